"""An edited copy of the shipped base gives the tree and the errors of the whole file, whatever was taken from the pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.errors import ImgpickError, Problem
from imgpick.kb import locate, strict
from imgpick.kb.known import Known
from imgpick.kb.load import File, check, read, to_ship
from imgpick.kb.pack import Pack, write
from tests.conftest import NEWEST

SMALL = {
    "models.yaml": b"# models\nschema: x\nmodels:\n- id: a\n  text: |\n    one\n\n    two\n- id: b\n  rows:\n  - {c: 1}\n"
    b"  - {c: 2}\n# a remark\n- {id: c}\nother:\n- id: d\n",
    "sources.yaml": b"sources:\n  s: {url: u}\nplain:\n- some\n- text\n",
}
FILES = {file.path.name: file for file in read(None)}

Edit = Callable[[str], str]


def pack(files: list[File], to: Path) -> Pack:
    to.write_bytes(write(to_ship(files, NEWEST)))
    return Pack(to)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of a wheel, which a checkout does not have."""
    path = tmp_path_factory.mktemp("wheel") / "base.pack"
    pack(list(FILES.values()), path)
    return path


def read_by(parse: Callable[[bytes, str], strict.Tree], data: bytes) -> strict.Tree | tuple[Problem, ...] | str:
    try:
        return parse(data, "models.yaml")
    except ImgpickError as error:
        return error.problems or str(error)


EDITS: dict[str, Edit] = {
    "nothing": lambda text: text,
    "a figure": lambda text: text.replace("usd: 0.04", "usd: 0.05", 1),
    "an entry less": lambda text: text[: text.index("- id: dall-e-2")] + text[text.index("- id: dall-e-3") :],
    "an entry more": lambda text: text + "- id: zzz\n",
    "an entry twice": lambda text: text + text[text.index("- id: dall-e-2") : text.index("- id: dall-e-3")],
    "an entry in another section": lambda text: text.replace("- id: dall-e-3", "others:\n- id: dall-e-3"),
    "a section of its own for the first": lambda text: text.replace("models:\n", "models:\n- {id: new}\nmore:\n"),
    "everything in a text": lambda text: text.replace("models:\n", "models: |\n"),
    "everything in quotes": lambda text: text.replace("models:\n", "models: '\n") + "'\n",
    "an open bracket": lambda text: text.replace("models:\n", "models: [\n"),
    "a plain text before": lambda text: text.replace("models:\n", "models: some words\n"),
    "a remark inside an entry": lambda text: text.replace("  vendor: Bria", "# remark\n  vendor: Bria", 1),
    "a key after a remark": lambda text: text.replace("- id: dall-e-3", "# remark\n  more: text\n- id: dall-e-3", 1),
    "a list inside a list": lambda text: text.replace("- id: dall-e-3", "- - id: dall-e-3", 1),
    "deeper": lambda text: text.replace("\n", "\n "),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "a key twice": lambda text: text.replace("  vendor: Bria", "  vendor: Bria\n  vendor: Bria", 1),
    "a second document": lambda text: text.replace("- id: dall-e-3", "---\n- id: dall-e-3", 1),
    "an anchor": lambda text: text.replace("models:", "models: &all", 1),
    "an odd break": lambda text: text.replace("\n- id: dall-e-3", "\u2028- id: dall-e-3", 1),
    "a name of our own": lambda text: text.replace("- id: dall-e-3", '- "imgpick known entry 0"\n- id: dall-e-3', 1),
    "no mapping": lambda text: text[text.index("- id:") :],
    "the end of a file missing": lambda text: text[:-30],
    "a byte-order mark": lambda text: "\ufeff" + text,
    "nothing at all": lambda _: "",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_file_reads_as_a_whole(shipped: Path, edit: Edit) -> None:
    data = edit(FILES["models.yaml"].data.decode()).encode()
    assert read_by(Known.of(shipped).parse, data) == read_by(strict.parse, data)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Known:
    from imgpick.kb.known import kept

    path = tmp_path_factory.mktemp("small") / "base.pack"
    path.write_bytes(write(kept([(data, strict.parse(data, name)) for name, data in SMALL.items()])))
    return Known.of(path)


@given(
    pieces=st.lists(
        st.sampled_from([b"models:", b"other:", b"plain:", b"- some", b"x: |", b"  x: |", b"- - y", b"# r", b"  more: 1",
                         b"x: [", b"]", b"'", b'"', b"...", b"--- ", b"  ", b"", b"\t", b"> ", b"  - {c: 2}",
                         *(part for data in SMALL.values() for part in data.split(b"\n- "))])
        | st.sampled_from([b"- id: a\n  text: |\n    one\n\n    two", b"- id: b\n  rows:\n  - {c: 1}\n  - {c: 2}",
                           b"- {id: c}", b"- id: d"]),
        max_size=9,
    )
)  # fmt: skip
def test_whatever_stands_around_an_entry_the_tree_is_that_of_the_whole(small: Known, pieces: list[bytes]) -> None:
    data = b"\n".join(pieces)
    assert read_by(small.parse, data) == read_by(strict.parse, data)


def test_only_what_was_edited_is_parsed(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []
    whole = strict.parse
    monkeypatch.setattr(strict, "parse", lambda data, file: parsed.append(data) or whole(data, file))  # type: ignore[func-returns-value]
    known = Known.of(shipped)
    known.parse(FILES["boards.yaml"].data, "boards.yaml")
    assert parsed == []
    known.parse(EDITS["a figure"](FILES["models.yaml"].data.decode()).encode(), "models.yaml")
    assert len(parsed) == 1
    assert len(parsed[0]) < 10_000


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("models.yaml", "vendor: Bria", "vender: Bria"),
        ("models.yaml", "usd: 0.04", "usd: 400"),
        ("models.yaml", "- id: dall-e-3", "- {id: x}\n- id: dall-e-3"),
        ("sources.yaml", "sources:", "sources:\n  new: {}"),
        ("routes.yaml", "- id: ", "- idd: "),
        ("boards.yaml", "\nscores:\n", "\nstatements:\n"),
    ],
)
def test_the_data_rules_find_the_same_faults(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str
) -> None:
    files = list(FILES.values())
    at = [file.path.name for file in files].index(name)
    files[at] = files[at]._replace(data=files[at].data.replace(old.encode(), new.encode(), 1))

    def problems(pack: Path) -> tuple[Problem, ...]:
        monkeypatch.setattr(locate, "packed", lambda: pack)
        with pytest.raises(ImgpickError) as raised:
            check(files, NEWEST)
        return raised.value.problems

    assert problems(shipped) == problems(tmp_path / "none.pack")


def test_sections_and_version_are_the_same(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [file._replace(data=file.data.replace(b"usd: 0.04,", b"usd: 0.05,", 1)) for file in FILES.values()]
    monkeypatch.setattr(locate, "packed", lambda: shipped)
    found = check(files, NEWEST)
    monkeypatch.setattr(locate, "packed", lambda: tmp_path / "none.pack")
    assert found == check(files, NEWEST)
