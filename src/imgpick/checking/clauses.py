"""The clause around something: sentences that oppose two things with "while" or a semicolon say something of each."""

from imgpick.checking.lazy import lazy

_BORDER = lazy(r";|,? (?:while|whereas|but)\b|\. ")


def clause_of(lower: str, first: int, last: int) -> tuple[int, int]:
    """Where the clause of a stretch begins and ends."""
    start, end = 0, len(lower)
    for border in _BORDER.finditer(lower):
        if border.end() <= first:
            start = border.end()
        elif border.start() >= last:
            return start, border.start()
    return start, end
