"""An article is a text of somebody's: nothing in it is obeyed, and twice the text takes twice the time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.growth import doubling
from imgpick.checking.engine import check_text
from imgpick.checking.result import Report
from imgpick.checking.sentences.money import amounts
from imgpick.kb.base import Base
from imgpick.kb.names import normal
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
FORMS = ("markdown", "mdx", "html", "rst", "text")
FALSE = "GPT Image 2 costs $9 per image at high quality."

TRICKS = [
    f"{FALSE} \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J",
    f"GPT Image 2 costs $9 \x1b[8mper image\x1b[0m at high quality. [bold red]{FALSE}[/bold red] [link=file:///etc/passwd]",
    f"<script>alert(1)</script> {FALSE} <b>{FALSE}</b> &#27;[2J <!-- {FALSE}",
    f"| Model | Price |\n|---|---|\n| GPT Image 2 | $9 \\| \n per image |\n\n{FALSE} | x | ` | \n",
    f"\u202e{FALSE}\u202c \u2066{FALSE}\u2069 \u200f{FALSE}",
    "GPT\u200d Image\u200b 2 costs $9 per image at high quality.",
    "G\u0300\u0301PT Image 2 \ufe0f costs $9 per image. İstanbul \u1e9e ﬀ " + FALSE,
    f"\ufeff---\ntitle: x\ndate: 9999-99-99\n---\n{FALSE}\n---\n",
    f"```\n{FALSE}\n~~~\n{FALSE}",
    f"::error file=x,line=1::{FALSE}\n%0A::set-output name=x::y {FALSE}",
    "\r".join([FALSE] * 3) + "\x0b\x0c\x1c\x85\u2028\u2029" + FALSE,
    f"{FALSE}\n\n>* <!--\n>",
    FALSE + "\0" + FALSE,
]


@pytest.mark.parametrize("form", ["text", "line", "json", "sarif", "github", "markdown"])
@pytest.mark.parametrize("number", range(len(TRICKS) - 1))
def test_nothing_in_a_text_reaches_the_reader_as_more_than_text(
    imgpick: Run, tmp_path: Path, number: int, form: str
) -> None:
    (tmp_path / "a.md").write_text(TRICKS[number], encoding="utf-8", newline="")
    done = imgpick("check", "a.md", "--format", form, "--today", TODAY, cwd=tmp_path)
    assert done.code in (0, 1), done.err
    for hidden in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066"):
        assert hidden not in done.out.replace("\\u001b", "") or form in ("json", "sarif"), repr(hidden)
    if form in ("json", "sarif"):
        json.loads(done.out)
        assert "\x1b" not in done.out, "JSON escapes control characters"
    if form == "github":
        lines = done.out.splitlines()
        assert all(
            line.startswith(("::error file=a.md,", "::warning file=a.md,", "::notice file=a.md,"))
            for line in lines[:-1]
        )
        assert "::" not in lines[-1]
    if form == "markdown":
        rows = [line for line in done.out.splitlines() if line.startswith("|")]
        assert len({row.replace("\\|", "").count("|") for row in rows}) <= 1, done.out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", TRICKS)
def test_every_claim_lies_in_the_text(base: Base, text: str, form: str) -> None:
    _sound(text, check_text(text, base, today=TODAY, form=form))


def test_a_claim_about_the_model_of_a_row_lies_in_its_cell(base: Base) -> None:
    text = "| Model | Price per image |\n|---|---|\n| FLUX.2 | $0.07 |\n"
    report = check_text(text, base, today=TODAY)
    assert report.claims
    _sound(text, report)


def test_an_unknown_id_of_no_known_family_has_no_suggestions(base: Base) -> None:
    text = (
        "\u0004" * 60
        + "Nano Banana than FLUX.2\u0001gpt-image-2-ext runs. Set `model` to `midjourney-v9-x`. `Ideogram-4.0-q`"
    )
    _sound(text, check_text(text, base, today=TODAY))


@pytest.mark.parametrize("day", ["November 00, 2025", "February 30, 2025", "31 April 2025", "2025-02-29", "20٢٥-02-03"])
def test_a_day_that_the_calendar_does_not_have_is_no_day(base: Base, day: str) -> None:
    report = check_text(f"Last checked {day}. FLUX.2 [pro] came out on {day}.", base, today=TODAY)
    assert "stale-date-release" not in [claim.rule for claim in report.claims]


def _sound(text: str, report: Report) -> None:
    assert report.text == text
    for claim in (*report.claims, *report.findings):
        assert 0 <= claim.start <= claim.end <= len(text)
        if claim.fix:
            assert 0 <= claim.fix.start <= claim.fix.end <= len(text)


PIECES = st.sampled_from(
    ["GPT Image 2", "FLUX.2 [pro]", "flux", "Nano Banana", "$0.05", "$9 per image", "5 cents", " per 1,000 images", "| ", "\n",
     "|---|---|\n", "# ", "- ", "`", "```\n", "---\n", "<td>", "</td>", "<!-- ", " -->", "imgpick: ignore price", "rank 1", "#1 on ",
     "LMArena", "Elo 1300", "as of May 2026", "retired", "\u200d", "\u202e", "\x1b[31m", "İ", "ß", " is ", " costs ", ". ", "\r\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=25), st.sampled_from(FORMS))
def test_any_text_gets_the_same_sound_answer_twice(base: Base, pieces: list[str], form: str) -> None:
    text = "".join(pieces)
    report = check_text(text, base, today=TODAY, form=form)
    _sound(text, report)
    assert check_text(text, base, today=TODAY, form=form) == report


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "€",
                "0.05",
                "1,000",
                "9" * 40,
                ".",
                "-",
                " to ",
                " cents",
                "¢",
                " per image",
                "~",
                "k",
                "½",
                "٣",
                " USD",
            ]
        )
        | st.text(max_size=3),
        max_size=12,
    )
)
def test_prices_in_any_prose_are_read_or_left_alone(parts: list[str]) -> None:
    text = "".join(parts).lower()
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize("digits", [28, 97, 5000])
@pytest.mark.parametrize(
    "claim",
    [
        "{n} shots with Nano Banana Pro at 1K: $4.", "GPT Image 2 costs ${n} per image at high.", "GPT Image 2 ranks #{n} on LMArena.",
        "$100 buys {n} pictures of GPT Image 2 at high.", "{n} images a day cost $0.{n} with GPT Image 2.", "GPT Image 2 has an Elo of {n}.",
        "GPT Image 2 takes {n} references.", "FLUX.2 [pro] at {n} megapixels costs $3.", "GPT Image 2 at {n}x{n} costs $3.",
        "GPT Image 2 is {n} times cheaper than FLUX.2 [pro].", "FLUX.2 [dev] needs {n} GB.", "GPT Image 2 got {n}% cheaper.",
        "| Model | Images for $100 |\n|---|---|\n| GPT Image 2 | {n} |\n",
    ],
)  # fmt: skip
def test_numbers_without_end_are_read_or_left_alone(base: Base, claim: str, digits: int) -> None:
    text = claim.format(n="4" * digits)
    _sound(text, check_text(text, base, today=TODAY))


def test_a_model_named_twice_ends_no_span_before_it_begins(base: Base) -> None:
    text = "High costs the same per image in GPT Image 2 as in GPT Image 1.5, and GPT Image 2 is newer."
    report = check_text(text, base, today=TODAY)
    _sound(text, report)
    assert [text[f.start : f.end] for f in report.findings] == ["GPT Image 2 as in GPT Image 1.5"]


@given(st.text(max_size=60))
def test_any_name_is_resolved_or_unknown(base: Base, name: str) -> None:
    found = base.resolve(name)
    assert found.query == name
    assert all(base.has_model(model) for model in found.models)
    assert normal(normal(name)) == normal(name)


@pytest.mark.parametrize("what", doubling())
def test_twice_the_text_takes_twice_the_calls(base: Base, what: str) -> None:
    """Counted, not timed (four times would be the square); ``python -m benchmarks.growth`` takes the time."""
    make = doubling()[what]
    check_text(make(120), base, today=TODAY)
    first, second = (_calls(base, make(count)) for count in (120, 240))
    assert second < 2.7 * first + 500


def _calls(base: Base, text: str) -> int:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        check_text(text, base, today=TODAY)
    finally:
        sys.setprofile(None)
    return calls
