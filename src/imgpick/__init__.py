"""Choose an AI image model with evidence: every figure with its tier, source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "ImgpickError",
    "__version__",
    "check",
    "check_text",
    "choose",
    "compare",
    "cost",
    "guide",
    "load",
    "resolve",
]

if TYPE_CHECKING:
    from imgpick.api import check, check_text, choose, compare, cost, guide, load, resolve
    from imgpick.errors import ImgpickError


def __getattr__(name: str) -> Any:
    """Functions are imported when they are first asked for, so that the command line starts fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module("imgpick.errors" if name == "ImgpickError" else "imgpick.api")
    return getattr(module, name)
