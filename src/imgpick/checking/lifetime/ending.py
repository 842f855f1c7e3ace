"""What is said to have ended: "X was retired on ...", "its vendor pulled X from the API"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.lifetime.end_days import day_of, end_of, of_its_year, short_day
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import agrees
from imgpick.kb import cite
from imgpick.kb.standing import stage

_WHEN = (
    r" (?:on|in|by|at the end of) (?:(?:the|early|mid|late|end|start|beginning|of|about|around|a|few|couple|next|this|coming|[a-z]+day,?)[ -]){0,4}"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\b(?! ?%)|20\d\d|{words.MONTHS}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|q[1-4]\b|(?:[a-z]+ )?(?:days|weeks?|months?|years?)\b|spring|summer|autumn|fall\b|winter)"
)
"""A time: without one, models that "are close in quality" or "end in a tie" have not ended."""
_SAYS_GONE = cued(
    r"\b(?:(?:has been|have been|had been|is|are|was|were|got|(?<!the )(?<!a )now|being|will be|to be) (?:\w+ )?(?P<word>retired|deprecated|shut down|shutdown|discontinued|sunset(?:ted)?|removed|switched off|turned off|taken offline)"
    r"|(?:off|gone|dead|offline|closed)(?: from (?:the|its) (?:[\w'\u2019]+ )?api)?(?: as of|(?= since))(?= \S)|(?:is|are) (?:(?:already|now|long|by now) )+(?:offline|gone|dead|history|unavailable|switched off)|can no longer be (?:bought|used|called|ordered|had|reached)|(?:is|are) no longer (?:available|offered|supported|served|sold|callable)|(?:reached|reaches) (?:its )?end[- ]of[- ]life|(?:(?:closes?|ends?|stop(?:s|ped))"
    rf"(?={_WHEN})"
    r"|retires?|shuts? down|was shut|sunsets?|stops? working|goes? away|switch(?:es)? off|stopped (?:answering|working|responding)|went (?:dark|away|offline)|was pulled|disappeared|(?:left|leaves|vanished from|disappeared from|dropped out of|was (?:taken off|pulled from|removed from)) (?:the |its )?(?:[\w'\u2019]+ ){0,3}?apis?) (?:on|in|by|at the end of|as (?:early|soon) as|no (?:earlier|sooner) than)\b(?! {2}| ?[`*-])(?! [`\"'*\u201c-]))"
)
_ENDED_BY = cued(
    rf"\b(?:{words.MAKERS}|its vendor|the vendor|the company|they) {words.AT_LAST}"
    r"(?P<verb>(?:(?:will|is going to|plans? to|is about to) )?(?:retires?|kills?|shuts?|switch(?:es)?|turns?|discontinues?|removes?|withdraws?)(?: (?:down|off))?|pulled|retired|killed|switched|turned|discontinued|sunset(?:ted)?|removed|withdrew|took|axed)\b (?:the )?(?:(?:pricey|costly|old(?:er)?|ag(?:e)?ing|popular|beloved|cheap(?:er)?|dear|original|first|flagship|little|small|big|slow|expensive|ancient|trusty|[a-z]+-old) ){0,2}[`\"'*_]*(?P<object>(?:it|the model|this one)\b)?"
)
_DEADLINE = cued(
    r"\b(?:have|has|got|leaves|gives)\b[^.;]{0,20}\buntil\b[^.;]{0,40}\b(?:move|migrate|switch|get|be|upgrade)\b[^.;]{0,12}\b(?:off|away from|from|out of) (?:the )?[`\"'*_]*(?P<off>)|\b(?:deadline|last day|cut-?off|end date|shutdown date|announced the (?:end|retirement|shut-?down|sunset|deprecation)) (?:for|of) (?:the )?[`\"'*_]*(?P<of>)"
)
_IT = lazy(
    r"\W*(?:(?:and|but|so|then|sadly|unfortunately|officially),? )?(?:it|the model|this (?:one|model)) (?:\w+ly )?"
)
_PLATFORM = lazy(r"\bfirebase\b")
"""Ends on days of its own, and is no route of the base."""
_HEIR = lazy(r"\b(?:successor|superseded by|replaced by|replacement:?|in favou?r of)(?: is)? (?:the )?[`*_]*$")
""" "X, successor Y, ends in May" speaks of X."""
_NOTICE = lazy(
    r"\b(?:announc(?:ed|ing|es)|(?:gave|given|giving|sent|sends) (?:\w+ )?(?:notice|word) of|warned of|confirmed|revealed|published|set)\b[^.;,]*$"
)
_BARE_DAY = lazy(r"[`\"'*_]*(?:['\u2019]s)?(?: (?:end|retirement|shut-?down))? (?:on|in|at)? ?(?:on|in|at)? ?")
_NOUN = lazy(r"['\u2019]s $")
_NONE_YET = lazy(r"(?:\b(?:not|never|no|nobody|no one|neither|nor)|n['\u2019]t)(?: [\w-]+){0,3} $")
_GONE_NOW = lazy(r"\b(?:already|now|long|by now|since then)\b")
_OFF = lazy(r"\b(?:down|off|offline|from (?:the|its) (?:api|service|platform))\b")
_JOINT = lazy(r"[`\"'*_]*(?:,|,? and)(?: the)? [`\"'*_]*")
_STILL_TO_COME = lazy(r"(?:retires?|kills?|shuts|switch(?:es)?|turns?|discontinues?|removes?|withdraws?)\b")
_NEED_OFF = ("shut", "switch", "turn", "took", "pulled", "remove")
"""Verbs that end a model only with "off", "down" and the like."""
_FUTURE = lazy(r"\b(?:will|to) be\b")
_TO_COME = lazy(r"\b(?:will|going to|plans? to|about to)\b")
_PLANNED = lazy(r"\bwill be|to be\b|future|eventually|\bplan")
_AHEAD = 14
"""Characters before the verb in which "will" or "is going to" may stand."""
CUES = (_SAYS_GONE, _ENDED_BY, _DEADLINE)


def _passive(reading: Reading) -> re.Match[str] | None:
    found = list(reading.finditer(_SAYS_GONE))
    says = next(
        (match for match in reversed(found) if match.group("word") != "deprecated"), found[0] if found else None
    )
    stretch = f"{words.before(reading.lower, says.start(), 3)}{says.group()}" if says else ""
    return says if says and not words.negated(stretch.replace("no longer", "")) else None


def is_notice(reading: Reading, start: int, joint: str) -> bool:
    """Whether a day is that on which an end was told: "V announced the end of X in June"."""
    return bool(_NOTICE.search(reading.lower, 0, start) and _BARE_DAY.fullmatch(joint))


def _still_whole(reading: Reading, mention: Mention) -> bool:
    """Whether a version means several models of which none has an end: then one answers for all."""
    lives = [reading.context.base.model(key).life(reading.context.today) for key in mention.models]
    numbered = mention.kind == "family" and any(map(str.isdigit, mention.text))
    return numbered and all(life.status in ("current", "superseded") and not life.shutdown for life in lives)


def _over(reading: Reading, mention: Mention) -> bool:
    """Whether a family's name is that of a family of which nothing is left."""
    lives = (reading.context.base.model(key).life(reading.context.today) for key in mention.models)
    return mention.kind == "family" and all(life.status == "retired" for life in lives)


def _to_come(reading: Reading, says: re.Match[str]) -> bool:
    """Whether an end is told as one that lies ahead."""
    told = f"{words.before(reading.lower, says.start(), _AHEAD)}{says.group()}"
    return bool(_FUTURE.search(told) or _TO_COME.search(told))


def _noticed(reading: Reading, says: re.Match[str]) -> bool:
    """Whether "end" is no verb: "V announced X's end in June"."""
    noun = says.group().startswith("end") and _NOUN.search(reading.lower, 0, says.start())
    return bool(noun and _NOTICE.search(reading.lower, 0, says.start()))


def speaks(reading: Reading) -> bool:
    """Whether a sentence says that something has ended or will."""
    return bool(_passive(reading) or reading.search(_ENDED_BY) or reading.search(_DEADLINE))


def claims(reading: Reading) -> Iterator[Claim]:
    """What a sentence says of the end of a model, perhaps with a day."""
    says = _passive(reading)
    if says and (_PLATFORM.search(reading.lower) or _noticed(reading, says)):
        return
    if says:
        yield from _told(reading, says)
        return
    last = reading.search(_DEADLINE)
    if last and _NONE_YET.search(reading.lower, 0, last.start()):
        last = None
    named = next((m for m in reading.models if last and m.start == last.end() and m.kind == "exact"), None)
    if last and named:
        day = next((d.value for d in reading.days if d.start >= last.start()), "")
        yield from judged(reading, named, last, day)
        return
    active = reading.search(_ENDED_BY)
    if not active or (reading.routes and _elsewhere(reading, active)):
        return
    coming = bool(_STILL_TO_COME.search(active.group("verb")))
    for mention in _objects(reading, active):
        day = day_of(reading, mention, active) or short_day(
            reading, max(active.end(), mention.end if mention.start else 0)
        )
        if coming and day and not reading.days:  # the year is that of the end: it lies ahead
            day = f"{end_of(reading, mention)[:4] or day[:4]}{day[4:]}"
        yield from judged(reading, mention, active, day, done=not coming)


def _told(reading: Reading, says: re.Match[str]) -> Iterator[Claim]:
    """What "has been retired" says of the model before it."""
    before = [m for m in reading.models if m.end <= says.start() and not _HEIR.search(reading.lower, 0, m.start)]
    mention = next(reversed(before or _told_as_it(reading, says)), None)
    if mention is None:
        return
    if _still_whole(reading, mention):
        mention = mention._replace(kind="exact", models=mention.models[:1])
    if _over(reading, mention) and _to_come(reading, says):
        last = reading.context.base.current(mention.family, reading.context.today) or mention.models[0]
        yield from judged(reading, mention._replace(models=(last,)), says, "")
    elif mention.kind == "exact" and not (reading.routes and _elsewhere(reading, says)):
        done = bool(_GONE_NOW.search(says.group()))
        day = day_of(reading, mention, says) or short_day(reading, says.end())
        yield from judged(reading, mention, says, of_its_year(reading, mention, day), done=done)


_OF_PART = lazy(
    r"\b(?:previews?|beta|alpha|trial|wait(?:ing )?list|mode|feature|option|offer|promotion|discount|price|tier|snapshot|alias|playground|demo) (?:of|for|in|with|to|on) (?:the )?[`*_]*$"
)
"""What of a model has ended: "the preview of X closed"."""


def _told_as_it(reading: Reading, says: re.Match[str]) -> list[Mention]:
    """The model that "it" means; where no end of it is known, only that of the heading, for else a page or a demo may be meant."""
    mention = reading.subject
    if (
        mention is None
        or mention.kind != "exact"
        or says.group("word") == "removed"
        or not _IT.fullmatch(reading.lower, 0, says.start())
    ):
        return []
    headed = mention.text.casefold() in reading.over.heading
    return [mention] if headed or end_of(reading, mention) else []


def _objects(reading: Reading, active: re.Match[str]) -> list[Mention]:
    """Whom the vendor has ended or will end: one model, or those of a list."""
    first = _object(reading, active)
    if first is None or first.start != active.end():
        return [first] if first else []
    found = [first]
    for mention in reading.models:
        if mention.start > found[-1].end and _JOINT.fullmatch(reading.lower, found[-1].end, mention.start):
            found.append(mention)
    return [mention for mention in found if mention.kind == "exact"]


def _object(reading: Reading, active: re.Match[str]) -> Mention | None:
    """Whom the vendor has ended; None where the verb means something else."""
    named = next((m for m in reading.models if m.start == active.end()), None)
    mention = named or (_before(reading, active) if active.group("object") else _which(reading, active))
    if mention is None or mention.kind != "exact":
        return None
    end = named.end if named else active.end()
    needs = active.group("verb").startswith(_NEED_OFF) and not _OFF.search(active.group("verb"))
    return mention if not needs or _OFF.search(reading.lower, end, end + 24) else None


_WHICH = lazy(r"[`\"'*_]*,? (?:which|that) $")


def _which(reading: Reading, active: re.Match[str]) -> Mention | None:
    """ "X, which V switched off"."""
    before = [m for m in reading.models if m.end <= active.start()]
    return before[-1] if before and _WHICH.match(reading.lower[before[-1].end : active.start()]) else None


def _before(reading: Reading, active: re.Match[str]) -> Mention | None:
    return next((m for m in reversed(reading.models) if m.end <= active.start()), reading.subject)


def _elsewhere(reading: Reading, says: re.Match[str]) -> bool:
    """Whether an end is that of one route which is not the vendor's own."""
    route = reading.routes[0]
    return route.start < says.end() + 30 and reading.context.routes.kinds[route.value] != "vendor-api"


def judged(reading: Reading, mention: Mention, says: re.Match[str], day: str, *, done: bool = False) -> Iterator[Claim]:
    """An end held against the life of a model; ``done`` says that it is told as past."""
    if mention in reading.models and _OF_PART.search(reading.lower, 0, mention.start):
        return
    model = reading.the_model(mention)
    life = model.life(reading.context.today)
    facts = (cite.life(model, life),)
    known = end_of(reading, mention)
    further = mention.start >= says.end() + 2 and mention in reading.models
    span = (mention.start, mention.end) if further else reading.joined(mention, says.span())
    told = [row for row in model.raw["life"] if "shutdown" in row and row["shutdown"] != known]
    other = next((row for row in told if day and words.same_day(day, row["shutdown"])), None)
    if other and life.status != "retired":
        two = "sources disagree on" if "use" in other else "two days were announced for"
        yield reading.claim(
            "stale-date", span, OUTDATED, mention.models, facts, rule="stale-date-day", severity=SUGGESTION,
            message=f"{two} the end of {model.name}: {other['shutdown']} and {known}", advice="name both days",
        )  # fmt: skip
    elif day and known and not agrees(day, known) and not words.same_day(day, life.since):
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-day",
            message=f"{model.name} {'ended' if life.status == 'retired' else 'ends'} on {known}, not {day}", advice=f"write {known}",
        )  # fmt: skip
    elif life.status == "retired" and _to_come(reading, says) and not reading.past:
        then = model.life(reading.context.written).status != "retired"
        yield reading.claim(
            "stale-date", span, OUTDATED, mention.models, facts, rule="stale-date-day", severity=WARNING if then and reading.context.dated else "",
            message=f"{model.name} has ended already, on {life.since}", advice=f"write that it ended on {life.since}", written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip
    elif done and known > reading.context.today:
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-day",
            message=f"{model.name} has not ended yet: it ends on {known}", advice=f"write that it ends on {known}",
        )  # fmt: skip
    elif life.status == "deprecated" and known and known <= reading.context.today and not life.confirmed:
        told_done = done or says.group().startswith(("was ", "were ", "has been ", "have been "))
        yield _unsure(reading, mention, span, facts, done=told_done)
    elif life.status in ("retired", "deprecated") or life.shutdown:
        yield reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
    elif _PLANNED.search(says.group()) or life.status == "announced":
        yield reading.claim("stale-date", span, NOT_IN_BASE, mention.models)
    else:
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="availability-not-retired",
            message=f"{model.name} is {life.status} since {life.since}; the base has no end for it",
        )  # fmt: skip


def _unsure(
    reading: Reading, mention: Mention, span: tuple[int, int], facts: tuple[cite.Fact, ...], *, done: bool
) -> Claim:
    """An end that was announced and never confirmed; a remark where it is told as done."""
    claim = reading.claim("stale-date", span, NOT_IN_BASE, mention.models, facts)
    if not done:
        return claim
    return claim._replace(
        rule="availability-ending", severity=SUGGESTION, message=stage(reading.the_model(mention), reading.context.today),
        advice="say that it was announced, or name who saw it end",
    )  # fmt: skip


def endless(reading: Reading, mention: Mention, span: tuple[int, int]) -> Iterator[Claim]:
    """No day where the end of a model stands: wrong where one has been announced, or it has ended."""
    model = reading.the_model(mention)
    life, then = model.life(reading.context.today), model.life(reading.context.written)
    known, facts = end_of(reading, mention), (cite.life(model, life),)
    if not known:
        yield reading.claim("availability", span, SUPPORTED, mention.models, facts)
        return
    right = reading.context.dated and not then.shutdown and then.status not in ("retired", "deprecated")
    yield reading.claim(
        "availability", span, CONTRADICTED, mention.models, facts, rule="availability-ending",
        severity=WARNING if right else "", written=SUPPORTED if right else "",
        message=stage(model, reading.context.today), advice="name the day of its end",
    )  # fmt: skip
