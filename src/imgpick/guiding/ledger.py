"""The ledger of sources: what each one supports, and which facts in use have aged.

A fact is as old as its source: the day of the page, or the day it was read when the page has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from imgpick.kb.base import Base
from imgpick.kb.days import days_between
from imgpick.kb.facts import Source
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

PATIENCE = {
    "prices": 1, "plans": 1, "scores": 1, "tokens": 2, "routes": 2, "life": 2, "capabilities": 2, "surcharges": 2,
    "licence": 3, "limits": 2, "statements": 1,
}  # fmt: skip
"""How many times the asked age a kind of fact may reach. Kinds that are missing, such as release days, do not age."""


class Use(NamedTuple):
    """A fact that rests on a source."""

    kind: str
    path: str
    text: str
    source: str
    live: bool
    """False for history, for rows that are not used, and for models that are gone."""


class Support(NamedTuple):
    """A source and what it supports. ``age`` is in days."""

    source: Source
    facts: int
    kinds: tuple[tuple[str, int], ...]
    age: int


class Stale(NamedTuple):
    """A fact in use that is older than its kind may be. Ages are in days."""

    kind: str
    path: str
    text: str
    source: str
    day: str
    age: int
    limit: int


def supports(base: Base, today: str) -> list[Support]:
    """Every source with its facts, most used first."""
    kinds: dict[str, Counter[str]] = {key: Counter() for key in base.ids("source")}
    for use in uses(base, today):
        kinds[use.source][use.kind] += 1
    found = [
        Support(
            base.source(key), sum(count.values()), tuple(count.most_common()), days_between(base.source(key).day, today)
        )
        for key, count in kinds.items()
    ]
    return sorted(found, key=lambda item: (-item.facts, item.source.id))


def stale(base: Base, today: str, after: int) -> list[Stale]:
    """Facts in use older than ``after`` days, times the patience that their kind deserves; oldest first in each kind."""
    found = []
    for use in uses(base, today):
        source = base.source(use.source)
        limit = after * PATIENCE.get(use.kind, 0)
        if use.live and limit and (age := days_between(source.day, today)) > limit:
            found.append(Stale(use.kind, use.path, use.text, use.source, source.day, age, limit))
    order = list(PATIENCE)
    return sorted(found, key=lambda item: (order.index(item.kind), -item.age, item.path))


def uses(base: Base, today: str) -> Iterator[Use]:
    """Every fact of the base with its source."""
    for model in base.models:
        yield from _model(model, today)
    for key in base.ids("family"):
        for index, row in enumerate(base.raw(f"family/{key}")["current"]):
            yield Use("current", f"families.{key}.current[{index}]", row["model"], row["source"], False)
        bare = base.raw(f"family/{key}").get("bare-id")
        if bare:
            yield Use("names", f"families.{key}.bare-id", bare["value"], bare["source"], False)
    for key in base.ids("route"):
        yield from _route(base.raw(f"route/{key}"), key, today)
    for key in base.ids("board"):
        yield Use("boards", f"boards.{key}", base.board(key).name, base.board(key).source, False)
    for row in base.statements:
        yield Use("statements", f"statements.{row['id']}", row["text"], row["source"], False)
    for name, source in dict.fromkeys((row.name, row.source) for row in base.all_names() if row.source):
        yield Use("names", f"names.{name}", name, source, False)


def _model(model: Model, today: str) -> Iterator[Use]:
    raw, key = model.raw, model.id
    served = model.life(today).status in ("current", "superseded", "deprecated")
    yield Use("released", f"{key}.released", model.released, raw["released"]["source"], False)
    life = model.life(today)
    for index, row in enumerate(raw["life"]):
        yield Use("life", f"{key}.life[{index}]", row["status"], row["source"], served and row["from"] == life.since)
    yield Use("licence", f"{key}.licence", raw["licence"]["name"], raw["licence"]["source"], served)
    for kind in ("prices", "tokens", "routes"):
        for index, row in enumerate(raw.get(kind, ())):
            yield Use(kind, f"{key}.{kind}[{index}]", _text(row), row["source"], served and _live(row, today))
    for name, rows in raw.get("capabilities", {}).items():
        for row in rows if isinstance(rows, list) else [rows]:
            yield Use(
                "capabilities", f"{key}.capabilities.{name}", _text(row), row["source"], served and _live(row, today)
            )
    for kind in ("traits", "remarks"):
        for index, row in enumerate(raw.get(kind, ())):
            yield Use(kind, f"{key}.{kind}[{index}]", row.get("text", ""), row["source"], False)
    if "source" in raw.get("tiers", {}):
        yield Use("tiers", f"{key}.tiers", ", ".join(model.tiers), raw["tiers"]["source"], False)
    newest = {(score.board, score.tier or score.assume): score.day for score in model.scores if score.used}
    for score in model.scores:
        live = served and score.used and newest[score.board, score.tier or score.assume] == score.day
        yield Use("scores", f"{key}.scores[{score.board} {score.day}]", str(score.value), score.source, live)


def _route(raw: dict[str, Any], key: str, today: str) -> Iterator[Use]:
    for kind in ("plans", "surcharges", "limits"):
        for index, row in enumerate(raw.get(kind, ())):
            text = _plan(row) if kind == "plans" else row.get("name") or row.get("text", "")
            yield Use(kind, f"routes.{key}.{kind}[{index}]", text, row["source"], _live(row, today))


def _plan(row: dict[str, Any]) -> str:
    return f"{row['plan']} ${row['usd']} per {row['per']}"


def _live(row: dict[str, Any], today: str) -> bool:
    until = row.get("until", "")
    return "use" not in row and (not until or today < until)


def _text(row: dict[str, Any]) -> str:
    """A row in a few words: its cell and its value."""
    value = row.get("usd") or row.get("count") or row.get("value") or row.get("state", "yes")
    shown = ", ".join(value) if isinstance(value, list) else f"${value}" if "usd" in row else str(value)
    cell = [str(row[key]) for key in ("route", "tier", "size", "part", "mode") if key in row]
    return " ".join([*cell, shown])
