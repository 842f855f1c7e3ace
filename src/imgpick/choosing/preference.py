"""What people's votes say of an offer: the tested tier's score, or an honest interval around it."""

from __future__ import annotations

from imgpick.kb.facts import Score
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

TEXT_BOARD = "lmarena-t2i-text-rendering"
GENERATIONS = 2
"""How many predecessors back an assumption may reach."""


class Estimate(NamedTuple):
    """Points on one board: an interval, how it came about, and the scores behind it."""

    low: float
    high: float
    how: str
    """tested, assumed-tier (the board names none), other-tier, predecessor, copy, or unknown."""
    scores: tuple[Score, ...] = ()
    tested: str = ""
    """The tier that was tested or taken as tested."""

    @property
    def mid(self) -> float:
        return (self.low + self.high) / 2

    @property
    def normal(self) -> bool:
        """Whether the interval is the board's own 95 % interval."""
        return self.how in ("tested", "assumed-tier")


UNKNOWN = Estimate(0, 0, "unknown")


def of_copy(found: Estimate, fall: float) -> Estimate:
    """The points of a quantised copy, which nobody rated: those of the whole, or up to ``fall`` fewer."""
    if found.how == "unknown":
        return found
    return found._replace(low=found.low - fall, how="predecessor" if found.how == "predecessor" else "copy")


def estimate(model: Model, tier: str, board: str, day: str, depth: int = GENERATIONS) -> Estimate:
    """The points of ``model`` at ``tier`` on ``board`` as known on ``day``."""
    scores = model.scores_on(board, day)
    if scores:
        return _at_tier(model, tier, scores)
    if depth:
        for key in model.before:
            older = model.base.model(key)
            found = estimate(older, tier if tier in older.tiers else "", board, day, depth - 1)
            if found.how != "unknown":
                spread = model.base.constant("successor")
                return Estimate(found.low - spread, found.high + spread, "predecessor", found.scores, found.tested)
    return UNKNOWN


def _own(score: Score) -> str:
    return score.tier or score.assume


def _interval(score: Score) -> tuple[float, float]:
    low, high = score.low, score.high
    value = float(score.value)
    return (float(low) if low is not None else value, float(high) if high is not None else value)


def _at_tier(model: Model, tier: str, scores: list[Score]) -> Estimate:
    for score in scores:
        if _own(score) == tier or not model.tiers:
            how = "tested" if score.tier or not model.tiers else "assumed-tier"
            return Estimate(*_interval(score), how, (score,), _own(score))
    newest = max(scores, key=lambda s: (s.day, float(s.value)))
    constant = model.base.constant
    if tier not in model.tiers:  # the seller names no tier: anything from the lowest to the highest
        low, high = _interval(newest)
        low, high = low - constant("below-tested-tier-most"), high + constant("above-tested-tier")
        return Estimate(low, high, "other-tier", (newest,), _own(newest))
    if tier in model.apart or _own(newest) not in model.tiers:
        spread = constant("beside-tested-tier")
        low, high = _interval(newest)
        return Estimate(low - spread, high + spread, "other-tier", (newest,), _own(newest))
    return _on_ladder(model, tier, [s for s in scores if _own(s) in model.tiers and _own(s) not in model.apart])


def _on_ladder(model: Model, tier: str, scores: list[Score]) -> Estimate:
    """Between the nearest tested tiers: at most as good as the one above, at least as good as the one below."""
    constant = model.base.constant
    place = model.tiers.index(tier)
    above = [s for s in scores if model.tiers.index(_own(s)) > place]
    below = [s for s in scores if model.tiers.index(_own(s)) < place]
    low, high = float("-inf"), float("inf")
    used: list[Score] = []
    if above:
        score = min(above, key=lambda s: model.tiers.index(_own(s)))
        steps = model.tiers.index(_own(score)) - place
        fall = min(steps * constant("below-tested-tier"), constant("below-tested-tier-most"))
        low, high = _interval(score)[0] - fall, _interval(score)[1]
        used.append(score)
    if below:
        score = max(below, key=lambda s: model.tiers.index(_own(s)))
        floor, top = _interval(score)
        low = max(low, floor)
        high = min(high, top + constant("above-tested-tier")) if above else top + constant("above-tested-tier")
        high = max(high, low)
        used.append(score)
    return Estimate(low, high, "other-tier", tuple(used), _own(used[0]))
