"""Limits in other words: "its reference limit is ten", "a true 4K model", "goes up to 4096 pixels", aspect ratios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.abilities import limits
from imgpick.checking.abilities.asserted import who
from imgpick.checking.abilities.capabilities import rows_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, sizes
from imgpick.kb.facts import Capability

_N = rf"\d{{1,2}}|dozen|{SEVERAL}"
_REFERENCES = cued(
    rf"\breference(?: image)? (?:limit|ceiling|maximum|cap)\b(?:[^.;]|\.(?=\d)){{0,48}}? (?:is|are|stands at|lies at|of|at) (?P<n>{_N})(?!\w|\.\d)"
    rf"|\b(?:stops? (?:dead )?at|ceiling is|limit is|maximum is|mix(?:es)?|reads?|blends?|juggles?|copes? with|digests?) (?:up to |at most |a |only |just |as many as )?(?P<m>{_N}) (?:[a-z]+ )?(?:reference|input|source)s?\b"
)
_TRUE_SIZE = cued(
    r"\b(?:is|are) (?:an? |the )?(?:(?:true|native|real|genuine|proper) )?(?P<size>[248]k) (?:image )?(?:models?|generators?)\b"
)
_PIXELS = cued(
    r"\b(?:goes|go|up|reach(?:es)?|as far as|climbs?) (?:all the way )?(?:up )?(?:to )?(?P<n>\d,?\d{3}) ?(?:px|pixels?)\b(?! (?:by|x\b|\u00d7|wide|high|in total))"
)
_MEGAPIXELS = cued(
    r"\b(?:goes|go|up|reach(?:es)?|as far as|climbs?|renders?|outputs?|supports?|tops out|maxe?s out|peaks|is capped|is limited|stops) (?:all the way )?(?:images |pictures )?(?:of )?(?:up )?(?:to |at )?(?P<n>\d{1,3}(?:\.\d{1,2})?) ?(?:mp|megapixels?)\b"
)
_ASPECT = cued(r"(?<![\d:.])(?P<a>\d{1,2}):(?P<b>\d{1,2})(?![\d:]| ?(?:am|pm|p\.m|a\.m|uhr|o'clock)\b)")
_ASPECT_WORDS = lazy(
    r"\b(?:aspect|ratios?|formats?|banners?|panoramas?|portraits?|landscapes?|widescreen|wide|tall|stories|strips?|skyscrapers?)\b"
)
_OFFERS = lazy(
    r"\b(?:supports?|offers?|does|do|has|have|goes|allows?|accepts?|takes?|renders?|makes?|gives?|can|outputs?|produces?|handles?|delivers?|reach(?:es)?)\b"
)
_NOT_SAID = lazy(
    r"\b(?:crop\w*|prompt|ask\w*|we|our|i|my|win|won|odds|ratio of (?:price|cost)|beats?|score|lead|signal|faster|cheaper|upscal\w*|except|until|if)\b|\$"
)
_NO_REFERENCES = cued(
    r"\b(?:(?:accepts?|takes?|allows?|supports?|has|have|offers?) no|(?:does not|doesn['\u2019]t|cannot|can['\u2019]t) (?:accept|take|use|support|handle|work with|read)(?: any)?) (?:support for )?(?:reference|input|source)(?: (?:image|picture|photo)s?|s)\b(?! (?:for|with|at) )"
)
_SQUARE_ONLY = cued(
    r"\b(?:(?:only|just) (?:ever )?(?:does|makes|renders|outputs|draws|generates|produces|gives(?: you)?|supports?|offers)|(?:does|makes|renders|outputs|draws|generates|produces|gives(?: you)?|supports?|offers) (?:only|just|nothing but)|(?:is|are) (?:limited|restricted|confined) to) (?:a )?(?:square (?:images|pictures|formats?|output|renders|crops)|squares\b|(?:the )?(?:square |1:1 )(?:aspect )?(?:ratio|format)|1:1(?!\d))"
)
CUES = (_REFERENCES, _NO_REFERENCES, _TRUE_SIZE, _PIXELS, _MEGAPIXELS, _ASPECT, _SQUARE_ONLY)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about limits that ``limits`` does not hear."""
    if reading.silent or reading.kind in ("heading", "row") or reading.past:
        return
    yield from _references(reading)
    yield from _size(reading)
    yield from _megapixels(reading)
    squares = list(_square_only(reading))
    yield from squares or _aspect(reading)


def _about(reading: Reading, match: re.Match[str] | None) -> Mention | None:
    """The one model that something is said of, and not denied."""
    mention = who(reading, match) if match else None
    if match is None or mention is None or mention.kind != "exact":
        return None
    return None if words.negated(words.before(reading.lower, match.start(), 16)) else mention


def _references(reading: Reading) -> Iterator[Claim]:
    none = reading.search(_NO_REFERENCES)
    without = who(reading, none) if none else None
    if none and without and without.kind == "exact":
        yield from limits.number(reading, without, none.span(), "references", "reference images", 0, top=True)
        return
    match = reading.search(_REFERENCES)
    mention = _about(reading, match)
    if match and mention:
        text = match.group("n") or match.group("m")
        number = 12 if text == "dozen" else int(value_of(text))
        yield from limits.number(reading, mention, match.span(), "references", "reference images", number)


def _size(reading: Reading) -> Iterator[Claim]:
    true_size, pixels = reading.search(_TRUE_SIZE), reading.search(_PIXELS)
    mention = _about(reading, true_size)
    if true_size and mention:
        yield from limits.reach(reading, mention, true_size.span(), true_size.group("size").upper(), True)
        return
    mention = _about(reading, pixels)
    if pixels and mention and not reading.amounts and "upscal" not in reading.lower:
        edge = pixels.group("n").replace(",", "")
        yield from limits.reach(reading, mention, pixels.span(), f"{edge}x{edge}", True)


def _megapixels(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_MEGAPIXELS)
    mention = _about(reading, match)
    if match and mention and not reading.amounts and "upscal" not in reading.lower:
        yield from limits.pixels(reading, mention, match.span(), float(match.group("n")), True)


def _aspect(reading: Reading) -> Iterator[Claim]:
    """ "X supports 4:1 banners": held against the ratios that the base lists."""
    if not _ASPECT_WORDS.search(reading.lower) and "natively" not in reading.lower:
        return
    if not _OFFERS.search(reading.lower) or _NOT_SAID.search(reading.lower):
        return
    for match in reading.finditer(_ASPECT):
        mention = _about(reading, match)
        rows = rows_of(reading.the_model(mention), "aspect", reading.context.today) if mention else []
        wide, high = int(match.group("a")), int(match.group("b"))
        if mention is None or not rows or not wide or not high or words.negated(_between(reading, mention, match)):
            continue
        facts = tuple(cite.capability(row, reading.context.base) for row in rows)
        if any(_covers(row, wide, high) for row in rows):
            yield reading.claim("capability", match.span(), SUPPORTED, mention.models, facts)
        elif all(row.routes for row in rows):
            yield reading.claim("capability", match.span(), NOT_IN_BASE, mention.models, facts)
        else:
            yield reading.claim(
                "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts, rule="capability-contradicted",
                message=f"{reading.the_model(mention).name} has the aspect ratios {_told(rows)}, not {match.group()}",
            )  # fmt: skip


def _square_only(reading: Reading) -> Iterator[Claim]:
    """ "It is limited to 1:1": wrong of a model that has other ratios."""
    match = None if _NOT_SAID.search(reading.lower) else reading.search(_SQUARE_ONLY)
    mention = _about(reading, match)
    rows = rows_of(reading.the_model(mention), "aspect", reading.context.today) if mention else []
    if match is None or mention is None or not any(_covers(row, 3, 2) for row in rows):
        return
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models,
        tuple(cite.capability(row, reading.context.base) for row in rows), rule="capability-contradicted",
        message=f"{reading.the_model(mention).name} has the aspect ratios {_told(rows)}",
    )  # fmt: skip


def _between(reading: Reading, mention: Mention, match: re.Match[str]) -> str:
    return reading.lower[mention.end : match.start()] if mention.end <= match.start() else ""


def _covers(row: Capability, wide: int, high: int) -> bool:
    """Whether a row has a ratio, in a list or within a range."""
    for value in (row.value,) if isinstance(row.value, str) else row.value:
        first, _, last = value.partition("..")
        low = sizes.shape(first)
        if low <= wide / high + 1e-9 <= sizes.shape(last or first) + 2e-9:
            return True
    return False


def _told(rows: list[Capability]) -> str:
    row = rows[0]
    return row.value.replace("..", " to ") if isinstance(row.value, str) else ", ".join(row.value)
