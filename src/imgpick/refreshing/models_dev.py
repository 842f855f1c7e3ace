"""models.dev: release days and who serves what. Its ``cost`` is unreliable for images and is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from imgpick.kb.kinds import DAY
from imgpick.refreshing.rows import AccessRow, EndRow, Reading, ReleaseRow, Row, broken, decoded, text

ROUTES = {
    "openai": "openai-api", "google": "gemini-api", "xai": "xai-api", "azure": "azure", "vercel": "vercel", "poe": "poe",
    "openrouter": "openrouter", "google-vertex": "vertex", "venice": "venice", "deepinfra": "deepinfra",
    "togetherai": "together", "alibaba": "alibaba", "zai": "zai-api",
}  # fmt: skip
RELEASES = frozenset({"openai", "google", "xai", "alibaba", "zai", "models"})
"""Whose release days are read: the vendors themselves. A gateway gives the day of its own listing."""


def read(content: bytes) -> Reading:
    """All models that give out images: from the published API, or from a listing of the repository's files."""
    tree = decoded(content, "models.dev")
    if not isinstance(tree, dict):
        raise broken("models.dev", "it is not a mapping of providers")
    rows: list[Row] = []
    foreign: list[str] = []
    skipped: Counter[str] = Counter()
    for provider, key, model in _models(tree):
        if not _gives_images(model):
            skipped["not an image model"] += 1
            continue
        if "cost" in model:
            skipped["cost of an image model, which is unreliable here"] += 1
        if provider not in (*ROUTES, *RELEASES):
            foreign.append(f"{provider}/{key}")
        else:
            rows += _rows(provider, key, model)
    if not rows:
        raise broken("models.dev", "it has no model that gives out images")
    return Reading(tuple(rows), tuple(sorted(skipped.items())), tuple(foreign))


def _models(tree: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, value in tree.items():
        if not isinstance(value, dict):
            continue
        parts = name.removesuffix(".toml").split("/")
        if name.endswith(".toml") and parts[0] == "models":
            yield "models", "/".join(parts[2:]), value
        elif name.endswith(".toml") and parts[0] == "providers":
            yield parts[1], "/".join(parts[3:]), value
        else:
            models = value.get("models")
            for key, model in models.items() if isinstance(models, dict) else ():
                if isinstance(model, dict):
                    yield name, key, model


def _gives_images(model: dict[str, Any]) -> bool:
    modalities = model.get("modalities")
    given = modalities.get("output") if isinstance(modalities, dict) else None
    return isinstance(given, list) and "image" in given


def _rows(provider: str, key: str, model: dict[str, Any]) -> Iterator[Row]:
    name = f"{provider}/{key}"
    names = (key, key.rsplit("/", 1)[-1])
    day = text(model.get("release_date"))
    if provider in RELEASES and day and not DAY.check(day):
        yield ReleaseRow(name, names, day)
    if provider in ROUTES:
        yield AccessRow(name, names, (ROUTES[provider],))
        if model.get("status") == "deprecated":
            yield EndRow(name, names, (ROUTES[provider],), "")
