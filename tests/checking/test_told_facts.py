"""Facts of the base pass in whatever words they are told, and their contraries do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from imgpick import check_text
from imgpick.kb.base import Base
from imgpick.kb.model import Model
from tests.conftest import TODAY

MADE_BY = [
    "{m}, made by {v}, is popular with agencies.", "{m} by {v} is what we tested.", "{v} built {m}.", "{m} is {v}'s image model.",
    "{m} is an image model from {v}.", "{m} ({v}) did well in our tests.", "{m} comes from {v}.", "{v}'s {m} is a good example.",
    "Among others we tried {m}, which {v} develops.", "| model | vendor |\n|---|---|\n| {m} | {v} |", "- {m} ({v})", "**{m}** — {v}",
    "Last year we relied on {m} from {v}.", "The {v} {m} handled the brief.",
]  # fmt: skip
CAME_OUT = [
    "{m} came out on {d}.", "{m} was released on {d}.", "{v} launched {m} on {d}.", "On {d} {v} released {m}.",
    "{m} has been available since {d}.", "{m} (released {d}) is in the test.", "{v} announced and shipped {m} on {d}.",
    "| model | released |\n|---|---|\n| {m} | {d} |", "{m} dates from {d}.", "{m}'s release date is {d}.",
]  # fmt: skip
OPEN = [
    "{m} has open weights.", "The weights of {m} are open.", "You can download {m} and run it on your own GPU.", "{m} can be self-hosted.",
    "{m} is an open-weight model.", "{m}'s weights are on Hugging Face.", "{m} runs locally.", "{m} is one of the open models.",
    "If you want to self-host, {m} is an option.",
]  # fmt: skip
CLOSED = [
    "{m} is closed.", "{m} is proprietary.", "The weights of {m} are not public.", "You can't run {m} locally.", "{m} is a closed model.",
    "There is no way to download {m}.", "{m} has no open weights.",
    "{m} is a hosted model; you cannot self-host it.",
]  # fmt: skip
GONE = [
    "{m} is gone; use something newer.", "{v} shut {m} down.", "{m} no longer works.", "Calls to {m} fail today.",
    "{m} has been discontinued.", "Until it was retired, {m} was our default.", "Do not build on {m}: it has been switched off.",
    "We used {m} back in 2025.", "{m} is no longer available on the API.", "Replace {m} with a current model.",
]  # fmt: skip
IN_USE = [
    "We recommend {m} for posters.", "{m} is available on the API today.", "Use {m} for drafts.", "{m} is our pick for beginners.",
    "{m} remains the best choice for thumbnails.", "{m} is still supported.", "Start with {m}.", "{m} is {v}'s latest image model.",
    "Sign up and call {m} through the API.", "Our stack: {m} for drafts.", "{m} powers our app.", "The newest model of {v} is {m}.",
]  # fmt: skip
VENDORS = ("OpenAI", "Google", "Black Forest Labs", "ByteDance")
MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
IDS = ("gpt-image-2", "nano-banana-pro", "flux-2-pro", "seedream-5-pro", "recraft-v4.1", "midjourney-v8.2", "hunyuan-image-3", "flux-2-dev",
       "z-image-turbo", "imagen-4", "dall-e-3", "gpt-image-2.5-flare", "glm-image", "ideogram-3")  # fmt: skip


@pytest.fixture(params=IDS)
def model(request: pytest.FixtureRequest, base: Base) -> Model:
    return base.model(str(request.param))


def _told(templates: list[str], model: Model, **words: str) -> Iterator[str]:
    for template in templates:
        yield template.format(**{"m": model.name, "v": model.vendor, **words})


def _day(day: str) -> str:
    year, month, *number = day.split("-")
    return " ".join([*(str(int(n)) for n in number), MONTHS[int(month)], year])


def true(model: Model) -> Iterator[str]:
    """What holds of a model."""
    yield from _told(MADE_BY, model)
    yield from _told(CAME_OUT, model, d=_day(model.released))
    yield from _told(OPEN if model.licence.weights == "open" else CLOSED, model)
    if model.life(TODAY).status == "retired":
        yield from _told(GONE, model)


def false(model: Model) -> Iterator[str]:
    """What does not."""
    year, _, rest = model.released.partition("-")
    if model.life(TODAY).status == "retired":  # whatever is said of it as of today is flagged
        yield from _told(IN_USE, model)
        return
    yield from _told(CAME_OUT, model, d=_day(f"{int(year) - 1}-{rest}"))
    yield from _told(CLOSED if model.licence.weights == "open" else OPEN, model)
    sellers = {vendor for access in model.access(TODAY) for vendor in model.base.route(access.route).vendors}
    for vendor in {*VENDORS} - {model.vendor} - sellers:
        yield from _told(MADE_BY, model, v=vendor)


def test_what_the_base_knows_passes(model: Model) -> None:
    for text in true(model):
        report = check_text(text, model.base, today=TODAY)
        assert not [f.message for f in report.findings if f.severity != "suggestion"], text


def test_its_contrary_does_not(model: Model) -> None:
    for text in false(model):
        assert check_text(text, model.base, today=TODAY).findings, text
