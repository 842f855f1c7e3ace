"""What a sentence or a cell takes from the text around it: board, day, route, model and question.

``context.yaml`` and ``nested.yaml`` hold short articles, the latter those with tables and lists of bare figures. ``found`` are all errors and warnings in them, as "rule: words"; ``supported`` are
words that must be, and ``not-supported`` words that must not be part of a claim that is called supported. ``day`` is the day that the text gives for itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from imgpick.checking.engine import check_text
from imgpick.checking.result import SUGGESTION, SUPPORTED
from imgpick.kb.base import Base
from tests.conftest import TODAY

CASES = [
    case
    for name in ("context.yaml", "nested.yaml")
    for case in yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_context(base: Base, case: dict[str, Any]) -> None:
    text = case["text"]
    report = check_text(text, base, today=TODAY)
    found = [f"{c.rule}: {text[c.start : c.end]}" for c in report.findings if c.severity != SUGGESTION]
    assert found == case.get("found", [])
    right = [text[c.start : c.end] for c in report.claims if c.verdict == SUPPORTED]
    if "day" in case:
        assert (report.day if report.dated else "") == case["day"]
    for words in case.get("supported", ()):
        assert any(words in claim for claim in right), right
    for words in case.get("not-supported", ()):
        assert not any(words in claim for claim in right), right
