"""Which patterns can match a sentence, told from its words: most judges need not look at most sentences.

Every cued pattern has a bit. A word has the bits of all patterns of which it holds a literal; a sentence has those
of its words. What a sentence has no bit of cannot match it, and is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.checking import stored
from imgpick.checking.lazy import lazy
from imgpick.checking.literals import Literal, is_letter, plain, read

_HEAD = 2
"""Letters of a literal by which it is found."""
_LETTERS = lazy(r"\w+")
_MOST_WORDS = 50_000
_LONGEST = 100
"""Characters of a word from which on it is taken to hold all literals."""


class Words(dict[str, int]):
    """The bits of words: those of the literals that stand in them, worked out when a word is first met.

    ``literals`` are written as ``literals.literals`` writes them; ``always`` are the bits of every word.
    """

    def __init__(self, literals: Iterable[tuple[str, int]], always: int = 0) -> None:
        super().__init__()
        self._always = self._all = always
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        self._others: dict[str, list[tuple[Literal, int]]] = {}
        for literal, bit in literals:
            self._all |= bit
            text = literal.strip(" ")
            if literal[0] == " " and text.isalnum():
                place = self._whole if literal[-1] == " " else self._starts
                place[text] = place.get(text, 0) | bit
            else:
                self._others.setdefault(text[:_HEAD], []).append((read(literal), bit))
        self._lengths = sorted(set(map(len, self._starts)))

    def __missing__(self, word: str) -> int:
        if len(word) > _LONGEST:
            return self._all
        if len(self) > _MOST_WORDS:
            self.clear()
        text, bits, others = plain(word), self._always, self._others
        for letters in _LETTERS.findall(text):
            bits |= self._whole.get(letters, 0)
            for length in self._lengths:
                if length > len(letters):
                    break
                bits |= self._starts.get(letters[:length], 0)
        for at in range(len(text)):
            for head in (text[at], text[at : at + _HEAD]):
                if head in others:
                    bits |= _standing(text, at, others[head])
        self[word] = bits
        return bits

    def of(self, lower: str) -> int:
        """The bits of a text in small letters."""
        bits = self._always
        for word in lower.split():
            bits |= self[word]
        return bits


def _standing(text: str, at: int, literals: list[tuple[Literal, int]]) -> int:
    """The bits of the literals that stand at an offset of a word."""
    bits = 0
    for (start, begins, ends), bit in literals:
        if text.startswith(start, at) and not (begins and at and is_letter(text[at - 1])):
            end = at + len(start)
            if not (ends and end < len(text) and is_letter(text[end])):
                bits |= bit
    return bits


class Cued:
    """A pattern that is only tried where its literals stand. ``pattern`` is the pattern itself, for other texts."""

    def __init__(self, source: str, flags: int, bit: int) -> None:
        self.source, self.flags, self.bit = source, flags, bit
        self.pattern = lazy(source, flags)


_every: list[Cued] = []
_words: Words | None = None


def cued(source: str, flags: int = 0) -> Cued:
    """A pattern with a bit of its own; for modules, as bits are never given back."""
    global _words
    _words = None
    _every.append(Cued(source, flags, 1 << len(_every)))
    return _every[-1]


def bits(lower: str) -> int:
    """The bits of the patterns that can match a text in small letters or a part of it."""
    global _words
    if _words is None:
        _words = _collected()
    return _words.of(lower)


def any_of(patterns: Iterable[Cued]) -> int:
    """The bits of some patterns together."""
    found = 0
    for item in patterns:
        found |= item.bit
    return found


def _collected() -> Words:
    """The literals of all patterns."""
    found: dict[str, int] = {}
    always = 0
    for item in _every:
        needed = stored.literals_of(item.source, item.flags)
        for literal in needed:
            found[literal] = found.get(literal, 0) | item.bit
        always |= 0 if needed else item.bit
    return Words(found.items(), always)
