"""Compiled patterns are kept between runs, and are the same as those that are compiled anew."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from imgpick.checking.engine import Checker
from imgpick.checking.grammar.words import lower
from imgpick.checking.patterns import cues, stored
from imgpick.checking.patterns.lazy import _Lazy
from imgpick.kb.pack import Pack

ARTICLE = Path(__file__).parent.parent / "articles" / "flux-prices-and-licences.md"
COUNTED = """
import re._compiler, sys
made, real = [], re._compiler.compile
def compile(source, flags=0):
    made.append(source)
    return real(source, flags)
re._compiler.compile = compile
from imgpick.cli.run import run
code = run(sys.argv[1:])
from imgpick.checking.patterns import stored
print(len([s for s in made if isinstance(s, str)]), len(stored._new), code, file=sys.stderr)
"""


def every() -> list[_Lazy]:
    """The patterns of all modules that the engine has loaded."""
    assert Checker.__name__
    return [item for item in gc.get_objects() if type(item) is _Lazy]


def test_every_pattern_is_loaded_as_it_is_compiled() -> None:
    patterns = every()
    assert len(patterns) > 100
    for item in patterns:
        source, flags = item._source, item._flags
        assert stored._loaded(source, stored._code(source, flags)) == re.compile(source, flags)


def checked(cache: Path) -> tuple[str, int]:
    """A run of the program in a process of its own: what it says, and how many patterns were new to the cache."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, "check", str(ARTICLE), "--format", "line", "--today", "2026-11-22"],
        capture_output=True, text=True, timeout=120, check=True, env={**os.environ, "IMGPICK_CACHE": str(cache)},
    )  # fmt: skip
    made, new, code = map(int, done.stderr.split()[-3:])
    assert code in (0, 1)
    assert new == 0, "what was new has been kept"
    return done.stdout, made


def test_a_second_run_compiles_nothing_of_its_own(tmp_path: Path) -> None:
    first, many = checked(tmp_path)
    second, few = checked(tmp_path)
    assert first == second
    assert many - few > 80


@pytest.mark.parametrize("harm", ["cut", "changed", "foreign", "empty"])
def test_a_broken_file_is_as_good_as_none(tmp_path: Path, harm: str) -> None:
    good, _ = checked(tmp_path)
    (path,) = tmp_path.glob("patterns-*.pack")
    data = path.read_bytes()
    half = len(data) // 2
    path.write_bytes(
        {
            "cut": data[:half],
            "changed": data[:half] + b"\0" * 8 + data[half + 8 :],
            "foreign": b"x" * half,
            "empty": b"",
        }[harm]
    )
    assert checked(tmp_path)[0] == good
    assert path.read_bytes() == data, "and is written anew"


def test_code_that_is_none_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Wrong:
        def raw(self, key: str) -> bytes:
            return b"\xff" * 40

    monkeypatch.setattr(stored, "_pack", Wrong())
    assert stored.compiled("ab+", 0) == re.compile("ab+")
    stored._new.pop(("ab+", 0))


def test_literals_are_kept_with_the_patterns(tmp_path: Path) -> None:
    checked(tmp_path)
    (path,) = tmp_path.glob("patterns-*.pack")
    pack = Pack(path)
    (key,) = pack.keys("needs:")
    kept, sentence = cues.Tables(*pack.get(f"needs:{key}")), lower("the best open-weight model costs $5")
    assert cues.Words(kept).of(sentence) == cues.Words(cues._tables()).of(sentence)
