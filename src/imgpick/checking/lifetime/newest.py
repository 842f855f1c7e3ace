"""What a text calls the newest: whether a later model has come since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.facts import generations, phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.lifetime import flagships, narrowed
from imgpick.checking.lifetime.life import GONE
from imgpick.checking.lifetime.releases import released
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import OUTDATED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.model import Model

_NEWEST = cued(
    r"\b(?:(?:the |its |their |\w+(?:'s|\u2019s) |is |are |as |brand[- ]?)?(?P<word>latest|newest|freshest|most recent|up[- ]to[- ]date(?= (?:image |picture )?(?:model|version|generator|release)\b)|(?:what (?:[\w-]+ ){1,3}(?:has|keeps|puts|sells|offers) )?at the top of (?:its|their) (?:range|line|line-?up|catalogue|portfolio|menu)|most up[- ]to[- ]date|most current|brand[- ]new|cutting[- ]edge flagship|(?:current|present|today's|present-day) (?:(?:[\w-]|\.(?=\d))+ ){0,3}?(?:flagship|model|version|generation|release|lineup|line-up|line|generator|default|family|series|one(?= is\b|, )|(?:models|flagships)(?= are\b)|pair|duo)|(?<=(?:is|ns|ds) )(?:still |only |just )?at (?:version |v\.? ?)\d[\w.]*(?=[.,;:!]? |[.,;:!]?$)|(?:at|up to) (?:version \S+|v\S+) (?:by now|these days|now|today|currently|at present)|(?:default (?:image )?(?:model|version|engine|generator)(?! for\b(?! (?:everyone|everybody|(?:all|new|most|every) (?:new )?(?:users?|members?|subscribers?|people|accounts?)\b(?! (?:of|in)\b)))| (?:in|of) (?:our|my|this|the|google flow|flow|copilot|bing|photoshop|canva|figma|codex)\b)|(?:model|version|engine|one) (?:that )?(?:(?!(?:we|i|our|my)\b)[\w-]+ ){0,5}by default(?! in (?:our|my))|what (?:(?!(?:we|i|our|my)\b)[\w-]+ ){0,4}by default|what (?:[\w-]+ ){1,2}(?:(?:currently|now|today) (?:offers|sells|ships)|(?:offers|sells|ships) (?:today|now|currently|these days))|tops? out (?:at|with)|(?:runs?|uses?|serves?|gets?|ships?)(?: on| with| you)? (?:version )?v?\d[\w.]{0,4} (?:by default|unless (?:you|they) (?:choose|pick|select|set|ask for|specify) (?:another|a different|an older)\b|unless (?:(?:you|they) (?:say|specify|ask|choose|tell it|set it) |told |asked |specified |set )?otherwise)|(?<!our )(?<!my )default (?:today|these days|at the moment|right now)|(?<=['\u2019]s )default(?= (?:is|remains)\b)|current(?= [a-z][\w-]+ (?:is|remains) (?:still )?(?:version |v\.? ?)\d)|(?<=^)by default(?=,? [\w .]{3,24}['\u2019]s api (?:uses|runs|calls|serves)\b)|(?<=(?:is|ns) the )default(?=[.,;]|$| (?:(?:image )?(?:model|version|engine) )?for (?:everyone|everybody|(?:(?:all|new|most|every|paying|paid|free|other)(?: of)? ){1,3}(?:users?|subscribers?|members?|accounts?|people|customers?|prompts?|jobs|sign-?ups?))\b))|(?:now|currently|presently|these days)(?: stands?)? (?:at|on) (?:version|v\.? ?\d)\S*(?: \d\S*)?|(?:state[- ]of[- ]the[- ]art|sota)(?=[^.;]{0,60}\b(?:today|currently|right now|at the moment|as of|in 2026|these days|now)\b)|flagship|top[- ]of[- ]the[- ]line))\b(?! (?:price|pricing|update of|that (?:we|i|anyone)\b|we\b|rows?|entry|entries|additions?|readings?|prices|rates?|as of(?! (?:this|today|now|late|early|mid|november|december)\b)|docs|guide|benchmarks?|leaderboards?|scores?|snapshot|research|features?|data|tests?|news|changes?|release notes|board|state|landscape|market|field|race|wave|scene|ecosystem|space|era|crop))"
    r"(?:[^.;]{0,60}?\b(?P<noun>model|models|version|release|generation|generator|image|flagship|offering|iteration|default|flux|one))?"
)
_LEADS_TO = lazy(
    r"(?:['\u2019]s)?(?: [a-z-]+){0,3}?(?: (?:is|called|named)(?: now| currently)?|[:,]|, (?:that|this|it|which)(?: is|['\u2019]s)) [\"'\u201c*_]*"
)

_IT_IS = lazy(
    r"\W*(?:and |but |so )?(?:it|this|the model|this (?:one|model))(?:['\u2019]s| is| remains| stays)(?: (?:still|now|currently|also|today))? ?(?:(?:the|[\w. ]{2,24}['\u2019]s?) )?"
)
_REPLACED = lazy(
    r"\b(?:it|this|which|that) (?:has )?(?:replace[sd]|succeed(?:s|ed)|supersede[sd]|follow(?:s|ed)) (?:the )?(?:\w+ ){0,3}?[`*_]*$"
)
""" "It replaced X and is now the default" is said of "it"."""
_SETTING = lazy(
    r"\b(?:choose|set|use|make|pick|select|keep|configure)\b(?:[^.;]|\.(?=\d)){0,60}\bas (?:the|your|our|its|a) default\b|^\W*default (?:image )?models?\W{0,6}(?:\u2192|->|=|:)|\b(?:our|my) (?:[\w-]+ ){0,2}default\b|\b(?:in|for|on|at|across|inside) (?:our|my) [^.;]{2,50}\bdefault\b|\bdefault (?:for|in) (?:\w+ )?(?:our|my)\b|\bdefault (?:of|in|for) (?:our|my|this)\b|\((?:the )?(?:current )?default\)"
)
"""Makes a model the default of somebody's program, which is no claim about the vendor's."""
_IN_THE_PAST = lazy(
    r"(?:^|[,;(] ?|\b(?:and|but) )(?:when|as|on the (?:very )?day(?: (?:that|when))?|at the time|the (?:day|week|month)(?: (?:that|when))?|by the time) [^,;]{3,60}? (?:came out|launched|appeared|arrived|debuted|shipped|(?:was|were) (?:released|launched|announced|introduced|unveiled))\b"
    r"|\b(?:lasted|remained|stayed|served|reigned|stood|was|were)\b[^.;]{0,40}\b(?:from|until|till|for|between)\b(?=[^.;]{0,60}\bas\b)"
)
""" "When X came out, the newest was Y" speaks of that day."""
_IN_BRACKETS = lazy(r"\((?:the |its |their |our )?.?$")
_CLOSES = lazy(r"(?: (?:model|version|one|release))?\)")
""" "X (newest), Y (older)": said of the one before."""
_APPOSED = lazy(r"[`*_]*, ?")
_APPOSED_ENDS = lazy(r"(?: [a-z-]+){1,3}, (?=[\w`*])")
""" ", its newest release, ..." speaks of the one before."""
_NEARLY = lazy(r"\b(?:near|sub|quasi|semi|almost|nearly|close to|next to)(?:-| )(?:the )?$")
_LACKS = lazy(r"\b(?:without|below|under|short of|less than)\b[^.;,]{0,40}$")
_PRESENTED = lazy(
    r"\b(?:released|presented|launched|announced|introduced|unveiled|shipped|debuted|rolled out|dropped)\b"
)
_WITH = lazy(r"\bwith (?:the )?$")
_AS_OF = lazy(r"\bas (?:of|at) (?:early |mid-?|late )?$")
_NUMBER = lazy(
    r"(?:['\u2019]s)?(?: [a-z-]+){0,2}? (?:is|remains)(?: now| currently| still)?(?: version| v\.?)? ?(\d+(?:\.\d+)?)(?![\w%]|\.\d| (?:points|images|of))"
)


_NO_LATER = cued(
    r"\b(?:nothing|no (?:new |newer )?(?:[\w.-]+ ){0,2}?models?|(?:not|n['\u2019]t) (?:yet )?(?:released|shipped|launched|published|brought out) (?:an?|any)(?: new)?(?: image)? models?)(?: new)? (?:since|after) (?:the )?[`*_\"]*(?P<since>)"
    r"|\b(?:nothing|none(?: of (?:[\w.'\u2019-]+ ){0,3}?[\w.'\u2019-]+)?|no(?: [\w.-]+){1,3}?) (?:is |are )?(?:newer|more recent|fresher|later)(?: (?:from|by|in|at|of) [\w.-]+)? than (?:the )?[`*_\"]*(?P<than>)"
    r"|['\u2019]s (?:last|most recent) (?:image )?model (?:was|is|remains) (?:still )?(?:the )?[`*_\"]*(?P<was>)"
)
""" "It has released nothing since X": X is called the last one."""
_OURS = lazy(r"\b(?:our|my) ")
_VERSION_IS = lazy(
    r"(?: (?:version|model|release|generation))?(?: of [\w .-]{3,20}?)?(?: (?:is|remains)|:|,)?(?: (?:now|still|currently))? (?:version |v\.? ?)?(\d+(?:\.\d+)?)(?![\w%]|\.\d| (?:points|images|of|million|billion|seconds))"
)
_OF_ANOTHER = lazy(r"\b(?:than|better|newer|instead|replac\w+|success\w+|predecess\w+|older)\b")

CUES = (_NEWEST, _NO_LATER)


def judge(reading: Reading) -> Iterator[Claim]:
    if not reading.silent and reading.search(_NO_LATER):
        yield from _last(reading)
        return
    if reading.silent or reading.past or (reading.hears(_NEWEST) and _IN_THE_PAST.search(reading.lower)):
        return
    for match in reading.finditer(_NEWEST):
        word = match.group("word")
        if reading.inside_name(match.start("word"), match.end("word")) or _says_nothing(reading, match, word):
            continue
        mention = _called_newest(reading, match)
        if (
            mention
            and words.before(reading.lower, match.start("word"), 7).strip() == "as the"
            and _WITH.search(reading.lower, 0, mention.start)
        ):
            continue  # "a copy with X as the newest"
        if reading.kind == "row" and reading.subject and (mention is None or mention.kind == "family"):
            mention = reading.subject
        mention = _in_full(reading, mention, match)
        if mention is not None and _says_less(reading, mention, word):
            continue
        if mention is not None and mention.kind == "unknown-version":
            yield from _older(reading, mention, word)
            continue
        if (
            mention is None
            or not mention.models
            or mention.kind not in ("exact", "family", "product", "ambiguous", "old")
        ):
            continue
        yield from _is_newest(reading, mention, (match.start(), match.end("word")), word)


def _says_less(reading: Reading, mention: Mention, word: str) -> bool:
    """Whether an id is what a program is set to, or a model one of the several that are current."""
    several = word.endswith(("models", "pair", "duo", "flagships"))
    lives = (reading.context.base.model(key).life(reading.context.today) for key in mention.models)
    return (mention.id_like and "default" in word) or (several and any(life.status == "current" for life in lives))


def _last(reading: Reading) -> Iterator[Claim]:
    """The model since which nothing is said to have come."""
    for match in reading.finditer(_NO_LATER):
        if _OURS.search(reading.lower, 0, match.start()):
            continue
        mention = next((m for m in reading.models if m.start == match.end()), None)
        if mention and mention.kind in ("exact", "family", "product"):
            yield from _is_newest(reading, mention, match.span(), "the last one")


def _in_full(reading: Reading, mention: Mention | None, match: re.Match[str]) -> Mention | None:
    """The version that a family's name leads to: "X's latest version is 6", or the model that the heading names."""
    family = mention is not None and mention.kind == "family" and not any(map(str.isdigit, mention.text))
    numbered = _VERSION_IS.match(reading.lower, match.end("word")) if family else None
    if mention and family and not numbered:
        numbered = _VERSION_IS.match(reading.lower, mention.end)
    if mention and numbered:
        found = reading.context.base.resolve(f"{mention.text} {numbered.group(1)}", near=False)
        if found.kind == "exact":
            return mention._replace(kind="exact", models=found.models)
        return mention._replace(
            kind="unknown-version", family=mention.family or "", note=numbered.group(1), end=numbered.end()
        )
    if reading.kind == "row" or _OF_ANOTHER.search(reading.lower):
        return mention
    heading, base = reading.over.heading.casefold(), reading.context.base
    above = (m for m in (reading.subject, *reading.near) if m and m.kind == "exact")
    subject = next(
        (m for m in above if m.text.casefold() in heading or base.model(m.models[0]).name.casefold() in heading), None
    )
    if subject is None:
        return mention
    model = base.model(subject.models[0])
    if reading.context.written < model.released:
        return mention
    if mention is None and not reading.models and model.vendor.casefold() in reading.lower:
        return subject
    return subject if mention and family and set(subject.models) <= set(mention.models) else mention


def _says_nothing(reading: Reading, match: re.Match[str], word: str) -> bool:
    """Whether "newest", "default" and the like are denied, said of something that is gone, or of somebody's settings."""
    kinds = reading.context.routes.kinds
    of_route = any(
        mark.value not in ("chatgpt", "gemini-app") and kinds[mark.value] != "vendor-api"
        for mark in reading.routes_here
    )
    if "default" in word and (of_route or _SETTING.search(reading.lower)):
        return True
    return bool(
        words.negated(words.before(reading.lower, match.start(), 22))
        or _NEARLY.search(reading.lower, max(0, match.start() - 16), match.start())
        or _LACKS.search(reading.lower, 0, match.start())
        or GONE.pattern.search(reading.lower[max(0, match.start() - 25) : match.start()])
    )


def _called_newest(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model that is called newest: right after ("the latest model, X"; "its newest is X"), else the subject before."""
    beside = _beside(reading, match)
    if beside:
        return beside
    inside = [m for m in reading.mentions if match.start() <= m.start and m.end <= match.end() and m.kind != "app"]
    if inside and regex(r"\b(?:at|on|to) v|\d (?:by default|unless)").search(match.group("word")):
        return inside[-1]
    if inside and inside[-1].kind == "exact" and match.start("word") <= inside[-1].start <= match.end("word"):
        return inside[-1]  # "the current X model"
    if inside and inside[-1].kind == "family" and inside[-1].end <= match.end("word"):  # "the current FAMILY model"
        return _member_before(reading, match, inside[-1]) or _named_by(reading, inside[-1])
    for after in reading.mentions:
        joint = reading.lower[match.end("word") : after.start]
        if joint == " of " and after.kind == "family" and _NUMBER.match(reading.lower, after.end):
            return _named_by(reading, after)  # "the current version of FAMILY is 6"
        if after.start < match.end("word") or len(joint) > 60:
            continue
        if regex(
            r"\b(?:than|after|before|replaces?|beats?|over|to|of|for|in|from|versus|vs|supersedes?|follow\w*)(?<!name of)\s+(?:the )?$"
        ).search(
            joint,
        ):
            continue
        if regex(
            rf"[,:(\u2014\u2013][\s*_`]*(?:(?:{words.MAKERS})(?:[\'\u2019]s)? )?$|\b(?:is|are|being|remains|called|named|goes by(?: the name(?: of)?)?|(?:bears|carries) the name(?: of)?|model|version|release|image|generator|offering)\s*(?:now |currently |still )?[\"'\u201c*_]*$|^\s*$|^\s*(?:\w+ ){{0,2}}$"
        ).search(
            joint,
        ):
            return _member_before(reading, match, after) or _named_by(reading, after)
    return _subject_of(reading, match)


def _beside(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model before "(newest)", or before ", its newest release,"."""
    if _IN_BRACKETS.search(reading.lower, 0, match.start() + 1) and _CLOSES.match(reading.lower, match.end("word")):
        return next((m for m in reversed(reading.mentions) if m.end <= match.start()), None)
    if not _APPOSED_ENDS.match(reading.lower, match.end("word")):
        return None
    return next((m for m in reading.mentions if _APPOSED.fullmatch(reading.lower, m.end, match.start())), None)


def _subject_of(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model before "is the newest"."""
    before = [m for m in reading.mentions if m.end <= match.start()]
    if match.group("word").startswith("top"):  # "X tops out at 2K" speaks of a size
        return None
    if before and _REPLACED.search(reading.lower, 0, before[-1].start):
        return None
    if len(before) > 1 and reading.subject_of(match.start(), match.end()) == before[-2]:
        return before[-2]
    if before and regex(r"\b(?:is|are|remains?|being|as|was|now|still|,|\()\b|[,(:\u2014\u2013-]").search(
        reading.lower[before[-1].end : match.start() + 4],
    ):
        return before[-1]
    return reading.subject if not reading.models and _IT_IS.fullmatch(reading.lower, 0, match.start()) else None


def _named_by(reading: Reading, mention: Mention) -> Mention:
    """The version that a family's name leads to: "the newest Midjourney model is V7"."""
    numbered = _NUMBER.match(reading.lower, mention.end) if mention.kind == "family" else None
    if numbered:
        found = reading.context.base.resolve(f"{mention.text} {numbered.group(1)}", near=False)
        if found.kind == "exact":
            return mention._replace(kind="exact", models=found.models, end=numbered.end())
        if not any(map(str.isdigit, mention.text)):
            return mention._replace(
                kind="unknown-version", family=mention.family or "", note=numbered.group(1), end=numbered.end()
            )
    later = next((m for m in reading.mentions if m.start >= mention.end), None)
    if mention.kind == "family" and later and _LEADS_TO.fullmatch(reading.lower, mention.end, later.start):
        return later
    return mention


def _member_before(reading: Reading, match: re.Match[str], after: Mention) -> Mention | None:
    """The model of which "is the newest FAMILY model" is said; None where a family is not named so."""
    if after.kind != "family":
        return None
    before = next((m for m in reversed(reading.mentions) if m.end <= match.start()), None)
    if before is None or before.kind == "family" or not set(before.models) <= set(after.models):
        return None
    joint = reading.lower[before.end : match.start() + 4]
    return (
        before
        if regex(r"\s*(?:,[^,]{2,40},)? ?(?:is|are|was|remains|continues to be|stays|as)\b").match(joint)
        else None
    )


def _is_newest(reading: Reading, mention: Mention, span: tuple[int, int], word: str) -> Iterator[Claim]:
    base, today, written = reading.context.base, reading.context.today, reading.context.written
    own = mention.models
    meant = narrowed.some(reading, own, span[1])
    newer = narrowed.newer_among(base, own, meant, today) if meant else generations.newer_than(base, own, today)
    if narrowed.is_narrow(reading, span[1]):
        return
    if word.startswith("flagship") and newer:
        newer = flagships.above(base, own, newer, today, flagships.of_line(reading, span[1]))
    whole = (min(span[0], mention.start), max(span[1], mention.end))
    day = _as_of(reading, span[0]) or (reading.days[0].value if word.startswith("brand") and reading.days else "")
    if not newer or (day and not generations.newer_than(base, own, day)):
        yield reading.claim("stale-date", whole, SUPPORTED, own, released(base, own[:1]))
        return
    if mention.kind == "family" and not any(ch.isdigit() for ch in mention.text):
        return
    # of one that came out in the same month, nobody says on which day
    then = all(written.startswith(m.released) for m in generations.newer_than(base, own, written))
    then = then and generations.out_by(base, own, written)
    yield reading.claim(
        "stale-date", whole, OUTDATED, own, (*released(base, own[:1]), *released(base, newer[:3])), rule="stale-date-newest",
        severity=SUGGESTION if flagships.within_line(reading, word, span) else WARNING if then and reading.context.dated else "",
        message=f"“{word}” {_held(base, own, newer)}: since then {phrases.names(base, [m.id for m in newer])} came out",
        advice=f"the newest is {newer[0].name} ({newer[0].released})", written=SUPPORTED if then else OUTDATED,
    )  # fmt: skip


def _held(base: Base, own: tuple[str, ...], newer: list[Model]) -> str:
    """Until when it held; only until when at most, where what came after is of another family."""
    names, last = phrases.names(base, own[:2]), newer[-1]
    if generations.top_family(base, last.family) == generations.top_family(base, base.model(own[0]).family):
        return f"held for {names} until {last.released}"
    return f"held for {names} until {last.released} at the latest"


def _as_of(reading: Reading, start: int) -> str:
    """The day of which a sentence speaks: "as of March 2026", or that of a release that it tells."""
    if reading.days and _PRESENTED.search(reading.lower, 0, start):
        return reading.days[0].value
    return next((d.value for d in reading.days if _AS_OF.search(reading.lower, max(0, d.start - 14), d.start)), "")


def _older(reading: Reading, mention: Mention, word: str) -> Iterator[Claim]:
    """A version that the base does not know is called newest: it knows a later one."""
    base, today = reading.context.base, reading.context.today
    current = base.current(mention.family, today)
    if not current or generations.generation(base.model(current)) <= float(mention.note):
        return
    model = base.model(current)
    yield reading.claim(
        "stale-date", (mention.start, mention.end), OUTDATED, (current,), released(base, [model]), rule="stale-date-newest",
        message=f"“{word}” does not hold for {mention.text}: {model.name} came out on {model.released}", advice=f"name {model.name}",
    )  # fmt: skip
