"""Markdown with imports, exports, elements and expressions."""

from __future__ import annotations

import re

from imgpick.checking.document import Eraser, Found
from imgpick.checking.formats import markdown


def read(text: str, eraser: Eraser) -> Found:
    """Markdown with imports, exports, elements and expressions."""
    for match in re.finditer(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*", text, re.MULTILINE):
        eraser.erase(match.start(), match.end())
    for match in re.finditer(r"\{(?:/\*.*?\*/|[^{}\n]*)\}", text, re.DOTALL):
        eraser.erase(match.start(), match.end())
    return markdown.read(text, eraser)
