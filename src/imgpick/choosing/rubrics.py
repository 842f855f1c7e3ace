"""Rubrics: criteria that add up points, line by line, from capabilities, routes and the licence."""

from typing import NamedTuple

from imgpick.choosing.brief import Brief
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model

OF_ROUTES = ("own-route", "no-setup")
"""Lines that turn on the route of an offer."""
State = tuple[str, Fact | None]
"""yes, no or unknown for one line, with its fact."""


class Line(NamedTuple):
    """One line of a rubric."""

    id: str
    points: float
    capability: str = ""
    at_least: float | None = None


class Points(NamedTuple):
    """The share of points (0..1) that an offer has for sure and at most, with the lines that it meets."""

    low: float
    high: float
    facts: tuple[Fact, ...]
    met: tuple[str, ...]


class Rubrics:
    """Reads the rubrics of the method for one brief on one day."""

    def __init__(self, base: Base, brief: Brief, day: str) -> None:
        self.base = base
        self.brief = brief
        self.day = day
        self._lines = {name: [_line(item) for item in items] for name, items in base.method["rubrics"].items()}
        self._turns: dict[tuple[str, str], tuple[bool, bool]] = {}
        self._facts: dict[str, Fact] = {}

    def turns_on(self, name: str, model: Model, offer: Offer) -> tuple[str, str, str, str]:
        """All that the points of an offer depend on; its tier and route only where a line turns on them."""
        if (name, model.id) not in self._turns:
            lines = self._lines[name]
            rows = [row for line in lines if line.capability for row in model.any_capability(line.capability, self.day)]
            by_route = any(line.id in OF_ROUTES for line in lines) or any(row.routes for row in rows)
            self._turns[name, model.id] = any(row.tiers for row in rows), by_route
        by_tier, by_route = self._turns[name, model.id]
        return name, model.id, offer.tier if by_tier else "", offer.route if by_route else ""

    def points(self, name: str, model: Model, offer: Offer) -> Points:
        """The points of an offer in a rubric."""
        low = high = total = 0.0
        facts: list[Fact] = []
        met: list[str] = []
        for line in self._lines[name]:
            total += line.points
            state, fact = self._state(line, model, offer)
            if state != "no":
                high += line.points
            if state == "yes":
                low += line.points
                met.append(line.id)
            if fact:
                facts.append(fact)
        return Points(low / total, high / total, tuple(facts), tuple(met))

    def _state(self, line: Line, model: Model, offer: Offer) -> State:
        if not line.capability:
            return self._plain(line.id, model, offer)
        row = model.capability(line.capability, self.day, offer.tier, offer.route)
        if row is None:
            return "unknown", None
        if line.at_least is not None:
            return "yes" if float(str(row.value)) >= line.at_least else "no", self._cite(row)
        return _known(str(row.value)), self._cite(row)

    def _cite(self, row: Capability) -> Fact:
        if row.path not in self._facts:
            self._facts[row.path] = cite.capability(row, self.base)
        return self._facts[row.path]

    def _plain(self, key: str, model: Model, offer: Offer) -> State:
        """A line that asks for no capability."""
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
        return _known({"open": "yes", "closed": "no"}.get(value, value)), cite.licence(model, part, value)


def _line(item: dict[str, str]) -> Line:
    least = item.get("at-least")
    return Line(item["id"], float(item["points"]), item.get("capability", ""), float(least) if least else None)


def _known(value: str) -> str:
    return {"yes": "yes", "no": "no", "n/a": "no", "announced": "no"}.get(value, "unknown")
