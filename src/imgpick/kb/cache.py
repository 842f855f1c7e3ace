"""Compiled bases kept between runs, keyed by the content of the files they come from.

Beside them stand notes that say which one belongs to files that nobody has touched since: told by their
stamps, so that a big base is neither read nor hashed again. Absent whenever the folder cannot be used: the
base is then simply read anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imgpick import __version__
from imgpick.kb.pack import FORMAT, BrokenPackError, Pack, write

if TYPE_CHECKING:
    from imgpick.kb.load import File

KEEP = 8
SETTLED = 2_000_000_000
"""Nanoseconds. A file that is younger than its note by less than this may have changed again within one tick."""

Stamp = list[int] | None
"""Times of change of the content and of anything, number and size of a file; None for one that is not there."""


def stamps(paths: Sequence[Path]) -> list[Stamp]:
    """Changes whenever one of the files is replaced or written."""
    return [_stamp(path) for path in paths]


def find_untouched(folder: Path, paths: Sequence[Path], today: str) -> Pack | None:
    """The compiled form of files that are as they were when it was last found by their content."""
    note = _note(folder, paths)
    try:
        written = note.stat().st_mtime_ns
        kept = json.loads(note.read_bytes())
        path = folder / Path(kept["pack"]).name
        now = stamps([*paths, path])
        if kept["about"] != _about(paths) or kept["stamps"] != now:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if any(stamp and max(stamp[:2]) + SETTLED > written for stamp in now):
        return None
    return _usable(path, today, verify=False)


def find(folder: Path, files: Sequence[File], today: str) -> Pack | None:
    """The compiled form of ``files``, if it is there, whole, and holds no day after ``today``."""
    return _usable(_path(folder, files), today, verify=True)


def keep(folder: Path, files: Sequence[File], entries: dict[str, Any]) -> None:
    """Keep the compiled form; nothing happens where the folder cannot be written."""
    put(_path(folder, files), write(entries))


def note(folder: Path, files: Sequence[File], paths: Sequence[Path], before: Sequence[Stamp]) -> None:
    """Remember that ``files``, read from ``paths`` after these stamps were taken, have their compiled form here."""
    path = _path(folder, files)
    kept = {"about": _about(paths), "pack": path.name, "stamps": [*before, _stamp(path)]}
    put(_note(folder, paths), json.dumps(kept).encode())


def _usable(path: Path, today: str, *, verify: bool) -> Pack | None:
    try:
        pack = Pack(path, verify=verify)
    except BrokenPackError:
        return None
    meta = pack.get("meta")
    return pack if isinstance(meta, dict) and str(meta.get("newest_day", "9")) <= today else None


def put(path: Path, content: bytes) -> None:
    """Write a file as a whole, and let the oldest of its kind go; nothing happens where the folder cannot be written."""
    from tempfile import NamedTemporaryFile

    name, folder = "", path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
            name = file.name
            file.write(content)
        Path(name).replace(path)
        for old in sorted(folder.glob(f"*{path.suffix}"), key=lambda p: p.stat().st_mtime, reverse=True)[KEEP:]:
            old.unlink(missing_ok=True)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size]


def _about(paths: Sequence[Path]) -> list[str]:
    return [FORMAT.decode(), __version__, *(str(path.absolute()) for path in paths)]


def _note(folder: Path, paths: Sequence[Path]) -> Path:
    from zlib import crc32

    return folder / f"{crc32(repr(_about(paths)).encode('utf-8', 'surrogateescape')):08x}.note"


def _path(folder: Path, files: Sequence[File]) -> Path:
    from hashlib import blake2b

    digest = blake2b(digest_size=20)
    for part in (
        FORMAT,
        __version__.encode(),
        *(b"%d:%d:" % (file.overlay, len(file.data)) for file in files),
    ):
        digest.update(part)
    for file in files:
        digest.update(file.data)
    return folder / f"{digest.hexdigest()}.pack"
