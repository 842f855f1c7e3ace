"""What must stand in a text for a pattern to match it: texts without blanks, one of which is part of every match.

Most patterns need two such things: "at most" and "megapixels". A literal that begins with a blank stands at the beginning of a word only, one that ends with a blank at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imgpick.records import NamedTuple

DIGIT = "0"
"""Stands for any digit, in literals and in the words that are held against them."""
_MOST = 2
"""Choices that are kept: two leave few patterns to be tried in vain, and a third hardly fewer."""
_LONG = 3
"""Letters from which a literal is as good as a longer one."""

_COMMON = frozenset(
    ["a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "cost", "costs", "do", "for", "from", "has",
     "have", "high", "if", "in", "is", "it", "its", "just", "low", "no", "not", "of", "on", "one", "or", "our", "so", "such",
     "than", "that", "the", "their", "this", "to", "up", "was", "were", "will", "with", "you", "your"]
)  # fmt: skip
"""Words that stand in most sentences and say little."""

Choice = frozenset[str]
"""Literals of which one is needed."""
Choices = list[Choice]
"""Of each of these choices one literal is needed; the best first."""
Item = tuple[Any, Any]
"""An operation of the parser of ``re`` with its argument."""


def literals(source: str, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """What a pattern needs one of, in small letters, sorted; of that none, one or two, the one that says more first."""
    from re import _parser  # type: ignore[attr-defined]

    needed = _needed(list(_parser.parse(source, flags)), left=False, right=False)
    return tuple(tuple(sorted(choice)) for choice in needed)


def _needed(items: Sequence[Item], *, left: bool, right: bool) -> Choices:
    """The best two choices among what a sequence needs.

    ``left`` and ``right`` say that no letter or digit stands before and after it, next to one of its own.
    """
    choices: list[Choice] = []
    run, run_left, edge = "", False, left
    for at, (op, argument) in enumerate(map(_named, items)):
        char = _char(op, argument)
        if char:
            run_left = run_left if run else edge
            run, edge = run + char, False
            continue
        ahead = _begins_apart(items[at:], right)
        choices += _literal(run, run_left, ahead)
        run = ""
        choices += _inside(op, argument, edge, _begins_apart(items[at + 1 :], right))
        edge = _edge_behind(op, argument, edge)
    choices += _literal(run, run_left, right)
    return sorted(dict.fromkeys(choices), key=_worth, reverse=True)[:_MOST]


def _char(op: str, argument: Any) -> str:
    """The one character that an item stands for; empty for blanks and for items that are not one character."""
    if op == "LITERAL":
        char = chr(argument).lower()
        return DIGIT if char.isdigit() else "" if char.isspace() or len(char) > 1 else char
    if op == "IN" and [(str(kind), str(what)) for kind, what in argument] == [("CATEGORY", "CATEGORY_DIGIT")]:
        return DIGIT
    return ""


def _literal(run: str, left: bool, right: bool) -> Choices:
    if not run:
        return []
    begin = " " if left and is_letter(run[0]) else ""
    return [frozenset((f"{begin}{run}{' ' if right and is_letter(run[-1]) else ''}",))]


def _inside(op: str, argument: Any, left: bool, right: bool) -> Choices:
    """What an item needs that holds others."""
    if op == "BRANCH":
        parts = [_needed(list(branch), left=left, right=right) for branch in argument[1]]
        if not all(parts):
            return []
        return [frozenset().union(*(part[min(at, len(part) - 1)] for part in parts)) for at in range(_MOST)]
    if op == "SUBPATTERN":
        return _needed(list(argument[-1]), left=left, right=right)
    if op == "ATOMIC_GROUP":
        return _needed(list(argument), left=left, right=right)
    if op == "IN":
        chars = [_char(str(kind), what) for kind, what in argument]
        return [frozenset(chars)] if all(chars) else []
    if op in _REPEATS and argument[0] > 1 and len(argument[2]) == 1 and _char(*_named(argument[2][0])):
        return _literal(_char(*_named(argument[2][0])) * argument[0], left, right=False)
    if op in _REPEATS and argument[0] > 0:
        return _needed(list(argument[2]), left=left, right=right and argument[1] == 1)
    if op == "ASSERT" and argument[0] > 0:
        return _needed(list(argument[1]), left=left, right=False)
    return []


_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _begins_apart(items: Sequence[Item], right: bool) -> bool:
    """Whether what follows begins with the edge of a word, or with a character of none."""
    return _is_edge(*_named(items[0])) or _is_no_letter(*_named(items[0])) if items else right


def _edge_behind(op: str, argument: Any, edge: bool) -> bool:
    """Whether what follows an item begins a word, where it is known."""
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return edge or _is_edge(op, argument)
    if op in _REPEATS:
        return _ends_apart(argument[2]) and (edge or argument[0] > 0)
    return _ends_apart([(op, argument)])


def _ends_apart(items: Any) -> bool:
    """Whether a sequence always ends with a character that belongs to no word."""
    if not len(items):
        return False
    op, argument = _named(items[-1])
    if op == "SUBPATTERN":
        return _ends_apart(argument[-1])
    if op == "BRANCH":
        return all(_ends_apart(branch) for branch in argument[1])
    return _is_no_letter(op, argument)


def _named(item: Item) -> tuple[str, Any]:
    return str(item[0]), item[1]


def _is_edge(op: str, argument: Any) -> bool:
    return op == "AT" and str(argument) == "AT_BOUNDARY"


def _is_no_letter(op: str, argument: Any) -> bool:
    """Whether an item is one character that belongs to no word."""
    if op == "IN":
        return all(_is_no_letter(*_named(part)) for part in argument)
    return (op == "LITERAL" and not is_letter(chr(argument))) or str(argument) in (
        "CATEGORY_SPACE",
        "CATEGORY_NOT_WORD",
    )


def _worth(choice: Choice) -> tuple[int, bool, int]:
    """A choice is worth what its weakest literal says; of two such the smaller one is better."""
    return min(map(_says, choice)), not any(DIGIT in text for text in choice), -len(choice)


def _says(literal: str) -> int:
    """How much it says that a literal stands in a text."""
    text = literal.strip(" ")
    return 1 if text in _COMMON else min(len(text), _LONG)


class Literal(NamedTuple):
    """A literal, taken apart."""

    text: str
    begins: bool
    ends: bool


def read(literal: str) -> Literal:
    """A literal as ``literals`` writes it, taken apart."""
    return Literal(literal.strip(" "), literal.startswith(" "), literal.endswith(" "))


def is_letter(char: str) -> bool:
    """Whether a character belongs to a word as ``re`` sees it."""
    return char.isalnum() or char == "_"


def plain(word: str) -> str:
    """A word in the form in which literals are looked for: every digit as one."""
    return word if word.isalpha() else "".join(DIGIT if char.isdigit() else char for char in word)
