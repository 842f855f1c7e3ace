"""How an offer of weights is marked that not everybody may run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.costing.offers import Offer
from imgpick.kb.base import Base

MARKS = {"not for a business": "§", "for a business only under a condition": "¶"}
"""What stands in a table behind what may not be run by everybody, by what it is called elsewhere."""

HOSTED = ("provider-api", "reseller")
"""Kinds of routes on which somebody else runs the weights of a vendor."""


def allowed(offer: Offer, base: Base) -> str:
    """For whom weights are not, in words: no business, or one under a condition only; empty for all others. Where somebody
    else runs them only the first is told, for no source says what the host has agreed with the vendor."""
    licence = base.model(offer.model).licence
    refused, conditional = MARKS
    if offer.kind in HOSTED:
        barred = licence.self_host == "no" and licence.of_weights(offer.kind) and licence.pictures(offer.kind) != "yes"
        return refused if barred else ""
    may = licence.self_host if offer.kind == "self-host" else "yes"
    return {"yes": "", "no": refused, "n/a": refused}.get(may, conditional)


def licensed(offer: Offer, base: Base) -> str:
    """The same with the places in which they may not be run: ``not in EU, UK, KR``."""
    places = ", ".join(base.model(offer.model).licence.not_in) if offer.kind == "self-host" else ""
    whom = allowed(offer, base)
    whom = f"weights {whom}" if whom and offer.kind in HOSTED else whom
    return "; ".join(part for part in (whom, f"not in {places}" if places else "") if part)


def mark(offer: Offer, base: Base) -> str:
    """The mark of an offer in a table, with the blank before it."""
    said = allowed(offer, base)
    return f" {MARKS[said]}" if said else ""


def legend(offers: Sequence[Offer], base: Base) -> Iterator[str]:
    """What the marks of some offers mean; where weights may not be run at all is said by name."""
    said = [allowed(offer, base) for offer in offers]
    for text, sign in MARKS.items():
        if text in said:
            yield f"{sign} weights {text}"
    for offer in offers:
        licence = base.model(offer.model).licence
        if licence.not_in and offer.kind == "self-host":
            yield f"{base.model(offer.model).name}: not in {', '.join(licence.not_in)}"
