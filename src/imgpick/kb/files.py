"""Reading files that are somebody else's: never a device, never more than a limit."""

from __future__ import annotations

from errno import EFBIG, EINVAL
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG


def read(path: Path, most: int) -> bytes:
    """The bytes of a regular file or a pipe; an OSError, its reason in words, for anything else or for more."""
    about = path.stat()
    if not (S_ISREG(about.st_mode) or S_ISFIFO(about.st_mode)):
        raise OSError(EINVAL, "it is a directory" if S_ISDIR(about.st_mode) else "it is not a regular file")
    with path.open("rb") as file:
        data = b"" if about.st_size > most else file.read(most + 1)
    if max(len(data), about.st_size) > most:
        size = max(len(data), about.st_size)
        raise OSError(EFBIG, f"it has {size / 1e6:.0f} MB, more than the {most / 1e6:.0f} MB that are read")
    return data
