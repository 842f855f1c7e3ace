"""LiteLLM's price file: one JSON mapping from keys to rows.

Keys carry provider, tier and size (``fal_ai/low/1024-x-768/openai/gpt-image-2``). Some output prices stand under
``input_cost_per_image`` or ``input_cost_per_pixel``; a key without a size can mean any size; the bare fal key of
GPT Image 2 means ``high`` at 1024x768. None of this is guessed: what a key does not name stays empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from imgpick.kb.kinds import DAY
from imgpick.refreshing.rows import EndRow, PriceRow, Reading, Row, broken, decoded, money, text

ROUTES: dict[str, tuple[str, ...]] = {
    "openai": ("openai-api",),
    "azure": ("azure",),
    "azure_ai": ("azure", "microsoft-foundry"),
    "fal_ai": ("fal",),
    "gemini": ("gemini-api",),
    "vertex_ai": ("vertex",),
    "vertex_ai-language-models": ("vertex",),
    "vertex_ai-image-models": ("vertex",),
    "black_forest_labs": ("bfl-api",),
    "xai": ("xai-api",),
    "dashscope": ("alibaba",),
    "recraft": ("recraft-api",),
    "stability": ("stability-api",),
    "meta": ("meta-api",),
    "openrouter": ("openrouter",),
    "replicate": ("replicate",),
    "together_ai": ("together",),
    "runware": ("runware",),
    "deepinfra": ("deepinfra",),
    "vercel_ai_gateway": ("vercel",),
}
"""LiteLLM's providers as routes of the base."""

_TIERS = ("low", "medium", "high", "xhigh", "max", "standard", "hd", "auto")
_SIZE = re.compile(r"(\d{2,5})-x-(\d{2,5})")
_TOKENS = {
    "output_cost_per_image_token": ("image-out",),
    "input_cost_per_image_token": ("image-in",),
    "input_cost_per_token": ("text-in",),
    "cache_read_input_token_cost": ("text-in-cached",),
    "cache_read_input_image_token_cost": ("image-in-cached",),
}
_SIZED = re.compile(r"output_cost_per_image_(0\.5K|512|1K|2K|4K|1024|1536|2048|4096)")
_CLASS = {"0.5K": "512", "1024": "1K", "1536": "1.5K", "2048": "2K", "4096": "4K"}
_MODES = ("image_generation", "image_edit")


def read(content: bytes) -> Reading:
    """All image rows of the file."""
    tree = decoded(content, "LiteLLM's price file")
    if not isinstance(tree, dict) or not any(
        isinstance(row, dict) and "litellm_provider" in row for row in tree.values()
    ):
        raise broken("LiteLLM's price file", "it has no rows with a `litellm_provider`")
    rows: list[Row] = []
    foreign: list[str] = []
    skipped: Counter[str] = Counter()
    for key, row in tree.items():
        if not isinstance(row, dict) or key == "sample_spec" or not _is_image(row):
            skipped["not an image model"] += 1
        elif row.get("litellm_provider") not in ROUTES:
            foreign.append(key)
        else:
            rows += _rows(key, row)
    return Reading(tuple(rows), tuple(sorted(skipped.items())), tuple(foreign))


def _is_image(row: dict[str, Any]) -> bool:
    return row.get("mode") in _MODES or "output_cost_per_image" in row


class _Key:
    """What a key names: provider, tier, size, editing or not, and the id that is left."""

    def __init__(self, key: str, row: dict[str, Any]) -> None:
        provider = row["litellm_provider"]
        parts = key.split("/")
        if parts[0] in (provider, *ROUTES) and len(parts) > 1:
            parts = parts[1:]
        self.routes = ROUTES[provider]
        self.tier = parts.pop(0) if len(parts) > 1 and parts[0] in _TIERS else ""
        found = _SIZE.fullmatch(parts[0]) if len(parts) > 1 else None
        self.size = f"{found[1]}x{found[2]}" if found else ""
        rest = parts[1:] if found else parts
        self.mode = "edit" if row.get("mode") == "image_edit" or rest[-1] == "edit" else "standard"
        whole = "/".join(rest)
        trimmed = re.sub(r"/(?:edit|text-to-image)$", "", whole)
        # an editing endpoint and the one beside it are one model
        self.names = tuple(dict.fromkeys((whole, trimmed, f"{trimmed}/text-to-image", trimmed.removeprefix("openai/"))))


def _rows(key: str, row: dict[str, Any]) -> Iterator[Row]:
    at, page = _Key(key, row), text(row.get("source"))

    def price(unit: str, usd: Decimal, parts: tuple[str, ...] = ("",), **more: str) -> PriceRow:
        fields = {
            "tier": at.tier if unit == "image" else "",
            "size": at.size if unit == "image" else "",
            "mode": at.mode,
        }
        return PriceRow(key, at.names, at.routes, unit, usd, parts, **{**fields, **more}, page=page)

    for usd, size, note, basis in _images(row, at.size):
        yield price("image", usd, size=size or at.size, note=note, basis=basis)
    tokens: dict[str, tuple[str, ...]] = dict(_TOKENS)
    # without a rate of its own for image tokens, the output rate may be either
    both = "output_cost_per_image_token" not in row
    tokens["output_cost_per_token"] = ("image-out", "text-out") if both else ("text-out",)
    for field, parts in tokens.items():
        for suffix, mode in (("", ""), ("_batches", "batch")):
            rate = money(row.get(field + suffix))
            if rate:
                yield price("1M-tokens", (rate * 1_000_000).normalize(), parts, mode=mode or "standard")
    day = text(row.get("deprecation_date"))
    if day and not DAY.check(day):
        yield EndRow(key, at.names, at.routes, day, page)


def _images(row: dict[str, Any], size: str) -> Iterator[tuple[Decimal, str, str, str]]:
    """(USD an image, size, note, basis) of every per-image price of a row."""
    for field in row:
        sized = _SIZED.fullmatch(field)
        usd = money(row[field]) if sized else None
        if sized and usd:
            yield usd, _CLASS.get(sized[1], sized[1]), "", "quoted"
    whole = money(row.get("output_cost_per_image"))
    if whole:
        yield whole, "", "", "quoted"
        return
    if row.get("mode") not in _MODES or "output_cost_per_image_token" in row:
        return
    moved = money(row.get("input_cost_per_image"))
    if moved:
        yield moved, "", "listed upstream under input_cost_per_image", "quoted"
        return
    pixel = money(row.get("output_cost_per_pixel")) or money(row.get("input_cost_per_pixel"))
    if pixel and size:
        width, _, height = size.partition("x")
        usd = (pixel * int(width) * int(height)).quantize(Decimal("0.0001"))
        yield usd, "", "from a price per pixel", "computed"
