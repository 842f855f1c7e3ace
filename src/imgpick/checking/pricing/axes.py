"""For which tier, size and mode an amount is told, by the words of its sentence, its row or its heading."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing import parts, shapes
from imgpick.checking.sentences.reading import Reading

_SQUARE = lazy(r"\bsquares?\b(?! (?:root|inch|feet|foot|meters?|metres?|one))")
_UP_TO = lazy(r"\bup to\b")
_APART = lazy(r";|\b(?:half|twice|double)\b")
"""What stands behind it is not said of the amount before: "$0.24, and half that in batch mode"."""
_NEXT = lazy(r"\b(?:or|and|but) (?:(?:only|just|about|around|roughly) )*(?=[$\d])")
"""Another amount, whose mode may be its own: "$6, or $3 through the Batch API"."""
_RIGHT_BEHIND = lazy(r",? (?:at|for|or|i\.e\.|that is|which is)(?: about| around| roughly| only| just)? ")
"""Joins a tier and the amount behind it: "at medium, at $0.053"."""
_HALVED = lazy(r"half|halv|discount|drop|fall|fell|instead|\byes\b|\boff\b|cheaper|sav(?:e|ing)")
"""Words beside which a section about batches makes a batch price of a figure."""
_CAN = lazy(r"[- ](?:support|capab\w+|ready|output,)")
_REACHES = lazy(r"\b(?:supports?|reaches|offers?|native) (?:native )?$")
_OF_PRICES = lazy(r"(?<=\w) (?:price|pricing|cost)s?\b")
"""Ends the head of a column of prices: "Pro price"."""
EDITS = "edits"
"""The mode of an amount that is said of nothing but edits."""
_COMPARED = lazy(
    r"\b(?:undercuts?|beats|against|versus|vs|instead of|compared (?:to|with)|rather than|(?:more|less) than)\b"
)
_BATCH_SHARE = lazy(
    r"[,;] (?:and |but )?(?:in )?batch(?: mode| api)?,? (?:(?:is|at|costs?|for|comes at|runs at) )?(?:only |just |exactly )?(?:half|a (?:third|quarter)|less|\d+ ?%)"
)
""" "X at $0.13, batch at half that": the amount is not the batch's."""
_WITHOUT = lazy(r"\b(?:without|no)(?: (?:an?|any|the))? ")
"""Denies the mode behind it."""


def size_of(reading: Reading, mention: Mention, index: int, unit: str) -> str:
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


def only_mode(reading: Reading, mode: str, special: frozenset[str]) -> str:
    """The mode of the only amount of a sentence: one that has a name of its own, or edits and nothing else."""
    told = reading.lower if reading.kind == "prose" else f"{reading.lower} | {reading.aside}"
    named = next((m for m in special - {"batch", "edit"} if m.replace("-", " ") in told.replace("-", " ")), "")
    return named or (EDITS if mode == "edit" else mode)


def own_head(reading: Reading, index: int) -> str:
    """What of a column's head is said of an amount: of "Input / cached" over "$5 / $1.25" its own half."""
    head = parts.told_by(reading)
    halves = head.split("/")
    return halves[index] if len(halves) == len(reading.amounts) > 1 else head


def tier_of(reading: Reading, mention: Mention, index: int) -> str:
    known = reading.context.book.tiers(mention.models)
    marks = [mark for mark in reading.tiers(mention.models) if not reading.inside_name(mark.start, mark.end)]
    aside = words.tiers(_OF_PRICES.sub("", reading.aside), known)
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


def _of_heading(reading: Reading, mention: Mention, marks: Sequence[words.Mark]) -> str:
    """The tier or size that a heading names with the model, of what stands below it."""
    below = mention not in reading.mentions and reading.kind != "row"
    return marks[0].value if below and len(marks) == 1 else ""


def mode_of(reading: Reading, index: int) -> str:
    """batch, edit or svg as the words beside the amount say; standard when they say nothing."""
    aside = [mark for mark in words.modes(reading.aside) if reading.aside[mark.start : mark.end] != "batches"]
    amount = reading.amounts[index]
    marks = [m for m in words.modes(reading.lower) if not _APART.search(reading.lower, amount.end, m.start)]
    return reading.pairing.mark(marks, index) or _of_row(reading, aside, index) or "standard"


def of_the_next(reading: Reading, index: int) -> bool:
    """Whether all that speaks of batches stands behind another amount."""
    amount = reading.amounts[index]
    marks = [mark for mark in words.modes(reading.lower) if mark.value == "batch"]
    if marks and _BATCH_SHARE.match(reading.lower, amount.end):
        return True
    return all(_NEXT.search(reading.lower, amount.end, mark.start) for mark in marks) if marks else False


def _of_row(reading: Reading, marks: Sequence[words.Mark], index: int) -> str:
    """What a row's head or label says of an amount; of several in one cell only where each has its own mark."""
    if len(reading.amounts) > 1 and len(marks) not in (0, len(reading.amounts)):
        return marks[0].value if len(marks) == 1 and reading.kind != "row" else ""
    return marks[index if len(reading.amounts) > 1 else 0].value if marks else ""


def special_modes(reading: Reading, mention: Mention) -> frozenset[str]:
    modes = reading.context.book.special_modes(mention.models)
    if not modes and not _HALVED.search(reading.lower):
        return modes
    around = f"{reading.setting[-300:]} {reading.lower} {reading.aside}"
    told = _WITHOUT.sub("-", around.replace("-", " "))
    found = frozenset(mode for mode in modes if f" {mode.replace('-', ' ')}" in f" {told}")
    return found | {"batch"} if "batch" in told.replace("-batch", "") else found
