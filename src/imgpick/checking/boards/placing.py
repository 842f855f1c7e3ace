"""Where and when a sentence places a model: the leaderboard, its category and the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from imgpick.checking.boards.categories import board_of, carried_board, category
from imgpick.checking.facts.standings import Standings
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import AMBIGUOUS, NOT_IN_BASE, SUGGESTION, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.text.calendar import of_a_board, short_days
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Score
from imgpick.records import NamedTuple

LIST = r"(?:leaderboards?|rankings?|boards?|charts?|arena|table|list|categor(?:y|ies))"
PUBLISHED = r"(?:artificial analysis|lm ?arena|lmsys|chatbot arena|arena)"
CONTEXT = cued(rf"\b(?:{LIST}|{PUBLISHED}|elo|ranked|ranking|ranks|benchmarks?|votes?|blind (?:test|vote)s?)\b")
"""Words that tell a rank on a board from a rank in somebody's list."""
LOOK_UP = "look the board up: artificialanalysis.ai/image/leaderboard"


class Placing(NamedTuple):
    """A sentence with the board it speaks of."""

    reading: Reading
    standings: Standings
    publisher: str
    """LMArena, Artificial Analysis, ``other`` or empty."""
    board: str
    """The board of LMArena that the words of the sentence mean."""
    day: str
    """The day, month or year that the sentence names."""
    inferred: bool = False
    """Whether the board is named outside the sentence only: enough to support, too little to contradict."""
    firm: bool = False
    """Whether headings or a line of credit say which board it is: enough to contradict what only a board can tell."""

    @property
    def editing(self) -> bool:
        return self.board.startswith("lmarena-edit")


_SAME = lazy(
    r"\b(?:first|second|third|fourth|fifth|sixth|last) (?:place )?there\b|\bthere,? (?:it|was|is|stands?|sits|came|ranked)\b|\b(?:on|in) (?:the same|that(?: same)?|this) (?:leader)?(?:board|ranking|table)\b|\b(?:on|in) the same list\b"
)


@lru_cache(maxsize=4)
def placing(reading: Reading) -> Placing:
    """The board and day of a sentence; kept for the next judge, who asks at once."""
    standings = reading.context.standings
    publisher = next((b.value for b in reading.boards), "")
    of_month = "" if reading.days or not reading.search(CONTEXT) else of_a_board(reading.lower, reading.context.written)
    day = reading.days[0].value if reading.days else of_month or _of_row(reading)
    said = _WHAT_IT_CAN.sub(" ", f"{reading.lower} {reading.aside}")
    own = category(said)
    headed = "" if own else category(reading.over.heading)
    board = own or headed or board_of(said)
    if publisher and day:
        return Placing(reading, standings, publisher, board, day, bool(headed) and reading.kind != "row")
    around = words.boards(reading.setting)
    own_words = (
        reading.kind == "row"
        or bool(of_month)
        or bool(_SAME.search(reading.lower))
        or bool(
            reading.days and regex(r"\b(?:leader)?board\b|\barena\b|\branking\b|\bcategory\b").search(reading.lower)
        )
    )
    if not publisher and not around:
        return _carried(reading, own or headed, day, own_words)
    inferred = (not publisher and not own_words) or (bool(headed) and reading.kind != "row")
    if not publisher:
        publisher = around[-1].value
        beside = reading.setting[max(0, around[-1].start - 60) : around[-1].end + 60]
        board = own or headed or board_of(f"{said} {beside}")
    if not day and (inferred or reading.kind == "row" or _SAME.search(reading.lower)):
        day = next((mark.value for mark in reversed(words.days(reading.setting))), "")
    return Placing(reading, standings, publisher, board, day, inferred)


_JOINTS = (", and ", ", but ", " while ", "; ")


_ALSO = lazy(r" and (?:also )?(?:leads|excels|shines|wins|dominates|is (?:strong|best|great|good)) (?:on|in|at|for)\b")
"""Goes on with what else is said of a model: "ranks first on the board and leads on photorealism"."""
_MONTH = 24
"""Characters behind a rank within which its month may stand without a year."""


_TO_ITS_DAY = lazy(r" (?:(?:on|in|of|at) (?:the )?(?:[\w'\u2019-]+ ){1,3})?")
""" "First in October on the board", "first on the board in October"."""


def in_clause(p: Placing, span: tuple[int, int]) -> Placing:
    """The category and the day of a stretch's own clause, where a sentence names several."""
    reading, lower = p.reading, p.reading.lower
    start = max((lower.rfind(joint, 0, span[0]) for joint in _JOINTS), default=-1) + 1
    end = min((at for joint in _JOINTS if (at := lower.find(joint, span[1])) >= 0), default=len(lower))
    also = _ALSO.search(lower, span[1]) if p.publisher == "LMArena" else None
    if also and p.board == board_of(lower):
        p = p._replace(board=board_of(lower[: also.start()]))
    elif p.publisher == "LMArena" and not category(lower):
        p = p._replace(board=category(lower[start:end]) or p.board)
    behind = next(iter(short_days(lower, span[1], span[1] + _MONTH, reading.context.written)), None)
    told_then = behind and _TO_ITS_DAY.fullmatch(lower, span[1], behind.start)
    if behind and told_then and lower.startswith(("in ", "on "), behind.start):
        return p._replace(day=behind.value)  # "first in October on the board"
    if (start, end) == (0, len(lower)):
        return p
    own = [mark for mark in reading.days if start <= mark.start < end]
    written = reading.context.written
    if not own and (reading.days or len(short_days(lower, 0, len(lower), written)) > 1):
        own = short_days(lower, start, end, written)
    return p._replace(day=own[0].value) if own else p


def _of_row(reading: Reading) -> str:
    """The one day that a row's other cells name."""
    days = {mark.value for mark in words.days(reading.aside)} if reading.kind == "row" else set()
    return days.pop() if len(days) == 1 else ""


def _carried(reading: Reading, board: str, day: str, own_words: bool) -> Placing:
    """The board that headings, the title or a line of credit name, where the section itself names none."""
    carried = carried_board(reading.over)
    told = board or carried.board
    board = told or board_of(f"{reading.lower} {reading.aside}")
    if not carried.publisher:
        return Placing(reading, reading.context.standings, "", board, day)
    inferred = not (own_words and carried.firm)
    firm = carried.firm and bool(told)
    day = day or _day_of(board, carried.days, reading)
    return Placing(reading, reading.context.standings, carried.publisher, board, day, inferred, firm)


def _day_of(board: str, days: frozenset[str], reading: Reading) -> str:
    """The one day that a line of credit names; of several the one on which the base has a table of the board."""
    own = days if len(days) < 2 else days.intersection(reading.context.base.table_days(board))
    return next(iter(own)) if len(own) == 1 else ""


def sure(judge: Callable[[Placing], Iterator[Claim]], where: Placing) -> Iterator[Claim]:
    """The claims of a judge; objections fall silent where the board is only inferred."""
    for claim in judge(where):
        open_ = where.inferred and claim.rule and claim.rule != "rank-convenience"
        quiet = open_ and not _told(where, claim) and not _borne_out(where, claim)
        yield claim._replace(rule="", verdict=NOT_IN_BASE, message="", advice="") if quiet else claim


def _borne_out(where: Placing, claim: Claim) -> bool:
    """Whether a score beside a rank is the model's on that board and day: then the board is no guess."""
    if claim.kind != "rank" or len(claim.models) != 1:
        return False
    row = where.standings.on(where.board, claim.models, where.day or where.reading.context.today, ranked=True)
    return row is not None and any(
        rounds(row, Decimal(found.replace(",", ""))) for found in _SCORE.findall(where.reading.lower)
    )


def _told(where: Placing, claim: Claim) -> bool:
    """Whether a claim is of a kind that only a board can tell: a score with decimals, a lead in points, "top-ranked"."""
    start = where.reading.start
    if where.firm and claim.kind == "rank" and _SCORED.search(where.reading.lower):
        return True
    return (
        where.firm
        and claim.kind in ("elo", "rank")
        and bool(_OF_BOARDS.search(where.reading.lower, claim.start - start, claim.end - start))
    )


_WHAT_IT_CAN = lazy(
    r"\b(?:has|have|having|with|offers?|boasts?|delivers?|shows?|brings?|combin(?:es|ing))\b (?:\S+ ){0,4}?(?:text rendering|typography|photoreal\w*|editing|portraits?)(?=,? and (?:an? |the |its )?(?:#|no\.|number|top|first|elo|rank|1,?\d{3}\b))"
    r"|\band (?:also )?(?:excels?|shines?|is (?:\w+ )?(?:good|great|strong|best)) (?:at|in|with) (?:\S+ ){0,2}?(?:text rendering|typography|photoreal\w*|editing|edits|portraits?)"
)
"""A merit that is listed before the rank, and does not say on which board: "has perfect text rendering and a #1 ranking"."""
_SCORE = lazy(r"(?<![\d.,$])(\d,?\d{3}\.\d|1,?[0-5]\d\d)(?!\d|[.,]\d)")
_SCORED = lazy(r"\b(?:with|at) 1,?\d{3}\.\d\b")
_OF_BOARDS = lazy(
    r"(?<![\d.])\d,?\d{3}\.\d|\bpoints? (?:ahead|above|clear|behind)\b|\b(?:highest|top|best)[- ](?:ranked|rated|scoring|placed)\b"
)
_BEHIND = lazy(r" \((canvas|[a-z]+-mode)\)")
_ENTRY = lazy(r"[^|(]*\((?!\d|[\u00b1+])([a-z-]+)\)")


def entry_of(reading: Reading, mention: Mention) -> str:
    """The entry beside the model as such that is named, as boards write it: "X (canvas)"; else empty."""
    if reading.kind == "row":
        note = _ENTRY.search(reading.aside, max(0, reading.aside.find(mention.text.casefold())))
    else:
        note = _BEHIND.match(reading.lower, mention.end) if mention in reading.mentions else None
    model = reading.the_model(mention)
    own = (*model.tiers, "preview", model.vendor.casefold())
    return note.group(1) if note and note.group(1) not in own else ""


_BESIDE = lazy(r"[\s`*_]*(?:[(,]|(?:(?:set |run )?(?:at|on|in|with) (?:the |its |quality )?))?[\s`*_\"]*")


_LONGEST = 24
"""Characters behind a name in which its tier may stand."""


def tier_of(reading: Reading, mention: Mention) -> str:
    """The tier that a name holds, or that stands right behind it; else empty."""
    beside = _BESIDE.match(reading.lower, mention.end) if mention.models and mention in reading.mentions else None
    if beside is None:
        return mention.tier
    behind = reading.lower[beside.end() : beside.end() + _LONGEST].replace("-", " ")
    more = f"{mention.tier}-" if mention.tier else ""
    known = [tier for tier in reading.the_model(mention).tiers if tier.startswith(more)]
    said = [tier for tier in known if _begins(behind, tier.removeprefix(more).replace("-", " "))]
    return max(said, key=len, default=mention.tier)


def other_tier(p: Placing, mention: Mention, row: Score) -> str:
    """The tier that the sentence names beside the model, where the board tested another one."""
    said = tier_of(p.reading, mention)
    return said if row.tier and said and said != row.tier else ""


def _begins(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalnum()


THERE = lazy(
    r"\b(?:same|that) (?:(?:latest|last|\w+ber|august|july|june|may|april|march|february|january) )?(?:day|board|table|leaderboard)\b|\b(?:first|second|third|fourth|fifth|\w+th) there\b"
)
"""Speaks of a board that was named before."""


def no_board(p: Placing, mention: Mention, span: tuple[int, int]) -> Claim:
    reading = p.reading
    found = p.standings.on(p.board, mention.models, reading.context.today, ranked=True)
    facts = (cite.score(found),) if found else ()
    place = (
        f"; on LMArena{board_words(p.board)} it was number {found.rank} on {found.day}" if found and found.rank else ""
    )
    everywhere = _EVERY.search(reading.lower, span[0]) and not (found and found.rank == 1)
    return reading.claim(
        "rank", span, AMBIGUOUS, mention.models, facts, rule="rank-board-missing",
        severity="" if everywhere else SUGGESTION if reading.sourced or len(reading.context.publishers) == 1 or THERE.search(reading.lower) else "",
        message=f"no leaderboard is named, and boards disagree{place}", advice="name the board, its category and the day",
    )  # fmt: skip


_EVERY = lazy(
    r"\b(?:every|each|all(?: of)?(?: the)?|both) (?:[\w-]+ )?(?:(?:leader)?boards?|rankings?|arenas?|charts?)\b"
)
"""What leads all of them leads LMArena, too."""


def other_board(p: Placing, kind: str, span: tuple[int, int], models: tuple[str, ...]) -> Claim:
    """A rank or score on a board that the base does not have: all that can be said is that it has a day."""
    reading = p.reading
    claim = reading.claim(kind, span, NOT_IN_BASE, models)
    if p.day or reading.sourced or reading.context.dated or reading.past:
        return claim
    message = "the base has no table of that board, boards move, and the sentence names no day"
    return claim._replace(
        rule=f"{kind}-undated", severity=SUGGESTION, message=message, advice="link the table and name its day"
    )


def unlisted(p: Placing, mention: Mention, kind: str, span: tuple[int, int]) -> Claim:
    """A model that the tables of the base do not have: a rank or score of it cannot be checked."""
    reading = p.reading
    newest, ever = p.standings.newest(p.board), p.standings.ever(p.board, mention.models)
    board = reading.context.base.board(p.board).name
    return reading.claim(
        kind, span, NOT_IN_BASE, mention.models, rule=f"{kind}-unlisted", severity=WARNING if _too_new(reading, mention, newest) else "",
        message=f"the base has no table of {board} of that day: its first with {mention.text} is of {ever[0].day}" if ever
        else f"{mention.text} stands on no table of {board} in the base, newest of {newest}",
        advice="link the table and name its day",
    )  # fmt: skip


def before_all(p: Placing, mention: Mention) -> bool:
    """Whether a dated text is older than the first table with a model: what it says may have been right."""
    context, ever = p.reading.context, p.standings.ever(p.board, mention.models)
    return context.dated and not p.day and bool(ever) and context.written < ever[0].day


def _too_new(reading: Reading, mention: Mention, newest: str) -> bool:
    """Whether a model came out after the newest table, so that no score of it is known."""
    return (
        mention.kind == "exact" and reading.context.base.model(mention.models[0]).released > newest and not reading.days
    )


def board_name(p: Placing, board: str) -> str:
    return p.reading.context.base.board(board).name


def rounds(row: Score, value: Decimal) -> bool:
    """Whether a score rounds to a figure; one halfway between two figures to both, for it is rounded itself."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return 2 * abs(row.value - value) <= step


def statement(item: dict[str, Any]) -> Fact:
    return Fact(f"statements.{item['id']}", item["text"], "", item["source"], item["day"])


def new_scale(p: Placing) -> dict[str, Any] | None:
    """What is known of the change of scale on Artificial Analysis."""
    return next((s for s in p.reading.context.base.statements if s.get("scale") == "new"), None)


def places(item: dict[str, Any]) -> Iterator[tuple[str, int]]:
    return zip(item["models"], map(int, item.get("places", ())), strict=False)


def board_words(board: str) -> str:
    category = board.removeprefix("lmarena-t2i").removeprefix("lmarena-").strip("-").replace("-", " ")
    return f" ({category})" if category else ""
