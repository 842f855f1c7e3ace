"""Hard limits on one offer: pass, fail or unknown, each with its reason and fact."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from imgpick.choosing.brief import Need
from imgpick.costing.offers import PRICED, Offer
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


class Check(NamedTuple):
    """What one limit says of one offer."""

    limit: str
    """The need, budget or filter, as the brief writes it."""
    state: str
    reason: str
    facts: tuple[Fact, ...] = ()
    largest: int = 0
    """For a size that is too large: the longest edge in pixels that is known of the offer."""


_FLAGS = (
    "transparent", "edit", "mask-edit", "multi-turn", "svg", "layers", "exact-layout", "brand-colours",
    "style-reference", "multilingual-text", "fine-tune", "batch", "streaming", "seed", "provenance", "indemnity",
    "licensed-training-data", "web-search",
)  # fmt: skip


def check(need: Need, offer: Offer, base: Base, day: str) -> Check:
    """Whether an offer meets a need on a day."""
    model = base.model(offer.model)
    if need.name in _FLAGS:
        row = _row(need.name, model, offer, day)
        said = _sold_in_batches(need, row, offer) or _flag(need, row, base)
        return _by_api_only(said, need, model, offer, day) if row and need.name in _OF_FILES else said
    return _READERS[need.name](need, model, offer, day)


def _sold_in_batches(need: Need, row: Capability | None, offer: Offer) -> Check | None:
    """A price in batch mode tells that batches are sold, unless the base doubts it: it may be half of the usual one."""
    if need.name != "batch" or offer.mode != "batch" or offer.cost is None or (row and row.value != "yes"):
        return None
    return Check("batch", PASS, "sold in batch mode", tuple(cite.price(p) for p in offer.cost.prices))


_OF_FILES = ("svg", "transparent", "layers", "seed", "batch", "streaming", "fine-tune")
"""What a request asks for and a chat app may not pass on."""


def _by_api_only(said: Check, need: Need, model: Model, offer: Offer, day: str) -> Check:
    """What is known of a model that an API serves, too, holds in a chat app only if a source speaks of that app."""
    rows = model.any_capability(need.name, day)
    if said.state != PASS or not _in_an_app_too(model, offer, day) or any(offer.route in row.routes for row in rows):
        return said
    return _unsaid_of_app(said, f"{need.name}: known of the API", offer, model.base)


def _in_an_app_too(model: Model, offer: Offer, day: str) -> bool:
    kinds = (model.base.route(access.route).kind for access in model.access(day)) if offer.kind == "chat-app" else ()
    return any(kind in PRICED for kind in kinds)


def _unsaid_of_app(said: Check, known: str, offer: Offer, base: Base) -> Check:
    return said._replace(state=UNKNOWN, reason=f"{known}, no source says it of {base.route(offer.route).name}")


def _row(key: str, model: Model, offer: Offer, day: str) -> Capability | None:
    row = model.capability(key, day, offer.tier, offer.route)
    if row is None and not offer.tier:  # an app that names no tier offers them all
        rows = [r for r in model.any_capability(key, day) if not r.routes or offer.route in r.routes]
        row = next((r for r in rows if r.value == "yes"), rows[0] if rows else None)
    return row


def _flag(need: Need, row: Capability | None, base: Base) -> Check:
    if row is None:
        return Check(str(need), UNKNOWN, f"{need.name}: no source says")
    fact = (cite.capability(row, base),)
    note = f" ({row.note})" if row.note else ""
    if row.value == "yes":
        return Check(str(need), PASS, f"{need.name}: yes{note}", fact)
    if row.value in ("no", "n/a", "announced"):
        what = "only announced" if row.value == "announced" else "no"
        return Check(str(need), FAIL, f"{need.name}: {what}{note}", fact)
    return Check(
        str(need),
        UNKNOWN,
        f"{need.name}: {'under a condition' if row.value == 'conditional' else 'unknown'}{note}",
        fact,
    )


def _number(
    need: Need, key: str, model: Model, offer: Offer, day: str, fits: Callable[[float], bool], unit: str
) -> Check:
    row = _row(key, model, offer, day)
    if row is None or not isinstance(row.value, str):
        return Check(str(need), UNKNOWN, f"{need.name}: no source says")
    value = float(row.value.partition("-")[2] or row.value)
    state = PASS if fits(value) else FAIL
    return Check(str(need), state, f"{need.name}: {row.value}{unit}", (cite.capability(row, model.base),))


def _references(need: Need, model: Model, offer: Offer, day: str) -> Check:
    return _number(need, "references", model, offer, day, lambda v: v >= int(need.value), " at most")


def _seconds(need: Need, model: Model, offer: Offer, day: str) -> Check:
    return _number(need, "seconds", model, offer, day, lambda v: v <= float(need.value), " s")


def _vram(need: Need, model: Model, offer: Offer, day: str) -> Check:
    rows = [r for r in model.any_capability("vram", day) if isinstance(r.value, str)]
    if model.licence.weights not in ("open", "unknown"):
        closed = (cite.licence(model, "weights", model.licence.weights),)
        return Check(str(need), FAIL, "vram: the weights are closed", closed)
    if not rows:
        return Check(str(need), UNKNOWN, "vram: no source says")
    fitting = [r for r in rows if float(str(r.value)) <= float(need.value)]
    least = min(fitting or rows, key=lambda r: (r.offloaded, float(str(r.value))))
    state = FAIL if not fitting else UNKNOWN if least.offloaded else PASS
    how = " only with parts of it offloaded" if least.offloaded else ""
    return Check(str(need), state, f"vram: runs in {least.value} GB{how}", (cite.capability(least, model.base),))


_USUAL_EDGE = 1536
"""Pixels that every image model paints; a larger picture needs a source."""


def _names_a_size(offer: Offer) -> bool:
    """Whether the price is that of a size; one for any size, or by area, says nothing of how large it can be."""
    facts = [fact for step in offer.cost.steps for fact in step.facts] if offer.cost else []
    return any(fact.size not in ("", "any", "unknown") for fact in facts)


def reach(model: Model, offer: Offer, day: str, size: str) -> Check:
    """Whether the offer can make a picture of a size."""
    edge = _row("max-edge", model, offer, day)
    area = _row("max-megapixels", model, offer, day)
    wanted_edge, wanted_area = (
        sizes.longest_edge(size),
        sizes.megapixels(size if size != "4K" else "3840x2160"),
    )
    facts = tuple(cite.capability(r, model.base) for r in (edge, area) if r)
    of_app = any(offer.route in row.routes for row in (edge, area) if row)
    if wanted_edge > _USUAL_EDGE and not of_app and facts and _in_an_app_too(model, offer, day):
        passed = reach(model, offer._replace(kind=""), day, size)
        known = f"size: {passed.reason} by API"
        return _unsaid_of_app(passed, known, offer, model.base) if passed.state == PASS else passed
    if edge and float(str(edge.value)) >= wanted_edge and not (area and float(str(area.value)) < wanted_area * 0.9):
        return Check(f"size={size}", PASS, f"up to {edge.value} px", facts)
    if area and float(str(area.value)) >= wanted_area * 0.9:
        return Check(f"size={size}", PASS, f"up to {area.value} MP", facts)
    if edge or area:
        most = f"{edge.value} px" if edge else f"{area.value} MP" if area else ""
        return Check(f"size={size}", FAIL, f"at most {most}", facts, int(float(str(edge.value))) if edge else 0)
    if offer.cost and sizes.covers(offer.size, size) and (_names_a_size(offer) or wanted_edge <= _USUAL_EDGE):
        return Check(f"size={size}", PASS, f"sold at {offer.size}", tuple(cite.price(p) for p in offer.cost.prices))
    largest = _largest(model.base, day)
    if largest and wanted_edge > int(largest.value):
        text = f"no model is known to paint more than {largest.value} px along an edge"
        return Check(f"size={size}", FAIL, text, (largest,))
    return Check(f"size={size}", UNKNOWN, "no source gives its largest size")


@lru_cache(maxsize=4)
def _largest(base: Base, day: str) -> Fact | None:
    """The longest edge that any model of a base is known to paint on a day."""
    rows = [row for model in base.models for row in model.any_capability("max-edge", day)]
    return cite.capability(max(rows, key=lambda row: int(float(str(row.value)))), base) if rows else None


def _class(size: str) -> Callable[[Need, Model, Offer, str], Check]:
    def read(need: Need, model: Model, offer: Offer, day: str) -> Check:
        return reach(model, offer, day, size)._replace(limit=need.name)

    return read


def _ratio(text: str) -> float:
    wide, _, high = text.partition(":")
    return int(wide) / int(high)


def _aspect(need: Need, model: Model, offer: Offer, day: str) -> Check:
    row = _row("aspect", model, offer, day)
    if row is None:
        return Check(str(need), UNKNOWN, "aspect: no source says")
    values = (row.value,) if isinstance(row.value, str) else row.value
    wanted = _ratio(need.value)
    for value in values:
        low, _, high = value.partition("..")
        if abs(_ratio(low) - wanted) < 0.01 or (high and _ratio(low) - 0.01 <= wanted <= _ratio(high) + 0.01):
            return Check(str(need), PASS, f"aspect: {value}", (cite.capability(row, model.base),))
    return Check(str(need), FAIL, f"aspect: only {', '.join(values)}", (cite.capability(row, model.base),))


def _language(need: Need, model: Model, offer: Offer, day: str) -> Check:
    row = _row("languages", model, offer, day)
    if row and need.value in row.value:
        return Check(str(need), PASS, f"text in {need.value}", (cite.capability(row, model.base),))
    return Check(str(need), UNKNOWN, f"text in {need.value}: no source says")


def _open_weights(need: Need, model: Model, offer: Offer, day: str) -> Check:
    value = model.licence.weights
    state = PASS if value == "open" else UNKNOWN if value == "unknown" else FAIL
    return Check(need.name, state, f"weights: {value}", (cite.licence(model, "weights", value),))


def _commercial_weights(need: Need, model: Model, offer: Offer, day: str) -> Check:
    licence = model.licence
    if licence.weights != "open":
        return _open_weights(need, model, offer, day)._replace(limit=need.name)
    value = licence.self_host
    state = {"yes": PASS, "no": FAIL, "n/a": FAIL}.get(value, UNKNOWN)
    note = f": {licence.condition}" if licence.condition and state != PASS else ""
    what = {"yes": "may be run commercially", "no": "may not be run commercially"}.get(value, "only under a condition")
    return Check(need.name, state, f"{licence.name} {what}{note}", (cite.licence(model, "self-host", value),))


def _per_call(need: Need, model: Model, offer: Offer, day: str) -> Check:
    return _number(need, "images-per-call", model, offer, day, lambda v: v >= int(need.value), " at most")


def _lasts(need: Need, model: Model, offer: Offer, day: str) -> Check:
    """An end that is announced; that none is says only that much."""
    life = model.life(day)
    fact = (cite.life(model, life),)
    served = offer.access
    if served and served.until and served.until < need.value:
        return Check(str(need), FAIL, f"leaves this route on {served.until}", (cite.access(model, served),))
    if life.shutdown:
        state = PASS if life.shutdown >= need.value else FAIL
        return Check(str(need), state, f"stops on {life.shutdown}", fact)
    if life.status == "deprecated":
        return Check(str(need), UNKNOWN, "deprecated, without a day", fact)
    return Check(str(need), PASS, "no end is announced", fact)


_READERS: dict[str, Callable[[Need, Model, Offer, str], Check]] = {
    "references": _references,
    "images-per-call": _per_call,
    "lasts-until": _lasts,
    "max-seconds": _seconds,
    "vram": _vram,
    "2k": _class("2K"),
    "4k": _class("4K"),
    "aspect": _aspect,
    "language": _language,
    "open-weights": _open_weights,
    "commercial-weights": _commercial_weights,
}
