"""The rows of what voters prefer: a score stands at the tier that was tested, with the board's day and rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.comparing.result import KNOWN, NOT_APPLICABLE, Cell, Column, Figure, Row
from imgpick.comparing.wanted import Wanted, boards
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Score
from imgpick.kb.model import Model
from imgpick.kb.votes import gap


def best_score(model: Model, board: str, day: str, tier: str = "") -> Score | None:
    """The score of a board that stands for a model: at the asked tier if it was tested, else the newest."""
    scores = model.scores_on(board, day)
    exact = [s for s in scores if tier and (s.tier or s.assume) == tier]
    return max(exact or scores, key=lambda s: (s.day, s.value), default=None)


def preference(base: Base, columns: Sequence[Column], day: str, wanted: Wanted) -> Iterator[Row]:
    """A row for each board, and one for the votes of a duel where several models stand on it."""
    for board in dict.fromkeys(boards(base)[word] for word in wanted.boards):
        scores = [best_score(c.model, board, day, wanted.tier or c.tier) for c in columns]
        name = base.board(board).name
        cells = [_score_cell(c, s, wanted) for c, s in zip(columns, scores, strict=True)]
        yield Row("preference", name, tuple(cells))
        first = scores[0]
        if first is not None and sum(s is not None for s in scores) > 1:
            shares = tuple(_share(columns[0], c, first, s) for c, s in zip(columns, scores, strict=True))
            yield Row("votes", f"{columns[0].model.name} wins there", shares)


def _score_cell(column: Column, score: Score | None, wanted: Wanted) -> Cell:
    if score is None:
        return Cell(column.model.id, unit="points")
    asked = wanted.tier or column.tier
    tested = score.tier or score.assume
    notes = []
    if score.tier:
        notes.append(f"tested at {score.tier}")
    elif score.assume:
        notes.append(f"the board names no tier; taken as {score.assume}")
    if asked and tested and asked != tested:
        notes.append(f"not the score of {asked}")
    if score.preliminary:
        notes.append("preliminary")
    half = f" ±{score.half_width:.0f}" if score.half_width else ""
    rank = f", rank {score.rank}{f' of {score.of}' if score.of else ''}" if score.rank else ""
    value = f"{score.value:.0f}{half}{rank} ({score.day})"
    cell = Cell(column.model.id, value, "points", tested, score.size, state=KNOWN, facts=(cite.score(score),))
    low, high = ("" if end is None else str(end) for end in (score.low, score.high))
    return cell._replace(note="; ".join(notes), figure=Figure(str(score.value), low, high, score.rank, score.of))


def _share(first: Column, other: Column, mine: Score, theirs: Score | None) -> Cell:
    if other.model.id == first.model.id:
        return Cell(other.model.id, state=NOT_APPLICABLE)
    if theirs is None:
        return Cell(other.model.id, unit="% of votes")
    found = gap(mine, theirs)
    low, high = found.span
    facts = (cite.score(mine), cite.score(theirs))
    note = "boards of different days" if mine.day != theirs.day else ""
    if found.level:
        text = f"level ({found.points:+.0f} points is inside ±{found.half:.0f})"
    else:
        text = f"{found.share:.0%} of votes ({low:.0%} to {high:.0%})".replace("%", " %")
    share, least, most = (f"{100 * part:.1f}" for part in (found.share, low, high))
    return Cell(
        other.model.id, text, "% of votes", state=KNOWN, facts=facts, note=note, figure=Figure(share, least, most)
    )
