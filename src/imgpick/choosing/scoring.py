"""Weights from an order of wishes, and the score of an offer."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scales import Scales, Value
from imgpick.choosing.screen import Candidate
from imgpick.costing.offers import Offer
from imgpick.records import NamedTuple


class Scored(NamedTuple):
    """An offer with its criteria and score (0..1)."""

    offer: Offer
    values: dict[str, Value]
    score: float
    candidate: Candidate

    @property
    def coverage(self) -> tuple[int, int]:
        """How many of its criteria are known, of how many."""
        return sum(value.known for value in self.values.values()), len(self.values)


def rank_order_weights(count: int) -> list[float]:
    """Rank-order centroids: w_i = (1/n) * sum of 1/k for k from i to n; largest first, adding up to 1."""
    return [sum(1 / k for k in range(i, count + 1)) / count for i in range(1, count + 1)]


def weights(brief: Brief) -> dict[str, float]:
    """The weight of each criterion: from the order, or as an expert gave them."""
    if brief.weights:
        return {name: dict(brief.weights).get(name, 0.0) for name in brief.order}
    return dict(zip(brief.order, rank_order_weights(len(brief.order)), strict=True))


def total(values: dict[str, Value], weight: dict[str, float]) -> float:
    """The score of an offer: the middles of its intervals, weighted."""
    return sum([share * values[name].mid for name, share in weight.items()])


def score(candidates: Sequence[Candidate], scales: Scales, brief: Brief) -> list[Scored]:
    """Every candidate with its score, best first; ties go by price, then by id."""
    weight = weights(brief)
    scored = []
    for candidate in candidates:
        values = scales.values(candidate.offer)
        scored.append(Scored(candidate.offer, values, total(values, weight), candidate))
    return sorted(scored, key=_place)


def _place(scored: Scored) -> tuple[float, float, str]:
    each = scored.offer.per_image
    return (-round(scored.score, 9), float(each) if each is not None else 1e9, scored.offer.id)


def best_of_each(scored: Sequence[Scored]) -> list[Scored]:
    """The best offer of each model, in order of score."""
    seen: set[str] = set()
    return [s for s in scored if not (s.offer.model in seen or seen.add(s.offer.model))]  # type: ignore[func-returns-value]
