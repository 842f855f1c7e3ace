"""The examples for scripts print what is shown. ``IMGPICK_UPDATE=1`` writes the outputs anew."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from imgpick.kb import published
from tests.conftest import DATA

PAGE = DATA.parent / "docs" / "scripts.md"
BLOCK = re.compile(r"```console\n\$ ([^\n]*)\n(.*?)```", re.DOTALL)


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not here")
@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("bash")), reason="jq or bash is not installed")
def test_every_example_prints_what_is_shown(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    program = tmp_path / "imgpick"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m imgpick "$@"\n')
    program.chmod(0o755)
    world = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "IMGPICK_CACHE": str(tmp_path)}

    def fresh(match: re.Match[str]) -> str:
        done = subprocess.run(["bash", "-c", match.group(1)], capture_output=True, text=True, env=world, check=False)
        assert done.stderr == ""
        return f"```console\n$ {match.group(1)}\n{done.stdout}```"

    expected = BLOCK.sub(fresh, text)
    if os.environ.get("IMGPICK_UPDATE"):
        PAGE.write_text(expected, encoding="utf-8")
    assert text == expected or os.environ.get("IMGPICK_UPDATE")


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not here")
def test_every_command_with_a_schema_has_an_example() -> None:
    commands = "\n".join(match.group(1) for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8")))
    for name in published.names():
        assert f"imgpick {name.replace('-', ' ')}" in commands or name == published.ENVELOPE, (
            f"docs/scripts.md has no example of {name}"
        )
