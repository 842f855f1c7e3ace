"""The kinds of value that a base file may hold: each checks one scalar and describes itself as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from imgpick.records import NamedTuple

STATES = ("yes", "no", "unknown", "n/a", "announced", "conditional")
ROUTE_KINDS = ("chat-app", "vendor-api", "provider-api", "self-host", "reseller")
SIZE_CLASSES = ("512", "768", "1K", "1.5K", "2K", "3K", "4K", "8K")

LONGEST = 4000
"""Characters of a text."""

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_NUMBER = r"\d{1,12}(?:\.\d{1,12})?"
_BAND = rf"<={_NUMBER}MP|>{_NUMBER}MP|{_NUMBER}-{_NUMBER}MP"
_HIDDEN = (
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


class Kind(NamedTuple):
    """A kind of scalar: ``check`` returns what is wrong with a text, or the empty string."""

    name: str
    check: Callable[[str], str]
    schema: dict[str, Any]


def _pattern(name: str, pattern: str, what: str, *types: str) -> Kind:
    schema: dict[str, Any] = {
        "type": [*types, "string"] if types else "string",
        "pattern": f"^(?:{pattern})$",
    }
    return Kind(name, lambda text: "" if _compiled(pattern).fullmatch(text) else what, schema)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Patterns are compiled when first asked: most runs ask for none."""
    return re.compile(pattern, re.ASCII)


def _text(text: str) -> str:
    if not text.strip():
        return "is empty"
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if text.isascii() and text.isprintable():
        return ""
    return "holds a hidden or control character" if _compiled(_HIDDEN).search(text) else ""


def _day(text: str) -> str:
    if not _compiled(_DAY).fullmatch(text) or text < "0001":
        return "is not a day (YYYY-MM-DD)"
    return "" if int(text[8:]) <= _month_length(int(text[:4]), int(text[5:7])) else "is not a day of that month"


def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _date(text: str) -> str:
    if text == "unknown" or _compiled(r"\d{4}-(?:0[1-9]|1[0-2])").fullmatch(text):
        return ""
    return "is neither a day, a month (YYYY-MM) nor `unknown`" if _day(text) else ""


TEXT = Kind("text", _text, {"type": ["string", "number"]})
ID = _pattern("id", r"[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?", "is not an id (a-z, 0-9, dots and hyphens)", "number")
DAY = Kind("day", _day, {"type": "string", "format": "date"})
DATE = Kind("date", _date, {"type": "string", "pattern": rf"^(?:{_DAY}|\d{{4}}-\d{{2}}|unknown)$"})
URL = _pattern("url", r"https?://\S+|unresolved", "is neither an http(s) address nor `unresolved`")
MONEY = _pattern("money", rf"{_NUMBER}", "is not an amount in USD such as 0.053", "number")
NUMBER = _pattern("number", rf"{_NUMBER}", "is not a number", "number")
COUNT = _pattern("count", r"\d{1,12}", "is not a whole number", "integer")
RANGE = _pattern("range", rf"{_NUMBER}(?:-{_NUMBER})?", "is neither a number nor a range such as 8-12", "number")
SIZE = _pattern(
    "size",
    rf"any|unknown|svg|\d{{2,5}}x\d{{2,5}}|{'|'.join(re.escape(c) for c in SIZE_CLASSES)}|{_BAND}",
    "is not a size (1024x1024, 1K, <=4.19MP, any, svg or unknown)",
    "number",
)
ASPECT = _pattern("aspect", r"\d{1,2}:\d{1,2}(?:\.\.\d{1,2}:\d{1,2})?", "is not an aspect such as 16:9 or 1:3..3:1")
LANGUAGE = _pattern("language", r"[a-z]{2}", "is not a two-letter language code")


def enum(*values: str) -> Kind:
    """One of the given words."""
    allowed = frozenset(values)
    return Kind(
        "one of " + ", ".join(values),
        lambda text: "" if text in allowed else f"is not one of {', '.join(values)}",
        {"enum": list(values)},
    )


STATE = enum(*STATES)
YES_NO = enum("yes", "no")
