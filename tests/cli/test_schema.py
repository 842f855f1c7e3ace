"""``imgpick schema``: what scripts can rely on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.main import get_command

from imgpick.cli.run import COMMANDS, build
from imgpick.kb import published
from tests.cli.schemas import validate
from tests.conftest import DATA, TODAY, Result

Run = Callable[..., Result]
EXAMPLES = DATA.parent / "examples"
ANSWERS = {
    "choose": ["choose", "--workflow", "api", "--use", "ads", "--no-input"],
    "compare": ["compare", "gpt-image-2", "flux-2"],
    "cost": ["cost", "gpt-image-2"],
    "facts": ["facts", "gpt-image-2"],
    "list": ["list", "--family", "flux-2"],
    "claim": ["claim", "GPT Image 2 costs $0.04 an image."],
    "check": ["check", "-"],
    "guide": ["guide", "gpt-image"],
    "history": ["history", "gpt-image-2"],
    "changes": ["changes", "--since", "2026-06-01"],
    "recheck": ["recheck", str(EXAMPLES / "decisions")],
    "scan": ["scan", str(EXAMPLES / "app")],
    "sources": ["sources"],
    "data-lint": ["data", "lint"],
    "data-refresh": ["data", "refresh", "litellm", "--from", str(EXAMPLES / "litellm.json")],
}


def writers(command: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The commands that can write JSON, as the parser knows them."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from writers(inner, (*path, name))
    if any(option.name == "format" and "json" in str(option.metavar) for option in getattr(command, "params", ())):
        yield "-".join(path)


def test_every_command_that_writes_json_has_a_schema_and_is_tried_here() -> None:
    written = sorted(writers(get_command(build(list(COMMANDS)))))
    assert written == sorted(ANSWERS)
    assert written == [name for name in published.names() if name != published.ENVELOPE]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["--format", "json", "compare", "x"], "imgpick"),
        (["chose", "--format", "json"], "imgpick"),
        (["compare", "no-such-model", "--format", "json"], "compare"),
        (["compare", "--no-such-option", "--format=json"], "compare"),
        (["data", "--format", "json"], "data"),
        (["data", "lint", "--data", "nowhere.yaml", "--format", "json"], "data-lint"),
        (["data", "refresh", "nowhere", "--format", "json"], "data-refresh"),
    ],
)
def test_a_mistake_is_answered_in_the_name_of_the_command(imgpick: Run, arguments: list[str], command: str) -> None:
    document = json.loads(imgpick(*arguments).out)
    validate(document, published.ENVELOPE)
    assert (document["schema"], document["command"]) == (f"imgpick/{command}/1", command)
    assert document["errors"]


def test_every_schema_is_listed_with_its_title(imgpick: Run) -> None:
    done = imgpick("schema")
    assert [line.split()[0] for line in done.out.splitlines()] == published.names()


@pytest.mark.parametrize("command", ANSWERS)
def test_an_answer_holds_the_printed_schema(imgpick: Run, tmp_path: Path, command: str) -> None:
    schema = json.loads(imgpick("schema", command).out)
    validator = jsonschema.Draft202012Validator(schema)
    for arguments in (ANSWERS[command], [*ANSWERS[command], "--data", "nowhere.yaml"]):
        done = imgpick(*arguments, "--format", "json", "--today", TODAY, stdin="GPT Image 2 costs $0.04.", cwd=tmp_path)
        document = json.loads(done.out)
        validator.validate(document)
        assert (document["data"] is None) == bool(document["errors"])


def test_a_path_is_one_that_can_be_read(imgpick: Run) -> None:
    path = imgpick("schema", "cost", "--path").out.strip()
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (as a script would)
        assert json.load(file)["$id"] == "cost.schema.json"


def test_an_unknown_command_is_answered_with_the_nearest(imgpick: Run) -> None:
    done = imgpick("schema", "cots")
    assert (done.code, "did you mean cost" in done.err) == (2, True)
