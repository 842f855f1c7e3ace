"""Whether a sentence speaks for a model: "use X", "the main tools are X and Y", "switch to X"."""

from __future__ import annotations

import re

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading

_USE = cued(
    r"\b(?:(?<!the )use(?! ?cases?\b)|try|pick|choose|recommend(?:s|ed(?! (?:route|path|endpoint|method|way|approach|workflow|settings?|resolution|size|steps|values?)\b))?|go (?:with|for)|opt for|start with|stick with|switch to|upgrade to|rely on|go-to|best (?:choice|option|pick|bet|model)|top (?:pick|choice|tool|model|option)s?|(?:choices?|options?|contenders?|candidates?|alternatives?|picks?|favou?rites?|models? (?:to (?:use|try|beat)|worth)|tools? to (?:use|try)|(?:main|major|key|top|biggest|(?:best|most)[- ](?:known|popular|used)|popular|common|dominant|usual) (?:ai )?(?:image )?(?:tools|generators|models|players|names|platforms|systems|engines)(?: (?:today|now|for \w+|in 20\d\d))?|finalists?|rivals|leaders|shortlist|names to know) (?:are|is|include|includes|remain|remains|today)\b|worth considering|consider\b|leading (?:image )?(?:models?|generators?|tools?)|most (?:widely )?(?:used|adopted|popular)|favou?rite|our pick|(?:safest|best|right|safe) (?:id|model|one|version) to (?:build|rely|bet|standardi[sz]e) on|(?:is|are|remains?) (?:still )?the (?:[\w-]+ )?(?:model|one|version|id|engine)s? to (?:build|rely|bet|standardi[sz]e|settle|use|pick|take|choose|go)\b|is the one\b(?! (?:that|who|which|where|thing))|the one to (?:take|use|pick|get)|migration target|stay(?:ing)? (?:on|with)|migrat(?:e|ing) to|ideal (?:for|choice)"
    r"|recommended (?:replacement|successor|substitute|upgrade)s? (?:is|are)|should (?:use|pick|try|choose|call|target)|great (?:for|choice|option)|good (?:for|choice|option)|perfect for|worth (?:using|trying)|(?:solid|safe|sensible|sound|long-term|future-proof|reliable|safest)(?:,? [\w-]+){0,3} (?:choice|option|bet|pick|foundation|default)|default (?:choice|option)|(?:can|may) (?:still |safely )?(?:go on|keep on|keep|continue)(?: on)? (?:using|calling|to (?:use|call))|you can (?:still )?(?:use|call|generate|access)|can (?:still )?be (?:used|called|accessed)|currently (?:offers|supports|costs)|(?:remains?|still) (?:the|a|an|our|[\w]+['\u2019]s)|is open to (?:all|anyone|any (?:developer|one)|every\w+)|sign up for (?:a|an|your) [\w ]*key|(?:on|to|for) (?:the|your|our|every) short-?list|belongs? (?:on|in) (?:every|your|any) |(?:sensible|obvious|budget|value|premium|natural|logical|right|smart|prudent|proven|well[- ]documented)(?:, [\w -]+)? (?:choice|option|pick|bet|default|tool)|hard to (?:beat|argue with)|deserves? (?:a place|a look|a try)|(?:give|get) (?:it|this one) a (?:try|go|spin)|start building|(?:grab|fetch|get|request|create|order) (?:a|an|your) [\w ]*key|one (?:request|call|click|line) away)\b"
)
_USE_OF = cued(
    r"\b(?:(?:go|move|step) up to|fall back (?:on|to)|our (?:tip|choice|default|standard|stack|toolbox|toolkit|set-?up|workhorse|recommendation|suggestion|short-?list|picks?|line-?up)(?: [\w-]+){0,5}?(?: is(?: still| now)?|:)|buy (?:(?:it|them|pictures|images) )?from|(?:^\W*|[,;:.?!] |\bfor [\w -]{3,30} )take|(?:^\W*|[,;:.?!] |\b(?:just|simply|then|or|can|could|and) )(?:swap|drop|plug|slot|wire) in|(?:^\W*|[,;:.?!] |\b(?:just|simply|then|or|can) )(?:reach for|turn to|look to|go for)|(?:should|must|ought to|had better|may as well|will want to|want to|can safely) (?:\w+ly )?(?:take|get|adopt|go (?:for|with)|reach for|(?:start|begin) (?:out )?(?:on|with))|(?:^\W*|[,;:.?!] )(?:just |simply |then )?(?:call|query|hit)(?=[^.;]{2,40}? (?:through|via|on|over|in|with|from) (?:the|its|their|openai|google|azure)\b)|start (?:your|the|a|every|any|each|new) (?:[\w-]+ ){0,3}(?:on|with)|(?:i|we|you) would (?:use|wire up|pick|choose|take|call|go (?:with|for))|(?:best|better|safely|easily) (?:sent|given|routed|left|handed|entrusted) to|standardi[sz]e on|(?:i|we|you)(?:['\u2019]d| would| always| usually| happily| then| still| now)? (?:point|send|steer|direct|refer|nudge) (?:[\w'\u2019-]+ ){1,4}?(?:to|towards?)|build (?:[\w'\u2019]+ ){0,5}?(?:on|upon|around|with)|(?:is|are) (?:[\w-]+ )?powered by|(?:is|are|gets?) (?:[\w-]+ )?(?:generated|made|created|produced|drawn|rendered) (?:by|with|using|via|through)|runs on|leverages|(?:set|switch|change|point) (?:the |your )?(?:image |image generation )?[`\"'*]*(?:\w+_)?model[`\"'*]*(?: (?:name|id|parameter|field|string|setting|variable))? to)(?= )"
    r"|(?:^\W*|[,;:.?!] |\b(?:just|simply|then|and) )(?:(?:select|specify|pass)|(?:call|query|hit)(?= [`\"'])|point (?:[\w'\u2019-]+ ){1,4}?(?:at|to))(?= )"
    r"|\b(?:set|change|switch) (?:the |your )? {4,60}to(?= )|(?:\bmodel[`\"'*]*| {4,60})(?: (?:name|id|parameter|param|field|value|key|argument|string|setting))? (?:should|must|has to|needs to) be(?: set to)?(?= )"
)
"""What recommends the model that follows it at once; what is code and no name stands there as blanks."""
_MOVE = cued(
    r"\b(?:(?:switch|move|migrat|upgrad|chang)(?:e|ing)? (?:over )?from (?:[^.;]|\.(?=\d)){2,40}? to|(?:replac|swap)(?:e|ing)? (?:[^.;]|\.(?=\d)){2,40}? (?:with|by|for)|(?:recommends?|suggests?|advises?) (?:migrat|mov|switch|upgrad)ing (?:[^.;]|\.(?=\d)){2,40}? to)(?= )"
)
"""The same, outside of a log whose heading has a day."""
_IN_PLACE = lazy(
    r"\b(?:(?:replacement|successor|substitute|alternative|heir)s? (?:for|to|of)|in place of|instead of|rather than) (?:the |old |retired )*[`*_\"']*$"
)
""" "The recommended replacement for X": not X is recommended."""
_PICK = lazy(
    r"^\W*(?:(?:best|top|our|my|first|recommended|suggested) )*(?:picks?|choices?|winners?|recommend\w*|model to use|use)\W*$"
)
"""Heads a column of what is recommended."""
_AT_ONCE = lazy(r"(?: the| a| an| good| old| plain| either| both)* [`*_\"'\u201c]*")
CUES = (_USE, _USE_OF, _MOVE)


def recommended(reading: Reading, mention: Mention) -> bool:
    """Whether a sentence speaks for a model, and not for one that it names later: "X fails, switch to Y"."""
    if _IN_PLACE.search(reading.lower, 0, mention.start) or _CRITICISED.search(reading.lower, 0, mention.start):
        return False
    if reading.kind == "row" and _PICK.search(reading.head):
        return mention in reading.models
    match = reading.search(_USE)
    if reading.lower[: mention.start].endswith(" from "):
        match = None  # "switch to Y from X"
    if match and match.group() == "rely on" and _RELIES.fullmatch(reading.lower, mention.end, match.end()):
        match = None
    if match and match.group() == "use" and _USER.fullmatch(reading.lower, mention.end, match.start()):
        match = None
    if match and (_chosen_tier(reading, mention, match) or _IS_NO.search(reading.lower, 0, match.start())):
        match = None
    if match and not (mention.end <= match.start() and any(m.start >= match.end() for m in reading.models)):
        return True
    logged = any(len(day.value) == _FULL for day in words.days(reading.over.heading))
    cues = (_USE_OF,) if logged else (_USE_OF, _MOVE)
    first = first_of_list(reading, mention)
    return any(
        _AT_ONCE.fullmatch(reading.lower, found.end(), first.start)
        for cue in cues
        for found in reading.finditer(cue)
        if found.end() <= first.start
    )


def first_of_list(reading: Reading, mention: Mention) -> Mention:
    """A of "A, B or C", where C is the one."""
    at = reading.models.index(mention) if mention in reading.models else 0
    while at and _JOINED.fullmatch(reading.lower, reading.models[at - 1].end, reading.models[at].start):
        at -= 1
    return reading.models[at] if mention in reading.models else mention


_JOINED = lazy(
    r"[`*_\"'\u201d]*(?:,|,? (?:or|and|&)| ?/)(?: the)?(?: (?:google|openai|azure|vertex ai)(?:['\u2019]s)?)? ?[`*_\"'\u201c]*"
)


_FULL = len("2026-11-22")
_IS_NO = lazy(r"\b(?:(?:is|are|was) (?:no|not|hardly)|(?:is|are)n['\u2019]t)(?: (?:an?|the|really|any))* $")
""" "X is no good for edits"."""
_RELIES = lazy(r"(?:(?!\b(?:that|which|who)\b)[^.;])*rely on")
"""What a model itself relies on: "models such as X rely on diffusion"."""
_USER = lazy(
    r"[`*_]*(?:,? (?!(?:is|are|was|were|to|you|can|we|i|should|for|if|when|it|they|that|which|who)\b)[\w.\[\]\u00b7-]+){0,8} "
)
""" "X and Y use diffusion"."""
_CRITICISED = lazy(
    r"\b(?:(?:articles?|guides?|posts?|lists?|pages?|blogs?|tutorials?|videos?|sites?|anyone|anybody|whoever|those|someone) (?:that|who|which) (?:[\w-]+ ){0,2}?(?:recommend|suggest|prais|push)\w*|\bif (?:your|the|an?|that|somebody|someone|a \w+)(?: [\w-]+){0,2}? (?:still )?recommends?) (?:the )?[`*_]*$"
)
"""Speaks of those who recommend what is named next, not for it."""


def _chosen_tier(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """ "Choose low or medium": a tier is recommended, not the model."""
    marks = reading.tiers(mention.models)
    return any(0 < mark.start - match.end() < _NEXT for mark in marks)


_NEXT = 6
