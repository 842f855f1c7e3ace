"""Accepting items: only their rows change, all data rules hold, and neither a crash nor a second writer loses anything."""

from __future__ import annotations

import difflib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_refresh import bytes_of, data_of
from tests.conftest import DATA, TODAY, Result
from tests.refreshing.fixtures import LITELLM, arena_csv

Run = Callable[..., Result]


class World:
    """A copy of the base, proposals made against it, and the program."""

    def __init__(self, folder: Path, imgpick: Run) -> None:
        self.folder = folder
        self.base = folder / "base"
        self._imgpick = imgpick
        shutil.copytree(DATA, self.base, ignore=shutil.ignore_patterns("schemas", ".imgpick-*"))
        (folder / "prices.json").write_bytes(LITELLM)
        (folder / "board.csv").write_bytes(arena_csv("2026-11-01"))

    @property
    def options(self) -> tuple[str, ...]:
        return ("--data", str(self.base / "models.yaml"), "--today", TODAY)

    def run(self, *arguments: str) -> Result:
        return self._imgpick(*arguments, *self.options, cwd=self.folder)

    def propose(self, source: str, file: str, name: str) -> dict[str, str]:
        """Upstream key -> item id of what can be accepted."""
        found = data_of(self.run("data", "refresh", source, "--from", file, "-o", name, "--format", "json"))
        return {item["key"]: item["id"] for item in found["items"] if item["can_be_accepted"]}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "imgpick", *arguments, *self.options], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "IMGPICK_CACHE": ""},
        )  # fmt: skip

    def changed_lines(self, before: dict[str, bytes]) -> list[str]:
        """What differs, as +/- lines."""
        out = []
        for name, data in bytes_of(self.base).items():
            old = before.get(name, b"").decode().splitlines()
            out += [d for d in difflib.ndiff(old, data.decode().splitlines()) if d[0] in "+-"] if old else []
        return out


@pytest.fixture
def world(tmp_path: Path, imgpick: Run) -> World:
    return World(tmp_path, imgpick)


def test_only_the_accepted_rows_change(world: World) -> None:
    ids = world.propose("litellm", "prices.json", "p.yaml")
    before = bytes_of(world.base)
    done = world.run("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"], ids["azure/gpt-image-2"])
    assert (done.code, done.out) == (0, "2 items written: models.yaml, sources.yaml\n")
    lines = world.changed_lines(before)
    new = [line for line in lines if "litellm-2026-11-22" in line]
    ended = [line for line in lines if "until: 2026-11-22" in line and line[0] == "+"]
    gone = [line for line in lines if line[0] == "-"]
    assert (len(lines), len(new), len(ended), len(gone)) == (7, 3, 2, 2)
    assert any("part: image-out, usd: 24, from: 2026-11-22, basis: quoted" in line for line in new)
    assert sorted(line[2:] for line in gone) == sorted(line[2:].replace(", until: 2026-11-22", "") for line in ended)
    assert world.run("data", "lint").code == 0
    again = world.run("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"])
    assert (again.code, "no longer has one running price of 30" in again.err) == (2, True)


def test_a_new_day_of_a_board_becomes_a_table_of_its_own(world: World) -> None:
    world.propose("lmarena", "board.csv", "p.yaml")
    before = bytes_of(world.base)
    assert world.run("data", "apply", "p.yaml", "--accept", "all").code == 0
    lines = world.changed_lines(before)
    assert not [line for line in lines if line[0] == "-"]
    assert "+ - board: lmarena-t2i" in lines
    assert (
        "+   - {entry: gpt-image-2.5-sunburst, score: 1426.4, low: 1421.4, high: 1431.4, votes: 1001, rank: 1}" in lines
    )
    again = data_of(world.run("data", "refresh", "lmarena", "--from", "board.csv", "--format", "json"))
    assert {item["state"] for item in again["items"] if item["state"] != "gone"} == {"confirmed"}


@pytest.mark.parametrize(
    ("accept", "says"),
    [
        (["nonsense"], "no item 'nonsense'"),
        (["HELD"], "cannot be accepted: one list alone"),
        ([], "no item is accepted"),
    ],
)
def test_what_cannot_be_accepted_changes_nothing(accept: list[str], says: str, world: World) -> None:
    found = data_of(
        world.run("data", "refresh", "litellm", "--from", "prices.json", "-o", "p.yaml", "--format", "json")
    )
    held = next(item["id"] for item in found["items"] if item["state"] == "new" and item["held"])
    before = bytes_of(world.base)
    words = [word for key in accept for word in ("--accept", held if key == "HELD" else key)]
    done = world.run("data", "apply", "p.yaml", *words)
    assert (done.code, says in done.err) == (2, True)
    assert bytes_of(world.base) == before


def test_a_proposal_that_is_not_there_is_said_first(world: World) -> None:
    done = world.run("data", "apply", "missing.yaml")
    assert (done.code, "cannot read missing.yaml" in done.err) == (2, True)


def test_a_proposal_changed_by_hand_or_broken_is_refused(world: World) -> None:
    ids = world.propose("litellm", "prices.json", "p.yaml")
    path = world.folder / "p.yaml"
    good = path.read_text()
    for text, says in (
        (good.replace("new: 24", "new: 0.24"), "was changed by hand"),
        (good.replace("state: changed", "state: perhaps"), "is no proposal"),
        ("a: [", "is not valid YAML"),
    ):
        path.write_text(text)
        done = world.run("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"])
        assert (done.code, says in done.err) == (2, True), done.err


def test_the_data_rules_are_held_before_anything_is_written(world: World) -> None:
    ids = world.propose("litellm", "prices.json", "p.yaml")
    path = world.folder / "p.yaml"
    path.write_text(path.read_text().replace("kind: code", "kind: rumour"))
    before = bytes_of(world.base)
    done = world.run("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"])
    assert done.code == 2
    assert bytes_of(world.base) == {k: v for k, v in before.items()} | {  # noqa: C416 (a copy)
        name: data for name, data in bytes_of(world.base).items() if name.startswith(".")
    }


def test_a_dry_run_shows_the_change_and_writes_nothing(world: World) -> None:
    ids = world.propose("litellm", "prices.json", "p.yaml")
    before = bytes_of(world.base)
    done = world.run("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"], "--dry-run")
    assert "+  - {route: openai-api, unit: 1M-tokens, part: image-out, usd: 24" in done.out
    assert {k: v for k, v in bytes_of(world.base).items() if not k.startswith(".")} == before


def test_two_writers_at_once_both_count(world: World) -> None:
    prices = world.propose("litellm", "prices.json", "p.yaml")
    world.propose("lmarena", "board.csv", "q.yaml")
    commands = [("p.yaml", prices["gpt-image-2"]), ("p.yaml", prices["azure/gpt-image-2"]), ("q.yaml", "all")]
    running = [world.start("data", "apply", name, "--accept", key) for name, key in commands]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    models, boards = ((world.base / name).read_text() for name in ("models.yaml", "boards.yaml"))
    assert "part: image-out, usd: 24" in models
    assert "announced end" in models
    assert "score: 1426.4" in boards
    assert world.run("data", "lint").code == 0


@pytest.mark.parametrize("files", [1, 2])
def test_a_crash_between_two_files_leaves_the_old_base_whole(files: int, world: World) -> None:
    """The program kills itself after it has replaced some files, as a power cut would."""
    ids = world.propose("litellm", "prices.json", "p.yaml")
    before = bytes_of(world.base)
    hook = f"""
import os, signal, sys
from pathlib import Path
from imgpick.cli import commit
done = []
real = commit.write_bytes
def write(path, content):
    real(path, content)
    done.append(path)
    if len(done) == {files + 1}:  # the journal is the first
        os.kill(os.getpid(), signal.SIGKILL)
commit.write_bytes = write
from imgpick.cli.run import run
sys.exit(run(sys.argv[1:]))
"""
    command = ["data", "apply", "p.yaml", "--accept", ids["gpt-image-2"], *world.options]
    killed = subprocess.run([sys.executable, "-c", hook, *command], cwd=world.folder, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert bytes_of(world.base)["models.yaml"] != before["models.yaml"]
    command = ["data", "refresh", "litellm", "--from", "prices.json", "--format", "json"]
    assert data_of(world.run(*command))["counts"]["changed"] == 1  # a reader goes by the journal
    lint = world.run("data", "lint")
    assert (lint.code, lint.err) == (0, "a change that was cut short is undone\n")
    assert {name: data for name, data in bytes_of(world.base).items() if not name.startswith(".")} == before
    after = world.run("data", "apply", "p.yaml", "--accept", ids["azure/gpt-image-2"])
    assert after.code == 0
    assert "usd: 24" not in (world.base / "models.yaml").read_text()
    assert len((world.base / "boards.yaml").read_bytes()) == len(before["boards.yaml"])
    assert world.run("data", "lint").code == 0


def test_a_kill_at_any_moment_leaves_the_old_base_or_the_new(world: World) -> None:
    ids = world.propose("litellm", "prices.json", "p.yaml")
    before = bytes_of(world.base)
    for pause in (0.15, 0.4, 0.7, 0.9, 1.1, 1.3, 1.5):
        for name, data in before.items():
            (world.base / name).write_bytes(data)
        process = world.start("data", "apply", "p.yaml", "--accept", ids["gpt-image-2"])
        time.sleep(pause)
        process.kill()
        process.wait(timeout=60)
        assert world.run("data", "lint").code == 0, pause
