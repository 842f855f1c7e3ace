"""Hard limits on one offer: pass, fail or unknown, each with its reason and fact."""

from __future__ import annotations

from collections.abc import Callable

from imgpick.choosing import synonyms
from imgpick.choosing.brief import Need
from imgpick.choosing.check import (
    FAIL,
    PASS,
    UNKNOWN,
    Check,
    in_an_app_too,
    memory,
    row_of,
    timed,
    told_seconds,
    unsaid_of_app,
)
from imgpick.choosing.older import replaced_by
from imgpick.choosing.preference import TEXT_BOARD
from imgpick.choosing.reach import reach, spans
from imgpick.choosing.tongues import MANY, of_predecessor
from imgpick.costing.offers import Offer
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model, closest

_FLAGS = (
    "transparent", "edit", "mask-edit", "multi-turn", "svg", "layers", "exact-layout", "brand-colours",
    "style-reference", "multilingual-text", "fine-tune", "batch", "streaming", "seed", "provenance", "indemnity",
    "licensed-training-data", "web-search",
)  # fmt: skip


def check(need: Need, offer: Offer, base: Base, day: str) -> Check:
    """Whether an offer meets a need on a day."""
    model = base.model(offer.model)
    if need.name in _FLAGS:
        row = row_of(need.name, model, offer, day)
        if row is None and need.name == MANY and (older := of_predecessor(need, f"{MANY}: no source says", model, day)):
            return older
        said = _sold_in_batches(need, row, offer) or _by_plan(_flag(need, row, base), need, offer)
        return _by_api_only(said, need, model, offer, day) if row and need.name in _OF_FILES else said
    return _READERS[need.name](need, model, offer, day)


def _sold_in_batches(need: Need, row: Capability | None, offer: Offer) -> Check | None:
    """A price in batch mode tells that batches are sold, unless the base doubts it: it may be half of the usual one."""
    if need.name != "batch" or offer.mode != "batch" or offer.cost is None or (row and row.value != "yes"):
        return None
    return Check("batch", PASS, "sold in batch mode", tuple(cite.price(p) for p in offer.cost.prices))


def _by_plan(said: Check, need: Need, offer: Offer) -> Check:
    """What holds under a condition, with the plan of an app that is said to carry it."""
    plan = next((plan for plan in offer.plans if plan.speaks_of(need.name)), None)
    if said.state != UNKNOWN or not said.facts or plan is None:
        return said
    a_seat = " a seat" if plan.per == "seat" else ""
    reason = f"{said.reason}; {plan.plan} at ${plan.usd}{a_seat} is said to carry it"
    return said._replace(reason=reason, facts=(*said.facts, cite.plan(plan)))


_OF_FILES = ("svg", "transparent", "layers", "seed", "batch", "streaming", "fine-tune")
"""What a request asks for and a chat app may not pass on."""


def _by_api_only(said: Check, need: Need, model: Model, offer: Offer, day: str) -> Check:
    """What is known of a model that an API serves, too, holds in a chat app only if a source speaks of that app."""
    rows = model.any_capability(need.name, day)
    if said.state != PASS or not in_an_app_too(model, offer, day) or any(offer.route in row.routes for row in rows):
        return said
    return unsaid_of_app(said, f"{need.name}: known of the API", offer, model.base)


def _flag(need: Need, row: Capability | None, base: Base) -> Check:
    if row is None:
        return Check(str(need), UNKNOWN, f"{need.name}: no source says")
    fact = (cite.capability(row, base),)
    note = f" ({row.note})" if row.note else ""
    if row.value == "yes":
        return Check(str(need), PASS, f"{need.name}: yes{note}", fact, extra=row.extra)
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
    row = row_of(key, model, offer, day)
    if row is None or not isinstance(row.value, str):
        return _number_of_another_tier(need, key, model, offer, day, fits, unit)
    state = PASS if fits(_most(row)) else FAIL
    return Check(str(need), state, f"{need.name}: {row.value}{unit}", (cite.capability(row, model.base),))


def _most(row: Capability) -> float:
    """The number of a row; of a span its end."""
    return float(str(row.value).partition("-")[2] or str(row.value))


def _number_of_another_tier(
    need: Need, key: str, model: Model, offer: Offer, day: str, fits: Callable[[float], bool], unit: str
) -> Check:
    """What is known of the nearest tier only: no source says it of this one."""
    rows = [
        (abs(model.tiers.index(tier) - model.tiers.index(offer.tier)), tier, row)
        for row in model.any_capability(key, day)
        for tier in row.tiers
        if tier in model.tiers and offer.tier in model.tiers and (not row.routes or offer.route in row.routes)
    ]
    if not rows:
        return Check(str(need), UNKNOWN, f"{need.name}: no source says")
    _, tier, row = min(rows, key=lambda item: item[:2])
    reason = f"{need.name}: {row.value}{unit} at {tier}, no source says it of {offer.tier}"
    fact = (cite.capability(row, model.base),)
    return Check(str(need), UNKNOWN, reason, fact, against=not fits(_most(row)))


def _references(need: Need, model: Model, offer: Offer, day: str) -> Check:
    return _number(need, "references", model, offer, day, lambda v: v >= int(need.value), " at most")


def _seconds(need: Need, model: Model, offer: Offer, day: str) -> Check:
    if offer.kind == "self-host":
        return _seconds_of_a_card(need, model, offer, day)
    return _number(need, "seconds", model, offer, day, lambda v: v <= float(need.value), " s")


def _seconds_of_a_card(need: Need, model: Model, offer: Offer, day: str) -> Check:
    """On own GPUs: what another card takes is no pass; where one of a data centre takes too long, so does any other."""
    row = closest(timed(model, offer, day), offer.tier, offer.route)
    if row is None:
        return Check(str(need), UNKNOWN, f"{need.name}: no source names a card that was timed")
    fact = (cite.capability(row, model.base),)
    if row.data_centre and float(str(row.value).partition("-")[0]) > float(need.value):
        return Check(str(need), FAIL, f"{need.name}: {told_seconds(row)}", fact)
    return Check(str(need), UNKNOWN, f"{need.name}: {told_seconds(row)}, no source says it of your card", fact)


def _vram(need: Need, model: Model, offer: Offer, day: str) -> Check:
    rows = [r for r in model.any_capability("vram", day) if isinstance(r.value, str)]
    if model.licence.weights not in ("open", "unknown"):
        closed = (cite.licence(model, "weights", model.licence.weights),)
        return Check(str(need), FAIL, "vram: the weights are closed", closed)
    if not rows:
        return Check(str(need), UNKNOWN, "vram: no source says")
    least = memory(model, float(need.value), day)
    fits = least is not None
    least = least or min((r for r in rows if not r.remote), key=lambda r: float(str(r.value)), default=rows[0])
    how = ", quantised" * least.quantised + ", with parts of it offloaded" * least.offloaded
    others = [row for row in rows if _gainsays(row, least)]
    more = f", another source says {' or '.join(str(row.value) for row in others)} GB" if others else ""
    facts = tuple(cite.capability(row, model.base) for row in (least, *others))
    return Check(str(need), PASS if fits else FAIL, f"vram: runs in {least.value} GB{how}{more}", facts)


def _gainsays(row: Capability, other: Capability) -> bool:
    """Whether another source says that the same weights take another memory; for a copy both may be right."""
    whole = not any(r.remote or r.quantised or r.offloaded for r in (row, other))
    return whole and row.value != other.value and row.source != other.source


def _class(size: str) -> Callable[[Need, Model, Offer, str], Check]:
    def read(need: Need, model: Model, offer: Offer, day: str) -> Check:
        return reach(model, offer, day, size)._replace(limit=need.name)

    return read


def _aspect(need: Need, model: Model, offer: Offer, day: str) -> Check:
    row = row_of("aspect", model, offer, day)
    if row is None:
        return Check(str(need), UNKNOWN, "aspect: no source says")
    values = (row.value,) if isinstance(row.value, str) else row.value
    wanted = sizes.shape(need.value)
    for value, (low, high) in zip(values, spans(row), strict=True):
        if low - 0.01 <= wanted <= high + 0.01:
            passed = Check(str(need), PASS, f"aspect: {value}", (cite.capability(row, model.base),))
            of_api = offer.route not in row.routes and in_an_app_too(model, offer, day)
            return unsaid_of_app(passed, f"aspect: {value} by API", offer, model.base) if of_api else passed
    return Check(str(need), FAIL, f"aspect: only {', '.join(values)}", (cite.capability(row, model.base),))


def _language(need: Need, model: Model, offer: Offer, day: str) -> Check:
    row, many = (row_of(key, model, offer, day) for key in ("languages", MANY))
    what = f"text in {synonyms.language(need.value)}"
    if row and need.value in row.value:
        return Check(str(need), PASS, what, (cite.capability(row, model.base),))
    rated = next((s for s in model.scores if s.board == TEXT_BOARD and s.used), None) if need.value == "en" else None
    if rated:
        return Check(str(need), PASS, f"{what}: lettering rated by voters", (cite.score(rated),))
    if many and many.value == "yes" and row is None:
        told = f" ({many.note})" if many.note else ""
        text = f"{what}: several languages{told}, not said whether this one"
        return Check(str(need), UNKNOWN, text, (cite.capability(many, model.base),))
    if row:
        named = " and ".join(synonyms.language(code) for code in row.value)
        return Check(str(need), UNKNOWN, f"{what}: a source names {named} only", against=True)
    if older := of_predecessor(need, f"{what}: no source says", model, day):
        return older
    return Check(str(need), UNKNOWN, f"{what}: no source says")


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
    """Until when a source says that a model is served; that none announces an end promises nothing. Weights that one
    holds run on."""
    limit, life, where = str(need), model.life(day), model.base.route(offer.route).name
    if offer.kind == "self-host" and model.licence.weights == "open":
        held = (cite.licence(model, "weights", "open"),)
        return Check(limit, PASS, "weights that you have downloaded run on", held)
    fact, served = (cite.life(model, life),), offer.access
    if served and served.until:
        state, until = (PASS if served.until >= need.value else FAIL), (cite.access(model, served),)
        return Check(limit, state, f"leaves {where} on {served.until}", until)
    if life.shutdown:
        state = PASS if life.shutdown >= need.value else FAIL
        return Check(limit, state, f"stops on {life.shutdown}", fact)
    if life.status == "deprecated":
        return Check(limit, UNKNOWN, "deprecated, without a day", fact, against=True)
    replaced = life.status == "superseded"
    silent = f"no source says how long it is {'still ' if replaced else ''}served on {where}"
    return Check(limit, UNKNOWN, silent, fact, against=replaced)


def _current(need: Need, model: Model, offer: Offer, day: str) -> Check:
    """Whether nothing has replaced it; weights on own GPUs are replaced by what can be downloaded only."""
    fact = (cite.life(model, model.life(day)),)
    after = replaced_by(offer, model.base, day)
    if after:
        return Check(need.name, FAIL, f"superseded by {after}", fact)
    return Check(need.name, PASS, "current: nothing has replaced it", fact)


_READERS: dict[str, Callable[[Need, Model, Offer, str], Check]] = {
    "references": _references,
    "images-per-call": _per_call,
    "lasts-until": _lasts,
    "current": _current,
    "max-seconds": _seconds,
    "vram": _vram,
    "2k": _class("2K"),
    "4k": _class("4K"),
    "aspect": _aspect,
    "language": _language,
    "open-weights": _open_weights,
    "commercial-weights": _commercial_weights,
}
