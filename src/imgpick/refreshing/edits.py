"""Accepted items as insertions into the base's files. Rows are added and ended, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from imgpick.errors import ImgpickError
from imgpick.kb.layout import MODEL
from imgpick.refreshing.items import CHANGED, Item
from imgpick.refreshing.prices import CELL
from imgpick.refreshing.proposal import Proposal
from imgpick.refreshing.yaml_text import Document, flow, scalar

Documents = Mapping[str, Document]
"""Section -> the file that holds it."""
_KEYS = tuple(MODEL.fields)
_BEFORE_UNTIL = ("route", "state", "usd", "product", "basis", "from")


def write(proposal: Proposal, items: Iterable[Item], documents: Documents) -> None:
    """Insert the items into the documents; an ImgpickError where the base has moved since the proposal."""
    used: set[str] = set()
    tables: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        source = proposal.source_of(item)
        if item.kind == "score":
            tables.setdefault((item.field("board"), item.day), []).append(item)
        elif item.kind == "price":
            _price(item, source, documents["models"])
        elif item.kind == "life":
            _life(item, source, documents["models"])
        else:
            _route(item, source, documents["models"])
        used.add(source)
    for (board, day), rows in sorted(tables.items()):
        _table(board, day, rows, proposal.source_of(rows[0]), documents["scores"])
    for source in sorted(used):
        _source(source, proposal.sources[source], documents["sources"])


def _model(item: Item, document: Document) -> Any:
    node = document.item(document.section("models"), "id", item.model)
    if node is None:
        raise _moved(item, f"no model {item.model!r} in {document.file}")
    return node


def _rows(document: Document, node: Any, key: str) -> list[tuple[Any, dict[str, str]]]:
    rows = document.child(node, key)
    return [(row, {k.value: v.value for k, v in row.value}) for row in rows.value] if rows is not None else []


def _add(document: Document, node: Any, key: str, row: dict[str, str]) -> None:
    rows = document.child(node, key)
    full = {name: value for name, value in row.items() if value}
    if rows is None:
        document.add_list(node, key, full, _KEYS)
    else:
        document.append(rows, full)


def _price(item: Item, source: str, document: Document) -> None:
    node = _model(item, document)
    cell = {name: item.field(name) for name in CELL}
    same = [
        (row, values)
        for row, values in _rows(document, node, "prices")
        if all(values.get(name, "") == cell[name] or (name == "mode" and values.get(name, "standard") == (cell[name] or "standard")) for name in CELL)
        and "use" not in values
    ]  # fmt: skip
    if item.state == CHANGED:
        running = [row for row, values in same if "until" not in values and _same_amount(values["usd"], item.old)]
        if len(running) != 1:
            raise _moved(item, f"the base no longer has one running price of {item.old} for it")
        document.set(running[0], "until", item.day, _BEFORE_UNTIL)
    elif any("until" not in values for _, values in same):
        raise _moved(item, "the base has a price for it by now")
    listed = any(values["route"] == cell["route"] for _, values in _rows(document, node, "routes"))
    if not listed and document.first(item.model, "routes", cell["route"]):
        _add(document, node, "routes", {"route": cell["route"], "note": f"listed as {item.key}", "source": source})
    since = item.day if item.state == CHANGED else item.field("from")
    basis = item.field("basis") or "quoted"
    note = f"listed as {item.key}{'; ' + item.reason if item.reason else ''}"
    row = {**cell, "usd": item.new, "from": since, "basis": basis, "note": note, "source": source}
    _add(document, node, "prices", row)


def _same_amount(left: str, right: str) -> bool:
    from decimal import Decimal

    return Decimal(left) == Decimal(right)


def _life(item: Item, source: str, document: Document) -> None:
    node = _model(item, document)
    if any(values.get("shutdown") for _, values in _rows(document, node, "life")):
        raise _moved(item, "the base has a shutdown day by now")
    note = f"listed as {item.key}{'; ' + item.reason if item.reason else ''}"
    row = {"status": "deprecated", "from": item.field("from"), "shutdown": item.field("shutdown"), "confirmed": "no",
           "note": note, "source": source}  # fmt: skip
    _add(document, node, "life", row)


def _route(item: Item, source: str, document: Document) -> None:
    node, route = _model(item, document), item.field("route")
    known = [(row, values) for row, values in _rows(document, node, "routes") if values["route"] == route]
    if item.new == "served":
        if known:
            raise _moved(item, "the base has the route by now")
        _add(document, node, "routes", {"route": route, "note": item.reason, "source": source})
        return
    if len(known) != 1 or "until" in known[0][1]:
        raise _moved(item, "the base no longer has one open row for the route")
    # the end has a source of its own, so it is a row of its own from today on
    row, values = known[0]
    document.set(row, "until", item.day, _BEFORE_UNTIL)
    again: dict[str, str] = {key: values[key] for key in ("route", "state", "product") if key in values}
    note = f"announced end{'; ' + item.reason if item.reason else ''}"
    _add(document, node, "routes", {**again, "from": item.day, "until": item.new, "note": note, "source": source})


def _table(board: str, day: str, items: list[Item], source: str, document: Document) -> None:
    scores = document.section("scores")
    rows = [
        {
            "entry": i.field("entry"),
            "score": i.new,
            **{k: i.field(k) for k in ("low", "high", "votes", "rank") if i.field(k)},
        }
        for i in items
    ]
    heads = [(node, {k.value: v.value for k, v in node.value}) for node in scores.value]
    same = [node for node, head in heads if (head["board"], head["day"]) == (board, day)]
    if same:
        listed = {values["entry"] for _, values in _rows(document, same[-1], "rows")}
        for item, row in zip(items, rows, strict=True):
            if row["entry"] in listed:
                raise _moved(item, "the base has the row by now")
            document.append(document.child(same[-1], "rows"), {**row, "source": source})
        return
    before = [node for node, head in heads if (head["board"], head["day"]) < (board, day)]
    head = {"board": board, "day": day, "of": items[0].field("of"), "source": source}
    lines = [
        f"{'- ' if i == 0 else '  '}{k}: {scalar(v)}" for i, (k, v) in enumerate((k, v) for k, v in head.items() if v)
    ]
    lines += ["  rows:", *(f"  - {flow(row)}" for row in rows)]
    document.after((before or [heads[0][0]])[-1], "\n".join(lines))


def _source(key: str, row: dict[str, str], document: Document) -> None:
    sources = document.section("sources")
    if document.child(sources, key) is not None:
        return
    before = [value for name, value in sources.value if name.value < key]
    place = before[-1] if before else sources.value[0][1]
    document.after(place, " " * sources.value[0][0].start_mark.column + f"{scalar(key)}: {flow(row)}")


def kept(old: Any, new: Any) -> bool:
    """Whether everything of ``old`` is still in ``new``, in its order: rows and keys may only have been added."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and kept(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        rest = iter(new)
        return all(any(kept(item, other) for other in rest) for item in old)
    return bool(old == new)


def _moved(item: Item, why: str) -> ImgpickError:
    return ImgpickError(f"item {item.id} ({item.model}): {why}", hint="refresh again; nothing was changed")
