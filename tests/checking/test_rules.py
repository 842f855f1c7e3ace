"""The rules hold what they say of themselves, and catch sentences that they were not written from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from imgpick.checking.engine import check_text
from imgpick.checking.result import KINDS, LEVELS, SUGGESTION
from imgpick.checking.rules import RULES
from imgpick.kb.base import Base

EXAMPLE_DAY = "2026-11-22"
"""The day on which the examples count as published."""
SENTENCES = Path(__file__).parent / "sentences.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
FLAGS = [(rule.id, text) for rule in RULES.values() for text in rule.flags]
PASSES = [(rule.id, text) for rule in RULES.values() for text in rule.passes]


@pytest.mark.parametrize(("rule", "text"), FLAGS)
def test_a_rule_objects_to_its_examples(base: Base, rule: str, text: str) -> None:
    assert rule in {claim.rule for claim in check_text(text, base, today=EXAMPLE_DAY).findings}


@pytest.mark.parametrize(("rule", "text"), PASSES)
def test_a_rule_lets_its_other_examples_pass(base: Base, rule: str, text: str) -> None:
    assert rule not in {claim.rule for claim in check_text(text, base, today=EXAMPLE_DAY).findings}


def test_every_rule_explains_itself() -> None:
    for rule in RULES.values():
        assert all((rule.flags, rule.passes, rule.why)), rule.id
        assert rule.kind in KINDS, rule.id
        assert rule.severity in LEVELS, rule.id
    assert len(FLAGS) + len(PASSES) >= 150


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_from_outside(base: Base, case: dict[str, Any]) -> None:
    found = check_text(case["text"], base, today=EXAMPLE_DAY).findings
    if case["expect"] == "flag":
        kinds = {RULES[claim.rule].kind for claim in found}
        assert bool(kinds & set(case["kinds"])) != case.get("missed", False), kinds
    else:
        assert [claim.rule for claim in found if claim.severity != SUGGESTION] == []


def test_few_sentences_from_outside_are_missed() -> None:
    wanted = [case for case in CASES if case["expect"] == "flag"]
    assert sum(case.get("missed", False) for case in wanted) <= 0.05 * len(wanted)
