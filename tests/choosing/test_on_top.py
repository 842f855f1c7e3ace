"""What is billed beside the picture, and routes that not everybody may take."""

from __future__ import annotations

from typing import Any

import pytest

from imgpick.kb.base import Base
from tests.choosing.conftest import answer

VENDOR = {"fal": "Meta", "meta-api": "Meta", "bfl-api": "Black Forest Labs"}
THUMBNAILS = {"workflow": "api", "use": ["thumbnails"], "text": "short", "order": "price"}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (THUMBNAILS | {"images": "50k"}, "prompts are billed on top, $5 per 1M tokens: about $25 a month at 100 tokens each"),
        (
            THUMBNAILS | {"images": "50k", "max_monthly": "300"},
            "prompts are billed on top, $5 per 1M tokens: about $25 a month at 100 tokens each, more than your budget leaves",
        ),
        ({"workflow": "api", "use": ["posters"], "tier": ["high"], "family": ["gpt-image"]}, None),  # next to nothing
        (THUMBNAILS | {"images": "50k", "vendor": ["Ideogram"]}, None),  # a price by the picture has no tokens
    ],
)  # fmt: skip
def test_prompts_that_are_billed_by_the_token_are_said_first(
    base: Base, answers: dict[str, Any], told: str | None
) -> None:
    caveats = answer(base, **answers).caveats
    said = [caveat for caveat in caveats if caveat.startswith("prompts are billed")]
    assert said == ([told] if told else [])


@pytest.mark.parametrize(("route", "convenience"), [("fal", "●●●○"), ("meta-api", "●●●○"), ("bfl-api", "●●●●")])
def test_the_makers_own_route_is_an_advantage_only_where_everybody_may_take_it(
    base: Base, route: str, convenience: str
) -> None:
    first, *_ = answer(base, workflow="api", use=["thumbnails"], vendor=[VENDOR[route]], route=[route]).ranking
    assert first.values["convenience"].shown == convenience
