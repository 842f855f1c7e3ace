"""``imgpick scan``: model ids in a code base, held against the base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from imgpick.cli import session
from imgpick.cli.complete import words
from imgpick.cli.options import AsOf, Data, Overlay, Today, output
from imgpick.errors import FINDINGS, OK, USAGE, ImgpickError, suggestion
from imgpick.scanning.result import HEAD, LEVELS, RULES, Scanned

FORMATS = ("text", "json", "sarif")
FAIL = (*LEVELS, "never")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(scan)


def scan(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders of a code base.")],
    fail_on: Annotated[
        str, typer.Option(metavar="|".join(FAIL), autocompletion=words(FAIL), help="Exit 1 from here.")
    ] = "error",
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Pass over these in folders.")] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Accept the call sites in it; written when it is not there.")
    ] = None,
    no_ignore: Annotated[bool, typer.Option("--no-ignore", help="Read what .gitignore names, too.")] = False,
    format: Annotated[str, output(FORMATS)] = "text",
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Find model ids in a code base that are gone, going or wrong, and what to write instead."""
    for option, value, known in (("format", format, FORMATS), ("fail-on", fail_on, FAIL)):
        if value not in known:
            raise ImgpickError(f"{option}: {value!r} is not known", hint=suggestion(value, known) or ", ".join(known))
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.cli import tree
    from imgpick.scanning.scan import Scanner

    base = session.load_base(data, overlay, now)
    scanner = Scanner(base, on, now)
    found = list(_scanned(scanner.scan, tree.files(paths, no_ignore, tuple(exclude or ()))))
    if not found:
        raise ImgpickError(f"no file in {', '.join(paths)}", hint="--no-ignore reads what .gitignore names, too")
    if baseline:
        found = _new(found, baseline)
    code = _code(found, fail_on)
    if format == "json":
        from imgpick.render.envelope import envelope
        from imgpick.render.scan import data as as_data

        session.write(envelope("scan", as_data(found, base, on), base, now, code))
    elif format == "sarif":
        from imgpick.render.scan_sarif import sarif

        session.write(sarif(found, base, code))
    else:
        from imgpick.render.scan import text

        session.write(text(found, base, on, session.screen()))
    if format != "json":
        for file in found:
            if file.error:
                session.say(f"error: {file.path}: {file.error}")
    return code


def _new(found: list[Scanned], baseline: Path) -> list[Scanned]:
    """The files with the call sites that the baseline does not hold; all are accepted where it is new."""
    from imgpick.cli.baseline import Baseline

    accepted = Baseline(baseline)
    for file in found:
        accepted.remember(file)
    if said := accepted.settle(RULES):
        session.say(said)
    known = Baseline(baseline)
    return [known.new_sites(file) for file in found]


def _scanned(read: Callable[[str, bytes], Scanned], files: Iterable[str]) -> Iterator[Scanned]:
    from imgpick.cli.tree import LARGEST

    for path in files:
        try:
            size = Path(path).stat().st_size
            if size > LARGEST:
                yield Scanned(path, error=f"too large to scan ({size / 1e6:,.0f} MB)")
                continue
            yield read(path, _text(path))
        except OSError as error:
            yield Scanned(path, error=error.strerror or str(error))


def _text(path: str) -> bytes:
    """The bytes of a text file; of a binary one only the beginning, which tells that it is one."""
    with Path(path).open("rb") as file:
        head = file.read(HEAD)
        return head if b"\0" in head else head + file.read()


def _code(found: Iterable[Scanned], level: str) -> int:
    """Unreadable files are said but do not hide what was found in the others."""
    found = list(found)
    if any(file.error for file in found):
        return USAGE
    limit = FAIL.index(level)
    grave = any(FAIL.index(site.advice.severity) <= limit for file in found for site in file.sites)
    return FINDINGS if grave and level != "never" else OK
