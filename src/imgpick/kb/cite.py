"""Facts as they are shown: one record for a price, a score or a capability, with its source and day."""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.kb.base import Base
from imgpick.kb.facts import Access, Capability, Life, Name, Plan, Price, Score, Tokens
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

UNITS = {
    "image": "USD/image", "megapixel": "USD/megapixel", "1M-tokens": "USD/1M tokens", "month": "USD/month",
    "request": "USD/request", "search": "USD/search", "training-run": "USD/training run", "ptu-hour": "USD/PTU hour",
}  # fmt: skip
_CAPABILITY_UNITS = {
    "references": "images", "max-edge": "px", "max-megapixels": "MP", "edge-step": "px", "min-edge": "px", "min-megapixels": "MP", "images-per-call": "images", "vram": "GB",
    "seconds": "s",
}  # fmt: skip


class Fact(NamedTuple):
    """A value with all that it needs to be shown: unit, cell, source and the day since which it is known."""

    path: str
    value: str
    unit: str
    source: str
    day: str
    tier: str = ""
    size: str = ""
    route: str = ""
    mode: str = ""
    basis: str = ""
    """How the figure came about when it is not simply listed or documented."""
    note: str = ""
    began: bool = False
    """Whether a source says that it began on the day; else that is the day on which it was seen."""

    @property
    def dated(self) -> str:
        return f"{'since' if self.began else 'as of'} {self.day}"


def price(row: Price) -> Fact:
    basis = "" if row.basis == "listed" else row.basis
    return Fact(row.path, str(row.usd), UNITS[row.unit], row.source, row.day, row.tier, row.size, row.route,
                row.mode, basis, row.note, bool(row.since))  # fmt: skip


def tokens(row: Tokens, day: str) -> Fact:
    basis = "" if row.basis == "listed" else row.basis
    return Fact(row.path, str(row.number), f"{row.part} tokens", row.source, day, row.tier, row.size, "", "", basis,
                row.note)  # fmt: skip


def score(row: Score) -> Fact:
    path = f"{row.model}.scores[{row.board} {row.day}]"
    note = "; ".join(part for part in (row.note, "preliminary" if row.preliminary else "") if part)
    return Fact(
        path,
        f"{row.value}",
        f"points on {row.board}",
        row.source,
        row.day,
        row.tier,
        row.size,
        "",
        "",
        "",
        note,
    )


def capability(row: Capability, base: Base) -> Fact:
    value = row.value if isinstance(row.value, str) else ", ".join(row.value)
    basis = "" if row.basis == "documented" else row.basis
    return Fact(row.path, value, _CAPABILITY_UNITS.get(row.key, ""), row.source, row.since or base.source(row.source).day,
                ", ".join(row.tiers), "", ", ".join(row.routes), "", basis, row.note)  # fmt: skip


def trait(model: Model, index: int) -> Fact:
    """What the base tells of a model in words, by its number."""
    row = model.raw["traits"][index]
    basis = row.get("basis", "documented")
    return Fact(f"{model.id}.traits[{index}]", row["value"], "", row["source"], row.get("from") or model.base.source(row["source"]).day,
                ", ".join(row.get("tiers", ())), route=", ".join(row.get("routes", ())),
                basis="" if basis == "documented" else basis, note=row.get("note", ""))  # fmt: skip


def life(model: Model, row: Life) -> Fact:
    return Fact(f"{model.id}.life", row.status, "", row.source, row.since, note=row.note)


def licence(model: Model, part: str, value: str) -> Fact:
    row = model.licence
    note = row.condition or row.note
    return Fact(f"{model.id}.licence.{part}", value, "", row.source, model.base.source(row.source).day, note=note)


def access(model: Model, row: Access) -> Fact:
    day = row.since or model.base.source(row.source).day
    return Fact(f"{model.id}.routes.{row.route}", row.state, "", row.source, day, route=row.route, note=row.note)


def plan(row: Plan) -> Fact:
    basis = "" if row.basis == "listed" else row.basis
    note = "; ".join(part for part in (row.limits, row.note) if part)
    path = f"routes.{row.route}.plans.{row.plan}"
    return Fact(
        path,
        str(row.usd),
        f"USD/month per {row.per}",
        row.source,
        row.since,
        route=row.route,
        basis=basis,
        note=note,
    )


def allowance(row: Plan, base: Base) -> Fact:
    """What a source allows a plan."""
    path, day = f"routes.{row.route}.limits.{row.plan}", base.source(row.most_source).day
    basis = "computed" if row.computed else "" if row.official else "third-party"
    return Fact(path, str(row.most), "images in 30 days", row.most_source, day, route=row.route, basis=basis)


def name(model: Model, row: Name) -> Fact:
    """A name of a model with the source that has it."""
    day = model.base.source(row.source).day if row.source else model.released
    return Fact(f"{model.id}.names.{row.name}", row.name, "", row.source, day, row.tier, route=row.route, note=row.note)


def sources_of(facts: Iterable[Fact]) -> list[str]:
    """The ids of the sources of some facts, each once, in order."""
    return list(dict.fromkeys(fact.source for fact in facts if fact.source))
