"""Answers fit their schema and a context window; mistakes say what to do next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.agents.desk import Desk, error_text
from imgpick.agents.prompts import PROMPTS, fill
from imgpick.agents.resources import MARKDOWN, SCHEME
from imgpick.agents.shorten import BUDGET, compact, shorten
from imgpick.agents.tools import TOOLS, answer_schema
from imgpick.cli.session import mind_age
from imgpick.errors import ImgpickError
from imgpick.kb import published
from imgpick.kb.base import Base
from imgpick.render.envelope import age_sentence
from tests.conftest import TODAY

ARTICLE = "GPT Image 2 costs $0.04 per image. Nano Banana 2 ranks first on LMArena.\n\n" * 40
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("choose", {"workflow": "api", "use": ["thumbnails"], "text": "short", "images": "50k", "max-monthly": 500}),
    ("choose", {"workflow": "chatgpt", "use": ["posters"]}),
    ("choose", {"assume": True, "need": ["open-weights", "vram=16"]}),
    ("choose", {"assume": True, "max-per-image": 0.00001}),
    ("compare", {"names": ["gpt-image-2", "flux-2"]}),
    ("compare", {"names": ["gpt-image-2", "flux-2", "ideogram", "recraft", "nano-banana"], "images": 1000}),
    ("compare", {"names": ["gpt-image-2"], "rows": ["price", "licence"]}),
    ("cost", {"name": "gpt-image-2", "images": 50000, "tier": "medium"}),
    ("cost", {"name": "flux-2", "budget": 100, "references": 2}),
    ("facts", {"name": "gpt-image-2"}),
    ("facts", {"name": "gpt-image-2", "group": ["licence"]}),
    ("resolve", {"name": "nano banana"}),
    ("resolve", {"name": "gpt-imag-2"}),
    ("check", {"text": ARTICLE}),
    ("check", {"text": "Nothing here."}),
    ("check", {"text": ""}),
    ("claim", {"sentence": "GPT Image 2 costs $0.04 an image.", "written": "2026-06-01"}),
]


@pytest.fixture(scope="module")
def desk(base: Base) -> Desk:
    return Desk(lambda: base, lambda: TODAY)


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_an_answer_holds_its_schema_and_fits_a_context_window(desk: Desk, tool: str, arguments: dict[str, Any]) -> None:
    answer = desk.answer(tool, arguments)
    jsonschema.Draft202012Validator(answer_schema(tool)).validate(answer)
    assert len(compact(answer["data"])) <= BUDGET
    assert len(compact(answer)) <= BUDGET * 1.4
    assert f"before {TODAY}" in answer["base"]
    named = [word for word in _sources(answer["data"]) if word]
    assert set(named) == set(answer["sources"]), "every source that is named is explained, and no other"


def _sources(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["source"]] if isinstance(value.get("source"), str) else []
        return own + [word for item in value.values() for word in _sources(item)]
    return [word for item in value for word in _sources(item)] if isinstance(value, list) else []


def test_what_was_cut_is_said(desk: Desk) -> None:
    answer = desk.answer("compare", {"names": ["gpt-image-2", "flux-2", "ideogram"]})
    rows = next(line for line in answer["cut"] if line.startswith("rows:"))
    shown = {row["attribute"] for row in answer["data"]["rows"]}
    assert "; more in " in rows
    more = rows.partition("; more in ")[2].split(", ")
    narrowed = desk.answer("compare", {"names": ["gpt-image-2", "flux-2", "ideogram"], "rows": more[-2:]})
    assert {row["attribute"] for row in narrowed["data"]["rows"]} == set(more[-2:])
    assert shown
    assert desk.answer("resolve", {"name": "gpt-image-2"})["cut"] == []


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        (
            "choose",
            {},
            ["does not say workflow, use and images", "ask the user", "- use: What are they for?", "assume"],
        ),
        ("choose", {"use": ["ads"], "images": 10}, ["does not say workflow, which decides", "- workflow: Where will"]),
        ("choose", {"workflow": "apii"}, ["'apii' is not known", "did you mean api?", "candidates: chatgpt,"]),
        ("choose", {"assume": True, "need": ["vramm=16"]}, ["need: 'vramm' is not known", "did you mean vram?"]),
        ("choose", {"imagse": 10}, ["there is no argument 'imagse'", "did you mean images?"]),
        ("choos", {}, ["there is no tool 'choos'", "did you mean choose"]),
        ("cost", {}, ["cost: name is missing", "A model, family or API id"]),
        ("cost", {"name": 3}, ["3 is not of type string"]),
        ("cost", {"name": "gtp-imag"}, ["is not in the base", "did you mean gpt-image"]),
        ("cost", {"name": "nano banana 3"}, ["is no model"]),
        ("cost", {"name": "gpt-image-2", "tier": "hihg"}, ["has no tier 'hihg'", "did you mean high?"]),
        (
            "cost",
            {"name": "gpt-image-2", "route": "openai-ap"},
            ["route: 'openai-ap' is not in the base", "openai-api"],
        ),
        ("cost", {"name": "x" * 3000}, ["3,000 is too long, at most 200"]),
        ("compare", {"names": []}, ["names: the list is empty", "One to eight names"]),
        ("facts", {"name": "gpt-image-2", "as-of": "yesterday"}, ["as-of: 'yesterday'", "for example 2026-11-22"]),
        ("check", {"text": "x" * 1_000_001}, ["1,000,001 is too long, at most 1,000,000", "send it in parts"]),
        ("check", {"text": "x", "form": "docx"}, ["form: 'docx' is not known", "candidates: markdown, mdx"]),
        ("claim", ["no", "object"], ["is not of type object"]),
    ],
)
def test_a_mistake_says_what_to_do_next(desk: Desk, tool: str, arguments: object, says: list[str]) -> None:
    with pytest.raises(ImgpickError) as caught:
        desk.answer(tool, arguments)
    text = error_text(caught.value)
    assert all(part in text for part in says), text
    assert len(text) < 2000


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    def load() -> Base:
        raise AssertionError("loaded")

    desk = Desk(load, lambda: TODAY)
    with pytest.raises(ImgpickError):
        desk.answer("cost", {})
    assert all(answer_schema(name) for name in TOOLS)


def test_an_old_base_says_so(base: Base) -> None:
    answer = Desk(lambda: base, lambda: "2027-03-01").answer("resolve", {"name": "gpt-image-2"})
    assert answer["base"].endswith("days before 2027-03-01. Prices and ranks may have moved since; say so.")


@pytest.mark.parametrize("days", [45, 46])
def test_a_base_is_old_here_when_it_is_old_on_the_command_line(
    base: Base, capsys: pytest.CaptureFixture[str], days: int
) -> None:
    today = (date.fromisoformat(base.newest_fact) + timedelta(days)).isoformat()
    mind_age(base, today, "terminal")
    assert bool(capsys.readouterr().err) == ("say so" in age_sentence(base, today)) == (days > 45)


def test_a_guide_is_a_resource(base: Base) -> None:
    desk = Desk(lambda: base, lambda: TODAY)
    mime, text = desk.reading(f"{SCHEME}guides/gpt-image-vs-nano-banana")
    assert mime == MARKDOWN
    assert text.startswith("# ")
    with pytest.raises(ImgpickError, match="there is no 'nope'"):
        desk.reading(f"{SCHEME}guides/nope")
    with pytest.raises(ImgpickError, match="there is no resource"):
        desk.reading("file:///etc/passwd")


def test_prompts_name_tools_that_exist() -> None:
    for name, prompt in PROMPTS.items():
        text = fill(name, dict.fromkeys(prompt.takes, "{x} as it stands"))
        assert "{x} as it stands" in text
        assert any(f"tool {tool}" in text for tool in TOOLS)


PLAIN = st.none() | st.text(max_size=5) | st.integers()
INNER = st.lists(st.dictionaries(st.sampled_from("abc"), PLAIN | st.lists(PLAIN, max_size=5), max_size=3), max_size=12)
VALUES = PLAIN | st.lists(PLAIN, max_size=12) | INNER


@given(st.dictionaries(st.sampled_from("abc"), VALUES), st.integers(20, 400))
def test_cutting_only_takes_away_and_says_where(data: dict[str, Any], budget: int) -> None:
    caps = {"a": 5, "b": 0, "a[]": 3, "c[].a": 2}
    short, cut = shorten(data, caps, "abc", budget)
    assert len(compact(short)) <= len(compact(data))
    assert shorten(data, caps, "abc", budget) == (short, cut)
    for key, value in data.items():
        if isinstance(value, list) and key in caps:
            assert len(short[key]) == len(value) or any(line.startswith(f"{key}:") for line in cut)
            assert len(short[key]) <= caps[key]


def test_a_published_schema_stands_alone() -> None:
    for name in published.names():
        text = compact(published.whole(name))
        assert '"$ref":"#/' in text or "$ref" not in text
        assert "schema.json#" not in text
