"""What a command needs from the world: the day, the base, the terminal, a place to write."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from imgpick.errors import ImgpickError, suggestion
from imgpick.render.screen import Screen

if TYPE_CHECKING:
    from imgpick.kb.base import Base

MIN_WIDTH, MAX_WIDTH = 60, 200
_PLAIN = str.maketrans(
    {"●": "*", "◐": "+", "○": "-", "▸": ">", "❯": ">", "☐": "[ ]", "°": "o", "±": "+/-", "·": "-", "✗": "x", "×": "x",
     "≤": "<=", "→": "->", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "─": "-", "│": "|", "━": "-", "—": "-", "–": "-",
     "“": '"', "”": '"', "’": "'", "…": "...", "█": "#", "▏": "|"}
)  # fmt: skip


def clock() -> str:
    """Today as an ISO day."""
    return date.today().isoformat()  # noqa: DTZ011 (the user's own day is meant)


def day(option: str, value: str | None, default: str) -> str:
    """An ISO day from an option."""
    if not value:
        return default
    from imgpick.kb.kinds import DAY

    wrong = DAY.check(value)
    if wrong:
        raise ImgpickError(f"{option}: {value!r} {wrong}", hint="for example 2026-11-22")
    return value


def load_base(data: Path | None, overlays: list[Path] | None, today: str) -> Base:
    """The base that the options and the environment name."""
    from imgpick.kb.load import load

    named, more = base_files(data, overlays)
    return load(named, more, today=max(today, clock()), cache_folder=cache_folder)


def known_route(base: Base, route: str | None) -> str:
    """A route id or kind that the base knows; empty for none."""
    from imgpick.kb.kinds import ROUTE_KINDS

    word = (route or "").lower()
    routes = base.ids("route")
    if word and word not in routes and word not in ROUTE_KINDS:
        hint = suggestion(word, routes) or f"one of: {', '.join(routes)}"
        raise ImgpickError(f"route: {route!r} is not in the base", hint=hint, candidates=routes)
    return word


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


def write(text: str) -> None:
    """Write to standard output, with plain characters where its encoding has no others."""
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        plain = "".join(c if _fits(c, encoding) else c.translate(_PLAIN) for c in text)
        sys.stdout.write(plain.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def say(text: str) -> None:
    """Talk, on standard error."""
    print(text, file=sys.stderr)
