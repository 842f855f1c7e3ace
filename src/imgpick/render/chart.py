"""A small chart of one figure over time, in characters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

HEIGHT = 5
_MOST = 64


def chart(points: Sequence[tuple[str, Decimal]], width: int, end: str = "") -> list[str]:
    """Lines with the highest and lowest value at the left and the first and last day below.

    ``points`` are (day, value), oldest first. With ``end`` each value holds until the
    next, and the last one until that day, as prices do.
    """
    values = [value for _, value in points]
    low, high = min(values), max(values)
    labels = [f"{value.normalize():f}" if end else f"{value:.0f}" for value in (high, low)]
    margin = max(map(len, labels))
    columns = max(10, min(_MOST, width - margin - 4))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    last = max(end, points[-1][0])
    span = (points[0][0], last)
    places = [(_column(day, span, columns), _row(value, low, high)) for day, value in points]
    if end:
        stops = [*(x for x, _ in places[1:]), columns]
        for (x, y), stop in zip(places, stops, strict=True):
            grid[y][x:stop] = ["─"] * (stop - x)
    for x, y in places:
        grid[y][x] = "●"
    heads = [labels[0], *[""] * (HEIGHT - 2), labels[1]]
    lines = [f"{head:>{margin}} │{''.join(cells)}".rstrip() for head, cells in zip(heads, grid, strict=True)]
    first = points[0][0]
    gap = columns - len(first) - len(last)
    return [*lines, f"{'':>{margin}} └{'─' * columns}", f"{'':>{margin}}  {first}{' ' * max(1, gap)}{last}"]


def _number(day: str) -> int:
    return date.fromisoformat(day if len(day) == 10 else f"{day}-01").toordinal()


def _column(day: str, span: tuple[str, str], columns: int) -> int:
    start, end = map(_number, span)
    return round((_number(day) - start) / (end - start) * (columns - 1)) if end > start else 0


def _row(value: Decimal, low: Decimal, high: Decimal) -> int:
    return round((high - value) / (high - low) * (HEIGHT - 1)) if high > low else HEIGHT // 2
