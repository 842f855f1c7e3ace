"""A decision as it is kept: the brief, the verdict, the day and the base it stood on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from imgpick.choosing.brief import KEYS, Brief
from imgpick.choosing.result import Choice, per_month
from imgpick.costing.offers import Offer, offer_id
from imgpick.kb.base import Base
from imgpick.kb.kinds import DAY, MONEY, TEXT, enum
from imgpick.kb.shape import Checker, Fault, Row, Rows, Table
from imgpick.records import NamedTuple

SCHEMA = "imgpick-record/1"


class Decided(NamedTuple):
    """An offer that was named, with what it cost then (USD; None where no price per image existed)."""

    model: str
    name: str
    route: str = ""
    tier: str = ""
    size: str = ""
    mode: str = "standard"
    per_image: Decimal | None = None
    per_month: Decimal | None = None

    @property
    def id(self) -> str:
        """The id of the offer."""
        return offer_id(self.model, self.route, self.tier, self.size, self.mode)


class Record(NamedTuple):
    """One decision. ``verdict`` is None when nothing could be named."""

    recorded: str
    base_version: str
    newest_fact: str
    brief: Mapping[str, Any]
    """The whole brief, defaults included, with the keys of an answers file."""
    assumed: tuple[str, ...]
    """The keys of it that nobody gave."""
    kind: str
    """The class of the verdict: clear, leaning, tie, ..."""
    sentence: str
    verdict: Decided | None = None
    runner_up: Decided | None = None
    cheapest: Decided | None = None
    """The cheapest offer that met the brief on that day."""
    data: str = ""
    overlays: tuple[str, ...] = ()


def record(choice: Choice, base: Base, data: str = "", overlays: tuple[str, ...] = ()) -> Record:
    """The record of a choice; ``data`` and ``overlays`` name the base where it was not the shipped one."""
    verdict, runner_up = choice.verdict, choice.runner_up
    cheapest = next((also.offer for also in choice.also if also.kind == "cheapest"), None)
    return Record(
        recorded=choice.day,
        base_version=base.version,
        newest_fact=base.newest_fact,
        brief=answers(choice.brief),
        assumed=choice.brief.assumed,
        kind=verdict.kind,
        sentence=verdict.sentence,
        verdict=decided(verdict.offer, base, choice.brief) if verdict.offer else None,
        runner_up=decided(runner_up.offer, base, choice.brief) if runner_up else None,
        cheapest=decided(cheapest, base, choice.brief) if cheapest else None,
        data=data,
        overlays=overlays,
    )


def decided(offer: Offer, base: Base, brief: Brief) -> Decided:
    """An offer with its price for a brief."""
    name = offer.product or base.model(offer.model).name
    return Decided(
        offer.model, name, offer.route, offer.tier, offer.size, offer.mode, offer.per_image, per_month(offer, brief)
    )


def answers(brief: Brief) -> dict[str, Any]:
    """A brief as the answers that give it back, defaults written out so that later ones cannot change it."""
    texts = {
        "workflow": brief.workflow, "use": list(brief.uses), "text": brief.text, "images": str(brief.images),
        "size": brief.size, "max-monthly": _money(brief.max_monthly), "max-per-image": _money(brief.max_per_image),
        "need": [str(need) for need in brief.needs], "vendor": list(brief.vendors), "not-vendor": list(brief.not_vendors),
        "family": list(brief.families), "route": list(brief.routes), "not-route": list(brief.not_routes),
        "tier": list(brief.tiers), "order": list(brief.order),
        "weights": {name: repr(share) for name, share in brief.weights}, "retries": _money(brief.retries),
        "unknown": brief.unknown, "include-resellers": "yes" if brief.include_resellers else "no",
    }  # fmt: skip
    return {key: value for key, value in texts.items() if value}


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


_OFFER = Row(
    {"model": TEXT, "name": TEXT, "route": TEXT, "tier": TEXT, "size": TEXT, "mode": TEXT, "cost-per-image": MONEY,
     "cost-per-month": MONEY},
    ("model", "name"),
)  # fmt: skip
_LISTS = ("use", "need", "vendor", "not-vendor", "family", "route", "not-route", "tier", "order")
_BRIEF = Row({key: Rows(TEXT, single=True) if key in _LISTS else TEXT for key in KEYS} | {"weights": Table(TEXT, TEXT)})
SHAPE = Row(
    {
        "schema": enum(SCHEMA),
        "recorded": DAY,
        "base": Row({"version": TEXT, "newest-fact": TEXT, "data": TEXT, "overlays": Rows(TEXT)}, ("version",)),
        "brief": _BRIEF,
        "assumed": Rows(enum(*KEYS)),
        "class": TEXT,
        "sentence": TEXT,
        "verdict": _OFFER,
        "runner-up": _OFFER,
        "cheapest": _OFFER,
    },
    ("schema", "recorded", "base", "brief", "class"),
)


def as_tree(record: Record) -> dict[str, Any]:
    """The record as plain mappings, in the order in which it is read."""
    base = {"version": record.base_version, "newest-fact": record.newest_fact, "data": record.data,
            "overlays": list(record.overlays)}  # fmt: skip
    tree = {
        "schema": SCHEMA, "recorded": record.recorded, "base": {k: v for k, v in base.items() if v},
        "brief": dict(record.brief), "assumed": list(record.assumed), "class": record.kind, "sentence": record.sentence,
        "verdict": _offer(record.verdict), "runner-up": _offer(record.runner_up), "cheapest": _offer(record.cheapest),
    }  # fmt: skip
    return {key: value for key, value in tree.items() if value}


def _offer(item: Decided | None) -> dict[str, str]:
    if item is None:
        return {}
    fields = {
        "model": item.model, "name": item.name, "route": item.route, "tier": item.tier, "size": item.size, "mode": item.mode,
        "cost-per-image": _money(item.per_image), "cost-per-month": _money(item.per_month),
    }  # fmt: skip
    return {key: value for key, value in fields.items() if value}


def faults(tree: dict[str, Any]) -> list[Fault]:
    """What is wrong with the shape of a record."""
    checker = Checker()
    checker.check(tree, SHAPE)
    return checker.faults


def from_tree(tree: dict[str, Any]) -> Record:
    """The record of a tree whose shape is right."""
    base = tree["base"]
    return Record(
        tree["recorded"], base["version"], base.get("newest-fact", ""), tree["brief"], tuple(tree.get("assumed", ())), tree["class"], tree.get("sentence", ""),
        _decided(tree.get("verdict")), _decided(tree.get("runner-up")), _decided(tree.get("cheapest")),
        base.get("data", ""), tuple(base.get("overlays", ())),
    )  # fmt: skip


def _decided(row: dict[str, str] | None) -> Decided | None:
    if row is None:
        return None
    each, month = row.get("cost-per-image"), row.get("cost-per-month")
    return Decided(
        row["model"], row["name"], row.get("route", ""), row.get("tier", ""), row.get("size", ""), row.get("mode", "standard"),
        Decimal(each) if each else None, Decimal(month) if month else None,
    )  # fmt: skip
