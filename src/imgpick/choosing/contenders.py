"""Which of the offers that fit may take the verdict, and which are only named."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scoring import Scored, best_of_each

Scoreds = Sequence[Scored]


def contenders(fitting: Scoreds, brief: Brief) -> tuple[Scoreds, Scoreds, Scoreds]:
    """Those that compete; the best offer of each model that would, were it rated on what matters most; those that
    are not sure to fit. Where none is sure, the least doubted compete. ``fitting`` is what no limit rules out, best
    first, and so is each answer."""
    allow = brief.unknown == "allow"
    confirmed = [s for s in fitting if not (s.candidate.doubted if allow else s.candidate.open)]
    doubted = [s for s in fitting if s.candidate.doubted] if allow else []
    doubtful = sorted((s for s in doubted if s.candidate.promising(brief)), key=lambda s: s.candidate.doubts)
    told = [s for s in doubtful if not s.candidate.silent]
    unpriced = [s for s in doubted if not s.candidate.promising(brief)]
    every = confirmed or _least_doubted(told)
    rated = [s for s in every if s.values[brief.order[0]].known]
    known = [s for s in rated if proven(s, brief)] if confirmed else [s for s in rated if seen(s)] or rated
    models = {s.offer.model for s in known}
    unrated = best_of_each([s for s in every if s.offer.model not in models])
    return known, unrated, [*doubtful, *unpriced]


def _least_doubted(doubtful: Scoreds) -> Scoreds:
    """Those of which the least has to be taken on trust."""
    least = doubtful[0].candidate.doubts if doubtful else 0
    return [s for s in doubtful if s.candidate.doubts == least]


def proven(scored: Scored, brief: Brief) -> bool:
    """Whether voters have seen its pictures, and something is known of it on the first wish, and of its quality where that
    is the second.

    The first two wishes carry more than half of all weight: nobody wins them with pictures that nobody has rated.
    """
    first, second, *_ = brief.order
    return seen(scored) and scored.values[first].known and (second != "quality" or scored.values[second].known)


def seen(scored: Scored) -> bool:
    """Whether voters have seen its pictures, or those of its predecessor."""
    return any(scored.values[name].known for name in ("quality", "text"))
