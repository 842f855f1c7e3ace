"""What is told and named of weights on graphics cards of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import memory
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scoring import Scored
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base

FITS = "known to fit "
"""How the sentence begins that tells of parts outside the card."""


def offloaded(offer: Offer, base: Base, brief: Brief, day: str) -> str:
    """That weights fit the card of a brief only while parts of them wait outside it; empty where they fit whole."""
    need = brief.need("vram") if offer.kind == "self-host" else None
    row = memory(base.model(offer.model), float(need.value), day) if need else None
    return (
        f"{FITS}{need.value} GB only with parts offloaded, which takes time" if need and row and row.offloaded else ""
    )


def beside(ranked: Sequence[Scored], base: Base, brief: Brief, day: str) -> Iterator[Also]:
    """The best that a business may simply run, and that fits the card whole, where the first is or does not."""
    own = [scored for scored in ranked if scored.offer.kind == "self-host"]
    if not own or own[0] is not ranked[0]:
        return
    free = next((s for s in own if base.model(s.offer.model).licence.self_host == "yes"), own[0])
    if free is not own[0]:
        yield Also("business", free.offer, "may be run for a business", per_month(free.offer, brief))
    whole = next((s for s in own if not offloaded(s.offer, base, brief, day)), own[0])
    if whole is not own[0]:
        need = brief.need("vram")
        text = f"fits {need.value if need else ''} GB with nothing offloaded"
        yield Also("confirmed", whole.offer, text, per_month(whole.offer, brief))
