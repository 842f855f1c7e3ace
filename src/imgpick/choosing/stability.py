"""How often each option comes first when weights and gaps vary within what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import ge

from imgpick.choosing.draws import Draws, draw_weights, most, totals, totals_at
from imgpick.choosing.scoring import Scored

LIKELIEST = 8
"""Options by score that are drawn in full."""
FIRST = 100
"""Draws that are looked at first: most groups that can come first in some draw can in one of these."""


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
    drawn = Draws(order, draw_weights(order, fixed, draws, seed), draws, seed)
    firsts = Counter(_firsts(hopeful, drawn, len(hopeful) if fixed else LIKELIEST))
    return shares | {hopeful[place].offer.id: count / draws for place, count in firsts.items()}


def _firsts(options: Sequence[Scored], draws: Draws, likeliest: int) -> list[int]:
    """The place of the option that comes first in each draw; of equals the one that stands first.

    The likeliest are drawn in full. What they reach is what another option must reach at its very best:
    a group of options whose joint best stays below it in every draw need not be drawn at all, and an
    option only in the draws in which it can come first.
    """
    likely = sorted(range(len(options)), key=lambda place: -options[place].score)
    full, rest = sorted(likely[:likeliest]), likely[likeliest:]
    tops, firsts = [], []
    for row in zip(*(totals(options[place], draws) for place in full), strict=True):
        tops.append(max(row))
        firsts.append(full[row.index(tops[-1])])
    steps, best = _steps(draws), [_prefixes(option, draws) for option in options]
    few = [column[:FIRST] for column in steps]
    groups = [rest] if rest else []
    while groups:
        group = groups.pop()
        joint = [max(column) for column in zip(*(best[place] for place in group), strict=True)]
        if len(group) > 1:
            if any(map(ge, _sums(joint, few), tops)) or any(map(ge, _sums(joint, steps), tops)):
                groups += [group[len(group) // 2 :], group[: len(group) // 2]]
            continue
        place = group[0]
        at = [draw for draw, (high, top) in enumerate(zip(_sums(joint, steps), tops, strict=True)) if high >= top]
        for draw, total in zip(at, totals_at(options[place], draws, at), strict=True):
            if total > tops[draw] or (total == tops[draw] and place < firsts[draw]):
                tops[draw], firsts[draw] = total, place
    return firsts


def _steps(draws: Draws) -> list[list[float]]:
    """The step from each weight to the next in every draw; a multiple of four, for ``_sums``.

    A weighted sum is a sum of prefix sums, each times such a step.
    """
    none = [0.0] * draws.number
    following = [*draws.weights[1:], none]
    steps = [[w - n for w, n in zip(*pair, strict=True)] for pair in zip(draws.weights, following, strict=True)]
    return steps + [none] * (-len(steps) % 4)


def _prefixes(option: Scored, draws: Draws) -> list[float]:
    """The most that a draw can give the option on its first wish, its first two, and so on."""
    sums = list(accumulate(most(option.values[name]) for name in draws.order))
    return sums + [0.0] * (-len(sums) % 4)


def _sums(prefixes: list[float], steps: list[list[float]]) -> list[float]:
    """The most that these prefix sums give in each draw. Four products at once cost little more than one."""
    sums = [0.0] * len(steps[0])
    for at in range(0, len(prefixes), 4):
        (a, b, c, d), four = prefixes[at : at + 4], steps[at : at + 4]
        sums = [s + a * w + b * x + c * y + d * z for s, w, x, y, z in zip(sums, *four, strict=True)]
    return sums


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
