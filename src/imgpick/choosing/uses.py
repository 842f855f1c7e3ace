"""What is named for the uses of a brief: by votes on their own boards, and by sources that speak of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from imgpick.choosing.brief import Brief
from imgpick.choosing.current import is_current
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, score
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.model import Model

MOST_NAMED = 3
"""Models that are named for their evidence; each use that a source names a model for has one at least."""


def other_uses(known: Sequence[Scored], scales: Scales, brief: Brief) -> Iterator[Also]:
    """For each further use with a board of its own: what comes first there in the same order of wishes."""
    boards = {scales.board}
    edits = ("editing",) if any(_SPEAKS_OF.get(need.name) == "editing" for need in brief.needs) else ()
    for use in dict.fromkeys((*brief.uses[1:], *edits)):
        own = Scales(scales.base, brief._replace(uses=(use,)), scales.day)
        if own.board in boards:
            continue
        boards.add(own.board)
        first = score([s.candidate for s in known], own, brief)[0]
        if first.values["quality"].known:
            name = scales.base.method["uses"][use]["name"]
            too = " too" if first.offer.model == known[0].offer.model else ""
            text = f"for {name}{too}, read on {own.board}"
            yield Also("use", first.offer, text, per_month(first.offer, brief))


def by_evidence(fitting: Sequence[Scored], winner: Scored, scales: Scales, brief: Brief) -> list[Also]:
    """Models that a source names for just these uses or the first wish, whatever their rank: those that meet most of the
    needs first, then current ones, then what a board has measured. Where few can what is needed, silence is no reason to
    name one."""
    base = scales.base
    about = dict.fromkeys([*(use for use in brief.uses if use != "general"), brief.order[0]])

    def measured(scored: Scored) -> bool:
        rows = base.model(scored.offer.model).raw.get("remarks", ())
        boards = (r for r in rows if r["kind"] == "strength" and base.source(r["source"]).kind == "leaderboard")
        return any(about.keys() & _speaks_to(row, scored.offer) for row in boards)

    def far(scored: Scored) -> tuple[bool, int, bool, bool]:
        candidate = scored.candidate
        old = not is_current(scored, scales)
        return bool(candidate.doubted), len(candidate.unmet), old, not measured(scored)

    found: dict[str, Also] = {}
    fits: dict[str, set[str]] = {}
    for scored in sorted((s for s in fitting if not s.candidate.silent), key=far):
        model = scored.offer.model
        if model in found or model == winner.offer.model:
            continue
        for row in base.model(model).raw.get("remarks", ()):
            fit = about.keys() & _speaks_to(row, scored.offer) if row["kind"] == "strength" else set()
            if fit:
                text = f"named for {', '.join(sorted(fit))}: {row['text'].rstrip('.')} ({base.source(row['source']).publisher})"
                doubt = scored.candidate.doubt
                found[model] = Also("evidence", scored.offer, text, per_month(scored.offer, brief), doubt)
                fits[model] = fit
                break
    firsts = [next((model for model in found if word in fits[model]), "") for word in about if word in brief.uses]
    named = dict.fromkeys([*filter(None, firsts), *found])
    return [found[model] for model in named][: max(MOST_NAMED, len(brief.uses))]


def named_for(offer: Offer, brief: Brief, base: Base) -> bool:
    """Whether a source names a model for one of these uses."""
    rows = (row for row in base.model(offer.model).raw.get("remarks", ()) if row["kind"] == "strength")
    return any(_speaks_to(row, offer).intersection(brief.uses) for row in rows)


def unfit(offer: Offer, brief: Brief, base: Base) -> bool:
    """Whether a source speaks against a model in just these uses."""
    return any(_weaknesses(base.model(offer.model), offer, set(brief.uses)))


def held_against(winner: Scored, base: Base, brief: Brief) -> Iterator[tuple[str, str]]:
    """What sources hold against a model in just these uses and needs, the first wishes, or text: a sentence and its source;
    of one that nobody has rated also what they hold against the predecessor whose score it borrows."""
    needed = {_SPEAKS_OF[need.name] for need in brief.needs if need.name in _SPEAKS_OF}
    about = {*brief.uses, *needed, *brief.order[:FIRST_WISHES], *(("text",) if brief.text != "none" else ())}
    own = _weaknesses(base.model(winner.offer.model), winner.offer, about)
    yield from ((f"against it: {text}", key) for text, key in own)
    quality = winner.values["quality"].estimate
    if quality and quality.how == "predecessor":
        older = base.model(quality.scores[0].model)
        yield from (
            (f"against its predecessor {older.name}: {text}", key)
            for text, key in _weaknesses(older, winner.offer, about)
        )


def _weaknesses(model: Model, offer: Offer, about: set[str]) -> Iterator[tuple[str, str]]:
    for row in model.raw.get("remarks", ()):
        if row["kind"] == "weakness" and about & _speaks_to(row, offer):
            yield row["text"].rstrip("."), row["source"]


def _speaks_to(row: Mapping[str, Any], offer: Offer) -> set[str]:
    """The uses and wishes of an offer that a remark speaks to: none on another route, and no price where none is paid for
    an image."""
    if offer.route not in row.get("routes", (offer.route,)):
        return set()
    return set(row.get("for", ())) - (set() if offer.cost else {"price"})


_SPEAKS_OF = {"edit": "editing", "mask-edit": "editing", "references": "characters"}
"""Needs, and the use of which a source speaks that speaks of them."""


FIRST_WISHES = 2
