"""A text made ready for reading: the same characters in the same places, with what makes no claims blanked out.

Code, front matter, addresses, comments and quotations are replaced by blanks of the same length, so every
offset found later is an offset of the original file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from imgpick.checking.patterns.lazy import lazy
from imgpick.records import NamedTuple

EXTENSIONS = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "mdx", ".html": "html", ".htm": "html", ".rst": "rst",
    ".txt": "text", "": "text",
}  # fmt: skip

FORMS = tuple(dict.fromkeys(EXTENSIONS.values()))
_KEEP_LINES = lazy(r"[^\n]")
_URL = lazy(r"(?:https?://|www\.)[^\s<>\"'\])}|]+")
_QUOTE = lazy(r"[\u201c\u00ab][^\u201c\u201d\u00ab\u00bb\n]{20,600}[\u201d\u00bb]|(?<!\w)\"[^\"\n]{20,600}\"(?!\w)")
QUOTED_WORDS = 6
"""A quotation of fewer words is a name or a term, and stays."""


def form_of(path: str) -> str:
    """The format of a file by its ending; plain text where that is unknown."""
    return EXTENSIONS.get(Path(path).suffix.lower(), "text")


class Table(NamedTuple):
    """A table: the cells of its head and of each row, as (start, end) offsets."""

    head: tuple[tuple[int, int], ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]


Found = tuple[list[Table], dict[str, str], list[int]]
"""What the reader of a format answers with: tables, front matter, and where links begin."""


class Lines:
    """From offsets to lines and columns (1-based, in characters), by bisection over precomputed line starts."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        self._text = text

    @property
    def starts(self) -> list[int]:
        if self._starts is None:
            starts = [0]
            at = self._text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self._text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        start = self.starts[number - 1]
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else len(self._text)].rstrip("\r")


_TYPOGRAPHY = {0x2010: "-", 0x2011: "-", 0xA0: " ", 0x2007: " ", 0x2009: " ", 0x202F: " "}
"""Hyphens and blanks that typesetters put in place of the plain ones."""


class Document(NamedTuple):
    """A text, its readable form, its tables and its front matter."""

    text: str
    readable: str
    tables: tuple[Table, ...]
    meta: dict[str, str]
    links: tuple[int, ...]
    """Where links begin."""
    lines: Lines

    def linked(self, start: int, end: int) -> bool:
        """Whether a link begins in a stretch."""
        at = bisect_left(self.links, start)
        return at < len(self.links) and self.links[at] < end


def blank(text: str) -> str:
    """Blanks of the same length; line ends stay."""
    return _KEEP_LINES.sub(" ", text)


class Eraser:
    """Collects stretches to blank out and does it once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans: list[tuple[int, int, str]] = []

    def erase(self, start: int, end: int) -> None:
        if end > start:
            self._spans.append((start, end, ""))

    def replace(self, start: int, end: int, by: str) -> None:
        """Put other characters, of at most the same length, in a stretch."""
        self._spans.append((start, end, by))

    def result(self) -> str:
        parts: list[str] = []
        at = 0
        for start, end, by in sorted(self._spans):
            start = max(start, at)
            if end <= start:
                continue
            parts.append(self.text[at:start])
            parts.append(by + blank(self.text[start + len(by) : end]) if by else blank(self.text[start:end]))
            at = end
        parts.append(self.text[at:])
        return "".join(parts)


def read(text: str, form: str = "markdown") -> Document:
    """The document of a text in one of the formats markdown, mdx, html, rst and text."""
    reader: Callable[[str, Eraser], Found] = getattr(import_module(f"imgpick.checking.text.formats.{form}"), "read")  # noqa: B009 (typed)
    original = text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    eraser = Eraser(text)
    tables, meta, links = reader(text, eraser)
    once = eraser.result()
    second = Eraser(once)
    for start, end in addresses_and_quotes(once):
        second.erase(start, end)
    links += [m.start() for m in _URL.finditer(text)] if "http" in text or "www." in text else []
    readable = second.result()
    if not readable.isascii():
        readable = readable.translate(_TYPOGRAPHY)
    return Document(original, readable, tuple(tables), meta, tuple(sorted(links)), Lines(text))


def addresses_and_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Addresses, and quotations long enough to be somebody else's words."""
    if "http" in text or "www." in text:
        yield from ((m.start(), m.end()) for m in _URL.finditer(text))
    if '"' in text or "\u201c" in text or "\u00ab" in text:
        for match in _QUOTE.finditer(text):
            words = len(match.group().split())
            if words >= QUOTED_WORDS or (words > 2 and match.group()[-2] in ".!?"):
                yield match.start(), match.end()
