"""What a budget of nothing leaves: no API, but the plans of apps that cost nothing."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.budget import MONEY
from imgpick.choosing.ruled import phrase
from imgpick.choosing.screen import Candidate
from imgpick.kb.base import Base


def for_nothing(candidates: Sequence[Candidate], brief: Brief, base: Base) -> str:
    """That no API of the base gives pictures for nothing, and which apps do; empty for any other budget, and for whoever
    makes pictures neither by API nor anywhere."""
    asked = brief.workflow in ("api", "any") and 0 in (brief.max_monthly, brief.max_per_image)
    if not asked or any(c.offer.cost and not c.offer.cost.total for c in candidates):
        return ""
    left = [c for c in candidates if all(check.limit.startswith(("workflow", *MONEY)) for check in c.failed)]
    free = [c.offer.route for c in left if any(not plan.usd for plan in c.offer.plans)]
    apps = [base.route(key).name for key in dict.fromkeys(free)]
    also = f"; {phrase(apps)} {'has' if len(apps) == 1 else 'have'} a plan for nothing" if apps else ""
    return f"no API in the base gives pictures for nothing{also}"
