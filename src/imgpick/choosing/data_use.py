"""What a vendor says of training on the pictures and prompts of its customers."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model

TRAINING = "training on customer data"
"""What such a trait is about."""


def told(offer: Offer, base: Base) -> tuple[str, Fact] | None:
    """What the vendor of an offer says, and the fact; by its own API alone, for whoever else sells a model has terms of its
    own. What it says of a sister model counts, and is told as that."""
    if offer.kind != "vendor-api":
        return None
    own = base.model(offer.model)
    sisters = (model for model in base.models if model.vendor == own.vendor and model.id != own.id)
    for model in (own, *sisters):
        fact = next(_facts(model), None)
        if fact:
            of = "" if model.id == own.id else f"said of {model.name}; "
            source = base.source(fact.source)
            day = "" if source.day in fact.value else f", {source.day}"
            through = f", through {source.via}" if source.via else ""
            return f"{TRAINING}: {fact.value} ({of}{source.publisher}{day}{through})", fact
    return None


def _facts(model: Model) -> Iterator[Fact]:
    for index, row in enumerate(model.raw.get("traits", ())):
        if row["about"] == TRAINING and "use" not in row:
            yield cite.trait(model, index)
