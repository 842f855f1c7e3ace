"""A small test of one's own, where nobody has rated what is chosen, and what it costs."""

from __future__ import annotations

from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.choosing.budget import limited_by_money
from imgpick.choosing.scoring import Scored
from imgpick.choosing.screen import job_of
from imgpick.costing.arithmetic import Cost, cost
from imgpick.kb.base import Base

TEST_PROMPTS = 20
LITTLE = Decimal(20)
"""Dollars a month up to which the tested tier is named beside a cheaper one where nobody names a budget."""
FEW_PROMPTS = 3
"""Prompts of a test: no more than a fifth of a month's pictures, and no fewer than these."""


def suggestion(base: Base, brief: Brief, day: str, winner: Scored, level: Scored | None) -> str:
    """A small test of one's own when nobody has rated the chosen tier; with what it costs. It is held against what is
    ``level`` with it, else against the tier that was tested."""
    quality = winner.values["quality"].estimate
    offer = winner.offer
    if quality and quality.how == "predecessor" and offer.cost:
        return _newcomer(base, brief, day, winner, level)
    if quality is None or quality.how != "other-tier" or not offer.cost or not offer.tier:
        return ""
    model, unrated = base.model(offer.model), f"Nobody has rated it at {offer.tier}"
    wanted = job_of(model, brief, day)
    tested = cost(model, model.prices(day, offer.route), quality.tested, offer.mode, wanted, model.prices(day))
    if level and level.offer.cost:
        return f"{unrated}: {_test('on both', brief.images, offer.cost, level.offer.cost)}{_or_tested(brief, tested, bool(quality.scores[0].tier))}."
    if tested is None:
        return f"{unrated}: try {TEST_PROMPTS} of your own prompts first."
    where = f"at {offer.tier} and {quality.tested}"
    return f"{unrated}: {_test(where, brief.images, offer.cost, tested)}{_or_tested(brief, tested, bool(quality.scores[0].tier))}."


def _newcomer(base: Base, brief: Brief, day: str, winner: Scored, level: Scored | None) -> str:
    """The test of a model that no board has yet, against what is level with it, else against its predecessor."""
    offer, quality = winner.offer, winner.values["quality"].estimate
    assert offer.cost
    assert quality
    older = base.model(quality.scores[0].model)
    unrated = f"Nobody has rated {base.model(offer.model).name} yet, its score is assumed around {older.name}'s"
    if level and level.offer.cost:
        return f"{unrated}: {_test('on both', brief.images, offer.cost, level.offer.cost)}."
    known = cost(
        older,
        older.prices(day, offer.route),
        quality.tested or offer.tier,
        offer.mode,
        job_of(older, brief, day),
        older.prices(day),
    )
    return f"{unrated}: {_test(f'on it and on {older.name}', brief.images, offer.cost, *([known] if known else []))}."


def _test(where: str, images: int, *costs: Cost) -> str:
    prompts = max(FEW_PROMPTS, min(TEST_PROMPTS, images // 5))
    bill = prompts * sum(cost.total for cost in costs)
    least = "at least" if any(cost.floor for cost in costs) else "about"
    return f"run {prompts} of your prompts {where} first ({least} ${bill:.2f})"


def _or_tested(brief: Brief, tested: Cost | None, named: bool) -> str:
    """The tier that was tested, where it is within the budget, or costs little by the month where none is named;
    ``named`` says that the board names it."""
    if tested is None or brief.order[0] == "price" or tested.total > (brief.max_per_image or tested.total):
        return ""
    bill, limited = brief.per_month(tested.total), limited_by_money(brief)
    if bill > (brief.max_monthly if brief.max_monthly is not None else bill if limited else LITTLE):
        return ""
    how = "which was tested" if named else "taken as the one tested"
    within = ", within your budget" if limited else ""
    return f", or take {tested.tier}, {how}, for {tested.word}${bill:,.2f} a month{within}"
