"""Certain repairs: into the text, as a diff, or into the file."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from imgpick.checking.result import Fix
from imgpick.checking.text.placed import Checked
from imgpick.cli.files import write_bytes


def fixes(file: Checked) -> list[Fix]:
    """The repairs of a file's findings, in order, none over another."""
    kept: list[Fix] = []
    for fix in sorted(item.claim.fix for item in file.findings if item.claim.fix):
        if not kept or fix.start >= kept[-1].end:
            kept.append(fix)
    return kept


def repaired(text: str, edits: Iterable[Fix]) -> str:
    """The text with its repairs; everything else stays as it is."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def diff(path: str, before: str, after: str) -> str:
    """The repairs as a unified diff that ``patch`` and ``git apply`` take."""
    old, new = (list(StringIO(text, newline="\n")) for text in (before, after))  # other ends are no ends to ``patch``
    lines = unified_diff(old, new, _name(f"a/{path}"), _name(f"b/{path}"))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _name(path: str) -> str:
    """A file name as git writes it: in quotes where a character in it could end the line."""
    if path.isprintable() and not any(c in path for c in '"\\'):
        return path
    plain = (chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in os.fsencode(path))
    return f'"{"".join(plain)}"'


def save(path: str, text: str) -> None:
    """Replace a file in one step, in the encoding it had."""
    target = Path(path)
    with target.open("rb") as file:
        mark = file.read(2)
    if mark == codecs.BOM_UTF16_LE:
        write_bytes(target, mark + text.encode("utf-16-le"))
    elif mark == codecs.BOM_UTF16_BE:
        write_bytes(target, mark + text.encode("utf-16-be"))
    else:
        write_bytes(target, text.encode("utf-8"))
