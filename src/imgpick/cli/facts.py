"""``imgpick facts``: what a writer opens to check a figure."""

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.complete import model_names
from imgpick.cli.options import AsOf, Data, Overlay, Today, output
from imgpick.kb.typed import one_of

FORMATS = ("terminal", "json", "csv")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(facts)


def facts(
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=model_names, help="A model, as written.")],
    group: Annotated[str | None, typer.Option(metavar="A,B", help="Only these groups: prices, scores, ...")] = None,
    format: Annotated[str, output(FORMATS)] = "terminal",
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Every fact of a model with unit, tier, source and day; those that disagree side by side."""
    format = one_of("format", format, FORMATS)
    now = session.day("--today", today, session.clock())
    from imgpick.comparing.columns import one
    from imgpick.comparing.listing import facts as all_facts
    from imgpick.render import listing_text

    base = session.load_base(data, overlay, now)
    column = one(base, name, session.day("--as-of", as_of, now))
    groups = all_facts(base, column.model, session.day("--as-of", as_of, "") if as_of else "")
    if group:
        titles = [g.title for g in groups]
        wanted = [one_of("group", word, titles) for word in group.split(",")]
        groups = [g for g in groups if g.title in wanted]
    if column.note and format == "terminal":
        session.say(column.note)
    on = session.day("--as-of", as_of, "")
    if format == "terminal":
        session.write(session.past(as_of))
        if on and (said := column.model.unknown(on)):
            session.write(f"{session.filled(said)}\n")
            return 0
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("facts", listing_text.facts_data(column.model, groups, base, on), base, now))
    elif format == "csv":
        session.write(listing_text.facts_csv(column.model, groups, base))
    else:
        session.write(listing_text.facts_terminal(column.model, groups, base, session.screen()))
    return 0
