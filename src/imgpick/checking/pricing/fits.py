"""A figure that some price makes true: whether its words say for which version, tier, route and size it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import excuses
from imgpick.checking.pricing.meant import (
    cheaper_tier,
    fitting,
    ladder_of,
    meant_by,
    other_tiers,
)
from imgpick.checking.pricing.mismatch import mismatch, plain_size, said_of
from imgpick.checking.pricing.said import Said
from imgpick.checking.pricing.told_tier import is_told, size_behind
from imgpick.checking.result import (
    AMBIGUOUS,
    CONTRADICTED,
    SUGGESTION,
    SUPPORTED,
    Claim,
)
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.kb.wording import listed

ANY_SIZE = cued(
    r"\b(?:no matter (?:which|what|how)|regardless of|whatever|irrespective of|independent of)\b[^.;]{0,24}\b(?:sizes?|resolutions?|large|big|dimensions?)\b|\b(?:at|for|in) (?:any|every|all) (?:output |image )?(?:sizes?|resolutions?)\b|\bflat (?:price|rate|fee)\b|\b(?:priced|billed|charged) flat\b"
)
_FLAT = lazy(r"\bflat (?:at )?[*_]*$")
_SIZED = cued(
    rf"\b(?:above|larger|bigger|beyond|upwards|highest resolution|full size|up to|native|upscal\w+|hi-?res|high[- ]res\w*|{SEVERAL}[- ]megapixels?)\b"
)


def supported(reading: Reading, said: Said, now: list[Cell], fits: list[Cell]) -> Iterator[Claim]:
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
    if odd and not (reading.sizes or reading.search(_SIZED) or size_behind(reading, chosen)):
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
