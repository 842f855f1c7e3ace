"""The command line. Only this package reads the clock, the environment and the terminal."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the ``imgpick`` script."""
    import gc

    gc.set_threshold(200_000, 20, 20)  # a run makes little garbage; looking for it took a tenth of start-up
    try:
        from imgpick.cli.later import later, patterns_later

        later()
        with patterns_later():
            from imgpick.cli.run import run

            if sys.argv[1:] != ["--version"]:
                import json  # noqa: F401 (the compiled base is made of it)
    except KeyboardInterrupt:
        sys.exit(130)
    code: str | int | None
    try:
        code = run(sys.argv[1:])
    except SystemExit as end:
        code = end.code
    _leave(code)


def _leave(code: str | int | None) -> None:
    """End without taking the interpreter apart: nothing waits for that, and it takes a fifth of a bare start."""
    import os

    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)  # the usual end knows what to say of it
    if isinstance(code, str):
        sys.exit(code)
    os._exit(code or 0)
