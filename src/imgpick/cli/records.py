"""Record files: reading them whole, writing them whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from imgpick.cli.folders import mind_depth, within
from imgpick.deciding.record import SCHEMA, Record, as_tree, faults, from_tree
from imgpick.errors import USAGE, ImgpickError, Problem
from imgpick.kb import strict

_HEAD = "# A decision, written by `imgpick choose --record`; `imgpick recheck` holds it against the base of the day.\n"
_MARK = SCHEMA.partition("/")[0].encode()


def save(path: Path, record: Record) -> None:
    """Write a record; a file of that name is replaced as a whole."""
    import yaml

    from imgpick.cli.files import write_whole

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImgpickError(f"cannot write {path}: {error.strerror or error}") from error
    write_whole(path, _HEAD + yaml.safe_dump(as_tree(record), sort_keys=False, allow_unicode=True, width=100))


def beside(record: Path, file: Path | None) -> str:
    """The path of a base file as seen from a record, so that both can move together."""
    return os.path.relpath(file, record.parent) if file else ""


def read(path: Path) -> Record:
    """A record. Raises ImgpickError (exit 2) with every problem, each with its line."""
    lines: strict.Lines = {}
    try:
        tree = strict.parse(strict.read(path), str(path), lines, "a record of a decision")
    except ImgpickError as error:
        message = f"{path} is no record of a decision" if error.problems else error.message
        raise ImgpickError(message, hint=error.hint, code=USAGE, problems=error.problems) from error
    wrong = faults(tree)
    if wrong:
        problems = [
            Problem(str(path), _line(lines, f.trail), ".".join(map(str, f.trail)), "record", f.message, f.hint)
            for f in wrong
        ]
        raise ImgpickError(f"{path} is no record of a decision", code=USAGE, problems=problems)
    return from_tree(tree)


def _line(lines: strict.Lines, trail: tuple[str | int, ...]) -> int:
    while trail and trail not in lines:
        trail = trail[:-1]
    return lines.get(trail, 1)


def find(paths: list[Path]) -> Iterator[Path]:
    """The record files that some paths name; in a folder, YAML files that are no records are passed over."""
    for path in paths:
        if path.is_dir():
            yield from filter(_is_record, sorted(_inside(str(path))))
        elif path.exists():
            yield path
        else:
            raise ImgpickError(f"{path}: no such file or folder")


def _inside(folder: str) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        mind_depth(root)
        for file in (Path(root, name) for name in names):
            if file.suffix in (".yaml", ".yml") and file.is_file() and within(str(file), folder):
                yield file


def _is_record(file: Path) -> bool:
    try:
        return _MARK in file.read_bytes()
    except OSError:
        return True
