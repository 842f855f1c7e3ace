"""Amounts of money in a text: how much, for what, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.cues import cued
from imgpick.checking.figures import COINS, FIGURE, SEVERAL, SPELLED, figure, value_of
from imgpick.checking.lazy import lazy, regex
from imgpick.records import NamedTuple

_MONEY = lazy(
    rf"(?=[$.\duaefhnots])(?:(?:(?:(?:us|usd)\s?)?\$|\busd(?= ?\d))\s?(?P<dollars>{FIGURE})(?P<thousand>k\b)?(?:\s?usd\b)?"
    rf"|(?<![\w.$])(?P<usd>{FIGURE})\s?(?:us dollars|usd\b|dollars?\b|\$(?!\.?\d))"
    rf"|(?<![\w.$])(?:(?P<low>{FIGURE})\s?(?:-|\u2013|to)\s?)?(?P<cents>{FIGURE})(?:\s?(?:\u00a2|(?:us )?cents?\b)|c(?![\w-]))"
    rf"|\b(?P<spelled>{SPELLED})\s(?:us )?(?P<coin>dollars?|bucks?|cents?|penny|nickel|dime)\b(?P<half>(?: more)? and a half\b)?)"
)
SIGNS = cued(r"\$|usd|cent|dollar|\u00a2|penny|nickel|dime|buck|\dc\b")
"""One of these stands in every amount."""
_ROUGHLY = lazy(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|just under|just over|under|over|more than|fewer than|up to)\b|~"
)
_ITEM = lazy(rf"\b(?!(?:a|and|or)\b)(?:{SPELLED})\b|{FIGURE}")
_LIST = lazy(rf"((?<![\w.$])(?:(?:{SPELLED}|{FIGURE})(?:,\s| (?:and|or) ))+)(?:and |or )?$")
_BETWEEN = lazy(r"\bbetween\s$")
_LOW_END = lazy(rf"\bbetween ({SPELLED}|{FIGURE}) and $")
_RANGE = lazy(rf"\s?(?:-|\u2013|\u2014|to|and|through|up to)\s?(?:us)?\$?\s?({FIGURE})(?:\s?(\u00a2|cents?\b))?")
_BOUNDS = (
    ("about", lazy(r"(?:\b(?:a (?:little|bit|touch|hair|tad)|just|slightly|barely) (?:over|under|above|below|more than|less than)|\babout|\baround|\broughly|\bapprox(?:imately|\.)?|\bcirca|\bca\.?|~|\u2248|\bsome|\bnearly|\balmost|\bclose to|\bon the order of|\bor so|\bin the neighbou?rhood of)\s*$")),
    ("under", lazy(r"(?:\bunder|\bbelow|\bless than|\bfewer than|\bcheaper than|\bbeneath|\bno more than|\bat most|\bnot more than|<|\u2264|\bwithin|\bunder the)\s*(?:a |an )?$")),
    ("over", lazy(r"(?:\bover|\babove|\bmore than|\bat least|\bupwards? of|\bno less than|>|\u2265|\bin excess of|\bexceed(?:s|ing)?|\bnorth of)\s*(?:a |an )?$")),
    ("from", lazy(r"(?:\bfrom|\bstart(?:s|ing)?(?: (?:at|from|price (?:of|is)))?|\bas (?:low|little|cheap(?:ly)?) as|\bbegin(?:s|ning)? at|\bminimum of)\s*(?:just |only )?$")),
    ("upto", lazy(r"(?:\bup to|\bas (?:much|high) as|\bmax(?:imum)?(?: of)?|\btops? out at|\bas expensive as)\s*$")),
)  # fmt: skip
_THING = r"(?:image|img|picture|pic|photo|generation|output|render(?:ing)?|thumbnail|visual|banner|poster|square|mock-?up|draft|sticker|icon|logo|avatar|portrait|cover|header|still|scene|illustration|shot|edit|call|request|api call|api request|file|asset|variant|frame)"
_AFTER = lazy(
    r"\s*[\])*_]*\s*(?:\((?:usd|us)\)\s*)?(?:"
    r"(?P<tokens>(?:/|per|for(?: every| each)?|a|an|each)\s*(?:1\s?m\b|m\b|1 million|one million|a million|million|1,000,000)\s*(?P<what>(?:(?:image|text|input|output|cached|audio) ){0,3})?(?:tok(?:en)?s?)?(?P<way>\s*(?:going in\b|coming out\b|in(?=[ ,.;]*(?:and\b|for\b|$|[,.;]))|out\b))?)"
    r"|(?P<ktokens>(?:/|per)\s*(?:1\s?k|1,?000|thousand)\s*(?P<kwhat>(?:[\w-]+ ){0,3})?tok(?:en)?s?)"
    rf"|(?P<many>(?:/|per|for(?: every| each)?|a|every)\s*(?P<n>\d[\d,]*\s?k?|(?:a |one )?(?:thousand|hundred|million)|dozen)\s*(?:[\w-]+ ){{0,3}}?{_THING}s\b|(?:/|per)\s*(?P<bare>1,?000|thousand)\b(?! tok))"
    r"|(?P<mp>(?:/|per|a|an|for (?:each|every|the first)|each|the first)\s*(?:\w+ )?(?:mp\b|megapixels?|mega-?pixel))"
    r"|(?P<month>-?(?:/|per|a|an|each|every)?[\s-]*(?:user |seat |person )?(?:/|per|a|each|every)?\s*(?:mo\b|month\b|monthly\b))"
    r"|(?P<other>(?:/|per|a|an|each|every)\s*(?:user|seat|person|year|yr|annum|second|sec|minute|min|hour|hr|gpu|video|clip|song|day|week|credit|word|character|step|training|run|session|token|article|post|project|campaign|hire|developer))"
    rf"|(?P<image>(?! ?for (?:image|text|audio) (?:in|out)puts?\b)(?:(?:/|(?:per|for(?: a| an| one| each| every)?|a|an|each|every)\b)\s*(?:single )?(?:[\w./\u00d7\[\]]+[ -]{{1,2}}){{0,12}}?{_THING}\b(?!s|[ -]\d| (?:in|out)puts?\b|(?<=-to-image) {_THING}\b))|\s?(?:each|apiece|a piece|a pop|per (?:piece|shot))\b)"
    r")"
)
_BEFORE = lazy(
    rf"(?:per[- ]{_THING}|(?:price|cost|fee|charge|rate)s? (?:per|of an?|for an?|for (?:each|one|every)) (?:[\w-]+ )?{_THING}|(?:an?|one|each|every|single) (?:[\w.-]+ ){{0,4}}{_THING}\b)(?:[^.;$]{{0,60}}|(?:[^.;$,]|\.(?=\d)){{0,60}})$"
)
_BUYS = lazy(
    rf"[^.;$]{{0,40}}?\b(?:buys?|gets?|gives?|will get|covers?|is enough for|pays for|yields?)\s+(?:you\s+|me\s+)?(?:about|around|roughly|~|some|approximately|nearly|almost|just under|just over|under|over|more than|fewer than|up to|only|just)?\s*(?P<n>\d[\d,]*)\s+(?:[\w.\[\]-]+ ){{0,6}}{_THING}s\b"
)
_COUNT = lazy(
    rf"(?<![\w$.])(?P<n>\d[\d,]*\s?k?(?! ?(?:raster|resolution|png|jpe?g|webp)\b)|(?:a |one )(?:thousand|hundred|million|dozen)|\b{SEVERAL}\b)\s+(?:(?!(?:the|these|those|its|same|another)\b)[\w.\u00d7\[\]-]+ ){{0,4}}?{_THING}s\b(?:[^.;$]|\.(?=\d)){{0,60}}?(?:(?:costs?|costing|would (?:cost|be|run)|will (?:cost|be|run)|runs?|come to|comes to|for|at|is|are|adds? up to|total(?:s|ling)?|sets? (?:[\w']+ ){{1,3}}back)\b|[=:\u2192\u2013\u2014])[^.;$\d]{{0,30}}$"
)
_ALSO_FOR = lazy(
    r",?(?: (?:or|and|but|against|versus|vs\.?|instead of|rather than))?(?: (?:in|at|with|via|through|on) (?:the )?[\w-]+(?: (?:api|mode|quality|tier))?:?)?(?: (?:only|just|about|around|roughly|some|nearly))* "
)
"""Joins another sum for the same pictures: "1,000 images come to $6, or $3 in batch mode"."""
_HEADS_LIST = lazy(r":(?: [^:$]{2,80})?$")
"""Before the first of a list of sums for the same pictures: "1,000 images: A $6, B $20"."""
_NEXT_ITEM = lazy(r"[,;.] (?:and )?(?:[^,;.$:\d]|\d(?![,\d]*\d{2} )|\.(?=\d)){2,50}?(?:,|:| at| for| is| =)? ?")
_A_DAY = lazy(r"\b(?:a|per|each|every) day\b|\bdaily\b|/day\b")
_MONTH = lazy(r"\bmonth(?:ly)?\b|/mo\b")
_KIND_OF = lazy(r"\b(image|text)[ -](?:in|out)put")
_NUMBERS = {"thousand": 1000, "hundred": 100, "million": 1_000_000, "dozen": 12}
ABOUT = Decimal("0.15")
"""How far a rounded figure ("about $0.04") may lie from the fact, as a share."""
_TOTAL = Decimal("0.015")
_CUT = Decimal("0.04")
"""How much a figure may lose by cutting places off instead of rounding, as a share."""
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
        return 1.001 * max(float(ABOUT * self.low) if self.bound == "about" else 0.0, float(self.step)) + 1e-12

    def _fits(self, usd: Decimal, said: Decimal) -> bool:
        fact = usd * self.images
        if self.bound == "about" and said and abs(fact - said) <= ABOUT * said:
            return True
        if self.images > 1 and abs(fact - said) <= max(_TOTAL * said, usd):
            return True
        if self.images > 1 and self.step > said * _COARSE:
            return False
        off = abs(fact - said)
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
        elif many and last and not amount.unit and _NEXT_ITEM.fullmatch(lower, last.end, amount.start):
            amount = amount._replace(unit="image", images=many.images)
        yield from _listed_before(lower, match, amount, at)
        at, last = amount.end, amount
        many = many or (amount if amount.is_total and _HEADS_LIST.search(lower, 0, amount.start) else None)
        yield amount


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
    unit, images, part, end = _unit(lower, match.start(), money_end, after)
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
    return not after[:1].isalnum() and (
        "$" in joint or bool(first.group("cents")) or bool(second.group(2)) or not joint.strip()[0].isalpha()
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


def _unit(lower: str, start: int, money_end: int, after: int) -> tuple[str, int, str, int]:
    """Unit, number of images, kind of tokens, and where the unit ends."""
    buys = _BUYS.match(lower, money_end, money_end + 90)
    if buys:
        return "image", _number(buys.group("n")), "", buys.end()
    before = lower[max(after, start - 110) : start]
    count = _COUNT.search(before)
    found = _AFTER.match(lower, money_end, money_end + 70)
    if found:
        return (*_named_unit(found, before, count), found.end())
    if count:
        return "image", _number(count.group("n")) * _days(count.group(), lower, money_end), "", money_end
    return ("image" if _BEFORE.search(before) else ""), 1, "", money_end


def _days(counted: str, lower: str, end: int) -> int:
    """How many times the pictures of a day are made in the month that a sum is for; 1 where it says nothing of that."""
    return 30 if _A_DAY.search(counted) and _MONTH.search(f"{counted} {lower[end : end + 20]}") else 1


def _named_unit(found: re.Match[str], before: str, count: re.Match[str] | None) -> tuple[str, int, str]:
    """The unit that follows a figure: unit, number of images, kind of tokens."""
    if found.group("tokens"):
        return "1M-tokens", 1, _part((found.group("what") or "") + _way(found.group("way")), before)
    if found.group("many"):
        return "image", _number(found.group("n") or found.group("bare")), ""
    if found.group("month") and count:
        return "image", _number(count.group("n")), ""
    for group, unit, part in (
        ("ktokens", "1M-tokens", "per-thousand"), ("mp", "megapixel", ""), ("month", "month", ""), ("other", "other", ""),
    ):  # fmt: skip
        if found.group(group):
            return unit, 1, part
    return "image", 1, ""


def _number(text: str) -> int:
    text = text.strip().removeprefix("a ").removeprefix("one ").strip()
    if text in _NUMBERS:
        return _NUMBERS[text]
    if text[0].isalpha():
        return int(value_of(text))
    figure = text.rstrip("k ").replace(",", "")
    return max(1, int(figure) * (1000 if text.endswith("k") else 1))


def _way(text: str | None) -> str:
    return "" if not text else "output" if text.endswith("out") else "input"


def _part(what: str, before: str) -> str:
    words = f"{what} {before[-40:]}"
    way = (
        "out"
        if "output" in what
        else "in"
        if "input" in what
        else "out"
        if "output" in words
        else "in"
        if "input" in words
        else ""
    )
    joined = _KIND_OF.findall(before[-40:])
    named = what if "image" in what or "text" in what else words
    kind = joined[-1] if joined and not what else "image" if "image" in named else "text" if "text" in named else ""
    return f"{kind}-{way}" if way else ""
