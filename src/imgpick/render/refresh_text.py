"""What a refresh found: terminal and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from imgpick.kb.base import Base
from imgpick.refreshing.artificial_analysis import Own
from imgpick.refreshing.items import CHANGED, CONFIRMED, CONFLICT, GONE, NEW, RETIRING, STATES, Item, Outcome
from imgpick.refreshing.proposal import Proposal
from imgpick.render import envelope
from imgpick.render.screen import Screen, hanging, line

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 20
"""Items of a state that are listed without ``--all``."""
_STYLE = {CONFLICT: "red", CHANGED: "yellow", NEW: "green", RETIRING: "yellow", GONE: "yellow", CONFIRMED: "dim"}


def outcome(proposal: Proposal) -> Outcome:
    return Outcome(proposal.items, proposal.unmapped, proposal.skipped)


def terminal(
    proposal: Proposal, base: Base, screen: Screen, *, everything: bool = False, unchanged: bool = False
) -> str:
    """The counts, then the items of every state, then what is held back and what is not in the base."""
    return screen.text(_parts(proposal, base, everything, unchanged))


def _parts(proposal: Proposal, base: Base, everything: bool, unchanged: bool) -> Iterator[RenderableType]:
    found = outcome(proposal)
    counts = ", ".join(f"{found.count(state)} {'in conflict' if state == CONFLICT else state}" for state in STATES)
    yield line((f"{proposal.upstream}, {proposal.made}: ", "bold"), counts)
    if unchanged:
        yield line("the upstream has nothing newer than the copy kept here")
    for state in STATES:
        items = [item for item in found.items if item.state == state]
        listed = [item for item in items if everything or (state != CONFIRMED and (not item.held or state == CONFLICT))]
        if listed:
            yield ""
            yield line((f"{state}", f"bold {_STYLE[state]}"))
            for item in listed if everything else listed[:SHOWN]:
                yield from _item(item, base)
        if len(listed) > SHOWN and not everything:
            yield line(f"  and {len(listed) - SHOWN} more in the proposal (--all lists them)")
    yield from _held([item for item in found.items if item.held and item.state != CONFLICT])
    yield from _left(found)


def _item(item: Item, base: Base) -> Iterator[RenderableType]:
    values = f"{item.old or 'none'} -> {item.new or 'none'}" if item.old != item.new else item.new
    when = f", {item.day}" if item.kind == "score" else ""
    yield hanging(f"  {item.id}  ", f"{about(item)}: {values}{when}")
    ours = f"ours: {item.ours}, {base.source(item.ours).day}" if item.ours and item.state != CONFIRMED else ""
    key = item.key if item.key not in (item.field("entry"), item.model, item.reason.removeprefix("listed as ")) else ""
    reason = item.reason.replace(item.page, _site(item.page)) if item.page else item.reason
    notes = [f"held back: {item.held}" if item.held else "", reason, ours, key]
    said = "; ".join(note for note in notes if note)
    if said:
        yield hanging("            ", said, "dim")


def _site(url: str) -> str:
    """The host of a page: its whole address stands in the proposal."""
    return url.split("://", 1)[-1].split("/", 1)[0]


def about(item: Item) -> str:
    """What an item speaks of, in a few words: model, route, tier, size, mode, part and unit; or model and board."""
    if item.kind == "score":
        return f"{item.field('entry')} on {item.field('board')}"
    cell = [item.field(name) for name in ("route", "tier", "size", "mode", "part")]
    if item.field("references"):
        cell.append(f"{item.field('references')} input")
    unit = (
        f"USD per {item.field('unit')}"
        if item.field("unit")
        else {"life": "shutdown", "release": "released"}.get(item.kind, "")
    )
    if item.kind == "route":
        unit = "" if item.new == "served" else "end"
    return ", ".join(part for part in (item.model, *cell, unit) if part)


def _held(items: Sequence[Item]) -> Iterator[RenderableType]:
    if not items:
        return
    yield ""
    yield line(
        ("held back", "bold"), f"  {len(items)} item{'' if len(items) == 1 else 's'}, in the proposal with the reasons"
    )
    for reason, count in Counter(_kind(item) for item in items).most_common(12):
        yield hanging(f"  {count:>4}  ", reason)


def _kind(item: Item) -> str:
    """The reason without the figures that make it single."""
    return item.held.split("; ours")[0].split(" since ")[0].split(" on 20")[0]


def _left(found: Outcome) -> Iterator[RenderableType]:
    if found.unmapped:
        yield ""
        names = ", ".join(found.unmapped[:12]) + (
            f" and {len(found.unmapped) - 12} more" if len(found.unmapped) > 12 else ""
        )
        yield hanging("not in the base  ", f"{len(found.unmapped)} names, never guessed: {names}")
    for why, count in found.skipped:
        yield hanging("left out  ", f"{count} x {why}")


def own(found: Own, base: Base, today: str, place: str, screen: Screen, *, as_json: bool) -> str:
    """What the user's own look at a board gave; the board's figures stay in the user's cache."""
    if as_json:
        data = {"upstream": "artificial-analysis", "day": today, "kept": len(found.statements), "file": place,
                "unmapped": list(found.unmapped)}  # fmt: skip
        return envelope.envelope("data-refresh", data, base, today)
    parts: list[RenderableType] = [
        line(
            (f"artificial-analysis, {today}: ", "bold"),
            f"{len(found.statements)} models of the base found, with places and scores",
        ),
        hanging("kept in  ", place),
        hanging("         ", "your cache only: its terms bar republishing; `imgpick check` on this machine uses them"),
    ]
    if found.unmapped:
        parts.append(hanging("not in the base  ", f"{len(found.unmapped)}: {', '.join(found.unmapped)}"))
    return screen.text(parts)


def as_json(proposal: Proposal, place: str, base: Base, today: str) -> str:
    """The envelope of a refresh."""
    found = outcome(proposal)
    data = {
        "upstream": proposal.upstream,
        "day": proposal.made,
        "sha256": proposal.sha256,
        "file": place or None,
        "counts": {state: found.count(state) for state in STATES},
        "items": [_json(item) for item in found.items],
        "unmapped": list(found.unmapped),
        "left_out": dict(found.skipped),
    }
    return envelope.envelope("data-refresh", data, base, today, found.code)


def _json(item: Item) -> dict[str, Any]:
    return {
        "id": item.id, "state": item.state, "kind": item.kind, "model": item.model, "cell": dict(item.cell),
        "old": item.old or None, "new": item.new or None, "day": item.day or None, "reason": item.reason or None,
        "held": item.held or None, "key": item.key, "page": item.page or None, "ours": item.ours or None,
        "can_be_accepted": item.open,
    }  # fmt: skip
