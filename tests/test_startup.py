"""What a run loads: the hot paths are held by the modules they import, which no busy machine can blur."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, TODAY

SOURCE = DATA.parent / "src" / "imgpick"
PROGRAM = """
import json, os, sys
from imgpick.cli.run import run
out, sys.stdout = sys.stdout, open(os.devnull, "w")
try:
    code = run(sys.argv[1:])
except SystemExit as end:  # completion ends so
    code = end.code
json.dump([code, sorted(sys.modules)], out)
"""
ARTICLE = str(Path(__file__).parent / "articles" / "gpt-image-2-guide.txt")
NEVER = {
    "asyncio", "email", "http", "logging", "markdown_it", "multiprocessing", "numpy", "pydantic", "socket", "ssl",
    "unittest", "xml", "importlib.metadata", "importlib.resources",
}  # fmt: skip
"""Nothing that every run could need."""
SHOWN = {"rich", "questionary", "prompt_toolkit"}
BUILT = {"yaml", "imgpick.kb.known", "imgpick.kb.strict", "imgpick.kb.layout", "imgpick.kb.rules"}
"""What reads and checks YAML; a compiled base needs none of it."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the compiled base where the install has none of its own (a checkout)."""
    folder = tmp_path_factory.mktemp("cache")
    loaded(folder, "list")
    for note in folder.glob("*.note"):
        later = note.stat().st_mtime + 60
        os.utime(note, (later, later))  # as if the base had been compiled a minute before
    return folder


def loaded(cache: Path, *arguments: str, **env: str) -> set[str]:
    """The modules that a run of the program has loaded at its end."""
    world = {key: value for key, value in os.environ.items() if not key.startswith(("COV_", "COVERAGE", "IMGPICK"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True, text=True, timeout=60, check=True, env={**world, "IMGPICK_CACHE": str(cache), **env},
    )  # fmt: skip
    code, modules = json.loads(done.stdout)
    assert code in (0, 1), done.stderr
    return set(modules)


def test_version_loads_the_parser_and_nothing_else(cache: Path) -> None:
    own = {name for name in loaded(cache, "--version") if name.startswith("imgpick")}
    assert own == {"imgpick", "imgpick.cli", "imgpick.cli.run", "imgpick.errors", "imgpick.records"}


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["compare", "gpt-image-2", "flux-2", "--format", "json"], {"csv", "dataclasses", "imgpick.choosing"}),
        (["compare", "gpt-image-2", "flux-2", "--format", "csv"], {"dataclasses", "imgpick.choosing"}),
        (["compare", "gpt-image-2", "flux-2", "--format", "markdown"], {"csv", "dataclasses"}),
        (["choose", "--no-input", "--format", "json"], {"csv", "dataclasses", "imgpick.choosing.wizard"}),
        (["check", ARTICLE, "--format", "json"], {"imgpick.choosing", "imgpick.comparing", "html.parser"}),
        (["check", ARTICLE, "--format", "line"], {"imgpick.choosing", "imgpick.comparing", "html.parser"}),
    ],
    ids=lambda value: " ".join(value[:1] + value[-1:]) if isinstance(value, list) else "",
)
def test_an_answer_for_programs_loads_neither_screens_nor_yaml(
    cache: Path, arguments: list[str], more: set[str]
) -> None:
    modules = loaded(cache, *arguments, "--today", TODAY)
    if arguments[0] != "check":
        more = more | {"platformdirs", "tempfile"}
    assert not modules & (NEVER | SHOWN | BUILT | more)


def test_a_screen_loads_rich_but_no_wizard_and_no_yaml(cache: Path) -> None:
    modules = loaded(cache, "compare", "gpt-image-2", "flux-2", "--today", TODAY)
    assert "rich" in modules
    assert not modules & (NEVER | {"yaml", "questionary", "prompt_toolkit", "rich.markdown", "pygments"})


def test_completing_a_model_loads_one_command(cache: Path) -> None:
    modules = loaded(cache, _IMGPICK_COMPLETE="complete_bash", COMP_WORDS="imgpick compare gpt", COMP_CWORD="2")
    assert not modules & (NEVER | SHOWN | {"yaml", "imgpick.cli.choose", "imgpick.cli.check", "imgpick.comparing"})


def test_the_program_puts_off_what_only_some_runs_use() -> None:
    """Typer names these modules at its top; the program runs their code only when something is wanted of them."""
    code = (
        "import sys\nfrom imgpick.cli.later import BORROWED, SELDOM, Later, later\nlater()\nimport imgpick.cli.run\n"
        "print([name for name in (*SELDOM, *BORROWED) if type(sys.modules[name]) is not Later])\n"
        "import shutil, urllib.parse\nfrom difflib import get_close_matches\n"
        "print(shutil.get_terminal_size().columns > 0, shutil.which('no such thing'), urllib.parse.quote('a b'))\n"
        "print(get_close_matches('lwo', ['low', 'high']), type(sys.modules['difflib']).__name__)\n"
        "import subprocess\nprint(subprocess.PIPE, subprocess.run([sys.executable, '-c', 'pass']).returncode)\n"
        "print(type(subprocess).__name__, hasattr(sys.modules['textwrap'], 'nothing'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\nTrue None a%20b\n['low'] module\n-1 0\nmodule False\n"


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, imgpick; print([m for m in sys.modules if m.startswith('imgpick')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['imgpick']\n"


def test_named_tuples_are_those_that_are_defined_quickly() -> None:
    for path in SOURCE.rglob("*.py"):
        if path.name != "records.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module in ("typing", "collections"):
                    names = {alias.name for alias in node.names}
                    assert not names & {"NamedTuple", "namedtuple"}, f"{path.name}: take it from imgpick.records"


def test_patterns_that_typer_brings_along_wait_for_their_use() -> None:
    code = (
        "import re\nfrom imgpick.cli.later import patterns_later\nwith patterns_later():\n    import json, typer\n"
        "number = json.scanner.NUMBER_RE\n"
        "print(type(number).__name__, number.match('12.5')[2], number.pattern[:3], type(re.compile('a')).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "_Pattern .5 (-? Pattern\n"
