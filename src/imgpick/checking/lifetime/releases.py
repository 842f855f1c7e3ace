"""When a model came out, which of two did so first, and the days of those that follow in a list: "A in April, B in September"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.words import Mark
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim, Fix
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text import seasons
from imgpick.checking.text.calendar import short_days
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.days import days_between
from imgpick.kb.model import Model

RELEASED = cued(
    r"\b(?:(?:was |were |got |been |first |officially |is )*(?:released|launched|introduced|unveiled|debuted|shipped|rolled out|brought out|put out|came out|went live|arrived|appeared|landed)|launche[sd]?|release date(?: is| was|:)?|launch date(?: is| was|:)?|since its (?:launch|release)|(?:out|(?<!generally )available|downloadable|on (?:the market|sale)|around) since|(?:was|were) (?:first )?published|(?:made|makes|had) (?:its|their) (?:debut|first appearance|entrance)|(?:saw|hit) the (?:light of day|market|streets|api)|went on sale|(?:put|placed) (?:it )?on (?:sale|the market)|brought (?:it )?to market|(?:dropped|followed) (?=(?:on|in) )|(?:dates?|dating|goes) back to|dates from|(?:is|was) from(?= (?:the )?(?:early |mid |late )?(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)))\b"
)
_AT_THE_VERB = lazy(
    r"(?:[^.;,]{0,40}, )?[*_`\s,()\"\u201d]*(?:(?:(?:the|this) (?:new |latest )?(?:version|model|release|generation)|it|which|that|is|was|were|had|has|been|first|officially|just|only|already) )*"
)
_ORDER = cued(
    r"\b(?:(?:is|was) (?:an? )?(?P<old>older)|(?:is|was) (?:an? )?(?P<new>newer|younger|more recent)) (?:model )?than|\b(?:came|comes|was released|was launched|launched|appeared|arrived|shipped) (?:out )?(?:(?:long|well|just|shortly|a while|months|weeks) )?(?:(?P<before>before)|(?P<after>after))|\b(?P<predates>predates?|preceded|precedes|(?:is|was) (?:the|a) (?:direct )?(?:predecessor|forerunner) (?:of|to))\b|\b(?P<heir>(?:is|was) (?:the|a) (?:direct |official )?(?:successor|follow-?up|heir) (?:of|to))\b"
)
_NEXT = lazy(r"(?:,|,? and|;|,? then|,? followed by)(?: the)? $")
_DAY = lazy(r"\d{4}-\d\d-\d\d")
"""In the note of a release: the day on which a preview became generally available."""
_SHORT = lazy(r" (?=(?:in|on) )")
_DIGIT = lazy(r",? ?\d")
"""Behind a month: a day that the calendar does not have, or a year."""
_HEIR = lazy(
    r"\b(?:its|their|the|an?)\b(?: [\w-]+){0,2}? (?:successor|replacement|follow-?up|heir|predecessor)s?(?: (?:of|to|for) [^,;]{2,40}?)?(?: (?:first|officially|finally))? $|['\u2019]s (?:[\w-]+ ){0,2}?(?:successor|replacement|follow-?up|heir|predecessor)s? $"
)
"""Another model came out, which is told by its relation to the one that is named."""
_NEAR = 30
"""Characters between a verb of order and the model behind it."""
CUES = (_ORDER, RELEASED)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the order of releases, and the days of those told after a first one."""
    if reading.silent:
        return
    yield from _release(reading)
    if len(reading.models) > 1:
        yield from _order(reading)
        yield from _further(reading)


def _order(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_ORDER)
    if match is None:
        return
    left = next((m for m in reversed(reading.models) if m.end <= match.start()), None)
    right = next((m for m in reading.models if 0 <= m.start - match.end() < _NEAR), None)
    if left is None or right is None or left.models == right.models:
        return
    first, second = (_days_of(reading, mention) for mention in (left, right))
    known = min(map(len, (*first, *second)), default=0)  # a month, where one is known no better
    early, late = sorted(([day[:known] for day in days] for days in (first, second)), key=lambda days: days[:1])
    if not first or not second or max(early) >= min(late):
        return
    earlier = bool(match.group("old") or match.group("before") or match.group("predates"))
    span, models = (left.start, right.end), (*left.models[:1], *right.models[:1])
    facts = released(reading.context.base, models)
    if (first < second) == earlier:
        yield reading.claim("stale-date", span, SUPPORTED, models, facts)
        return
    yield reading.claim(
        "stale-date", span, CONTRADICTED, models, facts, rule="stale-date-release",
        message=f"{left.text} came out on {first[0]}, {right.text} on {second[0]}", advice="turn the order round",
    )  # fmt: skip


def _days_of(reading: Reading, mention: Mention) -> list[str]:
    """The days on which a model, or all that a version means, came out; none where one of them is not known."""
    days = sorted({reading.context.base.model(key).released for key in mention.models})
    sure = mention.kind == "exact" or (mention.kind == "family" and any(map(str.isdigit, mention.text)))
    return days if sure and all(len(day) >= len("2026-11") and day[:1].isdecimal() for day in days) else []


def _further(reading: Reading) -> Iterator[Claim]:
    """ "A arrived in April 2026, B in September and C in November": the days of B and C."""
    verb = reading.search(RELEASED)
    if verb is None:
        return
    for mention in reading.models[1:]:
        day = _day_behind(reading, mention)
        told = day and verb.start() < mention.start and _NEXT.search(reading.lower, 0, mention.start)
        if day and told and len({reading.context.base.model(key).released for key in mention.models}) == 1:
            yield release_day(reading, mention, day, (mention.start, day.end))


def _day_behind(reading: Reading, mention: Mention) -> Mark | None:
    """The day or month right behind a name."""
    if not _SHORT.match(reading.lower, mention.end):
        return None
    full = next((d for d in reading.days if 0 <= d.start - mention.end <= len(" on the ")), None)
    if full:
        return full
    marks = short_days(reading.lower, mention.end, mention.end + 30, reading.context.written)
    return marks[0] if marks and marks[0].start == mention.end + 1 else None


_AT_HEAD = lazy(r"(?:^|[,;:(\u2014\u2013] ?)\W{0,6}(?:(?:first|officially|only|just|finally) ){0,2}$")


def _release(reading: Reading) -> Iterator[Claim]:
    brought = _brought_out(reading)
    if brought:
        yield release_day(reading, *brought, (brought[1].start, brought[0].end))
        return
    for match in reading.finditer(RELEASED):
        mention = (
            next((m for m in reversed(reading.models) if m.end <= match.start()), None)
            or (reading.subject if reading.leads and reading.kind != "row" else None)
            or next((m for m in reading.models if m.start >= match.end()), None)
            or (reading.subject if reading.kind != "row" else None)
        )
        day = next((d for d in reading.days if d.start >= match.end() and d.start - match.end() < 40), None)
        day = day or (_without_year(reading, mention, match) if mention and not reading.days else None)
        if mention is None or day is None or mention.kind not in ("exact", "product", "family"):
            continue
        if mention.start >= day.end and not _AT_HEAD.search(reading.lower, 0, match.start()):
            continue  # "since S came out in May, X ...": S is somebody that the base does not know
        if _ELSEWHERE.search(reading.lower[match.start() : day.start]):
            continue  # when a board or an app first had it
        if not has_a_day(reading, mention) or _HEIR.search(reading.lower, max(0, match.start() - 60), match.start()):
            continue
        if any(route.start < day.start for route in reading.routes_here):
            continue  # since when a route has it
        if (
            any(m is not mention and match.end() <= m.start < day.start for m in reading.models)
            or reading.lower[match.end() : day.start].count(",") > 1
        ):
            continue
        if regex(
            r"\b(?:with|preview|beta|weights|batch|support|api|update|price|feature|on (?:fal|replicate|vertex|azure))\b"
        ).search(
            reading.lower[mention.end : day.start],
        ):
            continue
        yield release_day(reading, mention, day, (mention.start, day.end))
        return


_ELSEWHERE = lazy(
    r"(?:debuted|appeared|landed|entered)\b.* ?(?:(?:on|in|at|under) (?:(?:the )?[a-z][\w.]*(?: [a-z][\w.]*){0,3} (?:on|in) |an? )|(?:at|as) (?:no\.|number|#))|\b(?:lmarena|arena|leaderboard|code ?name)\b"
)


def _brought_out(reading: Reading) -> tuple[Mention, Mark] | None:
    """ "In June 2026 Google released X": the model and the day at the head, where the vendor itself brings it out."""
    match = _VENDOR_BRINGS.match(reading.lower)
    day = next((day for day in reading.days if match and day.end == match.end("day")), None)
    mention = next((m for m in reading.models if match and m.start == match.end()), None)
    if match is None or day is None or mention is None or mention.kind not in ("exact", "product", "family"):
        return None
    vendor = NAMES.get(match.group("who"), match.group("who")).casefold()
    own = all(reading.context.base.model(key).vendor.casefold().startswith(vendor) for key in mention.models)
    ends = _ENDS.match(reading.lower, mention.end)
    return (mention, day) if own and ends and has_a_day(reading, mention) else None


_LINES = "midjourney|ideogram|recraft|reve|krea|luma|leonardo|bria|sourceful|hidream|anlatan"
"""Vendors that are called like what they sell."""
_VENDOR_BRINGS = lazy(
    rf"\W*(?:it was (?:only |back )?)?(?:in|on|at the (?:end|beginning|start) of|early|mid|late|in (?:early|mid|late))[ -](?P<day>(?:the )?[\w., ]{{4,20}}?20\d\d(?:-\d\d(?:-\d\d)?)?)(?:,| that)? (?P<who>{ANY}|{_LINES}) (?:(?:has|had|then|also|finally|quietly|officially) ){{0,2}}(?:released|launched|introduced|unveiled|shipped|rolled out|brought out|put out|published|open-sourced) (?:(?:the|its|new|image|model) ){{0,4}}[`*_]*"
)
_ENDS = lazy(r"[`*_)]*(?:$|[.;,!]|,? (?:and|but|which|with|as)\b)")


def has_a_day(reading: Reading, mention: Mention) -> bool:
    """Whether the day on which a model came out is known, or those of a family's members that a version is told of."""
    days = {reading.context.base.model(key).released for key in mention.models}
    return all(day[:1].isdecimal() for day in days) and (len(days) == 1 or any(map(str.isdigit, mention.text)))


def _without_year(reading: Reading, mention: Mention, match: re.Match[str]) -> words.Mark | None:
    """A day or month without its year right behind a verb, of a model that came out in the year before the text."""
    begin = mention.end if mention in reading.models else 0
    if not _AT_THE_VERB.fullmatch(reading.lower, begin, match.start()):
        return None
    written = reading.context.written
    known = reading.the_model(mention).released
    year_before = f"{int(written[:4]) - 1}{written[4:]}"
    mark = next(iter(short_days(reading.lower, match.end(), match.end() + 40, written)), None)
    if mark is None or _DIGIT.match(reading.lower, mark.end) or len(known) != 10 or not year_before < known <= written:
        return None
    apart = int(mark.value[5:7]) - int(known[5:7])
    border = len(mark.value) == 7 and (known[8:], apart % 12) in (("01", 11), ("30", 1), ("31", 1))
    return None if border else mark


def release_day(reading: Reading, mention: Mention, day: words.Mark, span: tuple[int, int]) -> Claim:
    base = reading.context.base
    days = sorted({base.model(key).released for key in mention.models})
    span = (min(span), max(span))
    notes = [str(base.model(key).raw["released"].get("note", "")) for key in mention.models]
    if not _SHOWS.search(reading.lower, *span):
        notes = [_ANNOUNCED.sub("", note) for note in notes]
    told = [found for note in notes for found in _DAY.findall(note)]
    facts = released(base, mention.models[:2])
    parts = [seasons.outside(reading.lower, day, known) for known in (*days, *told)]
    off = parts[0] if all(parts) else ""
    if not off and any(words.same_day(day.value, known) or _week(day.value, known) for known in (*days, *told)):
        return reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
    model = base.model(mention.models[0])
    if (
        mention.family
        and len(mention.models) == 1
        and model.name.lower().startswith((f"{mention.text.lower()}-", f"{mention.text.lower()} "))
    ):
        return reading.claim(
            "stale-date", span, NOT_IN_BASE, mention.models, facts
        )  # the base has only a variant of it
    if _of_api(model, day.value):
        return reading.claim("stale-date", span, NOT_IN_BASE, mention.models, facts)
    if len(days) > 1:
        ends = sorted(map(base.model, mention.models), key=lambda m: m.released)[:: len(mention.models) - 1]
        return reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, released(base, ends), rule="stale-date-release",
            message=f"{ends[0].name} came out on {days[0]}, {ends[1].name}, the last of {mention.text}, on {days[-1]}; none on {day.value}",
            advice="name the model and its day",
        )  # fmt: skip
    exact = len(days[0]) == len(day.value) == 10
    claim = reading.claim(
        "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-release",
        message=f"{phrases.names(base, mention.models[:2])} came out on {days[0]}, not {off or day.value}", advice=f"write {days[0]}",
    )  # fmt: skip
    if exact and regex(r"\d{4}-\d\d-\d\d").fullmatch(reading.text[day.start : day.end]):
        return claim._replace(fix=Fix(reading.start + day.start, reading.start + day.end, days[0]))
    return claim


_ANNOUNCED = lazy(r"[^;]*\bannounc[^;]*")
_SHOWS = lazy(r"\b(?:announc|unveil|reveal|present|show|introduc)")
"""Says that a model was shown, which may be before it came out."""
_API = lazy(r"\bapi\b", re.IGNORECASE)
_SHOWN = 120
"""Days by which a model may have been shown before it came to the API."""


def _of_api(model: Model, said: str) -> bool:
    """Whether the day that the base has is that of the API, and the one that is told shortly before it."""
    note = str(model.raw["released"].get("note", ""))
    day = f"{said}-28" if len(said) == 7 else said
    return len(day) == 10 and bool(_API.search(note)) and 0 < days_between(day, model.released) <= _SHOWN


def _week(said: str, known: str) -> bool:
    """Whether two days lie so close that time zones and announcements explain it."""
    return len(said) == len(known) == 10 and abs(days_between(known, said)) <= 1


def released(base: Base, models: tuple[str, ...] | list[Model]) -> tuple[Fact, ...]:
    """The days on which some models came out, as facts."""
    facts = []
    for item in models:
        model = base.model(item) if isinstance(item, str) else item
        facts.append(Fact(f"{model.id}.released", model.released, "", model.raw["released"]["source"], model.released))
    return tuple(facts)
