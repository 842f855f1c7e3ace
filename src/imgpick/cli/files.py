"""Writing files so that nothing is ever half there."""

from __future__ import annotations

from pathlib import Path

from imgpick.errors import ImgpickError


def write_whole(path: Path, text: str) -> None:
    """Replace a text file in one step, as UTF-8; bytes of a file name that are not UTF-8 are written as escapes."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step, keeping its permissions; on failure the old file stays as it was."""
    import os
    from tempfile import NamedTemporaryFile

    target = path.resolve() if path.is_symlink() else path
    name = ""
    if target.exists() and not target.is_file():
        raise ImgpickError(f"cannot write {path}: it is not a file")
    try:
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            name = file.name
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise ImgpickError(f"cannot write {path}: {error.strerror or error}") from error


def _umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask
