"""Who says a price, and how it came about."""

from __future__ import annotations

from imgpick.costing.arithmetic import Cost
from imgpick.kb.base import Base
from imgpick.kb.facts import Price, Source, Tokens


def told(cost: Cost, base: Base) -> tuple[str, tuple[str, ...]] | None:
    """What a reader must know of a price, with its sources; None where its seller just lists it."""
    if cost.counted:
        return _computed(cost, base, *cost.counted)
    price = cost.prices[0]
    source = base.source(price.source)
    noted = f": {price.note}" if price.note else ""
    if price.basis != "listed":
        through = f", through {source.via}" if source.via else ""
        text = f"the price is {price.basis}, not listed by the seller ({_where(source)}{through}){noted}"
    elif source.kind in _WEAK:
        text = f"the price was read in {_WEAK[source.kind]} ({_where(source)}){noted}"
    else:
        text = f"its price{noted}" if noted else ""
    return (text, (source.id,)) if text else None


_WEAK = {"article": "an article", "code": "published code"}
"""Kinds of sources that are no price list."""


def _computed(cost: Cost, base: Base, rate: Price, count: Tokens) -> tuple[str, tuple[str, ...]]:
    """That a price is the product of a rate and a count of tokens, with who says each."""
    parts = (("rate", rate.basis, rate.source, rate.note), ("count", count.basis, count.source, count.note))
    said = [
        f"the {what} is {basis} ({_where(base.source(key))}{f'; {note}' if note else ''})"
        for what, basis, key, note in parts
    ]
    return f"the price is computed, {cost.steps[0].text}: {', '.join(said)}", (rate.source, count.source)


def _where(source: Source) -> str:
    return f"{source.publisher}, {source.day}"
