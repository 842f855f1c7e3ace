"""What an option scores when weights and gaps are drawn, in all draws or in a few of them.

Weights keep the stated order, gaps are uniform, board scores are normal within their interval. Each
option draws from a stream of its own, so that another option never changes its luck.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, log, sin, sqrt, tau
from random import Random

from imgpick.choosing.scoring import Scored
from imgpick.choosing.value import Value
from imgpick.records import NamedTuple

_NORMAL_95 = 1.959964
_FARTHEST = 8.6
"""Standard deviations beyond which a draw of 53 random bits cannot lie."""
_MANY = 0.1
"""The share of draws from which on it is quicker to draw them all."""


class Draws(NamedTuple):
    """What all options share: the order of wishes, and for each wish its weight in every draw."""

    order: Sequence[str]
    weights: list[list[float]]
    number: int
    seed: int


def draw_weights(order: Sequence[str], fixed: dict[str, float] | None, draws: int, seed: int) -> list[list[float]]:
    """For each criterion in order, its weight in every draw."""
    if fixed:
        return [[fixed[name]] * draws for name in order]
    random = Random(seed).random
    logs = [log(1.0 - random()) for _ in range(draws * len(order))]
    rows = []
    for at in range(0, len(logs), len(order)):
        parts = sorted(logs[at : at + len(order)])
        whole = sum(parts)
        rows.append([part / whole for part in parts])
    return [list(column) for column in zip(*rows, strict=True)]


def totals(option: Scored, draws: Draws) -> list[float]:
    """The option's score in every draw. One pass a criterion: this is where choosing spends its time."""
    random = Random(f"{draws.seed}/{option.offer.id}")
    uniform = random.random
    sums = [0.0] * draws.number
    for name, column in zip(draws.order, draws.weights, strict=True):
        value = option.values[name]
        low, width = value.low, value.high - value.low
        if not width:
            sums = [s + w * low for s, w in zip(sums, column, strict=True)]
        elif value.normal:
            sums = [s + w * v for s, w, v in zip(sums, column, _normal(value, draws.number, random), strict=False)]
        elif width == 1.0:
            sums = [s + w * uniform() for s, w in zip(sums, column, strict=True)]
        else:
            sums = [s + w * (low + width * uniform()) for s, w in zip(sums, column, strict=True)]
    return sums


def _normal(value: Value, draws: int, random: Random) -> Iterator[float]:
    """What ``random.gauss`` gives, pair by pair as Box and Muller found them, in half its time."""
    middle, spread = value.mid, (value.high - value.low) / 2 / _NORMAL_95
    uniform = random.random
    for _ in range((draws + 1) // 2):
        angle = uniform() * tau
        radius = sqrt(-2.0 * log(1.0 - uniform())) * spread
        yield middle + cos(angle) * radius
        yield middle + sin(angle) * radius


def totals_at(option: Scored, draws: Draws, at: list[int]) -> list[float]:
    """The option's score in some draws, the same as ``totals`` gives there; its stream is skipped between them."""
    if not at:
        return []
    if len(at) > _MANY * draws.number:
        every = totals(option, draws)
        return [every[draw] for draw in at]
    random = Random(f"{draws.seed}/{option.offer.id}")
    sums = [0.0] * len(at)
    for name, column in zip(draws.order, draws.weights, strict=True):
        value = option.values[name]
        low, width = value.low, value.high - value.low
        if not width:
            found = [low] * len(at)
        elif value.normal:
            stream = random.randbytes(8 * (draws.number + draws.number % 2))
            found = [_normal_at(value, stream, draw) for draw in at]
        else:
            stream = random.randbytes(8 * draws.number)
            found = [low + width * _uniform(stream, draw) for draw in at]
        sums = [s + column[draw] * v for s, draw, v in zip(sums, at, found, strict=True)]
    return sums


def _uniform(stream: bytes, at: int) -> float:
    """What ``random()`` makes of the 64 bits at a place of its stream."""
    bits = int.from_bytes(stream[8 * at : 8 * at + 8], "little")
    return (((bits & 0xFFFFFFFF) >> 5) * 2**26 + (bits >> 38)) / 2**53


def _normal_at(value: Value, stream: bytes, at: int) -> float:
    """The value that ``_normal`` gives at a place."""
    first = at - at % 2
    radius = sqrt(-2.0 * log(1.0 - _uniform(stream, first + 1))) * ((value.high - value.low) / 2 / _NORMAL_95)
    return value.mid + (sin if at % 2 else cos)(_uniform(stream, first) * tau) * radius


def most(value: Value) -> float:
    """The highest that a draw can give, and a trifle for rounding."""
    if not value.normal:
        return value.high + 1e-9
    return value.mid + _FARTHEST * (value.high - value.low) / 2 / _NORMAL_95 + 1e-9
