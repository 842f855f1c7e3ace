"""Writing into a YAML file without touching what is there: insertions at places that the parser names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from imgpick.errors import ImgpickError

_PLAIN = re.compile(r"[A-Za-z0-9/](?:[\w ./()@+%$;'=&?~·°*^<>-]|:(?=[^\s,\[\]{}]))*(?<! )")


def scalar(text: str) -> str:
    """A text as YAML, plain where that is safe in a flow row, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(row: Mapping[str, str]) -> str:
    """A row on one line."""
    return "{" + ", ".join(f"{scalar(key)}: {scalar(value)}" for key, value in row.items()) + "}"


class Document:
    """The text of a YAML file with its nodes, and the insertions that are wanted."""

    def __init__(self, data: bytes, file: str) -> None:
        import yaml

        self.file = file
        self._bom = data.startswith(b"\xef\xbb\xbf")
        self._text = data.decode("utf-8-sig")
        self._newline = "\r\n" if "\r\n" in self._text else "\n"
        self._starts = [0, *(m.end() for m in re.finditer("\n", self._text))]
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self.root = yaml.compose(self._text, Loader=loader)
        self._inserted: list[tuple[int, str]] = []
        self._lists: dict[tuple[int, str], int] = {}
        self._added: set[tuple[str, ...]] = set()

    def child(self, node: Any, key: str) -> Any:
        """The value of a key of a mapping node."""
        return next((value for name, value in node.value if name.value == key), None)

    def section(self, name: str) -> Any:
        """The value of a top-level key, which must be there and not be empty."""
        node = self.child(self.root, name)
        if node is None or not node.value:
            raise ImgpickError(f"{self.file} has no {name}", hint="is it the right base?")
        return node

    def item(self, rows: Any, key: str, value: str) -> Any:
        """The item of a list node whose ``key`` has a value."""
        return next((item for item in rows.value if getattr(self.child(item, key), "value", None) == value), None)

    def append(self, rows: Any, row: Mapping[str, str]) -> None:
        """Add a row at the end of a list, on a line of its own."""
        if not rows.value or rows.flow_style:
            raise self._refused(rows, "write the list with one row a line first")
        self.after(rows.value[-1], " " * self._dash(rows) + f"- {flow(row)}")

    def add_list(self, node: Any, key: str, row: Mapping[str, str], order: tuple[str, ...]) -> None:
        """Add a list of one row under a new key, behind the keys that come before it in ``order``."""
        if node.flow_style:
            raise self._refused(node, "write the entry with one key a line first")
        indent = " " * node.value[0][0].start_mark.column
        place = (int(node.start_mark.index), key)
        if place in self._lists:
            at, text = self._inserted[self._lists[place]]
            self._inserted[self._lists[place]] = (at, f"{text}{indent}- {flow(row)}{self._newline}")
            return
        earlier = order[: order.index(key)]
        last = [value for name, value in node.value if name.value in earlier][-1]
        self._lists[place] = len(self._inserted)
        self.after(last, f"{indent}{key}:\n{indent}- {flow(row)}")

    def first(self, *what: str) -> bool:
        """Whether this is asked for the first time."""
        known = what in self._added
        self._added.add(what)
        return not known

    def set(self, node: Any, key: str, value: str, behind: tuple[str, ...]) -> None:
        """Give a row a new key, behind the last of the keys ``behind`` that it has."""
        have = {name.value: item for name, item in node.value}
        before = [have[name] for name in behind if name in have]
        place = before[-1] if before else node.value[-1][1]
        if node.flow_style:
            self._inserted.append((self._end(place), f", {key}: {scalar(value)}"))
        else:
            self.after(place, " " * node.value[0][0].start_mark.column + f"{key}: {scalar(value)}")

    def after(self, node: Any, text: str) -> None:
        """Add whole lines behind the last line of a node."""
        line = self._text.count("\n", 0, self._end(node))
        at = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        lead = self._newline if at == len(self._text) and not self._text.endswith("\n") else ""
        self._inserted.append((at, lead + text.replace("\n", self._newline) + self._newline))

    def result(self) -> bytes:
        """The file with everything inserted."""
        parts, last = [], 0
        for at, text in sorted(self._inserted, key=lambda pair: pair[0]):
            parts += [self._text[last:at], text]
            last = at
        text = "".join([*parts, self._text[last:]])
        return (b"\xef\xbb\xbf" if self._bom else b"") + text.encode("utf-8")

    def _end(self, node: Any) -> int:
        """Where a node ends; a block's end mark lies behind the comments that follow it, so its last leaf counts."""
        while isinstance(node.value, list) and node.value and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        return int(node.end_mark.index)

    def _dash(self, rows: Any) -> int:
        """The column of the dashes of a block list."""
        first = rows.value[0].start_mark
        line = self._text[self._starts[first.line] : first.index]
        return line.rfind("-") if "-" in line else int(rows.start_mark.column)

    def _refused(self, node: Any, hint: str) -> ImgpickError:
        return ImgpickError(f"{self.file}:{node.start_mark.line + 1}: cannot be extended line by line", hint=hint)
