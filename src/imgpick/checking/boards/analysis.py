"""Places on the boards of Artificial Analysis, of which the base has dated statements and no tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imgpick.checking.boards.placing import LOOK_UP, Placing, places, statement
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.kb.cite import Fact

WAS = lazy(r"\b(?:was|were|had been)\b")


def right(p: Placing, mention: Mention, facts: tuple[Fact, ...], span: tuple[int, int], where: str, day: str) -> Claim:
    """A rank that is right; with a remark where neither the sentence nor the text names the day."""
    claim = p.reading.claim("rank", span, SUPPORTED, mention.models, facts)
    if p.day or p.reading.context.dated:
        return claim
    return claim._replace(
        rule="rank-undated",
        message=f"right {where}, but ranks move: the sentence names no day",
        advice=f"add “as of {day}”",
    )


def analysis_rank(p: Placing, mention: Mention, number: int, within: bool, span: tuple[int, int]) -> Iterator[Claim]:
    reading, models = p.reading, mention.models
    known = [
        (s, place)
        for s in p.standings.said(models, p.publisher, p.editing)
        for key, place in places(s)
        if key in models
    ]
    near = [(s, place) for s, place in known if not p.day or words.same_day(p.day, s["day"])]
    holds = [s for s, place in (near if p.day else known[:1]) if place == number or (within and place <= number)]
    facts = tuple(statement(s) for s, _ in known[:2])
    if holds:
        yield right(p, mention, facts, span, f"on {holds[0]['day']}", holds[0]["day"])
        return
    first = next(
        (s for s in p.standings.led(p.publisher, p.editing) if p.day and words.same_day(p.day, s["day"])), None
    )
    if number == 1 and not within and first and not near:
        near, facts = [(first, 1)], (statement(first),)
    was = [s for s, place in known if place == number or (within and place <= number)]

    held = None if within else _held_by_other(p, models, number)

    def wrong(message: str, advice: str = "") -> Claim:
        return reading.claim(
            "rank", span, CONTRADICTED, models, facts, rule="rank-mismatch", message=message, advice=advice
        )

    if p.day and near:
        yield wrong(f"Artificial Analysis, {near[0][0]['day']}: {near[0][0]['text']}")
    elif WAS.search(reading.lower) and not p.day:
        yield reading.claim("rank", span, SUPPORTED if was else NOT_IN_BASE, models, facts)
    elif was and not p.day and not reading.past:
        then = reading.context.dated and reading.context.written < known[0][0]["day"]
        yield reading.claim(
            "rank", span, OUTDATED, models, facts, rule="rank-outdated", severity=WARNING if then else "",
            message=f"true on {was[0]['day']}; on {known[0][0]['day']}: {known[0][0]['text']}",
            advice="name the day, or look the board up: artificialanalysis.ai/image/leaderboard", written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip
    elif known and not p.day and not reading.past and number == 1:
        yield wrong(f"on {known[0][0]['day']}: {known[0][0]['text']}", LOOK_UP)
    elif not p.day and not reading.past and (held or not reading.context.dated):
        message = "the base holds no tables of Artificial Analysis, and the sentence names no day"
        if held:
            message = f"the sentence names no day, and on {held['day']} another stood there: {held['text'].rstrip('.')}"
        yield reading.claim(
            "rank", span, NOT_IN_BASE, models, (statement(held),) if held else facts, rule="rank-undated", severity=WARNING if held else "",
            message=message, advice="name the day and link the board",
        )  # fmt: skip
    else:
        yield reading.claim("rank", span, NOT_IN_BASE, models, facts)


def _held_by_other(p: Placing, models: tuple[str, ...], number: int) -> dict[str, Any] | None:
    """The newest statement, if it gives another model the place on the board of all pictures."""
    if p.board != "lmarena-t2i":
        return None
    told = [s for s in p.standings.led(p.publisher, p.editing) if s["day"] <= p.reading.context.written]
    return next((s for s in told[:1] for key, place in places(s) if place == number and key not in models), None)
