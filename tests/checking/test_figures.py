"""Numbers in words are heard wherever numbers in figures are."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from imgpick.checking.engine import check_text
from imgpick.checking.grammar.figures import CARDINAL, ORDINAL, SHARE, TIMES, share_of, times_of, value_of
from imgpick.kb.base import Base
from tests.conftest import TODAY

CARDINALS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
NUMBERS = list(enumerate(zip(CARDINALS, ORDINALS, strict=True), 1))
RANK = 3
"""The place of GPT Image 2 on LMArena on the day of the tests."""
REFERENCES = 16
"""The pictures that GPT Image 2 takes."""


@pytest.mark.parametrize(("number", "words"), NUMBERS)
def test_a_number_in_words_has_its_value(number: int, words: tuple[str, str]) -> None:
    cardinal, ordinal = words
    assert re.fullmatch(CARDINAL, cardinal)
    assert re.fullmatch(ORDINAL, ordinal)
    assert value_of(cardinal) == value_of(ordinal) == value_of(f"{number}th") == number


@pytest.mark.parametrize(
    ("text", "times"), [("twice", 2), ("doubles", 2), ("triple", 3), ("six times", 6), ("2.5x", 2.5), ("12 times", 12)]
)
def test_times_as_much(text: str, times: float) -> None:
    assert times_of(text) == Decimal(str(times))
    assert re.fullmatch(TIMES, text.removesuffix("s") if text == "doubles" else text)


@pytest.mark.parametrize(("text", "share"), [("half", 0.5), ("two-thirds", 0.667), ("a tenth", 0.1), ("12.5 %", 0.125)])
def test_shares(text: str, share: float) -> None:
    assert re.fullmatch(SHARE, text)
    assert float(share_of(text)) == pytest.approx(share, abs=1e-3)


def _rules(base: Base, text: str, kind: str) -> set[str]:
    claims = [claim for claim in check_text(text, base, today=TODAY).claims if claim.kind == kind]
    assert claims, f"not heard: {text}"
    return {claim.rule for claim in claims}


@pytest.mark.parametrize(("number", "words"), NUMBERS)
def test_ranks_in_words(base: Base, number: int, words: tuple[str, str]) -> None:
    cardinal, ordinal = words
    for text in (f"GPT Image 2 ranks {ordinal} on LMArena.", f"GPT Image 2 is number {cardinal} on LMArena."):
        assert (_rules(base, text, "rank") == {"rank-undated"}) == (number == RANK), text


@pytest.mark.parametrize(("number", "words"), NUMBERS[1:])
@pytest.mark.parametrize("place", ["in the top", "a solid top"])
def test_a_place_among_the_first_is_no_claim_to_be_the_first(
    base: Base, place: str, number: int, words: tuple[str, str]
) -> None:
    text = f"GPT Image 2 is {place} {words[0]} on LMArena."
    assert (_rules(base, text, "rank") == {"rank-undated"}) == (number >= RANK)


def test_a_top_model_need_not_be_the_first(base: Base) -> None:
    assert not check_text("GPT Image 2 is a top model on LMArena.", base, today=TODAY).findings
    assert _rules(base, "GPT Image 2 is the top model on LMArena.", "rank") == {"rank-outdated"}


@pytest.mark.parametrize(("number", "words"), NUMBERS[1:])
def test_counts_in_words(base: Base, number: int, words: tuple[str, str]) -> None:
    text = f"GPT Image 2 accepts up to {words[0]} reference images."
    assert (_rules(base, text, "capability") == {""}) == (number == REFERENCES)


@pytest.mark.parametrize("times", ["seven times", "7 times", "7x"])
def test_factors_in_words(base: Base, times: str) -> None:
    assert _rules(base, f"FLUX.2 [max] costs {times} as much at 4K as at 1K.", "price") == {""}
    assert _rules(base, f"GPT Image 2 at high costs {times} as much at 4K as at 1K.", "price") == {"price-comparison"}


def test_one_is_seldom_a_number(base: Base) -> None:
    text = "One of the reference images that GPT Image 2 takes at most is blurred."
    assert not check_text(text, base, today=TODAY).claims
