"""What stands under a verdict: caveats from the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from imgpick.choosing import data_use, legal, on_top, own_gpus, plain, price_basis, terms
from imgpick.choosing.brief import Brief
from imgpick.choosing.check import PASS
from imgpick.choosing.contenders import proven
from imgpick.choosing.grid import against, orderable
from imgpick.choosing.older import served
from imgpick.choosing.scales import board_for
from imgpick.choosing.scoring import Scored
from imgpick.choosing.screen import Candidate, job, job_of
from imgpick.choosing.uses import FIRST_WISHES, held_against
from imgpick.costing.arithmetic import UNPRICED, Cost, cost, other_shape
from imgpick.costing.offers import Offer
from imgpick.costing.step import dollars
from imgpick.kb import sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact, sources_of
from imgpick.kb.days import days_between
from imgpick.kb.model import Model
from imgpick.kb.standing import standing, warning
from imgpick.records import NamedTuple

EXACTLY = 1.01
"""The ratio of two shapes that are called one where a shape is asked for."""
STALE_DAYS = 45
"""From this age on a board or a plan's price is said to be old."""


class Caveat(NamedTuple):
    """A sentence that belongs to a verdict, with where it comes from."""

    text: str
    sources: tuple[str, ...] = ()


def caveats(base: Base, brief: Brief, day: str, winner: Scored) -> tuple[str, ...]:
    """Everything that a careful reader must know about this verdict."""
    return tuple(caveat.text for caveat in cited(base, brief, day, winner))


def cited(base: Base, brief: Brief, day: str, winner: Scored) -> tuple[Caveat, ...]:
    """The caveats of a verdict, each with its own sources."""
    model = base.model(winner.offer.model)
    return (
        *_of_named(base, brief, day, model),
        *_uses(base, brief),
        *_prompts(brief, day, winner, model),
        *_plain(brief, day, winner, model),
        *_tier(brief, day, winner, model),
        *_shape(base, brief, winner),
        *(
            Caveat(text, (key,))
            for text, key in islice(held_against(winner, base, brief), 2 if brief.text == "dense" else 1)
        ),
        *passed(base, brief, winner.candidate),
        *_seconds(base, brief, winner),
        *_legal(base, brief, day, winner.offer),
        *_made(brief, day, winner, model),
        *_route(base, brief, day, winner),
        *_plans(winner.offer, day),
        *_licence(base, winner, model),
        *of_data(winner.offer, base),
        *_life(winner, model, day),
        *_evidence(base, brief, winner),
        *_boards(winner, day),
    )


NAMED = "of what you named, "
"""How the sentence begins about a model by whose name its family was asked for."""


def _of_named(base: Base, brief: Brief, day: str, first: Model) -> Iterator[Caveat]:
    """That a model ends, or has, which somebody names when its family is what competes; others are still in the race."""
    for model in (base.model(key) for key in brief.named if key != first.id):
        if model.life(day).status in ("deprecated", "retired"):
            yield Caveat(f"{NAMED}{warning(model, day)}", (model.life(day).source,))


def _uses(base: Base, brief: Brief) -> Iterator[Caveat]:
    """Whose board and order of wishes count, where the uses have several boards."""
    uses = base.method["uses"]
    if len({uses[use]["board"] for use in brief.uses}) > 1:
        board = board_for(brief, base)
        read = next(use for use in brief.uses if uses[use]["board"] == board)
        first = uses[brief.uses[0]]["name"]
        whose = (
            "and the order of wishes are those"
            if read == brief.uses[0]
            else f"is that of {uses[read]['name']}, the order of wishes that"
        )
        yield Caveat(f"the board {whose} of {first}, named first")


_WIDE = {"thumbnails": "1280x720", "slides": "1920x1080", "storyboards": "1920x1080"}
"""Uses whose pictures are hardly ever squares, with the size that most ask for."""


def _shape(base: Base, brief: Brief, winner: Scored) -> Iterator[Caveat]:
    """A price for another size or shape than the one that is needed; last what nobody asked for."""
    offer, aspect = winner.offer, brief.need("aspect")
    if offer.cost is None or (sizes.edges(brief.size) and offer.size != brief.size):
        return  # the price says so itself
    where = f"{f' at {offer.tier}' if offer.tier else ''} on {base.route(offer.route).name}"
    if sizes.class_of(offer.size) not in ("", sizes.class_of(brief.size)):
        text = f"{UNPRICED} {brief.size}{where}: the price is that of {offer.size}"
        yield Caveat(text, _sources(offer.cost))
    elif other_shape(offer.size, job(brief), *((EXACTLY,) if aspect else ())):
        text = f"{UNPRICED} {aspect.value}{where}: the price is that of {offer.size}" if aspect else ""
        text = text or f"the price is that of {offer.size}; no source prices a square at this tier"
        yield Caveat(text, _sources(offer.cost))
    elif brief.uses[0] in _WIDE and "size" in brief.assumed and sizes.edges(offer.size) and not aspect:
        name = base.method["uses"][brief.uses[0]]["name"]
        yield Caveat(
            f"the price is that of a square; {name} are wide as a rule: --size {_WIDE[brief.uses[0]]} asks for it"
        )


_SAID_BY = {"vendor-claim": "the vendor's claim", "third-party": "said by a third party"}


def passed(base: Base, brief: Brief, candidate: Candidate) -> Iterator[Caveat]:
    """Each need that is met, with its value and who says so; of other limits only what a source adds, or that it is no more
    than a claim."""
    needs = {str(need): need.name for need in brief.needs} | {need.name: need.name for need in brief.needs}
    said = {check.reason for check in candidate.checks if check.limit in needs}
    for check in candidate.checks:
        need = needs.get(check.limit, "")
        if check.state != PASS or (not need and check.reason in said):
            continue
        noted = [
            fact for fact in check.facts if ".capabilities." in fact.path and (fact.note or fact.basis in _SAID_BY)
        ]
        if not (noted or need):
            continue
        reason = check.reason.partition(" (")[0]
        named = reason if not need or reason.startswith(f"{need}:") else f"{need}: {reason}"
        told = _told_of(check.facts, base)
        yield Caveat(f"{named} ({told})" if told else named, tuple(dict.fromkeys(f.source for f in check.facts)))


def _told_of(facts: Sequence[Fact], base: Base) -> str:
    """What stands beside some facts, and who says it; where they gainsay one another, of each value apart."""
    capabilities = [fact for fact in facts if ".capabilities." in fact.path]
    values = {fact.value for fact in capabilities}
    if len({fact.path.partition("[")[0] for fact in capabilities}) == 1 < len(values):
        return "; ".join(f"{fact.value} {fact.unit}: {_told_of([fact], base)}" for fact in facts)
    beside = [fact.note for fact in capabilities] + [_SAID_BY.get(fact.basis, "") for fact in capabilities]
    sources = (base.source(fact.source) for fact in facts)
    return "; ".join(filter(None, dict.fromkeys([*beside, *(f"{s.publisher}, {s.day}" for s in sources)])))


def _seconds(base: Base, brief: Brief, winner: Scored) -> Iterator[Caveat]:
    """Who says how fast it is, to whoever puts speed among the first wishes: a vendor times its own machines, not the way
    to yours."""
    speed = winner.values["speed"]
    if "speed" in brief.order[:FIRST_WISHES] and speed.facts and not brief.need("max-seconds"):
        told = _told_of(speed.facts, base)
        yield Caveat(f"its speed is {speed.shown} ({told})", tuple(dict.fromkeys(f.source for f in speed.facts)))


def _legal(base: Base, brief: Brief, day: str, offer: Offer) -> Iterator[Caveat]:
    """What a legal department asks first, to whoever does so."""
    if "legal-safety" in brief.order[:FIRST_WISHES]:
        yield Caveat(*legal.told(offer, base, day))


def _made(brief: Brief, day: str, winner: Scored, model: Model) -> Iterator[Caveat]:
    """A typed size that a model does not make: the nearest that it does, to be cut or scaled down. Nobody types one in an
    app."""
    elsewhere = winner.offer.size == "svg" or winner.offer.kind == "chat-app"
    broken = [] if elsewhere else against(model, day, brief.size)
    if broken:
        made = orderable(model, day, brief.size)
        how = "cut it" if all(rule.step > 1 for rule in broken) else "scale it down"
        why = "; ".join(dict.fromkeys(rule.text for rule in broken))
        text = f"{model.name} {MAKES_NO} {brief.size} ({why}): ask for {made} and {how}"
        yield Caveat(text, tuple(dict.fromkeys(rule.source for rule in broken)))


MAKES_NO = "makes no"
"""What the caveat says of a model that names the size to ask for instead of the wanted one."""


def _tier(brief: Brief, day: str, winner: Scored, model: Model) -> Iterator[Caveat]:
    offer = winner.offer
    if offer.cost and (inputs := offer.cost.inputs):
        most = "" if inputs.measured else "up to "
        text = (
            f"input images: {most}{dollars(inputs.usd)} of it ({inputs.how}); {dollars(offer.cost.per_image)} without"
        )
        yield Caveat(text, tuple(dict.fromkeys((*_sources(offer.cost), *(fact.source for fact in inputs.facts)))))
    if offer.cost:
        told = (
            offer.cost.unsaid if offer.cost.inputs else ""
        )  # what input pictures are taken to cost says that no source does
        notes = (note for note in offer.cost.notes if not (told and told.startswith(note)))
        yield from (Caveat(note, _sources(offer.cost)) for note in notes)
    if not offer.cost or not offer.tier:
        return
    if brief.tiers:
        yield Caveat(f'"{offer.tier}" of one model is not "{offer.tier}" of another, not even of the version before it')
    own = model.prices(day, offer.route)
    every, wanted = model.prices(day), job_of(model, brief, day)
    others = [cost(model, own, tier, offer.mode, wanted, every) for tier in model.tiers if tier != offer.tier]
    known = [c for c in others if c and c.size == offer.size]
    if known:
        parts = ", ".join(f"{c.tier} {c.word}{dollars(c.total)}" for c in known)
        yield Caveat(f"other tiers at this size: {parts}", _sources(*known))


def _prompts(brief: Brief, day: str, winner: Scored, model: Model) -> Iterator[Caveat]:
    if found := on_top.told(winner.offer, model, brief, day):
        yield Caveat(found[0], (found[1],))


def _plain(brief: Brief, day: str, winner: Scored, model: Model) -> Iterator[Caveat]:
    if found := plain.told(winner.offer, model, brief, day):
        yield Caveat(*found)


def _sources(*costs: Cost) -> tuple[str, ...]:
    return tuple(dict.fromkeys(price.source for cost in costs for price in cost.prices))


def _route(base: Base, brief: Brief, day: str, winner: Scored) -> Iterator[Caveat]:
    route = base.raw(f"route/{winner.offer.route}")
    if winner.offer.kind == "chat-app":
        yield Caveat(f"a plan of {route['name']} carries no API credit, and its limits are not a price per image")
        for limit in route.get("limits", [])[:2]:
            official = "" if limit["official"] == "yes" else " (unofficial)"
            yield Caveat(f"{limit['text']}{official}", (limit["source"],))
    if winner.offer.access and winner.offer.access.state in ("limited", "unknown"):
        access = winner.offer.access
        told = access.note.removeprefix(f"{route['name']}; ")
        yield Caveat(f"access on {route['name']} is {access.state}: {told}", (access.source,))
    replaced = base.model(winner.offer.model).life(day).status in _REPLACED  # then its life says until when
    if winner.offer.access and winner.offer.access.until and not replaced:
        access = winner.offer.access
        yield Caveat(f"it leaves {route['name']} on {access.until}, as announced", (access.source,))
    for row in route.get("surcharges", []) if winner.offer.cost else []:
        to = f" to {row['factor-to']}" if row.get("factor-to", row["factor"]) != row["factor"] else ""
        yield Caveat(
            f"on {route['name']} {row['name']} deployments cost {row['factor']}{to} times as much", (row["source"],)
        )
    if told := own_gpus.offloaded(winner.offer, base, brief, day):
        yield Caveat(told)
    if winner.offer.kind == "self-host" and brief.need("vram") and brief.need("fine-tune"):
        yield Caveat("so much memory is what it takes to run: training takes more")
    if winner.offer.kind == "self-host":
        yield Caveat("what your own hardware costs is not in the base")


def _plans(offer: Offer, day: str) -> Iterator[Caveat]:
    """That the plans of a chat app were priced long ago."""
    if offer.plans:
        oldest = min(offer.plans, key=lambda plan: plan.since)
        age = days_between(oldest.since, day)
        if age >= STALE_DAYS:
            text = f"plan prices are from {oldest.since} on, {age} days before {day}: look at the app's own page"
            yield Caveat(text, (oldest.source,))


def _licence(base: Base, winner: Scored, model: Model) -> Iterator[Caveat]:
    if found := terms.told(winner.offer, base, model.licence):
        yield Caveat(found, (model.licence.source,))


def of_data(offer: Offer, base: Base) -> Iterator[Caveat]:
    """What the vendor says of training on what its customers send."""
    found = data_use.told(offer, base)
    if found:
        text, fact = found
        yield Caveat(text, (fact.source,))


_REPLACED = ("superseded", "deprecated")


def _life(winner: Scored, model: Model, day: str) -> Iterator[Caveat]:
    life, heir = model.life(day), model.heir(day)
    if winner.offer.kind == "self-host" and life.status == "superseded" and heir and heir.licence.weights != "open":
        text = f"{model.name} has been {standing(model, day)}, whose weights nobody can download: on own GPUs it is current"
        yield Caveat(text, (life.source, heir.licence.source))
    elif life.status in _REPLACED:
        told = "" if winner.offer.kind == "self-host" else f"; {served(winner.offer, model.base, day)}"  # weights stay
        of_route = [winner.offer.access.source] if winner.offer.access and winner.offer.access.until else []
        yield Caveat(f"{model.name} has been {standing(model, day)}{told}", (life.source, *of_route))


def _evidence(base: Base, brief: Brief, winner: Scored) -> Iterator[Caveat]:
    if winner.offer.cost and (found := price_basis.told(winner.offer.cost, base)):
        yield Caveat(*found)
    quality = winner.values["quality"]
    if winner.offer.size == "svg" or brief.need("svg"):
        yield Caveat("boards rate pictures, not vector files: open a few before you trust a rank")
    if quality.estimate is None and proven(
        winner, brief
    ):  # of others the first thing told is that nobody has rated them
        yield Caveat("no board has rated it")
    elif quality.estimate and quality.estimate.how == "predecessor":
        yield Caveat(quality.note, tuple(sources_of(quality.facts)))
    elif quality.estimate and (other := next((s for s in quality.estimate.scores if s.rated_as), None)):
        yield Caveat(f"its score was given to {other.rated_as}", (other.source,))


def _boards(winner: Scored, day: str) -> Iterator[Caveat]:
    estimate = winner.values["quality"].estimate
    if estimate is None:
        return
    seen = max(score.day for score in estimate.scores)
    sources = tuple(dict.fromkeys(score.source for score in estimate.scores))
    early = estimate.how != "predecessor" and any(score.preliminary for score in estimate.scores)
    if (age := days_between(seen, day)) >= STALE_DAYS:
        more = ", and its score there is preliminary" if early else ""
        yield Caveat(f"the board is from {seen}, {age} days before {day}{more}", sources)
    elif early:
        yield Caveat(f"its score of {seen} is preliminary", sources)
