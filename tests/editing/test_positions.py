"""Offsets and an editor's positions agree, whatever stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.editing.positions import UTF8, UTF16, UTF32, Position, Positions

UNITS = st.sampled_from((UTF8, UTF16, UTF32))
TEXTS = st.text(st.sampled_from("ab é\U0001f3a8\n\r\u2028\x0c\t|"), max_size=60)


@given(TEXTS, UNITS)
def test_every_offset_comes_back(text: str, units: str) -> None:
    lines = Positions(text, units)
    for offset in range(len(text) + 1):
        at = lines.position(offset)
        inside_end = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.offset(at) == (offset - 1 if inside_end else offset)


@given(TEXTS, UNITS)
def test_positions_grow_with_offsets(text: str, units: str) -> None:
    lines = Positions(text, units)
    places = [lines.position(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("units", "column"),
    [(UTF8, 6), (UTF16, 3), (UTF32, 2)],
)
def test_a_column_counts_the_units_agreed_on(units: str, column: int) -> None:
    text = "x\r\n\U0001f3a8éb\u2028c"
    lines = Positions(text, units)
    assert lines.position(5) == Position(1, column)
    assert text[lines.offset(Position(1, column))] == "b"


def test_a_column_behind_the_line_is_its_end_and_a_line_behind_the_text_is_its_end() -> None:
    lines = Positions("ab\ncd")
    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(9, 0)) == 5
