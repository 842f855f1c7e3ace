"""The Python interface gives the same answers as the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import imgpick
from imgpick.kb.base import Base
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


WRONG: list[tuple[Callable[..., object], tuple[object, ...], dict[str, object], str]] = [
    (imgpick.cost, ("gpt-image-2",), {"size": "banana"}, "size: 'banana' is not known; 512, 768, 1K"),
    (imgpick.cost, ("gpt-image-2",), {"tier": "hihg"}, "has no tier 'hihg'; did you mean high?"),
    (imgpick.cost, ("gpt-image-2",), {"route": "opnai-api"}, "route: 'opnai-api' is not in the base; did you mean openai-api"),
    (imgpick.cost, ("gpt-image-2",), {"mode": "bacth"}, "mode: 'bacth' is not known; did you mean batch?"),
    (imgpick.cost, ("gpt-image-2",), {"images": -5}, "images: '-5' must be a whole number above 0; for example"),
    (imgpick.cost, ("gpt-image-2",), {"references": -1}, "references: -1 is out of range; 0 to 64 pictures"),
    (imgpick.cost, ("gpt-image-2",), {"retries": Decimal(0)}, "retries: '0' must be above 0; for example"),
    (imgpick.cost, ("gpt-image-2",), {"budget": Decimal(-1)}, "budget: '-1' must be above 0; for example"),
    (imgpick.cost, ("gpt-image-2",), {"day": "notaday"}, "day: 'notaday' is not a day (YYYY-MM-DD); for example"),
    (imgpick.compare, (), {}, "no model is named; for example gpt-image-2 flux-2"),
    (imgpick.compare, ("gpt-image-2", "flux-2"), {"size": "banana"}, "size: 'banana' is not known; 512"),
    (imgpick.compare, ("gpt-image-2", "flux-2"), {"tier": "hihg"}, "tier: 'hihg' is no tier of these models; did you mean high"),
    (imgpick.compare, ("gpt-image-2", "flux-2"), {"route": "fall"}, "route: 'fall' is not in the base; did you mean fal"),
    (imgpick.compare, ("gpt-image-2", "flux-2"), {"images": -5}, "images: '-5' must be a whole number above 0; for"),
    (imgpick.compare, ("gpt-image-2", "flux-2"), {"day": "2026-02-30"}, "day: '2026-02-30' is not a day of that month"),
    (imgpick.choose, ({"use": 5},), {}, "use: '5' is not known; one of: general"),
    (imgpick.choose, (), {"day": "notaday"}, "day: 'notaday' is not a day"),
    (imgpick.guide, ("gpt-image",), {"day": "notaday"}, "day: 'notaday' is not a day"),
    (imgpick.check_text, ("text",), {"today": TODAY, "form": "docx"}, "form: 'docx' is not known; one of: markdown"),
    (imgpick.check_text, ("text",), {"today": "notaday"}, "today: 'notaday' is not a day"),
    (imgpick.check_text, ("text",), {"today": TODAY, "as_of": "2026"}, "as_of: '2026' is not a day"),
]  # fmt: skip


@pytest.mark.parametrize(("job", "arguments", "more", "says"), WRONG, ids=[says[:40] for *_, says in WRONG])
def test_a_wrong_argument_is_named_with_a_way_out(
    base: Base, job: Callable[..., object], arguments: tuple[object, ...], more: dict[str, object], says: str
) -> None:
    with pytest.raises(imgpick.ImgpickError) as raised:
        job(*arguments, base=base, **more)
    assert says in f"{raised.value.message}; {raised.value.hint}"
    assert raised.value.code == 2


def test_words_are_read_as_the_command_line_reads_them(base: Base) -> None:
    exact = imgpick.cost("gpt-image-2", tier="low", size="1024x1024", route="openai-api", base=base, day=TODAY)
    loose = imgpick.cost("gpt-image-2", tier="LOW", size="1024X1024", route="OpenAI-API", base=base, day=TODAY)
    assert loose == exact
    edits = imgpick.cost("gpt-image-2", references=2, base=base, day=TODAY)
    assert {line.offer.mode for line in edits.lines} == {"edit"}


def test_a_day_is_a_date_or_its_text(base: Base) -> None:
    text, day = "GPT Image 2 leads the board.", date.fromisoformat(TODAY)
    assert imgpick.check_text(text, base, today=day, as_of=day) == imgpick.check_text(
        text, base, today=TODAY, as_of=TODAY
    )
    assert imgpick.compare("gpt-image-2", base=base, day=datetime(day.year, day.month, day.day, 9)) == imgpick.compare(  # noqa: DTZ001
        "gpt-image-2", base=base, day=TODAY
    )


def test_errors_are_imgpick_errors() -> None:
    with pytest.raises(imgpick.ImgpickError, match="does not exist"):
        imgpick.cost("Nano Banana 2 Pro")
    with pytest.raises(AttributeError):
        _ = imgpick.nothing
