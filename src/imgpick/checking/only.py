"""Who alone is said to be able to do something: "X is the only model that returns SVG"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking import phrases, words
from imgpick.checking.capabilities import PHRASES
from imgpick.checking.cues import cued
from imgpick.checking.lazy import lazy
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.kb import cite
from imgpick.kb.cite import Fact

_ONLY = cued(
    r"\b(?:is|remains|stays) (?:still |currently |now |today )?(?:the )?only (?:ai )?(?:image )?(?:model|generator|one|tool|engine)s? (?:that|which|with|to|whose|able to|capable of|offering)\b|\bno other (?:ai )?(?:image )?(?:model|generator|tool|engine)s? (?:can|has|have|does|offers?|supports?|returns?|exports?|comes? with)\b"
)
_HERE = lazy(
    r"\b(?:here|of (?:the|these|those|all) (?:\w+ )?(?:models|we|i|two|three|four|five|six|ten|above|below)|in (?:this|our|the|my) (?:list|table|test|comparison|line-?up|family|line|group|round|guide|series)|(?:we|i) (?:tested|tried|looked|used|know)|among|that (?:we|i)\b)"
)
_SHOWN = 3
"""How many others a finding names."""
CUES = (_ONLY,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence that a model alone has a capability; others of today that have it contradict them."""
    match = reading.search(_ONLY)
    if match is None or reading.silent or reading.past or _HERE.search(reading.lower):
        return
    mention = reading.subject_of(match.start(), match.start() + 1)
    if mention is None or not mention.models or words.negated(words.before(reading.lower, match.start(), 12)):
        return
    found = (phrase for phrase in PHRASES if phrase.pattern.pattern.search(reading.lower, match.end()))
    phrase = next(found, None)
    if phrase is None or next(found, None):
        return  # nothing that the base knows, or two things at once
    others = _others(reading, phrase.key, mention.models)
    if others:
        names = phrases.listed([name for name, _ in others[:_SHOWN]], "and")
        yield reading.claim(
            "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models,
            tuple(fact for _, fact in others[:_SHOWN]), rule="capability-contradicted",
            message=f"{names} {'have' if len(others) > 1 else 'has'} {phrase.what}, too" + (f", and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""),
            advice="say among which models",
        )  # fmt: skip


def _others(reading: Reading, key: str, own: tuple[str, ...]) -> list[tuple[str, Fact]]:
    """Other models of today that have a capability, with the fact that says so."""
    base, today = reading.context.base, reading.context.today
    families = {base.model(model).family for model in own}
    found = []
    for name in base.ids("model"):
        model = base.model(name)
        if name in own or model.family in families or model.life(today).status not in ("current", "superseded"):
            continue
        row = next((row for row in model.any_capability(key, today) if row.value == "yes"), None)
        if row:
            found.append((model.name, cite.capability(row, base)))
    return found
