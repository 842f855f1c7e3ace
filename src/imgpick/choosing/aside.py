"""Wishes that tell nothing apart: they are set aside, so that the others can."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import VOTED
from imgpick.choosing.screen import Candidate
from imgpick.choosing.wishes import SAID_FIRST

ASIDE = "set aside:"
"""How the caveat begins."""


def without_unknown(brief: Brief, candidates: Sequence[Candidate], scales: Scales) -> Brief:
    """The brief with those wishes last of which nobody knows anything for any that fits. What voters say is never one of
    them, for a verdict rests on it; neither are weights that an expert gave."""
    fitting = [candidate for candidate in candidates if candidate.fits]
    if brief.weights or not fitting:
        return brief
    unknown = {name for name in brief.order if name not in VOTED}
    for candidate in fitting:
        if not unknown:
            return brief
        values = scales.values(candidate.offer)
        unknown = {name for name in unknown if not values[name].known}
    return brief._replace(order=tuple(sorted(brief.order, key=lambda name: name in unknown)))


def told(asked: Brief, taken: Brief) -> tuple[str, ...]:
    """That wishes which were to come first do not; what comes last anyhow is not told."""
    moved = [name for name in asked.order[:SAID_FIRST] if taken.order.index(name) > asked.order.index(name)]
    last = [name for name in moved if name not in taken.order[:SAID_FIRST]]
    return (f"{ASIDE} {' and '.join(last)}, of which nothing is known for any that fits",) if last else ()
