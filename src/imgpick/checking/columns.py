"""What the head of a table's column says of the figures below it: their coin, and for how many pictures they are."""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.checking.figures import FIGURE, figure
from imgpick.checking.lazy import lazy
from imgpick.checking.money import Amount
from imgpick.checking.per import count_of

_IN_DOLLARS = lazy(r"^(?!.*(?:token|month|plan|credit|1,?000|1k images|score|elo)).*(?:\$|\busd\b|\bdollars?\b)")
_BARE = lazy(r"\W*(\d{1,3}\.\d{1,5})\W*")
_PICTURES = r"(?:images?|imgs?|pictures?|pics|squares|thumbnails|renders|photos|generations|outputs)"
_MANY = lazy(rf"(?:^|[^\w.$])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}}|\d{{1,3}}(?=k\b))(k?)\+? {_PICTURES}\b(?!.*\bmonth)")
_BOUGHT = lazy(
    rf"^\W*(?:number of |# ?of )?{_PICTURES}\b[^$]{{0,20}}\b(?:for|per|from|with) (?:(?P<unit>a dollar|dollar|buck)\b|\$ ?(?P<usd>{FIGURE}))"
)
_BOUNDS = (
    ("about", lazy(r"\b(?:approx\w*|about|roughly|estimated?)\b|[~\u2248]|\bcost at \d")),
    ("from", lazy(r"\b(?:cheapest|lowest|least|min(?:imum)?|from|starts?(?: at)?|starting)\b")),
    ("upto", lazy(r"\b(?:dearest|highest|most|max(?:imum)?|up to|priciest|top)\b(?! (?:tier|quality))")),
)
"""Heads over the ends of a range of prices."""
_WORD = lazy(r"\W*(?:for |per |each |a |one )*(hundred|thousand|dozen)\b")
_COUNT = lazy(r"\W*(\d{1,3}(?:,\d{3})+|\d{1,7})\W*")


def of_cell(head: str, lower: str, signed: Iterable[Amount]) -> tuple[Amount, ...]:
    """The amounts of a cell below a head; ``signed`` are those that name their coin, all texts in small letters."""
    found = tuple(signed)
    bound = next((name for name, pattern in _BOUNDS if pattern.search(head)), "")
    if found and bound:
        found = tuple(a if a.bound or a.is_range else a._replace(bound=bound) for a in found)
    if found:
        count = _images(head)
        if count == 1:
            return found
        return tuple(a if a.unit or a.images > 1 else a._replace(unit="image", images=count) for a in found)
    if _IN_DOLLARS.search(head) and not _BOUGHT.search(head):
        bare = _BARE.fullmatch(lower)
        value, step = figure(bare.group(1)) if bare else (None, None)
        return (Amount(*bare.span(1), bare.end(1), value, value, step, ""),) if bare and value and step else ()
    return _bought(head, lower)


def _images(head: str) -> int:
    """For how many pictures the figures of a column are; 1 where its head says nothing of that."""
    word, many = _WORD.match(head), _MANY.search(head)
    if word:
        return count_of(word.group(1))
    return count_of(f"{many.group(1)}{many.group(2)}") if many else 1


def _bought(head: str, lower: str) -> tuple[Amount, ...]:
    """The number of pictures that a sum buys: "Images for $100"."""
    money, count = _BOUGHT.search(head), _COUNT.fullmatch(lower)
    images = int(count.group(1).replace(",", "")) if count else 0
    if not money or not count or images < 2:
        return ()
    value, step = figure(money.group("usd") or "1")
    return (Amount(*count.span(1), count.end(1), value, value, step, "image", images, is_count=True),)
