"""Limits that the compared models must keep, each judged by what the comparison shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from imgpick.comparing.result import KNOWN, Cell, Column, Gate, Row
from imgpick.comparing.wanted import Wanted
from imgpick.costing.offers import MODES, Offer, offers
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base

if TYPE_CHECKING:
    from imgpick.choosing.brief import Need


def gates(
    base: Base, columns: Sequence[Column], shown: Sequence[Row], day: str, wanted: Wanted,
    max_monthly: Decimal | None, require: Sequence[Need],
) -> Iterator[Gate]:  # fmt: skip
    """Every limit for every model: the needs by any offer that was asked for, the budget (USD) by the prices shown.

    Raises ImgpickError (exit 2) for a budget without a number of images.
    """
    if max_monthly is not None and not wanted.images:
        raise ImgpickError("max-monthly: for how many images a month?", hint="add images, for example --images 10k")
    for index, column in enumerate(columns):
        tier = wanted.tier or column.tier
        if column.added:
            continue
        if require:
            usable = [o for o in offers(column.model, day, wanted.job, MODES) if _asked(o, column, tier, wanted)]
            yield from (_need(need, column, usable, base, day) for need in require)
        if max_monthly is not None:
            prices = [row.cells[index] for row in shown if row.attribute == "price"]
            known = [cell for cell in prices if cell.state == KNOWN and (not tier or cell.tier in (tier, ""))]
            yield _budget(max_monthly, column, known, wanted.images)


def _need(need: Need, column: Column, usable: Sequence[Offer], base: Base, day: str) -> Gate:
    from imgpick.choosing import needs
    from imgpick.choosing.check import PASS

    checks = [needs.check(need, offer, base, day) for offer in usable]
    for offer, check in zip(usable, checks, strict=True):
        if check.state == PASS:
            return Gate(column.model.id, str(need), check.reason, True, offer.tier, offer.size, offer.route, offer.mode)
    return Gate(column.model.id, str(need), checks[0].reason if checks else "no offer on a route that fits")


def _budget(limit: Decimal, column: Column, prices: Sequence[Cell], images: int) -> Gate:
    name = f"max-monthly={limit}"
    if not prices:
        return Gate(column.model.id, name, "no price for this size, tier and route in the base")
    least = min(prices, key=lambda cell: Decimal(cell.value))
    bill = Decimal(least.value) * images
    where = ", ".join(part for part in (least.tier, least.size, least.route) if part)
    text = f"${bill:,.2f} a month for {images:,} images ({where})"
    return Gate(column.model.id, name, text, bill <= limit, least.tier, least.size, least.route, least.mode)


def _asked(offer: Offer, column: Column, tier: str, wanted: Wanted) -> bool:
    if offer.cost and tier and column.model.tiers and offer.tier != tier:
        return False
    if offer.cost and offer.mode != wanted.mode:
        return False
    if wanted.route:
        return wanted.route in (offer.route, offer.kind)
    return offer.kind != "reseller"
