"""Blocks (paragraphs, list items, headings, table cells) around the places of interest, and their sentences.

Only blocks that hold a name or an amount are looked at, and no block reaches further than ``REACH`` characters
from such a place, so a file of one endless line costs no more than any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.document import Document
from imgpick.records import NamedTuple

REACH = 2000
_HEADING = lazy(r"[ \t]*#{1,6}[ \t]")
_UNDERLINE = lazy(r"[ \t]*(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,})[ \t]*$")
_ITEM = lazy(r"[ \t]*(?:[-*+\u2022\u2013]|\d{1,3}[.)])[ \t]+")
_END = lazy(
    r"(?:[.!?\u2026]+[\"'\u2019\u201d)\]*_]*|:(?=\n))(?=[ \t]*\n|[ \t]+(?:[\"'\u201c\u2018(\[*_]*[A-Z0-9$#\u00c0-\u00de]|[*_]*`|[*_]*\[(?:dev|pro|max|flex|klein|schnell)\])|[ \t]*$)|\n(?=[ \t]*[*_]{0,2}[A-Z0-9][\w /()-]{1,24}:[*_]{0,2} \S)"
)
"""Ends a sentence; so does the line before one that begins with a label: "Batch: half price"."""
_NOT_AN_END = lazy(
    r"(?:\b(?:e\.g|i\.e|vs|approx|ca|cf|etc|incl|no|nos|fig|st|mr|ms|dr|inc|ltd|corp|est|max|min|ver|v|resp|a\.k\.a|u\.s|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|^\s*\d{1,3})\.$",
    re.IGNORECASE,
)


ABBREVIATION = 8
"""Letters of the longest abbreviation, its full stop and one letter before it included."""


class Block(NamedTuple):
    """A stretch of text that is read as a whole."""

    start: int
    end: int
    kind: str
    """prose, heading, item or row."""
    table: int = -1
    row: int = -1


class Blocks:
    """Finds the block of an offset."""

    def __init__(self, document: Document, plain: bool) -> None:
        self._text = document.readable
        self._plain = plain
        self._rows = sorted(
            (cells[0][0], cells[-1][1], index, number)
            for index, table in enumerate(document.tables)
            for number, cells in enumerate((table.head, *table.rows))
            if cells
        )
        self._row_starts = [row[0] for row in self._rows]

    def at(self, offset: int) -> Block:
        """The block around an offset."""
        place = bisect_right(self._row_starts, offset) - 1
        if place >= 0 and offset <= self._rows[place][1]:
            start, end, table, row = self._rows[place]
            return Block(start, end, "row", table, row)
        line = self._line(offset)
        if self._is_heading(line):
            return Block(*line, "heading")
        start, end = self._upwards(line), self._downwards(line)
        return Block(start, end, "item" if _ITEM.match(self._text, start, end) else "prose")

    def _line(self, offset: int) -> tuple[int, int]:
        start = self._text.rfind("\n", max(0, offset - REACH), offset) + 1 or max(0, offset - REACH)
        end = self._text.find("\n", offset, offset + REACH)
        return start, end if end >= 0 else min(len(self._text), offset + REACH)

    def _is_heading(self, line: tuple[int, int]) -> bool:
        start, end = line
        if _HEADING.match(self._text, start, end):
            return True
        below = self._text.find("\n", end + 1, end + 202)
        if self._text[start:end].strip() and _UNDERLINE.match(self._text, end + 1, below if below >= 0 else end + 202):
            return "|" not in self._text[start:end]
        return self._plain and self._is_title(start, end)

    def _is_title(self, start: int, end: int) -> bool:
        """Whether a line of a plain text stands alone: short, no full stop, no list item."""
        line = self._text[start:end].strip()
        return len(line) < 60 and bool(line) and line[-1] not in ".!?:;,|" and "$" not in line and not _ITEM.match(line)

    def _breaks(self, upper: tuple[int, int], lower: tuple[int, int]) -> bool:
        """Whether two neighbouring lines belong to different blocks."""
        above, below = self._text[upper[0] : upper[1]].strip(), self._text[lower[0] : lower[1]]
        if not above or not below.strip() or _ITEM.match(below) or _HEADING.match(below) or above.startswith("#"):
            return True
        if above[0] == "|" and below.lstrip()[:1] == "|":
            return True
        if not self._plain:
            return False
        wrapped = len(above) >= 50 and above[-1] not in ".!?:" and below.strip()[0].isalnum()
        return not (wrapped or below.lstrip()[0].islower())

    def _upwards(self, line: tuple[int, int]) -> int:
        start, end = line
        limit = max(0, start - REACH)
        while start > limit and not _ITEM.match(self._text, start, end):
            above = self._line(start - 1)
            if self._breaks(above, (start, end)):
                break
            start, end = above
        return start

    def _downwards(self, line: tuple[int, int]) -> int:
        start, end = line
        limit = min(len(self._text), end + REACH)
        while end < limit:
            below = self._line(end + 1)
            if self._breaks((start, end), below) or self._is_heading(below):
                break
            start, end = below
        return end

    def around(self, offsets: Iterable[int]) -> Iterator[Block]:
        """The blocks of some offsets in ascending order, each once."""
        last: Block | None = None
        for offset in offsets:
            if last is None or not (last.start <= offset < max(last.end, last.start + 1)):
                last = self.at(offset)
                yield last


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as offsets, without the blanks around them."""
    at = start
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and _NOT_AN_END.search(text, max(at, match.end() - ABBREVIATION), match.end()):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
