"""Findings with their places in the file, ready to be shown: lines, columns and the words themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from imgpick.checking.result import LEVELS, Claim, Report
from imgpick.checking.text.document import Lines
from imgpick.records import NamedTuple

SHOWN_LINE = 400
"""Characters of a line that are kept for showing it."""


class Located(NamedTuple):
    """A claim with its place. Lines and columns count from 1, in characters; the end column is exclusive."""

    claim: Claim
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    """The words of the claim."""
    shown: str
    """The line it begins on, cut to ``SHOWN_LINE`` characters around it."""
    shown_column: int
    """Where the claim begins in ``shown``."""


class Checked(NamedTuple):
    """What was found in one file. ``error`` says why it could not be read."""

    path: str
    day: str = ""
    dated: bool = False
    findings: tuple[Located, ...] = ()
    claims: tuple[Located, ...] = ()
    error: str = ""


def place(path: str, report: Report, enabled: Collection[str]) -> Checked:
    """A report with places, its findings narrowed to the enabled rules."""
    lines = Lines(report.text)
    findings = _placed((c for c in report.findings if c.rule in enabled), report.text, lines)
    return Checked(path, report.day, report.dated, findings, _placed(report.claims, report.text, lines))


def _placed(claims: Iterable[Claim], text: str, lines: Lines) -> tuple[Located, ...]:
    return tuple(_locate(claim, text, lines) for claim in claims)


def _locate(claim: Claim, text: str, lines: Lines) -> Located:
    line, column = lines.place(claim.start)
    end_line, end_column = lines.place(claim.end)
    start = max(lines.starts[line - 1], claim.start - SHOWN_LINE // 2)
    whole = lines.line(line)
    shown = whole[start - lines.starts[line - 1] :][:SHOWN_LINE]
    return Located(claim, line, column, end_line, end_column, text[claim.start : claim.end], shown, claim.start - start)


def at_or_over(severity: str, level: str) -> bool:
    """Whether a finding's severity reaches a level; nothing reaches ``never``."""
    return level in LEVELS and LEVELS.index(severity) >= LEVELS.index(level)
