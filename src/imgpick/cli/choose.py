"""``imgpick choose``: flags and answers to a brief, a brief to a verdict, a verdict to the screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from imgpick.choosing.brief import NEEDS, TEXTS, USES, WORKFLOWS, brief
from imgpick.choosing.wishes import CRITERIA
from imgpick.cli import reports, session
from imgpick.cli.complete import words
from imgpick.cli.options import AsOf, Chart, Data, Overlay, Report, Today, output
from imgpick.errors import FINDINGS, INTERRUPTED, OK
from imgpick.kb.typed import one_of

if TYPE_CHECKING:
    from imgpick.choosing.result import Choice
    from imgpick.kb.base import Base

FORMATS = ("terminal", "json", "markdown")
ROUTES_HELP = "A route id (openai-api, fal, ...) or a kind (vendor-api, provider-api, chat-app, self-host, reseller)."


def _order(incomplete: str) -> list[str]:
    done, comma, last = incomplete.rpartition(",")
    used = done.split(",")
    return [f"{done}{comma}{c}" for c in CRITERIA if c.startswith(last) and c not in used]


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(choose)


def choose(
    workflow: Annotated[
        str | None,
        typer.Option(metavar="|".join(WORKFLOWS), autocompletion=words(WORKFLOWS), help="Where the images are made."),
    ] = None,
    use: Annotated[
        list[str] | None,
        typer.Option(metavar="USE", autocompletion=words(USES), help=f"What for; may be repeated: {', '.join(USES)}."),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(metavar="|".join(TEXTS), autocompletion=words(TEXTS), help="Text in the image."),
    ] = None,
    images: Annotated[str | None, typer.Option(metavar="N", help="Images a month, for example 10k.")] = None,
    size: Annotated[
        str | None,
        typer.Option(metavar="1K|2K|4K|WxH", autocompletion=words(("1K", "2K", "4K")), help="Size of the image."),
    ] = None,
    max_monthly: Annotated[str | None, typer.Option(metavar="USD", help="At most so much a month.")] = None,
    max_per_image: Annotated[str | None, typer.Option(metavar="USD", help="At most so much an image.")] = None,
    need: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NEED",
            autocompletion=words([n + ("=" if k.value else "") for n, k in NEEDS.items()]),
            help=f"A hard limit; may be repeated: {', '.join(n + ('=..' if k.value else '') for n, k in NEEDS.items())}.",
        ),
    ] = None,
    vendor: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this vendor; may be repeated.")] = None,
    not_vendor: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Not this vendor; may be repeated.")
    ] = None,
    family: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this family; may be repeated.")] = None,
    route: Annotated[list[str] | None, typer.Option(metavar="ROUTE", help=f"Only this route. {ROUTES_HELP}")] = None,
    not_route: Annotated[list[str] | None, typer.Option(metavar="ROUTE", help=f"Not this route. {ROUTES_HELP}")] = None,
    tier: Annotated[
        list[str] | None, typer.Option(metavar="TIER", help="Only this quality tier; may be repeated.")
    ] = None,
    order: Annotated[
        str | None,
        typer.Option(metavar="A,B,..", autocompletion=_order, help=f"What to lift first: {', '.join(CRITERIA)}."),
    ] = None,
    weights: Annotated[str | None, typer.Option(metavar="A=N,B=N", help="Weights by hand instead of an order.")] = None,
    retries: Annotated[
        str | None, typer.Option(metavar="N", help="Tries for one picture that is kept, for example 1.5.")
    ] = None,
    unknown: Annotated[
        str | None,
        typer.Option(
            metavar="allow|exclude",
            autocompletion=words(("allow", "exclude")),
            help="What to do with offers that nobody can confirm.",
        ),
    ] = None,
    include_resellers: Annotated[bool, typer.Option("--include-resellers", help="Let resellers compete.")] = False,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A YAML file with answers; its keys are these flags.")
    ] = None,
    save_answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the answers for the next time.")
    ] = None,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Keep brief and verdict for `imgpick recheck`.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask.")] = False,
    format: Annotated[str, output(FORMATS)] = "terminal",
    explain: Annotated[bool, typer.Option("--explain", help="Show the arithmetic and everything ruled out.")] = False,
    picture: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Write the screen as a picture, too.")
    ] = None,
    report: Report = None,
    chart: Chart = None,
    draws: Annotated[int, typer.Option(metavar="N", min=100, max=100_000, help="Draws for the stability test.")] = 2000,
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Answer a few questions and get one cited verdict; exit 1 if nothing fits."""
    format = one_of("format", format, FORMATS)
    reports.check(report, chart)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    flags: dict[str, Any] = {
        "workflow": workflow, "use": use, "text": text, "images": images, "size": size, "max-monthly": max_monthly,
        "max-per-image": max_per_image, "need": need, "vendor": vendor, "not-vendor": not_vendor, "family": family,
        "route": route, "not-route": not_route, "tier": tier, "order": order, "weights": weights, "retries": retries,
        "unknown": unknown, "include-resellers": "yes" if include_resellers else None,
    }  # fmt: skip
    given = {key: value for key, value in flags.items() if value}
    if answers:
        from imgpick.cli.answers import read

        given = {**read(answers), **given}
    base = session.load_base(data, overlay, now)
    checked = brief(given, base)
    if not no_input and format == "terminal" and session.interactive():
        given = _ask(given, base, save_answers)
        checked = brief(given, base)
    _save(save_answers, given)
    from imgpick.choosing.verdict import choose as decide

    choice = decide(base, checked, on, draws)
    if record:
        _keep(record, choice, base, data, overlay)
    code = OK if choice.verdict.offer else FINDINGS
    _show(choice, base, now, format, as_of, code)
    if picture:
        from imgpick.cli.files import write_whole
        from imgpick.render.choose_terminal import svg

        write_whole(picture, svg(choice, base, session.width()))
    if explain and format == "terminal":
        from imgpick.render.choose_explain import explain as arithmetic

        session.write(arithmetic(choice, base, session.screen()))
    if report or chart:
        from imgpick.choosing.questions import command_line

        reports.of_choice(choice, base, report, chart, f"{command_line(given)} --no-input")
    session.mind_age(base, now, format)
    return code


def _show(choice: "Choice", base: "Base", now: str, format: str, as_of: str | None, code: int) -> None:
    """The answer in the format that was asked for."""
    if format == "json":
        from imgpick.render.choose_json import data as as_data
        from imgpick.render.envelope import envelope

        session.write(envelope("choose", as_data(choice, base), base, now, code))
    elif format == "markdown":
        from imgpick.render.choose_markdown import markdown

        session.write(markdown(choice, base))
    else:
        from imgpick.render.choose_terminal import terminal

        session.write(session.past(as_of) + terminal(choice, base, session.screen()))


def _keep(path: Path, choice: "Choice", base: "Base", data: Path | None, overlay: list[Path] | None) -> None:
    """Write the record of a choice, with the base files it stood on where they are the user's own."""
    from imgpick.cli import records
    from imgpick.deciding.record import record

    named, more = session.base_files(data, overlay)
    files = tuple(records.beside(path, file) for file in more)
    records.save(path, record(choice, base, records.beside(path, named), files))
    session.say(f"decision written to {path}")


def _save(path: Path | None, answers: dict[str, Any]) -> None:
    if path:
        from imgpick.cli.answers import save

        save(path, answers)
        session.say(f"answers written to {path}")


def _ask(given: dict[str, Any], base: "Base", save_answers: Path | None) -> dict[str, Any]:
    """The wizard. Ctrl-C ends the program, keeps the answers so far and shows the command that goes on from here."""
    import shlex

    from imgpick.choosing.questions import command_line
    from imgpick.cli.later import OFFLINE, later

    later(OFFLINE)
    from imgpick.choosing.wizard import InterruptedAskingError, ask

    def summary(answers: dict[str, Any]) -> str:
        from imgpick.render.choose_brief import said

        return said(brief(answers, base))

    try:
        return ask(given, base, summary)
    except InterruptedAskingError as stopped:
        session.say("")
        _save(save_answers, stopped.answers)
        new = {key: value for key, value in stopped.answers.items() if key not in given}
        session.say(f"stopped; to go on from here:\n  {command_line(new, shlex.join(['imgpick', *sys.argv[1:]]))}")
        raise typer.Exit(INTERRUPTED) from None
