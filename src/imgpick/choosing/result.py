"""What choosing answers with. Shares and scores run from 0 to 1, money is USD."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import Check
from imgpick.choosing.scoring import Scored
from imgpick.costing.offers import Offer
from imgpick.kb import sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.records import NamedTuple

CLEAR, LEANING, TIE = "clear", "leaning", "tie"
SHORT_LIST = 5
"""Models of a ranking that are shown side by side."""
NOT_ENOUGH, NOTHING = "not_enough_evidence", "nothing_fits"


def per_month(offer: Offer, brief: Brief) -> Decimal | None:
    """The bill for the brief's volume, retries and input pictures included; None where there is no price per image."""
    return brief.per_month(offer.cost.total) if offer.cost else None


def canvas(offer: Offer, brief: Brief) -> str:
    """The size or shape to ask for: that of the brief, where the price is that of another; empty where none is known."""
    aspect = brief.need("aspect")
    if offer.size in ("", "unknown", "svg") or not offer.cost:
        return "" if offer.size == "unknown" else offer.size
    if aspect and sizes.edges(offer.size):
        apart = sizes.ratio(offer.size) / sizes.shape(aspect.value)
        return offer.size if abs(apart - 1) < _SHAPES_APART else aspect.value
    return offer.cost.wanted or offer.size


_SHAPES_APART = 0.01
"""How far the ratio of two shapes that are called one may be from 1."""


def nothing(unsure: Sequence[Scored]) -> str:
    """What is said where there is no verdict, by what is open of those that are not sure to fit."""
    if not unsure:
        return "Nothing fits"
    priced = all(
        check.limit == "price known" or check.limit.startswith("max-") for s in unsure for check in s.candidate.open
    )
    return "Nothing with a known price fits" if priced else "Nothing is known to fit"


def opening(kind: str) -> str:
    """How a verdict of a kind begins."""
    return "Perhaps" if kind == NOT_ENOUGH else "Use"


def short_list(ranking: Sequence[Scored], brief: Brief, base: Base) -> list[Scored]:
    """The first few of a ranking, best first; of several families or vendors that the brief names the best one has a
    place in it."""
    named = [base.members(family) for family in brief.families]
    named += [[s.offer.model for s in ranking if base.model(s.offer.model).vendor == name] for name in brief.vendors]
    models = [scored.offer.model for scored in ranking]
    places = {min((models.index(key) for key in group if key in models), default=0) for group in named}
    others = [place for place in range(len(ranking)) if place not in places]
    kept = sorted([*places, *others[: max(0, SHORT_LIST - len(places))]])
    return [ranking[place] for place in kept] if ranking else []


def stands(ranking: Sequence[Scored], others: bool, share: float) -> str:
    """How the first of a ranking stands in it; ``others`` are not sure to fit."""
    if len(ranking) > 1:
        return f"first in {share:.0%} of draws"
    if ranking and ranking[0].candidate.open:
        return "comes nearest"
    return "the only one that is sure to fit" if others else "the only one that fits"


def offer_name(base: Base, offer: Offer) -> str:
    """The model's name, or the product's where a chat app names no variant."""
    return offer.product or base.model(offer.model).name


class Verdict(NamedTuple):
    """The answer. ``offer`` is None when nothing fits."""

    kind: str
    """clear, leaning, tie, not_enough_evidence or nothing_fits."""
    sentence: str
    offer: Offer | None = None
    name: str = ""
    """The model's name, or the product's in a chat app that names no variant."""
    per_image: Decimal | None = None
    per_month: Decimal | None = None
    first_place: float = 0.0
    convenience: str = ""
    """Why it is convenient, when that decided rather than rank."""
    question: str = ""
    """What would settle a tie."""


class Reason(NamedTuple):
    """One criterion on which the winner and the runner-up differ; positive when it speaks for the winner."""

    criterion: str
    delta: float
    winner: str
    runner_up: str
    facts: tuple[Fact, ...]
    votes: str = ""
    """The gap as a share of votes, when it is a gap on a board."""
    doubt: str = ""
    """Why it is no known lead, though the score counts it; empty for a reason proper."""


class Flip(NamedTuple):
    """What would have to change for another option to win."""

    kind: str
    """price, score, order, weight or budget."""
    text: str
    criterion: str = ""
    to: str = ""
    """The model that would win."""
    at: str = ""
    """The value at which it turns."""


class Also(NamedTuple):
    """Another offer worth naming, and for whom."""

    kind: str
    """confirmed, business, cheapest, best, batch, chat-app, api-later, other-route, use, evidence, compare, family, unsure
    or unrated."""
    offer: Offer
    text: str
    per_month: Decimal | None = None
    doubt: str = ""
    """What of the needs nobody confirms for it; empty where all is, or where the text says it."""
    legal: bool = False
    """Whether what is open is a legal need: nobody should lead with that."""


class Group(NamedTuple):
    """Offers that one limit rules out."""

    limit: str
    text: str
    offers: tuple[tuple[Offer, Check], ...]


class Relax(NamedTuple):
    """The limit that is cheapest to give up when nothing fits."""

    limit: str
    offer: Offer
    text: str
    facts: tuple[Fact, ...]
    """What its figures rest on."""


class Choice(NamedTuple):
    """The whole answer to a brief."""

    brief: Brief
    day: str
    board: str
    verdict: Verdict
    weights: dict[str, float]
    ranking: tuple[Scored, ...]
    """The best offer of each model that fits, best first."""
    first_places: dict[str, float]
    unrated: tuple[Scored, ...]
    """Those whose first-ranked criterion nobody knows."""
    cannot_confirm: tuple[Scored, ...]
    ruled_out: tuple[Group, ...]
    relax: Relax | None
    reasons: tuple[Reason, ...]
    assumed: tuple[Reason, ...]
    """What else the score counts between the first and the runner-up, though it is no known lead."""
    runner_up: Scored | None
    flips: tuple[Flip, ...]
    also: tuple[Also, ...]
    checklist: tuple[str, ...]
    caveats: tuple[str, ...]
    facts: tuple[Fact, ...]
    """What the short list rests on."""
    newer: tuple[Fact, ...] = ()
    """What the caveat rests on that says why the model that replaced the first is not the first."""
