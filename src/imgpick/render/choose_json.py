"""A verdict as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import Check
from imgpick.choosing.result import Choice
from imgpick.choosing.scoring import Scored
from imgpick.choosing.value import Value
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.render import envelope
from imgpick.render.choose_licence import licensed


def money(amount: Decimal | None) -> str | None:
    """A decimal text without trailing zeros."""
    return f"{amount.normalize():f}" if amount is not None else None


def data(choice: Choice, base: Base) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    verdict = choice.verdict
    found = {
        "brief": brief(choice.brief),
        "day": choice.day,
        "board": choice.board,
        "weights": {name: round(share, 6) for name, share in choice.weights.items()},
        "verdict": {
            "class": verdict.kind,
            "model": verdict.offer.model if verdict.offer else None,
            "name": verdict.name or None,
            "offer": offer(verdict.offer) if verdict.offer else None,
            "cost_per_image": money(verdict.per_image),
            "cost_is_floor": _is_floor(verdict.offer),
            "cost_inputs": _inputs(verdict.offer),
            "cost_per_month": money(verdict.per_month),
            "currency": "USD",
            "first_place": round(verdict.first_place, 4),
            "convenience": verdict.convenience or None,
            "deciding_question": verdict.question or None,
            "sentence": verdict.sentence,
        },
        "ranking": [_scored(s, choice, base) for s in choice.ranking],
        "also": [
            {"kind": a.kind, "model": a.offer.model, "offer": offer(a.offer), "cost_per_image": money(a.offer.per_image), "cost_is_floor": _is_floor(a.offer), "cost_inputs": _inputs(a.offer),
             "cost_per_month": money(a.per_month), "text": a.text, "doubt": a.doubt or None}
            for a in choice.also
        ],
        "unrated": [{"model": s.offer.model, "offer": offer(s.offer)} for s in choice.unrated],
        "ruled_out": [
            {"limit": g.limit, "text": g.text, "count": len(g.offers),
             "offers": [{**offer(o), "reason": c.reason, "facts": _refs(c.facts)} for o, c in g.offers]}
            for g in choice.ruled_out
        ],
        "cannot_confirm": [
            {"model": s.offer.model, "offer": offer(s.offer), "needs": [_check(c) for c in s.candidate.open]}
            for s in choice.cannot_confirm
        ],
        "relax": {"limit": choice.relax.limit, "model": choice.relax.offer.model, "text": choice.relax.text,
                  "facts": _refs(choice.relax.facts)}
        if choice.relax
        else None,
        "reasons": [
            {"criterion": r.criterion, "delta": round(r.delta, 6), "winner": r.winner, "runner_up": r.runner_up,
             "votes": r.votes or None, "doubt": r.doubt or None, "facts": _refs(r.facts)}
            for r in (*choice.reasons, *choice.assumed)
        ],
        "flips": [
            {"kind": f.kind, "criterion": f.criterion or None, "to": f.to or None, "at": f.at or None, "text": f.text}
            for f in choice.flips
        ],
        "checklist": list(choice.checklist),
        "caveats": list(choice.caveats),
    }  # fmt: skip
    return {**found, "sources": [envelope.source(base.source(key)) for key in envelope.cited(found)]}


def brief(item: Brief) -> dict[str, Any]:
    """The brief with the keys of an answers file."""
    return {
        "workflow": item.workflow,
        "use": list(item.uses),
        "text": item.text,
        "images": item.images,
        "size": item.size,
        "max-monthly": money(item.max_monthly),
        "max-per-image": money(item.max_per_image),
        "need": [str(need) for need in item.needs],
        "vendor": list(item.vendors),
        "not-vendor": list(item.not_vendors),
        "family": list(item.families),
        "route": list(item.routes),
        "not-route": list(item.not_routes),
        "tier": list(item.tiers),
        "order": list(item.order),
        "weights": {name: round(share, 6) for name, share in item.weights} or None,
        "retries": money(item.retries),
        "unknown": item.unknown,
        "include-resellers": item.include_resellers,
        "assumed": list(item.assumed),
    }


def _is_floor(item: Offer | None) -> bool:
    """Whether something is billed on top of which nothing is assumed."""
    return bool(item and item.cost and item.cost.floor)


def _inputs(item: Offer | None) -> dict[str, Any] | None:
    """What input pictures are assumed to add to a price that holds them; None where all of it is known."""
    found = item.cost.inputs if item and item.cost else None
    return found and {"number": found.number, "usd": money(found.usd), "estimate": found.word, "how": found.how}


def offer(item: Offer) -> dict[str, str | None]:
    """An offer as the contract names it."""
    return {
        "model": item.model,
        "route": item.route or None,
        "tier": item.tier or None,
        "size": item.size or None,
        "mode": item.mode,
    }


def _scored(scored: Scored, choice: Choice, base: Base) -> dict[str, Any]:
    known, of = scored.coverage
    model = base.model(scored.offer.model)
    return {
        "model": model.id,
        "name": scored.offer.product or model.name,
        "status": model.life(choice.day).status,
        "weights_limit": licensed(scored.offer, base) or None,
        "offer": offer(scored.offer),
        "cost_per_image": money(scored.offer.per_image),
        "cost_is_floor": _is_floor(scored.offer),
        "cost_inputs": _inputs(scored.offer),
        "score": round(scored.score, 6),
        "first_place": round(choice.first_places.get(scored.offer.id, 0.0), 4),
        "coverage": {"known": known, "of": of},
        "criteria": [_criterion(name, choice.weights[name], scored.values[name]) for name in choice.weights],
    }


def _criterion(name: str, weight: float, value: Value) -> dict[str, Any]:
    return {
        "id": name,
        "weight": round(weight, 6),
        "value": value.shown,
        "low": round(value.low, 6),
        "high": round(value.high, 6),
        "note": value.note or None,
        "facts": _refs(value.facts),
    }


def _check(check: Check) -> dict[str, Any]:
    return {"limit": check.limit, "reason": check.reason, "facts": _refs(check.facts)}


def _refs(facts: tuple[Fact, ...]) -> list[dict[str, str]]:
    """Facts in short: path, value, unit, source, day."""
    return [{"path": f.path, "value": f.value, "unit": f.unit, "source": f.source, "date": f.day} for f in facts]
