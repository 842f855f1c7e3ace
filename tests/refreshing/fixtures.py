"""Small upstreams in their true shapes; the figures are made up unless they repeat the base's."""

from __future__ import annotations

import json
from typing import Any

OPENAI = "https://developers.openai.com/api/docs/pricing"
LITELLM = json.dumps(
    {
        "sample_spec": {"litellm_provider": "one of many", "mode": "one of many"},
        "gpt-image-2": {
            "litellm_provider": "openai", "mode": "image_generation", "source": OPENAI,
            "input_cost_per_token": 5e-06, "input_cost_per_image_token": 8e-06, "output_cost_per_image_token": 2.4e-05,
        },
        "gpt-image-2-2026-04-21": {
            "litellm_provider": "openai", "mode": "image_generation", "source": OPENAI, "input_cost_per_token": 5e-06,
        },
        "high/1024-x-1024/gpt-image-1.5": {
            "litellm_provider": "openai", "mode": "image_generation", "input_cost_per_image": 0.9, "source": OPENAI,
        },
        "low/1024-x-1024/gpt-image-1.5": {
            "litellm_provider": "openai", "mode": "image_generation", "input_cost_per_image": 0.009,
        },
        "fal_ai/openai/gpt-image-2": {"litellm_provider": "fal_ai", "mode": "image_generation", "output_cost_per_image": 0.145},
        "fal_ai/low/2560-x-1440/openai/gpt-image-2": {
            "litellm_provider": "fal_ai", "mode": "image_generation", "output_cost_per_image": 0.007,
        },
        "gemini/gemini-3.1-flash-image": {
            "litellm_provider": "gemini", "mode": "image_generation", "output_cost_per_image": 0.045,
            "source": "https://ai.google.dev/gemini-api/docs/pricing",
        },
        "azure/gpt-image-2": {
            "litellm_provider": "azure", "mode": "image_generation", "deprecation_date": "2027-10-21",
            "source": "https://azure.microsoft.com/en-us/pricing/details/azure-openai/",
        },
        "fal_ai/fal-ai/made-up-9": {"litellm_provider": "fal_ai", "mode": "image_generation", "output_cost_per_image": 0.01},
        "bedrock/made-up-8": {"litellm_provider": "bedrock", "mode": "image_generation", "output_cost_per_image": 0.01},
        "gpt-5.1": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1e-06},
    },
    indent=1,
).encode()  # fmt: skip

GENAI = json.dumps(
    [
        {
            "id": "openai",
            "name": "OpenAI",
            "models": [
                {"id": "gpt-image-2", "prices": {"input_mtok": 5, "output_mtok": 30, "input_image_mtok": 8}},
                {"id": "gpt-5.1", "prices": {"input_mtok": 1, "output_mtok": 10}},
            ],
        },
        {
            "id": "google",
            "models": [
                {
                    "id": "gemini-3.1-flash-image-preview",
                    "prices": [
                        {"prices": {"input_mtok": 0.1, "output_image_mtok": 60}},
                        {"constraint": {"start_date": "2099-01-01"}, "prices": {"input_mtok": 9}},
                    ],
                }
            ],
        },
        {"id": "novita", "models": [{"id": "made-up-image", "prices": {"input_mtok": 1}}]},
    ]
).encode()

MODELS_DEV = json.dumps(
    {
        "openai": {
            "id": "openai",
            "models": {
                "gpt-image-2": {
                    "release_date": "2026-04-21", "cost": {"input": 0, "output": 0}, "modalities": {"output": ["image"]},
                },
                "gpt-image-1.5": {"release_date": "2025-11-25", "modalities": {"output": ["image"]}},
                "gpt-5.1": {"release_date": "2025-11-12", "modalities": {"output": ["text"]}},
            },
        },
        "vercel": {"models": {"recraft/recraft-v3": {"release_date": "2024-10-30", "modalities": {"output": ["image"]}}}},
        "kilo": {"models": {"openai/gpt-image-2": {"modalities": {"output": ["image"]}}}},
    }
).encode()  # fmt: skip


def arena_rows(day: str, shift: float = 0.0) -> list[dict[str, Any]]:
    """A board of 120 rows: some of models of the base, the rest made up."""
    known = [("gpt-image-2.5-sunburst", 1426.44), ("gpt-image-2.5-flare", 1398.0), ("gpt-image-2 (medium)", 1383.1),
             ("reve-2.1", 1301.7)]  # fmt: skip
    made_up = [(f"made-up-{i}", 1290.0 - i) for i in range(116)]
    return [
        {
            "model_name": name, "organization": "x", "license": "Proprietary", "rating": score + shift,
            "rating_lower": score + shift - 5, "rating_upper": score + shift + 5, "vote_count": 1000 + rank, "rank": rank,
            "category": "overall", "leaderboard_publish_date": day,
        }
        for rank, (name, score) in enumerate([*known, *made_up], start=1)
    ]  # fmt: skip


def arena_csv(day: str, shift: float = 0.0) -> bytes:
    """The same board as CSV."""
    rows = arena_rows(day, shift)
    lines = [",".join(rows[0])] + [",".join(str(value) for value in row.values()) for row in rows]
    return ("\n".join(lines) + "\n").encode()
