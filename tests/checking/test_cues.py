"""A pattern that is not tried could not have matched."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.checking import engine
from imgpick.checking.engine import Checker
from imgpick.checking.grammar.words import lower
from imgpick.checking.patterns import cues
from imgpick.checking.patterns.literals import literals
from imgpick.checking.rules import RULES
from imgpick.checking.sentences import reading
from imgpick.kb.base import Base
from tests.conftest import TODAY

HERE = Path(__file__).parent


@cache
def texts() -> tuple[str, ...]:
    """The examples of all rules, and the sentences that were collected outside."""
    rows = yaml.load((HERE / "sentences.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    collected = [row["text"] for row in rows]
    return (*collected, *(text for rule in RULES.values() for text in (*rule.flags, *rule.passes)))


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b(?:the )?best\b", [(" best ",)]),
        (r"\bcost(?:s|ing)?\b", [(" cost",)]),
        (r"\bopen[- ]?sourced?\b|\bfoss\b", [(" foss ", " open"), (" foss ", "source")]),
        (r"(?:elo )?points\b", [("points ",)]),
        (r"\brank (?:\d+|one)\b", [(" rank ",), (" 0", " one ")]),
        (r"\b\d{3,4}\s?px\b", [(" 000",), ("px ",)]),
        (r"[$€]\d", [("$", "€"), (" 0",)]),
        (r"\b(?:is|are) (?:retired|gone)\b", [(" gone ", " retired "), (" are ", " is ")]),
        (r"\bup to (?:\d+|a dozen) (?:photos|pictures)\b", [("hotos ", "ictures "), (" up ",)]),
        (r"[:=]|->", [("->", ":", "=")]),
        (r"(?:abc)?", []),
        (r"\w+|\d", []),
        (r"x(?=yz)", [("yz",), ("x",)]),
        (r"(?<=xyz)a", [("a",)]),
        (r"A Plan", [(" plan",), ("a ",)]),
    ],
)
def test_the_literals_of_a_pattern(pattern: str, needed: list[tuple[str, ...]]) -> None:
    assert literals(pattern) == tuple(needed)


WORDS = st.sampled_from(sorted({word for text in texts() for word in text.split()}))
SENTENCES = st.lists(WORDS | st.sampled_from([" ", "(", ".", "’s", "-", "_", "x", "7", "é", "\u200d"]), max_size=20)


@pytest.mark.parametrize("item", cues._every, ids=lambda item: item.source[:40])
def test_what_matches_is_always_tried(item: cues.Cued) -> None:
    matched = [text for text in map(lower, texts()) if item.pattern.search(text)]
    assert all(cues.bits(text) & item.bit for text in matched)


@settings(max_examples=400, deadline=None)
@given(SENTENCES, st.sampled_from(["", " "]))
def test_what_matches_in_any_words_is_always_tried(words: list[str], joint: str) -> None:
    text = lower(joint.join(words))
    bits = cues.bits(text)
    assert not [item.source for item in cues._every if item.pattern.search(text) and not bits & item.bit]


def test_trying_everything_finds_nothing_more(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [Checker(base, TODAY).check(text) for text in texts()]
    for module in (engine, reading):
        monkeypatch.setattr(module, "bits", lambda text: -1)
    assert [Checker(base, TODAY).check(text) for text in texts()] == quick


def test_an_endless_word_holds_everything_and_is_not_kept() -> None:
    words = cues.Words(cues.tables([(" abc", 1), ("xyz", 2)]))
    assert (words.of("abc"), words.of("xabc"), words.of("x-abc"), words.of("wxyz"), words.of("q" * 200)) == (
        1,
        0,
        1,
        2,
        3,
    )
    assert "q" * 200 not in words
