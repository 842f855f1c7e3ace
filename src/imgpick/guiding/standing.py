"""How a model stands on a day: what is current, what replaces it, when it stops, what sources say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.guiding.find import parent
from imgpick.guiding.result import Said
from imgpick.kb.base import Base
from imgpick.kb.model import Model
from imgpick.kb.standing import warning

OVERALL = "lmarena-t2i"
REMARKS_SHOWN = 3


def with_current(base: Base, model: Model, day: str) -> list[Model]:
    """A model, and the current one of its line when that is another; for a line that is gone, what follows it."""
    family = parent(base, model.family) or model.family
    current = base.current(family, day)
    life = base.model(current).life(day) if current else model.life(day)
    if life.status == "retired" and life.by:
        successor = base.model(life.by)
        current = base.current(parent(base, successor.family) or successor.family, day) or successor.id
    return [model] if not current or current == model.id else [model, base.model(current)]


def rated_before(base: Base, model: Model, day: str) -> Model | None:
    """The newest predecessor that people have voted on, for a model that they have not."""
    if model.scores_on(OVERALL, day):
        return None
    older = (base.model(key) for key in model.before)
    return next((other for other in older if other.scores_on(OVERALL, day)), None)


def now(base: Base, model: Model, family: str, day: str) -> Iterator[Said]:
    """The state of a model and which member of its line is current, each with its source."""
    top = parent(base, family) or family
    rows = [row for row in (base.raw(f"family/{top}") or {}).get("current", ()) if row["from"] <= day]
    current = rows[-1]["model"] if rows else ""
    life = model.life(day)
    if current != model.id or life.status != "current" or life.shutdown:
        yield from _life(model, day)
    gone = bool(current) and base.model(current).life(day).status == "retired"
    if gone:
        life = base.model(current).life(day)
        yield Said(f"No {base.raw(f'family/{top}')['name']} model is served any more.", (life.source,))
    elif current:
        name = base.raw(f"family/{top}")["name"]
        yield Said(
            f"The current {name} is {base.model(current).name}, since {rows[-1]['from']}.", (rows[-1]["source"],)
        )
    newest = base.model(current) if current else model
    older = None if gone else rated_before(base, newest, day)
    if older:
        score = max(older.scores_on(OVERALL, day), key=lambda s: (s.day, s.value))
        text = (
            f"{newest.name} was not rated on the board of {score.day}; votes shown are those of {older.name}, "
            "which it replaces."
        )
        yield Said(text, (score.source,))


def _life(model: Model, day: str) -> Iterator[Said]:
    life = model.life(day)
    if not life.source:
        return
    text = warning(model, day) or f"{model.name} is current, since {life.since}"
    yield Said(f"{text}.", (life.source,))


def remarks(models: Sequence[Model], kind: str) -> Iterator[Said]:
    """Strengths or weaknesses that a source names."""
    for model in models:
        for row in [row for row in model.raw.get("remarks", ()) if row["kind"] == kind][:REMARKS_SHOWN]:
            head = f"{model.name}: " if len(models) > 1 else ""
            yield Said(f"{head}{row['text'].rstrip('.')}.", (row["source"],))
