"""A small chart of one figure over time, in characters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

HEIGHT = 5
_MOST = 64


def chart(points: Sequence[tuple[str, Decimal]], width: int, *, steps: bool = False) -> list[str]:
    """Lines with the highest and lowest value at the left and the first and last day below.

    ``points`` are (day, value), oldest first. ``steps`` holds each value until the next, as a price does.
    """
    values = [value for _, value in points]
    low, high = min(values), max(values)
    labels = [f"{value.normalize():f}" if steps else f"{value:.0f}" for value in (high, low)]
    margin = max(map(len, labels))
    columns = max(10, min(_MOST, width - margin - 4))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    places = [(_column(day, points, columns), _row(value, low, high)) for day, value in points]
    if steps:
        for (x, y), (end, _) in itertools.pairwise(places):
            grid[y][x:end] = ["─"] * (end - x)
    for x, y in places:
        grid[y][x] = "●"
    heads = [labels[0], *[""] * (HEIGHT - 2), labels[1]]
    lines = [f"{head:>{margin}} │{''.join(cells)}".rstrip() for head, cells in zip(heads, grid, strict=True)]
    first, last = points[0][0], points[-1][0]
    gap = columns - len(first) - len(last)
    return [*lines, f"{'':>{margin}} └{'─' * columns}", f"{'':>{margin}}  {first}{' ' * max(1, gap)}{last}"]


def _number(day: str) -> int:
    return date.fromisoformat(day if len(day) == 10 else f"{day}-01").toordinal()


def _column(day: str, points: Sequence[tuple[str, Decimal]], columns: int) -> int:
    start, end = _number(points[0][0]), _number(points[-1][0])
    return round((_number(day) - start) / (end - start) * (columns - 1)) if end > start else 0


def _row(value: Decimal, low: Decimal, high: Decimal) -> int:
    return round((high - value) / (high - low) * (HEIGHT - 1)) if high > low else HEIGHT // 2
