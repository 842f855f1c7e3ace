"""The clause around something: sentences that oppose two things with "while" or a semicolon say something of each."""

import re

from imgpick.checking.lazy import lazy

_BORDER = lazy(r";|,? (?:while|whereas|but)\b|\. ")


def clause_of(lower: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the clause of a match begins and ends."""
    start, end = 0, len(lower)
    for border in _BORDER.finditer(lower):
        if border.end() <= match.start():
            start = border.end()
        elif border.start() >= match.end():
            return start, border.start()
    return start, end
