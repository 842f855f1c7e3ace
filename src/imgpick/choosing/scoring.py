"""Weights from an order of wishes, and the score of an offer."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scales import Scales
from imgpick.choosing.screen import Candidate
from imgpick.choosing.value import Value
from imgpick.costing.offers import Offer
from imgpick.records import NamedTuple

_HALF = 0.5
VOTED = ("quality", "text")
"""Wishes that boards measure."""


class Scored(NamedTuple):
    """An offer with its criteria and score (0..1)."""

    offer: Offer
    values: dict[str, Value]
    score: float
    candidate: Candidate

    @property
    def coverage(self) -> tuple[int, int]:
        """How many of its criteria are known to within half of their scale, of how many."""
        return sum(value.high - value.low <= _HALF for value in self.values.values()), len(self.values)


def rank_order_weights(count: int) -> list[float]:
    """Rank-order centroids: w_i = (1/n) * sum of 1/k for k from i to n; largest first, adding up to 1."""
    return [sum(1 / k for k in range(i, count + 1)) / count for i in range(1, count + 1)]


def weights(brief: Brief) -> dict[str, float]:
    """The weight of each criterion: from the order, or as an expert gave them."""
    if brief.weights:
        return {name: dict(brief.weights).get(name, 0.0) for name in brief.order}
    return dict(zip(brief.order, rank_order_weights(len(brief.order)), strict=True))


def deciding(brief: Brief) -> tuple[str, ...]:
    """The wishes that may decide between level offers: the upper half of their order."""
    weight = weights(brief)
    return tuple(name for name in brief.order[: len(brief.order) // 2] if weight[name])


def total(values: dict[str, Value], weight: dict[str, float]) -> float:
    """The score of an offer: the middles of its intervals, weighted."""
    return sum([share * values[name].mid for name, share in weight.items()])


def score(candidates: Sequence[Candidate], scales: Scales, brief: Brief) -> list[Scored]:
    """Every candidate with its score, best first; ties go by price, then by who sells it."""
    weight = weights(brief)
    scored = []
    for candidate in candidates:
        values = scales.values(candidate.offer)
        scored.append(Scored(candidate.offer, values, total(values, weight), candidate))
    return sorted(scored, key=place)


def place(scored: Scored) -> tuple[float, float, bool, str]:
    """Where an offer stands: by score, then by price, one without any last, a vendor's own that is open to all before
    others, then by id."""
    each = scored.offer.per_image
    unpriced = 1e8 if scored.offer.plans else 1e9
    access = scored.offer.access
    own = scored.offer.kind == "vendor-api" and not (access and access.state == "limited")
    return (-round(scored.score, 9), float(each) if each is not None else unpriced, not own, scored.offer.id)


APART = 0.05
"""How far two values of a scale must lie apart to tell level offers from each other: 20 of the 400 points of a board."""


_ROUNDING = 1e-9
_AHEAD = 0.005
"""How far a value must lie above another to be ahead at all."""


def settle(scored: Sequence[Scored], order: Sequence[str], level: float) -> list[Scored]:
    """The offers, best first, save that the highest score yields to one lower by no more than ``level`` that is ahead in
    the first wish in which they lie apart. So small a lead rests on what matters least, or on what nobody knows."""
    near = [s for s in scored if scored[0].score - s.score <= level]
    top = near[0] if near else None
    ahead = [s for s in near if top and s is not top and _ahead(s, top, order)]
    first = max(ahead, key=lambda s: [round(s.values[name].mid / APART) for name in order], default=top)
    return [first, *(s for s in scored if s is not first)] if first else list(scored)


def _ahead(one: Scored, other: Scored, order: Sequence[str]) -> bool:
    """Whether one offer lies apart from another in a wish before which the other never leads, and not by assumption."""
    gaps = (lead(one, other, name) for name in order)
    return next((gap for gap in gaps if gap > APART + _ROUNDING or gap <= -_AHEAD), 0.0) > 0 and not assumed(one)


def lies_ahead(one: Scored, other: Scored, name: str) -> bool:
    """Whether one offer lies apart from another in a wish, and before it."""
    return lead(one, other, name) > APART + _ROUNDING


def lead(one: Scored, other: Scored, name: str) -> float:
    """How far one offer lies before another in a wish (0..1), below 0 behind it. What nobody knows of either is no lead;
    votes count by what they are assumed around."""
    mine, theirs = one.values[name], other.values[name]
    gap = mine.mid - theirs.mid
    if gap < 0:
        return -lead(other, one, name)
    if mine.estimate and theirs.estimate:
        return gap
    return max(0.0, min(gap, mine.low - theirs.low, mine.high - theirs.high))


def assumed(scored: Scored) -> bool:
    """Whether nobody has rated it: its score is that of its predecessor, if any."""
    found = scored.values["quality"].estimate
    return found is None or found.how == "predecessor"


def better_in(best: Scored, winner: Scored, brief: Brief, level: float) -> str:
    """In what an offer is better than the verdict, prices apart: the first wish, else the score by more than what counts
    as ``level``; empty where in neither."""
    first = next(name for name in brief.order if name != "price")
    if best.values[first].mid > winner.values[first].mid:
        return f"in {first}"
    free = weights(brief) | {"price": 0.0}
    return "in score without price" if total(best.values, free) > total(winner.values, free) + level else ""


def best_of_each(scored: Sequence[Scored]) -> list[Scored]:
    """The best offer of each model, in order of score."""
    seen: set[str] = set()
    return [s for s in scored if not (s.offer.model in seen or seen.add(s.offer.model))]  # type: ignore[func-returns-value]
