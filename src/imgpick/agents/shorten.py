"""Answers cut to fit a context window, and what was cut said in words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

BUDGET = 12_000
"""Characters of an answer's JSON text that are aimed at: three to four thousand tokens."""
LONGEST_TEXT = 600
MOST = 50
"""Items of a list that no tool limits itself."""
_HALVINGS = 6


def compact(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shorten(
    data: Any, caps: Mapping[str, int], required: Collection[str], budget: int = BUDGET
) -> tuple[Any, list[str]]:
    """The data within a budget as far as its caps allow, and a line for each list that was cut.

    ``caps`` gives the most items by path (``ranking``, ``ruled_out[].offers``); 0 leaves all out. Where that is not
    enough, these lists shrink together, to one item at least. Keys outside ``required`` go when they are empty.
    """

    def at(share: float) -> tuple[Any, list[str], bool]:
        cutter = _Cutter(caps, frozenset(required), share)
        out = cutter.cut(data, "")
        return out, [cut.said(path) for path, cut in cutter.cuts.items()], len(compact(out)) <= budget

    best, fits = at(1.0), (0.0, 1.0)
    if not best[2]:
        best = at(0.0)
        for _ in range(_HALVINGS):
            middle = sum(fits) / 2
            tried = at(middle)
            best, fits = (tried, (middle, fits[1])) if tried[2] else (best, (fits[0], middle))
    return best[0], best[1]


class _Cut:
    """What was cut from the lists at one path."""

    def __init__(self) -> None:
        self.shown = self.of = 0
        self.gone: dict[str, None] = {}

    def add(self, value: list[Any], most: int) -> None:
        self.shown += most
        self.of += len(value)
        words = (item.get("attribute") or item.get("group") for item in value[most:] if isinstance(item, dict))
        self.gone |= dict.fromkeys(word for word in words if isinstance(word, str))

    def said(self, path: str) -> str:
        if not self.shown:
            return f"{path}: left out ({self.of})"
        return f"{path}: {self.shown} of {self.of} shown" + (f"; more in {', '.join(self.gone)}" if self.gone else "")


class _Cutter:
    """One pass over the data."""

    def __init__(self, caps: Mapping[str, int], required: frozenset[str], share: float) -> None:
        self._caps = caps
        self._required = required
        self._share = share
        self.cuts: dict[str, _Cut] = {}

    def cut(self, value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return self._mapping(value, path)
        if isinstance(value, list):
            return self._list(value, path)
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            return f"{value[: LONGEST_TEXT - 1]}…"
        return value

    def _mapping(self, value: dict[str, Any], path: str) -> dict[str, Any]:
        dot = f"{path}." if path else ""
        return {
            key: self.cut(item, f"{dot}{key}")
            for key, item in value.items()
            if key in self._required or item not in (None, "", [], {})
        }

    def _list(self, value: list[Any], path: str) -> list[Any]:
        most = self._most(path)
        if len(value) > most:
            self.cuts.setdefault(path, _Cut()).add(value, most)
        return [self.cut(item, f"{path}[]") for item in value[:most]]

    def _most(self, path: str) -> int:
        cap = self._caps.get(path)
        if cap is None:
            return MOST
        return max(1, round(cap * self._share)) if cap else 0


def required_names(schema: Any) -> set[str]:
    """Every key that is required anywhere in a schema."""
    if isinstance(schema, dict):
        own = schema.get("required", ())
        return set(own if isinstance(own, list) else ()).union(*(required_names(item) for item in schema.values()))
    return set().union(*(required_names(item) for item in schema)) if isinstance(schema, list) else set()


def loosened(schema: Any) -> Any:
    """The schema of an answer that may have been cut: the same without the least lengths of lists."""
    if isinstance(schema, dict):
        return {key: loosened(item) for key, item in schema.items() if key != "minItems"}
    return [loosened(item) for item in schema] if isinstance(schema, list) else schema
