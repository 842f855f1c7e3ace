"""Other offers worth naming beside the verdict, and the groups of those that were ruled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.choosing.brief import APPS, Brief
from imgpick.choosing.contenders import proven
from imgpick.choosing.needs import MONEY, Check
from imgpick.choosing.result import Also, Group, Relax
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, score, total, weights
from imgpick.choosing.screen import Candidate
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base

MOST_NAMED = 3
"""Models that are named for their evidence, and families and vendors that are compared."""


def per_month(offer: Offer, brief: Brief) -> Decimal | None:
    """The bill for the brief's volume, retries included; None where there is no price per image."""
    return brief.per_month(offer.cost.per_image) if offer.cost else None


def also(
    candidates: Sequence[Candidate], fitting: Sequence[Scored], ranked: Sequence[Scored], scales: Scales, brief: Brief
) -> tuple[Also, ...]:
    """The cheapest that fits, the best whatever it costs, the chat app, the API for later, better routes.

    ``fitting`` are all that fit, ``ranked`` those of them that compete, both best first.
    """
    winner = ranked[0]
    out = [
        *_confirmed(ranked, brief),
        *_for_business(ranked, scales.base, brief),
        *_cheapest(ranked, scales.base, brief),
        *_best(candidates, scales, brief, winner),
    ]
    if brief.workflow in APPS:
        out += _by_api(candidates, scales, brief, winner)
    else:
        out += _chat_app(candidates, scales, brief)
    out += _by_evidence(fitting, winner, scales.base, brief)
    out += _compared(fitting, winner, scales.base, brief)
    out += _other_vendors(ranked, out, scales.base, brief)
    return tuple(out)


def _by_evidence(fitting: Sequence[Scored], winner: Scored, base: Base, brief: Brief) -> list[Also]:
    """Models that a source names for just this use or first wish, whatever their rank."""
    about = {*brief.uses, brief.order[0]} - {"general"}
    out: list[Also] = []
    seen = {winner.offer.model}
    for scored in fitting:
        if scored.offer.model in seen:
            continue
        seen.add(scored.offer.model)
        for row in base.model(scored.offer.model).raw.get("remarks", ()):
            fit = about.intersection(row.get("for", ())) if row["kind"] == "strength" else None
            if fit:
                text = f"named for {', '.join(sorted(fit))}: {row['text'].rstrip('.')} ({base.source(row['source']).publisher})"
                out.append(Also("evidence", scored.offer, text, per_month(scored.offer, brief)))
                break
        if len(out) == MOST_NAMED:
            break
    return out


def _compared(fitting: Sequence[Scored], winner: Scored, base: Base, brief: Brief) -> Iterator[Also]:
    """The best rated offer of each family that the guide holds the winner's family against."""
    rated = [s for s in fitting if s.values[brief.order[0]].known]
    for rival in base.rivals(base.model(winner.offer.model).family)[:MOST_NAMED]:
        inside = set(base.members(rival))
        best = next((s for s in rated if s.offer.model in inside), None)
        if best:
            yield Also("compare", best.offer, "usually compared with", per_month(best.offer, brief))


def _other_vendors(ranked: Sequence[Scored], named: Sequence[Also], base: Base, brief: Brief) -> Iterator[Also]:
    """The best of each vendor that is not named yet, best first."""
    seen = {base.model(offer.model).vendor for offer in (ranked[0].offer, *(also.offer for also in named))}
    best = {base.model(scored.offer.model).vendor: scored for scored in reversed(ranked)}
    others = [scored for vendor, scored in best.items() if vendor not in seen]
    for scored in sorted(others, key=lambda s: -s.score)[:MOST_NAMED]:
        yield Also("vendor", scored.offer, "best of other vendors", per_month(scored.offer, brief))


def _confirmed(ranked: Sequence[Scored], brief: Brief) -> Iterator[Also]:
    """Where the first is not sure to fit: the best of which sources confirm everything that was asked."""
    sure = next((s for s in ranked if not s.candidate.open), None)
    if sure and ranked[0].candidate.open:
        yield Also("confirmed", sure.offer, "confirmed in all that you need", per_month(sure.offer, brief))


def _for_business(ranked: Sequence[Scored], base: Base, brief: Brief) -> Iterator[Also]:
    """Where the first are weights that a business may not simply run: the best that it may."""

    def allowed(scored: Scored) -> bool:
        return base.model(scored.offer.model).licence.self_host == "yes"

    if ranked[0].offer.kind == "self-host" and not allowed(ranked[0]):
        free = next((s for s in ranked if s.offer.kind == "self-host" and allowed(s)), None)
        if free:
            yield Also("business", free.offer, "may be run for a business", per_month(free.offer, brief))


def _cheapest(ranked: Sequence[Scored], base: Base, brief: Brief) -> Iterator[Also]:
    """The cheapest at the most that it may cost: what nobody prices is not free."""
    more = Decimal(base.constant("unsaid-inputs"))
    most = {s.offer.id: s.offer.cost.per_image * (more if s.offer.cost.unsaid else 1) for s in ranked if s.offer.cost}
    priced = [s for s in ranked if s.offer.cost]
    if priced:
        cheapest = min(priced, key=lambda s: (most[s.offer.id], -s.score, s.offer.id))
        fits = "cheapest that may fit" if cheapest.candidate.open else "cheapest that fits"
        yield Also("cheapest", cheapest.offer, fits, per_month(cheapest.offer, brief))


def _best(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The most preferred offer when only money is disregarded: rated at its own tier, and dearer than the verdict."""
    free = [c for c in candidates if not c.doubted and all(_is_money(check) for check in c.failed)]
    rated = [c for c in free if scales.values(c.offer)["quality"].normal]
    places = [(scales.values(c.offer)["quality"].mid, -float(c.offer.per_image or 0)) for c in rated]
    if not rated or not winner.offer.cost:
        return
    first = max(places)
    best = score([c for c, place in zip(rated, places, strict=True) if place == first], scales, brief)[0]
    if (best.offer.per_image or 0) > winner.offer.cost.per_image:
        yield Also("best", best.offer, "best whatever it costs", per_month(best.offer, brief))


def _is_money(check: Check) -> bool:
    return check.limit.startswith(MONEY)


def _chat_app(candidates: Sequence[Candidate], scales: Scales, brief: Brief) -> Iterator[Also]:
    apps = [c for c in candidates if c.offer.kind == "chat-app" and _only(c, ("workflow",))]
    apps = [c for c in apps if all(check.limit == "plan limits" for check in c.open)]
    best = score(apps, scales, brief)[:1]
    for found in best:
        yield Also("chat-app", found.offer, "if you stay in a chat app", None)


def _by_api(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The same family by its vendor's API for the day when volume grows, and a better model elsewhere."""
    apis = [c for c in candidates if c.offer.cost and c.offer.kind != "reseller" and _only(c, ("workflow", *MONEY))]
    scored = [s for s in score([c for c in apis if not c.open], scales, brief) if proven(s, brief)]
    if not scored:
        return
    family = scales.base.model(winner.offer.model).family.split("-")[0]
    same = [
        s for s in scored if scales.base.model(s.offer.model).family.startswith(family) and s.offer.kind == "vendor-api"
    ]
    if same:
        yield Also("api-later", same[0].offer, "by API when volume grows", per_month(same[0].offer, brief))
    weight = weights(brief) | {"price": 0.0}  # a plan is no price per image
    other = max(scored, key=lambda s: total(s.values, weight))
    named = (winner.offer.model, same[0].offer.model if same else "")
    if other.offer.model not in named and total(other.values, weight) > total(winner.values, weight):
        text = "another route scores higher for this brief, prices apart"
        yield Also("other-route", other.offer, text, per_month(other.offer, brief))


def _only(candidate: Candidate, limits: tuple[str, ...]) -> bool:
    return all(check.limit.startswith(limits) for check in candidate.failed)


def ruled_out(candidates: Sequence[Candidate], base: Base) -> tuple[Group, ...]:
    """The offers that fail, by the first limit they fail; the most telling group first."""
    groups: dict[str, list[tuple[Offer, Check]]] = {}
    for candidate in candidates:
        if candidate.failed:
            check = candidate.failed[0]
            groups.setdefault(check.limit, []).append((candidate.offer, check))
    out = [Group(limit, _group_text(limit, items, base), tuple(items)) for limit, items in groups.items()]
    return tuple(sorted(out, key=lambda g: (_TELLING.get(g.limit.partition("=")[0], 0), -len(g.offers), g.limit)))


_TELLING = {"tier": 1, "vendor": 1, "family": 1, "not-vendor": 1, "not-route": 1, "served": 2, "released": 2,
            "route": 1, "tier named": 3, "price whole": 3, "resellers": 4, "workflow": 5, "offered": 6}  # fmt: skip
"""Limits that the brief names come first; what never was in question comes last."""


def _group_text(limit: str, items: Sequence[tuple[Offer, Check]], base: Base) -> str:
    models = list(dict.fromkeys(base.model(offer.model).name for offer, _ in items))
    count = f"{len(items)} offer{'s' if len(items) > 1 else ''}"
    name, _, value = limit.partition("=")
    if name in MONEY:
        span = sorted(o.cost.per_image for o, _ in items if o.cost)
        each = f", ${span[0].normalize():f} to ${span[-1].normalize():f} an image" if span else ""
        return f"{count} over ${Decimal(value):,}{' a month' if name == 'max-monthly' else ' an image'}{each}"
    most = 4 if name in _TELLING else 8
    names = ", ".join(models[:most]) + (f" and {len(models) - most} more" if len(models) > most else "")
    what = {
        "served": "retired or about to stop",
        "released": "not released yet",
        "workflow": "outside your workflow",
        "resellers": "sold by resellers only",
        "offered": "without a route in the base",
        "tier named": "no tier named by the seller",
        "price whole": "priced in part only, whole on another route",
        "vendor": "of another vendor",
        "family": "of another family",
        "route": "on another route",
        "tier": "at another tier",
        "not-vendor": "of a vendor that you ruled out",
        "not-route": "on a route that you ruled out",
    }.get(name, f"without {limit}")
    reason = f" ({_REASONS[name]})" if name in _REASONS else ""
    return f"{count} {what}: {names}{reason}"


_REASONS = {"commercial-weights": "closed, or a licence against it", "open-weights": "closed"}


def relax(candidates: Sequence[Candidate], brief: Brief, base: Base) -> Relax | None:
    """The single limit whose giving up brings the cheapest offer; None when no single one helps."""
    alone = [c for c in candidates if len(c.failed) == 1 and c.failed[0].limit not in _FIXED]
    sure = [c for c in alone if not c.open]
    single = [(c.failed[0], c.offer) for c in sure or (alone if brief.unknown == "allow" else [])]
    if not single:
        return None

    def price(item: tuple[Check, Offer]) -> tuple[Decimal, str]:
        each = item[1].per_image
        return (each if each is not None else Decimal(10**6), item[1].id)

    if all(check.limit.startswith("size=") for check, _ in single):
        return _smaller([c for c in alone if c.failed[0].limit.startswith("size=")], base)
    single = [item for item in single if not item[0].limit.startswith("size=")]
    check, offer = min(single, key=price)
    bill = per_month(offer, brief)
    reason = "" if _is_money(check) or check.limit == "route" else f" ({check.reason})"
    given_up = "on another route" if check.limit == "route" else f"without {check.limit}"
    return Relax(
        check.limit, offer, f"{given_up} there is {base.model(offer.model).name}{_cell(offer, base, bill)}{reason}",
        tuple(cite.price(p) for p in offer.cost.prices) if offer.cost else (),
    )  # fmt: skip


def _smaller(candidates: Sequence[Candidate], base: Base) -> Relax | None:
    """The largest picture that is known, where only the size is in the way."""
    known = [(c.failed[0].largest, c.offer.id, c) for c in candidates if c.failed[0].largest]
    if not known:
        return None
    edge, _, candidate = max(known, key=lambda item: item[:2])
    check, offer = candidate.failed[0], candidate.offer
    (fact, *_) = check.facts
    where = f" on {base.route(fact.route).name}" if fact.route in base.ids("route") else ""
    name = base.model(offer.model).name
    text = (
        f"the largest picture that a source knows of is {name}'s, {edge} px along its longer edge{where} ({fact.day})"
    )
    return Relax(check.limit, offer, text, (fact,))


def _cell(offer: Offer, base: Base, bill: Decimal | None) -> str:
    """Tier, size and route of an offer, with its price and the day of it."""
    size = "" if offer.size in ("unknown", "any") else offer.size
    where = f", {', '.join([part for part in (offer.tier, size, base.route(offer.route).name) if part])}"
    if not offer.cost or not bill:
        return where
    each, dated = offer.cost.per_image.normalize(), cite.price(offer.cost.prices[0]).dated
    return f"{where}, at ${each:f} an image, ${_rounded(bill)} a month, {dated}"


def _rounded(bill: Decimal) -> str:
    return f"{bill:,.0f}" if bill >= 10 else f"{bill:,.2f}"


_FIXED = ("released", "served", "offered", "resellers", "tier named", "price whole")
