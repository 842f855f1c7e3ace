"""What is called cheap, or advised for a great many pictures, though many current models cost a fraction of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.spans import in_words, prices_of
from imgpick.checking.result import OPINION, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.wording import listed

_CHEAP = cued(
    r"\b(?P<word>cheap|inexpensive|affordable|economical|low[- ]cost|budget(?:[- ]friendly)?|cost[- ](?:effective|efficient)|thrifty|frugal|wallet[- ]friendly) (?:image )?(?:choice|pick|option|model|way|bet|route|answer|solution|workhorse|default|generator|api)\b"
    r"|\b(?:is|are|remains?|stays?) (?:(?:quite|very|so|really|the|most|still|pretty|rather) )*(?P<said>cheap|inexpensive|affordable|economical|cost[- ](?:effective|efficient)|budget[- ]friendly|an? bargain)\b(?! (?:for (?:its|an?|what)|by)\b)"
)
_MANY = cued(
    r"\b(?:high|large|big)[- ]volumes?\b|\bvolume (?:work|jobs?|production)\b|\b(?:in|for) bulk\b|\bbulk (?:work|jobs?|images?|thumbnails|headers|pictures|generation)\b|\bat scale\b|\bthousands of (?:[\w-]+ ){0,2}(?:images|pictures|thumbnails|headers|photos|shots|visuals|banners)\b|\b(?:\d{2,3},000|\d{2,}k) (?:[\w-]+ ){0,2}(?:images|pictures|thumbnails|headers|photos|shots|visuals|banners)\b"
)
_ADVISED = lazy(
    r"(?:^|[,:] |\bshould |\byou (?:can|want to) )(?:just |simply )?(?:go with|choose|pick|use|take|stick (?:with|to)|opt for|reach for) [^,;]{0,40}$|\b(?:pick|choice|recommendation|answer|way to go)(?: here)? is [^,;]{0,24}$"
)
_OTHER_REASON = lazy(
    r"\b(?:than|compared|relative to|against|alternative|beside|among|of the (?:two|three)|standards?|quality|finest|whatever|money|who|if (?:price|cost|budget)|batch\w*|edit\w*)\b"
)
"""Holds the model against one that is named, or has another end in view than a low bill."""
_OF_A_VENDOR = lazy(r"['\u2019]s? (?:own |most |new |current )*$")
_FRACTION = 5
_ENOUGH = 5
"""So many current models must cost less than one in ``_FRACTION`` of it."""
CUES = (_CHEAP, _MANY)


def judge(reading: Reading) -> Iterator[Claim]:
    """The finding about a model that is called cheap, or is advised for volume, and is neither."""
    if reading.silent or reading.past or reading.kind in ("heading", "row") or len(reading.models) != 1:
        return
    mention = reading.models[0]
    if mention.kind != "exact" or _OTHER_REASON.search(reading.lower):
        return
    cheap, many = reading.search(_CHEAP), reading.search(_MANY)
    match = cheap or (
        many if many and not reading.amounts and _ADVISED.search(reading.lower, 0, mention.start) else None
    )
    if (
        match is None
        or words.negated(reading.lower[: match.start()])
        or _OF_A_VENDOR.search(reading.lower, 0, match.start())
    ):
        return
    mine = prices_of(reading, mention)
    lower = _below(reading, mine.low.usd / _FRACTION) if mine else []
    if mine is None or len(lower) < _ENOUGH:
        return
    base = reading.context.base
    priced = in_words(reading, mention, mine)
    word = match.groupdict().get("word") or match.groupdict().get("said")
    said = f"\u201c{word}\u201d is said of {priced}" if word else f"advised for a great many pictures: {priced}"
    yield reading.claim(
        "price", reading.joined(mention, match.span()), OPINION, mention.models, (mine.low.fact, *(cell.fact for cell in lower[:2])), rule="price-dear",
        message=f"{said}; {len(lower)} current models cost less than a fifth of that, such as "
        f"{listed([phrases.cell(base, cell, model=True) for cell in lower[:2]])}",
        advice="give the price, and say why a cheaper model will not do",
    )  # fmt: skip


def _below(reading: Reading, usd: Decimal) -> list[Cell]:
    """The lowest prices of current models that lie below a price, the lowest first."""
    book, today = reading.context.book, reading.context.today
    key = ("lowest", today)
    if key not in book.kept:
        book.kept[key] = sorted(_lowest(reading, today), key=lambda cell: (cell.usd, cell.model))
    return [cell for cell in book.kept[key] if cell.usd < usd]


def _lowest(reading: Reading, today: str) -> Iterator[Cell]:
    """What the usual picture of each current model costs at the least, by an API."""
    base = reading.context.base
    for key in base.ids("model"):
        if base.model(key).life(today).status != "current":
            continue
        cells = [
            c for c in reading.context.book.cells((key,))
            if c.unit == "image" and c.mode == "standard" and not c.part and c.usd and c.holds(today)
            and c.kind in ("vendor-api", "provider-api") and c.size_class in ("", "1K") and c.size != "svg"
        ]  # fmt: skip
        if cells:
            yield min(cells, key=lambda cell: cell.usd)
