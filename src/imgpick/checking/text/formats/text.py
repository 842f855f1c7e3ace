"""Plain text: nothing is set apart."""

from __future__ import annotations

from imgpick.checking.text.document import Eraser, Found


def read(text: str, eraser: Eraser) -> Found:
    """No tables, no front matter, no links of its own."""
    return [], {}, []
