"""Parts of a year by their words: "early 2026", "the summer of 2026", "Q2 2026", "the second half of 2026"."""

from __future__ import annotations

from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.lazy import lazy

_MONTHS = {
    "early": (1, 5), "mid": (4, 9), "late": (8, 12), "spring": (2, 6), "summer": (5, 9), "autumn": (8, 12), "fall": (8, 12),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12), "first half": (1, 6), "second half": (7, 12),
    "start": (1, 3), "beginning": (1, 3), "end": (10, 12),
}  # fmt: skip
"""First and last month, with a margin where people do not agree on them."""
_PART = lazy(rf"(?:the )?\b({'|'.join(_MONTHS)})(?:[ -]|,? (?:of|in) |,? )?$")
_HEAD = lazy(r"(?:early|mid|late|spring|summer|autumn|fall|q[1-4]|of|in)[ -](?=20)")
_LEAD = 20
"""Characters before a year in which its part may stand."""


def outside(lower: str, year: Mark, known: str) -> str:
    """The part of a year that stands at its mark, where a day of that year lies outside of it; else empty."""
    if len(year.value) != len("2026") or not known.startswith(year.value) or len(known) < len("2026-11"):
        return ""
    head = _HEAD.match(lower, year.start)
    part = _PART.search(lower, max(0, year.start - _LEAD), head.end() if head else year.start)
    if part is None:
        return ""
    first, last = _MONTHS[part.group(1)]
    return "" if first <= int(known[5:7]) <= last else lower[part.start() : year.end]
