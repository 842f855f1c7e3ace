"""The traps of price lists: what a key does not name is never filled in, and what moves too far waits."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from imgpick.kb.base import Base
from imgpick.refreshing import guards, litellm
from imgpick.refreshing.compare import compare
from imgpick.refreshing.names import Meant, find
from imgpick.refreshing.prices import seconds
from tests.conftest import TODAY

GOOGLE = "https://ai.google.dev/gemini-api/docs/pricing"
ITEMS: list[tuple[str, dict[str, Any], str, str]] = [
    # the same model at two prices: 0.045 is half K, 0.0672 is 1K rounded finer than ours
    ("gemini/gemini-3.1-flash-image", {"output_cost_per_image": 0.045}, "confirmed", "for 512"),
    ("gemini/gemini-3.1-flash-image", {"output_cost_per_image": 0.0672}, "confirmed", "for 1K"),
    ("gemini/gemini-3.1-flash-image", {"output_cost_per_image": 0.05}, "conflict", "names no size; none of ours"),
    ("gemini/gemini-3.1-flash-image", {"output_cost_per_image_2K": 0.101}, "confirmed", ""),
    ("vertex_ai/gemini-3.1-flash-image", {"output_cost_per_image": 0.0672}, "new", "names no size"),
    # a bare key means one tier and size of many, and says neither
    ("fal_ai/openai/gpt-image-2", {"output_cost_per_image": 0.145}, "confirmed", "for high 1024x768"),
    ("fal_ai/openai/gpt-image-2", {"output_cost_per_image": 0.15}, "conflict", "names no tier or size"),
    ("fal_ai/ultra/1024-x-1024/openai/gpt-image-2", {"output_cost_per_image": 0.15}, "", ""),
    ("standard/1024-x-1024/gpt-image-1.5", {"input_cost_per_image": 0.009}, "new", "no tier 'standard'"),
    ("fal_ai/low/1024-x-1024/openai/gpt-image-2/edit", {"output_cost_per_image": 0.015}, "new", "number of input images"),
    # an output price under an input field; an input price beside an output price is none
    ("high/1024-x-1024/gpt-image-1.5", {"input_cost_per_image": 0.133}, "confirmed", "under input_cost_per_image"),
    ("gpt-image-2", {"input_cost_per_image": 0.5, "output_cost_per_image_token": 3e-5}, "confirmed", ""),
    # without a rate for image tokens the output rate may be either
    ("gpt-image-2", {"output_cost_per_token": 3e-5}, "confirmed", "names no part"),
    ("openrouter/google/gemini-3.1-flash-image", {"output_cost_per_token": 3e-6}, "new", "which rate it is: image-out or"),
    # a disagreement that the base has judged already
    ("fal_ai/fal-ai/nano-banana", {"output_cost_per_image": 0.039}, "confirmed", "known and set aside"),
    ("recraft/recraftv3", {"output_cost_per_image": 0.04}, "confirmed", ""),
    # guards
    ("gpt-image-2", {"output_cost_per_image_token": 7e-5}, "conflict", "moves by 2.3 times"),
    ("gpt-image-2", {"output_cost_per_image_token": 4.0}, "conflict", "not plausible"),
    ("gpt-image-2", {"output_cost_per_image_token": 2.9e-5}, "conflict", "one list alone"),
    ("gpt-image-2", {"output_cost_per_image_token": 2.9e-5, "source": "https://developers.openai.com/x"}, "changed", "cites"),
    ("gpt-image-2", {"output_cost_per_image_token": 2.9e-5, "source": GOOGLE}, "conflict", "one list alone"),
    ("gpt-image-2", {"output_cost_per_image_token": 0}, "", ""),
    ("gpt-image-1", {"input_cost_per_token": 5e-6}, "new", "retired since 2026-10-23"),
    # ends
    ("gemini/gemini-3.1-flash-image-preview", {"deprecation_date": "2026-06-25"}, "", ""),
    ("gpt-image-1.5", {"deprecation_date": "2026-12-01"}, "confirmed", ""),
    ("gpt-image-1.5", {"deprecation_date": "2027-01-01"}, "conflict", "ours says 2026-12-01"),
    ("azure/gpt-image-2", {"deprecation_date": "2027-10-21"}, "retiring", "cites no page of the vendor"),
    ("gpt-image-1.5", {"deprecation_date": "someday"}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("key", "fields", "state", "says"), ITEMS)
def test_one_row_of_a_price_file(key: str, fields: dict[str, Any], state: str, says: str, base: Base) -> None:
    provider = key.split("/")[0] if "/" in key else "openai"
    provider = provider if provider in litellm.ROUTES else "openai"
    tree = {
        key: {"litellm_provider": provider, "mode": "image_generation", **fields},
        "made-up": {"litellm_provider": "openai", "mode": "image_generation"},
    }
    found = compare(base, litellm.read(json.dumps(tree).encode()), TODAY, seconds(base, ()))
    assert [item.state for item in found.items] == ([state] if state else [])
    if says:
        assert says in f"{found.items[0].held} {found.items[0].reason}"
    if found.items and found.items[0].held:
        assert not found.items[0].open


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("0.067", "0.0672", True), ("0.0672", "0.067", True), ("5.0", "5", True), ("0.04", "0.0398", False),
        ("0.05", "0.048", False), ("0.039", "0.0398", False), ("30", "30.00", True), ("0.006", "0.00588", True),
    ],
)  # fmt: skip
def test_figures_agree_when_the_finer_rounds_to_the_coarser(ours: str, theirs: str, same: bool) -> None:
    assert guards.agrees(Decimal(ours), Decimal(theirs)) is same


@pytest.mark.parametrize(
    ("name", "routes", "meant"),
    [
        ("gpt-image-2", (), Meant("gpt-image-2")),
        ("GPT Image 2 (high)", (), Meant("gpt-image-2", "high")),
        ("openai/gpt-image-2", ("fal",), Meant("gpt-image-2")),
        ("gemini-3.1-flash-image-preview", ("gemini-api",), Meant("nano-banana-2", "", True)),
        ("Nano Banana", (), None),
        ("Adobe Firefly", (), None),
        ("gemini-nano-banana-2", (), None),
        ("gpt-image-2-all", (), None),
        ("gpt-image-9", (), None),
        ("", (), None),
    ],
)
def test_a_name_is_taken_only_when_it_surely_means_one_model(
    name: str, routes: tuple[str, ...], meant: Meant | None, base: Base
) -> None:
    assert find(base, (name,), routes) == meant


def test_an_id_is_the_same_in_every_run_and_changes_with_the_figure(base: Base) -> None:
    def ids(rate: float) -> list[str]:
        row = {"litellm_provider": "openai", "mode": "image_generation", "output_cost_per_image_token": rate}
        found = compare(base, litellm.read(json.dumps({"gpt-image-2": row}).encode()), TODAY, seconds(base, ()))
        return [item.id for item in found.items]

    assert ids(2.9e-5) == ids(2.9e-5) != ids(2.8e-5)


def test_what_an_earlier_copy_had_and_this_one_has_not_is_gone_but_never_ended(base: Base) -> None:
    row = {"litellm_provider": "openai", "mode": "image_generation", "output_cost_per_image_token": 3e-5}
    other = {"litellm_provider": "openai", "mode": "image_generation", "input_cost_per_token": 5e-6}
    before = litellm.read(json.dumps({"gpt-image-2": {**row, **other}}).encode())
    now = litellm.read(json.dumps({"gpt-image-2": other}).encode())
    found = compare(base, now, TODAY, seconds(base, ()), before)
    assert [(item.state, item.old, item.open) for item in found.items if item.state != "confirmed"] == [
        ("gone", "30", False)
    ]
