"""What lets a figure stand that looks wrong by itself: the table says that the model ended, the figure is a sum of
many pictures counted before it, another model's, or the route stands in the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.meant import fitting, is_far, meant_by
from imgpick.checking.pricing.said import Said
from imgpick.checking.sentences.reading import Reading

_ENDED = lazy(
    r"\b(?:shut ?down|retired|ended|discontinued|switched off|turned off|sunset|removed|gone|dead|offline|no longer|off since|until)\b"
)
_OVER = lazy(
    r"\b(?:last|final|former|old|past|previous) (?:list )?(?:price|rate|cost)s?\b|\b(?:ended|retired|gone|dead|discontinued|shut(?: ?down)?|(?:switched )?off|removed|offline) (?:on|since)\b|\b(?:end|shut-?down|retirement) (?:date|day)\b"
)
"""Heads a column of a table of models that have ended."""
_COUNT = lazy(
    rf"(?<![\w$.])(?:\d[\d,]{{2,9}}k?|\d{{1,3}}k|(?:(?:a|one|two|three|five|ten|twenty|fifty|{SEVERAL}) )?(?:hundred|thousand)) (?:[\w-]+ ){{0,3}}?(?:images|pictures|squares|thumbnails|renders|photos|visuals|headers|banners|posters|products|drafts|pieces|files|posts|articles|items|outputs|generations|of them)\b|\bsame (?:count|number|amount|batch|job|order|volume|run)\b"
)
"""So many pictures, or as many as before."""
_NEAR = 400
"""Characters before a sentence in which the pictures may be counted that its sum is for."""


_COMMA = lazy(r", ")
_MAKER = lazy(rf"\b(?:{words.MAKERS})\b")
_KIN = cued(
    r"\b(?:its|the|an?|their) (?:[\w-]+ )?(?:predecessor|successor|sibling|rival|competitor|forerunner|brother|sister|(?:older|newer|elder|bigger|smaller|cheaper|dearer|next|previous|old|new) (?:one|model|version|sibling|brother))\b"
)
"""Another model, which is not named."""


def ended(reading: Reading) -> bool:
    """Whether a cell's table or section, or an item around another, says that the model is gone: its prices are those of then."""
    if reading.kind == "item":
        return bool(_ENDED.search(reading.aside))
    if reading.kind != "row":
        return False
    return bool(
        _ENDED.search(reading.aside) or _ENDED.search(reading.over.heading) or _OVER.search(reading.heads.casefold())
    )


_IS_NAMED = lazy(r",? (?:called |named |the )?[`*_]*")
""" "Its bigger brother, X": whose relation the sentence tells it names itself."""


def of_another(reading: Reading, said: Said) -> bool:
    """Whether a figure may be that of a model that the sentence does not name: "its successor", or "it" for another."""
    kin = reading.search(_KIN, 0, said.amount.start)
    if kin:
        return not _IS_NAMED.fullmatch(reading.lower, kin.end(), max(kin.end(), said.mention.start))
    if said.mention in reading.mentions or reading.kind == "row":
        return False
    end = reading.start + len(reading.text)
    others = {m.models for m in reading.near if m.kind == "exact" and m.models != said.models and m.start < end}
    return any(
        fitting(said.amount, meant_by(reading.context.base, reading.context.book, said._replace(models=models)).now)
        for models in others
    )


_CONTRAST = lazy(
    r";|\b(?:against|while|whereas|where|compared (?:with|to)|versus|vs\.?|half|twice|double|instead of|rather than)\b"
)
_OPENS = ("where ", "while ", "whereas ", "compared ")


def of_the_other_side(reading: Reading, said: Said) -> bool:
    """Whether a figure is right for the other side of a contrast, whose seller or mode its own half names: "fal asks
    $0.08, against $0.067 at Google", "half the normal $0.134"."""
    lower, amount = reading.lower, said.amount
    borders = [found.start() for found in _CONTRAST.finditer(lower) if found.start()]
    if lower.startswith(_OPENS):
        borders += [found.start() for found in _COMMA.finditer(lower)]
    if not borders or reading.kind == "row":
        return False
    start = max((at for at in borders if at <= amount.start), default=0)
    half = slice(start, min((at for at in borders if at >= amount.end), default=len(lower)))
    if any(start <= mark.start < half.stop for mark in reading.routes_here):
        return False
    routes = {mark.value for mark in reading.routes_here}
    other = said._replace(route="", third_party=False, own_route=bool(_MAKER.search(lower[half])))
    if said.mode == "batch" and "batch" not in lower[half]:
        other = other._replace(mode="standard", modes=said.modes - {"batch"})
    if other == said:
        return False
    now = meant_by(reading.context.base, reading.context.book, other).now
    return any(c.kind == "vendor-api" or c.route in routes for c in fitting(amount, now))


_THAN = lazy(r"\b(?:less|more|cheaper|dearer|pricier|higher|lower) than (?:the )?[`*_]*$")


def of_the_first(reading: Reading, said: Said) -> bool:
    """Whether a figure behind a comparison is that of the first side: "A costs less than B ($0.05)"."""
    if said.mention not in reading.models or not _THAN.search(reading.lower, 0, said.mention.start):
        return False
    others = [m for m in reading.models if m.end <= said.mention.start]
    first = said._replace(models=others[-1].models, tier="", size="", route="") if others else None
    return bool(first and fitting(said.amount, meant_by(reading.context.base, reading.context.book, first).now))


_GAVE_WAY = lazy(
    r"\b(?:in favou?r of|replaced by|superseded by|succeeded by|gave way to|(?:makes?|made|making) way for|handed over to|followed by)\b[^.;,]{0,12}$"
)


def of_the_heir(reading: Reading, said: Said) -> bool:
    """Whether an amount behind two models, the second of which took over from the first, is right for the other one:
    "X is deprecated in favour of Y, at half the price: $0.03 against $0.07"."""
    named = [m for m in reading.models if m.end <= said.amount.start]
    if (
        len(named) != len(reading.models)
        or len(named) != 2
        or not _GAVE_WAY.search(reading.lower, named[0].end, named[1].start)
    ):
        return False
    other = next((m for m in named if m.models != said.models), None)
    swapped = other and said._replace(models=other.models)
    return bool(swapped and fitting(said.amount, meant_by(reading.context.base, reading.context.book, swapped).now))


def is_product(reading: Reading, said: Said) -> bool:
    """Whether an amount is another one of its sentence times the pictures: "at $0.05 each, 120 come to $6"."""
    amount, whole = said.amount, said.amount._replace(images=1)
    return amount.images > 1 and any(
        other.images == 1 and whole.fits(other.low * amount.images)
        for other in reading.amounts
        if other.start != amount.start and not other.is_range
    )


def is_sum(reading: Reading, said: Said, now: Sequence[Cell]) -> bool:
    """Whether a figure without a unit of its own is far more than one picture costs, and pictures are counted near."""
    amount = said.amount
    if reading.kind == "row" or amount.images > 1 or not is_far(amount, now):
        return False
    return bool(_COUNT.search(f"{reading.setting[-_NEAR:]} {reading.lower[: amount.start]}"))


def by_route_around(reading: Reading, fits: Sequence[Cell]) -> list[Cell]:
    """Those of some cells whose route the sentence, its bold head or the heading names."""
    if reading.kind == "row":
        return []
    find = reading.context.routes.find
    texts = (reading.lower, reading.aside, reading.over.heading)
    named = {mark.value for text in texts if text for mark in find(text)}
    return [cell for cell in fits if cell.route in named]
