"""Whether a sentence says that a model has something, or denies it, and of which of its models."""

from __future__ import annotations

import re

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.features import Phrase
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.sentences.reading import Reading

CLAIMS = cued(
    r"\b(?:(?:for|because(?: of)?|since|as|thanks to|due to|owing to) its|support(?:s|ed|ing)?|sells?|offer(?:s|ed|ing)?|can(?:not)?|can['\u2019]t|do(?:es)?|do(?:es)?n['\u2019]?t|has|have|comes? with|includes?|including|provides?|produces?|generat(?:es?|ing)|outputs?|accepts?|takes?|allows?|lets?|lacks?|without|exports?|handles?|delivers?|renders?|makes?|embeds?|adds?|features?|enables?|natively|native|able to|is the only|only model|returns?|gives?|fills?|creates?|trained|there is|there's|missing|up to|no\b|won['\u2019]t|isn['\u2019]t|available|impossible|possible|automat(?:e|ed|es|ing)|exposes?|ships?|works?|keeps|retains|knows?|brings?|saves?|stores?|respects?|honou?rs?|carries|sports|gets you|set|pass|fix|lock|send|grab|get|call|maxes? out|launch(?:es|ed)|opened|introduced|guarantee[ds]?|entitled|covered|built[- ]in|whose|hands? (?:you |back|over)|will (?:also |even |happily |gladly )?(?:edit|retouch|modify|make|give|return|accept|take|produce|render|output|export)|reach(?:es)?|pin|limited to|capped at|goes? (?:all the way |up )?to|tops out|ignores?|(?:edits|retouches|modifies) (?:your|existing|uploaded|finished|photos|pictures|images|an?|the|any)|look(?:s|ing)?|(?:good|great|handy|useful|ideal|suited|made) (?:for|to)|inpaints?|(?:spits?|churns?|turns?|puts?|pumps?|cranks?) out|went (?:public|live)|opened|is (?:now |finally )?(?:open|public|live|out)|comes in|writes?|draws?|emits?|indemnif\w+|covers|extends to|protects|still (?:in (?:preview|beta)|open|running|live|offered|there|on offer)|api (?:costs?|starts?|charges|bills|runs)|api \((?:now |finally |fully |also )*(?:open(?:ed)?|public|live|generally available))\b"
)
NOT_A_CLAIM = lazy(
    r"\b(?:stands? higher|ranks? higher|if you need|when you need|need(?:s|ed)?\b|want|looking for|require[sd]?|depends|whether|for (?:the )?(?:edits?|editing)|should|prompt|ask(?:ed|ing)? for|benchmark|leaderboard|workflow|test(?:ed)? (?:for|on)|compare[ds]?|best at|better at|good at|great at|excels? at|strong (?:at|in)|weak(?:er)? (?:at|in)|price|cost|costs|budget|post-process\w*|plugin|separate(?:ly)? (?:tool|step)|remove the background|background remov\w+|vectori[sz]e it|convert|workaround)\b"
)


def said(reading: Reading, phrase: Phrase, mention: Mention, match: re.Match[str]) -> bool | None:
    """Whether a capability is asserted of a model, or denied; None where nothing is claimed."""
    if _by_hand(mention, match) or _all_but(reading, mention) or (reading.days and _THEN_ONLY.search(reading.lower)):
        return None
    if _NOBODY.search(reading.lower, 0, mention.start) or _TO_COME.match(reading.lower, match.end()):
        return None
    if phrase.key in ("transparent", "svg") and _AFTERWARDS.search(reading.lower):
        return None
    if phrase.key == "fine-tune" and (_DERIVED.search(reading.lower) or _FITS.search(reading.lower)):
        return None
    stretch = stretch_of(reading, mention, match)
    sold = phrase.key == "official-api" and _sells(reading, mention, match)
    told = CLAIMS.pattern.search(stretch) or _STILL_THERE.match(reading.lower, match.end())
    if not sold and (NOT_A_CLAIM.search(stretch) or not told):
        return None
    denied = _denied(reading, mention, match, stretch)
    if denied and _of_part(reading, mention):
        return None
    return denied == (reading.silent == "denied")


_NOBODY = lazy(r"\b(?:nobody|no one|hardly anyone) (?:[\w']+ ){1,3}(?:the )?[`*_]*$")
""" "Nobody chooses X for its API"."""
_TO_COME = lazy(
    r" (?:was|is|were|are|has been|will be) (?:\w+ ){0,2}(?:promised|planned|rumou?red|expected|announced|teased|discussed|requested)\b"
)
_AFTERWARDS = lazy(
    r"\b(?:and|then|,) (?:then )?(?:\w+ )?(?:remov|eras|strip|cut|key|trac|vectori[sz]|convert|delet)\w*\b[^.;]{0,40}\b(?:afterwards?|later|yourself|by hand|manually|in (?:photoshop|figma|illustrator|canva|a second step|post)|background|out|it)\b"
)
"""Tells how to get there without the model: "generate with X and remove the background afterwards"."""


def _denied(reading: Reading, mention: Mention, match: re.Match[str], stretch: str) -> bool:
    """Whether a capability is denied of a model, by the words between the two or behind them."""
    lower, end = reading.lower, match.end()
    return bool(
        words.negated(without_only(stretch))
        or _NO.match(lower, end)
        or _MISSING.match(lower, end)
        or _FAILS.search(stretch)
        or _ABSENT.search(stretch)
        or _THEN_FAILS.match(lower, end)
        or neither(reading, mention)
    )


def neither(reading: Reading, mention: Mention) -> bool:
    """Whether a model is one of those of which "neither" or "none of" tells."""
    return bool(_NEITHER.search(reading.lower, max(0, mention.start - 80), mention.start))


_THEN_ONLY = lazy(r"\b(?:was|were|had)\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:from|between|until|till)\b[^.;]{0,24}?\d")
"""Tells of a time that is over: "it was in preview from 20 August to 30 September"."""


def whose_api(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The family right before "API (now public)": there its name, else that of the vendor, is meant."""
    beside = (m for m in reading.mentions if m.end + 1 == match.start() and m.kind == "family")
    return next(beside, None) if match.group().startswith("api (") else None


def _sells(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """ "V's official API starts at $10": what does something is there."""
    own = _ITS.fullmatch(reading.lower, mention.end, match.start())
    return own is not None and _DOES.match(reading.lower, match.end()) is not None


_ITS = lazy(r"['\u2019]s (?:own |new )?")
_DOES = lazy(r" (?:costs?|starts?|charges|bills|offers|lets|gives|takes|supports|comes|runs|serves|returns)\b")


def _of_part(reading: Reading, mention: Mention) -> bool:
    """Whether something is denied of a tier or a format only: "no SVG in its standard tier", "no transparency in JPEG"."""
    named = reading.tiers(mention.models)
    tier = any(reading.lower[mark.start : mark.end].endswith(("tier", "mode", "quality")) for mark in named)
    return bool(tier or _FORMAT.search(reading.lower) or _TIER.search(reading.lower))


_FORMAT = lazy(r"\b(?:in|as|with) (?:an? )?(?:jpe?gs?|webp|png|avif)\b|\bjpe?gs? and\b")
_TIER = lazy(r"\b(?:standard|basic|cheapest|raster) (?:tier|variant|version|model)\b")


def _by_hand(mention: Mention, match: re.Match[str]) -> bool:
    """ "An editor will retouch the output of X": somebody else does it."""
    verb = regex(r"retouch|modif|alter|rework").match(match.group())
    return bool(verb) and mention.start >= match.end()


def _all_but(reading: Reading, mention: Mention) -> bool:
    """ "Besides X, no model has it": denied of the others."""
    return bool(_BUT.search(reading.lower, max(0, mention.start - 24), mention.start))


def who(reading: Reading, match: re.Match[str]) -> Mention | None:
    mention = reading.subject_of(match.start(), match.end())
    if mention and mention.end <= match.start() and _OTHER_SUBJECT.search(reading.lower, mention.end, match.start()):
        return None
    if mention and mention.end <= match.start() and _of_other_maker(reading, mention, match.start()):
        return None
    ahead = reading.lower[match.end() : mention.start] if mention and mention.start >= match.end() else ""
    if ")" in ahead and not _BY_IT.search(ahead):
        return None  # in brackets behind something that the base does not know
    return (
        mention
        if mention and mention.kind in ("exact", "family", "ambiguous", "product", "old") and mention.models
        else None
    )


def _of_other_maker(reading: Reading, mention: Mention, end: int) -> bool:
    """ "X takes it, but not OpenAI, which has no ...": what follows is said of another maker's models."""
    made = _MAKER_DOES.search(reading.lower, mention.end, end)
    vendors = {reading.context.base.model(key).vendor.casefold() for key in mention.models}
    return made is not None and not any(made.group("maker") in vendor for vendor in vendors)


_MAKER_DOES = lazy(
    rf"\b(?P<maker>{words.MAKERS})(?:['\u2019]s (?:own )?(?:(?:image )?models?|api|family))?,? (?:which|who|where|whose \w+)? ?(?:has|have|does|do|offers?|supports?|lacks?|knows?|takes?|refuses?|rejects?|ignores?|there is)\b"
)
_OTHER_SUBJECT = lazy(
    r"(?:;|,? (?:while|whereas)) (?:(?:[\w-]+ ){0,3}?(?:models|ones|others|rivals|generators|tools|rest|competitors|alternatives)\b|(?!it\b|its\b|they\b|also\b|still\b|even\b|now\b)(?:[\w.-]+ ){1,3}(?:reach(?:es)?|goes|go|supports?|offers?|can|does|do|has|have|takes?|makes?|writes?|renders?|produces?)\b)"
)
"""Goes on about something that the base does not know: "..., while gemini-3 reaches 4K", "..., while lighter models lack it"."""
_DERIVED = lazy(
    r"\b(?:is|was|are|being|as|merely|just) (?:no|not an?|an?) (?:[\w-]+ )?fine[- ]?tun\w+ of\b|\b(?:without|no) fine[- ]?tun\w+ (?:of|on)\b"
)
""" "X is no fine-tune of Y" says how it was made."""
_FITS = lazy(r"\bloras?\b[^.;]{0,24}\b(?:work|run|load|fit|transfer|carry over|compatible|break|fail)\b")
"""Says with which model the files of another go together."""
_TAIL = lazy(
    r", so |,? (?:when(?:ever)?|if|once) (?:you|one|they|we|a) |(?:,|,? (?:and|but|while)) (?:the )?[\w.]+ (?:does|do|did|can|is|has)|,? (?:and|but|yet|though) (?:has|have|takes?|knows?|offers?|gives?|needs?|lacks?|does|do|is|are|can|costs?|comes?|it|they|there|no|none|nothing|neither|without|never|not (?!supported|available|possible|offered|yet|included|part|allowed))\b|, no |[,:] not (?!supported|available|possible|offered|yet|included|part|allowed)|: (?!no\b|not\b)|; |\. | without\b| \((?:no|not|without) "
)
"""Ends what is said of a capability behind its name."""


def stretch_of(reading: Reading, mention: Mention, match: re.Match[str]) -> str:
    """The words between a model and what is said of it, with a little after."""
    named = mention in reading.models and mention.end <= match.start()
    begin = mention.end if named else match.start() - len(words.before(reading.lower, match.start(), 60))
    if named and (_OVER.match(reading.lower, mention.end) or _GIVE.search(reading.lower, 0, mention.start)):
        begin = max(0, mention.start - 30)  # "you reach X over an official API", "pass X a seed"
    clause = max(
        (reading.lower.rfind(joint, begin, match.start()) for joint in _JOINTS),
        default=-1,
    )
    tail = _TAIL.split(reading.lower[match.end() : match.end() + 18], maxsplit=1)[0]
    return _DESPITE.sub(" ", f"{reading.lower[max(begin, clause) : match.end()]}{tail}")


_DESPITE = lazy(r", (?:despite|in spite of|notwithstanding|for all|regardless of) [^,;]{2,48},")
_JOINTS = (
    "; ", ", so ", ", and ", " but ", " while ", " whereas ", " although ",
    ", supporting ", ", offering ", ", featuring ", ", including ",
)  # fmt: skip
"""Before them something else was said of the model."""
_BUT = lazy(r"\b(?:besides|apart from|aside from|except for|except|other than) (?:the )?[`*_]*$")
_STILL_THERE = lazy(
    r"(?: (?:support|output|preview|mode|option|beta)s?)?(?: (?:of|for|in|with) [\w. -]{3,30}?)?(?: opened [^.;,]{3,30} and)? (?:is|are|remains?) still (?:in (?:preview|beta)|open|running|live|available|offered|there|on offer)\b"
)
""" "The preview of it is still open"."""
_NEITHER = lazy(r"\b(?:neither|none of)\b(?:[^.;:]|\.(?=\d))*$")
_NO = lazy(r"\s*[:=\u2013\u2014-]\s*(?:no|none|nope|not)\b|\s*[:|]?\s*[\u274c\u2717\u2718\u2716]")
_MISSING = lazy(
    r" (?:(?:support|output|export|parameter|option|mode)s? )?(?:is|are) (?:still |sadly |simply )?(?:missing|absent|lacking|unavailable|impossible|not (?:available|possible|offered|supported))\b"
)
_ABSENT = lazy(r"\b(?:missing|absent|lacking)\b")
_FAILS = lazy(
    r"\b(?:fails?|errors?(?: out)?|breaks?|chokes?|crash(?:es)?|(?:returns?|gives?|throws?|answers? with|get) an? (?:[\w-]+ ){0,2}(?:error|400))\b[^.;]{0,30}\b(?:if|when|on|once|as soon as|with|for)\b"
)
"""Says that something does not work: "it fails with a 400 if you send a seed"."""
_OVER = lazy(r"[`*_]* (?:over|via|through|by) ")
_THEN_FAILS = lazy(
    r"(?: parameter)? with an? (?:[\w-]+ ){0,2}(?:error|4\d\d)\b| (?:parameter )?(?:and|, and) (?:it|you|the (?:api|call|request|job)|your (?:call|request|job)) (?:will |simply |just )?(?:fails?|errors?|throws?|is (?:refused|rejected)|gets? an? (?:[\w-]+ ){0,2}(?:error|400|422)|answers? with|returns? an? (?:[\w-]+ ){0,2}(?:error|400|422))"
)
""" "Pass X a seed and the call fails", "X answers a seed with a 400"."""
_GIVE = lazy(r"(?:^\W*|[,;] |\b(?:can|may|just|simply|then|and) )(?:pass|give|hand|send|feed) (?:the )?[`*_]*$")
_BY_IT = lazy(r"\b(?:via|with|using|through|by) (?:the )?[`*_]*$")
_GIVEN_UP = lazy(
    r"\b(?:reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|ignor(?:e|es|ing)|giv(?:e|es|ing) up|los(?:e|es|ing)|forgo(?:es|ing)?|sacrific\w+|minus)\b"
)


def without_only(stretch: str) -> str:
    stretch = _GIVEN_UP.sub("without", stretch)
    return regex(
        r"\b(?:not only|no (?:dearer|cheaper|more|less|worse|better|slower|faster)|no doubt|no problem|no (?:cheap|easy|quick|free|affordable|inexpensive|simple) (?:way|route|path|option)|no need|no longer need|not just|without (?:issue|trouble|a problem|losing|extra|any extra|problems))\b"
    ).sub(
        " ",
        stretch,
    )
