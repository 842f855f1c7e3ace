"""Markdown with imports, exports, elements and expressions."""

from __future__ import annotations

import re

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.document import Eraser, Found
from imgpick.checking.text.formats import markdown

_MODULES = lazy(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*", re.MULTILINE)
_EXPRESSION = lazy(r"\{(?:/\*.*?\*/|[^{}\n]*)\}", re.DOTALL)


def read(text: str, eraser: Eraser) -> Found:
    """Markdown with imports, exports, elements and expressions."""
    for pattern in (_MODULES, _EXPRESSION):
        for match in pattern.finditer(text):
            eraser.erase(match.start(), match.end())
    return markdown.read(text, eraser)
