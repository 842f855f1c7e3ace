"""The stage of a model's life in words, the same in every command."""

from __future__ import annotations

from imgpick.kb.days import days_between
from imgpick.kb.facts import Access, Life
from imgpick.kb.model import Model


def successor(model: Model, day: str) -> str:
    """The model that replaces it, with the one to take by now where that is replaced, too; empty for none."""
    life, heir = model.life(day), model.heir(day)
    if not life.by or not model.base.has_model(life.by):
        return ""
    name = model.base.model(life.by).name
    return f"{name} (today {heir.name})" if heir and heir.id != life.by else name


def standing(model: Model, day: str) -> str:
    """``superseded by A since ...``, ``retired since ..., successor A``: the stage of its life without its end."""
    life = model.life(day)
    after = "" if life.status == "current" else successor(model, day)
    if _at_once(life):
        return f"ended on {life.since}{f', successor {after}' if after else ''}"
    if life.status == "superseded":
        return f"superseded{f' by {after}' if after else ''} since {life.since}"
    return f"{life.status} since {life.since}{f', successor {after}' if after else ''}"


def _at_once(life: Life) -> bool:
    """Whether the end was the first that anybody told of it."""
    return bool(life.shutdown) and life.shutdown == life.since


def ends(model: Model, day: str) -> str:
    """``ends on ...``, or that the day named for its end has passed and no source confirms it; empty where none is."""
    life = model.life(day)
    if not life.shutdown or _at_once(life):
        return ""
    if life.shutdown >= day:
        return f"ends on {life.shutdown}" + ("" if life.confirmed else ", not confirmed")
    return f"ended on {life.shutdown}" if life.confirmed else f"was to end on {life.shutdown}, which no source confirms"


def stage(model: Model, day: str) -> str:
    """``A is deprecated since ... and ends on ...``, without its successor."""
    life, end = model.life(day), ends(model, day)
    if _at_once(life):
        return f"{model.name} ended on {life.since}"
    return f"{model.name} is {life.status} since {life.since}{f' and {end}' if end else ''}"


def remains(model: Model, day: str) -> str:
    """Whether what has been replaced is still sold, and until when as far as anybody says."""
    end = ends(model, day)
    if not end:
        return "still served, no end date is known"
    return f"still served, {end}" if end.startswith("ends") else end


def warning(model: Model, day: str) -> str:
    """What must be said before a model is taken: not there yet, gone, going or superseded; empty for none of it."""
    life, after = model.life(day), successor(model, day)
    if life.status == "announced":
        return model.unknown(day) or f"{model.name} was announced but not released on {day}"
    if life.status == "retired":
        return f"{model.name} was retired on {life.since}{f'; its successor is {after}' if after else ''}"
    if _at_once(life):
        return f"{model.name} {standing(model, day)}{f': {life.note}' if life.note else ''}"
    if life.shutdown:
        left = days_between(day, life.shutdown)
        when = f"in {left} days" if left >= 0 else "a date that has passed"
        sure = "" if life.confirmed else ", not confirmed" if left >= 0 else ", not confirmed since"
        end = f"its shutdown is announced for {life.shutdown}, {when}{sure}"
        return f"{model.name} is {standing(model, day)}; {end}"
    if life.status == "superseded":
        return f"{model.name} has been {standing(model, day)}; it is still served"
    return "" if life.status == "current" else f"{model.name} is {standing(model, day)}"


def sold_by_vendor(model: Model, day: str) -> list[Access]:
    """The vendor's own APIs on which a model is sold, under a limit or not."""
    return [
        row
        for row in model.access(day)
        if row.state in ("yes", "limited") and model.base.route(row.route).kind == "vendor-api"
    ]
