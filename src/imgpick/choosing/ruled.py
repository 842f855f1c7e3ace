"""What was ruled out, by the limit that did it, and the limit that is cheapest to give up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from imgpick.choosing.brief import Brief
from imgpick.choosing.budget import MONEY
from imgpick.choosing.check import Check
from imgpick.choosing.relaxed import taken_without
from imgpick.choosing.result import Group, Relax, per_month
from imgpick.choosing.screen import Candidate, in_batches, screen
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars, rounded
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.wording import listed

T = TypeVar("T")


def ruled_out(candidates: Sequence[Candidate], base: Base) -> tuple[Group, ...]:
    """The offers that fail, by the first limit they fail; the most telling group first."""
    groups: dict[str, list[tuple[Offer, Check]]] = {}
    left: dict[str, list[Offer]] = {}
    for candidate in candidates:
        if candidate.failed:
            check = candidate.failed[0]
            groups.setdefault(check.limit, []).append((candidate.offer, check))
        else:
            left.setdefault(candidate.offer.model, []).append(candidate.offer)
    out = [Group(limit, _group_text(limit, items, left, base), tuple(items)) for limit, items in groups.items()]
    return tuple(sorted(out, key=lambda g: (_TELLING.get(g.limit.partition("=")[0], 0), -len(g.offers), g.limit)))


_TELLING = {"tier": 1, "vendor": 1, "family": 1, "not-vendor": 1, "not-route": 1, "served": 2, "released": 2,
            "route": 1, "tier named": 3, "price whole": 3, "resellers": 4, "app for code": 4, "workflow": 5, "offered": 6}  # fmt: skip
"""Limits that the brief names come first; what never was in question comes last."""


def _group_text(
    limit: str, items: Sequence[tuple[Offer, Check]], left: Mapping[str, Sequence[Offer]], base: Base
) -> str:
    """``left`` are the offers of each model that nothing rules out."""
    count = f"{len(items)} offer{'s' if len(items) > 1 else ''}"
    name, _, value = limit.partition("=")
    if name in MONEY and not any(offer.cost for offer, _ in items):
        return f"{count} not within ${Decimal(value):,}{' a month' if name == 'max-monthly' else ' an image'}: {_by_plan(items, base)}"
    if name in MONEY:
        priced = sorted((o.cost.total, o.id, o) for o, _ in items if o.cost)
        ends = [(each, offer) for each, _, offer in (priced[0], priced[-1])]
        told = [f"{dollars(each)} ({', '.join(filter(None, (base.model(o.model).name, at(o))))})" for each, o in ends]
        span = " to ".join(told if ends[1][0] != ends[0][0] else told[:1])
        return f"{count} over ${Decimal(value):,}{' a month' if name == 'max-monthly' else ' an image'}: images from {span}"
    most = 4 if name in _TELLING else 8
    models = _models([offer for offer, _ in items], {} if name in _TELLING else left, base)
    names = ", ".join(models[:most]) + (f" and {len(models) - most} more" if len(models) > most else "")
    what = {
        "served": "retired or about to stop",
        "released": "not released yet",
        "workflow": "outside your workflow",
        "resellers": "sold by resellers only",
        "app for code": "in an app for code",
        "offered": "without a route in the base",
        "tier named": "no tier named by the seller",
        "price whole": "priced in part only, whole on another route",
        "vendor": "of another vendor",
        "family": "of another family",
        "route": "on another route",
        "tier": "at another tier",
        "not-vendor": "of a vendor that you ruled out",
        "not-route": "on a route that you ruled out",
        "current": "that a later model has replaced",
    }.get(name, f"without {limit}")
    reason = f" ({_REASONS[name]})" if name in _REASONS else ""
    return f"{count} {what}: {names}{reason}"


def at(offer: Offer) -> str:
    """The tier and the size at which a price was read: ``low, 1024x1024``."""
    return ", ".join(part for part in (offer.tier, offer.size) if part not in ("", "any", "unknown"))


def _by_plan(items: Sequence[tuple[Offer, Check]], base: Base) -> str:
    """Offers without a price per image, by what of their plans is in the way: what they cost, or how much they allow."""
    told: dict[str, list[str]] = {}
    for offer, check in items:
        told.setdefault(check.reason, []).append(offer.product or base.model(offer.model).name)
    reasons = [f"{phrase(list(dict.fromkeys(names)))} ({reason})" for reason, names in told.items()]
    return "; ".join(reasons[:MOST_REASONS])


def _too_few(check: Check) -> bool:
    """Whether it is how many images a plan allows that is in the way, and not what it costs."""
    return check.limit.startswith("max-monthly") and any(".limits." in fact.path for fact in check.facts)


def _models(out: Sequence[Offer], left: Mapping[str, Sequence[Offer]], base: Base) -> list[str]:
    """The models of offers that are ruled out; one that another offer keeps in the race with where, or at what tier, it
    is out."""
    named: dict[str, list[Offer]] = {}
    for offer in out:
        named.setdefault(offer.model, []).append(offer)
    return [f"{base.model(key).name}{_where_out(gone, left.get(key, ()), base)}" for key, gone in named.items()]


def _where_out(gone: Sequence[Offer], kept: Sequence[Offer], base: Base) -> str:
    routes = dict.fromkeys(base.route(offer.route).name for offer in gone if offer.route)
    tiers = dict.fromkeys(offer.tier for offer in gone if offer.tier)
    if kept and not {offer.route for offer in gone} & {offer.route for offer in kept}:
        return f" on {phrase(list(routes))}"
    return f" at {phrase(list(tiers))}" if kept and not tiers.keys() & {offer.tier for offer in kept} and tiers else ""


_REASONS = {"commercial-weights": "closed, or a licence against it", "open-weights": "closed"}


def relax(
    candidates: Sequence[Candidate], brief: Brief, base: Base, day: str, rated: Callable[[Offer], float]
) -> Relax | None:
    """The single limit whose giving up brings an offer: the cheapest where money is in the way, else that of the one that
    is ``rated`` best, and what would be taken without it; None when no single one helps."""
    alone = [c for c in candidates if len(c.failed) == 1 and c.failed[0].limit not in _FIXED and not c.silent]
    sure = [c for c in alone if not c.open]
    single = [(c.failed[0], c.offer) for c in sure or (alone if brief.unknown == "allow" else [])]
    if not single:
        return None

    def price(item: tuple[Check, Offer]) -> tuple[Decimal, float, str]:
        each = item[1].per_image
        return (each if each is not None else Decimal(10**6), -rated(item[1]), item[1].id)

    if all(check.limit.startswith("size=") for check, _ in single):
        return _smaller(alone, brief, base)
    single = [item for item in single if not item[0].limit.startswith("size=")]
    dear = [item for item in single if item[0].limit.startswith(MONEY)]
    named = [item for item in single if item[0].limit.startswith("workflow")] if brief.vendors or brief.families else []
    check, offer = (
        _cheapest(dear, price, rated, base, day)
        if dear
        else _best(named or single, lambda item: item[1], rated, base, day)
    )
    offer = offer if dear else taken_without(base, brief, day, check.limit) or offer
    bill = per_month(offer, brief)
    given_up = _GIVEN_UP.get(check.limit) or _elsewhere(check, offer, base)
    reason = "" if given_up else f" ({check.reason})"
    if check.limit.startswith(MONEY) or not given_up:
        told = not check.limit.startswith(MONEY) or _too_few(check)
        given_up, reason = f"without {check.limit}", reason if told else ""
    return Relax(
        check.limit, offer, f"{given_up} there is {base.model(offer.model).name}{_cell(offer, base, bill)}{reason}",
        tuple(cite.price(p) for p in offer.cost.prices) if offer.cost else check.facts * _too_few(check),
    )  # fmt: skip


def _cheapest(
    dear: Sequence[tuple[Check, Offer]], price: Callable[[tuple[Check, Offer]], tuple[Decimal, float, str]],
    rated: Callable[[Offer], float], base: Base, day: str,
) -> tuple[Check, Offer]:  # fmt: skip
    """The cheapest of those that only cost too much; of several at that price the best."""
    least = min(map(price, dear))[0]
    return _best([item for item in dear if price(item)[0] == least], lambda item: item[1], rated, base, day)


_GIVEN_UP = {"route": "on another route", "family": "of another family", "vendor": "by another vendor",
             "not-route": "on a route that you ruled out"}  # fmt: skip
"""How it is said that a limit is given up."""


def _elsewhere(check: Check, offer: Offer, base: Base) -> str:
    """The same for a workflow and a vendor that is ruled out; empty for other limits."""
    if check.limit.startswith("workflow"):
        return {"chat-app": "in an app", "self-host": "on own GPUs"}.get(offer.kind, "by API")
    return f"with {base.model(offer.model).vendor}, which you ruled out," if check.limit == "not-vendor" else ""


def _best(items: Sequence[T], offer: Callable[[T], Offer], rated: Callable[[Offer], float], base: Base, day: str) -> T:
    """The best rated of some; a model that nothing has replaced before one that is no more than level with it."""

    def place(item: T) -> tuple[float, str]:
        return rated(offer(item)), offer(item).id

    top = max(items, key=place)
    level = [item for item in items if rated(offer(item)) >= rated(offer(top)) - _LEVEL]
    current = [item for item in level if base.model(offer(item).model).life(day).status == "current"]
    return max(current, key=place, default=top)


_LEVEL = 0.05
"""How far a score may lie under the best and still be as good an answer, where the best is an older model's."""


def by_waiting(base: Base, brief: Brief, day: str, rated: Callable[[Offer], float]) -> Relax | None:
    """What fits in batch mode where a budget is in the way, or without it where it is asked for; the best ``rated``."""
    waits = brief.need("batch") is not None
    others = tuple(need for need in brief.needs if need.name != "batch")
    if not waits and (brief.max_monthly is None and brief.max_per_image is None):
        return None
    if waits:
        found = [c for c in screen(base, brief._replace(needs=others), day) if c.fits and not c.open and c.offer.cost]
    else:
        found = in_batches(base, brief, day)
    if not found:
        return None
    offer = _best([c.offer for c in found], lambda offer: offer, rated, base, day)
    assert offer.cost
    how = "without batch" if waits else "in batch mode, whose answers may take a day,"
    name = base.model(offer.model).name
    facts = tuple(cite.price(price) for price in offer.cost.prices)
    return Relax("batch", offer, f"{how} there is {name}{_cell(offer, base, per_month(offer, brief))}", facts)


def why_not(
    candidates: Sequence[Candidate], brief: Brief, base: Base, day: str
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Why nothing of a family or vendor that the brief asks for fits, a sentence for each reason, with what it rests on."""
    families = {key for family in brief.families for key in base.members(family)}
    if not (families or brief.vendors):
        return
    asked = [c for c in candidates if not families or c.offer.model in families]
    asked = [c for c in asked if not brief.vendors or base.model(c.offer.model).vendor in brief.vendors]
    nearest: dict[str, Candidate] = {}
    for candidate in sorted(asked, key=lambda c: (len(c.failed), c.offer.kind in ("reseller", "chat-app"), c.doubts)):
        nearest.setdefault(candidate.offer.model, candidate)
    told: dict[str, list[str]] = {}
    facts: dict[str, dict[Fact, None]] = {}
    for key, candidate in nearest.items():
        model, check = base.model(key), (*candidate.failed, *candidate.open)[0]
        heir = model.heir(day) if check.limit == "served" else None
        text = f"{check.reason}{f'; {heir.name} replaces it' if heir else ''}"
        told.setdefault(text, []).append(model.name)
        facts.setdefault(text, {}).update(dict.fromkeys(check.facts))
    for text, names in list(told.items())[:MOST_REASONS]:
        yield f"{phrase(names)}: {text}.", tuple(facts[text])


MOST_REASONS = 3


def phrase(names: Sequence[str]) -> str:
    """Names as one phrase: "A", "A and B", "A, B and 3 more"."""
    if len(names) > _NAMES:
        return f"{', '.join(names[:2])} and {len(names) - 2} more"
    return listed(names)


_NAMES = 3


def _smaller(alone: Sequence[Candidate], brief: Brief, base: Base) -> Relax | None:
    """The largest picture that is known, where only the size is in the way, of what is sure to meet all other needs where
    anything is; drawings may be vector files."""
    known = [(c.failed[0].largest, c.offer.id, c) for c in alone if c.failed[0].largest]
    if not known:
        return None
    most = max(known, key=lambda item: item[:2])
    edge, _, candidate = max((item for item in known if not item[2].unmet), key=lambda item: item[:2], default=most)
    check, offer = candidate.failed[0], candidate.offer
    (fact, *_) = check.facts
    where = f" on {base.route(fact.route).name}" if fact.route in base.ids("route") else ""
    name = base.model(offer.model).name
    all_else = ", with all else that you need," if edge < most[0] else ""
    vector = (
        "; vector files have no size: --need svg" if _DRAWN.intersection(brief.uses) and not brief.need("svg") else ""
    )
    text = (
        f"the largest picture that a source knows of{all_else} is {name}'s, {edge} px along its longer edge{where}"
        f" ({fact.day}){vector}"
    )
    return Relax(check.limit, offer, text, (fact,))


_DRAWN = frozenset(["illustration", "logo-vector", "icons", "brand-design", "posters", "packaging", "infographics"])
"""Uses of which vector files are made."""


def _cell(offer: Offer, base: Base, bill: Decimal | None) -> str:
    """Tier, size and route of an offer, with its price and the day of it."""
    size = "" if offer.size in ("unknown", "any") else offer.size
    where = f", {', '.join([part for part in (offer.tier, size, base.route(offer.route).name) if part])}"
    if not offer.cost or not bill:
        return where
    cost, dated = offer.cost, cite.price(offer.cost.prices[0]).dated
    each = f"{cost.word}{dollars(cost.total)} an image{cost.with_inputs}"
    return f"{where}, at {each}, {cost.word}${rounded(bill)} a month, {dated}"


_FIXED = ("released", "served", "offered", "resellers", "app for code", "tier named", "price whole")
