"""Searching folders of somebody's: without following links out of them, and not for ever."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path

from imgpick.errors import ImgpickError, clipped

DEEPEST = 200
"""Folders inside one another that are still searched."""


def mind_depth(folder: str) -> None:
    """Refuse folders without end: nobody keeps texts there, and a walk would run out of stack."""
    if folder.count(os.sep) > DEEPEST:
        raise ImgpickError(
            f"{clipped(folder)}: folders are nested deeper than {DEEPEST}",
            hint="exclude them, or start in a folder further down",
        )


def within(path: str, folder: str) -> bool:
    """Whether a link stays inside the folder that is searched; a file that is no link does."""
    return not Path(path).is_symlink() or os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)


def excluded(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path, or its last part, matches a pattern."""
    plain = Path(path).as_posix()
    return any(
        fnmatch(plain, pattern) or fnmatch(Path(path).name, pattern) or fnmatch(plain, f"*/{pattern.rstrip('/')}")
        for pattern in patterns
    )


def below_excluded(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a walk down to a path would have met an excluded folder, or the path itself is one."""
    place = Path(os.path.relpath(path))
    return any(excluded(str(part), patterns) for part in (place, *place.parents))
