"""Input pictures that are said to cost nothing beside the picture that is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.discounts import today
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, Claim
from imgpick.checking.sentences.reading import Reading

_PICTURES = r"(?:(?:input|reference|source|uploaded) (?:images?|pictures?|photos?)|(?:image |picture )?references|(?:image|picture) inputs?)"
_NOTHING = r"(?:(?:are|is|come) (?:all |also |always |completely |entirely )?(?:free\b(?! (?:to|from)\b)|at no (?:extra |additional )?(?:cost|charge)|included in the (?:price|cost|rate)|not (?:billed|charged))|costs? (?:you )?(?:absolutely )?nothing|(?:isn|aren)['\u2019]t (?:billed|charged)|(?:do|does)(?: not|n['\u2019]t) (?:cost|add) (?:anything|extra|a cent|to the (?:price|bill|cost)))"
_FREE = cued(
    rf"\b{_PICTURES}\b(?:[^.;,]|\.(?=\d)){{0,24}}? {_NOTHING}"
    rf"|\b(?:no (?:extra |additional )?(?:charge|cost|fee|surcharge) for|(?:does|do)(?: not|n['\u2019]t) (?:charge|bill)(?: you)?(?: extra| anything)? for|(?:charges?|adds?|bills?|asks?) nothing (?:extra |more )?for) (?:(?:the|your|any|adding|uploading|extra|additional) )*{_PICTURES}\b"
    rf"|\bthrows? in (?:the |your |any )?{_PICTURES}\b"
)
_SOME = lazy(r"\b(?:first|one|two|three|up to|hosts?|providers?|resellers?|in the app|plans?)\b")
"""Says it of some of the pictures, or of a seller who is not named."""
_PARTS = ("reference", "image-in")
_NEXT_TO_NOTHING = {"image": Decimal("0.002"), "megapixel": Decimal("0.002"), "1M-tokens": Decimal("2.5")}
"""USD up to which a price of input pictures is called none without doing harm: a tenth of a cent or so for each."""
CUES = (_FREE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a sentence that input pictures are free."""
    match = reading.search(_FREE)
    if match is None or reading.silent or reading.past or reading.kind in ("heading", "row"):
        return
    mention = reading.subject_of(*match.span())
    clause = reading.lower[slice(*clause_of(reading.lower, *match.span()))]
    if mention is None or mention.kind not in ("exact", "product", "family") or _SOME.search(clause):
        return
    if words.negated(words.before(reading.lower, match.start(), 24)):
        return
    cells = [c for c in today(reading, mention) if c.part in _PARTS and c.mode in ("standard", "edit")]
    if {c.model for c in cells} != set(mention.models) or any(c.usd <= _NEXT_TO_NOTHING.get(c.unit, 0) for c in cells):
        yield reading.claim("price", match.span(), NOT_IN_BASE, mention.models)
        return
    price = phrases.cell(reading.context.base, cells[0])
    yield reading.claim(
        "price", reading.joined(mention, match.span()), CONTRADICTED, mention.models, phrases.facts(cells[:2]), rule="price-free",
        message=f"{mention.text} bills the pictures that go in: {price}", advice=f"give the price of an input picture: {price}",
    )  # fmt: skip
