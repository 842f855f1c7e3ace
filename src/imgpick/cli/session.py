"""What a command needs from the world: the day, the base, the terminal, a place to write."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from imgpick.render.screen import Screen, safe

if TYPE_CHECKING:
    from imgpick.kb.base import Base

MIN_WIDTH, MAX_WIDTH = 60, 200
_PLAIN = str.maketrans(
    {"●": "*", "◐": "+", "○": "-", "▸": ">", "❯": ">", "☐": "[ ]", "°": "o", "±": "+/-", "·": "-", "✗": "x", "×": "x",
     "≤": "<=", "→": "->", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "─": "-", "│": "|", "━": "-", "—": "-", "–": "-",
     "“": '"', "”": '"', "’": "'", "…": "...", "█": "#", "▏": "|", "┊": ":", "└": "+", "┴": "+"}
)  # fmt: skip


def clock() -> str:
    """Today as an ISO day."""
    return date.today().isoformat()  # noqa: DTZ011 (the user's own day is meant)


def day(option: str, value: str | None, default: str) -> str:
    """An ISO day from an option."""
    if not value:
        return default
    from imgpick.kb import typed

    return typed.day(option, value)


def past(as_of: str | None) -> str:
    """The head of an answer about another day; empty for today."""
    if not as_of:
        return ""
    text = (
        f"As of {as_of}: life, prices and scores of that day. What carries no date of its own (routes, "
        "abilities, licence, names) is shown as it is known today."
    )
    return filled(text) + "\n\n"


def filled(text: str) -> str:
    """A paragraph at the width of the terminal."""
    from textwrap import fill

    return fill(text, width())


def load_base(data: Path | None, overlays: list[Path] | None, today: str) -> Base:
    """The base that the options and the environment name."""
    from imgpick.kb.load import load

    named, more = base_files(data, overlays)
    return load(named, more, today=max(today, clock()), cache_folder=cache_folder)


def known_route(base: Base, route: str | None) -> str:
    """A route id or kind that the base knows; empty for none."""
    from imgpick.kb import typed

    return typed.route("route", route, base) if route else ""


def base_files(data: Path | None, overlays: list[Path] | None) -> tuple[Path | None, tuple[Path, ...]]:
    """The base file and overlays that the options name, else the environment (IMGPICK_DATA, IMGPICK_OVERLAY)."""
    named = data or (Path(os.environ["IMGPICK_DATA"]) if os.environ.get("IMGPICK_DATA") else None)
    listed = os.environ.get("IMGPICK_OVERLAY", "").split(os.pathsep)
    return named, tuple(overlays or ()) or tuple(Path(path) for path in listed if path)


def cache_folder() -> Path | None:
    """The user's cache folder; None when IMGPICK_CACHE is empty or there is no home."""
    own = os.environ.get("IMGPICK_CACHE")
    if own is not None:
        return Path(own) if own else None
    try:
        from platformdirs import user_cache_path

        return user_cache_path("imgpick", appauthor=False)
    except (RuntimeError, OSError):
        return None


def screen() -> Screen:
    """Width and colour of standard output."""
    return Screen(width(), color())


def width() -> int:
    from shutil import get_terminal_size

    return max(MIN_WIDTH, min(MAX_WIDTH, get_terminal_size((100, 40)).columns))


def color() -> bool:
    """Colour on a terminal, unless NO_COLOR; FORCE_COLOR wins over a pipe."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def interactive() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


_begun = False


def begun() -> bool:
    """Whether anything has been written to standard output, so that another document cannot follow."""
    return _begun


def write(text: str) -> None:
    """Write to standard output, with plain characters where its encoding has no others."""
    global _begun
    _begun = _begun or bool(text)
    encoding = sys.stdout.encoding or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        plain = "".join(c if _fits(c, encoding) else c.translate(_PLAIN) for c in text)
        text = plain.encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)
    sys.stdout.flush()


def write_exact(text: str) -> None:
    """Write what a program is to read byte for byte; on a terminal a person reads it, as text and nothing more."""
    write("\n".join(safe(line.expandtabs()) for line in text.split("\n")) if sys.stdout.isatty() else text)


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def show(text: str) -> None:
    """Write a long text: through a pager when a person reads it and it does not fit the screen."""
    from shutil import get_terminal_size

    if interactive() and text.count("\n") >= get_terminal_size((100, 40)).lines and _paged(text):
        return
    write(text)


def _paged(text: str) -> bool:
    """Run PAGER, or ``less`` where there is one; False when there is none to run."""
    import shlex
    import subprocess
    from shutil import which

    named = os.environ.get("PAGER", "less")
    command = shlex.split(named)
    if not command or named == "cat" or which(command[0]) is None:
        return False
    env = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        subprocess.run(command, input=text.encode(), env=env, check=False)  # noqa: S603 (the user's own pager)
    except OSError:
        return False
    return True


def mind_age(base: Base, today: str, format: str) -> None:
    """One line on how old the base is, for people, when it matters."""
    from imgpick.render.envelope import OLD_DAYS, age

    days = age(base, today)
    if format == "terminal" and days > OLD_DAYS:
        say(f"mind: the newest fact of this base is {days} days old; prices and ranks may have moved")


def say(text: str) -> None:
    """Talk, on standard error."""
    print("\n".join(safe(line) for line in text.split("\n")), file=sys.stderr)
