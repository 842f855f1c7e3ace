"""Searching folders of somebody's: without following links out of them, and not for ever."""

from __future__ import annotations

import os
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
