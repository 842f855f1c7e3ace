"""Lists in lists: what the items that enclose one say of it, its model, route, tier, size, mode and unit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.titles import Title
from imgpick.checking.patterns.lazy import Once, lazy
from imgpick.checking.text.blocks import Block
from imgpick.records import NamedTuple

_NESTED = lazy(r"\n[ \t]+(?:[-*+\u2022\u2013]|\d{1,3}[.)])[ \t]")
_LINE = lazy(r"^([ \t]*)(?:(?:[-*+\u2022\u2013]|\d{1,3}[.)])[ \t]+)?(?=(\S))", re.MULTILINE)
_PRICED = lazy(r"\$\.?\d|\b\d*\.\d\d|\d ?(?:cents?|\u00a2)\b")
"""An item with a price of its own: its tier and size belong to that."""
_LONGEST = 160
"""Characters of an enclosing item that are heard."""
_DEEPEST = 6


class _Item(NamedTuple):
    """An item of a list, or the line before one. ``parent`` is its number, -1 for none."""

    start: int
    indent: int
    parent: int


class Nest:
    """The lists of a text in small letters, laid out when first asked for."""

    def __init__(self, low: str) -> None:
        self._low = low
        self._named: dict[int, tuple[Mention, ...]] = {}

    @Once
    def _is_nested(self) -> bool:
        return bool(_NESTED.search(self._low))

    @Once
    def _items(self) -> list[_Item]:
        """The items in order, each with the one that it stands below."""
        items: list[_Item] = []
        stack: list[int] = []
        lead = -1
        for line in _LINE.finditer(self._low):
            indent = len(line.group(1).expandtabs(4))
            if line.end() == line.end(1):
                if indent and stack:
                    continue  # it goes on with the item above
                stack, lead = [], -1
                if line.group(2) not in "#|>":
                    items.append(_Item(line.start(), -1, -1))
                    lead = len(items) - 1
                continue
            while stack and items[stack[-1]].indent >= indent:
                stack.pop()
            items.append(_Item(line.start(), indent, stack[-1] if stack else lead))
            stack.append(len(items) - 1)
        return items

    @Once
    def _starts(self) -> list[int]:
        return [item.start for item in self._items]

    def below(self, mentions: list[Mention]) -> Iterator[int]:
        """Where the items begin that stand below one which names a model."""
        if not self._is_nested or not mentions:
            return
        begins = [mention.start for mention in mentions]
        told: set[int] = set()
        for number, item in enumerate(self._items):
            end = self._starts[number + 1] if number + 1 < len(self._items) else len(self._low)
            if item.indent >= 0 and item.parent in told:
                yield item.start + item.indent
            if item.indent >= 0 and (item.parent in told or bisect_left(begins, item.start) < bisect_left(begins, end)):
                told.add(number)

    def note(self, block: Block, own: list[Mention]) -> None:
        """Remember the models that an item names, for those below it."""
        if block.kind == "item" and own:
            self._named[block.start] = tuple(m for m in own if m.models and m.kind != "app")

    def over(self, block: Block, title: Title) -> tuple[Title, str]:
        """The title for an item, which is the nearest item around it that names models, and the words around it.

        The line before a list is heard for items that name nobody.
        """
        if block.kind != "item":
            return title, ""
        around = [self._items[number] for number in self._around(block.start)]
        named = self._models([item.start for item in around])
        if named and around[0].indent >= 0:
            one = len({m.models for m in named}) == 1
            title = Title(named[:1] if one else (), block.end, nested=True)
        alone = not self._named.get(block.start)
        lines = (self._line(item) for item in around if alone or item.indent >= 0)
        return title, " | ".join(line for line in lines if line and not _PRICED.search(line))

    def _models(self, starts: list[int]) -> tuple[Mention, ...]:
        """The models of the nearest item that names some; a family stands for its member that an outer item names."""
        told = [self._named[start] for start in starts if self._named.get(start)]
        for outer in told[1:]:
            if {m.kind for m in told[0]} == {"family"} and len({m.models for m in outer}) == 1:
                return outer if set(outer[0].models) <= set(told[0][0].models) else told[0]
        return told[0] if told else ()

    def _around(self, start: int) -> Iterator[int]:
        """The numbers of the items around one, the nearest first, and the line before its list."""
        number = bisect_right(self._starts, start) - 1
        for _ in range(_DEEPEST):
            number = self._items[number].parent if number >= 0 else -1
            if number < 0:
                return
            yield number

    def _line(self, item: _Item) -> str:
        """The words of an item; of the line before a list only where it is no sentence of its own."""
        end = self._low.find("\n", item.start, item.start + _LONGEST)
        line = self._low[item.start : end if end >= 0 else item.start + _LONGEST].strip(" \t-*+_")
        return "" if item.indent < 0 and (end < 0 or line.endswith((".", "!", "?"))) else line
