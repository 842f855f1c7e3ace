"""What a job costs on every route and tier, what a budget buys, and when a chat plan would pay off."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from imgpick.costing.arithmetic import Cost, Job
from imgpick.costing.offers import MODES, Offer, offers
from imgpick.kb import sizes
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan
from imgpick.kb.model import Model
from imgpick.records import NamedTuple


class Surcharge(NamedTuple):
    """A named factor of a route on its prices, or a range of factors."""

    name: str
    factor: Decimal
    factor_to: Decimal
    source: str


class Line(NamedTuple):
    """One way to pay for the job. Amounts are USD."""

    offer: Offer
    cost: Cost
    per_image: Decimal
    """Of a picture that is kept: tries included."""
    per_month: Decimal
    surcharges: tuple[Surcharge, ...] = ()
    """What the route adds for some deployments; not in the amounts."""
    images: int | None = None
    """What the budget buys a month, when one was given."""
    doubt: str = ""
    """Why nobody can count on it."""


class PlanLine(NamedTuple):
    """A plan of a chat app beside the API: below ``break_even`` pictures the API is cheaper."""

    plan: Plan
    line: Line | None = None
    """What the plan is held against; None where no price per image is known."""
    break_even: int | None = None


class Bill(NamedTuple):
    """The answer to what a model costs."""

    model: Model
    job: Job
    volume: int
    tries: Decimal
    lines: tuple[Line, ...]
    plans: tuple[PlanLine, ...]
    unpriced: tuple[Offer, ...]
    """Routes for which the base has no price for the job."""
    budget: Decimal | None = None


def bill(
    base: Base,
    model: Model,
    day: str,
    job: Job,
    *,
    volume: int = 1,
    tries: Decimal = Decimal(1),
    tier: str = "",
    route: str = "",
    mode: str = "",
    resellers: bool = False,
    budget: Decimal | None = None,
) -> Bill:
    """Every way to pay for ``volume`` pictures a month, cheapest first, those in doubt last.

    Modes are standard, batch and edit; an empty one means the first two. An empty size in the job means
    every size of about a megapixel that somebody sells.
    """
    modes = (mode,) if mode else MODES[:2]
    found: list[Line] = []
    unpriced: list[Offer] = []
    jobs = [job] if job.size else [job._replace(size=size) for size in _square_and_others(model, day)]
    vectors = offers(model, day, job._replace(size="1K", vector=True), ("standard",)) if "standard" in modes else ()
    every = (offer for one in jobs for offer in offers(model, day, one, modes))
    for offer in (*every, *(offer for offer in vectors if offer.size == "svg")):
        if not _asked(offer, tier, route, resellers):
            continue
        if offer.cost is None:
            if offer.kind in ("vendor-api", "provider-api"):
                unpriced.append(offer)
            continue
        found.append(_line(base, offer, volume, tries, budget)._replace(doubt=_doubt(model, offer, day)))
    once = {_cells(line): line for line in reversed(found)}  # a price for any size is one line
    found = sorted(once.values(), key=lambda line: (bool(line.doubt), line.per_image, line.offer.id))
    plans = tuple(_plans(base, model, day, found))
    sold = {line.offer.route for line in found}
    return Bill(
        model, job, volume, tries, tuple(found), plans, tuple(o for o in unpriced if o.route not in sold), budget
    )


def _doubt(model: Model, offer: Offer, day: str) -> str:
    """That no source confirms the batch mode whose price somebody worked out."""
    if offer.mode != "batch" or not (offer.cost and offer.cost.weak):
        return ""
    known = model.capability("batch", day, offer.tier, offer.route)
    return "" if known and known.value == "yes" else "no source confirms a batch mode"


def _cells(line: Line) -> tuple[str, ...]:
    """The cells that a line rests on."""
    return (line.offer.id.rpartition("/")[2], *(fact.path for step in line.cost.steps for fact in step.facts))


def _asked(offer: Offer, tier: str, route: str, resellers: bool) -> bool:
    if route and route not in (offer.route, offer.kind):
        return False
    if offer.kind == "reseller" and not resellers and offer.route != route and route != "reseller":
        return False
    return not tier or offer.tier == tier or offer.cost is None


def _line(base: Base, offer: Offer, volume: int, tries: Decimal, budget: Decimal | None) -> Line:
    assert offer.cost is not None
    each = offer.cost.per_image * tries
    images = int((budget / each).to_integral_value(ROUND_FLOOR)) if budget is not None and each else None
    return Line(offer, offer.cost, each, each * volume, _surcharges(base, offer.route), images)


def _surcharges(base: Base, route: str) -> tuple[Surcharge, ...]:
    rows = (base.raw(f"route/{route}") or {}).get("surcharges", [])
    return tuple(
        Surcharge(row["name"], Decimal(row["factor"]), Decimal(row.get("factor-to", row["factor"])), row["source"])
        for row in rows
    )


def _plans(base: Base, model: Model, day: str, lines: Sequence[Line]) -> list[PlanLine]:
    """Paid plans of the chat apps that serve the model, against its default or middle tier by API."""
    against = _against(model, lines)
    if against is None and (lines or model.life(day).status == "retired"):
        return []
    apps = dict.fromkeys(row.route for row in model.access(day) if row.state == "yes")
    return [
        PlanLine(plan, against, int(plan.usd / against.per_image) if against else None)
        for app in apps
        for plan in base.plans(app, day)
        if plan.usd and plan.per == "account"
    ]


def _against(model: Model, lines: Sequence[Line]) -> Line | None:
    priced = [line for line in lines if line.offer.mode == "standard" and line.offer.kind != "reseller"]
    tier = model.default_tier if model.default_tier in model.tiers else ""
    default = [line for line in priced if line.offer.tier == tier] if tier else []
    middle = [line for line in priced if line.offer.kind == "vendor-api"] or priced
    kept = default or middle
    return kept[len(kept) // 2] if kept else None


def _square_and_others(model: Model, day: str) -> list[str]:
    """The class 1K, and every exact size of that class that a price cell names."""
    exact = {p.size for p in model.prices(day) if p.unit == "image" and sizes.edges(p.size)}
    return ["1K", *sorted(size for size in exact if sizes.class_of(size) == "1K")]
