"""Which of two models a board has ahead, with what lies inside the interval called level."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.boards.placing import CONTEXT, Placing, board_name, no_board, placing, sure, tier_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, OPINION, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, votes

_BEATS = cued(
    r"\b(?P<up>beats?|outranks?|outscores?|outperforms?|(?:is|was|ranks?|sits|sat|stands|stood|scores?|places?|rated|ranked|comes in|finishes) (?:just |slightly |well |far |clearly |\w+ points )?(?:ahead of|above|higher than|better than|over)|leads?|surpasses?|edges? out|overtakes?|tops?|(?:clearly |well |far |just |slightly |safely )above|has (?:overtaken|surpassed|beaten|passed)|ahead of|higher than|overtook|outranked|leapfrog(?:s|ged)|(?:has |had )?(?:pushed|moved|went|gone|climbed|jumped|shot|pulled|raced|crept) (?:past|ahead of|above)|has leapfrogged|had leapfrogged|outscored|surpassed|edged out|(?:has|had|shows?|holds?) (?:a |the )?(?:better|higher|more|bigger) (?:score|elo|rating|points|rank) than)\b"
    r"|\b(?P<down>trails?|(?:is|ranks?|sits|stands|scores?|places?|falls?) (?:just |slightly |well |far |clearly )?(?:behind|below|lower than|worse than)|loses? to|lags? (?:behind)?|is beaten by|is outranked by|lost to|trailed|(?:has|had|shows?|holds?) (?:a |the )?(?:worse|lower|fewer|smaller) (?:score|elo|rating|points|rank) than)\b"
    r"|\b(?P<tie>ties? with|is tied with|is level with|is on par with|statistically (?:tied|indistinguishable|level))\b"
)
_OWN_CLAUSE = lazy(r"\b(?:while|whereas|but|although|though)\b|;")
"""Opens a clause whose model is not the one that the verb before speaks of."""
_ASKED = lazy(r"\b(?:whether|if) (?:the )?[`*_\"]*$")
""" "Whether A beats B" is not said."""
_NOT_PUT = lazy(
    r"\b(?:no longer|not|never|hardly|n['\u2019]t)(?: \w+)? (?:puts?|places?|ranks?|rates?|lists?|sees?|shows?|ha(?:s|ve)) (?:(?:it|them|this|the(?: model| family)?) )?(?:\w+ )?[`*_]*$"
)
""" "No longer puts it ahead of B"."""
_HAS_BEFORE = cued(
    r"\b(?:prefer(?:s|red)?|had|has|have|puts?|placed|places|ranks?|ranked|rates?|rated|lists?|listed|sees?|saw)\b"
)
CUES = (_BEATS, _HAS_BEFORE)


def judge(reading: Reading) -> Iterator[Claim]:
    """The comparisons of two models in a sentence."""
    if reading.silent or len(reading.models) < 2:
        return
    if reading.search(_BEATS):
        yield from sure(_order, placing(reading))
    elif reading.search(_HAS_BEFORE) and _OVER_IT.fullmatch(
        reading.lower, reading.models[0].end, reading.models[1].start
    ):
        yield from sure(_preferred, placing(reading))


def _order(p: Placing) -> Iterator[Claim]:
    reading = p.reading
    for match in reading.finditer(_BEATS):
        left = [m for m in reading.models if m.end <= match.start()]
        right = [m for m in reading.models if m.start >= match.end()]
        if (
            not left
            or not right
            or right[0].start - match.end() > 60
            or _OWN_CLAUSE.search(reading.lower, match.end(), right[0].start)
            or words.negated(words.before(reading.lower, match.start(), 12))
            or any(_NOT_PUT.search(reading.lower, 0, place) for place in (match.start(), left[-1].start))
            or _ASKED.search(reading.lower, 0, left[-1].start)
        ):
            continue
        if _same(reading, left[-1], right[0]) or not left[-1].models:
            continue
        way = 1 if match.group("up") else -1 if match.group("down") else 0
        yield from _beats(p, left[-1], right[0], way)
        return


def _same(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether two names leave nothing to compare: one model, and not two of its tiers."""
    mine, theirs = tier_of(reading, first), tier_of(reading, second)
    return first.models == second.models and not (mine and theirs and mine != theirs)


def _preferred(p: Placing) -> Iterator[Claim]:
    """ "Voters prefer A to B", "the board has A above B"."""
    first, second = p.reading.models[:2]
    if _same(p.reading, first, second) or not first.models or not second.models:
        return
    before = _BEFORE_IT.search(p.reading.lower, 0, first.start)
    joint = _OVER_IT.fullmatch(p.reading.lower, first.end, second.start)
    if before and joint and not words.negated(words.before(p.reading.lower, before.start(), 12)):
        yield from _beats(p, first, second, -1 if joint.group("down") else 1)


_BEFORE_IT = lazy(
    r"\b(?:prefer(?:s|red)?|had|has|have|puts?|placed|places|ranks?|ranked|rates?|rated|lists?|listed|sees?|saw) (?:the )?[`*_]*$"
)
_OVER_IT = lazy(
    r"[`*_]* (?:to|over|above|ahead of|before|in front of|higher than|(?P<down>below|behind|under|lower than)) (?:the )?[`*_]*"
)


def _beats(p: Placing, first: Mention, second: Mention, way: int) -> Iterator[Claim]:
    reading = p.reading
    span = (first.start, second.end)
    models = (*first.models[:1], *second.models[:1])
    if p.publisher != "LMArena":
        if p.publisher or not reading.search(CONTEXT):
            yield reading.claim("rank", span, NOT_IN_BASE if p.publisher else OPINION, models)
        else:
            yield no_board(p, first, span)
        return
    when = p.day or reading.context.today
    mine, theirs = (p.standings.on(p.board, m.models, when, tier=tier_of(reading, m)) for m in (first, second))
    if mine is None or theirs is None:
        yield reading.claim("rank", span, NOT_IN_BASE, models)
        return
    gap = votes.gap(mine, theirs)
    facts = (cite.score(mine), cite.score(theirs))
    tables = f"table of {mine.day}" if mine.day == theirs.day else f"tables of {mine.day} and {theirs.day}"
    said = f"{mine.value} against {theirs.value} on {board_name(p, p.board)}, {tables}"
    if gap.level and way:
        yield reading.claim(
            "rank", span, AMBIGUOUS, models, facts, rule="rank-interval",
            message=f"{said}: the difference of {abs(gap.points):.0f} points lies inside its 95 % interval of {gap.half:.0f}", advice="call them level",
        )  # fmt: skip
    elif not way:
        rule = "" if gap.level else "rank-order"
        yield reading.claim(
            "rank",
            span,
            SUPPORTED if gap.level else CONTRADICTED,
            models,
            facts,
            rule=rule,
            message=f"{said}: a difference of {abs(gap.points):.0f} points is no tie" if rule else "",
        )
    elif gap.points * way > 0:
        yield reading.claim("rank", span, SUPPORTED, models, facts)
    else:
        yield reading.claim(
            "rank",
            span,
            CONTRADICTED,
            models,
            facts,
            rule="rank-order",
            message=f"the other way round: {said}",
            advice="turn the comparison round, or name another board",
        )
