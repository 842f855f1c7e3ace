"""What the charts show, as plain records: price against preference, bills by volume, parts of a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from imgpick.choosing.preference import estimate
from imgpick.choosing.result import Choice, offer_name
from imgpick.choosing.screen import job as job_of
from imgpick.comparing.result import Comparison
from imgpick.comparing.rows import price, tiers
from imgpick.comparing.wanted import Wanted
from imgpick.costing.arithmetic import Job
from imgpick.costing.bill import Bill
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

OVERALL = "lmarena-t2i"
SHOWN = 6
"""As many models as stay readable in one chart."""


class Point(NamedTuple):
    """One tier of one model: USD an image against points on a board with their interval."""

    model: str
    tier: str
    route: str
    size: str
    usd: Decimal
    score: float
    low: float
    high: float
    assumed: bool
    """True when nobody tested this tier, and the interval is an assumption around one that was."""
    chosen: bool
    sources: tuple[str, ...]
    """Of the price and of the score."""
    day: str
    """Since when the price is known."""
    board_day: str
    """The day of the score."""


class Cloud(NamedTuple):
    """Price against preference on one board."""

    board: str
    board_day: str
    """The newest day of the scores; empty when nothing is rated."""
    points: tuple[Point, ...]
    left_out: tuple[str, ...]
    """Models without a price or without a score, by name."""

    @property
    def models(self) -> list[str]:
        """Names in the order in which they are drawn."""
        return list(dict.fromkeys(point.model for point in self.points))


class Line(NamedTuple):
    """A bill by volume: ``per_image`` USD for each picture, or ``flat`` USD a month."""

    label: str
    per_image: Decimal | None
    flat: Decimal | None
    source: str
    day: str


class Crossing(NamedTuple):
    """Where a price per image meets a flat amount."""

    label: str
    images: int
    usd: Decimal


class Bills(NamedTuple):
    """Monthly bills over a span of volumes."""

    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]
    volume: int
    """The volume that was asked about."""

    @property
    def span(self) -> tuple[int, int]:
        """The volumes to draw: powers of ten that hold the asked one and every crossing."""
        inside = [max(self.volume, 2), *(c.images for c in self.crossings if c.images > 0)]
        low = 10 ** max(0, len(str(min(inside))) - 2)
        return low, 10 ** len(str(max(inside) * 2))


class Share(NamedTuple):
    """What one criterion adds to the score of an offer (0..1)."""

    offer: str
    criterion: str
    part: float
    known: bool


def cloud_of_choice(choice: Choice, base: Base) -> Cloud:
    """The models of a short list: every tier on the route that was chosen for each.

    For vector output only the offers themselves: its price says nothing of the raster tiers.
    """
    listed = [scored.offer for scored in choice.ranking if scored.offer.cost][:SHOWN]
    job = job_of(choice.brief)
    winner = choice.verdict.offer
    found: list[Point] = []
    for offer in listed:
        model, name = base.model(offer.model), offer_name(base, offer)
        wanted = Wanted(job, offer.tier if job.vector else "", offer.route, offer.mode)
        chosen = offer.tier if winner and winner.model == model.id else None
        found += _points(model, name, choice.board, choice.day, wanted, chosen, whole=True)
    return _cloud(base, choice.board, [(base.model(o.model), offer_name(base, o)) for o in listed], found)


def cloud_of_models(base: Base, models: Sequence[Model], day: str, job: Job | None = None, route: str = "") -> Cloud:
    """Some models on the overall board: every tier on the vendor's route, else on the cheapest provider's."""
    wanted = Wanted(job or Job("1K"), "", route)
    unique = list({model.id: model for model in models}.values())
    found = [point for model in unique for point in _points(model, model.name, OVERALL, day, wanted, None)]
    return _cloud(base, OVERALL, [(model, model.name) for model in unique], found)


def cloud_of_comparison(base: Base, comparison: Comparison, wanted: Wanted) -> Cloud:
    """The columns of a comparison."""
    models = [column.model for column in comparison.columns]
    return cloud_of_models(base, models, comparison.day, wanted.job, wanted.route)


def _points(
    model: Model, name: str, board: str, day: str, wanted: Wanted, chosen: str | None, *, whole: bool = False
) -> Iterator[Point]:
    """``whole`` prices hold input pictures as assumed."""
    for tier in [wanted.tier] if wanted.tier else tiers(model, day):
        cost = price(model, day, wanted, tier)
        found = estimate(model, tier, board, day)
        beside = tier in model.apart and tier != wanted.tier
        if cost is None or found.how == "unknown" or beside:
            continue
        sources = tuple(dict.fromkeys([*(p.source for p in cost.prices), *(s.source for s in found.scores)]))
        since = max((p.day for p in cost.prices), default="")
        yield Point(
            name, tier, cost.route, cost.size, cost.total if whole else cost.per_image, found.mid, found.low, found.high,
            not found.normal, chosen == tier, sources, since, max(s.day for s in found.scores),
        )  # fmt: skip


def _cloud(base: Base, board: str, asked: Iterable[tuple[Model, str]], found: Sequence[Point]) -> Cloud:
    models = list(asked)
    days = [point.board_day for point in found]
    drawn = {point.model for point in found}
    missing = tuple(name for _, name in models if name not in drawn)
    return Cloud(base.board(board).name, max(days, default=""), tuple(found), missing)


def bills_of_choice(choice: Choice, base: Base) -> Bills:
    """The short list's bills; a budget is a flat line, and a crossing is what it buys."""
    lines = []
    for scored in choice.ranking[:5]:
        offer = scored.offer
        if offer.cost:
            tier = f" · {offer.tier}" if offer.tier else ""
            first = offer.cost.prices[0]
            each = offer.cost.total * choice.brief.retries
            lines.append(Line(f"{offer_name(base, offer)}{tier}", each, None, first.source, first.day))
    lines = _merged(lines)
    budget = choice.brief.max_monthly
    flat = [Line("your budget", None, budget, "", "")] if budget is not None and lines else []
    return Bills(tuple(lines + flat), tuple(_crossings(lines[:1], flat)), choice.brief.images)


def _merged(lines: Sequence[Line]) -> list[Line]:
    """Lines at the same price as one, which names them all."""
    same: dict[Decimal | None, Line] = {}
    for line in lines:
        first = same.get(line.per_image)
        same[line.per_image] = first._replace(label=f"{first.label}, {line.label}") if first else line
    return list(same.values())


def bills_of_cost(bill: Bill, base: Base) -> Bills:
    """A model's tiers by its cheapest listed way, against the plans of its chat apps."""
    cheapest: dict[str, Line] = {}
    for row in bill.lines:
        tier, first = row.offer.tier, row.cost.prices[0]
        if row.offer.mode != "standard" or tier in cheapest or len(cheapest) >= SHOWN:
            continue
        where = base.route(row.offer.route).name
        cheapest[tier] = Line(f"{tier + ' · ' if tier else ''}{where}", row.per_image, None, first.source, first.day)
    plans = {row.plan.plan: row.plan for row in bill.plans}
    flat = [_plan(base, plan) for plan in list(plans.values())[:3]] if cheapest else []
    against = sorted(cheapest.values(), key=lambda line: line.per_image or 0)
    return Bills(tuple(against + flat), tuple(_crossings(against[len(against) // 2 :][:1], flat)), bill.volume)


def _plan(base: Base, plan: Plan) -> Line:
    return Line(f"plan {plan.plan} ({base.route(plan.route).name})", None, plan.usd, plan.source, plan.since)


def bills_of_comparison(comparison: Comparison, wanted: Wanted) -> Bills:
    """Each model at its default tier, else at its cheapest one."""
    lines = []
    for column in comparison.columns:
        model = column.model
        known = tiers(model, comparison.day)
        tier = wanted.tier or column.tier or (model.default_tier if model.default_tier in known else known[0])
        cost = price(model, comparison.day, wanted, tier)
        if cost:
            first = cost.prices[0]
            label = f"{model.name}{' · ' + tier if tier else ''}"
            lines.append(Line(label, cost.per_image, None, first.source, first.day))
    return Bills(tuple(_merged(lines)), (), wanted.images or 1000)


def _crossings(lines: Sequence[Line], flat: Sequence[Line]) -> Iterator[Crossing]:
    for line in lines:
        for level in flat:
            if line.per_image and level.flat:
                images = int(level.flat / line.per_image)
                if images:
                    yield Crossing(f"{line.label} meets {level.label}", images, level.flat)


def shares(choice: Choice, base: Base) -> list[Share]:
    """What makes up the score of each offer on the short list; a gap counts with the middle of its interval."""
    out = []
    for scored in choice.ranking[:5]:
        tier = f" · {scored.offer.tier}" if scored.offer.tier else ""
        label = f"{offer_name(base, scored.offer)}{tier}"
        for name in choice.brief.order:
            value = scored.values[name]
            out.append(Share(label, name, choice.weights[name] * value.mid, value.known))
    return out
