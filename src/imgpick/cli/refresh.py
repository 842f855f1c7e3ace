"""``imgpick data refresh``: an upstream beside the base, as a proposal."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Overlay, Today
from imgpick.errors import OK, ImgpickError

if TYPE_CHECKING:
    from imgpick.cli.cached import Fetched
    from imgpick.cli.upstreams import Upstream
    from imgpick.kb.base import Base
    from imgpick.refreshing.prices import Second
    from imgpick.refreshing.proposal import Proposal

From = Annotated[
    str | None, typer.Option("--from", metavar="FILE|URL", help="Read this copy instead of the upstream's address.")
]
Out = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where the proposal is written; - prints it instead."),
]
SecondList = Annotated[
    list[str] | None,
    typer.Option("--second", metavar="SOURCE=FILE", help="Another list that may agree; kept copies are used anyway."),
]


def refresh(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="lmarena, lmarena-edit, litellm, genai-prices, models-dev or artificial-analysis."
        ),
    ],
    place: From = None,
    output: Out = None,
    second: SecondList = None,
    everything: Annotated[bool, typer.Option("--all", help="List every item, held and confirmed ones too.")] = False,
    data: Data = None,
    overlay: Overlay = None,
    today: Today = None,
    format: Annotated[str, typer.Option(metavar="terminal|json", help="Output format.")] = "terminal",
) -> int:
    """Hold an upstream against the base and write what it would change as a proposal; the base is not touched.

    Exit 0: nothing to do, 1: there are proposals, 2: conflicts or errors.
    """
    from imgpick.cli import cached, upstreams
    from imgpick.render import refresh_text

    if format not in ("terminal", "json"):
        raise ImgpickError(f"format: {format!r} is not known", hint="terminal or json")
    now = session.day("--today", today, session.clock())
    upstream = upstreams.named(source)
    base = session.load_base(data, overlay, now)
    folder = session.cache_folder()
    if upstream.name == upstreams.OWN:
        return _own(upstream, place, base, folder, now, format)
    url, got = upstreams.content(upstream, place, folder, {})
    proposal = _compared(
        upstream, got, base, now, _second(second, base, folder, now, upstream), "" if url else place or ""
    )
    if url and not upstream.task:
        cached.keep(url, folder, got)
    if output == Path("-"):
        from imgpick.refreshing.proposal import written as text

        session.write(text(proposal))
        return refresh_text.outcome(proposal).code
    written = _write(proposal, output)
    if format == "json":
        session.write(refresh_text.as_json(proposal, str(written or ""), base, now))
    else:
        session.write(
            refresh_text.terminal(proposal, base, session.screen(), everything=everything, unchanged=got.unchanged)
        )
        if written:
            session.say(f"proposal: {written}")
    return refresh_text.outcome(proposal).code


def _compared(upstream: Upstream, got: Fetched, base: Base, today: str, second: Second, place: str) -> Proposal:
    from imgpick.cli import upstreams
    from imgpick.refreshing import proposal
    from imgpick.refreshing.compare import compare

    reading = upstreams.parsed(upstream, got.body, base, today)
    before = None
    if got.before and not got.unchanged and not upstream.task:
        try:
            before = upstreams.parsed(upstream, got.before, base, today)
        except ImgpickError:
            before = None  # a copy that an older version kept; what is gone since is then not known
    found = compare(base, reading, today, second, before)
    days = {item.day for item in found.items if item.kind == "score" and item.day and item.state != "confirmed"}
    made = upstreams.sources(upstream, days, today, place)
    return proposal.of(found, upstream.name, today, sha256(got.body).hexdigest(), made)


def _second(named: list[str] | None, base: Base, folder: Path | None, today: str, but: Upstream) -> Second:
    """The look-up of other lists: those named, and the copies kept of the other upstreams."""
    from imgpick.cli import cached, upstreams
    from imgpick.refreshing.prices import seconds
    from imgpick.refreshing.rows import PriceRow

    files: dict[str, bytes] = {}
    for name in upstreams.PRICED if folder else ():
        kept = cached.kept(cached.place_of(upstreams.UPSTREAMS[name].url, folder)) if folder else None
        if kept:
            files[name] = kept.body
    for pair in named or ():
        name, sign, path = pair.partition("=")
        if not sign or name not in upstreams.PRICED:
            raise ImgpickError(
                f"--second: {pair!r} is not SOURCE=FILE", hint=f"SOURCE is {' or '.join(upstreams.PRICED)}"
            )
        files[name] = upstreams.content(upstreams.named(name), path, None, {})[1].body
    files.pop(but.name, None)
    lists = []
    for name, body in files.items():
        rows = upstreams.parsed(upstreams.named(name), body, base, today).rows
        lists.append((name, [row for row in rows if isinstance(row, PriceRow)]))
    return seconds(base, lists)


def _write(made: Proposal, output: Path | None) -> Path | None:
    """Write the proposal, where there is anything in it that is not confirmed."""
    from imgpick.cli.files import write_whole
    from imgpick.refreshing import proposal

    if all(item.state == "confirmed" for item in made.items):
        return None
    path = output or Path(f"imgpick-{made.upstream}-{made.made}.yaml")
    write_whole(path, proposal.written(made))
    return path


def _own(upstream: Upstream, place: str | None, base: Base, folder: Path | None, today: str, format: str) -> int:
    """The user's own look at Artificial Analysis: into the user's cache, nowhere else."""
    import json

    from imgpick.cli import own, upstreams
    from imgpick.cli.files import write_whole
    from imgpick.refreshing import artificial_analysis
    from imgpick.render import refresh_text

    if folder is None:
        raise ImgpickError("there is no cache to keep the board in", hint="set IMGPICK_CACHE to a folder")
    _, got = upstreams.content(upstream, place, None, upstreams.key_for(place or upstream.url))
    look = artificial_analysis.read(got.body, base, today)
    if look.held:
        raise ImgpickError(f"Artificial Analysis: {look.held}", hint="nothing was kept")
    earlier = [row for row in own.boards(folder, base) if row["day"] != today]
    kept = {"schema": "imgpick-own-boards/1", "sha256": sha256(got.body).hexdigest(), "read": today,
            "statements": [*earlier, *look.statements]}  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / own.FILE, json.dumps(kept, indent=1, ensure_ascii=False) + "\n")
    session.write(
        refresh_text.own(look, base, today, str(folder / own.FILE), session.screen(), as_json=format == "json")
    )
    return OK
