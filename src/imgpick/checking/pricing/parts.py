"""What kind of tokens a price is for: text or image, in or out, cached or not, by its words or its column."""

from __future__ import annotations

from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading

CACHED = cued(r"\bcach(?:ed|e|ing)\b")
_BESIDE = 40
"""Characters before an amount in which its tokens are called cached."""
_KIND = lazy(r"\b(image|text)\b")
_WAY = lazy(r"\b(in|out)(?:put)?\b")
_CHANGE = lazy(r"\u2192|->|\b(?:old|new|before|after|was|now)\b")
_TOKENS = lazy(r"\btokens?\b|\b(?:1 ?m|million)\b")


def of_head(head: str) -> str:
    """The kind of tokens that a column's head names: "Text input", "image out", "cached image input"."""
    kinds, ways = set(_KIND.findall(head)), set(_WAY.findall(head))
    if len(ways) != 1 or len(kinds) > 1:
        return ""
    cached = "-cached" if CACHED.pattern.search(head) else ""
    return f"{kinds.pop() if kinds else ''}-{ways.pop()}{cached}"


def told_by(reading: Reading) -> str:
    """What of a cell's head and label may name the tokens: the label of its row where a model heads the column."""
    headed = reading.subject is not None and reading.subject.text.casefold() in reading.head
    return " ".join(reading.aside.split(" | ")[1:2]) if headed else reading.head


def in_tokens(head: str, around: str) -> bool:
    """Whether a column's head, with the words before the table, says that its prices are by the million tokens."""
    if _CHANGE.search(head) or not of_head(head):
        return False
    return bool(_TOKENS.search(head) or _TOKENS.search(around))


def with_cache(reading: Reading, index: int, part: str) -> str:
    """A kind of tokens, cached where the words beside the amount say so; either, with a "?", where others do."""
    if not reading.hears(CACHED) or part[-3:] not in ("", "-in"):
        return part
    amount = reading.amounts[index]
    before = max(reading.amounts[index - 1].end if index else 0, amount.start - _BESIDE)
    if reading.search(CACHED, before, amount.end):
        return f"{part or '-in'}-cached"
    return f"{part}?" if part and reading.search(CACHED) else part


OF_MEGAPIXELS = ("first", "further")
_FIRST_BEHIND = lazy(r"\s?(?:for |per |on )?(?:the |its )?(?:first|1st) (?:output )?(?:mp|mega-?pixel|one)\b(?! of\b)")
_FIRST_AHEAD = lazy(
    r"\b(?:first|1st) (?:output )?(?:mp|mega-?pixel),? (?:(?:is|costs?|comes to|at|for|billed|charged|priced|only|just) )*$"
)
_FURTHER_BEHIND = lazy(
    r"\s?(?:for |per |/)?(?:each|every|any)? ?(?:further|additional|extra|following|other|subsequent) (?:output )?(?:one|mp|mega-?pixel)s?\b|\s?(?:for |per )?(?:each|every) (?:one|mp|mega-?pixel) (?:after|beyond|above)\b|\s?(?:thereafter|after that|beyond that)\b"
)
_FURTHER_AHEAD = lazy(
    r"\b(?:each|every|any) (?:further|additional|extra|following|other|subsequent) (?:one|mp|mega-?pixel)s?,? (?:(?:is|costs?|adds?|at|for|another|billed|charged|only|just) )*$"
)


def of_megapixel(reading: Reading, index: int) -> str:
    """first or further, as the words right beside an amount say of its megapixel; empty where they do not."""
    amount = reading.amounts[index]
    if _FURTHER_BEHIND.match(reading.lower, amount.money_end):
        return "further"
    if _FIRST_BEHIND.match(reading.lower, amount.money_end):
        return "first"
    begin = max(0, amount.start - _BESIDE_MEGAPIXEL)
    if index:
        begin = max(begin, reading.amounts[index - 1].end)
        behind = _FIRST_BEHIND.match(reading.lower, begin) or _FURTHER_BEHIND.match(reading.lower, begin)
        begin = behind.end() if behind else begin
    if _FURTHER_AHEAD.search(reading.lower, begin, amount.start):
        return "further"
    return "first" if _FIRST_AHEAD.search(reading.lower, begin, amount.start) else ""


_BESIDE_MEGAPIXEL = 60


def same(part: str, said: str) -> bool:
    """Whether a price's kind of tokens is the one that is said, as far as it is said."""
    if said.endswith("?"):
        return same(part, said[:-1]) or same(part, f"{said[:-1]}-cached")
    return not said or part == said or (said.startswith("-") and part.endswith(said))
