"""Shares of votes that are worked out from a difference in Elo points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imgpick.checking.cues import cued
from imgpick.checking.figures import CARDINAL, value_of
from imgpick.checking.lazy import lazy
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.kb.votes import share

_GAP = cued(
    r"(?P<points>\d{1,3})[- ](?:elo[- ])?(?:points?|elo|pts)\b(?: (?:ahead|above|lead|gap|more|higher|clear|better|difference))?"
)
_SHARE = lazy(
    r"\b(?:wins?|winning|beats?|preferred|prefers?|chosen|picked|gets?|takes?|better)\b[^.;]{0,40}?(?P<share>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b)[^.;]{0,40}?\b(?:votes?|duels?|matches|battles|comparisons?|pairings?|times?|time|pairs|rounds|cases|match-?ups?)\b"
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

CUES = (_GAP,)


def judge(reading: Reading) -> Iterator[Claim]:
    """ "27 points ahead, so it wins 73 percent of the duels": arithmetic, whatever the board."""
    if reading.silent or not (reading.models or reading.subject):
        return
    gap, mention = reading.search(_GAP), reading.anyone
    said = _share(reading.lower) if gap and mention else None
    if gap is None or said is None or mention is None or not _POINTS.search(reading.lower):
        return
    span = (min(gap.start(), said.start()), max(gap.end(), said.end()))
    right, percent = 100 * share(float(gap.group("points"))), _percent(said)
    claim = reading.claim("elo", span, SUPPORTED, mention.models)
    yield claim if _fits(said, right) else _off(claim, gap.group("points"), right, percent)


def told_again(lower: str, claims: Iterable[Claim]) -> Iterator[Claim]:
    """A difference that the next sentence puts as a share of votes: "... by 27 points. So it wins 73 % of the votes"."""
    for claim in claims:
        if claim.kind != "elo" or claim.verdict not in (SUPPORTED, NOT_IN_BASE):
            continue
        gap = _GAP.pattern.search(lower, claim.start, claim.end)
        stop = _STOP.search(lower, claim.end, claim.end + _AFTER) if gap else None
        opens = _SO.match(lower, stop.end()) if stop and stop.group() != "\n" else None
        if gap is None or opens is None:
            continue
        end = _STOP.search(lower, opens.end(), opens.end() + _AFTER)
        text = lower[opens.end() : end.start() if end else opens.end() + _AFTER]
        said = None if _OWN.search(text) or _GAP.pattern.search(text) else _share(text)
        right = 100 * share(float(gap.group("points")))
        if said and not _fits(said, right):
            place = (opens.end() + said.start(), opens.end() + said.end())
            own = Claim("elo", *place, CONTRADICTED, claim.models)
            yield _off(own, gap.group("points"), right, _percent(said))


def _share(lower: str) -> re.Match[str] | None:
    """The share of votes that a sentence tells."""
    if not _PERCENT.search(lower):
        return None
    return _SHARE.search(lower) or _RATE.search(lower) or _OUT_OF.search(lower) or _VOTERS.search(lower)


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
    whole = 100.0 if known["whole"].endswith("hundred") else float(value_of(known["whole"]))
    return min(100.0, 100 * float(value_of(known["part"])) / whole)
