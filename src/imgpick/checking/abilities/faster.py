"""Which of two models is said to be faster, held against what one source timed of both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.abilities.capabilities import rows_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import CONTRADICTED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model

_FASTER = cued(
    r"\b(?:faster|quicker|speedier|snappier|(?P<up>slower)) than (?:the |its sibling )?[`*_\"]*|\b(?:takes?|needs?) (?:less time|fewer seconds) than (?:the )?[`*_\"]*"
)
_OF_TWO = cued(
    r"(?:\b(?:is|as|being|remains)|,) (?:the |its |an? )(?:[\w-]+,? ){0,2}?(?:(?P<down>fast(?:er)?|quick(?:er)?|speed(?:y|ier)|snapp(?:y|ier)|nimbler?)|(?P<up>slow(?:er)?))(?:,? [\w-]+){0,3}? (?:one|variant|version|model|sibling|twin|half|brother|of the (?:two|pair))\b"
)
""" "X is the quick one of the two"."""
CUES = (_FASTER, _OF_TWO)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a sentence that holds the speed of two models against each other."""
    if reading.silent or reading.past or reading.kind == "heading":
        return
    yield from _of_two(reading)
    match = reading.search(_FASTER)
    if match is None:
        return
    second = next((m for m in reading.models if m.start == match.end()), None)
    first = reading.subject_of(match.start(), match.start() + 1)
    if first is None or second is None or {first.kind, second.kind} != {"exact"} or first.models == second.models:
        return
    pair = _timed_alike(reading, first, second)
    if pair is None or words.negated(words.before(reading.lower, match.start(), 14)):
        return
    yield _held(reading, (first, second), pair, match)


def _of_two(reading: Reading) -> Iterator[Claim]:
    """One of two that came out together is called the fast one, or the slow one."""
    match = reading.search(_OF_TWO)
    first = reading.subject_of(match.start(), match.start() + 1) if match else None
    if match is None or first is None or first.kind != "exact" or first.end > match.start():
        return
    twin = _twin(reading.the_model(first), reading.context.base)
    second = first._replace(models=(twin.id,), text=twin.name, end=match.end()) if twin else None
    pair = _timed_alike(reading, first, second) if second else None
    if second and pair and not words.negated(words.before(reading.lower, match.start(), 14)):
        yield _held(reading, (first, second), pair, match)


def _twin(model: Model, base: Base) -> Model | None:
    """The other one of two models of a family that came out on the same day."""
    line = (base.model(key) for key in base.members(model.family) if key != model.id)
    twins = [other for other in line if other.released == model.released != "unknown"]
    return twins[0] if len(twins) == 1 else None


def _held(
    reading: Reading, sides: tuple[Mention, Mention], rows: tuple[Capability, Capability], match: re.Match[str]
) -> Claim:
    first, second = (_seconds(row) for row in rows)
    right = first > second if match.group("up") else first < second
    models = (*sides[0].models, *sides[1].models)
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    span = reading.joined(sides[0], (match.start(), sides[1].end))
    if right:
        return reading.claim("capability", span, SUPPORTED, models, facts)
    told = [f"{reading.the_model(m).name} at {row.value} s{_tier(row)}" for m, row in zip(sides, rows, strict=True)]
    return reading.claim(
        "capability", span, CONTRADICTED, models, facts, rule="capability-number", severity=WARNING,
        message=f"{rows[0].note or 'one source'}: {told[0]}, {told[1]}", advice="turn the comparison round, or name your own measurement",
    )  # fmt: skip


def _timed_alike(reading: Reading, first: Mention, second: Mention) -> tuple[Capability, Capability] | None:
    """What one source timed of both, at the same tiers and on the same routes, where the two lie apart."""
    today = reading.context.today
    mine, theirs = (rows_of(reading.the_model(m), "seconds", today) for m in (first, second))
    return next(
        (
            (one, other)
            for one in mine
            for other in theirs
            if (one.source, one.tiers, one.routes, one.card) == (other.source, other.tiers, other.routes, other.card)
            and (_seconds(one)[-1] < _seconds(other)[0] or _seconds(other)[-1] < _seconds(one)[0])
        ),
        None,
    )


def _seconds(row: Capability) -> list[float]:
    """What a row tells, in seconds: one figure, or the two ends of a span."""
    return [float(part) for part in str(row.value).split("-")]


def _tier(row: Capability) -> str:
    return f" ({', '.join(row.tiers)})" if row.tiers else ""
