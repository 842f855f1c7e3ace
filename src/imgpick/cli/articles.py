"""Finding and reading articles: files, folders, standard input; what cannot be read is said and passed over."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from imgpick.checking.text.document import EXTENSIONS, form_of
from imgpick.cli.folders import below_excluded, excluded, mind_depth, within
from imgpick.errors import ImgpickError
from imgpick.kb import files
from imgpick.records import NamedTuple

STDIN = "-"
SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages", "venv", "_build"))


class Article(NamedTuple):
    """A file to check. ``form`` is the format it is read in."""

    path: str
    form: str


def collect(paths: Iterable[str], exclude: Iterable[str], ext: str, *, force: bool) -> list[Article]:
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
            found[STDIN] = Article(STDIN, _form(f"stdin{_dotted(ext or '.md')}", ext))
        elif Path(path).is_dir():
            for file in _inside(path, patterns):
                found.setdefault(os.path.realpath(file), Article(file, form_of(file)))
        else:
            found.setdefault(os.path.realpath(path), Article(path, _form(path, ext)))
    return list(found.values())


def _dotted(ext: str) -> str:
    return ext if ext.startswith(".") else f".{ext}"


def _form(path: str, ext: str) -> str:
    """The format of a file by ``ext``, else by its ending."""
    form = EXTENSIONS.get(_dotted(ext.lower())) if ext else form_of(path)
    if form is None:
        raise ImgpickError(f"--ext: {ext!r} is not known", hint=f"one of: {', '.join(e for e in EXTENSIONS if e)}")
    return form


def _inside(folder: str, exclude: tuple[str, ...]) -> Iterator[str]:
    for root, folders, names in os.walk(folder, followlinks=False):
        mind_depth(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in SKIPPED and not excluded(str(Path(root, name)), exclude)
        )
        for name in sorted(names):
            path = str(Path(root, name))
            if (
                Path(name).suffix.lower() in EXTENSIONS
                and Path(name).suffix
                and not name.startswith(".")
                and not excluded(path, exclude)
                and within(path, folder)
            ):
                yield path


def read(path: str) -> str:
    """The text of a file or of standard input. Raises UnreadableError with the reason."""
    return files.decode(sys.stdin.buffer.read()) if path == STDIN else files.text(Path(path))
