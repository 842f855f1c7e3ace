"""``changes``: what a reader of an older day must know, the important things first and with their days."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.kb.base import Base
from imgpick.timeline.changes import changes
from imgpick.timeline.moves import standings
from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
SINCE = ["changes", "--since", "2026-05-26", "--today", TODAY]


@pytest.mark.parametrize("width", [80, 120])
def test_screen(imgpick: Run, snapshot: Callable[[str, str], None], width: int) -> None:
    done = imgpick(*SINCE, width=width)
    assert (done.code, done.err) == (0, "")
    assert all(len(line) <= width for line in done.out.splitlines())
    snapshot(f"changes-{width}.txt", done.out)


def test_markdown(imgpick: Run, snapshot: Callable[[str, str], None]) -> None:
    snapshot("changes.md", imgpick("changes", "--since", "2026-10-01", "--today", TODAY, "--format", "markdown").out)


def test_json_holds_its_schema_and_cites_everything(imgpick: Run) -> None:
    document = json.loads(imgpick(*SINCE, "--format", "json").out)
    validate(document, "changes")
    items = [item for vendor in document["data"]["vendors"] for item in vendor["items"]]
    assert all(fact["source"] and fact["url"] and fact["date"] for item in items for fact in item["facts"])
    assert all(item["facts"] for item in items)
    assert document["data"]["minor"] == sum(item["minor"] for item in items) > 0


@pytest.mark.parametrize(
    ("since", "until", "kind", "model", "words"),
    [
        ("2026-05-26", TODAY, "retiring", "gpt-image-1.5", "stop on 2026-12-01, in 9 days"),
        (
            "2026-09-01",
            TODAY,
            "unsure",
            "nano-banana-1",
            "2026-10-02 was named as the earliest day (also named: 2027-03-15), no source confirms it",
        ),
        ("2026-05-26", TODAY, "retired", "gpt-image-1", "stopped on 2026-10-23"),
        ("2026-05-26", TODAY, "new", "gpt-image-2.6-flare", "GPT Image 2.6 Flare (2026-11-04)"),
        ("2026-05-26", TODAY, "new", "gpt-image-2.5-flare", "(2026-09-08, superseded 2026-11-04)"),
        ("2026-05-26", TODAY, "superseded", "gpt-image-2", "by GPT Image 2.5 Sunburst (today GPT Image 2.6 Sunburst)"),
        ("2026-05-26", TODAY, "price", "flux-3-image", "$0.024 to $0.048 (+100 %) per image since 2026-10-08"),
        ("2026-05-26", TODAY, "board", "gpt-image-2", "steady, but others came above"),
        ("2026-05-26", TODAY, "board", "seedream-5-lite", "the score itself moved"),
        (
            "2026-05-26",
            TODAY,
            "name",
            "nano-banana-pro",
            "write gemini-3-pro-image for gemini-3-pro-image-preview",
        ),
        ("2026-05-26", "2026-09-10", "superseded", "gpt-image-2", "by GPT Image 2.5 Sunburst, still served"),
        ("2026-05-26", "2026-07-01", "retiring", "imagen-4", "stop on 2026-08-17, in 47 days"),
    ],
)
def test_says(base: Base, since: str, until: str, kind: str, model: str, words: str) -> None:
    items = [item for group in changes(base, since, until).groups for item in group.items]
    assert any(item.kind == kind and model in item.models and words in item.text for item in items)


def test_a_rank_that_others_took_is_told_from_a_score_that_moved(base: Base) -> None:
    rows = {(row.model.id, row.new.tier): row for row in standings(base, "lmarena-t2i", "2026-05-26", TODAY)}
    first = rows["gpt-image-2", "medium"]
    assert first.steady
    assert first.passed_by == ("GPT Image 2.5 Sunburst", "GPT Image 2.5 Flare")
    assert not rows["seedream-5-lite", ""].steady


@pytest.mark.parametrize(("notice", "urgent"), [("46", False), ("48", True)])
def test_how_soon_an_end_is_urgent_is_a_constant_of_the_method(
    changed: Callable[[Callable[[Any], None]], Base], notice: str, urgent: bool
) -> None:
    """Imagen 4 stops 47 days after the later day; that was announced before the earlier one."""
    base = changed(lambda s: s["method"]["constants"]["retirement-notice"].update(value=notice))
    items = [item for group in changes(base, "2026-06-25", "2026-07-01").groups for item in group.items]
    assert any(item.kind == "retiring" and "imagen-4" in item.models for item in items) == urgent


def test_the_first_of_a_board_is_that_of_its_newest_table(base: Base) -> None:
    (board, *_) = changes(base, "2026-05-26", TODAY).boards
    assert "in the newest table known it is GPT Image 2.5 Sunburst (high) at 1425 ±7 on 2026-10-07" in board.text
    assert "today" not in board.text


def test_all_shows_what_was_left_out(imgpick: Run) -> None:
    short, whole = imgpick(*SINCE).out, imgpick(*SINCE, "--all").out
    assert "--all shows them" in short
    assert "--all" not in whole
    assert len(whole.splitlines()) > len(short.splitlines()) + 40


@pytest.mark.parametrize(
    ("since", "words"), [("2026-11-22", "is not before"), ("soon", "for example"), ("2027-01-01", "is not before")]
)
def test_a_day_that_makes_no_sense_ends_with_2(imgpick: Run, since: str, words: str) -> None:
    done = imgpick("changes", "--since", since, "--today", TODAY)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


DAYS = st.dates(date(2026, 1, 1), date(2026, 11, 22)).map(date.isoformat)


@settings(max_examples=20, deadline=None)
@given(DAYS, DAYS, DAYS)
def test_law_nothing_is_new_twice(base: Base, a: str, b: str, c: str) -> None:
    """Arrivals of two times that follow each other are the arrivals of the whole time."""
    first, middle, last = sorted((a, b, c))

    def arrived(since: str, until: str) -> set[str]:
        found = changes(base, since, until) if since < until else None
        groups = found.groups if found else ()
        return {model for g in groups for item in g.items if item.kind == "new" for model in item.models}

    before, after = arrived(first, middle), arrived(middle, last)
    assert not before & after
    assert before | after == arrived(first, last)
