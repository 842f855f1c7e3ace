"""Whole articles: what is found in them, and where nothing may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from imgpick.checking.engine import check_text
from imgpick.checking.result import SUGGESTION
from imgpick.checking.rules import RULES
from imgpick.checking.text.document import EXTENSIONS
from imgpick.checking.text.placed import place
from imgpick.kb.base import Base
from tests.conftest import TODAY

ARTICLES = sorted((Path(__file__).parent.parent / "articles").iterdir())
SILENT = ("flux-gitops-image-automation.md", "brown-banana-recipes.md", "firefly-rewatch.md")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_findings(base: Base, snapshot: Callable[[str, str], None], path: Path) -> None:
    form = EXTENSIONS[path.suffix]
    found = place(path.name, check_text(path.read_text(encoding="utf-8"), base, today=TODAY, form=form), RULES)
    rows = [
        f"{f.line}:{f.column} {f.claim.severity} {f.claim.rule} | {' '.join(f.text.split())}" for f in found.findings
    ]
    if path.name in SILENT:
        assert rows == []
    snapshot(
        f"check-{path.stem}.txt", "".join(f"{row}\n" for row in [f"claims recognised: {len(found.claims)}", *rows])
    )


def test_the_guide_of_may_is_outdated_in_one_place(base: Base) -> None:
    path = next(path for path in ARTICLES if path.name == "gpt-image-2-guide.txt")
    report = check_text(path.read_text(encoding="utf-8"), base, today=TODAY, form="text")
    assert report.day == "2026-05-26"
    loud = [claim for claim in report.findings if claim.severity != SUGGESTION]
    assert [(claim.rule, claim.written) for claim in loud] == [("rank-outdated", "supported")]
    assert not check_text(path.read_text(encoding="utf-8"), base, today="2026-05-26", form="text").findings
