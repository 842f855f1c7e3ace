"""From a name to the guide that is meant: an editorial entry, a model, a family, or a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from imgpick.comparing.columns import not_one_model, one
from imgpick.errors import ImgpickError, suggestion
from imgpick.guiding.result import COMPARISON, FAMILY, GENERAL, MODEL, WORKFLOW, Entry
from imgpick.kb.base import Base
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

NO_WORDS: dict[str, Any] = {}


class Subject(NamedTuple):
    """What a guide is about. ``words`` is the editorial entry, empty when there is none."""

    kind: str
    id: str
    words: dict[str, Any]
    family: str = ""
    models: tuple[Model, ...] = ()


def slug(text: str) -> str:
    """``GPT Image vs Nano Banana`` as ``gpt-image-vs-nano-banana``."""
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.")


def find(base: Base, name: str, day: str) -> Subject:
    """The subject that a name stands for. Raises ImgpickError (exit 2) for a name without a guide."""
    words = _entry(base, slug(name))
    if words and words["kind"] in (WORKFLOW, GENERAL):
        return Subject(words["kind"], words["id"], words)
    pair = re.split(r"\s+(?:vs\.?|versus)\s+|-vs-", name.strip(), flags=re.IGNORECASE)
    if len(pair) > 1:
        return _pair(base, pair, day)
    found = base.resolve(name)
    family = slug(name) if base.raw(f"family/{slug(name)}") else found.family if found.kind == "family" else ""
    if family:
        current = base.current(family, day)
        models = (base.model(current),) if current else ()
        return Subject(FAMILY, family, family_words(base, family), family, models)
    if found.models and found.kind in ("exact", "product", "old", "family"):
        model = one(base, name, day).model
        return Subject(MODEL, model.id, family_words(base, model.family, model.id), model.family, (model,))
    if found.kind in ("ambiguous", "wrong"):
        raise not_one_model(base, found)
    known = [entry.id for entry in listing(base)]
    near = suggestion(slug(name), known) or (
        f"did you mean {' or '.join(found.suggestions[:3])}?" if found.suggestions else "`imgpick guide` lists them"
    )
    raise ImgpickError(f"there is no guide for {name!r}", hint=near, candidates=found.suggestions)


def _entry(base: Base, key: str) -> dict[str, Any]:
    """An editorial entry by its id, by its title, or for a workflow by a use that it is about."""
    if words := base.raw(f"guide/{key}"):
        return dict(words)
    for other in base.ids("guide"):
        words = base.raw(f"guide/{other}")
        if slug(words["title"]) == key or (words["kind"] == WORKFLOW and key in words["about"]):
            return dict(words)
    return NO_WORDS


def _pair(base: Base, names: Sequence[str], day: str) -> Subject:
    if len(names) != 2:
        raise ImgpickError("a comparison guide holds two against each other", hint="for more: imgpick compare A B C")
    columns = [one(base, name, day) for name in names]
    models = tuple(column.model for column in columns)
    if models[0].id == models[1].id:
        raise ImgpickError(f"both names mean {models[0].name}", hint="name another model")
    lines = [{model.family, parent(base, model.family)} - {""} for model in models]
    for key in base.ids("guide"):
        words = base.raw(f"guide/{key}")
        if words["kind"] == COMPARISON and _about_both(words["about"], lines):
            whole = {slug(name) for name in names} <= set(words["about"])
            return Subject(COMPARISON, key if whole else _pair_id(models), dict(words), models=models)
    return Subject(COMPARISON, _pair_id(models), NO_WORDS, models=models)


def _about_both(about: Sequence[str], lines: Sequence[set[str]]) -> bool:
    first, second = (set(about) & line for line in lines)
    return bool(first) and bool(second) and first != second


def _pair_id(models: Sequence[Model]) -> str:
    return "-vs-".join(model.id for model in models)


def parent(base: Base, family: str) -> str:
    """The family above one; empty for none."""
    above: str = (base.raw(f"family/{family}") or {}).get("parent", "")
    return above


def family_words(base: Base, family: str, model: str = "") -> dict[str, Any]:
    """The editorial words closest to a model: its own, its family's, or those of the family above."""
    guides = [base.raw(f"guide/{key}") for key in base.ids("guide")]
    for about in (model, family, parent(base, family)):
        for words in guides:
            if about and words["kind"] in (FAMILY, MODEL) and about in words["about"]:
                return dict(words)
    return NO_WORDS


def listing(base: Base) -> list[Entry]:
    """Every guide: families, then comparisons and workflows with words of their own."""
    return [*_families(base), *_editorial(base)]


def _families(base: Base) -> Iterator[Entry]:
    for key in base.ids("family"):
        words = family_words(base, key)
        name = base.raw(f"family/{key}")["name"]
        own = words if key in words.get("about", ())[:1] else NO_WORDS
        yield Entry(key, FAMILY, f"{name} guide", own.get("summary", ""), words.get("checked", ""))


def _editorial(base: Base) -> Iterator[Entry]:
    for kind in (COMPARISON, WORKFLOW, GENERAL):
        for key in base.ids("guide"):
            words = base.raw(f"guide/{key}")
            if words["kind"] == kind:
                yield entry_of(words)


def entry_of(words: dict[str, Any]) -> Entry:
    """An editorial entry as it is listed."""
    return Entry(words["id"], words["kind"], words["title"], words.get("summary", ""), words["checked"])
