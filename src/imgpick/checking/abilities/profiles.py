"""Lines that list what a model has and lacks: "- X: no seed, transparent PNG, five references"."""

from __future__ import annotations

from functools import lru_cache

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading
from imgpick.records import NamedTuple

_HEAD = lazy(r"[\s*_`\">\u2022+-]*")
_OPENS = lazy(r"[*_`\"]*(?: ?: ?| [\u2013\u2014-] | ?\()[*_`]*(?=\S)")
_BETWEEN = lazy(r"\s*(?:[,;\u00b7/+]|,? and\b|,? plus\b)\s*")
_NO = lazy(r"(?:no|without|not|lacks) ")
_CLOSES = " \t\n.)!*_`"
_LONGEST = 40
"""Characters of an item from which on it is a sentence of its own."""


class Item(NamedTuple):
    """One thing of a list; ``denied`` is "no seed"."""

    text: str
    start: int
    end: int
    denied: bool


class Profile(NamedTuple):
    """The model at the head of a line, and what is listed behind it."""

    mention: Mention
    items: tuple[Item, ...]


@lru_cache(maxsize=4)
def profile(reading: Reading, least: int = 2) -> Profile | None:
    """The list of a line of at least so many things; None for any other line. Kept for the next judge, who asks at once."""
    if reading.kind not in ("prose", "item") or len(reading.models) != 1 or reading.amounts:
        return None
    mention, lower = reading.models[0], reading.lower
    opens = _OPENS.match(lower, mention.end)
    if mention.kind != "exact" or not opens or not _HEAD.fullmatch(lower, 0, mention.start):
        return None
    items = []
    at = opens.end()
    for joint in (*_BETWEEN.finditer(lower, at), None):
        end = joint.start() if joint else len(lower.rstrip(_CLOSES))
        denied = _NO.match(lower, at, end)
        start = denied.end() if denied else at
        if not 0 < end - start < _LONGEST:
            return None
        items.append(Item(lower[start:end], start, end, bool(denied)))
        at = joint.end() if joint else end
    return Profile(mention, tuple(items)) if len(items) >= least else None
