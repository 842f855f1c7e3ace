"""What a comparison found, item by item."""

from __future__ import annotations

from hashlib import sha256

from imgpick.records import NamedTuple

NEW, CHANGED, CONFIRMED, CONFLICT, GONE, RETIRING = "new", "changed", "confirmed", "conflict", "gone", "retiring"
STATES = (CONFLICT, CHANGED, NEW, RETIRING, GONE, CONFIRMED)
"""In the order in which they are shown."""
KINDS = ("price", "score", "life", "route", "release")


class Item(NamedTuple):
    """One statement of an upstream beside ours."""

    state: str
    kind: str
    model: str
    cell: tuple[tuple[str, str], ...]
    """Route, unit, part, tier, size, mode, ... of a price; board, entry, ... of a score."""
    old: str
    """Our value; empty when we have none."""
    new: str
    day: str
    """The day from which the upstream's value holds, or on which it was read."""
    reason: str = ""
    held: str = ""
    """Why it must not be applied as it is; empty when it may."""
    key: str = ""
    """The upstream's own key."""
    page: str = ""
    """The page that the upstream cites."""
    ours: str = ""
    """The source of our value."""

    @property
    def id(self) -> str:
        """The same for the same statement in every run."""
        parts = (
            self.kind,
            self.model,
            *(f"{key}={value}" for key, value in self.cell if key != "from"),
            self.old,
            self.new,
        )
        return sha256("\n".join(parts).encode()).hexdigest()[:8]

    @property
    def open(self) -> bool:
        """Whether it can be accepted."""
        return not self.held and self.state in (NEW, CHANGED, RETIRING)

    def field(self, name: str) -> str:
        return dict(self.cell).get(name, "")


class Outcome(NamedTuple):
    """A whole upstream beside the base."""

    items: tuple[Item, ...]
    unmapped: tuple[str, ...]
    skipped: tuple[tuple[str, int], ...] = ()

    def count(self, state: str) -> int:
        return sum(item.state == state for item in self.items)

    @property
    def code(self) -> int:
        """0 nothing to do, 1 proposals, 2 conflicts."""
        if any(item.state == CONFLICT for item in self.items):
            return 2
        return 1 if any(item.open for item in self.items) else 0
