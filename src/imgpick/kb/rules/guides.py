"""Editorial words."""

import re
from typing import Any

from imgpick.errors import suggestion
from imgpick.kb.build import Sections
from imgpick.kb.rules.declare import Found, ids, rule


@rule
def guides_hold_no_figures(sections: Sections, _: str) -> Found:
    """Editorial words name no price and no score: those come from facts at run time."""

    figure = re.compile(
        r"\$\s?\d|\bUSD\s?\d|\d\s?(?:USD\b|dollars?\b|cents?\b|%|per ?cent)|\b\d{3,4}\s*(?:points|Elo|votes)\b"
        r"|\bElo\b[^.]{0,20}\d{3,4}",
        re.IGNORECASE,
    )
    for index, guide in enumerate(sections.get("guides", [])):
        for key, value in guide.items():
            texts = [value] if isinstance(value, str) else [t for item in value for t in _texts(item)]
            for text in texts:
                if figure.search(text):
                    yield (
                        ("guides", index, key),
                        f"states a figure: {text[:50]!r}",
                        "leave figures to the facts",
                    )


def _texts(item: Any) -> list[str]:
    return list(item.values()) if isinstance(item, dict) else [item]


@rule
def guides_point_to_known_things(sections: Sections, _: str) -> Found:
    """A guide is about families, models, uses or needs of the base, and names rivals and guides that it has."""
    families, guides = ids(sections, "families"), ids(sections, "guides")
    uses = set(sections.get("method", {}).get("uses", {}))
    known = {
        "about": families | ids(sections, "models") | uses | {"commercial-weights", "open-weights"},
        "rivals": families,
        "related": families | guides,
    }
    for index, guide in enumerate(sections.get("guides", [])):
        for key, targets in known.items():
            for target in guide.get(key, []):
                if target not in targets:
                    yield ("guides", index, key), f"nothing called {target!r}", suggestion(target, targets)
        if guide["kind"] == "comparison" and len(guide["about"]) != 2:
            yield ("guides", index, "about"), "a comparison is about two", ""
