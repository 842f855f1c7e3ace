"""An upstream's prices beside ours, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from imgpick.kb import sizes
from imgpick.kb.base import Base
from imgpick.kb.facts import Price
from imgpick.kb.model import Model
from imgpick.refreshing import guards
from imgpick.refreshing.items import CHANGED, CONFIRMED, CONFLICT, NEW, Item
from imgpick.refreshing.names import Meant, find
from imgpick.refreshing.rows import PriceRow, plain

CELL = ("route", "unit", "part", "tier", "size", "mode", "references", "plan")
Second = Callable[[Meant, str, PriceRow], str]
"""The name of another upstream with the same price, or the empty string."""


class Prices:
    """Compares price rows with the base on one day."""

    def __init__(self, base: Base, today: str, second: Second) -> None:
        self._base = base
        self._today = today
        self._pages = guards.Pages(base)
        self._second = second

    def item(self, row: PriceRow, meant: Meant) -> Item:
        """What one row says beside ours."""
        model = self._base.model(meant.model)
        row = row._replace(tier=row.tier or meant.tier)
        route = _route(model, row.routes)
        used = model.prices(self._today)
        cells = [cell for cell in used if cell.route == route and _fits(cell, row)]
        equal = [cell for cell in cells if guards.agrees(cell.usd, row.usd)]
        if equal:
            return self._confirmed(row, meant, equal, cells)
        if cells:
            return self._differing(row, meant, route, cells)
        return self._new(row, meant, route, model, used)

    def _confirmed(self, row: PriceRow, meant: Meant, equal: Sequence[Price], cells: Sequence[Price]) -> Item:
        cell = equal[0]
        reason = ""
        if len(cells) > 1 or len(row.parts) > 1:
            what = " ".join(part for part in (cell.tier, cell.size, cell.part) if part)
            reason = f"names no {_missing(row, cells)}; the same as ours for {what}"
        elif cell.usd != row.usd:
            reason = f"rounded: {plain(row.usd)}"
        return self._made(
            CONFIRMED, row, meant.model, _cell_of(cell), plain(cell.usd), _join(reason, row.note), "", cell
        )

    def _differing(self, row: PriceRow, meant: Meant, route: str, cells: Sequence[Price]) -> Item:
        aside = next((p for p in self._aside(meant.model, route, row) if guards.agrees(p.usd, row.usd)), None)
        if aside:
            reason = f"known and set aside: {aside.why}"
            return self._made(CONFIRMED, row, meant.model, _cell_of(aside), plain(aside.usd), reason, "", aside)
        if len(cells) > 1:
            listed = ", ".join(
                f"{plain(c.usd)} ({' '.join(p for p in (c.tier, c.size, c.part) if p) or c.mode})" for c in cells[:6]
            )
            more = f" and {len(cells) - 6} more" if len(cells) > 6 else ""
            held = f"names no {_missing(row, cells)}; none of ours: {listed}{more}"
            return self._made(CONFLICT, row, meant.model, _cell_of_row(row, route), "", row.note, held, cells[0])
        ours = cells[0]
        held = guards.against(row, ours, self._pages.official(row.page, route), self._second(meant, route, row))
        if not held and ours.until:
            held = f"ours already ends on {ours.until}"
        if not held and len(row.parts) > 1:
            held = "names no part"
        reason = self._proof(row, meant, route)
        state = CONFLICT if held else CHANGED
        return self._made(state, row, meant.model, _cell_of(ours), plain(ours.usd), _join(row.note, reason), held, ours)

    def _aside(self, model: str, route: str, row: PriceRow) -> Iterator[Price]:
        """Prices that we know of and do not use."""
        rows = self._base.model(model).all_prices
        return (price for price in rows if not price.used and price.route == route and _fits(price, row))

    def _new(self, row: PriceRow, meant: Meant, route: str, model: Model, used: Iterable[Price]) -> Item:
        held = guards.implausible(row) or self._not_whole(row, model, route, used)
        held = held or guards.unproved(self._pages.official(row.page, route), self._second(meant, route, row))
        cell = _cell_of_row(row, route)
        return self._made(NEW, row, meant.model, cell, "", _join(row.note, self._proof(row, meant, route)), held, None)

    def _not_whole(self, row: PriceRow, model: Model, route: str, used: Iterable[Price]) -> str:
        """Why a row is no price cell of ours; empty when it is."""
        if not route:
            return f"which route is meant: {' or '.join(row.routes)}"
        life = model.life(self._today)
        if life.status == "retired" or any(a.route == route and a.state == "closed" for a in model.access(self._today)):
            return f"retired since {life.since}; the list still has it"
        past = [
            p
            for p in model.all_prices
            if p.used and p.until and p.until <= self._today and p.route == route and _fits(p, row)
        ]
        if past:
            return f"ours ended on {past[-1].until}; the list still has it"
        if len(row.parts) > 1:
            return f"does not say which rate it is: {' or '.join(row.parts)}"
        if row.unit == "image":
            return _image_whole(row, model, route, used)
        return ""

    def _proof(self, row: PriceRow, meant: Meant, route: str) -> str:
        if self._pages.official(row.page, route):
            return f"cites {row.page}"
        other = self._second(meant, route, row)
        return f"{other} has the same" if other else ""

    def _made(
        self, state: str, row: PriceRow, model: str, cell: tuple[tuple[str, str], ...],
        old: str, reason: str, held: str, ours: Price | None,
    ) -> Item:  # fmt: skip
        if state in (NEW, CHANGED):
            cell = (*cell, ("basis", row.basis), *((("from", row.since),) if row.since else ()))
        return Item(
            state, "price", model, cell, old, plain(row.usd), row.since or self._today, reason, held, row.key, row.page,
            ours.source if ours else "",
        )  # fmt: skip


def _image_whole(row: PriceRow, model: Model, route: str, used: Iterable[Price]) -> str:
    if model.tiers and row.tier not in model.tiers:
        return f"no tier {row.tier!r}; tiers are {', '.join(model.tiers)}" if row.tier else "names no tier"
    if not row.size:
        units = {price.unit for price in used if price.route == route}
        return f"names no size{'; ours is per ' + ' and '.join(sorted(units)) if units else ''}"
    return "names no number of input images" if row.mode == "edit" else ""


def _route(model: Model, routes: tuple[str, ...]) -> str:
    """The route that is meant: the only one, or the one on which the model is served."""
    if len(routes) == 1:
        return routes[0]
    own = {row["route"] for row in model.raw.get("routes", ())}
    served = [route for route in routes if route in own]
    return served[0] if len(served) == 1 else ""


def _fits(cell: Price, row: PriceRow) -> bool:
    """Whether a price of ours can be what a row prices; what the row does not name fits anything."""
    if cell.unit != row.unit or cell.part not in row.parts or cell.mode != row.mode or cell.plan:
        return False
    if row.tier and cell.tier not in (row.tier, "", "unknown"):
        return False
    return not row.size or cell.size in (row.size, "unknown") or sizes.covers(cell.size or "unknown", row.size)


def _missing(row: PriceRow, cells: Sequence[Price]) -> str:
    """What a row leaves open that our cells tell apart."""
    if len(row.parts) > 1:
        return "part"
    what = [
        word
        for word, known, values in (
            ("tier", row.tier, {cell.tier for cell in cells}),
            ("size", row.size, {cell.size for cell in cells}),
            ("number of input images", "", {cell.references for cell in cells}),
        )
        if not known and len(values) > 1
    ]
    return " or ".join(what) or "cell of its own"


def _cell_of(price: Price) -> tuple[tuple[str, str], ...]:
    mode = "" if price.mode == "standard" else price.mode
    values = (
        price.route, price.unit, price.part, price.tier, price.size, mode,
        str(price.references) if price.references else "", price.plan,
    )  # fmt: skip
    return tuple((name, value) for name, value in zip(CELL, values, strict=True) if value)


def _cell_of_row(row: PriceRow, route: str) -> tuple[tuple[str, str], ...]:
    mode = "" if row.mode == "standard" else row.mode
    values = (route, row.unit, row.parts[0] if len(row.parts) == 1 else "", row.tier, row.size, mode, "", "")
    return tuple((name, value) for name, value in zip(CELL, values, strict=True) if value)


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def seconds(base: Base, others: Iterable[tuple[str, Sequence[PriceRow]]]) -> Second:
    """A look-up of what other upstreams have for the same cell."""
    known: dict[tuple[str, ...], str] = {}
    for name, rows in others:
        for row in rows:
            meant = find(base, row.names, row.routes)
            if meant:
                known[_same(meant, _route(base.model(meant.model), row.routes), row)] = name

    def second(meant: Meant, route: str, row: PriceRow) -> str:
        return known.get(_same(meant, route, row), "") if len(row.parts) == 1 else ""

    return second


def _same(meant: Meant, route: str, row: PriceRow) -> tuple[str, ...]:
    tier = row.tier or meant.tier
    return (meant.model, route, row.unit, *row.parts, tier, row.size, row.mode, plain(row.usd.normalize()))


def gone(items: Iterable[Item], before: Iterable[Item]) -> Iterator[Item]:
    """What an earlier copy of the upstream had of ours and this one has no more."""
    now = {(item.model, item.cell[: len(CELL)]) for item in items if item.kind == "price"}
    for item in before:
        if item.kind == "price" and item.state == CONFIRMED and (item.model, item.cell) not in now:
            yield item._replace(
                state="gone", new="", held="gone from one list; no proof that the price ended", reason=""
            )
