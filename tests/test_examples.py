"""The examples work as they stand."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize(("model", "price"), [("acme-image-1", "0.004"), ("seedream-5-flash", "0.015")])
def test_the_overlay_has_prices_of_its_own(imgpick: Callable[..., Result], model: str, price: str) -> None:
    words = ("cost", model, "--format", "json", "--today", TODAY)
    by_option = imgpick(*words, "--overlay", "overlay.yaml", cwd=EXAMPLES)
    rows = json.loads(by_option.out)["data"]["rows"]
    assert [row["cost_per_image"] for row in rows] == [price]
    assert imgpick(*words, cwd=EXAMPLES, env={"IMGPICK_OVERLAY": "overlay.yaml"}).out == by_option.out


def test_the_workflow_runs_both() -> None:
    assert [command.split()[1] for command in COMMANDS] == ["recheck", "scan"]
