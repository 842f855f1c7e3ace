"""A comparison for programs and documents: JSON, CSV, Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

from imgpick.comparing.result import KNOWN, Cell, Comparison, Figure, Gate
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render import envelope
from imgpick.render.compare_terminal import Footnotes, value
from imgpick.render.markdown import cell as escaped
from imgpick.render.markdown import table
from imgpick.render.screen import Citer
from imgpick.render.words import CREDIT, source_name

HEAD = ("model", "attribute", "value", "unit", "tier", "size", "route", "mode", "state", "source", "url", "date",
        "number", "low", "high", "rank", "rank_of")  # fmt: skip


def data(comparison: Comparison, base: Base) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "day": comparison.day,
        "models": [
            {
                "id": column.model.id,
                "name": column.model.name,
                "vendor": column.model.vendor,
                "family": column.model.family,
                "asked": column.asked,
                "tier": column.tier or None,
                "status": column.model.life(comparison.day).status,
                "note": column.note or None,
            }
            for column in comparison.columns
        ],
        "rows": [
            {"attribute": row.attribute, "label": row.label, "cells": [_cell(cell, base) for cell in row.cells]}
            for row in comparison.rows
        ],
        "notes": list(comparison.notes),
        "left_out": list(comparison.left_out),
        "gates": [_gate(gate) for gate in comparison.failed],
        "gates_met": [_gate(gate) for gate in comparison.gates if gate.met],
    }


def _gate(gate: Gate) -> dict[str, Any]:
    offer = {"tier": gate.tier, "size": gate.size, "route": gate.route, "mode": gate.mode}
    return {"model": gate.model, "limit": gate.limit, "reason": gate.reason, **{k: v or None for k, v in offer.items()}}


def _cell(cell: Cell, base: Base) -> dict[str, Any]:
    return {
        "model": cell.model,
        "value": cell.value or None,
        "unit": cell.unit or None,
        "tier": cell.tier or None,
        "size": cell.size or None,
        "route": cell.route or None,
        "mode": cell.mode or None,
        "state": cell.state,
        "note": cell.note or None,
        "figure": _figure(cell.figure),
        "facts": [envelope.fact(fact, base) for fact in cell.facts],
    }


def _figure(figure: Figure | None) -> dict[str, Any] | None:
    return {key: value or None for key, value in figure._asdict().items()} if figure else None


def as_csv(comparison: Comparison, base: Base) -> str:
    """One line a cell; a cell with several sources names the first."""
    import csv

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for row in comparison.rows:
        for cell in row.cells:
            fact = cell.facts[0] if cell.facts else None
            figure = cell.figure or Figure("")
            source = base.source(fact.source) if fact else None
            writer.writerow(
                [cell.model, row.label, cell.value, cell.unit, cell.tier, cell.size, cell.route, cell.mode, cell.state,
                 fact.source if fact else "", source.url if source else "", fact.day if fact else "",
                 figure.number, figure.low, figure.high, figure.rank or "", figure.of or ""]
            )  # fmt: skip
    return out.getvalue()


def markdown(comparison: Comparison, base: Base) -> str:
    """A table with footnotes for notes and sources."""
    return "\n".join(_lines(comparison, base)) + "\n"


def _lines(comparison: Comparison, base: Base) -> Iterator[str]:
    citer, notes = Citer(), Footnotes()
    for note in comparison.notes:
        yield f"> {escaped(note)}"
        yield ">"
    yield ""
    rows = []
    for row in comparison.rows:
        cells = [
            value(c) + notes.mark(c.note) + (f" {citer.mark(sources_of(c.facts))}" if c.facts else "")
            for c in row.cells
        ]
        rows.append([row.label, *cells])
    yield from table(["", *(column.model.name for column in comparison.columns)], rows)
    yield ""
    yield from (f"{escaped(text)}  " for text in notes.items())
    yield ""
    yield "? nobody has said; – does not apply."
    if comparison.left_out:
        yield f"Left out, nobody has a fact: {escaped(', '.join(comparison.left_out))}."
    yield ""
    for letter, key in citer.items():
        source = base.source(key)
        link = f" <{source.url}>" if source.url.startswith("http") else ""
        yield f"- [{letter}] {escaped(source_name(source))}{link}"
    if any(row.attribute == "preference" and any(c.state == KNOWN for c in row.cells) for row in comparison.rows):
        yield ""
        yield f"Scores: {CREDIT}."
    yield ""
    yield f"Knowledge base {base.version}, newest fact {base.newest_fact}; as of {comparison.day}."
