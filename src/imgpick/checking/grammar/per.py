"""What an amount is for: an image, so many of them, a megapixel, a million tokens, a month."""

from __future__ import annotations

import re

from imgpick.checking.grammar.figures import SEVERAL, value_of
from imgpick.checking.patterns.lazy import lazy

_THING = r"(?:image|img|picture|pic|photo|generation|output|render(?:ing)?|thumbnail|visual|banner|poster|square|mock-?up|draft|sticker|icon|logo|avatar|portrait|cover|header|still|scene|svg|vector file|illustration|shot|edit|call|request|api call|api request|file|asset|variant|frame)"
_AFTER = lazy(
    r"\s*[\])*_]*\s*(?:\((?:usd|us|cached)\)\s*)?(?:"
    r"(?P<tokens>(?:/|per|for(?: every| each)?|a|an|each)\s*(?:1\s?m\b|m\b|m(?=tok)|1 million|one million|a million|million|1,000,000)\s*(?P<what>(?:(?:image|text|input|output|cached|audio) ){0,3})?(?:tok(?:en)?s?)?(?P<way>\s*(?:going in\b|coming out\b|in(?=[ ,.;]*(?:and\b|for\b|$|[,.;]))|out\b))?)"
    r"|(?P<ktokens>(?:/|per)\s*(?:1\s?k|1,?000|thousand)\s*(?P<kwhat>(?:[\w-]+ ){0,3})?tok(?:en)?s?)"
    rf"|(?P<many>(?:/|per|for(?: every| each)?|a|every)\s*(?P<n>\d[\d,]*\s?k?|(?:a |one )?(?:thousand|hundred|million)|dozen)\s*(?:[\w-]+ ){{0,3}}?{_THING}s\b|(?:/|per)\s*(?P<bare>1,?000|thousand)\b(?! tok))"
    rf"|(?P<whole>for (?:the|all|all the|those|these|our|my) (?!two\b|three\b)(?P<all>\d[\d,]+|{SEVERAL})(?: (?:[\w-]+ ){{0,2}}?{_THING}s\b|(?=[.,;:)!?]|$)))"
    r"|(?P<mp>(?:/|per|a|an|for (?:each|every|the first)|each|the first)\s*(?:\w+ )?(?:output |input )?(?:mp\b|megapixels?|mega-?pixel))"
    r"|(?P<month>-?(?:/|per|a|an|each|every)?[\s-]*(?:user |seat |person )?(?:/|per|a|each|every)?\s*(?:mo\b|month\b|monthly\b))"
    r"|(?P<other>(?:/|per|a|an|each|every)\s*(?:user|seat|person|year|yr|annum|second|sec|minute|min|hour|hr|gpu|video|clip|song|day|week|credit|word|character|step|training|run|session|token|article|post|project|campaign|hire|developer))"
    rf"|(?P<image>(?! ?for (?:(?:image|text|audio) (?:in|out)(?:puts?)?|(?:the )?outputs?)\b)(?:(?:/|(?:per|for(?: a| an| one| each| every)?|a|an|each|every)\b)\s*(?:single )?(?:[\w./\u00d7\[\]]+[ -]{{1,2}}){{0,12}}?{_THING}\b(?!s|[ -]\d|:? ?\$| (?:in|out)puts?\b|(?<=-to-image) {_THING}\b))|\s?(?:each|apiece|a piece|a pop|per (?:piece|shot))\b)"
    r")"
)
_BEFORE = lazy(
    rf"\b(?:per[- ]{_THING}|(?:price|cost|fee|charge|rate)s? (?:per|of an?|for an?|for (?:each|one|every)) (?:[\w-]+ )?{_THING}|(?:an?|one|each|every|single) (?:[\w.-]+ ){{0,4}}{_THING}\b)(?:[^.;$]{{0,60}}|(?:[^.;$,]|\.(?=\d)){{0,60}})$"
    r"|\b(?:exports?|outputs?|writes?|draws?|makes?|renders?|delivers?|gives?(?: you)?|returns?|generates?|produces?|does) (?:[\w-]+ ){0,3}?(?:svgs?|vectors?|vector graphics|output|images|pictures) (?:for|at) (?:just |only |about |around |some |roughly |as little as )?$"
)
_BUYS = lazy(
    rf"[^.;$]{{0,40}}?\b(?:buys?|gets?|gives?|will get|covers?|is (?:enough|good) for|pays for|stretches to|lasts for|yields?|walk away with|end up with|leaves? you with|(?:can|could) (?:make|generate|create|render|draw|get|buy))\s+(?:you\s+|me\s+)?(?:about|around|roughly|~|some|approximately|nearly|almost|just under|just over|under|over|more than|fewer than|up to|only|just)?\s*(?P<n>\d[\d,]*)\s+(?:[\w.\[\]-]+ ){{0,6}}{_THING}s\b"
)
_BUYS_ONE = lazy(
    rf",? (?:you(?: can)? |will )?(?:buys?|gets?|pays for) (?:you |me |us )?(?:an?|one|each|every) (?:[\w.\u00d7\[\]-]+ ){{0,8}}?{_THING}\b(?!s|[ -]\d)"
)
_COUNT = lazy(
    rf"(?<![\w$.])(?P<n>\d[\d,]*(?:\s?k\b(?! (?:the|these|those|its|same|another)\b))?(?! ?(?:raster|resolution|png|jpe?g|webp)\b)|(?:a |one |{SEVERAL} )(?:hundred thousand|thousand|hundred|million|dozen)|\b{SEVERAL}\b)\s+(?:[\w.\u00d7\[\]-]+ ){{0,4}}?{_THING}s\b(?:[^.;$]|\.(?=\d)){{0,60}}?(?:(?:costs?|costing|would (?:cost|be|run)|will (?:cost|be|run)|runs?|come to|comes to|for|at|is|are|adds? up to|(?:will )?(?:bills?|charges?)|pays?|budget|expect|allow|set aside|reckon with|total(?:s|ling)?|sets? (?:[\w']+ ){{1,3}}back)\b|[=:\u2192\u2013\u2014\u2248~])[^.;$\d]{{0,30}}$"
)
_BARE_COUNT = lazy(
    r"(?:^|[,;:] (?:so |and )?)\W*(?P<n>(?:an? |one )?(?:hundred thousand|thousand|hundred|million)|\d{1,3}(?:,000)+|\d{2,}k)(?: of (?:them|those|these))? (?:would |will )?(?:costs?|comes? to|runs?(?: to)?|is|are|be) (?:you )?(?:about |around |roughly |only |just )?$"
)
"""So many of what the text goes on about: "a thousand cost"; 4K is a size."""
_A_DAY = lazy(r"\b(?:a|per|each|every) day\b|\bdaily\b|/day\b")
_MONTH = lazy(r"\bmonth(?:ly)?\b|/mo\b")
_MONTH_DAYS = 30
_OTHER_SPAN = lazy(
    r"\b(?:a|per|each|every) (?:week|year|quarter|hour|(?:work(?:ing)?|business|week)[ -]?day)\b|\b(?:weekly|yearly|hourly)\b|/(?:week|wk|year|yr)\b"
)
"""A span of which a month has no round number."""
_KIND_OF = lazy(r"\b(image|text)[ -](?:in|out)put")
_KIND_BEHIND = lazy(r" (?:image|text) (?:in|out)put")
_GOES_IN = lazy(r"\b(?:references?|uploads?|uploaded|source (?:image|picture|photo)s?) ")
"""Pictures whose tokens go in."""
_PROMPTS = lazy(r"\bprompts?\b")
_NUMBERS = {"thousand": 1000, "hundred": 100, "million": 1_000_000, "dozen": 12}


def unit_of(lower: str, start: int, money_end: int, after: int) -> tuple[str, int, str, int]:
    """Unit, number of images, kind of tokens, and where the unit ends."""
    buys = _BUYS.match(lower, money_end, money_end + 90)
    if buys:
        return "image", count_of(buys.group("n")), "", buys.end()
    one = _BUYS_ONE.match(lower, money_end, money_end + 90)
    if one:
        return "image", 1, "", one.end()
    before = lower[max(after, start - 110) : start]
    count = _count_in(lower, before, start - len(before))
    found = _AFTER.match(lower, money_end, money_end + 70)
    if found:
        kind = _KIND_BEHIND.match(lower, found.end())
        return (*_named_unit(found, before, count, kind.group() if kind else ""), found.end())
    if count:
        return "image", count_of(count.group("n")) * _days(count.group(), lower, money_end), "", money_end
    return ("image" if _BEFORE.search(before) else ""), 1, "", money_end


def _count_in(lower: str, before: str, begin: int) -> re.Match[str] | None:
    """How many pictures are counted before an amount; none where what looks like a count is a size."""
    count = _COUNT.search(before) or _BARE_COUNT.search(before)
    large = count and _CLASS.fullmatch(count.group("n"))
    return None if count and large and is_class(lower, begin + count.start(), int(large.group(1))) else count


def is_class(lower: str, at: int, thousands: int) -> bool:
    """Whether "4K pictures" are pictures of that size, and not four thousand of them: so many cost more than a few cents."""
    if _NUMBER_BEFORE.search(lower, max(0, at - 12), at):
        return True
    if _COUNTED.search(lower):
        return False
    sums = [float(amount) for amount in _DOLLARS.findall(lower)]
    return min(sums) < thousands * _LEAST if sums else True


_CLASS = lazy(r"([1248])\s?k")
_NUMBER_BEFORE = lazy(r"\b(?:\d[\d,]*|thousand|hundred|dozen) $")
_COUNTED = lazy(
    r"\b(?:a|per|each|every) (?:month|week|day|year|quarter)\b|/(?:mo|month|day)\b|\b(?:monthly|daily|weekly|yearly|in total|altogether|of them|batch of)\b"
)
_DOLLARS = lazy(r"\$ ?(\d+(?:\.\d+)?)")
_LEAST = 0.5
"""Dollars that a thousand pictures cost at least."""


def _days(counted: str, lower: str, end: int) -> int:
    """How many times the pictures of a day are made in the month that a sum is for; 1 where it says nothing of that."""
    return _MONTH_DAYS if _A_DAY.search(counted) and _MONTH.search(f"{counted} {lower[end : end + 20]}") else 1


def _named_unit(found: re.Match[str], before: str, count: re.Match[str] | None, behind: str) -> tuple[str, int, str]:
    """The unit that follows a figure: unit, number of images, kind of tokens. ``behind`` is the kind told behind the unit."""
    if found.group("tokens"):
        return "1M-tokens", 1, _part((found.group("what") or "") + _way(found.group("way")) + behind, before)
    if found.group("many") or found.group("whole"):
        return "image", count_of(found.group("n") or found.group("bare") or found.group("all")), ""
    if found.group("month") and count and before[: count.start()][-1:] not in ("-", "\u2013"):
        if _OTHER_SPAN.search(count.group()):
            return "other", 1, ""
        return "image", count_of(count.group("n")) * (_MONTH_DAYS if _A_DAY.search(count.group()) else 1), ""
    for group, unit, part in (
        ("ktokens", "1M-tokens", "per-thousand"), ("mp", "megapixel", ""), ("month", "month", ""), ("other", "other", ""),
    ):  # fmt: skip
        if found.group(group):
            return unit, 1, part
    return "image", 1, ""


def count_of(text: str) -> int:
    """How many pictures: "1,000", "2k", "a hundred", "dozen", "twelve"."""
    text = text.strip().removeprefix("a ").removeprefix("one ").strip()
    if text in _NUMBERS:
        return _NUMBERS[text]
    many, _, scale = text.rpartition(" ")
    if scale in _NUMBERS:
        return int(value_of(many)) * _NUMBERS[scale]
    if text[0].isalpha():
        return int(value_of(text))
    figure = text.rstrip("k ").replace(",", "")[:_MOST_DIGITS]
    return max(1, int(figure) * (1000 if text.endswith("k") else 1))


_MOST_DIGITS = 12
"""Digits of a count that are read: sums of more would leave the digits of a decimal number."""


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
        if "input" in words or ("image" in what and _GOES_IN.search(before))
        else ""
    )
    if not way and "image" not in words and _PROMPTS.search(before[-60:]):
        return "text-in"
    joined = _KIND_OF.findall(before[-40:])
    named = what if "image" in what or "text" in what else words
    last = max(("text", "image"), key=named.rfind)
    kind = joined[-1] if joined and not what else last if last in named else ""
    return f"{kind}-{way}" if way else ""
