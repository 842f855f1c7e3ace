"""Which rules are on: by id, by the beginning of ids (a kind), all without a word."""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.checking.rules import RULES
from imgpick.errors import ImgpickError, suggestion


def enabled(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The ids of the rules that are on. Raises ImgpickError for a word that is no rule and no kind."""
    wanted = _named("select", select) or frozenset(RULES)
    return wanted - _named("ignore", ignore)


def _named(option: str, words: Iterable[str]) -> frozenset[str]:
    return frozenset(rule for word in words for rule in _matching(option, word))


def _matching(option: str, word: str) -> list[str]:
    found = [key for key, rule in RULES.items() if rule.called(word)]
    if not found:
        known = (*RULES, *{rule.kind for rule in RULES.values()})
        raise ImgpickError(
            f"{option}: no rule is called {word!r}",
            hint=suggestion(word, known) or "imgpick check --list-rules lists them",
        )
    return found
