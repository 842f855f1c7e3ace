"""From blocks to sentences and cells of interest, each with what it goes on about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.name_words import MEMBER
from imgpick.checking.finding.titles import Title, is_run_in, run_in
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.reading import AS_VENDOR, Reading
from imgpick.checking.text.blocks import Block, sentences
from imgpick.checking.text.document import Document
from imgpick.checking.text.outline import Outline

_OPENING = r"\W*(?:a(?:nswer)?:\W*)?(?:(?:as of (?:today|now)|today|these days|right now|still|also|so|and|but|yet|now|currently|plus|yes|no|even so|better still|of course|sure|certainly|here|there|for now|like (?:the|its) (?:others|(?:earlier|older|other|previous|former) (?:ones|versions|models|releases)|predecessors?|siblings?)|(?:since|because|although|though)(?= it\b))[,.:]? ){0,3}"
_PRONOUN = r"(?:it|it's|it\u2019s|its(?! (?:predecessor|successor|sibling|rival|competitor|forerunner|older|bigger|smaller|cheaper|dearer|elder|little|big))|this model|that model|the model|this one|that one)\b"
_TIER = r"(?:low|medium|high|x-?high|max|hd|standard|pro|turbo|default|quality|vector)"
_NOUN = rf"(?:[124]k(?! (?:of|images|pictures))\b|(?:an?|one|each|every) (?:[\w.-]+ ){{0,2}}?(?:image|picture|square|render|file|frame|photo|shot)\b|(?:that|the same|such an?) square\b|(?:a|one|ten|five|two)? ?(?:thousand|hundred|\d[\d,]{{2,8}})(?: (?:of (?:them|those)|images|pictures|squares))? (?:costs?|come|comes|run|runs|are|is)\b|the (?:[\w.-]+ ){{1,2}}(?:tier|plan|quality|setting)\b|(?:the|its) snapshot\b|the same model\b|{_TIER}(?: quality| tier)? (?:is|costs?|runs?|comes?|asks?|takes?|sits|goes)(?: (?:at|in at|to|for|only|just|about|around|roughly|nearly|almost)){{0,3}} (?=\$?0?\.\d|[\w.]+ cents?\b)|(?:at|in|with) (?:{_TIER}|[124]k)(?: quality| tier| mode)?,? (?:you|it|an?|each|one|the|pictures|images|it['\u2019]s)\b|requests (?:can|may|take|carry)\b|you can (?:set|fix|lock|pin|pass|choose|ask|get|go|download|run)\b)"
"""What a sentence may begin with that is said of the model at hand: one of its pictures, sizes, tiers or plans."""
_ADVERBIAL = r"(?:on|in|at|by|for|with|from|since|after|before) [^.;:,?!$]{2,60} "
_VENDOR = f"(?:{words.MAKERS}|byteplus|fal|replicate|runware)"
_FEATURE = r"open[- ](?:sourced?|weights?)|apache|mit[- ]licen|commercial(?:ly)?|weights|licen[cs]ed?|supports?|native(?:ly)?|up to|runs|costs?|works|renders?|outputs?|accepts?|takes|handles|available|released|launched|max(?:imum)? (?:resolution|size)|no (?:api|seeds?|negative|transparen\w+|batch)"
"""Begins a sentence without a subject of its own, as below a heading."""
_FOLLOWS = lazy(
    rf"{_OPENING}(?:(?:[^.;:,?!]{{2,60}}[:,] |{_ADVERBIAL})?(?:{_PRONOUN}|{_NOUN})|(?:at|on|in|with) its \w|(?:{_FEATURE}|the api|each image|an image|one image|pricing|scaling|billing|the price|prices|images cost|they|the (?:licen[cs]e|weights|vendor|free tier|free plan)|under (?:that|this|the) (?:licen[cs]e|terms)|that (?:licen[cs]e|price|tier)|{_VENDOR} (?:(?:is|still|now|also|currently|itself) )*(?:charg\w+|bills?|billing|asks?|asking|sells?|selling|lists?|wants?)|(?:(?!if|when|while|although)[a-z'\u2019-]+ ){{1,6}}[a-z-]+, (?:but|and|though|only) (?:its|the) (?:licen[cs]e|weights|price|api)\b|{_VENDOR} {words.AT_LAST}(?:keeps|shipped|released|launched|unveiled|published|introduced|supports|guarantees|maintains|pulled|retired|killed|shut|switched|turned|discontinued|removed|withdrew|took) it\b|{_VENDOR} (?:has|have|offers|sells|hosts|serves) it (?:for|at)|you (?:now |still |only |just )?pay\b|you (?:can|may) (?:(?:still|also|now|only) )?(?:call|use|reach|buy|order|get|try) it\b|you (?:can|may) (?:hand|give|feed|attach|pass|send|upload) (?:it )?|(?:prices?|pricing|costs?|licen[cs]e|released?|status|api ids?|weights|edits?|editing|seed|sizes?|resolution|batch|memory|vram|ranks?|outputs?|formats?|transparen\w+|references)(?: [\w()-]+){0, 2}(?=:)|no other|nothing else|both|neither|all of them)\b)"
)
_OF_OTHERS = lazy(
    r"\W*(?:we|i|my|our|other|others|the (?:others?|rest|rivals?|competitors?)|rivals|competitors|for comparison|meanwhile|by contrast|both|they|these|those|all|people|if (?:you|we)|when (?:you|we)|(?:an?|the) (?:colleague|customer|client|reader|friend)s?)\b"
)
"""Begins a sentence of a profile that is not about the one it is of."""
_LIKE = lazy(r"\W*[^.;,:?!]{3,40} (?:like|unlike|as with)(?: the)? $")
""" "Apache-2.0 like X": in a profile of another it is said of that one."""
_LEADS = lazy(
    rf"{_OPENING}(?:(?:[^.;:,?!]|\.(?=\d)){{2,60}}[:,] |{_ADVERBIAL})?(?:what )?{_PRONOUN}|[^.;:?!]{{0,60}}\bknown (?:to (?:the|its) api|officially|in the api|internally) as\b|\W*{_VENDOR} {words.AT_LAST}(?:shipped|released|launched|unveiled|published|introduced|deprecated|retired) it\b|\W*no [^.;:,?!$]{{2,40}}:|\W*(?:(?:(?:first|officially|only|just|already) )?(?:released|launched|announced|introduced|published|shipped|deprecated|retired|superseded|replaced|discontinued|closed|switched off|shut down|out|available) (?:on|in|since|by)) |\W*(?:about |around |roughly |from )?\$\.?\d"
)
"""What is said before another model is named is said of the one that the text goes on about."""
_TOGETHER = lazy(r"\W*(?:both|neither|either|the two|they|each)\b")
_TOLD_APART = lazy(r"\b(?:older|newer|former|latter|first|second|other|respectively|one)\b")
_COORDINATED = lazy(r"[\s,*_`()\[\]\"\u201c\u201d]*(?:and|or|&|/|,|plus|nor|as well as)[\s*_`(\[\"\u201c]*(?:the )?")
_COMPARED = lazy(r"\b(?:while|whereas|but|unlike|than|versus|vs|against)\b")
BRIEF = 12
"""Characters of an answer that says yes or no and nothing more."""
ITEM = 8
"""Characters from the beginning of a list's item within which stands what the item is about."""
_MEMBER = lazy(rf"[ -]\[?{MEMBER}\b\]?(?! (?:and|or|plan)\b)")
SUBJECT = 40
"""Characters from the beginning of a sentence within which its subject begins."""
_YES = lazy(
    r"\W{0,12}(?:a(?:nswer)?:\W{0,4})?(?:yes|yep|yeah|yup|sure|absolutely|of course|certainly|indeed|definitely)\b",
    re.IGNORECASE,
)
_DENIED = lazy(
    r"\W{0,12}(?:a(?:nswer)?:\W{0,4})?(no|nope|sadly not|unfortunately not)\b[*_]{0,2}[.,:;!\u2014\u2013]",
    re.IGNORECASE,
)
_REFUTED = lazy(
    r"[\s*_\"\u201d)]{0,8}(?:wrong|false|nope|nonsense|myth|not (?:true|so|quite|any ?more)|(?:it|that|they)(?: is| are| does| do| was| can)(?: not|n['\u2019]t)(?=\s?[.:;,!])|(?:that|this|it)(?:'s|\u2019s| is| was)(?: simply| just| plainly)? (?:wrong|false|not true|a myth|untrue|outdated|nonsense)|(?:that|this) (?:isn['\u2019]t|is not|wasn['\u2019]t) (?:true|so|right))\b",
    re.IGNORECASE,
)
"""What makes the sentence before it somebody else's mistake."""
OPENING = 60
"""Characters at the head of a paragraph; what names a model behind them does not say what the paragraph began with."""
_BEHIND = 60
"""Characters behind a sentence that may say for what its price is."""
SETTING = 1500
"""How far back a sentence may look in its section for the board and the day it speaks of."""


def setting_of(low: str, start: int) -> str:
    """What stands before a block in its section, the heading included."""
    begin = max(0, start - SETTING)
    return low[max(begin, low.rfind("\n#", begin, start) + 1) : start]


def _around(document: Document, low: str, block: int, start: int) -> str:
    """What stands before a sentence in its section."""
    return f"{setting_of(low, block)}{document.readable[max(block, start - SETTING) : start]}"[-SETTING:]


def prose(
    document: Document,
    low: str,
    block: Block,
    mentions: list[Mention],
    title: Title,
    context: Context,
    outline: Outline,
    around: str = "",
) -> Iterator[Reading]:
    """The sentences of a block that name a model or go on about one; ``around`` is what encloses an item of a list."""
    readable = document.readable
    carried = title.mentions if _begins_with(block, mentions, low, title, context) else ()
    sure = True  # of two models, only the next sentence goes on about the first
    near = (*title.mentions, *mentions)
    asked = title.text if carried and title.asks else ""  # a question, or a name with a question mark, before it
    bold = run_in(readable, block.start, block.end) if block.kind != "heading" else ""
    ahead = " | ".join(filter(None, (bold, around)))
    for start, end in sentences(readable, block.start, block.end):
        own = [
            m
            for m in mentions
            if start <= m.start < end and not (_is_vendor(m, low, carried) or _is_source(m, low, carried, context))
        ]
        text, lower = readable[start:end], low[start:end]
        titled = title.is_name and carried == title.mentions
        subjects = _subjects(own, lower, carried, block, readable, bool(asked), titled, start)
        answer = _answer(readable, text, end) if own or subjects else ""
        denial = _DENIED.match(readable, end) if answer == "denied" else None
        for subject in subjects or ((None,) if own else ()):
            yield Reading(
                text, start, own, context, kind="prose" if answer in ("yes", "denied") else block.kind, subject=subject,
                leads=bool(own and subject), answer=answer, sourced=document.linked(start, end), aside=asked or ahead,
                setting=partial(_around, document, low, block.start, start), over=partial(outline.over, start),
                denial=denial.span(1) if denial else None, near=near, behind=low[end : end + _BEHIND],
            )  # fmt: skip
        carried = subjects if own and subjects else _goes_on(own, lower, start, carried if sure else (), title.mentions)
        sure = len({m.models for m in own if m.models}) < 2 or (bool(carried) and carried == title.mentions)
        asks = bool(own) and text.strip("*_ \n").endswith("?")
        if len(text) > BRIEF or asks:  # behind "A: Yes." goes on what was asked
            asked = text if asks and len(carried) == 1 else ""


def _begins_with(block: Block, mentions: list[Mention], low: str, title: Title, context: Context) -> bool:
    """Whether a block begins with what its title names: it names no model, or only later, or but the vendor."""
    over = title.mentions
    exact = bool(over) and over[0].kind == "exact"
    named = [
        m
        for m in mentions
        if m.models
        and m.kind != "app"
        and not (exact and (_is_vendor(m, low, over) or _is_source(m, low, over, context)))
    ]
    if not named or block.kind != "prose":
        return not named
    if _LEADS.match(low, block.start, named[0].start):
        return True
    return named[0].start - block.start > OPENING and not AS_VENDOR.match(low, named[0].end)


def _is_vendor(mention: Mention, low: str, carried: tuple[Mention, ...]) -> bool:
    """Whether a family's name stands for the vendor of the model that the text goes on about: "on Ideogram's API"."""
    own = any(set(one.models) & set(mention.models) for one in carried)
    return mention.kind == "family" and own and bool(AS_VENDOR.match(low, mention.end))


def _is_source(mention: Mention, low: str, carried: tuple[Mention, ...], context: Context) -> bool:
    """Whether a family's name is that of its vendor, who says something of the member at hand: "according to Recraft"."""
    members = carried and all(set(one.models) < set(mention.models) for one in carried)
    if mention.kind != "family" or not members or context.base.model(mention.models[0]).vendor != mention.text:
        return False
    return bool(_SOURCE_OF.search(low, max(0, mention.start - _SOURCE), mention.start) or _SAYS.match(low, mention.end))


_SOURCE_OF = lazy(r"\b(?:according to|as|per|says|claimed by|promised by|measured by|quoted by|told by|from) $")
_SAYS = lazy(
    r"(?: itself)? (?:says?|said|claims?|claimed|states?|promises?|promised|measured|reports?|warns?|admits?|calls|recommends?|advises?|writes|speaks of|describes)\b"
)
_SOURCE = 16
"""Characters before a name in which it is called a source."""


def _subjects(
    own: list[Mention],
    lower: str,
    carried: tuple[Mention, ...],
    block: Block,
    text: str,
    asked: bool,
    titled: bool,
    start: int,
) -> tuple[Mention, ...]:
    """Of what a sentence goes on without naming it, or before it names others; empty where it stands for itself."""
    if not carried:
        return ()
    if own:
        goes_on = bool(_LEADS.match(lower)) or (titled and bool(_LIKE.match(lower, 0, own[0].start - start)))
    else:
        place = carried[0].start - block.start
        at_head = place < ITEM if block.kind == "item" else 0 <= place < ITEM and is_run_in(text, block.start)
        profile = (at_head or titled) and not _OF_OTHERS.match(lower)
        goes_on = asked or profile or bool(_FOLLOWS.match(lower))
    together = len(carried) == 1 or (_TOGETHER.match(lower) and not _TOLD_APART.search(lower))
    return carried if goes_on and together else ()


def _answer(readable: str, text: str, end: int) -> str:
    """How the text goes on: with a yes or a no ("denied") to this question, a no to this statement, or neither."""
    if text.rstrip(" *_").endswith("?"):
        return "yes" if _YES.match(readable, end) else "denied" if _DENIED.match(readable, end) else ""
    return "no" if _REFUTED.match(readable, end) else ""


_BESIDE = lazy(
    r"\b(?:as (?:in|with|for|on)|like|unlike|than|same as|compared (?:to|with)|identical to|equal to|similar to) (?:those of |that of |the )?[`*_]*$"
)
""" "Token prices as in X": held against X, and said of the one before."""


def _goes_on(
    own: list[Mention], lower: str, start: int, before: tuple[Mention, ...], over: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """What the next sentence goes on about: the model of this one, its subject, or the two that it joins."""
    named = [m for m in own if m.models and m.kind != "app"]
    if not named:
        return before
    section = before or over
    if len(section) == 1 and all(m.kind == "family" and set(section[0].models) < set(m.models) for m in named):
        return section  # "The one FLUX.2 model under Apache-2.0", in a section on that one
    if named[0].kind == "family" and _MEMBER.match(lower, named[0].end - start):
        return ()  # on a member that the base does not have: "Flux Pro is sold by API only"
    if len({m.models for m in named}) == 1:
        beside = len(before) == 1 and _BESIDE.search(lower, 0, named[0].start - start)
        return before if beside else (named[0],)
    narrow = min(named, key=lambda m: len(m.models))
    if all(set(narrow.models) <= set(m.models) for m in named):
        return (narrow,)  # "Nano Banana is Gemini 2.5 Flash Image"
    between = named[0].end - start, named[1].start - start
    if named[0].kind == "family" and all(set(m.models) <= set(named[0].models) for m in named):
        return (named[0],)  # "X came in three versions, [pro], [dev] and [flex]"
    if len(over) == 1 and all(set(m.models) <= set(over[0].models) for m in named):
        return over  # the variants of what the section is of
    if _COMPARED.search(lower) or named[0].start - start > SUBJECT:
        return ()
    if len(named) > 2:
        return ()
    return tuple(named) if _COORDINATED.fullmatch(lower, *between) else (named[0],)
