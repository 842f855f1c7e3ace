"""The cheapest offer that still fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.choosing.current import is_current
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored
from imgpick.costing.offers import Offer


def cheapest(ranked: Sequence[Scored], scales: Scales, brief: Brief) -> Iterator[Also]:
    """The cheapest with what its input pictures are assumed to add: what nobody prices is not free. A current model at a
    price that its seller lists before others, which are named beside it, or for it, only where they cost less than half."""
    found = _least(ranked)
    if found is None:
        return
    newest = [s for s in ranked if is_current(s, scales)]
    every, listed = _least(newest), _least([s for s in newest if _listed(s.offer)])
    if every and (listed is None or _total(every) * CHEAPER < _total(listed)):
        listed = every
    current = listed or found
    if current.offer.model == ranked[0].offer.model and _total(current) >= _total(ranked[0]):
        current = found  # the verdict itself by another route is no news
    which = "cheapest" if _total(current) == _total(found) else f"cheapest {_unlike(current, found, every)}"
    fits = "may fit" if current.candidate.open else "fits"
    yield Also("cheapest", current.offer, f"{which} that {fits}", per_month(current.offer, brief))
    if _total(found) * CHEAPER < _total(current):
        yield Also("cheapest", found.offer, "cheaper still", per_month(found.offer, brief))


def _unlike(current: Scored, found: Scored, every: Scored | None) -> str:
    """What the one that is named is and cheaper ones are not: current, priced by its seller, or both."""
    if every is None or _total(every) == _total(current):
        return "current one"
    return "one at a listed price" if _total(every) == _total(found) else "current one at a listed price"


CHEAPER = 2
"""How many times less one must cost that is superseded, or that no seller prices, to be named beside the cheapest."""


def _least(scored: Sequence[Scored]) -> Scored | None:
    priced = [s for s in scored if s.offer.cost]
    return min(priced, key=lambda s: (_total(s), -s.score, s.offer.id), default=None)


def _total(scored: Scored) -> Decimal:
    return scored.offer.cost.total if scored.offer.cost else Decimal(0)


def _listed(offer: Offer) -> bool:
    return offer.cost is not None and all(price.basis == "listed" for price in offer.cost.prices)
