"""Headings, bold lines and questions: they name the model of which the text below them speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.blocks import Block
from imgpick.records import NamedTuple

_BOLD = lazy(r"\s*(?:\*\*|__)[^*\n]{2,100}?(?:\*\*|__)\s*:?\s*$")
_QUESTION = lazy(r"\s*(?:[*_]{1,2})?(?:q\d*\s*[:.)]\s*)?[^\n?]{8,160}\?(?:[*_]{1,2})?\s*$", re.IGNORECASE)
_HASHES = lazy(r"[ \t]*(#{1,6})[ \t]")
_LISTS = lazy(r"\n(?:[ \t]*\n)?[ \t]*(?:[-*+\u2022\u2013]|\d{1,2}[.)])[ \t]+\S")
"""A list begins at once below a line."""
_TABLE = lazy(r"\n(?:[ \t]*\n)?[ \t]*\|")
"""A table begins at once below a paragraph."""
_MARK = lazy(r"[ \t]*(?:[-*+\u2022\u2013]|\d{1,2}[.)])[ \t]")
"""An item of a list, which is no title of those behind it."""
_OPEN = lazy(r"^[^\n.!?]{2,120}(?:\.\d[^\n.!?]{0,80}){0,3}:?\s*$")
"""A line that is no whole sentence, and what a list is of."""
_LINE = lazy(r"\n[ \t]*([^\s#|>][^\n]*)")
_RUN_IN = lazy(r"\s*(?:[-*+]\s+)?(?:\*\*|__)([^*_\n]{1,40}?)[.:]?(?:\*\*|__)[.:]?\s")
_ENDS = {level: lazy(rf"\n[ \t]*#{{1,{level}}}[ \t]") for level in range(1, 7)}
_NEXT = lazy(r"\n[ \t]*(?:#{1,6}[ \t]|(?:\*\*|__)[^*\n]{2,100}?(?:\*\*|__)[ \t]*:?[ \t]*(?=\n|$))")
_MARKED = lazy(r"\s*(?:[-*+]\s+)?(?:\*\*|__|[*_])[^*_\n]{2,60}[.:]?(?:\*\*|__|[*_])")
_AND = lazy(r"[\s*_`]*(?:and|&|,|/|\+|or)[\s*_`]*")
_AND_LAST = lazy(r"\w[*_`]*(?:,? and|,| &| /| or) [*_`]*$")
_AT_HEAD = 4
_BRIEF = 100
"""Characters of a sentence that does no more than to introduce a model."""
_LITTLE = 24
"""Characters that a heading may have beside a model's name: "X (Google)"."""
REACH = 4000
"""Characters below a title that it may speak for."""
LONGEST = 160
"""Characters of a question that stands alone."""
SHORT = 1200
"""The same for a line that is no heading."""


class Title(NamedTuple):
    """What stands over a block. ``mentions`` are those of one model."""

    mentions: tuple[Mention, ...] = ()
    end: int = 0
    """Where the text ends for which it speaks."""
    text: str = ""
    asks: bool = False
    nested: bool = False
    """Whether it is an item of a list that encloses another."""

    @property
    def is_name(self) -> bool:
        """Whether it is a heading that is the name of one model and little more: a profile stands below it.

        So it does below an item that names one.
        """
        if self.nested:
            return bool(self.mentions) and self.mentions[0].kind == "exact"
        if not self.mentions or self.mentions[0].kind != "exact" or self.asks or not self.text.lstrip().startswith("#"):
            return False
        rest = len(self.text.strip(" #*_\n")) - (self.mentions[0].end - self.mentions[0].start)
        return rest <= _LITTLE


def title(text: str, block: Block, own: list[Mention], old: Title) -> Title:
    """The title for what follows a block: the block itself where it is one, else the ``old`` one."""
    stretch = text[block.start : block.end]
    asks = bool(_QUESTION.match(stretch))
    lists = block.kind == "prose" and _LISTS.match(text, block.end) and (_OPEN.search(stretch) or _of_one(block, own))
    if block.kind != "heading" and (block.kind == "row" or not (asks or lists or _BOLD.match(stretch))):
        return _of_table(text, block, own, old)
    named = without_vendors(own)
    models = {m.models for m in named}
    if not models and block.kind != "heading" and block.start < old.end:
        return old._replace(text=stretch, asks=True) if asks else old
    both = _pair(text, own) if block.kind == "heading" else ()
    mentions = both or (tuple(named[:1]) if len(models) == 1 else ())
    return Title(mentions, end_of(text, block), stretch, asks)


def _of_table(text: str, block: Block, own: list[Mention], old: Title) -> Title:
    """The title for a table below a paragraph that names one model; where a heading names one, that stays."""
    named = without_vendors(own)
    if block.kind != "prose" or len({m.models for m in named}) != 1 or any(m.kind == "exact" for m in old.mentions):
        return old
    table = _TABLE.match(text, block.end) if named[0].kind == "exact" else None
    end = text.find("\n\n", table.end(), table.end() + SHORT) if table else 0
    return Title((named[0],), end if end > 0 else table.end() + SHORT) if table else old


def _of_one(block: Block, own: list[Mention]) -> bool:
    """Whether a paragraph before a list is a short one that begins with the name of a model."""
    return (
        bool(own)
        and own[0].kind == "exact"
        and own[0].start - block.start < _AT_HEAD
        and block.end - block.start < _BRIEF
    )


def _pair(text: str, own: list[Mention]) -> tuple[Mention, ...]:
    """The two models that a heading is of, as one name: "A and B", "X 2.5: A and B"."""
    named = [m for m in own if m.models and m.kind != "app"]
    if len(named) < 2:
        return ()
    first, last = named[0], named[-1]
    line = first.kind == "family" and len(first.models) == 2 and set(last.models) < set(first.models)
    if line and _AND_LAST.search(text, first.end, last.start):
        return (first._replace(kind="either"),)
    keys = tuple(dict.fromkeys((*first.models, *last.models)))
    joined = len(named) == len(keys) == 2 and _AND.fullmatch(text, first.end, last.start)
    return (first._replace(kind="either", models=keys),) if joined and first.kind == last.kind == "exact" else ()


def without_vendors(own: list[Mention]) -> list[Mention]:
    """The models of a line, without the family's name beside that of its member: "X 4.5 on X's API"."""
    named = [m for m in own if m.models and m.kind != "app"]
    members = {key for m in named if m.kind == "exact" for key in m.models}
    return [m for m in named if m.kind != "family" or members.isdisjoint(m.models)]


def end_of(text: str, block: Block) -> int:
    """Where the text ends for which a title speaks."""
    hashes = _HASHES.match(text, block.start, block.end)
    limit = min(len(text), block.end + (REACH if block.kind == "heading" else SHORT))
    found = (_ENDS[len(hashes.group(1))] if hashes else _NEXT).search(text, block.end, limit)
    return found.start() if found else limit


def below(text: str, mentions: Iterable[Mention]) -> Iterator[int]:
    """Where the lines below a title begin: they speak of what it names, though they may not name it."""
    end = -1  # of the line that was looked at last
    for mention in mentions:
        if mention.start < end:
            continue
        start = text.rfind("\n", max(0, end), mention.start) + 1
        end = text.find("\n", mention.end)
        end = end if end >= 0 else len(text)
        plain = text[start] not in "#*_" and not text[start:end].rstrip(" *_").endswith("?")
        if end - start > LONGEST + 8 or (plain and (_MARK.match(text, start) or not _LISTS.match(text, end))):
            continue
        line = Block(start, end, "heading" if text[start] == "#" else "prose")
        if (
            line.kind == "heading"
            or _LISTS.match(text, line.end)
            or _BOLD.match(text, start, line.end)
            or _QUESTION.match(text, start, line.end)
        ):
            yield from _lines(text, line.end, end_of(text, line))


def _lines(text: str, start: int, end: int) -> Iterator[int]:
    """Where the lines of a stretch begin that hold letters."""
    for match in _LINE.finditer(text, start, end):
        yield match.start(1)


def is_run_in(text: str, start: int) -> bool:
    """Whether a paragraph begins with words in bold or italics ("*X.* ...")."""
    return bool(_MARKED.match(text, start))


def run_in(text: str, start: int, end: int) -> str:
    """The bold words with which a paragraph begins ("**4K.** ...")."""
    found = _RUN_IN.match(text, start, end)
    return found.group(1) if found else ""
