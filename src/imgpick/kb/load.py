"""Loading a base: the compiled one when nothing else is asked for, else the YAML files, checked in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imgpick.errors import Problem, bad_base, clipped
from imgpick.kb import locate
from imgpick.kb.base import Base
from imgpick.kb.pack import BrokenPackError, Memory, Pack
from imgpick.records import NamedTuple

if TYPE_CHECKING:  # most runs read the compiled base and need none of these
    from imgpick.kb import strict
    from imgpick.kb.build import Sections
    from imgpick.kb.rules import Fault


class File(NamedTuple):
    """A base file that was read."""

    path: Path
    data: bytes
    overlay: bool = False

    @property
    def name(self) -> str:
        return str(self.path)


def load(
    data: Path | None = None,
    overlays: tuple[Path, ...] = (),
    *,
    today: str,
    cache_folder: Path | Callable[[], Path | None] | None = None,
) -> Base:
    """The base to answer from.

    ``data`` is a models file; sections it does not hold are taken from the files beside it, else from the
    shipped ones. ``overlays`` add or replace entries. ``today`` (an ISO day) is only used to refuse
    dates in the future. ``cache_folder`` is where compiled bases are kept between runs, or finds it when wanted.
    Raises ImgpickError (exit 3) with every problem found.
    """
    if data is None and not overlays:
        try:
            return Base(Pack(locate.packed()))
        except BrokenPackError:
            pass  # a checkout, or a package without its compiled base: the YAML files decide
    from imgpick.kb import cache

    folder = cache_folder() if callable(cache_folder) else cache_folder
    if folder is None:
        return Base(Memory(_compiled(read(data, overlays), today)))
    paths = _paths(data, overlays)
    pack = cache.find_untouched(folder, paths, today)
    if pack is not None:
        return Base(pack)
    before = cache.stamps(paths)
    files = read(data, overlays)
    pack = cache.find(folder, files, today)
    if pack is None:
        made = _compiled(files, today)
        cache.keep(folder, files, made)
    cache.note(folder, files, paths, before)
    return Base(pack or Memory(made))


def _paths(data: Path | None, overlays: tuple[Path, ...]) -> list[Path]:
    """Every file that a base can come from, its journal too."""
    from imgpick.kb import journal

    main = data or locate.shipped() / locate.MAIN
    return [*locate.files(main), journal.path(main), *overlays]


def _compiled(files: list[File], today: str) -> dict[str, Any]:
    from imgpick.kb.build import entries

    return entries(*check(files, today))


def to_ship(files: list[File], today: str) -> dict[str, Any]:
    """The entries of the base that a wheel carries, with what an edited copy of its files need not parse again."""
    from imgpick.kb import known, strict

    return {
        **_compiled(files, today),
        **known.kept([(file.data, strict.parse(file.data, file.name)) for file in files]),
    }


def read(data: Path | None, overlays: tuple[Path, ...] = ()) -> list[File]:
    """The files of a base, in the order in which later ones replace earlier ones.

    The files are of one moment: where they are being replaced meanwhile they are read again, and where a
    replacement was cut short the files from before it count.
    """
    from imgpick.kb import journal, strict

    main = data or locate.shipped() / locate.MAIN
    for _ in range(20):
        before = journal.state(main)
        old = journal.before(main)
        files = _read(main, old)
        if journal.state(main) == before:
            break
    return files + [File(path, strict.read(path), overlay=True) for path in overlays]


def _read(main: Path, old: dict[str, bytes]) -> list[File]:
    from imgpick.kb import strict

    return [
        File(path, old[path.name] if path.parent == main.parent and path.name in old else strict.read(path))
        for path in locate.files(main)
    ]


def check(files: list[File], today: str) -> tuple[Sections, str]:
    """The sections of ``files`` and the base's version, or an ImgpickError with all problems."""
    from imgpick.kb.known import Known
    from imgpick.kb.rules import MOST, faults_of

    known = Known.of(locate.packed())
    trees = [(file, known.parse(file.data, file.name)) for file in files]
    _of_this_schema(trees)
    sections, version, places = merge(trees)
    faults = faults_of(sections, today=today, version=version, sound=known.sound)
    faults = [fault for fault in faults if not _orphaned(fault, places, files)]
    if faults:
        count = f"{MOST} or more" if len(faults) >= MOST else str(len(faults))
        raise bad_base(
            f"the knowledge base has {count} problem{'s' if len(faults) > 1 else ''}",
            _placed(faults, sections, places, files),
            hint="nothing is answered from a base with problems; `imgpick data lint` lists them all",
        )
    return sections, version


def _of_this_schema(trees: list[tuple[File, dict[str, Any]]]) -> None:
    from imgpick.kb.layout import SCHEMA

    for file, tree in trees:
        if tree.get("schema", SCHEMA) != SCHEMA:
            problem = Problem(
                file.name, 1, "schema", "schema", f"must be {SCHEMA}", "is it for another version of imgpick?"
            )
            raise bad_base(f"{file.name} is of another schema", [problem])


def _orphaned(fault: Fault, places: Places, files: list[File]) -> bool:
    """Whether it is about a source of a base whose facts an overlay may have replaced."""
    overlays = {file.name for file in files if file.overlay}
    return bool(overlays) and fault.rule == "source-used" and places["sources", fault.trail[1]].file not in overlays


class Place(NamedTuple):
    """Where an item of a section was written."""

    file: str
    trail: tuple[str | int, ...]


MOST_SECTIONS = 1000
Places = dict[tuple[str, str | int], Place]
"""Section and index (or id) -> where the item stands; section and "" -> where the section stands."""


def merge(trees: list[tuple[File, dict[str, Any]]]) -> tuple[Sections, str, Places]:
    """The sections of all files as one, the base's version, and where each item was written.

    The first file that holds a section owns it; an overlay adds to it, or replaces items of the same id.
    """
    sections: Sections = {}
    places: Places = {}
    version = ""
    for file, tree in trees:
        version = version or (tree.get("version", "") if isinstance(tree.get("version", ""), str) else "")
        for name, value in tree.items():
            if len(sections) > MOST_SECTIONS:  # the data rules refuse them all
                break
            if name in ("schema", "version") or (name in sections and not file.overlay):
                continue
            places.setdefault((name, ""), Place(file.name, (name,)))
            if isinstance(value, list) and isinstance(sections.get(name, []), list):
                _merge_list(sections.setdefault(name, []), name, value, file, places)
            elif isinstance(value, dict) and isinstance(sections.get(name, {}), dict):
                sections.setdefault(name, {}).update(value)
                places.update({(name, key): Place(file.name, (name, key)) for key in value})
            else:
                sections[name] = value
                places[name, ""] = Place(file.name, (name,))
    return sections, version, places


def _merge_list(have: list[Any], name: str, items: list[Any], file: File, places: Places) -> None:
    known = {key: at for at, item in enumerate(have) if (key := _id(item))} if file.overlay else {}
    before = len(have)
    for index, item in enumerate(items):
        at = known.get(_id(item), len(have))
        have[at : at + 1] = [item]
        if isinstance(item, dict):
            places[name, at] = Place(file.name, (name, index))
    if file.overlay:
        _sort_in(have, before, name, places)


def _sort_in(have: list[Any], before: int, name: str, places: Places) -> None:
    """Put the entries that follow the first ``before`` among them by id; those not sorted in their file stay so."""
    from heapq import merge as merged

    from imgpick.kb.layout import SORTED

    if name not in SORTED or not all(map(_id, have[before:])):
        return
    order = list(merged(range(before), range(before, len(have)), key=lambda at: _id(have[at])))
    moved: Places = {(name, at): places[name, was] for at, was in enumerate(order) if (name, was) in places}
    have[:] = [have[at] for at in order]
    places.update(moved)


def _id(item: Any) -> str:
    key = item.get("id") if isinstance(item, dict) else None
    return key if isinstance(key, str) else ""


def _placed(faults: list[Fault], sections: Sections, places: Places, files: list[File]) -> list[Problem]:
    """The faults with file and line; the files concerned are read once more to find the lines."""
    from imgpick.kb import strict

    lines: dict[str, strict.Lines] = {}
    data = {file.name: file.data for file in files}
    out = []
    for fault in faults:
        head, rest = fault.trail[:2], fault.trail[2:]
        place = places.get((str(head[0]), head[1]) if len(head) > 1 else (str(head[0]), "")) if head else None
        place = place or places.get((str(head[0]), "") if head else ("", ""), Place(files[0].name, ()))
        if place.file not in lines:
            lines[place.file] = {}
            strict.parse(data[place.file], place.file, lines[place.file])
        line = _line(lines[place.file], (*place.trail, *rest))
        out.append(Problem(place.file, line, path_of(fault.trail, sections), fault.rule, fault.message, fault.hint))
    return sorted(out)


def _line(lines: strict.Lines, trail: tuple[str | int, ...]) -> int:
    while trail:
        if trail in lines:
            return lines[trail]
        trail = trail[:-1]
    return 1


def path_of(trail: tuple[str | int, ...], sections: Sections) -> str:
    """The path of a fact as people read it: ``gpt-image-2.prices[3].usd``."""
    if not trail:
        return ""
    section, rest = str(trail[0]), list(trail[1:])
    text = section
    items = sections.get(section)
    if rest and isinstance(rest[0], int) and isinstance(items, list):
        item = items[rest[0]]
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            text = item["id"] if section == "models" else f"{section}.{item['id']}"
            rest = rest[1:]
    return clipped(text + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest), 200)
