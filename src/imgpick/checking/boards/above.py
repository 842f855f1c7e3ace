"""How many stand above a model, and who stands right behind whom, on the tables of LMArena."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from imgpick.checking.boards.placing import PUBLISHED, Placing, board_words, entry_of, placing, sure, tier_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, value_of
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.facts import Score

_ABOVE = cued(
    rf"\b(?:(?:only |just |exactly )?(?P<n>{CARDINAL}|\d{{1,2}}) (?:other )?(?:models?|generators?|entries|entry)|(?P<none>nobody|no one|no (?:other )?(?:model|generator|entry))) (?:outranks?|outranked|ranks? (?:above|higher than)|ranked above|stands? above|stood above|(?:is|are|was|were) (?:ahead of|above)|beats?|sits? above|sat above)\b"
)
_NUMBER = cued(rf"\b{PUBLISHED}(?:['\u2019]s)? (?:number |no\. ?|#\s?)(?P<place>\d{{1,2}}|{CARDINAL})\b")
_WAS = lazy(r"[^.;,:]{0,40}?(?:\b(?:is|was)|:) (?:the )?[`*_]*$")
_NEXT = cued(
    r"\b(?:right|directly|immediately|one (?:place|rank|spot)) (?:(?P<down>behind|below|after)|(?P<up>ahead of|above|in front of))\b"
)
_ALL_OF = cued(
    rf"\b(?:ranks?|ranked|stands?|stood|sits?|sat|is|scores?|comes?|came|places?) (?:above|higher than|ahead of) (?:every|any|all(?: of)?(?: the)?) (?P<who>{ANY})(?:['\u2019]s)? (?:image )?(?:models?|generators?|entr(?:y|ies))\b"
    rf"|\b(?:beats?|outranks?|outscores?|tops) (?:every|any|all(?: of)?(?: the)?) (?P<whose>{ANY})(?:['\u2019]s)? (?:image )?(?:models?|generators?|entr(?:y|ies))\b"
)
_SAID = lazy(r"\b(?:comes?|came|is|was|sits?|sat|stands?|stood|ranks?|ranked|lands?|landed|finishe[sd]|follows) $")
_rank = attrgetter("rank")
_NEAR = 24
"""Characters between such words and the model behind them."""
CUES = (_ABOVE, _NUMBER, _NEXT, _ALL_OF)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about a place that it gives by those above it. Only for boards with their day."""
    if reading.silent or reading.kind in ("heading", "row") or not reading.models:
        return
    where = placing(reading)
    if where.publisher != "LMArena":
        return
    yield from sure(_above_all, where)
    if not where.day:
        return
    yield from sure(_counted, where)
    yield from sure(_called, where)
    yield from sure(_next, where)


def _above_all(p: Placing) -> Iterator[Claim]:
    """ "X ranks above every model of V": wrong where one of V's stands above it."""
    reading, match = p.reading, p.reading.search(_ALL_OF)
    mention = reading.subject_of(*match.span()) if match else None
    if (
        match is None
        or mention is None
        or mention.kind not in ("exact", "family")
        or words.negated(words.before(reading.lower, match.start(), 16))
    ):
        return
    base, when = reading.context.base, p.day or reading.context.today
    vendor = NAMES[match.group("who") or match.group("whose")]
    own = [row for key in mention.models if (row := p.standings.on(p.board, (key,), when, ranked=True))]
    mine = min(own, key=_rank, default=None)
    theirs = [
        row for key in base.ids("model") if base.model(key).vendor == vendor
        if (row := p.standings.on(p.board, (key,), when, ranked=True)) and mine and row.day == mine.day
    ]  # fmt: skip
    if mine is None or not theirs or vendor == base.model(mention.models[0]).vendor:
        return
    best, span = min(theirs, key=_rank), reading.joined(mention, match.span())
    facts = (cite.score(mine), cite.score(best))
    if mine.rank < best.rank:
        yield reading.claim("rank", span, SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "rank", span, CONTRADICTED, mention.models, facts, rule="rank-order",
        message=f"on LMArena{board_words(p.board)}, table of {mine.day}, {base.model(best.model).name} is number {best.rank} and {mention.text} number {mine.rank}",
    )  # fmt: skip


def _behind(reading: Reading, end: int) -> Mention | None:
    """The model right behind an offset."""
    named = next((m for m in reading.models if 0 <= m.start - end < _NEAR), None)
    return named if named and named.kind == "exact" and not entry_of(reading, named) else None


def _counted(p: Placing) -> Iterator[Claim]:
    """ "Only two models outrank X"."""
    match = p.reading.search(_ABOVE)
    mention = _behind(p.reading, match.end()) if match else None
    if match and mention:
        said = 0 if match.group("none") else int(value_of(match.group("n")))
        yield from _placed(p, mention, match, said + 1)


def _called(p: Placing) -> Iterator[Claim]:
    """ "LMArena's number five on that day was X"."""
    match = p.reading.search(_NUMBER)
    if match is None:
        return
    for mention in p.reading.models:
        if mention.kind == "exact" and _WAS.fullmatch(p.reading.lower, match.end(), mention.start):
            yield from _placed(p, mention, match, int(value_of(match.group("place"))))
            return


def _table(p: Placing, mention: Mention) -> list[Score]:
    """The ranked entries of a model on the table of the day."""
    tier = tier_of(p.reading, mention)
    found = p.standings.on(p.board, mention.models, p.day, ranked=True, tier=tier)
    if found is None:
        return []
    return [row for row in p.standings.ever(p.board, mention.models, tier) if row.day == found.day and row.rank]


def _placed(p: Placing, mention: Mention, match: re.Match[str], rank: int) -> Iterator[Claim]:
    rows = _table(p, mention)
    if not rows:
        return
    facts, span = tuple(cite.score(row) for row in rows[:2]), p.reading.joined(mention, match.span())
    if any(row.rank == rank for row in rows):
        yield p.reading.claim("rank", span, SUPPORTED, mention.models, facts)
        return
    real = min(row.rank for row in rows)
    yield p.reading.claim(
        "rank", span, CONTRADICTED, mention.models, facts, rule="rank-mismatch",
        message=f"on LMArena{board_words(p.board)}, table of {rows[0].day}, {mention.text} is number {real}", advice=f"write: number {real} on {rows[0].day}",
    )  # fmt: skip


def _next(p: Placing) -> Iterator[Claim]:
    """ "X comes right behind Y"."""
    reading = p.reading
    match = reading.search(_NEXT)
    second = _behind(reading, match.end()) if match else None
    first = next((m for m in reversed(reading.models) if match and m.end <= match.start()), None)
    if match is None or first is None or second is None or first.kind != "exact" or first.models == second.models:
        return
    mine, theirs = _table(p, first), _table(p, second)
    if not _SAID.search(reading.lower, max(0, match.start() - 12), match.start()) or not mine or not theirs:
        return
    step = 1 if match.group("down") else -1
    facts, span = (cite.score(mine[0]), cite.score(theirs[0])), (first.start, second.end)
    models = (*first.models[:1], *second.models[:1])
    if mine[0].day != theirs[0].day or any(a.rank - b.rank == step for a in mine for b in theirs):
        yield reading.claim("rank", span, SUPPORTED, models, facts)
        return
    yield reading.claim(
        "rank", span, CONTRADICTED, models, facts, rule="rank-order",
        message=f"on LMArena{board_words(p.board)}, table of {mine[0].day}, {first.text} is number {mine[0].rank} and {second.text} number {theirs[0].rank}",
    )  # fmt: skip
