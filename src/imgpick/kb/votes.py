"""Scores as shares of votes, with what lies inside the interval called level."""

from __future__ import annotations

from math import sqrt

from imgpick.kb.facts import Score
from imgpick.records import NamedTuple


class Gap(NamedTuple):
    """The difference of two scores on one board, in points, with half its 95 % interval."""

    points: float
    half: float

    @property
    def level(self) -> bool:
        """Whether the difference lies inside its interval."""
        return abs(self.points) <= self.half

    @property
    def share(self) -> float:
        """The share of votes that the first wins."""
        return share(self.points)

    @property
    def span(self) -> tuple[float, float]:
        """The share at both ends of the interval."""
        return share(self.points - self.half), share(self.points + self.half)


def share(gap: float) -> float:
    """The share of votes that a gap in points wins, on any Bradley-Terry board with scale 400."""
    return float(1 / (1 + 10 ** (-gap / 400)))


def gap(first: Score, second: Score) -> Gap:
    """The difference of two scores of one board and day range; half-widths add as squares."""
    half = sqrt(float(first.half_width) ** 2 + float(second.half_width) ** 2)
    return Gap(float(first.value - second.value), half)
