"""Which of the offers that fit may take the verdict, and which are only named."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scoring import Scored, best_of_each

Scoreds = Sequence[Scored]


def contenders(fitting: Scoreds, brief: Brief) -> tuple[Scoreds, Scoreds, Scoreds]:
    """Those that compete; the best offer of each model that would, were it rated on what matters most; the best of each
    that is not sure to fit. Where none is sure, the least doubted compete. ``fitting`` is what no limit rules out, best
    first, and so is each answer."""
    allow = brief.unknown == "allow"
    confirmed = [s for s in fitting if not (s.candidate.doubted if allow else s.candidate.open)]
    doubted = [s for s in fitting if s.candidate.doubted] if allow else []
    doubtful = sorted((s for s in doubted if s.candidate.promising(brief)), key=lambda s: s.candidate.doubts)
    unpriced = [s for s in doubted if not s.candidate.promising(brief)]
    every = confirmed or _least_doubted(doubtful)
    known = [s for s in every if (proven(s, brief) if confirmed else s.values[brief.order[0]].known)]
    models = {s.offer.model for s in known}
    unrated = best_of_each([s for s in every if s.offer.model not in models])
    return known, unrated, best_of_each([*doubtful, *unpriced])


def _least_doubted(doubtful: Scoreds) -> Scoreds:
    """Those of which the least has to be taken on trust."""
    least = doubtful[0].candidate.doubts if doubtful else 0
    return [s for s in doubtful if s.candidate.doubts == least]


def proven(scored: Scored, brief: Brief) -> bool:
    """Whether something is known of it on the first wish, and of its quality where that is the second.

    The first two wishes carry more than half of all weight: nobody wins them with pictures that nobody has rated.
    """
    first, second, *_ = brief.order
    return scored.values[first].known and (second != "quality" or scored.values[second].known)
