"""What prompts add to a bill where they are billed by the token."""

from __future__ import annotations

from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.costing.offers import Offer
from imgpick.costing.prompts import prompt
from imgpick.costing.step import dollars, rounded
from imgpick.kb.model import Model

_WORTH_SAYING = Decimal("0.05")
"""The part of a price from which on what a prompt adds to it is said."""


def told(offer: Offer, model: Model, brief: Brief, day: str) -> tuple[str, str] | None:
    """What prompts of the length that the method assumes add to the bill, and the source; None where it is next to nothing
    and the budget has room for it."""
    added = prompt(model, offer, day)
    if added is None or offer.cost is None:
        return None
    month, images = brief.per_month(added.usd), brief.per_month(offer.cost.total)
    over = brief.max_monthly is not None and images <= brief.max_monthly < images + month
    if not over and added.usd < offer.cost.total * _WORTH_SAYING:
        return None
    text = f"prompts are billed on top, {dollars(added.cell.usd)} per 1M tokens: about ${rounded(month)} a month at {added.tokens} tokens each"
    return f"{text}, more than your budget leaves" if over else text, added.cell.source
