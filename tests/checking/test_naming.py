"""What is written in place of a wrong name: the one id that is meant, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from imgpick.checking.engine import check_text
from imgpick.kb.base import Base
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "fix", "advice"),
    [
        ('Send model="nano-banana-pro" to the Gemini API.', "gemini-3-pro-image", "write gemini-3-pro-image"),
        ("The model id is `chatgpt-images-2.0`.", "gpt-image-2", "write gpt-image-2"),
        ("Set the model to `gemini-3-pro-image-preview`.", "gemini-3-pro-image", "write gemini-3-pro-image"),
        ("The model id is `stable-diffusion-3.5`.", None, "write sd3.5-large, sd3.5-large-turbo or sd3.5-medium"),
        ('Send model="recraft-v3" to the Recraft API.', None, "write recraftv3 or recraftv3_vector"),
        (
            "Pin the snapshot `gpt-image-2.6-flare-2026-11-04`.",
            None,
            "leave the snapshot out: there is only gpt-image-2.6-flare, which may change",
        ),
        ("Set the model to `gpt-image-2.6-flare-2026-11-04`.", "gpt-image-2.6-flare", "write gpt-image-2.6-flare"),
        ('Send model="qwen-image-2" to the API.', None, "write qwen-image-2.0 or qwen-image-2.0-pro"),
    ],
)
def test_an_id_is_written_only_where_there_is_one(base: Base, text: str, fix: str | None, advice: str) -> None:
    [claim] = check_text(text, base, today=TODAY).findings
    assert (claim.fix.text if claim.fix else None, claim.advice) == (fix, advice)


def test_no_repair_of_an_id_chooses_between_ids(base: Base) -> None:
    """The name of every model where its API takes an id."""
    for model in base.models:
        found = check_text(f"The model id is `{model.id}`.", base, today=TODAY).findings
        for claim in (claim for claim in found if claim.fix):
            assert claim.advice == f"write {claim.fix.text}", model.id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Muse Spark is Meta's image model for posters.", ["naming-wrong"]),
        ("Muse Spark answers questions about posters.", []),
    ],
)
@pytest.mark.parametrize("note", ["no image model", "a language model"])
def test_another_product_is_told_by_the_base_whatever_its_note(
    changed: Callable[[Callable[[Any], None]], Base], note: str, text: str, rules: list[str]
) -> None:
    def noted(sections: Any) -> None:
        names = [row for model in sections["models"] for row in model.get("names", ())]
        next(row for row in names if row["name"] == "Muse Spark")["note"] = note

    assert [claim.rule for claim in check_text(text, changed(noted), today=TODAY).findings] == rules


@pytest.mark.parametrize(
    "text",
    [
        "Replace `gemini-3-pro-image-preview` with `gemini-3-pro-image` before winter.",
        "Never write `gemini-nano-banana-pro`; the id is `gemini-3-pro-image`.",
        "The id `gemini-3-pro-image-preview` stopped working in June.",
        "We charge our clients $0.50 an image for GPT Image 2 at high, 1024x1024.",
        "One blog gave $0.19 for GPT Image 2 at high, 1024x1024, on the OpenAI API; the true price is $0.211.",
    ],
)
def test_what_is_told_of_an_id_or_a_price_is_not_repaired_into_nonsense(base: Base, text: str) -> None:
    assert [claim.fix for claim in check_text(text, base, today=TODAY).findings if claim.fix] == []


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Set the model to `gemini-3-pro-image-preview` and send the prompt.", "gemini-3-pro-image"),
        ("GPT Image 2 costs $0.19 an image at high, 1024x1024, on the OpenAI API.", "$0.211"),
    ],
)
def test_what_is_used_or_stated_is_repaired(base: Base, text: str, fix: str) -> None:
    assert [claim.fix.text for claim in check_text(text, base, today=TODAY).findings if claim.fix] == [fix]
