"""What checking answers with. Offsets count characters of the original text."""

from __future__ import annotations

from imgpick.kb.cite import Fact
from imgpick.records import NamedTuple

SUPPORTED, CONTRADICTED, OUTDATED, AMBIGUOUS = "supported", "contradicted", "outdated", "ambiguous"
NOT_IN_BASE, OPINION = "not_in_base", "opinion"
ERROR, WARNING, SUGGESTION = "error", "warning", "suggestion"
ALL = "all"
"""What settings and ignores call all rules."""
LEVELS = (SUGGESTION, WARNING, ERROR)


class Fix(NamedTuple):
    """A replacement that is certain."""

    start: int
    end: int
    text: str


class Claim(NamedTuple):
    """A checkable statement that was recognised, with what the base says of it.

    It is a finding when it carries a rule.
    """

    kind: str
    start: int
    end: int
    verdict: str
    models: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    rule: str = ""
    severity: str = ""
    """Empty for the severity of the rule."""
    message: str = ""
    advice: str = ""
    """What to write instead, in words."""
    fix: Fix | None = None
    meant: tuple[Fact, ...] = ()
    """The facts that make an ambiguous or supported price true."""
    written: str = ""
    """The verdict for the day the text was written, where it differs from today's."""


class Report(NamedTuple):
    """What was found in one text. ``claims`` hold everything recognised, ``findings`` what a rule objects to."""

    text: str
    claims: tuple[Claim, ...]
    findings: tuple[Claim, ...]
    day: str
    """The day of the text, or the day of the check where it names none."""
    dated: bool


class Rule(NamedTuple):
    """A rule as a declaration: what it is called, what it objects to and why, with examples."""

    id: str
    title: str
    why: str
    severity: str
    flags: tuple[str, ...]
    """Texts that it must object to."""
    passes: tuple[str, ...]
    """Texts that it must let pass."""

    @property
    def kind(self) -> str:
        """What kind of claim it holds to the base: the beginning of its id."""
        return next(kind for kind in KINDS if self.id.startswith(kind))

    def called(self, word: str) -> bool:
        """Whether a setting or an ignore means it: by its id, the beginning of its id, its kind, or ``all``."""
        return word in (ALL, self.id, self.kind) or self.id.startswith(f"{word}-")


KINDS = (
    "naming", "stale-date", "price", "tier-missing", "chatgpt-vs-api-price", "rank", "elo", "capability", "licence",
    "availability", "superlative-unsourced", "document", "ignore",
)  # fmt: skip
"""The kinds of finding; the id of every rule begins with one."""
