"""The words of names, and the first of them: what a text is searched for before any name is looked at."""

from collections.abc import Iterable, Mapping
from typing import Any

_WORD = r"[a-z]+|\d+(?:\.\d+)*|[^\W\d_a-z]+"
_SHORTEST = 3
"""Characters from which a name can be told from other words."""


def spellings(name: str) -> list[tuple[str, ...]]:
    """The words of a name in small letters, and once more with the first two as one; empty where it is too short."""
    from re import findall

    words = tuple(findall(_WORD, name.casefold().replace("\u00b7", "")))
    if len("".join(words)) < _SHORTEST:
        return []
    joined = [(words[0] + words[1], *words[2:])] if len(words) > 1 and words[0].isalpha() and words[1].isalpha() else []
    return [words, *joined]


def by_first_word(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of names by each word that the name can begin with, in their order."""
    out: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        for first in dict.fromkeys(words[0] for words in spellings(row["name"])):
            out.setdefault(first, []).append(row)
    return out


def anchors(first: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The texts to search for: the first word, or the first two where it is a single letter."""
    if len(first) > 1:
        return [first]
    every = (words for row in rows for words in spellings(row["name"]))
    seconds = {words[1] for words in every if words[0] == first and len(words) > 1}
    return sorted(f"{first}{joint}{second}" for second in seconds for joint in "- ")
