"""Prompts that a person picks: they say which tools to call and how to answer."""

from __future__ import annotations

from collections.abc import Mapping

from imgpick.errors import ImgpickError, suggestion
from imgpick.records import NamedTuple

_RULES = (
    "Answer from these tools, not from memory: prices, ranks and names of image models change every month. Give every "
    "figure with its tier, route, source and date. Never give one price for a model that has several tiers, and never "
    "turn a chat plan into a price an image. Say unknown where the answer says so. Repeat the sentence about the age "
    "of the base once."
)


class Prompt(NamedTuple):
    """One prompt. ``takes`` gives its arguments with what each is for; ``asks`` has a place for each."""

    title: str
    about: str
    takes: Mapping[str, str]
    required: tuple[str, ...]
    asks: str


PROMPTS: dict[str, Prompt] = {
    "choose-a-model": Prompt(
        "Choose a model",
        "From what is needed to one cited verdict",
        {"job": "what the images are for, in your own words"},
        (),
        "Help me choose an AI image model. {job}\nCall the tool choose with what I said. When it names what is missing, "
        "ask me that in one short message and call it again. Then tell me the verdict in its own words, the cost for my "
        "volume, the strongest reason for and against it, what would change it, and the checklist.\n" + _RULES,
    ),
    "check-this-article": Prompt(
        "Check this article",
        "Hold every claim about image models against the base",
        {"article": "the text, or where you can read it"},
        ("article",),
        "Check the claims about AI image models in the article below. Call the tool check with its whole text (in parts "
        "above a million characters). For each finding, errors first, quote the sentence, say what the base has with "
        "source and date, and give the repaired wording. Do not touch sentences without a finding.\n" + _RULES
        + "\n\n{article}",
    ),
}  # fmt: skip
"""Every prompt, in the order in which they are listed."""


def fill(name: str, given: Mapping[str, str]) -> str:
    """The text of a prompt. Raises ImgpickError for an unknown one or a missing argument."""
    prompt = PROMPTS.get(name)
    if prompt is None:
        hint = suggestion(name[:80], PROMPTS) or f"one of: {', '.join(PROMPTS)}"
        raise ImgpickError(f"there is no prompt {name[:80]!r}", hint=hint, candidates=PROMPTS)
    lacking = [key for key in prompt.required if not given.get(key)]
    if lacking:
        raise ImgpickError(f"{name}: {lacking[0]} is missing", hint=prompt.takes[lacking[0]])
    text = prompt.asks
    for key in prompt.takes:
        text = text.replace(f"{{{key}}}", given.get(key, "").strip())
    return text
