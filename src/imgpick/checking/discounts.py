"""What a batch or a larger picture of the same model costs beside the usual one, as a share."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.checking import phrases, words
from imgpick.checking.book import Cell
from imgpick.checking.clauses import clause_of
from imgpick.checking.cues import cued
from imgpick.checking.figures import SHARE, TIMES, share_of, times_of
from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.kb import sizes

_OFF = cued(
    rf"\b(?P<off>{SHARE})(?: of (?:the |its )?(?:price|cost|rate|bill)s?)? (?:off|cheaper|less|discount|lower|saving|savings|reduction|below|under)\b"
    rf"|\b(?:saves?|discount(?: of)?|saving(?: of)?|reduction(?: of)?|cuts? (?:[\w']+ ){{0,5}}?by|reduces? (?:[\w']+ ){{0,5}}?by|knocks?|lowers? (?:[\w']+ ){{0,5}}?by) (?:you )?(?:about |around |roughly |up to )?(?P<by>{SHARE})"
    rf"|\b(?:drops?|falls?|sinks?|shrinks?|goes down|is cut|comes down) to (?P<left>{SHARE}) of\b"
    r"|\b(?P<half>halves|halved|half[- ]price|half (?:the |of the )(?:price|cost|rate)|cuts? (?:[\w']+ ){1,5}?in half|50/50)\b"
)
_TIMES = cued(
    rf"\b(?P<times>doubles?|doubling|triples?|trebles?|quadruples?|(?P<factor>{TIMES}) (?:the |as )?(?:price|cost|much|expensive|dear|bill))\b|\b(?P<same>(?:the )?same (?:price|cost|rate|money)|costs? (?:exactly |just )?(?:the same|no more|nothing extra)|no (?:extra|additional) (?:cost|charge)|at no (?:extra|additional) (?:cost|charge))\b"
)
_MONEY = cued(
    r"\b(?:pric\w+|costs?|charg\w+|pay\w*|bill\w*|rates?|fees?|spend\w*|cheap\w*|expensive|dear\w*|discounts?|money|half[- ]price)\b|\$| off\b"
)
_NOT_MONEY = lazy(
    r"(?: the| your| its| our| in| of)* (?:\w+ )?(?:pixels?|resolution|area|size|time|wait\w*|latency|seconds|memory|detail|sharpness|work|quality|edge|length)\b"
)
"""What else a batch or a larger picture changes."""
_WAS = lazy(r"\b(?:was|were|had been|used to|cost (?:twice|double)|previously|formerly|at launch|doubled|tripled)\b")
_NEAR = Decimal("0.06")
"""How far a share may lie from the real one."""
_ABOUT = 1.25
"""How far a factor may lie from the real one, as a factor."""

CUES = (_OFF, _TIMES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims about what batch mode or a larger size does to the price of one model."""
    mention = reading.anyone
    if reading.silent or mention is None or mention.kind not in ("exact", "product"):
        return
    if len({m.models for m in reading.models}) > 1:
        yield from _in_clause(reading)
        return
    if not reading.past:
        yield from _batch(reading, mention)
    if not _WAS.search(reading.lower):
        yield from _larger(reading, mention, (0, len(reading.lower)))


def _in_clause(reading: Reading) -> Iterator[Claim]:
    """ "With A a 4K picture costs twice as much as a 2K one, while with B ...": what is said of A."""
    match = reading.search(_TIMES)
    if match is None or match.group("same") or _WAS.search(reading.lower):
        return
    start, end = clause_of(reading.lower, *match.span())
    inside = [m for m in reading.models if start <= m.start and m.end <= end]
    if len({m.models for m in inside}) == 1 and inside[0].kind == "exact":
        yield from _larger(reading, inside[0], (start, end))


def _batch(reading: Reading, mention: Mention) -> Iterator[Claim]:
    match = reading.search(_OFF)
    if match is None or not any(mark.value == "batch" for mark in words.modes(reading.lower)):
        return
    if not reading.search(_MONEY) or _NOT_MONEY.match(reading.lower, match.end()):
        return
    if words.negated(reading.lower[max(0, match.start() - 16) : match.start()]):
        return
    left = match.group("left")
    said = 1 - share_of(left) if left else share_of(match.group("off") or match.group("by") or "half")
    pairs = list(_pairs(_today(reading, mention)))
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


def _larger(reading: Reading, mention: Mention, clause: tuple[int, int]) -> Iterator[Claim]:
    match = reading.search(_TIMES, *clause)
    named = list(dict.fromkeys(mark.value for mark in reading.sizes if clause[0] <= mark.start < clause[1]))
    if match is None or not reading.search(_MONEY) or _NOT_MONEY.match(reading.lower, match.end()):
        return
    if len(named) != 2 or (reading.amounts and not match.group("same")):
        return
    cells = [c for c in _today(reading, mention) if c.mode == "standard" and c.unit == "image" and not c.part]
    small, large = sorted(named, key=sizes.longest_edge)
    factors: list[tuple[float, Cell, Cell]] = []
    for low in (c for c in cells if sizes.covers(c.size, small)):
        high = next(
            (c for c in cells if (c.route, c.tier) == (low.route, low.tier) and sizes.covers(c.size, large)), None
        )
        if high and low.usd:
            factors.append((float(high.usd / low.usd), low, high))
    if not factors:
        yield reading.claim("price", match.span(), NOT_IN_BASE, mention.models)
        return
    said = 1.0 if match.group("same") else float(times_of(match.group("factor") or match.group("times")))
    facts = (factors[0][1].fact, factors[0][2].fact)
    if any(1 / _ABOUT <= real / said <= _ABOUT for real, _, _ in factors):
        yield reading.claim("price", match.span(), SUPPORTED, mention.models, facts)
        return
    real, low, high = factors[0]
    base = reading.context.base
    yield reading.claim(
        "price", match.span(), CONTRADICTED, mention.models, facts, rule="price-comparison",
        message=f"{phrases.cell(base, low)}, {phrases.cell(base, high)}: a factor of {real:.2g}",
        advice=f"write a factor of {real:.2g}",
    )  # fmt: skip


def _today(reading: Reading, mention: Mention) -> list[Cell]:
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
