"""The answer to a brief."""

from __future__ import annotations

from typing import Any

from imgpick.choosing.brief import brief
from imgpick.choosing.result import Choice
from imgpick.choosing.verdict import choose
from imgpick.kb.base import Base
from tests.conftest import TODAY


def answer(base: Base, day: str = TODAY, **answers: Any) -> Choice:
    given = {key.replace("_", "-"): value for key, value in answers.items()}
    return choose(base, brief(given, base), day)
