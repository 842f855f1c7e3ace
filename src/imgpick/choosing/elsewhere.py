"""What is named on other routes than that of the verdict: where it is priced, what the same account buys, the app to stay
in, the API for later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing.brief import APPS, WORKFLOWS, Brief
from imgpick.choosing.budget import MONEY
from imgpick.choosing.contenders import proven, seen
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, score, total, weights
from imgpick.choosing.screen import Candidate
from imgpick.choosing.uses import named_for
from imgpick.costing.offers import PRICED


def named(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """Whatever another route has for this brief."""
    yield from _priced_elsewhere(candidates, scales, brief, winner)
    yield from _by_same_account(candidates, scales, brief)
    if brief.workflow in APPS:
        yield from _by_api(candidates, scales, brief, winner)
    else:
        yield from _chat_app(candidates, scales, brief, winner)


def _priced_elsewhere(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The same model by its vendor's API, where nobody prices it on the route that is asked for."""
    offer = winner.offer
    if offer.cost or not brief.routes or offer.kind not in PRICED:
        return
    own = [c for c in candidates if c.offer.model == offer.model and c.offer.kind == "vendor-api" and c.offer.cost]
    for found in score([c for c in own if _only(c, ("route",))], scales, brief)[:1]:
        yield Also("other-route", found.offer, "to compare, its price by another route", per_month(found.offer, brief))


def _by_same_account(candidates: Sequence[Candidate], scales: Scales, brief: Brief) -> Iterator[Also]:
    """The best that the account of a route that is asked for buys on another route: who may use one cloud only means all
    of it."""
    base = scales.base

    def account(route: str) -> str:
        return base.route(route).account.partition(";")[0]

    asked = {account(key) for key in brief.routes if key in base.ids("route")} - {""}
    if not asked:
        return
    beside = [c for c in candidates if c.failed and _only(c, ("route",)) and not c.doubted]
    own = [c for c in beside if account(c.offer.route) in asked]
    for found in [s for s in score(own, scales, brief) if proven(s, brief)][:1]:
        text = f"{account(found.offer.route)} buys this, too, on another route"
        yield Also("other-route", found.offer, text, per_month(found.offer, brief))


def _chat_app(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The app to stay in, for as many pictures as a person makes by hand; none where the verdict is one. What voters have
    not seen is named only for what a source names it for: an app for anime makes no shop pictures."""
    if winner.offer.kind == "chat-app" or brief.asked_images > scales.base.constant("by-hand"):
        return
    apps = [c for c in candidates if c.offer.kind == "chat-app" and _only(c, ("workflow",))]
    apps = [c for c in apps if all(check.limit.startswith("plan limits") for check in c.open)]
    apps = [c for c in apps if scales.base.model(c.offer.model).life(scales.day).status == "current"] or apps
    talked_to = [c for c in apps if c.offer.route in WORKFLOWS]  # rather than an app for layouts
    scored = score(talked_to or apps, scales, brief)
    for found in [s for s in scored if seen(s) or named_for(s.offer, brief, scales.base)][:1]:
        yield Also("chat-app", found.offer, "if you stay in a chat app", None)


def _by_api(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The same family by its vendor's API for the day when volume grows, and a better model elsewhere within the budget;
    of the family what is least over it, where nothing is within."""
    apis = [c for c in candidates if c.offer.cost and c.offer.kind != "reseller" and _only(c, ("workflow", *MONEY))]
    every = [s for s in score([c for c in apis if not c.open], scales, brief) if proven(s, brief)]
    scored = [s for s in every if _only(s.candidate, ("workflow",))]
    family = scales.base.model(winner.offer.model).family.split("-")[0]

    def own(s: Scored) -> bool:
        return scales.base.model(s.offer.model).family.startswith(family) and s.offer.kind == "vendor-api"

    same = list(filter(own, scored)) or sorted(filter(own, every), key=lambda s: s.offer.per_image or 0)
    if same:
        over = "" if same[0] in scored else ", over your budget"
        within = ", within your budget" if brief.max_monthly is not None and not over else ""
        text = f"by API when volume grows{over or within}"
        yield Also("api-later", same[0].offer, text, per_month(same[0].offer, brief))
    if not scored:
        return
    weight = weights(brief) | {"price": 0.0}  # a plan is no price per image
    other = scored[0]
    named = (winner.offer.model, same[0].offer.model if same else "")
    if other.offer.model not in named and total(other.values, weight) > total(winner.values, weight):
        text = "another route scores higher for this brief, prices apart"
        yield Also("other-route", other.offer, text, per_month(other.offer, brief))


def _only(candidate: Candidate, limits: tuple[str, ...]) -> bool:
    return all(check.limit.startswith(limits) for check in candidate.failed)
