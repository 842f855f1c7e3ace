"""Guides from the base: every family has one, every figure is cited, workflows run the one method."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from imgpick.choosing.brief import brief
from imgpick.choosing.verdict import choose
from imgpick.errors import ImgpickError
from imgpick.guiding.build import guide
from imgpick.guiding.find import listing
from imgpick.guiding.ledger import stale, supports
from imgpick.guiding.result import WORKFLOW, Guide
from imgpick.guiding.workflow import answers
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from tests.conftest import DATA, NEWEST, TODAY

FAMILIES = sorted(
    line.removeprefix("- id: ").strip()
    for line in (DATA / "families.yaml").read_text(encoding="utf-8").splitlines()
    if line.startswith("- id: ")
)
PAIRS = ["gpt-image-vs-nano-banana", "gpt-image-vs-flux", "flux-vs-nano-banana", "ideogram-vs-recraft",
         "Seedream vs Qwen-Image", "gpt-image-2 versus flux-2-pro"]  # fmt: skip
FLOWS = ["blog-thumbnails", "posters-with-text", "product-shots", "logos-and-vector", "self-hosting", "high-volume-ads"]


@pytest.mark.parametrize("name", [*FAMILIES, *PAIRS, *FLOWS, "gpt-image-2", "flux-2-pro", "midjourney-v8.2"])
def test_every_guide_builds_and_every_figure_is_cited(base: Base, name: str) -> None:
    made = guide(base, name, TODAY)
    rows = [row for group in made.evidence for row in group.rows]
    assert rows
    for row in rows:
        assert row.tier, row
        assert re.match(r"\d{4}(-\d\d)*", row.date) or row.date == "undated", row
        assert row.sources or row.text.startswith("unknown"), row
        assert all(base.source(key) for key in row.sources)
    for said in [*made.now, *made.best_fit, *made.common_comparison, *made.watch_closely, *made.verdict]:
        assert said.sources or not re.search(r"\$\d|\d{4} ±|±", said.text), said
        assert not (said.editorial and said.sources)
    assert set(made.sources) >= {key for row in rows for key in row.sources}
    assert len({entry.id for entry in made.related}) == len(made.related)


def test_the_list_names_every_family_and_every_entry_opens(base: Base) -> None:
    entries = listing(base)
    assert {entry.id for entry in entries} >= {*FAMILIES, *FLOWS, *PAIRS[:4]}
    for entry in entries:
        assert guide(base, entry.id, TODAY).entry.id == entry.id


def test_gpt_image_2_says_that_2_6_is_current_and_keeps_the_parts_of_a_guide(base: Base) -> None:
    made = guide(base, "gpt-image-2", TODAY)
    now = " ".join(said.text for said in made.now)
    assert "The current GPT Image is GPT Image 2.6 Sunburst, since 2026-11-04" in now
    assert "superseded" in now
    for part in ("best_fit", "common_comparison", "watch_closely", "verdict", "evidence", "workflows", "checklist",
                 "mistakes", "answers", "related", "sources"):  # fmt: skip
        assert getattr(made, part), part
    titles = {entry.id for entry in made.related}
    assert {"gpt-image-vs-nano-banana", "nano-banana", "blog-thumbnails"} <= titles
    prices = {(row.tier, row.text) for group in made.evidence for row in group.rows if row.signal == "price an image"}
    assert {("low", "$0.006 an image"), ("medium", "$0.053 an image"), ("high", "$0.211 an image")} <= prices


def test_the_past_had_another_current_version(base: Base) -> None:
    now = guide(base, "gpt-image-2", "2026-06-01").now
    assert now[0].text == "The current GPT Image is GPT Image 2, since 2026-04-21."


def test_figures_follow_the_base(changed: Callable[[Callable[[Sections], None]], Base]) -> None:
    def dearer(sections: Sections) -> None:
        model = next(m for m in sections["models"] if m["id"] == "gpt-image-2")
        row = next(r for r in model["prices"] if r.get("tier") == "high" and r.get("size") == "1024x1024"
                   and r["route"] == "openai-api" and r.get("mode", "standard") == "standard")  # fmt: skip
        row["usd"] = "0.999"

    made = guide(changed(dearer), "gpt-image-2", TODAY)
    assert any(row.text == "$0.999 an image" for group in made.evidence for row in group.rows)


@pytest.mark.parametrize("name", FLOWS)
def test_a_workflow_guide_is_what_choose_says(base: Base, name: str) -> None:
    made: Guide = guide(base, name, TODAY)
    assert made.entry.kind == WORKFLOW
    assert made.choice is not None
    same = choose(base, brief(answers(made.brief), base), TODAY)
    assert made.choice.verdict == same.verdict
    assert made.now[0].text == same.verdict.sentence


def test_a_caveat_cites_what_it_speaks_of_and_an_unrated_model_has_no_score(base: Base) -> None:
    made = guide(base, "blog-thumbnails", TODAY)
    (superseded,) = [said for said in made.now if "has been superseded" in said.text]
    assert superseded.sources == (base.model("gpt-image-2.5-sunburst").life(TODAY).source,)
    rows = [r for g in made.evidence for r in g.rows if r.signal.startswith("GPT Image 2.6 Sunburst: LMArena")]
    assert [(row.tier, row.text.partition(";")[0]) for row in rows] == [("none tested", "not rated yet")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gpt-imge", "no guide for"), ("Nano Banana 2 Pro", "is no model"), ("a vs b vs c", "two against each other"),
        ("gpt-image-2 vs gpt-image-2", "both names mean"), ("flux 2 klein", "can mean"),
    ],
)  # fmt: skip
def test_a_name_without_a_guide(base: Base, name: str, words: str) -> None:
    with pytest.raises(ImgpickError, match=words) as found:
        guide(base, name, TODAY)
    assert found.value.code == 2
    assert found.value.hint


def test_every_source_supports_something(base: Base) -> None:
    found = supports(base, NEWEST)
    assert len(found) == len(base.ids("source"))
    assert [item.source.id for item in found if not item.facts] == []
    assert all(item.age >= 0 for item in found)


def test_prices_age_faster_than_licences_and_release_days_do_not(base: Base) -> None:
    found = stale(base, TODAY, 60)
    limits: dict[str, Any] = {item.kind: item.limit for item in found}
    assert limits["prices"] == 60
    assert limits["licence"] == 180
    assert "released" not in limits
    assert all(item.age > item.limit for item in found)
    assert len(stale(base, TODAY, 120)) < len(found)
    assert stale(base, TODAY, 100_000) == []
