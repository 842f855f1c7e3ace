"""The clause around something: sentences that oppose two things with "while" or a semicolon say something of each."""

from imgpick.checking.patterns.lazy import lazy

_CLAUSE_END = lazy(r"[,;:.](?= |$)")
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


def up_to_end(text: str) -> str:
    """A text up to the end of its clause."""
    end = _CLAUSE_END.search(text)
    return text[: end.start()] if end else text


def around(before: str, after: str) -> str:
    """The clause around an amount: from the last semicolon before it to the first one behind it."""
    return before.rpartition(";")[2] + after.partition(";")[0].partition(" because ")[0]
