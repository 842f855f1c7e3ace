"""Finding names in the bytes of a file: one search over all of it, a closer look only at the hits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from imgpick.scanning.result import Hit
from imgpick.scanning.vocabulary import Vocabulary, shape, unreleased

_RUN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_._/:@+-"
_REACH = 160
_CUT = re.compile(r"[/:@]")
_LINK = re.compile(r"//(?:docs|platform|blog|www)\.|/(?:docs|blog|guides?|news|pricing)/")


class Finder:
    """Finds the names of a vocabulary in bytes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary
        self._stems = [stem.encode() for stem in vocabulary.stems]

    @cached_property
    def _words(self) -> re.Pattern[str]:
        names = sorted((n.encode().decode("latin-1") for n in self._known.words), key=len, reverse=True)
        return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w\[]|[.-]\w| ?\[)")

    def find(self, data: bytes) -> Iterator[Hit]:
        """Every name in a text file, in order."""
        places = self._places(data.lower())
        if not places:
            return
        lines = _Lines(data)
        done = 0
        for start, end in places:
            if start < done:
                continue
            for key, text, at in self._near(data, start, end, done):
                yield lines.hit(text, key, at)
                done = at + len(text.encode())

    def _places(self, low: bytes) -> list[tuple[int, int]]:
        """Where any stem stands. A search for each stem is faster than one pattern for all (57 against 17 MB/s)."""
        out = []
        for stem in self._stems:
            at = low.find(stem)
            while at >= 0:
                out.append((at, at + len(stem)))
                at = low.find(stem, at + len(stem))
        return sorted(out)

    def _near(self, data: bytes, start: int, end: int, done: int) -> Iterator[tuple[str, str, int]]:
        """(key, text, byte offset) of the names around a hit."""
        before = data[max(done, start - _REACH) : start]
        left = start - (len(before) - len(before.rstrip(_RUN)))
        after = data[end : end + _REACH]
        right = end + (len(after) - len(after.lstrip(_RUN)))
        run = data[left:right].decode("ascii", "replace")
        found = list(self._in_run(run))
        if found:
            yield from ((key, text, left + at) for key, text, at in found)
        else:
            yield from self._in_words(data, start, end)

    def _in_run(self, run: str) -> Iterator[tuple[str, str, int]]:
        """Known ids that fill whole parts of a path, the longest first; else an id that only looks like one."""
        if _LINK.search(run):
            return
        run = run.rstrip(".:/-@+")
        edges = [0, *(m.end() for m in _CUT.finditer(run))]
        ends = [*(m.start() for m in _CUT.finditer(run)), len(run)]
        spans = sorted(((a, b) for a in edges for b in ends if a < b), key=lambda s: (s[0] - s[1], s[0]))
        taken: list[tuple[int, int]] = []
        for a, b in spans:
            text = run[a:b]
            key = text.lower()
            if any(a < y and x < b for x, y in taken):
                continue
            if key in self._known.ids:
                taken.append((a, b))
                yield key, text, a
            elif ("#" in (form := shape(key)) and form in self._known.shapes) or unreleased(
                key
            ) in self._known.releases:
                taken.append((a, b))
                yield "", text, a

    def _in_words(self, data: bytes, start: int, end: int) -> Iterator[tuple[str, str, int]]:
        """A written-out name around a hit."""
        left = max(0, start - 32)
        text = data[left : end + 48].decode("latin-1")  # one character a byte
        for match in self._words.finditer(text):
            if match.start() <= start - left < match.end():
                name = match.group().encode("latin-1").decode("utf-8", "replace")
                yield name, name, left + match.start()


class _Lines:
    """Line and column of byte offsets that only grow; what was counted once is not counted again."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._line = 1
        self._column = 1

    def hit(self, text: str, key: str, at: int) -> Hit:
        newlines = self._data.count(b"\n", self._at, at)
        if newlines:
            self._line += newlines
            self._at = self._data.rfind(b"\n", self._at, at) + 1
            self._column = 1
        self._column += len(self._data[self._at : at].decode("utf-8", "replace"))
        self._at = at
        return Hit(text, key, at, self._line, self._column)
