"""The versioned JSON envelope around every answer, errors too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from imgpick.errors import OK, ImgpickError
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.days import days_between
from imgpick.kb.facts import Source

_quoted = json.encoder.encode_basestring
_HIDDEN = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
"""What a terminal may obey or hide, beyond what JSON escapes anyway, and halves of characters.

A pattern's text: compiling it takes longer than a usual answer, and few have anything to hide.
"""


def envelope(
    command: str, data: Any, base: Base | None, today: str, code: int = OK, error: ImgpickError | None = None
) -> str:
    """The envelope as text; same input, same bytes."""
    about = None
    if base is not None:
        about = {"version": base.version, "newest_fact": base.newest_fact, "age_days": age(base, today)}
    return dump(
        {
            "schema": f"imgpick/{command}/1",
            "command": command,
            "status": "ok" if code == OK else "error" if error else "findings",
            "exit_code": code,
            "data": data,
            "errors": [_error(error)] if error else [],
            "knowledge_base": about,
        }
    )


def dump(value: Any) -> str:
    """The text that ``json.dumps(value, indent=2, ensure_ascii=False)`` gives, in a fifth of its time.

    With an indent the standard encoder walks in plain Python, token by token.
    """
    return _visible(_text(value, "\n")) + "\n"


def compact(value: Any) -> str:
    """A value as JSON on one line."""
    return _visible(json.dumps(value, ensure_ascii=False))


def _visible(text: str) -> str:
    """JSON text with hidden characters as escapes. Half a character, from a name that is not UTF-8, has none."""
    if all(map(str.isprintable, text.split("\n"))):
        return text
    return re.sub(_HIDDEN, lambda m: "\ufffd" if "\ud800" <= m[0] <= "\udfff" else f"\\u{ord(m[0]):04x}", text)


def _text(value: Any, margin: str) -> str:
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None:
        return "null"
    if kind is float and isfinite(value):
        return repr(value)
    if value and isinstance(value, dict):
        deeper = margin + "  "
        items = [f"{_quoted(key)}: {_text(item, deeper)}" for key, item in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(items)}{margin}}}"
    if value and isinstance(value, (list, tuple)):
        deeper = margin + "  "
        items = [_text(item, deeper) for item in value]
        return f"[{deeper}{f',{deeper}'.join(items)}{margin}]"
    return json.dumps(value, ensure_ascii=False)


OLD_DAYS = 45
"""Days after which an answer says how old its base is."""


def age(base: Base, today: str) -> int:
    """Days from the newest fact of the base to a day."""
    return days_between(base.newest_fact, today)


def age_sentence(base: Base, today: str) -> str:
    """The sentence that says how old the base is."""
    days = age(base, today)
    old = f"{days} day{'' if days == 1 else 's'} before {today}" if days > 0 else "today" if days == 0 else "ahead"
    more = " Prices and ranks may have moved since; say so." if days > OLD_DAYS else ""
    return f"imgpick knowledge base {base.version}: its newest fact is of {base.newest_fact}, {old}.{more}"


def _error(error: ImgpickError) -> dict[str, Any]:
    problems = [
        {"file": p.file, "line": p.line, "path": p.path, "rule": p.rule, "message": p.message, "hint": p.hint}
        for p in error.problems
    ]
    return {
        "message": error.message,
        "hint": error.hint,
        "candidates": list(error.candidates),
        "problems": problems,
    }


def fact(item: Fact, base: Base) -> dict[str, str]:
    """A fact with its source's address; empty fields are left out."""
    source = base.source(item.source) if item.source else None
    fields = {
        "path": item.path, "value": item.value, "unit": item.unit, "tier": item.tier, "size": item.size,
        "route": item.route, "mode": item.mode, "source": item.source, "url": source.url if source else "",
        "date": item.day, "kind": source.kind if source else "", "basis": item.basis, "note": item.note,
    }  # fmt: skip
    return {key: value for key, value in fields.items() if value}


def cited(data: Any) -> list[str]:
    """The ids of the sources that an answer names, each once, in order."""
    return list(dict.fromkeys(_cited(data)))


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("source") and isinstance(value["source"], str):
            yield value["source"]
        for item in value.values():
            yield from _cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)


def source(item: Source) -> dict[str, str]:
    """A source as it is listed."""
    fields = {
        "id": item.id, "url": item.url, "title": item.title, "publisher": item.publisher, "kind": item.kind,
        "date": item.date, "read": item.read, "via": item.via, "note": item.note,
    }  # fmt: skip
    return {key: value for key, value in fields.items() if value}
