"""``imgpick sources``: what the base rests on, and what of it has aged."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today, output
from imgpick.errors import FINDINGS, OK, ImgpickError
from imgpick.kb.typed import one_of

FORMATS = ("terminal", "json", "csv")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(sources)


def sources(
    stale_after: Annotated[
        str | None,
        typer.Option(metavar="DAYS", help="List facts in use that are older, by kind: 60d, 8w; licences may be older."),
    ] = None,
    fail: Annotated[
        bool, typer.Option("--fail", help="Exit 1 when facts have aged, for a job that runs weekly.")
    ] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Every source with publisher, kind, the facts it supports, its day and age."""
    format = one_of("format", format, FORMATS)
    if fail and not stale_after:
        raise ImgpickError("--fail needs --stale-after", hint="for example --stale-after 60d --fail")
    now = session.day("--today", today, session.clock())
    after = _days(stale_after) if stale_after else None
    from imgpick.guiding.ledger import stale, supports
    from imgpick.render import sources_text

    base = session.load_base(data, overlay, now)
    found = supports(base, now)
    aged = stale(base, now, after) if after is not None else []
    code = FINDINGS if fail and aged else OK
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("sources", sources_text.data(found, aged, after), base, now, code))
    elif format == "csv":
        session.write(sources_text.as_csv(found) if after is None else sources_text.stale_csv(aged))
    elif after is None:
        session.show(sources_text.terminal(found, base, session.screen()))
    else:
        session.show(sources_text.stale_terminal(aged, after, session.screen()))
    return code


def _days(text: str) -> int:
    """A span of days or weeks: ``60``, ``60d``, ``8w``."""
    word = text.strip().lower()
    times = 7 if word.endswith("w") else 1
    number = word.rstrip("dw")
    if not number.isdecimal() or len(number) > 5 or len(word) - len(number) > 1:
        raise ImgpickError(f"stale-after: {text!r} is not a span", hint="for example 60d or 8w")
    return int(number) * times
