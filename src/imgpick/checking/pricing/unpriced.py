"""Prices that are said not to exist: "V has never put a price on X"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading

_NO_PRICE = cued(
    r"\b(?:no|without an?) (?:(?:official|public|published|list|vendor|known|first-party) ){0,2}(?:api )?(?:price|prices|pricing)\b"
    r"|(?:\bnever|\bnot|n['\u2019]t|\byet to)(?: yet| ever)? (?:put|publish(?:ed)?|set|name[ds]?|announced?|given?|quoted?|disclosed?|released?|stated?) (?:an? |any |its |out an? )?(?:official |public |list )?(?:price|prices|pricing)\b"
)
_ENDS = lazy(r"[`*_]*(?: (?:for|on|of|to) (?:the )?[`*_\"]*$| (?:yet|so far|at all|anywhere|until now)\b|[.,;:)!]|$)")
CUES = (_NO_PRICE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence that a model has no price of its vendor; the vendor's own price contradicts them."""
    match = None if reading.silent or reading.past else reading.search(_NO_PRICE)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact" or reading.routes_here:
        return
    end = mention.start if mention.start >= match.end() else len(reading.lower)
    if not _ENDS.match(reading.lower, match.end(), end):
        return
    today = reading.context.today
    cells = [
        cell
        for cell in reading.context.book.cells(mention.models)
        if cell.kind == "vendor-api" and cell.holds(today) and not cell.computed
    ]
    if not cells:
        yield reading.claim("price", match.span(), SUPPORTED, mention.models)
        return
    shown = phrases.cell(reading.context.base, cells[0])
    yield reading.claim(
        "price", reading.joined(mention, match.span()), CONTRADICTED, mention.models, (cells[0].fact,), rule="price-mismatch",
        message=f"{reading.the_model(mention).name} has a price of its vendor: {shown}", advice="give the price",
    )  # fmt: skip
