"""A price that no cell of the base makes true: what is wrong with it, and what to write."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.pricing.meant import Meant, fitting
from imgpick.checking.pricing.said import Said
from imgpick.checking.result import CONTRADICTED, SUGGESTION, Claim, Fix
from imgpick.checking.sentences.money import SIGNS
from imgpick.checking.sentences.reading import Reading
from imgpick.costing.step import dollars


def mismatch(reading: Reading, said: Said, cells: Meant) -> Claim:
    """The finding that a figure is none of those that the claim can mean, with what to write instead."""
    base = reading.context.base
    hint = ""
    for axis in ("tier", "size", "route"):
        if getattr(said, axis) or (axis == "route" and said.third_party):
            other = fitting(said.amount, cells.whatever(axis))
            if other and not said.amount.bound:
                hint = f"; that is {phrases.cell(base, other[0])}"
                break
    own, fact = cells.own, cells.ladder
    exact = phrases.distinct([c for c in own if plain_size(c, said)]) if said.tier or said.amount.images > 1 else []
    fix = dollars(exact[0].usd) if _repairable(said) and len({c.usd for c in exact}) == 1 else None
    what = phrases.names(base, said.models) if len(said.models) == 1 else said.mention.text
    claim = reading.claim(
        "price", said.span, CONTRADICTED, said.models, phrases.facts(own), rule="price-mismatch",
        message=f"no price of {what}{_for(said)} is {shown(reading, said)}: the base has {fact}{hint}",
        advice=_instead(said, exact, fact), severity="" if reading.routes or any(c.kind == "vendor-api" for c in own) else SUGGESTION,
    )  # fmt: skip
    if fix is None:
        return claim
    start = reading.start + said.amount.start
    return claim._replace(fix=Fix(start, reading.start + said.amount.money_end, fix))


def mismatch_of_then(reading: Reading, said: Said, last: Sequence[Cell]) -> Claim:
    """The finding that a figure is none of those that a model had when it could be bought last."""
    ladder, until = phrases.ladder(reading.context.base, last), last[0].until
    what = phrases.names(reading.context.base, said.models) if len(said.models) == 1 else said.mention.text
    held = f"until {until} the base has" if until else "then as now the base has"
    return reading.claim(
        "price", said.span, CONTRADICTED, said.models, phrases.facts(last), rule="price-mismatch",
        message=f"no price of {what}{_for(said)} was {shown(reading, said)}: {held} {ladder}",
        advice=f"say that it ended, and what it cost: {ladder}" if until else f"write {ladder}",
    )  # fmt: skip


def said_of(reading: Reading, said: Said) -> str:
    return f"{said.mention.text} at {shown(reading, said)}"


def shown(reading: Reading, said: Said) -> str:
    """The figure as it is written, with the money where only a number stands there: of pictures, or without its coin."""
    text = reading.text[said.amount.start : said.amount.end].strip()
    if said.amount.bound == "under" and not said.amount.is_count:
        text = f"under {text}"
    if said.amount.is_count:
        return f"{dollars(said.amount.low)} for {text} images"
    return text if SIGNS.pattern.search(text.lower()) else f"{text} ({dollars(said.amount.low)})"


def _instead(said: Said, exact: Sequence[Cell], ladder: str) -> str:
    """What to write: a sum for a sum, where the price of one image is certain."""
    amount = said.amount
    if amount.images == 1:
        return f"write {ladder}"
    if len({c.usd for c in exact}) != 1:
        return f"multiply by {amount.images:,}: {ladder}"
    usd = exact[0].usd
    if amount.is_count:
        return f"write {int(amount.low / usd):,}: {dollars(amount.low)} by {dollars(usd)}"
    return f"write {phrases.total(usd * amount.images)}: {amount.images:,} times {dollars(usd)}"


def plain_size(item: Cell, said: Said) -> bool:
    """Whether a cell is for the size that is named, or the usual one where none is."""
    return bool(said.size) or item.size in ("1024x1024", "1K", "any", "unknown", "")


def _repairable(said: Said) -> bool:
    return said.amount.images == 1 and not said.amount.bound and not said.amount.is_range and len(said.models) == 1


def _for(said: Said) -> str:
    parts = [p for p in (said.tier, said.size, "batch" if said.mode == "batch" else "") if p]
    return f" ({', '.join(parts)})" if parts else ""
