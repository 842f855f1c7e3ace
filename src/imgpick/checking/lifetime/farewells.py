"""Other ways to tell when a model ended or will: "the plug was pulled on X", "X ran until ...", "X has been dark since ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.lifetime import end_days, ending
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import agrees, short_days
from imgpick.kb import cite

_CUE = cued(
    r"\b(?:went|left|plug|buried|axed|dropped|yanked|support(?:ed|s)?|stopped|ceased|phased|sunset|switched|shut|turned|took|drop|decommission|pull|closed|died|expired|dark|offline|dead|gone|end|shut-?down|retirement|closure|switch-off|demise|last day|fail(?:ed|ing)?|errors?|disappear|vanish|until|till|through(?:out)?|for all of|still|lives? on|unplugged|decommissioned|killed)\b"
)
_VENDOR = rf"(?:{words.MAKERS}|its vendor|the vendor)"
_THE = r"(?:the |old |good |poor ){0,2}[`\"'*_]*$"
_BY = lazy(
    rf"\b{_VENDOR} {words.AT_LAST}(?:(?:pulled|pulls) the plug on|buried|axed|ended (?:all )?(?:support|service|sales) (?:for|of)|stopped (?:serving|offering|selling|supporting|running)|ceased (?:serving|offering|selling)|phased out|decommissioned|unplugged|switched off|shut down|turned off|took down|(?:will|plans to|is going to|is about to|wants to) (?:sunset|phase out|drop|decommission|end (?:support|service) for|pull the plug on)) {_THE}"
)
_DROPPED = lazy(rf"\b{_VENDOR} {words.AT_LAST}(?:dropped|yanked|threw|kicked|deleted) {_THE}")
_FROM_API = lazy(
    r"[`\"'*_]* (?:from|off|out of) (?:the|its) (?:\w+ )?(?:api|platform|service)\b(?: (?:for good|completely))? (?:on|in) "
)
_END_OF = lazy(
    rf"\b(?:end|shut-?down|retirement|closure|sunset|switch-off|demise|last day(?: of (?:service|life))?)(?: (?:date|day))? (?:for|of) {_THE}"
)
_CAME = lazy(
    r"[`\"'*_]*(?:(?:['\u2019]s)? api)?(?:: ?| (?=(?:on|in|at|for) )| (?:came|took place|was|is|happened|fell|falls|follows|comes|will be|will come|is (?:set|scheduled|planned|due) (?:for|on))(?: (?:only|already|finally))? )(?:(?:on|in|for) )?"
)
_ITS_END = lazy(
    r"[`\"'*_]*['\u2019]s (?:end|retirement|shut-?down|last day|end of life|closure|sunset|switch-off)(?: date| day)? (?:is|was|came|comes|falls|fell|will be)(?: (?:set|scheduled|planned|due)(?: (?:for|on|to be))?)? (?:(?:on|in) )?"
)
_WENT = lazy(
    r"[`\"'*_]*(?:['\u2019]s (?:api|endpoint))? (?:finally |quietly )?(?P<way>was closed|went off (?:the |its )?(?:[\w'\u2019]+ )?(?:api|platform|air)|left the (?:api|platform)|closed|died|expired|bowed out|ceased to (?:exist|work)|will (?:go dark|disappear|stop working|die|expire|be gone|vanish|shut down|close|end|retire)|goes dark|fell silent|was (?:killed|axed|buried|decommissioned|phased out|unplugged)) (?:for good |completely )?(?:on|in) "
)
_OFF_SINCE = lazy(
    r"[`\"'*_]* ha(?:s|ve) been (?:offline|dead|gone|down|off|unavailable|history|closed|dark|switched off|unreachable) since "
)
_BEEN_OFF = lazy(
    r"[`\"'*_]* ha(?:s|ve) been (?:offline|dead|gone|down|off|unavailable|history|closed|dark|unreachable)\b"
)
_SINCE = lazy(rf"^\W*(?:ever )?since (?P<when>[^;:]{{4,24}}),? {_THE}")
_CALLS = lazy(rf"\b(?:calls|requests) to {_THE}")
_FAIL = lazy(
    r"[`\"'*_]* (?:have |has )?(?:fail(?:ed)?|been failing|return(?:ed)? (?:an )?errors?|been rejected|stopped working|gone unanswered)(?: (?:with|since) [^.;,]{2,20}?)?(?: ever)? (?:since|on|from) "
)
_RAN = lazy(
    r"[`\"'*_]* (?:(?:still|only|just) )?(?:kept (?:on )?(?:running|working|answering|going|serving)|stayed (?:online|up|available|alive|live|on sale)|was (?:still )?(?:served|available|online|callable|sold|supported|offered|up|alive|usable)|ran|survived|worked|lasted|lived on|lives on|runs|works|keeps running|hung on|remained (?:available|online|callable|on sale)|(?:could|can|may) (?:still )?be (?:called|used|ordered|reached))(?: (?!not\b)[\w'\u2019-]+){0,5}? (?:until|till) "
)
_COULD = lazy(
    rf"\b(?:you|one|developers|customers|anyone|everyone) (?:could|can|may|were able to) (?:still |only )?(?:call|use|run|reach|access) {_THE}"
)
_UNTIL = lazy(r"[`\"'*_]*(?: (?!not\b)[\w'\u2019-]+){0,5}? (?:until|till) ")
_HAS_UNTIL = lazy(r"[`\"'*_]* (?:still )?has until ")
_PROMISED = lazy(
    rf"\b{_VENDOR} (?:guarantees|promises|supports|keeps|is keeping|will (?:keep|support|serve|sell)) {_THE}"
)
_IT = lazy(rf"\b{_VENDOR} (?:guarantees|supports|keeps|maintains) it(?= )")
_FOR = lazy(
    r"[`\"'*_]*(?: (?:alive|up|online|available|running|going|support\w*))?(?: on (?:the )?[\w' .-]{2,24}?)? (?:for all of|throughout|until|till|into|well into|through) "
)
_STILL = lazy(
    r"[`\"'*_]* (?:(?:was|were) still (?:being )?(?:served|available|online|callable|sold|supported|offered|up|alive|running|around)|still (?:worked|answered|ran|responded))(?: (?!not\b)[\w'\u2019-]+){0,5}? (?:in|on|as late as) "
)
_NOW = lazy(r"[`\"'*_]* (?:(?:still|only|just) )?(?:runs|works|keeps running)\b")
"""Says how long a model lasts at least, where no end is known."""
_YEARS_END = lazy(r"(?:the )?end of (?:the|this) year\b|year['\u2019]?s end\b")
_LAST_OF = lazy(r"(?:the )?(?:very )?end of (?:the )?$")
"""Makes a year its last month."""
_LEAST = lazy(r"\bat least\b")
_GAP = lazy(
    r"(?:the )?(?:(?:(?:very )?(?:end|beginning|start|middle)|(?:first|second|third|last) (?:week|half|days)) of |early |late |mid-)?(?:the )?"
)
_HEAD = 14
"""Characters at the head of a sentence within which a day dates all of it."""
_BACK = 90
"""Characters before a name in which a phrase may stand that ends at it."""
_PAIRS = (
    (_BY, None), (_DROPPED, _FROM_API), (_END_OF, _CAME), (None, _ITS_END), (None, _WENT), (None, _OFF_SINCE),
    (_CALLS, _FAIL), (None, _RAN), (_COULD, _UNTIL), (None, _HAS_UNTIL),
)  # fmt: skip
"""What stands right before a name, and right behind it, where its end is told."""
CUES = (_CUE,)


def claims(reading: Reading) -> Iterator[Claim]:
    """The ends of models that a sentence tells in one of these ways, each with its day."""
    if reading.kind in ("row", "heading") or not reading.search(_CUE) or not _dated(reading):
        return
    if any(reading.context.routes.kinds[mark.value] not in ("vendor-api", "self-host") for mark in reading.routes):
        return
    for mention in reading.models:
        if mention.kind == "exact":
            yield from _judged(reading, mention)
    it = _IT.search(reading.lower) if reading.subject and not reading.models else None
    if it and reading.subject and reading.subject.kind == "exact":
        yield from _alive(reading, reading.subject, _FOR.match(reading.lower, it.end()))


def _dated(reading: Reading) -> bool:
    if _YEARS_END.search(reading.lower):
        return True
    return bool(reading.days) or bool(short_days(reading.lower, 0, len(reading.lower), reading.context.written))


def _judged(reading: Reading, mention: Mention) -> Iterator[Claim]:
    since = _before(_SINCE, reading, mention)
    if since and _BEEN_OFF.match(reading.lower, mention.end):
        day = _day(reading, since.start("when"))
        if day:
            yield from ending.judged(reading, mention, since, day, done=True)
        return
    for before, after in _PAIRS:
        ahead = _before(before, reading, mention) if before else None
        behind = after.match(reading.lower, mention.end) if after else None
        if (before and not ahead) or (after and not behind):
            continue
        if ahead and behind and before is _END_OF and ending.is_notice(reading, ahead.start(), behind.group()):
            continue
        match = behind or ahead
        day = _day(
            reading, behind.end() if behind else mention.end, far=0 if behind else len(" completely for good on ")
        )
        day = day or next((d.value for d in reading.days if match and d.start < _HEAD and d.end <= match.start()), "")
        if match and day:
            yield from _end(reading, mention, match, day)
            return
    yield from _alive(reading, mention)


def _end(reading: Reading, mention: Mention, match: re.Match[str], day: str) -> Iterator[Claim]:
    end, day = end_days.end_of(reading, mention), end_days.of_its_year(reading, mention, day)
    if (_LEAST.search(match.group()) and end >= day) or (not end and _NOW.match(match.group())):
        return
    yield from ending.judged(reading, mention, match, day)


def _alive(reading: Reading, mention: Mention, promised: re.Match[str] | None = None) -> Iterator[Claim]:
    """ "X was still served in September", "its vendor keeps X until 2028": wrong where it ended before."""
    still = None if promised else _STILL.match(reading.lower, mention.end)
    promised = promised or _FOR.match(reading.lower, mention.end) if _before(_PROMISED, reading, mention) else None
    match = still or promised
    day = _day(reading, match.end()) if match else ""
    model = reading.the_model(mention)
    life = model.life(reading.context.today)
    end = end_days.end_of(reading, mention)
    if match is None or not day or not end or not life.confirmed or (promised and life.status == "superseded"):
        return
    facts, span = (cite.life(model, life),), reading.joined(mention, match.span())
    if day <= end[: len(day)] or agrees(day, end):
        yield reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-day",
        message=f"{model.name} {'ended' if life.status == 'retired' else 'ends'} on {end}, before {day}", advice=f"write {end}",
    )  # fmt: skip


def _before(pattern: re.Pattern[str], reading: Reading, mention: Mention) -> re.Match[str] | None:
    """What ends where a name begins."""
    return pattern.search(reading.lower, max(0, mention.start - _BACK), mention.start)


def _day(reading: Reading, at: int, far: int = 0) -> str:
    """The day that stands at a place, or within some characters behind it."""
    if _YEARS_END.match(reading.lower, at):
        return f"{reading.context.written[:4]}-12-31"
    begin = _GAP.match(reading.lower, at)
    start = begin.end() if begin else at
    full = next((d for d in reading.days if at <= d.end and at - 4 <= d.start <= start + far), None)
    if full:
        of_year = len(full.value) == len("2026") and begin and _LAST_OF.fullmatch(begin.group())
        return f"{full.value}-12" if of_year else full.value
    marks = short_days(reading.lower, max(0, at - 4), start + far + 16, reading.context.written)
    return marks[0].value if marks and not reading.days else ""
