"""``imgpick changes``: what a reader of an older day must know today."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today, output
from imgpick.errors import ImgpickError
from imgpick.kb.typed import one_of

FORMATS = ("terminal", "json", "markdown")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(changes)


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="The day that the reader knows (YYYY-MM-DD).")],
    until: Annotated[
        str | None, typer.Option("--until", "--as-of", metavar="DAY", help="Up to this day instead of today.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Lesser movements on boards, too.")] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """What a reader of an older day must know today: models, prices, boards and ids that have changed."""
    format = one_of("format", format, FORMATS)
    now = session.day("--today", today, session.clock())
    start = session.day("--since", since, "")
    end = session.day("--until", until, now)
    if not start < end:
        raise ImgpickError(f"--since: {start} is not before {end}", hint="name an earlier day, or a later --until")
    from imgpick.render import changes as render
    from imgpick.timeline.changes import changes as between

    base = session.load_base(data, overlay, now)
    found = between(base, start, end)
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("changes", render.data(found, base), base, now))
    elif format == "markdown":
        session.write(render.markdown(found, base, everything))
    else:
        session.write(render.terminal(found, base, session.screen(), everything))
    return 0
