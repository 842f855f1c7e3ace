"""What the licence of a model says of an offer: of its weights on own GPUs, of its pictures everywhere else."""

from __future__ import annotations

from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.facts import Licence

_PAID_API = "paid API plan"
"""A condition of pictures that whoever buys them by the vendor's API meets."""


def _names_api(licence: Licence) -> bool:
    return licence.condition.startswith(_PAID_API)


def _is_paid_api(offer: Offer, licence: Licence) -> bool:
    return _names_api(licence) and offer.kind == "vendor-api" and offer.cost is not None


def told(offer: Offer, base: Base, licence: Licence) -> str:
    """What whoever takes the offer must know of its licence; empty where nothing stands in the way."""
    condition = f": {licence.condition}" if licence.condition else ""
    if offer.kind == "self-host" and licence.self_host != "yes":
        word = "only under a condition" if licence.self_host == "conditional" else "not allowed by its licence"
        return f"running these weights for a business is {word} ({licence.name}){condition}"
    pictures = licence.pictures(offer.kind)
    if pictures == "conditional" and _is_paid_api(offer, licence):
        return f"commercial use of the pictures takes a {_PAID_API}, which this is ({licence.name})"
    if pictures not in ("no", "conditional"):
        return ""
    if licence.of_weights(offer.kind) and not _names_api(licence):
        word = "does not allow commercial use of pictures" if pictures == "no" else "sets a condition for pictures"
        where = base.route(offer.route).name
        return (
            f"the licence of its weights ({licence.name}) {word}{condition}; no source says it of pictures from {where}"
        )
    word = "not allowed" if pictures == "no" else "allowed only under a condition"
    return f"commercial use of the pictures is {word} ({licence.name}){condition}"
