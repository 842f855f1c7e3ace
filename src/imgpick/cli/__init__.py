"""The command line. Only this package reads the clock, the environment and the terminal."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the ``imgpick`` script."""
    from imgpick.cli.run import run

    sys.exit(run(sys.argv[1:]))
