"""What stands in the shipped files as it stands there: parsed and checked when the wheel was built, taken from there.

Who edits a copy of the base changes an entry or two of hundreds. A file that is a shipped one, byte for byte, is not
parsed at all. Of another the entries that stand in a shipped file are set aside, each as one short text in its place,
and put back after the rest was parsed. Whatever is unusual about a file, it is parsed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import source_hash
from pathlib import Path
from typing import Any, Self

from imgpick.kb.pack import BrokenPackError, Pack
from imgpick.records import NamedTuple

Tree = dict[str, Any]
_MARGIN = re.compile(rb"\n(?=\S)")
"""Where a file is cut: before every line that does not begin with a blank."""
_ASIDE = "imgpick known entry "
"""How the text begins that stands for an entry."""


class Place(NamedTuple):
    """Where a piece of a shipped file stands in its tree; a whole file has no section."""

    file: int
    section: str
    at: int


_NOWHERE = Place(-1, "", 0)


def kept(files: Iterable[tuple[bytes, Tree]]) -> dict[str, Any]:
    """What a compiled base keeps of the files it comes from: their trees, and where the pieces of each stand in it.

    ``files`` are contents and their trees, after the data rules passed them.
    """
    out: dict[str, Any] = {}
    known: dict[str, Place] = {}
    for number, (data, tree) in enumerate(files):
        out[f"tree/{number}"] = tree
        known[_hash(data)] = Place(number, "", 0)
        for piece, section, index in _items(data, tree):
            known[_hash(piece)] = Place(number, section, index)
    return {**out, "known": known}


def _items(data: bytes, tree: Tree) -> Iterator[tuple[bytes, str, int]]:
    """The pieces that are one item of a list at the margin, by themselves as well as in their file."""
    from imgpick.errors import ImgpickError
    from imgpick.kb import strict

    section, index = "", 0
    for piece in _MARGIN.split(data):
        if not piece.startswith(b"- "):
            section, index = piece.partition(b":")[0].decode(), 0
            continue
        try:
            alone = strict.parse(b"alone:\n" + piece, "")
        except ImgpickError:
            return
        items = tree.get(section)
        if not isinstance(items, list) or alone != {"alone": items[index : index + 1]}:
            return
        yield piece, section, index
        index += 1


class Known:
    """The shipped entries, and which of those that were taken from them need no check of their shape."""

    def __init__(self, pack: Pack | None) -> None:
        self._pack = pack
        self._places: dict[str, Any] = (pack.get("known") if pack else None) or {}
        self._trees: dict[int, Tree] = {}
        self.sound: set[int] = set()
        """Identities of entries that are where they were when they passed; valid as long as this object lives."""

    @classmethod
    def of(cls, path: Path) -> Self:
        """What the pack at ``path`` knows: nothing where there is none, as in a checkout."""
        try:
            return cls(Pack(path))
        except BrokenPackError:
            return cls(None)

    def parse(self, data: bytes, file: str) -> Tree:
        """As ``strict.parse``: the same tree, the same errors."""
        from imgpick.errors import ImgpickError
        from imgpick.kb import strict

        whole = Place(*self._places.get(_hash(data), _NOWHERE))
        if whole.file >= 0 and not whole.section:
            tree = self._tree(whole.file)
            for items in tree.values():
                if isinstance(items, list | dict):
                    self.sound.update(map(id, items.values() if isinstance(items, dict) else items))
            return dict(tree)
        rest, aside = self._set_aside(data)
        if aside:
            try:
                tree = strict.parse(rest, file)
            except ImgpickError:
                tree = {}
            if self._put_back(tree, aside):
                return tree
        return strict.parse(data, file)

    def _set_aside(self, data: bytes) -> tuple[bytes, list[Place]]:
        if not self._places or _ASIDE.encode() in data:
            return data, []
        aside: list[Place] = []
        pieces = _MARGIN.split(data)
        for at, piece in enumerate(pieces):
            place = Place(*self._places.get(_hash(piece), _NOWHERE)) if piece.startswith(b"- ") else _NOWHERE
            if place.section:
                pieces[at] = b'- "%s%d"' % (_ASIDE.encode(), len(aside))
                aside.append(place)
        return b"\n".join(pieces), aside

    def _put_back(self, tree: Tree, aside: list[Place]) -> bool:
        """Whether every entry that was set aside is an item of the list that it comes from."""
        found = 0
        for section, items in tree.items():
            for index, item in enumerate(items if isinstance(items, list) else ()):
                if item == f"{_ASIDE}{found}":
                    if aside[found].section != section:
                        return False
                    items[index] = known = self._tree(aside[found].file)[section][aside[found].at]
                    self.sound.add(id(known))
                    found += 1
        return found == len(aside)

    def _tree(self, number: int) -> Tree:
        if number not in self._trees:
            assert self._pack is not None
            self._trees[number] = self._pack.get(f"tree/{number}")
        return self._trees[number]


def _hash(data: bytes) -> str:
    return source_hash(data).hex()
