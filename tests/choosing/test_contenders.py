"""Who may take the verdict, and what may be held against what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from imgpick.choosing.brief import brief
from imgpick.choosing.result import Choice
from imgpick.choosing.scales import Scales
from imgpick.choosing.screen import screen
from imgpick.choosing.verdict import choose
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from tests.conftest import TODAY, Change


def answer(base: Base, **answers: Any) -> Choice:
    given = {key.replace("_", "-"): value for key, value in answers.items()}
    return choose(base, brief(given, base), TODAY)


@pytest.mark.parametrize("order", ["quality,control", "control,quality", "price,quality"])
def test_pictures_that_nobody_has_rated_win_neither_of_the_first_two_wishes(base: Base, order: str) -> None:
    choice = answer(base, workflow="api", need=["fine-tune"], order=order)
    assert all(scored.values["quality"].known for scored in choice.ranking)
    assert "flux-3-image-klein" in {scored.offer.model for scored in choice.unrated}


def test_a_reason_says_that_what_nobody_knows_is_taken_as_the_middle(base: Base) -> None:
    choice = answer(base, workflow="api", use=["packaging"], text="short")
    unknown = [text for r in choice.reasons for text in (r.winner, r.runner_up) if text.startswith("unknown")]
    assert unknown
    assert set(unknown) == {"unknown (taken as the middle)"}


def test_another_route_scores_higher_only_where_it_is_rated(base: Base) -> None:
    choice = answer(base, workflow="app", use=["illustration"], images="300", order="quality,freedom")
    scales = Scales(base, choice.brief, TODAY)
    assert all(scales.values(a.offer)["quality"].known for a in choice.also if a.kind == "other-route")


def test_a_plan_is_held_against_plans_only(base: Base) -> None:
    for workflow, spread in (("any", False), ("app", True)):
        asked = brief({"workflow": workflow, "images": "100"}, base)
        offer = next(c.offer for c in screen(base, asked, TODAY) if c.offer.route == "chatgpt")
        assert Scales(base, asked, TODAY).values(offer)["price"].known == spread


def test_a_plan_and_a_price_per_image_are_no_reason_against_each_other(base: Base) -> None:
    choice = answer(base, workflow="any", use=["logo-vector"], images="20", need=["svg"])
    assert choice.runner_up
    kinds = {choice.ranking[0].offer.kind == "chat-app", choice.runner_up.offer.kind == "chat-app"}
    assert len(kinds) == 1 or "price" not in {reason.criterion for reason in choice.reasons}


def test_a_route_that_prices_a_part_of_an_edit_does_not_beat_one_that_prices_all_of_it(base: Base) -> None:
    asked = brief({"workflow": "api", "use": ["editing"], "family": ["gpt-image-2"]}, base)
    found = [c.offer for c in screen(base, asked, TODAY) if c.fits and c.offer.model == "gpt-image-2"]
    whole = {offer.tier for offer in found if offer.cost and not offer.cost.unsaid}
    assert whole
    assert not [offer.id for offer in found if offer.cost and offer.cost.unsaid and offer.tier in whole]


def test_the_cheapest_is_not_one_of_which_only_a_part_is_priced(base: Base) -> None:
    choice = answer(base, workflow="api", use=["editing"], images="20k", order="price,quality")
    (cheapest,) = [a for a in choice.also if a.kind == "cheapest"]
    assert cheapest.offer.cost
    assert not cheapest.offer.cost.unsaid


def test_a_price_of_another_shape_is_no_lead(base: Base) -> None:
    choice = answer(base, workflow="api", use=["packaging"], text="short", images="100")
    wide = next(s for s in choice.ranking if s.offer.size == "1536x1024")
    square = choice.ranking[0]
    assert (square.offer.size, wide.offer.size) == ("1024x1024", "1536x1024")
    assert wide.values["price"].shown.endswith("at 1536x1024")
    assert wide.values["price"].high > square.values["price"].high
    assert "price" not in {reason.criterion for reason in choice.reasons}
    assert not [flip for flip in choice.flips if flip.kind == "order" and flip.criterion == "price"]


def only_klein_is_known_to_train(sections: Sections) -> None:
    for model in sections["models"]:
        if model["id"] != "flux-2-klein-4b":
            model.get("capabilities", {}).pop("fine-tune", None)


def test_who_is_left_alone_by_what_nobody_knows_is_not_clear(changed: Callable[[Change], Base]) -> None:
    need = ["fine-tune", "vram=80", "commercial-weights"]
    choice = answer(changed(only_klein_is_known_to_train), workflow="self-host", text="short", need=need)
    assert choice.runner_up is None
    assert choice.cannot_confirm
    assert choice.verdict.kind == "leaning"
    (rival,) = [a for a in choice.also if a.kind == "unsure"]
    assert rival.text.startswith("would come first, were it sure to fit (fine-tune: no source says")


def test_weights_by_contract_are_a_condition_and_no_refusal(base: Base) -> None:
    need = ["licensed-training-data", "vram=24", "open-weights"]
    choice = answer(base, workflow="self-host", use=["marketing-concepts"], need=need)
    (named,) = [a for a in choice.also if a.kind == "confirmed"]
    assert named.offer.model == "bria-fibo-2"
    assert named.text.startswith("licensed-training-data confirmed, but self-hosting under a condition (by contract")


@pytest.mark.parametrize("need", ["transparent", "svg"])
def test_what_an_api_can_is_not_sure_in_a_chat_app(base: Base, need: str) -> None:
    choice = answer(base, workflow="chatgpt", need=[need])
    assert choice.verdict.kind == "not_enough_evidence"
    assert f"cannot confirm: {need}: known of the API, no source says it of ChatGPT" in choice.caveats


@pytest.mark.parametrize("answers", [{"need": ["batch"]}, {"use": ["posters"], "size": "4K"}])
def test_a_chat_app_is_named_only_for_what_it_is_known_to_do(base: Base, answers: dict[str, Any]) -> None:
    assert not [a for a in answer(base, workflow="api", **answers).also if a.kind == "chat-app"]


def test_a_price_that_nobody_knows_is_no_refusal_in_the_app_one_works_in(base: Base) -> None:
    choice = answer(base, workflow="gemini-app", max_monthly="0", need=["multi-turn"])
    assert choice.verdict.sentence.startswith("Perhaps Nano Banana 2.1 in Gemini app")
    assert "cannot confirm: no price in the base" in choice.caveats
