"""The words of names, and the first of them: what a text is searched for before any name is looked at."""

from collections.abc import Iterable, Mapping
from typing import Any

_WORD = r"[a-z]+|\d+(?:\.\d+)*|[^\W\d_a-z]+"
Tree = dict[str, Any]
"""Names that begin with a word, further word by word; at "" a list of the names that end there."""
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


def by_first_word(rows: Iterable[Mapping[str, Any]]) -> dict[str, Tree]:
    """The rows of names by each word that the name can begin with, in their order."""
    out: dict[str, Tree] = {}
    for row in rows:
        for first, *rest in spellings(row["name"]):
            grow(out.setdefault(first, {}), rest, row)
    return out


def grow(tree: Tree, words: Iterable[str], item: Any) -> None:
    """Add what is called by these further words."""
    for word in words:
        tree = tree.setdefault(word, {})
    tree.setdefault("", []).append(item)


def merged(tree: Tree, more: Tree) -> Tree:
    """Two trees as one; the first is left as it is."""
    if not more:
        return tree
    ending = [*tree.get("", ()), *more.get("", ())]
    deeper = {word: merged(tree.get(word, {}), rest) for word, rest in more.items() if word}
    return {**tree, **deeper, **({"": ending} if ending else {})}


def anchors(first: str, tree: Tree) -> list[str]:
    """The texts to search for: the first word, or the first two where it is a single letter."""
    if len(first) > 1:
        return [first]
    return sorted(f"{first}{joint}{second}" for second in tree if second for joint in "- ")
