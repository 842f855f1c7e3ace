"""``--report`` and ``--chart`` of choose, compare, cost and guide: pages and pictures beside the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from imgpick.cli import session
from imgpick.cli.files import write_bytes, write_whole
from imgpick.errors import ImgpickError

if TYPE_CHECKING:
    from imgpick.choosing.result import Choice
    from imgpick.comparing.result import Comparison
    from imgpick.comparing.wanted import Wanted
    from imgpick.costing.bill import Bill
    from imgpick.guiding.plots import Bills, Cloud
    from imgpick.guiding.result import Guide
    from imgpick.kb.base import Base
    from imgpick.render.page import Page

PAGES = (".html", ".htm", ".md", ".markdown")
PICTURES = (".svg", ".png")
HERE = "-"
"""Where ``--chart`` without a file plots: on the terminal."""
NOTHING = "nothing to plot: no model here has both a price and a score"
OWN = ("--report", "--chart")


def check(report: Path | None, chart: str | None) -> None:
    """Refuse a file whose ending says nothing, and a picture that cannot be drawn, before any work is done."""
    if report and report.suffix.lower() not in PAGES:
        raise ImgpickError(f"report: {report} has no known ending", hint="FILE.html or FILE.md")
    if chart and chart != HERE:
        if Path(chart).suffix.lower() not in PICTURES:
            raise ImgpickError(
                f"chart: {chart} has no known ending", hint="FILE.svg or FILE.png; --chart alone plots here"
            )
        from imgpick.render import chart_files

        if not chart_files.available():
            raise ImgpickError(chart_files.MISSING, hint=chart_files.INSTALL)


def of_choice(choice: Choice, base: Base, report: Path | None, chart: str | None, command: str) -> None:
    """The report and chart of a verdict."""
    from imgpick.guiding.plots import cloud_of_choice
    from imgpick.render.choose_markdown import record
    from imgpick.render.page_choose import page

    _report(report, lambda: page(choice, base, command), lambda: record(choice, base, command))
    _cloud(chart, lambda: cloud_of_choice(choice, base))


def of_comparison(found: Comparison, base: Base, wanted: Wanted, report: Path | None, chart: str | None) -> None:
    """The report and chart of a comparison."""
    from imgpick.guiding.plots import cloud_of_comparison
    from imgpick.render.compare_data import markdown
    from imgpick.render.page_tables import comparison

    _report(report, lambda: comparison(found, base, wanted, command()), lambda: markdown(found, base))
    _cloud(chart, lambda: cloud_of_comparison(base, found, wanted))


def of_bill(found: Bill, base: Base, day: str, report: Path | None, chart: str | None) -> None:
    """The report and chart of what a model costs. The picture shows bills by volume, the plot prices."""
    from imgpick.guiding.plots import bills_of_cost, cloud_of_models
    from imgpick.render.cost_text import markdown
    from imgpick.render.page_tables import cost

    _report(report, lambda: cost(found, base, day, command()), lambda: markdown(found, base, day))
    if chart == HERE:
        _cloud(chart, lambda: cloud_of_models(base, [found.model], day))
    elif chart:
        _draw(Path(chart), bills_of_cost(found, base), f"What {found.model.name} costs by volume")


def of_guide(guide: Guide, base: Base, report: Path | None, chart: str | None) -> None:
    """The report and chart of a guide."""
    from imgpick.guiding.plots import cloud_of_choice, cloud_of_models
    from imgpick.render.guide_markdown import markdown
    from imgpick.render.page_guide import page

    _report(report, lambda: page(guide, base), lambda: markdown(guide, base))
    choice = guide.choice
    _cloud(chart, lambda: cloud_of_choice(choice, base) if choice else cloud_of_models(base, guide.models, guide.day))


def guide_html(guide: Guide, base: Base) -> str:
    """A guide as one HTML document."""
    from imgpick.render.page import html
    from imgpick.render.page_guide import page

    _mind_charts()
    return html(page(guide, base))


def command() -> str:
    """The command that was given, without where it wrote its report."""
    import shlex

    kept: list[str] = []
    skip = False
    for word in sys.argv[1:]:
        if skip or word.startswith(tuple(f"{own}=" for own in OWN)):
            skip = False
        elif word in OWN:
            skip = True
        else:
            kept.append(word)
    return shlex.join(["imgpick", *kept])


def bare_chart(arguments: Sequence[str]) -> list[str]:
    """``--chart`` without a file means here, on the terminal."""
    out: list[str] = []
    for index, word in enumerate(arguments):
        out.append(word)
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        if word == "--chart" and following != HERE and Path(following).suffix.lower() not in (*PICTURES, *_MEANT):
            out.append(HERE)
    return out


_MEANT = (".jpg", ".jpeg", ".pdf", ".gif", ".webp", ".html", ".md", ".txt")
"""Endings of files that somebody meant, though no chart can be written so."""


def _report(path: Path | None, page: Callable[[], Page], markdown: Callable[[], str]) -> None:
    if path is None:
        return
    if path.suffix.lower().startswith(".m"):
        write_whole(path, markdown())
    else:
        from imgpick.render.page import html

        _mind_charts()
        write_whole(path, html(page()))
    session.say(f"report written to {path}")


def _mind_charts() -> None:
    from imgpick.render import chart_files

    if not chart_files.available():
        session.say(f"the page has no charts: {chart_files.MISSING}; {chart_files.INSTALL}")


def _cloud(chart: str | None, data: Callable[[], Cloud]) -> None:
    if not chart:
        return
    cloud = data()
    if not cloud.points and chart == HERE:
        session.say(NOTHING)
    elif not cloud.points:
        raise ImgpickError(NOTHING)
    elif chart == HERE:
        from imgpick.render.chart_text import plot

        session.write("\n" + plot(cloud, session.screen()))
    else:
        _draw(Path(chart), cloud, f"Price against preference, {cloud.board}, {cloud.board_day}")


def _draw(path: Path, data: Cloud | Bills, title: str) -> None:
    from imgpick.render import chart_files
    from imgpick.render.chart_specs import PAGE, described, titled
    from imgpick.render.page import something, spec_of
    from imgpick.render.words import CREDIT

    if not something(data):
        raise ImgpickError("nothing to plot: the base has no price for it")
    credit = f"Scores: {CREDIT}" if hasattr(data, "board") else ""
    spec = titled(spec_of(data, PAGE), title, credit)
    if path.suffix.lower() == ".png":
        write_bytes(path, chart_files.png(spec))
    else:
        write_whole(path, chart_files.svg(spec, title, described(data)))
    session.say(f"chart written to {path}")
