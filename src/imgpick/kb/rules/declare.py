"""How a data rule is declared, and what rules walk over."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from imgpick.kb.build import Sections
from imgpick.kb.shape import Trail

Found = Iterator[tuple[Trail, str, str]]
"""Where, what is wrong, what to do."""


MOST = 200
"""Faults that are named; a file with more is another kind of file."""


class Fault(NamedTuple):
    trail: Trail
    rule: str
    message: str
    hint: str = ""


class Rule(NamedTuple):
    id: str
    about: str
    check: Callable[[Sections, str], Found]


RULES: dict[str, Rule] = {}


def rule(check: Callable[[Sections, str], Found]) -> Callable[[Sections, str], Found]:
    """Register a check; its docstring is what it demands."""
    key = check.__name__.replace("_", "-")
    RULES[key] = Rule(key, (check.__doc__ or "").strip(), check)
    return check


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


def references(sections: Sections, *keys: str) -> list[tuple[Trail, str, str]]:
    """Every text under one of some keys anywhere in a base: where, under which key, the text."""
    found: list[tuple[Trail, str, str]] = []
    wanted = frozenset(keys)
    trail: list[str | int] = []

    def walk(value: Any) -> None:
        named = type(value) is dict
        for step, item in value.items() if named else enumerate(value):
            if type(item) is str:
                if named and step in wanted:
                    found.append(((*trail, step), step, item))
            else:
                trail.append(step)
                walk(item)
                trail.pop()

    walk(sections)
    return found
