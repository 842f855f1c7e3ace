"""What two routes ask for one model: "cheaper on R than on S"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking import phrases, words
from imgpick.checking.book import Cell
from imgpick.checking.cues import cued
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim

_WAY = r"(?:on|at|via|through|from|with|by)"
_ROUTES = cued(
    rf"\b(?:(?P<down>cheaper|less expensive|costs? less)|(?P<up>dearer|pricier|more expensive|costs? more)) (?:(?:when bought|if you buy|to buy|bought) )?{_WAY} (?:the )?(?P<first>)[^.;,]{{2,40}}? than (?:it is )?(?:directly )?{_WAY} (?:the )?(?P<second>(?:{words.MAKERS})\b(?!['\u2019]s| api))?"
)
_OWN = "vendor-api"
"""The kind of a vendor's own route: "cheaper on R than at Google"."""
CUES = (_ROUTES,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a sentence that holds two routes of a model against each other."""
    if reading.silent or reading.past or reading.amounts or reading.kind == "heading":
        return
    match = reading.search(_ROUTES)
    mention = reading.subject_of(match.start(), match.start() + 1) if match else None
    if match is None or mention is None or mention.kind not in ("exact", "product"):
        return
    ends = [
        _route_at(reading, match.start("first")),
        _OWN if match.group("second") else _route_at(reading, match.end()),
    ]
    if words.negated(words.before(reading.lower, match.start(), 14)) or not all(ends) or ends[0] == ends[1]:
        return
    mine, theirs = (_cells(reading, mention, route) for route in ends)
    tiers = {mark.value for mark in words.tiers(reading.lower, reading.context.book.tiers(mention.models))}
    pairs = [(a, b) for a in mine for b in theirs if _alike(a, b) and (not tiers or a.tier in tiers)]
    span = reading.joined(mention, match.span())
    if not pairs:
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
        return
    holds = [one.usd < other.usd if match.group("down") else one.usd > other.usd for one, other in pairs]
    one, other = pairs[0]
    if any(holds):
        yield reading.claim(
            "price", span, SUPPORTED if all(holds) else NOT_IN_BASE, mention.models, (one.fact, other.fact)
        )
        return
    base = reading.context.base
    yield reading.claim(
        "price", span, CONTRADICTED, mention.models, (one.fact, other.fact), rule="price-comparison",
        message=f"{phrases.cell(base, one)}, {phrases.cell(base, other)}", advice="turn the comparison round, or give both prices",
    )  # fmt: skip


def _route_at(reading: Reading, place: int) -> str:
    return next((mark.value for mark in reading.routes_here if mark.start == place), "")


def _alike(one: Cell, other: Cell) -> bool:
    """Whether two cells are for the same picture; a seller that names no size sells the usual one."""
    sizes = {cell.size_class or "1K" for cell in (one, other)}
    return one.tier == other.tier and len(sizes) == 1


def _cells(reading: Reading, mention: Mention, route: str) -> list[Cell]:
    """The prices of an image on a route today."""
    cells = reading.context.book.cells(mention.models)
    return [
        c for c in cells
        if route in (c.route, c.kind) and c.unit == "image" and c.mode == "standard" and not c.part and c.usd and c.holds(reading.context.today)
    ]  # fmt: skip
