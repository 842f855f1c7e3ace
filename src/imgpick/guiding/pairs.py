"""What a comparison guide says from facts: who wins votes, who is cheaper, and the cells side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.comparing.result import KNOWN, UNKNOWN, Cell, Comparison, Row
from imgpick.costing.step import dollars
from imgpick.guiding.evidence import ABILITIES, TERMS, label, row_of
from imgpick.guiding.result import Evidence, Group, Said
from imgpick.kb.cite import sources_of

THEMES = (
    ("Standing and votes", ("status", "preference")),
    ("Prices", ("price", "tokens")),
    ("Terms and abilities in which they differ", (*TERMS, *ABILITIES)),
)


def votes(found: Comparison) -> Iterator[Said]:
    """Who wins how many votes, board by board."""
    names = [column.model.name for column in found.columns]
    for index, row in enumerate(found.rows):
        if row.attribute == "votes" and row.cells[1].state == KNOWN:
            board = found.rows[index - 1].label
            days = " and ".join(sorted({fact.day for fact in row.cells[1].facts}))
            first, second = (
                f"{name} ({f'tested at {fact.tier}' if fact.tier else 'no tier named'})"
                for name, fact in zip(names, row.cells[1].facts, strict=True)
            )
            text = f"{board}, {days}: {first} against {second}: {row.cells[1].value}."
            yield Said(text, tuple(sources_of(row.cells[1].facts)))


def cheapest(found: Comparison) -> Iterator[Said]:
    """The cheapest tier of each, when both have a price."""
    names = [column.model.name for column in found.columns]
    cells = [_cheapest(found, index) for index in range(2)]
    parts = [f"{name} from {_price(cell)}" for name, cell in zip(names, cells, strict=True) if cell]
    if len(parts) == 2:
        facts = [fact for cell in cells if cell for fact in cell.facts]
        yield Said(f"Cheapest listed tier: {'; '.join(parts)}.", tuple(sources_of(facts)))


def _cheapest(found: Comparison, index: int) -> Cell | None:
    cells = [row.cells[index] for row in found.rows if row.attribute == "price"]
    return min((c for c in cells if c.state == KNOWN), key=lambda c: Decimal(c.value), default=None)


def _price(cell: Cell) -> str:
    days = sorted({fact.day for fact in cell.facts})
    where = ", ".join(part for part in (cell.tier or "no tiers", cell.size, cell.route, days[-1]) if part)
    return f"{dollars(Decimal(cell.value))} an image ({where})"


def notes(found: Comparison) -> list[str]:
    """Tiers that share a word but not a meaning."""
    return [f"{note[0].upper()}{note[1:]}." for note in found.notes if "is not the same tier" in note]


def token_sources(found: Comparison) -> tuple[str, ...]:
    """The sources of the token counts that such a note compares."""
    cells = [cell for row in found.rows if row.attribute in ("tokens", "price") for cell in row.cells]
    return tuple(sources_of(fact for cell in cells for fact in cell.facts))


def groups(found: Comparison, older: Sequence[Comparison]) -> Iterator[Group]:
    """The cells of both, theme by theme; abilities only where the two differ.

    ``older`` holds the rated predecessors of models that nobody has rated yet.
    """
    for title, attributes in THEMES:
        rows = [row for row in found.rows if row.attribute in attributes]
        made = [item for row in rows for item in _both(found, row)]
        if "preference" in attributes:
            made += [item for each in older for item in _votes(each, found)]
        unique = {(item.signal, item.text, item.tier, item.date): item for item in made}
        if unique:
            yield Group(title, tuple(unique.values()))


def _votes(older: Comparison, found: Comparison) -> Iterator[Evidence]:
    asked = {column.model.id for column in found.columns}
    for row in older.rows:
        for column, cell in zip(older.columns, row.cells, strict=True):
            if row.attribute == "preference" and column.model.id not in asked:
                made = row_of(column.model, row.attribute, f"{row.label}: {column.model.name}", cell)
                if made:
                    yield made


def _both(found: Comparison, row: Row) -> Iterator[Evidence]:
    if row.attribute in (*TERMS, *ABILITIES) and len({(cell.state, cell.value) for cell in row.cells}) == 1:
        return
    for column, cell in zip(found.columns, row.cells, strict=True):
        head = f"{label(row)}: {column.model.name}"
        made = row_of(column.model, row.attribute, head, cell)
        if made:
            yield made
        elif cell.state == UNKNOWN and any(other.facts for other in row.cells):
            yield Evidence(head, "unknown: nobody has said", cell.tier or "none", "", "", found.day, (), cell.note)
