"""The price book: every figure that the base has for a model, over all days, listed or computed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from imgpick.costing.arithmetic import Job
from imgpick.costing.offers import offers
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base, Model
from imgpick.kb.cite import Fact

_SIZES = ("1024x1024", "1024x1536", "1K", "2K", "4K")
_RANK = {"vendor-api": 0, "provider-api": 1, "self-host": 2, "reseller": 3, "chat-app": 4}


class Cell(NamedTuple):
    """One figure with what it is for."""

    model: str
    usd: Decimal
    unit: str
    part: str
    tier: str
    size: str
    mode: str
    route: str
    kind: str
    """The kind of the route."""
    since: str
    until: str
    references: int
    fact: Fact
    computed: bool = False

    def holds(self, day: str) -> bool:
        """Whether the figure was known to hold on a day; one without a known start always did."""
        return (not self.since or self.since[: len(day)] <= day) and (not self.until or day < self.until)

    @property
    def size_class(self) -> str:
        return sizes.class_of(self.size)


class Book:
    """The cells of each model, read when asked for and kept."""

    def __init__(self, base: Base, today: str) -> None:
        self._base = base
        self._today = today
        self._cells: dict[str, tuple[Cell, ...]] = {}

    def cells(self, models: Iterable[str]) -> Iterator[Cell]:
        """All cells of some models, the vendor's own routes first."""
        for key in models:
            if key not in self._cells:
                model = self._base.model(key)
                found = [*self._listed(model), *self._computed(model)]
                self._cells[key] = tuple(sorted(found, key=lambda cell: (_RANK[cell.kind], cell.computed)))
            yield from self._cells[key]

    def _listed(self, model: Model) -> Iterator[Cell]:
        for row in model.all_prices:
            if row.used:
                unit = "image" if row.unit == "request" else row.unit
                yield Cell(
                    model.id, row.usd, unit, row.part, row.tier, row.size, row.mode, row.route,
                    self._base.route(row.route).kind, row.since, row.until, row.references, cite.price(row),
                )  # fmt: skip

    def _computed(self, model: Model) -> Iterator[Cell]:
        """What an image costs where the route bills tokens or megapixels."""
        seen = set()
        for size in _SIZES:
            for offer in offers(model, self._today, Job(size), ("standard", "batch")):
                cost = offer.cost
                if cost is None or all(price.unit == "image" for price in cost.prices):
                    continue
                key = (offer.route, offer.tier, offer.size, offer.mode, cost.per_image)
                if key in seen:
                    continue
                seen.add(key)
                row = cost.prices[0]
                fact = cite.price(row)._replace(
                    value=str(cost.per_image), unit="USD/image", tier=offer.tier, size=offer.size, mode=offer.mode,
                    basis="computed", note=" + ".join(step.text for step in cost.steps),
                )  # fmt: skip
                yield Cell(
                    model.id, cost.per_image, "image", "", offer.tier, offer.size, offer.mode, offer.route, offer.kind,
                    row.since, row.until, 0, fact, True,
                )  # fmt: skip
