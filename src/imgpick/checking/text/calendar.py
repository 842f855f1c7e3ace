"""The day a text was written, and days and months without their year ("on 12 November"): those last past on that day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from imgpick.checking.grammar import words
from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.text.document import Document

_DATE_KEYS = (
    "last_checked",
    "checked",
    "last_updated",
    "updated",
    "lastmod",
    "last_modified",
    "modified",
    "date_modified",
    "updated_at",
    "date",
    "published",
    "pubdate",
    "publish_date",
    "published_at",
    "date_published",
    "created",
)
_BODY_DAY = lazy(
    r"(?:last |facts |prices |figures )?(?:checked|updated|reviewed|verified|revised|published|posted)(?: on)?[*_]{0,3}(?::| \|)?[*_]{0,3}\s+[*_]{0,3}(?=\S)",
    re.IGNORECASE,
)
_LABEL = lazy(r"\n[ \t>*_|-]*(?P<release>release )?date[*_]{0,3}(?::| \|)[*_]{0,3}[ \t]+[*_]{0,3}(?=\S)", re.IGNORECASE)
_NOTES = lazy(r"\s*#[^\n]{0,80}\b(?:release notes|changelog|what['\u2019]s new)\b", re.IGNORECASE)
"""A heading under which the day of a release is that of the text."""
_QUOTED = lazy(
    r"^>[ \t]*([*_]{0,3}(?:last |facts |prices |figures )?(?:checked|updated|reviewed|verified|revised|published)\b[^\n]{1,60})$",
    re.MULTILINE | re.IGNORECASE,
)
"""A quotation at the head, in which a text may tell its day."""
_LABELLED = 400
"""Characters at the head of a text within which a label tells its day."""
_OPENING = lazy(r"\s*(?:#[^\n]{1,200}\n\s*)?[*_]{0,3}as of (?=\S)", re.IGNORECASE)
"""Begins a first paragraph that says from which day all of it is."""
_TITLE_MONTH = lazy(
    rf"\s*#[ \t]+[^\n]{{2,160}}?[ \t]?[-\u2013\u2014|,:(][ \t]*(?P<month>(?:{words.MONTHS}) 20\d\d)[)*_ \t]*\n",
    re.IGNORECASE,
)
"""A month that ends a title: "Which one? - March 2026"."""
_TITLE = lazy(r"\s*(?:#[ \t]+([^\n]{1,200})\n\s*)?([^\n]{0,80})")
"""The first heading of a text and the line below it."""
_CLOSING = lazy(r"\s*[^\n]{1,200}[?:][*_ ]{0,4}\(([^()\n]{6,30})\)[*_ \t]*\n")
"""A day in brackets at the end of the first line: "Which one? (17 November 2026)"."""
_TELLS = lazy(
    r"\b(?:is|are|was|were|has|will|releas\w+|launch\w*|costs?|shut\w*|since|until|from|retir\w+|end(?:s|ed)?|gone|before|after|announc\w+|comes?|came)\b"
)
"""Makes a day in such a line that of something else."""
_BYLINE = 50
"""Characters beside its day of a line that says when a text was written, and by whom."""
_MONTHS = words.MONTHS.split("|")
_DAY = rf"(?:the )?(?:(?:early|mid|late)[- ])?(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{words.MONTHS})(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!,? (?:of )?(?:\d{{4}}|last year|next|the (?:year|previous)))"
_SHORT = lazy(rf"\b(?:on |in |since |by |at the (?:beginning|start|end) of |end of ){_DAY}")
_OF_BOARD = lazy(
    rf"(?:\b(?:the|this)|['\u2019]s) (?P<month>{words.MONTHS}) (?:leader)?(?:board|table|ranking)s?\b|^\W*(?:back )?in (?:(?:early|mid|late)[- ])?(?P<first>{words.MONTHS})\b(?!,? (?:of )?(?:\d|last year))"
)
_UNTIL = lazy(rf"\b(?:until|till|before|through|up to) {_DAY}")


def short_days(lower: str, start: int, end: int, written: str) -> list[Mark]:
    """Where a stretch names days or months without a year: those last past on the day the text was written."""
    return _marked(_SHORT, lower, start, end, written)


def ends(lower: str, written: str) -> list[Mark]:
    """Where a text says until which day or month of no year something was so."""
    return _marked(_UNTIL, lower, 0, len(lower), written)


def of_a_board(lower: str, written: str) -> str:
    """The month of "the October board", or that a sentence begins with: "In July X stood second"; else empty."""
    found = _OF_BOARD.search(lower)
    return _last(found.group("month") or found.group("first"), "", written) if found else ""


def _marked(pattern: re.Pattern[str], lower: str, start: int, end: int, written: str) -> list[Mark]:
    return [
        Mark(match.start(), match.end(), day)
        for match in pattern.finditer(lower, start, min(len(lower), end))
        if (day := _last(match.group("month"), match.group("before") or match.group("after") or "", written))
    ]


def _last(month: str, day: str, written: str) -> str:
    number = _MONTHS.index(month) + 1
    if day and not 1 <= int(day) <= 31:
        return ""
    said = f"{number:02}" + (f"-{int(day):02}" if day else "")
    year = int(written[:4])
    return f"{year if said <= written[5 : 5 + len(said)] else year - 1}-{said}"


def agrees(said: str, known: str) -> bool:
    """Whether two days are the same as far as both go, or follow one another: "until the end of November" is 1 December."""
    if words.same_day(said, known):
        return True
    if len(known) < len("2026-11-22"):
        return False
    eve = date.fromisoformat(known) - timedelta(days=1)
    return words.same_day(said, eve.isoformat()) or said == (eve + timedelta(days=2)).isoformat()


def day_of(document: Document) -> str:
    """The day a text was written or last checked: front matter first, then a line such as "Last checked 2026-05-26"."""
    for key in _DATE_KEYS:
        if key in document.meta:
            found = words.days(
                document.meta[key].lower()[:40].replace("t", " ", 1)
                if regex(r"\d{4}-\d\d-\d\dT").match(document.meta[key])
                else document.meta[key].lower()
            )
            if found:
                return found[0].value
    text = document.readable
    for part in (text, "\n".join(_QUOTED.findall(document.text[:_LABELLED]))):
        for match in _BODY_DAY.finditer(part):
            found = words.days(_plain(part[match.end() : match.end() + 30]))
            if found and found[0].start == 0 and len(found[0].value) >= 7:
                return found[0].value
    return _day_at_head(text) or _month_at_head(text)


def _plain(text: str) -> str:
    """In small letters, without the marks of italics."""
    return text.lower().replace("_", " ")


def _month_at_head(text: str) -> str:
    """The day or month that a label, the title or the first words of a longer text give."""
    head = text[:_LABELLED]
    label = _LABEL.search(head)
    if label and label.group("release") and not _NOTES.match(head):
        label = None
    opening = _OPENING.match(text)
    if opening and "\n\n" not in text[opening.end() :].rstrip():
        opening = None  # a sentence that dates itself
    for match in (label, opening):
        found = words.days(_plain(text[match.end() : match.end() + 30])) if match else ()
        if found and found[0].start == 0 and len(found[0].value) >= len("2026-11"):
            return found[0].value
    title = _TITLE_MONTH.match(head)
    return words.days(title.group("month").lower())[0].value if title else ""


def _day_at_head(text: str) -> str:
    """The day in the first heading, or in a line below it that says little else: "*By Ann, 22 November 2026*"."""
    closing = _CLOSING.match(text)
    marks = words.days(closing.group(1).lower()) if closing else ()
    if closing and len(marks) == 1 and len(marks[0].value) == 10 and not _TELLS.search(closing.group(1).lower()):
        return marks[0].value
    found = _TITLE.match(text)
    for line in (found.group(2), found.group(1) or "") if found else ():
        marks = words.days(_plain(line))
        whole_day = len(marks) == 1 and len(marks[0].value) == len("2026-11-22")
        if whole_day and len(line) - len(marks[0].value) <= _BYLINE and not _TELLS.search(line.lower()):
            return marks[0].value
    return ""
