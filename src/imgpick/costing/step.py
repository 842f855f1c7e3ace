"""One line of the arithmetic, and amounts in words."""

from __future__ import annotations

from decimal import Decimal

from imgpick.kb.facts import Price, Tokens
from imgpick.records import NamedTuple


class Step(NamedTuple):
    """One line of the arithmetic."""

    text: str
    usd: Decimal
    facts: tuple[Price | Tokens, ...]


def pictures(count: int) -> str:
    """Input pictures by their number, in words."""
    return f"{count} input image{'' if count == 1 else 's'}"


def dollars(amount: Decimal) -> str:
    """An amount with the digits it has: $0.0059, $0.053, $0."""
    return f"${amount.normalize():f}"


def rounded(bill: Decimal) -> str:
    """A monthly bill without its sign: cents below ten dollars, whole dollars above."""
    return f"{bill:,.0f}" if bill >= 10 else f"{bill:,.2f}"
