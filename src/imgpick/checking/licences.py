"""Licences: their names and weights, commercial use, and what is said of it in other words where those hear nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking import commercial, permits, terms
from imgpick.checking.reading import Reading
from imgpick.checking.result import Claim

CUES = (*terms.CUES, *commercial.CUES, *permits.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about licences."""
    found = [*terms.judge(reading), *commercial.judge(reading)]
    yield from found
    if reading.kind == "row" or not any(claim.rule for claim in found):
        yield from permits.claims(reading)
