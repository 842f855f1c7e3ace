"""Fixed scales: every criterion of an offer as an interval from 0 to 1, with the facts behind it.

The anchors are constants of the method, never the offers at hand. What nobody knows is the whole
interval, never zero.
"""

from collections.abc import Callable
from math import log
from typing import NamedTuple

from imgpick.choosing.brief import CRITERIA, Brief
from imgpick.choosing.preference import Estimate, estimate
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base, Model
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability

TEXT_BOARD = "lmarena-t2i-text-rendering"
OVERALL_BOARD = "lmarena-t2i"
OF_ROUTES = ("own-route", "no-setup")
"""Lines of rubrics that turn on the route of an offer."""


class Value(NamedTuple):
    """One criterion of one offer on the 0..1 scale."""

    low: float
    high: float
    shown: str
    """The value in its own unit, for people."""
    facts: tuple[Fact, ...] = ()
    note: str = ""
    normal: bool = False
    """True when the interval is a board's 95 % interval, else every value inside is equally likely."""
    estimate: Estimate | None = None

    @property
    def mid(self) -> float:
        return (self.low + self.high) / 2

    @property
    def known(self) -> bool:
        return self.high - self.low < 1


UNKNOWN = Value(0.0, 1.0, "unknown")
Point = tuple[str, Fact | None]
"""yes, no or unknown for one line of a rubric, with its fact."""


class Line(NamedTuple):
    """One line of a rubric."""

    id: str
    points: float
    capability: str = ""
    at_least: float | None = None


class Scales:
    """Reads the criteria of offers for one brief on one day."""

    def __init__(self, base: Base, brief: Brief, day: str) -> None:
        self.base = base
        self.brief = brief
        self.day = day
        self.board = board_for(brief, base)
        self._readers: dict[str, Callable[[Model, Offer], Value]] = {
            "quality": lambda m, o: self._votes(m, o, self.board),
            "text": lambda m, o: self._votes(m, o, TEXT_BOARD),
            "price": self._price,
            "speed": self._speed,
        }
        self._lines = {
            name: [
                Line(
                    i["id"],
                    float(i["points"]),
                    i.get("capability", ""),
                    float(i["at-least"]) if "at-least" in i else None,
                )
                for i in items
            ]
            for name, items in base.method["rubrics"].items()
        }
        self._known: dict[int, tuple[Offer, dict[str, Value]]] = {}
        self._rated: dict[tuple[str, str, str], Value] = {}
        self._rubrics: dict[tuple[str, str, str, str], Value] = {}
        self._turns: dict[tuple[str, str], tuple[bool, bool]] = {}
        self._facts: dict[str, Fact] = {}

    def values(self, offer: Offer) -> dict[str, Value]:
        """All criteria of an offer, worked out once for each offer at hand."""
        if id(offer) not in self._known:
            self._known[id(offer)] = offer, self._values(offer)
        return self._known[id(offer)][1]

    def _values(self, offer: Offer) -> dict[str, Value]:
        model, readers = self.base.model(offer.model), self._readers
        return {
            name: readers[name](model, offer) if name in readers else self._rubric(name, model, offer)
            for name in CRITERIA
        }

    def _votes(self, model: Model, offer: Offer, board: str) -> Value:
        """What votes say asks for nothing of an offer but its tier, save where an app names no variant."""
        if offer.product:
            return self._rating(self._hull(offer, board), model, offer, board)
        key = model.id, offer.tier, board
        if key not in self._rated:
            self._rated[key] = self._rating(estimate(model, offer.tier, board, self.day), model, offer, board)
        return self._rated[key]

    def _rating(self, found: Estimate, model: Model, offer: Offer, board: str) -> Value:
        if found.how == "unknown":
            return Value(0.0, 1.0, "unknown", note=f"not rated on {board}")
        anchor = self.base.method["anchors"][board]
        zero, one = float(anchor["zero"]), float(anchor["one"])
        low, high = (_clamp((points - zero) / (one - zero)) for points in (found.low, found.high))
        facts = tuple(cite.score(score) for score in found.scores)
        return Value(low, high, _points(found), facts, _how(found, model, offer), found.normal, found)

    def _hull(self, offer: Offer, board: str) -> Estimate:
        """All variants that a chat app may run under one product name."""
        models = [
            model
            for model in self.base.models
            if any(a.product == offer.product and a.route == offer.route for a in model.access(self.day))
        ]
        found = [e for e in (estimate(m, "", board, self.day) for m in models) if e.how != "unknown"]
        if not found:
            return Estimate(0, 0, "unknown")
        best = max(found, key=lambda e: e.high)
        return best._replace(
            low=min(e.low for e in found), how="predecessor" if best.how == "predecessor" else "other-tier"
        )

    def price_value(self, usd: float) -> float:
        """The place of a price per image on the scale."""
        scale = self.base.method["criteria"]["price"]
        return _log_scale(usd, float(scale["zero"]), float(scale["one"]))

    def _price(self, model: Model, offer: Offer) -> Value:
        if offer.cost:
            value = self.price_value(float(offer.cost.per_image))
            facts = tuple(cite.price(p) for p in offer.cost.prices)
            return Value(value, value, f"${offer.cost.per_image.normalize():f}", facts, "; ".join(offer.cost.notes))
        paid = [plan for plan in offer.plans if plan.usd]
        if paid:
            plan = paid[0]
            each = float(plan.usd) / self.brief.images
            low = self.price_value(each)
            free = any(not p.usd for p in offer.plans)
            note = f"a plan is no price per image; {plan.plan} spread over {self.brief.images:,} images would be ${each:.3f}"
            facts = tuple(cite.plan(p) for p in offer.plans)
            shown = f"{'free or ' if free else ''}${plan.usd} a month and up"
            return Value(low, 1.0 if free else low, shown, facts, note)
        if offer.kind == "self-host":
            return Value(0.0, 1.0, "own hardware", note="running costs are your own and not in the base")
        return Value(0.0, 1.0, "unknown", note="no price in the base")

    def _speed(self, model: Model, offer: Offer) -> Value:
        row = model.capability("seconds", self.day, offer.tier, offer.route)
        if row is None:
            return self._speed_of_other_tiers(model, offer)
        low, high = self._speed_span(row)
        note = "; ".join(part for part in (row.basis if row.basis != "documented" else "", row.note) if part)
        return Value(low, high, f"{row.value} s", (cite.capability(row, self.base),), note)

    def _speed_span(self, row: Capability) -> tuple[float, float]:
        scale = self.base.method["criteria"]["speed"]
        first, _, last = str(row.value).partition("-")
        seconds = sorted(max(0.1, float(s)) for s in (first, last or first))
        low, high = (_log_scale(s, float(scale["zero"]), float(scale["one"])) for s in reversed(seconds))
        return low, high

    def _speed_of_other_tiers(self, model: Model, offer: Offer) -> Value:
        """A dearer tier is never assumed faster than a measured one, a cheaper one never slower."""
        low, high = 0.0, 1.0
        facts = []
        for row in model.any_capability("seconds", self.day):
            known = [model.tiers.index(t) for t in row.tiers if t in model.tiers]
            if not known or offer.tier not in model.tiers or (row.routes and offer.route not in row.routes):
                continue
            span = self._speed_span(row)
            if model.tiers.index(offer.tier) > max(known):
                high = min(high, span[1])
            elif model.tiers.index(offer.tier) < min(known):
                low = max(low, span[0])
            facts.append(cite.capability(row, self.base))
        if not facts:
            return UNKNOWN
        shown = " or ".join(f"{'at least' if high < 1 else 'at most'} {fact.value} s" for fact in facts[:1])
        return Value(min(low, high), high, shown, tuple(facts), "measured at another tier")

    def _rubric(self, name: str, model: Model, offer: Offer) -> Value:
        """A rubric asks for nothing of an offer but its tier and route, and for these only where a line turns on them."""
        if (name, model.id) not in self._turns:
            self._turns[name, model.id] = self._turns_on(name, model)
        tiers, routes = self._turns[name, model.id]
        key = name, model.id, offer.tier if tiers else "", offer.route if routes else ""
        if key not in self._rubrics:
            self._rubrics[key] = self._read_rubric(name, model, offer)
        return self._rubrics[key]

    def _turns_on(self, name: str, model: Model) -> tuple[bool, bool]:
        """Whether the offers of a model can differ in a rubric by their tier, and by their route."""
        lines = self._lines[name]
        rows = [row for line in lines if line.capability for row in model.any_capability(line.capability, self.day)]
        by_route = any(line.id in OF_ROUTES for line in lines)
        return any(row.tiers for row in rows), by_route or any(row.routes for row in rows)

    def _read_rubric(self, name: str, model: Model, offer: Offer) -> Value:
        low = high = total = 0.0
        facts: list[Fact] = []
        met: list[str] = []
        for line in self._lines[name]:
            total += line.points
            state, fact = self._point(line, model, offer)
            if state != "no":
                high += line.points
            if state == "yes":
                low += line.points
                met.append(line.id)
            if fact:
                facts.append(fact)
        return Value(low / total, high / total, _dots(low / total, high / total), tuple(facts), ", ".join(met))

    def _point(self, line: Line, model: Model, offer: Offer) -> Point:
        if not line.capability:
            return self._plain_point(line.id, model, offer)
        row = model.capability(line.capability, self.day, offer.tier, offer.route)
        if row is None:
            return "unknown", None
        if line.at_least is not None:
            return "yes" if float(str(row.value)) >= line.at_least else "no", self._cite(row)
        return _state(str(row.value)), self._cite(row)

    def _cite(self, row: Capability) -> Fact:
        if row.path not in self._facts:
            self._facts[row.path] = cite.capability(row, self.base)
        return self._facts[row.path]

    def _plain_point(self, key: str, model: Model, offer: Offer) -> Point:
        if key == "own-tool":
            return "yes" if self.brief.workflow != "any" else "no", None
        if key == "own-route":
            return "yes" if model.vendor in self.base.route(offer.route).vendors else "no", None
        if key == "no-setup":
            return "no" if offer.kind == "self-host" else "yes", None
        if key == "several-routes":
            kinds = [self.base.route(a.route).kind for a in model.access(self.day) if a.state in ("yes", "limited")]
            return "yes" if sum(kind in ("vendor-api", "provider-api") for kind in kinds) > 1 else "no", None
        licence = model.licence
        part, value = {
            "open-weights": ("weights", licence.weights),
            "commercial-weights": ("self-host", licence.self_host),
            "outputs": ("outputs", licence.outputs),
        }[key]
        return _state({"open": "yes", "closed": "no"}.get(value, value)), cite.licence(model, part, value)


def board_for(brief: Brief, base: Base) -> str:
    """The one board whose category fits the uses; the overall board when they disagree."""
    boards = {base.method["uses"][use]["board"] for use in brief.uses}
    return boards.pop() if len(boards) == 1 else OVERALL_BOARD


def _state(value: str) -> str:
    return {"yes": "yes", "no": "no", "n/a": "no", "announced": "no"}.get(value, "unknown")


def _clamp(value: float) -> float:
    return min(1.0, max(0.0, value))


def _log_scale(value: float, zero: float, one: float) -> float:
    return _clamp(log(zero / value) / log(zero / one)) if value > 0 else 1.0


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
        return f"not rated yet; assumed between {found.low:.0f} and {found.high:.0f} from {older} ({score.value:.0f})"
    return f"tested at {found.tested or 'an unnamed tier'} ({score.value:.0f}); {offer.tier or 'this tier'} is assumed"


def _dots(low: float, high: float) -> str:
    """Four dots: filled for sure, half for perhaps, empty for not."""
    sure, perhaps = round(low * 4), round(high * 4)
    return "●" * sure + "◐" * (perhaps - sure) + "○" * (4 - perhaps)
