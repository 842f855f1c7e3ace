"""Screening: every offer of the base against every hard limit of the brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing import needs
from imgpick.choosing.brief import APPS, Brief, Need
from imgpick.choosing.budget import MONEY, budget, unpriced
from imgpick.choosing.check import FAIL, PASS, UNKNOWN, Check, together
from imgpick.choosing.grid import free, orderable
from imgpick.choosing.reach import endless, reach
from imgpick.costing.arithmetic import Job
from imgpick.costing.offers import PRICED, UNNAMED, Offer, offers
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.days import days_between
from imgpick.kb.kinds import ROUTE_KINDS
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

EDITING = ("editing", "characters")
"""Uses that start from a picture."""

SELDOM = ("svg", "layers", "web-search", "indemnity", "licensed-training-data", "transparent")
"""Needs that few models meet, and whose sellers say so."""
TAKEN_VOLUME = "plan limits, volume taken"

ROUTES_OF = {
    "chatgpt": ("chatgpt",),
    "gemini-app": ("gemini-app",),
    "app": ("chat-app",),
    "api": ("vendor-api", "provider-api", "reseller"),
    "self-host": ("self-host",),
    "any": ROUTE_KINDS,
}
"""Route ids or kinds that each workflow can use."""


class Candidate(NamedTuple):
    """An offer with everything the limits say of it."""

    offer: Offer
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple([check for check in self.checks if check.state == FAIL])

    @property
    def open(self) -> tuple[Check, ...]:
        return tuple([check for check in self.checks if check.state == UNKNOWN])

    @property
    def doubted(self) -> tuple[Check, ...]:
        """What is open where silence tells something: hardly a source lists the languages of a model."""
        return tuple([check for check in self.open if not check.limit.startswith("language")])

    @property
    def unmet(self) -> tuple[Check, ...]:
        """The needs that are open, prices apart."""
        return tuple([check for check in self.doubted if not check.limit.startswith(("price known", *MONEY))])

    @property
    def tongues(self) -> int:
        """How far sources are from naming the languages that are asked for: 1 for each said among several, 3 where none
        says anything, 5 where one names others only."""
        open_ones = [check for check in self.open if check.limit.startswith("language")]
        return sum(5 if check.against else 1 if check.facts else 3 for check in open_ones)

    @property
    def doubts(self) -> int:
        """How much has to be taken on trust: what holds under a condition counts half of what nobody says, and of what
        is said rather against it. A volume that the brief does not name raises no doubt in a plan."""
        open_ones = (check for check in self.doubted if check.limit != TAKEN_VOLUME)
        return sum(1 if check.facts and not check.against else 2 for check in open_ones)

    @property
    def doubt(self) -> str:
        """What is open, in words; that there is no price is said once."""
        unpriced = any(check.limit == "price known" for check in self.doubted)
        told = [c.reason for c in self.doubted if not (unpriced and c.limit.startswith(MONEY))]
        return "; ".join(together(told))

    @property
    def silent(self) -> bool:
        """Whether nobody says anything of an ability that few have: then hardly anybody has forgotten to say it."""
        return any(not check.facts and (check.limit in SELDOM or _is_large(check.limit)) for check in self.open)

    @property
    def large(self) -> bool:
        """Whether the volume is more than a person makes by hand in an app."""
        return any(check.limit.startswith("plan limits") for check in self.checks)

    @property
    def fits(self) -> bool:
        return not self.failed

    def promising(self, brief: Brief) -> bool:
        """Fits as far as anybody knows. An unknown price is no promise to stay within a budget, save on own GPUs, in a
        chat app for whoever works in one, and on a route that the brief asks for."""
        money = any(check.limit.startswith(MONEY) for check in self.open)
        asked = brief.workflow in (*APPS, "self-host") or self.offer.route in brief.routes
        return self.fits and (not money or asked)


def _is_large(limit: str) -> bool:
    """Whether a limit asks for a picture larger than most models paint."""
    name, _, size = limit.partition("=")
    return name == "4k" or (name == "size" and sizes.longest_edge(size) > _LARGE)


_LARGE = 2560
"""Pixels along an edge beyond which few models go."""


def in_batches(base: Base, brief: Brief, day: str) -> list[Candidate]:
    """What is sure to fit a brief in batch mode, whose answers may take a day."""
    waiting = brief._replace(needs=(*brief.needs, Need("batch", "")))
    sold = (m for m in base.models if any(row.get("mode") == "batch" for row in m.raw.get("prices", ())))
    every = (o for m in sold for o in offers(m, day, job_of(m, brief, day), ("batch",)) if o.mode == "batch")
    return [c for c in (_judge(offer, base, waiting, day) for offer in every) if c.fits and not c.open]


def screen(base: Base, brief: Brief, day: str) -> list[Candidate]:
    """All offers of all models, each with its checks, in the order of their ids."""
    known = {tier for model in base.models for tier in model.tiers}
    for tier in brief.tiers:
        if tier not in known:
            raise ImgpickError(
                f"tier: {tier!r} is no tier of any model",
                hint=suggestion(tier, known),
                candidates=sorted(known),
            )
    mode = "batch" if brief.need("batch") else "edit" if _edits(brief) else "standard"
    every = [offer for model in base.models for offer in _offers(model, day, mode, brief)]
    found = [_judge(offer, base, brief, day) for offer in _one_a_product(every, base, day)]
    return sorted(_whole_prices(found), key=lambda c: c.offer.id)


def _whole_prices(found: list[Candidate]) -> Iterator[Candidate]:
    """Who prices only a part of the job is no cheaper for it: the same tier counts where all of it is priced."""
    partly = {_sold(c.offer) for c in found if c.offer.cost and c.offer.cost.unsaid}
    known = {
        _sold(c.offer) for c in found if partly and c.offer.cost and not c.offer.cost.unsaid and _only_money_fails(c)
    }
    for candidate in found:
        offer = candidate.offer
        if offer.cost and offer.cost.unsaid and _sold(offer) in known:
            prices = tuple(cite.price(p) for p in offer.cost.prices)
            check = Check("price whole", FAIL, offer.cost.unsaid, prices)
            candidate = candidate._replace(checks=(*candidate.checks, check))
        yield candidate


def _sold(offer: Offer) -> tuple[str, str, str]:
    return offer.model, offer.tier, sizes.class_of(offer.size) or offer.size


def _only_money_fails(candidate: Candidate) -> bool:
    return all(check.limit.startswith(MONEY) for check in candidate.failed)


def _one_a_product(every: list[Offer], base: Base, day: str) -> Iterator[Offer]:
    """A chat app that does not say which variant it runs is one offer, in the name of the family's current model."""
    named: dict[tuple[str, str], list[Offer]] = {}
    for offer in every:
        if offer.product:
            named.setdefault((offer.route, offer.product), []).append(offer)
        else:
            yield offer
    for group in named.values():
        current = {base.current(base.model(offer.model).family, day) for offer in group}
        yield next((offer for offer in group if offer.model in current), group[0])


def job(brief: Brief) -> Job:
    """What is to be made, for the arithmetic."""
    references = brief.need("references")
    aspect = brief.need("aspect")
    count = int(references.value) if references else 1 if _edits(brief) else 0
    return Job(brief.size, count, aspect.value if aspect else "", brief.need("svg") is not None)


def job_of(model: Model, brief: Brief, day: str) -> Job:
    """What a model is asked to make: the nearest size that it can make where it cannot make the wanted one."""
    wanted = job(brief)
    return wanted._replace(size=orderable(model, day, wanted.size) or wanted.size, free=free(model, day, wanted.size))


def _edits(brief: Brief) -> bool:
    asked = any(need.name in ("edit", "mask-edit") for need in brief.needs)
    return asked or brief.uses[0] in EDITING or "editing" in brief.uses


def _offers(model: Model, day: str, mode: str, brief: Brief) -> list[Offer]:
    return list(offers(model, day, job_of(model, brief, day), (mode,), brief.routes)) or [
        Offer(model.id, "", "", "", "", mode)
    ]


def _judge(offer: Offer, base: Base, brief: Brief, day: str) -> Candidate:
    model = base.model(offer.model)
    checks = [*_standing(model, offer, base, brief, day)]
    if not any(check.limit in ("released", "served", "offered") for check in checks if check.state == FAIL):
        checks += _filters(model, offer, brief, day)
        size = _size(model, offer, brief, day)
        checks += [size] if size else []
        checks += [_need(need, offer, brief, base, day) for need in brief.needs]
        lacking = next((check.reason for check in checks if check.limit == "price known"), "")
        checks += budget(offer, brief, base, lacking)
        checks += _plan_limits(model, brief) if offer.kind == "chat-app" else ()
    return Candidate(_with_surcharges(offer, checks), tuple(checks))


def _with_surcharges(offer: Offer, checks: Sequence[Check]) -> Offer:
    """An offer whose price is only the least that it comes to, where a need takes a surcharge."""
    extra = [f"{check.limit} costs extra, no source says how much" for check in checks if check.extra]
    if not offer.cost or not extra:
        return offer
    told = "; ".join([offer.cost.unsaid] * bool(offer.cost.unsaid) + extra)
    return offer._replace(cost=offer.cost._replace(unsaid=told, extra=True, notes=(*offer.cost.notes, *extra)))


def _standing(model: Model, offer: Offer, base: Base, brief: Brief, day: str) -> Iterator[Check]:
    """Life cycle and route: what rules an offer out before any wish is looked at."""
    life = model.life(day)
    fact = (cite.life(model, life),) if life.source else ()
    if life.status == "announced":
        yield Check("released", FAIL, f"not released on {day}", fact)
    elif life.status == "retired":
        yield Check("served", FAIL, f"retired on {life.since}", fact)
    elif life.shutdown:
        left = days_between(day, life.shutdown)
        if left < 0:
            word = "" if life.confirmed else " (announced as earliest date, not confirmed)"
            yield Check("served", FAIL, f"shutdown date {life.shutdown} has passed{word}", fact)
        elif left < base.constant("retirement-notice"):
            yield Check("served", FAIL, f"stops on {life.shutdown}, in {left} days", fact)
    if not offer.route:
        yield Check("offered", FAIL, "no route in the base")
        return
    usable = ROUTES_OF[brief.workflow]
    if offer.route not in usable and offer.kind not in usable:
        yield _outside(model, offer, base, brief, day)
    if base.route(offer.route).for_code and offer.route not in brief.routes:
        yield Check("app for code", FAIL, f"in an app for code; --route {offer.route} lets it compete")
    if offer.kind == "reseller" and not brief.include_resellers:
        yield Check("resellers", FAIL, "sold by a reseller; --include-resellers lets it compete")


def _outside(model: Model, offer: Offer, base: Base, brief: Brief, day: str) -> Check:
    """An offer of another workflow; that its vendor has no API is said where one is asked for."""
    limit, where = f"workflow={brief.workflow}", base.route(offer.route).name
    row = model.capability("official-api", day) if brief.workflow == "api" and offer.kind == "chat-app" else None
    if row and row.value == "no":
        note = f" ({row.note})" if row.note else ""
        facts, barred = [cite.capability(row, base)], _barred(model, day)
        told = f", and {barred.value}" if barred else ""
        facts += [barred] if barred else []
        return Check(limit, FAIL, f"in {where} only, its vendor has no API{note}{told}", tuple(facts))
    return Check(limit, FAIL, f"on {where} only, outside your workflow")


def _barred(model: Model, day: str) -> Fact | None:
    """What its terms say of automated tools; once, for the model that nothing has replaced."""
    if model.life(day).status != "current":
        return None
    rows = enumerate(model.raw.get("traits", ()))
    return next((cite.trait(model, at) for at, row in rows if row["about"] == "automation" and "use" not in row), None)


def _filters(model: Model, offer: Offer, brief: Brief, day: str) -> Iterator[Check]:
    """What the brief lets in or keeps out by name, and what an offer must say to be named."""
    if brief.vendors or brief.families or brief.routes or brief.tiers or brief.not_vendors or brief.not_routes:
        yield from _named(model, offer, brief)
    yield from _nameable(model, offer, brief, day)


def _named(model: Model, offer: Offer, brief: Brief) -> Iterator[Check]:
    where = {offer.route, offer.kind}
    inside = any(model.id in model.base.members(family) for family in brief.families)
    wanted = (
        ("vendor", brief.vendors, model.vendor in brief.vendors, f"by {model.vendor}"),
        ("family", brief.families, inside, f"of the family {model.family}"),
        ("route", brief.routes, bool(where & set(brief.routes)), f"on {offer.route}"),
        ("tier", brief.tiers, offer.tier in brief.tiers, f"tier {offer.tier or 'none'}"),
        ("not-vendor", brief.not_vendors, model.vendor not in brief.not_vendors, f"by {model.vendor}"),
        ("not-route", brief.not_routes, not where & set(brief.not_routes), f"on {offer.route}"),
    )
    for limit, named, holds, text in wanted:
        if named:
            yield Check(limit, PASS if holds else FAIL, text)


def _nameable(model: Model, offer: Offer, brief: Brief, day: str) -> Iterator[Check]:
    if offer.cost and offer.tier in UNNAMED:
        why = "the seller names no tier" if offer.tier == "unknown" else "the model picks the tier itself"
        yield Check("tier named", FAIL, why, tuple(cite.price(p) for p in offer.cost.prices))
    if offer.cost is None and offer.kind in PRICED:
        yield Check("price known", UNKNOWN, unpriced(model, offer, brief, day))
    if offer.kind == "self-host" and model.licence.weights != "open":
        condition = offer.access.note if offer.access else model.licence.condition
        fact = (cite.licence(model, "self-host", model.licence.self_host),)
        yield Check("own copy", UNKNOWN, f"self-hosting under a condition ({condition})", fact)
    if offer.kind == "self-host" and model.licence.self_host == "no" and _of_a_business(brief, model.base):
        licence = next((part for part in model.licence.name.split("; ") if "weights" in part), model.licence.name)
        text = f"{licence} bars a business, and {brief.images:,} images a month look like one"
        yield Check("business", UNKNOWN, text, (cite.licence(model, "self-host", "no"),))
    if offer.access and offer.access.state == "unknown":
        fact = (cite.access(model, offer.access),)
        yield Check("served", UNKNOWN, f"whether {offer.route} serves it is not known", fact)


def _of_a_business(brief: Brief, base: Base) -> bool:
    """Whether somebody asks for more images than are made for one's own pleasure."""
    return brief.asked_images >= base.constant("volume-matters")


def _plan_limits(model: Model, brief: Brief) -> Iterator[Check]:
    """Last of all, for it is no fault of an app that the brief names a large volume, or none."""
    if brief.images > model.base.constant("by-hand"):
        taken = "images" in brief.assumed
        text = (
            f"no source says whether a plan allows {brief.images:,} images a month{', as taken here' if taken else ''}"
        )
        yield Check(TAKEN_VOLUME if taken else "plan limits", UNKNOWN, text)


def _size(model: Model, offer: Offer, brief: Brief, day: str) -> Check | None:
    """A size counts as a limit only when it was asked for."""
    if "size" in brief.assumed:
        return None
    return endless(f"size={brief.size}") if brief.need("svg") else reach(model, offer, day, brief.size)


def _need(need: Need, offer: Offer, brief: Brief, base: Base, day: str) -> Check:
    if need.name in ("2k", "4k") and brief.need("svg"):
        return endless(need.name)
    return needs.check(need, offer, base, day)
