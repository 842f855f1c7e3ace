"""The rules hold what they say of themselves, and catch sentences that they were not written from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from imgpick.checking.engine import check_text
from imgpick.checking.result import KINDS, LEVELS, SUGGESTION
from imgpick.checking.rules import EXAMPLE_DAY, RULES
from imgpick.kb.base import Base

SENTENCES = Path(__file__).parent / "sentences.yaml"
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


def test_sentences_from_outside(base: Base) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for case in yaml.safe_load(SENTENCES.read_text(encoding="utf-8")):
        found = check_text(case["text"], base, today=EXAMPLE_DAY).findings
        kinds = {RULES[claim.rule].kind for claim in found}
        loud = [claim.rule for claim in found if claim.severity != SUGGESTION]
        counts[case["expect"]] += 1
        if case["expect"] == "flag" and found and kinds & set(case["kinds"]):
            counts["right"] += 1
        elif case["expect"] == "flag":
            wrong.append((case["kinds"], sorted(kinds), case["text"]))
        elif loud:
            counts["false"] += 1
            wrong.append((["pass"], loud, case["text"]))
    assert counts["right"] >= 0.94 * counts["flag"], wrong
    assert counts["false"] == 0, wrong
