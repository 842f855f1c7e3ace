"""Rows of a board that are copied: entries beside the model as such, and the number of votes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.boards.placing import Placing, board_name, entry_of, rounds
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.kb import cite
from imgpick.kb.facts import Score

VOTES = lazy(r"\bvotes\b")
_COUNT = lazy(r"\W*(\d[\d,]{1,9})\W*")
_ROUNDED = 0.01
"""How far a rounded number of votes may lie from the table's, as a share."""


def rows_of(p: Placing, mention: Mention) -> list[Score]:
    """What the table of the day has of a model, or of its entry that the row names."""
    entry = entry_of(p.reading, mention)
    rows = (row for key in mention.models for row in p.reading.context.base.model(key).scores)
    return [
        row
        for row in rows
        if row.board == p.board
        and row.day == p.day
        and (row.entry.casefold().endswith(f"({entry})") if entry else row.used)
    ]


def entry_score(p: Placing, mention: Mention, value: Decimal, span: tuple[int, int]) -> Claim:
    """The score of an entry that the base does not take for the model's own."""
    reading, models = p.reading, mention.models
    rows = rows_of(p, mention) if p.publisher == "LMArena" else []
    facts = tuple(cite.score(row) for row in rows)
    if any(rounds(row, value) for row in rows):
        return reading.claim("elo", span, SUPPORTED, models, facts)
    if len(rows) != 1 or reading.kind != "row":
        return reading.claim("elo", span, NOT_IN_BASE, models, facts)
    return reading.claim(
        "elo", span, CONTRADICTED, models, facts, rule="elo-mismatch",
        message=f"on {board_name(p, p.board)} the entry {rows[0].entry} scored {rows[0].value} on {p.day}", advice=f"write {rows[0].value}",
    )  # fmt: skip


def votes(p: Placing) -> Iterator[Claim]:
    """A number of votes in a column of votes: it can be told for a day whose table the base has."""
    reading, mention = p.reading, p.reading.subject
    cell = _COUNT.fullmatch(reading.lower)
    if cell is None or mention is None or mention.kind != "exact" or p.publisher != "LMArena":
        return
    rows = [row for row in rows_of(p, mention) if row.votes]
    if not rows:
        return
    facts = tuple(cite.score(row) for row in rows)
    said = int(cell.group(1).replace(",", ""))
    if any(abs(said - row.votes) <= row.votes * _ROUNDED for row in rows):
        yield reading.claim("elo", cell.span(1), SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "elo", cell.span(1), CONTRADICTED, mention.models, facts, rule="elo-mismatch",
        message=f"on {board_name(p, p.board)} {mention.text} had {rows[0].votes:,} votes on {p.day}", advice=f"write {rows[0].votes:,}",
    )  # fmt: skip
