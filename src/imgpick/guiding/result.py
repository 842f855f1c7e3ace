"""A guide as data: facts of the base with their sources, and editorial words that are marked as such."""

from __future__ import annotations

from imgpick.choosing.result import Choice
from imgpick.comparing.result import Comparison
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

MODEL, FAMILY, COMPARISON, WORKFLOW, GENERAL = "model", "family", "comparison", "workflow", "general"


class Said(NamedTuple):
    """A sentence: from facts, with their sources, or editorial."""

    text: str
    sources: tuple[str, ...] = ()
    editorial: bool = False


class Evidence(NamedTuple):
    """One row of the snapshot. ``tier`` holds a tier or the reason why there is none; never empty."""

    signal: str
    text: str
    tier: str
    size: str
    route: str
    date: str
    """One ISO day, or the first and the last of several."""
    sources: tuple[str, ...]
    note: str = ""


class Group(NamedTuple):
    """Evidence about one thing."""

    title: str
    rows: tuple[Evidence, ...]


class Answer(NamedTuple):
    question: str
    text: str


class Entry(NamedTuple):
    """A guide in the list: what to type, and what one gets."""

    id: str
    kind: str
    title: str
    summary: str = ""
    checked: str = ""
    """The day of its editorial words; empty when it is made of facts alone."""


class Guide(NamedTuple):
    """A whole page. A part with nothing to say is empty and left out by every output."""

    entry: Entry
    day: str
    """The day whose facts it shows."""
    now: tuple[Said, ...] = ()
    """How things stand: what is current, what is going."""
    best_fit: tuple[Said, ...] = ()
    common_comparison: tuple[Said, ...] = ()
    watch_closely: tuple[Said, ...] = ()
    verdict: tuple[Said, ...] = ()
    evidence: tuple[Group, ...] = ()
    workflows: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    related: tuple[Entry, ...] = ()
    sources: tuple[str, ...] = ()
    """The ids of all sources, in the order in which they are first cited."""
    models: tuple[Model, ...] = ()
    """What its chart shows."""
    comparison: Comparison | None = None
    choice: Choice | None = None
    """The answer of the method to the guide's brief."""
    brief: str = ""
    """The brief as flags of ``imgpick choose``."""

    @property
    def shows_votes(self) -> bool:
        """Whether it shows board data, which asks for its credit."""
        boards = any("LMArena" in row.signal for group in self.evidence for row in group.rows)
        return boards or self.choice is not None or self.comparison is not None
