"""Finding the base: ``--data``, then ``IMGPICK_DATA``, then the packaged files, then the checkout."""

from __future__ import annotations

from pathlib import Path

MAIN = "models.yaml"
PACK = "base.pack"
_PACKAGE = Path(__file__).parent.parent


def shipped() -> Path:
    """The folder with the shipped base files: inside the package, or ``data/`` of a checkout."""
    packaged = _PACKAGE / "data"
    return packaged if (packaged / MAIN).is_file() else _PACKAGE.parent.parent / "data"


def packed() -> Path:
    """The compiled form of the shipped base; only a built wheel has it."""
    return _PACKAGE / "data" / PACK
