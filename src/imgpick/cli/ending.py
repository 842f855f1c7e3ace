"""How a run with processes of its own ends when it is told to: with them, as after Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

_SIGNALS = ("SIGTERM", "SIGHUP")


def end_with_children() -> None:
    """Leave through the blocks that are open, where the default would leave other processes behind."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _leave)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_as_before)


def _leave(number: int, _frame: Any) -> None:
    sys.exit(128 + number)


def _as_before() -> None:
    for name in _SIGNALS:
        if signal.getsignal(getattr(signal, name)) == _leave:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
