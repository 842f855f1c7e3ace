"""Sizes: what a model can be asked for, and what is said where it is not what was wanted."""

from __future__ import annotations

from typing import Any

import pytest

from imgpick.choosing.brief import brief
from imgpick.choosing.check import FAIL
from imgpick.choosing.grid import orderable
from imgpick.choosing.screen import screen
from imgpick.kb.base import Base
from imgpick.render.choose_terminal import terminal
from imgpick.render.screen import Screen
from tests.choosing.conftest import answer
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("model", "wanted", "made"),
    [
        ("gpt-image-2.5-sunburst", "512x512", "816x816"),  # 655,360 pixels at least, in steps of 16
        ("gpt-image-2.5-sunburst", "400x1200", "480x1408"),
        ("gpt-image-2.5-sunburst", "1080x1080", "1088x1088"),
        ("gpt-image-2.5-sunburst", "1024x1024", "1024x1024"),
        ("gpt-image-1.5", "512x512", "1024x1024"),  # three sizes only
        ("gpt-image-1.5", "1080x1080", ""),
        ("mai-image-2.7", "512x1024", "768x1536"),  # sides of at least 768
        ("flux-2-pro", "1080x1080", "1088x1088"),  # multiples of 16
        ("ideogram-4.6", "1000x1000", "1024x1024"),  # a grid of 32 pixels
        ("gpt-image-2.5-sunburst", "1K", "1K"),
        ("muse-image", "500x500", "500x500"),  # no source says anything of it
    ],
)
def test_what_a_model_does_not_make_is_the_next_larger_that_it_does(
    base: Base, model: str, wanted: str, made: str
) -> None:
    assert orderable(base.model(model), TODAY, wanted) == made


def test_a_size_that_a_model_does_not_make_is_not_what_is_ordered(base: Base) -> None:
    choice = answer(base, workflow="api", use=["photoreal"], size="512x512", family=["gpt-image-2.5"])
    assert ", 816x816, by " in choice.verdict.sentence
    name = choice.verdict.name
    told = f"{name} makes no 512x512 (655,360 pixels at least): ask for 816x816 and scale it down"
    assert told in choice.caveats
    assert all(s.offer.cost and s.offer.cost.wanted == "816x816" for s in choice.ranking)


def test_a_size_that_no_size_of_a_model_holds_is_ruled_out(base: Base) -> None:
    found = screen(base, brief({"size": "2880x2881"}, base), TODAY)  # 2880x2896 are more than 8,294,400 pixels
    checks = [check for c in found if c.offer.model == "gpt-image-2" for check in c.checks]
    assert {check.state for check in checks if check.limit == "size=2880x2881"} == {FAIL}


@pytest.mark.parametrize(
    ("answers", "asked", "said"),
    [
        ({"size": "2K", "family": ["gpt-image-2.6"]}, "2K", "No source prices 2K at high on OpenAI API"),
        ({"size": "2K", "family": ["gpt-image-2.5-flare"], "tier": ["high"]}, "2560x1440", ""),
        ({"size": "768", "family": ["gpt-image-2.5"]}, "1024x1024", "No source prices 768 at medium on OpenAI API"),
        ({"size": "4K", "family": ["gpt-image-2.6"]}, "3840x2160", ""),
        ({"need": ["aspect=16:9"], "family": ["gpt-image-2.6"]}, "16:9", "No source prices 16:9 at high on OpenAI API"),
    ],
)
def test_the_price_of_another_size_is_said_where_the_price_is(
    base: Base, answers: dict[str, Any], asked: str, said: str
) -> None:
    choice = answer(base, workflow="api", **answers)
    assert f", {asked}, by " in choice.verdict.sentence
    box = terminal(choice, base, Screen(200, False)).partition("╰")[0]
    assert ("No source prices" in box) == bool(said)
    assert said in box


@pytest.mark.parametrize("answers", [{"size": "2K"}, {"size": "8000x8000"}, {"need": ["4k"]}, {}])
def test_a_vector_file_has_no_largest_size(base: Base, answers: dict[str, Any]) -> None:
    need = ["svg", *answers.get("need", ())]
    choice = answer(base, workflow="api", vendor=["recraft"], use=["logo-vector"], **{**answers, "need": need})
    assert choice.verdict.offer
    assert choice.verdict.offer.size == "svg"
    assert not choice.ranking[0].candidate.open
    assert not [text for text in choice.caveats if "px" in text or "no source prices" in text]


@pytest.mark.parametrize(
    ("answers", "all_else", "vector"),
    [
        ({"use": ["posters"]}, False, True),
        ({"use": ["portraits"]}, False, False),
        ({"use": ["illustration"], "need": ["transparent"]}, True, True),  # of the largest no source says transparency
    ],
)
def test_the_largest_picture_is_one_that_meets_all_other_needs(
    base: Base, answers: dict[str, Any], all_else: bool, vector: bool
) -> None:
    choice = answer(base, workflow="api", size="7200x10800", **answers)
    assert choice.relax
    assert (", with all else that you need, is" in choice.relax.text) == all_else
    assert ("--need svg" in choice.relax.text) == vector
    assert ("FLUX 3 Image" in choice.relax.text) != all_else
