"""How often each option comes first when weights and gaps vary within what is known.

Weights keep the stated order, gaps are uniform, board scores are normal within their interval. Each
option draws from a stream of its own, so that another option never changes its luck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from math import cos, log, sin, sqrt, tau
from operator import ge
from random import Random

from imgpick.choosing.scales import Value
from imgpick.choosing.scoring import Scored

_NORMAL_95 = 1.959964
_FARTHEST = 8.6
"""Standard deviations beyond which a draw of 53 random bits cannot lie."""
LIKELIEST = 8
"""Options by score that set the floor."""
FIRST = 100
"""Draws that are looked at first: most groups that reach the floor reach it there."""


def first_places(
    options: Sequence[Scored], order: Sequence[str], fixed: dict[str, float] | None, draws: int, seed: int
) -> dict[str, float]:
    """The share of draws (0..1) in which each option, by offer id, has the highest score.

    ``fixed`` are an expert's weights; they do not vary.
    """
    shares = {option.offer.id: 0.0 for option in options}
    hopeful = [options[i] for i in _hopeful(options, order)] if not fixed else list(options)
    if len(hopeful) == 1:
        shares[hopeful[0].offer.id] = 1.0
    if len(hopeful) < 2:
        return shares
    columns = _weight_columns(order, fixed, draws, seed)
    draw = partial(_totals, order=order, columns=columns, draws=draws, seed=seed)
    totals = {s.offer.id: draw(s) for s in hopeful} if fixed else _contenders(hopeful, order, columns, draw)
    names = [option.offer.id for option in hopeful if option.offer.id in totals]
    counts = [0] * len(names)
    for row in zip(*(totals[name] for name in names), strict=True):
        counts[row.index(max(row))] += 1
    return shares | {name: count / draws for name, count in zip(names, counts, strict=True)}


def _contenders(
    options: Sequence[Scored], order: Sequence[str], columns: list[list[float]], draw: Callable[[Scored], list[float]]
) -> dict[str, list[float]]:
    """The totals of the options that come first in some draw, and of few others: the shares stay the same.

    What the likeliest options reach in a draw is a floor. A group of options whose joint best stays
    below it in every draw need not be drawn at all.
    """
    likely = sorted(options, key=lambda option: -option.score)
    totals = {option.offer.id: draw(option) for option in likely[:LIKELIEST]}
    floor = [max(row) for row in zip(*totals.values(), strict=True)]
    # a weighted sum is a sum of prefix sums, each times the step from its weight to the next
    following = [*columns[1:], [0.0] * len(floor)]
    steps = [[w - n for w, n in zip(*pair, strict=True)] for pair in zip(columns, following, strict=True)]
    more = -len(order) % 4  # sums are taken by fours
    steps += [[0.0] * len(floor)] * more
    parts = [([c[:FIRST] for c in steps], floor[:FIRST]), ([c[FIRST:] for c in steps], floor[FIRST:])]
    best = {o.offer.id: [*accumulate(_most(o.values[name]) for name in order), *[0.0] * more] for o in likely}
    groups = [likely[LIKELIEST:]]
    while groups:
        group = groups.pop()
        joint = [max(column) for column in zip(*(best[option.offer.id] for option in group), strict=True)]
        if not any(_reaches(joint, *part) for part in parts):
            continue
        if len(group) == 1:
            totals[group[0].offer.id] = draw(group[0])
        else:
            groups += [group[: len(group) // 2], group[len(group) // 2 :]]
    return totals


def _reaches(prefixes: list[float], steps: list[list[float]], floor: list[float]) -> bool:
    """Whether these prefix sums reach the floor in any draw. Four products at once cost little more than one."""
    sums = [0.0] * len(floor)
    for at in range(0, len(prefixes), 4):
        (a, b, c, d), four = prefixes[at : at + 4], steps[at : at + 4]
        sums = [s + a * w + b * x + c * y + d * z for s, w, x, y, z in zip(sums, *four, strict=True)]
    return any(map(ge, sums, floor))


def _most(value: Value) -> float:
    """The highest that a draw can give, and a trifle for rounding."""
    if not value.normal:
        return value.high + 1e-9
    return value.mid + _FARTHEST * (value.high - value.low) / 2 / _NORMAL_95 + 1e-9


def _hopeful(options: Sequence[Scored], order: Sequence[str]) -> list[int]:
    """The options that can win at all: nobody's worst beats their best under every allowed weighting.

    Weights that keep an order are mixtures of equal weights on the first k criteria, so it is enough
    to compare the sums of the first k for every k.
    """
    best = [list(accumulate(option.values[name].high for name in order)) for option in options]
    worst = [list(accumulate(option.values[name].low for name in order)) for option in options]
    floors = [max(column) for column in zip(*worst, strict=True)]
    rivals = [w for w in worst if any(a == f for a, f in zip(w, floors, strict=True))] or worst
    return [
        i
        for i, high in enumerate(best)
        if not any(all(w > h for w, h in zip(low, high, strict=True)) for low in rivals)
    ]


def _weight_columns(order: Sequence[str], fixed: dict[str, float] | None, draws: int, seed: int) -> list[list[float]]:
    """For each criterion in order, its weight in every draw."""
    if fixed:
        return [[fixed[name]] * draws for name in order]
    random = Random(seed).random
    rows = []
    for _ in range(draws):
        parts = [-log(1.0 - random()) for _ in order]
        parts.sort(reverse=True)
        whole = sum(parts)
        rows.append([part / whole for part in parts])
    return [list(column) for column in zip(*rows, strict=True)]


def _totals(option: Scored, order: Sequence[str], columns: list[list[float]], draws: int, seed: int) -> list[float]:
    """The option's score in every draw. One pass a criterion: this is where choosing spends its time."""
    random = Random(f"{seed}/{option.offer.id}")
    uniform = random.random
    sums = [0.0] * draws
    for name, column in zip(order, columns, strict=True):
        value = option.values[name]
        low, width = value.low, value.high - value.low
        if not width:
            sums = [s + w * low for s, w in zip(sums, column, strict=True)]
        elif value.normal:
            sums = [s + w * v for s, w, v in zip(sums, column, _normal(value, draws, random), strict=False)]
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
