"""reStructuredText: literal blocks, code directives, comments and targets are set apart."""

from __future__ import annotations

import re

from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.text.document import Eraser, Found
from imgpick.checking.text.formats.markdown import IDENTIFIER

_DIRECTIVE = lazy(
    r"^([ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode|literalinclude|raw|highlight|parsed-literal)::[^\n]*\n"
    r"((?:[ \t]*\n|\1[ \t]+[^ \t\n][^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
_LITERAL = lazy(r"::[ \t]*\n[ \t]*\n((?:[ \t]*\n|[ \t]+[^ \t\n][^\n]*(?:\n|\Z))+)")
_RST_COMMENT = lazy(r"^\.\.(?:[ \t]+(?![\w-]+::|_|\[)[^\n]*|[ \t]*)(?:\n[ \t][^\n]*)*", re.MULTILINE)
_RST_TARGET = lazy(r"^\.\. _[^\n]+$|`[^`\n]*<[^>\n]+>`__?", re.MULTILINE)
_FIELD = lazy(r"^:([\w -]+):[ \t]*([^\n]+)$", re.MULTILINE)


def read(text: str, eraser: Eraser) -> Found:
    """reStructuredText: literal blocks, code directives, comments and targets are set apart."""
    for pattern in (_DIRECTIVE, _RST_COMMENT):
        for match in pattern.finditer(text):
            eraser.erase(match.start(), match.end())
    for match in _LITERAL.finditer(text):
        eraser.erase(match.start(1), match.end(1))
    for match in regex(r"``[^`\n]+``").finditer(text):
        if not IDENTIFIER.fullmatch(match.group().strip("`")):
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
