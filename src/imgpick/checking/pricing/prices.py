"""Prices: what a text says an image (a megapixel, a million tokens) costs, held against the price cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.checking.abilities import limits
from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import excuses, joined, parts
from imgpick.checking.pricing.buying import same_money
from imgpick.checking.pricing.fits import supported
from imgpick.checking.pricing.former import of_the_past, outdated
from imgpick.checking.pricing.meant import (
    Meant,
    counted,
    fitting,
    meant_by,
    meant_for,
)
from imgpick.checking.pricing.mismatch import mismatch, mismatch_of_then, said_of
from imgpick.checking.pricing.parity import OWN
from imgpick.checking.pricing.said import Said, understood
from imgpick.checking.result import (
    CONTRADICTED,
    NOT_IN_BASE,
    SUPPORTED,
    Claim,
)
from imgpick.checking.sentences.money import SIGNS
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes

_ALIKE = lazy(
    r"\b(?:the same(?! (?:[\w.-]+ ){0,4}?(?:prompt|picture|image|model|brief|subject|job|request|seed|file|scene|poster)s?\b)|whether|alike|no matter if|be it|makes no difference|(?:doesn['\u2019]?t|does not) matter|flat(?= (?:price|rate|fee|for|at)))\b"
)
_AS_MUCH = lazy(r"(?: price| amount| money| rate)?(?: as (?:well|before))?\W*$|[,;]")
""" "2K is $0.134, and 4K costs the same" is for those who compare; the figure is that of the first."""
_LARGE = ("2K", "4K", "8K")
CUES = (SIGNS,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The price claims of a sentence, each with its verdict."""
    if reading.silent or not reading.amounts:
        return
    for index in range(len(reading.amounts)):
        found = understood(reading, index)
        every = (_ends(reading, found) or _each_size(reading, found)) if found else ()
        for said in (*every, *(other for one in every for other in joined.each(reading, one))):
            product = excuses.is_product(reading, said)
            yield from (_by_the_thousand if said.part == "per-thousand" else _of_product if product else _judged)(
                reading, said
            )
    for said in same_money(reading):
        yield from _judged(reading, said)


def _each_size(reading: Reading, said: Said) -> Sequence[Said]:
    """ "4K costs the same 13 cents as 1K": a figure that is said of several sizes at once."""
    sizes_here = dict.fromkeys(mark.value for mark in reading.sizes)
    alike = _ALIKE.search(reading.lower) if len(sizes_here) > 1 and len(reading.amounts) == 1 else None
    if alike is None or (alike.group() == "the same" and _AS_MUCH.match(reading.lower, alike.end())):
        return (said,)
    return [said._replace(size=size) for size in sizes_here]


def _ends(reading: Reading, said: Said) -> Sequence[Said]:
    """ "Going from low to medium takes it from $0.006 to $0.053": the ends of a range are prices of the two tiers, or sizes,
    that are named, the lower that of the lesser."""
    if not said.amount.is_range or said.tier or said.unit != "image" or reading.past:
        return ()
    said = said._replace(past=False)  # "takes it from" is no price of the past where both ends are those of today
    low, high = said.amount._replace(high=said.amount.low), said.amount._replace(low=said.amount.high)
    tiers = {mark.value for mark in reading.tiers(said.models) if not reading.inside_name(mark.start, mark.end)}
    named = {mark.value for mark in reading.sizes}
    if len(tiers) == 2 and not said.size:
        lesser, greater = sorted(tiers, key=reading.context.book.tiers(said.models).index)
        return said._replace(amount=low, tier=lesser), said._replace(amount=high, tier=greater)
    if len(named) == 2 and not tiers:
        small, large = sorted(named, key=sizes.longest_edge)
        return said._replace(amount=low, size=small), said._replace(amount=high, size=large)
    return ()


def _judged(reading: Reading, said: Said) -> Iterator[Claim]:
    said, cells = _at_any_size(reading, said)
    models, now, base = said.models, cells.now, reading.context.base
    of_all = len({c.model for c in cells.strict}) == len(models) or said.mention.kind == "family"
    if not cells.strict or (said.route and not of_all and not fitting(said.amount, cells.strict)):
        yield _elsewhere(reading, said, cells.every)
        return
    said = said._replace(amount=counted(reading, said.amount, now))
    fits, ever = (meant_for(said, fitting(said.amount, some)) for some in (now, cells.strict))
    if reading.past or said.past or (not fits and excuses.ended(reading)):
        yield of_the_past(reading, said, cells, ever)
        return
    if fits:
        for claim in supported(reading, said, now, fits):
            yield claim._replace(meant=tuple(c.fact for c in phrases.distinct(fits)))
        return
    if ever:
        yield outdated(reading, said, ever, now)
        return
    known = now or [c for c in cells.last if not c.since or c.since <= reading.context.written]
    if (
        not known
        or said.mention.text.casefold() == "stable diffusion"  # of most of its versions the base has nothing
        or (
            said.unit == "megapixel"
            and said.mode.startswith("edit")
            and any(c.unit == said.unit and said.amount.fits(c.usd) for c in cells.all_modes)
        )
        or cells.may_have_been(said.amount)
        or (said.amount.is_range and fitting(said.amount, cells.whatever("size")))
        or excuses.is_sum(reading, said, known)
        or excuses.of_another(reading, said)
        or excuses.of_the_other_side(reading, said)
        or excuses.of_the_first(reading, said)
        or excuses.of_the_heir(reading, said)
    ):
        yield reading.claim("price", said.span, NOT_IN_BASE, models)
        return
    if said.third_party and fitting(said.amount, cells.whatever("route")):
        yield reading.claim(
            "price", said.span, SUPPORTED, models, phrases.facts(fitting(said.amount, cells.whatever("route")))
        )
        return
    if said.third_party and not said.route:
        yield reading.claim("price", said.span, NOT_IN_BASE, models)
        return
    wrong_unit = _other_unit(said, cells)
    if wrong_unit:
        item = wrong_unit
        yield reading.claim(
            "price", said.span, CONTRADICTED, models, phrases.facts([item, *now]), rule="price-unit",
            message=f"{said_of(reading, said)} is {phrases.cell(base, item)}, not a price {phrases.UNIT_WORDS[said.unit]}",
            advice=f"write {phrases.ladder(base, now)}",
        )  # fmt: skip
        return
    yield mismatch(reading, said, cells) if now else mismatch_of_then(reading, said, known)


def _at_any_size(reading: Reading, said: Said) -> tuple[Said, Meant]:
    """What a figure can mean; a size that is named counts for nothing where the base has the figure, and no sizes."""
    base, book = reading.context.base, reading.context.book
    cells = meant_by(base, book, said)
    if cells.strict or not said.size:
        return said, cells
    plain = said._replace(size="")
    loose = meant_by(base, book, plain)
    unsized = all(c.size in ("", "unknown") for c in loose.strict)
    return (plain, loose) if unsized and fitting(said.amount, loose.strict) else (said, cells)


def _of_product(reading: Reading, said: Said) -> Iterator[Claim]:
    """A sum of the price that its sentence names: what is wrong with it is wrong with that price."""
    now = meant_by(reading.context.base, reading.context.book, said).now
    fits = fitting(counted(reading, said.amount, now), now)
    yield reading.claim("price", said.span, SUPPORTED if fits else NOT_IN_BASE, said.models, phrases.facts(fits))


def _by_the_thousand(reading: Reading, said: Said) -> Iterator[Claim]:
    """A price of a thousand tokens, held against those of a million."""
    base, plain = reading.context.base, said._replace(part="", amount=said.amount._replace(part=""))
    now = meant_by(base, reading.context.book, plain).now
    million = plain.amount._replace(low=plain.amount.low * 1000, high=plain.amount.high * 1000)
    right, mistaken = fitting(million, now), fitting(plain.amount, now)
    if right or not mistaken or not mistaken[0].usd:
        verdict = SUPPORTED if right else NOT_IN_BASE
        yield reading.claim("price", said.span, verdict, said.models, phrases.facts(right))
        return
    yield reading.claim(
        "price", said.span, CONTRADICTED, said.models, phrases.facts(mistaken), rule="price-unit",
        message=f"{said_of(reading, said)} is {phrases.cell(base, mistaken[0])}, not a price of a thousand tokens",
        advice="write per million tokens",
    )  # fmt: skip


def _elsewhere(reading: Reading, said: Said, every: list[Cell]) -> Claim:
    """No cell for what the claim names: not in the base, unless the model makes no picture of that size."""
    own = not said.third_party and reading.context.routes.kinds.get(said.route, OWN) == OWN
    if own and said.mention.kind == "exact" and said.size in _LARGE and "upscal" not in reading.lower:
        beyond = next((c for c in limits.reach(reading, said.mention, said.span, said.size, said=True) if c.rule), None)
        if beyond:
            return beyond
    return reading.claim("price", said.span, NOT_IN_BASE, said.models, phrases.facts(fitting(said.amount, every)))


def _other_unit(said: Said, cells: Meant) -> Cell | None:
    """A cell in another unit with the very figure that the claim names."""
    amount = said.amount
    if amount.bound or amount.is_range or amount.images > 1 or said.part in parts.OF_MEGAPIXELS:
        return None
    named = (c for c in cells.other_units if not said.route or c.route == said.route)
    return next((c for c in named if c.usd == amount.low), None)
