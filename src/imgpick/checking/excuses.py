"""What lets a figure stand that looks wrong by itself: the row says that the model ended, the figure is a sum of
many pictures counted before it, or the route stands in the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.book import Cell
from imgpick.checking.figures import SEVERAL
from imgpick.checking.lazy import lazy
from imgpick.checking.meant import is_far
from imgpick.checking.reading import Reading
from imgpick.checking.said import Said

_ENDED = lazy(
    r"\b(?:shut ?down|retired|ended|discontinued|switched off|turned off|sunset|removed|gone|dead|offline|no longer|off since|until)\b"
)
_COUNT = lazy(
    rf"(?<![\w$.])(?:\d[\d,]{{2,9}}k?|\d{{1,3}}k|(?:(?:a|one|two|three|five|ten|twenty|fifty|{SEVERAL}) )?(?:hundred|thousand)) (?:[\w-]+ ){{0,3}}?(?:images|pictures|squares|thumbnails|renders|photos|visuals|headers|banners|posters|products|drafts|pieces|files|posts|articles|items|outputs|generations|of them)\b|\bsame (?:count|number|amount|batch|job|order|volume|run)\b"
)
"""So many pictures, or as many as before."""
_NEAR = 400
"""Characters before a sentence in which the pictures may be counted that its sum is for."""


def ended(reading: Reading) -> bool:
    """Whether a cell's row says that the model is gone: its prices are those of then."""
    return reading.kind == "row" and bool(_ENDED.search(reading.aside))


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
