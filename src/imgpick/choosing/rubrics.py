"""Rubrics: criteria that add up points, line by line, from capabilities, routes and the licence."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model, closest
from imgpick.records import NamedTuple

OF_ROUTES = ("own-route", "no-setup", "outputs")
"""Lines that turn on the route of an offer."""
State = tuple[str, Fact | None]
"""yes, no or unknown for one line, with its fact."""
KNOWN = {"yes": "yes", "no": "no", "n/a": "no", "announced": "no"}
"""What a value means for a line; any other leaves it unknown."""
WEIGHTS = {"open": "yes", "closed": "no"}
LICENCE = {
    "open-weights": ("weights", "weights"),
    "commercial-weights": ("self-host", "self_host"),
    "outputs": ("outputs", "outputs"),
}
"""Lines about a licence: its part and the attribute."""
NOTHING_SAID: State = "unknown", None


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


class Said(NamedTuple):
    """What the base says of a model for the lines of a rubric."""

    lines: Sequence[tuple[Line, Sequence[Capability]]]
    """The lines that ask for no capability, or for one of which the base has rows."""
    silent: float
    """The points of the other lines, of which nothing is known."""
    total: float
    by_tier: bool
    by_route: bool


class Rubrics:
    """Reads the rubrics of the method for one brief on one day."""

    def __init__(self, base: Base, brief: Brief, day: str) -> None:
        self.base = base
        self.brief = brief
        self.day = day
        self._lines = {name: [_line(item) for item in items] for name, items in base.method["rubrics"].items()}
        self._totals = {name: sum(line.points for line in lines) for name, lines in self._lines.items()}
        self._of_routes = {n for n, lines in self._lines.items() if any(line.id in OF_ROUTES for line in lines)}
        self._said: dict[tuple[str, str], Said] = {}
        self._facts: dict[str, Fact] = {}

    def said(self, name: str, model: Model) -> Said:
        """The rows that the lines of a rubric ask for, and whether they turn on the tier or the route of an offer."""
        key = name, model.id
        if key not in self._said:
            lines: list[tuple[Line, Sequence[Capability]]] = []
            silent, by_tier, by_route = 0.0, False, name in self._of_routes
            for line in self._lines[name]:
                rows = model.any_capability(line.capability, self.day) if line.capability else ()
                if line.capability and not rows:
                    silent += line.points
                    continue
                lines.append((line, rows))
                for row in rows:
                    by_tier, by_route = by_tier or bool(row.tiers), by_route or bool(row.routes)
            self._said[key] = Said(lines, silent, self._totals[name], by_tier, by_route)
        return self._said[key]

    def points(self, said: Said, model: Model, offer: Offer) -> Points:
        """The points of an offer of a model in a rubric."""
        low, high, total = 0.0, said.silent, said.total
        facts: list[Fact] = []
        met: list[str] = []
        for line, rows in said.lines:
            if line.capability:
                row = closest(rows, offer.tier, offer.route)
                state, fact = NOTHING_SAID if row and _of_pictures(row, offer) else self._state(line, row)
            else:
                state, fact = self._plain(line.id, model, offer)
            if state != "no":
                high += line.points
            if state == "yes":
                low += line.points
                met.append(line.id)
            if fact:
                facts.append(fact)
        return Points(low / total, high / total, tuple(facts), tuple(met))

    def _state(self, line: Line, row: Capability | None) -> State:
        if row is None:
            return NOTHING_SAID
        if line.at_least is not None:
            return "yes" if float(str(row.value)) >= line.at_least else "no", self._cite(row)
        return KNOWN.get(str(row.value), "unknown"), self._cite(row)

    def _cite(self, row: Capability) -> Fact:
        if row.path not in self._facts:
            self._facts[row.path] = cite.capability(row, self.base)
        return self._facts[row.path]

    def _plain(self, key: str, model: Model, offer: Offer) -> State:
        """A line that asks for no capability."""
        if key == "own-tool":
            return "yes" if self.brief.workflow != "any" else "no", None
        if key == "own-route":
            open_to_all = offer.access is None or offer.access.state != "limited"
            return "yes" if open_to_all and model.vendor in self.base.route(offer.route).vendors else "no", None
        if key == "no-setup":
            return "no" if offer.kind == "self-host" else "yes", None
        if key == "several-routes":
            kinds = [self.base.route(a.route).kind for a in model.access(self.day) if a.state in ("yes", "limited")]
            return "yes" if sum(kind in ("vendor-api", "provider-api") for kind in kinds) > 1 else "no", None
        part, attribute = LICENCE[key]
        licence = model.licence
        value: str = licence.pictures(offer.kind) if part == "outputs" else getattr(licence, attribute)
        return KNOWN.get(WEIGHTS.get(value, value), "unknown"), cite.licence(model, part, value)


def _of_pictures(row: Capability, offer: Offer) -> bool:
    """Whether an ability is that of the model's pictures, where the offer writes vectors: masks and references of the one
    say nothing of the other."""
    return offer.size == "svg" and offer.tier not in row.tiers


def _line(item: dict[str, str]) -> Line:
    least = item.get("at-least")
    return Line(item["id"], float(item["points"]), item.get("capability", ""), float(least) if least else None)
