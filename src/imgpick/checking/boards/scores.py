"""Scores and leads in points, held against the table of their board and day."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking.boards.entries import VOTES, entry_score, votes
from imgpick.checking.boards.gaps import is_difference
from imgpick.checking.boards.leads import CUES as LEADS
from imgpick.checking.boards.leads import judge as leads
from imgpick.checking.boards.mixed import AGAINST, AVERAGED, averaged
from imgpick.checking.boards.placing import (
    THERE,
    Placing,
    before_all,
    board_name,
    entry_of,
    in_clause,
    new_scale,
    other_board,
    other_tier,
    placing,
    rounds,
    statement,
    sure,
    tier_of,
    unlisted,
)
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import (
    AMBIGUOUS,
    CONTRADICTED,
    NOT_IN_BASE,
    OUTDATED,
    SUGGESTION,
    SUPPORTED,
    WARNING,
    Claim,
)
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.facts import Score

_SCORE = cued(
    r"(?:\b(?:(?:elo|arena|quality|preference|lmarena)\s?)?(?:elo|scores?|scored|rating|rated|ratings)\b(?: (?:score|rating|points))?[^.;\d$]{0,24}?(?P<a>\d,\d{3}(?:\.\d+)?|\d{3,4}(?:\.\d+)?)(?![\d%x\u00d7]|\s?(?:px|images?|votes?|mp|k\b|points? (?:ahead|above|lead|clear|behind)))"
    r"|\b(?:reached|reaches|hit|hits|sits at|sat at|stands at|stood at|climbed to|rose to|fell to|dropped to|came in at|landed at|posted|earned) (?:about |around |roughly |just )?(?P<c>\d,\d{3}(?:\.\d+)?|\d{4}(?:\.\d+)?|[7-9]\d\d(?= (?:points )?(?:on|in) (?:the )?(?:lm)?arena))(?![\d%x\u00d7]|\s?(?:px|images?|votes?|mp|k\b|users?|stars|points? (?:ahead|above|lead)))"
    r"|\b(?:show(?:s|ed)?|puts?|list(?:s|ed)?|has|had|sees?|saw|gives?|gave|rate[sd]?|credits?)\b(?:[^.;$]|\.(?=\d)){1,60}? (?:at|with) (?P<d>1[,.]?\d{3}(?:\.\d+)?)(?![\d%x\u00d7]|\s?(?:px|images?|votes?|mp|k\b|users?|stars|per\b))"
    r"|(?<![\w$.,])(?P<b>\d,\d{3}(?:\.\d+)?|\d{3,4}(?:\.\d+)?)\s?(?:elo|(?:arena )?points|pts|rating)\b(?! (?:per|an?|ahead|above|lead|clear|behind|below|under|short|less|fewer|shy|adrift|apart|off|more|higher|lower|over|better|gap))"
    r"|\b(?:with|at|has|had) (?P<e>1,?\d{3}\.\d)(?![\d%]|\.\d)"
    r"|\b(?:place|spot|rank|position|first|second|third|fourth|fifth|sixth|top|leads?|led|tops)\b(?:[^.;$]|\.(?=\d)){0,48}? (?:with|at) (?P<f>1,?[0-5]\d\d)(?![\d%x\u00d7]|,\d|\.\d|\s?(?:px|images?|pictures?|votes?|mp|k\b|users?|stars|models?|entries|points? (?:ahead|above|lead|clear|behind)|(?:[+\u00b1/-]+ ?\d+ )?(?:in|by) (?:early|mid|late)))"
    r"|\((?P<k>1,?[0-5]\d\d(?:\.\d)?) (?:on|at|in) (?:the )?(?:lm)?arena"
    r"|\((?:lm ?)?arena(?: elo| score)?:? (?P<l>(?:1,?[0-5]\d\d|[7-9]\d\d)(?:\.\d)?)(?=[),;])"
    r"|\b(?:holds|(?:is|are) at|(?<=\w )(?:has|had)|enter(?:s|ed)|joined|opened|(?:lmarena|arena|leaderboard|board) (?:at|with)) (?:(?!elo\b|scores?\b)[\w']+ ){0,3}?(?:at |with )?(?P<g>1,?[0-5]\d\d(?:\.\d)?)(?![\d%x\u00d7]|,\d|\.\d|\s?(?:elo|points?|pts|rating|px|images?|pictures?|votes?|mp|k\b|users?|stars|models?|entries))"
    r"|['\u2019]s (?:score of )?(?P<h>1,?[0-5]\d\d(?:\.\d)?) (?=(?:points )?(?:on|at|in) (?:the )?(?:lm)?arena)"
    r"|(?<=[\w)\]`*] )(?P<i>1,?[0-5]\d\d(?:\.\d)?)(?=[,.;)]?$|[;,] )"
    r")"
)
_SAME_CLAUSE = lazy(r"(?:(?! (?:and|but|while) )[^,;:()\d]){0,32}")
_SHORT_DAY = cued(rf"\b\d{{1,2}} (?:{words.MONTHS})\b(?!,? \d{{4}})")
"""A day without its year: which score is of which day cannot be told then."""
_CUE = cued(r"(?:with|at|has|had) 1,?\d{3}|elo\b|scor|rating|rated|point|pts|arena|artificial|\blost|\bfell|\bdrop")
_ABOUT = lazy(
    r"(?:~|\u2248|\b(?:about|around|roughly|approximately|some|nearly|almost|circa|just (?:over|under))\b) ?[\d,.]*$"
)
_NEAR = 14
"""Characters before a score in which it is called rounded."""
_OWN_SCORE = lazy(
    r"\b(?:our|my|own|meta|overall|composite|average|total|final|editors?|test|review)[- ](?:elo )?(?:scores?|ratings?)\b|\w-scores?\b"
)
"""A score that somebody gives, and no board."""
_LEAST = 700
"""The lowest figure that is a score without more ado."""
_ROW_CUE = lazy(r"elo\b|scor|rating|arena|point|board")


CUES = (_SCORE, *LEADS, AVERAGED, AGAINST)
"""Or a table's row: its head may say that a bare figure is a score."""


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about scores and leads."""
    if reading.silent or not (reading.models or reading.subject):
        return
    if reading.kind == "row" and "votes" in reading.head and VOTES.search(reading.head):
        yield from sure(votes, placing(reading))
        return
    row = reading.kind == "row" and _ROW_CUE.search(reading.aside)
    if row or reading.search(_CUE):
        where = placing(reading)
        mixed = list(averaged(reading))
        yield from mixed
        if not mixed:  # a mean is no score of either board
            yield from sure(_scores, where)
        yield from sure(leads, where)


def _scores(p: Placing) -> Iterator[Claim]:
    reading = p.reading
    told = regex(r"elo|scor|rating|rated|points|pts|arena|artificial").search(reading.lower + reading.aside)
    if not told and not p.firm:
        return
    found = list(reading.finditer(_SCORE))
    spans = [
        (m.span(), next(group for group in m.groups() if group))
        for m in found
        if not (m.group("e") or m.group("g") or m.group("h")) or (p.publisher and _right_before(reading, m.start()))
        if not m.group("i")
        or (
            p.publisher
            and (reading.days or reading.boards)
            and any(named.end == m.start() - 1 for named in reading.models)
        )
        if not m.group("d") or any(m.start() <= named.start and named.end <= m.start("d") for named in reading.models)
    ]
    if reading.kind == "row" and regex(r"\belo\b|score|rating|arena").search(reading.aside):
        cell = regex(
            r"\W*(\d,\d{3}(?:\.\d+)?|\d{3,4}(?:\.\d+)?)\W*(?:\((?:\u00b1|[+-]|#)[^)]*\)|\u00b1.*)?\W*"
        ).fullmatch(reading.lower)
        spans = [(cell.span(1), cell.group(1))] if cell else spans
    for span, text in spans:
        value = Decimal(text.replace(",", ""))
        mention = reading.subject_of(*span)
        explicit = "elo" in reading.lower or "arena score" in reading.lower or "arena" in reading.aside
        if (
            mention is None
            or not mention.models
            or not (100 if explicit else _LEAST) <= value <= (3000 if explicit else 1800)
        ):
            continue
        if value < _LEAST and is_difference(reading, span):
            continue
        if reading.days and reading.search(_SHORT_DAY):
            yield reading.claim("elo", span, NOT_IN_BASE, mention.models)
            continue
        if entry_of(reading, mention):
            yield entry_score(p, mention, value, span)
            continue
        yield from _score(in_clause(p, span), mention, value, span)


def _right_before(reading: Reading, at: int) -> bool:
    """Whether a model stands before an offset with only a few words of the same clause between."""
    named = [m for m in reading.models if m.end <= at]
    return bool(named) and bool(_SAME_CLAUSE.fullmatch(reading.lower, named[-1].end, at))


def _score(p: Placing, mention: Mention, value: Decimal, span: tuple[int, int]) -> Iterator[Claim]:
    reading, models = p.reading, mention.models
    if p.publisher == "other":
        yield other_board(p, "elo", span, models)
        return
    if p.publisher == "Artificial Analysis":
        yield _analysis_score(p, mention, value, span)
        return
    if not p.publisher and _OWN_SCORE.search(f"{reading.head} {reading.lower if reading.kind != 'row' else ''}"):
        yield reading.claim("elo", span, NOT_IN_BASE, models)
        return
    if not p.publisher:
        where = [row for row in p.standings.everywhere(models) if rounds(row, value)]
        hint = f"; {value} was its score on {board_name(p, where[-1].board)} on {where[-1].day}" if where else ""
        facts = tuple(cite.score(row) for row in where[-2:])
        told_before = len(p.reading.context.publishers) == 1 or THERE.search(p.reading.lower)
        yield reading.claim(
            "elo",
            span,
            AMBIGUOUS,
            models,
            facts,
            rule="elo-board-missing",
            severity=SUGGESTION if told_before or p.reading.kind == "heading" else "",
            message=f"a score means nothing without its board{hint}",
            advice="name the board, its category and the day",
        )
        return
    yield from _arena_score(p, mention, value, span)


def _arena_score(p: Placing, mention: Mention, value: Decimal, span: tuple[int, int]) -> Iterator[Claim]:
    reading, models = p.reading, mention.models
    when = p.day or reading.context.today
    now = p.standings.on(p.board, models, when, tier=tier_of(reading, mention))
    if now is None:
        yield unlisted(p, mention, "elo", span)
        return
    rows = p.standings.ever(p.board, models, tier_of(reading, mention))
    if p.day:
        rows = [row for row in rows if row.day.startswith(p.day[:7])] or [now]
    if any(rounds(row, value) for row in (rows if p.day else [now])):
        fits = next(row for row in (rows if p.day else [now]) if rounds(row, value))
        other = other_tier(p, mention, fits)
        if other:
            yield reading.claim(
                "elo", span, CONTRADICTED, models, (cite.score(fits),), rule="elo-tier",
                message=f"{board_name(p, p.board)} tested {mention.text} at {fits.tier}, not at {other}: nobody rated {other}",
                advice=f"write {fits.tier}",
            )  # fmt: skip
            return
        if p.day or reading.context.dated:
            yield reading.claim("elo", span, SUPPORTED, models, (cite.score(fits),))
        else:
            yield reading.claim(
                "elo",
                span,
                SUPPORTED,
                models,
                (cite.score(fits),),
                rule="elo-undated",
                message=f"right on the table of {fits.day}, but scores move: the sentence names no day",
                advice=f"add “as of {fits.day}”",
            )
        return
    apart = next((row for row in p.standings.apart(p.board, models, now.day) if rounds(row, value)), None)
    if apart:
        yield reading.claim("elo", span, SUPPORTED, models, (cite.score(apart),))
        return
    old = [row for row in p.standings.ever(p.board, models, tier_of(reading, mention)) if rounds(row, value)]
    facts = tuple(cite.score(row) for row in (now, *old[-1:]))
    board = board_name(p, p.board)
    if reading.past and old:
        yield reading.claim("elo", span, SUPPORTED, models, facts)
    elif old and not p.day:
        then = reading.context.dated and any(row.day <= reading.context.written for row in old)
        yield reading.claim(
            "elo", span, OUTDATED, models, facts, rule="elo-outdated", severity=WARNING if then else SUGGESTION if abs(now.value - value) <= 3 else "",
            message=f"{value} was the score on {board} on {old[-1].day}; on {now.day} it is {now.value}", advice=f"write {now.value} and the day, {now.day}", written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip
    else:
        yield _wrong_score(p, mention, value, span, now, old)


def _wrong_score(
    p: Placing, mention: Mention, value: Decimal, span: tuple[int, int], now: Score, old: list[Score]
) -> Claim:
    reading, models = p.reading, mention.models
    other = [row for row in p.standings.everywhere(models) if row.board != p.board and rounds(row, value)]
    board = board_name(p, p.board)
    if other and not old:
        row = other[-1]
        return reading.claim(
            "elo", span, CONTRADICTED, models, (cite.score(now), cite.score(row)), rule="elo-board-mixed",
            message=f"{value} is the score on {board_name(p, row.board)} ({row.day}); on {board} it is {now.value} ({now.day})", advice=f"write {now.value}, or name the other board",
        )  # fmt: skip
    about = _ABOUT.search(reading.lower, max(0, span[0] - _NEAR), span[1])
    near = Decimal(10) if about else max(now.half_width, Decimal(2))
    if (abs(now.value - value) <= near and (about or not p.day)) or (mention.kind == "family" and len(models) > 1):
        return reading.claim("elo", span, AMBIGUOUS, models, (cite.score(now),))
    if before_all(p, mention):
        return reading.claim(
            "elo", span, OUTDATED, models, (cite.score(now),), rule="elo-outdated", severity=WARNING,
            message=f"on {now.day} it is {now.value} on {board}; of the text's day the base has no table",
            advice="name the board and the day", written=NOT_IN_BASE,
        )  # fmt: skip
    return reading.claim(
        "elo", span, CONTRADICTED, models, (cite.score(now),), rule="elo-mismatch",
        message=f"on {board} {mention.text} scored {now.value} on {now.day}", advice=f"write {now.value} and the day, {now.day}",
    )  # fmt: skip


def _analysis_score(p: Placing, mention: Mention, value: Decimal, span: tuple[int, int]) -> Claim:
    reading = p.reading
    scale = new_scale(p)
    facts = (statement(scale),) if scale else ()
    elsewhere = [
        row for row in p.standings.everywhere(mention.models) if rounds(row, value) and row.day.startswith(p.day[:7])
    ]
    if elsewhere and mention.kind == "exact":
        row = elsewhere[-1]
        return reading.claim(
            "elo", span, CONTRADICTED, mention.models, (cite.score(row),), rule="elo-board-mixed", severity=WARNING,
            message=f"{value} is the score on {board_name(p, row.board)} ({row.day})", advice="name the board that the score is of",
        )  # fmt: skip
    dated = reading.context.dated
    if p.day or reading.past or (dated and scale and reading.context.written < str(scale["day"])):
        return reading.claim("elo", span, NOT_IN_BASE, mention.models, facts)
    return reading.claim(
        "elo", span, AMBIGUOUS, mention.models, facts, rule="elo-scale", severity=SUGGESTION if dated else "",
        message=f"Artificial Analysis changed its scale in September 2026, and {value} has no day: {scale['text'] if scale else ''}",
        advice="name the day and link the board: artificialanalysis.ai/image/leaderboard",
    )  # fmt: skip
