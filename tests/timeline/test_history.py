"""``history``: dated rows with what changed, and a chart where a figure has moved."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.kb.base import Base
from imgpick.render.chart import HEIGHT, chart
from imgpick.timeline.history import history
from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("gpt-image-2", ["gpt-image-2"]), ("price", ["flux-3-image", "--price"]), ("gone", ["gpt-image-1.5", "--as-of", "2026-06-10"])],
)  # fmt: skip
def test_screen(imgpick: Run, snapshot: Callable[[str, str], None], name: str, arguments: list[str]) -> None:
    done = imgpick("history", *arguments, "--today", TODAY, width=80)
    assert done.code == 0
    assert all(len(line) <= 80 for line in done.out.splitlines())
    snapshot(f"history-{name}-80.txt", done.out)


@pytest.mark.parametrize("name", ["gpt-image-2", "nano-banana-2", "flux-3-image", "dall-e-2"])
def test_json_and_csv_hold_the_same_events(imgpick: Run, name: str) -> None:
    document = json.loads(imgpick("history", name, "--format", "json", "--today", TODAY).out)
    validate(document, "history")
    rows = list(csv.DictReader(io.StringIO(imgpick("history", name, "--format", "csv", "--today", TODAY).out)))
    events = document["data"]["events"]
    assert [(r["day"], r["new"]) for r in rows] == [(e["day"], e["new"]) for e in events]
    assert [e["day"] for e in events] == sorted(e["day"] for e in events)


@pytest.mark.parametrize(
    ("model", "until", "kind", "old", "new"),
    [
        ("gpt-image-2", TODAY, "life", "current", "superseded, by GPT Image 2.5 Sunburst"),
        ("gpt-image-1.5", TODAY, "life", "current", "deprecated, by GPT Image 2.6 Sunburst, shutdown 2026-12-01"),
        ("flux-3-image", TODAY, "price", "$0.024 per image", "$0.048 per image"),
        ("gpt-image-2", "2026-05-26", "score", "1393 ±7, rank 1", "1389 ±7, rank 1 of 63"),
    ],
)
def test_says_what_changed(base: Base, model: str, until: str, kind: str, old: str, new: str) -> None:
    events = history(base, base.model(model), until).events
    assert (kind, old, new) in {(event.kind, event.old, event.new) for event in events}
    assert all(event.day <= until and event.fact.source for event in events)


def test_before_the_first_row_it_is_unknown(imgpick: Run) -> None:
    done = imgpick("history", "gpt-image-2.6-flare", "--as-of", "2026-05-26", "--today", TODAY)
    assert (done.code, "unknown: the base has no dated row" in done.out) == (0, True)


STEPS = st.lists(st.tuples(st.integers(1, 90), st.decimals(0, 2000, places=3)), min_size=1, max_size=30)


@given(STEPS, st.integers(20, 200), st.booleans())
def test_law_a_chart_keeps_its_frame(steps: list[tuple[int, Decimal]], width: int, held: bool) -> None:
    """Any figures fit the width, and the first and the last point are always drawn."""
    day, points = date(2026, 1, 1), [("2026-01-01", Decimal(1))]
    for gap, value in steps:
        day += timedelta(days=gap)
        points.append((day.isoformat(), value))
    lines = chart(points, width, "2035-01-01" if held else "")
    assert len(lines) == HEIGHT + 2
    assert all(len(line) <= max(width, 36) for line in lines)
    columns = [line.partition("│")[2] for line in lines[:HEIGHT]]
    assert any(column.startswith("●") for column in columns)
    assert sum(column.count("●") for column in columns) <= len(points)


def test_a_price_that_is_only_seen_on_a_page_is_no_event_of_that_day(base: Base) -> None:
    notes = {e.day: e.note for e in history(base, base.model("flux-2-pro"), TODAY).events if e.what == "BFL API"}
    assert notes == {"2026-02-03": "first seen"}
