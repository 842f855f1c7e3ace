"""A comparison on the terminal: models as columns where they fit, else each row on lines of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imgpick.comparing.result import ANNOUNCED, KNOWN, NO, NOT_APPLICABLE, Cell, Comparison, Gate, Row
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render.screen import Citer, Screen, hanging, line
from imgpick.render.words import short_source

if TYPE_CHECKING:
    from rich.console import RenderableType

LABEL, NARROWEST = 24, 22
TIERED = ("price", "month", "tokens")
AGAIN = "as above"


class Footnotes:
    """Numbers notes in the order in which they are first used."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, note: str) -> str:
        return f" ({self._numbers.setdefault(note, len(self._numbers) + 1)})" if note else ""

    def items(self) -> Iterator[str]:
        return (f"({number}) {note}" for note, number in self._numbers.items())


def value(cell: Cell) -> str:
    """A cell's value for people; unknown, no and not applicable look different."""
    if cell.state == NOT_APPLICABLE:
        return "–"
    if cell.state == NO:
        return "no"
    if cell.state == ANNOUNCED:
        return f"announced{': ' + cell.value if cell.value not in ('', 'announced') else ''}"
    if cell.state != KNOWN:
        return cell.value or "?"
    money = cell.unit.startswith("USD")
    text = f"${_thousands(cell.value)}" if money else _thousands(cell.value) if cell.unit == "tokens" else cell.value
    unit = "" if money or cell.unit in ("points", "% of votes", "") else f" {cell.unit}"
    return text + unit + _cell_of(cell)


def _thousands(text: str) -> str:
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def _cell_of(cell: Cell) -> str:
    """Size, route and mode of a price; the tier stands in the row's label or in the note."""
    if cell.unit == "tokens":
        return f" {cell.size}"
    if not cell.unit.startswith("USD"):
        return (
            f" [{', '.join(p for p in (cell.tier, cell.route) if p)}]"
            if cell.unit in ("", "s") and (cell.tier or cell.route)
            else ""
        )
    mode = cell.mode if cell.mode != "standard" else ""
    size = "" if cell.size == "unknown" else cell.size
    tier = "" if cell.tier else "no tiers"
    return f" {', '.join(p for p in (tier, size, cell.route, mode) if p)}"


def terminal(comparison: Comparison, base: Base, screen: Screen, *, sources: bool = False) -> str:
    """The whole comparison."""
    return screen.text(_parts(comparison, base, screen.width, sources))


def _parts(comparison: Comparison, base: Base, width: int, sources: bool) -> Iterator[RenderableType]:
    citer, notes = Citer(), Footnotes()
    for note in comparison.notes:
        yield hanging("! ", note)
    if comparison.notes:
        yield ""
    if len(comparison.columns) * NARROWEST + LABEL <= width:
        yield _table(comparison, citer if sources else None, notes)
    else:
        yield from _turned(comparison, citer if sources else None, notes)
    footnotes = list(notes.items())
    if footnotes:
        yield ""
        yield from (hanging("", text) for text in footnotes)
    yield ""
    if comparison.left_out:
        yield hanging(
            "", f"{len(comparison.left_out)} rows left out, nobody has a fact: {', '.join(comparison.left_out)}"
        )
    yield hanging(
        "",
        "? nobody has said · – does not apply" + ("" if sources else " · --sources shows source and day of every cell"),
    )
    for letter, key in citer.items():
        yield hanging("", f"[{letter}] {short_source(base.source(key))}: {base.source(key).url}")
    for gate in comparison.gates:
        yield line(("meets  ", "green") if gate.met else ("fails  ", "bold red"), gate_text(gate))


def gate_text(gate: Gate) -> str:
    """What a gate says of its model."""
    return f"{gate.model}: {gate.limit}: {gate.reason}"


def _shown(cell: Cell, citer: Citer | None, notes: Footnotes) -> str:
    mark = f" {citer.mark(sources_of(cell.facts))}" if citer and cell.facts else ""
    return value(cell) + notes.mark(cell.note) + mark


def _table(comparison: Comparison, citer: Citer | None, notes: Footnotes) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", expand=False)
    table.add_column("", width=LABEL, overflow="fold")
    for column in comparison.columns:
        table.add_column(line(column.model.name), overflow="fold")
    again = _again(comparison.rows)
    for row, said in zip(comparison.rows, again, strict=True):
        shown = (AGAIN if cell.model in said else _shown(cell, citer, notes) for cell in row.cells)
        table.add_row(line((row.label, "dim")), *map(line, shown))
    return table


def _turned(comparison: Comparison, citer: Citer | None, notes: Footnotes) -> Iterator[RenderableType]:
    names = [column.model.name for column in comparison.columns]
    wide = min(28, max(map(len, names))) + 2
    for row, said in zip(comparison.rows, _again(comparison.rows), strict=True):
        yield line((row.label, "bold"))
        for name, cell in zip(names, row.cells, strict=True):
            if cell.model not in said and not (row.attribute in TIERED and cell.state == NOT_APPLICABLE):
                yield hanging(f"  {name.ljust(wide)}", _shown(cell, citer, notes))


def _again(rows: Sequence[Row]) -> Iterator[set[str]]:
    """For each row the models whose cell stood in an earlier one: a model without tiers has one price for all."""
    seen: set[tuple[str, Cell]] = set()
    for row in rows:
        own = {(row.attribute, cell) for cell in row.cells if row.attribute in TIERED and cell.value and not cell.tier}
        yield {cell.model for _, cell in own & seen}
        seen |= own
