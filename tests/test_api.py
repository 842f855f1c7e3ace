"""The Python interface gives the same answers as the command line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

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


def test_check_finds_the_same_in_a_text_and_in_its_file(tmp_path: Path) -> None:
    text = "GPT Image 2 costs $9 per image at high quality.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    base = imgpick.load()
    report = imgpick.check_text(text, base, today=TODAY)
    assert [claim.rule for claim in report.findings] == ["price-mismatch"]
    assert imgpick.check(tmp_path / "a.md", base=base, day=TODAY) == report
    with pytest.raises(imgpick.ImgpickError, match="no such file"):
        imgpick.check(tmp_path / "b.md")


def test_errors_are_imgpick_errors() -> None:
    with pytest.raises(imgpick.ImgpickError, match="does not exist"):
        imgpick.cost("Nano Banana 2 Pro")
    with pytest.raises(AttributeError):
        _ = imgpick.nothing
