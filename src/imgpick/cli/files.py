"""Writing files so that nothing is ever half there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from imgpick.errors import ImgpickError


def write_whole(path: Path, text: str) -> None:
    """Replace a text file in one step, as UTF-8; bytes of a file name that are not UTF-8 are written as escapes."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step, keeping its permissions; on failure the old file stays as it was."""
    from tempfile import NamedTemporaryFile

    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    name = ""
    if target.exists() and not target.is_file():
        raise ImgpickError(f"cannot write {path}: it is not a file")
    try:
        old = target.stat() if target.exists() else None
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name[:40]}.", delete=False) as file:
            name = file.name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old:
            _give(name, old)
        Path(name).chmod(old.st_mode & 0o7777 if old else 0o666 & ~_umask())
        Path(name).replace(target)
    except OSError as error:
        raise ImgpickError(f"cannot write {path}: {error.strerror or error}") from error
    finally:  # after Ctrl-C, too
        if name:
            Path(name).unlink(missing_ok=True)


def _give(name: str, old: os.stat_result) -> None:
    """Keep owner and group, as far as this user may."""
    if hasattr(os, "chown"):
        for owner in ((old.st_uid, old.st_gid), (-1, old.st_gid)):
            with suppress(PermissionError):
                return os.chown(name, *owner)
    return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
