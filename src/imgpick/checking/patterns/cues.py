"""Which patterns can match a sentence, told from its words: most judges need not look at most sentences.

Every cued pattern has a bit, and another for the second thing that it needs. A word has the bits of all patterns of
which it holds a literal; a sentence has those of its words. What a sentence has not both bits of cannot match it, and
is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from zlib import crc32

from imgpick.checking.patterns import stored
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.patterns.literals import is_letter, literals, plain, read
from imgpick.records import NamedTuple

_HEAD = 2
"""Letters of a literal by which it is found."""
_LETTERS = lazy(r"\w+")
_MOST_WORDS = 50_000
_LONGEST = 100
"""Characters of a word from which on it is taken to hold all literals."""


class Tables(NamedTuple):
    """The bits of literals, sorted by how they are looked for: whole words, starts of words, and by their head all
    that may stand anywhere. ``always`` are the bits of every text."""

    always: int
    whole: dict[str, int]
    starts: dict[str, int]
    others: dict[str, list[tuple[str, bool, bool, int]]]


def tables(literals: Iterable[tuple[str, int]], always: int = 0) -> Tables:
    """``literals`` as ``literals.literals`` writes them, with their bits."""
    made = Tables(always, {}, {}, {})
    for literal, bit in literals:
        text, begins, ends = read(literal)
        if begins and text.isalnum():
            place = made.whole if ends else made.starts
            place[text] = place.get(text, 0) | bit
        else:
            made.others.setdefault(text[:_HEAD], []).append((text, begins, ends, bit))
    return made


class Words(dict[str, int]):
    """The bits of words: those of the literals that stand in them, worked out when a word is first met."""

    def __init__(self, made: Tables) -> None:
        super().__init__()
        self._always, self._whole, self._starts, self._others = made
        self._heads = frozenset(self._others)
        self._lengths = sorted(set(map(len, self._starts)))
        self._all = self._always
        for bit in (
            *self._whole.values(),
            *self._starts.values(),
            *(o[-1] for row in self._others.values() for o in row),
        ):
            self._all |= bit

    def __missing__(self, word: str) -> int:
        if len(word) > _LONGEST:
            return self._all
        if len(self) > _MOST_WORDS:
            self.clear()
        text, bits = plain(word), self._always
        for letters in (text,) if text.isalnum() else _LETTERS.findall(text):
            bits |= self._whole.get(letters, 0)
            for length in self._lengths:
                if length > len(letters):
                    break
                bits |= self._starts.get(letters[:length], 0)
        for head in (*self._heads.intersection(text), *self._heads.intersection(map(add, text, text[1:]))):
            for literal in self._others[head]:
                if literal[0] in text:
                    bits |= _standing(text, *literal)
        self[word] = bits
        return bits

    def of(self, lower: str) -> int:
        """The bits of a text in small letters."""
        bits = self._always
        for word in lower.split():
            bits |= self[word]
        return bits


def _standing(text: str, start: str, begins: bool, ends: bool, bit: int) -> int:
    """The bit of a literal that stands in a word, or 0."""
    at = text.find(start)
    while at >= 0:
        end = at + len(start)
        if not (begins and at and is_letter(text[at - 1])) and not (ends and end < len(text) and is_letter(text[end])):
            return bit
        at = text.find(start, at + 1)
    return 0


class Cued:
    """A pattern that is only tried where its literals stand. ``pattern`` is the pattern itself, for other texts."""

    def __init__(self, source: str, bit: int) -> None:
        self.source, self.bit = source, bit
        self.pattern = lazy(source)


_every: list[Cued] = []
_words: Words | None = None


def cued(source: str) -> Cued:
    """A pattern with a bit of its own; for modules, as bits are never given back."""
    global _words
    _words = None
    _every.append(Cued(source, 1 << len(_every)))
    return _every[-1]


def bits(lower: str) -> int:
    """The bits of the patterns that can match a text in small letters or a part of it."""
    global _words
    if _words is None:
        _words = _collected()
    found = _words.of(lower)
    return found & (found >> len(_every))


def any_of(patterns: Iterable[Cued]) -> int:
    """The bits of some patterns together."""
    found = 0
    for item in patterns:
        found |= item.bit
    return found


def _collected() -> Words:
    """The words of all patterns."""
    names = "\n".join(item.source for item in _every)
    return Words(Tables(*stored.worked_out(f"needs:{crc32(names.encode()):x}", _tables)))


def _tables() -> Tables:
    found: dict[str, int] = {}
    always = 0
    for item in _every:
        needed = literals(item.source)
        for bit, choice in zip((item.bit, item.bit << len(_every)), (*needed, (), ()), strict=False):
            for literal in choice:
                found[literal] = found.get(literal, 0) | bit
            always |= 0 if choice else bit
    return tables(found.items(), always)
