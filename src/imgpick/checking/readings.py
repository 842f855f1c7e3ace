"""From blocks to sentences and cells of interest, each with what it goes on about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from operator import attrgetter

from imgpick.checking.blocks import Block, sentences
from imgpick.checking.document import Document
from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Context, Reading

_FOLLOWS = lazy(
    r"\W*(?:it|its(?! (?:predecessor|successor|sibling|rival|competitor|forerunner|older|bigger|smaller|cheaper|dearer|elder|little|big))|it's|this model|the model|the api|this one|each image|an image|one image|pricing|the price|prices|images cost|they)\b"
)
_FIGURE = lazy(r"\$|^\W*[\d.,]+\W*$")
WIDE = 24
"""Cells of a row, from its left, that may say what its figures are for."""
SETTING = 1500
"""How far back a sentence may look in its section for the board and the day it speaks of."""


def setting_of(low: str, start: int) -> str:
    """What stands before a block in its section, the heading included."""
    begin = max(0, start - SETTING)
    return low[max(begin, low.rfind("\n#", begin, start) + 1) : start]


def _around(document: Document, low: str, block: int, start: int) -> str:
    """What stands before a sentence in its section."""
    return f"{setting_of(low, block)}{document.readable[max(block, start - SETTING) : start]}"[-SETTING:]


def _linked(document: Document, start: int, end: int) -> bool:
    """Whether a link begins in a stretch."""
    at = bisect_left(document.links, start)
    return at < len(document.links) and document.links[at] < end


def prose(
    document: Document, low: str, block: Block, mentions: list[Mention], heading: Mention | None, context: Context
) -> Iterator[Reading]:
    """The sentences of a block that name a model or go on about one."""
    models_here = any(m.models and m.kind != "app" for m in mentions)
    carried: Mention | None = None if models_here else heading
    topic = False  # whether the sentence before is but a name with a question mark
    for start, end in sentences(document.readable, block.start, block.end):
        own = [m for m in mentions if start <= m.start < end]
        text = document.readable[start:end]
        subject = None
        if not own and carried and (topic or _FOLLOWS.match(text.lower()) or block.kind == "item"):
            subject = carried
        if own or subject:
            sourced = _linked(document, start, end)
            around = partial(_around, document, low, block.start, start)
            yield Reading(text, start, own, context, kind=block.kind, subject=subject, sourced=sourced, setting=around)
        models = {m.models for m in own if m.models and m.kind != "app"}
        if models:
            carried = next(m for m in own if m.models and m.kind != "app") if len(models) == 1 else None
        topic = (
            len(own) == 1 and text.strip("*_ \n").endswith("?") and len(text.strip("*_ ?\n")) <= len(own[0].text) + 4
        )


def _first_in(mentions: list[Mention], stretch: tuple[int, int]) -> Mention | None:
    """The first model that is named in a stretch. ``mentions`` are in order."""
    for mention in islice(mentions, bisect_left(mentions, stretch[0], key=_start), None):
        if mention.start >= stretch[1]:
            return None
        if mention.models:
            return mention
    return None


_start = attrgetter("start")


def row(
    document: Document,
    block: Block,
    own: list[Mention],
    mentions: list[Mention],
    context: Context,
    setting: Callable[[], str],
) -> Iterator[Reading]:
    """The cells of a table's row, each with the head above it and the label before it."""
    table = document.tables[block.table]
    text = document.readable
    cells = table.rows[block.row - 1] if block.row else table.head
    named = [m for m in own if m.models and m.kind != "app"]
    label = next((m for m in named if m.kind != "family"), named[0] if named else None)
    plain = [(number, text[a:b]) for number, (a, b) in enumerate(cells[:WIDE]) if not _FIGURE.search(text[a:b])]
    for index, (start, end) in enumerate(cells):
        inside = own[bisect_left(own, start, key=_start) : bisect_left(own, end, key=_start)]
        if block.row == 0:
            if inside:
                yield Reading(text[start:end], start, inside, context, kind="heading")
            continue
        head = table.head[index] if index < len(table.head) else (0, 0)
        above = _first_in(mentions, head)
        models_inside = [m for m in inside if m.models and m.kind not in ("app", "family")]
        subject = None if models_inside else (label or above)
        if not inside and subject is None:
            continue
        aside = " | ".join([text[head[0] : head[1]], *(words for number, words in plain if number != index)])
        yield Reading(
            text[start:end],
            start,
            inside,
            context,
            kind="row",
            subject=subject,
            aside=aside,
            setting=setting,
            sourced=_linked(document, start, end),
        )
