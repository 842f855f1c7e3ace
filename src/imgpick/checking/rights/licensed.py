"""Of what a licence is told: of the model that is named, of each of several, of a class, or of a program around it."""

from __future__ import annotations

import re

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.sentences.reading import Reading

_WHOLE = lazy(r"\b(?:the )?(?:whole|entire|complete) (?:of )?(?:the )?[`*_]*$")
_IN_BOTH = lazy(r"[`*_]*,? (?:in|with) (?:both|all|either) ")
_FOR_EACH = lazy(r"(?:\.0)?[`*_]*,? (?:for|on|in) (?:both|all|each|every)\b")
_EACH = lazy(r"\W*(?:both|all|every|each)\b")
_CLASS = r"(?:(?:gpt|gemini|openai|google|chatgpt|midjourney|dall-?e|imagen|us|western|american|chinese|frontier|commercial|big[- ]tech|and|or) ){0,4}(?:image[- ]|ai[- ]|text[- ]to[- ]image[- ])?(?:generation |generator )?(?:models|systems|rivals|tools|alternatives|competitors|offerings|options|generators|services|giants|players|incumbents|heavyweights|counterparts|peers|leaders)"
_OF_NOUN = lazy(
    rf" (?:{_CLASS}|(?:image )?(?:(?:leader)?boards?|ranking|track|category|list|division)\b|image (?:generation|ai)(?! (?:model|tool|system)\b)|generation|community|ecosystem|movement|world|space|landscape|(?:[\w/-]+ ){{0,2}}?(?:tiers|variants|versions))\b|(?<=open) and (?:closed|proprietary)"
)
"""Others than the model that is named: "proprietary Pro tiers", "put open-source image generation on the map"."""
_IS_ONE = lazy(
    r"\b(?:are|is one of|among|part of|leads|best of)(?: (?:the|both|all|two|three|few|best|most|leading|top|first|only))* $"
)
""" "A and B are open models" is said of them."""
_OF_ANY = lazy(
    r"\b(?:rather than|instead of)\b[^.;,]*$|\b(?:else['\u2019]s|third[- ]party|underlying|any|prior|previous|existing|every|(?<!are )(?<!were )all|other|another|both open and|most|leading) $"
)
_CODE = r"(?:code(?:base)?|repo(?:sitory)?|scripts?|library|sdk|client|tools?|nodes?|wrapper|plug-?in|extension|app|demo|bindings?|port|integration|adapter|bot|cli|server|interface)"
_OF_CODE = lazy(
    rf"\b{_CODE} (?:of|for|around|behind) (?:[^.;]|\.(?=\d))*$|\b{_CODE}(?: itself)?(?:,)? (?:is|are|comes?|ships?|falls?|was|were|has|have|carries)\b(?:(?!\bweights?\b)[^.;,]|\.(?=\d)){{0,40}}$"
)
""" "The code of X is Apache-2.0", "X's code is MIT" say nothing of its weights."""
_FOR_CODE = lazy(
    rf"(?:\.0)?[- ]?(?:licen[cs]ed?)?,? (?:for|on|of|covers) (?:the |its |their )?(?:inference |training |source |reference |github |comfyui )*{_CODE}\b"
)


_LEFT = lazy(
    r"\b(?:(?:(?:moved|switched|changed|went|turned|shifted|departed|migrated)\b(?:[^.;]|\.(?=\d)){0,48}?\b|away )from|drop(?:s|ped)|gave up|gives up|abandon(?:s|ed)|left|leaves|ditch(?:es|ed)|lost|loses|instead of|rather than|replac(?:es|ed|ing)|unlike) (?:(?:the|its|their|an?|old|former|previous|permissive|earlier) )*$"
)
""" "X moved from LICENCE to another", "X dropped LICENCE"."""


OTHERS = lazy(
    r"\W*(?:(?:all|the|its|but|only|any) )*(?:newer|older|later|earlier|other|previous|subsequent|larger|smaller|bigger) (?:[\w.-]+ )?(?:models|weights|versions|releases|generations|ones|members|variants|checkpoints|siblings)\b"
)
"""Begins a sentence about others of a family."""


def of_others(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "open", "closed" and the like are said of a class of models, with which the named one is compared, or of
    what it was before."""
    before = reading.lower[max(0, match.start() - 40) : match.start()]
    if _OF_ANY.search(before) or _LEFT.search(reading.lower, max(0, match.start() - 80), match.start()):
        return True
    return bool(_OF_NOUN.match(reading.lower, match.end())) and not _IS_ONE.search(before)


def of_each(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """ "Both sizes of X", "every X", in one clause with what is said."""
    if _FOR_EACH.match(reading.lower, match.end()):
        return True
    if mention.end <= match.start() and ";" in reading.lower[mention.end : match.start()]:
        return False
    if _WHOLE.search(reading.lower, 0, mention.start) or _IN_BOTH.match(reading.lower, mention.end):
        return True
    if not mention.start and _EACH.match(reading.lower):
        return True
    before = reading.lower[max(0, mention.start - 32) : mention.start]
    after = reading.lower[mention.end : mention.end + 28]
    return bool(
        regex(r"\b(?:both|all|every|each)\b(?! but)[^.;,:]*$").search(before)
        or regex(r",? (?:the )?[\w.-]+ (?:included|and all|too)\b|,? including\b").match(after)
    )


def of_code(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a licence is that of a program around a model."""
    lower = reading.lower
    return bool(_OF_CODE.search(lower, 0, match.start()) or _FOR_CODE.match(lower, match.end()))
