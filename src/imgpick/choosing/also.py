"""Other offers worth naming beside the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.choosing.brief import APPS, Brief
from imgpick.choosing.budget import MONEY
from imgpick.choosing.contenders import proven
from imgpick.choosing.needs import PASS, Check
from imgpick.choosing.result import Also
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, score, total, weights
from imgpick.choosing.screen import Candidate
from imgpick.costing.offers import Offer
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
        *_confirmed(ranked, fitting, brief),
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


def _confirmed(ranked: Sequence[Scored], fitting: Sequence[Scored], brief: Brief) -> Iterator[Also]:
    """Where the first is not sure to fit: what sources confirm in everything, else in what is open of the first."""
    winner, named = ranked[0], set[str]()
    sure = next((s for s in ranked if not s.candidate.open), None)
    if sure and winner.candidate.open:
        yield Also("confirmed", sure.offer, "confirmed in all that you need", per_month(sure.offer, brief))
        return
    for check in winner.candidate.open:
        best = min(
            (s for s in fitting if _meets(s, check.limit)), key=lambda s: s.candidate.doubts(brief), default=None
        )
        if best and best.offer.model not in named:
            named.add(best.offer.model)
            text = f"{check.limit} confirmed, but {'; '.join(c.reason for c in best.candidate.open)}"
            yield Also("confirmed", best.offer, text, per_month(best.offer, brief))


def would_lead(ranking: Sequence[Scored], unsure: Sequence[Scored], brief: Brief) -> Iterator[Also]:
    """The best of those that are not sure to fit, where it would come first."""
    winner = ranking[0]
    rivals = [
        s for s in unsure if s.offer.model != winner.offer.model and proven(s, brief) and not winner.candidate.open
    ]
    best = max(rivals, key=lambda s: s.score, default=None)
    if best and best.score > winner.score:
        reason = "; ".join(check.reason for check in best.candidate.open)
        yield Also(
            "unsure", best.offer, f"would come first, were it sure to fit ({reason})", per_month(best.offer, brief)
        )


def _meets(scored: Scored, limit: str) -> bool:
    return any(check.limit == limit and check.state == PASS for check in scored.candidate.checks)


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
    other = scored[0]
    named = (winner.offer.model, same[0].offer.model if same else "")
    if other.offer.model not in named and total(other.values, weight) > total(winner.values, weight):
        text = "another route scores higher for this brief, prices apart"
        yield Also("other-route", other.offer, text, per_month(other.offer, brief))


def _only(candidate: Candidate, limits: tuple[str, ...]) -> bool:
    return all(check.limit.startswith(limits) for check in candidate.failed)
