"""Why the winner beats the runner-up, and what would turn it, in closed form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import inf
from typing import Protocol

from imgpick.choosing.brief import Brief
from imgpick.choosing.preference import TEXT_BOARD, Estimate
from imgpick.choosing.result import TIE, Choice, Flip, Reason
from imgpick.choosing.scales import Scales
from imgpick.choosing.scoring import Scored, lead, total
from imgpick.choosing.value import Value
from imgpick.choosing.wishes import CRITERIA
from imgpick.kb.votes import share
from imgpick.records import NamedTuple

UNKNOWN_TAKEN = "unknown (taken as the middle)"
NOTABLE = 0.005
"""A weighted difference under this is not worth a line, unless it carries the lead."""
LEAST = 0.001


def reasons(winner: Scored, other: Scored, weight: dict[str, float]) -> tuple[Reason, ...]:
    """Criterion by criterion, largest first: those that are notable, and smaller ones until they carry the lead."""
    notable: list[Reason] = []
    small: list[Reason] = []
    for reason, alike in _differences(winner, other, weight):
        if abs(reason.delta) >= LEAST and not reason.doubt:
            (small if alike or abs(reason.delta) < NOTABLE else notable).append(reason)
    carried = sum(reason.delta for reason in notable)
    for reason in sorted(small, key=lambda r: -r.delta):
        if carried > 0 or reason.delta < 0 or winner.score <= other.score:
            break
        notable.append(reason)
        carried += reason.delta
    return tuple(sorted(notable, key=lambda r: -abs(r.delta)))


def assumed_differences(winner: Scored, other: Scored, weight: dict[str, float]) -> tuple[Reason, ...]:
    """The notable differences that the score counts and that are no reason, each with why; largest first."""
    found = (reason for reason, _ in _differences(winner, other, weight) if reason.doubt)
    return tuple(sorted((r for r in found if abs(r.delta) >= NOTABLE), key=lambda r: -abs(r.delta)))


def _differences(winner: Scored, other: Scored, weight: dict[str, float]) -> Iterator[tuple[Reason, bool]]:
    """Every criterion in which two offers differ; whether they are shown alike."""
    for name, part in weight.items():
        mine, theirs = winner.values[name], other.values[name]
        delta = part * (mine.mid - theirs.mid)
        one, two = (shown(value) + _timed(name, value) for value in (mine, theirs))
        alike = one == two
        if alike:
            one, two = f"{one} ({mine.mid:.0%})", f"{two} ({theirs.mid:.0%})"
        doubt = _doubt(winner, other, name) if delta else ""
        yield Reason(name, delta, one, two, mine.facts + theirs.facts, _votes(mine, theirs), doubt), alike


def _doubt(winner: Scored, other: Scored, name: str) -> str:
    """Why a difference is no reason: figures of two kinds, or a lead that is there only because less is known of one."""
    mine, theirs = winner.values[name], other.values[name]
    if mine.card != theirs.card and mine.card and theirs.card:
        return "on two cards, which are not compared"
    if name == "price" and _own_money(winner) != _own_money(other):
        return "not prices of one kind"
    if mine.card != theirs.card or (mine.mid > theirs.mid and lead(winner, other, name) <= 0):
        whom = "it" if mine.high - mine.low > theirs.high - theirs.low else "the other"
        return f"only because less is known of {whom}"
    return ""


def doubt_of(reason: Reason) -> str:
    """Why a difference is no reason, in brackets; nothing where the values say already that the middle is taken."""
    said = UNKNOWN_TAKEN in (reason.winner, reason.runner_up)
    return f" ({reason.doubt})" if reason.doubt and not said else ""


class Told(NamedTuple):
    """The differences to the runner-up as people read them: with the rest they add up to the lead in score."""

    rows: tuple[Reason, ...]
    """The largest ones, largest first."""
    rest: float
    """What all others add up to."""
    among: tuple[str, ...]
    """The criteria of the rest."""


def against_runner_up(choice: Choice, most: int = len(CRITERIA)) -> Told:
    """Why the first stands before the runner-up, in ``most`` rows."""
    if not choice.runner_up:
        return Told((), 0.0, ())
    winner, other = choice.ranking[0], choice.runner_up
    found = told((*choice.reasons, *choice.assumed))[:most]
    left = [name for name in choice.weights if not any(name in row.criterion.split(", ") for row in found)]
    parts = {name: choice.weights[name] * (winner.values[name].mid - other.values[name].mid) for name in left}
    among = tuple(name for name, part in parts.items() if abs(part) >= LEAST)
    return Told(tuple(found), sum(parts.values()), among)


def beside_runner_up(choice: Choice, other: str, rows: Sequence[Reason]) -> str:
    """How the first stands to the runner-up, over ``rows``; of a tie none is said to beat the other."""
    if choice.runner_up is None:
        return ""
    leads = choice.ranking[0].score > choice.runner_up.score
    if leads and choice.verdict.kind != TIE:
        return f"Why it beats {other}" if rows else f"Ahead by less than a criterion shows: {other}"
    if rows:
        return f"Level with {other}"
    if choice.verdict.kind != TIE and choice.ranking[0].score == choice.runner_up.score:
        return f"Level with {other} in every wish that weighs: the cheaper one stands first"
    return f"Level with {other} in every wish, as far as is known"


def told(found: Sequence[Reason]) -> list[Reason]:
    """Reasons as people read them: criteria that read the same figures on one board are one reason of both weights."""
    out: dict[object, Reason] = {}
    for reason in found:
        key = (reason.winner, reason.runner_up, reason.facts) if reason.votes else reason.criterion
        same = out.get(key)
        out[key] = (
            reason._replace(criterion=f"{same.criterion}, {reason.criterion}", delta=same.delta + reason.delta)
            if same
            else reason
        )
    return sorted(out.values(), key=lambda reason: -abs(reason.delta))


def weighed(delta: float) -> str:
    """A weighted difference with its sign, in as many places as it takes to see it."""
    return f"{delta:+.3f}" if abs(delta) < NOTABLE else f"{delta:+.2f}"


def _own_money(scored: Scored) -> str:
    """What its price is a price of: plans, hardware and pictures are never held against one another."""
    return scored.offer.kind if scored.offer.kind in ("chat-app", "self-host") else ""


def _timed(name: str, value: Value) -> str:
    """Behind seconds who took them and how: a mean of one test is no promise."""
    return f" ({value.note})" if name == "speed" and value.note and value.facts else ""


def shown(value: Value) -> str:
    """A value with its qualification, for people."""
    if value.shown == "unknown":
        return UNKNOWN_TAKEN
    rests = _rests_on(value.estimate, value.note) if value.estimate else ""
    other = next((score.entry for score in value.estimate.scores if score.rated_as), "") if value.estimate else ""
    rests = ", ".join(part for part in (rests, f"rated as {other}" if other else "") if part)
    return f"{value.shown} ({rests})" if rests else value.shown


def _rests_on(estimate: Estimate, note: str) -> str:
    """What was tested behind a score, in a few words; ``note`` says it at length."""
    if estimate.how == "predecessor":
        return note
    if estimate.how == "copy":
        return f"{estimate.scores[0].value:.0f} as a whole"
    score, taken = estimate.scores[0], f"taken as {estimate.tested}"
    if estimate.how == "other-tier":
        tier = f"at {score.tier or 'an unnamed tier'}" if score.tier or not estimate.tested else taken
        return f"{score.value:.0f} {tier}"
    return taken if estimate.how == "assumed-tier" else f"at {estimate.tested}" if estimate.tested else ""


def _votes(mine: Value, theirs: Value) -> str:
    if not (mine.estimate and theirs.estimate):
        return ""
    won = share(mine.estimate.mid - theirs.estimate.mid)
    return f"wins about {won:.0%} of votes" if abs(won - 0.5) >= 0.005 else "level in votes"


class Turning(Protocol):
    """Who comes first when the brief changes."""

    def first_by(self, order: tuple[str, ...]) -> Scored | None: ...

    def first_under(self, each: Decimal) -> Scored | None: ...

    def turns_at(self, name: str, model: str) -> tuple[float, Scored] | None: ...


def flips(
    winner: Scored,
    other: Scored,
    turned: Turning,
    scales: Scales,
    brief: Brief,
    weight: dict[str, float],
) -> tuple[Flip, ...]:
    """The price, score, order of wishes, weight or budget at which somebody else wins."""
    gap = total(winner.values, weight) - total(other.values, weight)
    leads = gap > 0  # of two that are level the first need not have the higher score
    return (
        *(_score_flip(winner, other, gap, scales, weight) if leads else ()),
        *(_price_flips(winner, other, gap, scales, weight) if leads else ()),
        *_budget_flip(winner, turned, brief),
        *(() if brief.weights else _order_flips(winner, turned, brief, scales.brief)),
        *_weight_flips(winner, turned, weight),
    )


def _price_flips(winner: Scored, other: Scored, gap: float, scales: Scales, weight: dict[str, float]) -> Iterator[Flip]:
    if not weight.get("price"):
        return
    step = gap / weight["price"]
    scale = scales.base.method["criteria"]["price"]
    zero, one = float(scale["zero"]), float(scale["one"])

    def usd(value: float, whole: float, most: float = inf) -> str:
        return f"${min(most, whole * zero * (one / zero) ** value):.3g}"

    mine, theirs = winner.values["price"], other.values["price"]
    if winner.offer.cost and mine.mid - step >= 0:
        at = usd(mine.high - step, _whole(winner), _most_each(scales.brief))
        yield Flip("price", f"its price rises above {at} an image", "price", other.offer.model, at)
    if other.offer.cost and theirs.high + step <= scales.price_value(0):
        at = usd(theirs.high + step, _whole(other))
        yield Flip(
            "price",
            f"{scales.base.model(other.offer.model).name} falls under {at} an image",
            "price",
            other.offer.model,
            at,
        )


def _whole(scored: Scored) -> float:
    """How many times its least price the shown one is, where the scale counts from the least: up to that with input
    pictures."""
    cost = scored.offer.cost
    return float(cost.total / cost.per_image) if cost and cost.inputs and not cost.inputs.measured else 1.0


def _most_each(brief: Brief) -> float:
    """The most that an image may cost within the limits of a brief, in USD."""
    most = inf if brief.max_per_image is None else float(brief.max_per_image / brief.retries)
    return most if brief.max_monthly is None else min(most, float(brief.max_monthly / brief.per_month(Decimal(1))))


def _score_flip(winner: Scored, other: Scored, gap: float, scales: Scales, weight: dict[str, float]) -> Iterator[Flip]:
    for name, board in (("quality", scales.board), ("text", TEXT_BOARD)):
        value = winner.values[name]
        if not weight.get(name) or value.estimate is None:
            continue
        anchor = scales.base.method["anchors"][board]
        span = float(anchor["one"]) - float(anchor["zero"])
        points = gap / weight[name] * span
        if points / span > value.mid:
            continue
        if value.normal:
            at = f"{value.estimate.mid - points:.0f}"
            yield Flip("score", f"its score on {board} falls under {at}", name, other.offer.model, at)
        else:
            score = value.estimate.scores[0]
            at = f"{float(score.value) - (value.estimate.mid - points):.0f}"
            what = f'"{winner.offer.tier}"' if winner.offer.tier else "it"
            older = value.estimate.how == "predecessor"
            tested = scales.base.model(score.model).name if older else "what was tested"
            yield Flip(
                "score",
                f"{what} is more than {at} points worse than {tested} ({name})",
                name,
                other.offer.model,
                at,
            )
        return


_WHOLE = 100
"""Dollars a month from which on cents are not told."""


def _budget_flip(winner: Scored, turned: Turning, brief: Brief) -> Iterator[Flip]:
    cost = winner.offer.cost
    if cost and brief.max_monthly is not None and (bill := brief.per_month(cost.total)) <= brief.max_monthly:
        shown = f"{bill:,.0f}" if bill >= _WHOLE else f"{bill:,.2f}"
        then = turned.first_under(cost.total)
        same = then is not None and then.offer.model == winner.offer.model
        tier = f": then at {then.offer.tier}" if then and same and then.offer.tier else ""
        to = then.offer.model if then else ""
        at = str(bill.quantize(Decimal("0.01")))
        yield Flip("budget", f"your budget is under ${shown} a month{tier}", to=to, at=at)


def _order_flips(winner: Scored, turned: Turning, brief: Brief, asked: Brief) -> Iterator[Flip]:
    """Who comes first where another wish does; one that was set aside would be again."""
    aside = {name for name in asked.order if brief.order.index(name) > asked.order.index(name)}
    for name in (name for name in brief.order[1:] if name not in aside):
        best = turned.first_by((name, *(c for c in brief.order if c != name)))
        if best and best.offer.model != winner.offer.model:
            yield Flip("order", f"{name} comes first", name, best.offer.model)


def _weight_flips(winner: Scored, turned: Turning, weight: dict[str, float]) -> Iterator[Flip]:
    """The weight of one criterion, the others scaled together, over which another model is taken."""
    for name, part in weight.items():
        found = turned.turns_at(name, winner.offer.model)
        if found:
            at, then = found
            text = f"{name} weighs more than {at:.0%} (now {part:.0%})"
            yield Flip("weight", text, name, then.offer.model, f"{at:.3f}")
