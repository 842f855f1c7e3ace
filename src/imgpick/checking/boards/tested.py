"""The tier at which a board is said to test a model: "LMArena runs X at high"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.boards.placing import Placing, board_words, placing, sure
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

_TESTS = cued(
    r"\b(?:runs?|ran|tests?|tested|lists?|listed|rates?|rated|measures?|measured|enters?|entered|judges?|judged|evaluates?|evaluated)\b"
)
_BEFORE = lazy(
    r"\b(?:lm ?)?arena(?:['\u2019]s [\w -]{2,30})? (?:[\w-]+ ){0,2}?(?:runs?|ran|tests?|tested|lists?|listed|rates?|rated|measures?|measured|enters?|entered|judges?|judged|evaluates?|evaluated) (?:the )?[`*_]*$"
)
_AFTER = lazy(
    r"[`*_]* (?:is|was|has been|gets?) (?:[\w-]+ )?(?:run|tested|listed|rated|measured|entered|judged|evaluated)\b"
)
_RUNS_ON = lazy(
    r"[`*_]* (?:runs?|ran|is (?:run|listed|entered)) (?:on|in) (?:the )?(?:lm ?)?arena(?= (?:at|in|with|under) (?:its |the )?(?:very[- ]low|low|medium|xhigh|high|max)\b(?! (?:rank|place|position|score)))"
)
_AT = lazy(
    r"[`*_]*(?: [\w-]+){0,3}? (?:at|in|on|with|under) (?:its |the )?(?P<tier>very[- ]low|low|medium|xhigh|high|max)\b"
)
CUES = (_TESTS,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the tier that a table of LMArena is of."""
    if reading.silent or reading.kind in ("heading", "row") or not reading.search(_TESTS):
        return
    where = placing(reading)
    if where.publisher == "LMArena":
        yield from sure(_tested, where)


def _tested(p: Placing) -> Iterator[Claim]:
    reading = p.reading
    for mention in reading.models:
        at = _told(reading, mention) if mention.kind == "exact" and not mention.tier else None
        rows = [row for row in p.standings.ever(p.board, mention.models) if row.tier] if at else []
        if at is None or not rows or words.negated(words.before(reading.lower, at[0], 24)):
            continue
        said, known = reading.lower[at[0] : at[1]].replace(" ", "-"), {row.tier for row in rows}
        newest, span = max(rows, key=lambda row: row.day), (mention.start, at[1])
        if said in known or said not in reading.the_model(mention).tiers:
            yield reading.claim("elo", span, SUPPORTED, mention.models, (cite.score(newest),))
            return
        yield reading.claim(
            "elo", span, CONTRADICTED, mention.models, (cite.score(newest),), rule="elo-tier",
            message=f"LMArena{board_words(p.board)} tested {mention.text} at {newest.tier}, not at {said}", advice=f"write {newest.tier}",
        )  # fmt: skip
        return


def _told(reading: Reading, mention: Mention) -> tuple[int, int] | None:
    """Where the tier stands at which a model is said to be tested."""
    lower = reading.lower
    after = _AFTER.match(lower, mention.end) or _RUNS_ON.match(lower, mention.end)
    if not after and not _BEFORE.search(lower, max(0, mention.start - 80), mention.start):
        return None
    at = _AT.match(lower, after.end() if after else mention.end)
    return at.span("tier") if at else None
