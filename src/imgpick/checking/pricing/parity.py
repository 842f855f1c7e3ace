"""What two routes ask for one model ("cheaper on R than on S"), and tiers of two models that are said to cost the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes

_WAY = r"(?:on|at|via|through|from|with|by)"
_ROUTES = cued(
    rf"\b(?:(?P<down>cheaper|less expensive|costs? less)|(?P<up>dearer|pricier|more expensive|costs? more)) (?:(?:when bought|if you buy|to buy|bought) )?{_WAY} (?:the )?(?P<first>)[^.;,]{{2,40}}? than (?:it is )?(?:directly )?{_WAY} (?:the )?(?P<second>(?:{words.MAKERS})\b(?!['\u2019]s| api))?"
)
OWN = "vendor-api"
"""The kind of a vendor's own route: "cheaper on R than at Google"."""
_SAME = cued(
    r"\b(?:the |exactly )*same (?:price |amount |tokens |cost )?(?:as|that)\b|\b(?:means?|meant|costs?|spends?|uses?|takes?|is|are|stays|stayed|remains?|works|as) (?:(?:exactly|still|just|roughly|about) )*(?:the |exactly )*(?:same|unchanged|identical|interchangeable|equivalent)\b|\b(?:has|have) (?:kept|retained) (?:its|the same|their) (?:meaning|cost|price|token count)|\bas many tokens as\b|\btoken (?:count|budget|use|usage|cost)\b[^.;]{0,40} (?:does not|doesn['\u2019]t|did not|didn['\u2019]t) change\b|\b(?:does not|doesn['\u2019]t|did not|didn['\u2019]t) change (?:the |your )?(?:token|cost|price|bill)|\b(?:exactly|just|precisely) (?:what|as much as)\b|\bas much as\b|\bequals?\b|\bidentical (?:to|with)\b|\b(?:is|stays|remains) still [\"\u201c'\u2018]?(?:low|medium|high|xhigh|max)[\"\u201d'\u2019]? (?:in|on|with|for)\b"
)
_TIER_OF = lazy(
    r"\b(?P<tier>very[- ]low|low|medium|xhigh|high|max)[\"\u201d\u2019']? (?:quality )?(?:(?:on|in|of|with|for|at)|(?:spent|spends|cost|costs|took|takes|did|does|is|was) (?:in|on|with|for)) (?:the )?[`*_\"\u201c]*$"
)
_TOKENS = cued(
    r"\b(?:means?|meaning|words?|settings?|levels?|labels?|tiers?|quality|interchangeable|tokens?|costs?|bills?|billed|spends?|spent|price\w*|charge\w*|uses?|burns?|pay)\b|\b(?:low|medium|xhigh|high|max)[)\"\u201d]? (?:is|equals)\b|\bstill [\"\u201c'\u2018](?:low|medium|high|xhigh|max)\b|^\W*(?:low|medium|high)\b"
)
_ONE_TIER = lazy(
    r"[\"\u201c'`]?\b(?P<tier>low|medium|xhigh|high|max)\b[\"\u201d'`]?(?! (?:resolution|demand|time|speed|volume|fidelity|prices?|cost|budget|point|end)\b)"
)
_TURN = lazy(r";|,? \b(?:but|yet|while|whereas|although|though|however)\b")
_NEARLY = 0.05
"""How far two prices that are the same may lie apart, as a share."""
CUES = (_ROUTES, _SAME)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a sentence that holds two routes of a model against each other."""
    if reading.silent or reading.past or reading.kind == "heading":
        return
    yield from _tiers(reading)
    if reading.amounts:
        return
    match = reading.search(_ROUTES)
    mention = reading.subject_of(match.start(), match.start() + 1) if match else None
    if match is None or mention is None or mention.kind not in ("exact", "product"):
        return
    ends = [
        _route_at(reading, match.start("first")),
        OWN if match.group("second") else _route_at(reading, match.end()),
    ]
    if words.negated(words.before(reading.lower, match.start(), 14)) or not all(ends) or ends[0] == ends[1]:
        return
    mine, theirs = (prices_on(reading, mention, route) for route in ends)
    tiers = {mark.value for mark in reading.tiers(mention.models)}
    pairs = [(a, b) for a in mine for b in theirs if alike(a, b) and (not tiers or a.tier in tiers)]
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


def _tiers(reading: Reading) -> Iterator[Claim]:
    """ "High on A bills the same as high on B": held against the prices of the usual size."""
    match = reading.search(_SAME)
    if match is None or not reading.search(_TOKENS) or words.negated(words.before(reading.lower, match.start(), 14)):
        return
    shared = _shared(reading, match)
    told = shared or [
        (m, found.group("tier").replace(" ", "-"))
        for m in reading.models
        if m.kind in ("exact", "family") and (found := _TIER_OF.search(reading.lower, max(0, m.start - 48), m.start))
    ]
    if (
        len(told) != 2
        or told[0][0].models == told[1][0].models
        or not (shared or told[0][0].end <= match.start() < told[1][0].start)
    ):
        return
    one, other = (_usual(reading, mention, tier) for mention, tier in told)
    if not one or not other:
        return
    span, models = (told[0][0].start, told[1][0].end), (*told[0][0].models, *told[1][0].models)
    facts = (one[0].fact, other[0].fact)
    if any(abs(a.usd - b.usd) <= _NEARLY * float(b.usd) for a in one for b in other):
        yield reading.claim("price", span, SUPPORTED, models, facts)
        return
    base = reading.context.base
    yield reading.claim(
        "price", span, CONTRADICTED, models, facts, rule="price-comparison",
        message=f"{phrases.cell(base, one[0], model=True)}, {phrases.cell(base, other[0], model=True)}: the words for tiers mean other amounts",
        advice="give both prices",
    )  # fmt: skip


def _shared(reading: Reading, match: re.Match[str]) -> list[tuple[Mention, str]]:
    """ "High means the same in A and B": two models with the one tier that is named."""
    found = list(_ONE_TIER.finditer(reading.lower))
    named = {m.models: m for m in reversed(reading.models) if m.kind in ("exact", "family")}
    if len({tier.group("tier") for tier in found}) != 1 or len(named) != 2:
        return []
    places = (match.start(), found[0].start(), *(m.start for m in named.values()))
    apart = _TURN.search(reading.lower, min(places), max(places))
    if apart or words.negated(words.before(reading.lower, match.start(), 24)):
        return []
    return [(mention, found[0].group("tier")) for mention in sorted(named.values())]


def _usual(reading: Reading, mention: Mention, tier: str) -> list[Cell]:
    """The vendor's prices of a square image at a tier."""
    return [c for c in prices_on(reading, mention, OWN) if c.tier == tier and sizes.covers(c.size, "1K")]


def _route_at(reading: Reading, place: int) -> str:
    return next((mark.value for mark in reading.routes_here if mark.start == place), "")


def alike(one: Cell, other: Cell) -> bool:
    """Whether two cells are for the same picture; a seller that names no size sells the usual one."""
    sizes = {cell.size_class or "1K" for cell in (one, other)}
    return one.tier == other.tier and len(sizes) == 1


def prices_on(reading: Reading, mention: Mention, route: str) -> list[Cell]:
    """The prices of an image on a route today."""
    cells = reading.context.book.cells(mention.models)
    return [
        c for c in cells
        if route in (c.route, c.kind) and c.unit == "image" and c.mode == "standard" and not c.part and c.usd and c.holds(reading.context.today)
    ]  # fmt: skip
