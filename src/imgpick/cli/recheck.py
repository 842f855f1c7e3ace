"""``imgpick recheck``: recorded decisions, run again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import session
from imgpick.cli.complete import words
from imgpick.cli.options import AsOf, Data, Overlay, Today, output
from imgpick.errors import FINDINGS, OK, USAGE, ImgpickError, suggestion
from imgpick.kb.typed import one_of

if TYPE_CHECKING:
    from imgpick.deciding.recheck import Rechecked
    from imgpick.kb.base import Base

FORMATS = ("terminal", "json", "markdown")
FAIL = ("cheaper", "verdict", "retiring", "dearer", "never")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(recheck)


def recheck(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE|DIR...", help="Records, or folders of them.")],
    fail_on: Annotated[
        str, typer.Option(metavar=",".join(FAIL), autocompletion=words(FAIL), help="Exit 1 on these.")
    ] = "cheaper,verdict,retiring",
    format: Annotated[str, output(FORMATS)] = "terminal",
    as_of: AsOf = None,
    today: Today = None,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Run recorded decisions again and say what has moved; exit 1 when one needs to be made again."""
    format = one_of("format", format, FORMATS)
    failing = _failing(fail_on)
    now = session.day("--today", today, session.clock())
    on = session.day("--as-of", as_of, now)
    from imgpick.cli import records

    files = list(records.find(paths))
    if not files:
        raise ImgpickError(
            f"no record in {', '.join(map(str, paths))}", hint="imgpick choose --record FILE.yaml writes one"
        )
    bases = _Bases(data, overlay, now)
    done: list[tuple[str, Rechecked | ImgpickError]] = [(str(file), _one(file, bases, on)) for file in files]
    unreadable = any(isinstance(item, ImgpickError) for _, item in done)
    moved = any(not isinstance(item, ImgpickError) and {f.state for f in item.findings} & failing for _, item in done)
    code = USAGE if unreadable else FINDINGS if moved else OK
    shipped = bases.first()
    if format == "json":
        from imgpick.render.envelope import envelope
        from imgpick.render.recheck import data as as_data

        session.write(envelope("recheck", as_data(done, on), shipped, now, code))
    elif format == "markdown":
        from imgpick.render.recheck import markdown

        session.write(markdown(done, on))
    else:
        from imgpick.render.recheck import terminal

        session.write(terminal(done, on, session.screen()))
    return code


def _failing(text: str) -> set[str]:
    chosen = [word.strip() for word in text.split(",") if word.strip()]
    for word in chosen:
        if word not in FAIL:
            raise ImgpickError(
                f"fail-on: {word!r} is not known", hint=suggestion(word, FAIL) or f"some of: {', '.join(FAIL)}"
            )
    if "never" in chosen and len(chosen) > 1:
        raise ImgpickError("fail-on: never stands alone")
    return set(chosen) - {"never"}


class _Bases:
    """The bases that records name, each loaded once; options win over records."""

    def __init__(self, data: Path | None, overlay: list[Path] | None, today: str) -> None:
        self._given = (data, tuple(overlay or ()))
        self._today = today
        self._kept: dict[tuple[Path | None, tuple[Path, ...]], Base] = {}

    def base(self, data: Path | None, overlays: tuple[Path, ...]) -> Base:
        given, more = self._given
        key = (given or data, more or overlays)
        if key not in self._kept:
            self._kept[key] = session.load_base(key[0], list(key[1]), self._today)
        return self._kept[key]

    def first(self) -> Base:
        """The base to name in the answer."""
        return next(iter(self._kept.values()), None) or self.base(None, ())


def _one(file: Path, bases: _Bases, day: str) -> Rechecked | ImgpickError:
    from imgpick.cli import records
    from imgpick.deciding.recheck import recheck as again

    try:
        record = records.read(file)
        here = file.parent
        base = bases.base(here / record.data if record.data else None, tuple(here / path for path in record.overlays))
        return again(record, base, day)
    except ImgpickError as error:
        return error
