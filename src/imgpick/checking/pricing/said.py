"""What a sentence says of an amount: of which model, for which tier, size, route and mode."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.name_words import MEMBER
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import around, up_to_end
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import foreign, parts, sellers, shapes
from imgpick.checking.pricing.units import part_beside, unit_meant
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading
from imgpick.records import NamedTuple

_NOT_A_PRICE = lazy(
    r"\b(?:sav(?:e|es|ed|ing|ings)|spen[dt]|spending|(?:our|your|a|monthly|the|total|whole) budget(?! (?:king|pick|option|choice|model|champion|leader|friendly))|budget of|discount|(?<!% )off\b|raised(?![^.;$#]{2,36} to +#)(?! (?:the|its|their|image|text|input|output|prices?|rates?)\b)|valuation|revenue|funding|invest\w*|worth|of which|credits?|refund|prize|earn\w*|below .{0,20}revenue|invoice"
    r"|salary|gpu|card|mark-?up|difference|cheaper|dearer|more expensive|(?<!costs )(?<!cost )(?<!for )less(?! than (?!the\b))|more than (?:gpt|flux|nano|any)|extra|surcharge|on top|minimum (?:spend|deposit|charge)|rounded|increments?|in steps|true cost|went|approved|labou?r|review time|(?<=# )minimum|(?<=#  )minimum|deposit|top-?up|tip|threshold|limit|cap|falls? (?:under|below)|fell (?:under|below)|(?<=#  )(?:in )?total)\b"
)  # fmt: skip
_SPENDS = lazy(r"\b(?:(?:expect|plan|have|need|prepare|going) to|you(?:['\u2019]ll| will)?) spend\b")
""" "You spend ten cents an image" is a price, unlike what somebody spent."""
_TRIES = lazy(r"\b(?:retr(?:y|ies)|tries|attempts|rejects|failed|misses|re-?rolls?|overall|all in)\b")
_REFERENCE = lazy(
    r"\bfirst (?:image )?(?:input|reference)\b|\b(?:an?|one|two|three|four|\d+) \d+(?:\.\d)? ?mp (?:reference|input)s?\b|\b(?:reference|input|source) (?:image|picture|photo)s?\b|(?<!character )(?<!style )\breferences? (?:are|is|costs?|come)\b|\breferences?(?:: | (?=\$))|\b(?:per|each|every|with|plus|and|an?|one|two|three|four|five|six|eight|ten|\d+) (?:(?:extra|additional|further|other) )?(?:inputs?|references?)\b(?! tokens?)"
)
_NO_REFERENCE = lazy(
    r"\b(?:no|without(?: an?y?)?|zero) (?:reference|input|source) (?:image|picture|photo)s?\b|\b(?:reference|input|source) (?:image|picture|photo)s? (?:(?:are|is|being) )?(?:billed|charged|priced|cost|costing) (?:in addition|extra|separately|on top|apart|as well)\b"
)
_WITH_REFERENCE = lazy(
    r"\b(?:with|when|plus|including|using|given) (?:an?|one|two|three|four|five|six|eight|ten|\d+|the|some|up to \d+) (?:\d+(?:\.\d)? ?mp )?(?:reference|input|source)s?\b"
)
_ADDED = lazy(r"\b(?:per|each|every|adds?|added|extra|additional|another|surcharge|on top|plus \$)")
_SQUARE = lazy(r"\bsquares?\b(?! (?:root|inch|feet|foot|meters?|metres?|one))")
_CHANGED = lazy(r"\s*(?:\u2192|->|=>)\s*[~\u2248]?\$?\d*\.?\d")
"""Stands between an old price and the new one."""
_OTHER_SIZE = lazy(r"\b(?:any|all|every|each)? ?other (?:sizes?|resolutions?|shapes?)\b|\botherwise\b")
_UP_TO = lazy(r"\bup to\b")
_UNKNOWN_MEMBER = lazy(rf"[ -]\**\[?{MEMBER}\b\]?(?! (?:and|or|plan)\b)")
"""A member that the base does not have, behind its family's name: "FLUX.1 Pro"."""
_APART = lazy(r";|\b(?:half|twice|double)\b")
"""What stands behind it is not said of the amount before: "$0.24, and half that in batch mode"."""
_NEXT = lazy(r"\b(?:or|and|but) (?:(?:only|just|about|around|roughly) )*(?=[$\d])")
"""Another amount, whose mode may be its own: "$6, or $3 through the Batch API"."""
_RIGHT_BEHIND = lazy(r",? (?:at|for|or|i\.e\.|that is|which is)(?: about| around| roughly| only| just)? ")
"""Joins a tier and the amount behind it: "at medium, at $0.053"."""
_HALVED = lazy(r"half|halv|discount|drop|fall|fell|instead|\byes\b|\boff\b|cheaper|sav(?:e|ing)")
"""Words beside which a section about batches makes a batch price of a figure."""
_WAS = lazy(
    r"\b(?:was|were|took|had been|used to (?:be|cost)|previously|formerly|originally|initially|once|earlier)(?: still| only| about| at)?\s*$|\b(?:instead of|rather than|down from|up from|dropped from|cut from|fell from|rose from|raised from)(?: the| its)?(?: usual| regular| normal| standard| full| old| list)?(?: price of| rate of| price| rate)?\s*$"
)
_FELL = lazy(
    r"\b(?:drop|fall|fell|cut|halv|goes|go|went|down|reduc|slash|lower|bring|took|tak|adjust|chang|updat|mov|revis|rais|rose|ris|increas)\w*\b[^.;]{0,60}\bfrom(?: the| its)?(?: about| around| roughly)? $"
)
_UNTIL = lazy(
    r"[\s)]*(?:until|till|before|at launch|at release|last (?:year|month|spring|summer|autumn|winter)|previously|originally|a year ago|back then|in (?:early |late |mid-?)?(?:20\d\d|january|february|march|april|may|june|july|august|september))\b"
)


class Said(NamedTuple):
    """What a sentence says of one amount."""

    amount: Amount
    mention: Mention
    models: tuple[str, ...]
    unit: str
    tier: str
    size: str
    route: str
    mode: str
    part: str
    third_party: bool
    """Whether it speaks of a provider or reseller without naming one."""
    modes: frozenset[str]
    """Special modes, such as precise-edit, whose words stand in the sentence or its section."""
    own_route: bool
    """Whether it speaks of the vendor's own API without naming it."""

    listed: bool = False
    """Whether it is one of several figures whose tiers are not told apart."""
    past: bool = False
    """Whether the words beside it put it into the past."""

    @property
    def span(self) -> tuple[int, int]:
        return self.amount.start, self.amount.end


def understood(reading: Reading, index: int) -> Said | None:
    """An amount with model, unit, tier, size, route and mode; None when it is no price of a model."""
    amount = reading.amounts[index]
    mention = (
        foreign.respective(reading, index)
        or foreign.opposed(reading, index)
        or reading.subject_of(amount.start, amount.end)
    )
    if (
        mention is None
        or not _has_prices(reading, mention)
        or amount.unit in ("month", "other")
        or foreign.no_list_price(reading, mention, index)
    ):
        return None
    unit = unit_meant(reading, index)
    before = _before(reading, amount)
    after = up_to_end(reading.lower[amount.end : amount.end + 25])
    if (
        not unit
        or (not amount.is_bought and _NOT_A_PRICE.search(before + " # " + after))
        or _OTHER_SIZE.search(after)
        or _denied(before)
        or foreign.not_its(reading, amount, mention)
    ):
        return None
    pairing = reading.pairing
    route, third, own = sellers.of(reading, index)
    if route and reading.context.routes.kinds[route] == "chat-app":
        return None
    start, end = pairing.stretch(index)
    behind = reading.lower[amount.start : end]
    if index + 1 < len(reading.amounts):
        behind = _NEXT_CLAUSE.split(behind, maxsplit=1)[0]
    window = f"{_heading_of_references(reading)}{around(reading.lower[start : amount.start], behind)} {reading.aside}"
    tier = _tier(reading, mention, index)
    mode = _mode(reading, index)
    size, special = _size(reading, mention, index, unit), _special_modes(reading, mention)
    if mode == "batch" and _of_the_next(reading, index):
        mode, special = "standard", special | {"batch"}
    if len(reading.amounts) == 1:
        mode = _only_mode(reading, mode, special)
    if mode == "svg":
        mode, size = "standard", size if special else size or "svg"
    amount, part = _with_part(reading, index, unit)
    of_references = unit == "image" and _REFERENCE.search(_NO_REFERENCE.sub(" ", window))
    if _with_references(reading, index, window if of_references else ""):
        return None
    part = "reference" if of_references else part
    past = bool(
        _WAS.search(before)
        or _UNTIL.match(after)
        or _CHANGED.match(reading.lower, amount.money_end)
        or _FELL.search(reading.lower, max(0, amount.start - 90), amount.start)
    )
    return Said(
        amount, mention, mention.models, unit, tier, size, route, mode, part, third, special,
        own, pairing.is_listed(index) and not tier, past,
    )  # fmt: skip


def _with_references(reading: Reading, index: int, window: str) -> bool:
    """Whether an amount includes a number of input images; of those counted before: "with two ..., with three to $0.16"."""
    if _WITH_REFERENCE.search(window) and not _ADDED.search(window):
        return True
    start, before = reading.amounts[index].start, reading.amounts[index - 1] if index else None
    more = before and _WITH_ANOTHER_NUMBER.search(reading.lower, before.end, start)
    return bool(before and more and _WITH_REFERENCE.search(reading.lower, 0, before.start))


_WITH_ANOTHER_NUMBER = lazy(
    r"\b(?:with|for) (?:both|two|three|four|five|six|eight|ten|\d+)(?: of (?:them|those|these))?,? (?:(?:it|that|this|is|are|to|at|costs?|comes?|rises|climbs|goes|grows|gets|about|around|only|just) ?)*$"
)
_NEXT_CLAUSE = lazy(r"[,;] (?:and|plus|while|but) (?:every|each|any|an?|the) (?:[\w-]+ )?(?:reference|input|source)\b")
"""Begins what the next amount is for: "$0.075, and every reference adds $0.015"."""


def _denied(before: str) -> bool:
    """Whether what stands before an amount denies it; what stands in brackets does not."""
    plain = _IN_BRACKETS.sub(" ", before)
    return words.negated(words.before(plain, len(plain), 14).rpartition(":")[2])


_IN_BRACKETS = lazy(r"\([^()]*\) ?")


def _heading_of_references(reading: Reading) -> str:
    """What a heading says of the input images that its prices include: "Price per image with one reference"."""
    heading = reading.over.heading.casefold()
    return f"{heading} " if "reference" in heading and _WITH_REFERENCE.search(heading) else ""


def _with_part(reading: Reading, index: int, unit: str) -> tuple[Amount, str]:
    """An amount with the kind of tokens, or the megapixel, that it is for."""
    amount = reading.amounts[index]
    if unit == "1M-tokens":
        part = amount.part or part_beside(reading, index) or parts.of_head(_own_head(reading, index))
        amount = amount._replace(part=parts.with_cache(reading, index, part))
    elif unit == "megapixel":
        amount = amount._replace(part=amount.part or parts.of_megapixel(reading, index))
    return amount, amount.part


def _has_prices(reading: Reading, mention: Mention) -> bool:
    """Whether the base can have prices of a name: not of a member of a family that it does not know."""
    if not mention.models or mention.kind in ("unknown-version", "unknown-id"):
        return False
    return mention.kind != "family" or not _UNKNOWN_MEMBER.match(reading.lower, mention.end)


def _size(reading: Reading, mention: Mention, index: int, unit: str) -> str:
    """The size that an amount is for, as far as its sentence or row says; a square is one where nothing else is named."""
    amount = reading.amounts[index]
    if len(reading.amounts) == 1 and amount.bound == "from" and len({mark.value for mark in reading.sizes}) > 2:
        return ""
    if (amount.bound == "from" or amount.is_range) and _UP_TO.search(reading.lower, 0, amount.start):
        return ""
    named = reading.pairing.mark(_of_prices(reading), index) or _of_row(reading, words.sizes(reading.aside), index)
    named = named or _of_heading(reading, mention, words.sizes(reading.over.heading.casefold()))
    shaped = shapes.marks(reading, [mention.models]) if not named and unit == "image" else ()
    if shaped:
        return reading.pairing.mark(shaped, index)
    square = not named and unit == "image" and len(reading.amounts) == 1 and _SQUARE.search(reading.lower)
    return "1024x1024" if square else named


def _of_prices(reading: Reading) -> list[words.Mark]:
    """The sizes that prices may be for, without those that are what a model can: "4K support"."""
    lower = reading.lower
    return [m for m in reading.sizes if not _CAN.match(lower, m.end) and not _REACHES.search(lower, 0, m.start)]


_CAN = lazy(r"[- ](?:support|capab\w+|ready|output,)")
_REACHES = lazy(r"\b(?:supports?|reaches|offers?|native) (?:native )?$")


def _only_mode(reading: Reading, mode: str, special: frozenset[str]) -> str:
    """The mode of the only amount of a sentence: one that has a name of its own, or edits and nothing else."""
    told = reading.lower if reading.kind == "prose" else f"{reading.lower} | {reading.aside}"
    named = next((m for m in special - {"batch", "edit"} if m.replace("-", " ") in told.replace("-", " ")), "")
    return named or (EDITS if mode == "edit" else mode)


EDITS = "edits"
"""The mode of an amount that is said of nothing but edits."""


def _own_head(reading: Reading, index: int) -> str:
    """What of a column's head is said of an amount: of "Input / cached" over "$5 / $1.25" its own half."""
    head = parts.told_by(reading)
    halves = head.split("/")
    return halves[index] if len(halves) == len(reading.amounts) > 1 else head


def _before(reading: Reading, amount: Amount) -> str:
    """What stands before an amount; "you spend" is "you pay" where it is said of one image."""
    before = reading.lower[max(0, amount.start - 40) : amount.start]
    each = amount.unit == "image" and amount.images == 1 and not _TRIES.search(reading.lower)
    return _SPENDS.sub("pay", before) if each else before


def _tier(reading: Reading, mention: Mention, index: int) -> str:
    known = reading.context.book.tiers(mention.models)
    marks = [mark for mark in words.tiers(reading.lower, known) if not reading.inside_name(mark.start, mark.end)]
    aside = words.tiers(reading.aside, known)
    if len(reading.amounts) == 1 and reading.amounts[0].bound == "from" and len({mark.value for mark in marks}) > 2:
        return mention.tier  # a list of what there is, and the price of the least
    if reading.amounts[index].is_range and len({mark.value for mark in marks}) > 1:
        return ""  # "from low to medium it grows from 4 to 6 cents"
    begin = reading.amounts[index].start
    ahead = next((mark for mark in marks if _RIGHT_BEHIND.fullmatch(reading.lower, mark.end, begin)), None)
    if ahead:
        return ahead.value
    if "raster" in reading.lower[begin : reading.amounts[index].end]:
        marks = [mark for mark in marks if not mark.value.endswith("vector")]
    return (
        reading.pairing.mark(marks, index)
        or mention.tier
        or _of_row(reading, aside, index)
        or _of_heading(reading, mention, words.tiers(reading.over.heading.casefold(), known))
        or _shared(reading, marks)
    )


def _shared(reading: Reading, marks: Sequence[words.Mark]) -> str:
    """The one tier of two prices that are held against each other: "R's $0.12 undercuts V's $0.21 at high"."""
    if len(reading.amounts) != 2 or len({mark.value for mark in marks}) != 1:
        return ""
    first, second = reading.amounts
    return marks[0].value if _COMPARED.search(reading.lower, first.end, second.start) else ""


_COMPARED = lazy(
    r"\b(?:undercuts?|beats|against|versus|vs|instead of|compared (?:to|with)|rather than|(?:more|less) than)\b"
)


def _of_heading(reading: Reading, mention: Mention, marks: Sequence[words.Mark]) -> str:
    """The tier or size that a heading names with the model, of what stands below it."""
    below = mention not in reading.mentions and reading.kind != "row"
    return marks[0].value if below and len(marks) == 1 else ""


def _mode(reading: Reading, index: int) -> str:
    """batch, edit or svg as the words beside the amount say; standard when they say nothing."""
    aside = [mark for mark in words.modes(reading.aside) if reading.aside[mark.start : mark.end] != "batches"]
    amount = reading.amounts[index]
    marks = [m for m in words.modes(reading.lower) if not _APART.search(reading.lower, amount.end, m.start)]
    return reading.pairing.mark(marks, index) or _of_row(reading, aside, index) or "standard"


def _of_the_next(reading: Reading, index: int) -> bool:
    """Whether all that speaks of batches stands behind another amount."""
    amount = reading.amounts[index]
    marks = [mark for mark in words.modes(reading.lower) if mark.value == "batch"]
    if marks and _BATCH_SHARE.match(reading.lower, amount.end):
        return True
    return all(_NEXT.search(reading.lower, amount.end, mark.start) for mark in marks) if marks else False


_BATCH_SHARE = lazy(
    r"[,;] (?:and |but )?(?:in )?batch(?: mode| api)?,? (?:(?:is|at|costs?|for|comes at|runs at) )?(?:only |just |exactly )?(?:half|a (?:third|quarter)|less|\d+ ?%)"
)
""" "X at $0.13, batch at half that": the amount is not the batch's."""


def _of_row(reading: Reading, marks: Sequence[words.Mark], index: int) -> str:
    """What a row's head or label says of an amount; of several in one cell only where each has its own mark."""
    if len(reading.amounts) > 1 and len(marks) not in (0, len(reading.amounts)):
        return marks[0].value if len(marks) == 1 and reading.kind != "row" else ""
    return marks[index if len(reading.amounts) > 1 else 0].value if marks else ""


def _special_modes(reading: Reading, mention: Mention) -> frozenset[str]:
    modes = reading.context.book.special_modes(mention.models)
    if not modes and not _HALVED.search(reading.lower):
        return modes
    around = f"{reading.setting[-300:]} {reading.lower} {reading.aside}"
    told = _WITHOUT.sub("-", around.replace("-", " "))
    found = frozenset(mode for mode in modes if f" {mode.replace('-', ' ')}" in f" {told}")
    return found | {"batch"} if "batch" in told.replace("-batch", "") else found


_WITHOUT = lazy(r"\b(?:without|no)(?: (?:an?|any|the))? ")
"""Denies the mode behind it."""
