"""Extras: parts of the program that need packages which are not always there."""

from __future__ import annotations

from importlib.util import find_spec

from imgpick.errors import ImgpickError


def need(package: str, extra: str) -> None:
    """Raises ImgpickError with the command that installs an extra when its package is not there."""
    if find_spec(package) is None:
        raise ImgpickError(
            f"this command needs the extra {extra!r}, which is not installed",
            hint=f"pip install 'imgpick[{extra}]'",
        )
