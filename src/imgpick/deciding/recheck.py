"""A recorded decision, run again: does its ground still hold?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from imgpick.choosing.brief import Brief, brief
from imgpick.choosing.result import Choice
from imgpick.choosing.verdict import choose
from imgpick.deciding.record import Decided, Record, decided
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.days import days_between
from imgpick.kb.standing import successor
from imgpick.records import NamedTuple

RETIRING, VERDICT, CHEAPER, DEARER, UNCHANGED = "retiring", "verdict", "cheaper", "dearer", "unchanged"
STATES = (RETIRING, VERDICT, CHEAPER, DEARER, UNCHANGED)
"""Gravest first; a record has the gravest state of its findings."""


class Finding(NamedTuple):
    """Something that has moved."""

    state: str
    text: str
    facts: tuple[Fact, ...] = ()


class Rechecked(NamedTuple):
    """One record and what today says of it."""

    record: Record
    state: str
    findings: tuple[Finding, ...]
    now: Decided | None
    now_kind: str
    base: Base


def recheck(record: Record, base: Base, day: str, draws: int | None = None) -> Rechecked:
    """Run a record's brief again with what was true on ``day``. Raises ImgpickError for a brief that no longer reads."""
    asked = brief(record.brief, base)._replace(assumed=record.assumed)
    choice = choose(base, asked, day, draws)
    offer = choice.verdict.offer
    now = decided(offer, base, asked) if offer else None
    findings = (
        *_retiring(record, base, day),
        *_verdict(record, choice, base, now),
        *_money(record, choice, asked, base, now),
    )
    state = min((f.state for f in findings), key=STATES.index, default=UNCHANGED)
    return Rechecked(record, state, findings, now, choice.verdict.kind, base)


def _retiring(record: Record, base: Base, day: str) -> Iterator[Finding]:
    then = record.verdict
    if then is None or not base.has_model(then.model):
        return
    model = base.model(then.model)
    life = model.life(day)
    fact = (cite.life(model, life),) if life.source else ()
    after = successor(model, day)
    by = f"; its successor is {after}" if after else ""
    notice = base.constant("retirement-notice")
    if life.status == "retired":
        yield Finding(RETIRING, f"{then.name} was retired on {life.since}{by}", fact)
        return
    if life.shutdown and (left := days_between(day, life.shutdown)) < notice:
        when = f"stops on {life.shutdown}, in {left} days" if left > 0 else f"was to stop on {life.shutdown}"
        sure = (
            "" if life.confirmed else " at the earliest" if left > 0 else " at the earliest, which no source confirms"
        )
        yield Finding(RETIRING, f"{then.name} {when}{sure}{by}", fact)
        return
    ends = [row for row in model.access(day) if row.route == then.route and len(row.until) == 10]
    for row in ends:
        if (left := days_between(day, row.until)) < notice:
            where = base.route(row.route).name
            yield Finding(
                RETIRING, f"{where} serves {then.name} until {row.until}, {left} more days", (cite.access(model, row),)
            )


def _verdict(record: Record, choice: Choice, base: Base, now: Decided | None) -> Iterator[Finding]:
    then = record.verdict
    if then is None and now is None:
        return
    if now is None:
        yield Finding(VERDICT, f"nothing can be named any more: {choice.verdict.sentence}")
    elif then is None:
        yield Finding(VERDICT, f"an answer can be named now: {shown(now)}")
    elif (then.model, then.tier) != (now.model, now.tier) or (then.id != now.id and not _cheaper(now, then)):
        because, facts = _because(choice, base)
        kind = choice.verdict.kind.replace("_", " ")
        yield Finding(VERDICT, f"the same brief now gives {shown(now)} ({kind}){because}", facts)


def _because(choice: Choice, base: Base) -> tuple[str, tuple[Fact, ...]]:
    """The strongest reason for the new verdict, with its facts."""
    why = next((reason for reason in choice.reasons if reason.delta > 0), None)
    if why is None or choice.runner_up is None:
        return "", ()
    other = base.model(choice.runner_up.offer.model).name
    return f"; against {other} it leads on {why.criterion}: {why.winner} against {why.runner_up}", why.facts


def _cheaper(one: Decided, other: Decided) -> bool:
    return one.per_month is not None and other.per_month is not None and one.per_month < other.per_month


def _money(record: Record, choice: Choice, asked: Brief, base: Base, now: Decided | None) -> Iterator[Finding]:
    then = record.verdict
    if then is None or now is None:
        return
    same = (then.model, then.tier) == (now.model, now.tier)
    if same and _cheaper(now, then):
        what = "its price fell" if then.id == now.id else f"the same model and tier costs less as {shown(now)}"
        yield Finding(CHEAPER, f"{what}: {_each(now)} instead of {_each(then)}", _prices(choice))
    elif same and _cheaper(then, now):
        yield Finding(DEARER, f"its price rose: {_each(now)} instead of {_each(then)}", _prices(choice))
    least = next((also.offer for also in choice.also if also.kind == "cheapest"), None)
    cheapest = decided(least, base, asked) if least else None
    if cheapest and cheapest.id != now.id and record.cheapest and _cheaper(cheapest, record.cheapest):
        old = record.cheapest
        facts = tuple(cite.price(row) for row in least.cost.prices) if least and least.cost else ()
        yield Finding(
            CHEAPER, f"the need can be met for less: {shown(cheapest)}; the cheapest was {old.name} at {bill(old.per_month)} a month",
            facts,
        )  # fmt: skip


def _prices(choice: Choice) -> tuple[Fact, ...]:
    offer = choice.verdict.offer
    return tuple(cite.price(row) for row in offer.cost.prices) if offer and offer.cost else ()


def shown(item: Decided) -> str:
    """An offer in a few words, with its price where it has one."""
    where = " · ".join(
        part for part in (item.name, item.tier, item.route, item.mode if item.mode != "standard" else "") if part
    )
    return f"{where} at {_each(item)}" if item.per_image is not None else where


def _each(item: Decided) -> str:
    if item.per_image is None:
        return "no price an image"
    return f"${item.per_image.normalize():f} an image ({bill(item.per_month)} a month)"


def bill(amount: Decimal | None) -> str:
    """A monthly bill in USD."""
    if amount is None:
        return "unknown"
    return f"${amount:,.2f}" if amount < 100 else f"${amount:,.0f}"
