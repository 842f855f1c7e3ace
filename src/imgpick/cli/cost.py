"""``imgpick cost``: what a job costs on every tier and route, or what a budget buys."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import reports, session
from imgpick.cli.complete import model_names
from imgpick.cli.options import AsOf, Chart, Data, Overlay, Report, Today, output
from imgpick.kb.typed import MOST_REFERENCES, one_of

if TYPE_CHECKING:
    from imgpick.costing.bill import Bill
    from imgpick.kb.base import Base

FORMATS = ("terminal", "json", "csv", "markdown")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(cost)


def cost(
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=model_names, help="A model, as written.")],
    images: Annotated[str, typer.Option(metavar="N", help="Images a month, for example 10k.")] = "1",
    size: Annotated[str | None, typer.Option(metavar="1K|2K|4K|WxH", help="Size of the image.")] = None,
    tier: Annotated[str | None, typer.Option(metavar="TIER", help="Only this tier.")] = None,
    route: Annotated[str | None, typer.Option(metavar="ROUTE", help="Only this route or kind of route.")] = None,
    mode: Annotated[str | None, typer.Option(metavar="standard|batch|edit", help="Only this mode.")] = None,
    references: Annotated[
        int, typer.Option(metavar="N", min=0, max=MOST_REFERENCES, help="Input images for each picture.")
    ] = 0,
    retries: Annotated[str, typer.Option(metavar="N", help="Tries for one picture that is kept.")] = "1",
    budget: Annotated[str | None, typer.Option(metavar="USD", help="How many images a month this buys.")] = None,
    include_resellers: Annotated[bool, typer.Option("--include-resellers", help="Show resellers, too.")] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    report: Report = None,
    chart: Chart = None,
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """What a job costs: every step of the arithmetic with its price cell."""
    format = one_of("format", format, FORMATS)
    reports.check(report, chart)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.choosing.brief import count, money
    from imgpick.choosing.brief import size as a_size
    from imgpick.comparing.columns import one, tier_of
    from imgpick.costing.arithmetic import Job
    from imgpick.costing.bill import bill
    from imgpick.costing.offers import MODES

    base = session.load_base(data, overlay, now)
    column = one(base, name, on)
    found = bill(
        base, column.model, on, Job(a_size(size) if size else "", references), volume=count("images", images),
        tries=money("retries", retries), tier=tier_of(column, tier or ""), route=session.known_route(base, route),
        mode=one_of("mode", mode, MODES) if mode else ("edit" if references else ""),
        resellers=include_resellers, budget=Decimal(money("budget", budget)) if budget else None,
    )  # fmt: skip
    if column.note and format == "terminal":
        session.say(column.note)
    if format == "json":
        from imgpick.render.cost_text import data as as_data
        from imgpick.render.envelope import envelope

        session.write(envelope("cost", as_data(found, base, on), base, now))
    else:
        session.write((session.past(as_of) if format == "terminal" else "") + _text(found, base, on, format))
    if report or chart:
        reports.of_bill(found, base, on, report, chart)
    session.mind_age(base, now, format)
    return 0


def _text(found: "Bill", base: "Base", on: str, format: str) -> str:
    from imgpick.render import cost_text

    if format == "csv":
        return cost_text.as_csv(found, base)
    if format == "markdown":
        return cost_text.markdown(found, base, on)
    return cost_text.terminal(found, base, on, session.screen())
