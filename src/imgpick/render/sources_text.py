"""The ledger of sources: terminal, JSON, CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from imgpick.guiding.ledger import PATIENCE, Stale, Support
from imgpick.kb.base import Base
from imgpick.render import envelope
from imgpick.render.screen import Screen, hanging, line

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 8
"""Stale facts of a kind that fit on a screen; CSV and JSON list all."""


def terminal(found: Sequence[Support], base: Base, screen: Screen) -> str:
    """Every source on a line."""
    return screen.text(_sources(found, base))


def _sources(found: Sequence[Support], base: Base) -> Iterator[RenderableType]:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("source", overflow="fold", ratio=4)
    table.add_column("publisher", overflow="fold", ratio=2)
    table.add_column("kind", no_wrap=True)
    table.add_column("facts", justify="right", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("age", justify="right", no_wrap=True)
    for item in found:
        source = item.source
        day = f"({source.day})" if source.undated else source.day
        table.add_row(
            line(source.id), line(source.publisher), line(source.kind), f"{item.facts:,}", line(day), f"{item.age} d"
        )
    yield table
    yield ""
    facts = sum(item.facts for item in found)
    yield hanging(
        "", f"{len(found)} sources support {facts:,} facts; base {base.version}, newest fact {base.newest_fact}"
    )
    yield hanging("", "a day in brackets: the page has no date, this is when it was read")


def stale_terminal(found: Sequence[Stale], after: int, screen: Screen) -> str:
    """Aged facts by kind."""
    return screen.text(_stale(found, after))


def _stale(found: Sequence[Stale], after: int) -> Iterator[RenderableType]:
    for kind in PATIENCE:
        inside = [item for item in found if item.kind == kind]
        if not inside:
            continue
        yield line((f"{kind}: {len(inside)} older than {inside[0].limit} days", "bold"))
        for item in inside[:SHOWN]:
            yield hanging(f"  {item.age:>4} d  ", f"{item.path}: {item.text} ({item.source}, {item.day})")
        if len(inside) > SHOWN:
            yield line((f"          and {len(inside) - SHOWN} more (--format csv lists all)", "dim"))
        yield ""
    waits = ", ".join(f"{kind} {after * times}" for kind, times in PATIENCE.items())
    yield hanging("", f"{len(found)} facts in use have aged. Days allowed: {waits}; release days and names do not age.")


def data(found: Sequence[Support], aged: Sequence[Stale], after: int | None) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "sources": [
            {**envelope.source(item.source), "facts": item.facts, "supports": dict(item.kinds), "age_days": item.age}
            for item in found
        ],
        "stale_after": after,
        "stale": [
            {"kind": s.kind, "path": s.path, "value": s.text, "source": s.source, "date": s.day, "age_days": s.age,
             "limit_days": s.limit}
            for s in aged
        ],
    }  # fmt: skip


def as_csv(found: Sequence[Support]) -> str:
    """One line a source."""
    rows = [
        [i.source.id, i.source.publisher, i.source.kind, i.facts, " ".join(f"{k}={n}" for k, n in i.kinds), i.source.date,
         i.source.read, i.age, i.source.url]
        for i in found
    ]  # fmt: skip
    return _csv(("source", "publisher", "kind", "facts", "supports", "date", "read", "age_days", "url"), rows)


def stale_csv(found: Sequence[Stale]) -> str:
    """One line a fact that has aged."""
    return _csv(("kind", "path", "value", "source", "date", "age_days", "limit_days"), [list(item) for item in found])


def _csv(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
