"""Inserting into YAML files: what was there stays byte for byte, in every style that people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.errors import ImgpickError
from imgpick.kb import strict
from imgpick.refreshing.edits import kept
from imgpick.refreshing.yaml_text import Document, flow, scalar

FLOW = """# head
models:
- id: a   # a comment
  prices:
  # about the first
  - {route: x, usd: 0.50, note: "Größe: 1, 2", source: s} # behind it
  # after the last

- id: b
  prices:
  - {route: y, usd: 1, source: s}
  names: []
"""
BLOCK = """models:
  - id: a
    prices:
      - route: x
        usd: 0.50
        source: s   # last of the row

  # between two models
  - id: b
    prices:
      - route: y
        usd: 1
        source: s"""


def without(lines: list[str], old: list[str]) -> list[str]:
    """The lines that are new; every old one must still be there, in order."""
    rest = iter(lines)
    new: list[str] = []
    for line in old:
        for other in rest:
            if other == line:
                break
            new.append(other)
        else:
            raise AssertionError(line)
    return [*new, *rest]


@pytest.mark.parametrize(
    "text", [FLOW, BLOCK, FLOW.replace("\n", "\r\n"), "\ufeff" + FLOW], ids=["flow", "block", "crlf", "bom"]
)
@pytest.mark.parametrize("model", ["a", "b"])
def test_a_row_is_added_behind_the_last_and_nothing_else_changes(text: str, model: str) -> None:
    data = text.encode()
    document = Document(data, "f")
    rows = document.child(document.item(document.section("models"), "id", model), "prices")
    document.append(rows, {"route": "z", "note": "ä: [b]"})
    result = document.result()
    old, new = strict.parse(data, "f"), strict.parse(result, "f")
    assert kept(old, new)
    found = next(m for m in new["models"] if m["id"] == model)["prices"]
    assert found[-1] == {"route": "z", "note": "ä: [b]"}
    assert len(without(result.decode().splitlines(), text.splitlines())) == 1
    assert result.count(b"\r\n") in (0, result.count(b"\n"))


@pytest.mark.parametrize("text", [FLOW, BLOCK], ids=["flow", "block"])
def test_a_row_is_ended_in_its_own_style(text: str) -> None:
    document = Document(text.encode(), "f")
    row = document.child(document.item(document.section("models"), "id", "a"), "prices").value[0]
    document.set(row, "until", "2026-11-22", ("usd",))
    new = strict.parse(document.result(), "f")
    assert new["models"][0]["prices"][0]["until"] == "2026-11-22"
    assert list(new["models"][0]["prices"][0])[:3] == ["route", "usd", "until"]
    assert kept(strict.parse(text.encode(), "f"), new)
    assert (
        document.result().decode().replace(", until: 2026-11-22", "").replace("        until: 2026-11-22\n", "") == text
    )


def test_two_rows_of_a_list_that_was_not_there_make_one_list() -> None:
    document = Document(b"models:\n- id: a\n  name: A\n  tokens:\n  - {count: 1}\n", "f")
    model = document.section("models").value[0]
    for route in ("x", "y"):
        document.add_list(model, "prices", {"route": route}, ("id", "name", "prices", "tokens"))
    expected = "models:\n- id: a\n  name: A\n  prices:\n  - {route: x}\n  - {route: y}\n  tokens:\n  - {count: 1}\n"
    assert document.result().decode() == expected


def test_a_list_that_has_no_lines_of_its_own_is_refused() -> None:
    document = Document(b"models:\n- {id: a, prices: [{route: x}]}\n", "f")
    rows = document.child(document.section("models").value[0], "prices")
    with pytest.raises(ImgpickError, match="f:2: cannot be extended"):
        document.append(rows, {"route": "z"})


@given(
    st.dictionaries(
        st.text("abc-", min_size=1).map(lambda k: f"k{k}"), st.text(min_size=1, max_size=30), min_size=1, max_size=4
    )
)
def test_any_text_comes_back_as_it_was(row: dict[str, str]) -> None:
    row = {key: "".join(c for c in value if c.isprintable()) or "x" for key, value in row.items()}
    text = "rows:\n- " + flow(row) + "\n"
    assert strict.parse(text.encode(), "f") == {"rows": [row]}


@pytest.mark.parametrize(
    "plain", ["0.05", "2026-11-22", "https://a.b/c", "gpt-image-2 (medium)", "1024x1024", "openai-api"]
)
def test_usual_values_need_no_quotes(plain: str) -> None:
    assert scalar(plain) == plain


def test_what_is_left_out_or_changed_is_noticed() -> None:
    old = {"a": [{"x": "1"}, {"x": "2"}]}
    assert kept(old, {"a": [{"x": "1", "y": "n"}, {"x": "9"}, {"x": "2"}], "b": {}})
    assert not kept(old, {"a": [{"x": "2"}, {"x": "1"}]})
    assert not kept(old, {"a": [{"x": "1"}]})
    assert not kept(old, {"a": [{"x": "1"}, {"x": "3"}]})
