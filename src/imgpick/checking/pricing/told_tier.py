"""Whether a figure that holds at one tier only needs that tier named: the words around it may tell it."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.said import Said
from imgpick.checking.sentences.reading import Reading

_END = lazy(
    r"\b(?:(?P<low>cheapest|lowest(?:-priced)?|entry|least expensive)|dearest|priciest|most expensive|top|highest) (?:quality )?(?:tier|setting|level|mode|option)\b"
)


def is_told(reading: Reading, said: Said, chosen: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether the tier of the ``chosen`` cells is told without being named beside the figure."""
    return (
        _plain_tier(reading, said, chosen, others)
        or _tier_before(reading, said, chosen)
        or _tier_behind(reading, said, chosen)
        or _tier_beside(reading, said, chosen)
        or _tier_of_section(reading, said, chosen)
        or _at_the_end(reading, said, chosen, others)
    )


def _plain_tier(reading: Reading, said: Said, chosen: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether a figure is that of the tier which the bare name means: of variants that are sold under names of their own,
    "standard", or the one that is called like the model."""
    name = reading.context.base.model(said.models[0]).name.casefold().replace("-", " ")
    tiers = {c.tier for c in chosen if c.tier}
    if not tiers or any(c.tier in _QUALITIES for c in others) or _tier_above(reading, said):
        return False
    return any(tier == "standard" or tier.replace("-", " ") in name for tier in tiers)


def _tier_before(reading: Reading, said: Said, chosen: Sequence[Cell]) -> bool:
    """Whether the text goes on at the tier that it named last: "X at medium costs $0.05. A thousand come to $53"."""
    if reading.kind == "row" or (said.mention in reading.mentions and not _SAME_TIER.search(reading.lower)):
        return False
    setting, known, fits = reading.setting[-_BEFORE:], reading.context.book.tiers(said.models), {c.tier for c in chosen}
    before = words.tiers(setting, known)
    sentence = words.tiers(setting.rstrip(" .\n").rpartition(". ")[2], known)
    return bool(before) and (before[-1].value in fits or not fits.isdisjoint(mark.value for mark in sentence))


def _tier_behind(reading: Reading, said: Said, chosen: Sequence[Cell]) -> bool:
    """Whether the next sentence says for which tier the price is: "X costs $0.006. That is for low"."""
    told = words.tiers(_said_behind(reading), reading.context.book.tiers(said.models))
    return bool(told) and told[0].start == 0 and told[0].value in {c.tier for c in chosen}


def size_behind(reading: Reading, chosen: Sequence[Cell]) -> bool:
    """Whether the next sentence says for which size the price is."""
    told = words.sizes(_said_behind(reading))
    return bool(told) and told[0].start == 0 and any(told[0].value in (c.size, c.size_class) for c in chosen)


def _said_behind(reading: Reading) -> str:
    """What the next sentence says that a price is for."""
    match = _THAT_IS.match(reading.behind)
    return reading.behind[match.end() :] if match else ""


_THAT_IS = lazy(
    r"\W*(?:that|this)(?:['\u2019]s| is| was) (?:(?:only|just|but|the (?:price|rate|cost)|what you pay) )*(?:for|at|in|with) (?:the )?"
)


def _tier_beside(reading: Reading, said: Said, chosen: Sequence[Cell]) -> bool:
    """Whether the one tier of a sentence is named with another model's price: "A is $0.053 at medium, and B $0.034"."""
    marks = reading.tiers(said.models)
    if (
        reading.kind == "row"
        or len({mark.value for mark in marks}) != 1
        or marks[0].value not in {c.tier for c in chosen}
    ):
        return False
    return marks[0].end <= said.amount.start and any(a.end <= said.mention.start for a in reading.amounts)


_SAME_TIER = lazy(
    r"\b(?:the same|that) (?:quality )?(?:tier|level|setting|quality|word|label|name)\b|\bthat(?:['\u2019]s| is| comes to| makes| would be)(?: about| only| just| roughly)? (?:\$|\d)"
)
"""Goes on at the tier of the sentence before."""
_BEFORE = 160
"""Characters before a sentence within which its tier may be named."""


def _tier_above(reading: Reading, said: Said) -> bool:
    """Whether the heading names a tier: what stands below it is said of that."""
    return bool(words.tiers(reading.over.heading.casefold(), reading.context.book.tiers(said.models)))


def _tier_of_section(reading: Reading, said: Said, chosen: Sequence[Cell]) -> bool:
    """Whether the headings above name the tier and no other: "# X at high quality" over a table of prices."""
    known, fits = reading.context.book.tiers(said.models), {c.tier for c in chosen}
    above = (reading.over.heading, *reading.over.enclosing)
    named = next(filter(None, ({mark.value for mark in words.tiers(text, known)} for text in above)), None)
    return named is not None and named <= fits


_QUALITIES = frozenset(
    ["very-low", "low", "medium", "high", "xhigh", "very-high", "hd", "turbo", "quality", "default", "auto"]
)
"""Tiers that one id is asked for, and not models of their own."""


def _at_the_end(reading: Reading, said: Said, chosen: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Whether a figure is that of the cheapest or the dearest tier, as the words before it say."""
    found = _END.search(reading.lower, max(0, said.amount.start - 40), said.amount.start)
    if not found:
        return False
    prices, usd = [c.usd for c in others], chosen[0].usd
    return usd <= min(prices) if found.group("low") else usd >= max(prices)
