"""Why a newer model than the first of a verdict, its heir or a sibling, is not the first itself, in one short line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.choosing.budget import MONEY
from imgpick.choosing.check import Check
from imgpick.choosing.ruled import at
from imgpick.choosing.scoring import Scored, assumed, lies_ahead
from imgpick.choosing.screen import Candidate
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model

WHY_NOT = "why not "
"""How the caveat begins."""
_ASKED = {
    "vendor": "of another vendor than you asked for", "family": "of another family than you asked for",
    "route": "not known on the route that you asked for", "tier": "without the tier that you asked for",
    "not-vendor": "of a vendor that you ruled out", "not-route": "sold only on routes that you ruled out",
}  # fmt: skip
_ELSEWHERE = ("workflow", "resellers", "app for code", "offered")
"""Limits that rule out where a model is sold, not what it is."""
_BY_CHOICE = (*_ASKED, *_ELSEWHERE, "released", "served")
"""Limits of which a reader need not be told that a sibling fails them."""


def why_not_newer(
    ranking: Sequence[Scored], unrated: Sequence[Scored], candidates: Sequence[Candidate], brief: Brief, base: Base, day: str
) -> tuple[str, tuple[Fact, ...]]:  # fmt: skip
    """What keeps the heir of the first, with the twin that came on its day, or else its newest sibling, from being it, and
    what that rests on: it has no votes, costs more, or fails a need. ``candidates`` are all offers with their checks,
    ``unrated`` those that would compete, had somebody rated them."""
    winner = ranking[0]
    heir = _heir(base.model(winner.offer.model), winner, day)
    told: dict[str, list[str]] = {}
    facts: list[Fact] = []
    for model in _newer(base.model(winner.offer.model), heir, winner, day):
        why, rests_on, limit = _why_not(model, ranking, unrated, candidates, brief)
        if why and (model is heir or limit not in _BY_CHOICE):
            told.setdefault(why, []).append(model.name)
            facts += rests_on
        if heir is None and (why or limit):
            break  # of siblings the newest is enough
    reasons = [f"{_together(names)}: {why}" for why, names in told.items()]
    return (f"{WHY_NOT}{'; '.join(reasons)}" if reasons else ""), tuple(dict.fromkeys(facts))


def _together(names: Sequence[str]) -> str:
    """Names that differ in their last word as one: ``GPT Image 2.6 Sunburst and Flare``."""
    first, *others = names
    stem = f"{first.rpartition(' ')[0]} "
    return " and ".join([first, *(name.removeprefix(stem) if stem.strip() else name for name in others)])


def _newer(model: Model, heir: Model | None, winner: Scored, day: str) -> list[Model]:
    """The heir with the twin that came on its day; without one the siblings that came after a model, newest first."""
    raw = model.base.raw(f"family/{model.family}") or {}
    members = [model.base.model(key) for key in model.base.members(raw.get("parent") or model.family)]
    current = [m for m in members if m.life(day).status == "current" and model.released < m.released <= day]
    if winner.offer.kind == "self-host":
        current = [m for m in current if m.licence.weights == "open"]
    if heir is None:
        return current
    twins = [m for m in current if m.family == heir.family and m.released == heir.released and m is not heir]
    return [heir, *twins]


def _why_not(
    model: Model, ranking: Sequence[Scored], unrated: Sequence[Scored], candidates: Sequence[Candidate], brief: Brief
) -> tuple[str, tuple[Fact, ...], str]:
    """What keeps a model from coming first, what that rests on, and the limit that does it, if one."""
    rival = next((s for s in ranking if s.offer.model == model.id), None)
    if rival:
        why = " and ".join(_behind(rival, ranking[0], brief))
        facts = tuple(cite.price(price) for price in rival.offer.cost.prices) if rival.offer.cost else ()
        return why, facts, ""
    if any(s.offer.model == model.id for s in unrated):
        return "not rated yet", (), ""
    return _in_the_way([c for c in candidates if c.offer.model == model.id])


def _heir(model: Model, winner: Scored, day: str) -> Model | None:
    """What replaced a model; none where it stands before it only on own GPUs, for which nobody can download the heir."""
    heir = model.heir(day) if model.life(day).status in ("superseded", "deprecated") else None
    if heir is None or heir.life(day).status != "current":
        return None
    return None if winner.offer.kind == "self-host" and heir.licence.weights != "open" else heir


def _behind(rival: Scored, winner: Scored, brief: Brief) -> Iterator[str]:
    """What speaks for the first against its heir, which competes."""
    if assumed(rival):
        yield "not rated yet"
    mine, theirs = winner.offer.cost, rival.offer.cost
    if mine and theirs and theirs.total > mine.total:
        where = at(rival.offer)
        yield f"dearer ({theirs.word}{dollars(theirs.total)}{f' at {where}' if where else ''})"
    elif not assumed(rival):
        ahead = next((name for name in brief.order if lies_ahead(winner, rival, name)), "")
        yield f"behind in {ahead}" if ahead else "its score is lower"


def _in_the_way(own: Sequence[Candidate]) -> tuple[str, tuple[Fact, ...], str]:
    """What of the nearest offer of a model is in the way, what that rests on, and the limit that it fails, if one."""

    def away(candidate: Candidate) -> tuple[bool, int, int, Decimal]:
        failed, each = candidate.failed, candidate.offer.per_image
        return any(map(_elsewhere, failed)), len(failed), candidate.doubts, each or Decimal(0)

    nearest = min(own, key=away, default=None)
    if nearest is None:
        return "", (), ""
    if not nearest.failed:
        facts = tuple(fact for check in nearest.doubted for fact in check.facts)
        return _unsure(nearest), facts, ""
    check = min(nearest.failed, key=_elsewhere)
    return _failed(check, nearest.offer), check.facts, check.limit.partition("=")[0]


def _unsure(nearest: Candidate) -> str:
    """What is open of an offer that fails nothing; a price is told with what it is the price of."""
    if not nearest.doubt:
        return ""
    if all(check.limit.startswith(MONEY) for check in nearest.doubted):
        return f"not sure to stay within your budget ({nearest.doubt} at {at(nearest.offer)})"
    return f"not sure to fit ({nearest.doubt})"


def _elsewhere(check: Check) -> bool:
    return check.limit.startswith(_ELSEWHERE)


def _failed(check: Check, offer: Offer) -> str:
    name = check.limit.partition("=")[0]
    if name in MONEY:
        where = at(offer)
        return f"over your budget ({check.reason}{f' at {where}' if where and offer.cost else ''})"
    if _elsewhere(check):
        return "not sold the way you make pictures"
    if name in _ASKED:
        return _ASKED[name]
    reason = check.reason.removeprefix(f"{name}: ")
    if reason.startswith("no (") or reason == "no":
        reason = reason[len("no (") : -1]
    return f"it fails {check.limit}{f' ({reason})' if reason else ''}"
