"""Compiled bases kept between runs, keyed by the content of the files they come from.

Absent whenever the folder cannot be used: the base is then simply read anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imgpick import __version__
from imgpick.kb.pack import FORMAT, BrokenPackError, Pack, write

if TYPE_CHECKING:
    from imgpick.kb.load import File

KEEP = 8


def find(folder: Path, files: Sequence[File], today: str) -> Pack | None:
    """The compiled form of ``files``, if it is there, whole, and holds no day after ``today``."""
    try:
        pack = Pack(_path(folder, files), verify=True)
    except BrokenPackError:
        return None
    meta = pack.get("meta")
    return pack if isinstance(meta, dict) and str(meta.get("newest_day", "9")) <= today else None


def keep(folder: Path, files: Sequence[File], entries: dict[str, Any]) -> None:
    """Keep the compiled form; nothing happens where the folder cannot be written."""
    put(_path(folder, files), entries)


def put(path: Path, entries: dict[str, Any]) -> None:
    """Keep entries as a pack, and the newest packs beside it; nothing happens where the folder cannot be written."""
    from tempfile import NamedTemporaryFile

    folder, name = path.parent, ""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
            name = file.name
            file.write(write(entries))
        Path(name).replace(path)
        for old in sorted(folder.glob("*.pack"), key=lambda p: p.stat().st_mtime, reverse=True)[KEEP:]:
            old.unlink(missing_ok=True)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)


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
