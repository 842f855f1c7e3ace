"""The price book: every figure that the base has for a model, over all days, listed or computed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Any

from imgpick.costing.arithmetic import Job
from imgpick.costing.offers import priced
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

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
    near: float = 0.0
    """The figure again, for telling quickly what is far from it."""

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
        self.today = today
        self._cells: dict[str, tuple[Cell, ...]] = {}
        self.kept: dict[tuple[object, ...], Any] = {}
        """What others have worked out from the cells, by what was named."""
        self._of_several: dict[tuple[str, ...], tuple[Cell, ...]] = {}
        self._modes: dict[tuple[str, ...], frozenset[str]] = {}
        self._tiers: dict[tuple[str, ...], tuple[str, ...]] = {}

    def cells(self, models: tuple[str, ...]) -> tuple[Cell, ...]:
        """All cells of some models, the vendor's own routes first."""
        if models not in self._of_several:
            self._of_several[models] = tuple(cell for key in models for cell in self._of(key))
        return self._of_several[models]

    def _of(self, key: str) -> tuple[Cell, ...]:
        if key not in self._cells:
            model = self._base.model(key)
            found = [c._replace(near=float(c.usd)) for c in (*self._listed(model), *self._computed(model))]
            self._cells[key] = tuple(sorted(found, key=lambda cell: (_RANK[cell.kind], cell.computed)))
        return self._cells[key]

    def special_modes(self, models: tuple[str, ...]) -> frozenset[str]:
        """Modes of some models' cells that have a name of their own, such as precise-edit."""
        if models not in self._modes:
            self._modes[models] = frozenset(c.mode for c in self.cells(models)) - {"standard", "batch", "edit"}
        return self._modes[models]

    def tiers(self, models: tuple[str, ...]) -> tuple[str, ...]:
        """The tiers that some models have, on any route."""
        if models not in self._tiers:
            own = [tier for key in models for tier in self._base.model(key).tiers]
            sold = (cell.tier for cell in self.cells(models) if cell.tier not in ("", "unknown"))
            self._tiers[models] = tuple(dict.fromkeys([*own, *sold]))
        return self._tiers[models]

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
        billed = {row.route for row in model.all_prices if row.unit in ("1M-tokens", "megapixel")}
        routes = [row for row in model.access(self.today) if row.route in billed and row.state not in ("no", "closed")]
        prices = model.prices(self.today) if routes else []
        seen = set()
        for size, access in product(_SIZES, routes):
            kind = self._base.route(access.route).kind
            for offer in priced(model, prices, access, kind, Job(size), ("standard", "batch")):
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
