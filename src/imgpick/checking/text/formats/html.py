"""HTML, with its tables, meta dates and links."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.document import Eraser, Found, Table

_BLOCKS = frozenset(["p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "tr", "td", "th", "table", "thead", "tbody", "figure", "figcaption", "title", "body", "html", "form", "fieldset"])  # fmt: skip
_APART = frozenset(("script", "style", "code", "pre", "kbd", "samp", "blockquote", "q", "template", "noscript", "svg"))
_VOID = frozenset(("br", "hr", "img", "meta", "link", "input", "source", "wbr"))
_ENTITY = lazy(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class _Html(HTMLParser):
    def __init__(self, text: str, eraser: Eraser) -> None:
        super().__init__(convert_charrefs=False)
        self.eraser = eraser
        self.links: list[int] = []
        self.meta: dict[str, str] = {}
        self.tables: list[Table] = []
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._open: list[str] = []
        self._rows: list[list[list[tuple[int, int]]]] = []
        self._cell: int | None = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _mark(self, length: int, tag: str) -> None:
        start = self._at()
        if tag in _BLOCKS and length > 2:
            self.eraser.replace(start, start + length, "\n\n")
        else:
            self.eraser.erase(start, start + length)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        self._mark(len(raw), tag)
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.links.append(self._at())
        if tag in ("meta", "time"):
            self._read_meta(values)
        self._table_tag(tag, self._at() + len(raw))
        if tag not in _VOID and not raw.endswith("/>"):
            self._open.append(tag)

    def _read_meta(self, values: dict[str, str | None]) -> None:
        key = (
            values.get("property")
            or values.get("name")
            or values.get("itemprop")
            or ("date" if "datetime" in values else "")
        )
        value = values.get("content") or values.get("datetime")
        if key and value:
            name = key.lower().rpartition(":")[2].replace("-", "_")
            self.meta.setdefault({"published_time": "date", "modified_time": "updated"}.get(name, name), value)

    def _table_tag(self, tag: str, after: int) -> None:
        if tag == "table":
            self._rows.append([])
        elif tag == "tr" and self._rows:
            self._rows[-1].append([])
        elif tag in ("td", "th") and self._rows and self._rows[-1]:
            self._cell = after

    def handle_endtag(self, tag: str) -> None:
        start = self._at()
        close = self._text.find(">", start)
        self._mark((close - start + 1) if close >= 0 else len(tag) + 3, tag)
        if tag in self._open:
            while self._open and self._open.pop() != tag:
                pass
        if tag in ("td", "th") and self._cell is not None and self._rows and self._rows[-1]:
            self._rows[-1][-1].append((self._cell, start))
            self._cell = None
        elif tag == "table" and self._rows:
            rows = [tuple(row) for row in self._rows.pop() if row]
            if len(rows) > 1:
                self.tables.append(Table(rows[0], tuple(rows[1:])))

    def handle_data(self, data: str) -> None:
        if any(tag in _APART for tag in self._open):
            start = self._at()
            self.eraser.erase(start, start + len(data))

    def _reference(self) -> None:
        found = _ENTITY.match(self._text, self._at())
        if found:
            char = unescape(found.group())
            by = char if len(char) == 1 and char not in "\n\r" else " "
            self.eraser.replace(found.start(), found.end(), " " if by == "\xa0" else by)

    def handle_entityref(self, name: str) -> None:
        self._reference()

    def handle_charref(self, name: str) -> None:
        self._reference()

    def handle_comment(self, data: str) -> None:
        start = self._at()
        end = self._text.find("-->", start)
        self.eraser.erase(start, end + 3 if end >= 0 else len(self._text))

    def handle_decl(self, decl: str) -> None:
        self.eraser.erase(self._at(), self._at() + len(decl) + 3)


def read(text: str, eraser: Eraser) -> Found:
    """HTML, with its tables, meta dates and links."""
    parser = _Html(text, eraser)
    parser.feed(text)
    return parser.tables, parser.meta, parser.links
