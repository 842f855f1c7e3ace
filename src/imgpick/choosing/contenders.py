"""Which of the offers that fit may take the verdict, and which are only named."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scoring import Scored, best_of_each
from imgpick.records import NamedTuple


class Contenders(NamedTuple):
    """The offers that fit, each list best first."""

    known: tuple[Scored, ...]
    """Those that compete."""
    unrated: tuple[Scored, ...]
    """The best offer of each model that would compete, were it rated on what matters most."""
    doubtful: tuple[Scored, ...]
    """The best offer of each model that is not sure to fit."""


def contenders(fitting: Sequence[Scored], brief: Brief) -> Contenders:
    """``fitting`` are all that no limit rules out, best first. Where none is sure to fit, the least doubted compete."""
    allow = brief.unknown == "allow"
    confirmed = [s for s in fitting if not (s.candidate.doubted if allow else s.candidate.open)]
    doubted = [s for s in fitting if s.candidate.doubted] if allow else []
    doubtful = sorted((s for s in doubted if s.candidate.promising(brief)), key=lambda s: s.candidate.doubts)
    unpriced = [s for s in doubted if not s.candidate.promising(brief)]
    least = [s for s in doubtful if s.candidate.doubts == doubtful[0].candidate.doubts]
    every = confirmed or least
    known = [s for s in every if (proven(s, brief) if confirmed else s.values[brief.order[0]].known)]
    models = {s.offer.model for s in known}
    unrated = best_of_each([s for s in every if s.offer.model not in models])
    return Contenders(tuple(known), tuple(unrated), tuple(best_of_each([*doubtful, *unpriced])))


def proven(scored: Scored, brief: Brief) -> bool:
    """Whether something is known of it on the first wish, and of its quality where that is the second.

    The first two wishes carry more than half of all weight: nobody wins them with pictures that nobody has rated.
    """
    first, second, *_ = brief.order
    return scored.values[first].known and (second != "quality" or scored.values[second].known)
