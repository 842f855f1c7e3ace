"""Laws that hold for any text."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.checking.engine import Checker
from imgpick.checking.finding.lexicon import Lexicon
from imgpick.checking.rules import RULES
from imgpick.checking.text.placed import place
from imgpick.kb.load import load
from tests.conftest import NEWEST, TODAY

BASE = load(None, (), today=NEWEST)
CHECKER = Checker(BASE, TODAY)
CLAIMS = [
    "GPT Image 2 costs $0.04 per image.",
    "Nano Banana 2 Pro draws text.",
    "GPT Image 2 ranks first on LMArena.",
    "FLUX.2 [dev] is open source.",
    "Set the model to `gemini-3-pro-image-preview`.",
    "| Model | Price |\n| --- | --- |\n| GPT Image 2 high | $0.17 |",
    "Imagen 4 is the newest model.",
    "Midjourney has an official API.",
]
ODD = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("é\u0301\u200d\U0001f34c\u202e\ufeff\u00a0\r\n\t|`*<>#")),
    max_size=30,
)
TEXTS = st.lists(st.one_of(st.sampled_from(CLAIMS), ODD), max_size=8).map("\n\n".join)
FORMS = st.sampled_from(("markdown", "mdx", "html", "rst", "text"))


@settings(max_examples=150, deadline=None)
@given(TEXTS, FORMS)
def test_every_place_slices_back_to_its_words(text: str, form: str) -> None:
    report = CHECKER.check(text, form)
    assert report.text == text
    found = place("a", report, RULES)
    lines = text.split("\n")
    for item in (*found.findings, *found.claims):
        claim = item.claim
        assert 0 <= claim.start <= claim.end <= len(text)
        assert text[claim.start : claim.end] == item.text
        assert sum(len(line) + 1 for line in lines[: item.line - 1]) + item.column - 1 == claim.start
        if item.line == item.end_line:
            assert lines[item.line - 1][item.column - 1 : item.end_column - 1] == item.text
        if claim.fix:
            assert claim.start <= claim.fix.start <= claim.fix.end <= claim.end


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(string.ascii_lowercase.replace("g", "") + "      .,$%0123456789|\n"), max_size=400))
def test_a_text_without_a_model_says_nothing(text: str) -> None:
    if not list(Lexicon(BASE).find(text, text.lower())):
        report = CHECKER.check(text)
        assert (report.claims, report.findings) == ((), ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4), st.integers(0, 4))
def test_a_paragraph_without_claims_changes_no_other_finding(claims: list[str], at: int) -> None:
    plain = "The weather was fine, and we walked home along the river."
    more = [*claims[:at], plain, *claims[at:]]
    assert said("\n\n".join(claims)) == said("\n\n".join(more))


def said(text: str) -> list[tuple[str, str, str]]:
    return [
        (claim.rule, text[claim.start : claim.end], claim.message)
        for claim in CHECKER.check(text).findings
        if not claim.rule.startswith("document")
    ]


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert Checker(BASE, TODAY).check(text) == CHECKER.check(text)
