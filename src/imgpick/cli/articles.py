"""Finding and reading articles: files, folders, standard input; what cannot be read is said and passed over."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from imgpick.checking.document import EXTENSIONS
from imgpick.cli.folders import below_excluded, excluded, mind_depth, within
from imgpick.errors import ImgpickError, suggestion
from imgpick.records import NamedTuple

STDIN = "-"
SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages", "venv", "_build"))
_PROBE = 8192
LARGEST = 512_000_000
"""Bytes of one file that are still read."""


class Article(NamedTuple):
    """A file to check. ``form`` is the format it is read in."""

    path: str
    form: str


def collect(paths: Iterable[str], exclude: Iterable[str] = (), ext: str = "", *, force: bool = False) -> list[Article]:
    """The articles that paths name; folders are searched for known formats, in order of name.

    ``exclude`` speaks of what is found in folders; with ``force`` of what is named, too.
    A path that is not there stays in the list: reading it says so. Links out of a folder are not followed.
    """
    patterns = tuple(exclude)
    found: dict[str, Article] = {}
    for path in paths:
        if force and path != STDIN and below_excluded(path, patterns):
            continue
        if path == STDIN:
            found[STDIN] = Article(STDIN, form_of(f"stdin{_dotted(ext or '.md')}", ext))
        elif Path(path).is_dir():
            for file in _inside(path, patterns):
                found.setdefault(os.path.realpath(file), Article(file, form_of(file, "")))
        else:
            found.setdefault(os.path.realpath(path), Article(path, form_of(path, ext)))
    return list(found.values())


def _dotted(ext: str) -> str:
    return ext if ext.startswith(".") else f".{ext}"


def form_of(path: str, ext: str) -> str:
    """The format of a file by its ending or by ``ext``; plain text where the ending is unknown."""
    if ext:
        form = EXTENSIONS.get(_dotted(ext.lower()))
        if form is None:
            raise ImgpickError(f"--ext: {ext!r} is not known", hint=f"one of: {', '.join(e for e in EXTENSIONS if e)}")
        return form
    return EXTENSIONS.get(Path(path).suffix.lower(), "text")


def _inside(folder: str, exclude: tuple[str, ...]) -> Iterator[str]:
    for root, folders, files in os.walk(folder, followlinks=False):
        mind_depth(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in SKIPPED and not excluded(str(Path(root, name)), exclude)
        )
        for name in sorted(files):
            path = str(Path(root, name))
            if (
                Path(name).suffix.lower() in EXTENSIONS
                and Path(name).suffix
                and not name.startswith(".")
                and not excluded(path, exclude)
                and within(path, folder)
            ):
                yield path


class UnreadableError(Exception):
    """Why a file cannot be read, in words."""


def read(path: str) -> str:
    """The text of a file or of standard input. Raises UnreadableError with the reason."""
    try:
        raw = sys.stdin.buffer.read() if path == STDIN else _bytes(Path(path))
    except FileNotFoundError as error:
        raise UnreadableError(f"there is no such file{_near(Path(path))}") from error
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
