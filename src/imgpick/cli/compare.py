"""``imgpick compare``: models side by side, scriptable."""

from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import reports, session
from imgpick.cli.complete import model_names
from imgpick.cli.options import AsOf, Chart, Data, Overlay, Report, Today, output
from imgpick.errors import FINDINGS, OK
from imgpick.kb.typed import MOST_REFERENCES, count, money, one_of
from imgpick.kb.typed import size as a_size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imgpick.choosing.brief import Need

FORMATS = ("terminal", "json", "csv", "markdown")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(compare)


def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            autocompletion=model_names,
            help="Models, families or ids, as written; one alone is held against its usual rivals.",
        ),
    ],
    tier: Annotated[str | None, typer.Option(metavar="TIER", help="Prices and scores at this tier.")] = None,
    size: Annotated[str | None, typer.Option(metavar="1K|2K|4K|WxH", help="Size of the image.")] = None,
    route: Annotated[str | None, typer.Option(metavar="ROUTE", help="Prices on this route or kind of route.")] = None,
    mode: Annotated[str | None, typer.Option(metavar="standard|batch|edit", help="How the images are made.")] = None,
    edit: Annotated[bool, typer.Option("--edit", help="The same as --mode edit.")] = False,
    references: Annotated[
        int, typer.Option(metavar="N", min=0, max=MOST_REFERENCES, help="Input images for each picture.")
    ] = 0,
    images: Annotated[str | None, typer.Option(metavar="N", help="Images a month, for example 10k.")] = None,
    for_: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="WORD", help="A board category or a use of choose: text, product, posters, ..."),
    ] = None,
    all_members: Annotated[bool, typer.Option("--all-members", help="All members of a family.")] = False,
    rows: Annotated[
        str | None, typer.Option("--rows", "--columns", metavar="A,B", help="Only these attributes.")
    ] = None,
    sources: Annotated[bool, typer.Option("--sources", help="Source and day of every cell.")] = False,
    max_monthly: Annotated[
        str | None, typer.Option(metavar="USD", help="Gate: exit 1 if a model costs more for --images a month.")
    ] = None,
    require: Annotated[
        list[str] | None, typer.Option(metavar="NEED", help="Gate: exit 1 if a model lacks this.")
    ] = None,
    format: Annotated[str, output(FORMATS)] = "terminal",
    report: Report = None,
    chart: Chart = None,
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Compare models side by side, every cell with its tier, source and day."""
    format = one_of("format", format, FORMATS)
    reports.check(report, chart)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.comparing.compare import compare as side_by_side
    from imgpick.comparing.wanted import ALWAYS, Wanted, boards
    from imgpick.costing.arithmetic import Job

    base = session.load_base(data, overlay, now)
    asked = [word for item in for_ or () for word in item.split(",")]
    wanted = Wanted(
        job=Job(a_size(size) if size else "1K", references),
        tier=(tier or "").lower(),
        route=session.known_route(base, route),
        mode="edit" if edit else one_of("mode", mode or "standard", ("standard", "batch", "edit")),
        images=count("images", images) if images else 0,
        boards=(*ALWAYS, *(one_of("for", word, boards(base)) for word in asked)),
    )
    found = side_by_side(
        base, names, on, wanted, all_members=all_members, only=[w.strip() for w in rows.split(",")] if rows else (),
        max_monthly=money("max-monthly", max_monthly) if max_monthly else None,
        require=_needs(require or ()),
    )  # fmt: skip
    code = FINDINGS if found.failed else OK
    if format == "json":
        from imgpick.render.compare_data import data as as_data
        from imgpick.render.envelope import envelope

        session.write(envelope("compare", as_data(found, base), base, now, code))
    elif format == "csv":
        from imgpick.render.compare_data import as_csv

        session.write(as_csv(found, base))
    elif format == "markdown":
        from imgpick.render.compare_data import markdown

        session.write(markdown(found, base))
    else:
        from imgpick.render.compare_terminal import terminal

        session.write(session.past(as_of) + terminal(found, base, session.screen(), sources=sources))
    if report or chart:
        reports.of_comparison(found, base, wanted, report, chart)
    session.mind_age(base, now, format)
    if format not in ("terminal", "json"):
        from imgpick.render.compare_terminal import gate_text

        for gate in found.gates:
            session.say(f"{'meets' if gate.met else 'fails'}  {gate_text(gate)}")
    return code


def _needs(texts: "Iterable[str]") -> "list[Need]":
    if not texts:
        return []
    from imgpick.choosing.brief import need

    return [need(text) for text in texts]
