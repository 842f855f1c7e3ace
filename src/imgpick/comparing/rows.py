"""The rows of a comparison, each from the facts of every model on one day.

A price stands at the tier its seller names and a score at the tier that was tested; where the two differ
the score carries a footnote, so that nobody joins them unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from imgpick.comparing.preference import preference
from imgpick.comparing.result import ANNOUNCED, KNOWN, NO, NOT_APPLICABLE, UNKNOWN, Cell, Column, Row
from imgpick.comparing.wanted import Wanted
from imgpick.costing.arithmetic import Cost, Job, cost, image_tokens
from imgpick.costing.offers import route_tiers
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model
from imgpick.kb.standing import ends, standing

CAPABILITY_ROWS = (
    ("edit", "editing", ""), ("mask-edit", "editing in a mask", ""), ("multi-turn", "refining in conversation", ""),
    ("references", "reference images", "images"), ("max-edge", "longest side", "px"),
    ("max-megapixels", "largest picture", "MP"), ("min-megapixels", "smallest picture", "MP"),
    ("min-edge", "shortest side", "px"), ("edge-step", "edges in steps of", "px"), ("sizes-only", "sizes", ""), ("aspect", "aspect ratios", ""),
    ("transparent", "transparent background", ""), ("svg", "vector output", ""), ("layers", "layers", ""),
    ("exact-layout", "layout by boxes", ""), ("brand-colours", "exact colours", ""),
    ("style-reference", "style references", ""), ("multilingual-text", "text in many languages", ""),
    ("seed", "seed", ""), ("batch", "batch mode", ""), ("streaming", "partial images", ""),
    ("fine-tune", "fine-tuning", ""), ("web-search", "web search", ""), ("vram", "graphics memory", "GB"),
    ("seconds", "seconds an image", "s"), ("provenance", "provenance mark", ""), ("indemnity", "indemnity", ""),
    ("licensed-training-data", "licensed training data", ""),
)  # fmt: skip


def rows(base: Base, columns: Sequence[Column], day: str, wanted: Wanted) -> Iterator[Row]:
    """Every row, those without a fact too. Of a model without a fact up to the day everything is unknown."""
    dark = {column.model.id for column in columns if not column.model.known(day)}
    for row in _rows(base, columns, day, wanted):
        cells = (Cell(cell.model) if cell.model in dark else cell for cell in row.cells)
        yield row._replace(cells=tuple(cells)) if dark else row


def _rows(base: Base, columns: Sequence[Column], day: str, wanted: Wanted) -> Iterator[Row]:
    simple: tuple[tuple[str, str, Callable[[Model], Cell]], ...] = (
        ("status", "status", lambda m: _status(m, day)),
        ("released", "released", lambda m: _released(m, day)),
        ("routes", "routes", lambda m: _routes(m, day)),
        ("licence", "licence", _licence),
        ("commercial-use", "commercial use of pictures", _commercial),
        ("self-hosting", "self-hosting for business", _self_host),
    )
    for attribute, label, read in simple:
        yield Row(attribute, label, tuple(read(c.model) for c in columns))
    yield from _prices(columns, day, wanted)
    yield from _tokens(columns, wanted)
    yield from preference(base, columns, day, wanted)
    for key, label, unit in CAPABILITY_ROWS:
        yield Row(key, label, tuple(_capability(c, key, unit, day, wanted) for c in columns))
    yield Row("convenience", "convenience, apart from quality", tuple(_convenience(c.model, day) for c in columns))


def _status(model: Model, day: str) -> Cell:
    life = model.life(day)
    if not life.source:
        return Cell(model.id, "not released yet", state=UNKNOWN)
    end = ends(model, day)
    return Cell(
        model.id, f"{standing(model, day)}{f', {end}' if end else ''}", state=KNOWN, facts=(cite.life(model, life),)
    )


def _released(model: Model, day: str) -> Cell:
    raw = model.raw["released"]
    if model.released == "unknown":
        return Cell(model.id)
    if model.released > day:
        return Cell(model.id, "not yet", state=ANNOUNCED)
    fact = cite.Fact(
        f"{model.id}.released", model.released, "", raw["source"], model.released, note=raw.get("note", "")
    )
    return Cell(model.id, model.released, state=KNOWN, facts=(fact,))


def _routes(model: Model, day: str) -> Cell:
    open_ones = [a for a in model.access(day) if a.state in ("yes", "limited")]
    named = [model.base.route(a.route) for a in open_ones]
    shown = [r.name for r in named if r.kind != "reseller"]
    resellers = sum(r.kind == "reseller" for r in named)
    more = [f"{resellers} reseller{'s' if resellers > 1 else ''}"] if resellers else []
    facts = tuple(cite.access(model, a) for a in open_ones)
    return Cell(model.id, ", ".join(shown + more), state=KNOWN if facts else UNKNOWN, facts=facts)


def _licence(model: Model) -> Cell:
    licence = model.licence
    weights = {"open": "open weights", "closed": "closed weights"}.get(licence.weights, f"weights {licence.weights}")
    facts = (cite.licence(model, "name", licence.name),)
    return Cell(model.id, f"{licence.name}, {weights}", state=KNOWN, facts=facts)


def _commercial(model: Model) -> Cell:
    licence = model.licence
    by_api = {"yes": "by API allowed; ", "no": "by API not allowed; "}.get(licence.outputs_by_api, "")
    note = f"{by_api}{licence.condition}" if licence.outputs == "conditional" else ""
    return _state(model, licence.outputs, (cite.licence(model, "outputs", licence.outputs),), note)


def _self_host(model: Model) -> Cell:
    licence = model.licence
    note = licence.condition if licence.self_host == "conditional" else ""
    return _state(model, licence.self_host, (cite.licence(model, "self-host", licence.self_host),), note)


def _state(model: Model, value: str, facts: tuple[cite.Fact, ...], note: str = "") -> Cell:
    states = {"no": NO, "unknown": UNKNOWN, "n/a": NOT_APPLICABLE, "announced": ANNOUNCED}
    shown = "under a condition" if value == "conditional" else value
    state = states.get(value, KNOWN)
    return Cell(model.id, "" if state == UNKNOWN else shown, state=state, facts=facts, note=note)


def price(model: Model, day: str, wanted: Wanted, tier: str) -> Cost | None:
    """The price of one image at a tier: on the asked route, else on the vendor's own, else the cheapest provider's."""
    found: list[tuple[int, Decimal, Cost]] = []
    job = wanted.job._replace(vector=tier in model.apart)
    for access in model.access(day):
        route = model.base.route(access.route)
        place = {"vendor-api": 0, "provider-api": 1, "reseller": 2}.get(route.kind, 9)
        named = wanted.route in (route.id, route.kind)
        if place > 2 or (wanted.route and not named) or (not wanted.route and place == 2):
            continue
        one = cost(model, model.prices(day, route.id), tier, wanted.mode, job, model.prices(day))
        if one:
            found.append((place if not wanted.route else 0, one.per_image, one))
    return min(found, key=lambda item: item[:2])[2] if found else None


def tiers(model: Model, day: str) -> list[str]:
    """The tiers that any priced route of a model names, in the vendor's order; the empty one for none."""
    routes = [access.route for access in model.access(day)]
    named = {tier for route in routes for tier in route_tiers(model, model.prices(day, route))}
    named -= {"unknown", "auto"}
    order = {tier: index for index, tier in enumerate(model.tiers)}
    return sorted(named or {""}, key=lambda tier: order.get(tier, len(order)))


def _prices(columns: Sequence[Column], day: str, wanted: Wanted) -> Iterator[Row]:
    """One row a tier name; a model without tiers shows its one price in each, and says so."""
    names: list[str] = []
    for column in columns:
        own = [wanted.tier] if wanted.tier else [column.tier] if column.tier else tiers(column.model, day)
        names += [tier for tier in own if tier not in names]
    for tier in [name for name in names if name] or [""]:
        cells = tuple(_price_cell(column, day, wanted, tier) for column in columns)
        yield Row("price", f"price an image, {tier}" if tier else "price an image", cells)
        if wanted.images:
            label = f"{wanted.images:,} a month, {tier}" if tier else f"{wanted.images:,} a month"
            yield Row("month", label, tuple(_month(cell, wanted.images) for cell in cells))


def _price_cell(column: Column, day: str, wanted: Wanted, tier: str) -> Cell:
    model = column.model
    own = tiers(model, day)
    if own == [""] and not model.tiers:
        tier = ""
    elif tier not in own and tier not in model.tiers:
        return Cell(model.id, tier=tier, state=NOT_APPLICABLE)
    found = price(model, day, wanted, tier)
    if found is None:
        return Cell(model.id, tier=tier, size=wanted.job.size, mode=wanted.mode, unit="USD/image")
    note = "; ".join((*found.notes, *_weak(found)))
    facts = tuple(cite.price(p) for p in found.prices)
    value = f"{found.per_image.normalize():f}"
    return Cell(model.id, value, "USD/image", tier, found.size, found.route, found.mode, KNOWN, facts, note)


def _weak(found: Cost) -> Iterator[str]:
    bases = sorted({p.basis for p in found.prices if p.basis != "listed"})
    if bases:
        yield f"{' and '.join(bases)}, not listed by the seller"


def _month(cell: Cell, images: int) -> Cell:
    if cell.state != KNOWN:
        return cell._replace(unit="USD/month")
    return cell._replace(value=f"{(Decimal(cell.value) * images).normalize():f}", unit="USD/month")


def _tokens(columns: Sequence[Column], wanted: Wanted) -> Iterator[Row]:
    """Image tokens of a tier at the asked size, where a vendor bills tokens."""
    names: list[str] = []
    for column in columns:
        own = dict.fromkeys(t.tier for t in column.model.tokens if t.part == "image-out" and t.tier)
        names += [t for t in own if t not in names and (not wanted.tier or t == wanted.tier)]
    for tier in names:
        yield Row("tokens", f"image tokens, {tier}", tuple(_token_cell(c.model, tier, wanted.job) for c in columns))


def _token_cell(model: Model, tier: str, job: Job) -> Cell:
    known = image_tokens(model, tier, job)
    if known is None:
        return Cell(model.id, tier=tier, state=UNKNOWN if model.tiers else NOT_APPLICABLE)
    fact = (cite.tokens(known, model.base.source(known.source).day),)
    return Cell(model.id, str(known.number), "tokens", tier, known.size, state=KNOWN, facts=fact)


def _capability(column: Column, key: str, unit: str, day: str, wanted: Wanted) -> Cell:
    model = column.model
    tier = wanted.tier or column.tier
    row = model.capability(key, day, tier, wanted.route)
    spread = model.any_capability(key, day)
    if row is None and spread:
        return _spread(model, spread, unit)
    if row is None:
        return Cell(model.id, unit=unit)
    fact = (cite.capability(row, model.base),)
    notes = [row.note] if row.note else []
    if row.basis != "documented":
        notes.append(row.basis.replace("-", " "))
    value = row.value if isinstance(row.value, str) else ", ".join(row.value)
    if key == "vram" and model.licence.weights == "closed":
        return Cell(model.id, state=NOT_APPLICABLE)
    cell = _state(model, value, fact, "; ".join(notes))
    return cell._replace(unit=unit, tier=", ".join(row.tiers), route=", ".join(row.routes))


def _spread(model: Model, rows: Sequence[Capability], unit: str) -> Cell:
    """Facts that hold for some tiers or routes only: each with the tiers and routes it holds for."""
    parts = []
    for row in rows:
        value = row.value if isinstance(row.value, str) else ", ".join(row.value)
        value = "under a condition" if value == "conditional" else f"{value} {unit}".strip()
        where = ", ".join((*row.tiers, *row.routes))
        parts.append(f"{value} ({where})" if where else value)
    facts = tuple(cite.capability(row, model.base) for row in rows)
    return Cell(model.id, "; ".join(parts), state=KNOWN, facts=facts)


def _convenience(model: Model, day: str) -> Cell:
    """What stands between a user and the picture, from facts about routes; never from a rank."""
    base = model.base
    open_ones = [a for a in model.access(day) if a.state in ("yes", "limited")]
    kinds = [base.route(a.route).kind for a in open_ones]
    parts = []
    if "chat-app" in kinds:
        parts.append("in a chat app")
    if "vendor-api" in kinds:
        parts.append("own API")
    providers = kinds.count("provider-api")
    if providers:
        parts.append(f"{providers} provider{'s' if providers > 1 else ''}")
    talk = model.capability("multi-turn", day)
    if talk and talk.value == "yes":
        parts.append("multi-turn")
    facts = tuple(cite.access(model, a) for a in open_ones)
    return Cell(model.id, ", ".join(parts), state=KNOWN if parts else UNKNOWN, facts=facts)
