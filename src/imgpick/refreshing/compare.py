"""A whole upstream beside the base."""

from __future__ import annotations

from imgpick.kb.base import Base
from imgpick.refreshing import scores
from imgpick.refreshing.items import CONFIRMED, NEW, STATES, Item, Outcome
from imgpick.refreshing.lives import Lives
from imgpick.refreshing.names import find
from imgpick.refreshing.prices import Prices, Second, gone
from imgpick.refreshing.rows import AccessRow, EndRow, PriceRow, Reading, ReleaseRow, ScoreRow


def compare(base: Base, reading: Reading, today: str, second: Second, before: Reading | None = None) -> Outcome:
    """Every statement of ``reading`` beside the base on a day.

    ``second`` finds another upstream that agrees; ``before`` is an earlier copy of the same upstream.
    """
    items, unmapped = _priced(base, reading, today, second)
    if before:
        items += gone(items, _priced(base, before, today, second)[0])
    scored = [row for row in reading.rows if isinstance(row, ScoreRow)]
    if scored:
        more, unknown = scores.compare(scored, scores.Tables(base))
        items += more
        unmapped |= set(unknown)
    kept = sorted(_once(items), key=lambda i: (STATES.index(i.state), bool(i.held), i.kind, i.model, i.cell))
    return Outcome(tuple(kept), tuple(sorted(unmapped | set(reading.foreign))), reading.skipped)


def _priced(base: Base, reading: Reading, today: str, second: Second) -> tuple[list[Item], set[str]]:
    prices, lives = Prices(base, today, second), Lives(base, today)
    items: list[Item] = []
    unmapped: set[str] = set()
    for row in reading.rows:
        if isinstance(row, ScoreRow):
            continue
        meant = find(base, row.names, () if isinstance(row, ReleaseRow) else row.routes)
        item: Item | None
        if meant is None:
            unmapped.add(row.key)
            continue
        if isinstance(row, PriceRow):
            item = prices.item(row, meant)
        elif isinstance(row, EndRow):
            # an old id may end while its model goes on under another
            item = None if meant.old else lives.end(row, meant.model)
        elif isinstance(row, ReleaseRow):
            item = lives.release(row, meant.model)
        else:
            assert isinstance(row, AccessRow)
            item = lives.access(row, meant.model)
        items += [item] if item else []
    return items, unmapped


def _once(items: list[Item]) -> list[Item]:
    """Each statement once: an alias and a dated snapshot of one model say the same thing.

    A bare key that only repeats a figure which another key gives with its tier and size is left out.
    """
    seen: dict[str, Item] = {}
    for item in items:
        seen.setdefault(item.id, item)
    sized = {
        (item.model, item.field("route"), item.new): item.field("size")
        for item in seen.values()
        if item.kind == "price" and item.field("unit") == "image" and item.field("tier") and item.field("size")
    }
    out = []
    for item in seen.values():
        bare = item.kind == "price" and item.field("unit") == "image" and not item.field("tier")
        if (
            bare
            and item.state != CONFIRMED
            and (item.model, item.field("route"), item.new) in sized
            and item.state == NEW
        ):
            item = item._replace(held="names no tier; another key has the same figure with its tier and size")
        out.append(item)
    return out
