"""Bare figures in the items of a list that is one of prices: "1K: 0.04", "image out: 30 per 1M"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from imgpick.checking.grammar.figures import figure
from imgpick.checking.grammar.per import unit_of
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.columns import LABEL_WORDS
from imgpick.checking.sentences.money import Amount

PRICED = lazy(
    r"\$|\busd\b|\bdollars?\b|\bpric(?:es?|ed|ing)\b|\bcosts?\b|\bbill(?:s|ed|ing)\b|\b(?:per|an?|each) (?:image|picture|render)\b|\b(?:per|/) ?(?:1 ?m\b|million)|\bby the (?:token|picture|image|megapixel)\b"
)
"""Says in an item, or in one around it, that its figures are prices."""
_SMALL = lazy(
    r"(?<![\w.,$%/\u00d7\u20ac\u00a3+-])(?<![\d(] )(0?\.\d{1,5})(?= ?(?:$|[;)|]|,(?! ?\d(?!\.?\d?k\b))|\.(?!\d)|\((?!\w+ (?:points|seconds))|(?:at|for|on|with|via|through|in|per|flat|each|too|a|as|and|or|from|through|to start)\b))"
)
"""A figure below one dollar that nothing behind it makes a share, a score or a time."""
_PER = lazy(
    r"(?<![\w.,$%/\u00d7\u20ac\u00a3+-])(\d{1,3}(?:\.\d{1,5})?)(?= (?:per|/|a) ?(?:1 ?m\b|million\b|image\b|picture\b|render\b|svg\b|megapixel\b|mp\b))"
)
"""A figure that says itself what it is for."""
_RATE = lazy(
    r"\W*(?:cached )?(?:text|image)s?(?: tokens?)?,? (?:in|out)(?:puts?)?(?: tokens?)?\W{1,4}(\d{1,3}(?:\.\d{1,2})?)\W*$"
)
"""The price of a kind of tokens, and no more."""
_NO_PRICE = lazy(
    r"\b(?:training|lora|scores?|points|elo|rating|share|fidelity|seconds?|minutes?|accuracy|ratio|similarity|clip|fid|strength|guidance|temperature|weight|version|v\d|revenue|tax|vat|rate of|times|factor|probability|credits?|budget|cap|average|mean|median|spent|spend|paid|invoice|totals?|sum|year|month|week|saved?|savings)\b"
)
_IN_TOKENS = lazy(r"\btokens?\b|\b(?:per|/) ?(?:1 ?m\b|million)")
_WAY = lazy(r"\b(?:in|out)(?:put)?\b")
_BY_MEGAPIXEL = lazy(r"\bmegapixels?\b|\b(?:per|/) ?mp\b")


_MOST = 2
"""Dollars up to which a figure beside a tier or a size is taken for the price of an image."""
_ALL_IN_DOLLARS = lazy(
    r"\b(?:prices?|amounts?|figures?|costs?|money|sums?|everything)\b[^.\n$]{0,60}\b(?:in|are) (?:us |u\.s\. )?(?:usd|dollars|us\$)"
)


@lru_cache(maxsize=4)
def all_in_dollars(low: str) -> bool:
    """Whether a text says of its prices that they are in dollars: "Prices in USD"."""
    return ("usd" in low or "dollars" in low or "us$" in low) and bool(_ALL_IN_DOLLARS.search(low))


def amounts(lower: str, around: Callable[[], str], in_dollars: Callable[[], bool]) -> tuple[Amount, ...]:
    """The bare figures of an item that are dollars.

    ``around`` answers with what the items around it, its heading and the line above its list say, ``in_dollars``
    whether the whole text says that its figures are.
    """
    found = [*_SMALL.finditer(lower), *_PER.finditer(lower)] if "." in lower or "per" in lower else []
    rate = _RATE.match(lower) if not found else None
    if not (found or rate) or _NO_PRICE.search(lower):
        return ()
    told = around()
    if rate:
        found = [rate] if _IN_TOKENS.search(told) else []
    if not (PRICED.search(f"{lower} | {told}") or in_dollars()):
        return ()
    return tuple(_amounts(lower, told, sorted({match.span(1) for match in found})))


def of_labels(lower: str, signed: Iterable[Amount], around: str) -> tuple[Amount, ...]:
    """The amounts of an item, of a picture where nothing but a tier, a size or a mode stands before them: "low $0.03"."""
    after, found = 0, []
    for amount in signed:
        plain = not amount.unit and amount.high <= _MOST and not LABEL_WORDS.sub("", lower[after : amount.start])
        found.append(amount._replace(unit=_unit(lower[: amount.start], around)) if plain else amount)
        after = amount.end
    return tuple(found)


def _amounts(lower: str, around: str, places: list[tuple[int, int]]) -> Iterator[Amount]:
    after = 0
    for start, end in places:
        value, step = figure(lower[start:end])
        unit, images, part, stop = unit_of(lower, start, end, after)
        after = stop
        if value:
            yield Amount(start, stop, end, value, value, step, unit or _unit(lower[:start], around), images, "", part)


def _unit(before: str, around: str) -> str:
    """The unit of a figure that names none itself."""
    told = f"{before} | {around}"
    if _IN_TOKENS.search(told):
        return "1M-tokens" if _WAY.search(before) else "other"
    return "megapixel" if _BY_MEGAPIXEL.search(told) else "image"
