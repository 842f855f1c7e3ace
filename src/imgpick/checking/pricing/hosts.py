"""What a host is said to ask for a model beside its vendor or another host: "R is cheaper than V for X", "no markup"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.grammar.figures import SHARE, TIMES, share_of, times_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.parity import OWN, alike, prices_on
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes

_ASKS = r"(?:charges?|asks?|costs?|bills?|takes?|wants?)"
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|exactly|only|just|some) )?"
_MARKUP = r"(?:mark-?up|margin|premium|surcharge)"
_FOR_IT = r"(?: for (?:[^.;,]|\.(?=\d)){2,40}?)?"
_SELLS = r"(?:re)?sells?|offers?|lists?|bills?|charges?|serves?|hosts?|prices?"
_BESIDE = cued(
    rf"\b(?P<down>cheaper than|less expensive than|undercuts?|{_ASKS} less{_FOR_IT} than)\b|\b(?P<up>(?:more expensive|pricier|dearer|costlier) than|{_ASKS} more{_FOR_IT} than)\b"
    rf"|\b(?P<same>{_ASKS} {_ABOUT}(?:the )?same (?:prices? |rates? )?(?:as|that)|(?:charges|asks|bills|wants|takes){_FOR_IT} (?:exactly |just |precisely )?what(?= (?:{words.MAKERS}) )|(?:charges|asks|bills|wants|takes)(?= (?:{words.MAKERS})['\u2019]s? (?:own |list |official |token )*(?:pric|rate))|match(?:es)?(?= [\w .]{{2,20}}['\u2019]s? (?:own |list )*(?:pric|rate))|(?:passes|hands) (?:on|through)(?= [\w .]{{2,20}}['\u2019]s? (?:own |list |token )*(?:pric|rate))|(?:{_SELLS}|passes|hands|relays)\b(?:[^.;,]|\.(?=\d)){{2,48}}? (?:at|for)(?= [\w .]{{2,20}}['\u2019]s? (?:own |list |official |token )*(?:pric|rate|\$)))"
    rf"|\b(?P<plain>(?:adds?|takes?|charges?) no {_MARKUP}|without (?:an? |any ){_MARKUP}|(?:{_SELLS})\b(?:[^.;,]|\.(?=\d)){{2,48}}? at (?:its )?list price)\b"
    rf"|\b(?:(?:{_ASKS}|is|are|comes? to|works out at) {_ABOUT}(?P<times>{TIMES}|half)(?: of)?(?: (?:what|as much as|that of|the (?:list )?(?:price|cost|rate)s? (?:of|at|on))\b|(?= [\w .]{{2,20}}['\u2019]s? (?:own |list )*(?:pric|rate))))"
    rf"|\b{_MARKUP} of {_ABOUT}(?P<on>{SHARE})|\b(?P<extra>{SHARE}) {_MARKUP}\b|\badds? {_ABOUT}(?P<added>{SHARE}) (?:to|on top of|over)\b"
)
_LEAD = lazy(r"(?: (?:at|on|from|via|through|with|by|directly|the|what|buying|going|straight|to))* ")
_MAKER = lazy(rf"\b(?:{words.MAKERS})\b")
_OF_OTHERS = lazy(r"['\u2019]s? (?!own\b|list\b|api\b|pric|rate|token)")
_EVERY = lazy(
    r"\b(?:always|whatever|whichever|across the board|(?:at|in|on|for) (?:every|all|any)|no matter (?:which|what)|regardless)\b"
)
_HEDGED = lazy(
    r"\b(?:can|may|could|might|often|sometimes|usually|mostly|depend\w*|data ?zones?|references?|inputs?|search|regional|region|per token|hardly|barely|rarely|seldom|most|many|some|if|when|except|until)\b"
)
_MARKED_UP = ("plain", "on", "extra", "added")
"""The groups that tell of a markup: the other seller is the vendor, whether it is named or not."""
_LEVEL = 0.03
"""How far two prices that are the same may lie apart, as a share."""
_NEAR = 0.06
"""The same for a share that is added."""
_ROUGH = 0.25
"""The same for a factor."""
CUES = (_BESIDE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a sentence about what two sellers ask for one model."""
    mention = reading.models[0] if len({m.models for m in reading.models}) == 1 else None
    if mention is None or not reading.routes_here or reading.kind in ("heading", "row"):
        return
    match = reading.search(_BESIDE)
    if (
        match is None
        or reading.silent
        or reading.past
        or mention.kind not in ("exact", "product")
        or (reading.amounts and not match.group("same"))
    ):
        return
    special = any(mark.value in ("batch", "edit", "svg") for mark in words.modes(reading.lower))
    if special or words.negated(words.before(reading.lower, match.start(), 14)):
        return
    marked_up = any(match.group(name) for name in _MARKED_UP)
    first, second = _before(reading, mention, match.start(), marked_up), _behind(reading, mention, match, marked_up)
    if first and second and first != second:
        yield _held(
            reading, mention, match, _pairs(reading, mention, first, second, clause_of(reading.lower, *match.span()))
        )


def _before(reading: Reading, mention: Mention, at: int, marked_up: bool) -> str:
    """The seller that is named last before an offset; a host where a markup is told."""
    named = [(mark.end, mark.value) for mark in reading.routes_here if mark.end <= at]
    if not marked_up:
        named += [(found.end(), OWN) for found in _makers(reading, mention) if found.end() <= at]
    return max(named, default=(0, ""))[1]


def _behind(reading: Reading, mention: Mention, match: re.Match[str], marked_up: bool) -> str:
    """The seller that is named right behind a comparison; where a markup is told, the vendor."""
    lead = _LEAD.match(reading.lower, match.end())
    place = lead.end() if lead else match.end()
    found = next((mark.value for mark in reading.routes_here if mark.start == place), "")
    if not found and any(maker.start() == place for maker in _makers(reading, mention)):
        found = OWN
    return found or (OWN if marked_up else "")


def _makers(reading: Reading, mention: Mention) -> Iterator[re.Match[str]]:
    """Where the vendor of a model is named as a seller."""
    vendor = reading.the_model(mention).vendor.casefold()
    for found in _MAKER.finditer(reading.lower):
        name = "black forest labs" if found.group() == "bfl" else found.group()
        inside = reading.inside_name(*found.span()) or any(
            m.start <= found.start() < m.end for m in reading.routes_here
        )
        if vendor.startswith(name) and not inside and not _OF_OTHERS.match(reading.lower, found.end()):
            yield found


def _pairs(
    reading: Reading, mention: Mention, first: str, second: str, clause: tuple[int, int]
) -> list[tuple[Cell, Cell]]:
    """The same picture at both sellers, at the tier and size that are named."""
    mine, theirs = prices_on(reading, mention, first), prices_on(reading, mention, second)
    begin, end = clause
    known = reading.context.book.tiers(mention.models)
    tiers = {mark.value for mark in words.tiers(reading.lower, known) if begin <= mark.start < end}
    classes = {sizes.class_of(mark.value) for mark in reading.sizes if begin <= mark.start < end}
    pairs = [
        (a, b) for a in mine for b in theirs
        if alike(a, b) and (not tiers or a.tier in tiers) and (not classes or (a.size_class or "1K") in classes)
    ]  # fmt: skip
    pairs = [(a, b) for a, b in pairs if a.size == b.size] or pairs
    return sorted(pairs, key=lambda pair: pair[1].size_class not in ("", "1K"))


def _held(reading: Reading, mention: Mention, match: re.Match[str], pairs: list[tuple[Cell, Cell]]) -> Claim:
    span = reading.joined(mention, match.span())
    if not pairs or _HEDGED.search(reading.lower):
        return reading.claim("price", span, NOT_IN_BASE, mention.models)
    shares = [float(one.usd / other.usd) for one, other in pairs]
    holds = [_holds(match, share) for share in shares]
    one, other = next((pair for pair, held in zip(pairs, holds, strict=True) if not held), pairs[0])
    facts, base = (one.fact, other.fact), reading.context.base
    compared = match.group("down") or match.group("up")
    level = all(abs(share - 1) <= _LEVEL for share in shares)
    if all(holds) or (any(holds) and not compared):
        return reading.claim("price", span, SUPPORTED, mention.models, facts)
    if level and match.group("up"):  # some regions of a host cost more than the base lists
        return reading.claim("price", span, NOT_IN_BASE, mention.models, facts)
    said = f"{phrases.cell(base, one)}, {phrases.cell(base, other)}"
    if any(holds) and not _EVERY.search(reading.lower):
        return reading.claim(
            "price", span, AMBIGUOUS, mention.models, facts, rule="price-comparison-tier",
            message=f"that depends on tier and size: {said}", advice="name tier and size, or give both prices",
        )  # fmt: skip
    return reading.claim(
        "price", span, CONTRADICTED, mention.models, facts, rule="price-comparison", severity=WARNING if level else "",
        message=f"about the same: {said}" if level else said, advice="give both prices",
    )  # fmt: skip


def _holds(match: re.Match[str], real: float) -> bool:
    """Whether a comparison is true of what the first seller asks in prices of the second."""
    if match.group("down"):
        return real < 1 - _LEVEL
    if match.group("up"):
        return real > 1 + _LEVEL
    times, share = match.group("times"), match.group("on") or match.group("extra") or match.group("added")
    if times:
        return abs(real / (0.5 if times == "half" else float(times_of(times))) - 1) <= _ROUGH
    return abs(real - 1 - float(share_of(share))) <= _NEAR if share else abs(real - 1) <= _LEVEL
