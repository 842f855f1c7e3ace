"""``imgpick data``: check a knowledge base, and keep it true."""

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.apply import apply
from imgpick.cli.options import Data, Overlay, Today
from imgpick.cli.refresh import refresh
from imgpick.errors import ImgpickError


def register(app: typer.Typer, name: str, about: str) -> None:
    group = typer.Typer(help=about[0].upper() + about[1:] + ".", no_args_is_help=True, rich_markup_mode=None)
    group.command("lint", short_help="check every data rule")(lint)
    group.command("rules", short_help="list the data rules")(rules)
    group.command("refresh", short_help="hold an upstream against the base, as a proposal")(refresh)
    group.command("apply", short_help="write accepted items of a proposal into the base")(apply)
    app.add_typer(group, name=name, short_help=about)


def lint(
    data: Data = None,
    overlay: Overlay = None,
    today: Today = None,
    format: Annotated[str, typer.Option(metavar="terminal|json", help="Output format.")] = "terminal",
) -> int:
    """Check a base against every data rule; exit 3 with all problems, each with file, line and path."""
    from imgpick.cli.commit import settle
    from imgpick.kb.load import check, read

    if format not in ("terminal", "json"):
        raise ImgpickError(f"format: {format!r} is not known", hint="terminal or json")
    now = session.day("--today", today, session.clock())
    named, more = session.base_files(data, overlay)
    if named and settle(named.resolve()):
        session.say("a change that was cut short is undone")
    files = read(named, more)
    sections, version = check(files, now)
    if format == "json":
        from imgpick.render.envelope import dump

        counts = {name: len(items) for name, items in sections.items()}
        result = {"schema": "imgpick/data-lint/1", "command": "data lint", "status": "ok", "exit_code": 0,
                  "data": {"version": version, "files": [f.name for f in files], "counts": counts}, "errors": []}  # fmt: skip
        session.write(dump(result))
    else:
        prices = sum(len(model.get("prices", [])) for model in sections["models"])
        rows = sum(len(table["rows"]) for table in sections.get("scores", []))
        session.write(
            f"base {version or 'without a version'}: no problems "
            f"({len(sections['models'])} models, {prices} price rows, {rows} score rows, {len(sections.get('sources', {}))} sources)\n"
        )
    return 0


def rules() -> int:
    """List the data rules with what each demands."""
    from imgpick.kb.rules import RULES

    session.write("".join(f"{rule.id}: {rule.about}\n" for rule in RULES.values()))
    return 0
