"""Holding answers to their published schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
from referencing import Registry, Resource

from tests.conftest import DATA


def validate(document: dict[str, Any], command: str) -> None:
    """The envelope and its data hold the schemas in ``data/schemas``."""
    schemas = {path.name: json.loads(path.read_text()) for path in (DATA / "schemas").glob("*.json")}
    registry: Registry[Any] = Registry().with_resources([(n, Resource.from_contents(s)) for n, s in schemas.items()])
    for name, part in (("envelope", document), (command, document["data"])):
        if part is not None:
            schema = schemas[f"{name}.schema.json"]
            jsonschema.Draft202012Validator(schema, registry=registry).validate(part)


def cited(tree: Any) -> Iterator[str]:
    """Every source that the facts of an answer name."""
    if isinstance(tree, dict):
        if "source" in tree and "path" in tree:
            yield tree["source"]
        for item in tree.values():
            yield from cited(item)
    elif isinstance(tree, list):
        for item in tree:
            yield from cited(item)
