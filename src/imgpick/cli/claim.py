"""``imgpick claim``: one sentence held against the base."""

from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today, output
from imgpick.errors import FINDINGS, OK
from imgpick.kb.typed import one_of

FORMATS = ("terminal", "json")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(claim)


def claim(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The sentence, in quotation marks.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day it was written (YYYY-MM-DD).")
    ] = None,
    format: Annotated[str, output(FORMATS)] = "terminal",
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Hold one sentence against the base: what it could mean, which tier makes it true, what to write instead."""
    format = one_of("format", format, FORMATS)
    now = session.day("--today", today, session.clock())
    from imgpick.checking.answer import answer
    from imgpick.checking.patterns.stored import kept_in
    from imgpick.checking.result import CONTRADICTED, ERROR
    from imgpick.cli import own
    from imgpick.render import claim_text

    base = session.load_base(data, overlay, now)
    looked = own.boards(session.cache_folder(), base)
    with kept_in(session.cache_folder()):
        found = answer(sentence, base, now, session.day("--as-of", as_of, ""), looked)
    wrong = (
        claim.severity == ERROR or claim.verdict == CONTRADICTED for claim in (part.item.claim for part in found.parts)
    )
    code = FINDINGS if any(wrong) else OK
    if format == "json":
        from imgpick.render.envelope import envelope

        session.write(envelope("claim", claim_text.data(found, base), base, now, code))
    else:
        session.write(claim_text.terminal(found, base, session.screen()))
    return code
