"""The README shows what the program says: every command in it is run, every output compared.

``IMGPICK_UPDATE=1 pytest tests/test_readme.py`` writes the outputs and the picture anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import DATA, TODAY, Result

ROOT = DATA.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (imgpick [^\n]*)\n(.*?)```", re.DOTALL)
PICTURE = "docs/verdict.svg"
VERDICT = "choose --workflow api --use thumbnails --text short --images 50k --max-monthly 500 --no-input"

Run = Callable[..., Result]


def output(imgpick: Run, command: str) -> str:
    """What a command of the README says, on standard output and then on standard error."""
    program, *arguments = shlex.split(command)
    assert program == "imgpick"
    done = imgpick(*arguments, width=80, cwd=ROOT)
    return done.out + done.err


def test_every_output_shown_is_what_the_program_says(imgpick: Run) -> None:
    text = README.read_text(encoding="utf-8")
    assert BLOCK.search(text)

    def fresh(match: re.Match[str]) -> str:
        said = output(imgpick, match.group(1))
        shown = match.group(2)
        if shown.endswith("...\n"):  # only the beginning is shown
            count = shown.count("\n") - 1
            said = "".join(said.splitlines(keepends=True)[:count]) + "...\n"
        return f"```console\n$ {match.group(1)}\n{said}```"

    expected = BLOCK.sub(fresh, text)
    if os.environ.get("IMGPICK_UPDATE"):
        README.write_text(expected, encoding="utf-8")
    assert text == expected or os.environ.get("IMGPICK_UPDATE")


PYTHON = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def test_the_python_lines_print_what_is_shown() -> None:
    text = README.read_text(encoding="utf-8")

    def fresh(match: re.Match[str]) -> str:
        done = subprocess.run([sys.executable, "-c", match.group(1)], capture_output=True, text=True, check=True)
        return f"```python\n{match.group(1)}```\n\n```text\n{done.stdout}```"

    expected = PYTHON.sub(fresh, text)
    if os.environ.get("IMGPICK_UPDATE"):
        README.write_text(expected, encoding="utf-8")
    assert text == expected or os.environ.get("IMGPICK_UPDATE")


def test_the_picture_is_exported_by_the_program(imgpick: Run, tmp_path: Path) -> None:
    picture = ROOT / PICTURE if os.environ.get("IMGPICK_UPDATE") else tmp_path / "verdict.svg"
    done = imgpick(*VERDICT.split(), "--today", TODAY, "--picture", str(picture), width=100)
    assert done.code == 0
    assert picture.read_bytes() == (ROOT / PICTURE).read_bytes()
    assert PICTURE in README.read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)\n```", text, re.DOTALL)
    assert VERDICT in commands[0]
    assert commands[1].endswith("-m pytest")
    assert "```sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_is_documented(imgpick: Run) -> None:
    from imgpick.cli.run import COMMANDS

    text = README.read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"imgpick {name}" in text, f"the README does not show `imgpick {name}`"
        assert imgpick(name, "--help").code == 0
