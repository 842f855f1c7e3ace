"""The base travels whole: in a wheel, in a wheel built from the sdist, in an editable install, in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from imgpick.kb.load import read, to_ship
from imgpick.kb.pack import write
from imgpick.kb.schemas import texts
from tests.conftest import DATA, NEWEST

ROOT = DATA.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The sdist, the wheel built through it, and the wheel built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    direct = tmp_path_factory.mktemp("direct")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    subprocess.run([*build, "--outdir", str(out), str(ROOT)], check=True, capture_output=True)
    subprocess.run([*build, "--wheel", "--outdir", str(direct), str(ROOT)], check=True, capture_output=True)
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl")), next(direct.glob("*.whl"))


def test_the_wheel_holds_every_data_file_byte_for_byte(built: tuple[Path, Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        for path in DATA.rglob("*"):
            if path.is_file():
                assert wheel.read(f"imgpick/data/{path.relative_to(DATA).as_posix()}") == path.read_bytes()


def test_the_wheel_holds_the_compiled_base_of_these_files(built: tuple[Path, Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        assert wheel.read("imgpick/data/base.pack") == write(to_ship(read(DATA / "models.yaml"), NEWEST))


def test_the_wheel_says_that_it_has_types(built: tuple[Path, Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        assert "imgpick/py.typed" in wheel.namelist()


def test_a_wheel_from_the_sdist_equals_one_from_the_checkout(built: tuple[Path, Path, Path]) -> None:
    assert built[1].read_bytes() == built[2].read_bytes()


def test_the_sdist_holds_what_the_tests_need(built: tuple[Path, Path, Path]) -> None:
    with tarfile.open(built[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "data/models.yaml",
        "tests/conftest.py",
        "README.md",
        "NOTICE",
        "LICENSE",
        "CONTRIBUTING.md",
    } <= names


@pytest.mark.parametrize("editable", [True, False], ids=["editable", "wheel"])
def test_an_install_finds_the_base(built: tuple[Path, Path, Path], tmp_path: Path, editable: bool) -> None:
    """In an environment of its own; the packages it needs are lent by this one."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    lent = sysconfig.get_path("purelib")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--ignore-installed"]
    what = ["--editable", str(ROOT)] if editable else [str(built[1])]
    subprocess.run([*pip, *what], check=True, capture_output=True, env={**os.environ, "PYTHONPATH": lent})
    code = (
        f"import sys; sys.path.append({lent!r})\n"
        "import imgpick; from imgpick.kb import locate; from imgpick.kb.load import load\n"
        f"print(locate.packed().is_file(), load(today={NEWEST!r}).has_model('gpt-image-2'), imgpick.__file__)"
    )
    done = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path)
    packed, found, where = done.stdout.split()
    assert (packed, found) == (str(not editable), "True")
    assert Path(where).is_relative_to(ROOT if editable else tmp_path)


def test_the_schemas_for_editors_are_current() -> None:
    for name, text in texts().items():
        assert (DATA / name).read_text(encoding="utf-8") == text, f"run: python -m imgpick.kb.schemas data ({name})"


def test_each_base_file_names_its_schema_on_line_1() -> None:
    for path in DATA.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={path.stem}.schema.json"
