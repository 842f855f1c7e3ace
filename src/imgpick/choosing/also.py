"""Other offers worth naming beside the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing import elsewhere, own_gpus, synonyms
from imgpick.choosing.brief import Brief
from imgpick.choosing.budget import MONEY, limited_by_money
from imgpick.choosing.cheapest import cheapest
from imgpick.choosing.check import PASS, Check, together
from imgpick.choosing.contenders import proven, ranked
from imgpick.choosing.current import current_instead, is_current, sure_and_current_first
from imgpick.choosing.foremost import foremost
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, best_of_each, better_in, score, weights
from imgpick.choosing.screen import Candidate, in_batches
from imgpick.choosing.uses import by_evidence, other_uses
from imgpick.kb.base import Base

AT_THE_SAME = "would come first at the same price"
MOST_NAMED = 3
"""Families that are compared."""


def also(
    candidates: Sequence[Candidate], fitting: Sequence[Scored], known: Sequence[Scored], scales: Scales, brief: Brief
) -> tuple[Also, ...]:
    """The cheapest that fits, the best whatever it costs, the chat app, the API for later, better routes.

    ``fitting`` are all that fit, ``known`` those of them that compete, what is taken first.
    """
    winner = known[0]
    out = [
        *_confirmed(known, fitting, brief),
        *_in_languages(fitting, winner, brief),
        *_unpriced_that_fit(known, fitting, brief),
        *foremost(fitting, winner, brief),
        *own_gpus.beside(known, scales.base, brief, scales.day),
        *cheapest(known, scales, brief),
        *_best(candidates, scales, brief, winner),
        *_by_waiting(scales, brief, winner),
    ]
    out += elsewhere.named(candidates, scales, brief, winner)
    out += other_uses(known, scales, brief)
    out += by_evidence(fitting, winner, scales, brief)
    out += _compared(fitting, winner, scales, brief)
    out += _other_families(known, out, scales, brief)
    return tuple(out)


def _compared(fitting: Sequence[Scored], winner: Scored, scales: Scales, brief: Brief) -> Iterator[Also]:
    """The best rated offer of each family that the guide holds the winner's family against, sure ones first, then current
    ones."""
    base, ordered = scales.base, sure_and_current_first(fitting, scales)
    rated = [s for s in ordered if s.values[brief.order[0]].known]
    for rival in base.rivals(base.model(winner.offer.model).family)[:MOST_NAMED]:
        inside = set(base.members(rival))
        best = next((s for s in rated if s.offer.model in inside), None)
        if best and best.candidate.doubted:
            best = current_instead(best, ordered, scales)
        if best:
            unrated = "" if best.values[brief.order[0]].known else f"nobody has rated it on {brief.order[0]}"
            doubt = best.candidate.doubt or unrated
            yield Also("compare", best.offer, "usually compared with", per_month(best.offer, brief), doubt)


def _other_families(ranked: Sequence[Scored], named: Sequence[Also], scales: Scales, brief: Brief) -> Iterator[Also]:
    """The best of each family that is not named yet, current ones first: a vendor may have several, for unlike jobs."""
    base = scales.base
    seen = {base.model(offer.model).family for offer in (ranked[0].offer, *(also.offer for also in named))}
    best = {base.model(scored.offer.model).family: scored for scored in reversed(ranked)}
    others = [scored for family, scored in best.items() if family not in seen]
    for scored in sorted(others, key=lambda s: (not is_current(s, scales), -s.score))[:MOST_NAMED]:
        yield Also("family", scored.offer, "the best of further families", per_month(scored.offer, brief))


def _confirmed(ranked: Sequence[Scored], fitting: Sequence[Scored], brief: Brief) -> Iterator[Also]:
    """Where the first is not sure to fit: what sources confirm in everything, else in what is open of the first."""
    winner, named = ranked[0], set[str]()
    sure = next((s for s in ranked if not s.candidate.open), None)
    if sure and winner.candidate.open:
        yield Also("confirmed", sure.offer, "confirmed in all that you need", per_month(sure.offer, brief))
        return
    for check in winner.candidate.open:
        best = min((s for s in fitting if _meets(s, check.limit)), key=lambda s: s.candidate.doubts, default=None)
        if best and best.offer.model not in named:
            named.add(best.offer.model)
            rest = (
                "; ".join(together(c.reason for c in best.candidate.open)) or "nobody has rated it on what comes first"
            )
            yield Also("confirmed", best.offer, f"{check.limit} confirmed, but {rest}", per_month(best.offer, brief))
        claims = [s for s in ranked if s is not winner and _claims(s, check.limit)]
        if check.limit.startswith("language"):
            continue
        if claims and not check.facts and claims[0].offer.model not in named:
            named.add(claims[0].offer.model)
            reason = next(c.reason for c in claims[0].candidate.open if c.limit == check.limit)
            yield Also(
                "confirmed", claims[0].offer, f"nearest to {check.limit} ({reason})", per_month(claims[0].offer, brief)
            )


def _in_languages(fitting: Sequence[Scored], winner: Scored, brief: Brief) -> Iterator[Also]:
    """Where no source names the languages that are asked for: who is said to write several, best first."""
    open_here = [
        check.limit for check in winner.candidate.open if check.limit.startswith("language") and not check.facts
    ]
    if not open_here:
        return
    wanted = " and ".join(synonyms.language(limit.partition("=")[2]) for limit in open_here)
    seen = {winner.offer.model}
    for scored in fitting:
        told = next((c for c in scored.candidate.open if c.limit in open_here and c.facts), None)
        if told is None or scored.offer.model in seen:
            continue
        seen.add(scored.offer.model)
        claim = told.reason.partition(": ")[2].partition(", not said")[0].removeprefix("no source says; ")
        yield Also(
            "confirmed", scored.offer, f"for {wanted}, which no source names: {claim}", per_month(scored.offer, brief)
        )
        if len(seen) > CLAIMANTS:
            return


CLAIMANTS = 2
"""Models that are named because they are said to write several languages."""


def would_lead(
    ranking: Sequence[Scored], unsure: Sequence[Scored], brief: Brief, base: Base, day: str
) -> Iterator[Also]:
    """The best of those that are not sure to fit, where it would come first: under a condition that a source names, or
    beside a first that is left alone, for hardly a source names what a model lacks."""
    winner = ranking[0]
    if winner.candidate.open:
        return
    rivals = [s for s in unsure if s.offer.model != winner.offer.model and proven(s, brief)]
    rivals = [s for s in rivals if not _unpriced(s) or _sold_about(s, winner, base, day)]
    rivals = [s for s in rivals if len(ranking) == 1 or _conditional(s.candidate)]
    price = weights(brief).get("price", 0.0)

    def at_the_same_price(s: Scored) -> float:
        return s.score + price * (winner.values["price"].mid - s.values["price"].mid if _unpriced(s) else 0.0)

    best = max(rivals, key=at_the_same_price, default=None)
    if best and at_the_same_price(best) > winner.score:
        legal = any(check.limit in LEGAL for check in best.candidate.open)
        yield Also("unsure", best.offer, _led(best), per_month(best.offer, brief), legal=legal)


def _led(scored: Scored) -> str:
    """What keeps one from coming first that is not sure to fit; its price stands beside it."""
    open_ones = scored.candidate.open
    reason = "; ".join(check.reason for check in open_ones if not check.limit.startswith(MONEY))
    if not all(check.limit.startswith(("price known", *MONEY)) for check in open_ones):
        return f"would come first, were it sure to fit ({reason})"
    if reason:
        return f"{AT_THE_SAME} ({reason})"
    inputs = scored.offer.cost and scored.offer.cost.inputs
    return f"would come first, were {'its input images cheaper than assumed' if inputs else 'it sure to stay within the budget'}"


LEGAL = ("indemnity", "licensed-training-data", "commercial-weights", "provenance")
"""Needs that somebody answers for."""


def _sold_about(scored: Scored, winner: Scored, base: Base, day: str) -> bool:
    """Whether any price of a model is near that of the first: what costs far more everywhere costs no less here."""
    known = [
        price.usd for price in base.model(scored.offer.model).prices(day) if price.unit == "image" and not price.part
    ]
    each = winner.offer.cost.per_image if winner.offer.cost else None
    return each is None or bool(known and min(known) <= each * NEAR_PRICE)


NEAR_PRICE = 2
"""How many times the price of the first the cheapest price of another may be."""


def _unpriced(scored: Scored) -> bool:
    return any(check.limit == "price known" for check in scored.candidate.open)


def _conditional(candidate: Candidate) -> bool:
    """Whether all doubts are conditions that a source names, or no more than a price; none that one speaks against."""
    return all(
        check.limit.startswith(("price known", *MONEY))
        or (check.facts and check.limit != "served" and not check.against)
        for check in candidate.open
    )


def _meets(scored: Scored, limit: str) -> bool:
    return any(check.limit == limit and check.state == PASS for check in scored.candidate.checks)


def _claims(scored: Scored, limit: str) -> bool:
    """Whether a source says something for a limit that is open."""
    return any(check.limit == limit and check.facts and not check.against for check in scored.candidate.open)


def _unpriced_that_fit(known: Sequence[Scored], fitting: Sequence[Scored], brief: Brief) -> Iterator[Also]:
    """Where few meet the needs: who else does, but for a price that the base lacks or that is assumed."""
    seen = {scored.offer.model for scored in known}
    if not brief.needs or known[0].candidate.open or len(seen) > FEW:
        return
    for scored in best_of_each([s for s in fitting if s.candidate.open and s.offer.model not in seen]):
        if all(check.limit.startswith(("price known", *MONEY)) for check in scored.candidate.open):
            yield Also("unsure", scored.offer, f"meets the needs ({scored.candidate.doubt})", None)


FEW = 2
"""Models that are so few that who only lacks a price is named beside them."""


def _best(candidates: Sequence[Candidate], scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """The most preferred offer when only money is disregarded: rated at its own tier, dearer than the verdict, and ahead of
    it in what is told."""
    free = [c for c in candidates if all(_is_money(check) for check in (*c.failed, *c.doubted))]
    rated = [c for c in free if scales.values(c.offer)["quality"].normal]
    places = [(scales.values(c.offer)["quality"].mid, -float(c.offer.per_image or 0)) for c in rated]
    if not rated or not winner.offer.cost:
        return
    first = max(places)
    best = score([c for c, place in zip(rated, places, strict=True) if place == first], scales, brief)[0]
    ahead = better_in(best, winner, brief, scales.base.constant("level"))
    if ahead and (best.offer.per_image or 0) > winner.offer.cost.total:
        within = limited_by_money(brief) and not (best.candidate.failed or best.candidate.doubted)
        cost = "within your budget" if within else "whatever it costs"
        yield Also("best", best.offer, f"better {ahead}, {cost}", per_month(best.offer, brief))


def _by_waiting(scales: Scales, brief: Brief, winner: Scored) -> Iterator[Also]:
    """What batch mode puts before the first, by more than would make them level: cheaper, or better within the budget."""
    if brief.need("batch") or not winner.offer.cost:
        return
    found = [s for s in score(in_batches(scales.base, brief, scales.day), scales, brief) if proven(s, brief)]
    first = next(iter(ranked(found, brief, scales.base, scales.day)), None)
    if first and first.score > winner.score + scales.base.constant("level"):
        quality = first.values["quality"].estimate
        untested = quality is not None and quality.how == "other-tier"
        though = f", though nobody has rated {first.offer.tier}" if untested and first.offer.tier else ""
        yield Also("batch", first.offer, f"if a delay is fine, in batch mode{though}", per_month(first.offer, brief))


def _is_money(check: Check) -> bool:
    return check.limit.startswith(MONEY)
