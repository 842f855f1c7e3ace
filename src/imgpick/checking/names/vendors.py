"""Whose model it is: a vendor that a text names as the maker of another vendor's model."""

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact

NAMES = {
    "google deepmind": "Google", "deepmind": "Google", "google": "Google", "openai": "OpenAI", "bytedance": "ByteDance",
    "byteplus": "ByteDance", "black forest labs": "Black Forest Labs", "bfl": "Black Forest Labs", "alibaba": "Alibaba",
    "microsoft": "Microsoft", "adobe": "Adobe", "tencent": "Tencent", "baidu": "Baidu", "stability ai": "Stability AI", "stability": "Stability AI",
    "xai": "xAI", "meta": "Meta", "anthropic": "Anthropic", "nvidia": "NVIDIA", "apple": "Apple", "amazon": "Amazon",
    "kuaishou": "KlingAI", "zhipu": "Z.ai", "z.ai": "Z.ai",
}  # fmt: skip
ANY = "|".join(map(re.escape, NAMES))
_MAKES_ONLY = "google deepmind|deepmind|google|openai|bytedance|black forest labs|bfl|alibaba|tencent|baidu|stability ai|stability|xai|meta"
"""Those who do not sell the models of others under their own name."""
_VENDOR = cued(rf"\b(?:{ANY})\b")
_OWNS = lazy(
    rf"\b(?P<who>{ANY})(?:['\u2019]s|(?<=s)['\u2019]) (?:(?:own|new|latest|newest|current|flagship|cheap|fast|first|popular|powerful|image|model|generator|ai) )*$"
)
_BROUGHT = lazy(
    rf"\b(?P<who>(?!adobe|microsoft|nvidia|amazon|apple)(?:{ANY})) (?:(?:has|just|recently|quietly|finally|also) ){{0,2}}(?:makes|owns|releas(?:ed|es)|launch(?:ed|es)|announc(?:ed|es)|unveil(?:ed|s)|introduc(?:ed|es)|trained|developed|ship(?:ped|s)|built|present(?:ed|s)|debut(?:ed|s)|publish(?:ed|es)|open-sourc(?:ed|es)) (?:(?:its|their|the|new|latest|image|model|open) )*$"
)
""" "V released X"; who sells the models of others may launch them, too."""
_BROUGHT_OUT = lazy(
    rf"[`*_]*(?:$|[.;!]|,? (?:(?:in|on|back in) (?:early |late |mid-?)?(?:\d|(?:{words.MONTHS})\b)|last |this |earlier |two |a |(?:its|their) (?:first|new|newest|latest|own|next)\b)| under (?:an?|the|apache|mit)\b| as open\b| with (?:open|native|[\w-]+ (?:export|output|editing|rendering))\b)"
)
"""A place behind it would say where it was launched, not who made it."""
_MADE = lazy(
    rf"(?![*_`]*, (?:is|was)\b)[\s*_`,(\u2014\u2013-]*(?:(?:is|was|comes|came|a|an|the|new|latest|image|model|generator) )*(?:(?:made|built|developed|created|trained|announced|released|launched|published|designed) )?(?:by|from) (?:the )?(?P<who>{ANY})\b(?!['\u2019]s| (?:[a-z]+(?:ers|ists|ees)|teams?|staff|labs?|bedrock|web services|cloud|azure|foundry|vertex|studio)\b)"
)
_BESIDE = lazy(
    rf"[`*_]*, (?P<who>{ANY})['\u2019]s (?!(?:answer|reply|response|api|cloud|rival|equivalent|alternative|price|pricing|docs)\b)(?:[\w-]+ ){{0,5}}(?:model|generator|line|family|series|range|one|demon|workhorse|flagship|tool|entry|bet|release|offering|champion|star)\b"
)
_IS_OF = lazy(
    rf"[`*_]* (?:is|was) (?P<who>{ANY})['\u2019]s (?:(?:own|new|latest|newest|current|flagship|cheap|fast|first|popular|open|best|main|image) )*(?:model|generator|line|family|series|range|flagship|answer to|reply to|response to|rival to|bet|entry)\b"
)
_MAKER_OF = lazy(
    rf"\b(?P<who>(?!adobe|nvidia|amazon|apple|microsoft)(?:{ANY})),? (?:(?:is |was )?(?:the )?(?:company |lab |startup |team |people )?(?:makers?|creators?|developers?|company|lab|startup|team|people) (?:of|behind)|(?:who|which|that) (?:also |once |had )?(?:makes?|made|builds?|built|creates?|created|develops?|developed|trains?|trained)) (?:the )?[`*_]*$"
)
""" "V, the maker of X"."""
_WHICH = lazy(
    rf"[`*_]*, (?:(?:an?|the|its|their) (?:[\w-]+ ){{0,4}}?(?:model|generator|release) )?(?:that|which) (?P<who>(?!adobe|nvidia|amazon|apple)(?:{ANY})) (?:(?:has|had|just|only|first) ){{0,2}}(?:announced|released|launched|unveiled|introduced|made|trained|built|published|showed|presented|makes|builds|develops|trains|publishes|owns)\b"
)
_FROM_HEAD = lazy(rf"\W*(?:from|by|made by|a model (?:by|from)) (?P<who>{ANY})\b(?=[,.;]| and\b|$)")
""" "From V, 6B, open": of the model of a profile."""
_FROM_HEAD_ON = lazy(
    rf"(?:^|[.;:] )\W*(?:made|built|developed|created|trained|designed|published)(?: and \w+)? by (?P<who>{ANY}),? (?:the )?[`*_]*$"
)
""" "Built by V, X ...": of the model behind it."""
_IN_BRACKETS = lazy(rf"\b(?P<who>(?!adobe|nvidia|amazon|apple|microsoft)(?:{ANY})) \([`*_]*$")
_AT_HEAD = lazy(
    rf"(?:^|[,;:(]|\b(?:the|use|try|using|with|via|and|or|is|of|than|chose|tried|like|both)) ?\**(?P<who>{_MAKES_ONLY}) [`*_]*$"
)
""" "V X": the vendor's name as the first of the model's."""
_LABELLED = lazy(rf"[`*_]* (?:\((?P<who>{_MAKES_ONLY})\)|[\u2014\u2013-] (?P<of>{_MAKES_ONLY})(?=\W*$|[,;:.(]))")
""" "X (V)", "X - V"."""
_ITEM_ENDS = lazy(r"[`*_]*[,;)]")
""" "By vendor: V (X, Y)"."""
_WITH = lazy(rf",? (?P<who>{ANY}) (?:has|have|had|finally|now) ")

_MAKER_COLUMN = lazy(r"\W*(?:developer|vendor|maker|company|creator|publisher|made by|developed by|lab|by)\W*")
_CELL = lazy(rf"\W*(?P<who>{ANY})\W*")
_AZURE = cued(r"\bazure\b|\bfoundry\b")
"""Microsoft sells other vendors' models there."""
CUES = (_VENDOR,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about whose model something is."""
    if reading.silent or not reading.search(_VENDOR):
        return
    cell = _CELL.fullmatch(reading.lower) if reading.kind == "row" and _MAKER_COLUMN.fullmatch(reading.head) else None
    if cell and reading.subject and reading.subject.models:
        yield from _held(reading, reading.subject, cell.span("who"))
        return
    subject = reading.subject if not reading.models and _FROM_HEAD.match(reading.lower) else None
    for mention in (*reading.models, *((subject,) if subject else ())):
        if mention.kind in ("exact", "product", "family", "ambiguous"):
            yield from _judged(reading, mention)


def _judged(reading: Reading, mention: Mention) -> Iterator[Claim]:
    lower = reading.lower
    brought = _BROUGHT.search(lower, max(0, mention.start - 60), mention.start)
    match = (
        (brought if _BROUGHT_OUT.match(lower, mention.end) else None)
        or _OWNS.search(lower, max(0, mention.start - 60), mention.start)
        or (
            not lower.startswith(" available", mention.end)
            and _MAKER_OF.search(lower, max(0, mention.start - 60), mention.start)
        )
        or (
            _ITEM_ENDS.match(lower, mention.end)
            and _IN_BRACKETS.search(lower, max(0, mention.start - 60), mention.start)
        )
        or _FROM_HEAD_ON.search(lower, max(0, mention.start - 60), mention.start)
        or _AT_HEAD.search(lower, max(0, mention.start - 40), mention.start)
        or _MADE.match(lower, mention.end)
        or _BESIDE.match(lower, mention.end)
        or _IS_OF.match(lower, mention.end)
        or _WHICH.match(lower, mention.end)
        or _LABELLED.match(lower, mention.end)
    )
    if mention is reading.subject:
        match = _FROM_HEAD.match(lower)
    if match is None and lower[max(0, mention.start - 5) : mention.start].endswith("with "):
        match = _WITH.match(lower, mention.end)
    who = next((match.span(group) for group in ("who", "of") if match.groupdict().get(group)), None) if match else None
    if who is None or words.negated(words.before(lower, who[0], 14)):
        return
    yield from _held(reading, mention, who)


def _held(reading: Reading, mention: Mention, who: tuple[int, int]) -> Iterator[Claim]:
    """The vendor whose name stands at some offsets, held against the model's own."""
    base, said = reading.context.base, NAMES[reading.lower[slice(*who)]]
    if said in _sellers(base, mention) or (said == "Microsoft" and reading.search(_AZURE)):
        return
    model = base.model(mention.models[0])
    fact = Fact(f"{model.id}.vendor", model.vendor, "", model.raw["released"]["source"], model.released)
    span = reading.joined(mention, who)
    yield reading.claim(
        "naming", span, CONTRADICTED, mention.models, (fact,), rule="naming-vendor",
        message=f"{mention.text} is by {model.vendor}, not {reading.text[slice(*who)]}",
        advice=f"write {model.vendor}",
    )  # fmt: skip


def _sellers(base: Base, mention: Mention) -> set[str]:
    """Who makes or sells a model: all of them may be named beside it."""
    models = [base.model(key) for key in mention.models]
    routes = (row["route"] for model in models for row in model.raw.get("routes", ()))
    return {model.vendor for model in models} | {vendor for route in routes for vendor in base.route(route).vendors}
