"""What must hold before a price of ours may move."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlsplit

from imgpick.kb.base import Base
from imgpick.kb.facts import Price
from imgpick.kb.rules import PLAUSIBLE
from imgpick.refreshing.rows import PriceRow, plain

FACTOR = 2


def agrees(ours: Decimal, theirs: Decimal) -> bool:
    """Equal, or equal once the finer figure is rounded to the places of the coarser (three at least)."""
    if ours == theirs:
        return True
    places = max(3, min(_places(ours), _places(theirs)))
    if min(_places(ours), _places(theirs)) < 3:
        return False
    step = Decimal(1).scaleb(-places)
    return ours.quantize(step, ROUND_HALF_UP) == theirs.quantize(step, ROUND_HALF_UP)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class Pages:
    """Whose pages count on which route: the sites of the official sources that rows of the route already cite."""

    def __init__(self, base: Base) -> None:
        self._sites: dict[str, set[str]] = {}
        for model in base.models:
            for key in ("prices", "routes"):
                for row in model.raw.get(key, ()):
                    source = base.source(row["source"])
                    if source.kind == "official":
                        self._sites.setdefault(row["route"], set()).add(_site(source.url))

    def official(self, page: str, route: str) -> bool:
        """Whether a page is the seller's own."""
        return bool(page) and _site(page) in self._sites.get(route, set()) - {"github.com", ""}


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return ".".join(host.split(".")[-2:])


def implausible(row: PriceRow) -> str:
    """Why a figure cannot be a price of its unit; empty when it can."""
    low, high = PLAUSIBLE[row.unit]
    return "" if Decimal(low) <= row.usd <= Decimal(high) else f"not plausible: {row.unit} costs {low} to {high} USD"


def against(row: PriceRow, ours: Price, official: bool, second: str) -> str:
    """Why a differing price must wait; empty when it may replace ours.

    ``official`` is whether the row cites a page of the vendor, ``second`` names another upstream that agrees.
    """
    if implausible(row):
        return implausible(row)
    low, high = sorted((ours.usd, row.usd))
    if high > low * FACTOR:
        return f"moves by {plain((high / low).quantize(Decimal('0.1')))} times; more than {FACTOR} needs a person's eye"
    if row.since and row.since < ours.day:
        return f"from {row.since}, older than ours of {ours.day}"
    return unproved(official, second)


def unproved(official: bool, second: str) -> str:
    """Why a list price is not yet proved; empty when it is."""
    return "" if official or second else "one list alone: needs the vendor's page or a second list that agrees"
