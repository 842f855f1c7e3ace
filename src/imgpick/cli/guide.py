"""``imgpick guide``: a page about a model, a pair or a workflow, current and cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import reports, session
from imgpick.cli.complete import guide_names
from imgpick.cli.options import AsOf, Chart, Data, Overlay, Report, Today, output
from imgpick.errors import ImgpickError
from imgpick.kb.typed import one_of

if TYPE_CHECKING:
    from imgpick.guiding.result import Guide
    from imgpick.kb.base import Base

FORMATS = ("terminal", "markdown", "html", "json")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(guide)


def guide(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]", autocompletion=guide_names, help="A model, a family, A vs B, or a workflow."
        ),
    ] = None,
    format: Annotated[str, output(FORMATS)] = "terminal",
    report: Report = None,
    chart: Chart = None,
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Read a guide; without a name, the list of guides."""
    format = one_of("format", format, FORMATS)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    reports.check(report, chart)
    base = session.load_base(data, overlay, now)
    if not name:
        if report or chart:
            raise ImgpickError("a report needs a guide", hint="imgpick guide NAME --report FILE.html")
        return _list(base, format, now)
    from imgpick.guiding.build import guide as build

    made = build(base, " ".join(name), on)
    if format == "json":
        from imgpick.render.envelope import envelope
        from imgpick.render.guide_json import data as as_data

        session.write(envelope("guide", as_data(made, base), base, now))
    elif format != "terminal":
        session.write(_page(made, base, format))
    else:
        from imgpick.render.guide_terminal import terminal

        session.show(terminal(made, base, session.screen()))
    if report or chart:
        reports.of_guide(made, base, report, chart)
    session.mind_age(base, now, format)
    return 0


def _page(made: Guide, base: Base, format: str) -> str:
    if format == "html":
        return reports.guide_html(made, base)
    from imgpick.render.guide_markdown import markdown

    return markdown(made, base)


def _list(base: Base, format: str, now: str) -> int:
    from imgpick.guiding.find import listing
    from imgpick.render import guide_json, guide_markdown, guide_terminal

    entries = listing(base)
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("guide", guide_json.listing(entries), base, now))
    elif format == "html":
        raise ImgpickError("the list of guides has no HTML page", hint="imgpick guide NAME --format html")
    elif format == "markdown":
        session.write(guide_markdown.listing(entries))
    else:
        session.show(guide_terminal.listing(entries, session.screen()))
    return 0
