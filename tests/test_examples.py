"""The examples work as they stand."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

import pytest
import yaml

from tests.conftest import DATA, TODAY, Result

EXAMPLES = DATA.parent / "examples"
WORKFLOW = (
    yaml.safe_load((EXAMPLES / "github" / "recheck.yml").read_text(encoding="utf-8")) if EXAMPLES.is_dir() else {}
)
COMMANDS = [
    match.group(1)
    for job in WORKFLOW.get("jobs", {}).values()
    for step in job["steps"]
    for match in re.finditer(r"^(imgpick [^>\n]*)", step.get("run", ""), re.MULTILINE)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_workflow_run(imgpick: Callable[..., Result], command: str) -> None:
    done = imgpick(*shlex.split(command)[1:], "--today", TODAY, cwd=EXAMPLES)
    assert done.code in (0, 1)
    assert done.err == ""
    assert done.out


def test_the_workflow_runs_both() -> None:
    assert [command.split()[1] for command in COMMANDS] == ["recheck", "scan"]
