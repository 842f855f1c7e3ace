"""Work that waits until it is asked for: patterns are compiled, properties computed, when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from imgpick.checking.patterns import stored

T = TypeVar("T")

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = stored.compiled(self._source, self._flags)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


class Once(Generic[T]):
    """A property that is computed once; ``functools.cached_property`` without its lock, which costs more than most."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, item: Any, owner: type | None = None) -> T:
        value = item.__dict__[self._name] = self._make(item)
        return value


if TYPE_CHECKING:

    def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern as ``re.compile`` makes it."""
        ...

else:

    def lazy(source: str, flags: int = 0) -> _Lazy:
        return _Lazy(source, flags)


_spoken: dict[str, re.Pattern[str]] = {}


def regex(source: str) -> re.Pattern[str]:
    """A pattern that is written where it is used, compiled once."""
    found = _spoken.get(source)
    if found is None:
        found = _spoken[source] = stored.compiled(source, 0)
    return found
