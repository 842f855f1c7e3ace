"""What is told and named of weights on graphics cards of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import memory, waits, whole_from
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scoring import Scored, lies_ahead
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.facts import Capability

FITS = "known to fit "
"""How the sentence begins that tells of parts outside the card."""


def offloaded(offer: Offer, base: Base, brief: Brief, day: str) -> str:
    """That weights fit the card of a brief only while parts of them wait outside it, or that no source says more than that
    they fit a smaller one so; empty where they fit whole."""
    need = brief.need("vram") if offer.kind == "self-host" else None
    row = _fits(offer, base, brief, day)
    if need is None or row is None or not waits(row, base.model(offer.model), float(need.value)):
        return ""
    whole = whole_from(base.model(offer.model), day)
    if whole or float(str(row.value)) == float(need.value):
        more = f"; whole it takes {whole} GB" if whole else ""
        return f"{FITS}{need.value} GB only with parts offloaded, which takes time{more}"
    return f"{FITS}{need.value} GB: {row.value} GB do with parts offloaded, which takes time; {_UNSAID}"


_UNSAID = "no source says what it takes whole"


def _fits(offer: Offer, base: Base, brief: Brief, day: str) -> Capability | None:
    """The row by which weights fit the card of a brief."""
    need = brief.need("vram") if offer.kind == "self-host" else None
    return memory(base.model(offer.model), float(need.value), day) if need else None


def beside(ranked: Sequence[Scored], base: Base, brief: Brief, day: str) -> Iterator[Also]:
    """The best that a business may simply run, of all and of the same family, and that fits the card whole, where the first
    is or does not."""
    own = [scored for scored in ranked if scored.offer.kind == "self-host"]
    if not own or own[0] is not ranked[0]:
        return
    family = base.model(own[0].offer.model).family
    free = [s for s in own if base.model(s.offer.model).licence.self_host == "yes"]
    if free and free[0] is not own[0] and own[0] not in free:
        yield Also("business", free[0].offer, "may be run for a business", per_month(free[0].offer, brief))
        sister = next((s for s in free if base.model(s.offer.model).family == family), free[0])
        if sister is not free[0]:
            text = "of the same family, and may be run for a business"
            yield Also("business", sister.offer, text, per_month(sister.offer, brief))
    yield from _whole(own, base, brief, day)


def _whole(own: Sequence[Scored], base: Base, brief: Brief, day: str) -> Iterator[Also]:
    """Where the first does not fit the card whole: the best that does, and what does so and is the best in the first wish."""
    need = brief.need("vram")
    if need is None or not offloaded(own[0].offer, base, brief, day):
        return
    whole = [s for s in own if not offloaded(s.offer, base, brief, day)]
    for best in whole[:1]:
        wish = next(name for name in brief.order if name != "price")
        ahead = max((s for s in whole if lies_ahead(s, best, wish)), key=lambda s: s.values[wish].mid, default=None)
        for scored, better in ((best, ""), (ahead, f", the best in {wish} that does")):
            row = _fits(scored.offer, base, brief, day) if scored else None
            if scored and row:
                bits = ", in fewer bits" if row.quantised else ""
                text = f"fits {need.value} GB with nothing offloaded{bits}{better}"
                yield Also("confirmed", scored.offer, text, per_month(scored.offer, brief))
