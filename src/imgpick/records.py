"""Named tuples that are defined quickly.

A run loads fifty kinds of them, and ``typing.NamedTuple`` compiles a constructor for each: one part in twenty-five
of what a comparison costs. Here a kind gets its constructor when its first record is made. To type checkers, and from
Python 3.14 on, where annotations are not at hand when a class is made, it is ``typing.NamedTuple``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter

    class _Kind(type):
        """Turns the annotations of a class into its fields."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = tuple(body.pop(field) for field in fields if field in body)
            body |= {field: _tuplegetter(index, "") for index, field in enumerate(fields)}
            made = super().__new__(
                cls, name, bases, body | {"__slots__": (), "_fields": fields, "__match_args__": fields}
            )
            if fields:
                made.__new__ = _constructor(fields, defaults)
            return made

    def _constructor(fields, defaults):
        """What makes a record; the first call writes the code for all others."""

        def first(cls, /, *args, **kwargs):
            code = f"lambda _kind, {', '.join(fields)}: _make(_kind, ({', '.join(fields)},))"
            made = eval(code, {"_make": tuple.__new__})  # noqa: S307 (names of fields in our own source)
            made.__name__, made.__qualname__, made.__defaults__ = "__new__", f"{cls.__name__}.__new__", defaults
            cls.__new__ = made
            return made(cls, *args, **kwargs)

        return first

    class NamedTuple(tuple, metaclass=_Kind):
        """A tuple with names, as ``typing.NamedTuple`` makes it."""

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no fields {', '.join(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)
