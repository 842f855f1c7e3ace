"""The laws of choosing, on the shipped base and on changed ones."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imgpick.choosing.brief import NEEDS, brief
from imgpick.choosing.result import Choice
from imgpick.choosing.scoring import rank_order_weights
from imgpick.choosing.verdict import choose
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from imgpick.kb.votes import share
from imgpick.render.choose_json import data
from imgpick.render.envelope import envelope
from tests.conftest import TODAY, Change, model_of

FLAGS = [name for name, kind in NEEDS.items() if not kind.value]
BRIEFS = st.fixed_dictionaries(
    {"workflow": st.sampled_from(["any", "api", "self-host", "chatgpt", "app"])},
    optional={
        "use": st.lists(st.sampled_from(["thumbnails", "posters", "editing", "logo-vector", "portraits"]), max_size=2),
        "text": st.sampled_from(["none", "short", "dense"]),
        "images": st.sampled_from(["10", "1000", "50k"]),
        "size": st.sampled_from(["1K", "2K", "4K", "1536x1024"]),
        "max-per-image": st.sampled_from(["0.005", "0.02", "0.2"]),
        "need": st.lists(st.sampled_from(FLAGS), max_size=2),
        "order": st.sampled_from(["price", "speed,price", "control", "legal-safety"]),
    },
)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answer(base: Base, answers: dict[str, Any]) -> Choice:
    return choose(base, brief(answers, base), TODAY, draws=200)


def order(choice: Choice) -> list[str]:
    return [scored.offer.model for scored in choice.ranking]


@FEW
@given(BRIEFS)
def test_same_input_same_bytes(base: Base, answers: dict[str, Any]) -> None:
    texts = {envelope("choose", data(answer(base, answers), base), base, TODAY) for _ in range(2)}
    assert len(texts) == 1


def _loser(sections: Sections) -> None:
    worse = copy.deepcopy(model_of(sections, "z-image-turbo"))
    worse.update(id="zz-worse", name="ZZ Worse", names=[])
    for row in worse["prices"]:
        row["usd"] = str(Decimal(row["usd"]) * 3)
    sections["models"].append(worse)


@FEW
@given(BRIEFS)
def test_adding_a_loser_never_reorders(base: Base, changed: Callable[[Change], Base], answers: dict[str, Any]) -> None:
    before, after = answer(base, answers), answer(changed(_loser), answers)
    assert [m for m in order(after) if m != "zz-worse"] == order(before)
    scores = {s.offer.id: s.score for s in before.ranking}
    assert all(s.score == scores[s.offer.id] for s in after.ranking if s.offer.id in scores)


@FEW
@given(
    BRIEFS,
    st.sampled_from(["gpt-image-2", "muse-image", "nano-banana-2.1", "flux-2-pro"]),
    st.sampled_from([2, 5]),
)
def test_a_dearer_price_never_helps(
    base: Base, changed: Callable[[Change], Base], answers: dict[str, Any], key: str, factor: int
) -> None:
    def dearer(sections: Sections) -> None:
        for row in model_of(sections, key)["prices"]:
            row["usd"] = str(Decimal(row["usd"]) * factor)

    before, after = answer(base, answers), answer(changed(dearer), answers)
    old = {s.offer.model: s.score for s in before.ranking}
    new = {s.offer.model: s.score for s in after.ranking}
    assert new.get(key, 0.0) <= old.get(key, 0.0) + 1e-12


@FEW
@given(
    BRIEFS,
    st.sampled_from([("gpt-image-2", "openai-api"), ("gpt-image-2.6-sunburst", "openai-api")]),
    st.sampled_from([2, 5]),
)
def test_a_dearer_route_never_helps(
    base: Base, changed: Callable[[Change], Base], answers: dict[str, Any], where: tuple[str, str], factor: int
) -> None:
    key, route = where

    def dearer(sections: Sections) -> None:
        for row in model_of(sections, key)["prices"]:
            if row["route"] == route:
                row["usd"] = str(Decimal(row["usd"]) * factor)

    before, after = answer(base, answers), answer(changed(dearer), answers)
    old = {s.offer.model: s.score for s in before.ranking}
    new = {s.offer.model: s.score for s in after.ranking}
    assert new.get(key, 0.0) <= old.get(key, 0.0) + 1e-12


@FEW
@given(BRIEFS)
def test_nobody_wins_the_first_two_wishes_with_what_nobody_rated(base: Base, answers: dict[str, Any]) -> None:
    choice = answer(base, answers)
    if choice.ranking and not choice.ranking[0].candidate.doubted:
        told = {name for scored in choice.ranking for name, value in scored.values.items() if value.known}
        first, second, *_ = (name for name in choice.brief.order if name in told)  # the others are set aside
        for scored in choice.ranking:
            assert scored.values[first].known
            assert second != "quality" or scored.values["quality"].known


OTHER_PRICES = {"batch", "edit", "mask-edit", "svg"}
"""Needs that also say what is bought: who does not ask for batches is not offered their lower price."""


@FEW
@given(BRIEFS)
def test_relaxing_a_need_never_shrinks_the_list(base: Base, answers: dict[str, Any]) -> None:
    needs = answers.get("need") or []
    dropped = next((need for need in needs if need not in OTHER_PRICES), None)
    if dropped is None:
        return
    kept = [need for need in needs if need != dropped]
    strict, loose = answer(base, answers), answer(base, {**answers, "need": kept})

    def fitting(choice: Choice) -> set[str]:
        shown = [*choice.ranking, *choice.unrated]
        return {s.offer.model for s in shown if not s.candidate.open}

    assert fitting(strict) <= fitting(loose)


@given(st.integers(1, 12))
def test_rank_order_weights_fall_and_add_up(count: int) -> None:
    weights = rank_order_weights(count)
    assert sum(weights) == pytest.approx(1)
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(("gap", "won"), [(0, 0.5), (27, 0.54), (100, 0.64), (200, 0.76)])
def test_a_gap_is_shown_as_a_share_of_votes(gap: int, won: float) -> None:
    assert share(gap) == pytest.approx(won, abs=0.005)
