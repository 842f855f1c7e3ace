"""The loader closes YAML's traps and names file, line and path of every problem."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.errors import BAD_BASE, ImgpickError
from imgpick.kb import strict


@pytest.mark.parametrize(
    "scalar", ["16:9", "1:1", "no", "yes", "0.006", "1e3", "2026-11-22", "~", "null", "0x10", "1_000"]
)
def test_scalars_stay_text(scalar: str) -> None:
    assert strict.parse(f"a: {scalar}\n".encode(), "f") == {"a": scalar}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "given twice"),
        ("a: &x 1\n", 1, "anchor &x"),
        ("a: 1\nb: *x\n", 2, "alias"),
        ("a: !!python/object 1\n", 1, "tag"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("? [1, 2]\n: 3\n", 1, "key must be plain"),
        ("a: [1, 2\n", 2, "YAML:"),
        ("- 1\n", 1, "must be a mapping"),
        ("a:\n\t- 1\n", 2, "YAML:"),
        ("x: " + "[" * 40 + "]" * 40, 1, "nested deeper"),
    ],
)
def test_what_is_ambiguous_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ImgpickError) as raised:
        strict.parse(text.encode(), "base.yaml")
    problem = raised.value.problems[0]
    assert (problem.file, problem.line, raised.value.code) == ("base.yaml", line, BAD_BASE)
    assert words in problem.message


def test_all_repeated_keys_are_named_in_one_run() -> None:
    with pytest.raises(ImgpickError) as raised:
        strict.parse(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", "f")
    assert [p.line for p in raised.value.problems] == [2, 3]


def test_lines_are_known_by_path() -> None:
    lines: strict.Lines = {}
    strict.parse(b"models:\n- id: x\n  prices:\n  - {usd: 1}\n  - usd: 2\n", "f", lines)
    assert lines["models", 0, "prices", 1, "usd"] == 5


def test_a_billion_laughs_is_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(200))
    begin = time.monotonic()
    with pytest.raises(ImgpickError):
        strict.parse(bomb.encode(), "f")
    assert time.monotonic() - begin < 5


def test_a_huge_file_a_folder_and_a_missing_file_are_no_base(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    for path, words in ((huge, "100 MB"), (tmp_path, "is a directory"), (tmp_path / "none", "cannot read")):
        with pytest.raises(ImgpickError, match=words):
            strict.read(path)


def test_latin_1_is_named_with_its_line() -> None:
    with pytest.raises(ImgpickError) as raised:
        strict.parse("a: 1\nb: caf\xe9\n".encode("latin-1"), "f")
    assert raised.value.problems[0].line == 2


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    with suppress(ImgpickError):
        assert isinstance(strict.parse(text.encode("utf-8", "surrogatepass"), "f"), dict)
