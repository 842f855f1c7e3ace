"""That a price is the one of a plain picture where more than that is needed."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb.facts import Price
from imgpick.kb.model import Model

PLAIN = "the price is that of a plain picture"
"""How the sentence begins."""
_LAYERS = "layers"
_MODES = {_LAYERS: (_LAYERS, "layerize"), "transparent": ("transparent",)}
"""Needs that some sellers price apart, with the modes in which they do."""
_THEY_COST = {_LAYERS: "layers cost", "transparent": "a transparent one costs"}


def told(offer: Offer, model: Model, brief: Brief, day: str) -> tuple[str, tuple[str, ...]] | None:
    """What a need costs that the price of an offer leaves out, or that no source says it, with the sources; None where the
    price is for what is needed. Layers are a step of their own everywhere, the rest only where it is priced as one."""
    if offer.cost is None:
        return None
    where = model.base.route(offer.route).name
    for need, modes in _MODES.items():
        rows = [price for price in model.prices(day) if price.mode in modes] if brief.need(need) else []
        if own := [price for price in rows if price.route == offer.route]:
            row = min(own, key=lambda price: price.tier != offer.tier)
            return f"{PLAIN}; {_THEY_COST[need]} {_amount(row)} on {where}", (row.source,)
        if need == _LAYERS and brief.need(need):
            return f"{PLAIN}; no source prices {need} on {where}{_elsewhere(rows, model)}", _sources(rows)
    return None


def _elsewhere(rows: Sequence[Price], model: Model) -> str:
    row = next(iter(rows), None)
    return f", on {model.base.route(row.route).name} they are {_amount(row)}" if row else ""


def _sources(rows: Sequence[Price]) -> tuple[str, ...]:
    return tuple(row.source for row in rows[:1])


def _amount(row: Price) -> str:
    size = f" at {row.size}" if row.size not in ("", "any", "unknown") else ""
    return f"{dollars(row.usd)}{size}{f' ({row.basis})' if row.basis != 'listed' else ''}"


def beside(brief: Brief) -> str:
    """What is said of all prices of a screen."""
    return "prices are those of plain pictures, not of layers" if brief.need(_LAYERS) else ""
