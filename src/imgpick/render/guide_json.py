"""A guide as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imgpick.guiding.result import Entry, Evidence, Guide, Said
from imgpick.kb.base import Base
from imgpick.render import choose_json, envelope
from imgpick.render.guide_words import rerun
from imgpick.render.words import CREDIT


def data(guide: Guide, base: Base) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "guide": entry(guide.entry),
        "day": guide.day,
        "now": _said(guide.now),
        "best_fit": _said(guide.best_fit),
        "common_comparison": _said(guide.common_comparison),
        "watch_closely": _said(guide.watch_closely),
        "verdict": _said(guide.verdict),
        "brief": rerun(guide) if guide.brief else None,
        "choice": choose_json.data(guide.choice, base) if guide.choice else None,
        "evidence": [{"title": g.title, "rows": [_row(row) for row in g.rows]} for g in guide.evidence],
        "workflows": list(guide.workflows),
        "checklist": list(guide.checklist),
        "mistakes": list(guide.mistakes),
        "answers": [{"question": item.question, "answer": item.text} for item in guide.answers],
        "related": [entry(item) for item in guide.related],
        "sources": [envelope.source(base.source(key)) for key in guide.sources],
        "credit": CREDIT if guide.shows_votes else None,
    }


def _said(items: Sequence[Said]) -> list[dict[str, Any]]:
    return [{"text": item.text, "editorial": item.editorial, "sources": list(item.sources)} for item in items]


def _row(row: Evidence) -> dict[str, Any]:
    return {
        "signal": row.signal, "text": row.text, "tier": row.tier, "size": row.size or None, "route": row.route or None,
        "date": row.date, "sources": list(row.sources), "note": row.note or None,
    }  # fmt: skip


def entry(item: Entry) -> dict[str, Any]:
    """A guide as it is listed."""
    return {
        "id": item.id, "kind": item.kind, "title": item.title, "summary": item.summary or None,
        "checked": item.checked or None,
    }  # fmt: skip


def listing(entries: Sequence[Entry]) -> dict[str, Any]:
    """The ``data`` of the list of guides."""
    return {"guides": [entry(item) for item in entries]}
