"""An answer about one sentence, in prose and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from imgpick.checking.answer import MEANINGS, Answer, Part
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.render.check import evidence, fact_line
from imgpick.render.check_json import recognised
from imgpick.render.screen import Screen, safe

SHOWN = 8
"""Facts of a kind that are listed."""


def terminal(found: Answer, base: Base, screen: Screen) -> str:
    """The answer for a screen of a width."""
    room = min(screen.width, 100)
    lines = [*_wrapped(f"“{found.text.strip()}”", room)]
    for part in found.parts:
        lines += ["", *_part(part, base, room, several=len(found.parts) > 1)]
    if not found.parts:
        lines += ["", *_wrapped(_nothing(found, base), room)]
    return "\n".join(lines) + "\n"


def _nothing(found: Answer, base: Base) -> str:
    if not found.models:
        return (
            "It names no image model that the base knows, so there is nothing to check. imgpick list shows the names."
        )
    names = ", ".join(base.model(key).name for key in found.models[:3])
    return (
        f"It names {names}, but makes no claim that imgpick can hold against the base. It reads prices, ranks and "
        "scores, names and ids, release dates, life cycle, capabilities, licences, availability and superlatives."
    )


def _part(part: Part, base: Base, room: int, *, several: bool) -> Iterator[str]:
    claim = part.item.claim
    named = len(claim.models) > 1
    head = f"“{' '.join(part.item.text.split())}” is " if several else "That is "
    yield from _wrapped(f"{head}{MEANINGS[claim.verdict]}.", room)
    if claim.written and claim.written != claim.verdict:
        yield from _wrapped(f"On the day of the text it was {MEANINGS[claim.written]}.", room)
    if claim.message:
        yield from _wrapped(_sentence(claim.message), room)
    if part.true_for:
        yield from ("", "True for")
        yield from _facts(part.true_for, base, room, named)
    elif claim.facts:
        yield from ("", "The base has")
        yield from _facts(claim.facts, base, room, named)
    if part.not_for:
        yield from ("", "Not for")
        yield from _facts(part.not_for, base, room, named)
    if part.rewrite:
        yield from ("", "Write instead", *_wrapped(part.rewrite.strip(), room - 2, "  "))
    elif claim.advice:
        yield from ("", *_wrapped(_sentence(claim.advice), room))


def _facts(facts: Iterable[Fact], base: Base, room: int, named: bool) -> Iterator[str]:
    listed = list(facts)
    for fact in listed[:SHOWN]:
        first, *more = wrap(safe(fact_line(fact, base, named=named)), room - 4, break_on_hyphens=False)
        yield f"  {first}"
        yield from (f"    {line}" for line in more)
    if len(listed) > SHOWN:
        yield f"  and {len(listed) - SHOWN} more: imgpick facts lists them"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".")


def _wrapped(text: str, room: int, indent: str = "") -> list[str]:
    return [f"{indent}{line}" for line in wrap(safe(text), room, break_on_hyphens=False)]


def data(found: Answer, base: Base) -> dict[str, Any]:
    """The answer for programs."""
    return {
        "text": found.text,
        "models": list(found.models),
        "claims": [_as_data(part, base) for part in found.parts],
    }


def _as_data(part: Part, base: Base) -> dict[str, Any]:
    claim = part.item.claim
    return {
        **recognised(part.item, base), "severity": claim.severity or None, "message": claim.message, "advice": claim.advice,
        "true_for": [evidence(fact, base) for fact in part.true_for],
        "not_for": [evidence(fact, base) for fact in part.not_for], "rewrite": part.rewrite or None,
    }  # fmt: skip
