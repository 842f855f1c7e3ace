"""What a later model has replaced, by which, and until when it is served."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.standing import remains, successor

SUPERSEDED = "superseded models beside it"
"""How it begins that others beside a verdict are superseded."""


def replaced_by(offer: Offer, base: Base, day: str) -> str:
    """What replaces the model of an offer, with the one to take by now; empty where nothing does, and for weights on own
    GPUs whose successor nobody can download."""
    model = base.model(offer.model)
    heir = model.heir(day)
    if offer.kind == "self-host" and heir and heir.licence.weights != "open":
        return ""
    return successor(model, day)


def of_older(base: Base, offers: Sequence[Offer], day: str) -> str:
    """Until when those of some offers are served whose models have been replaced, by name where that differs; empty where
    none has been."""
    if end := one_end(base, offers, day):
        return f"{SUPERSEDED}: {end}"
    rows = [f"{', '.join(names)} ({end})" for end, names in _ends(base, offers, day).items()]
    return f"{SUPERSEDED}: {'; '.join(rows)}" if rows else ""


def one_end(base: Base, offers: Sequence[Offer], day: str) -> str:
    """Until when all of some offers are served whose models have been replaced; empty where that differs, or none has
    been."""
    ends = list(_ends(base, offers, day))
    return ends[0] if len(ends) == 1 else ""


def _ends(base: Base, offers: Sequence[Offer], day: str) -> dict[str, list[str]]:
    """Names of models that have been replaced, by until when they are served; weights stay with who has them."""
    told: dict[str, list[str]] = {}
    first = {offer.model: offer for offer in reversed(offers) if offer.kind != "self-host"}
    for key in dict.fromkeys(o.model for o in offers if o.kind != "self-host"):
        model = base.model(key)
        if model.life(day).status in ("superseded", "deprecated"):
            told.setdefault(served(first[key], base, day), []).append(model.name)
    return told


def served(offer: Offer, base: Base, day: str) -> str:
    """Whether what has been replaced is still sold, and until when: a route may end it before its vendor names a day."""
    until = offer.access.until if offer.access else ""
    if until:
        return f"still served on {base.route(offer.route).name}, until {until} as announced"
    return remains(base.model(offer.model), day)
