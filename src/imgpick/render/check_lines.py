"""Findings a line each: for editors, for GitHub, and as a Markdown table."""

from __future__ import annotations

from imgpick.checking.result import ERROR, WARNING
from imgpick.checking.text.placed import Checked, Located
from imgpick.render.check import Totals
from imgpick.render.markdown import cell
from imgpick.render.screen import safe


def _message(item: Located) -> str:
    claim = item.claim
    return f"{claim.message}; {claim.advice}" if claim.advice else claim.message


class Lines:
    """``path:line:column: severity: message [rule]``, as compilers write it."""

    def start(self) -> str:
        return ""

    def file(self, checked: Checked) -> str:
        path = safe(checked.path)
        return "".join(
            f"{path}:{i.line}:{i.column}: {i.claim.severity}: {safe(_message(i))} [{i.claim.rule}]\n"
            for i in checked.findings
        )

    def end(self, totals: Totals, code: int) -> tuple[str, ...]:
        return ()


class GitHub:
    """Annotations as GitHub Actions reads them from a log."""

    def start(self) -> str:
        return ""

    def file(self, checked: Checked) -> str:
        return "".join(self._annotation(checked.path, item) for item in checked.findings)

    def end(self, totals: Totals, code: int) -> tuple[str, ...]:
        return (f"{totals}\n",)

    def _annotation(self, path: str, item: Located) -> str:
        level = {ERROR: "error", WARNING: "warning"}.get(item.claim.severity, "notice")
        end = (
            f",endLine={item.end_line},endColumn={item.end_column}"
            if item.end_line == item.line
            else f",endLine={item.end_line}"
        )
        place = f"file={_property(path)},line={item.line},col={item.column}{end},title={_property(item.claim.rule)}"
        return f"::{level} {place}::{_data(_message(item))}\n"


def _data(text: str) -> str:
    return safe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


class Markdown:
    """A table for a pull request or a ticket."""

    def start(self) -> str:
        return (
            "| Place | Severity | Rule | What the text says | What the base says |\n| --- | --- | --- | --- | --- |\n"
        )

    def file(self, checked: Checked) -> str:
        return "".join(
            f"| {cell(checked.path)}:{i.line} | {i.claim.severity} | {i.claim.rule} | {cell(' '.join(i.text.split()))} | {cell(_message(i))} |\n"
            for i in checked.findings
        )

    def end(self, totals: Totals, code: int) -> tuple[str, ...]:
        return (f"\n{totals}\n",)
