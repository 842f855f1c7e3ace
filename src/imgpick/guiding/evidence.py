"""The evidence snapshot: rows of facts about a model, each with tier or the reason for none, date and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.comparing.result import ANNOUNCED, KNOWN, NO, Cell, Column, Row
from imgpick.comparing.rows import CAPABILITY_ROWS, price, rows, tiers
from imgpick.comparing.wanted import Wanted
from imgpick.costing.step import dollars
from imgpick.guiding.result import Evidence, Group
from imgpick.guiding.standing import OVERALL, rated_before
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact, sources_of
from imgpick.kb.model import Model
from imgpick.kb.standing import ends, standing

NO_TIER = "does not apply"
ABILITIES = tuple(key for key, _, _ in CAPABILITY_ROWS)
MAIN_ABILITIES = (
    "edit", "mask-edit", "multi-turn", "references", "max-edge", "transparent", "svg", "layers", "exact-layout",
    "brand-colours", "batch", "seed", "vram", "seconds", "indemnity",
)  # fmt: skip
"""The ones that decide; `imgpick facts` lists all."""
TERMS = ("licence", "commercial-use", "self-hosting")
MEMBERS_SHOWN = 10
STATEMENTS_SHOWN = 2
REMARKS_SHOWN = 3


def snapshot(base: Base, model: Model, day: str, *, abilities: bool = True) -> list[Group]:
    """What the base knows of a model on a day: standing and votes, prices, and if wanted terms and abilities."""
    found = list(rows(base, [Column(model, model.id)], day, Wanted()))

    def of(*attributes: str) -> list[Evidence]:
        made = (
            row_of(model, each.attribute, label(each), each.cells[0]) for each in found if each.attribute in attributes
        )
        return [row for row in made if row]

    votes = [*of("preference"), *_unrated(base, model, day), *_statements(base, model, day)]
    groups = (
        Group(f"{model.name}: standing", (*of("status", "released"), *votes)),
        Group(f"{model.name}: prices", (*of("price"), *of("tokens"), *_plans(base, model, day))),
        Group(f"{model.name}: terms and abilities", tuple(of(*TERMS, *MAIN_ABILITIES)) if abilities else ()),
    )
    return [group for group in groups if group.rows]


def row_of(model: Model, attribute: str, label: str, cell: Cell) -> Evidence | None:
    """A cell of a comparison as evidence; None when nobody has said."""
    if cell.state not in (KNOWN, NO, ANNOUNCED) or not cell.facts:
        return None
    text = cell.value.rpartition(" (")[0] if attribute == "preference" else shown(cell)
    return Evidence(
        label, text, _tier(model, cell, attribute), cell.size, cell.route,
        span(cell.facts), tuple(sources_of(cell.facts)), cell.note.removeprefix(f"tested at {cell.tier}").removeprefix("; "),
    )  # fmt: skip


def shown(cell: Cell) -> str:
    """A cell's value with its unit; the cell that it prices stands in columns of its own."""
    if cell.state == NO:
        return "no"
    if cell.unit.startswith("USD"):
        return f"{dollars(Decimal(cell.value))} an image"
    value = f"{int(cell.value):,}" if cell.unit == "tokens" else cell.value or cell.state
    return f"{value} {cell.unit}" if cell.unit in ("tokens", "images", "px", "MP", "GB", "s") else value


def _tier(model: Model, cell: Cell, attribute: str) -> str:
    if attribute == "price":
        return cell.tier or "no tiers"
    if attribute == "preference":
        return cell.tier or ("not named by the board" if model.tiers else "no tiers")
    if attribute in ABILITIES:
        return cell.tier or ("all tiers" if model.tiers else "no tiers")
    return cell.tier or NO_TIER


def span(facts: Sequence[Fact]) -> str:
    """The day of some facts, or the first and the last of their days."""
    days = sorted({fact.day for fact in facts if fact.day})
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}" if days else "undated"


def label(row: Row) -> str:
    """The attribute, without the tier, which has a column of its own."""
    return row.label.partition(",")[0] if row.attribute in ("price", "tokens") else row.label


def _unrated(base: Base, model: Model, day: str) -> Iterator[Evidence]:
    """A model that people have not voted on: the day of the board, and the votes of the one it replaces."""
    if model.scores_on(OVERALL, day):
        return
    newest = max((s for m in base.models for s in m.scores_on(OVERALL, day)), key=lambda s: s.day, default=None)
    if newest:
        text = "not rated: it is not on the board of that day"
        yield Evidence(base.board(OVERALL).name, text, "none tested", "", "", newest.day, (newest.source,))
    older = rated_before(base, model, day)
    if older:
        for row in rows(base, [Column(older, older.id)], day, Wanted()):
            made = row_of(older, row.attribute, f"{row.label}: {older.name}", row.cells[0])
            if row.attribute == "preference" and made:
                yield made


def _statements(base: Base, model: Model, day: str) -> Iterator[Evidence]:
    """Single statements about boards whose tables may only be linked, newest first."""
    own = [row for row in base.statements if model.id in row["models"] and row["day"] <= day]
    for row in sorted(own, key=lambda row: row["day"], reverse=True)[:STATEMENTS_SHOWN]:
        board = base.board(row["board"])
        signal = f"{board.name} ({board.era})"
        yield Evidence(signal, row["text"], "see the text", "", "", row["day"], (row["source"],))


def _plans(base: Base, model: Model, day: str) -> Iterator[Evidence]:
    """The plans of the chat apps that serve it: a price a month, never one of an image."""
    for access in model.access(day):
        route = base.route(access.route)
        plans = base.plans(route.id, day) if route.kind == "chat-app" and access.state in ("yes", "limited") else []
        if plans:
            facts = [cite.plan(plan) for plan in plans]
            text = ", ".join(f"{p.plan} ${p.usd}{' a seat' if p.per == 'seat' else ''}" for p in plans)
            yield Evidence(f"plans of {route.name}", f"{text} a month; no price per image", "a plan has no tier", "",
                           route.id, span(facts), tuple(sources_of(facts)))  # fmt: skip


def members(base: Base, family: str, day: str) -> list[Group]:
    """The members of a family that are still served, each with its cheapest listed tier."""
    served = [base.model(key) for key in base.members(family)]
    served = [model for model in served if model.life(day).status not in ("retired", "announced")]
    gone = [base.model(key) for key in base.members(family) if base.model(key) not in served]
    if len(served) < 2 and not gone:
        return []
    name = base.raw(f"family/{family}")["name"]
    listed = tuple(_member(model, day) for model in [*served, *gone][:MEMBERS_SHOWN])
    return [Group(f"The {name} family", listed)]


def _member(model: Model, day: str) -> Evidence:
    life = model.life(day)
    end = ends(model, day)
    text = f"{standing(model, day)}{f', {end}' if end else ''}"
    costs = [(tier, price(model, day, Wanted(), tier)) for tier in tiers(model, day)]
    known = [(tier, cost) for tier, cost in costs if cost]
    source = (life.source,) if life.source else (model.raw["released"]["source"],)
    if not known or life.status == "retired":
        return Evidence(model.name, text, NO_TIER, "", "", life.since, source)
    tier, cost = min(known, key=lambda item: item[1].per_image)
    sources = tuple(dict.fromkeys([*source, *(p.source for p in cost.prices)]))
    text += f"; from {dollars(cost.per_image)} an image"
    day = max(p.day for p in cost.prices)
    return Evidence(model.name, text, tier or "no tiers", cost.size, cost.route, day, sources)


def named_by_sources(models: Sequence[Model]) -> list[Group]:
    """Strengths and weaknesses that sources name, word for word of the base; tier and day stand in the text or note."""
    found = [
        Evidence(
            f"{row['kind']}: {model.name}", row["text"], "as the text says", "", "",
            model.base.source(row["source"]).day, (row["source"],),
        )
        for model in models
        for kind in ("strength", "weakness")
        for row in [row for row in model.raw.get("remarks", ()) if row["kind"] == kind][:REMARKS_SHOWN]
    ]  # fmt: skip
    return [Group("What sources name", tuple(found))] if found else []
