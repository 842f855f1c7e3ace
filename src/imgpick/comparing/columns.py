"""From the names a user wrote to the models that are compared."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.comparing.result import Column
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb.base import Base
from imgpick.kb.names import Resolution

MOST, RIVALS = 8, 3
_ALL, _LISTED = "--all-members", "`imgpick list --family {}`"
"""What shows the other members of a family: an option of comparisons, a command for what takes one model."""


def columns(base: Base, names: Sequence[str], day: str, all_members: bool = False) -> list[Column]:
    """The columns for some names; a family stands for its current member, or for all of them.

    Raises ImgpickError (exit 2) for a name that is unknown, wrong or means several models.
    """
    if not names:
        raise ImgpickError("no model is named", hint="for example gpt-image-2 flux-2")
    found: list[Column] = []
    for name in names:
        found += _named(base, name, day, all_members)
    if len(found) == 1:
        found += _rivals(base, found[0], day)
    unique = list({(c.model.id, c.tier): c for c in found}.values())
    if len(unique) > MOST:
        listed = ", ".join(c.model.id for c in unique)
        raise ImgpickError(f"{len(unique)} models are too many to compare; {MOST} fit", hint=f"name some of: {listed}")
    return unique


def one(base: Base, name: str, day: str) -> Column:
    """The one model that a name stands for."""
    return _named(base, name, day, all_members=False, more=_LISTED)[0]


def tier_of(column: Column, wanted: str) -> str:
    """The tier that is asked for, or that the name itself carries; empty for a model without tiers."""
    tiers, tier = column.model.tiers, (wanted or column.tier).lower()
    if tier and tiers and tier not in tiers:
        hint = suggestion(tier, tiers) or f"its tiers: {', '.join(tiers)}"
        raise ImgpickError(f"{column.model.name} has no tier {tier!r}", hint=hint, candidates=tiers)
    return tier if tiers else ""


def _named(base: Base, name: str, day: str, all_members: bool, more: str = _ALL) -> list[Column]:
    found = base.resolve(name)
    if found.kind in ("family", "product") and len(found.models) > 1:
        return _family(base, found, day, all_members, more)
    if found.kind in ("exact", "product", "old"):
        note = f"{name} is an old name" if found.kind == "old" else ""
        note = f"{name} is the name of an app feature" if found.kind == "product" else note
        return [Column(base.model(found.models[0]), name, found.tier, _with(note, found.note))]
    raise not_one_model(base, found)


def _with(note: str, more: str) -> str:
    return f"{note}: {more}" if note and more else note


def _family(base: Base, found: Resolution, day: str, all_members: bool, shows: str) -> list[Column]:
    family = found.family or base.model(found.models[0]).family
    members = [key for key in found.models if base.model(key).life(day).status != "announced"]
    what = base.raw(f"family/{family}")["name"] if found.kind == "family" else found.query
    if all_members:
        return [Column(base.model(key), found.query, note=f"all members of {what}") for key in members]
    current = base.current(family, day)
    if not current:
        first = min(found.models, key=lambda key: base.model(key).first_known)
        return [Column(base.model(first), found.query, note=f"{what} had no member on {day}; this was its first")]
    others = len(members) - 1
    more = f"; {shows.format(family)} shows {others} more" if others > 0 else ""
    kind = "a family" if found.kind == "family" else "an app feature that names no variant"
    return [Column(base.model(current), found.query, note=f"{what} is {kind}, this is its current member{more}")]


def not_one_model(base: Base, found: Resolution) -> ImgpickError:
    """The error for a name that is unknown, wrong or ambiguous, with what it may have been."""
    meant = [f"{base.model(key).name} ({key})" for key in found.models]
    if found.kind == "ambiguous":
        text = f"{found.query!r} can mean {' or '.join(meant)}"
        return ImgpickError(text, hint=found.note or "name one of them", candidates=found.models)
    if found.kind == "wrong":
        hint = f"perhaps {' or '.join(meant)}" if meant else ""
        return ImgpickError(f"{found.query!r} is no model: {found.note}", hint=hint, candidates=found.models)
    near = f"did you mean {' or '.join(found.suggestions[:3])}?" if found.suggestions else "`imgpick list --names`"
    return ImgpickError(f"{found.query!r} is not in the base", hint=near, candidates=found.suggestions)


def _rivals(base: Base, column: Column, day: str) -> list[Column]:
    """The current members of the families that the guide names as usual rivals."""
    named = {rival: base.current(rival, day) for rival in base.rivals(column.model.family)[:RIVALS]}
    models = {rival: base.model(key) for rival, key in named.items() if key and key != column.model.id}
    if not models:
        raise ImgpickError("no guide names rivals of " + column.model.name, hint="name a second model")
    names = ", ".join(model.name for model in models.values())
    note = f"only {column.model.name} was named: beside it stand its usual rivals by the guide, {names}"
    return [Column(model, rival, note=note, added=True) for rival, model in models.items()]
