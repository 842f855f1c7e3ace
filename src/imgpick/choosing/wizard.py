"""Asking the questions on a terminal. The only module that knows questionary and what it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import questionary
from prompt_toolkit.application import application
from prompt_toolkit.key_binding.defaults import load_key_bindings
from questionary import Choice

from imgpick.choosing.brief import brief
from imgpick.choosing.questions import BACK, USUAL, Question, questions
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base

# A question is three applications to questionary, and each works out the same 600 key bindings: once is enough.
application.load_key_bindings = cache(load_key_bindings)  # type: ignore[attr-defined]

SHOW, CHANGE = "show", "change"
STYLE = questionary.Style([("qmark", "fg:ansicyan"), ("instruction", "fg:ansibrightblack"), ("pointer", "bold")])


class InterruptedAskingError(Exception):
    """Ctrl-C at a question; carries the answers so far."""

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__()
        self.answers = answers


def ask(given: Mapping[str, Any], base: Base, summary: Callable[[dict[str, Any]], str]) -> dict[str, Any]:
    """The answers of a person; what ``given`` says already is not asked again.

    ``summary`` tells the brief in one line, for the last question. Raises InterruptedAskingError on Ctrl-C.
    """
    answers = dict(given)
    open_questions = [q for q in questions(base) if q.key not in given]
    try:
        while True:
            _walk(open_questions, answers, base)
            if not open_questions or _confirmed(summary(answers)):
                return answers
            for question in open_questions:
                answers.pop(question.key, None)
    except (KeyboardInterrupt, EOFError):
        raise InterruptedAskingError(answers) from None


def _walk(asked: list[Question], answers: dict[str, Any], base: Base) -> None:
    """Ask in order; a step back returns to the question before and forgets its answer."""
    at = 0
    trail: list[int] = []
    while at < len(asked):
        question = asked[at]
        if not question.when(answers):
            at += 1
            continue
        value = _one(question, len(trail) + 1, len(asked), bool(trail), answers, base)
        if value == BACK:
            at = trail.pop()
            _forget(asked[at], answers)
            continue
        _remember(question, value, answers)
        trail.append(at)
        at += 1


def _remember(question: Question, value: Any, answers: dict[str, Any]) -> None:
    if question.key == "order":
        if value != USUAL:
            answers["order"] = [*answers.get("order", []), value]
    elif value not in ("", []):
        answers[question.key] = value


def _forget(question: Question, answers: dict[str, Any]) -> None:
    if question.key == "order" and answers.get("order"):
        answers["order"] = answers["order"][:-1]
        if not answers["order"]:
            answers.pop("order")
    else:
        answers.pop(question.key, None)


def _one(question: Question, number: int, count: int, back: bool, answers: dict[str, Any], base: Base) -> Any:
    title = f"{number}/{count}  {question.ask}"
    why = f"({question.why})"
    if question.kind == "typed":
        hint = f"{why} {BACK} goes back" if back else why
        return questionary.text(
            title, instruction=hint + " ", style=STYLE, qmark="", validate=lambda text: _valid(question, text, answers, base)
        ).unsafe_ask().strip()  # fmt: skip
    taken = answers.get("order", []) if question.key == "order" else []
    choices = [Choice(label, value) for value, label in question.choices if value not in taken]
    if back:
        choices.append(Choice("back to the question before", BACK))
    if question.kind == "one":
        default = next((c for c in choices if c.value == question.default), None)
        return questionary.select(
            title, choices=choices, default=default, instruction=why, style=STYLE, qmark=""
        ).unsafe_ask()
    chosen = questionary.checkbox(
        title, choices=choices, instruction="(space marks, Enter goes on)", style=STYLE, qmark=""
    ).unsafe_ask()
    return BACK if BACK in chosen else chosen


def _valid(question: Question, text: str, answers: dict[str, Any], base: Base) -> bool | str:
    """The same check that a flag passes."""
    if not text.strip() or text.strip() == BACK:
        return True
    try:
        brief({**answers, question.key: text}, base)
    except ImgpickError as error:
        return f"{error.message}; {error.hint}" if error.hint else error.message
    return True


def _confirmed(summary: str) -> bool:
    choice = questionary.select(
        f"You said: {summary}",
        choices=[Choice("show the verdict", SHOW), Choice("ask me again", CHANGE)],
        style=STYLE,
        qmark="",
        instruction=" ",
    ).unsafe_ask()
    return bool(choice == SHOW)
