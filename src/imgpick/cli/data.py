"""``imgpick data``: check a knowledge base, and keep it true."""

from collections.abc import Callable
from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.apply import apply
from imgpick.cli.options import Data, Overlay, Today
from imgpick.cli.refresh import refresh
from imgpick.errors import ImgpickError


def register(app: typer.Typer, name: str, about: str) -> None:
    group = typer.Typer(help=about[0].upper() + about[1:] + ".", no_args_is_help=True, rich_markup_mode=None)
    for command, (function, what) in COMMANDS.items():
        group.command(command, short_help=what)(function)
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
    sections, version = check(files, max(now, session.clock()))
    if format == "json":
        from imgpick.kb.base import Base
        from imgpick.kb.build import entries
        from imgpick.kb.pack import Memory
        from imgpick.render.envelope import envelope

        found = {"files": [f.name for f in files], "counts": {name: len(items) for name, items in sections.items()}}
        session.write(envelope("data-lint", found, Base(Memory(entries(sections, version))), now))
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


COMMANDS: dict[str, tuple[Callable[..., int], str]] = {
    "lint": (lint, "check every data rule"),
    "rules": (rules, "list the data rules"),
    "refresh": (refresh, "hold an upstream against the base, as a proposal"),
    "apply": (apply, "write accepted items of a proposal into the base"),
}
