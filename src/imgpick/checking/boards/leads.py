"""Leads in points and falls, held against the tables of their board."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.boards.gaps import CUES as GAPS
from imgpick.checking.boards.gaps import gaps
from imgpick.checking.boards.mixed import POINTS
from imgpick.checking.boards.placing import Placing, new_scale, statement
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, Claim

_LOST = cued(
    r"\b(?:lost|lose[sd]?|fell|falls?|fallen|dropped|drops?|slid|down|sank|shed)\b (?:[\w-]+ ){0,3}?(\d{2,3}) (?:elo|points?|pts)|\b(?:fell|fallen|dropped|slid|went|down|sank|declined|plunged|crashed|tumbled|collapsed|slipped) from (?:about |around |an? elo of )?\d,?\d{3}\b.{0,40}? to (?:about |around |only |just )?\d?,?\d{3}\b|\b(\d{2,3})[- ](?:elo|points?)(?:[- ]\w+)? (?:drop|fall|loss|decline|slump)"
)
_NEW_SCALE = lazy(
    r"scale|\b(?:re-?bas\w+|re-?anchor\w*|re-?cent(?:er|re|ring)\w*|re-?calibrat\w+|re-?normali[sz]\w+|re-?set\b|re-?started|re-?computed)"
)
"""Tells the reader that the figures before and after stand on two scales."""
_WORSE = cued(
    r"\b(?:backwards?|worse\w*|loss|lost|declin\w+|regress\w*|downgrad\w*|fall(?:en)?|fell|dropp\w*|slump\w*|slid|crash\w*|tumbl\w*|collaps\w*|step back|nerfed|broke|broken|deteriorat\w+|lower quality)\b"
)
CUES = (*GAPS, _LOST, _WORSE)


def judge(p: Placing) -> Iterator[Claim]:
    """What a sentence says of leads in points, and of falls."""
    yield from _lost(p)
    yield from gaps(p)


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
    if scale and (not p.day or p.day[:4] == scale["day"][:4] or match.re.pattern == _WORSE.source):
        yield p.reading.claim(
            "elo", match.span(), CONTRADICTED, mention.models, (statement(scale),), rule="elo-scale",
            message=f"Artificial Analysis changed its scale: {scale['text']}", advice="compare scores of one scale only",
        )  # fmt: skip
