"""Regular expressions that are compiled when they are first used: an article needs few of them, start-up none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if TYPE_CHECKING:

    def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern as ``re.compile`` makes it."""
        ...

else:

    def lazy(source: str, flags: int = 0) -> _Lazy:
        return _Lazy(source, flags)
