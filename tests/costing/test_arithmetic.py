"""One image, step by step, from price cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from imgpick.costing.arithmetic import Job, cost
from imgpick.kb.base import Base
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("model", "route", "tier", "mode", "job", "usd"),
    [
        ("gpt-image-2", "openai-api", "low", "standard", Job("1024x1024"), "0.006"),
        ("gpt-image-2", "openai-api", "high", "standard", Job("1K"), "0.211"),
        ("gpt-image-2", "openai-api", "high", "standard", Job("1536x1024"), "0.165"),
        ("gpt-image-2", "openai-api", "high", "standard", Job("1K", aspect="16:9"), "0.165"),
        ("gpt-image-2", "openai-api", "medium", "batch", Job("1K"), "0.02634"),
        ("gpt-image-2", "replicate", "high", "edit", Job("4K", 5), "0.128"),
        ("gpt-image-2", "azure", "medium", "standard", Job("1K"), "0.05268"),
        ("gpt-image-2", "venice", "low", "edit", Job("1K", 3), "0.0484"),
        ("gpt-image-2.5-flare", "openai-api", "max", "batch", Job("1K"), "0.10536"),
        ("gpt-image-2.5-flare", "fal", "high", "standard", Job("1K"), "0.05268"),
        ("gpt-image-2.5-flare", "fal", "high", "standard", Job("1K", aspect="16:9"), "0.0396"),
        ("flux-2-pro", "bfl-api", "", "standard", Job("2048x2048"), "0.075"),
        ("flux-2-pro", "bfl-api", "", "standard", Job("2048x2048", 2), "0.105"),
        ("flux-2-pro", "bfl-api", "", "standard", Job("1K"), "0.03"),
        ("flux-2-pro", "bfl-api", "", "edit", Job("1K"), "0.045"),
        ("nano-banana-2.1", "gemini-api", "", "standard", Job("4K"), "0.113"),
        ("nano-banana-pro", "gemini-api", "", "standard", Job("1K", 2), "0.1362"),
        ("luma-uni-1", "luma-api", "uni-1", "edit", Job("2K", 4), "0.0524"),
        ("seedream-5-pro", "byteplus", "", "standard", Job("1K", 3), "0.051"),
        ("ideogram-4.6", "runware", "high", "standard", Job("4K"), "0.2"),
        ("qwen-image-3.0-pro", "alibaba", "", "standard", Job("2K"), "0.075"),
    ],
)
def test_cost_of_one_image(base: Base, model: str, route: str, tier: str, mode: str, job: Job, usd: str) -> None:
    own = base.model(model)
    found = cost(own, own.prices(TODAY, route), tier, mode, job)
    assert found is not None
    assert found.per_image == Decimal(usd)
    assert sum(step.usd for step in found.steps) == found.per_image
    assert all(step.facts for step in found.steps)


@pytest.mark.parametrize(
    ("model", "route", "tier", "pictures", "more", "how"),
    [
        ("muse-image", "wavespeed", "", 10, None, ""),  # flat, edits too
        ("muse-image", "wavespeed", "", 12, "0.06", "taken as the most, no source prices them"),
        ("muse-image", "meta-api", "", 2, "0.06", "taken as the most, no source prices them"),  # flat, no word of edits
        ("gpt-image-2", "replicate", "low", 5, None, ""),
        ("nano-banana-pro", "gemini-api", "", 2, None, ""),  # the seller prices one
        ("gpt-image-2.6-sunburst", "openai-api", "high", 2, "0.02331", "1,457 tokens each, as GPT Image 2 took"),
        ("gpt-image-2.6-flare", "openai-api", "high", 2, "0.02331", "1,457 tokens each, as GPT Image 2 took"),
        ("nano-banana-2.1", "gemini-api", "", 1, "0.0085", "as an edit was billed on OpenRouter"),
        (
            "nano-banana-2.1",
            "openrouter",
            "",
            2,
            "0.0085",
            "as an edit was billed on OpenRouter",
        ),  # one is in its price
        ("nano-banana-2-lite", "gemini-api", "", 2, "0.0015", "at most 3,000 tokens each, which no source counts"),
        ("nano-banana-2-lite", "fal", "", 2, "0.06", "taken as the most, no source prices them"),
    ],
)
def test_input_pictures_cost_what_the_nearest_fact_says(
    base: Base, model: str, route: str, tier: str, pictures: int, more: str | None, how: str
) -> None:
    own = base.model(model)
    found = cost(own, own.prices(TODAY, route), tier, "edit", Job("1K", pictures), own.prices(TODAY))
    assert found
    assert (
        (found.inputs.usd, found.inputs.how) == (Decimal(more), how) if more and found.inputs else found.inputs is None
    )
    assert found.total == found.per_image + Decimal(more or 0)
    assert not (found.inputs and found.inputs.measured) or found.inputs.facts


@pytest.mark.parametrize(
    ("model", "route", "tier", "job"),
    [
        ("gpt-image-2", "openai-api", "medium", Job("3840x2160")),
        ("nano-banana-2-lite", "gemini-api", "", Job("2K")),
        ("gpt-image-2", "bfl-api", "low", Job("1K")),
    ],
)
def test_what_no_cell_reaches_has_no_price(base: Base, model: str, route: str, tier: str, job: Job) -> None:
    own = base.model(model)
    assert cost(own, own.prices(TODAY, route), tier, "standard", job) is None


def test_a_size_nobody_states_is_said(base: Base) -> None:
    own = base.model("ideogram-4.5")
    found = cost(own, own.prices(TODAY, "ideogram-api"), "low", "standard", Job("1K"))
    assert found is not None
    assert "names no size" in found.notes[0]
