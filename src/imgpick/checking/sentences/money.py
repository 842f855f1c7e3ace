"""Amounts of money in a text: how much, for what, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.grammar.figures import COINS, FIGURE, SPELLED, figure, value_of
from imgpick.checking.grammar.per import unit_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.records import NamedTuple

_MONEY = lazy(
    rf"(?=[$.\duaefhnots])(?:(?:(?:(?<!\w)(?<!cost )(?<!costs )(?<!costing )(?<!charged )(?<!charges )(?<!billed )(?<!saved )(?<!saves )(?:us|usd)\s?)?\$|\busd(?= ?\d))\s?(?P<dollars>{FIGURE})(?P<thousand>k\b)?(?:\s?usd\b)?"
    rf"|(?<![\w.$])(?P<usd>{FIGURE})\s?(?:us dollars|usd\b|dollars?\b|\$(?!\.?\d))"
    rf"|(?<![\w.$])(?:(?P<low>{FIGURE})\s?(?:-|\u2013|to)\s?)?(?P<cents>{FIGURE})(?:\s?(?:\u00a2|(?:us )?cents?\b|cts?\b)|c(?![\w-]))"
    rf"|(?<!ths of )(?<!rds of )(?<!ers of )\b(?P<spelled>{SPELLED})\s(?:us )?(?P<coin>dollars?|bucks?|cents?|penny|nickel|dime)\b(?P<half>(?: more)? and a half\b)?)"
)
SIGNS = cued(r"\$|usd|cent|dollar|\u00a2|penny|nickel|dime|buck|\dc\b|\d ?cts?\b")
"""One of these stands in every amount."""
_ROUGHLY = lazy(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|just under|just over|under|over|more than|fewer than|up to)\b|~"
)
_ITEM = lazy(rf"\b(?!(?:a|and|or)\b)(?:{SPELLED})\b|{FIGURE}")
_LIST = lazy(rf"((?<![\w.$-])(?:(?:{SPELLED}|{FIGURE})(?:,\s| (?:and|or) ))+)(?:and |or )?$")
_BETWEEN = lazy(r"\bbetween\s$")
_SIZE_BEHIND = lazy(r"\s?(?:mp|mega\w*|px|pixels?)\b")
_LOW_END = lazy(rf"\bbetween ({SPELLED}|{FIGURE}) and $")
_RANGE = lazy(rf"\s?(?:-|\u2013|\u2014|to|and|through|up to)\s?(?:us)?\$?\s?({FIGURE})(?:\s?(\u00a2|cents?\b))?")
_BOUNDS = (
    ("about", lazy(r"(?:\b(?:a (?:little|bit|touch|hair|tad)|just|slightly|barely) (?:over|under|above|below|more than|less than)|\babout|\baround|\broughly|\bapprox(?:imately|\.)?|\bcirca|\bca\.?|~|\u2248|\bsome|\bnearly|\balmost|\bclose to|\bon the order of|\bor so|\bin the neighbou?rhood of)\s*$")),
    ("under", lazy(r"(?:\bunder|\bbelow|\bless than|\bfewer than|\bcheaper than|\bbeneath|\bno more than|\bat most|\bnot more than|<|\u2264|\bwithin|\bfits? (?:\w+ )?in(?:to)?|\bsub-|\bunder the)\s*(?:a |an |your |our |the )?$")),
    ("over", lazy(r"(?:\bover|\babove|\bmore than|\bat least|\bupwards? of|\bno less than|>|\u2265|\bin excess of|\bexceed(?:s|ing)?|\bnorth of)\s*(?:a |an )?$")),
    ("from", lazy(r"(?:\bfrom|\bstart(?:s|ing)?(?: (?:at|from|price (?:of|is)))?|\bas (?:low|little|cheap(?:ly)?) as|\bbegin(?:s|ning)? at|\bminimum of)\s*(?:just |only )?$")),
    ("upto", lazy(r"(?:(?<!\badd )(?<!\badds )(?<!\badded )(?<!\badding )\bup to|\bas (?:much|high) as|\bmax(?:imum)?(?: of)?|\b(?:tops? out|ends?) at|\b(?:climbs|rises|goes up) to|\bas expensive as)\s*$")),
)  # fmt: skip
_ALSO_FOR = lazy(
    r",?(?: (?:or|and|but|against|versus|vs\.?|instead of|rather than))?(?: (?:in|at|with|via|through|on) (?:the )?[\w-]+(?: (?:api|mode|quality|tier))?:?)?(?: (?:only|just|about|around|roughly|some|nearly))* "
)
"""Joins another sum for the same pictures: "1,000 images come to $6, or $3 in batch mode"."""
_AND_THEN = lazy(
    r" (?:at|with|on|via|through|from|in|by) (?:the )?(?:[\w.\[\]-]+ ){0,5}[\w.\[\]-]+,? (?:and|or|but|to|against|versus|vs\.?) (?:(?:only|just|about|around|roughly|some|nearly) )?"
)
_OF_ITS_OWN = lazy(
    r" (?:at|with|on|via|through|from|in|by) (?!(?:total|top|most|least|fees|addition|average|all|tax|storage)\b)(?:the )?\w"
)
_HEADS_LIST = lazy(r":(?: [^:$]{2,80})?$")
"""Before the first of a list of sums for the same pictures: "1,000 images: A $6, B $20"."""
_NEXT_ITEM = lazy(r"[,;.] (?:and )?(?:[^,;.$:\d]|\d(?![,\d]*\d{2} )|\.(?=\d)){2,50}?(?:,|:| at| for| is| =)? ?")
ABOUT = Decimal("0.15")
"""How far a rounded figure ("about $0.04", or $0.1 for $0.105) may lie from the fact, as a share."""
_MEASURED = Decimal("0.00001")
"""The last place of a figure that is no list price, but a bill: $0.0390269 for $0.039."""
_MILL = Decimal("0.001")
_PRODUCT_OF_TOKENS = Decimal("0.012")
"""How far a figure with more places than a rounded list price may lie from it, as a share: $0.1344 of tokens for $0.134."""
_TENTH_MILL = Decimal("0.0001")
_FINE = -4
_HALVED = Decimal("0.0075")
"""The same for one that is half of a rounded price of tokens: $0.0265 of $0.053, where half of the tokens is $0.02634."""
_HALF_MILL = Decimal("0.0007")
_TOTAL = Decimal("0.015")
_CUT = Decimal("0.04")
"""How much a figure may lose by cutting places off instead of rounding, as a share."""
_LISTED_PLACES = -3
"""Places of a list price that may be rounded from one by the token."""
_COARSE = Decimal("0.05")
_HALF = Decimal("0.5")


class Amount(NamedTuple):
    """An amount in USD, or a range of amounts. Offsets are those of the text it was read from."""

    start: int
    end: int
    """The end of the unit, where one is named."""
    money_end: int
    low: Decimal
    high: Decimal
    """The same as ``low`` unless a range is meant."""
    step: Decimal
    """The last place that is written: 0.01 for $0.05."""
    unit: str
    """image, megapixel, 1M-tokens, month, other, or empty where none is named."""
    images: int = 1
    """How many images the amount is for."""
    bound: str = ""
    """about, under, over, from, upto, or empty for a plain figure."""
    part: str = ""
    """What kind of tokens, as far as named: ``image-out`` and so on."""

    is_count: bool = False
    """Whether what stands there is the number of images that the money buys."""

    @property
    def is_range(self) -> bool:
        return self.high != self.low

    @property
    def is_bought(self) -> bool:
        """Whether it is what somebody spends on a number of pictures that is told behind it: "$10 gets you 500 images"."""
        return self.images > 1 and self.end > self.money_end and self.unit == "image"

    @property
    def is_total(self) -> bool:
        """Whether it is the sum for pictures that are counted before it."""
        return self.images > 1 and self.end == self.money_end

    def fits(self, usd: Decimal) -> bool:
        """Whether a plain figure or one "about" rounds to a fact of ``usd`` for one unit."""
        return self._fits(usd, self.low) or (self.is_range and self._fits(usd, self.high))

    @property
    def reach(self) -> float:
        """How far a price of one image can lie from a plain figure that it still fits, generously; in USD."""
        loose = self.bound == "about" or self.step < _MEASURED
        share = ABOUT if loose else _PRODUCT_OF_TOKENS if self.step < _MILL else Decimal(0)
        return 1.02 * max(float(share * self.low), float(self.step)) + 1e-12

    def _is_half(self, off: Decimal, fact: Decimal) -> bool:
        """Whether it may be half of a rounded price by the token, itself rounded or not."""
        if int(fact.normalize().as_tuple().exponent) >= _FINE or self.images > 1:
            return False
        return off <= (_HALVED * fact if self.step == _TENTH_MILL else _HALF_MILL if self.step == _MILL else 0)

    def _rounded(self, usd: Decimal) -> Decimal:
        """How far the sum may lie from that of a price which is itself rounded: 1,000 at $0.006 may be $5.88."""
        places = int(usd.normalize().as_tuple().exponent)
        return self.images * Decimal(5).scaleb(places - 1) if places <= _LISTED_PLACES else Decimal(0)

    def _fits(self, usd: Decimal, said: Decimal) -> bool:
        fact = usd * self.images
        finer = self.step < Decimal(1).scaleb(int(usd.normalize().as_tuple().exponent)) and self.step < _MILL
        if finer and abs(fact - said) <= _PRODUCT_OF_TOKENS * fact:
            return True
        if self.bound == "about" and said and abs(fact - said) <= ABOUT * said:
            return True
        if self.images > 1 and abs(fact - said) <= max(_TOTAL * said, usd, self._rounded(usd)):
            return True
        if self.images > 1 and self.step > said * _COARSE:
            return False
        off = abs(fact - said)
        if self._is_half(off, fact):
            return True
        if self.images == 1 and self.step < _MEASURED and said.quantize(fact) == fact:
            return True
        if self.bound != "about" and off > fact * ABOUT:
            return False
        return off <= self.step and (
            off + off <= self.step or (fact > said and off < self.step and fact - said <= said * _CUT)
        )


def amounts(lower: str) -> Iterator[Amount]:
    """The amounts in a text in small letters, in order, a range as one."""
    at, last, many = 0, None, None
    for match in _MONEY.finditer(lower):
        if match.start() < at:
            continue
        amount = _amount(lower, match, at)
        amount = _from_to(lower, match, amount, at)
        if last and last.is_total and not amount.unit and _ALSO_FOR.fullmatch(lower, last.end, amount.start):
            amount = amount._replace(unit="image", images=last.images, bound=amount.bound or last.bound)
        elif last and last.is_total and not amount.unit and _in_turn(lower, last, amount):
            amount = amount._replace(unit="image", images=last.images)
        elif many and last and not amount.unit and _NEXT_ITEM.fullmatch(lower, last.end, amount.start):
            amount = amount._replace(unit="image", images=many.images)
        yield from _listed_before(lower, match, amount, at)
        at, last = amount.end, amount
        many = many or (amount if amount.is_total and _HEADS_LIST.search(lower, 0, amount.start) else None)
        yield amount


def _in_turn(lower: str, last: Amount, amount: Amount) -> bool:
    """ "A thousand cost $6 at low and $53 at medium": the next sum for the same pictures."""
    return bool(_AND_THEN.fullmatch(lower, last.end, amount.start) and _OF_ITS_OWN.match(lower, amount.end))


def _from_to(lower: str, match: re.Match[str], last: Amount, after: int) -> Amount:
    """ "Between one and six cents": the range whose coin stands at its end."""
    coin = match.group("coin") or (match.group("cents") and "cents") or (match.group("usd") and "dollars")
    head = _LOW_END.search(lower, after, match.start()) if coin and not last.is_range else None
    if not coin or not head:
        return last
    low = value_of(head.group(1)) * COINS[coin.rstrip("s")]
    return last._replace(start=head.start(1), low=low, bound="") if low < last.low else last


def _listed_before(lower: str, match: re.Match[str], last: Amount, after: int) -> Iterator[Amount]:
    """The first figures of a list that names its coin once: "three, six and ten cents"."""
    coin = match.group("coin") or (match.group("cents") and "cents") or (match.group("usd") and "dollars")
    head = _LIST.search(lower, after, match.start()) if coin else None
    if not coin or not head:
        return
    scale = COINS[coin.rstrip("s")]
    if _BETWEEN.search(lower, after, head.start(1)):  # one range, and no list
        return
    for item in _ITEM.finditer(head.group(1)):
        text = item.group()
        value = value_of(text) * scale
        start = head.start(1) + item.start()
        step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
        yield last._replace(
            start=start, end=start + len(text), money_end=start + len(text), low=value, high=value, step=step
        )


def _amount(lower: str, match: re.Match[str], after: int) -> Amount:
    low, step = _value(match)
    high, money_end = low, match.end()
    if match.group("low"):
        low, step = figure(match.group("low"), 2)
    second = _RANGE.match(lower, match.end())
    if second and _is_range(lower, match, second):
        cents = second.group(2) or match.group("cents")
        high, own = figure(second.group(1), 2 if cents else 0)
        step, money_end = min(step, own), second.end()
        if high < low:
            high, money_end = low, match.end()
    unit, images, part, end = unit_of(lower, match.start(), money_end, after)
    bound = _bound(lower, match.start(), money_end, after)
    if not bound and unit == "image" and images > 1 and _ROUGHLY.search(lower, money_end, end):
        bound = "about"
    return Amount(
        match.start(),
        end,
        money_end,
        low,
        high,
        step,
        unit,
        images,
        "" if high != low and bound == "from" else bound,
        part,
    )


def _bound(lower: str, start: int, end: int, after: int) -> str:
    """How an amount is meant, by the words before it and right after."""
    if regex(r"\+|\s?(?:or so|-ish|ish)\b").match(lower[end:]):
        return "over" if lower[end] == "+" else "about"
    if lower[end : end + 8].startswith(" or less"):
        return "under"
    before = lower[max(after, start - 24) : start]
    return next((name for name, pattern in _BOUNDS if pattern.search(before)), "")


def _is_range(lower: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether a second figure belongs to the first: a dash or "to", and "and" only after "between"."""
    joint = second.group()
    if " and" in joint:
        return lower[max(0, first.start() - 10) : first.start()].rstrip().endswith("between")
    after = lower[second.end() : second.end() + 2]
    if _SIZE_BEHIND.match(lower, second.end()):
        return False  # "2 cents up to 2.6 MP"
    return not after[:1].isalnum() and (
        "$" in joint
        or bool(first.group("cents"))
        or bool(second.group(2))
        or not joint.strip()[0].isalpha()
        or (" to " in joint and "." in second.group(1) and second.group(1).startswith("0"))
    )


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The value of an amount in USD and its last written place."""
    if match.group("spelled"):
        count = value_of(match.group("spelled")) + (_HALF if match.group("half") else 0)
        value = count * COINS[match.group("coin").rstrip("s")]
        return value, Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    cents = match.group("cents")
    value, step = figure(cents or match.group("dollars") or match.group("usd"), 2 if cents else 0)
    return (value * 1000, step * 1000) if match.group("thousand") else (value, step)
