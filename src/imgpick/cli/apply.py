"""``imgpick data apply``: accepted items of a proposal into the base's files, all of them or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import session
from imgpick.cli.options import Data, Today
from imgpick.errors import OK, ImgpickError

if TYPE_CHECKING:
    from imgpick.kb.load import File
    from imgpick.refreshing.items import Item
    from imgpick.refreshing.proposal import Proposal

NEEDED = ("models", "scores", "sources")


def apply(
    proposal: Annotated[Path, typer.Argument(metavar="PROPOSAL", help="A file that `imgpick data refresh` wrote.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Further ids.")] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Accept this item; may be repeated; `all` for every one."),
    ] = None,
    data: Data = None,
    today: Today = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")] = False,
) -> int:
    """Write accepted items into the base: rows are added or ended, never overwritten, and all data rules must hold."""
    from imgpick.cli.commit import alone, replace
    from imgpick.kb import locate
    from imgpick.refreshing import proposal as proposals

    now = session.day("--today", today, session.clock())
    ids = [word for text in [*(accept or ()), *(more or ())] for word in text.split(",") if word]
    found = proposals.read(proposal)
    if not ids:
        raise ImgpickError("no item is accepted", hint="name ids: --accept ID, or --accept all")
    items = proposals.accepted(found, ids)
    if not items:
        session.say("nothing in the proposal can be accepted; the base is as it was")
        return OK
    named, _ = session.base_files(data, None)
    main = (named or locate.shipped() / locate.MAIN).resolve()
    if named is None and locate.shipped().parent == Path(locate.__file__).resolve().parent.parent:
        raise ImgpickError("the installed base is not to be changed", hint="name your own: --data models.yaml")
    with alone(main):
        changed, old = _changed(main, found, items, max(now, session.clock()))
        if dry_run:
            _show(changed, old)
            return OK
        replace(main, changed)
    session.write(f"{len(items)} item{'' if len(items) == 1 else 's'} written: {', '.join(sorted(changed))}\n")
    return OK


def _changed(main: Path, found: Proposal, items: list[Item], today: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """File name -> new and old content of the files that change; the result has passed every data rule."""
    from imgpick.kb import load, strict
    from imgpick.refreshing import edits
    from imgpick.refreshing.yaml_text import Document

    files = load.read(main)
    load.check(files, today)
    owners = _owners(files, main)
    documents = {file.name: Document(file.data, file.name) for file in owners.values()}
    edits.write(found, items, {section: documents[file.name] for section, file in owners.items()})
    results = {file.name: documents[file.name].result() for file in owners.values()}
    for file in owners.values():
        if not edits.kept(strict.parse(file.data, file.name), strict.parse(results[file.name], file.name)):
            raise ImgpickError(f"{file.name}: cannot be extended without changing other rows", hint="edit it by hand")
    after = [file._replace(data=results.get(file.name, file.data)) for file in files]
    try:
        load.check(after, today)
    except ImgpickError as error:
        raise ImgpickError(
            "the base would break its data rules; nothing was written",
            hint="accept fewer items, or edit by hand",
            problems=error.problems,
        ) from error
    new = {file.path.name: file.data for file in after if file.data != _data(files, file.name)}
    return new, {name: _data(files, str(main.parent / name)) for name in new}


def _data(files: list[File], name: str) -> bytes:
    return next(file.data for file in files if file.name == name)


def _owners(files: list[File], main: Path) -> dict[str, File]:
    """Section -> the file that holds it, which must stand beside the main file."""
    from imgpick.kb import strict

    out: dict[str, File] = {}
    for file in files:
        for section in strict.parse(file.data, file.name):
            if section in NEEDED:
                out.setdefault(section, file)
    for section, file in out.items():
        if file.path.parent != main.parent:
            raise ImgpickError(
                f"the {section} of this base are the shipped ones", hint=f"copy {file.path.name} to {main.parent} first"
            )
    return out


def _show(changed: dict[str, bytes], old: dict[str, bytes]) -> None:
    from difflib import unified_diff

    for name in sorted(changed):
        before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (old[name], changed[name]))
        session.write("".join(unified_diff(before, after, f"a/{name}", f"b/{name}", n=0)))
