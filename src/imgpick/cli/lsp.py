"""``imgpick lsp``: checks for editors, through the Language Server Protocol."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today
from imgpick.errors import OK


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(lsp)


def lsp(
    delay: Annotated[
        int, typer.Option(metavar="MS", min=0, max=10_000, help="Check so many milliseconds after the last key.")
    ] = 200,
    stdio: Annotated[bool, typer.Option("--stdio", help="Standard input and output; there is no other way.")] = True,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Serve findings, facts on hover, repairs and model names to an editor; settings are those of ``check``."""
    from imgpick.cli.serving import need

    need("pygls", "lsp")
    if session.interactive():
        session.say("imgpick lsp speaks JSON-RPC on standard input and output; an editor starts it. Ctrl-C ends it.")
    fixed = session.day("--today", today, "")
    from imgpick.cli import lsp_server
    from imgpick.cli.workshop import Workshop

    shop = Workshop(data, tuple(overlay or ()), lambda: fixed or session.clock())
    lsp_server.serve(shop, delay / 1000)
    return OK
