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
    """What one would have to find out to settle a tie: the first wish that could turn it within what is known; empty
    where none could."""
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

    name = next(filter(turns, brief.order), "")
    if not name:
        return ""
    names = [f"{offer_name(base, s.offer)}{f' at {s.offer.tier}' if s.offer.tier else ''}" for s in (winner, other)]
    if name in TO_TEST:
        return f"what decides is {name}: compare {' and '.join(names)} {ON_PROMPTS}"
    return f"what decides is {name}: find out how {' and '.join(names)} differ in it"
