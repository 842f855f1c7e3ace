"""Two models that are said to cost the same, and what moving from one to the other is said to save."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SHARE, share_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.spans import Span, in_words, prices_of
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.kb.cite import Fact

_SAME = cued(
    r"\b(?:costs?|priced|land|come|runs?|charge|are|is|share|have|carry|ask)\b[^.;]{0,24}?\b(?:the same|the very same|an? identical|identical|one) (?:cost|price|money|amount|fee|rate|price list|prices)\b|\bprice parity\b|\b(?:is|are) (?:just |exactly |about |roughly |every bit )?as (?:expensive|costly|dear) as\b|\bcosts? (?:just |exactly |about |roughly )?as much as\b|\bcosts? (?:about |roughly |exactly |almost |nearly |practically )?the same\b"
    r"|\b(?:keeps?|kept|retains?|inherits?|takes over|shares) (?:the )?(?:same )?(?:list )?(?:prices?|pricing|rates?|cost)\b(?= (?:per image )?(?:of|as|from|with)\b)|\b(?P<like>(?:is|are) priced) (?:exactly |just |about |roughly )?(?:like|the same|identically|level with|on par)\b"
    r"|\b(?:prices?|pricing|cost|rates?)\b(?:[^.;$]|\.(?=\d)){0,40}? (?:is|are|has|have|stays?|remains?|stayed) (?:been )?(?:unchanged|the same|identical|flat)(?= (?:from|over|as|to|against|compared)\b)|\b(?P<no>without|with no|no) (?:an? |any )?(?:change in price|price (?:change|increase|rise|hike|cut|drop))(?= (?:over|from|against|compared|on)\b)"
)
_SAVES = cued(rf"\bsav(?:e|es|ed|ing)\b[^.;]{{0,20}}?\b(?P<share>{SHARE})")
_CUT = cued(
    rf"\b(?:shav|knock|cut|took|tak|slash|trim|chopp?|lopp?)\w* (?:about |around |roughly |some |nearly |almost )?(?P<share>{SHARE}) off\b"
)
_MOVES = lazy(r"\b(?:mov|switch|go|chang|migrat|upgrad|swap)\w*\b[^.;]{0,20}?\b(?:from|over from)\b")
_OFF = 0.08
"""How far a saving may be off, as a share of the price."""
_LEVEL = Decimal("1.15")
"""Prices within this factor are about the same."""
CUES = (_SAME, _SAVES, _CUT)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about equal prices and savings."""
    if reading.silent or len(reading.models) != 2 or reading.past:
        return
    if any(sizes.class_of(mark.value) not in ("", "1K") for mark in reading.sizes):
        return  # what is compared below is the usual size
    yield from _same(reading)
    yield from _saved(reading)


def _pair(reading: Reading) -> tuple[Span, Span] | None:
    """The prices of the two models of a sentence."""
    if len({m.models for m in reading.models}) != 2 or len(reading.models) != 2:
        return None
    mine, theirs = (prices_of(reading, mention) for mention in reading.models)
    return (mine, theirs) if mine and theirs else None


def _facts_of(pair: tuple[Span, Span]) -> tuple[Fact, ...]:
    return tuple(cell.fact for span in pair for cell in span)


def _same(reading: Reading) -> Iterator[Claim]:
    """ "A and B cost about the same": at which tier?"""
    match = reading.search(_SAME)
    apart = all(amount.start >= reading.models[1].end for amount in reading.amounts)
    pair = _pair(reading) if match and apart and "token" not in reading.lower else None
    if match is None or pair is None or _denied(reading, match):
        return
    mine, theirs = pair
    first, second = reading.models
    span = (min(first.start, match.start()), max(second.end, match.end()))
    models, facts = (first.models[0], second.models[0]), _facts_of(pair)
    said = f"{in_words(reading, first, mine)}, {in_words(reading, second, theirs)}"
    if mine.low.usd > theirs.high.usd * _LEVEL or theirs.low.usd > mine.high.usd * _LEVEL:
        yield reading.claim(
            "price", span, CONTRADICTED, models, facts, rule="price-comparison", message=f"the prices differ: {said}",
            advice="give both prices",
        )  # fmt: skip
    elif reading.amounts:
        return  # which tier is meant, they tell
    elif (match.group("like") and _alike(mine, theirs)) or (_is_one(mine) and _is_one(theirs)):
        yield reading.claim("price", span, SUPPORTED, models, facts)
    else:
        yield reading.claim(
            "price", span, AMBIGUOUS, models, facts, rule="price-comparison-tier",
            message=f"that depends on the tier: {said}", advice="name tier, size and route on both sides",
        )  # fmt: skip


def _is_one(span: Span) -> bool:
    return span.high.usd <= span.low.usd * _LEVEL


def _alike(mine: Span, theirs: Span) -> bool:
    """Whether the prices of two models go from the same to the same."""
    return (mine.low.usd, mine.high.usd) == (theirs.low.usd, theirs.high.usd)


def _denied(reading: Reading, match: re.Match[str]) -> bool:
    told = "" if match.group("no") else match.group()
    return words.negated(words.before(reading.lower, match.start(), 20) + told)


def _saved(reading: Reading) -> Iterator[Claim]:
    """ "You save a quarter by moving from A to B"; "B shaved a quarter off the price of A"."""
    moves = _MOVES.search(reading.lower)
    match = reading.search(_CUT) or reading.search(_SAVES)
    cut = match and not moves  # "B shaved a quarter off the price of A" names the new one first
    pair = _pair(reading) if match and (moves or reading.search(_CUT)) else None
    if match is None or pair is None:
        return
    first, second = reversed(reading.models) if cut else reading.models
    mine, theirs = reversed(pair) if cut else pair
    if mine.low.usd != mine.high.usd or theirs.low.usd != theirs.high.usd:
        return
    said = float(share_of(match.group("share")))
    real = 1 - float(theirs.low.usd / mine.low.usd)
    span, models = (match.start(), match.end()), tuple(m.models[0] for m in reading.models)
    if abs(real - said) <= _OFF:
        yield reading.claim("price", span, SUPPORTED, models, _facts_of(pair))
        return
    yield reading.claim(
        "price", span, CONTRADICTED, models, _facts_of(pair), rule="price-comparison",
        message=f"{in_words(reading, first, mine)}, {in_words(reading, second, theirs)}: {real:.0%} less" if real > 0 else f"{second.text} is not cheaper: {in_words(reading, first, mine)}, {in_words(reading, second, theirs)}",
        advice=f"write {real:.0%}" if real > 0 else "turn the comparison round",
    )  # fmt: skip
