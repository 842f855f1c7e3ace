"""The day of an end: where a sentence gives it, and which one the base has."""

from __future__ import annotations

import re

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import agrees, short_days

_OTHER_DAY = lazy(r"\b(?:updated|checked|read|revised|page|as of|snapshot|table|list)\b")
_FAR = 48
"""Characters behind the verb within which its day stands."""
_HEAD = 14
"""Characters at the head of a sentence within which a day dates all of it."""


def of_its_year(reading: Reading, mention: Mention, day: str) -> str:
    """A day that stands without its year, in the year in which it is that of the end, where there is one."""
    known = end_of(reading, mention)
    told = f"{known[:4]}{day[4:]}"
    return told if day and known and not reading.days and agrees(told, known) else day


def end_of(reading: Reading, mention: Mention) -> str:
    """The day on which a model ended or will; empty where none is known."""
    life = reading.the_model(mention).life(reading.context.today)
    return life.shutdown or (life.since if life.status == "retired" else "")


def day_of(reading: Reading, mention: Mention, says: re.Match[str]) -> str:
    """The day of an end: right behind what tells it, or at the head of the sentence."""
    end = max(says.end(), mention.end if mention in reading.models else 0)
    after = next((d for d in reading.days if d.start >= says.start() and d.start - end < _FAR), None)
    if after and not _OTHER_DAY.search(reading.lower, end, after.start):
        return after.value
    short = short_days(reading.lower, end, end + _FAR, reading.context.written)
    if short and "," not in reading.lower[end : short[0].start]:
        return short[0].value
    if says.group().startswith("had been"):  # before the day at the head
        return ""
    return next((d.value for d in reading.days if d.start < _HEAD and d.end <= says.start()), "")


def short_day(reading: Reading, end: int) -> str:
    """A day or month without its year behind the verb."""
    marks = short_days(reading.lower, end, end + _FAR, reading.context.written)
    near = marks and not reading.days and "," not in reading.lower[end : marks[0].start]
    return marks[0].value if near else ""
