"""Pages in a real browser at 1280, 768 and 390 pixels, light and dark.

Needs Chromium (IMGPICK_CHROMIUM or on the path), Node and, once, ``npm install --prefix tests/browser``.
IMGPICK_SHOTS names a folder for screenshots.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, Result

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("IMGPICK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
MISSING = [
    what
    for what, there in (
        ("Chromium (set IMGPICK_CHROMIUM)", CHROMIUM),
        ("Node", shutil.which("node")),
        (
            "axe-core and playwright-core (npm install --prefix tests/browser)",
            (HERE / "node_modules/axe-core").is_dir(),
        ),
    )
    if not there
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
PAGES = {
    "choose": (3, ["choose", "--workflow", "api", "--use", "thumbnails", "--text", "short", "--images", "50k",
                   "--max-monthly", "500", "--no-input"]),
    "compare": (2, ["compare", "gpt-image-2", "nano-banana-2.1", "flux-2"]),
    "cost": (2, ["cost", "gpt-image-2.6", "--images", "1000"]),
    "guide": (1, ["guide", "gpt-image-2"]),
    "workflow": (3, ["guide", "posters-with-text"]),
}  # fmt: skip
"""How many charts a page has, and the command that writes it."""


def test_pages_have_no_errors_no_requests_no_sideways_scroll_and_no_serious_violation(
    imgpick: Callable[..., Result], tmp_path: Path
) -> None:
    files = []
    for name, (_, arguments) in PAGES.items():
        path = tmp_path / f"{name}.html"
        assert imgpick(*arguments, "--today", TODAY, "--report", str(path)).code == 0
        files.append(str(path))
    shots = os.environ.get("IMGPICK_SHOTS", "-")
    done = subprocess.run(
        ["node", "look.mjs", CHROMIUM, shots, *files], cwd=HERE, capture_output=True, text=True, check=True, timeout=600
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) == len(PAGES) * 3 * 2
    for seen in found:
        where = f"{seen['name']} at {seen['width']}, {seen['colorScheme']}"
        assert seen["talk"] == [], where
        assert seen["requests"] == [], where
        assert seen["scripts"] == 0, where
        assert seen["wider"] <= 0, where
        assert seen["charts"] == PAGES[seen["name"]][0], where
        assert seen["small"] == 0, f"{where}: words in a chart are smaller than 9 pixels"
        assert seen["violations"] == [], where
