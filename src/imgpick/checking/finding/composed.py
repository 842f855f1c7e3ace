"""Names in parts: a heading names the family, a heading, an item or bold words below it the version."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from imgpick.checking.finding.lexicon import Lexicon, Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.kb.facts import Name
from imgpick.kb.names import normal

_WORDS = r"(?:flash|pro|lite|turbo|styles|mini|vector|sunburst|flare|large|medium|max|ultra|fast|quality|klein)"
_PART = lazy(
    rf"^[ \t]*(?:(?P<hashes>#{{1,6}})[ \t]+|(?:(?:[-*+\u2022]|\d{{1,2}}[.)])[ \t]+)?(?:\*\*|__)|[-*+\u2022][ \t]+(?=\[|v?\d\.\d (?:is|was|has|had|costs?|takes?|came|stands?|stood|adds?|can|cannot|renders?|scored|sells|still|now|also)\b))(?P<part>(?:version )?v?(?P<number>\d(?:\.\d)?)(?P<more>(?:[ -]{_WORDS}){{0,2}})|\[(?:dev|pro|max|flex|schnell|klein)\](?: [49]b)?|{_WORDS})(?=(?P<mark>\*\*|__)|[.:,;]?[*_]*(?: |$))(?![ ](?:images?|pictures?|ways|things|reasons|tips|steps|models?|x |\u00d7))",
    re.MULTILINE | re.IGNORECASE,
)
_HEADING = lazy(r"^[ \t]*(#{1,6})[ \t]+\S", re.MULTILINE)
_ITEM = 7
"""The level of an item or a paragraph: below every heading."""
_start = attrgetter("start")


def find(lexicon: Lexicon, text: str, mentions: list[Mention]) -> list[Mention]:
    """The versions that are named below the name of their family: "## Ideogram" and "### 4.6". ``mentions`` are in order."""
    if not mentions or not _PART.search(text):
        return []
    headings = [(m.start(), len(m.group(1))) for m in _HEADING.finditer(text)]
    starts = [start for start, _ in headings]
    ends = [mention.end for mention in mentions]
    found: list[Mention] = []
    for match in _PART.finditer(text):
        behind = bisect_right(ends, match.start("part"))
        if behind < len(mentions) and mentions[behind].start < match.end("part"):
            continue  # a whole name
        level = len(match.group("hashes") or "") or _ITEM
        over = _over(text, headings, bisect_left(starts, match.start()), level)
        if level < _ITEM and over and _is_count(text, match, over[0]):
            continue
        families = _in(mentions, over) if over else []
        if match.group("part").startswith("["):
            families += reversed(mentions[max(0, behind - _BACK) : behind])
        found += _named(lexicon, text, match, families)
    return found


def _is_count(text: str, match: re.Match[str], over: int) -> bool:
    """Whether a number heads a section by its place: "### 2.1 Prices", or below "## 2. Ideogram"."""
    if not match.group("part")[0].isdecimal():
        return False
    return bool(_COUNTED.match(text, over)) or not _ALONE.match(text, match.end("part"))


_COUNTED = lazy(r"[ \t]*#{1,6}[ \t]+(?:\d|[ivx]{1,4}\.)", re.IGNORECASE)
_ALONE = lazy(r"[*_`]*[ \t]*(?:$|[:,;(/|\u2013\u2014-]|and\b|&)", re.MULTILINE)
_BACK = 12
"""Names before a member in brackets among which that of its family is."""


def _over(text: str, headings: list[tuple[int, int]], number: int, level: int) -> tuple[int, int] | None:
    """The line of the heading over a place: the nearest one of a higher level."""
    for start, own in reversed(headings[max(0, number - _BACK) : number]):
        if own < level:
            end = text.find("\n", start + 1)
            return start, end if end >= 0 else len(text)
    return None


def _in(mentions: list[Mention], stretch: tuple[int, int]) -> list[Mention]:
    first, last = (bisect_left(mentions, place, key=_start) for place in stretch)
    return mentions[first:last]


def _named(lexicon: Lexicon, text: str, match: re.Match[str], families: list[Mention]) -> Iterator[Mention]:
    """The model whose name the part makes with that of the first family that has it."""
    start = match.start("part")
    if match.group("part").isdecimal():
        return  # "### 1. ..." counts
    for family in families:
        if family.kind != "family":
            continue
        for part, stop in _ways(match):
            names = _names(lexicon, family, part)
            if names:
                yield Mention(start, stop, *lexicon.meaning(f"{family.text} {text[start:stop]}", names, ""))
                return


def _ways(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The part as it stands, and its number alone, each with its end."""
    yield match.group("part"), match.end("part")
    if match.group("number"):
        yield f"{match.group('number')}{match.group('more')}", match.end("part")
        yield match.group("number"), match.end("number")


def _names(lexicon: Lexicon, family: Mention, part: str) -> list[Name]:
    names = lexicon.base.named(normal(f"{family.text} {part}")) or lexicon.base.named(normal(f"{family.text} v{part}"))
    return [name for name in names if name.kind not in ("wrong", "old")]


def with_siblings(lexicon: Lexicon, low: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, of which "the Flash version of X" is that of the sibling. ``low`` is the text in small letters."""
    if not any(word in low for word in _OF):
        return mentions
    return [_sibling(lexicon, low, mention) or mention for mention in mentions]


def _sibling(lexicon: Lexicon, low: str, mention: Mention) -> Mention | None:
    match = _VERSION_OF.search(low, max(0, mention.start - _REACH), mention.start)
    if match is None or mention.kind not in ("exact", "family") or not mention.models:
        return None
    for named in (mention.text, lexicon.base.model(mention.models[0]).name):
        names = lexicon.base.named(normal(f"{named} {match.group('word')}"))
        if names:
            meant = f"{named} {match.group('word')}"
            return Mention(match.start("word"), mention.end, *lexicon.meaning(meant, list(names), ""))
    return None


_OF = ("version of", "variant of", "edition of", "flavour of", "flavor of", "sibling of")
_VERSION_OF = lazy(
    rf"\b(?P<word>{_WORDS}|dev|flex|schnell|styles)\b[`*_\]]* (?:version|variant|edition|flavou?r|sibling) of (?:the )?[`*_]*$"
)
_REACH = 40
"""Characters before a name in which it may be called a version of it."""
