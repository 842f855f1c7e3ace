"""What sources say of the languages in which a model writes, and of those of the model before it."""

from __future__ import annotations

from imgpick.choosing.brief import Need
from imgpick.choosing.check import UNKNOWN, Check
from imgpick.choosing.preference import GENERATIONS
from imgpick.kb import cite
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model

MANY = "multilingual-text"


def of_predecessor(need: Need, silent: str, model: Model, day: str) -> Check | None:
    """What is open of a model of whose languages no source speaks, with what one says of the model that it replaces."""
    told = _older(model, day, GENERATIONS)
    if told is None:
        return None
    older, row = told
    note = f" ({row.note})" if row.note else ""
    reason = f"{silent}; of {older.name}, which it follows, a source names several languages{note}"
    return Check(str(need), UNKNOWN, reason, (cite.capability(row, model.base),))


def _older(model: Model, day: str, depth: int) -> tuple[Model, Capability] | None:
    for key in model.before if depth else ():
        older = model.base.model(key)
        row = next((row for row in older.any_capability(MANY, day) if row.value == "yes"), None)
        found = (older, row) if row else _older(older, day, depth - 1)
        if found:
            return found
    return None
