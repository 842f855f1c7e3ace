"""Offers that have ended, told as if they ran: "X is still half price"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import short_days
from imgpick.costing.step import dollars
from imgpick.kb import cite
from imgpick.kb.facts import Price
from imgpick.kb.model import Model

_OFFERED = cued(
    r"\bhalf[- ](?:the )?price\b(?! (?:of|than|as|for|in batch))|\bhalf[- ]price (?:offer|launch|sale)\b|\bhalf off\b|\b50 ?(?:%|percent) off\b|\b(?:launch|introductory|opening) (?:discount|offer|price|rate)\b"
)
_RUNS = cued(r"\b(?:still|now|currently|today|sells?|sold|is|are|costs?|gets?|take advantage|while it lasts|hurry)\b")
_OTHERWISE = cued(r"\bbatch\w*\b|\bthan\b|\b(?:was|were|had|ended|over|expired|no longer|gone|until|back then)\b")
_LOWERED = 1.3
"""Times the price of an offer that the price after it is at least."""
CUES = (_OFFERED,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim that a model is sold at a price of an offer, held against the days of that offer."""
    match = reading.search(_OFFERED)
    mention = reading.subject_of(*match.span()) if match else None
    if match is None or mention is None or mention.kind != "exact" or reading.silent or reading.past or reading.amounts:
        return
    if mention.start >= match.end() or words.negated(reading.lower):
        return
    dated = reading.days or short_days(reading.lower, 0, len(reading.lower), reading.context.written)
    if dated or not reading.search(_RUNS) or reading.search(_OTHERWISE):
        return
    offer = _ended(reading.the_model(mention), reading.context.today)
    if offer is None:
        return
    lower, price = offer
    what = ", ".join(filter(None, (price.tier, price.size, reading.context.base.route(price.route).name)))
    then = reading.context.dated and reading.context.written < lower.until
    yield reading.claim(
        "price", reading.joined(mention, match.span()), OUTDATED, mention.models, (cite.price(lower), cite.price(price)),
        rule="price-outdated", severity=WARNING if then else "", written=SUPPORTED if then else OUTDATED,
        message=f"the offer ended on {lower.until}: {dollars(price.usd)} ({what}), no longer {dollars(lower.usd)}", advice=f"write {dollars(price.usd)} ({what})",
    )  # fmt: skip


def _ended(model: Model, day: str) -> tuple[Price, Price] | None:
    """The last price of an offer that has ended, and the price after it for the same picture."""
    ended = [row for row in model.all_prices if row.used and row.until and row.until <= day and not row.part]
    pairs = [
        (old, new)
        for old, new in product(sorted(ended, key=lambda row: row.until, reverse=True), model.prices(day))
        if (old.route, old.unit, old.tier, old.size, old.mode, old.part) == (new.route, new.unit, new.tier, new.size, new.mode, new.part)
        and float(new.usd) >= _LOWERED * float(old.usd)
    ]  # fmt: skip
    return next(iter(pairs), None)
