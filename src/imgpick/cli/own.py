"""The user's own looks at boards whose tables may not be shipped: kept in the user's cache, used when checking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from imgpick.kb.base import Base
from imgpick.kb.kinds import COUNT

FILE = "own-boards.json"


def boards(folder: Path | None, base: Base) -> list[dict[str, Any]]:
    """What the user's own looks at boards gave, from the user's cache, as far as the base knows what they name."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8")) if folder else {}
        rows = kept.get("statements", []) if kept.get("schema") == "imgpick-own-boards/1" else []
        return [row for row in rows if _whole(row) and _known(row, base)]
    except (OSError, ValueError, AttributeError):
        return []


def _known(row: dict[str, Any], base: Base) -> bool:
    return base.raw(f"source/{row['source']}") is not None and all(base.has_model(model) for model in row["models"])


def _whole(row: Any) -> bool:
    texts = ("id", "board", "day", "text", "source")
    lists = ("models", "places")
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(key), str) for key in texts)
        and all(isinstance(row.get(key), list) and all(isinstance(item, str) for item in row[key]) for key in lists)
        and not any(map(COUNT.check, row["places"]))
    )
