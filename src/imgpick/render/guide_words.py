"""What every form of a guide shares: marks, credits, the cell of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.guiding.result import Evidence, Guide
from imgpick.kb.base import Base
from imgpick.kb.facts import Source
from imgpick.render.words import CREDIT, source_name

KINDS = {
    "family": "Models and families",
    "comparison": "Comparisons",
    "workflow": "Workflows",
    "general": "In general",
}


def editorial(guide: Guide) -> str:
    """The mark of editorial words, with their day."""
    return f" (editorial, {guide.entry.checked})" if guide.entry.checked else ""


def lists(guide: Guide) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The editorial lists that a guide has, in order: what each is, its title and its items."""
    for kind, title, items in (
        ("list", "Best workflows", guide.workflows), ("checks", "Checklist", guide.checklist),
        ("list", "Common mistakes", guide.mistakes),
    ):  # fmt: skip
        if items:
            yield kind, title, items


def cell_of(row: Evidence) -> str:
    """Tier, size and route of a figure."""
    return ", ".join(part for part in (row.tier, row.size, row.route) if part)


def rerun(guide: Guide) -> str:
    """The command that runs a guide's brief again."""
    return f"imgpick choose {guide.brief} --no-input"


def checked(guide: Guide, base: Base) -> str:
    """The day on which the newest of its sources was read."""
    return max((base.source(key).read for key in guide.sources), default=guide.entry.checked)


def noted(source: Source) -> str:
    """A source in the notes: who, what, of when, and when it was read."""
    read = "" if source.undated else f", read {source.read}"
    return f"{source_name(source)}{read}"


def credit(guide: Guide) -> Iterator[str]:
    """The credit that board data asks for."""
    if guide.shows_votes:
        yield f"Scores and votes: {CREDIT}."


def base_line(guide: Guide, base: Base) -> str:
    """Which base answered, and for which day."""
    return f"Knowledge base {base.version}, newest fact {base.newest_fact}; facts as of {guide.day}."
