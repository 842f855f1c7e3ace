"""A board's rows beside ours, table by table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from statistics import median

from imgpick.kb.base import Base
from imgpick.kb.facts import Score
from imgpick.refreshing.items import CHANGED, CONFIRMED, CONFLICT, GONE, NEW, Item
from imgpick.refreshing.rows import ScoreRow, plain

SHIFT = Decimal(100)
"""A table whose scores all lie further off than this from ours is on another scale."""

KEPT = Decimal("0.1")
"""To what points of a board are rounded when they are written."""


class Tables:
    """Our tables of every board, by day and entry."""

    def __init__(self, base: Base) -> None:
        self.models = {key: str(base.raw(f"entry/{key}")["model"]) for key in base.ids("entry")}
        self._days: dict[str, dict[str, dict[str, Score]]] = {}
        for model in base.models:
            for score in model.scores:
                self._days.setdefault(score.board, {}).setdefault(score.day, {})[score.entry] = score

    def days(self, board: str) -> list[str]:
        return sorted(self._days.get(board, ()))

    def on(self, board: str, day: str) -> dict[str, Score]:
        return self._days.get(board, {}).get(day, {})

    def newest(self, board: str, entry: str, day: str) -> Score | None:
        """Our newest score of an entry before a day."""
        found = [self.on(board, d)[entry] for d in self.days(board) if d < day and entry in self.on(board, d)]
        return found[-1] if found else None


def compare(rows: Iterable[ScoreRow], tables: Tables) -> tuple[list[Item], list[str]]:
    """The items of all rows, and the board names that the base does not know."""
    by_table: dict[tuple[str, str], list[ScoreRow]] = {}
    unmapped: set[str] = set()
    for row in rows:
        if row.key in tables.models:
            by_table.setdefault((row.board, row.day), []).append(row)
        else:
            unmapped.add(row.key)
    items: list[Item] = []
    for (board, day), table in sorted(by_table.items()):
        held = _held(board, day, table, tables)
        items += [_item(row, tables, held) for row in table]
        items += _missing(board, day, {row.key for row in table}, tables)
    return items, sorted(unmapped)


def _held(board: str, day: str, table: list[ScoreRow], tables: Tables) -> str:
    """Why a whole table must wait; empty when it may be taken."""
    if not day:
        return "a rank without a date"
    days = tables.days(board)
    if days and day < days[-1] and day not in days:
        return f"of {day}, older than our table of {days[-1]}"
    pairs = [(row.score, ours.value) for row in table if (ours := tables.newest(board, row.key, day))]
    if len(pairs) >= 3:
        shift = median(theirs - ours for theirs, ours in pairs)
        if abs(shift) > SHIFT:
            return f"another scale: the scores lie {shift:+.0f} from ours"
    return ""


def _item(row: ScoreRow, tables: Tables, held: str) -> Item:
    fields = {
        "board": row.board, "entry": row.key, "low": _figure(row.low), "high": _figure(row.high),
        "votes": str(row.votes or ""), "rank": str(row.rank or ""), "of": str(row.of or ""),
    }  # fmt: skip
    cell = tuple((name, value) for name, value in fields.items() if value)
    new = _figure(row.score)
    ours = tables.on(row.board, row.day).get(row.key)
    model = tables.models[row.key]
    if ours:
        wrong = _differences(row, ours)
        state = CONFLICT if wrong else CONFIRMED
        why = f"the same table, other figures: {wrong}" if wrong else ""
        return Item(state, "score", model, cell, plain(ours.value), new, row.day, "", why, row.key, ours=ours.source)
    if row.day in tables.days(row.board):
        reason = "our table of that day lacks the row"
        return Item(NEW, "score", model, cell, "", new, row.day, reason, held, row.key)
    before = tables.newest(row.board, row.key, row.day or "9999")
    if before is None:
        return Item(NEW, "score", model, cell, "", new, row.day, "first score of this entry", held, row.key)
    steady = before.low is not None and before.high is not None and before.low <= row.score <= before.high
    moved = f"rank {before.rank} -> {row.rank}" if before.rank and row.rank != before.rank else "rank unchanged"
    reason = f"ours is of {before.day}; {moved}{', score within its interval' if steady else ''}"
    return Item(
        CHANGED, "score", model, cell, plain(before.value), new, row.day, reason, held, row.key, ours=before.source
    )


def _differences(row: ScoreRow, ours: Score) -> str:
    pairs = (
        ("score", row.score, ours.value), ("low", row.low, ours.low), ("high", row.high, ours.high),
        ("votes", row.votes, ours.votes), ("rank", row.rank, ours.rank),
    )  # fmt: skip
    return ", ".join(
        f"{name} {mine} / {theirs}"
        for name, theirs, mine in pairs
        if theirs and mine and not _rounds(Decimal(theirs), Decimal(mine))
    )


def _rounds(first: Decimal, second: Decimal) -> bool:
    """Whether the longer of two figures rounds to the shorter, up or down at the middle."""
    unit = max(Decimal(1).scaleb(int(figure.as_tuple().exponent)) for figure in (first, second))
    return abs(first - second) <= unit / 2


def _missing(board: str, day: str, listed: set[str], tables: Tables) -> Iterator[Item]:
    """Entries of our newest table that the board no longer lists."""
    days = [d for d in tables.days(board) if d <= day]
    for entry, ours in sorted(tables.on(board, days[-1]).items()) if days else ():
        if entry not in listed:
            cell = (("board", board), ("entry", entry))
            why = "no longer on the board" if day > days[-1] else "in our table of that day, not in the upstream's"
            yield Item(GONE, "score", ours.model, cell, plain(ours.value), "", day, why, "nothing to write", entry)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else plain(value.quantize(KEPT))
