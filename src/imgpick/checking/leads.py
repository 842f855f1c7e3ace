"""Leads in points and falls, held against the tables of their board."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking import words
from imgpick.checking.cues import cued
from imgpick.checking.figures import CARDINAL, value_of
from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.mixed import POINTS
from imgpick.checking.placing import Placing, board_name, new_scale, statement
from imgpick.checking.reading import Reading
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, SUPPORTED, Claim
from imgpick.kb import cite, votes

_GAP = cued(
    r"(?P<n>\d{1,3}(?:\.\d+)?)[ -](?:elo )?(?:elo|points?|pts)[ -]?(?:elo )?(?P<way>ahead|above|lead\b|clear|behind|higher|over|gap|margin|advantage|more|better)"
    rf"|\b(?:lead|leads|leading|ahead|gap|margin|advantage|beats?|trails?|trailing|lags?|behind|tops)\b(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:by|of) (?P<how>(?:(?:about|around|roughly|some|exactly|only|just|nearly|almost|a full|more than|over|at least) ){{0,2}})(?P<m>\d{{1,3}}(?:\.\d+)?|{CARDINAL}) (?:elo|points?|pts)"
)


_MORE_THAN = lazy(r"\b(?:more than|over|at least|a full) $")
_LOST = cued(
    r"\b(?:lost|lose[sd]?|fell|falls?|fallen|dropped|drops?|slid|down|sank|shed)\b (?:[\w-]+ ){0,3}?(\d{2,3}) (?:elo|points?|pts)|\b(?:fell|fallen|dropped|slid|went|down|sank|declined|plunged) from (?:about |around |an? elo of )?\d,?\d{3}\b.{0,40}? to (?:about |around |only |just )?\d?,?\d{3}\b|\b(\d{2,3})[- ](?:elo|points?)(?:[- ]\w+)? (?:drop|fall|loss|decline|slump)"
)
_NEW_SCALE = lazy(
    r"scale|\b(?:re-?bas\w+|re-?anchor\w*|re-?cent(?:er|re|ring)\w*|re-?calibrat\w+|re-?normali[sz]\w+|re-?set\b|re-?started|re-?computed)"
)
"""Tells the reader that the figures before and after stand on two scales."""
_WORSE = cued(
    r"\b(?:backwards?|worse\w*|loss|lost|declin\w+|regress\w*|downgrad\w*|fall(?:en)?|fell|dropp\w*|slump\w*|slid|broke|broken|deteriorat\w+|lower quality)\b"
)
CUES = (_GAP, _LOST, _WORSE)


def _lost(p: Placing) -> Iterator[Claim]:
    """A fall on Artificial Analysis that is told as a loss of quality: the scale changed."""
    match = p.reading.search(_LOST) or (p.reading.search(_WORSE) if len(POINTS.findall(p.reading.lower)) > 1 else None)
    mention = p.reading.subject_of(match.start(), match.end()) if match else None
    if (
        match is None
        or mention is None
        or not mention.models
        or p.publisher != "Artificial Analysis"
        or _NEW_SCALE.search(p.reading.lower)
    ):
        return
    scale = new_scale(p)
    if scale and (not p.day or p.day[:4] == scale["day"][:4] or match.re is _WORSE.pattern):
        yield p.reading.claim(
            "elo", match.span(), CONTRADICTED, mention.models, (statement(scale),), rule="elo-scale",
            message=f"Artificial Analysis changed its scale: {scale['text']}", advice="compare scores of one scale only",
        )  # fmt: skip


def gaps(p: Placing) -> Iterator[Claim]:
    yield from _lost(p)
    reading = p.reading
    if "point" not in reading.lower and "elo" not in reading.lower and "pts" not in reading.lower:
        return
    for match in reading.finditer(_GAP):
        mention = reading.subject_of(match.start(), match.start() + 1)
        if mention is None or mention.kind != "exact" or p.publisher in ("other", "Artificial Analysis"):
            continue
        said = value_of(match.group("n") or match.group("m"))
        other = next((m for m in reading.models if m.start >= match.start() and m.models != mention.models), None)
        yield from _gap(p, mention, other, said, match)


def _is_gap(reading: Reading, points: float, said: float, match: re.Match[str], slack: float) -> bool:
    """Whether a lead is as long as it is said to be: "50 points", "more than 50 points"."""
    more = _MORE_THAN.search(f"{words.before(reading.lower, match.start(), 12)}{match.group('how') or ''}")
    return points >= said - slack if more else abs(points - said) <= slack


def _gap(p: Placing, mention: Mention, other: Mention | None, said: Decimal, match: re.Match[str]) -> Iterator[Claim]:
    reading, span = p.reading, match.span()
    when = p.day or reading.context.today
    if not p.publisher:
        yield reading.claim(
            "elo",
            span,
            AMBIGUOUS,
            mention.models,
            rule="elo-board-missing",
            severity=SUGGESTION if reading.context.publishers else "",
            message="a lead in points means nothing without its board and day",
            advice="name the board, its category and the day",
        )
        return
    if other is None:
        yield reading.claim("elo", span, NOT_IN_BASE, mention.models)
        return
    mine, theirs = (p.standings.on(p.board, m.models, when) for m in (mention, other))
    if not mine or not theirs:
        yield reading.claim("elo", span, NOT_IN_BASE, mention.models)
        return
    gap = votes.gap(mine, theirs)
    facts = (cite.score(mine), cite.score(theirs))
    if _is_gap(reading, abs(gap.points), float(said), match, 1.5 + (gap.half / 2 if p.day else 0)):
        yield reading.claim("elo", span, SUPPORTED, mention.models, facts)
    elif not reading.past:
        yield reading.claim(
            "elo", span, OUTDATED if not p.day else CONTRADICTED, mention.models, facts, rule="elo-outdated" if not p.day else "elo-mismatch",
            message=f"on {board_name(p, p.board)} the difference is {gap.points:+.0f} points (tables of {mine.day} and {theirs.day})", advice="name the day",
        )  # fmt: skip
