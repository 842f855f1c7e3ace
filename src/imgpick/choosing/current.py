"""Current models before those that have been replaced."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored


def is_current(scored: Scored, scales: Scales) -> bool:
    """Whether nothing has replaced the model of an offer."""
    return scales.base.model(scored.offer.model).life(scales.day).status == "current"


def sure_and_current_first(fitting: Sequence[Scored], scales: Scales) -> list[Scored]:
    """Offers that are sure to fit before those in doubt, among them those of current models first."""
    return sorted(fitting, key=lambda s: (bool(s.candidate.doubted), not is_current(s, scales)))


def current_instead(old: Scored, ordered: Sequence[Scored], scales: Scales) -> Scored:
    """A current offer of the same vendor, rated or not, where one that is in doubt has been replaced."""
    vendor = scales.base.model(old.offer.model).vendor
    if is_current(old, scales):
        return old
    own = (s for s in ordered if scales.base.model(s.offer.model).vendor == vendor and not s.candidate.doubted)
    return next((s for s in own if is_current(s, scales)), old)
