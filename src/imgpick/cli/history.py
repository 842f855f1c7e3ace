"""``imgpick history``: what changed for a model, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.complete import model_names
from imgpick.cli.options import AsOf, Data, Overlay, Today, output
from imgpick.kb.typed import one_of

FORMATS = ("terminal", "json", "csv")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(history)


def history(
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=model_names, help="A model, as written.")],
    price: Annotated[bool, typer.Option("--price", help="Only prices, every cell.")] = False,
    score: Annotated[bool, typer.Option("--score", help="Only scores, every board.")] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """What changed for a model: life, names, prices and scores, each with its day and source."""
    format = one_of("format", format, FORMATS)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.comparing.columns import one
    from imgpick.render import history as render
    from imgpick.timeline.history import PRICE, SCORE
    from imgpick.timeline.history import history as events

    base = session.load_base(data, overlay, now)
    column = one(base, name, on)
    if column.note and format == "terminal":
        session.say(column.note)
    only = (*((PRICE,) if price else ()), *((SCORE,) if score else ()))
    found = events(base, column.model, on, only)
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("history", render.data(found, base), base, now))
    elif format == "csv":
        session.write(render.as_csv(found, base))
    else:
        session.write(render.terminal(found, base, session.screen()))
    return 0
