"""Progress of a long run on standard error: a moving line on a terminal, a line per tenth elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

MANY_ON_TERMINAL, MANY_IN_LOG = 50, 1000
_PAUSE = 0.1

T = TypeVar("T")


def shown(items: Iterable[T], total: int) -> Iterator[T]:
    """The items as they come, with progress for runs that are long enough to wonder about."""
    if sys.stderr.isatty() and total >= MANY_ON_TERMINAL:
        yield from _moving(items, total)
    elif not sys.stderr.isatty() and total >= MANY_IN_LOG:
        yield from _tenths(items, total)
    else:
        yield from items


def _moving(items: Iterable[T], total: int) -> Iterator[T]:
    last = 0.0
    try:
        for number, item in enumerate(items, 1):
            if monotonic() - last > _PAUSE:
                last = monotonic()
                print(f"\rchecking {number:,} of {total:,}", end="", file=sys.stderr, flush=True)
            yield item
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _tenths(items: Iterable[T], total: int) -> Iterator[T]:
    for number, item in enumerate(items, 1):
        if number * 10 // total > (number - 1) * 10 // total:
            print(f"checking {number:,} of {total:,}", file=sys.stderr, flush=True)
        yield item
