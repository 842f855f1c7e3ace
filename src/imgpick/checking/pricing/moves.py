"""What a new model, or the move to it, is said to do to the price: "B doubled the price of A", "going from A to B halves it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.facts import generations
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SHARE, TIMES, share_of, times_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.by_token import token_price
from imgpick.checking.pricing.cheaper import UNSURE
from imgpick.checking.pricing.spans import Span, in_words, prices_of
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes

_CHANGED = cued(
    r"\b(?:(?P<double>doubl(?:e[sd]?|ing))|(?P<triple>tripl(?:e[sd]?|ing))|(?P<half>halv(?:e[sd]?|ing))|(?P<up>rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|hik(?:e[sd]?|ing))|(?P<down>cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e[sd]?|ing)|slash(?:e[sd]|ing)?))"
    r" (?:(?:the|your|our|my|their|its|list|api|1k|image|per-image|token|per-token|output) ){0,4}(?:price|cost|bill|rate|fee)s?\b(?: per (?:image|picture))?"
    rf"(?P<halved> (?:in|by) half\b)?(?: by (?:(?:about|around|roughly|nearly|almost|exactly) )?(?P<share>{SHARE}))?"
    rf"|\b(?P<less>{SHARE}) (?:cheaper|less expensive)\b|\b(?:makes?|made|making|renders?) (?:[\w-]+ ){{1,3}}?(?:(?:\w+|\d+) ?(?:to|-|\u2013) ?)?(?P<times>{TIMES}) cheaper\b"
    rf"|\b(?:price|cost|bill|rate|fee)s?\b(?: per (?:image|picture))? (?:(?:has|have) )?(?:(?P<fell>fell|fallen|falls?|drop(?:s|ped)?|sank|sunk|sinks?|went down|came down|comes down|goes down)|(?P<rose>rose|risen|rises?|climb(?:s|ed)|went up|gone up|goes up|jump(?:s|ed))) (?:by )?(?:(?:about|around|roughly|nearly|almost|exactly) )?(?P<moved>{SHARE})"
)
_WITH = lazy(r"\bwith (?:the (?:release|launch|arrival) of )?(?:the )?[`*_]*$")
_VENDOR = lazy(rf"\b(?:{words.MAKERS}) {words.AT_LAST}(?:(?:more than|nearly|almost|about|roughly) )?$")
_OF_OTHERS = lazy(r"\b(?:our|your|my|bills?)\b")
_ELSEWHERE = lazy(
    r"\b(?:resell\w*|gateways?|providers?|discount\w*|batch|cache[ds]?|negotiat\w+|hope[ds]?|hoping|expect\w*|wish\w*)\b"
)
"""Whose token prices are no list prices, or none yet."""
_FROM = lazy(r"\b(?:mov|switch|go|chang|migrat|upgrad|swap)\w* (?:[\w-]+ ){0,4}?from (?:the )?$")
_FROM_A = lazy(r"\b(?:from|between) (?:the )?[`*_]*$")
_TO = lazy(r"[`*_]* (?:over |up )?to (?:the )?[`*_]*")
_AGAINST = lazy(r" (?:compared (?:with|to)|relative to|over|against|versus|vs\.?|of|from)(?: that of)? (?:the )?[`*_]*")
_OFF = 1.2
"""By how much a stated factor may be off."""
CUES = (_CHANGED,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about what one of two models does to the price of the other."""
    if reading.silent or reading.past or reading.amounts or len(reading.models) not in (1, 2):
        return
    if words.modes(reading.lower) or any(sizes.class_of(mark.value) not in ("", "1K") for mark in reading.sizes):
        return  # what is compared below is the usual picture
    for match in reading.finditer(_CHANGED):
        pair = _pair(reading, match)
        begin = max((m.end for m in reading.models if m.end <= match.start()), default=0)
        denied = words.negated(reading.lower[begin : match.start()])
        if pair and not denied and not UNSURE.search(reading.lower, 0, match.start()):
            yield _judged(reading, match, *pair)
            return


def _pair(reading: Reading, match: re.Match[str]) -> tuple[Mention, Mention] | None:
    """The model that was, and the one that takes its place."""
    if len(reading.models) == 1:
        return _with_its_predecessor(reading, match)
    first, second = reading.models
    if first.models == second.models:
        return None
    if match.group("moved"):
        over = _FROM_A.search(reading.lower, 0, first.start) and _TO.fullmatch(reading.lower, first.end, second.start)
        return (first, second) if over else None
    if second.end <= match.start():
        goes = _FROM.search(reading.lower, 0, first.start) and _TO.fullmatch(reading.lower, first.end, second.start)
        return (first, second) if goes else None
    stands = first.end <= match.start() and not match.group("less")
    return (second, first) if stands and _AGAINST.fullmatch(reading.lower, match.end(), second.start) else None


def _with_its_predecessor(reading: Reading, match: re.Match[str]) -> tuple[Mention, Mention] | None:
    """ "With B its vendor doubled the price", "B lowers token prices": the model that B took the place of, at the place of B."""
    new = reading.models[0]
    by_vendor = _VENDOR.search(reading.lower, 0, match.start()) and not _OF_OTHERS.search(match.group())
    listed = "token" in match.group() and not reading.routes and not _ELSEWHERE.search(reading.lower)
    told = by_vendor and _WITH.search(reading.lower, 0, new.start)
    if not new.models or not (told or (listed and new.end <= match.start())):
        return None
    base, today = reading.context.base, reading.context.today
    family = base.raw(f"family/{generations.top_family(base, reading.the_model(new).family)}")
    line = [base.model(key) for key in (family["members"] if family else ()) if key not in new.models]
    old = max((m for m in line if m.life(today).by in new.models), key=lambda m: m.released, default=None)
    return (new._replace(models=(old.id,), text=old.name), new) if old else None


def _judged(reading: Reading, match: re.Match[str], old: Mention, new: Mention) -> Claim:
    by_token = "token" in match.group()
    was, now = (_by_token(reading, m) if by_token else prices_of(reading, m) for m in (old, new))
    span = (min(m.start for m in (old, new)), max(m.end for m in (old, new)))
    span = (min(span[0], match.start()), max(span[1], match.end()))
    models = (old.models[0], new.models[0])
    if was is None or now is None:
        return reading.claim("price", span, NOT_IN_BASE, models)
    facts = tuple(cell.fact for cell in (*was, *now))
    least, most = float(now.low.usd / was.high.usd), float(now.high.usd / was.low.usd)
    rises = bool(match.group("double") or match.group("triple") or match.group("up") or match.group("rose"))
    said = f"{in_words(reading, old, was)}, {in_words(reading, new, now)}"
    if most <= 1 if rises else least >= 1:
        return reading.claim(
            "price", span, CONTRADICTED, models, facts, rule="price-comparison",
            message=f"the price does not {'rise' if rises else 'fall'}: {said}", advice="turn the comparison round, or name tier and route",
        )  # fmt: skip
    factor = _factor(match)
    if not factor or least / _OFF <= factor <= most * _OFF:
        sure = least > 1 if rises else most < 1
        return reading.claim("price", span, SUPPORTED if sure else NOT_IN_BASE, models, facts)
    real = f"{least:.2g}" if least == most else f"{least:.2g} to {most:.2g}"
    return reading.claim(
        "price", span, CONTRADICTED, models, facts, rule="price-comparison", severity=WARNING,
        message=f"{said}: a factor of {real}", advice=f"write a factor of {real}",
    )  # fmt: skip


def _by_token(reading: Reading, mention: Mention) -> Span | None:
    """The vendor's price of image tokens that come out."""
    cell = token_price(reading, mention)
    return Span(cell, cell) if cell else None


def _factor(match: re.Match[str]) -> float:
    """What the new price is in parts of the old one; 0 where nothing is said of it."""
    if match.group("times"):
        return 1 / float(times_of(match.group("times")))
    share = match.group("share") or match.group("less") or match.group("moved")
    if share:
        part = float(share_of(share))
        return 1 + part if match.group("up") or match.group("rose") else 1 - part
    if match.group("halved"):
        return 1.5 if match.group("up") else 0.5
    return 2.0 if match.group("double") else 3.0 if match.group("triple") else 0.5 if match.group("half") else 0.0
