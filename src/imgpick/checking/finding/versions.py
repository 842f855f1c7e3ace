"""Versions that a text names without their family: "the 2.5 variants", "is at version 7", "[pro]"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from imgpick.checking.finding.lexicon import Lexicon, Mention
from imgpick.checking.grammar.figures import CARDINAL, FIGURE, SPELLED
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.document import Document
from imgpick.kb.base import Base
from imgpick.kb.facts import Name
from imgpick.kb.names import normal

_COINS = rf"(?:(?:only|just|about|around|is|was|at|for|costs?|asks?|bills?|charges?|wants?|stays|remains|runs|starts?|lists?) ){{0,3}}(?:\$\.?\d|{FIGURE} ?(?:\u00a2|cents?\b|c\b)|{SPELLED} cents?\b|(?:{FIGURE}|{CARDINAL})(?=[.,;)](?!\d)|$))"
_BEHIND = rf"(?: (?:pro|flash|lite|max|mini|ultra|sunburst|flare|turbo|fast|quality))? (?:{_COINS}|(?:does|can(?:not)?|can['\u2019]t|has|lacks|is|stops|cannot|goes|supports|takes|writes)\b)"
"""Follows a version that stands for a sibling of the model before it: "2.1 only 3.36 cents", "5.5 does not"."""
_SHORT = cued(
    r"(?=[vsf\d\[])(?:(?<![\w.$#-])(?<!no\. )(?<!apache )(?<!by )(?:v|version )?(\d(?:\.\d)?)(?= (?:variants?|models?|pair|siblings?|versions?|generation|api)\b)|\bversion (\d(?:\.\d)?)\b(?!\.\d)|(?<![\w./-])v(\d(?:\.\d)?)\b(?!\.\d|/)|(?<![\w.-])(sunburst|flare)\b(?![\w-])|\[(klein\] [49]b|(?:pro|max|flex|dev|klein|schnell)\])|(?:(?<= to )|(?<= from )|(?<=with )|(?<= or )|(?<= vs )|(?<= than ))(\d\.\d)(?![\w%$]|[.,]\d| ?(?:x|\u00d7|\u00a2|cents?|usd|dollars?|images?|pictures?|seconds?|mp|megapixels?|million|billion|percent|points?|times|gb)\b)|(?:(?<=the )|(?<=and )|(?<=or ))([49]b)\b(?! (?:(?<=the [49]b )params?|(?<!the [49]b )(?:model|param)))|(?<![\w.$#-])(\d\.\d)(?= (?:low|medium|high|xhigh|max)\b)|(?<= of )(\d\.\d)(?= (?:costs?|bills?|supports?|stops?|can|has)\b)"
    rf"|(?:(?<=, )|(?<=; )|(?<=and )|(?<=but )|(?<=while )|(?<=the plain )|(?<=the old )|(?<=the regular )|(?<=the normal )|(?<=the ordinary )|(?<=the basic )|(?<=the first )|(?<=the previous ))(\d\.\d)(?={_BEHIND})"
    r"|(?<![\w.-])(?<!gemini )(\d(?:\.\d)? (?:flash|pro|flash[- ]lite) image)\b(?! (?:api|edit))"
    r"|(?:(?<=newer )|(?<=older )|(?<=original ))(\d\.\d)(?= (?:costs?|is|was|bills?|supports?|adds?|can|has|ranks?|beats?|came|scores?|renders?|takes?)\b))"
)
_LAST_WORD = cued(
    r"(?=[pflmuks])(?:(?<![\w.\[$-])(pro|flash|lite|mini|max|flex|ultra|klein|schnell)(?= (?:(?:also|now|only|still|even|itself|then) ){0,2}(?:costs?|is|exports?|supports?|takes?|makes?|renders?|outputs?|runs?|goes|stays|comes|ranks?|bills?|asks?|reaches|accepts?|can|cannot|has|lacks|stops?|adds|returns?|does|writes)\b)"
    rf"|(?:(?<=, )|(?<=and )|(?<=; )|(?<=but )|(?<=and the ))(pro|flash|lite|mini|max|flex|ultra|klein|schnell)(?= \(?{_COINS}))"
)
"""A sibling by the last word of its name: "Flash also exports SVG"."""
_BRACKET = lazy(r"\[?\b\w+\]?$")
_VARIANT = lazy(r"[ -](flash|pro|mini|lite|turbo|max|ultra|fast|styles|sunburst|flare|vector|klein)\b")
_STARTS = lazy(r"(?:^|[.!?]|\n)[ \t*_|\u2022+-]*$")
"""A name of one word stands for a version only as the subject of a sentence."""
_WITHIN = lazy(
    r"\b(?:from|than|with|by|on|to|or|and|but|while|for|of|use|call|run|new|cheap(?:er)?|fast(?:er)?|sibling|brother|against|leads?|led|topped|beat|beats?|tops|trails?|outranks?|outscores?|passes|undercuts?|versus|vs\.?) $"
)
"""What stands before a name within a sentence."""
_SCORED = lazy(
    r" (?:(?:in|at) (?:first|second|third|fourth|fifth)|(?:with|at|scored|on|has|had|was|is) \d|is (?:the|an?)\b|\(?\d)"
)
""" "A with 1,524 points, Flare with 1,481"."""
_ORIGINAL = lazy(r"\b(?:original|first|very first|first-generation|og) $")
_PLAIN = lazy(r"(?: 1(?:\.0)?)?(?: \(|$)")
_ENDS = lazy(r"[.!?](?=\s)|\n")
_SIBLINGS = ("sunburst", "flare")
_SENTENCE = 300
_AHEAD = 50
"""Characters between a version ("V7") and the family named behind it."""


def variants(text: str, low: str) -> Iterator[int]:
    """Where a variant is named by its own word: a capital one, wherever its version was named."""
    for word in _SIBLINGS:
        at = low.find(word)
        while at >= 0:
            if text[at].isupper():
                yield at
            at = low.find(word, at + 1)


def short_forms(
    lexicon: Lexicon,
    text: str,
    low: str,
    start: int,
    end: int,
    mentions: list[Mention],
    cues: int,
    earlier: Sequence[Mention] = (),
) -> list[Mention]:
    """Versions named without their family ("the 2.5 variants", "is at version 7"), read with the family before them.

    ``cues`` are the bits of the text, ``earlier`` the mentions of the paragraphs before it.
    """
    found: list[Mention] = []
    opened = 0
    if not mentions and not (cues & _SHORT.bit and earlier):
        return found
    if cues & _LAST_WORD.bit:
        found += _by_last_word(lexicon.base, text, low, (start, end), mentions)
    if not cues & _SHORT.bit:
        return found
    ends = [mention.end for mention in mentions]
    for match in _SHORT.pattern.finditer(low, start, end):
        after = bisect_right(ends, match.start())
        if match.group(4) and not _is_named(text, low, max(start, opened), match):
            continue
        opened = match.end() if match.group(4) else opened
        family = _family(lexicon.base, match, mentions, after, earlier)
        if not family or any(m.start < match.end() for m in mentions[after : after + 1]):
            continue
        number = next(group for group in match.groups() if group).rstrip("]")
        more = _VARIANT.match(low, match.end(), end)
        longer = _versions(lexicon.base, family, f"{number} {more.group(1)}") if more else []
        names = longer or _versions(lexicon.base, family, number)
        if names and all(name.kind != "wrong" for name in names):
            stop = more.end() if more and longer else match.end()
            found.append(Mention(match.start(), stop, *lexicon.meaning(text[match.start() : stop], names, "")))
    return found


def in_heads(lexicon: Lexicon, document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """The models of a table's columns that are headed by nothing but versions: "1.5" and "2.6" below a text on one family."""
    found: list[Mention] = []
    for table in document.tables:
        bare = [
            (cell, match.group(1)) for cell in table.head[1:] if (match := _BARE.fullmatch(document.readable, *cell))
        ]
        before = [m for m in mentions if bare and m.models and m.kind != "app" and m.end <= table.head[0][0]]
        if len(bare) < 2 or not before:
            continue
        named = [(cell, _versions(lexicon.base, before[-1], number)) for cell, number in bare]
        if all(names and all(name.kind != "wrong" for name in names) for _, names in named):
            found += [Mention(*cell, *lexicon.meaning(_shown(names), names, "")) for cell, names in named]
    return found


def _shown(names: list[Name]) -> str:
    """The name that is no id, if there is one."""
    return next((name.name for name in names if " " in name.name), names[0].name)


_BARE = lazy(r"[\s*_`]*(?:[vV](?=\d)|(?=\d\.\d))(\d(?:\.\d)?)[\s*_`]*")


def _family(
    base: Base, match: re.Match[str], mentions: list[Mention], after: int, earlier: Sequence[Mention]
) -> Mention | None:
    """The name that a version goes with; ``after`` is the number of the mentions that stand before it."""
    before = next((m for m in reversed(mentions[:after]) if m.models), None)
    behind = next((m for m in mentions if 0 <= m.start - match.end() < _AHEAD and m.kind == "family"), None)
    if match.group(4) and not (before and _versions(base, before, match.group(4))):
        return _of_one_version(base, earlier, match.group(4)) or (
            None if before else _with(base, behind, match.group(4))
        )
    if before:
        return before
    if behind and (match.group(2) or match.group(3)):
        return behind
    return next((m for m in mentions if m.models), None) if match.lastindex in (1, 8, 12) else None


def _with(base: Base, family: Mention | None, word: str) -> Mention | None:
    """A family that has a variant of that name: "Flare is the quick variant of FAMILY"."""
    has = family and any(base.model(key).name.lower().endswith(f" {word}") for key in family.models)
    return family if has else None


def _of_one_version(base: Base, earlier: Sequence[Mention], word: str) -> Mention | None:
    """The last model named before whose version has a variant of that name; None where several versions with one are named."""
    distinct = {m.models: m for m in earlier if m.models}
    found = {names[0].models: m for m in distinct.values() if (names := _versions(base, m, word))}
    return next(iter(found.values())) if len(found) == 1 else None


def _by_last_word(
    base: Base, text: str, low: str, stretch: tuple[int, int], mentions: list[Mention]
) -> Iterator[Mention]:
    """The siblings that are called by the last word of their name: "Pro costs $0.134"."""
    for match in _LAST_WORD.pattern.finditer(low, *stretch):
        before = [m for m in mentions if m.end <= match.start() and m.models]
        if (
            before
            and _is_named(text, low, stretch[0], match)
            and not any(m.start < match.end() and match.start() < m.end for m in mentions)
        ):
            sibling = _sibling(base, before, match.group(1) or match.group(2))
            if sibling:
                yield sibling._replace(start=match.start(), end=match.end(), text=text[match.start() : match.end()])


def _is_subject(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether "Flare" begins a sentence, or stands in one that its sibling begins; ``begin`` is where that was read."""
    if not text[match.start()].isupper():
        return False
    before = text[max(begin, match.start() - _SENTENCE) : match.start()]
    return bool(_STARTS.search(before[-4:])) or (
        text[begin - 8 : begin].lower().endswith(_SIBLINGS) and not _ENDS.search(before)
    )


def firsts(base: Base, low: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with the first model of a family for "the original FAMILY"."""
    return [
        _first(base, m) if m.kind == "family" and _ORIGINAL.search(low, max(0, m.start - 24), m.start) else m
        for m in mentions
    ]


def _first(base: Base, mention: Mention) -> Mention:
    """The first model of a family, where its name bears no number but 1."""
    first = min(mention.models, key=lambda key: base.model(key).released)
    rest = base.model(first).name.removeprefix(mention.text)
    return mention._replace(kind="exact", models=(first,), family="") if _PLAIN.match(rest) else mention


def _is_named(text: str, low: str, begin: int, match: re.Match[str]) -> bool:
    """Whether "Flare" is a name: the subject of a sentence, or a capital word within one that no article stands before."""
    at = match.start()
    joined = _WITHIN.search(low, max(begin, at - 12), at) or (
        low[at - 2 : at] == ", " and _SCORED.match(low, match.end())
    )
    inside = text[at].isupper() and joined
    return bool(inside and not low.startswith(" of ", match.end())) or _is_subject(text, begin, match)


def _sibling(base: Base, before: list[Mention], word: str) -> Mention | None:
    """The member of a family that is called by its last word: the one that was named so, or the only one."""
    named = next((m for m in reversed(before) if m.kind == "exact" and m.text.lower().rstrip("]").endswith(word)), None)
    if named or not before:
        return named
    members = base.members(base.model(before[-1].models[0]).family)
    called = [key for key in members if base.model(key).name.lower().rstrip("]").endswith((f" {word}", f"[{word}"))]
    return before[-1]._replace(kind="exact", models=(called[0],), tier="", weak=False) if len(called) == 1 else None


def _versions(base: Base, mention: Mention, number: str) -> list[Name]:
    family = base.raw(f"family/{base.model(mention.models[0]).family}") or {}
    top = base.raw(f"family/{family.get('parent', '')}") or family
    if number.endswith("image"):  # "2.5 Flash Image", as Google writes it
        return base.named(normal(f"Gemini {number}"))
    if number[-1].isalpha():
        wanted = f"{mention.text} {number}" if mention.text.endswith("]") else f"{mention.text} [{number}]"
        within = base.named(normal(wanted)) if mention.kind != "exact" else []
        sibling = within or base.named(normal(_BRACKET.sub(f"[{number}]", mention.text)))
        if sibling:
            return sibling
    for line, pattern in ((top, "{} {}"), (top, "{} v{}"), (family, "{} {}")):
        names = base.named(normal(pattern.format(line.get("name", ""), number)))
        if names:
            return names
    return []
