"""The wishes of a brief: their order, or the weights that an expert gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from imgpick.choosing import amounts, heard, hints, synonyms
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base

CRITERIA = ("quality", "text", "price", "convenience", "speed", "control", "freedom", "legal-safety")
SAID_FIRST = 3
"""Wishes that are told back as what comes first."""


def items(value: Any) -> Collection[Any]:
    """The items of a list, or the one item that stands in its place."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, Collection) and not isinstance(value, (str, Mapping)) else (value,)


def usual_text(base: Base, uses: tuple[str, ...]) -> str:
    """The text that is taken where nobody says: a few words for a use that has text among its first two wishes."""
    order: list[str] = base.method["uses"][uses[0]]["order"]
    return "short" if "text" in order[:2] else "none"


def wishes(
    answers: Mapping[str, Any], base: Base, uses: tuple[str, ...], text: str
) -> tuple[tuple[str, ...], tuple[tuple[str, float], ...]]:
    """The order of wishes, every criterion in it, and the weights of an expert (none as a rule)."""
    default = list(base.method["uses"][uses[0]]["order"])
    if text == "dense":
        default.insert(0, default.pop(default.index("text")))
    elif text == "short" and default.index("text") > 1:
        default.insert(1, default.pop(default.index("text")))
    elif text == "none":
        default.append(default.pop(default.index("text")))
    if _money_matters(answers, base) and default.index("price") > 1:
        default.insert(1, default.pop(default.index("price")))
    given = answers.get("order")
    words = items(given.split(",") if isinstance(given, str) else given)
    first = list(dict.fromkeys(_criterion("order", str(word)) for word in words if str(word).strip()))
    order = tuple(first + [c for c in default if c not in first])
    return order, _weights(answers.get("weights"))


def _criterion(key: str, word: str) -> str:
    return heard.one_of(key, synonyms.wish(word, CRITERIA), CRITERIA, hints.NO_WISHES)


def _money_matters(answers: Mapping[str, Any], base: Base) -> bool:
    """A budget, or a volume at which a tenth of a cent counts."""
    if answers.get("max-monthly") or answers.get("max-per-image"):
        return True
    volume = answers.get("images")
    return bool(volume) and amounts.images(str(volume)) >= base.constant("volume-matters")


def _weights(given: Any) -> tuple[tuple[str, float], ...]:
    """``price=3,quality=1`` as shares of 1."""
    if not given:
        return ()
    pairs = given.items() if isinstance(given, Mapping) else [str(p).partition("=")[::2] for p in str(given).split(",")]
    weights: dict[str, float] = {}
    for name, value in pairs:
        criterion = _criterion("weights", str(name))
        try:
            weights[criterion] = float(value)
        except (TypeError, ValueError):
            raise ImgpickError(f"weights: {value!r} is not a number", hint="for example price=3,quality=1") from None
        if not 0 <= weights[criterion] < 1e9:
            raise ImgpickError(f"weights: {value!r} must be 0 or more", hint="for example price=3,quality=1")
    total = sum(weights.values())
    if total <= 0:
        raise ImgpickError("weights: all are 0", hint="give at least one criterion a weight")
    return tuple((name, value / total) for name, value in weights.items())
