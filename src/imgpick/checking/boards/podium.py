"""The first few of a board, told in one breath: "the top three on LMArena are A, B and C"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.boards.placing import Placing, entry_of, placing, sure
from imgpick.checking.boards.ranks import rank_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.figures import SEVERAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import Claim
from imgpick.checking.sentences.reading import Reading

_FIRST_FEW = cued(
    rf"\b(?:top|first)[- ](?P<n>{SEVERAL}|\d{{1,2}})\b(?! (?:times|months|weeks|days|hours|years|prompts|images))|\b(?P<best>{SEVERAL}) (?:best|highest(?:[- ](?:rated|ranked))?|strongest|leading|top)(?: (?:image )?(?:models|generators|entries))?\b"
)
_ARE = lazy(
    r"(?:(?! (?:and|but|while|because)\b)[^.;:]){0,64}?(?:\b(?:are|were|is|reads?|consists? of)(?: (?:now|currently|still|today|once again))?|:|[\u2013\u2014]) ?(?:the )?[`*_]*"
)
_MAKE = lazy(
    r"[`*_\])]*(?: \([^()]{1,24}\))? (?:make up|form|occupy|fill|hold|take|share|are|round out|complete|lead) (?:the )?"
)
_NEXT = lazy(r"[`*_\])]*(?: \([^()]{1,24}\))?(?:,|,? and|,? followed by|,? then|;)(?: the)? [`*_]*")
_SOME = lazy(r"\b(?:open|free|chinese|local|cheap\w*|european|among|our|my)\b")
CUES = (_FIRST_FEW,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The models of which one is not among the first few of the board."""
    match = reading.search(_FIRST_FEW)
    if match is None or reading.silent or len(reading.models) < 2 or _SOME.search(reading.lower):
        return
    number = int(value_of(match.group("n") or match.group("best")))
    listed = _listed(reading, *match.span())
    if 1 < len(listed) <= number:
        yield from sure(lambda where: _placed(where, listed, number), placing(reading))


def _listed(reading: Reading, start: int, end: int) -> list[Mention]:
    """The models of the list that stands behind "the top three are", or before "make up the top three"."""
    first = next((m for m in reading.models if m.start >= end), None)
    if first and _ARE.fullmatch(reading.lower, end, first.start):
        found = [first]
        for mention in reading.models:
            if mention.start > found[-1].end and _NEXT.fullmatch(reading.lower, found[-1].end, mention.start):
                found.append(mention)
        return found
    last = next((m for m in reversed(reading.models) if m.end <= start), None)
    if last is None or not _MAKE.fullmatch(reading.lower, last.end, start):
        return []
    found = [last]
    for mention in reversed(reading.models):
        if mention.end < found[-1].start and _NEXT.fullmatch(reading.lower, mention.end, found[-1].start):
            found.append(mention)
    return found


def _placed(p: Placing, listed: list[Mention], number: int) -> Iterator[Claim]:
    if p.publisher != "LMArena":
        return
    for mention in listed:
        if mention.kind == "exact" and not entry_of(p.reading, mention):
            for claim in rank_of(p, mention, number, True, (mention.start, mention.end)):
                if claim.rule in ("rank-mismatch", "rank-outdated"):
                    yield claim
