"""What a model's days rule out: that it was there before it came out, or is a preview though it is generally available."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, value_of
from imgpick.checking.lifetime.releases import released
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import short_days
from imgpick.kb.days import days_between
from imgpick.kb.model import Model

_SINCE = cued(
    r"(?:\b(?:has|have)|['\u2019]ve|['\u2019]s) (?:(?!not\b|never\b)[\w'\u2019-]+ ){0,3}?(?:been|offered|served|sold|used|run|had|supported|hosted|shipped|generated|made|drawn|existed)\b(?:[^.;:]|\.(?=\d)){0,60}?\bsince\b"
)
_AWAITED = lazy(
    r"\b(?:promised|announced|rumou?red|expected|awaited|planned|teased|requested|wanted|asked for|talked about|hinted at|in the works)\b"
)
""" "It has been promised since 2023": it was not there yet."""
_REPLACED = cued(r"\b(?:replaced|superseded|succeeded|took over from|took the place of|displaced)\b")
_AT_ONCE, _BEHIND = 20, 60
"""Characters between such words and their day."""
_GIVES_DAY = lazy(
    r"(?:\b(?:in|on|since|(?:has|have) [\w ]+)|[(,])(?: (?:early|mid|late|the (?:beginning|end|start|middle) of))?[ -]?$"
)
_ITSELF = lazy(
    r"[`*_\"\u201d)]*(?:,? (?:which|that))?(?: (?:itself|also|officially|quietly|then|later|finally|since|only))*[ ,]*"
)
_PREVIEW = cued(
    r"\b(?:is|are|remains?|stays?) (?:[\w'\u2019-]+ ){0,3}?(?:in (?:a |an )?(?:public |paid |open |limited )?preview|an? (?:public |paid )?preview(?: model| release| version| id)?|preview[- ]only|not (?:yet )?generally available)\b(?! (?:of|for|image|picture|mode|window|pane)\b)"
)
_NOW_OUT = lazy(r"\b(?:no longer|not (?:just |only )?(?:a|in)|out of|left|longer)\b")
_GENERAL = lazy(r"generally available (\d{4}-\d\d-\d\d)")
_DAY = lazy(r"\d{4}-\d\d-\d\d")
_AGE = cued(
    rf"\b(?:is|are) (?:(?:now|only|barely|just|about|already|almost|nearly|over|more than|less than|not even|roughly) ){{0,2}}(?P<n>{CARDINAL}|an?|\d{{1,2}}) (?P<unit>week|month|year)s? old\b"
)
_UNITS = {"week": 7.0, "month": 30.4, "year": 365.2}
"""Days."""
_APPEARED = (
    r"(?:released|launched|dropped|unveiled|introduced|rolled out|shipped|landed|arrived|come out|came out|published)"
)
_JUST = cued(
    rf"\b(?:(?:has|have|was|were) )?(?:only )?(?:just|freshly|newly) (?:been )?{_APPEARED}\b|\bhot off the press(?:es)?\b|\bfresh (?:from the labs?|out of the oven)\b|\b(?P<week>last week|this week|yesterday|a few days ago|days ago)\b"
)
_BEHIND_IT = lazy(r"[:,]? (?:(?:the|its|their|image|model|new|called|named) ){0,4}[`*_\"]*")
_OF_LATE = lazy(rf",? (?:\w+ ){{0,3}}?(?:has )?{_APPEARED} (?:(?:the|its|their|image|model|new) ){{0,4}}[`*_\"]*")
""" "Last week V launched X"."""
_JUST_ENDS = lazy(r"(?:$|[.,;:!)]| (?:and|with|last|this|by)\b)")
_FRESH, _OF_A_WEEK = 92, 45
"""Days for which a model may be called just released, or released last week."""
_CALLED = cued(r" preview\b")
CUES = (_JUST, _SINCE, _REPLACED, _PREVIEW, _CALLED, _AGE)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence that the days of its models rule out."""
    if reading.silent or reading.kind in ("heading", "row"):
        return
    yield from _before_its_time(reading)
    yield from _still_preview(reading)
    yield from _called_preview(reading)
    yield from _aged(reading)
    yield from _just_out(reading)


def _before_its_time(reading: Reading) -> Iterator[Claim]:
    """ "X has been on the API since May", "X replaced Y in May": wrong where X came out after May."""
    for pattern, reach in ((_SINCE, _AT_ONCE), (_REPLACED, _BEHIND)):
        for match in reading.finditer(pattern):
            mention = _subject(reading, match)
            day = _day(reading, match.end(), reach) if mention else None
            if mention is None or day is None or "," in reading.lower[match.end() : day.start]:
                continue
            if _AWAITED.search(match.group()):
                continue
            first = min(_first_day(reading.context.base.model(key)) for key in mention.models)
            if day.value < first[: len(day.value)]:
                models = mention.models[:2]
                yield reading.claim(
                    "stale-date", reading.joined(mention, (match.start(), day.end)), CONTRADICTED, models,
                    released(reading.context.base, models), rule="stale-date-release",
                    message=f"{mention.text} came out on {first}, after {day.value}", advice="name another day, or another model",
                )  # fmt: skip
            return


def _aged(reading: Reading) -> Iterator[Claim]:
    """ "X is three months old", held against the day of the text."""
    match = reading.search(_AGE)
    mention = reading.subject_of(match.start(), match.start() + 1) if match else None
    if match is None or mention is None or mention.kind not in ("exact", "product", "family"):
        return
    base, unit = reading.context.base, _UNITS[match.group("unit")]
    said = float(value_of(match.group("n"))) * unit
    days = [base.model(key).released for key in mention.models]
    known = [days_between(day, reading.context.written) for day in days if len(day) == len("2026-11-22")]
    if len(known) < len(days) or any(abs(said - age) <= (said + unit) / 2 for age in known):
        return
    yield reading.claim(
        "stale-date", reading.joined(mention, match.span()), OUTDATED, mention.models[:2], released(base, mention.models[:2]),
        rule="stale-date-release", severity=WARNING, message=f"{mention.text} came out on {min(days)}", advice="name the day",
    )  # fmt: skip


def _just_out(reading: Reading) -> Iterator[Claim]:
    """ "V just released X", "X has just been released", of a model that has been out for months."""
    match = reading.search(_JUST)
    mention = (
        _called_new(reading, match) if match and not (reading.past or reading.days or reading.routes_here) else None
    )
    if match is None or mention is None or mention.kind not in ("exact", "product"):
        return
    base, written = reading.context.base, reading.context.written
    day = max(base.model(key).released for key in mention.models)
    if len(day) != 10 or not day[0].isdecimal() or day > written:
        return
    if days_between(day, written) <= (_OF_A_WEEK if match.group("week") else _FRESH):
        yield reading.claim("stale-date", match.span(), SUPPORTED, mention.models, released(base, mention.models[:1]))
        return
    yield reading.claim(
        "stale-date", reading.joined(mention, match.span()), OUTDATED, mention.models, released(base, mention.models[:1]),
        rule="stale-date-release", severity=WARNING, message=f"{mention.text} came out on {day}", advice="name the day",
    )  # fmt: skip


def _called_new(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model of which "just released" is said: the one right behind, or right before."""
    behind = _OF_LATE if match.group("week") else _BEHIND_IT
    for mention in reading.models:
        if mention.start >= match.end() and behind.fullmatch(reading.lower, match.end(), mention.start):
            return mention
        if mention.end <= match.start() and not match.group("week"):
            joint = reading.lower[mention.end : match.start()].strip(" `*_,")
            if not joint and _JUST_ENDS.match(reading.lower, match.end()):
                return mention
    return None


def _subject(reading: Reading, match: re.Match[str]) -> Mention | None:
    """Of what it is said: the model before the verb, or the one named within the words up to "since"."""
    inside = [m for m in reading.models if match.start() <= m.start and m.end <= match.end()]
    before = [m for m in reading.models if m.end <= match.start()]
    mention = inside[-1] if inside else before[-1] if before else reading.subject
    if not inside and before and not _ITSELF.fullmatch(reading.lower, before[-1].end, match.start()):
        return None  # "X joins a line that has been there since ..."
    if mention is None or mention.kind not in ("exact", "product", "family") or len({m.models for m in inside}) > 1:
        return None
    return mention if all(_first_day(reading.context.base.model(key)) for key in mention.models) else None


def _day(reading: Reading, start: int, reach: int) -> words.Mark | None:
    """The day or month that is told there; without a year the last such month before the text."""
    days = [
        d
        for d in reading.days
        if -len("since ") <= d.start - start <= reach and d.end > start and _GIVES_DAY.search(reading.lower, 0, d.start)
    ]
    short = short_days(reading.lower, start - len("since"), start + reach + 16, reading.context.written)
    return next(iter(days or [d for d in short if d.start - start <= reach]), None)


def _first_day(model: Model) -> str:
    """The first day on which anybody can have had a model, previews included; empty where its release is not known."""
    if len(model.released) != 10 or not model.released[0].isdecimal():
        return ""
    told: list[str] = _DAY.findall(str(model.raw["released"].get("note", "")))
    return min(model.released, model.first_known, *told)


def _called_preview(reading: Reading) -> Iterator[Claim]:
    """ "Gemini 3.1 Flash Image Preview", as a product's name, of what is generally available."""
    base = reading.context.base
    for mention in reading.models:
        named = mention.kind == "exact" and not mention.id_like and reading.text.startswith(" Preview", mention.end)
        general = _GENERAL.search(str(reading.the_model(mention).raw["released"].get("note", ""))) if named else None
        if general and general.group(1) <= reading.context.written and not reading.past:
            span = mention.start, mention.end + len(" Preview")
            yield reading.claim(
                "naming", span, OUTDATED, mention.models, released(base, mention.models[:1]), rule="naming-old-name",
                message=f"“{reading.text[slice(*span)]}” is the name of the preview; it is generally available since {general.group(1)}",
                advice=f"write {mention.text}",
            )  # fmt: skip


def _general(model: Model) -> str:
    """The day from which a model that came as a preview was generally available."""
    found = _GENERAL.search(str(model.raw["released"].get("note", "")))
    return found.group(1) if found else ""


def _still_preview(reading: Reading) -> Iterator[Claim]:
    """ "X is in preview": wrong since it is generally available."""
    match = reading.search(_PREVIEW)
    if match is None or reading.past or reading.routes_here or _NOW_OUT.search(match.group()):
        return
    mention = reading.subject_of(match.start(), match.end())
    if mention is None or mention.kind not in ("exact", "product", "family", "ambiguous"):
        return
    base = reading.context.base
    days = [_general(base.model(key)) for key in mention.models]
    if not days or not all(days):
        return
    day, span, facts = max(days), reading.joined(mention, match.span()), released(base, mention.models)
    then = reading.context.written < day
    yield reading.claim(
        "stale-date", span, OUTDATED, mention.models, facts, rule="stale-date-release",
        severity=WARNING, message=f"{mention.text} is generally available since {day}", advice="leave “preview” out",
        written=SUPPORTED if then else OUTDATED,
    )  # fmt: skip
