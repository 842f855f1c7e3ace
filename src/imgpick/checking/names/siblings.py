"""A sibling by a word behind a model's name that the base does not have: "GPT Image 2 Mini"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import NOT_IN_BASE, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.names import normal

WORD = lazy(
    r" (Mini|Nano|Turbo|Ultra|Lite|Schnell|Flash)\b(?! (?:and|or|plan|mode|quality|tier|setting|speed|users|version of))"
)


def judge(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """The finding that a model has no such sibling, and no tier of that name."""
    match, base = WORD.match(reading.text, mention.end), reading.context.base
    if match is None or mention.id_like or not mention.text[-1].isdigit():
        return
    model, word = reading.the_model(mention), match.group(1).lower()
    shown = reading.text[mention.start : match.end()]
    names = (base.model(key).name.lower() for key in base.members(model.family))
    known = word in model.tiers or base.named(normal(shown))
    if known or any(word in name and mention.text.lower() in name for name in names):
        return
    yield reading.claim(
        "naming", (mention.start, match.end()), NOT_IN_BASE, (), rule="naming-unknown-version", severity=WARNING,
        message=f"the base of {base.newest_fact} knows no {shown}", advice=f"check the name: {model.name} is known",
    )  # fmt: skip
