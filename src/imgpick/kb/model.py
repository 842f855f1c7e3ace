"""A model as the knowledge base has it: its life, licence, routes, prices, scores and capabilities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from imgpick.kb.facts import Access, Capability, Licence, Life, Price, Score, Tokens

if TYPE_CHECKING:
    from imgpick.kb.base import Base


class Model:
    """One vendor model version. All lookups are by day; nothing here reads the clock."""

    def __init__(self, raw: dict[str, Any], base: Base) -> None:
        self.raw = raw
        self.base = base
        self.id: str = raw["id"]
        self.name: str = raw["name"]
        self.vendor: str = raw["vendor"]
        self.family: str = raw["family"]
        self.released: str = raw["released"]["on"]
        tiers = raw.get("tiers", {})
        self.tiers: tuple[str, ...] = tuple(tiers.get("order", ()))
        """The vendor's quality tiers, lowest first; empty when it sells none."""
        self.default_tier: str = tiers.get("default", "")
        self.apart: tuple[str, ...] = tuple(tiers.get("apart", ()))
        """Tiers that stand beside the ladder, such as vector output."""
        self._on: dict[tuple[str, str], list[Capability]] = {}
        self._lives: dict[str, Life] = {}

    @property
    def before(self) -> list[str]:
        """The models it replaced, newest first."""
        before: list[str] = self.raw["before"]
        return before

    def life(self, day: str) -> Life:
        """The stage of life on a day; ``announced`` before the first known one."""
        if day not in self._lives:
            found = Life("announced", self.released)
            for row in self.raw["life"]:
                if "use" not in row and row["from"] <= day:
                    found = Life(row["status"], row["from"], row.get("by", "") or found.by, row.get("shutdown", ""),
                                 row.get("confirmed") != "no", row["source"], row.get("note", ""))  # fmt: skip
            self._lives[day] = found
        return self._lives[day]

    def known(self, day: str) -> bool:
        """Whether the base has a fact about the model's life on or before a day."""
        return bool(self.life(day).source)

    @property
    def first_known(self) -> str:
        """The day of the first fact about its life."""
        days: list[str] = [row["from"] for row in self.raw["life"] if "use" not in row]
        return min(days)

    def unknown(self, day: str) -> str:
        """That and why nothing is known of the model on a day; empty when something is."""
        if self.known(day):
            return ""
        if self.released > day:  # "unknown" sorts after every day
            what = "was not released on" if self.released != "unknown" else "has no fact up to"
            return f"{self.name} {what} {day}: everything about it is unknown before {self.first_known}"
        return f"{self.name} has no fact up to {day}: everything about it is unknown before {self.first_known}"

    def heir(self, day: str) -> Model | None:
        """The model at the end of the chain of successors on a day; None when the base names none."""
        at = self
        seen = {self.id}
        while (life := at.life(day)).status != "current" and life.by not in seen and self.base.has_model(life.by):
            at = self.base.model(life.by)
            seen.add(at.id)
        return None if at is self else at

    def shutdown(self, day: str) -> Life | None:
        """The announced or past end of the model as known on a day."""
        life = self.life(day)
        return life if life.shutdown or life.status == "retired" else None

    @cached_property
    def licence(self) -> Licence:
        raw = self.raw["licence"]
        return Licence(
            raw["name"], raw["weights"], raw["outputs"], raw["self-host"], raw.get("condition", ""),
            tuple(raw.get("not-in", ())), raw.get("note", ""), raw["source"],
            raw.get("outputs-by-api", ""),
        )  # fmt: skip

    @cached_property
    def all_access(self) -> tuple[Access, ...]:
        """Every route that the base knows for the model, past ones too."""
        return tuple(
            Access(row["route"], row.get("state", "yes"), row.get("from", ""), row.get("until", ""),
                   row.get("product", ""), row.get("note", ""), row["source"], "paid" in row)
            for row in self.raw.get("routes", ())
        )  # fmt: skip

    def access(self, day: str) -> list[Access]:
        """The routes that the base knows for the model on a day, closed ones included."""
        return [row for row in self.all_access if holds(row.since, row.until, day)]

    @cached_property
    def all_prices(self) -> tuple[Price, ...]:
        """Every price row, also past, future and disputed ones."""
        return tuple([_read_price(self.id, index, row) for index, row in enumerate(self.raw.get("prices", ()))])

    def prices(self, day: str, route: str = "") -> list[Price]:
        """The price cells in use on a day, of one route when it is named. A row without its own start counts from
        its source's day."""
        return [
            price
            for price in self.all_prices
            if price.used and holds(price.day, price.until, day) and route in ("", price.route)
        ]

    @cached_property
    def tokens(self) -> tuple[Tokens, ...]:
        return tuple(
            Tokens(row.get("part", "image-out"), row.get("tier", ""), row.get("size", ""), int(row["count"]),
                   row.get("basis", "listed"), row.get("note", ""), row["source"], f"{self.id}.tokens[{index}]")
            for index, row in enumerate(self.raw.get("tokens", ()))
            if "use" not in row
        )  # fmt: skip

    @cached_property
    def _scores(self) -> list[dict[str, str]]:
        return self.base.raw(f"scores/{self.id}") or []

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Every score of the model, oldest first."""
        return tuple(read_score(self.id, row) for row in self._scores)

    def scores_on(self, board: str, day: str) -> list[Score]:
        """The newest scores of a board that could be read on a day, one for each tested tier, those in use only."""
        newest: dict[str, dict[str, str]] = {}
        for row in self._scores:
            if row["board"] == board and row.get("seen", row["day"]) <= day and "use" not in row:
                newest[row.get("tier") or row.get("assume", "")] = row
        return [read_score(self.id, row) for row in newest.values()]

    @cached_property
    def capabilities(self) -> tuple[Capability, ...]:
        """Every row, also disputed ones."""
        return tuple(row for key in self.raw.get("capabilities", ()) for row in self._read(key))

    def _read(self, key: str) -> Iterator[Capability]:
        rows = self.raw["capabilities"][key]
        single = not isinstance(rows, list)
        for index, row in enumerate([rows] if single else rows):
            value = row["value"]
            yield Capability(
                f"{self.id}.capabilities.{key}" + ("" if single else f"[{index}]"), key,
                tuple(value) if isinstance(value, list) else value,
                tuple(row.get("tiers", ())), tuple(row.get("routes", ())), row.get("from", ""),
                row.get("until", ""), row.get("basis", "documented"), "use" not in row,
                row.get("why", ""), row.get("note", ""), row["source"], "offloaded" in row, "quantised" in row, "remote" in row, row.get("card", ""), "data-centre" in row, "extra" in row,
            )  # fmt: skip

    def any_capability(self, key: str, day: str) -> Sequence[Capability]:
        """All rows of a capability on a day, whatever tier or route."""
        if key not in self.raw.get("capabilities", ()):
            return ()
        found = self._on.get((key, day))
        if found is None:
            rows = self._read(key)
            found = self._on[key, day] = [row for row in rows if row.used and holds(row.since, row.until, day)]
        return found

    def capability(self, key: str, day: str, tier: str = "", route: str = "") -> Capability | None:
        """The row that speaks most closely of a tier and route on a day; None when nothing is known."""
        return closest(self.any_capability(key, day), tier, route)


def closest(rows: Iterable[Capability], tier: str, route: str) -> Capability | None:
    """The row that speaks most closely of a tier and route; None when none speaks of them."""
    best, most = None, -1
    for row in rows:
        if (row.tiers and tier not in row.tiers) or (row.routes and route not in row.routes):
            continue
        closeness = bool(row.tiers) + bool(row.routes)
        if closeness > most:
            best, most = row, closeness
    return best


def _read_price(model: str, index: int, row: dict[str, str]) -> Price:
    get = row.get
    return Price(
        model, index, row["route"], row["unit"], Decimal(row["usd"]), get("part", ""), get("tier", ""),
        get("size", ""), get("mode", "standard"), int(get("references", 0)), int(get("free", 0)), get("plan", ""),
        get("from", ""), row["seen"], get("until", ""), get("basis", "listed"), "use" not in row, get("why", ""),
        get("note", ""), row["source"],
    )  # fmt: skip


def read_score(model: str, row: dict[str, str]) -> Score:
    """A score as its row says it."""
    low, high = row.get("low"), row.get("high")
    return Score(
        model, row["board"], row["day"], row["entry"], Decimal(row["score"]),
        Decimal(low) if low else None, Decimal(high) if high else None,
        int(row.get("votes", 0)), int(row.get("rank", 0)), int(row.get("of", 0)),
        row.get("tier", ""), row.get("assume", ""), row.get("size", ""),
        "preliminary" in row, "use" not in row, row.get("note", row.get("why", "")), row["source"],
        row.get("seen", ""),
    )  # fmt: skip


def holds(since: str, until: str, day: str) -> bool:
    """Whether a fact with these bounds holds on a day; the last day is not included."""
    return since <= day and (not until or day < until)
