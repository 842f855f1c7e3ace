"""What is confirmed of the legal safety of an offer, and what nobody says."""

from __future__ import annotations

from imgpick.choosing.rubrics import LICENCE
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.model import closest
from imgpick.kb.wording import listed

LEGAL = "legal safety: "
"""How the sentence begins."""
_CALLED = {
    "licensed-data": "licensed training data",
    "indemnity": "indemnity",
    "outputs": "commercial use of the pictures",
    "provenance": "provenance mark",
}


def told(offer: Offer, base: Base, day: str) -> tuple[str, tuple[str, ...]]:
    """Line by line of the rubric: confirmed, under a condition, denied, or said by no source; with the sources."""
    model = base.model(offer.model)
    groups: dict[str, list[str]] = {}
    sources: list[str] = []
    for item in base.method["rubrics"]["legal-safety"]:
        called = _CALLED.get(item["id"])
        if called is None:
            continue
        if item["id"] in LICENCE:
            value, note, source = model.licence.pictures(offer.kind), model.licence.condition, model.licence.source
        else:
            row = closest(model.any_capability(item["capability"], day), offer.tier, offer.route)
            value, note, source = (str(row.value), row.note, row.source) if row else ("unknown", "", "")
        state = _STATES.get(value, _UNSAID)
        groups.setdefault(state, []).append(f"{called} ({note})" if note and state == _CONDITION else called)
        sources += [source] if source and state != _UNSAID else []
    parts = [said.format(listed(groups[state], join)) for state, said, join in _SAID if state in groups]
    return LEGAL + "; ".join(parts), tuple(dict.fromkeys(sources))


_CONFIRMED, _CONDITION, _DENIED, _UNSAID = "confirmed", "under a condition", "denied", "unsaid"
_STATES = {"yes": _CONFIRMED, "conditional": _CONDITION, "no": _DENIED}
_SAID = (
    (_CONFIRMED, "{} confirmed", "and"),
    (_CONDITION, "under a condition only {}", "and"),
    (_DENIED, "no {}", "and no"),
    (_UNSAID, "no source speaks of {}", "or"),
)
"""How each state is told, in this order."""
