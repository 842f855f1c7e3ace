"""The cells of tables, each with the head above it and the label before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.name_words import MEMBER
from imgpick.checking.finding.titles import Title
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences import rows
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.reading import AS_VENDOR, Reading
from imgpick.checking.sentences.rows import WIDE, first_in, first_mark
from imgpick.checking.text.blocks import Block, sentences
from imgpick.checking.text.document import Document, Table
from imgpick.checking.text.outline import Outline

_FIGURE = lazy(r"\$|^\W*[\d.,]+\W*$")
_TIERS = lazy(r"\b(?:tiers?|quality|setting)\b", re.IGNORECASE)
"""Heads a column of tiers, whose words need not be those of a tier elsewhere."""
_MOST = lazy(r"\b(?:max(?:imum|\.)?|largest|top) (?:resolution|size|output|edge)\b", re.IGNORECASE)
"""Heads a column of what a model reaches, which says nothing of the size of a price."""
_SUITS = lazy(
    r"\b(?:best|ideal|good|great|suited|suitable|use ?cases?|strengths?|highlights?|why)\b",
    re.IGNORECASE,
)
"""Heads a column of what a model is for."""
_UP_TO = lazy(r"\b(?:up to|native|supports?|max(?:imum)?) (?:native )?\d[\dkx\u00d7. ]*", re.IGNORECASE)
""" "Up to 4K" in a cell is what a model can, not what its row is about."""
_REFERRED = lazy(r"[^|] (?:use|see|by|to|than|like|try)[\s`*_]*$", re.IGNORECASE)
""" "Legacy. Use X instead": the row is of another model."""
_STRANGER = lazy(rf"[ -]\**\[?{MEMBER}\b\]?(?! (?:and|or|plan)\b)", re.IGNORECASE)
"""A member behind its family's name that the base does not have."""
_BARE_SIZE = lazy(r"^(?:512|1024|2048|4096)$")
"""A column's head that is a size without its unit."""
_FEW = 24
LONG_CELL = 60
"""Characters of a table's cell from which on it is read sentence by sentence."""


def _of_vendor(mention: Mention, text: str) -> bool:
    """Whether a family's name in a cell stands for its vendor's API."""
    return mention.kind == "family" and bool(AS_VENDOR.match(text[mention.end : mention.end + 16].lower()))


def _labelled(named: list[Mention], start: int, label: Mention | None) -> Mention | None:
    """The model of which a cell speaks: the row's label, or one of two where the cells before it name two."""
    before = [m for m in named if m.end <= start and m.kind != "family"]
    if len({m.models for m in before}) != 2 or before[-1].start - before[0].end < 2:
        return label
    return before[-1]._replace(kind="either", models=tuple(dict.fromkeys((*before[-1].models, *before[0].models))))


def row(
    document: Document,
    block: Block,
    own: list[Mention],
    mentions: list[Mention],
    context: Context,
    setting: Callable[[], str],
    outline: Outline,
    title: Title,
) -> Iterator[Reading]:
    """The cells of a table's row, each with the head above it and the label before it."""
    table = document.tables[block.table]
    text = document.readable
    cells = table.rows[block.row - 1] if block.row else table.head
    named = [
        m
        for m in own
        if m.models
        and m.kind != "app"
        and not (
            _of_vendor(m, text)
            or (m.kind == "family" and _STRANGER.match(text, m.end))
            or _REFERRED.search(text, max(block.start, m.start - _FEW), m.start)
        )
    ]
    owners = rows.owners(document, table, mentions) if block.row else ()
    owned = [first_in(mentions, head) if number else None for number, head in enumerate(table.head[:WIDE])]
    if owners or any(owned):  # a column owns its cells, whoever else is named
        named = [m for m in named if m.end <= cells[0][1]]
    label = next((m for m in named if m.kind != "family"), named[0] if named else None)
    over = rows.meant(document, table, block.row, mentions, title, context) if not named else None
    heads = " | ".join(text[a:b] for a, b in table.head[:WIDE])
    plain = [
        (number, f"{told} tier" if _TIERS.search(text, *_head(table, number)) else told)
        for number, (a, b) in enumerate(cells[:WIDE])
        if not _FIGURE.search(text[a:b])
        and not _MOST.search(text, *_head(table, number))
        and not (_SUITS.search(text, *_head(table, number)) and not (label and a <= label.start < b))
        and (told := _UP_TO.sub(" ", text[a:b]).strip())
    ]
    for index, (start, end) in enumerate(cells):
        inside = own[bisect_left(own, start, key=first_mark) : bisect_left(own, end, key=first_mark)]
        if block.row == 0:
            if inside:
                yield Reading(text[start:end], start, inside, context, kind="heading")
            continue
        head = _head(table, index)
        above = owners[index - 1] if 0 < index <= len(owners) else first_in(mentions, head)
        models_inside = [m for m in inside if m.models and m.kind not in ("app", "family")]
        several = above and "/" in text[above.end : head[1]] and "/" in text[start:end]  # "X 2 / Pro" over "$1 / $2"
        subject = None if models_inside else _labelled(named, start, label) or (None if several else above) or over
        if not inside and subject is None:
            continue
        aside = " | ".join(
            [
                above.text if above and (owners or above[:2] == head) else _in_pixels(text[head[0] : head[1]].strip()),
                *(told for number, told in plain if number != index and not (above and _is_of(number, owners, owned))),
            ]
        )
        sourced = document.linked(start, end)
        for first, last in _parts(text, start, end):
            own_part = [m for m in inside if first <= m.start < last]
            yield Reading(text[first:last], first, own_part, context, kind="row", subject=subject, aside=aside,
                          setting=setting, sourced=sourced, over=partial(outline.over, first), heads=heads,
                          near=(label,) if label else (above,) if above else ())  # fmt: skip
            if own_part and not label:
                subject = next((m for m in own_part if m.models and m.kind not in ("app", "family")), subject)


def _in_pixels(head: str) -> str:
    """A column's head, with the unit of one that is a bare size."""
    return _BARE_SIZE.sub(r"\g<0> px", head)


def _is_of(number: int, owners: tuple[Mention, ...], owned: list[Mention | None]) -> bool:
    """Whether a column is that of a model, of which its cells tell."""
    return number > 0 and bool(owners or (number < len(owned) and owned[number]))


def _head(table: Table, number: int) -> tuple[int, int]:
    """Where the head of a column stands; nowhere for a cell too many."""
    return table.head[number] if number < len(table.head) else (0, 0)


def _parts(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The sentences of a long cell, or the cell."""
    return [(start, end)] if end - start < LONG_CELL else list(sentences(text, start, end)) or [(start, end)]
