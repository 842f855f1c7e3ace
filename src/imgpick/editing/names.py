"""Completion: the exact names of models and their API ids."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.kb.base import Base
from imgpick.records import NamedTuple

LEAST = 2
"""Characters that must be written before names are offered."""
_KINDS = {"name": "exact name", "id": "id in the base", "api": "API id", "route-id": "id on a route"}
_GONE = ("deprecated", "retired")


class Entry(NamedTuple):
    """One name that can be written."""

    text: str
    about: str
    gone: bool
    """Whether the model is no longer, or soon not, to be had."""


class Completion(NamedTuple):
    """A name for the stretch that was begun."""

    start: int
    entry: Entry


class Names:
    """All exact names of a base on a day, sorted, ready for completion."""

    def __init__(self, base: Base, today: str) -> None:
        found = {entry.text: entry for entry in _entries(base, today)}
        self._names = sorted(((text.casefold(), entry) for text, entry in found.items()), key=lambda pair: pair[0])
        self._longest = max((len(text) for text, _ in self._names), default=0)

    def complete(self, line: str, most: int = 60) -> list[Completion]:
        """The names that begin like the end of ``line``; ``start`` counts from its beginning. Current ones first."""
        for start in range(max(0, len(line) - self._longest), len(line) - LEAST + 1):
            if (start and _joins(line[start - 1])) or line[start].isspace():
                continue
            begun = line[start:].casefold()
            found = [Completion(start, entry) for text, entry in self._names if text.startswith(begun)]
            if found:
                return sorted(found, key=lambda c: c.entry.gone)[:most]
        return []


def _joins(char: str) -> bool:
    return char.isalnum() or char in "-_./"


def _entries(base: Base, today: str) -> Iterator[Entry]:
    for name in base.all_names():
        if name.kind not in _KINDS or len(name.models) != 1 or not base.has_model(name.models[0]):
            continue
        model = base.model(name.models[0])
        life = model.life(today)
        of = "" if name.name == model.name else f" of {model.name}"
        by = (
            f"{' by' if life.status == 'superseded' else ', replaced by'} {base.model(life.by).name}" if life.by else ""
        )
        route = f" on {base.route(name.route).name}" if name.route else ""
        yield Entry(
            name.name, f"{_KINDS[name.kind]}{of}{route}, {model.vendor}, {life.status}{by}", life.status in _GONE
        )
