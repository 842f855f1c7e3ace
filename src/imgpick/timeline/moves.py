"""What moved between two days: scores and ranks on a board, and price cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from imgpick.kb.base import Base
from imgpick.kb.facts import Price, Score
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

BOARDS = ("lmarena-t2i", "lmarena-edit")
"""The boards that a reader is told of; categories are left to ``imgpick history --score``."""


class Standing(NamedTuple):
    """One model on one board on two days, at the same tested tier."""

    model: Model
    old: Score
    new: Score
    passed_by: tuple[str, ...]
    """Names of models above it that were not on the board on the first day."""

    @property
    def steady(self) -> bool:
        """Whether the two intervals meet; a score without one is taken to be as sure as the other."""
        return abs(self.new.value - self.old.value) <= _half(self.old, self.new) + _half(self.new, self.old)

    @property
    def other_entry(self) -> bool:
        """Whether the board lists it under another name by now, which may be another snapshot."""
        return self.old.entry != self.new.entry


def _half(score: Score, other: Score) -> Decimal:
    return score.half_width or other.half_width


def standings(base: Base, board: str, since: str, until: str) -> list[Standing]:
    """The models that stand on a board on both days with a newer row on the second, best first."""
    before = dict(_rows(base, board, since))
    after = dict(_rows(base, board, until))
    newest = table_day(list(after.values()))
    known = {model for model, _ in before}
    arrivals = [row for (model, _), row in after.items() if model not in known and row.day >= newest and row.rank]
    out = []
    for key, new in after.items():
        old = before.get(key)
        if old is None or old.day == new.day or new.day < newest:
            continue
        above = sorted((row for row in arrivals if row.value > new.value), key=lambda row: row.rank)
        names = tuple(dict.fromkeys(base.model(row.model).name for row in above))
        out.append(Standing(base.model(key[0]), old, new, names))
    return sorted(out, key=lambda s: (s.new.rank or 999, s.model.id))


def top(base: Base, board: str, day: str) -> Score | None:
    """The first of a board on a day, among the models of the base."""
    rows = [row for _, row in _rows(base, board, day)]
    newest = table_day(rows)
    return max((row for row in rows if row.day >= newest), key=lambda row: row.value, default=None)


def size(base: Base, board: str, day: str) -> int:
    """How many entries the newest table of a board had; 0 when it does not say."""
    rows = [row for _, row in _rows(base, board, day) if row.of]
    return max(rows, key=lambda row: row.day).of if rows else 0


def table_day(rows: list[Score]) -> str:
    """The day of the newest table with most of the models; a later dump of a few rows is not the board."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.day] = counts.get(row.day, 0) + 1
    most = max(counts.values(), default=0)
    return max((day for day, count in counts.items() if 2 * count >= most), default="")


def _rows(base: Base, board: str, day: str) -> Iterator[tuple[tuple[str, str], Score]]:
    for model in base.models:
        for row in model.scores_on(board, day):
            yield (model.id, row.tier or row.assume), row


class Repriced(NamedTuple):
    """A price cell whose figure changed."""

    old: Price
    new: Price


def cell(price: Price) -> tuple[str, ...]:
    """What makes two rows the same cell: all but figure, dates and source."""
    return (price.route, price.unit, price.part, price.tier, price.size, price.mode, str(price.references),
            str(price.free), price.plan)  # fmt: skip


def cells(model: Model) -> dict[tuple[str, ...], list[Price]]:
    """The used rows of each price cell, oldest first."""
    out: dict[tuple[str, ...], list[Price]] = {}
    for price in sorted((p for p in model.all_prices if p.used), key=lambda p: p.day):
        out.setdefault(cell(price), []).append(price)
    return out


def repriced(model: Model, since: str, until: str) -> Iterator[Repriced]:
    """The cells of a model that got another figure after one day and up to another."""
    for rows in cells(model).values():
        for old, new in itertools.pairwise(rows):
            if since < new.day <= until and old.usd != new.usd:
                yield Repriced(old, new)


def first_seen(model: Model, since: str, until: str) -> int:
    """How many cells have their first row in the time: there is nothing older to hold them against."""
    return sum(1 for rows in cells(model).values() if since < rows[0].day <= until)
