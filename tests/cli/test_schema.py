"""``imgpick schema``: what scripts can rely on."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema
import pytest

from imgpick.kb import published
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
ANSWERS = {
    "choose": ["choose", "--workflow", "api", "--use", "ads", "--no-input"],
    "compare": ["compare", "gpt-image-2", "flux-2"],
    "cost": ["cost", "gpt-image-2"],
    "facts": ["facts", "gpt-image-2"],
    "list": ["list", "--family", "flux-2"],
    "claim": ["claim", "GPT Image 2 costs $0.04 an image."],
    "check": ["check", "-"],
}


def test_every_schema_is_listed_with_its_title(imgpick: Run) -> None:
    done = imgpick("schema")
    assert [line.split()[0] for line in done.out.splitlines()] == published.names()
    assert set(ANSWERS) <= set(published.names())


@pytest.mark.parametrize("command", ANSWERS)
def test_an_answer_holds_the_printed_schema(imgpick: Run, command: str) -> None:
    schema = json.loads(imgpick("schema", command).out)
    validator = jsonschema.Draft202012Validator(schema)
    for arguments in (ANSWERS[command], [*ANSWERS[command], "--data", "nowhere.yaml"]):
        document = json.loads(
            imgpick(*arguments, "--format", "json", "--today", TODAY, stdin="GPT Image 2 costs $0.04.").out
        )
        validator.validate(document)


def test_a_path_is_one_that_can_be_read(imgpick: Run) -> None:
    path = imgpick("schema", "cost", "--path").out.strip()
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (as a script would)
        assert json.load(file)["$id"] == "cost.schema.json"


def test_an_unknown_command_is_answered_with_the_nearest(imgpick: Run) -> None:
    done = imgpick("schema", "cots")
    assert (done.code, "did you mean cost" in done.err) == (2, True)
