"""Shares of votes that are worked out from a difference in Elo points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.cues import cued
from imgpick.checking.figures import CARDINAL, value_of
from imgpick.checking.lazy import lazy
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, SUPPORTED, WARNING, Claim
from imgpick.kb.votes import share

_GAP = cued(
    r"(?P<points>\d{1,3})[- ](?:elo[- ])?(?:points?|elo|pts)\b(?: (?:ahead|above|lead|gap|more|higher|clear|better|difference))?"
)
_SHARE = lazy(
    r"\b(?:wins?|winning|beats?|preferred|prefers?|chosen|picked|gets?|takes?|better)\b[^.;]{0,40}?(?P<share>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b)[^.;]{0,40}?\b(?:votes?|duels?|matches|battles|comparisons?|pairings?|times?|time|pairs|rounds|cases|match-?ups?)\b"
    r"|(?P<share2>\d{2}(?:\.\d)?) ?(?:%|percent\b|per cent\b) (?:of (?:the |all )?(?:[\w-]+ ){0,2}?(?:votes|duels|matches|battles|comparisons|pairings|times?|pairs|match-?ups)|win rate|chance)\b"
)
_OUT_OF = lazy(
    rf"\b(?:wins?|winning|beats?|preferred|prefers?|chosen|picked|takes?)\b[^.;]{{0,40}}?\b(?P<part>{CARDINAL}|\d{{1,2}}) (?:[\w-]+ ){{0,3}}?(?:out of|in|of) (?:every )?(?P<whole>ten|10|20|twenty|100|hundred|four|five|three)\b"
)
_PERCENT = lazy(r"%|per ?cent|\b(?:out of|in|of) (?:every )?(?:ten|10|20|twenty|100|hundred|four|five|three)\b")
_POINTS = lazy(r"\b(?:elo|arena|leaderboard|board|lead|gap|ahead|above)\b")
_NEAR = 4.0
"""Percentage points by which a rounded share may be off."""

CUES = (_GAP,)


def judge(reading: Reading) -> Iterator[Claim]:
    """ "27 points ahead, so it wins 73 percent of the duels": arithmetic, whatever the board."""
    if reading.silent or not (reading.models or reading.subject):
        return
    gap, mention = reading.search(_GAP), reading.anyone
    told = gap and mention and _PERCENT.search(reading.lower)
    said = (_SHARE.search(reading.lower) or _OUT_OF.search(reading.lower)) if told else None
    if gap is None or said is None or mention is None or not _POINTS.search(reading.lower):
        return
    percent = _percent(said)
    right = 100 * share(float(gap.group("points")))
    span = (min(gap.start(), said.start()), max(gap.end(), said.end()))
    if abs(percent - right) <= _NEAR:
        yield reading.claim("elo", span, SUPPORTED, mention.models)
        return
    yield reading.claim(
        "elo", span, CONTRADICTED, mention.models, rule="elo-share", severity=WARNING,
        message=f"{gap.group('points')} points are {right:.0f} % of the votes between the two, not {percent:g} %",
        advice=f"write {right:.0f} %",
    )  # fmt: skip


def _percent(said: re.Match[str]) -> float:
    """The share that a text gives: "54 %", "nine duels out of ten"."""
    if "part" not in said.re.groupindex:
        return float(said.group("share") or said.group("share2"))
    whole = 100.0 if said.group("whole") == "hundred" else float(value_of(said.group("whole")))
    return min(100.0, 100 * float(value_of(said.group("part"))) / whole)
