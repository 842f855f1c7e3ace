"""Which of two models asks more for a token."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading

OFF = 1.4
"""By how much a rounded factor may be off."""


def judge(reading: Reading, first: Mention, second: Mention, factor: float, *, down: bool) -> Iterator[Claim]:
    """ "A costs twice as much per token as B": the vendors' prices of image tokens that come out."""
    mine, theirs = (token_price(reading, mention) for mention in (first, second))
    span, models = (first.start, second.end), (*first.models[:1], *second.models[:1])
    if mine is None or theirs is None:
        yield reading.claim("price", span, NOT_IN_BASE, models)
        return
    real = float(mine.usd / theirs.usd)
    holds = real < 1 if down else real > 1
    if holds and not (factor and not factor / OFF <= real <= factor * OFF):
        yield reading.claim("price", span, SUPPORTED, models, (mine.fact, theirs.fact))
        return
    base = reading.context.base
    yield reading.claim(
        "price", span, CONTRADICTED, models, (mine.fact, theirs.fact), rule="price-comparison",
        message=f"{phrases.cell(base, mine, model=True)}, {phrases.cell(base, theirs, model=True)}", advice="give both prices",
    )  # fmt: skip


def token_price(reading: Reading, mention: Mention) -> Cell | None:
    """The vendor's price today of a million image tokens that come out."""
    cells = reading.context.book.cells(mention.models[:1])
    return next(
        (
            c for c in cells
            if c.unit == "1M-tokens" and c.part == "image-out" and c.mode == "standard" and c.kind == "vendor-api" and c.usd and c.holds(reading.context.today)
        ),
        None,
    )  # fmt: skip
