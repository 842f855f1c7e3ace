"""What changed between two days: terminal, Markdown, JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from imgpick.kb.base import Base
from imgpick.render import envelope
from imgpick.render.markdown import cell
from imgpick.render.screen import Citer, Screen, hanging, line
from imgpick.render.words import CREDIT, short_source, source_name
from imgpick.timeline.changes import Changes, Group, Item

if TYPE_CHECKING:
    from rich.console import RenderableType

_LABELS = {"retiring": "stops soon", "retired": "gone", "unsure": "gone?", "price": "price", "new": "new", "superseded": "superseded",
           "board": "board", "name": "id"}  # fmt: skip
_WIDE = 12
_LEAD = {"retiring": "stop soon", "retired": "gone", "unsure": "perhaps gone", "new": "new", "superseded": "superseded", "price": "repriced",
         "name": "under a new id"}  # fmt: skip


def terminal(found: Changes, base: Base, screen: Screen, everything: bool = False) -> str:
    """The boards in a sentence each, then vendor by vendor."""
    return screen.text(_terminal(found, base, everything))


def _terminal(found: Changes, base: Base, everything: bool) -> Iterator[RenderableType]:
    cited = Citer()
    yield line((f"From {found.since} to {found.until}", "bold"))
    shown = list(_shown(found, everything))
    yield line(lead(found))
    for group in shown:
        yield ""
        yield line((group.vendor, "bold"))
        for item in group.items:
            marks = cited.mark(fact.source for fact in item.facts)
            yield hanging(f"  {_LABELS[item.kind]:<{_WIDE}}", f"{item.text} {marks}".rstrip())
    if found.boards:
        yield ""
        yield line(("Boards", "bold"))
    for board in found.boards:
        marks = cited.mark(fact.source for fact in board.facts)
        yield hanging("  ", f"{base.board(board.board).name}: {board.text} {marks}".rstrip())
    yield ""
    for text in _notes(found, everything):
        yield line(text)
    sources = [f"[{letter}] {short_source(base.source(key))}" for letter, key in cited.items()]
    if sources:
        yield hanging("Sources  ", "  ".join(sources))


def lead(found: Changes) -> str:
    """The whole in one line."""
    counts = Counter(item.kind for group in found.groups for item in group.items for _ in item.models)
    parts = [f"{counts[kind]} {word}" for kind, word in _LEAD.items() if counts[kind]]
    return f"Models: {', '.join(parts)}" if parts else "nothing that the base knows of has changed"


def _shown(found: Changes, everything: bool) -> Iterator[Group]:
    for group in found.groups:
        items = group.items if everything else tuple(item for item in group.items if not item.minor)
        if items:
            yield Group(group.vendor, items)


def _notes(found: Changes, everything: bool) -> Iterator[str]:
    left = found.left_out(everything)
    if left:
        yield f"{left} lesser movements on boards left out; --all shows them"
    if found.new_cells:
        yield f"{found.new_cells:,} prices were first seen in this time, with none older of the same cell to compare"


def markdown(found: Changes, base: Base, everything: bool = False) -> str:
    """A section for each vendor, sources as footnotes."""
    cited = Citer()

    def marked(text: str, facts: Any) -> str:
        keys = dict.fromkeys(fact.source for fact in facts if fact.source)
        return cell(text) + "".join(f"[^{cited.letter(key)}]" for key in keys)

    lines = [f"# From {found.since} to {found.until}", "", f"{lead(found)}."]
    for group in _shown(found, everything):
        lines += ["", f"## {cell(group.vendor)}", ""]
        lines += [f"- **{_LABELS[item.kind]}** {marked(item.text, item.facts)}" for item in group.items]
    if found.boards:
        lines += ["", "## Boards", ""]
        lines += [f"- {marked(f'{base.board(b.board).name}: {b.text}', b.facts)}" for b in found.boards]
    lines += ["", *(f"{cell(text)}." for text in _notes(found, everything)), ""]
    lines += [
        f"[^{letter}]: {cell(source_name(base.source(key)))} <{base.source(key).url}>" for letter, key in cited.items()
    ]
    if any(base.source(key).publisher == "LMArena" for _, key in cited.items()):
        lines += ["", f"Board data: {CREDIT}."]
    return "\n".join(lines) + "\n"


def data(found: Changes, base: Base) -> dict[str, Any]:
    """The ``data`` of the envelope: every item, minor ones marked."""
    return {
        "since": found.since,
        "until": found.until,
        "vendors": [
            {"vendor": group.vendor, "items": [_item(item, base) for item in group.items]} for group in found.groups
        ],
        "boards": [
            {"board": b.board, "text": b.text, "facts": [envelope.fact(f, base) for f in b.facts]} for b in found.boards
        ],
        "prices_first_seen": found.new_cells,
        "minor": found.left_out(),
    }


def _item(item: Item, base: Base) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "models": list(item.models),
        "day": item.day,
        "text": item.text,
        "minor": item.minor,
        "facts": [envelope.fact(fact, base) for fact in item.facts],
    }
