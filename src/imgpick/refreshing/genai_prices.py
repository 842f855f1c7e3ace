"""genai-prices: rates per million tokens, by provider and model.

``output_mtok`` is the image rate for some models and the text rate for others; only where
``output_image_mtok`` stands beside it is it known to be text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imgpick.kb.kinds import DAY
from imgpick.refreshing.rows import EndRow, PriceRow, Reading, Row, broken, decoded, money, text

ROUTES = {
    "google": "gemini-api",
    "openai": "openai-api",
    "openrouter": "openrouter",
    "azure": "azure",
    "x-ai": "xai-api",
}
_PARTS: dict[str, tuple[str, ...]] = {
    "input_mtok": ("text-in",),
    "cache_read_mtok": ("text-in-cached",),
    "input_image_mtok": ("image-in",),
    "cache_image_read_mtok": ("image-in-cached",),
    "output_image_mtok": ("image-out",),
}


def read(content: bytes, today: str) -> Reading:
    """All image models: from the published list of providers, or from a flat list of models.

    ``today`` decides which of several dated prices holds.
    """
    rows: list[Row] = []
    foreign: list[str] = []
    other = 0
    for provider, model in _models(decoded(content, "genai-prices")):
        key = f"{provider}/{text(model.get('id'))}"
        if not _is_image(model):
            other += 1
        elif provider not in ROUTES:
            foreign.append(key)
        else:
            rows += _rows(key, provider, model, today)
    if not rows:
        raise broken("genai-prices", "it has no image model with prices")
    return Reading(tuple(rows), (("not an image model", other),) if other else (), tuple(foreign))


def _models(tree: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(tree, list):
        raise broken("genai-prices", "it is not a list of providers or models")
    for item in tree:
        if not isinstance(item, dict):
            raise broken("genai-prices", "it is not a list of providers or models")
        if isinstance(item.get("models"), list):
            yield from ((text(item.get("id")), model) for model in item["models"] if isinstance(model, dict))
        elif "provider" in item:
            yield text(item["provider"]), item


def _is_image(model: dict[str, Any]) -> bool:
    return "image" in text(model.get("id")).lower() or "banana" in text(model.get("id")).lower() or any(
        "output_image_mtok" in prices for prices in _dicts(model.get("prices"))
    )  # fmt: skip


def _dicts(value: Any) -> list[dict[str, Any]]:
    rows = value if isinstance(value, list) else [value]
    return [row.get("prices", row) for row in rows if isinstance(row, dict)]


def _rows(key: str, provider: str, model: dict[str, Any], today: str) -> Iterator[Row]:
    name, routes = text(model.get("id")), (ROUTES[provider],)
    listed = [("standard", row) for row in _conditioned(model.get("prices"))]
    for variant in model.get("price_variants") or ():
        if isinstance(variant, dict) and variant.get("when") == {"processing": "batch"}:
            listed.append(("batch", variant))
    newest: dict[str, tuple[str, dict[str, Any]]] = {}
    for mode, row in listed:
        since, prices = _start(row), row.get("prices")
        if isinstance(prices, dict) and since <= today and since >= newest.get(mode, ("", {}))[0]:
            newest[mode] = (since, prices)
    for mode, (since, prices) in newest.items():
        parts = dict(_PARTS)
        parts["output_mtok"] = ("text-out",) if "output_image_mtok" in prices else ("image-out", "text-out")
        for field, what in parts.items():
            usd = money(prices.get(field))
            if usd:
                yield PriceRow(key, (name,), routes, "1M-tokens", usd, what, mode=mode, since=since)
    if model.get("deprecated") is True:
        yield EndRow(key, (name,), routes, "")


def _conditioned(prices: Any) -> list[dict[str, Any]]:
    if isinstance(prices, dict):
        return [{"prices": prices}]
    return [row for row in prices if isinstance(row, dict)] if isinstance(prices, list) else []


def _start(row: dict[str, Any]) -> str:
    constraint = row.get("constraint")
    day = text(constraint.get("start_date")) if isinstance(constraint, dict) else ""
    return "" if DAY.check(day) else day
