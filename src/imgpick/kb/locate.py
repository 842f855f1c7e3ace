"""Finding the base: ``--data``, then ``IMGPICK_DATA``, then the packaged files, then the checkout."""

from __future__ import annotations

from pathlib import Path

MAIN = "models.yaml"
NAMES = (MAIN, "families.yaml", "routes.yaml", "sources.yaml", "boards.yaml", "guides.yaml", "method.yaml")
"""The files of a base."""
PACK = "base.pack"
_PACKAGE = Path(__file__).parent.parent


def shipped() -> Path:
    """The folder with the shipped base files: inside the package, or ``data/`` of a checkout."""
    packaged = _PACKAGE / "data"
    return packaged if (packaged / MAIN).is_file() else _PACKAGE.parent.parent / "data"


def packed() -> Path:
    """The compiled form of the shipped base; only a built wheel has it."""
    return _PACKAGE / "data" / PACK


def files(main: Path) -> list[Path]:
    """The files of a base: its main file, then those beside it, or the shipped ones where there are none."""
    beside = [main.parent / name for name in NAMES if name != MAIN]
    return [main, *(path if path.is_file() else shipped() / path.name for path in beside)]
