"""``imgpick mcp``: the base for assistants, through the Model Context Protocol."""

from __future__ import annotations

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today
from imgpick.errors import OK, ImgpickError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(mcp)


def mcp(
    http: Annotated[bool, typer.Option("--http", help="Streamable HTTP instead of standard input and output.")] = False,
    host: Annotated[str, typer.Option(metavar="HOST", help="With --http: the address to listen on.")] = LOOPBACK[0],
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="With --http: the port.")] = 8732,
    seconds: Annotated[float, typer.Option(metavar="N", min=0.1, help="The longest that one answer may take.")] = 30,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Serve choose, compare, cost, facts, names and checks to an assistant; read-only, offline."""
    from imgpick.cli.serving import need

    need("mcp", "mcp")
    if session.interactive() and not http:
        session.say("imgpick mcp speaks JSON-RPC on standard input and output; a client starts it. Ctrl-C ends it.")
    fixed = session.day("--today", today, "")
    from imgpick.cli import mcp_server
    from imgpick.cli.mcp_worker import Setup

    setup = Setup(data, tuple(overlay or ()), fixed)
    if not http:
        mcp_server.serve_stdio(setup, seconds)
        return OK
    if host not in LOOPBACK:
        session.say(
            f"warning: {host} is not loopback: whoever reaches port {port} can use this server. It has no login and no "
            "encryption; put both in front of it."
        )
    try:
        mcp_server.serve_http(setup, seconds, host, port)
    except OSError as error:
        raise ImgpickError(f"{host}:{port}: {error.strerror or error}", hint="choose another --port") from error
    return OK
