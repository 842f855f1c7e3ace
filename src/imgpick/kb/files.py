"""Reading files that are somebody else's: never a device, never more than a limit."""

from __future__ import annotations

import os
from errno import EFBIG, EINVAL
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG

from imgpick.errors import suggestion

LARGEST = 512_000_000
"""Bytes of a text that are still read."""
_PROBE = 8192


class UnreadableError(Exception):
    """Why a file cannot be read as text, in words."""


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


def text(path: Path) -> str:
    """The text of a regular file. Raises UnreadableError with the reason."""
    try:
        raw = _bytes(path)
    except FileNotFoundError as error:
        raise UnreadableError(f"there is no such file{_near(path)}") from error
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error
    return decode(raw)


def _bytes(path: Path) -> bytes:
    if not path.is_file() and path.exists():
        raise UnreadableError("not a regular file")
    size = path.stat().st_size
    if size > LARGEST:
        raise UnreadableError(
            f"{size // 1_000_000} MB, more than the {LARGEST // 1_000_000} MB that are read of one file"
        )
    return path.read_bytes()


def _near(path: Path) -> str:
    try:
        beside = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return ""
    hint = suggestion(path.name, beside)
    return f"; {hint}" if hint else ""


def decode(raw: bytes) -> str:
    """UTF-8, or UTF-16 where a byte order mark says so."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(f"not UTF-16 as its byte order mark says: byte {error.start}") from error
    if b"\0" in raw[:_PROBE]:
        raise UnreadableError("a binary file, not text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"not UTF-8 (the encoding tried): byte 0x{raw[error.start]:02x} on line {line}; save it as UTF-8"
        ) from error
