"""A sibling that the base does not have: "FLUX.2 Schnell", "GPT Image 2 Mini", "Nano Banana Ultra"."""

from __future__ import annotations

from imgpick.checking.facts import phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import NOT_IN_BASE, SUGGESTION, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.names import normal

_WORD = lazy(
    r" (Mini|Nano|Turbo|Ultra|Lite|Schnell|Flash|Pro|Max)\b(?!['\u2019]| (?:and|or|[Pp]lans?|[Mm]odes?|quality|[Tt]iers?|setting|speed|[Uu]sers?|[Mm]embers?|[Ss]ubscri\w+|[Aa]ccounts?|version of)\b)"
)
_MEMBER = lazy(r" (?:pro|lite)$")
"""Ends the name of a member of a family, which has no members of its own."""
_ANY = r"\[?(?:schnell|dev|pro|max|flex|klein|ultra|lite|mini|flash|turbo)\b\]?"
VARIANT = lazy(rf"[ -]({_ANY})(?! (?:and|or|plan)\b)")
_LISTED = lazy(
    rf"(?: [\w-]+){{0,6}}?(?: (?:in|are|with|includes?|offers?)|:| \() ?({_ANY}(?:, {_ANY}){{0,4}},? (?:and|or) {_ANY})(?! (?:plan|mode))"
)
""" "The family has three tiers: Schnell, Dev and Pro"."""
_PLANS = ("midjourney", "krea", "leonardo")
"""Families of vendors that call their plans so."""


def judge(reading: Reading, mention: Mention) -> Claim | None:
    """The finding that a model or a family has no such sibling, and no tier of that name."""
    if mention.kind == "exact":
        return _of_model(reading, mention)
    if mention.kind != "family":
        return None
    return _of_numbered(reading, mention) if any(map(str.isdigit, mention.text)) else _of_family(reading, mention)


def _of_model(reading: Reading, mention: Mention) -> Claim | None:
    match, base, own = _WORD.match(reading.text, mention.end), reading.context.base, mention.text.lower()
    if match is None or mention.id_like or not (own[-1].isdigit() or _MEMBER.search(own)):
        return None
    model, word = reading.the_model(mention), match.group(1).lower()
    shown = reading.text[mention.start : match.end()]
    names = (base.model(key).name.lower() for key in base.members(model.family))
    known = word in model.tiers or model.family in _PLANS or base.named(normal(shown))
    if known or any(word in name and own in name for name in names):
        return None
    return _unknown(reading, mention, match.end(), shown, model.name)


def _of_numbered(reading: Reading, mention: Mention) -> Claim | None:
    """A member that a numbered family does not have, alone or among others."""
    base = reading.context.base
    match = VARIANT.match(reading.lower, mention.end) or _LISTED.match(reading.lower, mention.end)
    if match is None:
        return None
    known = [(*base.model(key).tiers, base.model(key).name.lower()) for key in mention.models]
    told = ((word, word.strip("[],").lower()) for word in reading.text[slice(*match.span(1))].split())
    for shown, word in told:
        if word not in ("and", "or") and not any(word in names or word in names[-1] for names in known):
            name = f"{mention.text} {shown.strip(',')}"
            return _unknown(reading, mention, match.end(), name, phrases.names(base, mention.models, "or"))
    return None


def _of_family(reading: Reading, mention: Mention) -> Claim | None:
    """The same of a family that is named without a version."""
    match, base = _WORD.match(reading.text, mention.end), reading.context.base
    if match is None or mention.id_like or mention.weak or match.group(1) in ("Pro", "Max"):
        return None  # plans are called so
    word, members = match.group(1).lower(), [base.model(key) for key in mention.models]
    shown = reading.text[mention.start : match.end()]
    if base.named(normal(shown)) or any(word in model.name.lower().split() or word in model.tiers for model in members):
        return None
    claim = _unknown(reading, mention, match.end(), shown, phrases.names(base, mention.models, "or"))
    return claim._replace(severity=SUGGESTION)


def _unknown(reading: Reading, mention: Mention, end: int, shown: str, known: str) -> Claim:
    return reading.claim(
        "naming", (mention.start, end), NOT_IN_BASE, (), rule="naming-unknown-version", severity=WARNING,
        message=f"the base of {reading.context.base.newest_fact} knows no {shown}",
        advice=f"check the name: {known} {'are' if ' or ' in known else 'is'} known",
    )  # fmt: skip
