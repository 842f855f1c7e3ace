"""The history of a model: terminal with charts, JSON, CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from imgpick.kb.base import Base
from imgpick.render import envelope
from imgpick.render.chart import chart
from imgpick.render.screen import Citer, Screen, hanging, line
from imgpick.render.words import short_source
from imgpick.timeline.history import PRICE, Event, History

if TYPE_CHECKING:
    from rich.console import RenderableType

_CHARTS = 3
HEAD = ("day", "kind", "what", "old", "new", "value", "unit", "tier", "size", "route", "mode", "note", "source", "url")


def terminal(found: History, base: Base, screen: Screen) -> str:
    """A line an event, then a chart of every cell with two figures and more."""
    return screen.text(_terminal(found, base, screen))


def _terminal(found: History, base: Base, screen: Screen) -> Iterator[RenderableType]:
    model = found.model
    cited = Citer()
    yield line((f"{model.name} ({model.id})", "bold"), f", {model.vendor}")
    if not found.events:
        yield line(f"unknown: the base has no dated row for it up to {found.until}")
        return
    day = ""
    for event in found.events:
        head = event.day if event.day != day else ""
        day = event.day
        yield hanging(f"{head:<12}", f"{said(event)} {cited.mark((event.fact.source,))}")
    for series in found.series[:_CHARTS]:
        yield ""
        yield line((f"{series.label}, {series.unit}", "bold"))
        for text in chart(series.points, screen.width, series.end):
            yield line(text)
    yield ""
    for note in _notes(found):
        yield hanging("", note)
    yield hanging(
        "Sources  ", "  ".join(f"[{letter}] {short_source(base.source(key))}" for letter, key in cited.items())
    )


def said(event: Event) -> str:
    """One event as a sentence without verbs."""
    what = f"{event.what}: " if event.what else ""
    move = f"{event.old} → {event.new}" if event.old else event.new
    return f"{what}{move}{f' ({event.note})' if event.note else ''}"


def _notes(found: History) -> Iterator[str]:
    if len(found.series) > _CHARTS:
        yield f"{len(found.series) - _CHARTS} more charts left out; --format json has every figure"
    if any(event.kind == PRICE for event in found.events):
        changed = sum(bool(event.old) for event in found.events if event.kind == PRICE)
        known = "price cell is" if found.cells == 1 else "price cells are"
        yield f"{found.cells} {known} known, {changed or 'none'} of them changed{'' if found.whole else '; --price lists every cell'}"
    if found.disputed:
        yield f"{found.disputed} disputed rows are not used; `imgpick facts` shows them with the reason"


def data(found: History, base: Base) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "model": found.model.id,
        "name": found.model.name,
        "until": found.until,
        "events": [
            {"day": e.day, "kind": e.kind, "what": e.what or None, "old": e.old or None, "new": e.new, "note": e.note or None,
             "fact": envelope.fact(e.fact, base)}
            for e in found.events
        ],
        "series": [
            {"kind": s.kind, "label": s.label, "unit": s.unit, "points": [[day, str(value)] for day, value in s.points]}
            for s in found.series
        ],
        "price_cells": found.cells,
        "disputed": found.disputed,
    }  # fmt: skip


def as_csv(found: History, base: Base) -> str:
    """A line an event."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for e in found.events:
        fact = e.fact
        writer.writerow([e.day, e.kind, e.what, e.old, e.new, fact.value, fact.unit, fact.tier, fact.size, fact.route,
                         fact.mode, e.note, fact.source, base.source(fact.source).url])  # fmt: skip
    return out.getvalue()
