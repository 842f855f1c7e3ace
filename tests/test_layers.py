"""Imports run one way, and only the places that may know the world know it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "imgpick"
BELOW = {
    "records": set(),
    "errors": set(),
    "kb": {"errors"},
    "costing": {"errors", "kb"},
    "choosing": {"errors", "kb", "costing"},
    "comparing": {"errors", "kb", "costing", "choosing"},
    "checking": {"errors", "kb", "costing"},
    "guiding": {"errors", "kb", "costing", "choosing", "comparing"},
    "refreshing": {"errors", "kb"},
    "scanning": {"errors", "kb"},
    "timeline": {"errors", "kb"},
    "deciding": {"errors", "kb", "costing", "choosing"},
    "render": {
        "errors", "kb", "costing", "choosing", "comparing", "checking", "scanning", "timeline", "deciding", "refreshing", "guiding",
    },
    "agents": {"errors", "kb", "costing", "choosing", "comparing", "checking", "timeline", "guiding", "render"},
    "editing": {"errors", "kb", "costing", "checking", "render"},
    "api": {"errors", "kb", "costing", "choosing", "comparing", "checking", "guiding"},
}  # fmt: skip
"""What each layer may import besides itself and ``records``; ``cli`` may import all."""
READS = {"result", "patterns", "grammar", "text", "finding", "facts", "sentences"}
CHECKING = {
    "result": set(),
    "patterns": set(),
    "grammar": {"patterns"},
    "text": {"result", "patterns", "grammar"},
    "finding": {"patterns", "grammar", "text"},
    "facts": {"patterns"},
    "sentences": READS,
    "names": READS,
    "pricing": READS | {"names", "abilities"},
    "boards": READS | {"names"},
    "lifetime": READS | {"names"},
    "abilities": READS | {"names"},
    "rights": READS | {"names", "lifetime"},
    "listed": READS | {"names", "boards", "lifetime", "abilities", "rights"},
}
"""The same inside ``checking``, from patterns to judges; what stands beside these packages puts them together."""
MODULES = sorted(SOURCE.rglob("*.py"))


def layer(path: Path) -> str:
    part = path.relative_to(SOURCE).parts[0]
    return part.removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_what_lies_below_it(path: Path) -> None:
    here = layer(path)
    if here not in BELOW:
        assert here in ("cli", "__init__", "__main__")
        return
    for name in imports(path):
        if name.startswith("imgpick."):
            target = name.split(".")[1]
            assert target in BELOW[here] | {here, "records", "__version__"}, f"{here} imports {name}"


@pytest.mark.parametrize("path", sorted((SOURCE / "checking").rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_checking_runs_from_patterns_to_judges(path: Path) -> None:
    here = path.relative_to(SOURCE / "checking").parts[0].removesuffix(".py")
    for name in imports(path):
        _, layer, target, *_ = (*name.split("."), "", "")
        if here in CHECKING and name.startswith("imgpick.") and layer == "checking":
            assert target in CHECKING[here] | {here}, f"{here} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_terminal_clock_and_environment_stay_at_the_edge(path: Path) -> None:
    here, names = layer(path), imports(path)
    text = path.read_text(encoding="utf-8")
    if here not in ("cli", "render"):
        assert not any(name.split(".")[0] == "rich" for name in names)
    if path.name != "wizard.py":
        assert "questionary" not in {name.split(".")[0] for name in names}
    if here != "cli":
        assert "os.environ" not in text
        assert "date.today" not in text or here == "api"
        assert not re.search(r"(?<![.\w])print\(", text)
    if here == "render":
        assert not any(name.startswith("imgpick.kb.load") for name in names)
    assert "click" not in {name.split(".")[0] for name in names}
