"""The files of a code base: what git would look at, without links that lead elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from imgpick.cli.folders import excluded, mind_depth
from imgpick.errors import ImgpickError
from imgpick.kb.files import read

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SKIPPED = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", ".mypy_cache", ".ruff_cache", ".tox"}
)
LARGEST = 50_000_000
LARGEST_RULES = 1_000_000
Ignored = list[tuple[str, "GitIgnoreSpec"]]


def files(paths: list[str], everything: bool = False, exclude: tuple[str, ...] = ()) -> Iterator[str]:
    """The files under some paths in a stable order; a file named by hand is always one of them.

    ``.gitignore`` files are obeyed, those of the folders above too, unless ``everything``. ``exclude`` holds
    patterns of files and folders to pass over.
    Raises ImgpickError (exit 2) for a path that is not there.
    """
    for path in paths:
        if not os.path.exists(path):  # noqa: PTH110 (plain texts keep the walk fast)
            raise ImgpickError(f"{path}: no such file or folder")
    done: set[str] = set()
    for path in paths:
        found = [path] if Path(path).is_file() else _walk(path, [] if everything else _above(path), everything, exclude)
        for file in found:
            if file not in done:
                done.add(file)
                yield file


def _walk(folder: str, ignored: Ignored, everything: bool, exclude: tuple[str, ...]) -> Iterator[str]:
    mind_depth(folder)
    if not everything:
        ignored = ignored + _rules(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink() or entry.name in SKIPPED or (exclude and excluded(entry.path, exclude)):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if ignored and _is_ignored(entry.path, is_folder, ignored):
            continue
        if is_folder:
            yield from _walk(entry.path, ignored, everything, exclude)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path.removeprefix("./")


def _rules(folder: str) -> Ignored:
    """The ignore file of one folder, if it has one."""
    try:
        text = read(Path(folder, ".gitignore"), LARGEST_RULES).decode("utf-8", "replace")
    except OSError:
        return []
    from pathspec import GitIgnoreSpec

    return [(os.path.abspath(folder), GitIgnoreSpec.from_lines(text.splitlines()))]  # noqa: PTH100


def _above(path: str) -> Ignored:
    """The ignore files between the root of the repository and a folder; none outside a repository."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 (links are never resolved here)
    chain = [here, *here.parents]
    root = next((place for place, folder in enumerate(chain) if (folder / ".git").exists()), 0)
    return [rule for folder in reversed(chain[1 : root + 1]) for rule in _rules(str(folder))]


def _is_ignored(path: str, is_folder: bool, ignored: Ignored) -> bool:
    """The nearest ignore file that speaks of a path decides."""
    full = os.path.abspath(path) + ("/" if is_folder else "")  # noqa: PTH100 (links are never resolved here)
    for root, spec in reversed(ignored):
        said = spec.check_file(full[len(root) + 1 :]).include if full.startswith(root + "/") else None
        if said is not None:
            return said
    return False
