"""What an editor offers does what it says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from imgpick.checking.engine import Checker
from imgpick.checking.rules import RULES
from imgpick.checking.text.placed import Located, place
from imgpick.editing import repairs
from imgpick.editing.names import Names
from imgpick.editing.positions import Positions
from imgpick.kb.base import Base
from tests.conftest import TODAY

FORMS = ("markdown", "mdx", "html", "rst", "text")
SKIPPED = frozenset(rule.id for rule in RULES.values() if rule.kind == "ignore")


@pytest.fixture(scope="module")
def checker(base: Base) -> Checker:
    return Checker(base, TODAY)


def findings(checker: Checker, text: str, form: str) -> tuple[Located, ...]:
    return place("", checker.check(text, form), RULES).findings


def written(text: str, edits: tuple[repairs.Edit, ...]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize("form", FORMS)
def test_an_ignore_silences_its_finding_and_causes_no_other(checker: Checker, form: str) -> None:
    """Held for every example of every rule, alone, under a heading, and with Windows line ends."""
    tried = 0
    for rule in RULES.values():
        for example in rule.flags if rule.id not in SKIPPED else ():
            for text in (example, f"Title\n\nBefore.\n\n{example}\n\nAfter.\n".replace("\n", "\r\n")):
                before = findings(checker, text, form)
                for item in before:
                    tried += 1
                    after = findings(checker, written(text, (repairs.ignore(item, form, Positions(text)),)), form)
                    left = {(found.claim.rule, found.text) for found in after}
                    assert (item.claim.rule, item.text) not in left, text
                    assert left <= {(found.claim.rule, found.text) for found in before}, text
    assert tried > 100


def test_all_certain_repairs_leave_none(checker: Checker) -> None:
    text = "\n\n".join(flag for rule in RULES.values() if rule.id not in SKIPPED for flag in rule.flags)
    every = repairs.certain(findings(checker, text, "markdown"))
    assert len(every) > 5
    assert all(one.end <= two.start for one, two in pairwise(every))
    assert not repairs.certain(findings(checker, written(text, every), "markdown"))


@pytest.mark.parametrize(
    ("line", "start", "first"),
    [
        ("Call gpt-image-2.5-f", 5, "gpt-image-2.5-flare"),
        ("We like FLUX.2 [k", 8, "FLUX.2 [klein] 4B"),
        ("nano banana 2.", 0, "Nano Banana 2.1"),
        ("mygpt-image-2", None, ""),
        ("a", None, ""),
        ("", None, ""),
    ],
)
def test_completion_takes_the_longest_beginning_of_a_name(base: Base, line: str, start: int | None, first: str) -> None:
    found = Names(base, TODAY).complete(line)
    assert [c.start for c in found[:1]] == ([] if start is None else [start])
    assert [c.entry.text for c in found[:1]] == ([first] if first else [])
