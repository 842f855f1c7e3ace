"""What would be taken, were one limit of a brief given up: the same method as for the brief itself."""

from __future__ import annotations

from typing import Any

from imgpick.choosing.brief import Brief
from imgpick.choosing.contenders import contenders, ranked
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import score
from imgpick.choosing.screen import screen
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base

_NAMED = {"vendor": "vendors", "family": "families", "route": "routes", "tier": "tiers",
          "not-vendor": "not_vendors", "not-route": "not_routes"}  # fmt: skip
"""The limits that name what is let in or kept out, with their place in a brief."""


def taken_without(base: Base, brief: Brief, day: str, limit: str) -> Offer | None:
    """What would be taken without a limit, if it is sure to fit; None too where the limit is no need and names nothing."""
    wider = _without(brief, limit)
    if wider is None:
        return None
    fitting = score([c for c in screen(base, wider, day) if c.fits], Scales(base, wider, day), wider)
    first = next(iter(ranked(contenders(fitting, wider, base)[0], wider, base, day)), None)
    return first.offer if first and not first.candidate.open else None


def _without(brief: Brief, limit: str) -> Brief | None:
    name = limit.partition("=")[0]
    if name in _NAMED:
        nothing: dict[str, Any] = {_NAMED[name]: ()}
        return brief._replace(**nothing)
    if name == "workflow":
        return brief._replace(workflow="any")
    left = tuple(need for need in brief.needs if limit not in (str(need), need.name))
    return brief._replace(needs=left) if left != brief.needs else None
