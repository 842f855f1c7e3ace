"""What the servers share: the packages they need, and how they end."""

from __future__ import annotations

import os
import signal
import sys
from importlib.util import find_spec
from typing import Any

from imgpick.errors import INTERRUPTED, ImgpickError


def need(package: str, extra: str) -> None:
    """Raises ImgpickError with the command that installs an extra when its package is not there."""
    if find_spec(package) is None:
        raise ImgpickError(
            f"this command needs the extra {extra!r}, which is not installed",
            hint=f"pip install 'imgpick[{extra}]'",
        )


def end_on_interrupt() -> None:
    """Let Ctrl-C end the process at once: a thread that waits for standard input would keep it alive."""

    def end(*_: Any) -> None:
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, end)


def end() -> None:
    """End now, whatever waits for standard input."""
    sys.stdout.flush()
    os._exit(0)
