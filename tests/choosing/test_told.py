"""What the screen of a verdict says, and that it says no more than is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from imgpick.choosing.brief import NEEDS, brief
from imgpick.choosing.result import Choice
from imgpick.choosing.verdict import choose
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from imgpick.kb.kinds import ROUTE_KINDS
from imgpick.render.choose_markdown import markdown
from imgpick.render.choose_terminal import terminal
from imgpick.render.screen import Screen
from tests.conftest import TODAY, Change


def given(base: Base, **answers: Any) -> Choice:
    named = {"workflow": "api", **{key.replace("_", "-"): value for key, value in answers.items()}}
    return choose(base, brief(named, base), TODAY, draws=100)


def told(choice: Choice, base: Base, width: int = 120) -> str:
    """The screen on one line."""
    return " ".join(terminal(choice, base, Screen(width, False)).replace("│", " ").split())


def test_what_has_been_replaced_is_said_to_be_served_once(base: Base) -> None:
    choice = given(base, family=["gpt-image-2.5", "gpt-image-2"])
    screen = told(choice, base)
    assert "superseded by GPT Image 2.6 Sunburst since 2026-11-04; still served, no end date is known." in screen
    assert "† superseded, still served, no end date is known" in screen
    assert screen.count("still served") == 2
    assert "superseded models beside it: still served, no end date is known" in choice.caveats


def test_the_end_of_what_has_been_replaced_is_said_where_one_is_known(changed: Callable[[Change], Base]) -> None:
    def end(sections: Sections) -> None:
        (model,) = [model for model in sections["models"] if model["id"] == "gpt-image-2"]
        model["life"][-1]["shutdown"] = "2027-11-01"

    screen = told(given(own := changed(end), family=["gpt-image-2.5", "gpt-image-2"]), own)
    assert (
        "GPT Image 2 (still served, ends on 2027-11-01); GPT Image 2.5 Flare (still served, no end date is known)"
        in screen
    )


def test_weights_of_ones_own_are_not_said_to_be_served(base: Base) -> None:
    assert "still served" not in told(
        given(base, workflow="self-host", family=["qwen-image", "ideogram"], not_route=["chat-app"]), base
    )


def test_what_is_better_says_whether_the_budget_has_room_for_it(base: Base) -> None:
    texts = {
        most: next(a.text for a in given(base, images="1k", **most_of).also if a.kind == "best")
        for most, most_of in {"none": {}, "40": {"max_monthly": "40"}, "100": {"max_monthly": "100"}}.items()
    }
    assert texts["none"] == texts["40"] == "better in quality, whatever it costs"
    assert texts["100"] == "better in quality, within your budget"


def test_the_tested_tier_is_offered_where_the_budget_has_room_for_it(base: Base) -> None:
    def boxed(**limit: str) -> str:
        return next(c for c in given(base, images="1k", **limit).caveats if c.startswith("Nobody has rated it"))

    assert "take high" not in boxed()
    assert "take high" not in boxed(max_monthly="40")
    assert boxed(max_monthly="100").endswith(
        "take high, taken as the one tested, for $52.68 a month, within your budget."
    )
    assert boxed(max_per_image="0.06").endswith("within your budget.")


def on_a_card(base: Base, gigabytes: int, **answers: Any) -> Choice:
    return given(base, workflow="self-host", need=[f"vram={gigabytes}", *answers.pop("need", [])], **answers)


def test_a_large_card_is_not_said_to_need_what_a_small_one_does(base: Base) -> None:
    said = "Known to fit 24 GB: 7 GB do with parts offloaded, which takes time; no source says what it takes whole."
    assert said in told(on_a_card(base, 24), base)
    assert "offloaded, which takes time" not in told(on_a_card(base, 80), base)


def test_what_weights_take_whole_is_said_where_a_source_says_it(base: Base) -> None:
    screen = told(on_a_card(base, 12, family=["z-image"]), base)
    assert "Known to fit 12 GB only with parts offloaded, which takes time; whole it takes 16 GB." in screen


def test_what_fits_whole_and_is_better_is_named_beside_the_best_that_does(base: Base) -> None:
    whole = {a.offer.model: a.text for a in on_a_card(base, 16).also if "nothing offloaded" in a.text}
    assert whole == {
        "flux-2-klein-4b": "fits 16 GB with nothing offloaded",
        "z-image-turbo": "fits 16 GB with nothing offloaded, the best in quality that does",
    }


def test_weights_without_a_successor_to_download_are_not_marked_as_superseded(base: Base) -> None:
    choice = on_a_card(base, 24, not_route=["chat-app"])
    assert "Ideogram 4.0 · own GPUs §" in told(choice, base)
    assert "superseded by Ideogram" not in told(choice, base)


@pytest.mark.parametrize("width", [70, 80, 120])
def test_a_score_that_was_given_to_a_sister_says_so_in_its_row(base: Base, width: int) -> None:
    screen = told(on_a_card(base, 24, use=["editing"]), base, width)
    assert "1234 ±3‖" in screen
    assert "‖ Qwen-Image-2512 was rated as qwen-image-edit-2511 (Qwen-Image-Edit-2511, the editing sibling)" in screen


def test_a_tier_that_is_taken_makes_a_score_no_sisters(base: Base) -> None:
    assert "‖" not in told(given(base), base)


def test_a_verdict_on_a_sisters_score_says_whose_it_is(base: Base) -> None:
    choice = on_a_card(base, 24, use=["editing"], vendor=["Alibaba"], need=["commercial-weights"])
    assert choice.verdict.name == "Qwen-Image-2512"
    assert "its score was given to qwen-image-edit-2511 (Qwen-Image-Edit-2511, the editing sibling)" in choice.caveats


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"family": ["seedream"], "need": ["layers"]},
            "no source prices layers on BytePlus ModelArk, on ComfyUI partner nodes they are $0.032 at 1K (computed).",
        ),
        ({"family": ["ideogram"], "need": ["layers"]}, "layers cost $0.09 on Ideogram API."),
        ({"tier": ["turbo"], "need": ["transparent"]}, "a transparent one costs $0.04 on Ideogram API."),
    ],
    ids=["elsewhere", "own", "transparent"],
)
def test_a_plain_pictures_price_is_said_to_be_one(base: Base, answers: dict[str, Any], said: str) -> None:
    choice = given(base, use=["product"], **answers)
    assert f"The price is that of a plain picture; {said}" in told(choice, base)


def test_a_price_for_what_is_needed_is_not_called_a_plain_pictures(base: Base) -> None:
    assert "plain picture" not in told(given(base, use=["product"], need=["transparent"]), base)


def test_a_budget_of_nothing_is_told_that_no_api_is_free(base: Base) -> None:
    said = (
        "no API in the base gives pictures for nothing; ChatGPT, Gemini app and Recraft Studio have a plan for nothing"
    )
    assert f"N{said[1:]}." in given(base, max_monthly="0").verdict.sentence
    assert said in given(base, workflow="any", max_monthly="0", images="30").caveats
    assert not any("for nothing" in text for text in given(base, workflow="app", max_monthly="0").caveats)
    assert "for nothing" not in told(given(base, max_monthly="1"), base)


def test_a_plan_speaks_of_a_need_by_its_word(base: Base) -> None:
    firefly = {plan.plan: plan for plan in base.plans("firefly-app", TODAY)}
    assert not firefly["Firefly Standard"].speaks_of("edit")
    assert firefly["Enterprise add-on"].speaks_of("indemnity")


def test_a_span_over_the_budget_says_of_what_its_ends_are_the_prices(base: Base) -> None:
    (over,) = [g.text for g in given(base, images="5k", max_monthly="50").ruled_out if g.limit == "max-monthly=50"]
    assert over.endswith(
        "over $50 a month: images from $0.0104 (Luma Photon, photon-1) to $0.253 (GPT Image 2, high, 1024x1024)"
    )


def test_seconds_are_told_with_who_took_them_and_at_which_tier(base: Base) -> None:
    choice = given(base, family=["gpt-image-2.5", "gpt-image-2"], tier=["low"], order="quality,speed")
    (speed,) = [reason for reason in (*choice.reasons, *choice.assumed) if reason.criterion == "speed"]
    said = "41.9 s at high, 10 to 41.9 s assumed (measured, mean of one forum tester at 1920x1088)"
    assert said in (speed.winner, speed.runner_up)
    assert "at most 41.9 s" not in told(choice, base)


def test_seconds_are_short_in_the_table(base: Base) -> None:
    screen = terminal(given(base, family=["gpt-image-2.5"], order="speed,price"), base, Screen(100, False))
    row = next(line for line in screen.splitlines() if "GPT Image 2.5 Sunburst" in line and "°" in line)
    assert "41.9 s at high  " in row


def test_whose_the_seconds_are_is_said_where_speed_comes_first(base: Base) -> None:
    (said,) = [text for text in given(base, order="speed,price").caveats if text.startswith("its speed")]
    assert said.startswith(
        "its speed is 1 s (about, in a ranking of May 2026 that names no seller; said by a third party"
    )
    assert not any("its speed" in text for text in given(base).caveats)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"family": ["krea"]},
            "the licence of its weights (Krea 2 Community License v.1) sets a condition for pictures: commercial use only below",
        ),
        (
            {"workflow": "self-host", "family": ["krea"]},
            "running these weights for a business is only under a condition",
        ),
        ({"family": ["ideogram-4"]}, "commercial use of the pictures takes a paid API plan, which this is"),
    ],
    ids=["api", "own", "paid"],
)
def test_terms_of_weights_are_not_said_to_be_those_of_an_api(base: Base, answers: dict[str, Any], said: str) -> None:
    own = [text for text in given(base, **answers).caveats if "for a business" in text or "commercial use" in text]
    assert [text for text in own if text.startswith(said)]
    assert len(own) == 1


def test_what_is_computed_from_tokens_is_called_that(base: Base) -> None:
    choice = given(base, route=["azure"], family=["gpt-image"])
    assert "(as of 2026-09-19, computed from tokens)" in told(choice, base)
    assert (
        "the price is computed, 439 image tokens x $30 per 1M: the rate is quoted (LLM Gateway, 2026-09-19; Global "
        "Standard deployment), the count is measured (Hatada, 2026-09-09)"
    ) in choice.caveats


def test_what_a_seller_is_quoted_with_is_not_called_computed(base: Base) -> None:
    screen = told(given(base, family=["nano-banana"], tier=[]), base)
    assert ", quoted)" in screen
    assert "computed from tokens" not in screen


SITUATIONS: list[dict[str, Any]] = [
    {"workflow": "self-host", "use": ["photoreal"], "need": ["commercial-weights"]},  # price is set aside
    {"workflow": "self-host", "use": ["general"], "need": ["vram=80"]},
    {"workflow": "any", "use": ["photoreal"], "max-monthly": "0"},
    {"workflow": "any", "use": ["comics"], "images": "100", "max-monthly": "20"},  # a small bill counts as none
]


@pytest.mark.parametrize("asked", SITUATIONS, ids=lambda asked: f"{asked['workflow']}-{asked['use'][0]}")
def test_what_would_turn_a_verdict_turns_it(base: Base, asked: dict[str, Any]) -> None:
    choice = choose(base, brief(asked, base), TODAY, draws=100)
    for flip in choice.flips:
        if flip.kind == "order":
            again = {**asked, "order": flip.criterion}
        elif flip.kind == "weight":
            share = float(flip.at) + 0.01
            others = (1 - share) / (1 - choice.weights[flip.criterion])
            weights = {name: weight * others for name, weight in choice.weights.items()} | {flip.criterion: share}
            again = {**asked, "weights": ",".join(f"{name}={weight:.6f}" for name, weight in weights.items())}
        else:
            continue
        then = choose(base, brief(again, base), TODAY, draws=100).verdict
        assert then.offer
        assert then.offer.model == flip.to, flip


def test_what_would_settle_a_tie_is_what_is_most_open(base: Base) -> None:
    asked = given(base, workflow="self-host", use=["photoreal"], need=["commercial-weights"]).verdict.question
    assert asked == (
        "what would settle it is control: less of it is known of Qwen-Image-2512 than of FLUX.2 [klein] 4B"
    )


def test_advice_fits_the_use_and_the_needs(base: Base) -> None:
    def advice(**answers: Any) -> tuple[str, ...]:
        return given(base, **answers).checklist

    assert "lay result and original over each other: what should have stayed?" in advice(use=["editing"])
    assert "look along the edge of the mask at full size" in advice(use=["editing"], need=["mask-edit"])
    assert "look at eyes, hands and teeth at full size" in advice(use=["portraits"])
    assert advice(use=["comics"])[0].startswith("draw one character through six panels")
    both = advice(use=["infographics", "characters"])
    assert {"check every number and label against your data", "put one character in five scenes and compare faces"} <= {
        *both[:2]
    }
    assert all(len(given(base, use=[use]).checklist) == 4 for use in ("general", "slides", "icons"))


def test_advice_is_given_for_what_can_be_asked_for(base: Base) -> None:
    keys = set(base.method["checks"])
    uses = set(base.method["uses"])
    assert keys <= uses | set(NEEDS) | set(ROUTE_KINDS)
    guided = {about for key in base.ids("guide") for about in base.raw(f"guide/{key}")["about"]}
    assert uses <= keys | guided


def test_advice_on_the_same_thing_is_given_once(base: Base) -> None:
    lines = given(base, workflow="any", use=["logo-vector"], need=["svg"]).checklist
    assert sum(line.startswith("open the SVG") for line in lines) == 1


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize(
    "answers", [{"images": "50k", "max_monthly": "500"}, {"use": ["editing"], "images": "5k"}, {"order": "speed,price"}]
)
def test_names_of_models_stay_whole_in_the_table(base: Base, answers: dict[str, Any], width: int) -> None:
    choice = given(base, **answers)
    lines = terminal(choice, base, Screen(width, False)).splitlines()
    table = lines[next(at for at, line in enumerate(lines) if line.startswith("  offer")) :]
    for scored in choice.ranking[:5]:
        assert any(line[2:].startswith(base.model(scored.offer.model).name) for line in table)
    assert all(len(line) <= width for line in lines)


def test_who_scores_no_higher_is_not_called_ahead(base: Base) -> None:
    choice = given(base, use=["slides"], need=["language=ja"], images="300")
    assert choice.runner_up
    assert choice.ranking[0].score <= choice.runner_up.score
    assert "Level with GPT Image 2.5 Sunburst" in told(choice, base)


def test_that_a_score_is_assumed_is_said_once(base: Base) -> None:
    screen = told(given(base, use=["slides"], need=["language=ja"], images="300"), base)
    assert "its score is assumed around" in screen
    assert "not rated yet; assumed around GPT Image 2.5 Sunburst (1472)" not in screen


def test_a_budget_that_turns_a_verdict_is_told_to_the_cent(base: Base) -> None:
    asked: dict[str, Any] = {"use": ["storyboards"], "images": "3k", "order": "speed"}
    choice = given(base, **asked, max_monthly="30")
    (flip,) = [f for f in choice.flips if f.kind == "budget"]
    assert flip.text == "your budget is under $15.00 a month"
    assert given(base, **asked, max_monthly="15").verdict.name == choice.verdict.name


def test_a_failed_need_is_told_without_brackets_in_brackets(base: Base) -> None:
    choice = given(base, use=["brand-design"], need=["brand-colours", "style-reference"])
    assert "why not Recraft V4.1 Flash: it fails style-reference (no style support)" in choice.caveats


def test_a_price_that_may_be_over_the_budget_says_what_it_is_the_price_of(base: Base) -> None:
    choice = given(base, use=["characters"], need=["references=4"], images="2k", max_monthly="60")
    said = "about $133 a month with 4 input images, $0.06654 an image (assumed)"
    assert (
        f"why not GPT Image 2.6 Flare and Sunburst: not sure to stay within your budget ({said} at low, 1536x1024)"
        in (choice.caveats)
    )
    assert "GPT Image 2.5 Sunburst at medium, 1024x1024 (about $120 a month" in told(choice, base)


def test_level_in_every_wish_is_said_and_no_empty_list_follows(base: Base) -> None:
    choice = given(base, use=["ui-mockups"], text="dense", images="250")
    assert choice.verdict.kind == "tie"
    said = "Level with GPT Image 2.5 Sunburst at high in every wish, as far as is known"
    assert f"{said} offer" in told(choice, base)
    assert "## Level with GPT Image 2.5 Sunburst · high · OpenAI in every wish" in markdown(choice, base)


def test_markdown_says_beats_of_no_tie_and_what_would_settle_it(base: Base) -> None:
    tie = markdown(given(base, use=["illustration"]), base)
    assert "## Level with " in tie
    assert "Why it beats" not in tie
    assert "\nWhat would settle it is " in tie
    assert "## Why it beats " in markdown(given(base, images="300", max_monthly="5"), base)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"workflow": "app", "vendor": ["Adobe"], "order": "legal-safety"},
         "use of the pictures confirmed; under a condition only indemnity (depends on plan and contract"),
        ({"vendor": ["OpenAI"], "order": "quality,legal-safety"},
         "no source speaks of licensed training data, indemnity or commercial use of the pictures"),
    ],
)  # fmt: skip
def test_a_legal_department_reads_what_is_confirmed(base: Base, answers: dict[str, Any], said: str) -> None:
    assert said in told(given(base, **answers), base)
    assert "Legal safety" not in told(given(base, vendor=["OpenAI"]), base)


def test_what_is_said_alike_of_several_languages_is_said_once(base: Base) -> None:
    need = ["language=it,swedish", "language=uk"]
    screen = told(given(base, use=["menus"], text="dense", vendor=["Alibaba"], need=need), base)
    assert "needs language=it, sv, uk" in screen
    assert screen.count("claim passed on by Comfy), not said whether") == 1
    assert "text in Italian, Swedish and Ukrainian: several languages" in screen


def test_a_tier_that_is_asked_for_is_said_to_differ_between_models(base: Base) -> None:
    said = '"medium" of one model is not "medium" of another'
    assert any(said in text for text in given(base, tier=["medium"]).caveats)
    assert not any(said in text for text in given(base).caveats)


def test_a_row_says_the_size_that_is_priced_where_exact_pixels_are_asked_for(base: Base) -> None:
    wide = told(given(base, use=["thumbnails"], size="1280x720", family=["gpt-image-2.6", "ideogram-4.6"]), base)
    assert "high · OpenAI · 1536x1024" in wide
    assert "Runware · 1280x736" not in wide  # the nearest size it makes is the wanted one
    assert "OpenAI · 1536x1024" not in told(given(base, size="1536x1024", family=["gpt-image-2.6"]), base)


def test_the_best_that_fits_whole_is_not_called_better_than_the_verdict(base: Base) -> None:
    choice = on_a_card(base, 24, text="dense", need=["commercial-weights"])
    whole = [a for a in choice.also if "nothing offloaded" in a.text]
    assert whole
    assert not any("better" in a.text for a in whole)


def test_the_end_of_a_route_is_until_when_it_is_served_there(base: Base) -> None:
    screen = told(given(base, route=["azure"], family=["gpt-image-2.5"]), base)
    assert "still served on Azure OpenAI, until 2027-09-08 as announced" in screen
    assert "no end date is known" not in screen
    assert "no end date is known" in told(given(base, route=["openai-api"], family=["gpt-image-2.5"]), base)


@pytest.mark.parametrize("order", ["speed", "control", "freedom", "legal-safety", "convenience", "price"])
@pytest.mark.parametrize("workflow", ["self-host", "api", "app"])
def test_no_value_takes_the_room_of_the_offers(base: Base, order: str, workflow: str) -> None:
    choice = given(base, workflow=workflow, order=order, need=["vram=80"] if workflow == "self-host" else [])
    lines = terminal(choice, base, Screen(80, False)).splitlines()
    head = next(line for line in lines if line.startswith("  offer"))
    assert len(head) - len(head.removeprefix("  offer").lstrip()) >= len(base.model("flux-2-klein-4b").name)


def test_what_would_lead_is_not_said_to_meet_the_needs_as_well(base: Base) -> None:
    choice = given(base, use=["logos"], need=["svg"], images="80", max_monthly="20")
    texts: dict[str, list[str]] = {}
    for also in choice.also:
        texts.setdefault(also.offer.id, []).append(also.text)
    both = [found for found in texts.values() if any("come first" in t for t in found)]
    assert both
    assert not any(text.startswith("meets the needs") for found in both for text in found)


def test_who_meets_fewer_needs_is_not_named_for_leading_in_a_wish(base: Base) -> None:
    choice = given(base, use=["brand-design"], need=["brand-colours", "style-reference"])
    unmet = len(choice.ranking[0].candidate.unmet)
    ahead = [a for a in choice.also if a.text.startswith("known to be ahead")]
    assert ahead
    assert all(a.doubt.count("no source says") <= unmet for a in ahead)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"use": ["thumbnails"], "family": ["gpt-image-2"]}, "thumbnails are wide as a rule: --size 1280x720"),
        ({"use": ["storyboards"], "family": ["gpt-image-2.5"]}, "storyboards are wide as a rule: --size 1920x1080"),
        ({"use": ["thumbnails"], "family": ["gpt-image-2"], "size": "1024x1024"}, ""),
        ({"use": ["thumbnails"], "family": ["gpt-image-2"], "need": ["aspect=16:9"]}, ""),
        ({"use": ["thumbnails"], "vendor": ["Google"]}, ""),  # one price for every shape
        ({"use": ["icons"], "family": ["gpt-image-2"]}, ""),
    ],
)
def test_the_price_of_a_square_says_so_where_pictures_are_wide(base: Base, answers: dict[str, Any], said: str) -> None:
    caveats = [text for text in given(base, **answers).caveats if "wide as a rule" in text]
    assert [said in text for text in caveats] == [True] * bool(said)


def test_what_is_open_of_all_that_stand_side_by_side_is_said_once(base: Base) -> None:
    screen = told(given(base, use=["editorial"], need=["streaming"], order="price"), base)
    assert "none of them sure (streaming: no source says)" in screen
    assert screen.partition("usually compared with")[2].partition("Flips if")[0].count("no source says)") == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gpt image 1 mini", "Of what you named, GPT Image 1 Mini is deprecated since 2026-06-02"),
        ("Nano Banana 2", "Of what you named, Nano Banana 2 is deprecated since 2026-10-06, successor Nano Banana 2.1"),
        ("nano-banana-2.1", ""),
        ("gpt-image-2", ""),  # replaced, and in the race
        ("gpt-image", ""),
    ],
)
def test_what_is_named_for_its_family_and_ends_is_said_in_the_box(base: Base, name: str, said: str) -> None:
    screen = told(given(base, family=[name]), base)
    assert said in screen.partition("offer ")[0]
    assert ("Of what you named" in screen) == bool(said)


def test_of_two_that_no_weight_tells_apart_the_cheaper_is_said_to_stand_first(base: Base) -> None:
    choice = given(base, weights="speed=1")
    assert choice.runner_up
    assert choice.ranking[0].score == choice.runner_up.score
    assert "in every wish that weighs: the cheaper one stands first" in told(choice, base)
    assert (choice.ranking[0].offer.per_image or 0) < (choice.runner_up.offer.per_image or 0)


def test_markdown_names_what_may_fit_nearest_first(base: Base) -> None:
    lines = markdown(given(base, need=["layers", "seed"]), base).splitlines()
    unsure = lines[lines.index("## Unsure") + 2 :]
    assert all(line.startswith("- ") for line in unsure[:6])
    assert unsure[5].endswith(" more")
