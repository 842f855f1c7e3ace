"""Differences in points between two models of a board: "A is 27 points ahead of B", "ten points separate A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.boards.placing import Placing, board_name, tier_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, votes
from imgpick.kb.facts import Score
from imgpick.records import NamedTuple

_HUNDREDS = rf"(?:(?:a|one|two|three|four|five) )?hundred(?: (?:and )?{CARDINAL})?"
_NUMBER = rf"(?P<n>\d{{1,3}}(?:\.\d+)?|{_HUNDREDS}|(?:half a |two |three )?dozen|{CARDINAL})"
_POINTS = r"(?:(?:lm ?arena|arena|elo|rating) )?(?:elo|points?|pts)\b(?: elo\b)?"
_AHEAD = cued(
    rf"(?<![\w.,$]){_NUMBER}[ -]{_POINTS}[ -](?P<way>ahead|above|in front|lead\b|clear|up on|behind|below|adrift|down on|short of|shy of|lower|worse|higher|over\b|gap|margin|advantage|edge\b|cushion|deficit|more than|better|fewer|to (?:catch|reach|match|overtake)\b)"
)
_BY = cued(
    r"\b(?:lead|leads|led|leading|ahead|gap|margin|advantage|edge|beats?|beating|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?|behind|tops|outscore[sd]?|outrank(?:s|ed)?|outperform(?:s|ed)?|surpasse[sd]|exceeds?)\b"
    rf"(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:by|of) (?:[a-z]+ ){{0,3}}?{_NUMBER}[ -]{_POINTS}"
)
_BETWEEN = cued(r"\b(?:separat(?:es?|ed|ing)|between|apart)\b")
_ANY = lazy(rf"(?<![\w.,$]){_NUMBER}[ -]{_POINTS}")
_AND = lazy(r"[`*_]*,? (?:and|to|from|&) (?:the |its (?:\w+ )?sibling )?[`*_]*")
"""Joins two models that a difference lies between."""
_MORE = lazy(r"\b(?:more than|over|at least|a full|above|upwards of) $")
_LESS = lazy(r"\b(?:(?:less|fewer|not more|no more) than|under|at most|not even|within|below|up to) $")
_ABOUT = lazy(r"\b(?:about|around|roughly|some|nearly|almost|close to|approximately|a good|good|barely|well) $")
_OVER = lazy(r"(?:above|over|behind|below|up on|down on|(?:[a-z]+ )+?(?:of|over|than|to)) (?:the )?[`*_]*")
_ROUND = lazy(r"hundred|dozen")
_MEANS = lazy(r"\b(?:means?|worth|translates?|corresponds?|equals?|amounts?)\b")
_BACK = 16
"""Characters before a number that say how it is meant."""
_FAR = 60
"""Characters between a difference and the model behind it."""
_DOWN = ("behind", "below", "adrift", "down on", "short of", "shy of", "lower", "worse", "fewer", "deficit")
_OF = lazy(
    r"(?:[`*_]*(?: of| than| to)?(?: (?:its|the|openai's|google's))?(?: (?:older|newer|own))?(?: sibling)? [`*_]*)"
)
"""What may stand between a difference and the model that is held against the one before it."""
_LEADS = lazy(r"\b(?:leads?|led|leading|ahead|clear|margin|cushion|advantage|edge)\b")
_REST = lazy(
    r"(?: clear)?(?: of| over| to)? (?:the |its |all )?(?:runner-up|second|next|field|rest|pack|competition|(?:nearest|closest) (?:rival|competitor)|others?)\b|[.,;!)]|$| (?:on|in|with|and|at|as of)\b"
)
"""Behind a lead: it is one over all others."""
CUES = (_AHEAD, _BY, _BETWEEN)


class _Told(NamedTuple):
    """A difference that a sentence tells."""

    first: Mention
    second: Mention | None
    said: float
    slack: float
    bound: str
    """``more`` or ``less`` where the number is a bound."""
    span: tuple[int, int]
    way: int
    """1 where the first is said to be ahead, -1 behind, 0 where the sentence's order does not tell."""
    of_all: bool = False
    """Whether it is told as a lead over all others."""


def gaps(p: Placing) -> Iterator[Claim]:
    """The differences in points that a sentence tells, held against the tables of its board."""
    lower = p.reading.lower
    if p.publisher in ("other", "Artificial Analysis") or not ("point" in lower or "elo" in lower or "pts" in lower):
        return
    for told in _pair(p.reading) or _told(p.reading):
        if told.first.kind == "exact":
            yield from _judged(p, told)


def is_difference(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether points that are too few for a score stand where a difference stands."""
    found = (*reading.finditer(_AHEAD), *reading.finditer(_BY))
    around = _BETWEEN.pattern.search(reading.lower) or _MEANS.search(reading.lower)
    return bool(around) or any(match.start() < span[1] and span[0] < match.end() for match in found)


def _told(reading: Reading) -> Iterator[_Told]:
    """ "A is N points ahead of B", "A beats B by N points"."""
    seen = -1
    for match in sorted((*reading.finditer(_AHEAD), *reading.finditer(_BY)), key=_start):
        if match.start() <= seen:
            continue
        seen = match.end()
        pair = _models(reading, match)
        if pair:
            yield _as_told(reading, match, *pair)


_start = re.Match[str].start


def _models(reading: Reading, match: re.Match[str]) -> tuple[Mention, Mention | None] | None:
    """The one that is ahead or behind, and the one it is held against."""
    before = [m for m in reading.models if m.end <= match.start()]
    behind = [m for m in reading.models if m.start >= match.start() and m.start - match.end() < _FAR]
    way = match.start("way") if "way" in match.re.groupindex else -1
    if not before and len(behind) > 1 and way > 0 and _OVER.fullmatch(reading.lower, way, behind[0].start):
        return behind[1], behind[0]  # "N points ahead of B sits A"
    first = before[-1] if before and not (reading.leads and behind) else reading.subject
    if first is None:
        return (behind[0], None) if behind else None
    return first, next((m for m in behind if m.models != first.models), None)


def _pair(reading: Reading) -> list[_Told]:
    """ "N points separate A and B", "the gap between A and B is N points"."""
    if not reading.search(_BETWEEN) or len({m.models for m in reading.models}) != 2:
        return []
    first, second = reading.models[:2]
    numbers = list(_ANY.finditer(reading.lower))
    if len(numbers) != 1 or first.models == second.models or not _AND.fullmatch(reading.lower, first.end, second.start):
        return []
    return [_as_told(reading, numbers[0], first, second)._replace(way=0)]


def _as_told(reading: Reading, match: re.Match[str], first: Mention, second: Mention | None) -> _Told:
    before = words.before(reading.lower, match.start("n"), _BACK)
    said = float(value_of(match.group("n")))
    bound = "more" if _MORE.search(before) else "less" if _LESS.search(before) else ""
    rough = _ABOUT.search(before) or _ROUND.search(match.group("n"))
    leads = second is None and _LEADS.search(match.group()) and _REST.match(reading.lower, match.end())
    return _Told(
        first,
        second,
        said,
        2 + said / 8 if rough else 0,
        bound,
        match.span(),
        _way(reading, match, first, second),
        bool(leads),
    )


def _way(reading: Reading, match: re.Match[str], first: Mention, second: Mention | None) -> int:
    way = match.groupdict().get("way")
    if not way or second is None or not first.end <= match.start() <= match.end() <= second.start:
        return 0
    if not _OF.fullmatch(reading.lower, match.end(), second.start):
        return 0
    return -1 if way in _DOWN or way.startswith("to ") else 1


def _holds(told: _Told, points: float, slack: float) -> bool:
    """Whether a lead is as long as it is said to be: "50 points", "more than 50 points"."""
    slack = max(slack, told.slack)
    if told.bound:
        return points >= told.said - slack if told.bound == "more" else points <= told.said + slack
    return abs(points - told.said) <= slack


def _rows(p: Placing, told: _Told, when: str) -> tuple[Score | None, Score | None]:
    """The scores between which a difference lies: those of two models, or those of the first and second of a table."""
    if told.second:
        first, second = (
            p.standings.on(p.board, m.models, when, tier=tier_of(p.reading, m)) for m in (told.first, told.second)
        )
        return first, second
    leader = p.standings.leader(p.board, when if len(when) == 10 else f"{when}-99") if told.of_all else None
    if leader is None or leader.model not in told.first.models or not leader.day.startswith(p.day):
        return None, None
    return leader, p.standings.second(leader)


def _judged(p: Placing, told: _Told) -> Iterator[Claim]:
    reading, mention, span = p.reading, told.first, told.span
    if not p.publisher:
        yield reading.claim(
            "elo", span, AMBIGUOUS, mention.models, rule="elo-board-missing", severity=SUGGESTION if reading.context.publishers else "",
            message="a lead in points means nothing without its board and day", advice="name the board, its category and the day",
        )  # fmt: skip
        return
    when = p.day or reading.context.today
    mine, theirs = _rows(p, told, when)
    if not mine or not theirs:
        yield reading.claim("elo", span, NOT_IN_BASE, mention.models)
        return
    gap = votes.gap(mine, theirs)
    facts = (cite.score(mine), cite.score(theirs))
    turned = gap.points * told.way < 0 and not gap.level
    if not turned and _holds(told, abs(gap.points), 1.5 + (gap.half / 2 if p.day else 0)):
        yield reading.claim("elo", span, SUPPORTED, mention.models, facts)
    elif not reading.past or mine.day == theirs.day == p.day:
        yield reading.claim(
            "elo", span, OUTDATED if not p.day else CONTRADICTED, mention.models, facts, rule="elo-outdated" if not p.day else "elo-mismatch",
            message=f"on {board_name(p, p.board)} the difference is {gap.points:+.0f} points (tables of {mine.day} and {theirs.day})", advice="name the day",
        )  # fmt: skip
