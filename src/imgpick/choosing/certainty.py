"""How sure a verdict is, and what would settle it."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.contenders import proven, seen, unknown_wish
from imgpick.choosing.result import CLEAR, LEANING, NOT_ENOUGH, TIE, offer_name
from imgpick.choosing.scoring import VOTED, Scored, weights
from imgpick.kb.base import Base

ON_PROMPTS = "on your own prompts"
TO_TEST = ("quality", "text", "speed")
"""Criteria that a test of one's own settles, however alike two offers look on paper."""

_MUCH = 0.5
"""The share of what is open in another wish from which on one is asked for that comes first."""


def kind_of(
    base: Base, brief: Brief, ranking: Sequence[Scored], unsure: Sequence[Scored], share: float, led: bool
) -> str:
    """The class of a verdict. Who is left alone because nobody knows whether the others fit has beaten nobody, and who is
    ``led`` by one that has no price for the job is not clear."""
    winner, *others = ranking
    if winner.candidate.open or not proven(winner, brief):
        return NOT_ENOUGH
    alone = not others and any(s.offer.model != winner.offer.model for s in unsure)
    if share * 100 >= base.constant("clear") and not (alone or led):
        return CLEAR
    return LEANING if share * 100 >= base.constant("leaning") else TIE


def unproven(winner: Scored, brief: Brief) -> str:
    """What keeps one from the verdict that is left alone: nobody has rated it, or what comes first is unknown of it."""
    if proven(winner, brief):
        return ""
    if seen(winner) and not winner.values[brief.order[0]].known:
        return f"Nobody has said enough of its {brief.order[0]}: test it on your own prompts."
    return f"Nobody has rated it on {unknown_wish(winner, brief, VOTED)}: test it on your own prompts."


def deciding_question(base: Base, winner: Scored, other: Scored, brief: Brief) -> str:
    """What one would have to find out to settle a tie: of the wishes that could turn it within what is known the first of
    which much is open, by its weight; empty where none could."""
    weight = weights(brief)
    gap = winner.score - other.score

    def lead(name: str) -> float:
        return weight[name] * (winner.values[name].mid - other.values[name].mid)

    def turns(name: str) -> bool:
        mine, theirs = winner.values[name], other.values[name]
        exact = mine.low == mine.high and theirs.low == theirs.high
        if name == "price" or (mine.shown == theirs.shown and (name not in TO_TEST or exact)):
            return False
        if name == "speed" and exact:
            return False
        return gap - lead(name) + weight[name] * (mine.low - theirs.high) < 0

    def left_open(name: str) -> float:
        mine, theirs = winner.values[name], other.values[name]
        return weight[name] * (mine.high - mine.low + theirs.high - theirs.low)

    found = list(filter(turns, brief.order))
    most = max(map(left_open, found), default=0.0)
    name = next((name for name in found if left_open(name) >= most * _MUCH), "")
    if not name:
        return ""
    names = [f"{offer_name(base, s.offer)}{f' at {s.offer.tier}' if s.offer.tier else ''}" for s in (winner, other)]
    if name in TO_TEST:
        return f"what would settle it is {name}: compare {' and '.join(names)} {ON_PROMPTS}"
    open_ends = [s.values[name].high - s.values[name].low for s in (winner, other)]
    if open_ends[0] == open_ends[1]:
        return f"what would settle it is {name}: find out how {' and '.join(names)} differ in it"
    less, more = names if open_ends[0] > open_ends[1] else reversed(names)
    return f"what would settle it is {name}: less of it is known of {less} than of {more}"
