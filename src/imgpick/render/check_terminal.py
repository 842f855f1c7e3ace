"""Findings for people: the line, a caret under the words, what the base says, what to write."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from imgpick.checking.result import ERROR, SUGGESTION, WARNING
from imgpick.checking.text.placed import Checked, Located
from imgpick.kb.base import Base
from imgpick.render.check import Totals, fact_line
from imgpick.render.screen import Screen, safe

_COLORS = {ERROR: "31;1", WARNING: "33;1", SUGGESTION: "36", "dim": "2", "bold": "1"}
FACTS = 3
"""How many facts stand under a finding."""


class Terminal:
    """Text for a screen of a width."""

    def __init__(self, base: Base, screen: Screen, *, stats: bool) -> None:
        self._base = base
        self._screen = screen
        self._stats = stats

    def start(self) -> str:
        return ""

    def file(self, checked: Checked) -> str:
        return "".join(f"{line}\n" for item in checked.findings for line in self._finding(checked, item))

    def end(self, totals: Totals, code: int) -> Iterator[str]:
        lines = [str(totals)]
        if self._stats:
            lines += [f"{count:6} {rule}" for rule, count in totals.rules.most_common()]
            lines += [
                f"{count:6} claims {verdict.replace('_', ' ')}" for verdict, count in sorted(totals.verdicts.items())
            ]
        yield "\n".join(lines) + "\n"

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if self._screen.color else text

    def _finding(self, checked: Checked, item: Located) -> Iterator[str]:
        claim = item.claim
        place = self._paint(f"{safe(checked.path)}:{item.line}:{item.column}", "bold")
        yield f"{place}  {self._paint(claim.severity, claim.severity)}  {claim.rule}"
        number = f"{item.line:5}"
        margin = " " * len(number)
        shown, at, length = self._window(item)
        yield f"{self._paint(f'{number} |', 'dim')} {shown}"
        yield f"{self._paint(f'{margin} |', 'dim')} {' ' * at}{self._paint('^' * max(1, length), claim.severity)}"
        for text in self._notes(item):
            yield from self._wrapped(f"{margin} = ", text)
        yield ""

    def _notes(self, item: Located) -> Iterator[str]:
        claim = item.claim
        yield claim.message
        if claim.written == "supported":
            yield "true on the day of the text, not today"
        for fact in claim.facts[:FACTS]:
            yield f"base: {fact_line(fact, self._base)}"
        if claim.fix:
            yield f"write: {claim.fix.text} (--fix does it)"
        elif claim.advice:
            yield claim.advice if claim.advice.startswith("write") else f"advice: {claim.advice}"

    def _window(self, item: Located) -> tuple[str, int, int]:
        """The part of the line around the words that fits the screen, and where the caret goes."""
        room = self._screen.width - 9
        text, at = item.shown, item.shown_column
        length = item.end_column - item.column if item.end_line == item.line else len(text) - at
        begin = 0 if at + min(length, room // 2) <= room else max(0, at - room // 3)
        cut = text[begin : begin + room]
        before, marked = safe(cut[: at - begin]), safe(cut[at - begin : at - begin + length])
        return safe(cut), len(before), min(len(marked), room - len(before))

    def _wrapped(self, head: str, text: str) -> Iterator[str]:
        lines = wrap(safe(text), self._screen.width - len(head), break_on_hyphens=False) or [""]
        yield self._paint(head, "dim") + lines[0]
        for line in lines[1:]:
            yield " " * len(head) + line
