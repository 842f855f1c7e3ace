"""The boards of the base, by day: ranks, scores and what was said of boards whose tables are elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any

from imgpick.kb.base import Base
from imgpick.kb.facts import Score


class Standings:
    """Scores of all models on a board, by day."""

    def __init__(self, base: Base, today: str, own: Iterable[dict[str, Any]]) -> None:
        self._base = base
        self._today = today
        self._models: dict[tuple[str, str], list[Score]] = {}
        self._everywhere: dict[tuple[str, ...], list[Score]] = {}
        self._first: dict[str, list[Score]] = {}
        self._own = list(own)

    def on(self, board: str, models: Iterable[str], day: str, *, ranked: bool = False, tier: str = "") -> Score | None:
        """The best entry of some models on the newest table up to ``day`` (a day, month or year) that has them.

        ``ranked`` asks for tables that name a rank, ``tier`` is as for ``ever``.
        """
        end = day if len(day) == 10 else f"{day}-99"
        rows = [row for row in self.ever(board, models, tier) if row.day <= end and (row.rank or not ranked)]
        newest = [row for row in rows if row.day == rows[-1].day]
        return min(newest, key=lambda row: (row.rank or 999, -row.value), default=None)

    def ever(self, board: str, models: Iterable[str], tier: str = "") -> list[Score]:
        """All scores of some models on a board, oldest first; of a day on which ``tier`` was rated by itself, that one."""
        rows = _by_day(self._of(board, model) for model in sorted(set(models)))
        apart = {row.day for row in rows if tier and row.tier == tier}
        return [row for row in rows if row.day not in apart or row.tier == tier]

    def apart(self, board: str, models: Iterable[str], day: str) -> list[Score]:
        """The entries of a day that are of some models, but not of the models as they are sold: "X (canvas)"."""
        rows = (row for key in models for row in self._base.model(key).scores)
        return [row for row in rows if row.board == board and row.day == day and not row.used]

    def _of(self, board: str, model: str) -> list[Score]:
        """The scores of one model on a board, oldest first."""
        if (board, model) not in self._models:
            rows = self._base.model(model).scores
            self._models[board, model] = [
                row for row in rows if row.board == board and row.used and row.day <= self._today
            ]
        return self._models[board, model]

    def everywhere(self, models: tuple[str, ...]) -> list[Score]:
        """All scores of some models on all boards, oldest first."""
        if models not in self._everywhere:
            rows = (row for key in models for row in self._base.model(key).scores if row.used)
            self._everywhere[models] = sorted(rows, key=attrgetter("day"))
        return self._everywhere[models]

    def newest(self, board: str) -> str:
        """The day of the newest table of a board; empty when there is none."""
        return max((day for day in self._base.table_days(board) if day <= self._today), default="")

    def leader(self, board: str, day: str) -> Score | None:
        """The first of the newest table up to ``day`` that names one, as far as it is a model of the base."""
        if board not in self._first:
            self._first[board] = self._base.leaders(board)
        firsts = [row for row in self._first[board] if row.day <= min(day, self._today)]
        return firsts[-1] if firsts else None

    def second(self, first: Score) -> Score | None:
        """The one behind the first of a table, as far as it is a model of the base."""
        rows = (row for key in self._base.ids("model") for row in self._of(first.board, key))
        return next((row for row in rows if row.day == first.day and row.rank == first.rank + 1), None)

    def led(self, publisher: str, editing: bool) -> list[dict[str, Any]]:
        """The statements about such boards that name the first."""
        every = [key for s in (*self._base.statements, *self._own) for key in s["models"]]
        return [s for s in self.said(every, publisher, editing) if 1 in map(int, s.get("places", ()))]

    def said(self, models: Iterable[str], publisher: str, editing: bool) -> list[dict[str, Any]]:
        """The single statements about boards whose tables are not in the base, newest first."""
        wanted = set(models)
        prefix = "artificial-analysis-edit" if editing else "artificial-analysis-t2i"
        found = [
            s
            for s in (*self._base.statements, *self._own)
            if wanted & set(s["models"]) and s["board"].startswith(prefix) and s["day"] <= self._today
        ]
        return sorted(found, key=lambda s: s["day"], reverse=True) if publisher == "Artificial Analysis" else []


def _by_day(rows: Iterable[list[Score]]) -> list[Score]:
    return sorted(chain.from_iterable(rows), key=attrgetter("day"))
