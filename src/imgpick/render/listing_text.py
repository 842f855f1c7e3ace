"""Lists of models and of facts: terminal, JSON, CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from imgpick.comparing.listing import Entry, Group
from imgpick.costing.arithmetic import Cost
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model
from imgpick.render import envelope
from imgpick.render.screen import Screen, hanging, line
from imgpick.render.words import CREDIT, source_name, usd

if TYPE_CHECKING:
    from rich.console import RenderableType

COLUMNS = ("model", "name", "status", "vendor", "price", "preference", "licence")
CSV_HEAD = ("model", "name", "status", "vendor", "family", "released", "price_from", "price_to", "unit", "score", "score_tier",
            "score_day", "licence", "weights")  # fmt: skip


CSV_COLUMNS = {
    "model": ("model",), "name": ("name",), "status": ("status",), "vendor": ("vendor",),
    "price": ("price_from", "price_to", "unit"), "preference": ("score", "score_tier", "score_day"),
    "licence": ("licence", "weights"),
}  # fmt: skip
"""What a column of the terminal is in CSV."""


def span(entry: Entry) -> str:
    """Cheapest to dearest tier of an image; unknown when nobody has a price."""
    low, high = entry.cheapest, entry.dearest
    if low is None or high is None:
        return "?"
    return usd(low.per_image) if low.per_image == high.per_image else f"{usd(low.per_image)} to {usd(high.per_image)}"


def preference(entry: Entry) -> str:
    score = entry.score
    if score is None:
        return "?"
    tier = score.tier or score.assume
    return f"{score.value:.0f}{f' ({tier})' if tier else ''}"


def terminal(entries: Sequence[Entry], columns: Sequence[str], screen: Screen) -> str:
    """One line a model, as far as the width allows."""
    return screen.text(_table(entries, columns))


def _table(entries: Sequence[Entry], columns: Sequence[str]) -> Iterator[RenderableType]:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in ("model", "status"))
    for entry in entries:
        texts = {
            "model": entry.model.id, "name": entry.model.name, "status": entry.status, "vendor": entry.model.vendor,
            "price": span(entry), "preference": preference(entry), "licence": entry.model.licence.name,
        }  # fmt: skip
        table.add_row(*(line(texts[name]) for name in columns))
    yield table
    days = sorted({entry.score.day for entry in entries if entry.score})
    yield ""
    text = f"{len(entries)} models; price: one image of about a megapixel, cheapest to dearest tier, without resellers; ? unknown"
    if days:
        text += f"; preference: LMArena text to image, {days[-1]}, with the tier that was tested ({CREDIT})"
    yield hanging("", text)


def data(entries: Sequence[Entry], base: Base, day: str) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {"day": day, "models": [_entry(entry, base) for entry in entries]}


def _entry(entry: Entry, base: Base) -> dict[str, Any]:
    model = entry.model
    return {
        "id": model.id,
        "name": model.name,
        "vendor": model.vendor,
        "family": model.family,
        "status": entry.status,
        "released": model.released,
        "licence": model.licence.name,
        "weights": model.licence.weights,
        "price": {"from": _price(entry.cheapest, base), "to": _price(entry.dearest, base)} if entry.cheapest else None,
        "preference": envelope.fact(cite.score(entry.score), base) if entry.score else None,
    }


def _price(found: Cost | None, base: Base) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "usd_per_image": f"{found.per_image.normalize():f}", "route": found.route, "tier": found.tier or None, "size": found.size,
        "facts": [envelope.fact(cite.price(price), base) for price in found.prices],
    }  # fmt: skip


def as_csv(entries: Sequence[Entry], columns: Sequence[str] = ()) -> str:
    """One line a model: all fields, or those of some columns of the terminal."""
    head = [field for column in columns for field in CSV_COLUMNS[column]] or CSV_HEAD
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for e in entries:
        low = f"{e.cheapest.per_image.normalize():f}" if e.cheapest else ""
        high = f"{e.dearest.per_image.normalize():f}" if e.dearest else ""
        score = e.score
        row = (
            e.model.id, e.model.name, e.status, e.model.vendor, e.model.family, e.model.released, low, high, "USD/image",
            f"{score.value}" if score else "", (score.tier or score.assume) if score else "", score.day if score else "",
            e.model.licence.name, e.model.licence.weights,
        )  # fmt: skip
        named = dict(zip(CSV_HEAD, row, strict=True))
        writer.writerow([named[field] for field in head])
    return out.getvalue()


def facts_terminal(model: Model, groups: Sequence[Group], base: Base, screen: Screen) -> str:
    """Every fact under its kind, each with tier, route, source and day."""
    return screen.text(_facts(model, groups, base))


def _facts(model: Model, groups: Sequence[Group], base: Base) -> Iterator[RenderableType]:
    yield line((f"{model.name} ({model.id})", "bold"), f", {model.vendor}, family {model.family}")
    for group in groups:
        yield ""
        yield line((group.title, "bold"))
        for what, fact, why in group.facts:
            yield hanging("  ", _fact(what, fact, why))
    yield ""
    yield line(("sources", "bold"))
    keys = dict.fromkeys(fact.source for group in groups for _, fact, _ in group.facts)
    for key in keys:
        source = base.source(key)
        yield hanging("  ", f"{key}: {source_name(source)} {source.url}")


def _fact(what: str, fact: Fact, why: str) -> str:
    cell = ", ".join(
        part for part in (fact.tier, fact.size, fact.route, fact.mode if fact.mode != "standard" else "") if part
    )
    extra = [part for part in (fact.basis, fact.note, f"not used: {why}" if why else "") if part]
    parts = [f"{what}: {fact.value}", fact.unit, f"[{cell}]" if cell else "", f"({'; '.join(extra)})" if extra else ""]
    return " ".join(part for part in parts if part) + f" · {fact.day} · {fact.source}"


def facts_data(model: Model, groups: Sequence[Group], base: Base, day: str = "") -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "model": model.id,
        "name": model.name,
        "vendor": model.vendor,
        "family": model.family,
        "day": day or None,
        "unknown": (model.unknown(day) or None) if day else None,
        "facts": [
            {"group": group.title, "what": what, "used": not why, "why_not": why or None, **envelope.fact(fact, base)}
            for group in groups
            for what, fact, why in group.facts
        ],
    }


def facts_csv(model: Model, groups: Sequence[Group], base: Base) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        (
            "model",
            "group",
            "what",
            "value",
            "unit",
            "tier",
            "size",
            "route",
            "mode",
            "basis",
            "note",
            "used",
            "source",
            "url",
            "date",
        )
    )
    for group in groups:
        for what, fact, why in group.facts:
            url = base.source(fact.source).url
            writer.writerow([model.id, group.title, what, fact.value, fact.unit, fact.tier, fact.size, fact.route, fact.mode,
                             fact.basis, fact.note, "no" if why else "yes", fact.source, url, fact.day])  # fmt: skip
    return out.getvalue()
