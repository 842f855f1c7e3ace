"""Small words that every output shares: money, sizes of numbers, how a source is named."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb.facts import Plan, Source, carrying

CREDIT = "LMArena (Arena), leaderboard-dataset, CC BY 4.0"


def usd(amount: Decimal | None, unknown: str = "unknown") -> str:
    """A price per image with the digits it has."""
    return unknown if amount is None else dollars(amount)


def bill(amount: Decimal | None, unknown: str = "unknown") -> str:
    """A monthly bill: cents below 100 dollars, whole dollars above."""
    if amount is None:
        return unknown
    return f"${amount:,.2f}" if amount < 100 else f"${amount:,.0f}"


def plans(rows: Sequence[Plan], images: int, most: Decimal | None = None) -> str:
    """The plans of an app with their oldest day: those that no source calls too small for so many images a month and
    that are within a limit, then the others."""
    small = [plan for plan in rows if plan not in carrying(rows, images)]
    within = [plan for plan in rows if plan not in small and (most is None or plan.usd <= most)]
    over = [plan for plan in rows if plan not in (*small, *within)]
    head = "Plans a month" if most is None else f"Plans within ${most:,} a month"
    aside = [f"over it {named_plans(over)}"] * bool(over)
    aside += [f"too small for {images:,} images: {'; '.join(map(_reach, small))}"] * bool(small)
    more = f" ({'; '.join(aside)})" if aside else ""
    end = "no price per image" if any(plan.usd for plan in rows) else "the base has no price of its paid plans"
    listed = named_plans(within) or "none that is sure"
    return f"{head}: {listed}{more}, as of {min(plan.since for plan in rows)} or later; {end}"


def _reach(plan: Plan) -> str:
    """A plan with the images a month that are known of it; one that is too small beside a dearer one has no number."""
    most = f", {'at most' if plan.computed else 'about'} {plan.most:,}" if plan.most else ""
    return f"{plan.plan}{most}"


def enough(rows: Sequence[Plan], images: int, most: Decimal | None = None) -> Plan | None:
    """The cheapest plan within a limit of which somebody says that so many images a month are not too many; None where
    nobody says it, or nobody asked for a number."""
    told = [
        plan
        for plan in rows
        if images and not plan.computed and plan.most >= images and (most is None or plan.usd <= most)
    ]
    return min(told, key=lambda plan: plan.usd, default=None)


def does_for(plan: Plan, images: int, newer: str = "") -> str:
    """That a plan does for so many images, with who says so; of ``newer``, which came to the app after the plan was
    described, nobody says that the plan has it."""
    if plan.held:
        unsaid = f", and no source says whether it has {newer}" if newer else ""
        return f"{plan.allows}, enough for {images:,}; {plan.then}{unsaid}"
    does, who = ("does", "its seller allows") if plan.official else ("should do", "users report")
    return f"{plan.plan} at ${plan.usd} {does} for {images:,} images: {who} about {plan.most:,} a month"


def newer_than(plan: Plan, offer: Offer, name: str) -> str:
    """The ``name`` of an offer's model, where it came to an app later than a plan of it was described."""
    later = offer.access is not None and not offer.product and plan.since < offer.access.since
    return name if later else ""


def named_plans(rows: Sequence[Plan]) -> str:
    """Plans with their prices a month."""
    return ", ".join(f"{plan.plan} ${plan.usd}{' a seat' if plan.per == 'seat' else ''}" for plan in rows)


def source_name(source: Source) -> str:
    """Publisher and title with the day; weak kinds are named as such."""
    kind = {"article": ", an article", "code": ", published code", "provider": ", a provider"}.get(source.kind, "")
    via = f", through {source.via}" if source.via else ""
    day = source.date if source.date != "unknown" else f"undated, read {source.read}"
    licence = " (CC BY 4.0)" if source.publisher == "LMArena" else ""
    return f"{source.publisher}: {source.title}, {day}{licence}{kind}{via}"


def short_source(source: Source, *, titled: bool = False) -> str:
    """Publisher and day, as it stands on one line; with its title where the publisher alone does not tell which."""
    day = source.date if source.date != "unknown" else f"read {source.read}"
    kind = {"article": " (article)", "code": " (code)", "provider": " (provider)"}.get(source.kind, "")
    licence = " (CC BY 4.0)" if source.publisher == "LMArena" else ""
    title = f": {source.title}" if titled else ""
    return f"{source.publisher}{title}, {day}{kind}{licence}"
