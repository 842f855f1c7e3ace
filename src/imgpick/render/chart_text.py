"""Price against preference in characters: a letter for each model, its tiers from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10
from textwrap import wrap

from imgpick.guiding.plots import Cloud, Point
from imgpick.render.screen import Screen, safe
from imgpick.render.words import CREDIT, usd

HEIGHT = 16
AXIS = 7
"""Columns for the numbers at the left."""


def plot(cloud: Cloud, screen: Screen) -> str:
    """The plot with its legend; the width is the screen's, at most 100."""
    width = min(screen.width, 100) - AXIS - 2
    letters = {name: chr(ord("A") + index) for index, name in enumerate(cloud.models)}
    rows = _rows(cloud, letters, width)
    lines = [f"{safe(cloud.board)}, {cloud.board_day}", "points of preference against USD an image (log scale)", ""]
    lines += [f"{label:>{AXIS}} │{row.rstrip()}" for label, row in rows]
    lines += _axis(cloud, width)
    below = [
        *_legend(cloud, letters),
        "",
        f"capital: the tier was tested; small: assumed around it; ┊ interval. Scores: {CREDIT}.",
    ]
    if cloud.left_out:
        below.append(f"not shown, without a price or a score: {safe(', '.join(cloud.left_out))}")
    return "\n".join([*lines, "", *(wrapped for text in below for wrapped in _wrapped(text, screen.width))]) + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent="  ", subsequent_indent="     ") or [""]


def _rows(cloud: Cloud, letters: dict[str, str], width: int) -> Iterator[tuple[str, str]]:
    low, high = min(p.low for p in cloud.points), max(p.high for p in cloud.points)
    step = (high - low or 1) / (HEIGHT - 1)
    grid = [[" "] * width for _ in range(HEIGHT)]
    for point in cloud.points:
        column = _column(cloud, point, width)
        for row in range(round((high - point.high) / step), round((high - point.low) / step) + 1):
            grid[row][column] = "┊"
    for point in sorted(cloud.points, key=lambda p: (not p.assumed, p.chosen)):
        letter = letters[point.model]
        row, column = round((high - point.score) / step), _column(cloud, point, width)
        free = next(
            (c for c in (column, column + 1, column - 1) if 0 <= c < width and not grid[row][c].isalpha()), column
        )
        grid[row][free] = letter.lower() if point.assumed else letter
    for index, cells in enumerate(grid):
        label = f"{high - index * step:.0f}" if index % 5 == 0 or index == HEIGHT - 1 else ""
        yield label, "".join(cells)


def _column(cloud: Cloud, point: Point, width: int) -> int:
    low, high = _span(cloud)
    return round((log10(point.usd) - low) / (high - low) * (width - 1))


def _span(cloud: Cloud) -> tuple[float, float]:
    prices = [log10(point.usd) for point in cloud.points]
    return min(prices) - 0.05, max(prices) + 0.05


def _axis(cloud: Cloud, width: int) -> list[str]:
    low, high = _span(cloud)
    ticks, words = ["─"] * width, [" "] * width
    for value in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0):
        column = round((log10(value) - low) / (high - low) * (width - 1))
        text = f"${value:g}"
        if (
            column >= 0
            and column + len(text) <= width
            and all(c == " " for c in words[column : column + len(text) + 1])
        ):
            ticks[column] = "┴"
            words[column : column + len(text)] = text
    return [f"{'':>{AXIS}} └{''.join(ticks)}", f"{'':>{AXIS}}  {''.join(words).rstrip()}"]


def _legend(cloud: Cloud, letters: dict[str, str]) -> Iterator[str]:
    for name, letter in letters.items():
        own = [point for point in cloud.points if point.model == name]
        tiers = ", ".join(
            f"{p.tier + ' ' if p.tier else ''}{usd(p.usd)}{' (verdict)' if p.chosen else ''}" for p in own
        )
        yield f"{letter}  {safe(name)}: {tiers} ({own[0].route})"
