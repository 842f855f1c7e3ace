"""Which lines of a file have changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from imgpick.errors import ImgpickError

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def since(revision: str, paths: Iterable[str]) -> dict[str, list[tuple[int, int]] | None]:
    """For each path its changed stretches of lines (first, last); None where the whole file is new.

    Raises ImgpickError outside a git repository, without git, or for an unknown revision.
    """
    found: dict[str, list[tuple[int, int]] | None] = {}
    for path in paths:
        folder = Path(path).resolve().parent
        _git(
            folder,
            "rev-parse",
            "--verify",
            "--quiet",
            f"{revision}^{{commit}}",
            hint=f"git knows no revision {revision!r}",
        )
        tracked = _git(folder, "ls-files", "--", Path(path).name).strip()
        if not tracked:
            found[path] = None
            continue
        diff = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", revision, "--", Path(path).name)
        if "\nnew file mode" in diff:
            found[path] = None
            continue
        found[path] = [
            (int(start), int(start) + int(count or 1) - 1) for start, count in _HUNK.findall(diff) if count != "0"
        ]
    return found


def _git(folder: Path, *words: str, hint: str = "") -> str:
    words = ("git", "-C", str(folder), *words)
    plain = {**os.environ, "LC_ALL": "C"}  # its messages are read below
    try:
        result = subprocess.run(words, capture_output=True, text=True, check=False, env=plain)  # noqa: S603 (fixed words, the git of the user)
    except OSError as error:
        raise ImgpickError("--since needs git, which cannot be run", hint=error.strerror or str(error)) from error
    if result.returncode:
        message = result.stderr.strip().partition("\n")[0]
        if "not a git repository" in message:
            raise ImgpickError(
                f"--since: {folder} is in no git repository", hint="leave --since out to check all lines"
            )
        raise ImgpickError("--since: " + (hint or message or "git failed"))
    return result.stdout


def touches(stretches: list[tuple[int, int]] | None, first: int, last: int) -> bool:
    """Whether lines overlap a changed stretch; a new file is changed as a whole."""
    return stretches is None or any(start <= last and first <= end for start, end in stretches)
