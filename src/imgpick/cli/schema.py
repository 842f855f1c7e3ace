"""``imgpick schema``: the JSON Schemas of ``--format json``."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.errors import OK


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(schema)


def schema(
    command: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help="A command, or envelope; all are listed without one.")
    ] = None,
    path: Annotated[bool, typer.Option("--path", help="Only the file's path.")] = False,
) -> int:
    """List the JSON Schemas of ``--format json``, or print the whole one of a command."""
    from imgpick.kb import published

    if command is None:
        names = published.names()
        lines = [(name, str(published.path(name)) if path else published.schema(name)["title"]) for name in names]
        room = max(map(len, names))
        session.write("".join(f"{name:<{room}}  {text}\n" for name, text in lines))
    elif path:
        session.write(f"{published.path(command)}\n")
    else:
        from imgpick.render.envelope import dump

        session.write(dump(published.whole(command)))
    return OK
