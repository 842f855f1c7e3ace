"""Names of files and words of a command line are somebody's: each is shown as text, in every format."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, TODAY, Result

Run = Callable[..., Result]
HIDDEN = "\x1b\x07\x9b\r\u200d\u2028\u202e\u2066\x7f"
NAMES = [
    b"esc\x1b[31m\x1b]0;t\x07",
    b"line\n::error file=x::y",
    b"return\rx",
    "right\u202eleft\u2066 \u200d\u2028 c1\x9b2J".encode(),
    b"bytes\xff\xfe",
    b"pipe|x|y",
    b"[bold red]x[-bold] <b>",
    b"`tick` ](javascript:x)",
    b"comma,line=1 %0A::warning",
    b"-dash",
    b'"quoted" \\ back',
]
ARTICLE = "GPT Image 2 costs $9 per image at high quality.\nIts API id is `gpt-image-2-pro`.\n"
CODE = 'model = "gpt-image-2-vip"\n'


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, code and records under names that try to be more."""
    folder = tmp_path_factory.mktemp("names")
    record = (DATA.parent / "examples" / "decisions" / "drafts.yaml").read_bytes()
    for name in NAMES:
        for ending, content in ((b".md", ARTICLE.encode()), (b".py", CODE.encode()), (b".yaml", record)):
            path = os.fsencode(folder) + b"/" + name + ending
            try:
                Path(os.fsdecode(path)).write_bytes(content)
            except OSError:
                pytest.skip("this file system has no such names")
    return folder


RUNS = [
    *(["check", ".", "--format", form] for form in ("text", "line", "json", "sarif", "github", "markdown")),
    ["check", ".", "--diff"],
    ["check", "nosuch\x1b[31m\udcff.md"],
    *(["scan", ".", "--format", form] for form in ("text", "json", "sarif")),
    *(["recheck", ".", "--format", form] for form in ("terminal", "json", "markdown")),
    ["compare", "x\x1b[31m\u202e\udcff", "flux-2"],
    ["claim", "GPT Image 2\x1b[31m\u202e costs $9 \udcff", "--format", "json"],
    ["list", "--data", "x\x1b\udcff"],
    ["cost", "gpt-image-2", "--report", "r\x1b\udcff.html"],
]


@pytest.mark.parametrize("arguments", RUNS, ids=lambda run: " ".join(run).encode("ascii", "backslashreplace").decode())
def test_names_are_shown_as_text(imgpick: Run, tree: Path, arguments: list[str]) -> None:
    done = imgpick(*arguments, "--today", TODAY, cwd=tree)
    assert done.code < 4, done.err
    assert not [c for c in HIDDEN if c in done.out + done.err]
    assert not [c for c in done.out if "\udc80" <= c <= "\udcff"], "the output is UTF-8"
    if {"json", "sarif"} & set(arguments):
        json.loads(done.out)
    if "github" in arguments:
        assert all(
            line.startswith(("::error file=", "::warning file=", "::notice file="))
            for line in done.out.splitlines()[:-1]
        )


def test_accepted_findings_stay_accepted_under_any_name(imgpick: Run, tree: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    codes = [imgpick("check", ".", "--baseline", str(baseline), "--today", TODAY, cwd=tree).code for _ in range(2)]
    assert codes == [0, 0]


def test_a_diff_applies_to_files_of_any_name_and_any_line_ends(tree: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    shutil.copytree(tree, work, ignore=shutil.ignore_patterns("*.py", "*.yaml"))
    (work / "ends.md").write_bytes(b"a\x0bb\x0cc\r\n\xe2\x80\xa8d\xc2\x85e\r" + ARTICLE.encode())
    (work / "a folder").mkdir()
    (work / "a folder" / "no end.md").write_text(ARTICLE.rstrip(), encoding="utf-8")
    command = [sys.executable, "-m", "imgpick", "check", ".", "--diff", "--today", TODAY]
    shown = subprocess.run(command, cwd=work, capture_output=True, check=False)
    (tmp_path / "repairs.diff").write_bytes(shown.stdout)
    subprocess.run(["git", "init", "-q"], cwd=work, check=True)
    subprocess.run(["git", "apply", "../repairs.diff"], cwd=work, check=True)
    contents = [path.read_bytes() for path in work.rglob("*.md")]
    assert len(contents) == len(NAMES) + 2
    assert not [content for content in contents if b"$9" in content]
    assert (work / "ends.md").read_bytes().startswith(b"a\x0bb\x0cc\r\n\xe2\x80\xa8d\xc2\x85e\rGPT")
