"""What the head of a table's column says of the figures below it: their coin, and for how many pictures they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from imgpick.checking.grammar.figures import FIGURE, figure
from imgpick.checking.grammar.per import count_of
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.money import Amount

_IN_DOLLARS = lazy(r"^(?!.*(?:token|month|plan|credit|score|elo)).*(?:\$|\busd\b|\bdollars?\b)")
_BARE = lazy(r"\W*(\d{1,3}\.\d{1,5})\W*")
_PICTURES = r"(?:images?|imgs?|pictures?|pics|squares|thumbnails|renders|photos|generations|outputs)"
_MANY = lazy(rf"(?:^|[^\w.$])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}}|\d{{1,3}}(?=k\b))(k?)\+? {_PICTURES}\b(?!.*\bmonth)")
_BOUGHT = lazy(
    rf"^\W*(?:number of |# ?of )?{_PICTURES}\b[^$]{{0,20}}\b(?:for|per|from|with) (?:(?P<unit>a dollar|dollar|buck)\b|\$ ?(?P<usd>{FIGURE}))"
)
_FAR_ABOVE = 1200
"""Characters before a row within which the line above its table stands."""
_BOUNDS = (
    ("about", lazy(r"\b(?:approx\w*|about|roughly|estimated?)\b|[~\u2248]|\bcost at \d")),
    ("from", lazy(r"\b(?:cheapest|lowest|least|min(?:imum)?|from|starts?(?: at)?|starting)\b")),
    ("upto", lazy(r"\b(?:dearest|highest|most|max(?:imum)?|up to|priciest|top)\b(?! (?:tier|quality))")),
)
"""Heads over the ends of a range of prices."""
_SO_MANY = lazy(
    r"(?:\b(?:for|all|of|per)|[/x\u00d7]) ?(\d{1,3}(?:,\d{3})+|\d{2,6})\b(?! ?(?:[x\u00d7.k]|px|mp|tokens|credits|days|%))(?!.*\bmonth)"
)
""" "For 60", "x 60": so many of whatever the table is of."""
_A_SIZE = frozenset(["512", "768", "1024", "1536", "2048", "3072", "4096"])
LABEL_WORDS = lazy(
    r"\b(?:very[- ]low|low|medium|med|high|x-?high|max|hd|auto|standard|default|fast|turbo|quality|tier|square|portrait|landscape|generat(?:e|ion)|images?|pictures?|(?:precise )?edit(?:ing|s)?|batch|raster|vector|svg|up to|\d{3,4} ?[x\u00d7] ?\d{3,4}|(?:512|768|1024|2048|4096)|(?:\d(?:\.\d)?) ?k|\d(?:\.\d)? ?mp|px|and|or|at)\b|\W"
)
"""Heads a column of a tier, a size or a mode."""
OF_IMAGES = lazy(
    r"(?!.*(?:token|month|plan|credit|score|elo|point|second|minute|percent|%|rating|rank)).*(?:\$|\busd\b|\bdollars?\b|\bpric(?:es?|ed|ing)\b|\bcosts?\b|\b(?:per|an?) (?:image|picture|render)\b)",
    re.DOTALL,
)
"""Says in a row's label, in the corner of a table or in the line above it that its figures are the prices of pictures."""
_COUNTED = lazy(
    r"(?<![\w$.])(\d[\d,]*)(k?) (?:[\w-]+ ){0,2}?(?:images|pictures|thumbnails|renders|photos|visuals|squares|banners|posters|headers|drafts)\b"
)
_BEHIND = lazy(r"[\s*_.,;)]*")
_A_PLAN = lazy(r"\bplans?\b|\bsubscri|\bseats?\b|\bcards?\b|\bhours?\b|\bextra\b|\bsav")
"""In an item: its sum is for something else."""
_BY_MEGAPIXEL = lazy(r"\bmegapixel|\b(?:per|/) ?mp\b")
_SO_MANY_MP = lazy(
    r"(?:(?:the )?(?:first|1st)|(?:each|every)?(?: ?(?:further|additional|extra|next|following|subsequent))?) ?(?:output )?(?:mp|megapixel)s?"
)
"""Heads a column of the first or of each further megapixel."""
_SIZED = lazy(r"\d ?[x\u00d7k]|\bmp\b|\b\d{3,4}\b")
_NO_MONEY = lazy(
    r"token|month|plan|credit|score|elo\b|point|second|minute|latency|percent|%|rating|rank|votes|times|factor|vram|\bgb\b|memory|steps"
)
"""Says that figures are something else, where the whole text says that they are dollars."""
_OF_PRICES = lazy(r"\bpric(?:es?|ing)\b|\bcosts?\b|\brates?\b")
_OF_OTHERS = lazy(
    r"\b(?:quality|speed|latency|accuracy|similarity|fidelity|scores?|votes?|tests?|benchmarks?|error|win|results?|memory|hardware)\b"
)
"""Heads a section in which figures are no money."""
_LARGEST = 2
"""Dollars up to which a bare figure is the price of a picture."""
_WORD = lazy(r"\W*(?:for |per |each |a |one )*(hundred|thousand|dozen)\b")
_COUNT = lazy(r"\W*(\d{1,3}(?:,\d{3})+|\d{1,7})\W*")


def of_cell(
    head: str,
    lower: str,
    signed: Iterable[Amount],
    named: bool,
    around: Callable[[], str],
    in_dollars: Callable[[], bool],
) -> tuple[Amount, ...]:
    """The amounts of a cell below a head; ``signed`` are those that name their coin, all texts in small letters.

    ``named`` says whether the head names a route or a model, ``around`` answers with what else may say that the table is one of
    prices: the row's label, the line above; ``in_dollars`` with whether the whole text says that its figures are dollars.
    """
    found = tuple(signed)
    bound = next((name for name, pattern in _BOUNDS if pattern.search(head)), "")
    if found and bound:
        found = tuple(a if a.bound or a.is_range else a._replace(bound=bound) for a in found)
    if found:
        return _of_many(head, found)
    bare = _BARE.fullmatch(lower)
    if not bare:
        return _bought(head, lower)
    value, step = figure(bare.group(1))
    unit = (
        None
        if _BOUGHT.search(head) or not (value and step)
        else _unit(head, named, around, in_dollars if value <= _LARGEST else bool)
    )
    return () if unit is None else _of_many(head, (Amount(*bare.span(1), bare.end(1), value, value, step, unit),))


def around(aside: str, heads: str, setting: str) -> str:
    """What beside a column's head may say that its figures are prices: the row's label, the corner, the line above."""
    label, corner = " ".join(aside.split(" | ")[1:2]), heads.partition(" | ")[0].casefold()
    return f"{label} {corner} {line_above(setting)}"


def line_above(text: str, lists: str = "") -> str:
    """The last line of a text that is neither a heading nor a table's; nor that of a list whose ``lists`` are the marks."""
    lines = (line.strip() for line in reversed(text[-_FAR_ABOVE:].splitlines()))
    return next((line for line in lines if line and line[0] not in "|#" and line[0] not in lists), "")


def of_counted_list(lower: str, signed: tuple[Amount, ...], setting: str) -> tuple[Amount, ...]:
    """The sum at the end of an item for as many pictures as the line above its list says: "With 2,000 pictures a year:"."""
    amount = signed[0] if len(signed) == 1 else None
    if amount is None or amount.unit or amount.low < _LARGEST or _BEHIND.fullmatch(lower, amount.end) is None:
        return signed
    line = line_above(setting, "-*+\u2022")
    found = _COUNTED.findall(line) if line.endswith(":") and not _A_PLAN.search(lower) else []
    return (amount._replace(unit="image", images=count_of("".join(found[0]))),) if len(found) == 1 else signed


def _unit(head: str, named: bool, around: Callable[[], str], in_dollars: Callable[[], bool]) -> str | None:
    """The unit of the bare figures below a head, empty where it is not told; None where they are no dollars."""
    if _IN_DOLLARS.search(head):
        return ""
    by_megapixel = bool(_SO_MANY_MP.fullmatch(head))
    if not (named or by_megapixel or is_label(head)):
        return None
    told = around()
    if not OF_IMAGES.match(told) and (_NO_MONEY.search(f"{head} {told}") or not in_dollars()):
        return None
    return "megapixel" if by_megapixel or (_BY_MEGAPIXEL.search(told) and not _SIZED.search(head)) else "image"


def headed_by_prices(headings: tuple[str, ...]) -> bool:
    """Whether one of the headings over a table, the nearest first, speaks of prices, and the nearest of nothing else."""
    return any(map(_OF_PRICES.search, headings)) and not _OF_OTHERS.search(headings[0])


def is_label(head: str) -> bool:
    """Whether a head in small letters names a tier, a size or a mode and nothing else."""
    return bool(head) and not LABEL_WORDS.sub("", head)


def _of_many(head: str, found: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The amounts of a column, each for as many pictures as its head says."""
    count = _images(head)
    if count == 1:
        return found
    return tuple(a if a.unit or a.images > 1 else a._replace(unit="image", images=count) for a in found)


def _images(head: str) -> int:
    """For how many pictures the figures of a column are; 1 where its head says nothing of that."""
    word, many = _WORD.match(head), _MANY.search(head)
    if word:
        return count_of(word.group(1))
    if many:
        return count_of(f"{many.group(1)}{many.group(2)}")
    bare = _SO_MANY.search(head)
    return count_of(bare.group(1)) if bare and bare.group(1) not in _A_SIZE else 1


def _bought(head: str, lower: str) -> tuple[Amount, ...]:
    """The number of pictures that a sum buys: "Images for $100"."""
    money, count = _BOUGHT.search(head), _COUNT.fullmatch(lower)
    images = count_of(count.group(1)) if count else 0
    if not money or not count or images < 2:
        return ()
    value, step = figure(money.group("usd") or "1")
    return (Amount(*count.span(1), count.end(1), value, value, step, "image", images, is_count=True),)
