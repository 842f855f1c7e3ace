"""Fuzzes the base loader: any bytes are a mapping of texts or the error for a bad base."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

import atheris

with atheris.instrument_imports(include=["imgpick"]):
    from imgpick.errors import BAD_BASE, ImgpickError
    from imgpick.kb import rules, strict  # noqa: F401 (rules are imported late; here they are instrumented)
    from imgpick.kb.build import entries
    from imgpick.kb.known import Known
    from imgpick.kb.load import File, check, merge, read, to_ship
    from imgpick.kb.pack import Pack, write

TODAY = "2026-11-22"
with NamedTemporaryFile() as _file:
    _file.write(write(to_ship(read(None), TODAY)))
    _file.flush()
    SHIPPED = Pack(Path(_file.name))


def plain(node: object) -> bool:
    """Whether a tree holds nothing but mappings, lists and texts."""
    if isinstance(node, dict):
        return all(isinstance(key, str) and plain(value) for key, value in node.items())
    return all(map(plain, node)) if isinstance(node, list) else isinstance(node, str)


def one(data: bytes) -> None:
    """One input: the bytes of a base file."""
    try:
        tree = strict.parse(data, "fuzz.yaml")
    except ImgpickError as error:
        assert error.code == BAD_BASE
        assert str(error)
        try:
            Known(SHIPPED).parse(data, "fuzz.yaml")
        except ImgpickError as other:
            assert (str(other), other.problems) == (str(error), error.problems)
            return
        raise AssertionError("an edited file was read though the whole one cannot be") from error
    assert Known(SHIPPED).parse(data, "fuzz.yaml") == tree
    assert plain(tree)
    lines: strict.Lines = {}
    assert strict.parse(data, "fuzz.yaml", lines) == tree
    count = data.count(b"\n") + data.count(b"\r") + data.count("\x85".encode()) + 2 * data.count(b"\xe2\x80") + 1
    assert all(1 <= line <= count for line in lines.values())
    file = File(Path("fuzz.yaml"), data)
    merge([(file, tree), (file._replace(overlay=True), tree)])
    try:
        sections, version = check([file], TODAY)
    except ImgpickError as error:
        assert error.code == BAD_BASE
        return
    write(entries(sections, version))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
