"""Markdown as CommonMark has it, with tables and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.text.document import Eraser, Found, Table
from imgpick.checking.text.formats.apart import blocks_apart

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT = lazy(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_META = lazy(r"^[ \t]*([A-Za-z][\w .-]*?)[ \t]*[:=][ \t]*[\"']?([^\"'\n#]+?)[\"']?[ \t]*$", re.MULTILINE)
_TAG = lazy(r"</?[A-Za-z][^<>\n]*>|<[a-z]+://[^<>\s]*>|<[\w.+-]+@[\w.-]+>")
_RAW = lazy(r"<(script|style|pre|code)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TARGET = lazy(r"\]\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)|\]\[[^\]\n]*\]")
_DEFINITION = lazy(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+[^\n]*$", re.MULTILINE)
_TICKS = lazy(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_APART = ("fence", "code_block", "blockquote_open")
_DEEPEST = 100
"""Blocks in one another; the parser reads nothing behind deeper ones."""
_END = "\n"
"""Without it markdown-it-py fails on a text that ends with the mark of a quotation (its issue 415)."""
_LINE_END = lazy(r"\n")
IDENTIFIER = lazy(r"[a-z0-9]+[-._/:][a-z0-9.]+(?:[-_/:][a-z0-9.]+)*")
_SETTING = lazy(
    r"\{?\s?[\"']?[\w.-]{2,20}[\"']?\s?[:=]\s?[\"']?[\w.-]{2,40}[\"']?,?\s?\}?|--?[A-Za-z][\w-]{0,20}[ =][\"']?[\w./-]{2,60}[\"']?"
)
"""A parameter with its value, such as ``quality: high`` or ``--quality high``: part of what a sentence says."""
_VALUE = lazy(
    r"[\"']?(?:very[ -]low|low|medium|high|xhigh|max|auto|hd|turbo|default|quality|standard|batch|\d{3,4}x\d{3,4}|[1248]k|0\.5k)[\"']?",
    re.IGNORECASE,
)
"""The value of such a parameter: a tier or a size."""
_DASHES = lazy(r"\n[ \t]*\|?[ \t]*:?-")
_DELIMITER = lazy(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)


def read(text: str, eraser: Eraser) -> Found:
    """Markdown as CommonMark has it, with tables and front matter."""
    meta, start = _front(text, eraser)
    code = _blocks_apart(text, start)
    for begin, end in code:
        eraser.erase(begin, end)
    body = _without(text, code, start)
    _html_in(body, eraser)
    links = _links(body, eraser)
    for match in _ticked(body):
        inner = match.group(2).strip()
        if "\n\n" not in match.group() and not any(p.fullmatch(inner) for p in (IDENTIFIER, _SETTING, _VALUE)):
            eraser.erase(match.start(), match.end())
    tables = _pipe_tables(body) if "|" in body else []
    return tables, meta, links


def _front(text: str, eraser: Eraser) -> tuple[dict[str, str], int]:
    """Front matter in YAML or TOML: its plain keys, and where it ends."""
    found = _FRONT.match(text.removeprefix("\ufeff"))
    if not found:
        return {}, 0
    eraser.erase(0, found.end())
    pairs = _META.findall(found.group(2))
    return {key.strip().lower().replace(" ", "_").replace("-", "_"): value.strip() for key, value in pairs}, found.end()


def _blocks_apart(text: str, start: int) -> list[tuple[int, int]]:
    """Fenced and indented code and quotations behind ``start``, as offsets of whole lines."""
    certain = blocks_apart(text, start)
    if certain is not None:
        return certain
    maps = [token.map for token in _parser().parse(text[start:] + _END) if token.type in _APART and token.map]
    if not maps:
        return []
    lines = [start, *(match.end() for match in _LINE_END.finditer(text, start)), len(text)]
    return [(lines[first], lines[min(after, len(lines) - 1)]) for first, after in maps]


@cache
def _parser() -> MarkdownIt:
    """CommonMark's blocks only; imported for texts that may hold code."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable("inline")


def _without(text: str, spans: list[tuple[int, int]], start: int) -> str:
    """The text with some stretches and everything before ``start`` blanked out, same length."""
    if not spans and not start:
        return text
    eraser = Eraser(text)
    eraser.erase(0, start)
    for begin, end in spans:
        eraser.erase(begin, end)
    return eraser.result()


def _comments(body: str) -> Iterator[tuple[int, int]]:
    """The comments; one that never ends is none."""
    begin = body.find("<!--")
    while begin >= 0:
        end = body.find("-->", begin + 4)
        if end < 0:
            return
        yield begin, end + 3
        begin = body.find("<!--", end + 3)


def _html_in(body: str, eraser: Eraser) -> None:
    if "<" not in body:
        return
    for begin, end in _comments(body):
        eraser.erase(begin, end)
    for pattern in (_RAW, _TAG):
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


def _ticked(body: str) -> Iterator[re.Match[str]]:
    """The stretches between equal runs of backticks."""
    at = body.find("`")
    while at >= 0:
        match = _TICKS.match(body, at)
        if match:
            yield match
            at = match.end()
        while body.startswith("`", at):
            at += 1
        at = body.find("`", at)


def _pipe_tables(body: str) -> list[Table]:
    tables = []
    for line in _DASHES.finditer(body):
        match = _DELIMITER.match(body, line.start() + 1)
        if match is None or "|" not in match.group():
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
    for place in [m.start() for m in regex(r"(?<!\\)\|").finditer(body[start:end])]:
        cells.append((at, start + place))
        at = start + place + 1
    cells.append((at, end))
    if not body[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if cells and not body[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    return cells
