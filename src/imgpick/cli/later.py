"""What every run imports and few runs use, put off to its first use: whole modules, and the patterns of others."""

from __future__ import annotations

import re
import sys
import urllib  # noqa: F401 (the package of a module below: nearly empty)
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

SELDOM = (
    "bz2", "ipaddress", "lzma", "ntpath", "platform", "shellingham", "subprocess", "textwrap", "token", "tokenize",
)  # fmt: skip
"""What Typer's own imports bring along and no command of most runs touches: a tenth of start-up."""
BORROWED = {
    "difflib": {"get_close_matches"},
    "gettext": {"gettext", "ngettext"},
    "shutil": {"get_terminal_size"},
    "tempfile": {"TemporaryFile", "gettempdir"},
    "urllib.parse": {"quote_from_bytes"},
    "uuid": {"UUID"},
}
"""More of them, of which Typer, pathlib or platformdirs take functions by name, to call them later or never."""
OFFLINE = ("ssl", "asyncio.sslproto")
"""What asyncio brings along for encrypted connections; a wizard makes none."""
_LOADING = RLock()
_compile = re.compile


class Later(ModuleType):
    """A module that runs its code when something is first wanted of it.

    ``importlib.util.LazyLoader`` does the same, but up to Python 3.13 a second ``import`` of the name wakes it.
    """

    def __getattr__(self, name: str) -> Any:
        if name in BORROWED.get(self.__name__, ()):
            return partial(_call, self, name)
        if name == "__path__":  # asked by every import; these are no packages
            raise AttributeError(name)
        self._load()
        return ModuleType.__getattribute__(self, name)

    def _load(self) -> None:
        with _LOADING:
            if type(self) is Later and not self.__dict__.get("_loading"):
                self.__dict__["_loading"] = True
                assert self.__spec__ is not None
                assert self.__spec__.loader is not None
                self.__spec__.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]


def _call(module: ModuleType, name: str, /, *args: Any, **options: Any) -> Any:
    """What a function returns whose module is loaded for it."""
    if isinstance(module, Later):
        module._load()
    return getattr(module, name)(*args, **options)


class _Pattern:
    """Stands for a compiled pattern until something is wanted of it."""

    def __init__(self, source: Any, flags: int = 0) -> None:
        self._asked = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(_compile(*self._asked), name)
        setattr(self, name, found)
        return found


@contextmanager
def patterns_later() -> Iterator[None]:
    """Let the modules that are imported meanwhile compile their patterns when they use them.

    For modules that are known to keep theirs to themselves: Typer's and those of the standard library that it
    imports compile twenty at their top, of which a run uses one or two.
    """
    re.compile = _Pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = _compile


def later(names: Iterable[str] = (*SELDOM, *BORROWED)) -> None:
    """Put off some modules that are not loaded yet."""
    for name in names:
        spec = None if name in sys.modules else _spec(name)
        if spec:
            module = module_from_spec(spec)
            module.__class__ = Later
            sys.modules[name] = module
            package, _, own = name.rpartition(".")
            if package in sys.modules:
                setattr(sys.modules[package], own, module)


def _spec(name: str) -> ModuleSpec | None:
    """Where a module is; the package that it belongs to is not loaded for that."""
    package = name.rpartition(".")[0]
    above = PathFinder.find_spec(package) if package else None
    return PathFinder.find_spec(name, above.submodule_search_locations if above else None)
