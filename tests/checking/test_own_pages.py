"""What the program writes itself stands up to its own check: pages about every model and family."""

from __future__ import annotations

import pytest

from imgpick.api import guide
from imgpick.checking.engine import check_text
from imgpick.checking.result import SUGGESTION
from imgpick.kb.base import Base
from imgpick.render.guide_markdown import markdown
from tests.conftest import NEWEST


@pytest.mark.parametrize("kind", ["model", "family"])
def test_guides_raise_no_objection(base: Base, kind: str) -> None:
    found = []
    for name in base.ids(kind):
        text = markdown(guide(name, base=base, day=NEWEST), base)
        report = check_text(text, base, today=NEWEST)
        found += [f"{name}: {c.rule}: {text[c.start : c.end]}" for c in report.findings if c.severity != SUGGESTION]
    assert not found
