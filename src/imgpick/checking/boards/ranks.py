"""Ranks: what place on which board a text gives a model, held against the table of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from imgpick.checking.boards import groups, rank_words
from imgpick.checking.boards.analysis import WAS, analysis_rank, right
from imgpick.checking.boards.categories import board_of
from imgpick.checking.boards.placing import (
    CONTEXT,
    Placing,
    before_all,
    board_words,
    entry_of,
    in_clause,
    no_board,
    other_board,
    other_tier,
    placing,
    sure,
    tier_of,
    unlisted,
)
from imgpick.checking.boards.rank_words import RANK
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, ORDINAL
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.facts import Score

_RANK_CUE = cued(
    r"\b(?:rank|leaderboard|board|(?:lm)?arena|elo|place|spot|position|top|tops|topped|lead|leads|led|leading|first|second|third|number|runner|rated|scoring|no\.|artificial analysis)|\w+th there\b|#|[\U0001f947\U0001f948\U0001f949]|\d(?:st|nd|rd|th)\b"
)
_ROW_CUE = lazy(r"rank|board|arena|place|position|elo|scor|#|no\.|number|analysis")
_APART = lazy(r",(?! (?:is|remains|was|goes)\b)")
_RESPECTIVELY = lazy(rf" (?:and|or) (?:{ORDINAL})\b")
""" "A and B stood first and second"."""
_NEARLY = lazy(
    r"\b(?:near|close to|among|one of|just (?:below|behind|outside|under)|almost|nearly|consistently|often|usually|typically|frequently|can|tends? to|near the|behind|below)\b[^.;,]{0,14}$|\b(?:miss(?:es|ed|ing)?|outside|out of|short of)\b[^.;,]{0,28}$|\b(?:whoever|whichever|whatever)(?: \w+)? $"
)


_FAMILY = lazy(r"\b(?:family|line-?up|series|siblings?|predecessors?)(?: as a whole| still| now| also)? $")
""" "X, for the family leads the board": not X does."""
_DEBUT = lazy(
    r"\b(?:debut(?:s|ed|ing)?|at (?:its )?launch|(?:right |soon |shortly |hours |days )?after (?:its |the )?(?:launch|release)|within (?:\w+ ){0,2}(?:hours|days) of (?:its |the )?(?:launch|release)|land(?:s|ed) (?:at|in|on)|entered (?:at|the)|opened at|first (?:placed|appeared|ranked))\b"
)
"""A place on the first day, of which the base need not have the table."""
_OF_SOME = lazy(
    r"\b(?:some|several|many|most|a few|certain|other|certain|few|individual) (?:\w+ )?(?:categories|boards|leaderboards|rankings|charts|lists|tables)$"
)
""" "Leads in some categories"."""
_NOT_EVEN = lazy(r"\b(?:not even|hardly|neither|(?:nobody|no one) (?:says|claims) (?:that )?) ?(?:the )?[`*_]*$")
""" "Not even X wins every category"."""
_AFTER_THAT = lazy(r"\b(?:after|when|once) (?:[\w.\u2019'-]+ ){0,6}[`*_\"]*$")
_DONE = lazy(r"\b(?:topped|took|led|headed|dominated|ranked|placed|stood|came)\b")
""" "After X topped the board, ...": what happened then, without its day."""
_LOST = lazy(
    r"\b(?:los[te]s?|losing|fell (?:back )?from|falls from|gave up|gives up|dropped (?:out of|from)|slipped from|ceded|surrendered|was (?:knocked|pushed) (?:off|from|out of)) (?:its |the )?$"
)
_BETWEEN_PLACES = lazy(rf"\bbetween (?:the )?{ORDINAL}(?: place)? and (?:the )?{ORDINAL}\b")
_NEXT_PLACE = lazy(rf",[^.;]*\b(?!first\b|1st\b){ORDINAL}\b")
_SHARE = lazy(r"[^.;]{0,24}?\b(?:(?:at|with|scoring) \d+(?:\.\d+)?\s?%(?! (?:more|fewer|of))|\d+ ?/ ?\d+\b)")
"""Makes the top of a category that of somebody's test: "leads this category at 100 %"."""
_OF_CASES = lazy(
    rf" (?:in|on|with) (?:\w+ ){{0,2}}?(?:\d+(?:\.\d+)? ?(?:%|percent\b|per cent\b)|(?:\d+|{CARDINAL}) (?:out )?of (?:the |its |all |our )?(?:\d+|{CARDINAL})\b)"
)
"""How often a model came first in somebody's test: "first in 8 of 15 prompts"."""
_NUMBERED = lazy(r"(?:^|\n)[ \t]*(?P<n>\d{1,2})[.)][ \t]+$")
_OWN_ORDER = lazy(r"\b(?:our|we|my|i|your)\b")
_BESIDE = 4
"""Characters from a medal to the model that has it."""
_ENDS = lazy(r"[*_`\]]*\s*(?:$|[(:,|\u2013\u2014-]|with \d|at \d|\d)")
_RANK_HEAD = lazy(r"\b(?:ranks?|ranking|place|position)\b|^\W*#\W*$")
_CELL = lazy(r"\W*(\d{1,3})(?:st|nd|rd|th)?\W*")
_TILL_THEN = lazy(
    r"\b(?:until|till|before|prior to|up to|from [\w ,]{3,24} (?:to|until|till|through)|between [\w ,]{3,24} and)\b"
)
_LED = lazy(r"\b(?:was|were|led|topped|held|stood|sat|headed|ranked|dominated|had)\b")
CUES = (RANK, *groups.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about ranks."""
    if reading.silent or reading.kind == "heading":
        return
    if reading.search(groups.OF_GROUP):
        first = list(sure(groups.in_group, placing(reading)))
        yield from first or _in_group(reading)
        return
    if reading.is_name:
        yield from _listed(reading)
    if reading.kind == "row" and _RANK_HEAD.search(reading.head):
        yield from _in_cell(reading)
        return
    if reading.search(_RANK_CUE) or (reading.kind == "row" and _ROW_CUE.search(reading.aside)):
        yield from sure(_ranks, placing(reading))


def _in_group(reading: Reading) -> Iterator[Claim]:
    """A place among some models only: all that can be said is that it has a day."""
    match, where = reading.search(RANK), placing(reading)
    mention = reading.subject_of(*match.span()) if match else None
    if match is None or mention is None or not mention.models or where.publisher == "other":
        return
    if not where.publisher:
        quiet = reading.sourced or reading.past or where.day or _OWN_ORDER.search(reading.lower)
        yield from () if quiet else (no_board(where, mention, match.span())._replace(severity=SUGGESTION),)
        return
    yield groups.undated(where, reading.claim("rank", match.span(), NOT_IN_BASE, mention.models))


def _listed(reading: Reading) -> Iterator[Claim]:
    """ "2. X" in a numbered list below a line that names the board."""
    item = _NUMBERED.search(reading.setting[-12:])
    if item is None:
        return
    first = reading.models[0]
    lines = (line.strip() for line in reversed(reading.setting.splitlines()[:-1]))
    intro = next((line for line in lines if line and not line[0].isdecimal()), "")
    board = next(iter(words.boards(intro)), None)
    if (
        board
        and not entry_of(reading, first)
        and not _OWN_ORDER.search(intro)
        and _ENDS.match(reading.lower, first.end)
    ):
        day = next((mark.value for mark in words.days(intro)), "")
        where = Placing(reading, reading.context.standings, board.value, board_of(intro), day)
        yield from rank_of(where, first, int(item.group("n")), False, (first.start, first.end))


def _in_cell(reading: Reading) -> Iterator[Claim]:
    """A bare number in a column of ranks, where the board is named in the head or before the table."""
    cell, where = _CELL.fullmatch(reading.lower), placing(reading)
    mention = reading.subject
    if (
        cell
        and mention
        and not entry_of(reading, mention)
        and where.publisher not in ("", "other")
        and mention.kind == "exact"
    ):
        yield from sure(
            partial(rank_of, mention=mention, number=int(cell.group(1)), within=False, span=cell.span(1)), where
        )


def _ranked(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model whose place a stretch tells; None where it tells another one's, or none."""
    mention, lower = reading.subject_of(match.start(), match.end()), reading.lower
    if match.group("emoji"):
        return next((m for m in reading.models if 0 < m.start - match.end() < _BESIDE), None)
    subject = reading.subject if reading.kind == "row" else None
    if mention and subject and mention.kind == "family" and set(subject.models) < set(mention.models):
        mention = subject
    if mention is None or mention.kind not in ("exact", "family", "product", "ambiguous", "old"):
        return None
    before = lower[max(0, match.start() - 30) : match.start()]
    elsewhere = (
        # "the highest-ranked Seedream"; "X leads Y by 27 points on the board"; "X stood first, Y second", X unknown
        any(m.kind == "family" and 0 < m.start - match.end() < 3 for m in reading.mentions)
        or (match.start() < mention.start < match.end() and match.group("top"))
        # "if the leader on the board is too dear, X will do"
        or ((match.group("leads") or match.group("led")) and _APART.search(lower, match.end(), mention.start))
        or (mention.start >= match.end() and _NEXT_PLACE.search(lower, match.end(), mention.start))
    )
    unsure = (
        _FAMILY.search(before)
        or _NOT_EVEN.search(lower, 0, mention.start)
        or _RESPECTIVELY.match(lower, match.end())
        or words.negated(words.before(lower, match.start(), 16))
        or _NEARLY.search(before)
        or _LOST.search(before)
        or _DEBUT.search(lower)
        or (_AFTER_THAT.search(lower, 0, mention.start) and _DONE.search(match.group()))
        or _BETWEEN_PLACES.search(before + match.group())
        or _OF_SOME.search(match.group())
        or (match.group("top") and _SHARE.match(lower, match.end()))
        or _OF_CASES.match(lower, match.end())
    )
    return None if elsewhere or unsure else mention


def _board_in(p: Placing) -> bool:
    """Whether a sentence names the board itself: "on LMArena it was 22nd"."""
    return p.publisher not in ("", "other") and not p.inferred and bool(p.reading.boards)


def _ranks(p: Placing) -> Iterator[Claim]:
    reading = p.reading
    seen: set[tuple[Mention, str, str]] = set()
    for match in reading.finditer(RANK):
        number, within = rank_words.number(match)
        mention = _ranked(reading, match) if number else None
        where = in_clause(p, match.span())
        if mention is None or (mention, where.board, where.day) in seen:
            continue
        ranked = bool(p.publisher or reading.search(CONTEXT) or "ranked" in match.group() or "rated" in match.group())
        if not ranked or entry_of(reading, mention) or (match.group("alone") and not _board_in(p)):
            continue
        seen.add((mention, where.board, where.day))
        for claim in rank_of(where, mention, number, within, match.span()):
            yield claim if claim.verdict == SUPPORTED and not claim.rule else _joined(reading, mention, claim)


def _joined(reading: Reading, mention: Mention, claim: Claim) -> Claim:
    """A claim from the model on to its rank; what is right is no more than the rank."""
    if claim.kind != "rank":
        return claim
    start, end = reading.joined(mention, (claim.start - reading.start, claim.end - reading.start))
    return claim._replace(start=reading.start + start, end=reading.start + end)


def rank_of(p: Placing, mention: Mention, number: int, within: bool, span: tuple[int, int]) -> Iterator[Claim]:
    """A place that a model is given, held against its board."""
    reading, models = p.reading, mention.models
    if not p.publisher:
        yield no_board(p, mention, span)
        return
    if p.publisher == "other":
        yield other_board(p, "rank", span, models)
        return
    if mention.kind == "family" and not (within or number == 1):
        yield naming.version_missing(reading, mention, "in rank")
        return
    if p.publisher == "Artificial Analysis":
        yield from analysis_rank(p, mention, number, within, span)
        return
    yield from _arena_rank(p, mention, number, within, span)


def _arena_rank(p: Placing, mention: Mention, number: int, within: bool, span: tuple[int, int]) -> Iterator[Claim]:
    reading, models = p.reading, mention.models
    when = p.day or reading.context.today
    found = p.standings.on(p.board, models, when, ranked=True, tier=tier_of(reading, mention))
    if found is None:
        yield unlisted(p, mention, "rank", span)
        return
    ever = [row for row in p.standings.ever(p.board, models, tier_of(reading, mention)) if row.rank]
    true = [row for row in ever if _placed(row, number, within)]
    if len(p.day) == len(found.day) and p.day < found.day:  # no table of that day, or of one before it
        yield reading.claim("rank", span, NOT_IN_BASE, models, (cite.score(found),))
        return
    if p.day and len(p.day) < 10 and any(row.day.startswith(p.day) for row in true):
        found = next(row for row in true if row.day.startswith(p.day))
    found = next((row for row in true if row.day == found.day), found)  # a model may have several entries
    other = next((row for row in p.standings.apart(p.board, models, found.day) if _placed(row, number, within)), None)
    if other and number > 1:
        yield reading.claim("rank", span, SUPPORTED, models, (cite.score(other),))
        return
    if _placed(found, number, within):
        yield from _rank_holds(p, mention, found, span)
        return
    leader = p.standings.leader(p.board, when)
    facts = tuple(cite.score(row) for row in (found, leader, *true[-1:]) if row)
    ahead = (
        f"; first is {reading.context.base.model(leader.model).name}"
        if leader and number == 1 and leader.model not in models
        else ""
    )
    where = f"on LMArena{board_words(p.board)}, table of {found.day},"
    tier = f" ({found.tier})" if found.tier == tier_of(reading, mention) != mention.tier else ""
    place = f"{where} {mention.text}{tier} is number {found.rank}{ahead}"
    then_only = _TILL_THEN.search(reading.lower) and _LED.search(reading.lower)
    if true and ((not p.day and (reading.past or WAS.search(reading.lower))) or then_only):
        yield reading.claim("rank", span, SUPPORTED, models, facts)
        return
    if not p.day and WAS.search(reading.lower):
        yield reading.claim("rank", span, NOT_IN_BASE, models, facts)
        return
    if true and not p.day:
        held = p.standings.on(p.board, models, reading.context.written, ranked=True, tier=tier_of(reading, mention))
        then = _placed(held, number, within)
        yield reading.claim(
            "rank", span, OUTDATED, models, facts, rule="rank-outdated", severity=WARNING if then and reading.context.dated else "",
            message=f"{place}; the claim held from {true[0].day} to {true[-1].day}", advice=f"name the day, or write: number {found.rank} on {found.day}",
            written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip
        return
    if before_all(p, mention):
        yield reading.claim(
            "rank", span, OUTDATED, models, facts, rule="rank-outdated", severity=WARNING, message=f"{place}; of the text's day the base has no table",
            advice="name the board and the day", written=NOT_IN_BASE,
        )  # fmt: skip
        return
    yield reading.claim(
        "rank", span, CONTRADICTED, models, facts, rule="rank-mismatch", message=place, advice=f"write: number {found.rank} on {found.day}"
    )  # fmt: skip


def _rank_holds(p: Placing, mention: Mention, found: Score, span: tuple[int, int]) -> Iterator[Claim]:
    reading, facts = p.reading, (cite.score(found),)
    other = other_tier(p, mention, found)
    if other:
        yield reading.claim(
            "rank", span, CONTRADICTED, mention.models, facts, rule="elo-tier",
            message=f"{mention.text} was tested at {found.tier} there, not at {other}: nobody rated {other}", advice=f"write {found.tier}",
        )  # fmt: skip
    elif mention.kind == "family":
        yield naming.version_missing(reading, mention, "in rank")._replace(facts=facts)
    else:
        yield right(p, mention, facts, span, f"on the table of {found.day}", found.day)


def _placed(row: Score | None, number: int, within: bool) -> bool:
    return row is not None and bool(row.rank) and (row.rank == number or (within and row.rank <= number))
