"""Who judges a sentence: every rule is asked that its words are cues for."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking import style
from imgpick.checking.abilities import asked, capabilities, ceilings, faster, hardware, how_many, limits, only
from imgpick.checking.boards import above, orders, podium, ranks, scores, shares, tested
from imgpick.checking.lifetime import announced, early, life, logs, newest, presented, releases, staying
from imgpick.checking.listed import labels, specs
from imgpick.checking.names import naming, vendors
from imgpick.checking.patterns.cues import any_of
from imgpick.checking.pricing import (
    cheaper,
    discounts,
    free,
    hosts,
    inputs,
    moves,
    parity,
    plans,
    prices,
    promotions,
    quotas,
    relabelled,
    savings,
    spending,
    steps,
    sums,
    thrift,
    tiers,
    trades,
    unpriced,
)
from imgpick.checking.result import Claim
from imgpick.checking.rights import access, apps, doors, licences, permits
from imgpick.checking.sentences.reading import Reading

CROWDED = 24
"""Names in one sentence beyond which nobody can tell what is said of which; only the names are checked then."""
_PRICED = 2 * CROWDED
"""The same for amounts."""

_JUDGES = tuple(
    (any_of(module.CUES), module.judge)
    for module in (
        newest,
        life,
        staying,
        labels,
        releases,
        logs,
        presented,
        early,
        prices,
        promotions,
        plans,
        quotas,
        free,
        inputs,
        access,
        doors,
        announced,
        apps,
        cheaper,
        parity,
        relabelled,
        hosts,
        savings,
        moves,
        discounts,
        steps,
        trades,
        sums,
        spending,
        ranks,
        podium,
        above,
        scores,
        shares,
        tested,
        orders,
        capabilities,
        only,
        limits,
        ceilings,
        hardware,
        faster,
        asked,
        how_many,
        specs,
        tiers,
        licences,
        unpriced,
        vendors,
        style,
        thrift,
    )
)
"""Who judges a sentence that has one of these bits."""
_ROW = any_of((*scores.CUES, *ranks.CUES, *prices.CUES, *permits.CUES, *labels.CUES, specs.LABEL))
_LISTED = any_of(ranks.CUES)
_PRICES = any_of(prices.CUES)
_OVER = any_of(life.CUES)


def judged(reading: Reading) -> Iterator[Claim]:
    """The claims of one sentence: of its names, then of all that its words are cues for."""
    yield from naming.judge(reading)
    if len(reading.mentions) > CROWDED or len(reading.amounts) > _PRICED:
        return
    cues = reading.cues | (_ROW if reading.kind == "row" else _LISTED if reading.is_name else 0)
    if reading.kind == "item" and reading.amounts:
        cues |= _PRICES
    told_of = reading.mentions or (reading.subject,) if reading.kind == "row" else reading.mentions
    if any(mention and life.is_over(reading, mention) for mention in told_of):
        cues |= _OVER
    for wanted, judge in _JUDGES:
        if cues & wanted:
            yield from judge(reading)
