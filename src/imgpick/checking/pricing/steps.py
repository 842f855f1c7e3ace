"""How many times as much a larger picture, a higher tier or a vector file of the same model costs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.grammar.figures import CARDINAL, TIMES, times_of, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.discounts import MONEY, NOT_MONEY, today
from imgpick.checking.pricing.fits import ANY_SIZE
from imgpick.checking.pricing.meant import same_size
from imgpick.checking.pricing.parity import OWN
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.records import NamedTuple

_THAN = rf"(?= than\b(?! (?:{TIMES}|half|\$|\d(?!k\b))))"
_TIMES = cued(
    rf"\b(?P<times>doubles?|doubling|triples?|trebles?|quadruples?|(?P<factor>{TIMES}) (?:the |as )?(?:[124]k )?(?:price|rate|cost|much|expensive|dear|bill|what (?:it|you|they|we)|(?:that|those) (?:of|for) (?:an? |the )?(?:[124]k|\d{{3,4}} ?px|\d{{3,4}}x\d{{3,4}}))|multipl(?:y|ies|ied|ying) (?:(?:the|your|its) )?(?:price|cost|bill|rate)s?(?: (?:of|for) (?:[^.;,]|\.(?=\d)){{2,32}}?)? by (?:(?:about|around|roughly|almost|nearly|over) )?(?P<by>\d{{1,2}}(?:\.\d)?|{CARDINAL}))\b"
    rf"|\b(?P<less>(?:(?:is|are|comes?|being) )?(?:actually |even |slightly |a bit |much |far )?(?:cheaper|less expensive)|costs? (?:far |much |slightly |even )?less){_THAN}|\b(?P<more>(?:(?:is|are|comes?|being) )?(?:actually |even |slightly |a bit |much |far )?(?:dearer|pricier|costlier|more expensive)|costs? (?:far |much |slightly |even )?more){_THAN}"
    r"|\b(?P<same>(?:the )?same (?:price|cost|rate|money)|costs? (?:exactly |just )?(?:the same|no more|nothing extra)|(?:charg\w+|asks?|takes?|bills?|costs?|pay) (?:exactly |just )?(?:one price|the same(?: \w+)?) (?:for|at|whether)|(?:an? |one )(?:flat|fixed|single|uniform) (?:price|rate|fee|amount)|no (?:extra|additional) (?:cost|charge)|at no (?:extra|additional) (?:cost|charge))\b"
)
_WAS = lazy(r"\b(?:was|were|had been|used to|cost (?:twice|double)|previously|formerly|at launch|doubled|tripled)\b")
_RASTER = lazy(r"\b(?:raster|bitmaps?|png|pixel (?:images?|pictures?))\b")
_AT = lazy(r" (?:at|for|in|on|with) (?:the |an? )?")
_HELD_AGAINST = lazy(r", (?:and|but) [^;]*\bwhat $")
_MAKER = lazy(rf"\b(?:{words.MAKERS})\b")
_ABOUT = 1.25
"""How far a factor may lie from the real one, as a factor."""
_USUAL = ("", "1K")
CUES = (_TIMES,)


class _Step(NamedTuple):
    """Two cells that differ in one thing; ``factor`` is what the second costs in prices of the first."""

    low: Cell
    high: Cell

    @property
    def factor(self) -> float:
        return float(self.high.usd / self.low.usd)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about steps in the price of one model."""
    match = reading.search(_TIMES)
    mention = _subject(reading, match) if match else None
    if match is None or reading.silent or mention is None or mention.kind not in ("exact", "product"):
        return
    if _WAS.search(reading.lower) or _of_two_sellers(reading):
        return
    if len({m.models for m in reading.models}) < 2:
        yield from _judged(reading, mention, match, (0, len(reading.lower)))
        return
    clause = clause_of(reading.lower, *match.span())  # "with A a 4K picture costs twice as much, while with B ..."
    inside = [m for m in reading.models if clause[0] <= m.start and m.end <= clause[1]]
    if not match.group("same") and len({m.models for m in inside}) == 1 and inside[0].kind == "exact":
        yield from _judged(reading, inside[0], match, clause)


def _subject(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model whose price it is; one that comes only behind a "what" is what it is held against."""
    named = reading.models[0] if reading.models else None
    if named and named.start > match.end() and _HELD_AGAINST.search(reading.lower, match.end(), named.start):
        return reading.subject
    return reading.anyone


def _of_two_sellers(reading: Reading) -> bool:
    """Whether a host and another seller are named: "twice as much" is then as likely said of them as of two tiers."""
    hosts = reading.routes_here
    makers = [
        found for found in _MAKER.finditer(reading.lower)
        if not reading.inside_name(*found.span()) and not any(h.start <= found.start() < h.end for h in hosts)
    ]  # fmt: skip
    return len({host.value for host in hosts}) > 1 or bool(hosts and makers)


def _judged(reading: Reading, mention: Mention, match: re.Match[str], clause: tuple[int, int]) -> Iterator[Claim]:
    if not (reading.search(MONEY) or match.group("same")) or NOT_MONEY.match(reading.lower, match.end()):
        return
    if words.negated(words.before(reading.lower, match.start(), 12)):
        return
    cells = [c for c in today(reading, mention) if c.mode == "standard" and c.unit == "image" and not c.part and c.usd]
    steps = _steps(reading, mention, match, clause, cells)
    if steps is None:
        return
    if not steps:
        yield reading.claim("price", match.span(), NOT_IN_BASE, mention.models)
        return
    if match.group("less") or match.group("more"):
        yield _turned(reading, mention, match, steps[0])
        return
    said = _factor(match)
    first = steps[0]
    facts = (first.low.fact, first.high.fact)
    if any(1 / _ABOUT <= step.factor / said <= _ABOUT for step in steps):
        yield reading.claim("price", match.span(), SUPPORTED, mention.models, facts)
        return
    base = reading.context.base
    yield reading.claim(
        "price", match.span(), CONTRADICTED, mention.models, facts, rule="price-comparison",
        message=f"{phrases.cell(base, first.low)}, {phrases.cell(base, first.high)}: a factor of {first.factor:.2g}",
        advice=f"write a factor of {first.factor:.2g}",
    )  # fmt: skip


def _turned(reading: Reading, mention: Mention, match: re.Match[str], step: _Step) -> Claim:
    """ "The vector file is cheaper than the picture": the first that is named, held against the second."""
    first = next((mark.value for mark in reading.sizes if mark.end <= match.start()), "")
    factor = 1 / step.factor if first and same_size(step.low, first) else step.factor
    facts = (step.low.fact, step.high.fact)
    if factor < 1 if match.group("less") else factor > 1:
        return reading.claim("price", match.span(), SUPPORTED, mention.models, facts)
    base = reading.context.base
    return reading.claim(
        "price", match.span(), CONTRADICTED, mention.models, facts, rule="price-comparison",
        message=f"{phrases.cell(base, step.low)}, {phrases.cell(base, step.high)}", advice="turn the comparison round",
    )  # fmt: skip


def _factor(match: re.Match[str]) -> float:
    """How many times as much is meant."""
    if match.group("same"):
        return 1.0
    by = match.group("by")
    return float(value_of(by) if by else times_of(match.group("factor") or match.group("times")))


def _steps(
    reading: Reading, mention: Mention, match: re.Match[str], clause: tuple[int, int], cells: Sequence[Cell]
) -> list[_Step] | None:
    """The steps that a clause can mean; None where it names no two sizes, tiers or kinds of file."""
    if match.group("same") and not reading.sizes and reading.search(ANY_SIZE):
        return _up_to_the_largest(reading, cells)
    named = _within(reading.sizes, clause)
    if len({mark.value for mark in named}) == 2:
        small, large = sorted({mark.value for mark in named}, key=_by_size)
        return _paired(
            [c for c in cells if same_size(c, small)],
            [c for c in cells if same_size(c, large)],
            attrgetter("route", "tier"),
        )
    vectors = [mark for mark in words.modes(reading.lower) if mark.value == "svg"]
    raster = _RASTER.search(reading.lower) if vectors else None
    if named and not raster:
        return None
    usual = [c for c in cells if c.size_class in _USUAL and c.size != "svg"]
    tiers = _within(reading.tiers(mention.models), clause)
    labels = [
        words.Mark(m.start, m.end, m.tier) for m in reading.models if m.tier and len(reading.models) == 1
    ]  # "GPT Image 2 high"
    tiers = sorted([*labels, *(mark for mark in tiers if not reading.inside_name(mark.start, mark.end))])
    if len(tiers) == 2 and tiers[0].value != tiers[1].value:
        first, second = ([c for c in usual if c.tier == mark.value] for mark in tiers)
        turned = (  # "high costs twice as much as low", not "twice as much at high"
            tiers[0].end <= match.start()
            and match.end() <= tiers[1].start
            and not _AT.fullmatch(reading.lower, match.end(), tiers[1].start)
        )
        return _paired(*(second, first) if turned else (first, second), attrgetter("route", "size"))
    if not raster or any("vector" not in mark.value for mark in tiers):
        return None
    files = [c for c in cells if c.size == "svg"]
    pictures = [c for c in usual if c.size != "svg"]
    turned = raster.end() <= match.start() and match.end() <= vectors[0].start
    return _paired(*(files, pictures) if turned else (pictures, files), attrgetter("route"))


def _up_to_the_largest(reading: Reading, cells: Sequence[Cell]) -> list[_Step]:
    """The greatest step from the usual size to the largest, of the vendor or of the sellers that are named."""
    named = {mark.value for mark in reading.routes_here}
    sold = [c for c in cells if (c.route in named if named else c.kind == OWN) and c.size_class]
    usual = [c for c in sold if c.size_class == "1K"]
    largest = sorted(sold, key=lambda c: sizes.megapixels(c.size), reverse=True)
    return sorted(_paired(usual, largest, attrgetter("route", "tier")), key=attrgetter("factor"), reverse=True)[:1]


def _by_size(size: str) -> tuple[bool, int]:
    """Orders sizes; "above 4 megapixels" is more than any that is named beside it."""
    return size.startswith(">"), sizes.longest_edge(size.lstrip(">"))


def _within(marks: Iterable[words.Mark], clause: tuple[int, int]) -> list[words.Mark]:
    return [mark for mark in marks if clause[0] <= mark.start < clause[1]]


def _paired(lows: Sequence[Cell], highs: Sequence[Cell], same: Callable[[Cell], object]) -> list[_Step]:
    """Each low cell with the first high one that is the ``same`` in all else."""
    firsts: dict[object, Cell] = {}
    for cell in highs:
        firsts.setdefault(same(cell), cell)
    steps = (_Step(low, firsts[same(low)]) for low in lows if same(low) in firsts)
    return [step for step in steps if step.low.size != step.high.size or step.low.tier != step.high.tier]
