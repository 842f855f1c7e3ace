"""Which of the offers that fit may take the verdict, and which are only named."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.scoring import Scored, assumed, best_of_each, deciding, lies_ahead, place, settle
from imgpick.choosing.uses import unfit
from imgpick.choosing.wishes import CRITERIA
from imgpick.kb.base import Base

Scoreds = Sequence[Scored]


def contenders(fitting: Scoreds, brief: Brief, base: Base) -> tuple[Scoreds, Scoreds, Scoreds]:
    """Those that compete; the best offer of each model that would, were it rated on what matters most, with a price
    before one without; those that are not sure to fit. Where none is sure, the least doubted compete. ``fitting`` is what no limit rules out, best
    first, and so is each answer."""
    allow = brief.unknown == "allow"
    doubted = [s for s in fitting if s.candidate.doubted] if allow else []
    doubtful = sorted((s for s in doubted if s.candidate.promising(brief)), key=lambda s: s.candidate.doubts)
    unpriced = [s for s in doubted if not s.candidate.promising(brief)]
    every, confirmed = competing(fitting, brief, base)
    known = rated(every, brief, confirmed)
    models = {s.offer.model for s in known}
    others = sorted((s for s in every if s.offer.model not in models), key=lambda s: not priced(s))
    unrated = sorted(best_of_each(others), key=place)
    return known, unrated, [*doubtful, *unpriced]


def priced(scored: Scored) -> bool:
    """Whether anything is known of what it costs; own GPUs cost nothing that the base could know."""
    return bool(scored.offer.cost or scored.offer.plans or scored.offer.kind == "self-host")


def competing(fitting: Scoreds, brief: Brief, base: Base) -> tuple[Scoreds, bool]:
    """Those that are sure to fit, or the least doubted of which anybody says something, where none is or only what nobody
    has rated and a source speaks against in these uses; whether they are sure."""
    allow = brief.unknown == "allow"
    confirmed = [s for s in fitting if not (s.candidate.doubted if allow else s.candidate.open)]
    misfits = [s for s in confirmed if not seen(s) and unfit(s.offer, brief, base)]
    if not allow or len(confirmed) > len(misfits):
        return confirmed, True
    told = [s for s in fitting if s not in misfits and s.candidate.promising(brief) and not s.candidate.silent]
    if misfits and not any(map(seen, told)):
        return confirmed, True
    least = min((s.candidate.doubts for s in told), default=0)
    return [s for s in told if s.candidate.doubts == least], False


def rated(every: Scoreds, brief: Brief, confirmed: bool) -> Scoreds:
    """Those of which enough is known to come first."""
    known = [s for s in every if s.values[brief.order[0]].known]
    return [s for s in known if proven(s, brief)] if confirmed else [s for s in known if seen(s)] or known


def ranked(known: Scoreds, brief: Brief, base: Base, day: str) -> list[Scored]:
    """The best offer of each model, the one to take first: what replaced a model before it, where nothing that is known
    speaks against it, and a current model before an older one that leads by little, on an assumption."""
    spoken, others = _by_language(known, base) if any(need.name == "language" for need in brief.needs) else (known, [])
    found = best_of_each([*settle(spoken, deciding(brief), base.constant("level")), *others])
    if not found or _is_current(found[0], base, day):
        return found
    first = _heir(found[0], known, brief, base, day) or _rated_and_current(found, base, day)
    first = first or _newer(found[0], known, brief, base, day) or found[0]
    return [first, *(s for s in found if s.offer.model != first.offer.model)]


def _by_language(known: Scoreds, base: Base) -> tuple[Scoreds, Scoreds]:
    """Those of which as much is said of their languages as of the one to take first, and the others: silence stands before
    a source only by a large lead."""
    less = base.constant("language-unsaid")
    ordered = sorted(known, key=lambda s: less * s.candidate.tongues - s.score)
    first = ordered[0].candidate.tongues if ordered else 0
    return [s for s in ordered if s.candidate.tongues == first], [s for s in ordered if s.candidate.tongues != first]


def _heir(old: Scored, known: Scoreds, brief: Brief, base: Base, day: str) -> Scored | None:
    """The best offer of what replaced a model whose votes it is assumed to share, save where a fact about a wish that
    weighs speaks for the old one."""
    heir = base.model(old.offer.model).heir(day)
    if heir is None or heir.life(day).status != "current":
        return None
    most = base.constant("assumed-lead")
    own = (s for s in known if s.offer.model == heir.id and assumed(s) and old.score - s.score <= most)
    return next((s for s in own if not any(lies_ahead(old, s, name) for name in deciding(brief))), None)


def _newer(old: Scored, known: Scoreds, brief: Brief, base: Base, day: str) -> Scored | None:
    """The best offer of the newest model that replaced one and is level with it, itself replaced or not, save where a fact
    about a wish that weighs speaks for the old one."""
    level, wishes, found = base.constant("level"), deciding(brief), None
    seen, key = {old.offer.model}, base.model(old.offer.model).life(day).by
    while base.has_model(key) and key not in seen:
        own = [s for s in known if s.offer.model == key]
        level_with = own and old.score - own[0].score <= level
        if level_with and not any(lies_ahead(old, own[0], name) for name in wishes):
            found = settle(own, wishes, level)[0]
        seen.add(key)
        key = base.model(key).life(day).by
    return found


def _rated_and_current(found: Scoreds, base: Base, day: str) -> Scored | None:
    """A current model that was rated, little behind one that leads on its predecessor's votes."""
    near = (s for s in found[1:] if found[0].score - s.score <= base.constant("assumed-lead"))
    current = (s for s in near if _is_current(s, base, day) and not assumed(s))
    return next(current, None) if assumed(found[0]) else None


def _is_current(scored: Scored, base: Base, day: str) -> bool:
    return base.model(scored.offer.model).life(day).status == "current"


def proven(scored: Scored, brief: Brief) -> bool:
    """Whether voters have seen its pictures, and something is known of it on the first wish, and of its quality where that
    is the second.

    The first two wishes carry more than half of all weight: nobody wins them with pictures that nobody has rated.
    """
    first, second, *_ = brief.order
    return seen(scored) and scored.values[first].known and (second != "quality" or scored.values[second].known)


def unknown_wish(scored: Scored, brief: Brief, among: Sequence[str] = CRITERIA) -> str:
    """The first wish of which nothing is known."""
    return next((name for name in brief.order if name in among and not scored.values[name].known), brief.order[0])


def seen(scored: Scored) -> bool:
    """Whether voters have seen its pictures, or those of its predecessor."""
    return any(scored.values[name].known for name in ("quality", "text"))
