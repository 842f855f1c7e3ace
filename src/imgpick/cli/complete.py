"""Shell completion: words from lists, and model names from the compiled base."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Completion from a fixed list."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete


def model_names(incomplete: str) -> list[str]:
    """Ids of models and families that begin like this."""
    return _names(incomplete, "family", "model")


def guide_names(incomplete: str) -> list[str]:
    """Ids of guides and models that begin like this."""
    return _names(incomplete, "family", "guide", "model")


def _names(incomplete: str, *kinds: str) -> list[str]:
    """Ids of these kinds that begin like this, each once; nothing when the base cannot be had."""
    from imgpick.cli import session
    from imgpick.errors import ImgpickError

    try:
        base = session.load_base(None, None, session.clock())
    except ImgpickError:
        return []
    start = incomplete.lower()
    known = dict.fromkeys(key for kind in kinds for key in base.ids(kind))
    return [key for key in known if key.startswith(start)]
