"""What a sentence says of an amount: of which model, for which tier, size, route and mode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from imgpick.checking import parts, sellers, words
from imgpick.checking.clauses import around, up_to_end
from imgpick.checking.lazy import lazy, regex
from imgpick.checking.lexicon import Mention
from imgpick.checking.money import Amount
from imgpick.checking.reading import Reading
from imgpick.checking.units import part_beside, unit_meant
from imgpick.records import NamedTuple

_NOT_A_PRICE = lazy(
    r"\b(?:sav(?:e|es|ed|ing|ings)|spen[dt]|spending|(?:our|your|a|monthly|the|total|whole) budget(?! (?:king|pick|option|choice|model|champion|leader|friendly))|budget of|discount|off\b|raised|valuation|revenue|funding|invest\w*|worth|credits?|refund|prize|earn\w*|below .{0,20}revenue|invoice"
    r"|salary|gpu|card|mark-?up|difference|cheaper|dearer|more expensive|(?<!costs )(?<!cost )(?<!for )less|more than (?:gpt|flux|nano|any)|extra|surcharge|on top|minimum (?:spend|deposit|charge)|rounded|increments?|in steps|true cost|went|approved|labou?r|review time|(?<=# )minimum|(?<=#  )minimum|deposit|top-?up|tip|threshold|limit|cap|falls? (?:under|below)|fell (?:under|below)|(?<=#  )(?:in )?total)\b"
)  # fmt: skip
_SPENDS = lazy(r"\b(?:(?:expect|plan|have|need|prepare|going) to|you(?:['\u2019]ll| will)?) spend\b")
""" "You spend ten cents an image" is a price, unlike what somebody spent."""
_TRIES = lazy(r"\b(?:retr(?:y|ies)|tries|attempts|rejects|failed|misses|re-?rolls?|overall|all in)\b")
_REFERENCE = lazy(
    r"\bfirst (?:image )?(?:input|reference)\b|\b(?:an?|one|two|three|four|\d+) \d+(?:\.\d)? ?mp (?:reference|input)s?\b|\b(?:reference|input|source) (?:image|picture|photo)s?\b|\breferences? (?:are|is|costs?|come)\b|\breferences?: |\b(?:per|each|every|with|plus|and|an?|one|two|three|four|five|six|eight|ten|\d+) (?:(?:extra|additional|further|other) )?(?:inputs?|references?)\b(?! tokens?)"
)
_NO_REFERENCE = lazy(r"\b(?:no|without(?: an?y?)?|zero) (?:reference|input|source) (?:image|picture|photo)s?\b")
_WITH_REFERENCE = lazy(
    r"\b(?:with|when|plus|including|using|given) (?:an?|one|two|three|four|five|six|eight|ten|\d+|the|some|up to \d+) (?:\d+(?:\.\d)? ?mp )?(?:reference|input|source)s?\b"
)
_ADDED = lazy(r"\b(?:per|each|every|adds?|added|extra|additional|another|surcharge|on top|plus \$)")
_PRODUCT = lazy(
    r"(?:\bx|\u00d7|\*|\u00b7|\btimes|@)[^=;]{1,50}(?:=|\u2248)\s?(?:about )?$|[x\u00d7]\d\.\d+(?: to [x\u00d7]?\d\.\d+)?: (?:\$[\d.]+ to )?$"
)
"""Stands before the total of a multiplication: "10,000 x $0.006 = "."""
_AGAINST = lazy(r"\b(?:against|versus|vs\.?|compared (?:to|with))\s")
_OTHER_VARIANT = lazy(
    r"[;,.] (?:and |but |while )?(?:the|its) (?:pro|max|mini|flex|lite|flash|ultra|plus|turbo|base|large|medium) (?:model|version|variant|one|sibling)\b"
)
"""Another model of the family, named by its last word: the amount behind it is not the first one's."""
_SQUARE = lazy(r"\bsquares?\b(?! (?:root|inch|feet|foot|meters?|metres?|one))")
_CHANGED = lazy(r"\s*(?:\u2192|->|=>)\s*[~\u2248]?\$?\d*\.?\d")
"""Stands between an old price and the new one."""
_DISCOUNTED = lazy(
    r"\bafter (?:the|our|a|an|their|its|your) (?:[\w%-]+ ){0,3}discount\b|\b(?:member|promo\w*|discounted) (?:price|rate)\b"
)
_OTHER_SIZE = lazy(r"\b(?:any|all|every|each)? ?other (?:sizes?|resolutions?|shapes?)\b|\botherwise\b")
_UP_TO = lazy(r"\bup to\b")
_MEMBER = "(mini|pro|flash|lite|max|ultra|turbo|flex|klein|schnell|dev|fast)"
_FOR_OTHER = lazy(rf" (?:(?:for|on) )?(?:the )?\(?{_MEMBER}\b")
_OF_OTHER = lazy(rf"\b{_MEMBER}(?:['\u2019]s (?:own )?| (?:tier|version|variant) (?:at|is|for|costs) )$")
"""Another member of the family, named by its last word beside the amount: "$0.003 schnell", "Pro's $0.134"."""
_UNKNOWN_MEMBER = lazy(rf"[ -]\**\[?{_MEMBER}\b\]?(?! (?:and|or|plan)\b)")
"""A member that the base does not have, behind its family's name: "FLUX.1 Pro"."""
_APART = lazy(r";|\b(?:half|twice|double)\b")
"""What stands behind it is not said of the amount before: "$0.24, and half that in batch mode"."""
_NEXT = lazy(r"\b(?:or|and|but) (?:(?:only|just|about|around|roughly) )*(?=[$\d])")
"""Another amount, whose mode may be its own: "$6, or $3 through the Batch API"."""
_RIGHT_BEHIND = lazy(r",? (?:at|for|or|i\.e\.|that is|which is)(?: about| around| roughly| only| just)? ")
"""Joins a tier and the amount behind it: "at medium, at $0.053"."""
_MORE = lazy(
    r"\s*(?:more|less|extra|cheaper|dearer|on top|higher|lower|below|above)\b(?! than (?:[$\d]|half|a (?:third|quarter|fifth|tenth)|twice))"
)
"""A difference and no price: "two cents more at 2K"."""
_OURS = lazy(r"\b(?:our|my) (?:price|rate|pricing|fee)s?\b(?:[^.;,]|\.(?=\d))*$")
_ERRATUM = lazy(r"\W*(?:correction|erratum|corrigendum|errata)\b|[^.;:]{0,30}\ban earlier version (?:had|gave|said)\b")
"""Begins a sentence that gives a wrong figure and then the right one."""
_UNDER_LIST = lazy(
    r",?(?: [a-z]+){0,2},? (?:instead of|against|versus|vs\.?|rather than|compared (?:with|to)) the (?:official|vendor['\u2019]s|list) "
)
"""Follows the price of somebody who undercuts the vendor."""
_MULTIPLIED = lazy(r"[`*_)]* ?[\u00d7x] ?\d{1,3}\b(?! ?(?:\d|x|\u00d7|px))")
"""Says how many pictures of a model a sum is for."""
_PERCENT_OFF = lazy(r"[\u00d7x*] ?0\.\d|\(0\.\d+ ?x\)|\b\d{1,2} ?% off\b")
"""Makes a figure one that is worked out from a list price."""
_SAID_ABOVE = 200
_CARD = lazy(
    r"\b(?:rent(?:ed|ing)?|rtx|[345]0[6789]0|h[12]00|a100|l40s?|runpod|vast\.ai|cluster|gpus?|hardware|electricity|power bill|(?:own|one) card|locally|local (?:generation|use|run\w*)|yourself|on-?prem\w*|self-?host\w*)\b|\(open weights\)"
)
_OTHERS = lazy(
    rf"[`*_)\]]*(?: ?/ ?|, | (?:and|&|or) )\[?(?:{_MEMBER[1:-1]}|standard|v?\d(?:\.\d)?|[49]b)\b(?! (?:cents?|dollars?|images?))"
)
_SLASHED = lazy(r"\w ?/ ?v?\w")
_BORDER = lazy(r"[;,]\s|\. | (?:and|but|while) ")
_AND = lazy(r"[\s`*_)\]]*(?:,|/|&|,? (?:and|or))(?: the)?[\s`*_(\[]*")
_SIDE_TOOL = lazy(
    r"\bbackground removal\b|\bremov(?:e|es|ing) (?:an? |the |your )?backgrounds?\b|\bvectori[sz](?:e|es|ing|ation)\b|\b(?:creative|crisp) upscal\w+|\blayeri[sz]\w+|\bcut(?:s|ting)? out (?:the |a )?backgrounds?\b"
)
"""What a vendor sells beside pictures."""
_OF_ALL = lazy(r"\b(?:all|each|both|every one)\b")
_HALVED = lazy(r"half|halv|discount|drop|fall|fell|instead|\byes\b|\boff\b|cheaper|sav(?:e|ing)")
"""Words beside which a section about batches makes a batch price of a figure."""
_ADDS = lazy(r"\b(?:adds?|plus|and then) (?:another |a further |just |only )?$")
"""Comes on top of the amount before: "starts at $0.07 and adds $0.03"."""
_WAS = lazy(
    r"\b(?:was|were|had been|used to (?:be|cost)|previously|formerly|originally|initially|once|earlier)(?: still| only| about| at)?\s*$|\b(?:instead of|rather than|down from|up from|dropped from|cut from|fell from|rose from|raised from)(?: the| its)?(?: usual| regular| normal| standard| full| old| list)?(?: price of| rate of| price| rate)?\s*$"
)
_FELL = lazy(
    r"\b(?:drop|fall|fell|cut|halv|goes|go|went|down|reduc|slash|lower|bring|took|tak|adjust|chang|updat|mov|revis|rais|rose|ris|increas)\w*\b[^.;]{0,60}\bfrom(?: about| around| roughly)? $"
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
    mention = respective(reading, index) or _opposed(reading, index) or reading.subject_of(amount.start, amount.end)
    if (
        mention is None
        or not _has_prices(reading, mention)
        or amount.unit in ("month", "other")
        or _nobodys(reading, mention, index)
        or _of_own_card(reading, amount, mention)
    ):
        return None
    if (
        amount.is_range
        and _OF_ALL.search(reading.lower, 0, amount.start)
        and len({m.models for m in reading.models}) > 1
    ):
        return None
    unit = unit_meant(reading, index)
    before = _before(reading, amount)
    after = up_to_end(reading.lower[amount.end : amount.end + 25])
    if (
        not unit
        or (not amount.is_bought and _NOT_A_PRICE.search(before + " # " + after))
        or _OTHER_SIZE.search(after)
        or words.negated(words.before(before, len(before), 14).rpartition(":")[2])
        or _not_its(reading, amount, mention)
    ):
        return None
    pairing = reading.pairing
    route, third, own = sellers.of(reading, index)
    if route and reading.context.routes.kinds[route] == "chat-app":
        return None
    start, end = pairing.stretch(index)
    window = f"{_heading_of_references(reading)}{around(reading.lower[start : amount.start], reading.lower[amount.start : end])} {reading.aside}"
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
    if unit == "image" and _REFERENCE.search(_NO_REFERENCE.sub(" ", window)):
        if _WITH_REFERENCE.search(window) and not _ADDED.search(window):
            return None
        part = "reference"
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


def _heading_of_references(reading: Reading) -> str:
    """What a heading says of the input images that its prices include: "Price per image with one reference"."""
    heading = reading.over.heading.casefold()
    return f"{heading} " if "reference" in heading and _WITH_REFERENCE.search(heading) else ""


def _with_part(reading: Reading, index: int, unit: str) -> tuple[Amount, str]:
    """An amount with the kind of tokens that it is for."""
    amount = reading.amounts[index]
    if unit == "1M-tokens":
        part = amount.part or part_beside(reading, index) or parts.of_head(_own_head(reading, index))
        amount = amount._replace(part=parts.with_cache(reading, index, part))
    return amount, amount.part


def _has_prices(reading: Reading, mention: Mention) -> bool:
    """Whether the base can have prices of a name: not of a member of a family that it does not know."""
    if not mention.models or mention.kind in ("unknown-version", "unknown-id"):
        return False
    return mention.kind != "family" or not _UNKNOWN_MEMBER.match(reading.lower, mention.end)


def _size(reading: Reading, mention: Mention, index: int, unit: str) -> str:
    """The size that an amount is for, as far as its sentence or row says; a square is one where nothing else is named."""
    amount = reading.amounts[index]
    if (amount.bound == "from" or amount.is_range) and _UP_TO.search(reading.lower, 0, amount.start):
        return ""
    named = reading.pairing.mark(_of_prices(reading), index) or _of_row(reading, words.sizes(reading.aside), index)
    named = named or _of_heading(reading, mention, words.sizes(reading.over.heading.casefold()))
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
    named = next((m for m in special - {"batch", "edit"} if m.replace("-", " ") in reading.lower), "")
    return named or (EDITS if mode == "edit" else mode)


EDITS = "edits"
"""The mode of an amount that is said of nothing but edits."""


def _own_head(reading: Reading, index: int) -> str:
    """What of a column's head is said of an amount: of "Input / cached" over "$5 / $1.25" its own half."""
    halves = reading.head.split("/")
    return halves[index] if len(halves) == len(reading.amounts) > 1 else reading.head


def _before(reading: Reading, amount: Amount) -> str:
    """What stands before an amount; "you spend" is "you pay" where it is said of one image."""
    before = reading.lower[max(0, amount.start - 40) : amount.start]
    each = amount.unit == "image" and amount.images == 1 and not _TRIES.search(reading.lower)
    return _SPENDS.sub("pay", before) if each else before


def _nobodys(reading: Reading, mention: Mention, index: int) -> bool:
    """Whether an amount is somebody's own price, a total that is written out, or one that the sentence goes on to correct."""
    amount = reading.amounts[index]
    if _PRODUCT.search(reading.lower, max(0, amount.start - 70), amount.start):
        return True
    both = reading.amounts
    if len(reading.pairing.run(index)) > 1 and _of_several(reading, mention):
        return True
    if (
        reading.kind == "item"
        and not reading.mentions
        and len(both) == 2
        and _AGAINST.search(reading.lower, both[0].end, both[1].start)
    ):
        return True  # of two that are held against each other without a name, which is which?
    if _UNDER_LIST.match(reading.lower, amount.end) or _MULTIPLIED.match(
        reading.lower, mention.end if mention in reading.mentions else 0
    ):
        return True
    if amount.is_range and len({m.models for m in reading.models if m.end <= amount.start}) > 1:
        return True
    if _OURS.search(reading.lower, 0, amount.start) or (
        _ERRATUM.match(reading.lower) and amount != reading.amounts[-1]
    ):
        return True
    if _DISCOUNTED.search(reading.lower) or _SIDE_TOOL.search(reading.lower):
        return True
    if _PERCENT_OFF.search(f"{reading.setting[-_SAID_ABOVE:]} {reading.lower}") and "batch" not in reading.lower:
        return True
    corrected = reading.search(words.CORRECTED)
    return bool(reading.search(words.OWN_PRICE)) or bool(corrected and amount.end <= corrected.start())


def _of_several(reading: Reading, mention: Mention) -> bool:
    """Whether a name goes on with others, not all of them known: "Imagen 4 Fast, Standard and Ultra", "V4/V4.1"."""
    if mention in reading.mentions:
        own = respective(reading, 0) is None
        return own and (
            ("/" in mention.text[1:] and not mention.id_like) or bool(_OTHERS.match(reading.lower, mention.end))
        )
    label = next((part for part in reading.aside.split(" | ") if mention.text.casefold() in part), "")
    return bool(_SLASHED.search(label))


def _of_own_card(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """Whether an amount is what it costs to run open weights on a card of one's own or a rented one: nobody's list price."""
    base = reading.context.base
    if reading.routes_here or any(base.model(key).licence.weights != "open" for key in mention.models):
        return False
    if not amount.high:
        return True
    borders = [found.span() for found in _BORDER.finditer(reading.lower)]
    start = max((end for _, end in borders if end <= amount.start), default=0)
    stop = min((begin for begin, _ in borders if begin >= amount.end), default=len(reading.lower))
    return bool(_CARD.search(f"{reading.lower[start:stop]} {reading.aside}"))


def respective(reading: Reading, index: int) -> Mention | None:
    """ "A and B cost $1 and $2": the first amount is the first model's, the second the second one's."""
    run = reading.pairing.run(index)
    first = reading.amounts[run[0]]
    named = [m for m in reading.models if m.end <= first.start][-len(run) :]
    if len(run) < 2 or len(named) < len(run) or len({m.models for m in named}) < len(run):
        return None
    joined = all(_AND.fullmatch(reading.lower, a.end, b.start) for a, b in pairwise(named))
    return named[run.index(index)] if joined and not _AND.fullmatch(reading.lower, named[-1].end, first.start) else None


def _not_its(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """Whether an amount is a difference, or that of another variant named between."""
    other = mention.end <= amount.start and _OTHER_VARIANT.search(reading.lower, mention.end, amount.start)
    added = reading.amounts[0].start < amount.start and _ADDS.search(
        reading.lower, max(0, amount.start - 30), amount.start
    )
    known = f"{mention.text.lower()} {' '.join(reading.context.book.tiers(mention.models))}"
    before = reading.lower[max(0, amount.start - 24) : amount.start]
    near = _FOR_OTHER.match(reading.lower, amount.end), _OF_OTHER.search(before)
    foreign = any(match and match.group(1) not in known for match in near)
    return bool(other or added or foreign or _MORE.match(reading.lower, amount.end))


def _opposed(reading: Reading, index: int) -> Mention | None:
    """ "A is cheaper than B: $1 instead of $2": the first amount is the first model's."""
    amounts, models = reading.amounts, reading.models
    if len(amounts) != 2 or len(models) != 2 or models[1].end > amounts[0].start:
        return None
    between = reading.lower[amounts[0].end : amounts[1].start]
    if between.strip() == "to" and _LOWERS.search(reading.lower, models[0].end, models[1].start):
        return models[1 - index]
    return (
        models[index]
        if regex(r"\W*(?:instead of|against|versus|vs\.?|rather than|compared (?:to|with)|and not)\W*").fullmatch(
            between
        )
        else None
    )


_LOWERS = lazy(
    r"\b(?:halv|cut|reduc|lower|slash|drop|undercut|rais|doubl)\w* (?:the )?(?:price|cost|rate)s? (?:of|from)\b(?:[^.;]{0,20})$"
)
""" "A halves the price of B, from $2 to $1": the last figure is A's."""


def _tier(reading: Reading, mention: Mention, index: int) -> str:
    known = reading.context.book.tiers(mention.models)
    marks = [mark for mark in words.tiers(reading.lower, known) if not reading.inside_name(mark.start, mark.end)]
    aside = words.tiers(reading.aside, known)
    if reading.amounts[index].is_range and len({mark.value for mark in marks}) > 1:
        return ""  # "from low to medium it grows from 4 to 6 cents"
    begin = reading.amounts[index].start
    ahead = next((mark for mark in marks if _RIGHT_BEHIND.fullmatch(reading.lower, mark.end, begin)), None)
    if ahead:
        return ahead.value
    return (
        reading.pairing.mark(marks, index)
        or mention.tier
        or _of_row(reading, aside, index)
        or _of_heading(reading, mention, words.tiers(reading.over.heading.casefold(), known))
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
    return all(_NEXT.search(reading.lower, amount.end, mark.start) for mark in marks) if marks else False


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
    found = frozenset(mode for mode in modes if mode.replace("-", " ") in around.replace("-", " "))
    return found | {"batch"} if "batch" in around else found
