"""The recipe for corpora finds on a cluster what the command line finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from imgpick.checking.rules import RULES
from tests.conftest import DATA, TODAY, Result


def test_two_dask_workers_find_what_the_command_line_finds(imgpick: Callable[..., Result], tmp_path: Path) -> None:
    texts = [text for rule in RULES.values() for text in rule.flags]
    for index, text in enumerate(texts):
        (tmp_path / f"{index:03}.md").write_text(text, encoding="utf-8")
    (tmp_path / "999.md").write_bytes(b"\xff")
    recipe = DATA.parent / "examples" / "dask_corpus.py"
    done = subprocess.run(
        [sys.executable, recipe, "--today", TODAY, tmp_path], capture_output=True, text=True,
        timeout=180, check=False, env={**os.environ, "DASK_TEMPORARY_DIRECTORY": str(tmp_path / ".dask")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *found, unread = [json.loads(line) for line in done.stdout.splitlines()]
    assert unread["path"].endswith("999.md")
    document = json.loads(imgpick("check", str(tmp_path), "--format", "json", "--today", TODAY).out)
    flat = [(f["path"], i["line"], i["column"], i["rule"]) for f in document["data"]["files"] for i in f["findings"]]
    assert len(flat) > len(texts) / 2
    assert [(f["path"], f["line"], f["column"], f["rule"]) for f in found] == flat
