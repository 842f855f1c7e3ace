"""A proposal as a YAML file: what was found, for people to read and to accept by id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from imgpick.errors import ImgpickError, Problem, suggestion
from imgpick.kb import files, strict
from imgpick.kb.kinds import DATE, DAY, TEXT, enum
from imgpick.kb.layout import SOURCE
from imgpick.kb.shape import Checker, Row, Rows, Spec, Table
from imgpick.records import NamedTuple
from imgpick.refreshing.items import KINDS, STATES, Item, Outcome
from imgpick.refreshing.yaml_text import flow, scalar

SCHEMA = "imgpick-proposal/1"
_FIELDS = (
    "route", "unit", "part", "tier", "size", "mode", "references", "plan", "basis",
    "board", "entry", "low", "high", "votes", "rank", "of", "from", "shutdown",
)  # fmt: skip
_ITEM = Row(
    {
        "id": TEXT, "state": enum(*STATES), "what": enum(*KINDS), "model": TEXT, **dict.fromkeys(_FIELDS, TEXT),
        "old": TEXT, "new": TEXT, "day": DATE, "reason": TEXT, "held": TEXT, "key": TEXT, "page": TEXT, "ours": TEXT,
    },
    ("id", "state", "what", "model"),
)  # fmt: skip
_SHAPE: dict[str, Spec] = {
    "schema": enum(SCHEMA),
    "upstream": TEXT,
    "made": DAY,
    "sha256": TEXT,
    "sources": Table(TEXT, SOURCE),
    "items": Rows(_ITEM),
    "unmapped": Rows(TEXT),
    "left-out": Rows(TEXT),
}


class Proposal(NamedTuple):
    """A proposal: its items, and the source row that accepted ones will name."""

    upstream: str
    made: str
    sha256: str
    sources: dict[str, dict[str, str]]
    """Source id -> row; for a board one of each day."""
    items: tuple[Item, ...]
    unmapped: tuple[str, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()

    def source_of(self, item: Item) -> str:
        """The id of the source that an accepted item names."""
        if item.kind != "score":
            return next(iter(self.sources))
        return next((key for key, row in self.sources.items() if row["date"] == item.day), next(iter(self.sources)))


def of(outcome: Outcome, upstream: str, made: str, sha256: str, sources: dict[str, dict[str, str]]) -> Proposal:
    """The proposal of a comparison."""
    return Proposal(upstream, made, sha256, sources, outcome.items, outcome.unmapped, outcome.skipped)


def written(proposal: Proposal) -> str:
    """The file, item by item; those that can be accepted come first within their state."""
    lines = [
        "# A proposal: nothing in it is in the base yet. Accept items by id:",
        "#   imgpick data apply THIS-FILE --accept ID --accept ID",
        "# Items with `held` say why they cannot be accepted as they are.",
        f"schema: {SCHEMA}",
        f"upstream: {scalar(proposal.upstream)}",
        f"made: {proposal.made}",
        f"sha256: {proposal.sha256}",
        "sources:",
        *(f"  {scalar(key)}: {flow(row)}" for key, row in proposal.sources.items()),
        "items:" if proposal.items else "items: []",
    ]
    for item in proposal.items:
        fields = [(name, value) for name, value in _row(item).items() if value]
        lines += [f"{'- ' if i == 0 else '  '}{name}: {scalar(value)}" for i, (name, value) in enumerate(fields)]
    left = [f"{why} ({count})" for why, count in proposal.skipped]
    for name, texts in (("unmapped", proposal.unmapped), ("left-out", left)):
        lines += [f"{name}:", *(f"- {scalar(text)}" for text in texts)] if texts else []
    return "\n".join(lines) + "\n"


def _row(item: Item) -> dict[str, str]:
    return {
        "id": item.id, "state": item.state, "what": item.kind, "model": item.model, **dict(item.cell), "old": item.old,
        "new": item.new, "day": item.day, "reason": item.reason, "held": item.held, "key": item.key, "page": item.page,
        "ours": item.ours,
    }  # fmt: skip


def read(path: Path) -> Proposal:
    """The proposal in a file; an ImgpickError (exit 2) says what is wrong with it."""
    try:
        content = files.read(path, strict.MAX_BYTES)
    except OSError as error:
        raise ImgpickError(f"cannot read {path}: {error.strerror or error}") from error
    lines: strict.Lines = {}
    try:
        tree = strict.parse(content, str(path), lines)
    except ImgpickError as error:
        raise ImgpickError(
            error.message, hint="is this a proposal of `imgpick data refresh`?", problems=error.problems
        ) from error
    checker = Checker()
    checker.check(tree, Row(_SHAPE, ("schema", "upstream", "made", "sha256", "sources")))
    if checker.faults:
        problems = [
            Problem(str(path), lines.get(f.trail, 1), ".".join(map(str, f.trail)), "shape", f.message, f.hint)
            for f in checker.faults
        ]
        raise ImgpickError(f"{path} is no proposal", hint="`imgpick data refresh` writes them", problems=problems[:20])
    items = tuple(_item(row, str(path)) for row in tree.get("items", []))
    if not tree["sources"]:
        raise ImgpickError(f"{path} names no source", hint="`imgpick data refresh` writes proposals")
    return Proposal(tree["upstream"], tree["made"], tree["sha256"], tree["sources"], items)


def _item(row: dict[str, Any], file: str) -> Item:
    cell = tuple((name, row[name]) for name in row if name in _FIELDS)
    item = Item(
        row["state"], row["what"], row["model"], cell, row.get("old", ""), row.get("new", ""), row.get("day", ""),
        row.get("reason", ""), row.get("held", ""), row.get("key", ""), row.get("page", ""), row.get("ours", ""),
    )  # fmt: skip
    if item.id != row["id"]:
        raise ImgpickError(
            f"{file}: item {row['id']} was changed by hand",
            hint="its id no longer fits it; refresh again, or edit the base itself",
        )
    return item


def accepted(proposal: Proposal, wanted: list[str]) -> list[Item]:
    """The items with the wanted ids; ``all`` stands for every one that can be accepted."""
    known = {item.id: item for item in proposal.items}
    ids = [key for word in wanted for key in ([i.id for i in proposal.items if i.open] if word == "all" else [word])]
    chosen = []
    for key in dict.fromkeys(ids):
        item = known.get(key)
        if item is None:
            raise ImgpickError(
                f"no item {key!r} in the proposal", hint=suggestion(key, known), candidates=list(known)[:20]
            )
        if not item.open:
            why = item.held or f"it is {item.state}: there is nothing to write"
            raise ImgpickError(f"item {key} cannot be accepted: {why}", hint="nothing was changed")
        chosen.append(item)
    return chosen
