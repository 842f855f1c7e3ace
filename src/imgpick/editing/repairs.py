"""Edits that an editor offers: certain repairs, and ignores to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imgpick.checking.text.placed import Located
from imgpick.editing.positions import Positions
from imgpick.records import NamedTuple

REASON = "say why"
"""What stands for the reason until the writer gives one."""
_RST_INDENT = re.compile(r"[ \t]*")


class Edit(NamedTuple):
    """A replacement; offsets count characters."""

    start: int
    end: int
    text: str


class Offer(NamedTuple):
    """Something to do about findings."""

    title: str
    edits: tuple[Edit, ...]
    items: tuple[Located, ...]
    certain: bool


def certain(items: Iterable[Located]) -> tuple[Edit, ...]:
    """The certain repairs of findings, in order, none over another."""
    kept: list[Edit] = []
    for fix in sorted({item.claim.fix for item in items if item.claim.fix}):
        if not kept or fix.start >= kept[-1].end:
            kept.append(Edit(*fix))
    return tuple(kept)


def offers(items: Iterable[Located], form: str, lines: Positions) -> list[Offer]:
    """What can be done about each finding: its repair first, then an ignore."""
    listed = list(items)
    out = [
        Offer(f"Replace with “{item.claim.fix.text}”", (Edit(*item.claim.fix),), (item,), True)
        for item in listed
        if item.claim.fix
    ]
    for item in listed:
        if item.claim.kind != "ignore":
            edit = ignore(item, form, lines)
            out.append(Offer(f"Ignore {item.claim.rule} here, with a reason", (edit,), (item,), False))
    return out


def ignore(item: Located, form: str, lines: Positions) -> Edit:
    """An ignore comment for a finding in the words of a format, with a place for the reason."""
    words = f"imgpick-ignore {item.claim.rule}: {REASON}"
    start, end = lines.line_of(item.claim.start)
    line = lines.text[start:end]
    newline = "\r\n" if "\r\n" in lines.text else "\n"
    if form in ("rst", "text"):
        start = _paragraph(start, lines)
        indent = _RST_INDENT.match(lines.text, start)
        before = indent.group() if indent else ""
        mark = ".. " if form == "rst" else ""
        return Edit(start, start, f"{before}{mark}{words}{newline}{newline if form == 'rst' else ''}")
    comment = f"{{/* {words} */}}" if form == "mdx" else f"<!-- {words} -->"
    if form != "html" and _is_row(line, start, lines):
        start = _paragraph(start, lines)
        return Edit(start, start, f"{comment}{newline}{newline if form == 'mdx' else ''}")
    stripped = start + len(line.rstrip())
    return Edit(stripped, stripped, f" {comment}")


def _is_row(line: str, start: int, lines: Positions) -> bool:
    """Whether a line is a row of a table, where a comment behind it would be a cell."""
    return "|" in line and "|" in lines.text[_paragraph(start, lines) : start + len(line)].partition("\n")[0]


def _paragraph(start: int, lines: Positions) -> int:
    """Where the paragraph of a line begins."""
    while start > 0:
        above, end = lines.line_of(start - 1)
        if not lines.text[above:end].strip():
            break
        start = above
    return start
