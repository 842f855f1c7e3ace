"""The shipped files hold the schemas that editors use; so a schema cannot demand what the base does not have."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from imgpick.kb import locate, schemas, strict
from imgpick.kb.layout import FILES
from tests.conftest import DATA


class _Core(yaml.SafeLoader):
    """YAML 1.2 core, as editors read it: only true and false are booleans, and a date is text."""


_Core.yaml_implicit_resolvers = {
    first: [
        (tag, rule)
        for tag, rule in rules
        if tag.rpartition(":")[2] not in ("bool", "timestamp", "int", "float", "merge")
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_every_file_of_a_base_has_its_sections() -> None:
    assert tuple(FILES) == locate.NAMES


@pytest.mark.parametrize("name", sorted(FILES))
def test_file_holds_its_schema(name: str) -> None:
    schema = json.loads((DATA / name.replace(".yaml", ".schema.json")).read_text(encoding="utf-8"))
    document: Any = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=_Core)  # noqa: S506 (a safe loader)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    assert not errors, errors[:3]


def test_the_example_of_an_overlay_holds_its_schema() -> None:
    schema = json.loads((DATA / "overlay.schema.json").read_text(encoding="utf-8"))
    text = (DATA.parent / "examples" / "overlay.yaml").read_text(encoding="utf-8")
    document: Any = yaml.load(text, Loader=_Core)  # noqa: S506 (a safe loader)
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(document))


def test_the_schemas_on_file_are_current() -> None:
    assert {name: (DATA / name).read_text(encoding="utf-8") for name in schemas.texts()} == schemas.texts()


@pytest.mark.parametrize("name", sorted(FILES))
def test_file_reads_the_same_without_the_c_parser(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (DATA / name).read_bytes()
    quick = strict.parse(data, name)
    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    assert strict.parse(data, name) == quick
