"""Flags, typed answers and answers files pass the same checks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.choosing.brief import KEYS, NEEDS, USES, brief
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"workflow": "chatgtp"}, "did you mean chatgpt"),
        ({"use": ["thumnails"]}, "did you mean thumbnails"),
        ({"images": "-5"}, "above 0"),
        ({"images": "ten"}, "not a number"),
        ({"images": "0"}, "above 0"),
        ({"images": "1.5"}, "whole number"),
        ({"size": "huge"}, "not known"),
        ({"size": "1x1"}, "out of range"),
        ({"size": "9" * 5000 + "x1024"}, "out of range"),
        ({"size": "1²24x1024"}, "not known"),
        ({"use": 5}, "'5' is not known"),
        ({"need": {"svg": "x"}}, "not known"),
        ({"tier": 3, "order": 5}, "'5' is not known"),
        ({"max-monthly": "-1"}, "above 0"),
        ({"max-monthly": "nan"}, "above 0"),
        ({"need": ["references"]}, "needs a value"),
        ({"need": ["svg=1"]}, "takes no value"),
        ({"need": ["aspect=16/9"]}, "aspect"),
        ({"need": ["aspect=0:9"]}, "not a ratio"),
        ({"need": ["language=klingon"]}, "language"),
        ({"need": ["trasparent"]}, "did you mean transparent"),
        ({"weights": "beauty=1"}, "not known"),
        ({"weights": "price=0"}, "all are 0"),
        ({"weights": "price=x"}, "not a number"),
        ({"weights": {"price": ["1", "2"]}}, "not a number"),
        ({"weights": {"price": None}}, "not a number"),
        ({"order": "speed,beauty"}, "not known"),
        ({"vendor": ["Opennai"]}, "did you mean OpenAI"),
        ({"route": ["fall"]}, "did you mean fal"),
        ({"family": ["flx-2"]}, "flux-2"),
        ({"retries": "0.5"}, "out of range"),
        ({"unknown": "maybe"}, "not known"),
        ({"workfow": "api"}, "unknown answer"),
        ({5: "api"}, "unknown answer"),
        ({"images": "40.000"}, "write 40000"),
        ({"images": "lots"}, "50/day"),
        ({"max-monthly": "€30"}, "in dollars"),
        ({"max-monthly": "no limit"}, "leave --max-monthly out"),
        ({"max-monthly": "$0.08 per image"}, "write --max-per-image 0.08"),
        ({"max-per-image": "$25 a month"}, "write --max-monthly 25"),
        ({"size": "A4"}, "2480x3508"),
        ({"size": "2048"}, "2048x2048"),
        ({"size": "9:16"}, "--need aspect=9:16"),
        ({"need": ["character consistency"]}, "--use characters"),
        ({"need": ["no-subscription"]}, "--not-route chat-app"),
        ({"need": ["offline"]}, "--workflow self-host"),
        ({"need": ["free"]}, "--max-monthly 0"),
        ({"need": ["beauty"]}, "one of"),
        ({"need": ["300 dpi"]}, "--size 2480x3508"),
        ({"need": ["no watermarks"]}, "--need provenance"),
        ({"need": ["speed"]}, "--order speed"),
        ({"need": ["low latency"]}, "--need max-seconds"),
        ({"need": ["commercially safe"]}, "--need indemnity"),
        ({"need": ["same face"]}, "--use characters"),
        ({"need": ["data residency in Germany"]}, "without this need"),
        ({"need": ["zero data retention"]}, "whether they train on your data"),
        ({"need": ["RTX 4070"]}, "--need vram"),
        ({"need": ["no API"]}, "--workflow app"),
        ({"need": ["photorealism"]}, "--order quality"),
        ({"need": ["high rate limits"]}, "ask the seller"),
        ({"need": ["controlnet"]}, "has no facts about it"),
        ({"use": ["3d models"]}, "flat pictures"),
        ({"use": ["text in pictures"]}, "--text short"),
        ({"text": "bilingual"}, "--need language"),
        ({"text": "French and German"}, "--need language"),
        ({"use": ["music videos"]}, "still pictures"),
        ({"order": "privacy"}, "--workflow self-host"),
        ({"order": "licence"}, "legal-safety"),
        ({"workflow": "Photoshop"}, "--workflow app"),
        ({"size": "square"}, "--need aspect=1:1"),
        ({"workflow": "Vertex"}, "--workflow api --route vertex"),
        ({"workflow": "google flow"}, "--workflow app --route google-flow"),
        ({"use": ["explainer videos"]}, "still pictures"),
        ({"use": ["drafts"]}, "--order speed,price"),
        ({"use": ["celebrities"]}, "refuses to draw"),
        ({"need": ["gdpr"]}, "--workflow self-host"),
        ({"need": ["privacy"]}, "--workflow self-host"),
        ({"text": "no headline"}, "none, short, dense"),
        ({"vendor": ["Google"], "not-vendor": ["google"]}, "both asked for and ruled out"),
    ],
)
def test_a_wrong_answer_is_named_with_a_way_out(base: Base, answers: dict[str, Any], words: str) -> None:
    with pytest.raises(ImgpickError) as raised:
        brief(answers, base)
    assert words in f"{raised.value.message} {raised.value.hint}"
    assert raised.value.code == 2


@pytest.mark.parametrize(
    ("answers", "same"),
    [
        ({"workflow": "local"}, {"workflow": "self-host"}),
        ({"workflow": "Chat App"}, {"workflow": "app"}),
        ({"use": ["stickers"]}, {"use": ["illustration"]}),
        ({"use": ["menu cards"]}, {"use": ["posters"]}),
        ({"need": ["alpha", "Inpainting"]}, {"need": ["transparent", "mask-edit"]}),
        ({"need": ["vram=24GB", "max-seconds=5s"]}, {"need": ["vram=24", "max-seconds=5"]}),
        ({"need": ["vram=10"]}, {"workflow": "self-host", "need": ["vram=10"]}),
        ({"workflow": "any", "need": ["gpu=48GB"]}, {"workflow": "self-host", "need": ["vram=48"]}),
        ({"workflow": "offline"}, {"workflow": "self-host"}),
        (
            {"use": ["comics, storyboards"], "vendor": ["Google,OpenAI"]},
            {"use": ["comics", "storyboards"], "vendor": ["Google", "OpenAI"]},
        ),
        ({"need": ["language=el,turkish", "seed,edit"]}, {"need": ["language=el", "language=tr", "seed", "edit"]}),
        ({"use": ["Sprites"]}, {"use": ["icons"]}),
        ({"use": ["podcast covers"]}, {"use": ["posters"]}),
        ({"use": ["LinkedIn banners"]}, {"use": ["ads"]}),
        ({"use": ["headshots for a website"]}, {"use": ["portraits"]}),
        ({"use": ["pictures of food"]}, {"use": ["photoreal"]}),
        ({"use": ["anime avatars"]}, {"use": ["anime"]}),
        ({"use": ["logo", "brand logos"]}, {"use": ["logo-vector"]}),
        ({"use": ["draft storyboards"]}, {"use": ["storyboards"]}),
        ({"workflow": "hosted_app"}, {"workflow": "app"}),
        ({"workflow": "ComfyUI"}, {"workflow": "self-host"}),
        ({"text": "title and price"}, {"text": "short"}),
        ({"text": "headline, three captions, small print"}, {"text": "dense"}),
        ({"text": "no text"}, {"text": "none"}),
        ({"text": "no words at all"}, {"text": "none"}),
        ({"text": "a lot of text"}, {"text": "dense"}),
        ({"use": ["worksheets"]}, {"use": ["infographics"]}),
        ({"use": ["virtual try-on for a shop"]}, {"use": ["editing"]}),
        ({"use": ["video game creatures"]}, {"use": ["characters"]}),
        ({"use": ["ink drawings", "patent drawings"]}, {"use": ["illustration", "infographics"]}),
        ({"need": ["SVG files", "text in Thai"]}, {"need": ["svg", "language=th"]}),
        ({"need": ["at least 7 reference images"]}, {"need": ["references=7"]}),
        ({"workflow": "a Python script"}, {"workflow": "api"}),
        ({"workflow": "my gaming laptop"}, {"workflow": "self-host"}),
        ({"workflow": "ChatGPT Team"}, {"workflow": "chatgpt"}),
        ({"order": "lowest cost, best quality"}, {"order": "price,quality"}),
        ({"use": ["try on"]}, {"use": ["editing"]}),
        ({"use": ["print on demand hoodies"]}, {"use": ["illustration"]}),
        ({"use": ["seamless wood textures"]}, {"use": ["photoreal"]}),
        ({"use": ["AI influencer"]}, {"use": ["characters"]}),
        ({"use": ["passport photo"]}, {"use": ["portraits"]}),
        ({"use": ["comic book pages"]}, {"use": ["comics"]}),
        ({"use": ["packaging mockup"]}, {"use": ["packaging"]}),
        ({"workflow": "Gemini app"}, {"workflow": "gemini-app"}),
        ({"workflow": "self hosting"}, {"workflow": "self-host"}),
        ({"workflow": "no code"}, {"workflow": "app"}),
        ({"need": ["open weights", "web search"]}, {"need": ["open-weights", "web-search"]}),
        ({"need": ["12 GB of VRAM"]}, {"need": ["vram=12"]}),
        ({"need": ["Polish text", "4:5 ratio"]}, {"need": ["language=pl", "aspect=4:5"]}),
        ({"need": ["3 reference images", "under 8 seconds"]}, {"need": ["references=3", "max-seconds=8"]}),
        ({"need": ["ethically trained"]}, {"need": ["licensed-training-data"]}),
        (
            {"vendor": ["black-forest labs", "Google DeepMind", "stability"]},
            {"vendor": ["Black Forest Labs", "Google", "Stability AI"]},
        ),
        ({"size": "1600 * 900 px"}, {"size": "1600x900"}),
        ({"size": "1080p"}, {"size": "1920x1080"}),
        ({"order": "latency,cost"}, {"order": "speed,price"}),
        ({"weights": "cost=3,looks=1"}, {"weights": "price=3,quality=1"}),
        ({"images": "12k / month"}, {"images": "12000"}),
        ({"images": "250 pictures a month", "max-monthly": "$40 per month"}, {"images": "250", "max-monthly": "40"}),
        ({"images": "40/day"}, {"images": "1200"}),
        ({"images": "~1,500 pictures a week"}, {"images": "6500"}),
        ({"images": "6 thousand a year"}, {"images": "500"}),
        ({"images": "3-4k"}, {"images": "4000"}),
        ({"images": "250k+ a month"}, {"images": "250000"}),
        ({"max-monthly": "under 15 dollars"}, {"max-monthly": "15"}),
        ({"max-monthly": "$1.5k"}, {"max-monthly": "1500"}),
        ({"max-monthly": "$2 a day"}, {"max-monthly": "60"}),
        ({"max-monthly": "free tier"}, {"max-monthly": "0"}),
        ({"max-per-image": "3 cents"}, {"max-per-image": "0.03"}),
        ({"max-per-image": "$0.01-$0.06 an image"}, {"max-per-image": "0.06"}),
        ({"need": ["newest"]}, {"need": ["current"]}),
        ({"route": ["AWS"]}, {"route": ["bedrock"]}),
        ({"not-route": ["Google Cloud"]}, {"not-route": ["vertex"]}),
        ({"route": ["Azure OpenAI"]}, {"route": ["azure"]}),
        ({"route": ["openai"]}, {"route": ["openai-api"]}),
        ({"vendor": ["BFL"]}, {"vendor": ["Black Forest Labs"]}),
    ],
)
def test_what_people_write_means_the_same(base: Base, answers: dict[str, Any], same: dict[str, Any]) -> None:
    assert brief(answers, base) == brief(same, base)


def test_a_card_beside_a_route_is_a_limit_on_its_models(base: Base) -> None:
    assert brief({"route": ["fal"], "need": ["vram=16"]}, base).workflow == "any"
    assert brief({"workflow": "api", "need": ["vram=16"]}, base).workflow == "api"


@pytest.mark.parametrize(("text", "number"), [("10k", 10_000), ("1.5m", 1_500_000), ("50,000", 50_000), ("7", 7)])
def test_volumes_are_read_as_people_write_them(base: Base, text: str, number: int) -> None:
    assert brief({"images": text}, base).images == number


def test_defaults_are_listed_as_taken(base: Base) -> None:
    found = brief({"workflow": "api"}, base)
    assert "workflow" not in found.assumed
    assert {"use", "text", "images", "size"} <= set(found.assumed)


def test_the_order_always_holds_every_criterion(base: Base) -> None:
    for use in base.method["uses"]:
        order = brief({"use": [use], "order": "speed"}, base).order
        assert order[0] == "speed"
        assert len(order) == len(set(order)) == 8


@pytest.mark.parametrize("answers", [{"images": "10k"}, {"max-monthly": "100"}, {"max-per-image": "0.01"}])
def test_price_becomes_the_second_wish_when_money_is_named(base: Base, answers: dict[str, str]) -> None:
    assert brief({"use": ["general"], **answers}, base).order[1] == "price"
    assert brief({"use": ["general"]}, base).order[1] != "price"


def test_help_lists_every_use_and_need(base: Base) -> None:
    assert set(USES) == set(base.method["uses"])
    assert "need" in KEYS
    assert len(NEEDS) == 30


WORDS = st.sampled_from(
    ["", "-1", "0", "nan", "inf", "1e999", "9" * 400, "1,2,3", "10k", "1.5m", "½", "٣", "1x1", "99999x1", "a=b=c", "=", ",", "price=1",
     "references=9", "aspect=1:0", "language=日本", "max-edge=", "GPT Image 2", "<", "\x1b[31m", "\u202e", "any", "api"]
) | st.text(max_size=8)  # fmt: skip
ANSWERS = st.dictionaries(
    st.sampled_from([*KEYS, "workfow"]),
    WORDS | st.lists(WORDS, max_size=3) | st.dictionaries(st.sampled_from(["price", "quality"]) | WORDS, WORDS, max_size=2),
    max_size=4,
)  # fmt: skip


@settings(max_examples=150)
@given(ANSWERS)
def test_any_answers_are_a_brief_or_a_mistake_that_is_named(base: Base, answers: dict[str, Any]) -> None:
    """As an answers file holds them: texts, lists and mappings."""
    try:
        brief(answers, base)
    except ImgpickError as error:
        assert (bool(error.message), error.code) == (True, 2)  # noqa: PT017 (either is right)


@pytest.mark.parametrize(
    ("uses", "text"),
    [
        ([], "none"),
        (["thumbnails"], "none"),
        (["product"], "none"),
        (["posters"], "short"),
        (["infographics"], "short"),
    ],
)
def test_a_text_that_is_taken_orders_wishes_as_one_that_is_said(base: Base, uses: list[str], text: str) -> None:
    taken, said = brief({"use": uses}, base), brief({"use": uses, "text": text}, base)
    assert "text" in taken.assumed
    assert taken._replace(assumed=()) == said._replace(assumed=())
