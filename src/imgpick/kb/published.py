"""The JSON Schemas of ``--format json``, as they are shipped beside the base."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from imgpick.errors import BAD_BASE, ImgpickError, suggestion
from imgpick.kb.locate import shipped

ENVELOPE = "envelope"
_SUFFIX = ".schema.json"


def folder() -> Path:
    """The folder of the published schemas."""
    return shipped() / "schemas"


def names() -> list[str]:
    """What has a schema: the envelope, and the commands whose data stands in it, sorted."""
    return sorted(path.name.removesuffix(_SUFFIX) for path in folder().glob(f"*{_SUFFIX}"))


def path(name: str) -> Path:
    """The file of a schema. Raises ImgpickError for a command that has none."""
    found = folder() / f"{name}{_SUFFIX}"
    if name not in names():
        hint = suggestion(name, names()) or f"one of: {', '.join(names())}"
        raise ImgpickError(f"no schema is published for {name!r}", hint=hint, candidates=names())
    return found


def schema(name: str) -> dict[str, Any]:
    """A schema as it is published; it may name definitions of the envelope's file."""
    try:
        tree: dict[str, Any] = json.loads(path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ImgpickError(f"{folder() / name}{_SUFFIX}: {error}", code=BAD_BASE) from error
    return tree


def whole(name: str) -> dict[str, Any]:
    """The schema of everything a command writes: the envelope with the command's data, in one document."""
    tree = schema(ENVELOPE)
    if name == ENVELOPE:
        return tree
    data = data_schema(name)
    definitions = data.pop("$defs")
    return {
        **tree,
        "$id": f"{name}.envelope{_SUFFIX}",
        "title": f"imgpick {name} --format json",
        "properties": {
            **tree["properties"],
            "command": {"const": name},
            "schema": {"const": f"imgpick/{name}/1"},
            "data": {"anyOf": [{"type": "null"}, data]},
        },
        "$defs": definitions,
    }


def data_schema(name: str) -> dict[str, Any]:
    """The schema of a command's data with every definition inside it; none is looked up elsewhere."""
    tree = schema(name)
    definitions = {**schema(ENVELOPE)["$defs"], **tree.pop("$defs", {})}
    for key in ("$schema", "$id"):
        tree.pop(key, None)
    body = _inlined(tree)
    return {**body, "$defs": _needed(body, _inlined(definitions))}


def _inlined(tree: Any) -> Any:
    """The tree with references into the envelope's file made local."""
    if isinstance(tree, dict):
        return {key: _local(item) if key == "$ref" else _inlined(item) for key, item in tree.items()}
    return [_inlined(item) for item in tree] if isinstance(tree, list) else tree


def _local(reference: str) -> str:
    return f"#{reference.partition('#')[2]}"


def _needed(tree: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a tree refers to, directly or through others."""
    found: dict[str, Any] = {}
    waiting = _references(tree)
    while waiting:
        name = waiting.pop()
        if name not in found and name in definitions:
            found[name] = definitions[name]
            waiting |= _references(definitions[name])
    return dict(sorted(found.items()))


def _references(tree: Any) -> set[str]:
    if isinstance(tree, dict):
        own = {str(tree["$ref"]).rpartition("/")[2]} if "$ref" in tree else set()
        return own.union(*(_references(item) for item in tree.values()))
    return set().union(*(_references(item) for item in tree)) if isinstance(tree, list) else set()
