"""Findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from imgpick import __version__
from imgpick.checking.result import ERROR, SUGGESTION, WARNING
from imgpick.checking.rules import RULES
from imgpick.checking.text.placed import Checked, Located
from imgpick.kb.base import Base
from imgpick.render.check import Totals, evidence
from imgpick.render.envelope import compact

LEVELS = {ERROR: "error", WARNING: "warning", SUGGESTION: "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Sarif:
    """One run, its rules first, then a result for each finding."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._first = True
        self._unreadable: list[dict[str, Any]] = []
        self._indices = {rule: index for index, rule in enumerate(RULES)}

    def start(self) -> str:
        driver = {
            "name": "imgpick", "version": __version__, "semanticVersion": __version__,
            "properties": {"knowledgeBase": self._base.version, "newestFact": self._base.newest_fact},
            "rules": [_rule(key) for key in RULES],
        }  # fmt: skip
        head = f'{{\n "$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [{{\n'
        return head + f'  "tool": {compact({"driver": driver})},\n  "columnKind": "unicodeCodePoints",\n  "results": ['

    def file(self, checked: Checked) -> str:
        if checked.error:
            self._unreadable.append(
                {
                    "level": "error",
                    "message": {"text": checked.error},
                    "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(checked.path)}}}],
                }
            )
        out = []
        for item in checked.findings:
            joint = "\n" if self._first else ",\n"
            self._first = False
            out.append(f"{joint}   {compact(self._result(checked.path, item))}")
        return "".join(out)

    def end(self, totals: Totals, code: int) -> Iterator[str]:
        invocation: dict[str, Any] = {"executionSuccessful": code < 2, "exitCode": code}
        if self._unreadable:
            invocation["toolExecutionNotifications"] = self._unreadable
        yield f'\n  ],\n  "invocations": {compact([invocation])}\n }}]\n}}\n'

    def _result(self, path: str, item: Located) -> dict[str, Any]:
        claim = item.claim
        where = {"artifactLocation": {"uri": uri(path)}, "region": {**_region(item), "snippet": {"text": item.text}}}
        result: dict[str, Any] = {
            "ruleId": claim.rule, "ruleIndex": self._indices[claim.rule], "level": LEVELS[claim.severity],
            "message": {"text": f"{claim.message}; {claim.advice}" if claim.advice else claim.message},
            "locations": [{"physicalLocation": where}],
            "properties": {"verdict": claim.verdict, "evidence": [evidence(fact, self._base) for fact in claim.facts]},
        }  # fmt: skip
        if claim.fix:
            deleted = {"charOffset": claim.fix.start, "charLength": claim.fix.end - claim.fix.start}
            change = {
                "artifactLocation": {"uri": uri(path)},
                "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": claim.fix.text}}],
            }
            result["fixes"] = [{"description": {"text": f"write {claim.fix.text}"}, "artifactChanges": [change]}]
        return result


def _region(item: Located) -> dict[str, int]:
    return {
        "startLine": item.line, "startColumn": item.column, "endLine": item.end_line, "endColumn": item.end_column,
        "charOffset": item.claim.start, "charLength": item.claim.end - item.claim.start,
    }  # fmt: skip


def _rule(key: str) -> dict[str, Any]:
    rule = RULES[key]
    return {
        "id": rule.id, "shortDescription": {"text": rule.title}, "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }  # fmt: skip


def uri(path: str) -> str:
    """A path as SARIF wants it: relative as it is, absolute as a file address."""
    return Path(path).as_uri() if Path(path).is_absolute() else quote(os.fsencode(Path(path).as_posix()))
