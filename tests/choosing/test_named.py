"""What is named beside a verdict, and what a reader is told before taking it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from imgpick.choosing.brief import brief, need
from imgpick.choosing.check import FAIL, PASS, UNKNOWN
from imgpick.choosing.result import SHORT_LIST, short_list
from imgpick.choosing.scales import Scales
from imgpick.choosing.screen import screen
from imgpick.choosing.uses import held_against
from imgpick.choosing.verdict import choose
from imgpick.costing.offers import Offer
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from imgpick.render.choose_licence import licensed
from imgpick.render.choose_table import app_plans
from imgpick.render.choose_terminal import terminal
from imgpick.render.screen import Screen
from imgpick.render.words import does_for, enough, plans
from tests.choosing.conftest import answer
from tests.conftest import TODAY, Change


def test_each_use_is_answered_and_the_first_is_said_to_count_most(base: Base) -> None:
    choice = answer(base, workflow="api", use=["thumbnails", "portraits"], text="none", images="200")
    assert choice.board == "lmarena-t2i-commercial-design"
    assert "the board and the order of wishes are those of thumbnails, named first" in choice.caveats
    (other,) = [a for a in choice.also if a.kind == "use"]
    assert other.text.endswith("read on lmarena-t2i-portraits")
    evidence = [a for a in choice.also if a.kind == "evidence"]
    assert {"named for thumbnails", "named for portraits"} <= {a.text.partition(":")[0] for a in evidence[:2]}


def test_editing_takes_the_board_and_the_first_use_the_order(base: Base) -> None:
    choice = answer(base, workflow="api", use=["product", "editing"])
    words = "the board is that of editing pictures, the order of wishes that of product shots, named first"
    assert words in choice.caveats


def test_one_board_needs_no_word_on_uses(base: Base) -> None:
    choice = answer(base, workflow="api", use=["thumbnails", "ads"])
    assert not [a for a in choice.also if a.kind == "use"]
    assert not [text for text in choice.caveats if "named first" in text]


def test_who_is_compared_without_being_sure_to_fit_says_what_is_open(base: Base) -> None:
    choice = answer(base, workflow="any", use=["logo-vector"], images="20", need=["svg"])
    compared = [a for a in choice.also if a.kind == "compare"]
    assert {a.offer.model: a.doubt for a in compared}["ideogram-4.5"] == ""
    assert all("svg: no source says" in a.doubt for a in compared if a.offer.model.startswith("seedream"))


@pytest.mark.parametrize("workflow", ["api", "app", "chatgpt"])
def test_votes_on_pictures_are_said_to_be_no_votes_on_vector_files(base: Base, workflow: str) -> None:
    choice = answer(base, workflow=workflow, use=["logo-vector"], images="20", need=["svg"])
    assert "boards rate pictures, not vector files: open a few before you trust a rank" in choice.caveats


def test_weights_whose_successor_has_none_are_current_on_own_gpus(base: Base) -> None:
    choice = answer(base, workflow="self-host", family=["ideogram"])
    (life,) = [text for text in choice.caveats if "superseded" in text]
    assert life.endswith("whose weights nobody can download: on own GPUs it is current")


def test_a_tie_is_tested_against_what_is_level(base: Base) -> None:
    choice = answer(base, workflow="api", use=["thumbnails"], text="short", images="50k", max_monthly="500")
    assert choice.verdict.question.endswith("on your own prompts")
    assert "Nobody has rated it at low: run 20 of your prompts on both first (about $0.24)." in choice.caveats[:2]


@pytest.mark.parametrize(("answers", "said"), [({}, True), ({"images": "1000"}, False)])
def test_a_volume_that_is_taken_is_said_last_and_as_taken(base: Base, answers: dict[str, str], said: bool) -> None:
    asked = brief({"workflow": "any", "need": ["indemnity"], **answers}, base)
    candidate = next(c for c in screen(base, asked, TODAY) if c.offer.route == "creative-cloud")
    assert candidate.checks[-1].state == UNKNOWN
    assert candidate.checks[-1].reason.endswith(", as taken here") == said


@pytest.mark.parametrize("text", ["region=eu", "eu", "eu-residency", "data-residency", "gdpr"])
def test_a_need_about_regions_is_answered_with_what_the_base_lacks(text: str) -> None:
    with pytest.raises(ImgpickError) as raised:
        need(text)
    assert "no facts about regions" in str(raised.value.hint)


@pytest.mark.parametrize(
    ("answers", "words", "said"),
    [
        ({"workflow": "api", "use": ["icons"]}, "SVG", False),
        ({"workflow": "api", "use": ["icons"], "need": ["svg"]}, "SVG", True),
        ({"workflow": "api", "family": ["ideogram"]}, "weights licence", False),
        ({"workflow": "self-host", "family": ["ideogram"]}, "weights licence", True),
        ({"workflow": "api", "family": ["gpt-image"]}, "ChatGPT route", False),
        ({"workflow": "chatgpt"}, "ChatGPT route", True),
        ({"workflow": "api", "family": ["flux"]}, "further megapixels", True),
        ({"workflow": "self-host", "family": ["flux"]}, "further megapixels", False),
    ],
)
def test_the_checklist_speaks_of_what_is_made_and_where(
    base: Base, answers: dict[str, Any], words: str, said: bool
) -> None:
    assert any(words in line for line in answer(base, **answers).checklist) == said


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"use": ["illustration"], "images": "2000", "max-monthly": "10"}, True),  # a better one is affordable
        ({"use": ["general"], "images": "30k", "max-monthly": "600"}, True),
        ({"use": ["product"], "images": "100k", "max-monthly": "500"}, True),
        ({"use": ["thumbnails"], "images": "50k", "max-per-image": "0.006"}, True),
        ({"use": ["general"], "images": "20"}, False),  # nothing worth waiting for
        ({"use": ["general"], "images": "30k", "max-monthly": "600", "need": ["batch"]}, False),
        ({"use": ["illustration"], "images": "2000", "max-monthly": "10", "not-vendor": ["openai"]}, False),
    ],
)
def test_what_waiting_buys_is_named_where_it_beats_the_first(base: Base, answers: dict[str, Any], said: bool) -> None:
    asked = brief({"workflow": "api", **answers}, base)
    choice = choose(base, asked, TODAY, draws=100)
    named = [a.offer for a in choice.also if a.kind == "batch"]
    assert bool(named) == said
    for offer in named:
        waiting = brief({"workflow": "api", **answers, "need": ["batch"]}, base)
        assert offer.mode == "batch"
        assert offer.id == choose(base, waiting, TODAY, draws=100).ranking[0].offer.id


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"workflow": "chatgpt", "images": "90", "max-monthly": "0"}, PASS),
        (
            {"workflow": "chatgpt", "images": "91", "max-monthly": "0"},
            UNKNOWN,
        ),  # users report so, the seller says nothing
        ({"workflow": "chatgpt", "images": "91", "max-monthly": "8"}, PASS),
        ({"workflow": "chatgpt", "images": "12k", "max-monthly": "20"}, PASS),
        ({"workflow": "chatgpt", "images": "12001", "max-monthly": "20"}, UNKNOWN),  # 50 in 3 hours, day and night
        ({"workflow": "chatgpt", "images": "12001", "max-monthly": "25"}, PASS),
        ({"workflow": "gemini-app", "images": "300", "max-monthly": "0"}, PASS),  # 20 a day for nothing
        ({"workflow": "gemini-app", "images": "700", "max-monthly": "0"}, FAIL),  # by the seller's own table
    ],
)
def test_a_plan_is_taken_only_where_its_known_limit_reaches(base: Base, answers: dict[str, Any], state: str) -> None:
    asked = brief(answers, base)
    found = [
        c for c in screen(base, asked, TODAY) if c.offer.route == answers["workflow"] and not on_paid_plans(c.offer)
    ]
    states = {check.state for c in found for check in c.checks if check.limit.startswith("max-monthly")}
    assert states == {state}


def test_a_plan_that_is_too_small_is_named_as_that(base: Base) -> None:
    rows = base.plans("chatgpt", TODAY)
    assert plans(rows, 50, Decimal(8)).startswith("Plans within $8 a month: Free $0, Go $8 (over it Plus $20")
    many = plans(rows, 300, Decimal(8))
    assert many.startswith("Plans within $8 a month: Go $8 (")
    assert "; too small for 300 images: Free, about 90)" in many
    assert "(too small for 20,000 images: Free, about 90; Go; Plus, at most 12,000)" in plans(
        rows, 20_000, Decimal(200)
    )


@pytest.mark.parametrize(
    ("images", "most", "tier", "text"),
    [
        ("20k", None, "medium", "by API when volume grows"),
        ("20k", "200", "low", "by API when volume grows, within your budget"),
        ("8k", "50", "low", "by API when volume grows, within your budget"),
        ("20k", "300", "medium", "by API when volume grows, within your budget"),
        ("20k", "20", "low", "by API when volume grows, over your budget"),
    ],
)
def test_the_api_for_later_is_held_against_the_budget(
    base: Base, images: str, most: str | None, tier: str, text: str
) -> None:
    order, limit = "quality,price,text", {"max-monthly": most} if most else {}
    choice = answer(base, workflow="chatgpt", use=["thumbnails"], images=images, order=order, **limit)
    (later,) = [a for a in choice.also if a.kind == "api-later"]
    assert (later.offer.tier, later.text) == (tier, text)
    assert later.per_month
    assert not most or (later.per_month <= Decimal(most)) == ("within" in text)


@pytest.mark.parametrize(
    ("route", "images", "most", "said"),
    [
        ("chatgpt", 8, None, "Free at $0 should do for 8 images: users report about 90 a month"),
        ("chatgpt", 90, Decimal(0), "Free at $0 should do for 90 images: users report about 90 a month"),
        ("chatgpt", 91, None, ""),  # nobody says how many a paid plan allows
        ("chatgpt", 0, None, ""),  # a volume that nobody named
        (
            "gemini-app",
            400,
            None,
            "Basic at $0 allowed about 600 images a month in March 2026, enough for 400; since June 2026 limits are compute-based",
        ),
        ("chatgpt", 500, None, ""),  # what 50 in 3 hours come to at the very most is no promise
    ],
)
def test_the_cheapest_plan_that_is_known_to_reach_is_named(
    base: Base, route: str, images: int, most: Decimal | None, said: str
) -> None:
    plan = enough(base.plans(route, TODAY) or base.free_plans(route, TODAY), images, most)
    assert (does_for(plan, images) if plan else "") == said


@pytest.mark.parametrize(
    ("route", "images", "shown"),
    [
        ("gemini-app", "40", "free"),
        ("gemini-app", "601", "unknown"),  # more than the plan allows, and nobody prices the next
        ("chatgpt", "90", "free"),
        ("chatgpt", "91", "$8 a month and up"),
        ("recraft-app", "40", "free or unknown"),  # nobody says how far it reaches
    ],
)
def test_a_plan_for_nothing_is_free_as_far_as_it_is_known_to_reach(
    base: Base, route: str, images: str, shown: str
) -> None:
    choice = answer(base, workflow="app", use=["illustration"], text="none", images=images)
    rows = [row for row in choice.ranking if row.offer.route == route and not on_paid_plans(row.offer)]
    assert {row.values["price"].shown for row in rows} == {shown}


def test_what_is_held_against_a_predecessor_is_said_of_it(base: Base) -> None:
    choice = answer(base, workflow="chatgpt", use=["slides"], text="dense", images="80")
    held = [text for text in choice.caveats if text.startswith("against ")]
    assert held
    assert all(text.startswith("against its predecessor GPT Image 2.5 Sunburst: ") for text in held)


@pytest.mark.parametrize(
    ("named", "groups"),
    [
        ({"family": ["gpt-image", "nano-banana"]}, [{"OpenAI"}, {"Google"}]),
        ({"vendor": ["OpenAI", "Recraft", "Google"]}, [{"OpenAI"}, {"Recraft"}, {"Google"}]),
        ({"family": ["gpt-image"]}, [{"OpenAI"}]),
        ({}, []),
    ],
)
def test_each_family_or_vendor_that_is_named_has_a_row(
    base: Base, named: dict[str, Any], groups: list[set[str]]
) -> None:
    choice = answer(base, workflow="api", use=["ads"], text="short", images="5000", order="price,text", **named)
    rows = short_list(choice.ranking, choice.brief, base)
    assert rows[0] is choice.ranking[0]
    assert len(rows) == min(SHORT_LIST, len(choice.ranking))
    places = [choice.ranking.index(row) for row in rows]
    assert places == sorted(places)
    for vendors in groups:
        assert vendors & {base.model(row.offer.model).vendor for row in rows}
    if len(groups) < 2:
        assert places == list(range(len(rows)))


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ({"workflow": "api", "need": ["transparent"]}, "transparent: yes (OpenAI, 2026-11-11)"),
        ({"workflow": "api", "need": ["batch", "4k"]}, "batch: sold in batch mode (OpenAI, 2026-07-14)"),
        ({"workflow": "api", "route": ["azure"], "need": ["lasts-until=2027-01-01"]},
         "lasts-until: leaves Azure OpenAI on 2027-09-08 (LLM Gateway, 2026-09-19)"),
        ({"workflow": "api", "need": ["language=en"]}, "language: text in English: lettering rated by voters (Arena (LMArena), 2026-09-30)"),
        ({"workflow": "self-host", "need": ["commercial-weights", "fine-tune"], "order": "text"},
         "commercial-weights: MIT may be run commercially (Comfy Org, 2026-08-09)"),
        ({"workflow": "api", "need": ["licensed-training-data"]},
         "licensed-training-data: yes (licensed data only; Runware, 2026-11-22)"),  # of the one that is worth a test
    ],
    ids=["transparent", "batch", "lasts", "language", "weights", "unrated"],
)  # fmt: skip
def test_every_need_that_is_met_is_told_with_its_value_and_source(
    base: Base, answers: dict[str, Any], line: str
) -> None:
    choice = answer(base, **answers)
    assert line in choice.caveats
    for asked in choice.brief.needs:
        assert sum(text.startswith(f"{asked.name}:") for text in choice.caveats) == 1


@pytest.mark.parametrize(
    ("family", "memory", "said"),
    [
        (
            "flux-2",
            "16",
            ("runs in 8 GB, another source says 13 GB (8 GB: ", "; Black Forest Labs, 2026-06-04; 13 GB: "),
        ),
        ("z-image", "16", ("runs in 16 GB (",)),  # copies take less, which gainsays nothing
        ("glm-image", "80", ("runs in 37.8 GB (",)),  # one source, of two sizes
    ],
)
def test_two_sources_on_memory_are_both_told(base: Base, family: str, memory: str, said: tuple[str, ...]) -> None:
    choice = answer(base, workflow="self-host", family=[family], need=["commercial-weights", f"vram={memory}"])
    (line,) = [text for text in choice.caveats if text.startswith("vram: ")]
    assert all(words in line for words in said)
    assert line.count(" GB: ") == 2 * (len(said) - 1)


def test_a_size_that_is_needed_is_told_once(base: Base) -> None:
    choice = answer(base, workflow="api", need=["4k", "batch"])
    assert sum("up to 3840 px" in text for text in choice.caveats) == 1


def test_a_condition_that_the_offer_meets_is_told_as_met(base: Base) -> None:
    choice = answer(base, workflow="api", family=["ideogram"], tier=["quality"])
    assert choice.verdict.name == "Ideogram 4.0"
    words = "takes a paid API plan, which this is"
    assert any(text.startswith(f"commercial use of the pictures {words}") for text in choice.caveats)


def test_indemnity_is_told_with_the_plan_that_carries_it(base: Base) -> None:
    choice = answer(base, workflow="any", use=["ads"], images="50", need=["indemnity", "licensed-training-data"])
    assert any("Enterprise add-on at $24 a seat is said to carry it" in caveat for caveat in choice.caveats)
    (firefly,) = [scored.offer for scored in choice.ranking]
    unanswered = choice._replace(verdict=choice.verdict._replace(offer=None))
    assert [plan.plan for plan in app_plans(unanswered, base, firefly)] == ["Enterprise add-on"]


def with_indemnity(sections: Sections) -> None:
    said = {"recraft-v4.1": "yes", "gpt-image-2.5-sunburst": "conditional"}
    for model in sections["models"]:
        if model["id"] in said:
            model["capabilities"]["indemnity"] = {"value": said[model["id"]], "source": model["licence"]["source"]}


def test_who_is_not_sure_of_a_legal_need_leads_no_list(changed: Callable[[Change], Base]) -> None:
    choice = answer(changed(with_indemnity), workflow="api", use=["ads"], images="500", need=["indemnity"])
    assert choice.verdict.name == "Recraft V4.1"
    assert "unsure" in {a.kind for a in choice.also}
    assert choice.also[0].kind != "unsure"


def test_who_is_alone_in_an_app_leads_by_nothing_else(base: Base) -> None:
    alone = answer(base, workflow="chatgpt", use=["slides"], text="dense", images="80")
    assert alone.runner_up is None
    assert alone.verdict.convenience.endswith(", and the only one there that fits")
    assert "graphics card" not in alone.verdict.convenience


def test_who_is_worth_a_test_is_current_first_and_priced(base: Base) -> None:
    tested = [a.offer for a in answer(base, workflow="app", vendor=["Midjourney"]).also if a.kind == "unrated"]
    assert tested[0].model == "midjourney-v8.2"
    need = ["licensed-training-data"]
    first = next(a for a in answer(base, use=["illustration"], images="40", need=need).also if a.kind == "unrated")
    assert (first.offer.model, first.offer.route) == ("firefly-image-5", "firefly-app")
    fast = answer(base, workflow="self-host", order="speed,quality")
    named = [(a.offer.model, a.text) for a in fast.also if a.kind == "unrated"]
    assert named[0] == ("z-image-turbo", "too little known of its speed, worth a test")


def test_a_need_that_costs_extra_makes_the_price_the_least(base: Base) -> None:
    asked: dict[str, Any] = {"use": ["illustration"], "images": "800"}
    choice = answer(base, workflow="api", need=["style-reference"], max_monthly="40", **asked)
    krea = next(s.offer for s in choice.ranking if s.offer.model == "krea-2")
    assert krea.cost
    assert krea.cost.word == "from "
    assert "style-reference costs extra, no source says how much" in choice.caveats
    plain = answer(base, workflow="api", family=["krea"], **asked)
    assert {s.offer.cost.word for s in plain.ranking if s.offer.cost} == {""}


def test_who_meets_a_rare_need_without_a_price_is_named(base: Base) -> None:
    choice = answer(base, workflow="api", use=["illustration"], images="800", need=["style-reference"])
    named = {a.offer.model for a in choice.also if a.text == "meets the needs (no price in the base)"}
    assert named == {"recraft-v4-styles"}
    assert not [a for a in answer(base, workflow="api", need=["edit"]).also if a.text.startswith("meets the needs")]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"workflow": "api", "use": ["social"], "images": "300"}, True),
        ({"workflow": "api", "use": ["social"], "images": "301"}, False),  # more than a person makes by hand
        ({"workflow": "api", "use": ["social"], "images": "120k", "max_monthly": "900"}, False),
        ({"workflow": "api", "use": ["social"]}, True),  # a volume that is only taken
        ({"workflow": "any", "use": ["editorial"], "text": "none", "images": "8"}, False),  # it is the verdict
    ],
)
def test_a_chat_app_is_offered_for_what_a_person_makes_and_not_twice(
    base: Base, answers: dict[str, Any], said: bool
) -> None:
    choice = answer(base, **answers)
    assert ("chat-app" in {a.kind for a in choice.also}) == said


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"use": ["slides"], "not_vendor": ["OpenAI", "Google"]}, "recraft-v4.1"),
        ({"use": ["anime"], "not_vendor": ["OpenAI", "Google"]}, "novelai-diffusion-5"),  # a source names it for that
        ({"use": ["packaging"], "need": ["transparent"]}, ""),
    ],
)
def test_an_app_for_one_kind_of_picture_is_named_for_that_kind(base: Base, answers: dict[str, Any], named: str) -> None:
    choice = answer(base, workflow="api", **answers)
    assert [a.offer.model for a in choice.also if a.kind == "chat-app"] == [named] * bool(named)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"family": ["flux-2"], "route": ["bfl-api"], "use": ["product"]},
            "opt-out is by email (as of 2026-10-09) (Black",
        ),
        (
            {"family": ["flux-3"], "route": ["bfl-api"]},
            "(said of FLUX.2 [flex]; Black Forest Labs, through a public",
        ),  # unrated
        ({"family": ["flux-2"], "route": ["fal"]}, ""),  # whoever else sells it has terms of its own
        ({"vendor": ["OpenAI"]}, ""),  # no source says anything
    ],
)
def test_training_on_customer_data_is_told_where_a_vendor_says_it(
    base: Base, answers: dict[str, Any], said: str
) -> None:
    lines = [t for t in answer(base, workflow="api", **answers).caveats if t.startswith("training on customer data: ")]
    assert len(lines) == bool(said)
    assert all(said in line for line in lines)


@pytest.mark.parametrize("text", ["data privacy", "no-training", "private-data", "NDA"])
def test_a_need_about_ones_own_data_says_what_the_base_knows(text: str) -> None:
    with pytest.raises(ImgpickError) as raised:
        need(text)
    assert "whether they train on your data" in str(raised.value.hint)


def on_paid_plans(offer: Offer) -> bool:
    """Whether an app has a model on paid plans only."""
    return offer.access is not None and offer.access.paid


LABELLED: list[tuple[dict[str, Any], str]] = [
    ({"use": ["ads"], "need": ["layers", "transparent"], "images": "400"}, ""),  # the verdict beats it in quality
    ({"use": ["infographics"], "text": "dense", "images": "150"}, ""),  # level in text and in all
    ({"use": ["thumbnails"], "images": "200k", "max_monthly": "2000", "order": "price,quality"}, "in quality"),
    ({"family": ["flux-2"], "route": ["bfl-api"], "use": ["product"], "images": "400"}, "in quality"),
]


@pytest.mark.parametrize(("answers", "ahead"), LABELLED)
def test_the_best_whatever_it_costs_is_better_and_dearer(base: Base, answers: dict[str, Any], ahead: str) -> None:
    choice = answer(base, workflow="api", **answers)
    best = [a for a in choice.also if a.kind == "best"]
    assert [a.text for a in best] == [f"better {ahead}, whatever it costs"] * bool(ahead)
    values = Scales(base, choice.brief, TODAY).values
    for also in best:
        assert values(also.offer)["quality"].mid > choice.ranking[0].values["quality"].mid
        assert also.per_month
        assert choice.verdict.per_month
        assert also.per_month > choice.verdict.per_month


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"workflow": "gemini-app", "images": "700"},
         "2 offers not within $0 a month: Nano Banana 2.1 (Basic at $0 allowed about 600 images a month in March 2026; since "),
        ({"workflow": "gemini-app", "images": "30"},
         "1 offer not within $0 a month: Nano Banana Pro (takes a paid plan of Gemini app)"),
        ({"workflow": "app", "vendor": ["Midjourney"]},
         "3 offers not within $0 a month: Midjourney V7, Midjourney V8.1 and Midjourney V8.2 (plans start at $10)"),
    ],
    ids=["quota", "paid", "plans"],
)  # fmt: skip
def test_what_of_a_plan_is_in_the_way_is_told(base: Base, answers: dict[str, Any], said: str) -> None:
    choice = answer(base, **answers, **{"max-monthly": "0"})
    (group,) = [group for group in choice.ruled_out if group.limit == "max-monthly=0"]
    assert group.text.startswith(said)


def test_a_model_on_paid_plans_only_is_named_with_no_plan_for_nothing(base: Base) -> None:
    choice = answer(base, use=["comics"], images="100", need=["multi-turn"])
    sold = {s.offer.model: s.offer.plans for s in choice.ranking if s.offer.route == "gemini-app"}
    assert [plan.plan for plan in sold["nano-banana-2.1"]] == ["Basic"]
    assert not sold["nano-banana-pro"]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (
            {"use": ["editing"], "need": ["references=4"], "images": "2k", "max-monthly": "60"},
            "would come first, were its input images cheaper than assumed",
        ),
        (
            {"use": ["illustration"], "text": "short", "size": "2K", "need": ["transparent"], "max-per-image": "0.06"},
            "would come first at the same price (no price for this size in the base)",
        ),
    ],
)
def test_what_keeps_one_from_coming_first_is_named(base: Base, answers: dict[str, Any], text: str) -> None:
    choice = choose(base, brief({"workflow": "api", **answers}, base), TODAY, draws=100)
    assert [a.text for a in choice.also if a.kind == "unsure"] == [text]


@pytest.mark.parametrize(
    ("answers", "model", "reason"),
    [
        ({"size": "4K"}, "seedream-5-lite", "no price for this size in the base"),  # prices that name no size
        ({}, "firefly-image-5", "no price in the base"),
        ({}, "mai-image-2.6", "no price but a reseller's in the base"),
        (
            {"route": ["vertex"]},
            "nano-banana-2.1",
            "no price on Vertex AI (Gemini Enterprise Agent Platform) in the base",
        ),
        ({"need": ["svg"]}, "gpt-image-2.6-sunburst", "no price for vector files in the base"),
    ],
)
def test_what_no_source_prices_is_named_as_closely_as_it_is_known(
    base: Base, answers: dict[str, Any], model: str, reason: str
) -> None:
    found = screen(base, brief({"workflow": "api", "max-monthly": "100", **answers}, base), TODAY)
    checks = [check for c in found if c.offer.model == model and not c.failed for check in c.open]
    assert {c.reason for c in checks if c.limit.startswith(("price known", "max-monthly"))} == {reason}


def test_what_is_not_rated_is_not_said_to_have_no_price(base: Base) -> None:
    order = {"workflow": "api", "images": "1000", "order": "speed,quality"}
    texts = {a.offer.model: a.text for a in choose(base, brief(order, base), TODAY).also if a.kind == "unrated"}
    assert texts["flux-3-image-klein"] == "not rated yet, worth a test"
    assert texts["muse-image"] == "too little known of its speed, worth a test"


@pytest.mark.parametrize(
    ("model", "answers", "text", "said"),
    [
        ("gpt-image-2", {"workflow": "api", "route": ["openai-api"]}, "36 times", True),
        ("gpt-image-2", {"workflow": "api", "route": ["replicate"]}, "36 times", False),
        ("nano-banana-2.1", {"workflow": "api", "route": ["openrouter"]}, "Bills come out above", True),
        ("nano-banana-2.1", {"workflow": "api", "route": ["gemini-api"]}, "Bills come out above", False),
        ("nano-banana-2.1", {"workflow": "gemini-app"}, "Bills come out above", False),
    ],
)
def test_a_remark_on_money_holds_where_it_was_made(
    base: Base, model: str, answers: dict[str, Any], text: str, said: bool
) -> None:
    asked = brief({**answers, "images": "200", "order": "quality,price"}, base)
    found = next(s for s in choose(base, asked, TODAY, draws=50).ranking if s.offer.model == model)
    assert any(text in told for told, _ in held_against(found, base, asked)) == said


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        (
            {"workflow": "self-host", "need": ["commercial-weights", "fine-tune"], "use": ["illustration"]},
            "Qwen-Image-2.1: it fails commercial-weights (Qwen Research License may not be run commercially)",
        ),
        (
            {"use": ["illustration"], "need": ["transparent"], "images": "3k", "max-monthly": "100"},
            "GPT Image 2.6 Sunburst and Flare: not rated yet and dearer ($0.01992 at low, 1536x1024)",
        ),
        ({"family": ["gpt-image-2.5"]}, "GPT Image 2.6 Sunburst: of another family than you asked for"),
        ({"family": ["seedream"], "size": "4K"}, "Seedream 5.5: it fails size=4K (at most 2048 px)"),
        (
            {"use": ["thumbnails"], "images": "200k", "max-monthly": "2000"},
            "GPT Image 2.6 Sunburst and Flare: over your budget ($3,984 a month at low, 1536x1024)",
        ),
        (
            {"use": ["ads"], "need": ["max-seconds=5"]},
            "Grok Imagine Image 2.0: not sure to fit (max-seconds: no source says)",
        ),
        ({"use": ["product"], "need": ["layers"]}, "Seedream 5.5: not rated yet"),
        (
            {"workflow": "self-host", "need": ["commercial-weights"], "use": ["photoreal"]},
            "FLUX 3 Image Klein: not sure to fit (FLUX Kommunity License v1.0 only under a condition: gross annualised revenue under US$5M incl. affiliates; above that a BFL licence is needed)",
        ),
        ({"use": ["infographics"], "need": ["web-search"]}, ""),  # a current model comes first
        ({"workflow": "self-host", "family": ["ideogram"]}, ""),  # the newer ones have no weights to download
    ],
)
def test_why_the_newer_model_is_not_first_is_said(base: Base, answers: dict[str, Any], why: str) -> None:
    choice = choose(base, brief({"workflow": "api", **answers}, base), TODAY, draws=100)
    assert [text for text in choice.caveats if text.startswith("why not ")] == ([f"why not {why}"] if why else [])


WEIGHTS = {"workflow": "self-host", "use": ["posters"], "text": "dense", "images": "200"}


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("flux-2-dev", "not for a business"),
        ("hunyuan-image-3", "for a business only under a condition; not in EU, UK, KR"),
        ("krea-2", "for a business only under a condition"),
        ("hidream-o1-image", ""),
    ],
)
def test_weights_that_not_everybody_may_run_are_marked(base: Base, model: str, told: str) -> None:
    offers = [c.offer for c in screen(base, brief(WEIGHTS, base), TODAY) if c.offer.model == model]
    assert {licensed(offer, base) for offer in offers if offer.kind == "self-host"} == {told}
    elsewhere = {licensed(offer, base) for offer in offers if offer.kind != "self-host"}
    assert elsewhere <= {"", "weights not for a business"}


def test_the_marks_of_weights_are_explained_under_the_table(base: Base) -> None:
    screen_text = terminal(choose(base, brief(WEIGHTS, base), TODAY, draws=100), base, Screen(120, False))
    assert "FLUX.2 [dev] · own GPUs §" in screen_text
    assert "HunyuanImage-3.0 · standard · own GPUs ¶" in screen_text
    legend = " ".join(screen_text.partition("  quality: ")[2].partition("Also")[0].split())
    assert "§ weights not for a business · ¶ weights for a business only under a condition" in legend
    assert "HunyuanImage-3.0: not in EU, UK, KR" in legend


@pytest.mark.parametrize("need", ["vram=8", "vram=16", "vram=24"])
def test_a_family_is_named_beside_another_one_of_its_vendor(base: Base, need: str) -> None:
    choice = answer(base, workflow="self-host", need=[need])
    named = {base.model(also.offer.model).family: also for also in choice.also}
    assert base.model(choice.ranking[0].offer.model).vendor == base.model(named["z-image"].offer.model).vendor
    texts = {
        "family": "the best of further families",
        "confirmed": "fits 16 GB with nothing offloaded, the best in quality that does",
    }
    assert named["z-image"].text == texts[named["z-image"].kind]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"use": ["ads"]}, [("z-image-turbo", "cheapest current one that fits")]),  # Luma Photon costs half of it, no less
        ({"use": ["posters"], "text": "dense", "size": "4K"},
         [("ideogram-4.6", "cheapest current one that fits"), ("gpt-image-2.5-flare", "cheaper still")]),
        ({"family": ["luma-photon"]}, [("luma-photon", "cheapest that fits")]),
    ],
)  # fmt: skip
def test_the_cheapest_is_a_current_model_with_a_listed_price(
    base: Base, answers: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    choice = answer(base, workflow="api", **answers)
    assert [(a.offer.model, a.text) for a in choice.also if a.kind == "cheapest"] == told


@pytest.mark.parametrize("answers", [{"use": ["posters"], "text": "dense"}, {"use": ["photoreal"]}, {"use": ["ads"]}])
@pytest.mark.parametrize("size", ["1K", "4K"])
def test_a_doubtful_old_model_is_not_what_others_are_compared_with(
    base: Base, answers: dict[str, Any], size: str
) -> None:
    choice = answer(base, workflow="api", size=size, **answers)
    compared = [a for a in choice.also if a.kind == "compare"]
    assert {base.model(a.offer.model).vendor for a in compared} >= {"Google", "Black Forest Labs"}
    assert {base.model(a.offer.model).life(TODAY).status for a in compared} == {"current"}


def test_a_route_that_nobody_prices_has_the_price_of_the_vendor_beside_it(base: Base) -> None:
    choice = answer(base, workflow="api", route=["vertex"], use=["social"], text="short", images="2000")
    assert choice.verdict.offer
    assert choice.verdict.offer.cost is None
    (other,) = [also for also in choice.also if also.kind == "other-route"]
    assert (other.offer.model, other.offer.kind) == (choice.verdict.offer.model, "vendor-api")
    assert other.per_month


def test_what_is_named_by_sources_meets_more_needs_first_and_none_in_silence(base: Base) -> None:
    need = ["style-reference", "brand-colours"]
    styles = answer(base, workflow="api", use=["brand-design"], text="short", need=need)
    named = [also.offer.model for also in styles.also if also.kind == "evidence"]
    assert named.index("recraft-v4-styles") < named.index("ideogram-4")
    for few in (["layers"], ["transparent"], ["licensed-training-data"]):
        choice = answer(base, workflow="api", use=["illustration", "packaging"], need=few)
        silent = {s.offer.id for s in choice.cannot_confirm if s.candidate.silent}
        assert not silent & {also.offer.id for also in choice.also if also.kind == "evidence"}


@pytest.mark.parametrize(("order", "said"), [("speed,quality", True), ("quality,speed", True), ("quality", False)])
def test_whoever_is_in_a_hurry_reads_who_timed_it(base: Base, order: str, said: bool) -> None:
    choice = answer(base, workflow="api", use=["social"], text="none", images="3000", order=order)
    assert any(caveat.startswith("its speed is ") for caveat in choice.caveats) == said


def test_models_for_one_kind_of_picture_are_named_for_it_alone(base: Base) -> None:
    def named(use: str) -> set[str]:
        return {also.offer.model for also in answer(base, workflow="self-host", use=[use]).also}

    assert {"anima-base", "illustrious-xl"} <= named("anime")
    assert not {"anima-base", "illustrious-xl"} & named("product")


def test_vectors_from_an_app_come_from_the_app_that_exports_them(base: Base) -> None:
    choice = answer(base, workflow="app", use=["icons"], need=["svg"])
    assert choice.ranking[0].offer.route == "recraft-app"
    assert not choice.ranking[0].candidate.open


def test_what_the_same_account_buys_elsewhere_is_named(base: Base) -> None:
    choice = answer(base, workflow="api", route=["azure"], images="600")
    (other,) = [a for a in choice.also if "buys this, too" in a.text]
    assert (other.offer.model, other.offer.route) == ("mai-image-2.7", "microsoft-foundry")
    assert other.text.startswith("an Azure subscription")
    for route in (["azure", "microsoft-foundry"], ["fal"], ["provider-api"]):
        assert not any("buys this, too" in a.text for a in answer(base, workflow="api", route=route).also)


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"workflow": "any", "use": ["packaging"], "order": "legal-safety,text"}, ["firefly-image-5"]),
        ({"workflow": "self-host", "order": "legal-safety"}, ["bria-fibo-2"]),
        ({"workflow": "api", "use": ["packaging"]}, []),
        ({"workflow": "api", "order": "price,quality"}, []),
        ({"workflow": "app", "vendor": ["Adobe"], "order": "legal-safety"}, []),  # it takes the verdict itself
    ],
)
def test_who_is_known_to_lead_in_the_first_wish_is_named_though_unrated(
    base: Base, answers: dict[str, Any], named: list[str]
) -> None:
    choice = answer(base, **answers)
    ahead = [a.offer.model for a in choice.also if a.text.startswith("known to be ahead in legal-safety")]
    assert ahead == named
    wish = choice.brief.order[0]
    for key in ahead:
        (offer,) = [a.offer for a in choice.also if a.offer.model == key and a.text.startswith("known")]
        scales = Scales(base, choice.brief, TODAY)
        assert scales.values(offer)[wish].low > choice.ranking[0].values[wish].low


def test_a_listed_price_makes_nobody_cheapest_at_twice_a_quoted_one(base: Base) -> None:
    batch = answer(base, workflow="api", use=["social"], need=["batch"], images="20k")
    cheapest = [(a.offer.model, a.text) for a in batch.also if a.kind == "cheapest"]
    assert cheapest == [
        ("nano-banana-2-lite", "cheapest current one that fits"),
        ("gpt-image-2", "cheaper still"),
    ]
    google = answer(base, route=["gemini-api"])
    assert [(a.offer.model, a.text) for a in google.also if a.kind == "cheapest"] == [
        ("nano-banana-2.1", "cheapest that fits")
    ]


def test_nothing_replaced_is_left_where_only_current_models_are_asked_for(base: Base) -> None:
    choice = answer(base, workflow="api", order="price", need=["current"])
    left = [*choice.ranking, *choice.unrated, *choice.cannot_confirm]
    assert {base.model(s.offer.model).life(TODAY).status for s in left} == {"current"}
    (gone,) = [group for group in choice.ruled_out if group.limit == "current"]
    assert "offers that a later model has replaced: " in gone.text
    own = answer(base, workflow="self-host", need=["current"], family=["ideogram-4"])
    assert own.ranking[0].offer.model == "ideogram-4"  # nobody can download what replaced it


def test_those_that_lack_least_lead_the_ones_in_doubt(base: Base) -> None:
    need = ["licensed-training-data", "indemnity"]
    choice = answer(base, workflow="any", use=["editorial"], need=need)
    assert [s.offer.model for s in choice.cannot_confirm][:2] == ["firefly-image-5", "bria-fibo-2"]
    doubts = [s.candidate.doubts for s in choice.cannot_confirm if not s.candidate.silent]
    assert doubts == sorted(doubts)


def test_of_two_sellers_at_one_score_and_price_the_vendor_comes_first(base: Base) -> None:
    choice = answer(base, weights="price=1", family=["gpt-image-2.5"])
    first = choice.ranking[0]
    assert first.offer.kind == "vendor-api"
    assert any(group for group in choice.ruled_out)


def test_weights_that_bar_a_business_are_in_doubt_at_the_volume_of_one(base: Base) -> None:
    few = answer(base, workflow="self-host", use=["social"], images="500")
    many = answer(base, workflow="self-host", use=["social"], images="40k")
    taken = answer(base, workflow="self-host", use=["social"])
    assert base.model(few.ranking[0].offer.model).licence.self_host == "no"
    assert taken.ranking[0].offer == few.ranking[0].offer
    assert all(base.model(s.offer.model).licence.self_host != "no" for s in many.ranking)
    (led,) = [a for a in many.also if a.text.startswith("would come first, were it sure to fit")]
    assert "bars a business, and 40,000 images a month look like one" in led.text
    assert led.offer.model == few.ranking[0].offer.model


def test_weights_that_bar_a_business_say_so_where_another_hosts_them(base: Base) -> None:
    hosted = [s.offer for s in answer(base, workflow="api", family=["flux-2"]).ranking]
    told = {(o.model, o.kind): licensed(o, base) for o in hosted}
    assert told["flux-2-dev", "provider-api"] == "weights not for a business"
    assert not any(text for (_, kind), text in told.items() if kind == "vendor-api")
    ideogram = answer(base, workflow="api", family=["ideogram-4"])
    assert not any(licensed(s.offer, base) for s in ideogram.ranking if s.offer.kind == "vendor-api")


def test_an_app_that_a_vendor_runs_is_named_where_a_source_speaks_of_its_model(base: Base) -> None:
    named = {a.offer.model: a for a in answer(base, workflow="app", use=["posters"], text="dense").also}
    assert named["ideogram-4.5"].offer.route == "ideogram-app"


@pytest.mark.parametrize("use", ["portraits", "characters"])
def test_a_screen_names_two_that_sources_speak_of_beside_the_short_list(base: Base, use: str) -> None:
    choice = answer(base, workflow="api", use=[use])
    listed = {scored.offer.model for scored in short_list(choice.ranking, choice.brief, base)}
    wanted = [a.offer.model for a in choice.also if a.kind == "evidence" and a.offer.model not in listed][:2]
    shown = " ".join(terminal(choice, base, Screen(120, False)).split())
    assert wanted
    assert shown.count(f"named for {use}") == len(wanted)


def test_what_the_model_before_it_writes_is_told_and_no_promise(base: Base) -> None:
    choice = answer(base, workflow="api", need=["multilingual-text"], vendor=["OpenAI"])
    assert choice.ranking[0].offer.model == "gpt-image-2"
    newer = next(
        c for s in choice.cannot_confirm for c in s.candidate.open if s.offer.model == "gpt-image-2.6-sunburst"
    )
    assert newer.reason.startswith(
        "multilingual-text: no source says; of GPT Image 2, which it follows, a source names several"
    )


def test_a_model_of_one_style_is_named_for_it_and_for_nothing_else(base: Base) -> None:
    drawn = {a.offer.model for a in answer(base, workflow="app", use=["anime"]).also}
    assert "novelai-diffusion-5" in drawn
    others = (answer(base, workflow="app", use=[use]).also for use in ("posters", "portraits"))
    assert not any(a.offer.model.startswith("novelai") for also in others for a in also)


def test_what_a_board_measured_is_named_before_what_a_guide_prefers(base: Base) -> None:
    named = [a.offer.model for a in answer(base, workflow="api", use=["portraits"]).also if a.kind == "evidence"]
    assert named[0] == "flux-2-max"
    assert "flux-2-pro" in named
