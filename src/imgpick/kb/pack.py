"""The compiled base: one file, sorted keys, one JSON text a key, found by a table of their check sums.

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

FORMAT = b"imgpick-pack/6"
_HEAD = struct.Struct("<14s2xII")  # format, number of entries, check sum of all that follows
_SLOT = struct.Struct("<III")  # start of key, start of value, end of value
_PLACE = struct.Struct("<I")  # the number of a slot, from 1; 0 where there is none
_read = json.JSONDecoder().raw_decode


class BrokenPackError(Exception):
    """The file is not a whole pack of this format."""


def write(entries: dict[str, Any]) -> bytes:
    """The pack of ``entries``; same entries, same bytes. A value of bytes is kept as it is, others as JSON."""
    items = sorted((key.encode(), _written(value)) for key, value in entries.items())
    table = _table([key for key, _ in items])
    at = _HEAD.size + _SLOT.size * len(items) + len(table)
    slots, blobs = [], []
    for key, value in items:
        slots.append(_SLOT.pack(at, at + len(key), at + len(key) + len(value)))
        blobs += [key, value]
        at += len(key) + len(value)
    body = b"".join([*slots, table, *blobs])
    return _HEAD.pack(FORMAT, len(items), crc32(body)) + body


def _written(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _size(count: int) -> int:
    """The number of places for some keys: a power of two, at most two in three of them taken."""
    return 1 << (count * 3 // 2).bit_length()


def _table(keys: list[bytes]) -> bytes:
    """Where each key's slot is: at the place of its check sum, or at the next that was free."""
    size = _size(len(keys))
    places = [0] * size
    for number, key in enumerate(keys, 1):
        at = crc32(key) % size
        while places[at]:
            at = (at + 1) % size
        places[at] = number
    return b"".join(map(_PLACE.pack, places))


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
        self._table = _HEAD.size + _SLOT.size * self._count
        self._size = _size(self._count)

    def _key(self, index: int) -> bytes:
        start, middle, _ = _SLOT.unpack_from(self._data, _HEAD.size + index * _SLOT.size)
        return self._data[start:middle]

    def _first(self, key: bytes) -> int:
        return bisect_left(range(self._count), key, key=self._key)

    def get(self, key: str) -> Any:
        """The entry, or None."""
        found = self.raw(key)
        return None if found is None else _read(str(found, "utf-8"))[0]

    def raw(self, key: str) -> bytes | None:
        """The bytes of an entry, or None."""
        wanted = key.encode()
        first = crc32(wanted) % self._size
        for place in range(first, first + self._size):
            (number,) = _PLACE.unpack_from(self._data, self._table + place % self._size * _PLACE.size)
            if not number:
                break
            start, middle, end = _SLOT.unpack_from(self._data, _HEAD.size + (number - 1) * _SLOT.size)
            if self._data[start:middle] == wanted:
                return self._data[middle:end]
        return None

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
