"""What prompts cost where they are billed by the token: named beside a price, never added to it."""

from __future__ import annotations

from decimal import Decimal

from imgpick.costing.inputs import MILLION
from imgpick.costing.offers import Offer
from imgpick.kb.facts import Price
from imgpick.kb.model import Model
from imgpick.records import NamedTuple


class Prompt(NamedTuple):
    """What a prompt of so many tokens costs, in USD, and the cell that says so."""

    tokens: int
    usd: Decimal
    cell: Price


def prompt(model: Model, offer: Offer, day: str) -> Prompt | None:
    """The prompt of one picture, as long as the method assumes; None where the seller lists no price for it."""
    cells = [p for p in model.prices(day, offer.route) if p.unit == "1M-tokens" and p.part == "text-in"]
    cell = next((p for mode in (offer.mode, "standard") for p in cells if p.mode == mode), None)
    if offer.cost is None or cell is None:
        return None
    tokens = int(model.base.constant("prompt-tokens"))
    return Prompt(tokens, cell.usd * tokens / MILLION, cell)
