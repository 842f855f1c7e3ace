"""The models of the base in short, filtered and sorted; and every fact of one model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from imgpick.choosing import needs
from imgpick.choosing.brief import Need
from imgpick.choosing.check import PASS
from imgpick.comparing.preference import best_score
from imgpick.costing.arithmetic import Cost, Job
from imgpick.costing.offers import Offer, offers
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Price, Score
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

OVERALL = "lmarena-t2i"
SORTS = ("id", "price", "preference", "released", "vendor")


class Entry(NamedTuple):
    """A model in one line. Prices are USD for one image at about a megapixel, without resellers."""

    model: Model
    status: str
    cheapest: Cost | None
    dearest: Cost | None
    score: Score | None


class Filter(NamedTuple):
    """What to list; empty fields let everything through."""

    vendor: str = ""
    status: str = ""
    route: str = ""
    family: str = ""
    max_per_image: Decimal | None = None
    needs: tuple[Need, ...] = ()


def listing(base: Base, day: str, wanted: Filter, sort: str = "id") -> list[Entry]:
    """The models that pass the filter, sorted by one of SORTS (unknown values last)."""
    inside = set(base.members(wanted.family)) if wanted.family else None
    out = []
    for model in base.models:
        if (wanted.vendor and model.vendor.lower() != wanted.vendor.lower()) or (
            inside is not None and model.id not in inside
        ):
            continue
        entry = _entry(base, model, day, wanted)
        if entry is not None:
            out.append(entry)
    return sorted(out, key=lambda entry: _place(entry, sort))


def _entry(base: Base, model: Model, day: str, wanted: Filter) -> Entry | None:
    life = model.life(day)
    if not life.source:
        return None
    if wanted.status and life.status != wanted.status:
        return None
    found = _on(wanted.route, offers(model, day, Job(), ("standard",)))
    if wanted.route and not found:
        return None
    if wanted.needs:
        vector = any(need.name == "svg" for need in wanted.needs)
        able = _on(wanted.route, offers(model, day, Job(vector=vector), ("standard", "batch")))
        if not all(any(needs.check(n, o, base, day).state == PASS for o in able) for n in wanted.needs):
            return None
    shown = [
        o.cost for o in found if o.cost and (o.kind != "reseller" or wanted.route) and o.tier not in ("unknown", "auto")
    ]
    costs = sorted(shown, key=lambda c: c.per_image)
    if wanted.max_per_image is not None and not (costs and costs[0].per_image <= wanted.max_per_image):
        return None
    score = best_score(model, OVERALL, day)
    return Entry(model, life.status, costs[0] if costs else None, costs[-1] if costs else None, score)


def _on(route: str, found: Iterable[Offer]) -> list[Offer]:
    """Those on a route or a kind of route; all where none is named."""
    return [offer for offer in found if not route or route in (offer.route, offer.kind)]


def _place(entry: Entry, sort: str) -> tuple[float, str]:
    if sort == "price":
        return (float(entry.cheapest.per_image) if entry.cheapest else 1e9, entry.model.id)
    if sort == "preference":
        return (-float(entry.score.value) if entry.score else 1e9, entry.model.id)
    if sort == "released":
        digits = entry.model.released.replace("-", "").ljust(8, "0")
        return (-float(digits) if digits.isdigit() else 1e9, entry.model.id)
    return (0.0, f"{entry.model.vendor.lower()} {entry.model.id}" if sort == "vendor" else entry.model.id)


class Group(NamedTuple):
    """The facts of one kind; those not used say why."""

    title: str
    facts: tuple[tuple[str, Fact, str], ...]
    """(what, fact, why it is not used)."""


def facts(base: Base, model: Model, day: str = "") -> list[Group]:
    """Every fact of a model, past and disputed ones too; with a day, only what held on it.

    What carries no date of its own (names, licence, routes, capabilities) is kept and says so; before the
    first fact about the model's life there is nothing.
    """
    if day and not model.known(day):
        return []
    groups = [
        Group("names", tuple(_names(model))),
        Group("life", tuple(_life(model))),
        Group("licence", tuple(_licence(model))),
        Group("routes", tuple(_routes(model, day))),
        Group("prices", tuple((_what(p), cite.price(p), "" if p.used else p.why) for p in model.all_prices)),
        Group("plans", tuple(_plans(base, model, day))),
        Group("image tokens", tuple((t.part, cite.tokens(t, base.source(t.source).day), "") for t in model.tokens)),
        Group("scores", tuple((_board(s), cite.score(s), "" if s.used else s.note) for s in model.scores)),
        Group(
            "capabilities",
            tuple((c.key, cite.capability(c, base), "" if c.used else c.why) for c in model.capabilities),
        ),
        Group("other", tuple(_traits(model))),
        Group("remarks", tuple(_remarks(base, model))),
    ]
    if day:
        groups = [Group(g.title, tuple(_then(g.title, model, g.facts, day))) for g in groups]
    return [group for group in groups if group.facts]


_STRICT = ("life", "prices", "plans", "scores", "remarks", "other")
_LATER_KINDS = ("old", "wrong", "reseller", "other")


def _then(title: str, model: Model, rows: Sequence[tuple[str, Fact, str]], day: str) -> Iterator[tuple[str, Fact, str]]:
    """The rows that held on a day; those without a date of their own are marked."""
    ended = _ended(title, model, day)
    for what, fact, why in rows:
        if fact.path in ended:
            continue
        if fact.day <= day:
            yield what, fact, why
        elif title not in _STRICT and what not in _LATER_KINDS and fact.path not in _begun(model):
            yield what, fact._replace(note=f"{fact.note}; undated" if fact.note else "undated"), why


def _ended(title: str, model: Model, day: str) -> set[str]:
    """The paths of facts that ended on a day or before it, or that nobody could read yet."""
    if title == "prices":
        return {price.path for price in model.all_prices if price.until and price.until <= day}
    if title == "scores":
        return {cite.score(score).path for score in model.scores if score.known > day}
    return {row.path for row in model.capabilities if row.until and row.until <= day}


def _begun(model: Model) -> set[str]:
    """The paths of capabilities that have a beginning of their own."""
    return {row.path for row in model.capabilities if row.since}


def _what(price: Price) -> str:
    until = f"until {price.until}" if price.until else ""
    return " ".join(part for part in (price.part, price.plan, until) if part) or price.mode


def _plans(base: Base, model: Model, day: str) -> Iterator[tuple[str, Fact, str]]:
    """The plans of the apps that serve it: a price a month, never one of an image."""
    for access in model.access(day or "9999"):
        if access.state in ("yes", "limited"):
            yield from (
                (f"{base.route(access.route).name} {p.plan}", cite.plan(p), "")
                for p in base.plans(access.route, day or "9999")
            )


def _routes(model: Model, day: str) -> Iterator[tuple[str, Fact, str]]:
    for access in model.access(day) if day else model.all_access:
        until = f" until {access.until}" if access.until else ""
        yield f"{model.base.route(access.route).name}{until}", cite.access(model, access), ""


def _board(score: Score) -> str:
    half = f" ±{score.half_width:.0f}" if score.half_width else ""
    rank = f", rank {score.rank}{f' of {score.of}' if score.of else ''}" if score.rank else ""
    votes = f", {score.votes:,} votes" if score.votes else ""
    return f"{score.board}{half}{rank}{votes}"


def _names(model: Model) -> list[tuple[str, Fact, str]]:
    out = []
    for index, row in enumerate(model.raw.get("names", ())):
        day = model.base.source(row["source"]).day
        fact = Fact(f"{model.id}.names[{index}]", row["name"], "", row["source"], day, row.get("tier", ""),
                    route=row.get("route", ""), note=row.get("note", ""))  # fmt: skip
        out.append((row["kind"], fact, ""))
    return out


def _life(model: Model) -> list[tuple[str, Fact, str]]:
    out = []
    for index, row in enumerate(model.raw["life"]):
        parts = [
            row["status"],
            f"by {row['by']}" if "by" in row else "",
            f"shutdown {row['shutdown']}" if "shutdown" in row else "",
        ]
        if row.get("confirmed") == "no":
            parts.append("not confirmed")
        text = " ".join(part for part in parts if part)
        fact = Fact(f"{model.id}.life[{index}]", text, "", row["source"], row["from"], note=row.get("note", ""))
        out.append(("since", fact, row.get("why", "")))
    return out


def _licence(model: Model) -> list[tuple[str, Fact, str]]:
    licence = model.licence
    parts = (
        ("name", licence.name),
        ("weights", licence.weights),
        ("outputs", licence.outputs),
        ("self-host", licence.self_host),
    )
    return [(part, cite.licence(model, part, value), "") for part, value in parts]


def _traits(model: Model) -> list[tuple[str, Fact, str]]:
    out = []
    for index, row in enumerate(model.raw.get("traits", ())):
        out.append((row["about"], cite.trait(model, index), row.get("why", "") if "use" in row else ""))
    return out


def _remarks(base: Base, model: Model) -> list[tuple[str, Fact, str]]:
    rows: Sequence[dict[str, str]] = model.raw.get("remarks", ())
    return [
        (
            row["kind"],
            Fact(f"{model.id}.remarks[{i}]", row["text"], "", row["source"], base.source(row["source"]).day),
            "",
        )
        for i, row in enumerate(rows)
    ]
