"""``imgpick list``: the models of the base."""

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import AsOf, Data, Overlay, Today, output
from imgpick.errors import ImgpickError
from imgpick.kb import typed

FORMATS = ("terminal", "json", "csv")
NARROW = ("model", "status", "price", "preference")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(list_models)


def list_models(
    vendor: Annotated[str | None, typer.Option(metavar="NAME", help="Only this vendor.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="current, superseded, deprecated, retired.")
    ] = None,
    need: Annotated[list[str] | None, typer.Option(metavar="NEED", help="Only models that have this.")] = None,
    max_per_image: Annotated[
        str | None, typer.Option(metavar="USD", help="Only models with a tier at most so dear.")
    ] = None,
    route: Annotated[
        str | None, typer.Option(metavar="ROUTE", help="Only models on this route or kind of route.")
    ] = None,
    family: Annotated[str | None, typer.Option(metavar="NAME", help="Only this family.")] = None,
    sort: Annotated[str, typer.Option(metavar="id|price|preference|released|vendor", help="Order.")] = "id",
    columns: Annotated[str | None, typer.Option(metavar="A,B", help="Only these columns.")] = None,
    names: Annotated[bool, typer.Option("--names", help="Only the ids, one a line.")] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """List the models of the base."""
    format = typed.one_of("format", format, FORMATS)
    if names and format != "terminal":
        raise ImgpickError(f"--names writes plain ids, not {format}", hint="leave out one of the two")
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.choosing.brief import need as a_need
    from imgpick.comparing.listing import SORTS, Filter, listing
    from imgpick.kb.layout import STATUSES
    from imgpick.render import listing_text

    base = session.load_base(data, overlay, now)
    wanted = Filter(
        vendor=typed.vendor(vendor, base) if vendor else "",
        status=typed.one_of("status", status, STATUSES) if status else "",
        route=session.known_route(base, route),
        family=typed.family(family, base) if family else "",
        max_per_image=typed.money("max-per-image", max_per_image) if max_per_image else None,
        needs=tuple(a_need(text) for text in need or ()),
    )
    found = listing(base, on, wanted, typed.one_of("sort", sort, SORTS))
    picked = [typed.one_of("columns", c, listing_text.COLUMNS) for c in columns.split(",")] if columns else []
    if picked and (names or format == "json"):
        raise ImgpickError("--columns is for the terminal and csv", hint="jq picks fields out of JSON")
    if names:
        session.write("".join(f"{entry.model.id}\n" for entry in found))
    elif format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("list", listing_text.data(found, base, on), base, now))
    elif format == "csv":
        session.write(listing_text.as_csv(found, picked))
    else:
        wide = session.width() >= 110
        session.write(session.past(as_of))
        session.write(
            listing_text.terminal(found, picked or (listing_text.COLUMNS if wide else NARROW), session.screen())
        )
        later = sum(not model.known(on) for model in base.models)
        if later:
            session.write(
                session.filled(f"{later} models of the base came later: nothing was known of them on {on}") + "\n"
            )
    return 0
