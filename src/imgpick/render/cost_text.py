"""What a model costs: terminal, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from imgpick.costing.bill import Bill, Line, PlanLine, Surcharge
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Price, Tokens
from imgpick.kb.standing import warning
from imgpick.render import envelope
from imgpick.render.markdown import cell as escaped
from imgpick.render.markdown import table
from imgpick.render.screen import Citer, Screen, hanging, line
from imgpick.render.words import bill as month
from imgpick.render.words import short_source, source_name, usd

if TYPE_CHECKING:
    from rich.console import RenderableType

HEAD = ("model", "route", "tier", "size", "mode", "cost_per_image", "cost_per_month", "currency", "surcharges",
        "steps", "basis", "source", "url", "date", "images_for_budget")  # fmt: skip
NARROW = 76
"""Below so many columns the ways to pay are lines, not a table."""


def terminal(found: Bill, base: Base, day: str, screen: Screen) -> str:
    """All ways to pay, cheapest first, with the steps of each."""
    return screen.text(_parts(found, base, day, screen.width))


def _parts(found: Bill, base: Base, day: str, width: int) -> Iterator[RenderableType]:
    citer = Citer()
    yield line((title(found), "bold"))
    if note := warning(found.model, day):
        yield hanging("! ", note)
    yield ""
    if found.lines and width < NARROW:
        yield from _lines(found, citer)
    elif found.lines:
        yield _table(found, citer)
    elif not found.plans:
        yield line("No price for this job in the base.")
    yield from _after(found, base, day, citer)


def _lines(found: Bill, citer: Citer) -> Iterator[RenderableType]:
    for row in found.lines:
        offer = row.offer
        yield hanging("", f"{offer.tier or 'no tiers'}, {_size(row)}, {offer.route}, {offer.mode}", "dim")
        more = f" · {_monthly(row)} {'images ' if row.images is not None else ''}a month" if _by_month(found) else ""
        yield hanging("  ", f"{usd(row.per_image)} an image{more}: {how(row, citer)}")


def _by_month(found: Bill) -> bool:
    return found.budget is not None or found.volume > 1


def _monthly(row: Line) -> str:
    """The bill, or what the budget buys."""
    return f"{row.images:,}" if row.images is not None else f"{month(row.per_month)}{'+' if row.cost.unsaid else ''}"


def least(row: Line) -> str:
    """What an image costs, with a plus where nobody prices all of it."""
    return f"{usd(row.per_image)}{'+' if row.cost.unsaid else ''}"


def _table(found: Bill, citer: Citer) -> RenderableType:
    from rich.table import Table

    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in ("tier", "size", "route", "mode"):
        grid.add_column(name)
    grid.add_column("an image", justify="right", no_wrap=True)
    monthly = _by_month(found)
    if monthly:
        head = "images a month" if found.budget is not None else "a month"
        grid.add_column(head, justify="right", no_wrap=True)
    grid.add_column("how", overflow="fold")
    for row in found.lines:
        grid.add_row(
            line(row.offer.tier or "no tiers"), line(_size(row)), line(row.offer.route), line(row.offer.mode),
            line(least(row)), *([line(_monthly(row))] if monthly else []), line(how(row, citer)),
        )  # fmt: skip
    return grid


def _after(found: Bill, base: Base, day: str, citer: Citer) -> Iterator[RenderableType]:
    if found.plans:
        if found.lines:
            yield ""
        yield hanging("", plan_head(found.plans[0].line))
        for row in found.plans:
            yield hanging("  ", f"{plan_line(row, base)} {citer.mark([row.plan.source])}")
    if found.unpriced and found.model.known(day):
        yield ""
        names = ", ".join(dict.fromkeys(base.route(offer.route).name for offer in found.unpriced))
        yield hanging("", f"Also served, without a price for this job in the base: {names}")
    marks = list(citer.items())
    if marks:
        yield ""
        yield from (
            hanging("", f"[{letter}] {short_source(base.source(key))}: {base.source(key).url}") for letter, key in marks
        )


def title(found: Bill) -> str:
    job = found.job
    inputs = f", {job.references} input image{'s' if job.references > 1 else ''} each" if job.references else ""
    tries = f", {found.tries} tries a picture" if found.tries != 1 else ""
    what = f"{found.volume:,} image{'s' if found.volume > 1 else ''} a month"
    if found.budget is not None:
        what = f"what ${found.budget:,} a month buys"
    return f"{found.model.name}: {what}, {job.size or 'about a megapixel'}{inputs}{tries}"


def plan_head(one: Line | None) -> str:
    if one is None:
        return "No price per image is known, only plans:"
    tier = f" at {one.offer.tier}" if one.offer.tier else ""
    return (
        f"A chat plan carries no API credit. Against {usd(one.per_image)}{tier} on {one.offer.route} a plan costs as much "
        "as so many images a month; beyond them it would be cheaper, if its unpublished limits allow them:"
    )


def plan_line(row: PlanLine, base: Base) -> str:
    """``ChatGPT Plus $20 a month (as of 2026-04-22): 377 images``."""
    fact = cite.plan(row.plan)
    basis = f"{fact.basis}, " if fact.basis else ""
    images = f": {row.break_even:,} images" if row.break_even is not None else ""
    return (
        f"{base.route(row.plan.route).name} {row.plan.plan} ${row.plan.usd} a month ({basis}as of {fact.day}){images}"
    )


def _size(row: Line) -> str:
    return "not stated" if row.offer.size == "unknown" else row.offer.size


def how(row: Line, citer: Citer) -> str:
    """The arithmetic of one line, with its sources and how weak they are."""
    steps = " + ".join(step.text for step in row.cost.steps)
    extra = [surcharge(row, item) for item in row.surcharges]
    bases = sorted({p.basis for p in row.cost.prices if p.basis != "listed"})
    extra += [", ".join(bases)] if bases else []
    extra += [row.doubt] if row.doubt else []
    extra += list(row.cost.notes)
    sources = [fact.source for step in row.cost.steps for fact in step.facts]
    sources += [item.source for item in row.surcharges]
    more = f" ({'; '.join(extra)})" if extra else ""
    return f"{steps}{more} {citer.mark(sources)}"


def surcharge(row: Line, item: Surcharge) -> str:
    """``Data Zone x1.10: $0.0065``."""
    low, high = usd((row.per_image * item.factor).normalize()), usd((row.per_image * item.factor_to).normalize())
    to = f" to x{item.factor_to}" if item.factor_to != item.factor else ""
    return f"{item.name} x{item.factor}{to}: {low}{f' to {high}' if to else ''}"


def data(found: Bill, base: Base, day: str) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    return {
        "model": found.model.id,
        "day": day,
        "size": found.job.size or None,
        "images": found.volume,
        "retries": str(found.tries),
        "references": found.job.references,
        "rows": [_row(row, base) for row in found.lines],
        "plans": [
            {"route": p.plan.route, "plan": p.plan.plan, "usd_per_month": str(p.plan.usd), "break_even_images": p.break_even,
             "against": _against(p.line),
             "facts": [envelope.fact(cite.plan(p.plan), base)]}
            for p in found.plans
        ],
        "unpriced": [offer.route for offer in found.unpriced],
        "notes": [note for note in (warning(found.model, day),) if note],
    }  # fmt: skip


def _against(one: Line | None) -> dict[str, Any] | None:
    return one and {
        "route": one.offer.route,
        "tier": one.offer.tier or None,
        "cost_per_image": f"{one.per_image.normalize():f}",
    }


def _row(row: Line, base: Base) -> dict[str, Any]:
    offer = row.offer
    return {
        "model": offer.model,
        "route": offer.route,
        "tier": offer.tier or None,
        "size": offer.size,
        "mode": offer.mode,
        "cost_per_image": f"{row.per_image.normalize():f}",
        "cost_per_month": f"{row.per_month.normalize():f}",
        "cost_is_floor": bool(row.cost.unsaid),
        "currency": "USD",
        "surcharges": [
            {"name": s.name, "factor": str(s.factor), "factor_to": str(s.factor_to), "source": s.source}
            for s in row.surcharges
        ],
        "images_for_budget": row.images,
        "steps": [{"text": step.text, "usd": f"{step.usd.normalize():f}"} for step in row.cost.steps],
        "notes": [*row.cost.notes, *([row.doubt] if row.doubt else [])],
        "facts": [envelope.fact(_fact(fact, base), base) for step in row.cost.steps for fact in step.facts],
    }


def _fact(fact: Price | Tokens, base: Base) -> cite.Fact:
    return cite.price(fact) if isinstance(fact, Price) else cite.tokens(fact, base.source(fact.source).day)


def as_csv(found: Bill, base: Base) -> str:
    """One line a way to pay."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for row in found.lines:
        price = row.cost.prices[0]
        source = base.source(price.source)
        writer.writerow(
            [row.offer.model, row.offer.route, row.offer.tier, row.offer.size, row.offer.mode, f"{row.per_image.normalize():f}",
             f"{row.per_month.normalize():f}", "USD", "; ".join(surcharge(row, s) for s in row.surcharges), " + ".join(s.text for s in row.cost.steps), price.basis,
             source.id, source.url, price.day, "" if row.images is None else row.images]
        )  # fmt: skip
    return out.getvalue()


def markdown(found: Bill, base: Base, day: str) -> str:
    """A table with its sources."""
    citer = Citer()
    out = [f"# {escaped(title(found))}", ""]
    if note := warning(found.model, day):
        out.append(f"> {escaped(note)}")
    rows = [
        [row.offer.tier or "no tiers", _size(row), row.offer.route, row.offer.mode, least(row),
         _monthly(row), how(row, citer)]
        for row in found.lines
    ]  # fmt: skip
    last = "images a month" if any(row.images is not None for row in found.lines) else "a month"
    out += ["", *table(["tier", "size", "route", "mode", "an image", last, "how"], rows), ""]
    if found.plans:
        out += [escaped(plan_head(found.plans[0].line)), ""]
        out += [f"- {escaped(plan_line(row, base))} {escaped(citer.mark([row.plan.source]))}" for row in found.plans]
        out.append("")
    for letter, key in citer.items():
        source = base.source(key)
        link = f" <{source.url}>" if source.url.startswith("http") else ""
        out.append(f"- [{letter}] {escaped(source_name(source))}{link}")
    out += ["", f"Knowledge base {base.version}, newest fact {base.newest_fact}; as of {day}."]
    return "\n".join(out) + "\n"
