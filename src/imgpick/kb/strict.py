"""YAML without its traps: every scalar stays text, and what YAML makes ambiguous is refused.

``16:9`` stays ``16:9``, ``no`` stays ``no`` and ``0.006`` keeps its digits, because no scalar is
resolved here: what a value means is decided by the field it stands in. Repeated keys, anchors,
aliases, tags and second documents are errors with file and line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from imgpick.errors import Problem, bad_base, clipped
from imgpick.kb import files

MAX_BYTES = 16_000_000
MAX_DEPTH = 24
MAX_EVENTS = 2_500_000
MOST = 100
"""Problems that are named of one file."""
A_BASE = "a knowledge base"

Tree = dict[str, Any]
Lines = dict[tuple[str | int, ...], int]


def read(path: Path) -> bytes:
    """The bytes of a base file; an ImgpickError (exit 3) says why they cannot be had."""
    try:
        return files.read(path, MAX_BYTES)
    except OSError as error:
        hint = "name its models.yaml" if path.is_dir() else "is this the right file?" if path.exists() else ""
        raise bad_base(f"cannot read {path}: {error.strerror or error}", hint=hint) from error


def parse(data: bytes, file: str, lines: Lines | None = None, what: str = A_BASE) -> Tree:
    """The mapping in ``data``; all repeated keys, anchors and tags of the file are reported at once.

    ``lines``, when given, is filled with the 1-based line of every path; ``what`` says what the file should be.
    """
    import yaml

    problems: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(file, line, "", "utf-8", "not UTF-8", "save the file as UTF-8")
        raise bad_base(f"{file} is not UTF-8", [problem]) from error
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        tree = _build(loader(text).get_event, file, problems, lines)
    except yaml.YAMLError as error:
        raise bad_base(f"{file} is not valid YAML", [_syntax(error, file)]) from error
    if problems:
        more = f", {len(problems)} times or more" if len(problems) >= MOST else ""
        raise bad_base(f"{file} uses YAML that is not allowed in {what}{more}", problems)
    if not isinstance(tree, dict):
        hint = "start with `schema: imgpick-base/1`" if what == A_BASE else ""
        raise bad_base(f"{file} is not {what}", [Problem(file, 1, "", "mapping", "the file must be a mapping", hint)])
    return tree


def _syntax(error: Exception, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Problem(
        file, mark.line + 1 if mark else 0, "", "yaml", f"YAML: {clipped(what, 200)}", "check indentation and quotes"
    )


def _build(next_event: Callable[[], Any], file: str, problems: list[Problem], lines: Lines | None) -> Any:
    """Build plain dicts, lists and strings from parser events, without a node tree."""
    import yaml

    scalar, seq, mapping = yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent
    ends = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
    alias, document, last = yaml.AliasEvent, yaml.DocumentStartEvent, yaml.StreamEndEvent

    def refuse(event: Any, what: str, hint: str) -> None:
        path = clipped(".".join(str(p) for p in trail), 200) if lines is not None else ""
        problems.append(Problem(file, event.start_mark.line + 1, path, "plain-yaml", what, hint))

    root: Any = None
    node: Any = None  # the open container
    named = False  # whether it is a mapping
    key: str | None = None  # the key that waits for its value, in a mapping
    stack: list[Any] = []
    trail: list[str | int] = []
    documents = 0
    for _ in range(MAX_EVENTS + 1):
        if problems and len(problems) >= MOST:
            return {}
        event = next_event()
        kind = type(event)
        if kind is scalar:
            value: Any = event.value
            if event.anchor is not None:
                refuse(event, f"anchor &{clipped(event.anchor)}", "write the value out")
            if event.tag is not None and event.tag != "!":
                refuse(event, f"tag {clipped(event.tag)}", "remove the tag")
            if named:
                if key is not None:
                    node[key] = value
                    key = None
                    continue
                if value in node:
                    refuse(event, f"key {clipped(value)!r} is given twice", "keep one of them")
                key = value
                if lines is not None:
                    lines[(*trail, value)] = event.start_mark.line + 1
                continue
        elif kind is mapping or kind is seq:
            if event.anchor is not None:
                refuse(event, f"anchor &{clipped(event.anchor)}", "write the value out")
            if event.tag is not None:
                refuse(event, f"tag {clipped(event.tag)}", "remove the tag")
            if len(stack) >= MAX_DEPTH:
                refuse(event, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
                return {}
            if named and key is None:
                refuse(event, "a key must be plain text", "quote the key")
                return {}
            value = {} if kind is mapping else []
        elif kind in ends:
            node, key = stack.pop(), None
            named = type(node) is dict
            if lines is not None and trail:
                trail.pop()
            continue
        elif kind is alias:
            refuse(event, f"alias *{clipped(event.anchor)}", "write the value out")
            value = ""
            if named and key is None:
                key = ""
                continue
        elif kind is document:
            documents += 1
            if documents > 1:
                refuse(event, "a second document", "remove the `---`")
                return {}
            continue
        elif kind is last:
            return root
        else:
            continue
        # put the value where it belongs
        step: str | int = 0
        if node is None:
            root = value
        elif named:
            assert key is not None
            step = key
            node[key] = value
            key = None
        else:
            step = len(node)
            node.append(value)
            if lines is not None:
                lines[(*trail, step)] = event.start_mark.line + 1
        if type(value) is not str:
            if lines is not None and node is not None:
                trail.append(step)
            stack.append(node)
            node, named = value, kind is mapping
    refuse(next_event(), f"more than {MAX_EVENTS:,} keys, values and brackets", "is this the right file?")
    return {}
