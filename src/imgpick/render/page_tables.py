"""A comparison and a bill as pages."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.comparing.result import KNOWN, Cell, Comparison
from imgpick.comparing.wanted import Wanted
from imgpick.costing.bill import Bill
from imgpick.guiding.evidence import span
from imgpick.guiding.plots import bills_of_comparison, bills_of_cost, cloud_of_comparison, cloud_of_models
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render.compare_terminal import value
from imgpick.render.page import Block, Letters, Page, Text, charts, cloud_caption, footer, sources
from imgpick.render.words import bill as a_bill
from imgpick.render.words import usd


def comparison(found: Comparison, base: Base, wanted: Wanted, command: str) -> Page:
    """Models side by side, every cell with its day and source."""
    letters = Letters()
    names = [column.model.name for column in found.columns]
    cloud = cloud_of_comparison(base, found, wanted)
    rows = tuple((Text(row.label), *(_cell(cell, letters) for cell in row.cells)) for row in found.rows)
    blocks = [
        *([Block("list", "Mind", items=tuple(Text(note) for note in found.notes))] if found.notes else []),
        *charts(
            ("Price against preference", cloud_caption(cloud), cloud),
            ("Monthly bill by volume", "Each model at its default tier, else at its cheapest.",
             bills_of_comparison(found, wanted)),
        ),
        Block("table", "Side by side", head=("", *names), rows=rows,
              items=(Text("? nobody has said; – does not apply; the day in brackets is that of the fact."),)),
        *([Block("list", "Limits that are not met", items=tuple(Text(f"{g.model}: {g.limit}: {g.reason}") for g in found.failed))]
          if found.failed else []),
        Block("code", "To run it again", text=command),
        sources(letters, base, "Sources"),
    ]  # fmt: skip
    credit = bool(cloud.points) or any(r.attribute in ("preference", "votes") for r in found.rows)
    return Page(
        " vs ".join(names), "Side by side, from the base", tuple(blocks), footer(base, found.day, credit=credit)
    )


def _cell(cell: Cell, letters: Letters) -> Text:
    day = span(cell.facts) if cell.facts and cell.state == KNOWN else ""
    day = "" if day in cell.value else day
    note = "; ".join(part for part in (cell.note, day) if part)
    return letters.text(value(cell), sources_of(cell.facts), note)


def cost(found: Bill, base: Base, day: str, command: str) -> Page:
    """Every way to pay for a job, cheapest first, with the plans of chat apps beside it."""
    letters = Letters()
    cloud = cloud_of_models(base, [found.model], day)
    caption = (
        f"Each tier by its cheapest way; a dashed line is a plan; the dotted line is {found.volume:,} images a month."
    )
    blocks = [
        *charts(
            ("Monthly bill by volume", caption, bills_of_cost(found, base)),
            ("Price against preference", cloud_caption(cloud), cloud),
        ),
        *_lines(found, base, letters),
        *_plans(found, base, letters),
        Block("code", "To run it again", text=command),
        sources(letters, base, "Sources"),
    ]
    title = f"What {found.model.name} costs"
    lead = f"For {found.volume:,} image{'s' if found.volume != 1 else ''} a month"
    return Page(title, lead, tuple(blocks), footer(base, day, credit=len(cloud.points) > 1))


def _lines(found: Bill, base: Base, letters: Letters) -> Iterator[Block]:
    rows = []
    for row in found.lines:
        facts = [cite.price(price) for price in row.cost.prices]
        weak = ", ".join(sorted({p.basis for p in row.cost.prices if p.basis != "listed"}))
        rows.append(
            (Text(base.route(row.offer.route).name), Text(row.offer.tier or "no tiers"), Text(row.offer.size),
             Text(row.offer.mode), letters.text(usd(row.per_image), sources_of(facts), weak), Text(a_bill(row.per_month)),
             Text(span(facts)))
        )  # fmt: skip
    head = ("route", "tier", "size", "mode", "an image", "a month", "day")
    yield Block("table", "Every way to pay", head=head, rows=tuple(rows))


def _plans(found: Bill, base: Base, letters: Letters) -> Iterator[Block]:
    rows = tuple(
        (Text(base.route(row.plan.route).name), letters.text(f"{row.plan.plan} ${row.plan.usd}", [row.plan.source]),
         Text(f"{row.break_even:,} images at {row.line.offer.tier or 'its only tier'}" if row.line else "no price per image"),
         Text(row.plan.since))
        for row in found.plans
    )  # fmt: skip
    if rows:
        note = Text("A plan is for people in an app; it carries no API credit and has limits of its own.")
        head = ("app", "plan a month", "the API costs as much at", "day")
        yield Block("table", "Plans of chat apps", head=head, rows=rows, items=(note,))
