"""Putting a guide together: what the base knows on a day, and the editorial words that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from imgpick.comparing.compare import compare
from imgpick.comparing.result import Comparison
from imgpick.errors import ImgpickError
from imgpick.guiding import evidence, pairs, standing, workflow
from imgpick.guiding.find import Subject, entry_of, find, listing, parent
from imgpick.guiding.result import COMPARISON, FAMILY, MODEL, WORKFLOW, Answer, Entry, Guide, Said
from imgpick.kb.base import Base
from imgpick.kb.model import Model

RELATED = 6


def guide(base: Base, name: str, day: str) -> Guide:
    """The guide that a name stands for, with the facts of a day (ISO).

    Raises ImgpickError (exit 2) for a name without a guide.
    """
    subject = find(base, name, day)
    if subject.kind == WORKFLOW and subject.words.get("brief"):
        made = _workflow(base, subject, day)
    elif subject.kind == COMPARISON:
        made = _comparison(base, subject, day)
    elif subject.kind in (MODEL, FAMILY):
        made = _model(base, subject, day)
    else:
        made = _frame(subject, _entry(base, subject), day)
    related = tuple(_related(base, subject, made.models))
    return made._replace(related=related, sources=tuple(_cited(made)))


def _entry(base: Base, subject: Subject) -> Entry:
    words = subject.words
    if words and subject.id in (words["id"], *words["about"][:1]):
        return entry_of(words)._replace(id=subject.id)
    if subject.kind == COMPARISON:
        title = " vs ".join(model.name for model in subject.models)
    else:
        title = f"{subject.models[0].name if subject.kind == MODEL else base.raw(f'family/{subject.id}')['name']} guide"
    return Entry(subject.id, subject.kind, title, words.get("summary", ""), words.get("checked", ""))


def _frame(subject: Subject, entry: Entry, day: str) -> Guide:
    """The parts that are editorial alone."""
    words = subject.words

    def said(key: str) -> tuple[Said, ...]:
        value = words.get(key, ())
        return tuple(Said(text, editorial=True) for text in ([value] if isinstance(value, str) else value))

    return Guide(
        entry, day, best_fit=said("best-fit"), common_comparison=said("common-comparison"),
        watch_closely=said("watch-closely"), verdict=said("verdict"), workflows=tuple(words.get("workflows", ())),
        checklist=tuple(words.get("checklist", ())), mistakes=tuple(words.get("mistakes", ())),
        answers=tuple(Answer(row["q"], row["a"]) for row in words.get("answers", ())),
    )  # fmt: skip


def _model(base: Base, subject: Subject, day: str) -> Guide:
    """A model or a family: its own evidence, the current version's beside it, the members, the rivals."""
    if not subject.models:
        raise ImgpickError(f"{subject.id} had no member on {day}", hint="choose a later day with --as-of")
    frame = _frame(subject, _entry(base, subject), day)
    asked = subject.models[0]
    shown = standing.with_current(base, asked, day)
    groups = [
        *evidence.snapshot(base, asked, day),
        *(group for model in shown[1:] for group in evidence.snapshot(base, model, day, abilities=False)),
        *(evidence.named_by_sources(shown) if frame.best_fit else []),
        *evidence.members(base, parent(base, subject.family) or subject.family, day),
    ]
    rivals = [base.model(key) for family in base.rivals(subject.family)[:3] if (key := base.current(family, day))]
    return frame._replace(
        now=tuple(standing.now(base, asked, subject.family, day)),
        best_fit=frame.best_fit or tuple(standing.remarks([asked], "strength")),
        watch_closely=(*(frame.watch_closely or standing.remarks([asked], "weakness")), *_same_word(base, shown, day)),
        evidence=tuple(groups),
        models=(*shown, *(model for model in rivals if model not in shown)),
    )


def _comparison(base: Base, subject: Subject, day: str) -> Guide:
    frame = _frame(subject, _entry(base, subject), day)
    found = compare(base, [model.id for model in subject.models], day)
    lines = [line for model in subject.models for line in standing.now(base, model, model.family, day)]
    older = list(_rated(base, subject.models, day))
    votes = [line for each in (found, *older) for line in pairs.votes(each)]
    return frame._replace(
        now=tuple(dict.fromkeys([*lines, *votes, *pairs.cheapest(found)])),
        best_fit=frame.best_fit or tuple(standing.remarks(subject.models, "strength")),
        watch_closely=(
            *(frame.watch_closely or standing.remarks(subject.models, "weakness")),
            *(Said(note, pairs.token_sources(found)) for note in pairs.notes(found)),
        ),
        evidence=(*pairs.groups(found, older), *(evidence.named_by_sources(subject.models) if frame.best_fit else [])),
        models=subject.models,
        comparison=found,
    )


def _same_word(base: Base, shown: Sequence[Model], day: str) -> Iterator[Said]:
    """Tiers of two versions that share a word but not a meaning."""
    if len(shown) > 1:
        found = compare(base, [model.id for model in shown], day)
        yield from (Said(note, pairs.token_sources(found)) for note in pairs.notes(found))


def _rated(base: Base, models: Sequence[Model], day: str) -> Iterator[Comparison]:
    """The same comparison with rated predecessors in the place of models that nobody has rated yet."""
    older = [standing.rated_before(base, model, day) or model for model in models]
    if any(old is not model for old, model in zip(older, models, strict=True)) and older[0].id != older[1].id:
        yield compare(base, [model.id for model in older], day)


def _workflow(base: Base, subject: Subject, day: str) -> Guide:
    frame = _frame(subject, _entry(base, subject), day)
    choice = workflow.decide(base, subject.words["brief"], day)
    models = [base.model(scored.offer.model) for scored in choice.ranking[:5]]
    return frame._replace(
        now=tuple(workflow.answer(base, choice)),
        evidence=tuple(workflow.groups(base, choice)),
        models=tuple(models),
        choice=choice,
        brief=subject.words["brief"],
    )


def _cited(made: Guide) -> Iterator[str]:
    """Every source once, in the order of the page."""
    said = [*made.now, *made.best_fit, *made.common_comparison, *made.watch_closely, *made.verdict]
    keys = [key for item in said for key in item.sources]
    keys += [key for group in made.evidence for row in group.rows for key in row.sources]
    yield from dict.fromkeys(keys)


def _related(base: Base, subject: Subject, models: Sequence[Model]) -> Iterator[Entry]:
    """Guides that the words name, then comparisons and workflows that concern the same families."""
    known = {entry.id: entry for entry in listing(base)}
    named = [known[key] for key in subject.words.get("related", ()) if key in known]
    families = {f for model in models[:2] for f in (model.family, parent(base, model.family))} - {""}
    more = [entry for entry in known.values() if _concerns(base.raw(f"guide/{entry.id}"), entry, families)]
    rivals = [known[key] for key in base.rivals(subject.family) if key in known] if subject.family else []
    own = {subject.id, *(model.family for model in models[:1] if subject.kind == FAMILY)}
    unique = {entry.id: entry for entry in [*named, *more, *rivals] if entry.id not in own}
    yield from list(unique.values())[:RELATED]


def _concerns(words: dict[str, Any] | None, entry: Entry, families: set[str]) -> bool:
    if not words or entry.kind not in (COMPARISON, WORKFLOW):
        return False
    return bool(families & {*words["about"], *words.get("rivals", ())})
