"""A criterion of an offer as an interval from 0 to 1, and how figures are put there."""

from __future__ import annotations

from math import log

from imgpick.choosing.preference import Estimate
from imgpick.kb.cite import Fact
from imgpick.records import NamedTuple


class Value(NamedTuple):
    """One criterion of one offer on the 0..1 scale."""

    low: float
    high: float
    shown: str
    """The value in its own unit, for people."""
    facts: tuple[Fact, ...] = ()
    note: str = ""
    normal: bool = False
    """True when the interval is a board's 95 % interval, else every value inside is equally likely."""
    estimate: Estimate | None = None
    middle: float | None = None
    """What the score counts, where that is not the middle of the interval."""
    card: str = ""
    """The graphics card on which seconds were taken: those of two cards are not compared."""

    @property
    def mid(self) -> float:
        return (self.low + self.high) / 2 if self.middle is None else self.middle

    @property
    def known(self) -> bool:
        return self.high - self.low < 1


UNKNOWN = Value(0.0, 1.0, "unknown")


def clamp(value: float) -> float:
    """A place on the scale, not beyond its ends."""
    return min(1.0, max(0.0, value))


def log_scale(value: float, zero: float, one: float) -> float:
    """The place of a positive figure whose logarithm counts: 0 at ``zero``, 1 at ``one``."""
    return clamp(log(zero / value) / log(zero / one)) if value > 0 else 1.0
