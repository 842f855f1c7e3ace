"""The stage of a life in words."""

from __future__ import annotations

import pytest

from imgpick.kb.base import Base
from imgpick.kb.standing import ends, stage, standing, successor, warning
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("model", "day", "words"),
    [
        ("gpt-image-2", TODAY, "GPT Image 2.5 Sunburst (today GPT Image 2.6 Sunburst)"),
        ("gpt-image-2", "2026-10-01", "GPT Image 2.5 Sunburst"),
        ("gpt-image-1.5", TODAY, "GPT Image 2.6 Sunburst"),
        ("gpt-image-2.6-sunburst", TODAY, ""),
    ],
)
def test_the_successor_is_named_with_its_own(base: Base, model: str, day: str, words: str) -> None:
    assert successor(base.model(model), day) == words


@pytest.mark.parametrize(
    ("model", "day", "words"),
    [
        ("gpt-image-2.6-sunburst", TODAY, "current since 2026-11-04"),
        ("gpt-image-2", "2026-10-01", "superseded by GPT Image 2.5 Sunburst since 2026-09-08"),
        ("dall-e-3", "2026-10-01", "retired since 2026-05-12, successor GPT Image 2.5 Sunburst"),
    ],
)
def test_standing(base: Base, model: str, day: str, words: str) -> None:
    assert standing(base.model(model), day) == words


@pytest.mark.parametrize(
    ("model", "day", "words"),
    [
        ("gpt-image-2.6-sunburst", TODAY, ""),
        ("gpt-image-2", "2026-04-01", "was not released on 2026-04-01"),
        ("gpt-image-2", "2026-10-01", "has been superseded by GPT Image 2.5 Sunburst since 2026-09-08; it is still served"),
        ("dall-e-3", "2026-10-01", "was retired on 2026-05-12; its successor is GPT Image 2.5 Sunburst"),
        ("gpt-image-1.5", TODAY, "its shutdown is announced for 2026-12-01, in 9 days"),
        ("reve-2.1", TODAY, "Reve 2.1 ended on 2026-08-14: public API closed"),
        ("nano-banana-2", TODAY, "its shutdown is announced for 2026-10-29, a date that has passed, not confirmed since"),
    ],
)  # fmt: skip
def test_what_must_be_said_before_a_model_is_taken(base: Base, model: str, day: str, words: str) -> None:
    said = warning(base.model(model), day)
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize(
    ("model", "day", "end", "words"),
    [
        ("gpt-image-1.5", TODAY, "ends on 2026-12-01", "GPT Image 1.5 is deprecated since 2026-06-02 and ends on 2026-12-01"),
        ("gpt-image-1.5", "2026-12-24", "ended on 2026-12-01", "GPT Image 1.5 is deprecated since 2026-06-02 and ended on 2026-12-01"),
        ("nano-banana-2", "2026-10-10", "ends on 2026-10-29, not confirmed",
         "Nano Banana 2 is deprecated since 2026-10-06 and ends on 2026-10-29, not confirmed"),
        ("reve-2.1", TODAY, "", "Reve 2.1 ended on 2026-08-14"),
    ],
)  # fmt: skip
def test_an_end_is_told_once(base: Base, model: str, day: str, end: str, words: str) -> None:
    assert (ends(base.model(model), day), stage(base.model(model), day)) == (end, words)
