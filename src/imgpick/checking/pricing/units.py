"""In which unit an amount is meant where it does not say so itself: by its table, its verb, or the amounts before it."""

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing import sellers
from imgpick.checking.pricing.bare import bare_price
from imgpick.checking.pricing.parts import in_tokens, told_by
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading

_OF_MORE = lazy(
    r"\b(?:total|approved|true cost|all-in|labou?r|retries|sum|run|batch of|(?:sub|grand )?totals?|bills?|invoice|budget|whole|campaign|calendar|project|month(?:ly)?|year(?:ly)?|annual(?:ly)?|weekly|daily|quarter(?:ly)?|spend(?:ing)?|spent|saved?|savings?|difference|delta|margin|extra|surcharge|set of|our (?:job|case|set|order|volume|mix))\b|(?:/|\bper) ?(?!(?:single |output |1k |square )*(?:images?|imgs?|pictures?|pics?|photos?|gen(?:eration)?s?|outputs?|renders?|calls?|requests?|edits?|mp|megapixels?|m|mtok|million|1m|tokens?|units?|image[s]?|1,?000|1k|thousand|100|10k?|piece|frame|shot|thumbnail)\b)[a-z]+"
)
"""Heads a column of what more than a picture costs, or something else: "$/cell"."""
_BY_MEGAPIXEL = lazy(
    r"\b(?:first|1st|each|every|further|additional|extra|next|following|subsequent|after) (?:(?:further|additional|extra|following|output) )?mp\b"
)
_PER_IMAGE = lazy(r"\bper (?:generated |output |single )?[*_]{0,2}(?:image|picture)\b")
_VERB = lazy(
    r"\b(?:(?:is|are|stays|remains) (?:an? |only an? |just an? )?flat\b|edit(?:s|ing)? (?:is|are|at)\b|(?:rang|run|go|vari|span)(?:e|es|s|y|ing)? (?:anywhere )?(?:from|between)\b|cost(?:s|ing)?|pric(?:e|es|ed|ing)|charg(?:e|es|ed|ing)|pay|bill(?:s|ed|ing)?|reckon with|expect|allow|runs? (?:at|you|about|around)|(?:starts?|begins?|tops? out|stands?|sits) (?:now )?(?:at|from)|sets? (?:[\w']+ ){1,3}back|comes? to|(?:falls?|drops?|comes? down|goes down) to|passes [^.;]{2,40} on for|(?:brings?|takes?) (?:[^.;]|\.(?=\d)){2,60} (?:down )?to|works? out (?:at|to)|count on|fee|rates?)\b|[:=(\u2192|\u2013\u2014-]\s*$"
)
_FURTHER = lazy(
    r"\s?(?:for |per |/)?(?:each|every|any)? ?(?:further|additional|extra|following|next|other|subsequent) (?:output |input )?(?:one|mp|megapixel)s?\b|\s?(?:for |per )?(?:each|every) (?:one|mp|megapixel) (?:after|beyond|above)\b|\s?(?:thereafter|after that|beyond that)\b|\s?(?:for )?each of the (?:other|remaining|rest|further|next|following)\b"
)
_EACH_FURTHER = lazy(
    r"\b(?:each|every|any) (?:further|additional|extra|following|other|subsequent) (?:one|mp|megapixel)s?,? (?:(?:is|costs?|adds?|at|for|another) )*$"
)
_TOTAL = lazy(r"\b(?:so|hence|thus|therefore|total|bill|job|surcharge|sum|invoice|altogether|in all)\b")
"""Says that an amount is worked out from the one before."""
_OF_MANY = lazy(r" for (?:all |the |these |those |same )*\d[\d,]* (?:prompts|calls|requests|jobs)\b")
_RUN = lazy(
    r"-(?:image|picture|photo|thumbnail) (?:run|batch|job|series|set|order)\b|\b(?:campaign|catalogue|catalog|project)\b(?! of)"
)
"""What an amount for many pictures is paid for."""
_ITEMS = lazy(
    rf"(?<![\w$.])(?:\d[\d,]*|{SEVERAL}|an? (?:hundred|thousand|dozen)) (?:[\w-]+ ){{0,3}}?(?!(?:(?:mega)?pixels|tokens|seconds|minutes|hours|days|weeks|months|years|users|points|times|is|was|has|costs) )[a-z]+s (?:with|from|by|using|via|through|on|in) (?:the )?$"
)
"""Counts something that a model makes, whatever it is called: "200 stickers with X"."""
_PART = lazy(
    r"\s?(?:for |on |of )?(?:each )?(?:(image|text)s?[ -]?(?:tokens? )?|(?<=for ))(?:going |coming |sent )?(in(?:put)?|out(?:put)?)\b"
)
_TOKENS = lazy(r"\b(image|text)[ -](in|out)put tokens?\b")
_KIND = lazy(r"\b(?:input|output|in|out|tokens?)\b")
_STATED = cued(r"\b(?:per|/|a) ?(?:1 ?m\b|1 million|million)(?: tokens?)?\b|by the token\b")
_MEGAPIXELS = lazy(r"\bmega-?pixels? (?:is|are|costs?) (?:billed|charged|priced)? ?(?:only |just )?(?:at )?$")
""" "The first of its four megapixels is billed at three cents"."""
_COUNTED_MEGAPIXELS = lazy(
    rf"(?<!of its )(?<!of the )(?<!of )\b(?:{SEVERAL}|[2-9]|\d\d) mega-?pixels? (?:is|are|costs?|come to) (?:billed|charged|priced)? ?(?:only |just )?(?:at )?$"
)
""" "So four megapixels are $0.075": the price of a picture of that size."""
_IS = lazy(r"\b(?:is|are|at)(?: about| around| roughly| only| just| some)? $")
_SLASH = lazy(r"\s*/\s*(?:(?:image|text|input|output|in|out|cached)[\s:(]*){0,3}")
_CLOSE = 24
"""Characters between an amount and the size that follows it: "$0.13 at every size up to 4K"."""
_BESIDE = 40
"""Characters between an amount and the size or tier that it is for."""
_BEFORE = 400
"""Characters before a table that may say that its prices are by the million tokens."""
_SMALL = 2
"""Dollars up to which a bare figure beside a tier or a size is taken for the price of an image."""
_TOO_MUCH = 20
"""Dollars above which a figure without a unit is no price of one image."""


def unit_meant(reading: Reading, index: int) -> str:
    """image, megapixel, 1M-tokens, month, other, or empty where nothing tells."""
    amount = reading.amounts[index]
    named = _further(reading, index) or amount.unit
    if not named and any(before.unit in ("other", "month") for before in reading.amounts[:index]):
        return ""  # "$0.075 per second, compared to $0.084"
    if not named and _shares_unit(reading, index):
        return "1M-tokens"
    if not named and _COUNTED_MEGAPIXELS.search(reading.lower, max(0, amount.start - 60), amount.start):
        return "image"
    if not named and _MEGAPIXELS.search(reading.lower, max(0, amount.start - 60), amount.start):
        return "megapixel"
    if named or _RUN.search(reading.lower, max(0, amount.start - 90), amount.start):
        return named
    if _of_items(reading, amount):
        return ""
    stated = amount.low > _SMALL or reading.kind == "row" or (reading.search(_STATED) and not _sized(reading, amount))
    bare = "image" if not stated and bare_price(reading, amount) else ""
    return _unit_beside(reading, amount) or bare or _inherited(reading, index) or _by_seller(reading, amount)


def _by_seller(reading: Reading, amount: Amount) -> str:
    """A small amount alone in a column that is headed by a seller is the price of an image."""
    sold = reading.kind == "row" and amount.high <= _SMALL and reading.context.routes.find(f"on {reading.head}")
    return "image" if sold and _ALONE.fullmatch(reading.lower) else ""


_ALONE = lazy(r"\W*\d*\.?\d+\W*")


def _shares_unit(reading: Reading, index: int) -> bool:
    """ "$5 / $1.25 per million", "Input $5 / Output $10 per M tokens": the unit of the next amount is this one's, too."""
    here, *after = reading.amounts[index : index + 2]
    return (
        bool(after) and after[0].unit == "1M-tokens" and bool(_SLASH.fullmatch(reading.lower, here.end, after[0].start))
    )


def _of_items(reading: Reading, amount: Amount) -> bool:
    """Whether an amount may be the sum for things that are counted before the model."""
    mention = reading.subject_of(amount.start, amount.end)
    begin = mention.start if mention and mention in reading.mentions else amount.start
    return begin < amount.start and bool(_ITEMS.search(reading.lower, max(0, begin - 80), begin))


def _unit_beside(reading: Reading, amount: Amount) -> str:
    """The unit that a table's head or the verb of the sentence implies."""
    if reading.kind == "row" and in_tokens(told_by(reading), f"{reading.over.heading} {reading.setting[-_BEFORE:]}"):
        return "1M-tokens"
    if reading.kind == "row" and (_OF_MORE.search(reading.head) or not _is_plain(reading)):
        return ""
    if reading.kind == "row" and regex(
        r"price|cost|\$|usd|pricing|fee|rate|preis|precio|prix|prezzo|pre\u00e7o|\u4ef7\u683c|\u50f9\u683c|\u4fa1\u683c|\u0e23\u0e32\u0e04\u0e32|\u0446\u0435\u043d\u0430|\uac00\uaca9"
    ).search(reading.aside):
        if regex(r"megapixel|/\s?mp\b|per mp\b").search(reading.aside) or _BY_MEGAPIXEL.search(reading.head):
            return "megapixel"
        if regex(r"token").search(reading.aside):
            return "" if _PER_IMAGE.search(reading.aside) else "1M-tokens"
        return (
            ""
            if regex(r"month|plan|subscription|year|credit|1,?000|thousand|1k images").search(reading.aside)
            else "image"
        )
    if reading.kind == "row" and amount.low <= _SMALL and reading.mentions == ():
        return (
            "image"
            if words.sizes(reading.aside)
            or (reading.sizes and _OF_PICTURES.search(reading.head))
            or _PER_IMAGE.search(reading.head)
            or regex(r"quality|tier|\blow\b|\bmedium\b|\bhigh\b").search(reading.aside)
            or reading.headed_by_a_tier
            else ""
        )
    if reading.kind == "item" and _in_tokens_above(reading, amount):
        return "1M-tokens"
    if amount.low > _TOO_MUCH or _is_bill(reading, amount) or (reading.search(_STATED) and not _sized(reading, amount)):
        return ""
    mention = reading.subject_of(amount.start, amount.end)
    begin = mention.end if mention and mention.end <= amount.start else max(0, amount.start - 60)
    asked = reading.aside if reading.kind != "row" else ""
    said = _VERB.search(reading.lower[begin : amount.start].rstrip()[-90:]) or (asked and _VERB.search(asked))
    if said or (mention and mention.end <= amount.start and _of_its_pictures(reading, mention, amount)):
        return "image"
    summed = reading.lower[: amount.start].rstrip(" *_").endswith("=")
    begins = (
        reading.kind == "prose"
        and mention not in reading.mentions
        and _AT_ONCE.fullmatch(reading.lower, 0, amount.start)
    )
    told = reading.routes or " api" in reading.lower or begins or _IS.search(reading.lower, 0, amount.start)
    sold = mention and amount.low <= _SMALL and not summed and told
    behind = begins and any(0 <= mark.start - amount.money_end < _CLOSE for mark in reading.sizes)
    return "image" if sold and (behind or _sized(reading, amount) or _tiered(reading, amount, mention)) else ""


def _of_its_pictures(reading: Reading, mention: Mention, amount: Amount) -> bool:
    """ "They raised X to $0.15", "X draws squares for $0.05": a price of pictures, though none is spoken of."""
    if amount.low > _SMALL:
        return False
    moved = _MOVES.search(reading.lower, max(0, mention.start - 40), mention.start)
    return bool(
        (moved and _TO.fullmatch(reading.lower, mention.end, amount.start))
        or _MAKES.fullmatch(reading.lower, mention.end, amount.start)
    )


_MAKES = lazy(
    r"[`*_]* (?:now |also |still )?(?:generates?|makes?|draws?|renders?|creates?|produces?|delivers?|gives? you) (?:[\w.-]+ ){0,4}(?:(?:image|picture|square|photo|poster|portrait|illustration)s?|[124]k) (?:for|at) (?:(?:only|just|about|around|roughly|the same) )?"
)
_MOVES = lazy(
    r"\b(?:rais(?:es?|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|dropp?(?:s|ed|ing)?|reduc(?:es?|ed|ing)|slash(?:es|ed|ing)?|bump(?:s|ed|ing)?(?: up)?|put(?:s|ting)? up|moved?|hik(?:es?|ed|ing)) (?:the |its |their )?(?:prices? (?:of|for) )?[`*_]*$"
)
_TO = lazy(r"[`*_]* (?:[\w-]+ ){0,2}?to (?:about |around |only |just )?")


def _is_bill(reading: Reading, amount: Amount) -> bool:
    """ "The posters cost us $14": too much for one picture, and what somebody has paid for all."""
    return amount.low > _SMALL and bool(_COST_US.search(reading.lower, max(0, amount.start - 30), amount.start))


_COST_US = lazy(r"\bcost (?:us|me|them|him|her) (?:(?:about|around|roughly|some|only|just|nearly|almost) )?$")
_OF_PICTURES = lazy(r"\b(?:images?|pictures?|squares?|renders?|outputs?|sizes?)\b")
_AT_ONCE = lazy(r"\W*(?:(?:from|about|around|roughly|just|only|a flat) )*")
"""Before an amount with which a sentence of a profile begins: "$0.13 at 2K"."""


def _is_plain(reading: Reading) -> bool:
    """Whether a cell names its coin, or the head says that its bare figure is a price and nothing else; a head may name models."""
    bare = "$" not in reading.lower and _ALONE.fullmatch(reading.lower)
    named = reading.subject and any(reading.context.base.begun(word) for word in reading.head.split()[:1])
    return not bare or bool(named) or sellers.is_plain(reading)


def _in_tokens_above(reading: Reading, amount: Amount) -> bool:
    """Whether the line above a list says that its prices are by the million tokens, and the item says of which."""
    above = reading.setting[-_BEFORE:]
    return bool(_STATED.pattern.search(above.rpartition("\n\n")[2])) and bool(
        _KIND.search(reading.lower, 0, amount.start)
    )


def _sized(reading: Reading, amount: Amount) -> bool:
    """Whether a size stands right before an amount."""
    return any(0 <= amount.start - mark.end < _BESIDE for mark in reading.sizes)


def _tiered(reading: Reading, amount: Amount, mention: Mention | None) -> bool:
    """Whether a tier stands right before or behind an amount."""
    known = reading.context.book.tiers(mention.models) if mention else ()
    marks = words.tiers(reading.lower, known)
    return any(-_BESIDE < m.start - amount.end < _BESIDE and not amount.start < m.start < amount.end for m in marks)


def _further(reading: Reading, index: int) -> str:
    """ "$0.03 for the first megapixel and $0.015 for each further one": the unit of the amount before."""
    before = reading.amounts[index - 1].unit if index else ""
    amount = reading.amounts[index]
    if _PART.match(reading.lower, amount.money_end) and (before == "1M-tokens" or reading.search(_STATED)):
        return "1M-tokens"
    if "megapixel" in reading.lower and _EACH_FURTHER.search(reading.lower, 0, amount.start):
        return "megapixel"
    if not index or not _FURTHER.match(reading.lower, amount.money_end):
        return ""
    return before or ("megapixel" if "megapixel" in reading.lower else "")


def _inherited(reading: Reading, index: int) -> str:
    """The unit of the amounts before, which a list of prices names once."""
    before = [a.unit for a in reading.amounts[:index] if a.unit]
    if _worked_out(reading, index):
        return ""
    if before and (
        (before[-1] == "1M-tokens" and not _sized(reading, reading.amounts[index]))
        or reading.amounts[index].low <= _SMALL
    ):
        return before[-1] if before[-1] in ("image", "megapixel", "1M-tokens") else ""
    stated = reading.search(_STATED, 0, reading.amounts[index].start)
    if stated and not _sized(reading, reading.amounts[index]):
        return "1M-tokens"
    first = reading.amounts[0]
    named = reading.models[:1] or ((reading.subject,) if reading.subject else ())
    plain = first.low <= _SMALL and (reading.sizes or any(reading.tiers(m.models) for m in named))
    return (
        "image"
        if plain
        and named
        and (reading.models or reading.amounts[index].low <= _SMALL)
        and (
            regex(r"\b(?:is|are|at|comes? to|asks?|takes?|sells?)\b").search(reading.lower[: first.start])
            or _VERB.search(reading.lower[: first.start].rstrip()[-90:])
            or (reading.kind == "prose" and not reading.mentions and _AT_ONCE.fullmatch(reading.lower, 0, first.start))
        )
        else ""
    )


def _worked_out(reading: Reading, index: int) -> bool:
    """Whether an amount is a sum that follows from the one before it, and no price."""
    amounts = reading.amounts
    return bool(index) and bool(
        _TOTAL.search(reading.lower, amounts[index - 1].end, amounts[index].start)
        or _OF_MANY.match(reading.lower, amounts[index].end)
    )


def part_beside(reading: Reading, index: int) -> str:
    """The kind of tokens that stands right after an amount, or before it in a list."""
    amounts = reading.amounts
    end = amounts[index + 1].start if index + 1 < len(amounts) else len(reading.lower)
    after = _PART.match(reading.lower, amounts[index].money_end, end) or _PART.match(
        reading.lower, amounts[index].end, end
    )
    if after:
        return f"{after.group(1) or ''}-{'in' if after.group(2).startswith('in') else 'out'}"
    start = amounts[index - 1].end if index else 0
    found = regex(r"(image|text)?[ -]?(in(?:put)?|out(?:put)?)\b(?: tokens?)?").findall(
        reading.lower[start : amounts[index].start][-40:]
    )
    if regex(r"(?:^|[,;])[^,;]*\btext (?:tokens? )?(?:at|for|is|costs?) $").search(
        reading.lower[start : amounts[index].start]
    ):
        return "text-in"
    if found:
        return f"{found[-1][0]}-{'in' if found[-1][1].startswith('in') else 'out'}"
    named = {"-".join(kind) for kind in _TOKENS.findall(reading.lower, start, amounts[index].start)}
    return named.pop() if len(named) == 1 else ""
