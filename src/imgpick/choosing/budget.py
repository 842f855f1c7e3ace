"""The money limits of a brief on one offer: pass, fail or unknown."""

from __future__ import annotations

from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import FAIL, PASS, UNKNOWN, Check
from imgpick.costing.arithmetic import Cost
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan, carrying
from imgpick.kb.model import Model

MONEY = ("max-monthly", "max-per-image")
"""Limits of the budget."""


def limited_by_money(brief: Brief) -> bool:
    """Whether a brief names a budget."""
    return brief.max_monthly is not None or brief.max_per_image is not None


def budget(offer: Offer, brief: Brief, base: Base, lacking: str = "") -> list[Check]:
    """The money limits of the brief; ``lacking`` is what no source prices of the offer."""
    out = []
    if brief.max_per_image is not None:
        out.append(_per_image(offer, brief, lacking or "no price per image"))
    if brief.max_monthly is not None:
        out.append(_monthly(offer, brief, base, lacking or "no price in the base"))
    return out


def _per_image(offer: Offer, brief: Brief, lacking: str) -> Check:
    limit = f"max-per-image={brief.max_per_image}"
    if offer.cost is None:
        return Check(limit, UNKNOWN, lacking)
    state = _within(offer.cost, brief.retries, brief.max_per_image or Decimal(0))
    text = _told(offer.cost, f"{dollars(offer.cost.total * brief.retries)} an image")
    return Check(limit, state, text, tuple(cite.price(p) for p in offer.cost.prices))


def _monthly(offer: Offer, brief: Brief, base: Base, lacking: str) -> Check:
    limit = f"max-monthly={brief.max_monthly}"
    most = brief.max_monthly or 0
    if offer.cost is None:
        fitting = [plan for plan in offer.plans if plan.usd <= most]
        large = [plan for plan in carrying(offer.plans, brief.asked_images) if plan.usd <= most]
        if fitting and not large:
            return _too_small(limit, max(fitting, key=lambda plan: plan.most), base)
        if offer.plans and not fitting:
            return Check(limit, FAIL, f"plans start at ${offer.plans[0].usd}", (cite.plan(offer.plans[0]),))
        if large:
            return Check(limit, PASS, f"{large[-1].plan} is ${large[-1].usd} a month", (cite.plan(large[-1]),))
        route = base.route(offer.route) if offer.route else None
        if route and route.paid and not most:
            return Check(limit, FAIL, f"takes {route.account}")
        if route and offer.access and offer.access.paid and not most:
            return Check(
                limit, FAIL, f"takes a paid plan of {route.name}", (cite.access(base.model(offer.model), offer.access),)
            )
        return Check(limit, UNKNOWN, lacking)
    state = _within(offer.cost, brief.per_month(Decimal(1)), Decimal(most))
    each = f", {dollars(offer.cost.total)} an image" if offer.cost.inputs else ""
    text = _told(offer.cost, f"${brief.per_month(offer.cost.total):,.0f} a month", each)
    return Check(limit, state, text, tuple(cite.price(p) for p in offer.cost.prices))


def _too_small(limit: str, plan: Plan, base: Base) -> Check:
    """The largest plan within a budget allows too few images; only its seller's own word rules it out."""
    who = "" if plan.official else ", as users report"
    then = f"; {plan.then}" if plan.then else ""
    text = f"{plan.allows}{who}{then}"
    return Check(limit, FAIL if plan.official else UNKNOWN, text, (cite.allowance(plan, base),))


def _within(cost: Cost, times: Decimal, most: Decimal) -> str:
    """The state of a money limit on so many pictures; what nobody prices on top leaves it open unless there is room."""
    if cost.per_image * times > most:
        return FAIL
    return UNKNOWN if cost.total * times > most else PASS


def _told(cost: Cost, amount: str, more: str = "") -> str:
    """An amount with the input pictures that it is assumed to hold."""
    if not cost.inputs:
        return f"{amount}{more}"
    return f"{cost.word}{amount}{cost.with_inputs}{more} (assumed)"


def unpriced(model: Model, offer: Offer, brief: Brief, day: str) -> str:
    """What no source prices: the model at all, on this route, but for resellers, or batches, vector files, this size. An
    offer without a price that nobody asks for stands for a model that has none for the job."""
    prices, where = model.prices(day), model.base.route(offer.route).name
    if not prices:
        return "no price in the base"
    if all(model.base.route(price.route).kind == "reseller" for price in prices):
        return "no price but a reseller's in the base"
    if offer.route in brief.routes and all(price.route != offer.route for price in prices):
        return f"no price on {where} in the base"
    what = "batches" if brief.need("batch") else "vector files" if brief.need("svg") else "this size"
    on_it = f" on {where}" if offer.route in brief.routes else ""
    return f"no price for {what}{on_it} in the base"
