"""What tests share: the shipped base, small changes to it, and the real program."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from imgpick.kb.base import Base
from imgpick.kb.build import Sections, entries
from imgpick.kb.load import check, read
from imgpick.kb.pack import Memory

# A shared machine may be slow at any moment; that is no fault of a law.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

TODAY = "2026-11-22"
# The newest day on which a source of the base was read: the shipped files are valid from this day on.
NEWEST = "2026-11-28"
DATA = Path(__file__).parent.parent / "data"

Change = Callable[[Sections], None]


@pytest.fixture(scope="session")
def sections() -> Sections:
    """The sections of the shipped base; do not change them, take ``changed``."""
    return check(read(None), NEWEST)[0]


@pytest.fixture(scope="session")
def base(sections: Sections) -> Base:
    return Base(Memory(entries(sections, "test")))


@pytest.fixture
def changed(sections: Sections) -> Callable[[Change], Base]:
    """A base like the shipped one with a change made to its sections."""

    def make(change: Change) -> Base:
        own = copy.deepcopy(sections)
        change(own)
        return Base(Memory(entries(own, "test")))

    return make


class Result:
    """What a run of the program left behind."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr


@pytest.fixture(scope="session")
def imgpick(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Result]:
    """Runs the real program as a user would, without a terminal, at a fixed width and day."""
    cache = tmp_path_factory.mktemp("cache")

    def run(
        *arguments: str,
        width: int = 100,
        env: dict[str, str] | None = None,
        stdin: str = "",
        cwd: Path | None = None,
    ) -> Result:
        world = {
            **os.environ,
            "COLUMNS": str(width),
            "IMGPICK_CACHE": str(cache),
            "PYTHONUTF8": "1",
            "NO_COLOR": "",
        }
        for key in ("IMGPICK_DATA", "IMGPICK_OVERLAY", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"):
            world.pop(key, None)
        done = subprocess.run(
            [sys.executable, "-m", "imgpick", *arguments], capture_output=True, text=True, encoding="utf-8", errors="replace", input=stdin,
            env={**world, **(env or {})}, cwd=cwd, timeout=120, check=False,
        )  # fmt: skip
        return Result(done)

    return run


@pytest.fixture
def snapshot() -> Callable[[str, str], None]:
    """Compares a whole screen with the one on file; IMGPICK_UPDATE=1 writes it anew."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "snapshots" / name
        if os.environ.get("IMGPICK_UPDATE"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no snapshot {name}; IMGPICK_UPDATE=1 writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def model_of(sections: Sections, key: str) -> dict[str, Any]:
    """The raw entry of a model."""
    model: dict[str, Any] = next(model for model in sections["models"] if model["id"] == key)
    return model
