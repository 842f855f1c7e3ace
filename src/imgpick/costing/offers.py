"""Offers: the ways in which a model can really be had on a day, with what one image costs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from imgpick.costing.arithmetic import Cost, Job, cost
from imgpick.kb.facts import Access, Plan, Price
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

MODES = ("standard", "batch", "edit")
UNNAMED = ("auto", "unknown")
"""Tiers that a price has where the seller names none, or the model picks it itself."""
PRICED = ("vendor-api", "provider-api", "reseller")


class Offer(NamedTuple):
    """A model x route x tier x size x mode. ``cost`` is None where no price per image exists."""

    model: str
    route: str
    kind: str
    """The kind of the route."""
    tier: str
    size: str
    mode: str
    cost: Cost | None = None
    plans: tuple[Plan, ...] = ()
    product: str = ""
    """The name under which a chat app offers it, when it does not say which variant it runs."""
    access: Access | None = None

    @property
    def id(self) -> str:
        """A name for sorting and seeding."""
        return offer_id(self.model, self.route, self.tier, self.size, self.mode)

    @property
    def per_image(self) -> Decimal | None:
        """What one image costs, with what its input pictures are assumed to add."""
        return self.cost.total if self.cost else None


def offer_id(model: str, route: str, tier: str, size: str, mode: str) -> str:
    return "/".join((model, route, tier or "-", size or "-", mode))


def offers(
    model: Model, day: str, job: Job, modes: Sequence[str] = MODES, asked: Collection[str] = ()
) -> Iterator[Offer]:
    """All offers of a model on a day, dearest tier included, resellers too.

    A route without a price for the job counts only where the model has no priced one that names its tier, resellers
    aside, or is ``asked`` for.
    """
    prices = model.prices(day)
    has_price = False
    unpriced: list[Offer] = []
    for access in model.access(day):
        if access.state in ("no", "closed"):
            continue
        route = model.base.route(access.route)
        if route.kind in PRICED:
            found = list(priced(model, prices, access, route.kind, job, modes))
            has_price = has_price or (route.kind != "reseller" and any(o.tier not in UNNAMED for o in found))
            yield from found
            if not found and route.kind != "reseller":
                unpriced.append(Offer(model.id, access.route, route.kind, "", job.size, "standard", access=access))
        elif route.kind == "chat-app":
            sold = model.base.plans(route.id, day) or model.base.free_plans(route.id, day)
            plans = tuple(plan for plan in sold if plan.usd or not access.paid)
            yield Offer(model.id, route.id, route.kind, "", "", "standard", None, plans, access.product, access)
        elif model.licence.weights in ("open", "unknown"):
            yield Offer(model.id, route.id, route.kind, _weights_tier(model), job.size, "standard", access=access)
    yield from (offer for offer in unpriced if not has_price or offer.route in asked)


def _weights_tier(model: Model) -> str:
    """The tier that the first weights on offer are of; empty where their names tell none."""
    tiers = (str(row.get("tier", "")) for row in model.raw.get("names", ()) if row["kind"] == "weights")
    return next(tiers, "")


def priced(
    model: Model, prices: Sequence[Price], access: Access, kind: str, job: Job, modes: Sequence[str]
) -> Iterator[Offer]:
    """What a route of some kind sells of a model, whose ``prices`` in use on the day are those of all routes."""
    own = [price for price in prices if price.route == access.route]
    batch = any(price.mode == "batch" for price in own)
    for tier in route_tiers(model, own):
        for mode in modes:
            if mode == "batch" and not batch:
                continue
            price = cost(model, own, tier, mode, job, prices)
            if price:
                yield Offer(model.id, access.route, kind, tier, price.size, mode, price, (), "", access)


def route_tiers(model: Model, own: Sequence[Price]) -> list[str]:
    """The tiers that the cells of a route price, in the vendor's order; the empty one for models without tiers."""
    named = {p.tier for p in own if p.unit in ("image", "megapixel") and p.part != "reference"}
    if any(p.part == "image-out" for p in own):
        named |= {t.tier for t in model.tokens if t.part == "image-out"}
    if len(named) < 2:
        return list(named)
    order = {tier: index for index, tier in enumerate(model.tiers)}
    return sorted(named, key=lambda tier: (order.get(tier, len(order)), tier))
