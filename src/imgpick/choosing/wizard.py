"""Asking the questions on a terminal. The only module that knows questionary and what it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from shutil import get_terminal_size
from textwrap import fill
from typing import Any

import questionary
from prompt_toolkit.application import application
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding.defaults import load_key_bindings
from questionary import Choice
from questionary.prompts.common import InquirerControl

from imgpick.choosing.brief import brief
from imgpick.choosing.questions import BACK, USUAL, Question, questions, with_reply
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base

# A question is three applications to questionary, and each works out the same 600 key bindings: once is enough.
application.load_key_bindings = cache(load_key_bindings)  # type: ignore[attr-defined]

SHOW, CHANGE = "show", "change"
INDENT = " " * 5
MARGIN = 10
"""Columns for the pointer, the box and brackets around a choice."""
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
    asking = _Asking(given, base)
    try:
        while True:
            asking.walk()
            answers = asking.answers()
            if not asking.questions or _confirmed(summary(answers)):
                return answers
    except (KeyboardInterrupt, EOFError):
        raise InterruptedAskingError(asking.answers()) from None


class _Asking:
    """The open questions with what was replied to each; a question that comes again stands at its last reply."""

    def __init__(self, given: Mapping[str, Any], base: Base) -> None:
        self.given = given
        self.base = base
        self.questions = [q for q in questions(base) if q.key not in given]
        self.replies: dict[int, Any] = {}

    def walk(self) -> None:
        """Ask in order; a step back returns to the question before."""
        at = 0
        trail: list[int] = []
        while at < len(self.questions):
            if not self.questions[at].when(self.answers(at)):
                at += 1
                continue
            if self._one(at, len(trail) + 1, bool(trail)):
                trail.append(at)
                at += 1
            else:
                at = trail.pop()

    def answers(self, before: int | None = None) -> dict[str, Any]:
        """What the replies say, in all or to the questions ``before`` one."""
        out = dict(self.given)
        for at, question in enumerate(self.questions[:before]):
            value = self.replies.get(at)
            if not value or value == USUAL or not question.when(out):
                continue
            out = with_reply(out, question.key, value)
        return out

    def _one(self, at: int, number: int, back: bool) -> bool:
        """Ask one question and keep the reply; False for a step back."""
        question, answers = self.questions[at], self.answers(at)
        all_of_them = sum(asked.when(self.answers(place)) for place, asked in enumerate(self.questions))
        title = _title(f"{number}/{max(number, all_of_them)}  {question.ask}")
        before = self.replies.get(at)
        if question.kind == "typed":
            reply = self._typed(question, title, before or "", back, answers)
        else:
            reply = _picked(question, title, before, back, answers)
        if question.kind == "many":
            self.replies[at] = [value for value in reply if value != BACK]
            return BACK not in reply
        if reply.endswith(BACK):
            return False
        self.replies[at] = reply
        return True

    def _typed(self, question: Question, title: str, before: str, back: bool, answers: dict[str, Any]) -> str:
        hints = [question.why, question.bare(answers, self.base), *([f"{BACK} goes back"] if back else [])]
        reply: str = questionary.text(
            title[:-1], default=before, instruction=_hint(*hints).rstrip(), style=STYLE, qmark="",
            validate=lambda text: _valid(question, text, answers, self.base),
        ).unsafe_ask()  # fmt: skip
        return reply.strip()


def _picked(question: Question, title: str, before: Any, back: bool, answers: dict[str, Any]) -> Any:
    """The value that is chosen, or the values that are marked, with BACK for a step back."""
    taken = answers.get("order", []) if question.key == "order" else []
    marked = before if question.kind == "many" and before else []
    open_ones = [(value, _folded(label, MARGIN)) for value, label in question.choices if value not in taken]
    choices = [Choice(label, value, checked=value in marked) for value, label in open_ones]
    if back:
        choices.append(Choice("back to the question before", BACK))
    if question.kind == "many":
        hint = _hint("space marks, Enter goes on", f"no mark: {question.none}")
        return _reply(questionary.checkbox(title, choices=choices, instruction=hint, style=STYLE, qmark=""))
    first = {choice.value: choice for choice in choices}
    return _reply(questionary.select(
        title, choices=choices, default=first.get(before) or first.get(question.default),
        instruction=_hint(question.why), style=STYLE, qmark="",
    ))  # fmt: skip


def _title(text: str) -> str:
    """A question that ends where its hint or its answer begins, on a line of its own: a terminal breaks a long line in the
    middle of a word."""
    return f"{_folded(text)}\n{INDENT[:-1]}"


def _hint(*parts: str) -> str:
    """What helps to answer."""
    text = "; ".join(parts)
    return f"{_folded(f'({text})', MARGIN)} "


def _folded(text: str, margin: int = 2) -> str:
    """A text that goes on below, whole words at a time, where the terminal is narrow; ``margin`` columns stay free."""
    width = get_terminal_size((100, 40)).columns - margin
    return fill(text, width, subsequent_indent=INDENT)


def _reply(asked: questionary.Question) -> Any:
    """The reply to a question whose choices are never cut."""
    for window in asked.application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.wrap_lines = to_filter(True)
            window.get_line_prefix = lambda _, part: INDENT if part else ""
    return asked.unsafe_ask()


def _valid(question: Question, text: str, answers: dict[str, Any], base: Base) -> bool | str:
    """The same check that a flag passes."""
    if not text.strip() or text.rstrip().endswith(BACK):
        return True
    try:
        brief(with_reply(answers, question.key, text), base)
    except ImgpickError as error:
        return f"{error.message}; {error.hint}" if error.hint else error.message
    return True


def _confirmed(summary: str) -> bool:
    choice = questionary.select(
        _title(f"You said: {summary}"),
        choices=[Choice("show the verdict", SHOW), Choice("ask me again", CHANGE)],
        style=STYLE,
        qmark="",
        instruction=" ",
    ).unsafe_ask()
    return bool(choice == SHOW)
