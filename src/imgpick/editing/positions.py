"""From offsets to an editor's positions and back: 0-based lines, and columns in the units both sides agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right

from imgpick.records import NamedTuple

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for an editor; form feeds and Unicode separators do not."""


class Position(NamedTuple):
    """A place between two characters."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text; the end is exclusive."""

    start: Position
    end: Position


class Positions:
    """The lines of one text. ``units`` is what a column counts: utf-8, utf-16 or utf-32 code units."""

    def __init__(self, text: str, units: str = UTF16) -> None:
        self.text = text
        self._units = units
        ends = [(match.start(), match.end()) for match in _END.finditer(text)]
        self.starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]

    def position(self, offset: int) -> Position:
        """The position of an offset; one inside a line end is the end of the line."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        return Position(line, self._width(self.text[self.starts[line] : min(offset, self._stops[line])]))

    def offset(self, position: Position) -> int:
        """The offset of a position; a column behind the end of its line is that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[max(0, position.line)]
        line = self.text[start : self._stops[max(0, position.line)]]
        if self._units == UTF32 or (line.isascii()):
            return start + min(max(0, position.column), len(line))
        left = position.column
        for index, char in enumerate(line):
            left -= self._width(char)
            if left < 0:
                return start + index
        return start + len(line)

    def span(self, start: int, end: int) -> Span:
        return Span(self.position(start), self.position(end))

    def line_of(self, offset: int) -> tuple[int, int]:
        """Where the line of an offset begins and ends, without its line end."""
        line = bisect_right(self.starts, max(0, min(offset, len(self.text)))) - 1
        return self.starts[line], self._stops[line]

    def _width(self, text: str) -> int:
        if self._units == UTF32 or text.isascii():
            return len(text)
        if self._units == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)
