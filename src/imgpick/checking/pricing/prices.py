"""Prices: what a text says an image (a megapixel, a million tokens) costs, held against the price cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.checking.abilities import limits
from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import excuses, joined, parts
from imgpick.checking.pricing.buying import same_money
from imgpick.checking.pricing.former import of_the_past, outdated
from imgpick.checking.pricing.meant import (
    Meant,
    cheaper_tier,
    counted,
    fitting,
    ladder_of,
    meant_by,
    meant_for,
    other_tiers,
)
from imgpick.checking.pricing.mismatch import mismatch, mismatch_of_then, plain_size, said_of
from imgpick.checking.pricing.parity import OWN
from imgpick.checking.pricing.said import Said, understood
from imgpick.checking.pricing.told_tier import is_told
from imgpick.checking.result import (
    AMBIGUOUS,
    CONTRADICTED,
    NOT_IN_BASE,
    SUGGESTION,
    SUPPORTED,
    Claim,
)
from imgpick.checking.sentences.money import SIGNS
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.kb.wording import listed

_SIZED = cued(
    rf"\b(?:above|larger|bigger|beyond|upwards|highest resolution|full size|up to|native|upscal\w+|hi-?res|high[- ]res\w*|{SEVERAL}[- ]megapixels?)\b"
)


ANY_SIZE = cued(
    r"\b(?:no matter (?:which|what|how)|regardless of|whatever|irrespective of|independent of)\b[^.;]{0,24}\b(?:sizes?|resolutions?|large|big|dimensions?)\b|\b(?:at|for|in) (?:any|every|all) (?:output |image )?(?:sizes?|resolutions?)\b|\bflat (?:price|rate|fee)\b|\b(?:priced|billed|charged) flat\b"
)
_FLAT = lazy(r"\bflat (?:at )?[*_]*$")
_ALIKE = lazy(
    r"\b(?:the same|whether|alike|no matter if|be it|makes no difference|(?:doesn['\u2019]?t|does not) matter|flat(?= (?:price|rate|fee|for|at)))\b"
)
_LARGE = ("2K", "4K", "8K")
CUES = (SIGNS,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The price claims of a sentence, each with its verdict."""
    if reading.silent or not reading.amounts:
        return
    for index in range(len(reading.amounts)):
        found = understood(reading, index)
        every = _each_size(reading, found) if found else ()
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
    if len(sizes_here) < 2 or len(reading.amounts) > 1 or not _ALIKE.search(reading.lower):
        return (said,)
    return [said._replace(size=size) for size in sizes_here]


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
        for claim in _fits(reading, said, now, fits):
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


def _fits(reading: Reading, said: Said, now: list[Cell], fits: list[Cell]) -> Iterator[Claim]:
    """A figure that some cell makes true: supported, or ambiguous when other cells fit the words as well."""
    base = reading.context.base
    vendor = [c for c in fits if c.kind == "vendor-api"]
    kinds = {c.kind for c in now}
    chosen = vendor or fits
    open_bound = said.amount.bound in ("from", "upto", "over") or said.amount.is_range
    if len(said.models) > 1 and not _all_agree(now, said) and said.mention.kind in ("family", "ambiguous"):
        out = [key for key in said.models if base.model(key).released <= reading.context.written]
        if len(out) == 1 and any(c.model == out[0] for c in fits):  # there was but one on that day
            yield reading.claim("price", said.span, SUPPORTED, tuple(out), phrases.facts(chosen))
            return
        if naming.tells_apart(reading):
            yield reading.claim("price", said.span, AMBIGUOUS, said.models, phrases.facts(chosen))
            return
        yield reading.claim(
            "naming", (said.mention.start, said.mention.end), AMBIGUOUS, said.models, phrases.facts(chosen), rule="naming-version-missing",
            severity=SUGGESTION if len({c.model for c in chosen}) == 1 and not any(map(str.isdigit, said.mention.text)) else "",
            message=f"“{said.mention.text}” is no one model, and its versions differ in price: {_which(reading, chosen, now)}",
            advice="name the version and the tier",
        )  # fmt: skip
        return
    if said.amount.images > 1 and _elsewhere_only(reading, said, chosen) and "vendor-api" in kinds:
        yield mismatch(reading, said, meant_by(base, reading.context.book, said))
        return
    pool = [c for c in now if c.route in {c.route for c in chosen}]
    dearer = _other_sizes(reading, said, chosen)
    if dearer:
        yield reading.claim(
            "price", said.span, CONTRADICTED, said.models, phrases.facts([*chosen, *dearer]), rule="price-mismatch",
            message=f"{said_of(reading, said)} does not hold for every size: {phrases.cell(base, dearer[0])}",
            advice=f"name the size: {phrases.cell(base, chosen[0])}",
        )  # fmt: skip
        return
    lone = ladder_of(pool, chosen) or ([] if said.size else other_tiers(pool, chosen))
    told = said.tier or said.listed or not lone or is_told(reading, said, chosen, lone)
    below = None if told or reading.kind == "row" else cheaper_tier(said, lone)
    if below:
        yield reading.claim(
            "price", said.span, CONTRADICTED, said.models, phrases.facts([*chosen, below]), rule="price-mismatch",
            message=f"{said_of(reading, said)} is not the least: {phrases.cell(base, below)}",
            advice=f"write that it starts at {phrases.cell(base, below)}, or name the tier",
        )  # fmt: skip
        return
    if not told and not open_bound:
        yield reading.claim(
            "price", said.span, AMBIGUOUS, said.models, phrases.facts([*chosen, *lone]), rule="tier-missing",
            message=f"{said_of(reading, said)} holds for {_tiers_of(chosen)} only: {phrases.ladder(base, [*chosen[:1], *[c for c in pool if c.route == chosen[0].route]])}",
            advice=f"name the tier: {phrases.cell(base, chosen[0])}",
        )  # fmt: skip
        return
    around = excuses.by_route_around(reading, fits)
    if not vendor and not said.route and not said.third_party and "vendor-api" in kinds and not around:
        own = phrases.ladder(base, [c for c in now if c.kind == "vendor-api"])
        yield reading.claim(
            "price", said.span, AMBIGUOUS, said.models, phrases.facts([*fits, *[c for c in now if c.kind == "vendor-api"]]), rule="price-route",
            message=f"{said_of(reading, said)} is the price of one route, {phrases.cell(base, fits[0])}; the vendor's own is {own}",
            advice=f"name the route, {base.route(fits[0].route).name}, or write the vendor's price: {own}",
        )  # fmt: skip
        return
    odd = _odd_size(said, chosen, pool)
    if odd and not reading.sizes and not reading.search(_SIZED):
        yield reading.claim(
            "price", said.span, AMBIGUOUS, said.models, phrases.facts([*chosen, *odd]), rule="tier-missing-size",
            message=f"{said_of(reading, said)} holds for {chosen[0].size}; {phrases.cell(base, odd[0])}",
            advice=f"name the size: {phrases.cell(base, chosen[0])}",
        )  # fmt: skip
        return
    yield reading.claim(
        "price", said.span, SUPPORTED, said.models, phrases.facts(chosen if vendor else around or chosen)
    )


def _elsewhere_only(reading: Reading, said: Said, chosen: Sequence[Cell]) -> bool:
    """Whether a sum holds for nothing but a larger size of another seller, neither of which is named."""
    named = said.route or said.third_party or said.size or reading.sizes
    return not named and not any(
        c.kind == "vendor-api" or plain_size(c, said) or sizes.covers(c.size, "1K") for c in chosen
    )


def _other_sizes(reading: Reading, said: Said, chosen: Sequence[Cell]) -> list[Cell]:
    """Where one price is said of every size: what others cost."""
    flat = _FLAT.search(reading.lower, 0, said.amount.start)
    if said.unit != "image" or reading.sizes or not (flat or reading.search(ANY_SIZE)):
        return []
    first = chosen[0]
    cells = reading.context.book.cells((first.model,))
    return [
        c for c in cells
        if (c.route, c.tier, c.mode, c.unit, c.part) == (first.route, first.tier, first.mode, first.unit, first.part)
        and c.size != first.size and c.holds(reading.context.today) and not said.amount.fits(c.usd)
    ]  # fmt: skip


def _all_agree(now: Sequence[Cell], said: Said) -> bool:
    """Whether a figure holds for all cells, or all models have the same cells."""
    fits = fitting(said.amount, now)
    told = {c.part for c in fits}
    kind = next((c.kind for c in fits), "")
    now = [c for c in now if c.part in told and c.kind == kind]  # of the vendor's own route where that fits
    if len(fits) == len(now) or _of_every_member(fits, said):
        return True
    cells: dict[str, set[tuple[object, ...]]] = {}
    for c in now:
        cells.setdefault(c.model, set()).add((c.tier, c.size, c.mode, c.part, c.route, c.usd))
    return len(cells) == len(said.models) and all(own == cells[now[0].model] for own in cells.values())


def _of_every_member(fits: Sequence[Cell], said: Said) -> bool:
    """Whether a figure is the price of each model that a name means, on one route where it has no other tier."""
    alike = {(c.route, c.tier, c.size, c.mode, c.part) for c in fits}
    return len(alike) == 1 and {c.model for c in fits} == set(said.models)


def _which(reading: Reading, fits: Sequence[Cell], now: Sequence[Cell]) -> str:
    base = reading.context.base
    first = {c.model: c for c in reversed(fits)}
    others = {c.model: c for c in reversed(now) if c.model not in first and c.kind == "vendor-api"}
    shown = [*list(first.values())[:2], *list(others.values())[:2]]
    return listed([phrases.cell(base, c, model=True) for c in shown])


def _tiers_of(chosen: Sequence[Cell]) -> str:
    tiers = list(dict.fromkeys(c.tier for c in chosen if c.tier))
    return f"the tier{'' if len(tiers) == 1 else 's'} {listed(tiers)}"


def _odd_size(said: Said, chosen: Sequence[Cell], pool: Sequence[Cell]) -> list[Cell]:
    """Where a figure holds only for an unusual size that is not named: what the usual size costs."""
    if (
        said.size
        or said.listed
        or said.unit != "image"
        or said.amount.bound not in ("", "about")
        or said.amount.is_range
        or any(plain_size(c, said) or c.size_class == "1K" or sizes.covers(c.size, "1K") for c in chosen)
    ):
        return []
    usual = [c for c in pool if c.size_class == "1K" or sizes.covers(c.size, "1K")]
    return [c for c in usual if c.tier == chosen[0].tier and c.mode == chosen[0].mode and not said.amount.fits(c.usd)]
