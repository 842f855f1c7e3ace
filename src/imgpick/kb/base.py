"""The knowledge base as the rest of the program sees it: models, routes, sources, boards, names.

Everything is looked up when asked for and kept. Days are ISO texts; methods that take a ``day``
answer with what was true on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from imgpick.errors import bad_base
from imgpick.kb import names
from imgpick.kb.anchors import Tree
from imgpick.kb.facts import Board, Name, Plan, Route, Score, Source
from imgpick.kb.model import Model, holds, read_score


class Store(Protocol):
    def get(self, key: str) -> Any: ...
    def keys(self, prefix: str) -> Iterator[str]: ...


class Base:
    """A knowledge base that has passed its data rules."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._raw: dict[str, Any] = {}
        self._rivals: dict[str, list[str]] = {}
        self._models: dict[str, Model] = {}
        self._sources: dict[str, Source] = {}
        self._routes: dict[str, Route] = {}
        meta = store.get("meta")
        self.version: str = meta["version"]
        self.newest_fact: str = meta["newest_fact"]

    def raw(self, key: str) -> Any:
        """The plain data of an entry such as ``family/flux-2`` or ``guide/gpt-image``; None if there is none."""
        if key not in self._raw:
            self._raw[key] = self._store.get(key)
        return self._raw[key]

    def ids(self, kind: str) -> list[str]:
        """The ids of all entries of a kind (``model``, ``family``, ``route``, ``guide``, ...), sorted."""
        return list(self._store.keys(f"{kind}/"))

    def model(self, key: str) -> Model:
        if key not in self._models:
            raw = self._store.get(f"model/{key}")
            if raw is None:
                raise bad_base(f"the base names a model {key!r} that it does not have")
            self._models[key] = Model(raw, self)
        return self._models[key]

    def has_model(self, key: str) -> bool:
        return key in self._models or self._store.get(f"model/{key}") is not None

    @cached_property
    def models(self) -> tuple[Model, ...]:
        return tuple(self.model(key) for key in self.ids("model"))

    def source(self, key: str) -> Source:
        source = self._sources.get(key)
        if source is None:
            raw = self._store.get(f"source/{key}")
            source = self._sources[key] = Source(key, **raw)
        return source

    def route(self, key: str) -> Route:
        route = self._routes.get(key)
        if route is None:
            raw = self._store.get(f"route/{key}")
            route = self._routes[key] = Route(
                key,
                raw["name"],
                raw["kind"],
                tuple(raw.get("vendors", ())),
                raw.get("note", ""),
                tuple(raw.get("names", ())),
                raw.get("account", ""),
                "paid" in raw,
                raw.get("for") == "code",
            )
        return route

    def plans(self, route: str, day: str) -> list[Plan]:
        """The plans of a chat app that were on sale on a day, cheapest first."""
        rows = (self.raw(f"route/{route}") or {}).get("plans", [])
        plans = [
            Plan(
                route, row["plan"], Decimal(row["usd"]), row["per"], row.get("limits", ""),
                row.get("from") or self.source(row["source"]).day, row.get("until", ""),
                row.get("basis", "listed"), row.get("note", ""), row["source"], *self._most(route, row["plan"]),
            )
            for row in rows
            if "use" not in row
        ]  # fmt: skip
        return sorted((p for p in plans if holds(p.since, p.until, day)), key=lambda p: p.usd)

    def free_plans(self, route: str, day: str) -> list[Plan]:
        """The plans of which a source says no more than what they allow for nothing."""
        rows = [row for row in (self.raw(f"route/{route}") or {}).get("limits", ()) if row.get("free")]
        plans = (
            Plan(route, row["plan"], Decimal(0), "account", row["text"], self.source(row["source"]).day, "", "listed", "",
                 row["source"], *self._most(route, row["plan"]))
            for row in rows
        )  # fmt: skip
        return [plan for plan in plans if plan.since <= day]

    def _most(self, route: str, plan: str) -> tuple[int, str, bool, bool, str, str]:
        """The images in 30 days that a source allows a plan, the source, whether it is the seller's own, whether they are
        only the most that its words come to, when that was so and what has been so since."""
        for row in (self.raw(f"route/{route}") or {}).get("limits", ()):
            if row.get("plan") == plan and "images" in row:
                told = row.get("held", ""), row.get("then", "")
                return int(row["images"]), row["source"], row["official"] == "yes", "basis" in row, *told
        return 0, "", True, False, "", ""

    def board(self, key: str) -> Board:
        return Board(**self._store.get(f"board/{key}"))

    def table_days(self, board: str) -> list[str]:
        """The days of a board's tables, oldest first."""
        return list((self.raw(f"tables/{board}") or {}).get("days", ()))

    def leaders(self, board: str) -> list[Score]:
        """The first of each of a board's tables that name one, oldest first."""
        return [read_score(row["model"], row) for row in (self.raw(f"tables/{board}") or {}).get("first", ())]

    def members(self, family: str) -> list[str]:
        """The models of a family, newest first; empty for an unknown family."""
        return list((self.raw(f"family/{family}") or {}).get("members", ()))

    def current(self, family: str, day: str) -> str:
        """The current model of a family on a day; empty before its first one."""
        rows = (self.raw(f"family/{family}") or {}).get("current", ())
        known = [row["model"] for row in rows if row["from"] <= day]
        return known[-1] if known else ""

    def rivals(self, family: str) -> list[str]:
        """The families that the guide of a family, or of the one above it, names as usual rivals."""
        if family not in self._rivals:
            self._rivals[family] = self._rivals_of(family)
        return self._rivals[family]

    def _rivals_of(self, family: str) -> list[str]:
        wanted = {family, (self.raw(f"family/{family}") or {}).get("parent", "")}
        for key in self.ids("guide"):
            guide = self.raw(f"guide/{key}")
            if guide["kind"] in ("family", "model") and wanted & set(guide["about"]):
                return list(guide.get("rivals", ()))
        return []

    def named(self, form: str) -> list[Name]:
        """The rows of a name in its normal form."""
        return [read_name(row) for row in self._store.get(f"name/{form}") or ()]

    def all_names(self) -> Iterator[Name]:
        """Every name of the base."""
        for form in self._store.keys("name/"):
            yield from self.named(form)

    def anchors(self) -> list[str]:
        """The texts that every name of the base begins with, in small letters, sorted."""
        return list(self._store.get("anchors"))

    def begun(self, word: str) -> Tree:
        """The names that begin with a word; their rows are for ``read_name``."""
        tree: Tree = self._store.get(f"begun/{word}") or {}
        return tree

    def resolve(self, name: str, *, near: bool = True) -> names.Resolution:
        """What a name stands for; names near to an unknown one, which takes a look at all, only where they are wanted."""
        every = (row.name for row in self.all_names()) if near else ()
        return names.resolve(name, self.named, self.members, every)

    @cached_property
    def method(self) -> dict[str, Any]:
        """The constants of choosing."""
        method: dict[str, Any] = self._store.get("method")
        return method

    def constant(self, key: str) -> float:
        """A constant of the method."""
        return float(self.method["constants"][key]["value"])

    @property
    def statements(self) -> list[dict[str, Any]]:
        """Single dated statements about boards whose tables are not in the base."""
        return self._store.get("statements") or []


def read_name(row: Mapping[str, Any]) -> Name:
    """A name as its row says it."""
    return Name(row["name"], row["kind"], tuple(row["models"]), row.get("family", ""), row.get("tier", ""),
                row.get("route", ""), row.get("note", ""), row.get("source", ""), row.get("image", ""))  # fmt: skip
