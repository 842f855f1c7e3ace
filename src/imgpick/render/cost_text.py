"""What a model costs: terminal, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any

from imgpick.costing.bill import Bill, Line, Surcharge
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Price, Tokens
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


def terminal(found: Bill, base: Base, day: str, screen: Screen) -> str:
    """All ways to pay, cheapest first, with the steps of each."""
    return screen.text(_parts(found, base, day))


def _parts(found: Bill, base: Base, day: str) -> Iterator[RenderableType]:
    from rich.table import Table

    citer = Citer()
    yield line((title(found), "bold"))
    for note in life_notes(found, base, day):
        yield hanging("! ", note)
    yield ""
    budget = any(row.images is not None for row in found.lines)
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in ("tier", "size", "route", "mode"):
        grid.add_column(name)
    grid.add_column("an image", justify="right", no_wrap=True)
    monthly = budget or found.volume > 1
    if monthly:
        grid.add_column("images a month" if budget else "a month", justify="right", no_wrap=True)
    grid.add_column("how")
    for row in found.lines:
        amount = f"{row.images:,}" if row.images is not None else month(row.per_month)
        grid.add_row(
            line(row.offer.tier or "no tiers"), line(_size(row)), line(row.offer.route), line(row.offer.mode),
            line(usd(row.per_image)), *([line(amount)] if monthly else []), line(how(row, citer)),
        )  # fmt: skip
    if found.lines:
        yield grid
    else:
        yield line("No price for this job in the base.")
    yield from _after(found, base, day, citer)


def _after(found: Bill, base: Base, day: str, citer: Citer) -> Iterator[RenderableType]:
    if found.plans:
        yield ""
        one = found.plans[0].line
        yield hanging("", plan_head(one))
        for row in found.plans:
            route = base.route(row.plan.route).name
            yield hanging(
                "  ",
                f"{route} {row.plan.plan} ${row.plan.usd} a month: {row.break_even:,} images {citer.mark([row.plan.source])}",
            )
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
    inputs = f", {job.references} input images each" if job.references else ""
    tries = f", {found.tries} tries a picture" if found.tries != 1 else ""
    return f"{found.model.name}: {found.volume:,} image{'s' if found.volume > 1 else ''} a month, {job.size or 'about a megapixel'}{inputs}{tries}"


def plan_head(one: Line) -> str:
    tier = f" at {one.offer.tier}" if one.offer.tier else ""
    return (
        f"A chat plan carries no API credit. Against {usd(one.per_image)}{tier} on {one.offer.route} a plan costs as much "
        "as so many images a month; beyond them it would be cheaper, if its unpublished limits allow them:"
    )


def life_notes(found: Bill, base: Base, day: str) -> list[str]:
    """What must be said before any price: a model that is gone, going or superseded."""
    life = found.model.life(day)
    by = f" by {base.model(life.by).name}" if life.by else ""
    if life.status == "announced":
        return [found.model.unknown(day) or f"{found.model.name} was announced but not released on {day}"]
    if life.status == "current":
        return []
    end = (
        f", shutdown {life.shutdown}{'' if life.confirmed else ' (announced, not confirmed)'}" if life.shutdown else ""
    )
    return [f"{found.model.name} has been {life.status}{by} since {life.since}{end}"]


def _size(row: Line) -> str:
    return "not stated" if row.offer.size == "unknown" else row.offer.size


def how(row: Line, citer: Citer) -> str:
    """The arithmetic of one line, with its sources and how weak they are."""
    steps = " + ".join(step.text for step in row.cost.steps)
    extra = [surcharge(row, item) for item in row.surcharges]
    bases = sorted({p.basis for p in row.cost.prices if p.basis != "listed"})
    extra += [", ".join(bases)] if bases else []
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
             "against": {"route": p.line.offer.route, "tier": p.line.offer.tier or None, "cost_per_image": f"{p.line.per_image.normalize():f}"},
             "facts": [envelope.fact(cite.plan(p.plan), base)]}
            for p in found.plans
        ],
        "unpriced": [offer.route for offer in found.unpriced],
        "notes": life_notes(found, base, day),
    }  # fmt: skip


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
        "currency": "USD",
        "surcharges": [
            {"name": s.name, "factor": str(s.factor), "factor_to": str(s.factor_to), "source": s.source}
            for s in row.surcharges
        ],
        "images_for_budget": row.images,
        "steps": [{"text": step.text, "usd": f"{step.usd.normalize():f}"} for step in row.cost.steps],
        "notes": list(row.cost.notes),
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
    out += [f"> {escaped(note)}" for note in life_notes(found, base, day)]
    rows = [
        [row.offer.tier or "no tiers", _size(row), row.offer.route, row.offer.mode, usd(row.per_image),
         f"{row.images:,}" if row.images is not None else month(row.per_month), how(row, citer)]
        for row in found.lines
    ]  # fmt: skip
    last = "images a month" if any(row.images is not None for row in found.lines) else "a month"
    out += ["", *table(["tier", "size", "route", "mode", "an image", last, "how"], rows), ""]
    if found.plans:
        out += [escaped(plan_head(found.plans[0].line)), ""]
        out += [
            f"- {escaped(base.route(p.plan.route).name)} {escaped(p.plan.plan)} ${p.plan.usd} a month: {p.break_even:,} images "
            f"{escaped(citer.mark([p.plan.source]))}"
            for p in found.plans
        ]
        out.append("")
    for letter, key in citer.items():
        source = base.source(key)
        link = f" <{source.url}>" if source.url.startswith("http") else ""
        out.append(f"- [{letter}] {escaped(source_name(source))}{link}")
    out += ["", f"Knowledge base {base.version}, newest fact {base.newest_fact}; as of {day}."]
    return "\n".join(out) + "\n"
