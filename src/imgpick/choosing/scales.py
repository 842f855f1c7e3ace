"""Fixed scales: every criterion of an offer as an interval from 0 to 1, with the facts behind it.

The anchors are constants of the method, never the offers at hand. What nobody knows is the whole
interval, never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial

from imgpick.choosing.brief import APPS, Brief
from imgpick.choosing.check import memory
from imgpick.choosing.preference import TEXT_BOARD, Estimate, estimate, of_copy
from imgpick.choosing.rubrics import Rubrics
from imgpick.choosing.screen import job
from imgpick.choosing.speed import Speeds
from imgpick.choosing.value import Value, clamp, log_scale
from imgpick.choosing.wishes import CRITERIA
from imgpick.costing.arithmetic import Cost, other_shape
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability, Plan, Price, Tokens, carrying
from imgpick.kb.model import Model

EDIT_BOARDS = "lmarena-edit"


class Scales:
    """Reads the criteria of offers for one brief on one day."""

    def __init__(self, base: Base, brief: Brief, day: str) -> None:
        self.base = base
        self.brief = brief
        self.day = day
        self.board = board_for(brief, base)
        self._job = job(brief)
        own: dict[str, Callable[[Model, Offer], Value]] = {
            "quality": lambda m, o: self._votes(m, o, self.board),
            "text": lambda m, o: self._votes(m, o, TEXT_BOARD),
            "price": self._price,
            "speed": lambda m, o: self._speeds.value(m, o, self._memory(m, o)),
        }
        self._readers = {name: own.get(name) or partial(self._rubric, name) for name in CRITERIA}
        self._known: dict[int, tuple[Offer, dict[str, Value]]] = {}
        self._rated: dict[tuple[str, str, str, bool], Value] = {}
        scale = base.method["criteria"]["price"]
        self._ends = float(scale["zero"]), float(scale["one"])
        self._speeds = Speeds(base, brief, day, self.board)
        self._least = _least_that_counts(base, brief)
        self._rubrics = Rubrics(base, brief, day)
        self._points: dict[tuple[str, str, str, str, bool], Value] = {}

    def values(self, offer: Offer) -> dict[str, Value]:
        """All criteria of an offer, worked out once for each offer at hand."""
        if id(offer) not in self._known:
            self._known[id(offer)] = offer, self._values(offer)
        return self._known[id(offer)][1]

    def _values(self, offer: Offer) -> dict[str, Value]:
        model = self.base.model(offer.model)
        return {name: read(model, offer) for name, read in self._readers.items()}

    def _votes(self, model: Model, offer: Offer, board: str) -> Value:
        """What votes say asks for nothing of an offer but its tier, save where an app names no variant."""
        if offer.product:
            return self._rating(self._hull(offer, board), model, offer, board)
        row = self._memory(model, offer)
        copied = row is not None and row.quantised
        key = model.id, offer.tier, board, copied
        if key not in self._rated:
            found = estimate(model, offer.tier, board, self.day)
            found = of_copy(found, self.base.constant("below-tested-tier")) if copied else found
            self._rated[key] = self._rating(found, model, offer, board)
        return self._rated[key]

    def _memory(self, model: Model, offer: Offer) -> Capability | None:
        """The row by which a model fits the memory of own GPUs that the brief names. A copy in fewer bits is not what
        voters saw; parts by turns paint the same and take longer."""
        need = self.brief.need("vram") if offer.kind == "self-host" else None
        return memory(model, float(need.value), self.day) if need else None

    def _rating(self, found: Estimate, model: Model, offer: Offer, board: str) -> Value:
        if found.how == "unknown":
            return Value(0.0, 1.0, "unknown", note=f"not rated on {board}")
        anchor = self.base.method["anchors"][board]
        zero, one = float(anchor["zero"]), float(anchor["one"])
        low, high = (clamp((points - zero) / (one - zero)) for points in (found.low, found.high))
        facts = tuple(cite.score(score) for score in found.scores)
        tested = float(found.scores[0].value)
        # a tier above the tested one counts as that one: that it is better is no more than assumed
        points = tested if found.how == "other-tier" and found.mid > tested else found.mid
        middle = clamp((points - zero) / (one - zero))
        return Value(low, high, _points(found), facts, _how(found, model, offer), found.normal, found, middle)

    def _hull(self, offer: Offer, board: str) -> Estimate:
        """All variants that a chat app may run under one product name."""
        models = self._in_apps.get((offer.route, offer.product), ())
        found = [e for e in (estimate(m, "", board, self.day) for m in models) if e.how != "unknown"]
        if not found:
            return Estimate(0, 0, "unknown")
        best = max(found, key=lambda e: e.high)
        return best._replace(
            low=min(e.low for e in found), how="predecessor" if best.how == "predecessor" else "other-tier"
        )

    @cached_property
    def _in_apps(self) -> dict[tuple[str, str], list[Model]]:
        """Route and product name -> the models that may run there."""
        found: dict[tuple[str, str], dict[str, Model]] = {}
        for model in self.base.models:
            for access in model.access(self.day):
                if access.product:
                    found.setdefault((access.route, access.product), {})[model.id] = model
        return {where: list(models.values()) for where, models in found.items()}

    def price_value(self, usd: float) -> float:
        """The place of a price per image on the scale: what makes no bill worth a thought counts as much as what does."""
        return log_scale(max(usd, self._least), *self._ends)

    def price(self, offer: Offer) -> Value:
        """What an offer costs, as it counts for the brief."""
        return self._price(self.base.model(offer.model), offer)

    def _price(self, model: Model, offer: Offer) -> Value:
        if offer.cost:
            return self._per_image(offer.cost)
        plans = carrying(offer.plans, self.brief.asked_images)
        if plans:
            return self._plan(plans)
        if offer.kind == "self-host":
            return Value(0.0, 1.0, "own hardware", note="running costs are your own and not in the base")
        return Value(0.0, 1.0, "unknown", note="no price in the base")

    def _per_image(self, cost: Cost) -> Value:
        """A price per image; up to the most that it may come to where it is not that of the whole job and its shape. Input
        pictures whose tokens were measured count as that."""
        most = float(cost.total)
        each = most if cost.inputs and cost.inputs.measured else float(cost.per_image)
        exact = sizes.edges(self._job.size)
        shown, notes = (
            f"{cost.word}{dollars(cost.total)}{cost.with_inputs}",
            cost.notes,
        )
        if other_shape(cost.size, self._job):
            more = self.base.constant("other-shape")
            most *= more
            shown, notes = (
                f"{shown} at {cost.size}",
                (*notes, f"another shape is assumed to cost up to {more:g} times"),
            )
        most *= max(
            1.0, sizes.megapixels(self._job.size) / area if (area := sizes.megapixels(cost.size)) and exact else 1.0
        )
        high = self.price_value(each)
        low = self.price_value(most) if most > each else high
        facts = [cite.price(p) for p in cost.prices]
        facts += [self._assumed(fact) for fact in (cost.inputs.facts if cost.inputs else ())]
        return Value(low, high, shown, tuple(dict.fromkeys(facts)), "; ".join(notes))

    def _assumed(self, fact: Price | Tokens) -> Fact:
        """A fact by which the cost of input pictures is assumed."""
        return cite.price(fact) if isinstance(fact, Price) else cite.tokens(fact, self.base.source(fact.source).day)

    def _plan(self, plans: Sequence[Plan]) -> Value:
        """Plans are held against plans, spread over the volume; beside prices per image nothing is known of them. A plan
        for nothing is free as far as a source says that it reaches, and the best case where none says."""
        paid = next((plan for plan in plans if plan.usd), None)
        free = [plan for plan in plans if not plan.usd]
        then = f"${paid.usd} a month and up" if paid else "unknown"
        shown = f"free or {then}" if free else then
        facts, note = tuple(cite.plan(plan) for plan in plans), "a plan is no price per image"
        if self.brief.workflow not in APPS:
            return Value(0.0, 1.0, shown, facts, note)
        if any(plan.most for plan in free):
            return Value(1.0, 1.0, "free", facts, note)
        low = 0.0
        if paid:
            each = float(paid.usd) / self.brief.images
            low = self.price_value(each)
            note = f"{note}; {paid.plan} spread over {self.brief.images:,} images would be ${each:.3f}"
        return Value(low, 1.0 if free else low, shown, facts, note)

    def _rubric(self, name: str, model: Model, offer: Offer) -> Value:
        said = self._rubrics.said(name, model)
        tier = offer.tier if said.by_tier or offer.size == "svg" else ""
        key = name, model.id, tier, offer.route if said.by_route else "", offer.size == "svg"
        if key not in self._points:
            low, high, facts, met = self._rubrics.points(said, model, offer)
            self._points[key] = Value(low, high, _dots(low, high), facts, ", ".join(met))
        return self._points[key]


def _least_that_counts(base: Base, brief: Brief) -> float:
    """The price of an image below which a bill is too small to matter; 0 for whoever puts price first."""
    if brief.order[0] == "price":
        return 0.0
    small = base.constant("small-bill")
    if brief.max_monthly is not None:
        small = min(float(brief.max_monthly), max(small, float(brief.max_monthly) / 10))
    return small / brief.images


def board_for(brief: Brief, base: Base) -> str:
    """The board of the use that is named first, save that work on pictures is judged where pictures are edited."""
    boards: list[str] = [base.method["uses"][use]["board"] for use in brief.uses]
    return next((board for board in boards if board.startswith(EDIT_BOARDS)), boards[0])


def _points(found: Estimate) -> str:
    if found.normal:
        return f"{found.scores[0].value:.0f} ±{found.scores[0].half_width:.0f}"
    return f"{found.low:.0f} to {found.high:.0f}"


def _how(found: Estimate, model: Model, offer: Offer) -> str:
    score = found.scores[0]
    if found.how == "tested":
        return f"tested at {found.tested}" if found.tested else ""
    if found.how == "assumed-tier":
        return f"the board names no tier; taken as {found.tested}"
    if found.how == "predecessor":
        older = model.base.model(score.model).name
        return f"not rated yet; assumed around {older} ({score.value:.0f})"
    if found.how == "copy":
        return f"rated as a whole ({score.value:.0f}); a quantised copy is assumed"
    tier = offer.tier or "this tier"
    if score.tier or not found.tested:
        return f"tested at {score.tier or 'an unnamed tier'} ({score.value:.0f}); {tier} is assumed"
    return f"the board names no tier, its {score.value:.0f} is taken as {found.tested}; {tier} is assumed"


@cache
def _dots(low: float, high: float) -> str:
    """Four dots: filled for sure, half for perhaps, empty for not."""
    sure, perhaps = round(low * 4), round(high * 4)
    return "●" * sure + "◐" * (perhaps - sure) + "○" * (4 - perhaps)
