"""Sentences that name a vendor and need not name a model: "only Google's models can ...", "its latest came out in ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.abilities import only
from imgpick.checking.lifetime import lineups
from imgpick.checking.result import Claim
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.blocks import Blocks, sentences
from imgpick.checking.text.document import Document

_JUDGES = ((only.OF_VENDOR, only.of_vendor), (lineups.OF_VENDOR, lineups.judge), (only.NONE_OF_VENDOR, only.none_of))


def find(low: str) -> list[tuple[int, re.Match[str]]]:
    """Where a text in small letters speaks so of a vendor, and which of the judges hears it."""
    alone = ("only" in low or "alone" in low or "sole" in low) and only.PICTURES.search(low)
    found = [(0, match) for match in only.OF_VENDOR.finditer(low)] if alone else []
    if any(word in low for word in lineups.WORDS):
        found += [(1, match) for match in lineups.OF_VENDOR.finditer(low)]
    if "model" in low and (" no " in low or "no " in low[:3] or "none of" in low or "not one of" in low):
        found += [(2, match) for match in only.NONE_OF_VENDOR.finditer(low)]
    return found


def claims(
    document: Document, found: list[tuple[int, re.Match[str]]], plain: bool, context: Context
) -> Iterator[Claim]:
    """The claims of such sentences; what the base knows of other models, or of the vendor's, can contradict them."""
    blocks, last = Blocks(document, plain), (0, 0)
    for which, match in sorted(found, key=lambda hit: hit[1].start()):
        if match.start() < last[1]:
            continue  # one a sentence
        block = blocks.at(match.start())
        for start, end in sentences(document.readable, block.start, block.end):
            if start <= match.start() < end and block.kind in ("prose", "item"):
                last = start, end
                yield from _JUDGES[which][1](Reading(document.readable[start:end], start, (), context), match)
