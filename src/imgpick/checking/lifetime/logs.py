"""Logs of releases: lists whose items are a model and the day on which it came out."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.words import Mark
from imgpick.checking.lifetime.releases import has_a_day, release_day
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import Claim
from imgpick.checking.sentences.reading import Reading

_YEAR = cued(r"\b20\d\d\b")
_NAMED = ("exact", "product", "family")
_NOTHING = lazy(r"\W*")
_NAME_FIRST = lazy(r"[*_`\])]*(?: \([^()]{2,60}\))?[*_`]*,? ?[:,\u2013\u2014-]? ?[*_`(]*")
_DAY_FIRST = lazy(r"[*_`)]*,? ?[:,\u2013\u2014-] ?[*_`\[]*")
_LAST = lazy(r"[*_`)\]]*(?: \([^()]{2,60}\))?[*_`]*\.?\s*$")
_OF_RELEASES = lazy(
    r"\b(?:releas(?:es?|ed)|launch(?:es)?|debuts?|came out|time ?line|chronolog\w+)\b(?! (?:notes|of (?:the|this) (?:tool|library)))"
)
"""Heads a log of releases; "release notes" are those of somebody's own program."""
_DATE_HEAD = lazy(r"\W*(?:date|day|when|month|released?)\W*")
CUES = (_YEAR,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The day that an item of such a list gives."""
    logged = _in_cell(reading) if reading.kind == "row" else _logged(reading)
    if logged and not reading.silent:
        mention, day = logged
        yield release_day(reading, mention, day, (min(mention.start, day.start), max(mention.end, day.end)))


def _in_cell(reading: Reading) -> tuple[Mention, Mark] | None:
    """The day of a row that holds nothing else of a model but its name, in a table of releases."""
    mention = reading.subject
    if mention is None or reading.models or len(reading.days) != 1 or not _DATE_HEAD.fullmatch(reading.head):
        return None
    day, name = reading.days[0], mention.text.casefold()
    alone = _NOTHING.fullmatch(reading.lower, 0, day.start) and _NOTHING.fullmatch(reading.lower, day.end)
    labelled = any(part.strip(" *_`") == name for part in reading.aside.split(" | "))
    if not (alone and labelled) or mention.kind not in _NAMED or len(day.value) < len("2026-11"):
        return None
    return (mention._replace(start=day.start, end=day.end), day) if _is_log(reading) else None


def _is_log(reading: Reading) -> bool:
    """Whether a heading over a place, or the title, speaks of releases."""
    return any(map(_OF_RELEASES.search, (reading.over.heading, *reading.over.enclosing)))


def _logged(reading: Reading) -> tuple[Mention, Mark] | None:
    """An item of a log of releases that is a name and a day: "**X** (A, B) \u2013 2026-09-08", "2026-09-08: X"."""
    if reading.kind != "item" or len(reading.days) != 1 or not reading.models:
        return None
    mention, day, lower = reading.models[0], reading.days[0], reading.lower
    name_first = _NAME_FIRST.fullmatch(lower, mention.end, day.start) and _NOTHING.fullmatch(lower, 0, mention.start)
    day_first = _DAY_FIRST.fullmatch(lower, day.end, mention.start) and _NOTHING.fullmatch(lower, 0, day.start)
    ends = _LAST.match(lower, day.end if name_first else mention.end)
    if not (name_first or day_first) or not ends or len(day.value) < len("2026-11") or mention.kind not in _NAMED:
        return None
    return (mention, day) if _is_log(reading) and has_a_day(reading, mention) else None
