"""Who would come first, had the wishes another order or weight: the same method, without the draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cached_property
from operator import ge, mul

from imgpick.choosing.brief import Brief
from imgpick.choosing.contenders import competing, ranked, rated
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, place, rank_order_weights, weights
from imgpick.choosing.value import Value

_PERCENT = 0.01
_MOST = 0.95
"""The largest share of all weight that one wish is tried with."""


class Turned:
    """The offers that compete for a brief, ready to be put in other orders. ``fitting`` is what no limit rules out, the
    ``brief`` that of the scales with wishes set aside."""

    def __init__(self, fitting: Sequence[Scored], scales: Scales, brief: Brief) -> None:
        self._scales = scales
        self._brief = brief
        self._every, self._confirmed = competing(fitting, brief, scales.base)
        self._pool = _unsurpassed(self._every)
        self._spoken = any(need.name == "language" for need in scales.brief.needs)
        self._places: dict[tuple[str, str], list[int]] = {}

    def first_by(self, order: tuple[str, ...]) -> Scored | None:
        """What would be taken in an order of all wishes."""
        turned = self._brief._replace(order=order)
        counts_all = (order[0] == "price") != (self._brief.order[0] == "price")
        shares = dict(zip(order, rank_order_weights(len(order)), strict=True))
        weight = [shares[name] for name in self._brief.order]
        rows, known = self._with_other_prices if counts_all else self._middles, self._known(turned)
        scores = [sum(map(mul, weight, rows[at])) for at in known]
        return self._first(turned, known, scores, self._other_prices if counts_all else None)

    def first_under(self, each: Decimal) -> Scored | None:
        """What would be taken, had an image to cost less than ``each`` USD."""
        cheaper = [s for s in self._every if s.offer.cost is None or s.offer.cost.total < each]
        known = rated(cheaper, self._brief, self._confirmed)
        found = ranked(known, self._brief, self._scales.base, self._scales.day)
        return found[0] if found else None

    def turns_at(self, name: str, model: str) -> tuple[float, Scored] | None:
        """The share of all weight (0..1, in whole percents) over which a wish that weighs less today puts another model
        first than ``model``, the others scaled together; with what it puts first. None where no share does."""
        turned = self._scales.brief  # who gives weights by hand has no wish set aside
        part, known = weights(self._brief)[name], self._known(turned)
        if not known or part >= _MOST:
            return None
        at = self._brief.order.index(name)
        own = [self._middles[place][at] for place in known]
        rest = [(self._pool[place].score - part * mine) / (1 - part) for place, mine in zip(known, own, strict=True)]
        if turned.weights:
            turned = turned._replace(weights=(*turned.weights, (name, 1.0)))

        def scores(share: float) -> list[float]:
            return [share * mine + (1 - share) * others for mine, others in zip(own, rest, strict=True)]

        def overtaken(percent: int) -> bool:
            found = scores(percent * _PERCENT)
            return self._pool[known[found.index(max(found))]].offer.model != model

        def taken(percent: int) -> bool:
            return other(percent) is not None

        def other(percent: int) -> Scored | None:
            first = self._first(turned, known, scores((percent + 1) * _PERCENT))
            return first if first and first.offer.model != model else None

        today, most = int(part / _PERCENT), int(_MOST / _PERCENT)
        first = self._first(turned, known, scores(part))
        if not overtaken(most) or first is None or first.offer.model != model:
            return None
        near = _turning(overtaken, today, most, most)  # where the score alone turns; what is taken turns near it
        percent = _turning(taken, today, near, most) if near else None
        then = other(percent) if percent else None
        return (percent * _PERCENT, then) if percent and then else None

    def _first(
        self, turned: Brief, known: list[int], scores: list[float], prices: list[Value] | None = None
    ) -> Scored | None:
        """What is taken of those that are ``known`` at some scores; no rule puts one first that stands far under the best."""
        base = self._scales.base
        tongues = max((self._pool[at].candidate.tongues for at in known), default=0) if self._spoken else 0
        apart = base.constant("level") + base.constant("assumed-lead") + tongues * base.constant("language-unsaid")
        least = max(scores, default=0.0) - apart
        near: list[Scored] = []
        for at, score in zip(known, scores, strict=True):
            if score >= least:
                scored = self._pool[at]
                values = {**scored.values, "price": prices[at]} if prices else scored.values
                near.append(scored._replace(values=values, score=score))
        found = ranked(sorted(near, key=place), turned, base, self._scales.day)
        return found[0] if found else None

    def _known(self, turned: Brief) -> list[int]:
        """The places of those of which enough is known to come first in an order."""
        first, second, *_ = turned.order
        if (first, second) not in self._places:
            known = {id(scored) for scored in rated(self._pool, turned, self._confirmed)}
            self._places[first, second] = [at for at, scored in enumerate(self._pool) if id(scored) in known]
        return self._places[first, second]

    @cached_property
    def _middles(self) -> list[list[float]]:
        """What the score counts of each offer, wish by wish in the order of the brief."""
        return [[scored.values[name].mid for name in self._brief.order] for scored in self._pool]

    @cached_property
    def _other_prices(self) -> list[Value]:
        """Prices as they count where price is the first wish, or no longer is."""
        order = ("price", *(name for name in self._brief.order if name != "price"))
        if self._brief.order[0] == "price":
            order = (*order[1:], "price")
        scales = Scales(self._scales.base, self._brief._replace(order=order), self._scales.day)
        return [scales.price(scored.offer) for scored in self._pool]

    @cached_property
    def _with_other_prices(self) -> list[list[float]]:
        at = self._brief.order.index("price")
        rows = zip(self._middles, self._other_prices, strict=True)
        return [[*row[:at], price.mid, *row[at + 1 :]] for row, price in rows]


def _unsurpassed(every: Sequence[Scored]) -> list[Scored]:
    """Those that no other offer of their model equals in all that is known, best first: the rest change no order. Prices
    are held against each other as they are, too, since a small bill hides them unless price comes first."""
    kept: dict[str, list[list[float]]] = {}
    out = []
    for scored in every:
        row = [part for value in scored.values.values() for part in (value.low, value.mid, value.high)]
        row.append(-float(scored.offer.cost.total) if scored.offer.cost else float("-inf"))
        others = kept.setdefault(scored.offer.model, [])
        if not any(all(map(ge, other, row)) for other in others):
            others.append(row)
            out.append(scored)
    return out


def _turning(turned: Callable[[int], bool], before: int, near: int, most: int) -> int | None:
    """The first number from which on something has ``turned``, at most ``most``, which it has not at ``before``; looked for
    around ``near``, where it is as a rule."""
    step = 1
    while not turned(near):
        if near >= most:
            return None
        before, near, step = near, min(near + step, most), step * 2
    step = 1
    while near - before > 1:
        at = max(near - step, (near + before) // 2)
        before, near, step = (before, at, step * 2) if turned(at) else (at, near, 1)
    return near
