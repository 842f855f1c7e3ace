"""The command line. Only this package reads the clock, the environment and the terminal."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the ``imgpick`` script."""
    import gc

    gc.set_threshold(200_000, 20, 20)  # a run makes little garbage; looking for it took a tenth of start-up
    try:
        from imgpick.cli.later import later

        later()
        from imgpick.cli.run import run
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        gc.freeze()  # the end of a run looks for garbage too: a seventh of it
