"""Replacing several base files as one: what they held before stands in a journal until all are replaced.

A reader that finds a journal takes the files from it, so a crash between two replacements is never seen.
"""

from __future__ import annotations

import json
from pathlib import Path

from imgpick.errors import bad_base
from imgpick.kb import files
from imgpick.kb.cache import Stamp, stamps
from imgpick.kb.locate import NAMES

NAME = ".imgpick-journal.json"
"""Beside the base's main file."""
LARGEST = 256_000_000
"""Bytes; a journal holds whole base files."""


def path(main: Path) -> Path:
    """Where the journal of a base stands."""
    return main.parent / NAME


def before(main: Path) -> dict[str, bytes]:
    """File name -> what it held before a replacement that is not finished; empty when there is none."""
    try:
        content = files.read(path(main), LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise bad_base(f"cannot read {path(main)}: {error.strerror or error}") from error
    try:
        held: dict[str, str] = json.loads(content)["files"]
        return {name: text.encode("utf-8", "surrogateescape") for name, text in held.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise bad_base(f"{path(main)} is damaged", hint="restore the base from your version control") from error


def content(held: dict[str, bytes]) -> bytes:
    """A journal of the files as they are."""
    texts = {name: data.decode("utf-8", "surrogateescape") for name, data in held.items()}
    return json.dumps({"schema": "imgpick-journal/1", "files": texts}).encode("ascii")


def state(main: Path) -> list[Stamp]:
    """Changes whenever a file of the base, or its journal, is replaced."""
    return stamps([main.parent / name for name in (main.name, *NAMES, NAME)])
