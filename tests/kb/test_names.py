"""Names in any spelling; no name silently means two models."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imgpick.kb.base import Base
from imgpick.kb.names import normal


@pytest.mark.parametrize(
    ("name", "kind", "first"),
    [
        ("gpt-image-2", "exact", "gpt-image-2"),
        ("GPT Image 2", "exact", "gpt-image-2"),
        ("FLUX.2 [pro]", "exact", "flux-2-pro"),
        ("flux 2 pro", "exact", "flux-2-pro"),
        ("nano banana pro", "exact", "nano-banana-pro"),
        ("gemini-2.5-flash-image", "exact", "nano-banana-1"),
        ("DALL·E 3", "exact", "dall-e-3"),
        ("dalle 3", "exact", "dall-e-3"),
        ("flux2", "family", "flux-2-klein-4b"),
        ("gpt image", "family", "gpt-image-2.6-flare"),
        ("nano banana", "family", "nano-banana-2.1"),
        ("gpt-image-2.5", "family", "gpt-image-2.5-flare"),
        ("chatgpt images 2.0", "product", "gpt-image-2"),
        ("gpt-4o image", "old", "gpt-image-1"),
        ("Nano Banana 2 Pro", "wrong", "nano-banana-pro"),
        ("flux 2 klein", "ambiguous", "flux-2-klein-4b"),
    ],
)
def test_a_name_resolves_to_what_it_is(base: Base, name: str, kind: str, first: str) -> None:
    found = base.resolve(name)
    assert (found.kind, found.models[0]) == (kind, first)


def test_a_wrong_name_says_what_was_meant(base: Base) -> None:
    found = base.resolve("Nano Banana 2 Pro")
    assert "does not exist" in found.note
    assert "nano-banana-pro" in found.models


def test_a_tier_label_is_a_model_with_its_tier(base: Base) -> None:
    found = base.resolve("GPT Image 2 (high)")
    assert (found.models, found.tier) == (("gpt-image-2",), "high")


def test_a_typing_error_gets_suggestions(base: Base) -> None:
    found = base.resolve("nano-bananna")
    assert found.kind == "unknown"
    assert any("anana" in name for name in found.suggestions)
    assert base.resolve("nano-bananna", near=False) == found._replace(suggestions=())


def test_every_model_id_and_family_id_leads_back_to_itself(base: Base) -> None:
    for key in base.ids("model"):
        assert base.resolve(key).models == (key,)
    for key in base.ids("family"):
        found = base.resolve(key)
        assert found.family == key or list(found.models) == base.members(key)


@pytest.mark.parametrize(("a", "b"), [("gpt-image-2.5", "gpt-image-25"), ("Imagen 1.5", "Imagen 15"), ("v4.1", "v41")])
def test_a_dot_between_digits_counts(a: str, b: str) -> None:
    assert normal(a) != normal(b)


@given(st.text(max_size=40))
def test_the_normal_form_is_stable(name: str) -> None:
    assert normal(normal(name)) == normal(normal(normal(name)))
    assert normal(f"  {name} ") == normal(name)
