"""When a model is said to have been shown for the first time: it cannot have been after it came out."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.lifetime.releases import released
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.days import days_between

_SHOWN = r"(?:announced|shown|presented|revealed|teased|demonstrated|showed|demoed)"
_CUE = cued(rf"\b{_SHOWN}\b")
_SHOWS = lazy(rf"\b(?:first |officially )?{_SHOWN} (?:the |its )?[`\"'*_]*$")
_WAS_SHOWN = lazy(
    rf"[`\"'*_]*(?: \([^()]{{1,40}}\))?(?:,| was| were| had been)(?: (?:first|publicly|officially|only)){{0,2}} {_SHOWN}(?: (?:by|at) [\w'\u2019 ]{{2,24}}?)? (?:in|on) (?:the )?(?:early |mid-?|late )?$"
)
_ON = lazy(r"[`\"'*_]* (?:(?:back|only) )?(?:in|on) (?:the )?(?:early |mid-?|late )?")
_ENDS = lazy(r"(?:$|[.,;:!)]| (?:and|but)\b)")
CUES = (_CUE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The days on which a sentence says that models were shown."""
    if reading.silent or reading.kind == "heading":
        return
    for mention in reading.models:
        for day in reading.days:
            if day.start >= mention.end and _told(reading, mention, day.start, day.end):
                yield from _held(reading, mention, day.value, (mention.start, day.end))
                return


def _told(reading: Reading, mention: Mention, start: int, end: int) -> bool:
    """Whether a day is that on which a model was shown: "V announced X in May", "X, first shown in May"."""
    if _WAS_SHOWN.fullmatch(reading.lower, mention.end, start):
        return True
    shows = _SHOWS.search(reading.lower, max(0, mention.start - 40), mention.start)
    return bool(shows and _ON.fullmatch(reading.lower, mention.end, start) and _ENDS.match(reading.lower, end))


def _held(reading: Reading, mention: Mention, day: str, span: tuple[int, int]) -> Iterator[Claim]:
    base = reading.context.base
    days = {base.model(key).released for key in mention.models}
    known = max(days)
    if mention.kind not in ("exact", "product", "family") or len(days) > 1 or len(known) != 10:
        return
    facts = released(base, mention.models[:1])
    later = day > known[: len(day)] and not (len(day) == 10 and days_between(known, day) <= 1)
    if later:
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-release",
            message=f"{base.model(mention.models[0]).name} came out on {known} already", advice=f"write {known}",
        )  # fmt: skip
    elif known.startswith(day):
        yield reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
