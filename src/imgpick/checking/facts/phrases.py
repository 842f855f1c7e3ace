"""How facts are worded in findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from imgpick.checking.facts.book import Cell
from imgpick.costing.step import dollars
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.wording import listed

SHOWN = 6
"""How many facts a finding shows at most."""
UNIT_WORDS = {"image": "per image", "megapixel": "per megapixel", "1M-tokens": "per 1M tokens", "month": "a month"}


def names(base: Base, models: Sequence[str], joint: str = "and") -> str:
    """The names of some models: ``A, B and C``; the first three and how many more when they are many."""
    shown = [base.model(key).name for key in models[:4]]
    if len(models) > 4:
        return f"{', '.join(shown[:3])} {joint} {len(models) - 3} more"
    return listed(shown, joint)


def cell(base: Base, item: Cell, *, route: bool = True, model: bool = False) -> str:
    """A price with all that it is for: ``$0.053 (medium, 1024x1024, OpenAI API)``."""
    size = "" if item.size in ("", "unknown", "any") else item.size
    shown = item.unit == "1M-tokens" or item.part in ("first", "further")
    part = item.part.replace("-", " ") if shown else ""
    mode = "" if item.mode == "standard" else item.mode
    where = base.route(item.route).name if route else ""
    tier = "tier not named" if item.tier == "unknown" else item.tier
    inner = ", ".join(part for part in (tier, size, part, mode, where) if part)
    unit = "" if item.unit == "image" else f" {UNIT_WORDS.get(item.unit, item.unit)}"
    name = f"{base.model(item.model).name} " if model else ""
    return f"{name}{dollars(item.usd)}{unit}" + (f" ({inner})" if inner else "")


def ladder(base: Base, cells: Iterable[Cell]) -> str:
    """What a model costs, tier by tier, on one route: the vendor's where it sells itself."""
    own = list(cells)
    if not own:
        return ""
    route = own[0].route
    rungs: dict[tuple[str, str], Cell] = {}
    for item in own:
        if item.route == route and item.mode == "standard":
            rungs.setdefault((item.tier, item.size_class or item.size), item)
    shown = list(rungs.values()) or own[:1]
    parts = [cell(base, item, route=False) for item in shown[:SHOWN]]
    more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    return f"{', '.join(parts)}{more} on {base.route(route).name}"


def distinct(cells: Iterable[Cell]) -> list[Cell]:
    """Cells without repetitions of the same figure for the same thing."""
    seen: dict[tuple[str, ...], Cell] = {}
    for item in cells:
        seen.setdefault((item.model, str(item.usd), item.tier, item.size, item.route, item.mode, item.part), item)
    return list(seen.values())


def total(usd: Decimal) -> str:
    """A sum for many images: $60, $33.60."""
    cents = usd.quantize(Decimal("0.01"))
    return f"${cents:,.0f}" if cents == cents.to_integral_value() else f"${cents:,.2f}"


def facts(cells: Sequence[Cell]) -> tuple[Fact, ...]:
    """The facts behind the first few cells that differ."""
    return tuple(c.fact for c in distinct(cells)[:SHOWN])
