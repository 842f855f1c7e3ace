"""No pattern can take exponential time: none repeats what it can read in two ways.

A repetition is laid out as an automaton of its characters; two different walks of the same text that part and meet
again mean that every round doubles the ways to fail. Conditions around it are left out, so it is stricter than needed.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import imgpick.checking
from imgpick.checking.engine import check_text
from imgpick.checking.patterns import lazy
from imgpick.checking.rules import RULES
from imgpick.kb.base import Base

LETTERS = [*map(chr, range(32, 127)), "\n", "\t", "\u2013", "\xe9"]
UNROLLED = 8
"""Times up to which a counted repetition is laid out one after the other; a longer one is taken as endless."""
CLASSES = {"WORD": r"\w", "NOT_WORD": r"\W", "SPACE": r"\s", "NOT_SPACE": r"\S", "DIGIT": r"\d", "NOT_DIGIT": r"\D"}

Part = tuple[bool, set[int], set[int]]
"""Whether it may be empty, and the places where it begins and ends."""


class Automaton:
    """The places of a pattern, what each may be, and which follows which."""

    def __init__(self, items: Sequence[Any], flags: int) -> None:
        self.letters: list[frozenset[str]] = []
        self.after: list[set[int]] = []
        self.joined_twice: frozenset[str] = frozenset()
        _, first, last = self._row(items, flags)
        self._join(last, first)

    def _place(self, letters: frozenset[str]) -> Part:
        self.letters.append(letters)
        self.after.append(set())
        place = {len(self.after) - 1}
        return False, place, place

    def _join(self, ends: set[int], begins: set[int]) -> None:
        for end in ends:
            for begin in self.after[end] & begins:
                self.joined_twice |= self.letters[begin]
            self.after[end] |= begins

    def _row(self, items: Sequence[Any], flags: int) -> Part:
        row: Part = (True, set(), set())
        for op, argument in items:
            row = self._then(row, self._part(op, argument, flags))
        return row

    def _then(self, row: Part, part: Part) -> Part:
        self._join(row[2], part[1])
        first = row[1] | part[1] if row[0] else row[1]
        return row[0] and part[0], first, row[2] | part[2] if part[0] else part[2]

    def _part(self, op: Any, argument: Any, flags: int) -> Part:
        if op in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
            return self._place(letters_of(op, argument, flags))
        if op in (code.MAX_REPEAT, code.MIN_REPEAT):
            return self._repeat(argument[0], argument[1], argument[2], flags)
        if op is code.SUBPATTERN:
            return self._row(argument[3], flags | argument[1])
        if op is code.BRANCH:
            ways = [self._row(way, flags) for way in argument[1]]
            return any(w[0] for w in ways), set().union(*(w[1] for w in ways)), set().union(*(w[2] for w in ways))
        if op is code.AT and argument in (code.AT_END, code.AT_END_STRING):
            return self._place(frozenset())
        return True, set(), set()

    def _repeat(self, least: int, most: Any, items: Sequence[Any], flags: int) -> Part:
        if most is code.MAXREPEAT or most > UNROLLED:
            empty, first, last = self._row(items, flags)
            self._join(last, first)
            return empty or least == 0, first, last
        empty, first, last = self._row(items, flags)
        ends = last if least <= 1 else set()
        for times in range(2, most + 1):
            _, more, final = self._row(items, flags)
            self._join(last, more)
            last = final
            ends = ends | last if least <= times else ends
        return empty or least == 0, first, ends

    def twice(self) -> frozenset[str]:
        """Letters at which two walks part that read the same text and end up at the same place, again and again."""
        if self.joined_twice:
            return self.joined_twice
        for place, after in enumerate(self.after):
            for one in after:
                for other in after:
                    shared = self.letters[one] & self.letters[other]
                    if one < other and shared and any(place in self._reached(m) for m in self._meet(one, other)):
                        return shared
        return frozenset()

    def _meet(self, one: int, other: int) -> Iterator[int]:
        seen, waiting = {(one, other)}, [(one, other)]
        while waiting:
            left, right = waiting.pop()
            for pair in ((a, b) for a in self.after[left] for b in self.after[right]):
                if self.letters[pair[0]] & self.letters[pair[1]] and pair not in seen:
                    if pair[0] == pair[1]:
                        yield pair[0]
                    else:
                        waiting.append(pair)
                    seen.add(pair)

    def _reached(self, place: int) -> set[int]:
        reached, waiting = {place}, [place]
        while waiting:
            new = self.after[waiting.pop()] - reached
            reached |= new
            waiting += new
        return reached


def letters_of(op: Any, argument: Any, flags: int) -> frozenset[str]:
    """The letters that one place of a pattern may be."""
    if op is code.ANY:
        return frozenset(LETTERS) - {"\n"}
    if op is not code.IN:
        same = {c for c in LETTERS if c == chr(argument) or (flags & re.I and c.lower() == chr(argument).lower())}
        return frozenset(LETTERS) - same if op is code.NOT_LITERAL else frozenset(same)
    found: set[str] = set()
    for kind, what in argument:
        if kind is code.LITERAL:
            found.add(chr(what))
        elif kind is code.RANGE:
            found |= {c for c in LETTERS if what[0] <= ord(c) <= what[1]}
        elif kind is code.CATEGORY:
            found |= {c for c in LETTERS if re.match(CLASSES[str(what).removeprefix("CATEGORY_")], c)}
    return frozenset(LETTERS) - found if argument[0][0] is code.NEGATE else frozenset(found)


def repetitions(items: Sequence[Any], flags: int) -> Iterator[frozenset[str]]:
    """What can be read in two ways, in every repetition of a pattern that takes three rounds or more."""
    for op, argument in items:
        if op in (code.MAX_REPEAT, code.MIN_REPEAT):
            if argument[1] >= 3:
                yield Automaton(argument[2], flags).twice()
            yield from repetitions(argument[2], flags)
        elif op is code.SUBPATTERN:
            yield from repetitions(argument[3], flags | argument[1])
        elif op is code.BRANCH:
            for way in argument[1]:
                yield from repetitions(way, flags)
        elif op in (code.ASSERT, code.ASSERT_NOT):
            yield from repetitions(argument[1], flags)


def in_two_ways(pattern: str, flags: int = 0) -> list[str]:
    found = repetitions(parser.parse(pattern, flags), flags)
    return ["".join(sorted(letters)) for letters in found if letters]


@pytest.mark.parametrize(
    ("pattern", "endless"),
    [
        ("(?:a+)+b", True), (r"(?:[\w-]+[ -]){0,9}x", True), (r"a(?:[-.][a-z.]+)+", True), ("(?:x|really|x)*!", True),
        ("(?:a?){3,9}b", False), (r"(?:\w+ ){0,9}x", False), (r"(?:-[a-z]+)+", False), ("(?:ab|ac)*d", False),
        (r"(?:\n {0,3}x|\n {4}y)+", False),
    ],
)  # fmt: skip
def test_finds_repetitions_that_can_be_read_in_two_ways(pattern: str, endless: bool) -> None:
    assert bool(in_two_ways(pattern)) == endless


def test_no_pattern_repeats_what_it_can_read_in_two_ways(base: Base) -> None:
    for module in pkgutil.walk_packages(imgpick.checking.__path__, "imgpick.checking."):
        importlib.import_module(module.name)
    for rule in RULES.values():
        for text in (*rule.flags, *rule.passes):
            check_text(text, base, today="2026-11-22")
    patterns = {(p._source, p._flags) for p in gc.get_objects() if type(p) is lazy._Lazy}
    patterns |= {(source, 0) for source in lazy._spoken}
    assert len(patterns) > 150
    assert {pattern: found for pattern, flags in patterns if (found := in_two_ways(pattern, flags))} == {}
