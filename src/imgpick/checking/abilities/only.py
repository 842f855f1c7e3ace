"""Who alone is said to be able to do something: "X is the only model that returns SVG", "only V's models can ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.features import PHRASES, Phrase
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, OPINION, Claim
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.wording import listed

_CAN = "(?:can|has|have|does|lets|offers?|supports?|returns?|writes?|exports?|outputs?|gives?|makes?|produces?|hands|ships)"
_CUE = cued(
    r"\b(?:(?:no|none|nobody|nothing|no one)(?: \w+){0,3} but|only|sole|alone|unique|exclusive|besides|apart from|except|other than|none but|no other)\b"
)
_NOUN = r"(?:ai )?(?:image )?(?:model|generator|one|tool|engine|company|vendor|provider|lab|maker)s?"
_ONLY = rf"(?:is|remains|stays) (?:still |currently |now |today )?(?:the )?(?:only|sole|first and only|one and only) {_NOUN} (?:that|which|with|to|whose|able to|capable of|offering|trained)\b|(?:is|remains) (?:your|the) (?:only|sole) (?:option|choice|candidate)\b"
_AFTER = lazy(rf"[`\"'*_]* (?:{_ONLY}|alone {_CAN}\b)")
_ONLY_IT = lazy(r"(?:^\W*|[,:;\u2014\u2013] |\b(?:something|that|which|and) )only (?:the )?[`\"'*_]*$")
_IT_CAN = lazy(rf"[`\"'*_]*(?:['\u2019]s (?:image )?(?:models?|api))? {_CAN}\b")
_UNIQUE = lazy(r"\b(?:is|are|remains?) (?:unique|exclusive|limited|reserved) to (?:the )?[`\"'*_]*$")
_BUT_IT = lazy(r"\b(?:besides|apart from|aside from|except for|except|other than|none but) (?:the )?[`\"'*_]*$")
_NONE_BUT = lazy(
    r"\b(?:no (?:other )?(?:ai )?(?:image )?(?:model|generator|tool|vendor|company|one)|nobody|none|nothing) (?:but|besides|except|other than|apart from) (?:the )?[`\"'*_]*$"
)
_NOBODY = lazy(
    rf"[`\"'*_]*,? (?:nobody(?: else)?|no one(?: else)?|nothing(?: else)?|none|no (?:other )?(?:ai )?(?:image )?(?:model|generator|tool|vendor|company)) (?:{_CAN}|comes? with)\b"
)
_NO_OTHER = cued(rf"\bno other (?:ai )?(?:image )?(?:model|generator|tool|engine)s? (?:{_CAN}|comes? with)\b")
_HERE = lazy(
    r"\b(?:here|of (?:the|these|those|all) (?:\w+ )?(?:models|we|i|two|three|four|five|six|ten|above|below)|in (?:this|our|the|my) (?:list|table|test|comparison|line-?up|family|line|group|round|guide|series|short-?list)|(?:we|i) (?:tested|tried|looked|used|know)|among|that (?:we|i)\b|few|some)\b"
)
_QUALIFIED = lazy(
    r"[\d$%]|\b(?:without|no|lacks?|free|cheap\w*|fast\w*|both|under|less|more|sells?|via|through|in(?:side)? (?:an?|its|the) app)\b"
)
_TAIL = lazy(
    r"(?: (?:for )?(?:ai|files?|materials?|data|content|stock|footage|images?|pictures?|outputs?|graphics?|backgrounds?|pngs?|option|support|its|their|your|customers?|users?|clients?|natively|directly|today|now|right now|at the moment|at all|so far|out of the box|yet|anywhere|on the market|does))*[`\"'*_]*\W?(?:$|[.,;:!?)\u2014]| (?:and|or|but)\b)"
)
PICTURES = lazy(r"\b(?:images?|pictures?|photos?|transparen\w+|alpha|backgrounds?|svgs?|vectors?|illustrations?)\b")
OF_VENDOR = lazy(
    rf"\b(?P<who>{ANY})(?:['\u2019]s (?:image )?models?)? (?:(?:is|remains) (?:still |currently )?the (?:only|sole) (?:(?:ai|image|picture|generative|major|big|large) ){{0,3}}(?:company|vendor|provider|lab|maker|one|player)s? (?:whose|that|which|with|to|offering)|alone {_CAN})\b"
    rf"|(?:(?<![\w,] )only|\bnone but) (?P<whose>{ANY})(?:['\u2019]s (?:image )?(?:models?|api|generators?))? {_CAN}\b"
)
NONE_OF_VENDOR = lazy(
    rf"\b(?:(?:none|not one) of (?P<who>{ANY})(?:['\u2019]s?)? (?:(?:current|own|new|image) ){{0,3}}models?|no (?P<which>{ANY}) (?:image )?model|(?P<whose>{ANY}) (?:has|sells|offers|makes) no (?:image )?model (?:that|which)) (?:{_CAN}|comes? with|(?:is|are) able to|is capable of)\b"
)
_SAID_BY = lazy(r"\b(?:according to|per|says?|said|claims?|calls itself|in (?:my|our))\b")
_SHOWN = 3
"""How many others a finding names."""
CUES = (_CUE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence that a model alone has a capability; others of today that have it contradict them."""
    if reading.silent or reading.past or not reading.search(_CUE) or _HERE.search(reading.lower):
        return
    found = _alone(reading)
    phrase = _phrase(reading.lower, found[1]) if found else None
    if found is None or phrase is None:
        return
    mention, span = found
    base, today = reading.context.base, reading.context.today
    families = {base.model(model).family for model in mention.models}
    others = _others(reading.context, phrase.key, families, today)
    if others:
        yield _claim(reading, span, mention.models, phrase, others)


def _alone(reading: Reading) -> tuple[Mention, tuple[int, int]] | None:
    """The model that is said to stand alone, and the words that say so."""
    lower = reading.lower
    for mention in reading.models:
        start = max(0, mention.start - 40)
        after = _AFTER.match(lower, mention.end)
        if after and not words.negated(words.before(lower, mention.start, 12)):
            return mention, reading.joined(mention, after.span())
        only, can = _ONLY_IT.search(lower, start, mention.start), _IT_CAN.match(lower, mention.end)
        but, nobody = _BUT_IT.search(lower, start, mention.start), _NOBODY.match(lower, mention.end)
        unique = _UNIQUE.search(lower, start, mention.start)
        none_but = _NONE_BUT.search(lower, start, mention.start)
        match = (only and can) or (but and nobody) or (none_but and can) or unique
        if match:
            return mention, reading.joined(mention, match.span())
    other = reading.search(_NO_OTHER)
    mention_of = reading.subject_of(other.start(), other.start() + 1) if other else None
    return (mention_of, other.span()) if other and mention_of and mention_of.models else None


def _phrase(lower: str, span: tuple[int, int]) -> Phrase | None:
    """The one capability that a sentence speaks of, without any conditions; None where it speaks of several."""
    verb = lower.rfind(" ", 0, span[1]) + 1  # "exports vectors" is one
    found = [
        (phrase, match)
        for phrase in PHRASES
        if (match := phrase.pattern.pattern.search(lower, verb) or phrase.pattern.pattern.search(lower, 0, span[0]))
    ]
    if len(found) != 1:
        return None
    phrase, match = found[0]
    behind = match.start() >= verb
    if behind and (not _TAIL.match(lower, match.end()) or _QUALIFIED.search(lower, verb, match.start())):
        return None
    if not behind and _QUALIFIED.search(lower, match.end(), span[0]):
        return None
    return phrase


def _others(context: Context, key: str, families: set[str], today: str, vendor: str = "") -> list[tuple[str, Fact]]:
    """Other models of today that have a capability, with the fact that says so."""
    base = context.base
    found = []
    for name in base.ids("model"):
        model = base.model(name)
        same = model.vendor == vendor or model.family in families
        if same or model.life(today).status not in ("current", "superseded"):
            continue
        row = next((row for row in model.any_capability(key, today) if row.value == "yes"), None)
        if row:
            found.append((model.name, cite.capability(row, base)))
    return found


def _claim(
    reading: Reading, span: tuple[int, int], models: tuple[str, ...], phrase: Phrase, others: list[tuple[str, Fact]]
) -> Claim:
    names = listed([name for name, _ in others[:_SHOWN]], "and")
    more = f", and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return reading.claim(
        "capability", span, CONTRADICTED, models, tuple(fact for _, fact in others[:_SHOWN]), rule="capability-contradicted",
        message=f"{names} {'have' if len(others) > 1 else 'has'} {phrase.what}, too{more}", advice="say among which models",
    )  # fmt: skip


def none_of(reading: Reading, match: re.Match[str]) -> Iterator[Claim]:
    """The claim that no model of a vendor can do something; ``match`` is of ``NONE_OF_VENDOR``, as offsets of the text."""
    span = match.start() - reading.start, match.end() - reading.start
    found = [phrase for phrase in PHRASES if phrase.pattern.pattern.search(reading.lower, span[1])]
    if len(found) != 1 or reading.silent or reading.past or _HERE.search(reading.lower):
        return
    base, today = reading.context.base, reading.context.today
    vendor = NAMES[match.group("who") or match.group("which") or match.group("whose")]
    able = [
        (model.name, cite.capability(row, base))
        for model in map(base.model, base.ids("model"))
        if model.vendor == vendor and model.life(today).status == "current"
        for row in model.any_capability(found[0].key, today)
        if row.value == "yes"
    ]
    if able:
        names = listed(list(dict.fromkeys(name for name, _ in able))[:_SHOWN], "and")
        yield reading.claim(
            "capability", span, CONTRADICTED, (), tuple(fact for _, fact in able[:_SHOWN]), rule="capability-contradicted",
            message=f"{names}, by {vendor}, can do it: {found[0].what}", advice="name the models that cannot",
        )  # fmt: skip


def of_vendor(reading: Reading, match: re.Match[str]) -> Iterator[Claim]:
    """The claim that a vendor alone can do something; ``match`` is of ``OF_VENDOR``, as offsets of the text."""
    span = match.start() - reading.start, match.end() - reading.start
    phrase = _phrase(reading.lower, span)
    if phrase is None or reading.silent or reading.past or _HERE.search(reading.lower):
        return
    if not PICTURES.search(reading.lower):
        return
    vendor = NAMES[match.group("who") or match.group("whose")]
    others = _others(reading.context, phrase.key, set(), reading.context.today, vendor)
    if others:
        yield _claim(reading, span, (), phrase, others)
    elif not (reading.sourced or _SAID_BY.search(reading.lower)):
        yield reading.claim(
            "superlative-unsourced", span, OPINION, (), rule="superlative-unsourced",
            message=f"that {vendor} alone has {phrase.what} is said without a source or a day", advice="name the source and its day",
        )  # fmt: skip
