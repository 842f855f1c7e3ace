"""One desk for all questions: the base is fetched at the first one, answers are short and say how old they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from imgpick.agents import arguments, resources, tools
from imgpick.agents.jobs import Asked
from imgpick.agents.shorten import required_names, shorten
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb.base import Base
from imgpick.render.envelope import age_sentence, cited
from imgpick.render.words import source_name


class Desk:
    """Answers calls one after another."""

    def __init__(self, load: Callable[[], Base], clock: Callable[[], str]) -> None:
        self._load = load
        self._clock = clock
        self._base: Base | None = None

    def base(self) -> Base:
        """The base, loaded when it is first asked for."""
        if self._base is None:
            self._base = self._load()
        return self._base

    def answer(self, name: str, given: object) -> dict[str, Any]:
        """The answer of a tool. Raises ImgpickError that says what to do next."""
        tool = tools.TOOLS.get(name)
        if tool is None:
            hint = suggestion(name[: arguments.WORD], tools.TOOLS) or f"one of: {', '.join(tools.TOOLS)}"
            raise ImgpickError(f"there is no tool {name[: arguments.WORD]!r}", hint=hint, candidates=tools.TOOLS)
        checked = arguments.check(name, tool.takes, given)
        base, today = self.base(), self._clock()
        required = frozenset(required_names(tools.data_schema(name)))
        data, cut = shorten(_once(tool.job(Asked(base, today, checked)), required), tool.caps, required)
        return {
            "base": age_sentence(base, today),
            "data": data,
            "sources": {key: _source(base, key) for key in cited(data)},
            "cut": cut,
        }

    def reading(self, uri: str) -> tuple[str, str]:
        """The type and the text of a resource. Raises ImgpickError for one that is not there."""
        base = self.base()
        item, key = resources.find(uri, base)
        return item.mime, item.read(base, self._clock(), key)


def error_text(error: ImgpickError) -> str:
    """An error as an assistant reads it: what is wrong, what to do, what it may have been."""
    lines = [f"error: {error.message}", *(f"- {problem}" for problem in error.problems[:10])]
    lines += [f"next: {error.hint}"] if error.hint else []
    named = list(error.candidates)
    more = f" and {len(named) - 40} more" if len(named) > 40 else ""
    lines += [f"candidates: {', '.join(named[:40])}{more}"] if named else []
    return "\n".join(lines)


_FACT = frozenset(("path", "value", "source", "date"))


def _once(value: Any, required: frozenset[str], parent: dict[str, Any] | None = None) -> Any:
    """The data with nothing said twice: addresses stand under the sources, a fact's cell beside the fact."""
    if isinstance(value, list):
        return [_once(item, required, parent) for item in value]
    if not isinstance(value, dict):
        return value
    if "path" in value and "url" not in required:
        around = parent or {}
        return {key: item for key, item in value.items() if key in _FACT or (key != "url" and around.get(key) != item)}
    return {key: [] if key == "sources" else _once(item, required, value) for key, item in value.items()}


def _source(base: Base, key: str) -> str:
    source = base.source(key)
    return f"{source_name(source)} {source.url}"
