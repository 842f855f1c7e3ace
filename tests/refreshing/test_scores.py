"""A board's table held against ours: what only rounds is the same figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from imgpick.kb.base import Base
from imgpick.refreshing.rows import ScoreRow
from imgpick.refreshing.scores import Tables, compare

DAY, BOARD, KEY = "2026-08-07", "lmarena-t2i-art", "qwen-image-2512"


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ("0", "confirmed"), ("0.03", "confirmed"), ("0.05", "confirmed"), ("-0.05", "confirmed"),
        ("0.06", "conflict"), ("-0.06", "conflict"), ("0.1", "conflict"), ("1", "conflict"),
    ],
)  # fmt: skip
def test_a_figure_that_rounds_to_ours_is_ours(base: Base, more: str, state: str) -> None:
    tables = Tables(base)
    ours = tables.on(BOARD, DAY)[KEY]
    items, _ = compare([ScoreRow(KEY, BOARD, DAY, ours.value + Decimal(more))], tables)
    assert [item.state for item in items if item.key == KEY] == [state]


def test_votes_are_counted_and_not_rounded(base: Base) -> None:
    tables = Tables(base)
    ours = tables.on(BOARD, DAY)[KEY]
    items, _ = compare([ScoreRow(KEY, BOARD, DAY, ours.value, votes=ours.votes + 1)], tables)
    assert [item.state for item in items if item.key == KEY] == ["conflict"]


def test_figures_are_written_to_one_decimal(base: Base) -> None:
    items, _ = compare([ScoreRow(KEY, BOARD, "2026-11-20", Decimal("1133.3612"), Decimal("1127.07"))], Tables(base))
    (item,) = (item for item in items if item.key == KEY)
    assert (item.new, dict(item.cell)["low"]) == ("1133.4", "1127.1")
