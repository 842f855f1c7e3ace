"""Days and months without their year ("on 12 November", "in June"): in a dated text those last past."""

from __future__ import annotations

from imgpick.checking import words
from imgpick.checking.lazy import lazy
from imgpick.checking.words import Mark

_MONTHS = words.MONTHS.split("|")
_SHORT = lazy(
    rf"\b(?:on |in |since |by )(?:the )?(?:(?:early|mid|late)[- ])?(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{words.MONTHS})(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?)?\b(?!,? (?:of )?(?:\d{{4}}|last year|next|the (?:year|previous)))"
)


def short_days(lower: str, start: int, end: int, written: str) -> list[Mark]:
    """Where a stretch names days or months without a year: those last past on the day the text was written."""
    return [
        Mark(match.start(), match.end(), day)
        for match in _SHORT.finditer(lower, start, min(len(lower), end))
        if (day := _last(match.group("month"), match.group("before") or match.group("after") or "", written))
    ]


def _last(month: str, day: str, written: str) -> str:
    number = _MONTHS.index(month) + 1
    if day and not 1 <= int(day) <= 31:
        return ""
    said = f"{number:02}" + (f"-{int(day):02}" if day else "")
    year = int(written[:4])
    return f"{year if said <= written[5 : 5 + len(said)] else year - 1}-{said}"
