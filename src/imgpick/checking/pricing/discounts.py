"""What a batch of the same model costs beside the usual price, as a share."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SHARE, share_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading

_OFF = cued(
    rf"\b(?P<off>{SHARE})(?: of (?:the |its )?(?:price|cost|rate|bill)s?)? (?:off|cheaper|less|discount|lower|saving|savings|reduction|below|under)\b"
    rf"|\b(?:saves?|discount(?: of)?|saving(?: of)?|reduction(?: of)?|cuts? (?:[\w']+ ){{0,5}}?by|reduces? (?:[\w']+ ){{0,5}}?by|knocks?|lowers? (?:[\w']+ ){{0,5}}?by) (?:you )?(?:about |around |roughly |up to )?(?P<by>{SHARE})"
    rf"|\b(?:drops?|falls?|sinks?|shrinks?|goes down|is cut|comes down) to (?P<left>{SHARE}) of\b"
    rf"|\b(?:is|are|costs?|comes? to|runs at|equals?|pays?) (?:only |just |about |exactly )?(?P<beside>{SHARE}) (?:of )?(?:the |its |their )?(?:standard|normal|regular|usual|list|full|interactive|synchronous)\b"
    r"|\b(?P<half>halves|halved|half[- ]price|half (?:the |of the )(?:price|cost|rate)|cuts? (?:[\w']+ ){1,5}?in half|50/50)\b"
    r"|\b(?P<none>(?:costs?|charges?) (?:you )?(?:exactly |just )?(?:the same|as much|no less)|(?:is|are) no cheaper|(?:saves?|knocks?) (?:you )?nothing)\b"
)
MONEY = cued(
    r"\b(?:pric\w+|costs?|charg\w+|pay\w*|bill\w*|rates?|fees?|spend\w*|cheap\w*|expensive|dear\w*|discounts?|sav(?:e|es|ed|ing|ings)|money|half[- ]price)\b|\$| off\b"
)
NOT_MONEY = lazy(
    r"(?: the| your| its| our| in| of)* (?:\w+ )?(?:pixels?|resolution|area|size|time|wait\w*|latency|seconds|memory|detail|sharpness|work|quality|edge|length)\b"
)
"""What else a batch or a larger picture changes."""
_ALIKE = lazy(
    r"\b(?:as|than) (?:in |with |at |the )*(?:standard|normal|regular|usual|ordinary|synchronous|interactive|real-?time|live|single|one by one)\b|\bin batch(?:es| mode)?[.!]?$|\bwhether (?:or not )?(?:you|it)\b"
)
"""Holds a batch against what is sent at once."""
_NEAR = Decimal("0.06")
"""How far a share may lie from the real one."""
CUES = (_OFF,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims about what batch mode does to the price of one model."""
    mention = reading.anyone
    alone = len({m.models for m in reading.models}) < 2
    if mention and mention.kind in ("exact", "product") and alone and not (reading.silent or reading.past):
        yield from _batch(reading, mention)


def _batch(reading: Reading, mention: Mention) -> Iterator[Claim]:
    match = reading.search(_OFF)
    if match is None or not any(mark.value == "batch" for mark in words.modes(reading.lower)):
        return
    if not reading.search(MONEY) or NOT_MONEY.match(reading.lower, match.end()):
        return
    if words.negated(words.before(reading.lower, match.start(), 16)):
        return
    left = match.group("left") or match.group("beside")
    said = 1 - share_of(left) if left else share_of(match.group("off") or match.group("by") or "half")
    if match.group("none"):
        if reading.sizes or reading.amounts or not _ALIKE.search(reading.lower):
            return
        said = Decimal(0)
    pairs = list(_pairs(today(reading, mention)))
    span = match.span()
    if not pairs:
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
        return
    real = {1 - batch.usd / usual.usd for usual, batch in pairs}
    usual, batch = pairs[0]
    facts = (usual.fact, batch.fact)
    if any(abs(share - said) <= _NEAR for share in real):
        yield reading.claim("price", span, SUPPORTED, mention.models, facts)
        return
    base = reading.context.base
    yield reading.claim(
        "price", span, CONTRADICTED, mention.models, facts, rule="price-comparison",
        message=f"a batch takes {float(min(real)):.0%} off: {phrases.cell(base, usual)}, {phrases.cell(base, batch)}",
        advice=f"write {float(min(real)):.0%}",
    )  # fmt: skip


def today(reading: Reading, mention: Mention) -> list[Cell]:
    """The cells of today on the route that is named, else on the vendor's own."""
    context = reading.context
    cells = [c for c in context.book.cells(mention.models) if c.holds(context.today)]
    routes = {mark.value for mark in reading.routes}
    return [c for c in cells if c.route in routes] or [c for c in cells if c.kind == "vendor-api"]


def _pairs(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """The same cell at the usual and at the batch price."""
    for batch in (c for c in cells if c.mode == "batch" and c.part != "text-in"):
        for usual in cells:
            if usual.mode == "standard" and _cell(usual) == _cell(batch) and usual.usd:
                yield usual, batch


def _cell(item: Cell) -> tuple[str, ...]:
    return item.route, item.unit, item.part, item.tier, item.size
