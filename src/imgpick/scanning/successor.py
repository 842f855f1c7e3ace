"""The model to move to, its id on the same route, and what is different there."""

from __future__ import annotations

from imgpick.kb import cite
from imgpick.kb.facts import Price
from imgpick.kb.model import Model
from imgpick.scanning.result import Change

_PARAMETERS = ("transparent", "edit", "mask-edit", "multi-turn", "seed", "streaming", "batch", "svg", "style-reference",
               "fine-tune", "layers", "exact-layout", "brand-colours", "web-search")  # fmt: skip
"""Capabilities that a caller asks for with a parameter or an endpoint."""
_EDIT = "edit"
_CELLS = 2
_USUAL = ("1024x1024", "1K", "1536x1024", "1024x1536")


def usual_route(model: Model) -> str:
    """The route on which the vendor itself serves a model; empty when no name says."""
    routes = [row["route"] for row in model.raw.get("names", ()) if row["kind"] == "api" and "route" in row]
    return routes[0] if routes else ""


def api_id(model: Model, route: str, like: str = "") -> str:
    """The id of a model on a route, the shortest when there are several (snapshots are longer); else empty.

    The endpoint of edits is one for an id that is ``like`` such a one, and for no other."""
    rows = [
        r["name"] for r in model.raw.get("names", ()) if r["kind"] in ("api", "route-id") and r.get("route") == route
    ]
    fitting = [name for name in rows if not name.endswith("-preview") and (_EDIT in name) == (_EDIT in like)]
    return min(fitting, key=len, default="") if route else ""


def changes(old: Model, new: Model, route: str, day: str) -> tuple[Change, ...]:
    """What a caller must know before the move, as far as the base knows it."""
    return (*_tiers(old, new), *_prices(old, new, route, day), *_dropped(old, new, route, day))


def _tiers(old: Model, new: Model) -> list[Change]:
    if set(old.tiers) != set(new.tiers) and old.tiers:
        mine, theirs = ", ".join(old.tiers), ", ".join(new.tiers) or "none"
        return [Change("tiers", f"quality tiers {mine} become {theirs}"), *_tokens(old, new)]
    return _tokens(old, new)


def _tokens(old: Model, new: Model) -> list[Change]:
    """The same tier word with another number of image tokens, the largest difference."""
    theirs = {(row.tier, row.size): row for row in new.tokens if row.part == "image-out"}
    pairs = [(row, theirs[row.tier, row.size]) for row in old.tokens
             if row.part == "image-out" and row.tier and (row.tier, row.size) in theirs]  # fmt: skip
    pairs = [(a, b) for a, b in pairs if a.number != b.number]
    if not pairs:
        return []
    a, b = max(pairs, key=lambda pair: (pair[0].size in _USUAL, abs(pair[0].number - pair[1].number)))
    base = old.base
    facts = tuple(cite.tokens(row, base.source(row.source).day) for row in (a, b))
    return [Change("tier", f'"{a.tier}" means {b.number:,} image tokens instead of {a.number:,} at {a.size}', facts)]


def _prices(old: Model, new: Model, route: str, day: str) -> list[Change]:
    """The cells that both models have on the route, dearest first, with the last price of a model that is gone."""
    mine = {_cell(p): p for p in old.all_prices if p.used and p.route == route and p.unit == "image" and p.day <= day}
    theirs = {_cell(p): p for p in new.prices(day) if p.route == route and p.unit == "image"}
    shared = [(p, theirs[key]) for key, p in mine.items() if key in theirs and p.mode == "standard"]
    shared.sort(key=lambda pair: (pair[0].size not in _USUAL, -pair[0].usd, pair[0].size))
    seen: dict[str, tuple[Price, Price]] = {}
    for pair in shared:
        seen.setdefault(pair[0].tier, pair)
    return [_price(a, b) for a, b in list(seen.values())[:_CELLS]]


def _price(a: Price, b: Price) -> Change:
    cell = ", ".join(part for part in (a.tier, a.size) if part)
    move = "the same" if a.usd == b.usd else f"instead of {_usd(a)}"
    return Change("price", f"{cell}: {_usd(b)} an image, {move}", (cite.price(a), cite.price(b)))


def _usd(price: Price) -> str:
    return f"${price.usd.normalize():f}{'' if price.basis == 'listed' else f' ({price.basis})'}"


def _cell(price: Price) -> tuple[str, ...]:
    return (price.tier, price.size, price.mode, str(price.references), price.part, price.plan)


def _dropped(old: Model, new: Model, route: str, day: str) -> list[Change]:
    """What the old model could and the new one cannot, both said by a source."""
    out = []
    for key in _PARAMETERS:
        had = next((c for c in old.capabilities if c.key == key and c.used and c.value == "yes"), None)
        has = new.capability(key, day, "", route)
        if had and has and has.value == "no":
            facts = (cite.capability(had, old.base), cite.capability(has, new.base))
            out.append(Change("dropped", f"{key} is gone", facts))
    return out
