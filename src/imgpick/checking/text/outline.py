"""What stands over a section: its heading, those that enclose it, the title, and lines that credit the data.

A table seldom says itself whose board it copies; its section, the title or a line in italics does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from imgpick.checking.patterns.lazy import Once, lazy
from imgpick.records import NamedTuple

_HEADING = lazy(r"(#{1,6})[ \t]+(\S[^\n]{0,200})")
_CREDIT = lazy(
    r"[ \t]*[*_]{0,3}(?:data|sources?|figures|scores|ranks|rankings|standings|ratings|numbers|board|leaderboard|snapshot)(?: (?:and|&) (?:data|sources?|figures|scores|ranks))?(?: source)?[*_]{0,3}[ \t]?:[*_]{0,3}[ \t]+(\S[^\n]{3,400})"
)
_TOLD = lazy(
    r"\b(?:everything|all(?: of)?(?: the)? (?:data|figures|scores|ranks|rankings|standings|ratings|numbers|tables|places)|(?:the |our |my )?(?:data|figures|scores|ranks|rankings|standings|ratings|numbers|tables))(?: (?:below|here|on this page|(?:in|of) this \w+))? (?:comes?|is|are|was|were|stems?)(?: (?:all|taken|copied|read|straight))* from ([^\n.]{3,200})"
)
"""The same in a sentence: "Everything below comes from ..."."""
_PUBLISHERS = ("arena", "lmsys", "artificial")
"""One of these stands in every line that credits a board."""
_REACH = 400
"""Characters before a publisher's name in which its line begins."""
_CREDITS = 4
"""Lines of credit of a section that are kept."""
_LEVELS = 6


class Over(NamedTuple):
    """What stands over a place, in small letters; each text is empty where there is none."""

    heading: str = ""
    """The nearest heading."""
    enclosing: tuple[str, ...] = ()
    """The headings around that section, the nearest first, and the title."""
    credits: tuple[str, ...] = ()
    """What the lines say that credit the data of the section or of one that encloses it, the nearest section first."""


class _Section(NamedTuple):
    start: int
    level: int
    text: str


class Outline:
    """The sections of a text, found when first asked for. ``low`` is the text in small letters."""

    def __init__(self, low: str, title: str) -> None:
        self._low = low
        self._title = title.casefold()
        self._kept: dict[int, Over] = {}

    def over(self, at: int) -> Over:
        """What stands over an offset."""
        number = bisect_right(self._starts, at) - 1
        if number not in self._kept:
            self._kept[number] = self._over(number)
        return self._kept[number]

    @Once
    def _sections(self) -> list[_Section]:
        """The sections in order; one without a heading before the first."""
        found = (_HEADING.match(self._low, at) for at in _lines_with("#", self._low))
        return [_Section(0, 0, ""), *(_Section(m.start(), len(m.group(1)), m.group(2)) for m in found if m)]

    @Once
    def _starts(self) -> list[int]:
        return [section.start for section in self._sections]

    @Once
    def _parents(self) -> list[int]:
        """For each section the number of the one around it; the first is around all."""
        parents, last = [0], [0] * (_LEVELS + 1)
        for number, section in enumerate(self._sections[1:], 1):
            parents.append(max(last[: section.level]))
            last[section.level :] = [number] * (_LEVELS + 1 - section.level)
        return parents

    @Once
    def _credits(self) -> dict[int, list[str]]:
        """The lines of credit by the section in which they stand."""
        found: dict[int, list[str]] = {}
        for start in sorted(set(_lines_of(_PUBLISHERS, self._low))):
            match = _CREDIT.match(self._low, start) or _TOLD.search(self._low, start, self._end_of(start))
            match = match if match and any(word in match.group(1) for word in _PUBLISHERS) else None
            own = found.setdefault(bisect_right(self._starts, start) - 1, []) if match else []
            if match and len(own) < _CREDITS:
                own.append(match.group(1))
        return found

    def _end_of(self, start: int) -> int:
        """Where a line ends, or the first part of a long one."""
        end = self._low.find("\n", start, start + _REACH)
        return end if end >= 0 else min(len(self._low), start + _REACH)

    def _over(self, number: int) -> Over:
        chain = [number]
        while chain[-1]:
            chain.append(self._parents[chain[-1]])
        headings = [self._sections[place].text for place in chain]
        enclosing = (*(text for text in headings[1:] if text), *((self._title,) if self._title else ()))
        return Over(headings[0], enclosing, tuple(text for place in chain for text in self._credits.get(place, ())))


def _lines_with(mark: str, low: str) -> Iterator[int]:
    """Where lines begin with a mark."""
    at = 0 if low.startswith(mark) else low.find(f"\n{mark}") + 1 or -1
    while at >= 0:
        yield at
        at = low.find(f"\n{mark}", at) + 1 or -1


def _lines_of(words: tuple[str, ...], low: str) -> Iterator[int]:
    """Where lines begin that hold one of some words, each word looked for once a line."""
    for word in words:
        at = low.find(word)
        while at >= 0:
            yield low.rfind("\n", max(0, at - _REACH), at) + 1
            end = low.find("\n", at)
            at = low.find(word, end) if end >= 0 else -1
