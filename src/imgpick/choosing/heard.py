"""What people write for a workflow, a use and a need, and what to say where the brief has no word for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from imgpick.choosing import hints, synonyms
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb import typed
from imgpick.kb.base import Base


def workflow(value: str, known: Mapping[str, str], base: Base) -> str:
    """The workflow that somebody names; who names a route instead is told how to ask for it."""
    word = synonyms.of(value, synonyms.WORKFLOWS, known)
    if word.strip().lower() not in known and (route := _route(value, base)):
        kind = "app" if base.route(route).kind == "chat-app" else "api"
        hint = f"write --workflow {kind} --route {route}"
        raise ImgpickError(f"workflow: {value!r} is a route", hint=hint, candidates=known)
    if word.strip().lower() not in known and not hints.of(value, hints.NO_WORKFLOWS):
        word = synonyms.workflow(value, known) or word
    return one_of("workflow", word, known, hints.NO_WORKFLOWS)


def one_of(key: str, word: str, known: Collection[str], told: Mapping[str, tuple[str, ...]]) -> str:
    """A word that is known, or what to write instead."""
    if word.strip().lower() not in known and (hint := hints.of(word, told)):
        raise ImgpickError(f"{key}: {word!r} is not known", hint=hint, candidates=known)
    return typed.one_of(key, word, tuple(known))


def _route(value: str, base: Base) -> str:
    """The route of a name; empty where it is none, or a kind of route."""
    try:
        route = typed.route("workflow", synonyms.of(value, synonyms.ROUTES), base)
    except ImgpickError:
        return ""
    return route if route in base.ids("route") else ""


def use(value: str, base: Base) -> str:
    """The use that a phrase names."""
    uses = base.method["uses"]
    word = synonyms.use(value, uses)
    if word not in uses and (told := hints.of(value, hints.NO_PICTURES, hints.NO_USES)):
        raise ImgpickError(f"use: {value!r} is not known", hint=told, candidates=uses)
    return typed.one_of("use", word, uses)


def vendor(value: str, base: Base) -> str:
    """The vendor that somebody names, by its own name or by that of a family or model."""
    name = synonyms.of(value, synonyms.VENDORS)
    try:
        return typed.vendor(name, base)
    except ImgpickError:
        found = base.resolve(value)
        models = found.models if found.kind == "exact" else [m.id for m in base.models if m.family == found.family]
        made_by = {base.model(key).vendor for key in models}
        if len(made_by) != 1:
            raise
        return made_by.pop()


def instead(name: str, known: Mapping[str, Any]) -> str:
    """What to do about a need of which the base knows nothing."""
    if hints.about_regions(name):
        return _OF_REGIONS
    if hints.about_data_use(name):
        return _OF_DATA_USE
    if told := hints.of(name, hints.NO_NEEDS):
        return told
    return suggestion(name, known) or f"one of: {', '.join(known)}"


_OWN = "what runs on a machine of your own stays there: --workflow self-host, without this need"
_OF_REGIONS = f"the base has no facts about regions or about where data is processed: ask the seller; {_OWN}"
_OF_DATA_USE = (
    "of few vendors the base knows whether they train on your data, and tells it under a verdict: ask the seller; "
    + _OWN
)
