"""What is said to have ended: "X was retired on ...", "its vendor pulled X from the API"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import agrees, short_days
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
    r"|retires?|shuts? down|was shut|sunsets?|stops? working|goes? away|switch(?:es)? off|stopped (?:answering|working|responding)|went (?:dark|away|offline)|was pulled|disappeared|(?:left|leaves|vanished from|disappeared from|dropped out of|was (?:taken off|pulled from|removed from)) (?:the |its )?(?:[\w'\u2019]+ ){0,3}?apis?) (?:on|in|by|at the end of)\b(?! {2}| ?[`*-])(?! [`\"'*\u201c-]))"
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
_OTHER_DAY = lazy(r"\b(?:updated|checked|read|revised|page|as of|snapshot|table|list)\b")
_FAR = 48
"""Characters behind the verb within which its day stands."""
_HEAD = 14
"""Characters at the head of a sentence within which a day dates all of it."""
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
        before = [m for m in reading.models if m.end <= says.start() and not _HEIR.search(reading.lower, 0, m.start)]
        before = before or _told_as_it(reading, says)
        if before and _still_whole(reading, before[-1]):
            before[-1] = before[-1]._replace(kind="exact", models=before[-1].models[:1])
        if before and before[-1].kind == "exact" and not (reading.routes and _elsewhere(reading, says)):
            done = bool(_GONE_NOW.search(says.group()))
            day = _day(reading, before[-1], says) or _short_day(reading, says.end())
            day = of_its_year(reading, before[-1], day)
            yield from judged(reading, before[-1], says, day, done=done)
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
        day = _day(reading, mention, active) or _short_day(
            reading, max(active.end(), mention.end if mention.start else 0)
        )
        if coming and day and not reading.days:  # the year is that of the end: it lies ahead
            day = f"{end_of(reading, mention)[:4] or day[:4]}{day[4:]}"
        yield from judged(reading, mention, active, day, done=not coming)


_OF_PART = lazy(
    r"\b(?:previews?|beta|alpha|trial|wait(?:ing )?list|mode|feature|option|offer|promotion|discount|price|tier|snapshot|alias|playground|demo) (?:of|for|in|with|to|on) (?:the )?[`*_]*$"
)
"""What of a model has ended: "the preview of X closed"."""


def of_its_year(reading: Reading, mention: Mention, day: str) -> str:
    """A day that stands without its year, in the year in which it is that of the end, where there is one."""
    known = end_of(reading, mention)
    told = f"{known[:4]}{day[4:]}"
    return told if day and known and not reading.days and agrees(told, known) else day


def end_of(reading: Reading, mention: Mention) -> str:
    """The day on which a model ended or will; empty where none is known."""
    life = reading.the_model(mention).life(reading.context.today)
    return life.shutdown or (life.since if life.status == "retired" else "")


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


def _day(reading: Reading, mention: Mention, says: re.Match[str]) -> str:
    """The day of an end: right behind what tells it, or at the head of the sentence."""
    end = max(says.end(), mention.end if mention in reading.models else 0)
    after = next((d for d in reading.days if d.start >= says.start() and d.start - end < _FAR), None)
    if after and not _OTHER_DAY.search(reading.lower, end, after.start):
        return after.value
    short = short_days(reading.lower, end, end + _FAR, reading.context.written)
    if short and "," not in reading.lower[end : short[0].start]:
        return short[0].value
    if says.group().startswith("had been"):  # before the day at the head
        return ""
    return next((d.value for d in reading.days if d.start < _HEAD and d.end <= says.start()), "")


def _short_day(reading: Reading, end: int) -> str:
    """A day or month without its year behind the verb."""
    marks = short_days(reading.lower, end, end + _FAR, reading.context.written)
    near = marks and not reading.days and "," not in reading.lower[end : marks[0].start]
    return marks[0].value if near else ""


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
    elif (
        life.status == "retired"
        and (_FUTURE.search(says.group()) or _TO_COME.search(says.group()))
        and not reading.past
    ):
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
