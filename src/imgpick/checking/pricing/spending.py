"""How many tokens a picture is said to take at a tier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_NEAR = 0.05
"""How far a number of tokens may lie from the real one, as a share."""
CUES = (_TOKENS,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the tokens of a picture; a tier must be named for one to be wrong."""
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
        told = ", ".join(dict.fromkeys(f"{row.number:,} ({row.tier}, {row.size})" for row in named[:3]))
        yield reading.claim(
            "price", match.span(), CONTRADICTED, mention.models, _facts(reading, named[:3]),
            rule="price-mismatch", severity=WARNING, message=f"{mention.text} does not take {said:,} tokens: the base has {told}",
            advice=f"write {told}",
        )  # fmt: skip


def _facts(reading: Reading, rows: Sequence[Tokens]) -> tuple[Fact, ...]:
    return tuple(cite.tokens(row, reading.context.base.source(row.source).day) for row in rows)
