"""One word for two tiers: "high" that became cheaper in a newer version, where only the name went to another amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.pricing.parity import OWN, prices_on
from imgpick.checking.pricing.spans import Span
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.costing.arithmetic import Job, image_tokens
from imgpick.kb import cite, sizes

_CHEAPER = cued(
    r"\bcheaper\b|\b(?:quarter|third|half|fraction|fifth) of the (?:price|cost)\b|\b(?:price|cost)s?\b[^.;]{0,24} (?:fell|dropped|went down|was cut|were cut|sank)\b|\b(?:cuts?|slash(?:ed|es)?|lower(?:ed|s)?|dropp?(?:ed|s)?|reduce[sd]?) the (?:price|cost)\b|\bless for the same\b"
)
_SAME_TIER = lazy(
    r"\b(?:the )?(?:very )?same (?:(?:quality|image|high|medium|low) )*(?:tier|level|setting|quality)\b"
    r"|\b(?:made|makes|making|turned|rendered) [\"\u201c'`]?(?:low|medium|high)\b"
    r"|\b(?:low|medium|high)[\"\u201d'`]?(?: quality)?(?: tier| setting| images?| pictures?)? (?:is|are|became|got|gets|was|were|has become|went|fell|dropped)\b"
    r"|\b(?:price|cost) (?:of|for) [\"\u201c'`]?(?:a )?(?:low|medium|high)\b"
)
_EXPLAINED = lazy(
    r"\bfewer tokens\b|\b(?:re-?(?:labell?|nam|mapp)|shift|mov)(?:ed|ing)\b|\b(?:label|word|name)s?\b|\bno longer\b|\bdiffer\w*|\bmean(?:s|t|ing)?\b|\bre(?:scale|defin)\w*|\bwhat (?:used to be|was)\b|\bequals?\b|\bcorrespond\w*|\bless work\b|\b(?:not|n['\u2019]t|never) (?:\w+ ){0,3}(?:same|compar\w+|equal)\b|\b(?:other|different|another) (?:tier|level|setting|amount)\b|\bmax\b|\bxhigh\b"
)
"""Says itself that a tier's word means something else."""
_TOKENS = lazy(r"\btokens?\b")
_APART = 2
"""Times as many tokens from which on a word has another meaning."""
_THAN = lazy(r"\bcheaper\b[^.;]{0,24}? than\b")
_NEARLY, _FAR = Decimal("0.05"), Decimal("0.3")
"""How far prices of one amount may lie apart, and how far those of two must, as shares."""
CUES = (_CHEAPER,)


def judge(reading: Reading) -> Iterator[Claim]:
    """A tier of one version called cheaper than that of the same name in another."""
    if reading.silent or reading.kind in ("heading", "row") or not reading.search(_CHEAPER):
        return
    match = None if _THAN.search(reading.lower) else _SAME_TIER.search(reading.lower)
    named = {m.models: m for m in reading.models if m.kind in ("exact", "family")}
    if match is None or len(named) != 2 or _EXPLAINED.search(reading.lower) or _TOKENS.search(reading.lower):
        return
    one, other = named.values()
    tiers = {mark.value for mark in reading.tiers(one.models)}
    if len(tiers) != 1 or words.negated(words.before(reading.lower, match.start(), 24)):
        return
    tier = tiers.pop()
    for newer, older in ((one, other), (other, one)):
        pair = _renamed(reading, newer, older, tier)
        if pair:
            mine, alike = pair
            base = reading.context.base
            yield reading.claim(
                "price", match.span(), CONTRADICTED, (mine.model, alike.model), (mine.fact, alike.fact), rule="price-comparison-tier",
                message=f"{phrases.cell(base, mine, model=True)} is the amount of {phrases.cell(base, alike, model=True)}: the word {tier} means other amounts",
                advice=f"compare {mine.tier} with {alike.tier}",
            )  # fmt: skip
            return


def compared(reading: Reading, first: Mention, second: Mention, mine: Span, theirs: Span) -> Claim | None:
    """The finding that two prices compared at a tier of one name are those of two tiers; none where they are alike."""
    tiers = {cell.tier for cell in (*mine, *theirs)}
    if len(tiers) > 1 or tiers <= {"", "unknown"} or _EXPLAINED.search(reading.lower):
        return None
    tier, base = tiers.pop(), reading.context.base
    models = [reading.the_model(mention) for mention in (first, second)]
    counts = [count for model in models if (count := image_tokens(model, tier, Job()))]
    numbers = sorted(count.number for count in counts)
    if len(numbers) < 2 or numbers[0] * _APART > numbers[1]:
        return None
    told = [f"{count.number:,} in {model.name}" for count, model in zip(counts, models, strict=True)]
    return reading.claim(
        "price", (first.start, second.end), AMBIGUOUS, (first.models[0], second.models[0]),
        tuple(cite.tokens(count, base.source(count.source).day) for count in counts), rule="price-comparison-tier",
        message=f"“{tier}” is not one tier: image tokens of {counts[0].size} are {' and '.join(told)}", advice="compare tiers that take as many tokens, or give tokens and price of both",
    )  # fmt: skip


def _renamed(reading: Reading, newer: Mention, older: Mention, tier: str) -> tuple[Cell, Cell] | None:
    """Two tiers of one amount, one of each version, of which only one is called so."""
    ours, theirs = _square(reading, newer), _square(reading, older)
    mine, named = (next((c for c in cells if c.tier == tier), None) for cells in (ours, theirs))
    if mine is None or named is None or mine.usd > named.usd * (1 - _FAR):
        return None
    pairs = [(mine, c) for c in theirs if c.tier != tier] + [(c, named) for c in ours if c.tier != tier]
    return next(((a, b) for a, b in pairs if abs(a.usd - b.usd) <= b.usd * _NEARLY), None)


def _square(reading: Reading, mention: Mention) -> list[Cell]:
    """The vendor's prices of a square image."""
    return [c for c in prices_on(reading, mention, OWN) if c.tier and sizes.covers(c.size, "1K")]
