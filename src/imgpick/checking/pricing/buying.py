"""How many pictures of a second model the same money is said to buy."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.pricing.said import Said
from imgpick.checking.sentences.reading import Reading

_COUNT_OF = cued(
    r"\b(?:but|and|against|versus|vs\.?|,) (?:only |just |about |around |roughly )*(\d[\d,]*) (?:images? |pictures? )?(?:from|with|on|using|of) (?:the )?$"
)


def same_money(reading: Reading) -> Iterator[Said]:
    """ "Ten dollars buy 3,000 images with A but only 52 with B": the second count."""
    for first in reading.amounts:
        for mention in reading.models:
            if first.images == 1 or mention.start < first.end:
                continue
            count = reading.search(_COUNT_OF, first.end, mention.start)
            if count:
                amount = first._replace(
                    start=count.start(1),
                    end=count.end(1),
                    money_end=count.end(1),
                    images=int(count.group(1).replace(",", "")),
                    is_count=True,
                )
                tiers = words.tiers(reading.lower[mention.start :], reading.context.book.tiers(mention.models))
                tier = tiers[0].value if tiers else mention.tier
                yield Said(
                    amount, mention, mention.models, "image", tier, "", "", "standard", "", False, frozenset(), False
                )
