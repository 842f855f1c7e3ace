"""Of which models somebody is called the newest, where it is not all of a line: those with open weights, those under a
licence, those of a size. The first two can be held against the base."""

from __future__ import annotations

import re
from collections.abc import Callable

from imgpick.checking.facts import generations
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.model import Model

Some = Callable[[Model], bool]
"""Whether a model is among those that are meant."""

_SOME: tuple[tuple[re.Pattern[str], Some], ...] = (
    (lazy(r"\bapache\b"), lambda model: "apache" in model.licence.name.lower()),
    (lazy(r"\bmit\b"), lambda model: model.licence.name == "MIT"),
    (lazy(r"\bcommercial(?:ly)?\b"), lambda model: model.licence.self_host != "no" and model.licence.weights == "open"),
    (
        lazy(r"\bopen[- ](?:weights?|source|model)|\bweights\b|\bself[- ]?host|\blocal(?:ly)?\b|\bdownload"),
        lambda model: model.licence.weights == "open",
    ),
)  # fmt: skip
_CLAUSE = lazy(r"(?:(?! and | but )[^,.;:()]|\.(?=\d))*")
_OF_A_KIND = lazy(
    r"(?: [\w-]+){0,3}? (?:(?P<size>pro|flash|lite|mini|turbo|ultra|max|klein|dev|flex) (?:image )?(?:model|version|tier|variant|one)\b|(?:one|of them) (?:with|without|that|which|to|whose|under|in|for)\b"
    r"|(?:(?:image |picture )?(?:model|version|release|generation|generator|one)|\w+)(?: (?:from|by|of) (?:\w+ ){1,3}?)? ?(?:that|which) (?:still |also )?(?:reach(?:es)?|takes?|accepts?|supports?|still|does|can|has|keeps?|knows|runs?|fits?|allows?|lets)\b)"
)


def is_narrow(reading: Reading, end: int) -> bool:
    """Whether the words behind "newest" leave open what the base knows: "the newest Pro model", "the newest that reaches 4K"."""
    return bool(_OF_A_KIND.match(reading.lower, end))


def some(reading: Reading, own: tuple[str, ...], end: int) -> Some | None:
    """Which models, these among them, the words behind "newest" speak of; None where it is all."""
    clause = _CLAUSE.match(reading.lower, end)
    meant = next((which for pattern, which in _SOME if clause and pattern.search(clause.group())), None)
    return meant if meant and all(meant(reading.context.base.model(key)) for key in own) else None


def newer_among(base: Base, own: tuple[str, ...], meant: Some, day: str) -> list[Model]:
    """The models of a line that are meant and came out later, newest first."""
    mine = [base.model(key) for key in own]
    top, since = generations.top_family(base, mine[0].family), max(model.released for model in mine)
    line = [model for model in map(base.model, base.ids("model")) if generations.top_family(base, model.family) == top]
    later = [model for model in line if since < model.released <= day and meant(model)]
    return sorted(later, key=lambda model: model.released, reverse=True)
