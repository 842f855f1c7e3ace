"""Changing the files of a base: one writer at a time, all files or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imgpick.cli.files import write_bytes
from imgpick.errors import ImgpickError
from imgpick.kb import journal
from imgpick.kb.layout import FILES

LOCK = ".imgpick-lock"
WAIT = 60.0
"""Seconds to wait for another writer."""


@contextmanager
def alone(main: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the base's lock; a replacement that was cut short is undone first."""
    try:
        from filelock import FileLock, Timeout
    except ImportError as error:
        raise ImgpickError("changing a base needs a lock", hint="pip install 'imgpick[refresh]'") from error
    try:
        with FileLock(main.parent / LOCK, timeout=wait):
            recover(main)
            yield
    except Timeout as error:
        raise ImgpickError(f"another program is changing {main.parent}", hint="try again when it is done") from error
    except OSError as error:
        raise ImgpickError(f"cannot lock {main.parent}: {error.strerror or error}") from error


def recover(main: Path) -> None:
    """Bring back the files from before a replacement that was cut short."""
    for name, data in journal.before(main).items():
        write_bytes(main.parent / name, data)
    journal.path(main).unlink(missing_ok=True)
    for name in (main.name, *FILES, journal.NAME):
        for half in main.parent.glob(f".{name}.????????"):
            half.unlink(missing_ok=True)


def settle(main: Path) -> bool:
    """Undo a replacement that was cut short, if there is one and nobody is writing; whether it was undone."""
    if not journal.path(main).is_file():
        return False
    try:
        with alone(main, wait=0.0):
            return True
    except ImgpickError:
        return False  # somebody is writing, or we may not: readers go by the journal anyway


def replace(main: Path, changed: dict[str, bytes]) -> None:
    """Replace some files beside ``main`` as one. The lock must be held."""
    folder = main.parent
    write_bytes(journal.path(main), journal.content({name: (folder / name).read_bytes() for name in changed}))
    try:
        for name, data in changed.items():
            write_bytes(folder / name, data)
    except ImgpickError:
        recover(main)
        raise
    journal.path(main).unlink()
