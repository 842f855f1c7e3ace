"""One word for two tiers: "high" of a model and "high" of its successor may buy another number of image tokens."""

from __future__ import annotations

from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import AMBIGUOUS, Claim
from imgpick.checking.spans import Span
from imgpick.costing.arithmetic import Job, image_tokens
from imgpick.kb import cite

_EXPLAINED = lazy(
    r"\b(?:same (?:word|name|label|tier name)|not the same|no longer|differ\w*|mean(?:s|t|ing)?|rename\w*|rescale\w*|redefin\w*|what (?:used to be|was)|equals?|correspond\w*|fewer tokens|less work)\b"
)
"""Says itself that the word has changed."""

_APART = 2
"""Times as many tokens from which on a word has another meaning."""


def claim(reading: Reading, first: Mention, second: Mention, mine: Span, theirs: Span) -> Claim | None:
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
    told = ", ".join(f"{count.number:,} in {model.name}" for count, model in zip(counts, models, strict=True))
    return reading.claim(
        "price", (first.start, second.end), AMBIGUOUS, (first.models[0], second.models[0]),
        tuple(cite.tokens(count, base.source(count.source).day) for count in counts), rule="price-comparison-tier",
        message=f"“{tier}” is not one tier: a picture takes {told} image tokens", advice="compare tiers that take as many tokens, or give tokens and price of both",
    )  # fmt: skip
