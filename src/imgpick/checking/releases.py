"""Which of two models came out first, and the days of those that follow in a list: "A in April, B in September"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.calendar import short_days
from imgpick.checking.cues import cued
from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.life import RELEASED, release_day, released
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.words import Mark

_ORDER = cued(
    r"\b(?:(?:is|was) (?:an? )?(?P<old>older)|(?:is|was) (?:an? )?(?P<new>newer|younger|more recent)) (?:model )?than|\b(?:came|comes|was released|was launched|launched|appeared|arrived|shipped) (?:out )?(?:(?:long|well|just|shortly|a while|months|weeks) )?(?:(?P<before>before)|(?P<after>after))|\b(?P<predates>predates?|preceded|precedes)\b"
)
_NEXT = lazy(r"(?:,|,? and|;|,? then|,? followed by)(?: the)? $")
_SHORT = lazy(r" (?=(?:in|on) )")
_NEAR = 30
"""Characters between a verb of order and the model behind it."""
CUES = (_ORDER, RELEASED)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the order of releases, and the days of those told after a first one."""
    if reading.silent or len(reading.models) < 2:
        return
    yield from _order(reading)
    yield from _further(reading)


def _order(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_ORDER)
    if match is None:
        return
    left = next((m for m in reversed(reading.models) if m.end <= match.start()), None)
    right = next((m for m in reading.models if 0 <= m.start - match.end() < _NEAR), None)
    if left is None or right is None or {left.kind, right.kind} != {"exact"} or left.models == right.models:
        return
    first, second = (reading.the_model(m).released for m in (left, right))
    if len(first) != 10 or len(second) != 10 or first == second:
        return
    earlier = bool(match.group("old") or match.group("before") or match.group("predates"))
    span, models = (left.start, right.end), (*left.models, *right.models)
    facts = released(reading.context.base, models)
    if (first < second) == earlier:
        yield reading.claim("stale-date", span, SUPPORTED, models, facts)
        return
    yield reading.claim(
        "stale-date", span, CONTRADICTED, models, facts, rule="stale-date-release",
        message=f"{left.text} came out on {first}, {right.text} on {second}", advice="turn the order round",
    )  # fmt: skip


def _further(reading: Reading) -> Iterator[Claim]:
    """ "A arrived in April 2026, B in September and C in November": the days of B and C."""
    verb = reading.search(RELEASED)
    if verb is None:
        return
    for mention in reading.models[1:]:
        day = _day_behind(reading, mention)
        told = day and verb.start() < mention.start and _NEXT.search(reading.lower, 0, mention.start)
        if day and told and len({reading.context.base.model(key).released for key in mention.models}) == 1:
            yield release_day(reading, mention, day, (mention.start, day.end))


def _day_behind(reading: Reading, mention: Mention) -> Mark | None:
    """The day or month right behind a name."""
    if not _SHORT.match(reading.lower, mention.end):
        return None
    full = next((d for d in reading.days if 0 <= d.start - mention.end <= len(" on the ")), None)
    if full:
        return full
    marks = short_days(reading.lower, mention.end, mention.end + 30, reading.context.written)
    return marks[0] if marks and marks[0].start == mention.end + 1 else None
