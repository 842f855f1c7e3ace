"""Which of two models is cheaper, and by how much."""

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.grammar.figures import SHARE, TIMES, share_of, times_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing import by_token, relabelled
from imgpick.checking.pricing.spans import Span, in_words, prices_of, sizes_of, span_of
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading

_CHEAPER = cued(
    r"\b(?P<down>cheaper|less expensive|more affordable|lower[- ]priced|(?:costs?|charges?|asks?) (?:far |much |a lot |slightly )?less|undercuts?|beats?(?=(?:[^.;,]|\.(?=\d)){2,40} on (?:price|cost)s?\b)|(?:is|are|looks like) an? (?:real |true |absolute )?(?:bargain|steal)|(?:has|have|offers?|brings?|c(?:o|a)mes? (?:in )?(?:at|with)|with|at|carries|charges) (?:an? )?(?:much |far |slightly |even )?(?:lower|smaller|better) (?:list |api |per-image |token |output )?(?:prices?|cost|rate|fee|bill)s?(?: (?:per|an|for each) (?:image|picture))?|(?:is|are) (?:lower|lighter) (?:in|on) (?:price|cost)|(?:half|a third|a quarter|a fraction|a tenth) (?:of )?(?:the )?(?:price|cost)|(?:costs?|charges?|asks?|bills?) (?:only |just |about |roughly |exactly ){0,2}(?:half|a third|a quarter|a fraction|a tenth) (?:of(?! an? (?:us )?(?:cent|dollar|penny)\b)|as much as|what))\b"
    rf"|\b(?P<up>(?:has|have|brings?|c(?:o|a)mes? (?:in )?(?:at|with)|with|at|carries|charges) (?:an? )?(?:much |far |slightly )?higher (?:list |api |per-image |token |output )?(?:prices?|cost|rate)s?(?: per image)?|more expensive|pricier|dearer|costlier|(?:costs?|charges?|asks?) (?:far |much |a lot |slightly )?more(?! than (?:[\w.]+ times|twice|double|triple|\dx))|{TIMES} (?:dearer|pricier|costlier|more expensive)|costs? {TIMES} more(?= than)|{TIMES} (?:as expensive|as dear|as costly|the price|the cost|the money|as much|(?=[\w. -]{{2,24}}['\u2019]s (?:token |list |image |per-image )?(?:price|rate|cost)))|costs? (?:(?:about|around|roughly|nearly|almost|exactly|more than|over|up|to) ){{0,3}}{TIMES} (?:that of|one|an?|what)(?= ))\b"
)
_SHARE_OFF = 1.15
"""The same for a share, of what is left."""
_BEFORE = lazy(rf"\b(?P<share>{SHARE}) $")
_BY = lazy(rf" by (?:(?:about|around|roughly|nearly|almost|some|more than|over) )?(?P<share>{SHARE})")
_ROUNDING = Decimal("1.03")
"""Prices within this factor cannot be told apart."""
_FRACTIONS = {"half": 1 / 2, "a third": 1 / 3, "a quarter": 1 / 4, "a tenth": 1 / 10}


UNSURE = lazy(r"\b(?:if|whether|unless|until|why)\b")
"""Words behind which a comparison is not asserted."""
_NOT = lazy(r"(?:\b(?:is|are|costs?) not|n['\u2019]t|\b(?:is|are|costs?) no)(?: any| actually| really)? $")
"""Denies a comparison outright: "no cheaper", "isn't any cheaper"."""
_FRONTED = lazy(r"\W*(?:compared (?:with|to)|next to|against|beside) (?:the )?[`*_]*")
""" "Compared with B, A is twice as expensive"."""
_AS_MUCH_FOR = lazy(r"(?: per (?:image |output )?(?:token|image|picture))? (?:for|with|on) (?:the )?")
_AS_FOR = lazy(r",? (?:as|than) (?:for |with |on )?(?:the )?")
_PER_TOKEN = lazy(
    r"\b(?:per|by the|a) (?:(?:image|text) )?(?:output |input )?tokens?\b|\btoken (?:price|rate)s?\b|\b(?:output|image)[ -]tokens\b"
)
_TIMES = lazy(TIMES)
_MORE_THAN = lazy(r"\b(?:more than|over|at least)\b")
CUES = (_CHEAPER,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The comparisons of price in a sentence."""
    if reading.silent or len(reading.models) < 2 or reading.past:
        return
    for match in reading.finditer(_CHEAPER):
        left = [m for m in reading.models if m.end <= match.start()]
        right = [m for m in reading.models if m.start >= match.end()]
        if _both_follow(reading, match, right):
            left, right = right[:1], right[1:]
        elif not right and len(left) == 2 and _FRONTED.fullmatch(reading.lower, 0, left[0].start):
            left, right = left[1:], [left[0]._replace(start=match.end(), end=match.end())]
        elif not right and len(left) == 2 and _BETWEEN.fullmatch(reading.lower, 0, left[0].start):
            left, right = _told_apart(reading.lower, left, match)
        left = [m for m in left if m.start >= clause_of(reading.lower, *match.span())[0]] if right else left
        if (
            not left
            or not right
            or right[0].start >= clause_of(reading.lower, *match.span())[1]
            or right[0].start - match.end() > 40
            or (left[-1].models == right[0].models and not _two_tiers(left[-1], right[0]))
        ):
            continue
        if _NOT.search(reading.lower, max(0, match.start() - 24), match.start()):
            yield from _denied(reading, left[-1], right[0], match)
            return
        if words.negated(words.before(reading.lower, match.start(), 14)) or regex(
            r"\b(?:need|look|want|find|any|something)\b"
        ).search(reading.lower[left[-1].end : match.start()]):
            continue
        if _PER_TOKEN.search(reading.lower):
            yield from by_token.judge(
                reading, left[-1], right[0], _factor(match.group()), down=bool(match.group("down"))
            )
        else:
            yield from _compared(reading, left[-1], right[0], match)
        return


_LEVEL = Decimal("0.97")
"""The share from which on two prices are level: one may be the other, rounded."""


def _two_tiers(first: Mention, second: Mention) -> bool:
    """Whether two tiers of a model are named: "X Large costs three times as much as X Medium"."""
    return bool(first.tier and second.tier and first.tier != second.tier)


def _denied(reading: Reading, first: Mention, second: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """ "A is no cheaper than B": wrong where it is so at every tier."""
    mine, theirs = prices_of(reading, first), prices_of(reading, second)
    plain = not _factor(match.group())
    if mine is None or theirs is None or not plain or UNSURE.search(reading.lower, 0, match.start()):
        return
    cheaper, dearer = (mine.high, theirs.low) if match.group("down") else (theirs.high, mine.low)
    if cheaper.usd < dearer.usd * _LEVEL:
        yield reading.claim(
            "price", (first.start, second.end), CONTRADICTED, (*first.models[:1], *second.models[:1]),
            tuple(cell.fact for cell in (*mine, *theirs)), rule="price-comparison",
            message=f"it is {match.group()}: {in_words(reading, first, mine)}, {in_words(reading, second, theirs)}",
            advice="turn the comparison round, or name tier and route",
        )  # fmt: skip


def _told_apart(lower: str, two: list[Mention], match: re.Match[str]) -> tuple[list[Mention], list[Mention]]:
    """ "Between A and B the latter is cheaper": the one that is meant, and the other moved behind the word."""
    found = _WHICH_OF.search(lower, two[1].end, match.start())
    if found is None:
        return two, []
    meant, other = two if found.group("first") else reversed(two)
    return [meant], [other._replace(start=match.end(), end=match.end())]


_BETWEEN = lazy(r"\W*(?:between|of|out of) (?:the )?[`*_]*")
_WHICH_OF = lazy(
    r"\bthe (?:(?P<first>former|first)|latter|second)(?: one)? (?:is|are|costs?|charges?)?(?: (?:the|far|much|clearly|a lot|slightly))*\s*$"
)


def _both_follow(reading: Reading, match: re.Match[str], right: list[Mention]) -> bool:
    """ "Twice as much for A as for B"."""
    return (
        len(right) > 1
        and bool(_AS_MUCH_FOR.fullmatch(reading.lower, match.end(), right[0].start))
        and bool(_AS_FOR.fullmatch(reading.lower, right[0].end, right[1].start))
    )


def _compared(reading: Reading, first: Mention, second: Mention, match: re.Match[str]) -> Iterator[Claim]:
    mine, theirs = prices_of(reading, first), prices_of(reading, second)
    span = (first.start, second.end)
    models = (*first.models[:1], *second.models[:1])
    if mine is None or theirs is None:
        yield reading.claim("price", span, NOT_IN_BASE, models)
        return
    down = bool(match.group("down"))
    pairs = _tier_by_tier(reading, first, second)
    if pairs and not _factor(match.group()) and _share(reading.lower, match, second) is None:
        yield _at_every_tier(reading, span, (first, second), pairs, down)
        return
    surely = mine.high.usd < theirs.low.usd if down else mine.low.usd > theirs.high.usd
    never = _alike(mine, theirs) or (mine.low.usd >= theirs.high.usd if down else mine.high.usd <= theirs.low.usd)
    facts = tuple(c.fact for c in (mine.low, mine.high, theirs.low, theirs.high))
    said = f"{in_words(reading, first, mine)}, {in_words(reading, second, theirs)}"
    factor, slack = _factor(match.group()) or _times_cheaper(reading.lower, match), by_token.OFF
    share = _share(reading.lower, match, second) if not factor else None
    if share is not None:
        factor, slack = (1 - share if down else 1 + share), _SHARE_OFF
    same = [end.usd for end in mine] == [end.usd for end in theirs]
    if never and not factor and _alike(mine, theirs) and not same:
        yield reading.claim("price", span, NOT_IN_BASE, models, facts)
    elif never:
        yield reading.claim(
            "price", span, CONTRADICTED, models, facts, rule="price-comparison", severity=WARNING if same and not factor else "",
            message=f"{'about the same' if _alike(mine, theirs) else 'the other way round'}: {said}",
            advice="give both prices" if _alike(mine, theirs) else "turn the comparison round, or name tier and route",
        )  # fmt: skip
    elif not surely:
        yield reading.claim(
            "price", span, AMBIGUOUS, models, facts, rule="price-comparison-tier",
            message=f"that depends on the tier: {said}", advice="name tier, size and route on both sides",
        )  # fmt: skip
    elif factor and not _holds(factor, mine, theirs, *_slacks(reading.lower, match, slack, down)):
        real = _real(mine, theirs, _times_cheaper(reading.lower, match)) if share is None else _less(mine, theirs, down)
        yield reading.claim(
            "price", span, CONTRADICTED, models, facts, rule="price-comparison", severity=WARNING,
            message=f"{said}: {real}", advice=f"write {real}",
        )  # fmt: skip
    else:
        other = relabelled.compared(reading, first, second, mine, theirs)
        yield other or reading.claim("price", span, SUPPORTED, models, facts)


_EVERY_TIER = cued(
    r"\b(?:at|in|on|for|across|whatever) (?:(?:all|each|every|both|the)\b ?)+(?:of )?(?:the |its |their )?(?:two |three |four |\d )?(?:image |quality |price )?(?:tiers?|levels?|qualit(?:y|ies)|settings?)\b(?! (?:except|but|above|below|other))"
)


def _tier_by_tier(reading: Reading, first: Mention, second: Mention) -> list[tuple[Span, Span]]:
    """The prices of two models at each tier that both have, where they are compared at every one."""
    if not reading.search(_EVERY_TIER):
        return []
    book, pairs = reading.context.book, []
    theirs = book.tiers(second.models)
    for tier in (tier for tier in book.tiers(first.models) if tier in theirs):
        one, other = (_at_tier(reading, mention, tier) for mention in (first, second))
        if one and other:
            pairs.append((one, other))
    return pairs


def _at_tier(reading: Reading, mention: Mention, tier: str) -> Span | None:
    return span_of(reading, mention, sizes_of(reading, mention), lambda _: {tier})


def _at_every_tier(
    reading: Reading, span: tuple[int, int], named: tuple[Mention, Mention], pairs: list[tuple[Span, Span]], down: bool
) -> Claim:
    """ "A is cheaper than B at every tier": wrong where one of them says otherwise."""
    models = (*named[0].models[:1], *named[1].models[:1])
    facts = tuple(end.fact for pair in pairs for one in pair for end in one)
    against = [(a, b) for a, b in pairs if (a.low.usd >= b.high.usd if down else a.high.usd <= b.low.usd)]
    if not against:
        return reading.claim("price", span, SUPPORTED, models, facts)
    said = "; ".join(
        ", ".join(in_words(reading, m, one) for m, one in zip(named, pair, strict=True)) for pair in against
    )
    return reading.claim(
        "price", span, CONTRADICTED, models, facts, rule="price-comparison",
        message=f"not at every tier: {said}", advice="name the tiers for which it holds",
    )  # fmt: skip


def _ratios(mine: Span, theirs: Span) -> tuple[float, float]:
    """The least and the most that the first costs in prices of the second."""
    return float(mine.low.usd / theirs.high.usd), float(mine.high.usd / theirs.low.usd)


def _holds(factor: float, mine: Span, theirs: Span, up: float, down: float) -> bool:
    """Whether a factor lies within the real ones, ``up`` and ``down`` times as far."""
    least, most = _ratios(mine, theirs)
    return least / down <= factor <= most * up


def _slacks(lower: str, match: re.Match[str], slack: float, down: bool) -> tuple[float, float]:
    """How far a factor may lie from the real ones, up and down; none where more than it is said and less is true."""
    if _MORE_THAN.search(match.group()):
        return 1.0, slack
    more = down and _MORE_THAN.search(lower, max(0, match.start() - 24), match.start())
    return (_ANY, slack) if more else (slack, slack)


_ANY = 1e6


def _times_cheaper(lower: str, match: re.Match[str]) -> float:
    """ "Three times cheaper" as a share of the other price; 0 where it is not said so."""
    before = _TIMES_AHEAD.search(lower, max(0, match.start() - 24), match.start()) if match.group("down") else None
    return 1 / float(times_of(before.group("times"))) if before else 0.0


_TIMES_AHEAD = lazy(rf"\b(?P<times>{TIMES}) $")


def _real(mine: Span, theirs: Span, cheaper: float) -> str:
    ratios = [1 / ratio for ratio in _ratios(mine, theirs)] if cheaper else _ratios(mine, theirs)
    least, most = (f"{ratio:.2g}" for ratio in sorted(ratios))
    return f"a factor of {least}" if least == most else f"a factor of {least} to {most}"


def _less(mine: Span, theirs: Span, down: bool) -> str:
    ends = sorted(f"{abs(1 - ratio):.0%}" for ratio in _ratios(mine, theirs))
    return f"{' to '.join(dict.fromkeys(ends))} {'less' if down else 'more'}"


def _share(lower: str, match: re.Match[str], second: Mention) -> float | None:
    """By which share: "40% cheaper than B", "undercuts B by half"."""
    before = _BEFORE.search(lower, max(0, match.start() - 30), match.start())
    found = before or _BY.match(lower, second.end)
    return float(share_of(found.group("share"))) if found else None


def _alike(mine: Span, theirs: Span) -> bool:
    """Whether two prices differ by no more than their rounding, at the lowest tier as at the highest."""
    return all(
        max(one.usd, other.usd) <= min(one.usd, other.usd) * _ROUNDING
        and (one.tier == other.tier or (mine.low == mine.high and theirs.low == theirs.high))
        for one, other in zip(mine, theirs, strict=True)
    )


def _factor(text: str) -> float:
    """How many times as much is meant; 0 where no factor is named."""
    fraction = next((value for word, value in _FRACTIONS.items() if f" {word} " in f" {text} "), 0.0)
    times = _TIMES.search(text)
    return fraction or (float(times_of(times.group())) if times else 0.0)
