"""How a data rule is declared, and what rules walk over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import Any

from imgpick.kb.build import Sections
from imgpick.kb.shape import Trail
from imgpick.records import NamedTuple

Found = Iterator[tuple[Trail, str, str]]
"""Where, what is wrong, what to do."""


MOST = 200
"""Faults that are named; a file with more is another kind of file."""


class Fault(NamedTuple):
    trail: Trail
    rule: str
    message: str
    hint: str = ""


def models(sections: Sections) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(sections["models"])


def rows(sections: Sections, *keys: str) -> Iterator[tuple[Trail, dict[str, Any]]]:
    """The rows of some lists of every model."""
    for index, model in models(sections):
        for key in keys:
            for at, row in enumerate(model.get(key, [])):
                yield ("models", index, key, at), row


def capabilities(sections: Sections) -> Iterator[tuple[Trail, dict[str, Any]]]:
    for index, model in models(sections):
        for key, rows in model.get("capabilities", {}).items():
            if isinstance(rows, list):
                yield from ((("models", index, "capabilities", key, at), row) for at, row in enumerate(rows))
            else:
                yield ("models", index, "capabilities", key), rows


def ids(sections: Sections, name: str) -> set[str]:
    return {item["id"] for item in sections.get(name, [])}


class Reference(NamedTuple):
    """A text that must be the id of something: where it stands, under which key."""

    trail: Trail
    key: str
    target: str


class Pointers(NamedTuple):
    """What points to what in a base, found in one walk over all of it."""

    known: dict[str, Collection[str]]
    """Key of a reference -> the ids that the base has."""
    named: dict[str, set[str]]
    """Key of a reference -> every id named under it."""
    dangling: list[Reference]
    """References to what the base does not have."""


class Walked(dict[str, Any]):
    """The sections of a base, walked once for all rules that follow references."""

    @cached_property
    def pointers(self) -> Pointers:
        """Every reference to a source, route, family, board or model."""
        return _pointers(self)


def _pointers(sections: Sections) -> Pointers:
    models, families = ids(sections, "models"), ids(sections, "families")
    known: dict[str, Collection[str]] = {
        "source": sections.get("sources", {}).keys(), "route": ids(sections, "routes"), "family": families,
        "parent": families, "board": ids(sections, "boards"), "by": models, "model": models,
    }  # fmt: skip
    found = Pointers(known, {key: set() for key in known}, [])
    trail: list[str | int] = []

    def walk(value: Any) -> None:
        named = isinstance(value, dict)
        for step, item in value.items() if named else enumerate(value):
            if type(item) is not str:
                trail.append(step)
                walk(item)
                trail.pop()
            elif named and step in known:
                found.named[step].add(item)
                if item not in known[step]:
                    found.dangling.append(Reference((*trail, step), step, item))

    walk(sections)
    return found


class Rule(NamedTuple):
    id: str
    about: str
    check: Callable[[Walked, str], Found]


RULES: dict[str, Rule] = {}


def rule(check: Callable[[Walked, str], Found]) -> Callable[[Walked, str], Found]:
    """Register a check; its docstring is what it demands."""
    key = check.__name__.replace("_", "-")
    RULES[key] = Rule(key, (check.__doc__ or "").strip(), check)
    return check
