"""What a base file looks like, as data, and the walk that compares a file with it.

The same tables give the JSON Schemas that editors use, so the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from imgpick.errors import clipped, suggestion
from imgpick.kb.kinds import Kind
from imgpick.records import NamedTuple

Trail = tuple[str | int, ...]


class Row(NamedTuple):
    """A mapping with known keys; ``required`` names those that must be there."""

    fields: Mapping[str, Spec]
    required: tuple[str, ...] = ()
    about: str = ""


class Rows(NamedTuple):
    """A list; with ``single``, one item may stand without the list."""

    item: Spec
    single: bool = False


class Table(NamedTuple):
    """A mapping from ids of the writer's own to items of one shape."""

    key: Kind
    item: Spec


Spec: TypeAlias = "Kind | Row | Rows | Table"


class Fault(NamedTuple):
    """A value that does not have its shape."""

    trail: Trail
    message: str
    hint: str = ""


Scalars = dict[str, tuple[Callable[[str], str], set[str]]]
"""The fields of a row that hold one value: what is wrong with it, and the values seen to be right."""


class EnoughError(Exception):
    """So many faults are found that the file is not what it is taken for."""


class Checker:
    """Walks a tree along a shape. Scalars seen to be right are remembered, so a base of equal rows is quick.

    Raises EnoughError after ``most`` faults. Values whose identities are in ``sound`` have been checked before.
    """

    def __init__(self, most: int = 10**9, sound: Collection[int] = frozenset()) -> None:
        self._sound = sound
        self.faults: list[Fault] = []
        self._most = most
        self._right: dict[int, set[str]] = {}
        self._of: dict[int, tuple[Row, Scalars]] = {}

    def check(self, value: Any, spec: Spec, trail: Trail = ()) -> None:
        if id(value) in self._sound:
            return
        kind = type(spec)
        if kind is Kind:
            self._scalar(value, spec, trail)  # type: ignore[arg-type]
        elif kind is Row:
            self._row(value, spec, trail)  # type: ignore[arg-type]
        elif kind is Rows:
            self._rows(value, spec, trail)  # type: ignore[arg-type]
        else:
            self._table(value, spec, trail)  # type: ignore[arg-type]

    def _fault(self, trail: Trail, message: str, hint: str = "") -> None:
        self.faults.append(Fault(trail, message, hint))
        if len(self.faults) >= self._most:
            raise EnoughError

    def _scalar(self, value: Any, kind: Kind, trail: Trail) -> None:
        if type(value) is not str:
            self._fault(trail, f"must be a single value ({kind.name})")
            return
        right = self._right.setdefault(id(kind), set())
        if value in right:
            return
        wrong = kind.check(value)
        if wrong:
            words = kind.schema.get("enum")
            self._fault(trail, f"{clipped(value)!r} {wrong}", suggestion(value, words) if words else "")
        else:
            right.add(value)

    def _row(self, value: Any, spec: Row, trail: Trail) -> None:
        if type(value) is not dict:
            self._fault(trail, "must be a mapping", f"with {', '.join(spec.required or spec.fields)}")
            return
        fields = spec.fields
        scalars = self._scalars(spec)
        for key, item in value.items():
            if type(item) is str and key in scalars:
                check, right = scalars[key]
                if item in right:
                    continue
                if not check(item):
                    right.add(item)
                    continue
            field = fields.get(key)
            if field is None:
                known = suggestion(key, fields) or f"known keys: {', '.join(fields)}"
                self._fault((*trail, key), f"unknown key {clipped(key)!r}", known)
            else:
                self.check(item, field, (*trail, key))
        for key in spec.required:
            if key not in value:
                self._fault(trail, f"{key!r} is missing")

    def _scalars(self, spec: Row) -> Scalars:
        if id(spec) not in self._of:
            kinds = {key: field for key, field in spec.fields.items() if isinstance(field, Kind)}
            scalars = {key: (kind.check, self._right.setdefault(id(kind), set())) for key, kind in kinds.items()}
            self._of[id(spec)] = spec, scalars
        return self._of[id(spec)][1]

    def _rows(self, value: Any, spec: Rows, trail: Trail) -> None:
        if type(value) is list:
            for index, item in enumerate(value):
                self.check(item, spec.item, (*trail, index))
        elif spec.single:
            self.check(value, spec.item, trail)
        else:
            self._fault(trail, "must be a list")

    def _table(self, value: Any, spec: Table, trail: Trail) -> None:
        if type(value) is not dict:
            self._fault(trail, "must be a mapping of ids")
            return
        for key, item in value.items():
            self._scalar(key, spec.key, (*trail, key))
            self.check(item, spec.item, (*trail, key))


def json_schema(spec: Spec) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a shape."""
    if isinstance(spec, Kind):
        return dict(spec.schema)
    if isinstance(spec, Row):
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {key: json_schema(field) for key, field in spec.fields.items()},
            "additionalProperties": False,
        }
        if spec.required:
            schema["required"] = list(spec.required)
        return {"description": spec.about, **schema} if spec.about else schema
    if isinstance(spec, Rows):
        item = json_schema(spec.item)
        many = {"type": "array", "items": item}
        return {"oneOf": [item, many]} if spec.single else many
    return {
        "type": "object",
        "propertyNames": {k: v for k, v in spec.key.schema.items() if k == "pattern"},
        "additionalProperties": json_schema(spec.item),
    }
