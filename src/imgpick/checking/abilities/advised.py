"""A model advised for something that it may not have: "for transparent PNGs, use X", "take X when you need a seed"."""

from __future__ import annotations

import re

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading

_VERBS = r"(?:use|using|pick|choose|take|go (?:for|with)|reach for|call|try|switch to|move to|stick (?:to|with)|recommend|suggest|turn to|opt for)"
_NEEDS = r"(?:for|(?:if|when(?:ever)?|where(?:ver)?|as soon as) (?:you|we|i|one|they) (?:\w+ )?(?:need|want|require|must have|have to have|rely on|depend on))"
ADVISED = cued(
    rf"\b(?:{_VERBS}|(?:does|do) the (?:job|trick)|(?:the|your|our|my) (?:best |right |natural |obvious )?(?:pick|choice|answer|tool|model|one|bet|go-to)|the way to go|fine|enough|all you need)\b"
)
_AHEAD = lazy(
    rf"(?:^|[;:,] (?:and |but |so )?)\W*{_NEEDS} (?P<need>[^;:?!]{{3,80}}?),? (?:(?:then|just|simply|i'd|we|i|you can|you should|i would|we'd|better) )*{_VERBS} (?:the )?[`*_\"]*$"
)
_BEHIND = lazy(
    rf"[`*_\"]* (?:(?:is|remains|as|would be) (?:still )?(?:(?:the|your|our|my) (?:[\w-]+ ){{0,2}}?(?:pick|choice|answer|tool|model|one|bet|go-to)|fine|enough|all you need) )?{_NEEDS} (?P<need>(?:(?!\b(?:but|not|never|than)\b)[^.;:,?!]){{0,40}}?)$"
)
_THE_JOB = lazy(
    r"(?:['\u2019]s(?: [\w-]+){1,3}?)?[`*_\"]* (?:still )?(?:does|will do|do) the (?:job|trick)\b|[`*_\"]* is (?:still )?(?:fine|enough|all you need|the way to go|(?:the|your) (?:best |right |natural |obvious |safest )?(?:pick|choice|answer|bet))\b"
)
_VERB_BEFORE = lazy(rf"\b{_VERBS} (?:the )?[`*_\"]*$")
_NEED_BEFORE = lazy(rf"^\W*{_NEEDS} [^;:?!]{{3,80}}, (?:the )?[`*_\"]*$")

_ITS = lazy(r"[`*_\"]*['\u2019]s? (?:own |native |built-in |new |true |excellent |great )?")
""" "X's transparent backgrounds" takes for granted that X has them."""
_OVER = lazy(
    r"\b(?:was|were|clos\w+|end(?:s|ed)|gone|missing|lack\w*|without|preview|absen\w+|miss(?:es)?|instead|if|unless|whether|wish|hope|wait\w*)\b"
)


def implied(reading: Reading) -> bool:
    """Whether a sentence may advise a model, or take something of it for granted."""
    return reading.hears(ADVISED) or "'s " in reading.lower or "\u2019s " in reading.lower


def advised(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """Whether a sentence advises a model to whoever needs what was matched."""
    lower = reading.lower
    if words.negated(lower):
        return False
    if _ITS.fullmatch(lower, mention.end, match.start()):
        return not (reading.past or _OVER.search(lower))
    if not reading.hears(ADVISED):
        return False
    if mention.start >= match.end():
        ahead = _AHEAD.search(lower, 0, mention.start)
        if ahead:
            return ahead.start("need") <= match.start() and match.end() <= ahead.end("need")
        return bool(_NEED_BEFORE.search(lower, 0, mention.start) and _THE_JOB.match(lower, mention.end))
    behind = _BEHIND.match(lower, mention.end, match.start())
    return bool(behind and (" is " in behind.group() or _VERB_BEFORE.search(lower, 0, mention.start)))
