"""Announced ends, release days and routes of an upstream beside ours."""

from __future__ import annotations

from imgpick.kb.base import Base
from imgpick.kb.model import Model
from imgpick.refreshing import guards
from imgpick.refreshing.items import CONFIRMED, CONFLICT, NEW, RETIRING, Item
from imgpick.refreshing.rows import AccessRow, EndRow, ReleaseRow


class Lives:
    """Compares days of life with the base on one day."""

    def __init__(self, base: Base, today: str) -> None:
        self._base = base
        self._today = today
        self._pages = guards.Pages(base)

    def end(self, row: EndRow, key: str) -> Item | None:
        """An end on the vendor's own route concerns the model's life, on another only that route."""
        model = self._base.model(key)
        own = [route for route in row.routes if model.vendor in self._base.route(route).vendors]
        return self._of_model(row, model) if own else self._of_route(row, model)

    def _of_model(self, row: EndRow, model: Model) -> Item:
        life = model.life(self._today)
        ours = life.since if life.status == "retired" else life.shutdown
        if not row.day:
            over = life.status in ("deprecated", "retired")
            held = "" if over else "deprecated, without a day: nothing that could be written"
            return self._item(CONFIRMED if over else RETIRING, row, model, (), ours or life.status, "deprecated", held)
        aside = [r for r in model.raw["life"] if "use" in r and r.get("shutdown") == row.day]
        if aside:
            return self._item(CONFIRMED, row, model, (), row.day, row.day, "", aside[0]["source"])
        if ours == row.day:
            return self._item(CONFIRMED, row, model, (), ours, row.day, "")
        held = (
            f"ours says {ours}{'' if life.confirmed else ' at the earliest'}"
            if ours
            else self._proof(row, row.routes[0])
        )
        cell = (("from", self._today), ("shutdown", row.day))
        return self._item(CONFLICT if ours else RETIRING, row, model, cell, ours, row.day, held, life.source)

    def _of_route(self, row: EndRow, model: Model) -> Item | None:
        routes = [a for a in model.access(self._today) if a.route in row.routes]
        if not routes or not row.day:
            return None
        access = routes[0]
        cell = (("route", access.route),)
        if access.until == row.day or access.state == "closed":
            return self._item(CONFIRMED, row, model, cell, access.until or "closed", row.day, "")
        held = f"ours says {access.until}" if access.until else self._proof(row, access.route)
        if not held and row.day <= self._today:
            held = "the day has passed: look whether it is off"
        return self._item(
            CONFLICT if access.until else RETIRING, row, model, cell, access.until, row.day, held, access.source
        )

    def _proof(self, row: EndRow, route: str) -> str:
        return "" if self._pages.official(row.page, route) else "cites no page of the vendor"

    def _item(
        self, state: str, row: EndRow, model: Model, cell: tuple[tuple[str, str], ...],
        old: str, new: str, held: str, source: str = "",
    ) -> Item:  # fmt: skip
        kind = "route" if cell and cell[0][0] == "route" else "life"
        reason = f"cites {row.page}" if row.page else ""
        return Item(state, kind, model.id, cell, old, new, self._today, reason, held, row.key, row.page, source)

    def release(self, row: ReleaseRow, key: str) -> Item:
        model = self._base.model(key)
        same = row.day.startswith(model.released)
        state = CONFIRMED if same else NEW if model.released == "unknown" else CONFLICT
        held = "" if same else "a release day is set by hand, from the vendor's page"
        source = model.raw["released"]["source"]
        return Item(state, "release", key, (), model.released, row.day, row.day, "", held, row.key, "", source)

    def access(self, row: AccessRow, key: str) -> Item:
        known = [a for a in self._base.model(key).raw.get("routes", ()) if a["route"] in row.routes]
        cell = (("route", row.routes[0]),)
        life = self._base.model(key).life(self._today)
        if life.status == "retired":
            held = f"retired since {life.since}; the list still has it"
            return Item(NEW, "route", key, cell, "", "served", self._today, "", held, row.key)
        if known:
            state, ours = known[-1].get("state", "yes"), known[-1]["source"]
            if state in ("no", "closed"):
                return Item(
                    CONFLICT,
                    "route",
                    key,
                    cell,
                    state,
                    "served",
                    self._today,
                    "",
                    f"ours says {state}",
                    row.key,
                    "",
                    ours,
                )
            return Item(CONFIRMED, "route", key, cell, state, "served", self._today, key=row.key, ours=ours)
        return Item(NEW, "route", key, cell, "", "served", self._today, f"listed as {row.key}", key=row.key)
