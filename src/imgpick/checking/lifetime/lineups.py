"""What is said of a vendor's newest model without its name: the month it came out in, or that nothing has come since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.lifetime.releases import released
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import short_days
from imgpick.kb.base import Base
from imgpick.kb.model import Model
from imgpick.kb.wording import listed

WORDS = ("latest", "newest", "most recent", "nothing", "no new", "anything new", "any new", "a new")
"""One of these stands in every such sentence."""
OF_VENDOR = lazy(
    rf"\b(?P<latest>{ANY})['\u2019]s? (?:own )?(?:latest|newest|most recent) (?:image |picture )(?:model|generator|release)s? (?:came out|was released|was launched|launched|arrived|shipped|appeared|dates?(?: back)?|is)(?: (?:back|way|only|just))? (?:(?:in|on|from|to) )(?=\w)"
    rf"|\b(?P<nothing>{ANY}) (?:has|have)(?:(?: since)? (?:released|shipped|launched|published|brought out) (?:nothing(?: new)?|no (?:new |newer )?image models?)|(?: not|n['\u2019]t) (?:released|shipped|launched|published|brought out) (?:anything new|(?:an?|any) (?:new |newer )?image model)) since "
)
_NEAR = 24


def judge(reading: Reading, match: re.Match[str]) -> Iterator[Claim]:
    """The claim of one such sentence; ``match`` is where it stands, as offsets of the text."""
    if reading.silent or reading.past:
        return
    vendor = NAMES[match.group("latest") or match.group("nothing")]
    begin, end = match.start() - reading.start, match.end() - reading.start
    day, last = _day(reading, end)
    span = begin, max(end, last)
    out = _out(reading.context.base, vendor, reading.context.written)
    if not day or not out:
        return
    newest = out[-1]
    after = [model for model in out if model.released[: len(day)] > day]
    wrong = bool(after) if match.group("nothing") else not words.same_day(newest.released, day)
    facts = released(reading.context.base, [newest])
    if not wrong:
        yield reading.claim("stale-date", span, SUPPORTED, (newest.id,), facts)
        return
    yield reading.claim(
        "stale-date", span, OUTDATED, (newest.id,), facts, rule="stale-date-newest", severity=WARNING,
        message=f"the newest image model of {vendor} is {newest.name}, of {newest.released}"
        + (f"; since then {listed([m.name for m in after[-3:]])} came out" if len(after) > 1 else ""),
        advice=f"name it: {newest.name}",
    )  # fmt: skip


def _day(reading: Reading, start: int) -> tuple[str, int]:
    """The day or month that stands there, and where it ends; without a year the last such one before the text."""
    full = [day for day in reading.days if 0 <= day.start - start < _NEAR or day.start <= start <= day.end]
    begin = max(0, start - len("since "))
    marks = full or short_days(reading.lower, begin, start + _NEAR, reading.context.written)
    return (marks[0].value, marks[0].end) if marks else ("", start)


def _out(base: Base, vendor: str, day: str) -> list[Model]:
    """The models of a vendor that were out on a day, oldest first."""
    models = (base.model(key) for key in base.ids("model"))
    own = [m for m in models if m.vendor == vendor and len(m.released) == len("2026-11-22") and m.released <= day]
    return sorted(own, key=lambda model: (model.released, model.id))
