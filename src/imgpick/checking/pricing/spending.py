"""How many tokens a picture is said to take at a tier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Tokens

_TOKENS = cued(
    r"\b(?:takes?|took|spends?|spent|uses?|used|costs?|burns?|eats|needs?|is|are) (?:about |around |roughly |some |exactly |only |just ){0,2}(?P<n>\d{1,2},\d{3}|\d{3,5})(?: (?:image |output )*tokens\b|(?=[,.;] (?:the same|as many|like)))"
)
_LISTED = cued(
    r"(?<![\w.,$])(?P<n>\d{1,2},\d{3}|\d{3,5})(?: (?:image |output )*tokens)? (?:at|for|in|on) (?P<tier>low|medium|xhigh|high|max)\b|\b(?P<before>low|medium|xhigh|high|max)(?: quality)?(?: (?:is|takes|uses|at|=)|:)? (?:about |around |roughly )?(?P<m>\d{1,2},\d{3}|\d{3,5})(?: (?:image |output )*tokens\b|(?= ?[,;./)]| and\b|$))"
)
""" "272 tokens at low, 1,056 at medium", "low 272, medium 1,056 tokens"."""
_NEAR = 0.05
"""How far a number of tokens may lie from the real one, as a share."""
CUES = (_TOKENS, _LISTED)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the tokens of a picture; a tier must be named for one to be wrong."""
    listed = list(reading.finditer(_LISTED)) if "token" in reading.lower else []
    if len(listed) > 1:
        yield from _by_tier(reading, listed)
        return
    match = reading.search(_TOKENS)
    mention = reading.subject_of(*match.span()) if match else None
    if match is None or mention is None or not mention.models or reading.silent or reading.amounts:
        return
    if mention.end > match.start() and mention in reading.mentions:
        mention = reading.subject or mention
    known = reading.context.book.tiers(mention.models)
    told = reading.lower if len({m.models for m in reading.models}) == 1 else reading.lower[: match.start()]
    tiers = {m.value for m in words.tiers(told, known)}
    rows = [row for key in mention.models for row in reading.context.base.model(key).tokens if row.part == "image-out"]
    said = int(match.group("n").replace(",", ""))
    named = [row for row in rows if row.tier in tiers]
    fits = [row for row in named or rows if abs(row.number - said) <= _NEAR * row.number]
    if fits:
        yield reading.claim("price", match.span(), SUPPORTED, mention.models, _facts(reading, fits[:1]))
    elif len(tiers) != 1 or not named or reading.sizes:
        yield reading.claim("price", match.span(), NOT_IN_BASE, mention.models)
    else:
        yield _wrong(reading, mention, match, said, named)


def _by_tier(reading: Reading, listed: Sequence[re.Match[str]]) -> Iterator[Claim]:
    """The tokens of several tiers of one model, each held against the square picture, or whatever size they are true of."""
    mention = reading.anyone
    if mention is None or len({m.models for m in reading.models}) != 1 or reading.silent or reading.amounts:
        return
    rows = [row for key in mention.models for row in reading.context.base.model(key).tokens if row.part == "image-out"]
    if any(mark.value not in {row.size for row in rows} for mark in reading.sizes):
        return
    for match in listed:
        said = int((match.group("n") or match.group("m")).replace(",", ""))
        tier = match.group("tier") or match.group("before")
        named = [row for row in rows if row.tier == tier]
        fits = [row for row in named if abs(row.number - said) <= _NEAR * row.number]
        if fits or not named:
            verdict = SUPPORTED if fits else NOT_IN_BASE
            yield reading.claim("price", match.span(), verdict, mention.models, _facts(reading, fits[:1]))
            continue
        yield _wrong(reading, mention, match, said, named)


def _wrong(reading: Reading, mention: Mention, match: re.Match[str], said: int, named: Sequence[Tokens]) -> Claim:
    told = ", ".join(dict.fromkeys(f"{row.number:,} ({row.tier}, {row.size})" for row in named[:3]))
    return reading.claim(
        "price", match.span(), CONTRADICTED, mention.models, _facts(reading, named[:3]),
        rule="price-mismatch", severity=WARNING, message=f"{mention.text} does not take {said:,} tokens: the base has {told}",
        advice=f"write {told}",
    )  # fmt: skip


def _facts(reading: Reading, rows: Sequence[Tokens]) -> tuple[Fact, ...]:
    return tuple(cite.tokens(row, reading.context.base.source(row.source).day) for row in rows)
