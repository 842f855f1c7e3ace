"""How many pictures of one kind are said to cost as much as one of another: "for the price of one A you get N of B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, FIGURE, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.pricing.spans import Span, in_words, span_of
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading

_ROUGHLY = r"(?:(?:about|around|roughly|some|nearly|almost|just|only|over|more than|up to|as many as|exactly) ){0,2}"
_N = rf"(?P<n>{FIGURE}|(?:a|one) hundred|{CARDINAL}|a dozen)"
_ONE = r"(?:one|a single)"
_STRETCH = r"(?:[^.;,?!]|\.(?=\d)){3,70}?"
_FOR_ONE = cued(
    rf"\bfor (?:about |roughly )?(?:the (?:price|cost|money) of|what) {_ONE} (?P<one>{_STRETCH})(?: costs)?,? (?:you|we|i|one)(?:['\u2019]ll| can| could| will| may)? (?:get|buy|make|run|render|generate|have|produce|afford)s? {_ROUGHLY}{_N} (?P<many>(?:[^.;?!]|\.(?=\d)){{3,70}})"
)
_COSTS_AS = cued(
    rf"\b{_ONE} (?P<one>{_STRETCH}) (?:costs? (?:about |roughly |exactly )?as much as|buys|pays for|equals|is worth|(?:costs? )?the price of) {_ROUGHLY}{_N} (?P<many>(?:[^.;?!]|\.(?=\d)){{3,70}})"
)
_BOUND = 1.25
"""How far a number of pictures may lie from the real one, as a factor."""
CUES = (_FOR_ONE, _COSTS_AS)


def judge(reading: Reading) -> Iterator[Claim]:
    """The trades of one picture against many in a sentence."""
    match = reading.search(_FOR_ONE) or reading.search(_COSTS_AS)
    if match is None or reading.silent or reading.past or reading.amounts:
        return
    one, many = _named(reading, match, "one"), _named(reading, match, "many")
    if one is None or (many or one).kind == "family":
        return
    many = many or one
    dear, cheap = _prices(reading, one, match.span("one")), _prices(reading, many, match.span("many"))
    models = tuple(dict.fromkeys((one.models[0], many.models[0])))
    if dear is None or cheap is None:
        yield reading.claim("price", match.span(), NOT_IN_BASE, models)
        return
    said = float(value_of(match.group("n")))
    least, most = float(dear.low.usd / cheap.high.usd), float(dear.high.usd / cheap.low.usd)
    facts = tuple(dict.fromkeys(cell.fact for cell in (*dear, *cheap)))
    if not least / _BOUND <= said <= most * _BOUND:
        real = f"{least:.0f}" if round(least) == round(most) else f"{least:.0f} to {most:.0f}"
        yield reading.claim(
            "price", match.span(), CONTRADICTED, models, facts, rule="price-comparison",
            message=f"{in_words(reading, one, dear)}, {in_words(reading, many, cheap)}: that buys {real}", advice=f"write {real}",
        )  # fmt: skip
    else:
        yield reading.claim("price", match.span(), SUPPORTED if most / least < 2 else AMBIGUOUS, models, facts)


def _named(reading: Reading, match: re.Match[str], group: str) -> Mention | None:
    """The model that a stretch names; of the one picture also that of which the text goes on."""
    start, end = match.span(group)
    inside = next((m for m in reading.models if start <= m.start < end), None)
    return inside or (reading.subject if group == "one" else None)


def _prices(reading: Reading, mention: Mention, stretch: tuple[int, int]) -> Span | None:
    """What a picture costs at the tier and size that its own stretch names."""
    part = reading.lower[slice(*stretch)]
    size = {mark.value for mark in words.sizes(part)}
    every = reading.context.book.tiers(mention.models)
    own = {mention.tier} if mention.tier and stretch[0] <= mention.start < stretch[1] else set()
    tiers = {mark.value for mark in words.tiers(part, every)} or own
    return span_of(reading, mention, size, lambda known: tiers)
