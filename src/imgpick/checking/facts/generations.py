"""What came after what: which models of a base are current, and which are newer than others."""

from __future__ import annotations

from imgpick.checking.patterns.lazy import regex
from imgpick.kb.base import Base
from imgpick.kb.model import Model


def is_current(base: Base, models: tuple[str, ...], day: str) -> bool:
    """Whether nothing has replaced any of some models."""
    return all(base.model(key).life(day).status == "current" for key in models)


def newer_than(base: Base, models: tuple[str, ...], day: str) -> list[Model]:
    """The models of the same line that came out later, newest first: what replaces them, or leads the family."""
    own = [base.model(key) for key in models]
    latest = max(_out_since(model) for model in own)
    family = own[0].family
    top = top_family(base, family)
    if any(_leads(base, model, day) and not model.life(day).by for model in own):
        return []
    led = [
        row["model"]
        for row in base.raw(f"family/{top}")["current"]
        if latest < row["from"] <= day and row["model"] not in models
    ]
    named = [life.by for life in (model.life(day) for model in own) if life.by and life.by not in (*models, *led)]
    after = [base.model(key) for key in named if latest < base.model(key).released <= day]
    if not led and after and top_family(base, after[-1].family) != top:
        after = [*newer_than(base, (after[-1].id,), day), *after]
    return [*after, *(base.model(key) for key in reversed(led))]


def _out_since(model: Model) -> str:
    """The day of its release, or where that is not known the first day of which the base knows it."""
    return model.first_known if model.released == "unknown" else model.released


def generation(model: Model) -> float:
    numbers = regex(r"\d+(?:\.\d+)?").findall(model.name)
    return float(numbers[0]) if numbers else 0.0


def top_family(base: Base, family: str) -> str:
    parent = (base.raw(f"family/{family}") or {}).get("parent", "")
    return parent or family


def _leads(base: Base, model: Model, day: str) -> bool:
    """Whether a model leads its family, or came out with the one that does."""
    top = base.current(top_family(base, model.family), day)
    if not top:
        return True
    leader = base.model(top)
    return leader.id == model.id or leader.released <= model.released


def out_by(base: Base, models: tuple[str, ...], day: str) -> bool:
    return any(base.model(key).released <= day for key in models)
