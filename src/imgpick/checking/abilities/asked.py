"""A capability that a question asks for and the next sentence gives to a model: "Need SVG? X outputs it natively"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.abilities.capabilities import flag
from imgpick.checking.abilities.limits import RESOLUTION, reach
from imgpick.checking.grammar.features import PHRASES
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import Claim
from imgpick.checking.sentences.reading import Reading

_GIVES = cued(
    r"\b(?:(?:renders?|outputs?|supports?|exports?|offers?|does|writes?|returns?|delivers?) (?:it|them|that)(?: (?:natively|directly|out of the box|just fine|with ease))?|delivers?|has you covered)(?=[.!;]|, (?:too|and)\b|$)"
)
_AT_ONCE = lazy(r"[`*_]* (?:(?:also|already|now|even) )?")
_ASKS = lazy(
    r"(?:^|[.!?:\n]\s*)(?:[-*#>\s]*)(?:do you |so you )?(?:need(?:ing)?|want|looking for|in need of) (?:(?:a|an|some|real|true|native|proper) ){0,2}(?P<what>[^.!?\n]{2,60})\?[*_\s]*$"
)
_OTHERWISE = lazy(r"\b(?:no|not|without|or|and|cheaper|than|less|more|help|upscal\w*)\b")
"""Makes a question one for something else, or for more than one thing."""
_BACK = 100
"""Characters before a sentence within which the question stands."""
CUES = (_GIVES,)


def judge(reading: Reading) -> Iterator[Claim]:
    """What a sentence says a model gives to whoever asked for it just before."""
    match = reading.search(_GIVES)
    if match is None or reading.silent or reading.kind in ("heading", "row") or len(reading.models) != 1:
        return
    mention = reading.models[0]
    asks = _ASKS.search(reading.setting[-_BACK:])
    if mention.start > 1 or asks is None or not _AT_ONCE.fullmatch(reading.lower, mention.end, match.start()):
        return
    wanted = asks.group("what")
    if _OTHERWISE.search(wanted):
        return
    span = (mention.start, match.end())
    size = RESOLUTION.pattern.search(wanted)
    if size and mention.kind == "exact":
        text = regex(r"\s?[x\u00d7]\s?").sub("x", size.group("size"))
        yield from reach(reading, mention, span, text.upper() if text.endswith("k") else text, True)
        return
    for phrase in PHRASES:
        if phrase.pattern.pattern.match(wanted):
            yield from flag(reading, phrase, mention, span, True)
            return
