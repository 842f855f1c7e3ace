"""Compiled patterns, kept between runs: to compile all of them takes longer than to check an article.

``re`` has no way to keep a compiled pattern, so the numbers that it hands to its engine are kept. The engine
verifies them when they are loaded, and another version of Python or of the program finds nothing here.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import Struct, error
from typing import Any

from imgpick import __version__
from imgpick.kb.pack import BrokenPackError, Pack, write

MOST = 1000
"""Patterns from which on those of earlier runs are dropped."""
_NUMBER = "I"
_HEAD = Struct("<III")  # flags, number of groups, bytes of the groups' names

_pack: Pack | None = None
_new: dict[tuple[str, int], re.Pattern[str]] = {}
_worked_out: dict[str, Any] = {}


@contextmanager
def kept_in(folder: Path | None) -> Iterator[None]:
    """Take patterns from a folder, if it holds those of this version, and keep new ones there in the end."""
    global _pack
    if folder:
        with suppress(BrokenPackError, ValueError, TypeError):
            _pack = Pack(_path(folder), verify=True)
    yield
    if folder and (_new or _worked_out):
        _keep(folder)


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """A pattern as ``re.compile`` makes it."""
    kept = _pack.raw(_key(source, flags)) if _pack else None
    if kept:
        try:
            return _loaded(source, kept)
        except (TypeError, ValueError, RuntimeError, OverflowError, error):
            pass  # no code of this engine's: as if it were not there
    made = re.compile(source, flags)
    _new[source, flags] = made
    return made


def worked_out(key: str, make: Callable[[], Any]) -> Any:
    """What ``make`` returns, as JSON keeps it, made once for all runs of this version."""
    kept = _pack.get(key) if _pack else None
    if kept is None:
        kept = _worked_out[key] = make()
    return kept


def _keep(folder: Path) -> None:
    """Keep what was compiled in this run; nothing happens where the folder cannot be written."""
    from imgpick.kb import cache

    old = {key: _pack.raw(key) for key in _pack.keys("")} if _pack else {}
    entries = {} if len(old) > MOST else old
    entries |= {_key(*what): _code(*what) for what in _new} | _worked_out
    cache.put(_path(folder), write(entries))
    _new.clear()
    _worked_out.clear()


def _key(source: str, flags: int) -> str:
    return f"{flags}:{source}"


def _path(folder: Path) -> Path:
    return folder / f"patterns-{__version__}-{sys.implementation.cache_tag}-{sys.hexversion:x}.pack"


def _code(source: str, flags: int) -> bytes:
    """A pattern as it is kept: the head, the groups' names in JSON, its code in numbers of 32 bits."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    names = json.dumps(parsed.state.groupdict).encode()
    head = _HEAD.pack(flags | parsed.state.flags, parsed.state.groups - 1, len(names))
    return head + names + array(_NUMBER, _compiler._code(parsed, flags)).tobytes()


def _loaded(source: str, kept: bytes) -> re.Pattern[str]:
    from _sre import compile  # type: ignore[import-not-found]  # noqa: A004

    flags, groups, size = _HEAD.unpack_from(kept)
    begin = _HEAD.size + size
    names: dict[str, int] = json.loads(kept[_HEAD.size : begin]) if size > len("{}") else {}
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    numbers = array(_NUMBER, kept[begin:]).tolist()
    found: re.Pattern[str] = compile(source, flags, numbers, groups, names, tuple(by_number))
    return found
