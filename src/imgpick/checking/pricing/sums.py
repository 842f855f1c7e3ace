"""Multiplications that a text writes out: "10,000 x $0.006 = $60"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.grammar.figures import FIGURE, figure
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading

_COUNT = rf"(?P<n>{FIGURE})(?P<k>\s?k)?(?: [a-z]+){{0,2}}(?:\s?(?:/|per|a)\s?(?:month|mo|day|week|year))?"
_PRICE = (
    rf"(?:\$\s?(?P<usd>{FIGURE})|(?P<cents>{FIGURE})\s?(?:\u00a2|cents?))(?: ?(?:/|per|an?|each)? ?(?:image|picture))?"
)
_BY = r"\s?(?:x|\u00d7|\*|\u00b7|times|@)\s?"
_IS = rf"\s?(?:=|\u2248|is|comes to|makes|gives)\s?(?:about )?\$\s?(?P<total>{FIGURE})(?P<thousand>k\b)?"
_SUMS = (
    cued(rf"(?<![\w.,$]){_COUNT}{_BY}{_PRICE}{_IS}"),
    cued(rf"(?<![\w.,$]){_PRICE}{_BY}{_COUNT}{_IS}"),
)
_EACH = r"(?:each|apiece|a piece|per (?:image|picture|photo)|an? (?:image|picture))"
_THINGS = r"(?: [a-z-]+){0,4}?"
_COME_TO = r"(?:(?:would|will|could|should) )?(?:comes?|came|adds?|amounts?|works?|runs?|costs?|is|are|makes?|totals?)(?: (?:up|out))?(?: (?:to|at))?(?: (?:about|around|roughly|just|only|you|us|another))*"
_TOLD = cued(
    rf"(?<![\w.,$])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}})(?P<k>k)?{_THINGS} {_COME_TO} \$\s?(?P<total>{FIGURE})(?P<thousand>k\b)? (?:at|for|@) (?:about )?(?:\$\s?(?P<usd>{FIGURE})|(?P<cents>{FIGURE})\s?(?:\u00a2|cents?)) {_EACH}\b"
)
"""The same in words: "4,000 pictures come to $212 at $0.053 each"."""
_ROUNDED = Decimal("0.03")
"""How far a total may be rounded, as a share."""
CUES = (*_SUMS, _TOLD)


def judge(reading: Reading) -> Iterator[Claim]:
    """The multiplications of a sentence that do not come out."""
    if reading.silent not in ("", "hypothetical"):  # what would be so must come out as well
        return
    mention = reading.anyone
    models = mention.models if mention else ()
    for match in (match for pattern in (*_SUMS, _TOLD) for match in reading.finditer(pattern)):
        count = figure(match.group("n"))[0] * (1000 if match.group("k") else 1)
        cents = match.group("cents")
        price = figure(cents or match.group("usd"), 2 if cents else 0)[0]
        said, step = (value * (1000 if match.group("thousand") else 1) for value in figure(match.group("total")))
        real = count * price
        if abs(real - said) <= max(step, _ROUNDED * real):
            continue
        yield reading.claim(
            "price", match.span(), CONTRADICTED, models, rule="price-mismatch",
            message=f"{count:,f} times ${price} is {phrases.total(real)}", advice=f"write {phrases.total(real)}",
        )  # fmt: skip
