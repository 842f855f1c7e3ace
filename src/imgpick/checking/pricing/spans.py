"""What one image of a model costs at the tiers that a sentence names: the lowest and the highest price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.pricing import shapes
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.records import NamedTuple

_SQUARE = ("1024x1024", "1K", "any", "unknown", "")
"""Sizes by which models are held against each other: another size is another price."""


class Span(NamedTuple):
    """The lowest and highest price of a model, as far as the sentence names tiers."""

    low: Cell
    high: Cell


def prices_of(reading: Reading, mention: Mention) -> Span | None:
    """The vendor's own prices of an image in standard mode, at the tier and size that the sentence names.

    Where it names no size, pictures of a megapixel are meant.
    """
    return span_of(reading, mention, sizes_of(reading, mention), lambda known: tiers_of(reading, mention, known))


def span_of(
    reading: Reading, mention: Mention, named: set[str], tiers_named: Callable[[tuple[str, ...]], set[str]]
) -> Span | None:
    """The prices at some sizes, and at those of the tiers it is asked with that are named; None where there are none."""
    every = [
        c for c in reading.context.book.cells(mention.models)
        if c.unit == "image" and c.mode == "standard" and not c.part and c.holds(reading.context.today)
        and c.size != "svg" and c.usd > Decimal(0)
    ]  # fmt: skip
    route = {m.value for m in reading.routes}
    every = [c for c in every if c.route in route] or every
    tiers = tiers_named(tuple(sorted({c.tier for c in every if c.tier not in ("", "unknown")})))
    every = [c for c in every if c.tier in tiers and c.tier] or ([] if _unpriced(reading, mention, tiers) else every)
    cells = [c for c in every if _fits(c, named)]
    if not named and not any(c.kind == "vendor-api" for c in cells):
        cells = _smallest([c for c in every if c.kind == "vendor-api"]) or cells
    own = [c for c in cells if c.kind == "vendor-api"] or cells
    own = [c for c in own if c.tier != "auto" or c.tier in tiers] or own
    if not named:
        own = [c for c in own if c.size in _SQUARE] or [c for c in own if sizes.covers(c.size, "1K")] or own
    if not own or mention.kind not in ("exact", "old", "ambiguous", "family"):
        return None
    return Span(min(own, key=lambda c: c.usd), max(own, key=lambda c: c.usd))


def _smallest(cells: list[Cell]) -> list[Cell]:
    """The cells of the smallest size: a vendor need not sell pictures of one megapixel."""
    least = min((sizes.longest_edge(c.size) for c in cells if c.size), default=0)
    return [c for c in cells if least and sizes.longest_edge(c.size) == least]


def _fits(cell: Cell, named: set[str]) -> bool:
    return any(sizes.covers(cell.size, size) for size in named) if named else cell.size_class in ("", "1K")


def sizes_of(reading: Reading, mention: Mention) -> set[str]:
    """The sizes that a sentence names for one of its models."""
    named = reading.sizes or shapes.marks(reading, [m.models for m in reading.models])
    return _own(reading, mention, named) or {mark.value for mark in named}


def _own(reading: Reading, mention: Mention, marks: Sequence[words.Mark]) -> set[str]:
    """The mark of one of two models in a sentence with a mark for each; empty where they are not told apart."""
    pair = [m for m in reading.models if not any(set(other.models) < set(m.models) for other in reading.models)]
    told = len(pair) == len(marks) == 2 and marks[0].start < pair[1].start and marks[1].start > pair[0].end
    return {marks[pair.index(mention)].value} if told and mention in pair else set()


def _unpriced(reading: Reading, mention: Mention, tiers: set[str]) -> bool:
    """Whether a tier of the model's own is named, of which the base has no price."""
    return bool(tiers.intersection(reading.context.book.tiers(mention.models)))


def tiers_of(reading: Reading, mention: Mention, known: tuple[str, ...]) -> set[str]:
    """The tiers that a sentence names for one of its models: its own where it names one for each of two, else all."""
    if mention.tier:
        return {mention.tier}
    every = tuple(dict.fromkeys((*known, *(t for m in reading.models for t in reading.context.book.tiers(m.models)))))
    until = clause_of(reading.lower, mention.start, mention.end)[1]
    marks = [
        m for m in words.tiers(reading.lower, every) if m.start < until and not reading.inside_name(m.start, m.end)
    ]
    own = _own(reading, mention, marks)
    said = (m for m in words.tiers(reading.lower[:until], known) if not reading.inside_name(m.start, m.end))
    return own or {mark.value for mark in said} | {mention.tier}


def in_words(reading: Reading, mention: Mention, span: Span) -> str:
    base = reading.context.base
    ends = (
        phrases.cell(base, span.low)
        if span.low.usd == span.high.usd
        else f"{phrases.cell(base, span.low)} to {phrases.cell(base, span.high)}"
    )
    return f"{mention.text} {ends}"
