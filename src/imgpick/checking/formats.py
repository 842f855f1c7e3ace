"""What each format sets apart: code, front matter, comments, quotations; and where its tables are.

Each reader marks stretches to blank out and returns tables, front matter and the places of links.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from imgpick.checking.document import Eraser, Table
from imgpick.checking.lazy import lazy

Found = tuple[list[Table], dict[str, str], list[int]]

_FRONT = lazy(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_META = lazy(r"^[ \t]*([A-Za-z][\w .-]*?)[ \t]*[:=][ \t]*[\"']?([^\"'\n#]+?)[\"']?[ \t]*$", re.MULTILINE)
_FENCE = lazy(r"^(?:[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+))*[ \t]*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)
_TAG = lazy(r"</?[A-Za-z][^<>\n]*>|<[a-z]+://[^>\s]*>|<[\w.+-]+@[\w.-]+>")
_RAW = lazy(r"<(script|style|pre|code)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TARGET = lazy(r"\]\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)|\]\[[^\]\n]*\]")
_DEFINITION = lazy(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_QUOTE_LINE = lazy(r"^ {0,3}>[^\n]*(?:\n(?![ \t]*\n| {0,3}(?:[-*+#`~|]|\d{1,9}[.)]))[^\n]+)*", re.MULTILINE)
_TICKS = lazy(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ID = lazy(r"[a-z0-9]+(?:[-._/:][a-z0-9.]+)+")
_SETTING = lazy(r"[\w.-]{2,20}\s?[:=]\s?[\"']?[\w.-]{2,40}[\"']?")
"""A parameter with its value, such as ``quality: high``: part of what a sentence says."""
_DELIMITER = lazy(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)


def plain(text: str, eraser: Eraser) -> Found:
    """Plain text: nothing is set apart."""
    return [], {}, []


def markdown(text: str, eraser: Eraser) -> Found:
    """Markdown as CommonMark has it, with tables and front matter."""
    meta, start = _front(text, eraser)
    code = _code_blocks(text, start)
    for begin, end in code:
        eraser.erase(begin, end)
    body = _without(text, code, start)
    _html_in(body, eraser)
    for match in _QUOTE_LINE.finditer(body) if ">" in body else ():
        eraser.erase(match.start(), match.end())
    links = _links(body, eraser)
    for match in _TICKS.finditer(body) if "`" in body else ():
        inner = match.group(2).strip()
        if "\n\n" not in match.group() and not (_ID.fullmatch(inner) or _SETTING.fullmatch(inner)):
            eraser.erase(match.start(), match.end())
    tables = _pipe_tables(body) if "|" in body else []
    return tables, meta, links


def mdx(text: str, eraser: Eraser) -> Found:
    """Markdown with imports, exports, elements and expressions."""
    for match in re.finditer(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*", text, re.MULTILINE):
        eraser.erase(match.start(), match.end())
    for match in re.finditer(r"\{(?:/\*.*?\*/|[^{}\n]*)\}", text, re.DOTALL):
        eraser.erase(match.start(), match.end())
    return markdown(text, eraser)


def _front(text: str, eraser: Eraser) -> tuple[dict[str, str], int]:
    """Front matter in YAML or TOML: its plain keys, and where it ends."""
    found = _FRONT.match(text.removeprefix("\ufeff"))
    if not found:
        return {}, 0
    eraser.erase(0, found.end())
    pairs = _META.findall(found.group(2))
    return {key.strip().lower().replace(" ", "_").replace("-", "_"): value.strip() for key, value in pairs}, found.end()


def _code_blocks(text: str, start: int) -> list[tuple[int, int]]:
    """Fenced and indented code, as offsets of whole lines."""
    spans = _fences(text, start) if "```" in text or "~~~" in text else []
    if "\n    " in text or "\n\t" in text or text.startswith(("    ", "\t")):
        spans += _indented(text, start, spans)
    return sorted(spans)


def _fences(text: str, start: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _FENCE.finditer(text, start):
        marks, info = match.group(1), match.group(2)
        if opened is None:
            if marks[0] == "`" and "`" in info:
                continue
            opened = (match.start(), marks)
        elif marks[0] == opened[1][0] and len(marks) >= len(opened[1]) and not info.strip():
            spans.append((opened[0], match.end()))
            opened = None
    if opened is not None:
        spans.append((opened[0], len(text)))
    return spans


_ITEM = lazy(r"^([ \t]*)(?:[-*+]|\d{1,9}[.)])([ \t]+)")


def _indented(text: str, start: int, fences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines indented by four and more after a blank line, outside lists."""
    spans: list[tuple[int, int]] = []
    at, blank_before, list_indent = start, True, 0
    fence = iter(sorted(fences))
    current = next(fence, None)
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        while current and at >= current[1]:
            current = next(fence, None)
        if current and at >= current[0]:
            at, blank_before = current[1] + 1, False
            continue
        line = text[at:end]
        stripped = line.strip()
        if stripped:
            width = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            item = _ITEM.match(line)
            if width >= list_indent + 4 and blank_before and not (item and list_indent):
                spans.append((at, end))
            else:
                if item:
                    list_indent = len(item.group(0).expandtabs(4))
                elif width < list_indent and blank_before:
                    list_indent = 0
                blank_before = False
        else:
            blank_before = True
        at = end + 1
    return spans


def _without(text: str, spans: list[tuple[int, int]], start: int) -> str:
    """The text with some stretches and everything before ``start`` blanked out, same length."""
    if not spans and not start:
        return text
    eraser = Eraser(text)
    eraser.erase(0, start)
    for begin, end in spans:
        eraser.erase(begin, end)
    return eraser.result()


def _html_in(body: str, eraser: Eraser) -> None:
    if "<" not in body:
        return
    for pattern in (_COMMENT, _RAW, _TAG):
        for match in pattern.finditer(body):
            eraser.erase(match.start(), match.end())


def _links(body: str, eraser: Eraser) -> list[int]:
    links = []
    if "](" in body or "][" in body:
        for match in _TARGET.finditer(body):
            links.append(match.start())
            eraser.erase(match.start() + 1, match.end())
    if "]:" in body:
        for match in _DEFINITION.finditer(body):
            eraser.erase(match.start(), match.end())
    return links


def _pipe_tables(body: str) -> list[Table]:
    tables = []
    for match in _DELIMITER.finditer(body):
        if "|" not in match.group() or match.start() == 0:
            continue
        head_start = body.rfind("\n", 0, match.start() - 1) + 1
        head = body[head_start : match.start() - 1]
        if "|" not in head:
            continue
        rows = []
        at = match.end() + 1
        while at < len(body):
            end = body.find("\n", at)
            end = len(body) if end < 0 else end
            if "|" not in body[at:end]:
                break
            rows.append(tuple(_cells(body, at, end)))
            at = end + 1
        tables.append(Table(tuple(_cells(body, head_start, match.start() - 1)), tuple(rows)))
    return tables


def _cells(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a pipe row, without their bars."""
    cells = []
    at = start
    for place in [m.start() for m in re.finditer(r"(?<!\\)\|", body[start:end])]:
        cells.append((at, start + place))
        at = start + place + 1
    cells.append((at, end))
    if not body[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if cells and not body[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    return cells


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "tr",
        "td",
        "th",
        "table",
        "thead",
        "tbody",
        "figure",
        "figcaption",
        "title",
        "body",
        "html",
        "form",
        "fieldset",
    ]
)
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


def html(text: str, eraser: Eraser) -> Found:
    """HTML, with its tables, meta dates and links."""
    parser = _Html(text, eraser)
    parser.feed(text)
    return parser.tables, parser.meta, parser.links


_DIRECTIVE = lazy(
    r"^([ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode|literalinclude|raw|highlight|parsed-literal)::[^\n]*\n"
    r"((?:[ \t]*\n|\1[ \t]+[^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
_LITERAL = lazy(r"::[ \t]*\n[ \t]*\n((?:[ \t]*\n|[ \t]+[^\n]*(?:\n|\Z))+)")
_RST_COMMENT = lazy(r"^\.\.(?:[ \t]+(?![\w-]+::|_|\[)[^\n]*|[ \t]*)(?:\n[ \t]+[^\n]*)*", re.MULTILINE)
_RST_TARGET = lazy(r"^\.\. _[^\n]+$|`[^`\n]*<[^>\n]+>`__?", re.MULTILINE)
_FIELD = lazy(r"^:([\w -]+):[ \t]*([^\n]+)$", re.MULTILINE)


def rst(text: str, eraser: Eraser) -> Found:
    """reStructuredText: literal blocks, code directives, comments and targets are set apart."""
    for pattern in (_DIRECTIVE, _RST_COMMENT):
        for match in pattern.finditer(text):
            eraser.erase(match.start(), match.end())
    for match in _LITERAL.finditer(text):
        eraser.erase(match.start(1), match.end(1))
    for match in re.finditer(r"``[^`\n]+``", text):
        if not _ID.fullmatch(match.group().strip("`")):
            eraser.erase(match.start(), match.end())
    links = []
    for match in _RST_TARGET.finditer(text):
        links.append(match.start())
        inner = match.group().find("<")
        if inner >= 0:
            eraser.erase(match.start() + inner, match.end())
        else:
            eraser.erase(match.start(), match.end())
    head = text[:4000]
    meta = {key.strip().lower().replace(" ", "_"): value.strip() for key, value in _FIELD.findall(head)}
    return [], meta, links
