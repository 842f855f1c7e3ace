"""Shell completion: words from lists, and model names from the compiled base."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Completion from a fixed list."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete


def model_names(incomplete: str) -> list[str]:
    """Ids of models and families that begin like this; nothing when the base cannot be had."""
    from imgpick.cli import session
    from imgpick.errors import ImgpickError

    try:
        base = session.load_base(None, None, session.clock())
    except ImgpickError:
        return []
    start = incomplete.lower()
    return [key for kind in ("family", "model") for key in base.ids(kind) if key.startswith(start)]


def guide_names(incomplete: str) -> list[str]:
    """Ids of guides and models that begin like this."""
    from imgpick.cli import session
    from imgpick.errors import ImgpickError

    try:
        base = session.load_base(None, None, session.clock())
    except ImgpickError:
        return []
    start = incomplete.lower()
    known = dict.fromkeys(key for kind in ("family", "guide", "model") for key in base.ids(kind))
    return [key for key in known if key.startswith(start)]
