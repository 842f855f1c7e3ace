"""The compiled base: one file, sorted keys, one JSON text a key, read by bisection.

Opening it and fetching one entry costs the same for ten models as for ten thousand.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_left
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zlib import crc32

FORMAT = b"imgpick-pack/4"
_HEAD = struct.Struct("<14s2xII")  # format, number of entries, check sum of all that follows
_SLOT = struct.Struct("<III")  # start of key, start of value, end of value


class BrokenPackError(Exception):
    """The file is not a whole pack of this format."""


def write(entries: dict[str, Any]) -> bytes:
    """The pack of ``entries``; same entries, same bytes."""
    items = sorted((key.encode(), json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
                   for key, value in entries.items())  # fmt: skip
    at = _HEAD.size + _SLOT.size * len(items)
    slots, blobs = [], []
    for key, value in items:
        slots.append(_SLOT.pack(at, at + len(key), at + len(key) + len(value)))
        blobs += [key, value]
        at += len(key) + len(value)
    body = b"".join([*slots, *blobs])
    return _HEAD.pack(FORMAT, len(items), crc32(body)) + body


class Pack:
    """Read access to a pack file."""

    def __init__(self, path: Path, *, verify: bool = False) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError) as error:
            raise BrokenPackError(str(error)) from error
        if len(self._data) < _HEAD.size:
            raise BrokenPackError("too short")
        name, self._count, checked = _HEAD.unpack_from(self._data)
        if name != FORMAT:
            raise BrokenPackError("another format")
        if verify and crc32(memoryview(self._data)[_HEAD.size :]) != checked:
            raise BrokenPackError("changed or cut off")

    def _key(self, index: int) -> bytes:
        start, middle, _ = _SLOT.unpack_from(self._data, _HEAD.size + index * _SLOT.size)
        return self._data[start:middle]

    def _first(self, key: bytes) -> int:
        return bisect_left(range(self._count), key, key=self._key)

    def get(self, key: str) -> Any:
        """The entry, or None."""
        wanted = key.encode()
        index = self._first(wanted)
        if index == self._count or self._key(index) != wanted:
            return None
        _, middle, end = _SLOT.unpack_from(self._data, _HEAD.size + index * _SLOT.size)
        return json.loads(self._data[middle:end])

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that start with ``prefix``, sorted, without the prefix."""
        wanted = prefix.encode()
        for index in range(self._first(wanted), self._count):
            key = self._key(index)
            if not key.startswith(wanted):
                return
            yield key[len(wanted) :].decode()


class Memory:
    """The same access to entries that were just built."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self._entries = entries

    def get(self, key: str) -> Any:
        return self._entries.get(key)

    def keys(self, prefix: str) -> Iterator[str]:
        cut = len(prefix)
        yield from sorted(key[cut:] for key in self._entries if key.startswith(prefix))
