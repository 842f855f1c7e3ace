"""Rows that name no model, but a tier, a size or a mode of the one that their table is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.titles import Title
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences import columns
from imgpick.checking.sentences.context import Context
from imgpick.checking.text.document import Document, Table

_NUMBERED = lazy(r"\d")
_FILLER = lazy(
    r"\b(?:quality|tiers?|setting|mode|level|generat(?:ion|ed?|ing)|images?|pictures?|outputs?|resolution|size|class|square|portrait|landscape|wide|tall|standard|normal|default|raster|render|text[- ]to[- ]image|up to|above|over|per|each|one|an?|at|in|for|with|the|and|or|to|same|precise|through|via|api|px|pixels?|prices?|costs?|usd|us|dollars?)\b|[\W\d_]"
)
"""What may stand beside a tier, a size or a mode in the label of a row."""
_SHAPE = lazy(r"\b(?:square|portrait|landscape|prices?|costs?|(?:per|each|one|an?) (?:image|picture))\b")
_PRICED = lazy(r"\$|\busd\b|\bdollars?\b|\bpric(?:es?|ing)\b|\bcosts?\b")
"""Heads a column of prices."""
_ABOVE = 400
"""Characters before a table within which the line above it stands."""
WIDE = 24
"""Cells of a row, from its left, that may say what its figures are for."""
first_mark = attrgetter("start")


def first_in(mentions: list[Mention], stretch: tuple[int, int]) -> Mention | None:
    """The first model that is named in a stretch. ``mentions`` are in order."""
    for mention in islice(mentions, bisect_left(mentions, stretch[0], key=first_mark), None):
        if mention.start >= stretch[1]:
            return None
        if mention.models:
            return mention
    return None


def meant(
    document: Document, table: Table, row: int, mentions: list[Mention], title: Title, context: Context
) -> Mention | None:
    """The model of which a row speaks that names none: the only one of its table, else that of the title."""
    if not row or not table.rows[row - 1]:
        return None
    if not _label(document, table, row):
        return _of_row_above(document, table, row, mentions)
    subject = (
        _only_one(mentions, _stretch(table))
        or _of_title(table, mentions, title)
        or _of_group(document, table, row, mentions)
    )
    if subject is None:
        return None
    known = context.book.tiers(subject.models)
    return subject if _is_label(_label(document, table, row).casefold(), known) else None


def _label(document: Document, table: Table, row: int) -> str:
    cells = table.rows[row - 1]
    return document.readable[slice(*cells[0])].strip(" *_`") if cells else ""


def _of_row_above(document: Document, table: Table, row: int, mentions: list[Mention]) -> Mention | None:
    """The model of the last row that has a label, for one whose first cell is empty: it goes on below that."""
    for above in range(row - 1, max(0, row - WIDE), -1):
        if _label(document, table, above):
            first = first_in(mentions, table.rows[above - 1][0])
            return first if first and first.kind == "exact" else None
    return None


def _of_group(document: Document, table: Table, row: int, mentions: list[Mention]) -> Mention | None:
    """The model of the nearest row above that names one and is empty otherwise: it heads those below it."""
    for above in range(row - 1, max(0, row - WIDE), -1):
        cells = table.rows[above - 1]
        if len(cells) > 1 and not any(document.readable[a:b].strip(" *_`") for a, b in cells[1:]):
            first = first_in(mentions, cells[0])
            return first if first and first.kind == "exact" else None
    return None


def _of_title(table: Table, mentions: list[Mention], title: Title) -> Mention | None:
    """The model of the heading, for a table that names no model at all."""
    if not title.mentions or first_in(mentions, _stretch(table)):
        return None
    first = title.mentions[0]
    return None if first.kind == "family" and not _NUMBERED.search(first.text) else first


def _only_one(mentions: list[Mention], stretch: tuple[int, int]) -> Mention | None:
    """The model that a table names, where it names but one."""
    begin, end = (bisect_left(mentions, place, key=first_mark) for place in stretch)
    named = [m for m in mentions[begin:end] if m.models and m.kind != "app"]
    return named[0] if len({m.models for m in named}) == 1 and named[0].kind == "exact" else None


def _stretch(table: Table) -> tuple[int, int]:
    last = table.rows[-1] if table.rows and table.rows[-1] else table.head
    return table.head[0][0], last[-1][1]


def _is_label(label: str, known: tuple[str, ...]) -> bool:
    """Whether a label is made of tiers, sizes and modes alone."""
    marks = (*words.tiers(label, known), *words.sizes(label), *words.modes(label))
    rest = list(label)
    for mark in marks:
        rest[mark.start : mark.end] = " " * (mark.end - mark.start)
    return bool(marks or _SHAPE.search(label)) and not _FILLER.sub("", "".join(rest))


def owners(document: Document, table: Table, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The models of the columns of a table whose heads name none, where one of its first rows gives one to each."""
    if not table.head or any(first_in(mentions, head) for head in table.head[1:]):
        return ()
    for cells in table.rows[:_FIRST]:
        if len(cells) == len(table.head) > 2 and _OF_MODELS.match(document.readable, *cells[0]):
            named = [first_in(mentions, cell) for cell in cells[1:]]
            exact = tuple(mention for mention in named if mention and mention.kind == "exact")
            return exact if len({m.models for m in exact}) == len(named) else ()
    return ()


_FIRST = 4
"""Rows of a table among which one may name the models of its columns."""
_OF_MODELS = lazy(
    r"[\s*_`]*(?:(?:current|newest|latest|main|best|default|flagship|image|top|our) )*(?:models?|flagships?|picks?|choices?)\b",
    re.IGNORECASE,
)


def anchors(document: Document, mentions: list[Mention], in_dollars: Callable[[], bool]) -> Iterator[int]:
    """Where the rows begin that speak of models though they name none.

    Those of tables whose columns are headed by models, and of tables of prices that may be those of the model above.
    """
    for table in document.tables:
        if table.head and (
            first_in(mentions, (table.head[0][0], table.head[-1][1]))
            or _has_prices(document, table, in_dollars)
            or owners(document, table, mentions)
        ):
            yield from (row[0][0] for row in table.rows if row)


def _has_prices(document: Document, table: Table, in_dollars: Callable[[], bool]) -> bool:
    """Whether a table is one of prices, by the heads of its columns, the line above it or what the whole text says."""
    start = table.head[0][0]
    above = columns.line_above(document.readable[max(0, start - _ABOVE) : start]).casefold()
    heads = [document.readable[a:b].strip().casefold() for a, b in _few(table.head)]
    return (
        bool(columns.OF_IMAGES.match(above))
        or any(_PRICED.search(head) for head in heads)
        or (any(map(columns.is_label, heads)) and in_dollars())
    )


def _few(cells: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    return islice(cells, WIDE)
