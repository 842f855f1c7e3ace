"""How often each option comes first when weights and gaps vary within what is known.

Weights keep the stated order, gaps are uniform, board scores are normal within their interval. Each
option draws from a stream of its own, so that another option never changes its luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import log
from random import Random

from imgpick.choosing.scales import Value
from imgpick.choosing.scoring import Scored

_NORMAL_95 = 1.959964


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
    totals = [_totals(option, order, columns, draws, seed) for option in hopeful]
    counts = [0] * len(hopeful)
    for row in zip(*totals, strict=True):
        counts[row.index(max(row))] += 1
    for option, count in zip(hopeful, counts, strict=True):
        shares[option.offer.id] = count / draws
    return shares


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
        parts = sorted((-log(1.0 - random()) for _ in order), reverse=True)
        whole = sum(parts)
        rows.append([part / whole for part in parts])
    return [list(column) for column in zip(*rows, strict=True)]


def _totals(option: Scored, order: Sequence[str], columns: list[list[float]], draws: int, seed: int) -> list[float]:
    random = Random(f"{seed}/{option.offer.id}")
    sums = [0.0] * draws
    for name, column in zip(order, columns, strict=True):
        value = option.values[name]
        if value.low == value.high:
            level = value.low
            sums = [s + w * level for s, w in zip(sums, column, strict=True)]
        else:
            sums = [s + w * v for s, w, v in zip(sums, column, _drawn(value, draws, random), strict=True)]
    return sums


def _drawn(value: Value, draws: int, random: Random) -> list[float]:
    if value.normal:
        middle, spread = value.mid, (value.high - value.low) / 2 / _NORMAL_95
        gauss = random.gauss
        return [gauss(middle, spread) for _ in range(draws)]
    low, width, uniform = value.low, value.high - value.low, random.random
    return [low + width * uniform() for _ in range(draws)]
