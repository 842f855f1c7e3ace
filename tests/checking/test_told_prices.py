"""A price of the base passes in whatever words it is told, and another one does not."""

from __future__ import annotations

from itertools import permutations

import pytest

from imgpick import check_text
from imgpick.kb.base import Base
from tests.conftest import TODAY

# (model, route, its name in a sentence, the tiers or sizes that are told apart)
LADDERS = [
    ("gpt-image-2", "openai-api", "OpenAI's API", ("low", "medium", "high")),
    ("nano-banana-pro", "gemini-api", "the Gemini API", ("1K", "4K")),
    ("recraft-v4.1", "recraft-api", "Recraft's API", ("standard", "pro")),
    ("ideogram-4", "ideogram-api", "Ideogram's API", ("turbo", "default", "quality")),
]
EVERYDAY = ("standard", "pro", "turbo", "default", "quality")
"""Tiers that writers give a capital."""
TOLD = [  # {A} at {a}, {B} at {b}
    "{m} costs {a} at {A}, and {B} costs {more}.",
    "At {A}, {m} comes to {a}; {B} is {dearer}.",
    "A {A} picture of {m} comes to {a}, and {B} costs {more}.",
    "In {A} {m} asks {a} per image; {B} is {dearer}.",
    "An image at {A} with {m} is {a}, but {B} will set you back {b}.",
    "On {r}, {m} charges {a} for {A} and {b} for {B}.",
    "With {m}, {A} is {a} and {B} {b}.",
    "{m} ({A}): {a}. {m} ({B}): {b}.",
    "You pay {a} per picture for {m} in {A}; switch to {B} and it is {b}.",
    "{m} at {A} runs {a} per image, whereas {B} runs {b}.",
    "For {m}, budget {a} an image at {A} and {b} at {B}.",
    "{A} on {m} ({a}) is fine for drafts; {B} ({b}) is for print.",
    "{m}'s {A} setting costs {a}, its {B} setting {b}.",
    "Through {r}, a {A} image by {m} is billed at {a}. The {B} version is billed at {b}.",
    "{m}: {A} {a}, {B} {b}.",
    "{m} pricing: {a} ({A}), {b} ({B}).",
    "While {B} on {m} is {b}, {A} is {a}.",
    "We render drafts with {m} at {A} for {a} each and finals at {B} for {b} each.",
    "Expect {a} for each {A} image and roughly {b} for each {B} one from {m}.",
    "Compared with {A} at {a}, {B} at {b} makes {m} expensive.",
    "Unlike {B}, which is {b}, {A} on {m} is {a}.",
    "What does {m} cost? {a} at {A}, {b} at {B}.",
    "{m} costs {a} per image at {A}. That is not for {B}.",
    "- {m}, {A}: {a}\n- {m}, {B}: {b}",
    "| {m} | price |\n|---|---|\n| {A} | {a} |\n| {B} | {b} |",
    "| model | {A} | {B} |\n|---|---|---|\n| {m} | {a} | {b} |",
    "| model | {A} price | {B} price |\n|---|---|---|\n| {m} | {a} | {b} |",
    "### {m}\n\nAt {A} it costs {a}, at {B} {b}.",
    "{m} has several settings. At {A} you pay {a}. At {B} you pay {b}.",
    "We like {m}. An image is {a} in {A} and {b} in {B}.",
]
RISING = [  # {a} below {b}
    "Choosing {B} over {A} in {m} takes you from {a} to {b} per image.",
    "Moving {m} from {A} to {B} raises the price of a picture from {a} to {b}.",
    "If you only need {A}, {m} is {a} per image; nobody forces you to pay the {b} for {B}.",
    "The same {m} prompt costs {a} at {A} and {times} times as much at {B}.",
    "{m} asks {a} per image in {A}, and {B} needs {times} times that.",
]


def pairs() -> list[tuple[str, str, str, str, str]]:
    """Model, route, its name, and two tiers or sizes."""
    return [(model, route, name, *two) for model, route, name, rungs in LADDERS for two in permutations(rungs, 2)]


def sentences(base: Base, model: str, route: str, name: str, one: str, other: str, factor: float) -> list[str]:
    """The templates with a price, times a factor, and the price beside it."""
    low, high = (_price(base, model, route, rung) for rung in (one, other))
    told = {
        "m": base.model(model).name, "r": name, "A": _named(one), "B": _named(other), "a": f"${low * factor:.2g}", "b": f"${high:g}",
        "more": "more" if high > low else "less", "dearer": "dearer" if high > low else "cheaper", "times": f"{high / low:.2g}",
    }  # fmt: skip
    templates = [*TOLD, *(RISING if low * factor < 0.98 * high else ())]
    if factor != 1:
        templates = [template for template in templates if "{times}" not in template]
    else:
        told["a"] = f"${low:g}"
    return [template.format(**told) for template in templates]


def _named(rung: str) -> str:
    return rung.capitalize() if rung in EVERYDAY else rung


def _price(base: Base, model: str, route: str, rung: str) -> float:
    rows = [
        row for row in base.model(model).prices(TODAY, route) if rung in (row.tier, row.size) and row.unit == "image"
    ]
    return float(next(row.usd for row in rows if row.mode == "standard" and not row.part))


@pytest.mark.parametrize(("model", "route", "name", "one", "other"), pairs())
def test_a_price_of_the_base_passes(base: Base, model: str, route: str, name: str, one: str, other: str) -> None:
    for text in sentences(base, model, route, name, one, other, 1):
        report = check_text(text, base, today=TODAY)
        assert not [f.message for f in report.findings if f.severity != "suggestion"], text


@pytest.mark.parametrize(("model", "route", "name", "one", "other"), pairs())
@pytest.mark.parametrize("factor", [0.64, 1.7])
def test_another_price_does_not(
    base: Base, model: str, route: str, name: str, one: str, other: str, factor: float
) -> None:
    for text in sentences(base, model, route, name, one, other, factor):
        report = check_text(text, base, today=TODAY)
        assert [f for f in report.findings if f.severity != "suggestion"], text


COMPARED = [  # {a} is cheaper than {b}
    "{a} is cheaper than {b}.", "{b} is more expensive than {a}.", "{a} costs less than {b}.", "Per image, {a} undercuts {b}.",
    "{a} beats {b} on price.", "Next to {b}, {a} is a bargain.", "{b} charges more per image than {a}.", "{b} is pricier than {a}.",
    "Between {a} and {b}, the former is cheaper.", "Of {b} and {a} the latter costs less.", "{b} costs {times} times as much as {a}.",
    "{a} is {times} times cheaper than {b}.",
]  # fmt: skip


@pytest.mark.parametrize("template", COMPARED)
@pytest.mark.parametrize(
    ("one", "other", "times"), [("seedream-5.5", "flux-2-max", 3.5), ("recraft-v4.1-flash", "flux-2-pro", 4.3)]
)
def test_the_cheaper_of_two_is_told(base: Base, template: str, one: str, other: str, times: float) -> None:
    cheap, dear = (base.model(key).name for key in (one, other))
    told, turned, many = (
        template.format(a=cheap, b=dear, times=times), template.format(a=dear, b=cheap, times=times),
        template.format(a=cheap, b=dear, times=5 * times),
    )  # fmt: skip
    assert not [f for f in check_text(told, base, today=TODAY).findings if f.severity != "suggestion"], told
    assert check_text(turned, base, today=TODAY).findings, turned
    assert many == told or check_text(many, base, today=TODAY).findings, many
