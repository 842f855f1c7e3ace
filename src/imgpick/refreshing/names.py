"""An upstream's name as one of our models. Only names that the base has, and only where one model is meant."""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.kb.base import Base
from imgpick.kb.names import normal
from imgpick.records import NamedTuple

_SURE = frozenset({"id", "name", "api", "route-id", "spelling", "old", "tier-label", "board", "weights", "family"})


class Meant(NamedTuple):
    """A model, and the tier when the name carries one."""

    model: str
    tier: str = ""
    old: bool = False
    """The name is an old one: its end is not the model's."""


def find(base: Base, names: Iterable[str], routes: tuple[str, ...] = ()) -> Meant | None:
    """The one model that the first known name means; None when there is none or more than one.

    A name that a route has for itself is preferred on that route. Product names, wrong names and
    resellers' names are never taken.
    """
    for name in names:
        own = [row for row in base.named(normal(name)) if row.kind in _SURE] if name.strip() else []
        here = [row for row in own if row.route in routes and row.models]
        if here:
            models = {row.models for row in here}
            if len(models) == 1 and len(here[0].models) == 1:
                tiers = {row.tier for row in here}
                return Meant(here[0].models[0], tiers.pop() if len(tiers) == 1 else "", here[0].kind == "old")
            return None
        if own:
            found = base.resolve(name)
            if found.kind in ("exact", "old") and len(found.models) == 1:
                return Meant(found.models[0], found.tier, found.kind == "old")
            return None
    return None
