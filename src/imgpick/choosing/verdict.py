"""From a brief to a verdict: screen, score on fixed scales, test how stable the winner is, explain."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.choosing import notes, trial
from imgpick.choosing.also import AT_THE_SAME, also, would_lead
from imgpick.choosing.aside import told, without_unknown
from imgpick.choosing.brief import APPS, Brief
from imgpick.choosing.certainty import ON_PROMPTS, deciding_question, kind_of, unproven
from imgpick.choosing.check import together
from imgpick.choosing.checklist import checklist
from imgpick.choosing.contenders import contenders, priced, ranked, unknown_wish
from imgpick.choosing.free import for_nothing
from imgpick.choosing.newer import why_not_newer
from imgpick.choosing.older import of_older
from imgpick.choosing.reasons import assumed_differences, flips, reasons
from imgpick.choosing.result import (
    CLEAR,
    LEANING,
    NOT_ENOUGH,
    NOTHING,
    TIE,
    Also,
    Choice,
    Verdict,
    canvas,
    nothing,
    offer_name,
    opening,
    per_month,
    short_list,
    stands,
)
from imgpick.choosing.ruled import by_waiting, relax, ruled_out, why_not
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, assumed, best_of_each, deciding, lies_ahead, score, total, weights
from imgpick.choosing.screen import Candidate, screen
from imgpick.choosing.stability import first_places
from imgpick.choosing.turned import Turned
from imgpick.choosing.uses import unfit
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact

UNRATED_NAMED = 3


def choose(base: Base, brief: Brief, day: str, draws: int | None = None) -> Choice:
    """The answer to a brief with what was true on ``day`` (an ISO day)."""
    scales = Scales(base, brief, day)
    candidates = screen(base, brief, day)
    taken = without_unknown(brief, candidates, scales)
    choice = _choose(base, taken, day, draws, scales, candidates)
    return choice._replace(brief=brief, caveats=(*told(brief, taken), *choice.caveats))


def _choose(
    base: Base, brief: Brief, day: str, draws: int | None, scales: Scales, candidates: Sequence[Candidate]
) -> Choice:
    """The answer to a brief whose order begins with wishes of which something is known."""
    fitting = score([c for c in candidates if c.fits], scales, brief)
    weight = weights(brief)
    known, unrated, doubted = contenders(fitting, brief, base)
    open_offers = sorted(best_of_each(doubted), key=lambda s: (s.candidate.silent, s.candidate.doubts, -s.score))
    constant = base.constant
    ranking = ranked(known, brief, base, day)
    alone = not ranking and len(unrated) == 1
    if alone:  # what is left alone is named with its doubts, rated or not
        ranking, unrated = list(unrated), ()
    if not ranking:
        return _without_winner(base, brief, day, scales, weight, candidates, unrated, open_offers)
    fixed = weight if brief.weights else None
    shares = first_places(ranking, brief.order, fixed, draws or int(constant("draws")), int(constant("seed")))
    winner = ranking[0]
    runner_up = ranking[1] if len(ranking) > 1 else None
    leading = () if alone else tuple(would_lead(ranking, doubted, brief, base, day))
    verdict = _verdict(base, brief, ranking, open_offers, shares, any(a.text.startswith(AT_THE_SAME) for a in leading))
    why = reasons(winner, runner_up, weight) if runner_up else ()
    named = also(candidates, fitting, [winner, *(s for s in known if s is not winner)], scales, brief)
    sure = [a for a in leading if not a.legal]
    led = {a.offer.id for a in leading}
    named = tuple(a for a in named if not (a.kind == "unsure" and a.offer.id in led))  # told already
    named = (*sure, *named, *(a for a in leading if a.legal))
    unrated = worth_a_test(unrated, brief, base, day)
    new = [
        s
        for s in unrated
        if base.model(s.offer.model).life(day).status == "current" and not unfit(s.offer, brief, base)
    ]
    named += _unrated([s for s in new if s.offer.model not in {a.offer.model for a in named}], brief)
    why_not, newer = why_not_newer(ranking, unrated, candidates, brief, base, day)
    return Choice(
        brief=brief,
        day=day,
        board=scales.board,
        verdict=verdict,
        weights=weight,
        ranking=tuple(ranking),
        first_places=shares,
        unrated=tuple(unrated),
        cannot_confirm=tuple(open_offers),
        ruled_out=ruled_out(candidates, base),
        relax=None,
        reasons=why,
        assumed=assumed_differences(winner, runner_up, weight) if runner_up else (),
        runner_up=runner_up,
        flips=flips(winner, runner_up, Turned(fitting, scales, brief), scales, brief, weight) if runner_up else (),
        also=named,
        checklist=checklist(base, brief, winner.offer, [s.offer for s in short_list(ranking, brief, base)]),
        caveats=(
            *_why_first(ranking, brief, base),
            *_caveats(base, brief, day, winner, runner_up if verdict.question.endswith(ON_PROMPTS) else None),
            *filter(None, [for_nothing(candidates, brief, base), why_not, _older(base, brief, day, ranking, named)]),
        ),
        newer=newer,
        facts=_facts(ranking),
    )


def _older(base: Base, brief: Brief, day: str, ranking: Sequence[Scored], named: Sequence[Also]) -> str:
    """Until when what has been replaced is served, of all that is named beside the verdict."""
    offers = [s.offer for s in short_list(ranking, brief, base)] + [a.offer for a in named]
    return of_older(base, [o for o in offers if o.model != ranking[0].offer.model], day)


def worth_a_test(unrated: Sequence[Scored], brief: Brief, base: Base, day: str) -> list[Scored]:
    """Those that nobody can rank: current ones first, last those against which a source speaks in these uses; then what
    somebody says something of, and what has a price."""

    def rank(scored: Scored) -> tuple[bool, bool, bool, bool]:
        model = base.model(scored.offer.model)
        told = any(value.facts for value in scored.values.values() if not value.known)
        return model.life(day).status != "current", unfit(scored.offer, brief, base), not told, not priced(scored)

    return sorted(unrated, key=rank)


def _unrated(unrated: Sequence[Scored], brief: Brief) -> tuple[Also, ...]:
    named = unrated[:UNRATED_NAMED]
    return tuple(Also("unrated", s.offer, _worth_a_test(s, brief), per_month(s.offer, brief)) for s in named)


def _worth_a_test(scored: Scored, brief: Brief) -> str:
    """What keeps one from competing: votes, or what is known of the first wish."""
    first = brief.order[0]
    silent = first not in ("quality", "text") and not scored.values[first].known
    return f"{f'too little known of its {first}' if silent else 'not rated yet'}, worth a test"


def _why_first(ranking: Sequence[Scored], brief: Brief, base: Base) -> tuple[str, ...]:
    """Why the first stands before one with a higher score: it is ahead in an earlier wish, or nothing has replaced it."""
    winner, top = ranking[0], max(ranking, key=lambda s: s.score)
    if top.score <= winner.score:
        return ()
    if top.candidate.tongues > winner.candidate.tongues:
        return (f"ahead of {offer_name(base, top.offer)}, which scores higher, by what sources say of its languages",)
    ahead = next((name for name in deciding(brief) if lies_ahead(winner, top, name)), "")
    rated = "; its own score is assumed, that one was rated" if assumed(winner) and not assumed(top) else ""
    why = f", and ahead of it in {ahead}" if ahead else f": a later model has replaced that one{rated}"
    return (f"about level in score with {offer_name(base, top.offer)}{why}",)


def _caveats(base: Base, brief: Brief, day: str, winner: Scored, level: Scored | None) -> tuple[str, ...]:
    open_checks = tuple(f"cannot confirm: {text}" for text in together(c.reason for c in winner.candidate.open))
    test = unproven(winner, brief) or trial.suggestion(base, brief, day, winner, level)
    return (*open_checks, *((test,) if test else ()), *notes.caveats(base, brief, day, winner))


def _without_winner(
    base: Base, brief: Brief, day: str, scales: Scales, weight: dict[str, float],
    candidates: Sequence[Candidate], unrated: Sequence[Scored], open_offers: Sequence[Scored],
) -> Choice:  # fmt: skip
    unrated, way_out = worth_a_test(unrated, brief, base, day), None
    why_facts: list[Fact] = []
    if unrated:
        verdict = Verdict(NOT_ENOUGH, _untested(base, brief, unrated))
    else:

        def rated(offer: Offer) -> float:
            return total(scales.values(offer), weight)

        way_out = by_waiting(base, brief, day, rated) or relax(candidates, brief, base, day, rated)
        whys = list(why_not(candidates, brief, base, day))
        free = for_nothing(candidates, brief, base)
        told_why = [*(text for text, _ in whys), *([f"{free[0].upper()}{free[1:]}."] if free else [])]
        why, why_facts = " ".join(told_why), [fact for _, facts in whys for fact in facts]
        more = f" {way_out.text[0].upper()}{way_out.text[1:]}." if way_out else " No single limit is to blame."
        verdict = Verdict(NOTHING, f"{nothing(open_offers)} this brief.{f' {why}' if why else ''}{more}")
    return Choice(
        brief=brief, day=day, board=scales.board, verdict=verdict, weights=weight, ranking=(), first_places={},
        unrated=tuple(unrated), cannot_confirm=tuple(open_offers), ruled_out=ruled_out(candidates, base),
        relax=way_out, reasons=(), assumed=(), runner_up=None, flips=(), also=_unrated(unrated, brief),
        checklist=checklist(base, brief, None), caveats=_empty_routes(base, brief, candidates), facts=(*_facts(unrated[:UNRATED_NAMED]), *why_facts, *(way_out.facts if way_out else ())),
    )  # fmt: skip


def _untested(base: Base, brief: Brief, unrated: Sequence[Scored]) -> str:
    """What can be said where nothing that competes is rated on the first wish."""
    names = [base.model(s.offer.model).name for s in unrated[:UNRATED_NAMED]]
    tests = f"Worth a test: {', '.join(names)}. {_price(base, brief, unrated[0].offer)}"
    return f"Not enough evidence: nothing that fits is rated on {unknown_wish(unrated[0], brief)}. {tests}"


def _price(base: Base, brief: Brief, offer: Offer) -> str:
    """What an offer costs, in a sentence."""
    cost, name = offer.cost, f"{offer_name(base, offer)} on {base.route(offer.route).name}"
    if cost:
        bill = f"{cost.word}${per_month(offer, brief) or 0:,.2f} a month for {brief.images:,}"
        each = f"{cost.word}{dollars(cost.total)} an image{cost.with_inputs}"
        return f"{name} is {each}, {bill} ({cite.price(cost.prices[0]).dated})."
    if offer.plans:
        plans = ", ".join(f"{plan.plan} ${plan.usd}{' a seat' if plan.per == 'seat' else ''}" for plan in offer.plans)
        return f"{name} takes a plan: {plans} a month."
    if offer.kind == "self-host":
        return f"{name}: running costs are your own."
    return f"The base has no price of {name}."


def _empty_routes(base: Base, brief: Brief, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """What is known of the routes that a brief asks for and that sell nothing."""
    served = {c.offer.route for c in candidates}
    asked = [base.route(key) for key in brief.routes if key in base.ids("route") and key not in served]
    return tuple(f"{route.name}: {route.note or 'no model of the base is known to be served there'}" for route in asked)


def _verdict(
    base: Base,
    brief: Brief,
    ranking: Sequence[Scored],
    unsure: Sequence[Scored],
    shares: dict[str, float],
    led: bool,
) -> Verdict:
    winner, runner_up = ranking[0], ranking[1] if len(ranking) > 1 else None
    share = shares.get(winner.offer.id, 0.0)
    kind = kind_of(base, brief, ranking, unsure, share, led)
    offer = winner.offer
    bill = per_month(offer, brief)
    name = offer_name(base, offer)
    how = _how_convenient(base, brief, winner, runner_up) if kind != NOT_ENOUGH else ""
    each = offer.per_image
    asks = deciding_question(base, winner, runner_up, brief) if kind == TIE and runner_up and not how else ""
    return Verdict(
        kind,
        _sentence(base, brief, winner, name, kind, stands(ranking, bool(unsure), share)),
        offer,
        name,
        each,
        bill,
        share,
        how,
        asks,
    )


def _how_convenient(base: Base, brief: Brief, winner: Scored, other: Scored | None) -> str:
    """Why an app is convenient, where that decides: it alone is left in the tool of the user, or it leads by it most.
    Against nobody there is no more to say than that."""
    if winner.offer.kind != "chat-app" or brief.workflow not in APPS:
        return ""
    leads = reasons(winner, other, weights(brief)) if other else ()
    if leads[0].criterion != "convenience" if leads else other or brief.workflow == "app":
        return ""
    met = winner.values["convenience"].note
    words = {item["id"]: item["about"] for item in base.method["rubrics"]["convenience"]}
    if other is None:
        return f"{words['own-tool']}, and the only one there that fits"
    return "; ".join([words[key] for key in met.split(", ") if key in words][:3])


def _sentence(base: Base, brief: Brief, winner: Scored, name: str, kind: str, standing: str) -> str:
    offer = winner.offer
    route = base.route(offer.route)
    parts = [f"{opening(kind)} {name}"]
    if offer.tier:
        parts.append(f"at {offer.tier}")
    where = {"chat-app": f"in {route.name}", "self-host": "on your own GPUs"}.get(offer.kind, f"by {route.name}")
    text = " ".join(parts)
    if offer.cost:
        text += f", {canvas(offer, brief) or brief.size}, {where}, {offer.mode} mode"
        word, bill = offer.cost.word, per_month(offer, brief) or 0
        text += f": {word}{dollars(offer.cost.total)} an image{offer.cost.with_inputs}, {word}${bill:,.2f} a month for {brief.images:,}"
    else:
        text += f" {where}"
    strength = {
        CLEAR: "clear", LEANING: "leaning", TIE: "a tie", NOT_ENOUGH: "not enough evidence",
    }[kind]  # fmt: skip
    return f"{text} ({strength}, {standing})."


def _facts(scored: Sequence[Scored]) -> tuple[Fact, ...]:
    """The facts behind the short list, once each."""
    facts = [fact for s in scored[:6] for value in s.values.values() for fact in value.facts]
    return tuple(dict.fromkeys(facts))
