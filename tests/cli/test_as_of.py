"""``--as-of``: every command answers with what was true on that day; before the first fact it says unknown."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.kb.base import Base
from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
HEAD = "As of 2026-05-26: life, prices and scores of that day."


@pytest.mark.parametrize(
    ("arguments", "words", "never"),
    [
        ("compare gpt-image-2 nano-banana-2", "1389 ±7, rank 1 of 63 (2026-05-22)", "2026-05-25"),
        ("compare gpt-image nano-banana", "GPT Image 2", "2.6"),
        ("compare gpt-image-2 flux-3", "FLUX 3 Image was not released on 2026-05-26", "$0.024"),
        ("compare gpt-image-1 gpt-image-2", "current since 2025-04-23", "retired"),
        ("choose --no-input --workflow api", "GPT Image 2 at low", "2.5 Sunburst at"),
        ("choose --no-input --workflow chatgpt", "ChatGPT Images 2.0", "ChatGPT Images 2.6"),
        ("cost gpt-image-2 --tier high", "$0.211", "2026-09"),
        ("cost gpt-image-2.6", "unknown before 2026-11-04", "Also served"),
        ("list --vendor OpenAI", "1389 (medium)", "gpt-image-2.5-flare"),
        ("list --status retired", "dall-e-3", "gpt-image-1"),
        ("facts gpt-image-2 --group life,prices,scores", "1389 points", "superseded"),
        ("facts gpt-image-2", "api: gpt-image-2 [openai-api] (undated)", "gpt-image-2-vip"),
        ("facts gpt-image-2.6-flare", "everything about it is unknown before 2026-11-04", "$"),
        ("history gpt-image-2", "1389 ±7, rank 1 of 63", "superseded"),
        ("history gpt-image-2.6-flare", "unknown: the base has no dated row", "$"),
    ],
)
def test_answers_with_what_was_true(imgpick: Run, arguments: str, words: str, never: str) -> None:
    done = imgpick(*arguments.split(), "--as-of", "2026-05-26", "--today", TODAY, width=200)
    assert done.code == 0
    assert words in done.out
    answer = done.out.partition("Sources")[0].partition("\nsources")[0].partition("\n[a]")[0]
    assert never not in answer.partition("Ruled out")[0]
    assert arguments.startswith("history") or HEAD in done.out


def test_before_the_first_fact_every_cell_is_unknown(imgpick: Run) -> None:
    done = imgpick(
        "compare", "gpt-image-2", "flux-2-pro", "--as-of", "2026-03-01", "--format", "json", "--today", TODAY
    )
    cells = [row["cells"][0] for row in json.loads(done.out)["data"]["rows"]]
    assert {cell["state"] for cell in cells} == {"unknown"}
    document = json.loads(imgpick("facts", "gpt-image-2", "--as-of", "2026-03-01", "--format", "json").out)
    validate(document, "facts")
    assert document["data"]["facts"] == []
    assert "unknown before 2026-04-21" in document["data"]["unknown"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("GPT Image 2 is the newest GPT Image model.", "On the day of the text it was supported"),
        ("GPT Image 2.6 Sunburst is the newest GPT Image model.", "That is supported"),
        ("GPT Image 2 (medium) scores 1389 on LMArena text to image.", "On the day of the text it was supported"),
    ],
)
def test_a_claim_has_two_days(imgpick: Run, sentence: str, words: str) -> None:
    assert words in imgpick("claim", sentence, "--as-of", "2026-05-26", "--today", TODAY).out


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday"])
@pytest.mark.parametrize(
    "command", ["compare gpt-image-2 flux-2", "facts gpt-image-2", "history gpt-image-2", "scan ."]
)
def test_a_day_that_is_none_ends_with_2(imgpick: Run, command: str, day: str) -> None:
    done = imgpick(*command.split(), "--as-of", day)
    assert (done.code, done.out) == (2, "")


@settings(max_examples=60, deadline=None)
@given(st.dates().map(lambda d: d.isoformat()), st.data())
def test_law_no_lookup_knows_the_future(base: Base, day: str, data: Any) -> None:
    """Whatever a model answers for a day was known on it."""
    model = data.draw(st.sampled_from(base.models))
    life = model.life(day)
    assert not life.source or life.since <= day
    assert all(price.day <= day and not (price.until and price.until <= day) for price in model.prices(day))
    assert all(s.known <= day for board in base.ids("board") for s in model.scores_on(board, day))
    assert bool(model.unknown(day)) == (not life.source)
