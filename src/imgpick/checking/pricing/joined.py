"""One price that is said of several models at once: "A and B both cost $0.04 an image"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.said import Said
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.sentences.subjects import joined_before

_COST = lazy(
    r"[`*_\"]*,? (?:(?:both|all|each|now|also|still|currently|usually|typically) )*(?:cost|charge|ask|sell (?:for|at)|go for|come (?:in )?(?:at|to)|sit at|run (?:at|about)|are|list at)\b(?! (?:up to|from|between))[^.;,\n]{0,24}"
)
_TOGETHER = lazy(r"\b(?:together|combined|in total|altogether|respectively|in that order|or less|or more)\b")


def each(reading: Reading, said: Said) -> Iterator[Said]:
    """The same price said of the models named before as joint subjects."""
    amount, mention = said.amount, said.mention
    alone = len(reading.amounts) == 1 and amount.bound in ("", "about", "under") and not amount.is_range
    if not alone or mention not in reading.models or _TOGETHER.search(reading.lower):
        return
    if not _COST.fullmatch(reading.lower, mention.end, amount.start):
        return
    for other in joined_before(reading.lower, reading.models, mention):
        if other.models and other.kind not in ("unknown-version", "unknown-id"):
            tier = other.tier or ("" if mention.tier else said.tier)
            yield said._replace(mention=other, models=other.models, tier=tier)
