"""Which of two models is cheaper, and by how much."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from imgpick.checking import phrases, words
from imgpick.checking.book import Cell
from imgpick.checking.cues import cued
from imgpick.checking.lazy import lazy, regex
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.kb.cite import Fact

_CHEAPER = cued(
    r"\b(?P<down>cheaper|less expensive|more affordable|lower[- ]priced|costs? (?:far |much |a lot |slightly )?less|undercuts?|(?:has|have|offers?|brings?|comes? (?:in )?(?:at|with)|with|at|carries|charges) (?:an? )?(?:much |far |slightly |even )?(?:lower|smaller|better) (?:list |api |per-image )?(?:prices?|cost|rate|fee|bill)s?(?: (?:per|an|for each) (?:image|picture))?|(?:is|are) (?:lower|lighter) (?:in|on) (?:price|cost)|(?:half|a third|a quarter|a fraction|a tenth) (?:of )?(?:the )?(?:price|cost))\b"
    r"|\b(?P<up>(?:has|have|comes? (?:in )?(?:at|with)|with|at|charges) (?:an? )?(?:much |far |slightly )?higher (?:prices?|cost|rate)s?(?: per image)?|more expensive|pricier|dearer|costlier|costs? (?:far |much |a lot |slightly )?more|(?:twice|double|triple|three times|four times|five times|ten times|\d+(?:\.\d+)?x|\d+(?:\.\d+)? times) (?:as expensive|the price|the cost|as much))\b"
)
_FACTORS = {
    "half": 0.5,
    "a third": 1 / 3,
    "a quarter": 0.25,
    "a tenth": 0.1,
    "twice": 2,
    "double": 2,
    "triple": 3,
    "three times": 3,
    "four times": 4,
    "five times": 5,
    "ten times": 10,
}


class Span(NamedTuple):
    """The lowest and highest price of a model, as far as the sentence names tiers."""

    low: Cell
    high: Cell


_LEVEL = Decimal("1.15")
"""Prices within this factor are about the same."""
_AS_MUCH_FOR = lazy(r" (?:for|with|on) (?:the )?")
_AS_FOR = lazy(r",? (?:as|than) (?:for |with |on )?(?:the )?")
_SAME = cued(
    r"\b(?:costs?|priced|land|come|runs?|charge|are|is|share)\b[^.;]{0,24}?\b(?:the same|the very same|an? identical|identical|one) (?:cost|price|money|amount|fee|rate|price list|prices)\b|\bprice parity\b|\bcosts? (?:about |roughly |exactly |almost |nearly |practically )?the same\b"
)
_SAVES = cued(
    r"\bsav(?:e|es|ed|ing)\b[^.;]{0,20}?\b(?P<share>a (?:tenth|fifth|quarter|third)|half|two[- ]thirds|three[- ]quarters|\d{1,2} ?(?:%|percent\b|per cent\b))"
)
_CUT = cued(
    r"\b(?:shav|knock|cut|took|tak|slash|trim|chopp?|lopp?)\w* (?:about |around |roughly |some |nearly |almost )?(?P<share>a (?:tenth|fifth|quarter|third)|half|two[- ]thirds|three[- ]quarters|\d{1,2} ?(?:%|percent\b|per cent\b)) off\b"
)
_MOVES = lazy(r"\b(?:mov|switch|go|chang|migrat|upgrad|swap)\w*\b[^.;]{0,20}?\b(?:from|over from)\b")
_SHARES = {"tenth": 0.1, "fifth": 0.2, "quarter": 0.25, "third": 1 / 3, "half": 0.5, "thirds": 2 / 3, "quarters": 0.75}
_OFF = 0.08
"""How far a saving may be off, as a share of the price."""
CUES = (_CHEAPER, _SAME, _SAVES, _CUT)


def judge(reading: Reading) -> Iterator[Claim]:
    """The comparisons of price in a sentence."""
    if reading.silent or len(reading.models) < 2 or reading.past:
        return
    for match in reading.finditer(_CHEAPER):
        left = [m for m in reading.models if m.end <= match.start()]
        right = [m for m in reading.models if m.start >= match.end()]
        if _both_follow(reading, match, right):
            left, right = right[:1], right[1:]
        if not left or not right or right[0].start - match.end() > 40 or left[-1].models == right[0].models:
            continue
        if words.negated(reading.lower[max(0, match.start() - 14) : match.start()]) or regex(
            r"\b(?:need|look|want|find|any|something)\b"
        ).search(reading.lower[left[-1].end : match.start()]):
            continue
        yield from _compared(reading, left[-1], right[0], match)
        return
    yield from _same(reading)
    yield from _saved(reading)


def _pair(reading: Reading) -> tuple[Span, Span] | None:
    """The prices of the two models of a sentence."""
    if len({m.models for m in reading.models}) != 2 or len(reading.models) != 2:
        return None
    mine, theirs = (_prices(reading, mention) for mention in reading.models)
    return (mine, theirs) if mine and theirs else None


def _facts_of(pair: tuple[Span, Span]) -> tuple[Fact, ...]:
    return tuple(cell.fact for span in pair for cell in span)


def _same(reading: Reading) -> Iterator[Claim]:
    """ "A and B cost about the same": at which tier?"""
    match = reading.search(_SAME)
    pair = _pair(reading) if match and not reading.amounts and "token" not in reading.lower else None
    if match is None or pair is None or words.negated(reading.lower[max(0, match.start() - 20) : match.end()]):
        return
    mine, theirs = pair
    first, second = reading.models
    span = (min(first.start, match.start()), max(second.end, match.end()))
    models, facts = (first.models[0], second.models[0]), _facts_of(pair)
    said = f"{_range(reading, first, mine)}, {_range(reading, second, theirs)}"
    if mine.low.usd > theirs.high.usd * _LEVEL or theirs.low.usd > mine.high.usd * _LEVEL:
        yield reading.claim(
            "price", span, CONTRADICTED, models, facts, rule="price-comparison", message=f"the prices differ: {said}",
            advice="give both prices",
        )  # fmt: skip
    elif mine.high.usd <= mine.low.usd * _LEVEL and theirs.high.usd <= theirs.low.usd * _LEVEL:
        yield reading.claim("price", span, SUPPORTED, models, facts)
    else:
        yield reading.claim(
            "price", span, AMBIGUOUS, models, facts, rule="price-comparison-tier",
            message=f"that depends on the tier: {said}", advice="name tier, size and route on both sides",
        )  # fmt: skip


def _saved(reading: Reading) -> Iterator[Claim]:
    """ "You save a quarter by moving from A to B"; "B shaved a quarter off the price of A"."""
    cut = reading.search(_CUT)
    match = cut or reading.search(_SAVES)
    pair = _pair(reading) if match and (cut or _MOVES.search(reading.lower)) else None
    if match is None or pair is None:
        return
    first, second = reversed(reading.models) if cut else reading.models
    mine, theirs = reversed(pair) if cut else pair
    if mine.low.usd != mine.high.usd or theirs.low.usd != theirs.high.usd:
        return
    said = _share(match.group("share"))
    real = 1 - float(theirs.low.usd / mine.low.usd)
    span, models = (match.start(), match.end()), tuple(m.models[0] for m in reading.models)
    if abs(real - said) <= _OFF:
        yield reading.claim("price", span, SUPPORTED, models, _facts_of(pair))
        return
    yield reading.claim(
        "price", span, CONTRADICTED, models, _facts_of(pair), rule="price-comparison",
        message=f"{_range(reading, first, mine)}, {_range(reading, second, theirs)}: {real:.0%} less" if real > 0 else f"{second.text} is not cheaper: {_range(reading, first, mine)}, {_range(reading, second, theirs)}",
        advice=f"write {real:.0%}" if real > 0 else "turn the comparison round",
    )  # fmt: skip


def _share(text: str) -> float:
    """A share in words or percent."""
    number = regex(r"\d+").match(text)
    return int(number.group()) / 100 if number else _SHARES[regex(r"[- ]").split(text)[-1]]


def _both_follow(reading: Reading, match: re.Match[str], right: list[Mention]) -> bool:
    """ "Twice as much for A as for B"."""
    return (
        len(right) > 1
        and bool(_AS_MUCH_FOR.fullmatch(reading.lower, match.end(), right[0].start))
        and bool(_AS_FOR.fullmatch(reading.lower, right[0].end, right[1].start))
    )


def _compared(reading: Reading, first: Mention, second: Mention, match: re.Match[str]) -> Iterator[Claim]:
    mine, theirs = _prices(reading, first), _prices(reading, second)
    span = (first.start, second.end)
    models = (*first.models[:1], *second.models[:1])
    if mine is None or theirs is None:
        yield reading.claim("price", span, NOT_IN_BASE, models)
        return
    down = bool(match.group("down"))
    surely = mine.high.usd < theirs.low.usd if down else mine.low.usd > theirs.high.usd
    never = mine.low.usd >= theirs.high.usd if down else mine.high.usd <= theirs.low.usd
    facts = tuple(c.fact for c in (mine.low, mine.high, theirs.low, theirs.high))
    base = reading.context.base
    said = f"{_range(reading, first, mine)}, {_range(reading, second, theirs)}"
    if never:
        yield reading.claim(
            "price",
            span,
            CONTRADICTED,
            models,
            facts,
            rule="price-comparison",
            message=f"the other way round: {said}",
            advice="turn the comparison round, or name tier and route",
        )
        return
    factor = _factor(match.group())
    if factor and surely and mine.low.usd == mine.high.usd and theirs.low.usd == theirs.high.usd:
        real = float(mine.low.usd / theirs.low.usd)
        if not 0.7 <= real / factor <= 1.4:
            yield reading.claim(
                "price",
                span,
                CONTRADICTED,
                models,
                facts,
                rule="price-comparison",
                severity=WARNING,
                message=f"{said}: a factor of {real:.2g}",
                advice=f"write a factor of {real:.2g}",
            )
            return
    if surely:
        yield reading.claim("price", span, SUPPORTED, models, facts)
        return
    yield reading.claim(
        "price", span, AMBIGUOUS, models, facts, rule="price-comparison-tier",
        message=f"that depends on the tier: {said}", advice="name tier, size and route on both sides",
    )  # fmt: skip
    del base


def _prices(reading: Reading, mention: Mention) -> Span | None:
    """The vendor's own prices of an image of a megapixel, standard mode, at the tier that the sentence names."""
    cells = [
        c for c in reading.context.book.cells(mention.models)
        if c.unit == "image" and c.mode == "standard" and not c.part and c.holds(reading.context.today) and c.size_class in ("", "1K") and c.size != "svg" and c.usd > Decimal(0)
    ]  # fmt: skip
    own = [c for c in cells if c.kind == "vendor-api"] or cells
    route = {m.value for m in reading.routes}
    own = [c for c in cells if c.route in route] or own
    tiers = {
        m.value
        for m in words.tiers(reading.lower, tuple(sorted({c.tier for c in own if c.tier not in ("", "unknown")})))
    } | {mention.tier}
    own = [c for c in own if c.tier in tiers and c.tier] or own
    if not own or mention.kind not in ("exact", "old", "ambiguous", "family"):
        return None
    return Span(min(own, key=lambda c: c.usd), max(own, key=lambda c: c.usd))


def _range(reading: Reading, mention: Mention, span: Span) -> str:
    base = reading.context.base
    ends = (
        phrases.cell(base, span.low)
        if span.low.usd == span.high.usd
        else f"{phrases.cell(base, span.low)} to {phrases.cell(base, span.high)}"
    )
    return f"{mention.text} {ends}"


def _factor(text: str) -> float:
    for word, factor in _FACTORS.items():
        if text.startswith(word):
            return float(factor)
    number = regex(r"(\d+(?:\.\d+)?)(?:x| times)").match(text)
    return float(number.group(1)) if number else 0.0
