"""Who would come first, had the wishes another order: the same method, without the draws."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import mul

from imgpick.choosing.contenders import competing, ranked, rated
from imgpick.choosing.scales import Scales, Value
from imgpick.choosing.scoring import Scored, place, rank_order_weights

_AWAY = 0.1
"""How far under the best score an offer stands that no rule puts first."""


class Turned:
    """The offers that compete for a brief, ready to be put in other orders. ``fitting`` is what no limit rules out."""

    def __init__(self, fitting: Sequence[Scored], scales: Scales) -> None:
        self._scales = scales
        self._brief = scales.brief
        self._pool, self._confirmed = competing(fitting, scales.brief)

    def first_by(self, order: tuple[str, ...]) -> Scored | None:
        """What would be taken in an order of all wishes."""
        turned = self._brief._replace(order=order)
        counts_all = (order[0] == "price") != (self._brief.order[0] == "price")
        shares = dict(zip(order, rank_order_weights(len(order)), strict=True))
        weights = [shares[name] for name in self._brief.order]
        scores = [sum(map(mul, weights, row)) for row in (self._with_other_prices if counts_all else self._middles)]
        near: list[Scored] = []
        for at in sorted(range(len(scores)), key=scores.__getitem__, reverse=True):
            if self._confirmed and near and scores[at] < near[0].score - _AWAY:
                break
            scored = self._pool[at]
            values = {**scored.values, "price": self._other_prices[at]} if counts_all else scored.values
            if not self._confirmed or rated([scored], turned, self._confirmed):
                near.append(scored._replace(values=values, score=scores[at]))
        known = near if self._confirmed else rated(near, turned, self._confirmed)
        found = ranked(sorted(known, key=place), turned, self._scales.base, self._scales.day)
        return found[0] if found else None

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
