"""The largest size that a model is said to make: "2K is as far as it goes", "it is limited to 2K"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.abilities.asserted import who
from imgpick.checking.abilities.capabilities import rows_of
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, sizes

_AS_FAR = cued(
    r"(?<![\w$.])(?P<size>8k|4k|2k|1k) is (?:as far as it goes|the (?:limit|maximum|most|ceiling|end)|all (?:you get|it does)|where it (?:stops|ends))\b|\b(?:(?:stops|ends|is capped|is limited|limited|capped|maxes out|tops out) (?:at|to)|(?:an? |the )(?:absolute )?max(?:imum)? of) (?P<top>8k|4k|2k|1k|\d{3,4}\s?(?:x|\u00d7)\s?\d{3,4})\b|\b(?:max(?:imum|\.)?|highest|largest) (?:native )?(?:output )?(?:resolution|size)(?: (?:of|in|with|for|on) (?:[^.;,:]|\.(?=\d)){2,30}?)?(?: is| of|:)?(?: only| just)? (?P<most>8k|4k|2k|1k|\d{3,4}\s?(?:x|\u00d7)\s?\d{3,4})\b"
    r"|\b(?:can|will) only (?:do|make|output|render|generate|produce|deliver|reach|go (?:up )?to) (?:images |pictures )?(?:up to |at |in )?(?P<just>8k|4k|2k|1k|\d{3,4}\s?(?:x|\u00d7)\s?\d{3,4})\b"
)
""" "2K is as far as it goes": said of the largest size."""
_OF_PART = lazy(
    r"\b(?:references?|inputs?|sources?|uploads?|masks?|free|plans?|subscribers?|subscriptions?|in the (?:\w+ )?app|by default|drafts?)\b"
)
_ONE_OF_ITS_TIERS = 1.5
_ALMOST = 1.25
"""How far a limit may lie beside what is said: one tier of several reaches less, and 3328 pixels are called 4K."""
_ASKED_FOR = lazy(r"\b(?:we|i|you|they) (?:only |just )?(?:need|want|use|ask|order|generate)\w*\b")
CUES = (_AS_FAR,)


def ends_at(reading: Reading) -> Iterator[Claim]:
    """ "It is limited to 2K": wrong where it reaches more."""
    match = reading.search(_AS_FAR)
    mention = who(reading, match) if match else None
    rows = rows_of(reading.the_model(mention), "max-edge", reading.context.today) if mention else []
    if match is None or mention is None or mention.kind != "exact" or not rows or reading.past or reading.routes:
        return
    if len(reading.models) > 1 and reading.lower[mention.end : mention.end + 1] == ",":
        return  # "A, whose rival is B, stops at 2K"
    if words.negated(words.before(reading.lower, match.start(), 14) + match.group()):
        return
    if reading.tiers(mention.models) or _OF_PART.search(reading.lower):
        return  # the limit of a tier, of a plan, or of what goes in
    if _ASKED_FOR.search(reading.lower):
        return
    said = class_of(match.group("size") or match.group("top") or match.group("most") or match.group("just"))
    edges = [float(str(row.value)) for row in rows if not row.routes] or [float(str(row.value)) for row in rows]
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    asked = sizes.longest_edge(said)
    if min(edges) <= asked * _ONE_OF_ITS_TIERS and max(edges) * _ALMOST >= asked:
        return
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts, rule="capability-contradicted",
        message=f"{reading.the_model(mention).name} reaches {max(edges):g} px on its longest edge, {'more' if min(edges) > asked else 'less'} than {said}",
    )  # fmt: skip


def class_of(text: str) -> str:
    """A size as the base writes it: "2K", "1536x1024"."""
    return text.upper() if text.endswith("k") else regex(r"\s?[x\u00d7]\s?").sub("x", text)
