"""What a sentence says of an amount: of which model, for which tier, size, route and mode."""

from __future__ import annotations

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.name_words import MEMBER
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import around, up_to_end
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import axes, foreign, parts, sellers
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
_CHANGED = lazy(r"\s*(?:\u2192|->|=>)\s*[~\u2248]?\$?\d*\.?\d")
"""Stands between an old price and the new one."""
_OTHER_SIZE = lazy(r"\b(?:any|all|every|each)? ?other (?:sizes?|resolutions?|shapes?)\b|\botherwise\b")
_UNKNOWN_MEMBER = lazy(rf"[ -]\**\[?{MEMBER}\b\]?(?! (?:and|or|plan)\b)")
"""A member that the base does not have, behind its family's name: "FLUX.1 Pro"."""
_WAS = lazy(
    r"\b(?:was|were|took|had been|did:?|used to (?:be|cost)|previously|formerly|originally|initially|once|earlier)(?: still| only| about| at)?\s*$|\b(?:instead of|rather than|down from|up from|dropped from|cut from|fell from|rose from|raised from)(?: the| its)?(?: usual| regular| normal| standard| full| old| list)?(?: price of| rate of| price| rate)?\s*$"
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
    tier = axes.tier_of(reading, mention, index)
    mode = axes.mode_of(reading, index)
    size, special = axes.size_of(reading, mention, index, unit), axes.special_modes(reading, mention)
    if mode == "batch" and axes.of_the_next(reading, index):
        mode, special = "standard", special | {"batch"}
    if len(reading.amounts) == 1:
        mode = axes.only_mode(reading, mode, special)
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
        part = amount.part or part_beside(reading, index) or parts.of_head(axes.own_head(reading, index))
        amount = amount._replace(part=parts.with_cache(reading, index, part))
    elif unit == "megapixel":
        amount = amount._replace(part=amount.part or parts.of_megapixel(reading, index))
    return amount, amount.part


def _has_prices(reading: Reading, mention: Mention) -> bool:
    """Whether the base can have prices of a name: not of a member of a family that it does not know."""
    if not mention.models or mention.kind in ("unknown-version", "unknown-id"):
        return False
    return mention.kind != "family" or not _UNKNOWN_MEMBER.match(reading.lower, mention.end)


def _before(reading: Reading, amount: Amount) -> str:
    """What stands before an amount; "you spend" is "you pay" where it is said of one image."""
    before = reading.lower[max(0, amount.start - 40) : amount.start]
    each = amount.unit == "image" and amount.images == 1 and not _TRIES.search(reading.lower)
    return _SPENDS.sub("pay", before) if each else before
