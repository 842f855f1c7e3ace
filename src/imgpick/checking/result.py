"""What checking answers with. Offsets count characters of the original text."""

from __future__ import annotations

from typing import NamedTuple

from imgpick.checking.lexicon import Mention
from imgpick.kb.cite import Fact

SUPPORTED, CONTRADICTED, OUTDATED, AMBIGUOUS = "supported", "contradicted", "outdated", "ambiguous"
NOT_IN_BASE, OPINION = "not_in_base", "opinion"
ERROR, WARNING, SUGGESTION = "error", "warning", "suggestion"
LEVELS = (SUGGESTION, WARNING, ERROR)


class Fix(NamedTuple):
    """A replacement that is certain."""

    start: int
    end: int
    text: str


class Claim(NamedTuple):
    """A checkable statement that was recognised, with what the base says of it."""

    kind: str
    start: int
    end: int
    text: str
    verdict: str
    models: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


class Finding(NamedTuple):
    """What a rule says of a place in a text."""

    rule: str
    severity: str
    verdict: str
    start: int
    end: int
    message: str
    facts: tuple[Fact, ...] = ()
    advice: str = ""
    """What to write instead, in words."""
    fix: Fix | None = None
    kind: str = ""
    """price, tier-missing, chatgpt-vs-api-price, rank, elo, naming, availability, licence, capability,
    stale-date or superlative-unsourced."""


class Sentence(NamedTuple):
    """A sentence (or table row) with the names in it."""

    start: int
    end: int
    text: str
    lower: str
    mentions: tuple[Mention, ...]
    kind: str = "prose"
    """prose, heading, item or row."""
    sourced: bool = False
    """Whether a link or a named source stands in it."""
