"""Artificial Analysis with the user's own key: dated statements for the user's cache, never for a base."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from imgpick.kb.base import Base
from imgpick.records import NamedTuple
from imgpick.refreshing.names import find
from imgpick.refreshing.rows import broken, decoded, money, text

BOARD = "artificial-analysis-t2i-v2"
SOURCE = "artificial-analysis-board"
ANCHOR, ANCHOR_SCORE, DRIFT = "flux-2-dev", Decimal(1000), Decimal(60)
"""The second scale holds FLUX.2 [dev] at 1000; a list where it stands elsewhere is on another scale."""


class Own(NamedTuple):
    """What a user's own look at the board gave."""

    statements: list[dict[str, Any]]
    """In the shape of the base's statements."""
    unmapped: tuple[str, ...]
    held: str = ""
    """Why nothing was taken; empty when the list is sound."""


def read(content: bytes, base: Base, day: str) -> Own:
    """The board as statements of the day on which it was read: places by score, first to last."""
    tree = decoded(content, "Artificial Analysis")
    rows = tree.get("data") if isinstance(tree, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise broken("Artificial Analysis", "an answer without `data`")
    scored = [(score, row) for row in rows if (score := money(row.get("elo")))]
    if not scored:
        raise broken("Artificial Analysis", "no row has a score")
    scored.sort(key=lambda pair: -pair[0])
    statements: list[dict[str, Any]] = []
    unmapped: list[str] = []
    scores: dict[str, Decimal] = {}
    for place, (score, row) in enumerate(scored, start=1):
        name = text(row.get("name"))
        meant = find(base, (name, text(row.get("slug"))))
        if meant is None:
            unmapped.append(name)
            continue
        scores.setdefault(meant.model, score)
        statements.append(_statement(meant.model, name, score, row, place, day))
    held = ""
    if ANCHOR in scores and abs(scores[ANCHOR] - ANCHOR_SCORE) > DRIFT:
        held = (
            f"another scale: FLUX.2 [dev] stands at {scores[ANCHOR]}, on the scale of {BOARD} at about {ANCHOR_SCORE}"
        )
    return Own([] if held else statements, tuple(unmapped), held)


def _statement(model: str, name: str, score: Decimal, row: dict[str, Any], place: int, day: str) -> dict[str, Any]:
    interval = text(row.get("ci_95")) or (str(row["ci_95"]) if isinstance(row.get("ci_95"), int | Decimal) else "")
    said = f"{name} stood at place {place} with {score}" + (f" ({interval})" if interval else "")
    return {
        "id": f"own-{model}-{day}-{place}", "board": BOARD, "day": day, "models": [model], "places": [str(place)],
        "text": f"{said}, read with your own key.", "source": SOURCE,
    }  # fmt: skip
