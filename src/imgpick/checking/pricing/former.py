"""Prices that held once: right where a sentence says so, outdated where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing.meant import Meant
from imgpick.checking.pricing.mismatch import mismatch_of_then, said_of
from imgpick.checking.pricing.said import Said
from imgpick.checking.result import NOT_IN_BASE, OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text import calendar


def outdated(reading: Reading, said: Said, ever: list[Cell], now: list[Cell]) -> Claim:
    """A figure that held once; right when the text says so."""
    if _told_of_then(reading, said, ever) or (not now and reading.search(_WAS_SOLD)):
        return reading.claim("price", said.span, SUPPORTED, said.models, phrases.facts(ever))
    written = any(c.holds(reading.context.written) for c in ever)
    verdict_then = SUPPORTED if written else OUTDATED
    if _future(reading, ever):
        return reading.claim("price", said.span, OUTDATED, said.models, phrases.facts(ever), written=verdict_then)
    if reading.context.dated and all(c.since > reading.context.written for c in ever):
        return reading.claim("price", said.span, NOT_IN_BASE, said.models, phrases.facts(ever))
    item = ever[0]
    since = item.since or item.fact.day
    told = f"from {since} " if since < (item.until or "9999") else ""
    span = f"{told}until {item.until}" if item.until else f"from {item.since}"
    new = phrases.ladder(reading.context.base, now)
    return reading.claim(
        "price", said.span, OUTDATED, said.models, phrases.facts([*ever, *now]), rule="price-outdated",
        severity=WARNING if written and reading.context.dated else "",
        message=f"{said_of(reading, said)} was right {span}: {phrases.cell(reading.context.base, item)}",
        advice=f"now {new}" if new else "", written=verdict_then,
    )  # fmt: skip


def of_the_past(reading: Reading, said: Said, cells: Meant, ever: list[Cell]) -> Claim:
    """A figure that a sentence puts into the past: wrong where the base has the one price of that day."""
    day = next((mark.value for mark in reading.days if len(mark.value) >= len("2026-11")), "")
    day = day or next((f"{mark.value}-12-31" for mark in reading.days), "")
    then = [c for c in cells.strict if day and c.holds(day) and (c.since or c.fact.day) <= day]
    told = said.tier or said.size or len({c.tier for c in then}) == 1
    if ever or not told or len({c.usd for c in then}) != 1 or len(reading.amounts) > 1 or said.third_party:
        return reading.claim("price", said.span, SUPPORTED if ever else NOT_IN_BASE, said.models, phrases.facts(ever))
    return mismatch_of_then(reading, said, then)._replace(severity=WARNING)


def _told_of_then(reading: Reading, said: Said, ever: Sequence[Cell]) -> bool:
    """Whether a sentence in the past tense names a day on which a figure held, or the one on which it ended."""
    if not reading.search(_THEN) or _AND_NOW.search(reading.lower, 0, said.amount.start):
        return False
    lower, written = reading.lower, reading.context.written
    days = [*reading.days, *calendar.short_days(lower, 0, len(lower), written), *calendar.ends(lower, written)]
    return any(
        calendar.agrees(day.value, c.until) or (c.since or c.fact.day)[: len(day.value)] <= day.value <= c.until
        for day in days
        for c in ever
        if c.until
    )


_THEN = cued(
    r"\b(?:cost|was|were|could|paid|used|came|went|sold|ran|had|charged|billed|offered|bought|got|started|launched|ended|expired|lapsed|ran out)\b"
)
_AND_NOW = lazy(
    r"\b(?:and|but) (?:(?:now|still|today|currently) )?(?:costs|bills|asks|charges|runs|sells)(?: (?:for|at|about|around|only|just|you|us))* $"
)
""" "X launched in April and costs $0.04": whatever it says of then, the price is that of now."""
_WAS_SOLD = cued(
    r"\b(?:was|were) (?:billed|charged|priced|sold|at|\$|still (?:running|sold|around|available|alive|on sale|online))|\b(?:picture|image|one|square|it|render|call|request) cost\b"
    rf"|\b(?:{words.MAKERS}) (?:(?:once|still|only) )?(?:asked|charged|wanted|billed|took)\b(?! (?:for|to|us|its|that|it|over)\b)|\bintroduced (?:[^.;,]|\.(?=\d)){{2,40}} (?:at|with a price of) "
)
"""Puts the price of a model that has ended into its day: "a square picture cost", which is no "costs", "OpenAI asked"."""


def _future(reading: Reading, cells: Sequence[Cell]) -> bool:
    return all(c.since > reading.context.today for c in cells) and bool(
        regex(r"\bwill\b|\bfrom\b|\bstarting\b|\bas of\b").search(reading.lower)
    )
