"""What is said when the program itself is wrong: enough to find the fault, nothing of what the user typed."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from imgpick import __version__
from imgpick.errors import CRASH, ImgpickError

HIDDEN = "..."


def crash(error: BaseException, commands: Sequence[str], arguments: Sequence[str]) -> ImgpickError:
    """The report of an unexpected exception. Its message is left out: it may hold text of the user's."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "imgpick" in Path(frame.filename).parts] or list(frames)
    trail = ", from ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(own[-4:]))
    lines = (
        f"imgpick has a bug: {type(error).__name__}",
        f"  version: imgpick {__version__}, base {_base_version()}, Python {sys.version.split()[0]} on {sys.platform}",
        f"  command: imgpick {' '.join(hidden(commands, arguments))}",
        f"  place:   {trail}",
    )
    hint = f"please report these lines {_where()}; IMGPICK_DEBUG=1 shows the traceback, which may hold what you typed"
    return ImgpickError("\n".join(lines), hint=hint, code=CRASH)


def hidden(commands: Sequence[str], arguments: Sequence[str]) -> Iterator[str]:
    """The words of a command line without their values: only commands and the names of options stay."""
    for argument in arguments:
        if argument in commands:
            yield argument
        elif argument.startswith("-") and argument[1:2].isalpha() | argument.startswith("--"):
            name, equals, _ = argument.partition("=")
            plain = name.lstrip("-").replace("-", "").isalpha()
            yield f"{name}{equals}{HIDDEN if equals else ''}" if plain and len(name) < 40 else HIDDEN
        else:
            yield HIDDEN


def _short(name: str) -> str:
    parts = Path(name).parts
    if "imgpick" in parts:
        start = len(parts) - 1 - parts[::-1].index("imgpick")
        return "/".join(parts[start:])
    return Path(name).name


def _base_version() -> str:
    """The version of the shipped base; a user's own base is not opened again."""
    from imgpick.kb import locate
    from imgpick.kb.base import Base
    from imgpick.kb.pack import Pack

    try:
        return Base(Pack(locate.packed())).version
    except Exception:  # the report must come out whatever is broken
        return "from the YAML files"


def _where() -> str:
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("imgpick").get_all("Project-URL") or []
    except PackageNotFoundError:
        urls = []
    named = dict(url.partition(", ")[::2] for url in urls)
    found = named.get("Issues") or named.get("Source")
    return f"at {found}" if found else "as an issue of the project you have imgpick from"
