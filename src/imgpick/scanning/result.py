"""What a scan answers with."""

from __future__ import annotations

from imgpick.kb.cite import Fact
from imgpick.records import NamedTuple

ERROR, WARNING, SUGGESTION = "error", "warning", "suggestion"
HEAD = 8192
"""So many bytes tell whether a file is binary."""
LEVELS = (ERROR, WARNING, SUGGESTION)


class Rule(NamedTuple):
    """One kind of finding."""

    id: str
    severity: str
    title: str
    why: str


RULES = {
    rule.id: rule
    for rule in (
        Rule("retired-id", ERROR, "the model is gone", "A call with this id fails, or another model answers it."),
        Rule("wrong-id", ERROR, "no model has this id", "The id is written nowhere in the vendor's documents; calls fail."),
        Rule("unknown-id", WARNING, "looks like an id of a known family, but is none",
             "Either a slip of the pen or a model that the base does not know."),
        Rule("retiring-id", WARNING, "the vendor has named the day on which it stops",
             "The call fails from that day on; plan the move now."),
        Rule("old-id", WARNING, "an old name of a model that has another id now",
             "Preview and renamed ids are switched off before the model itself is."),
        Rule("superseded-id", SUGGESTION, "the vendor sells a newer model in its place",
             "It is still served; nothing breaks today."),
    )
}  # fmt: skip
"""Every rule with its usual severity, gravest first."""


class Hit(NamedTuple):
    """A name found in a file. ``start`` is a byte offset; line and column (in characters) count from 1."""

    text: str
    key: str
    """The name as the vocabulary holds it; empty for an id that it does not know."""
    start: int
    line: int
    column: int


class Change(NamedTuple):
    """Something that is different with the successor: tiers, price, a parameter."""

    what: str
    text: str
    facts: tuple[Fact, ...] = ()


class Advice(NamedTuple):
    """What the base says of one name: the rule it breaks and what to write instead."""

    rule: str
    severity: str
    message: str
    model: str = ""
    route: str = ""
    successor: str = ""
    """The model to move to."""
    write: str = ""
    """The successor's id on the same route; empty when the base has none there."""
    advice: str = ""
    changes: tuple[Change, ...] = ()
    facts: tuple[Fact, ...] = ()


class Site(NamedTuple):
    """One call site with what is wrong there."""

    path: str
    hit: Hit
    advice: Advice


class Scanned(NamedTuple):
    """One file: its sites, or why it could not be read."""

    path: str
    sites: tuple[Site, ...] = ()
    error: str = ""
    size: int = 0
    accepted: int = 0
    """Sites that an ignore in the file or a baseline covers."""
