"""Markdown tables and text in which nothing of a base or a user is read as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.render.screen import safe

_MARKUP = str.maketrans({char: "\\" + char for char in "\\`*_[]<>|"})


def cell(text: str) -> str:
    """``text`` as it stands, with Markdown characters escaped and on one line."""
    return safe(text).translate(_MARKUP)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A pipe table."""
    yield "| " + " | ".join(cell(item) for item in head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell(item) for item in row) + " |"
