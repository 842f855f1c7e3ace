"""What is written for speed gives what the plain way gives."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.choosing import draws as drawing
from imgpick.choosing import stability
from imgpick.choosing.brief import brief
from imgpick.choosing.scoring import Scored
from imgpick.choosing.value import Value
from imgpick.choosing.verdict import choose
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from imgpick.kb.rules import declare, faults_of
from imgpick.kb.rules.declare import _pointers
from imgpick.render.envelope import dump
from tests.conftest import NEWEST, TODAY

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4) | st.tuples(inner)
    ),
)


@given(JSON)
def test_json_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    """Characters that a terminal may obey apart: they are escapes, and read back as they were."""
    plain, ours = json.dumps(value, indent=2, ensure_ascii=False) + "\n", dump(value)
    assert json.loads(ours) == json.loads(plain)
    assert ours == plain or not plain.replace("\n", "").isprintable()
    assert not [c for c in ours if c != "\n" and unicodedata.category(c) in ("Cc", "Zl", "Zp")]


@pytest.mark.parametrize(
    "answers",
    [{}, {"workflow": "api", "images": "50k"}, {"use": ["ads"], "text": "dense"}, {"need": ["open-weights"]}, {"weights": "price=3,quality=1"}],
    ids=str,
)  # fmt: skip
def test_options_that_are_not_drawn_would_not_have_come_first(
    base: Base, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = choose(base, brief(answers, base), TODAY, draws=400).first_places
    monkeypatch.setattr(stability, "LIKELIEST", 10**6)
    assert choose(base, brief(answers, base), TODAY, draws=400).first_places == quick


def test_few_options_are_drawn_in_full(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def counted(option: Scored, draws: drawing.Draws) -> list[float]:
        drawn.append(option.offer.id)
        return drawing.totals(option, draws)

    monkeypatch.setattr(stability, "totals", counted)
    found = choose(base, brief({}, base), TODAY, draws=200)
    assert len(drawn) == len(set(drawn)) == stability.LIKELIEST < len(found.ranking) / 4


def test_a_base_is_walked_once_for_all_rules(sections: Sections, monkeypatch: pytest.MonkeyPatch) -> None:
    walks = 0

    def counted(found: Sections) -> declare.Pointers:
        nonlocal walks
        walks += 1
        return _pointers(found)

    monkeypatch.setattr(declare, "_pointers", counted)
    assert faults_of(sections, today=NEWEST, version=NEWEST.replace("-", ".")) == []
    assert walks == 1


@pytest.mark.parametrize("number", [21, 200])
def test_a_few_draws_of_an_option_are_those_of_all_its_draws(base: Base, number: int) -> None:
    asked = brief({"use": ["ads"]}, base)
    weights = drawing.draw_weights(asked.order, None, number, 5)
    draws = drawing.Draws(asked.order, weights, number, 5)
    for option in choose(base, asked, TODAY, draws=100).ranking:
        every = drawing.totals(option, draws)
        for at in ([0], [number - 1], [3, 12]):
            assert drawing.totals_at(option, draws, at) == [every[draw] for draw in at]


@pytest.mark.parametrize("draws", [1, 2, 7, 100])
def test_normal_draws_are_those_of_the_standard_library(draws: int) -> None:
    value = Value(0.4, 0.6, "", normal=True)
    plain = Random("a")
    spread = 0.2 / 2 / drawing._NORMAL_95
    mine = list(drawing._normal(value, draws, Random("a")))[:draws]
    assert mine == pytest.approx([plain.gauss(0.5, spread) for _ in range(draws)], abs=1e-15)


def test_no_draw_exceeds_the_bound_that_leaves_options_out() -> None:
    class Highest(Random):
        def random(self) -> float:
            return 1 - 2**-53

    value = Value(0.4, 0.6, "", normal=True)
    most: Callable[[Value], float] = drawing.most
    assert max(abs(v - 0.5) for v in drawing._normal(value, 2, Highest())) < most(value) - 0.5
