"""Shares of votes that are worked out from a difference in Elo points."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from imgpick.checking.grammar.figures import CARDINAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.votes import share

_GAP = cued(
    r"(?P<points>\d{1,3})[- ](?:elo[- ])?(?:points?|elo|pts)\b(?: (?:ahead|above|lead|gap|more|higher|clear|better|difference))?"
)
_SHARE = lazy(
    r"\b(?:wins?|winning|beats?|preferred|prefers?|chosen|picked|gets?|takes?|better)\b[^.;]{0,40}?(?P<share>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b)[^.;]{0,40}?\b(?:votes?|duels?|matches|battles|comparisons?|pairings?|times?|pairs|rounds|cases|match-?ups?)\b"
    r"|(?P<share2>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b) (?:of (?:the |all )?(?:[\w-]+ ){0,2}?(?:votes|duels|matches|battles|comparisons|pairings|times?|pairs|match-?ups)|win rate|chance)\b"
)
_WHOLE = r"(?P<whole>ten|10|20|twenty|100|a hundred|hundred|three|four|five|six|seven|eight|nine)\b"
_OUT_OF = lazy(
    rf"\b(?:wins?|winning|beats?|preferred|prefers?|chosen|picked|picks?|takes?)\b[^.;]{{0,40}}?\b(?P<part>{CARDINAL}|\d{{1,2}}) (?:[\w-]+ ){{0,3}}?(?:out of|in|of) (?:every )?{_WHOLE}"
)
_VOTERS = lazy(
    rf"\b(?P<part>{CARDINAL}|\d{{1,2}}) (?:(?:blind|head-to-head) )?(?:voters|votes|wins|duels|battles|match-?ups|raters|judges)(?: (?:out of|in|of) (?:every )?)(?:the )?{_WHOLE}"
)
_RATE = lazy(
    r"\b(?:win[- ](?:rate|probability|chance)|share of (?:the )?votes|chance of winning)\b[^.;]{0,24}?(?P<share>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b)"
)
_PERCENT = lazy(rf"%|per ?cent|\b(?:out of|in|of) (?:every )?{_WHOLE}")
_POINTS = lazy(r"\b(?:elo|(?:lm)?arena|leaderboard|board|leads?|gap|ahead|above|behind)\b")
_BARE = lazy(
    r"\b(?:leads?|ahead|beats?|trails?|behind|gap|advantage)\b[^.;\n]{0,40}? \d{1,3} elo\b(?=[^.\n]{0,60}\barena\b)|\b\d{1,3}[- ]points? (?:elo )?(?:lead|gap|difference|advantage|margin)\b|\b(?:lead|gap|difference|advantage|margin) of (?:about |some |only )?\d{1,3} (?:elo )?points?\b"
)
_SO = lazy(
    r"\s+(?:so|that (?:is|means|translates|works out|makes|amounts|comes|equals)|this (?:is|means|translates|works out|makes|amounts|equals)|which means|in (?:plain|other|simple|practice|votes|duels|percent\w*)|translated|put (?:differently|simply|another way)|expressed|converted|meaning)\b"
)
"""Begins a sentence that says the same in other words."""
_OWN = lazy(r"\b(?:our|my|we|i)\b|\$|\bcents?\b")
_STOP = lazy(r"[.!?](?=\s|$)|\n")
_AFTER = 240
"""Characters behind a difference within which it is put in other words."""
_NEAR = 4.0
"""Percentage points by which a rounded share may be off; ``_COARSE`` where it is told as "eight in ten"."""
_COARSE = 10.0

_DUEL = cued(r"\b(?:votes?|duels?|battles?|match-?ups?|comparisons?)\b")
CUES = (_GAP, _DUEL)


def judge(reading: Reading) -> Iterator[Claim]:
    """ "27 points ahead, so it wins 73 percent of the duels": arithmetic, whatever the board."""
    if reading.silent or not (reading.models or reading.subject):
        return
    gap, mention = reading.search(_GAP), reading.anyone
    if gap is None:
        yield from _by_scores(reading)
        return
    said = _share(reading.lower) if gap and mention else None
    if gap is None or said is None or mention is None or not _POINTS.search(reading.lower):
        return
    span = (min(gap.start(), said.start()), max(gap.end(), said.end()))
    right, percent = 100 * share(float(gap.group("points"))), _percent(said)
    claim = reading.claim("elo", span, SUPPORTED, mention.models)
    yield claim if _fits(said, right) else _off(claim, gap.group("points"), right, percent)


def _by_scores(reading: Reading) -> Iterator[Claim]:
    """ "A beats B in 80 % of the votes on LMArena": what the scores of its table make of that."""
    if len(reading.models) < 2 or not reading.search(_DUEL) or {mark.value for mark in reading.boards} != {"LMArena"}:
        return
    first, second = reading.models[:2]
    said = _share(reading.lower[first.end :]) if {first.kind, second.kind} == {"exact"} else None
    if said is None or first.models == second.models or reading.past:
        return
    on = reading.context.standings.on
    mine, theirs = (on("lmarena-t2i", m.models, reading.context.today) for m in (first, second))
    if mine is None or theirs is None:
        return
    right, percent = 100 * share(float(mine.value - theirs.value)), _percent(said)
    span, models = (first.start, first.end + said.end()), (*first.models, *second.models)
    facts = (cite.score(mine), cite.score(theirs))
    if abs(right - percent) <= _COARSE:
        yield reading.claim("elo", span, SUPPORTED, models, facts)
        return
    yield reading.claim(
        "elo", span, CONTRADICTED, models, facts, rule="elo-share", severity=WARNING,
        message=f"{mine.value} against {theirs.value} on LMArena text to image ({mine.day}) is {right:.0f}% of the votes, not {percent:.0f}%",
        advice=f"write {right:.0f}%",
    )  # fmt: skip


def bare(low: str) -> list[re.Match[str]]:
    """Differences on the arena in a text that may name no model in full: what follows from them is arithmetic."""
    return list(_BARE.finditer(low)) if "arena" in low or " elo" in low else []


def told_again(lower: str, claims: Iterable[Claim], unnamed: Iterable[re.Match[str]]) -> Iterator[Claim]:
    """A difference that the next sentence puts as a share of votes: "... by 27 points. So it wins 73 % of the votes"."""
    told = [c for c in claims if c.kind == "elo" and c.verdict in (SUPPORTED, NOT_IN_BASE)]
    places = [(c.start, c.end, c.models) for c in told]
    named = [(c.start, c.end) for c in claims]
    places += [
        (*match.span(), ())
        for match in unnamed
        if not any(start < match.end() and match.start() < end for start, end in named)
    ]
    for start, end, models in places:
        gap = _GAP.pattern.search(lower, start, end)
        said = (models == () and _in_same(lower, end)) or _in_next(lower, end) if gap else None
        right = 100 * share(float(gap.group("points"))) if gap else 0
        if gap and said and not _fits(said, right):
            yield _off(Claim("elo", *said.span(), CONTRADICTED, models), gap.group("points"), right, _percent(said))


def _in_same(lower: str, end: int) -> re.Match[str] | None:
    """The share of votes in the rest of a sentence that says what a difference means."""
    stop = _STOP.search(lower, end, end + _AFTER)
    limit = stop.start() if stop else end + _AFTER
    return _share(lower, end, limit) if _MEANS.search(lower, end, limit) else None


_MEANS = lazy(r"\b(?:means?|is|equals?|translates?|works out|amounts?|says?|tells?|implies)\b")


def _in_next(lower: str, end: int) -> re.Match[str] | None:
    """The share of votes in the next sentence, where it says the same in other words."""
    stop = _STOP.search(lower, end, end + _AFTER)
    opens = _SO.match(lower, stop.end()) if stop and stop.group() != "\n" else None
    if opens is None:
        return None
    last = _STOP.search(lower, opens.end(), opens.end() + _AFTER)
    limit = last.start() if last else opens.end() + _AFTER
    if _OWN.search(lower, opens.end(), limit) or _GAP.pattern.search(lower, opens.end(), limit):
        return None
    return _share(lower, opens.end(), limit)


def _share(lower: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """The share of votes that a sentence tells."""
    if not _PERCENT.search(lower, start, end):
        return None
    for pattern in (_SHARE, _RATE, _OUT_OF, _VOTERS):
        match = pattern.search(lower, start, end)
        if match:
            return match
    return None


def _fits(said: re.Match[str], right: float) -> bool:
    return abs(_percent(said) - right) <= (_COARSE if "part" in said.re.groupindex else _NEAR)


def _off(claim: Claim, points: str, right: float, percent: float) -> Claim:
    """The claim of a share that is not the one that follows from a difference."""
    return claim._replace(
        verdict=CONTRADICTED, rule="elo-share", severity=WARNING,
        message=f"{points} points are {right:.0f} % of the votes between the two, not {percent:g} %", advice=f"write {right:.0f} %",
    )  # fmt: skip


def _percent(said: re.Match[str]) -> float:
    """The share that a text gives: "54 %", "nine duels out of ten"."""
    known = said.groupdict()
    if "part" not in known:
        return float(known.get("share") or known.get("share2") or 0)
    return min(100.0, 100 * float(value_of(known["part"]) / value_of(known["whole"])))
