"""Answers files: the flags of ``choose`` as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from imgpick.choosing.brief import KEYS, LISTS
from imgpick.errors import USAGE, ImgpickError, Problem, suggestion
from imgpick.kb import strict


def read(path: Path) -> dict[str, Any]:
    """The answers in a file; unknown keys and wrong shapes are named with their line (exit 2)."""
    lines: strict.Lines = {}
    try:
        tree = strict.parse(strict.read(path), str(path), lines, "an answers file")
    except ImgpickError as error:
        problems = error.problems
        raise ImgpickError(error.message, hint=error.hint, code=USAGE, problems=problems) from error
    problems = tuple(_wrong(tree, str(path), lines))
    if problems:
        raise ImgpickError(f"{path} is not an answers file", code=USAGE, problems=problems)
    return tree


def _wrong(tree: Mapping[str, Any], file: str, lines: strict.Lines) -> list[Problem]:
    out = []
    for key, value in tree.items():
        if key not in KEYS:
            hint = suggestion(key, KEYS) or f"known: {', '.join(KEYS)}"
            out.append(Problem(file, lines.get((key,), 0), key, "answers", f"unknown key {key!r}", hint))
        elif isinstance(value, list) and key not in (*LISTS, "order"):
            out.append(Problem(file, lines.get((key,), 0), key, "answers", f"{key} takes one value", ""))
        elif isinstance(value, dict) and key != "weights":
            out.append(Problem(file, lines.get((key,), 0), key, "answers", f"{key} takes no mapping", ""))
    return out


def save(path: Path, answers: Mapping[str, Any]) -> None:
    """Write answers so that ``--answers`` reads them back; the file is replaced as a whole."""
    from imgpick.cli.files import write_whole

    lines = ["# answers for `imgpick choose --answers`"]
    for key in KEYS:
        value = answers.get(key)
        if isinstance(value, (list, tuple)):
            lines += [f"{key}:", *(f"- {_scalar(item)}" for item in value)]
        elif isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {name}: {_scalar(item)}" for name, item in value.items())]
        elif value not in (None, ""):
            lines.append(f"{key}: {_scalar(value)}")
    write_whole(path, "\n".join(lines) + "\n")


def _scalar(value: object) -> str:
    import json

    text = str(value)
    plain = text.replace("-", "").replace(".", "").replace("=", "").isalnum() and text.isascii()
    return text if plain else json.dumps(text)
