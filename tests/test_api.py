"""The Python interface gives the same answers as the command line."""

from __future__ import annotations

from decimal import Decimal

import pytest

import imgpick
from tests.conftest import TODAY


def test_load_resolve_cost_compare_choose() -> None:
    base = imgpick.load()
    assert imgpick.resolve("flux2", base).family == "flux-2"
    lines = imgpick.cost("gpt-image-2", tier="low", size="1024x1024", route="openai-api", base=base, day=TODAY).lines
    assert {line.per_image for line in lines} == {Decimal("0.006"), Decimal("0.00294")}
    assert base.source(lines[0].cost.prices[0].source).url.startswith("https://")
    found = imgpick.compare("gpt-image-2", "flux-2-pro", base=base, day=TODAY)
    assert [column.model.id for column in found.columns] == ["gpt-image-2", "flux-2-pro"]
    choice = imgpick.choose({"workflow": "api", "images": "50k"}, base=base, day=TODAY)
    assert choice.verdict.offer is not None


def test_guide() -> None:
    made = imgpick.guide("GPT Image vs FLUX", day=TODAY)
    assert made.entry.id == "gpt-image-vs-flux"
    assert made.evidence


def test_errors_are_imgpick_errors() -> None:
    with pytest.raises(imgpick.ImgpickError, match="does not exist"):
        imgpick.cost("Nano Banana 2 Pro")
    with pytest.raises(AttributeError):
        _ = imgpick.nothing
