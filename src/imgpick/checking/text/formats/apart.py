"""Fenced and indented code and quotations of Markdown, found without a parser where that is certain.

Most articles keep them at the margin. What may hang together with a list, with HTML or with a lazy line is left to
the parser; a test holds this against it.
"""

from __future__ import annotations

import re

from imgpick.checking.patterns.lazy import lazy

Span = tuple[int, int]

_HTML = r"<[A-Za-z/!?]"
_MARK = lazy(
    rf"\n(?P<deep> {{4}}| {{0,3}}\t)|\n(?P<blank> {{0,3}})(?:(?P<quote>>)|(?P<fence>```|~~~)|(?P<html>{_HTML}))"
)
_ITEM = r"(?:[-+*]|\d{1,9}[.)])"
_IN_ITEM = lazy(
    rf"\n[ \t]*(?:{_ITEM}[ \t]+)+(?:>|```|~~~|{_HTML})|\n[ \t]*(?:{_ITEM}[ \t]+)*{_ITEM}(?: {{5}}| {{0,4}}\t)"
)
_OPENING = lazy(r"\n(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)(?=\n|\Z)")
_CLOSING = lazy(r"\n {0,3}(`{3,}|~{3,})[ \t]*(?=\n|\Z)")
_QUOTE_LINE = lazy(r"\n {0,3}>[^\n]*")
_BLANK_LINE = lazy(r"\n[ \t]*(?=\n|\Z)")
_DEEP_LINES = lazy(r"(?:\n(?: {4}| {0,3}\t)[^\n]*|\n {0,3}(?=\n|\Z))+")
_LONG_HTML = lazy(r"\n {0,3}<(?:script|pre|style|textarea|[!?])", re.IGNORECASE)
_STARTS_ITEM = lazy(rf"[ \t]*{_ITEM}(?:[ \t]|\Z)")
_NO_PARAGRAPH = lazy(rf"[ \t]*(?:{_ITEM}[ \t]+)*(?:#|[-*_=][-*_= \t]*\Z|{_HTML}|{_ITEM}?[ \t]*\Z)")
_WIDE_ITEM = lazy(rf"\n(?= {{0,3}}{_ITEM} )(?=[ \d.)*+-]{{5}})")
"""An item whose text begins behind the fourth column: there the parser ends paragraphs that would go on."""
_OPENS = lazy(
    r"[ \t]*(?:```|~~~|[><]|#{1,6}(?:[ \t\n]|\Z)|(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})(?:\n|\Z))"
)
_FAR = 60
"""Lines that are looked back over for the beginning of a paragraph."""


def blocks_apart(text: str, start: int) -> list[Span] | None:
    """Code and quotations behind ``start``, as offsets of whole lines; None where only a parser can tell."""
    body = "\n" + text[start:]
    if _IN_ITEM.search(body):
        return None
    found: list[Span] = []
    doubtful = "]:" in body or bool(_WIDE_ITEM.search(body))
    at = 0
    while mark := _MARK.search(body, at):
        here = mark.start()
        if mark["fence"]:
            span = _fence(body, here, mark["blank"])
        elif mark["quote"]:
            span = _quote(body, here)
        elif mark["deep"]:
            span = _deep(body, here, doubtful or (bool(found) and found[-1][1] >= here))
        else:
            span = _html(body, here)
        if span is None:
            return None
        if span[0] < span[1]:
            found.append(span)
        at = max(span[1], _line_end(body, here + 1))
    return [(begin + start - 1, end + start - 1) for begin, end in found]


def _line_end(body: str, at: int) -> int:
    end = body.find("\n", at)
    return end if end >= 0 else len(body)


def _fence(body: str, here: int, blank: str) -> Span | None:
    """A fence at the margin up to its end; nothing where the ticks are code in a paragraph."""
    if blank:
        return None
    opening = _OPENING.match(body, here)
    if opening is None:
        return here, here
    ticks = opening[1] or opening[2]
    at = opening.end()
    while closing := _CLOSING.search(body, at):
        if closing[1][0] == ticks[0] and len(closing[1]) >= len(ticks):
            return here + 1, closing.end()
        at = closing.end()
    return here + 1, len(body)


def _quote(body: str, here: int) -> Span | None:
    """The lines of a quotation that a blank line ends."""
    at = here
    while line := _QUOTE_LINE.match(body, at):
        at = line.end()
    return (here + 1, at) if at == len(body) or _BLANK_LINE.match(body, at) else None


def _html(body: str, here: int) -> Span | None:
    """Nothing, where HTML holds none of the other marks up to the next blank line."""
    if _LONG_HTML.match(body, here):
        return _long_html(body, here)
    blank = _BLANK_LINE.search(body, here + 1)
    end = blank.start() if blank else len(body)
    at = here + 1
    while (mark := _MARK.search(body, at)) and mark.start() < end:
        if not mark["html"] or _LONG_HTML.match(body, mark.start()):
            return None
        at = mark.start() + 1
    return end, end


def _long_html(body: str, here: int) -> Span | None:
    """Nothing, where a comment ends on its own line."""
    end = _line_end(body, here + 1)
    line = body[here + 1 : end].lstrip(" ")
    return (here, here) if line.startswith("<!--") and "-->" in line[4:] else None


def _deep(body: str, here: int, doubtful: bool) -> Span | None:
    """Indented code; nothing where the line goes on a paragraph.

    ``doubtful`` says that it may go on something else: code, a quotation, the address of a link, a wide item.
    """
    above = body.rfind("\n", 0, here)
    line = body[above + 1 : here]
    if here and line.strip(" \t"):
        doubtful = doubtful or bool(_OPENS.match(body, here + 1) or _NO_PARAGRAPH.match(line))
        return None if doubtful or _leaves(line, body[here + 1 : _line_end(body, here + 1)]) else (here, here)
    if not _at_margin(body, here):
        return None
    lines = _DEEP_LINES.match(body, here)
    assert lines is not None
    return here + 1, here + len(lines.group().rstrip(" \t\n"))


def _leaves(above: str, own: str) -> bool:
    """Whether an item may end others: it is none of an item, or of one that begins further left, right above."""
    return bool(_STARTS_ITEM.match(own)) and not (_STARTS_ITEM.match(above) and _indent(above) <= _indent(own))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _at_margin(body: str, here: int) -> bool:
    """Whether the block above some blank lines is none of a list."""
    above = body[:here].rstrip(" \t\n")
    at = len(above)
    for _ in range(_FAR):
        begin = above.rfind("\n", 0, at)
        line = above[begin + 1 : at]
        if not line.strip(" \t"):
            return not above[at + 1 : at + 3].startswith(("  ", "\t", " \t"))
        if _STARTS_ITEM.match(line):
            return False
        at = begin
    return False
