"""Scores of two boards made into one, or held against each other."""

from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading

AVERAGED = cued(
    r"\b(?<!on )averag\w+|\b(?:add(?:ing|ed|s)? (?:up|together)|summ(?:ing|ed|s)(?: up)?|the sum of|combin(?:e|es|ed|ing))\b|\b(?:the|a) mean\b|\bmean (?:of|elo|score|rating)\b|\b(?:combined|composite|blended|overall|joint|merged) (?:elo|scores?|ratings?|points)\b"
)
AGAINST = cued(
    r"\b(?:weaker|stronger|ahead of|behind|below|above|better than|worse than|beats?|higher than|lower than|superior|inferior|outscores?|against|versus|vs\.?|only manages|manages only|wins (?:this|the) round|(?:while|whereas|but) [^.;]{2,40}? (?:only|just|merely))\b"
)
POINTS = lazy(r"(?<![\w$.,-])1[,.]?\d{3}(?![\w%-]|\.\d)")
"""What looks like a score of Artificial Analysis."""

_TWO_BOARDS = lazy(
    r"\b(?:two|both|all|three) (?:of )?(?:its |the |their |these )?(?:different |public |main )?(?:elo (?:scores|ratings|figures)|(?:leader)?boards?|arenas)\b|\bacross (?:the )?(?:leader)?boards\b"
)
"""Boards that are not named: "the average of its two Elo scores"."""


def averaged(reading: Reading) -> Iterator[Claim]:
    """Scores of two boards made into one."""
    told = "score" in reading.lower or "points" in reading.lower or "elo" in reading.lower or "rating" in reading.lower
    told = told or "ranks" in reading.lower or bool(POINTS.search(reading.lower))
    held = len({m.models for m in reading.models}) > 1 and len(POINTS.findall(reading.lower)) > 1
    match = reading.search(AVERAGED) if told or held else None
    match = match or (reading.search(AGAINST) if held else None)
    mention = reading.anyone
    if match is None or mention is None or not mention.models:
        return
    if len({b.value for b in reading.boards}) < 2 and not _TWO_BOARDS.search(reading.lower):
        return
    around = f"{words.before(reading.lower, match.start(), 20)} {reading.lower[match.end() : match.end() + 12]}"
    if words.negated(around) or "cannot" in reading.lower:
        return
    yield reading.claim(
        "elo", match.span(), CONTRADICTED, mention.models, rule="elo-averaged",
        message="two boards have scales, opponents and voters of their own: a mean of their scores, or a comparison across them, measures nothing",
        advice="give each score with its board and day",
    )  # fmt: skip
