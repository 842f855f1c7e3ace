"""Findings and claims as JSON, written file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Any

from imgpick.checking.rules import RULES
from imgpick.checking.text.placed import Checked, Located
from imgpick.errors import FINDINGS, OK
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.render.check import Totals, evidence
from imgpick.render.envelope import age, compact

_MEMORY = 1_000_000
_BATCH = 500


class Json:
    """The envelope with ``data.files`` and ``data.claims``. Claims wait in a temporary file until the end."""

    def __init__(self, base: Base, today: str) -> None:
        self._base = base
        self._today = today
        self._first = True
        self._errors: list[dict[str, Any]] = []
        self._claims = SpooledTemporaryFile(max_size=_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115 (closed at the end)

    def start(self) -> str:
        return '{\n "schema": "imgpick/check/1",\n "command": "check",\n "data": {\n  "files": ['

    def file(self, checked: Checked) -> str:
        for item in checked.claims:
            self._claims.write(_line({"file": checked.path, **recognised(item, self._base)}))
        if checked.error:
            self._errors.append(_error(checked))
        record = {
            "path": checked.path, "error": checked.error or None, "date": checked.day if checked.dated else None,
            "findings": [finding(item, self._base) for item in checked.findings],
        }  # fmt: skip
        joint = "\n" if self._first else ",\n"
        self._first = False
        return f"{joint}   {compact(record)}"

    def end(self, totals: Totals, code: int) -> Iterator[str]:
        counts = {
            "files": totals.files,
            "unreadable": totals.unreadable,
            "claims": totals.claims,
            **{k: totals.severities[k] for k in ("error", "warning", "suggestion")},
        }
        about = {
            "version": self._base.version,
            "newest_fact": self._base.newest_fact,
            "age_days": age(self._base, self._today),
        }
        status = "ok" if code == OK else "findings" if code == FINDINGS else "error"
        tail = [
            f'  "counts": {compact(counts)}\n }},',
            f' "status": "{status}",', f' "exit_code": {code},',
            f' "errors": {compact(self._errors)},', f' "knowledge_base": {compact(about)}', "}",
        ]  # fmt: skip
        yield '\n  ],\n  "claims": ['
        yield from self._all_claims()
        yield "\n  ],\n" + "\n".join(tail) + "\n"

    def _all_claims(self) -> Iterator[str]:
        with self._claims as claims:
            claims.seek(0)
            joint = "\n   "
            while lines := list(islice(claims, _BATCH)):
                yield joint + ",\n   ".join(line.rstrip() for line in lines)
                joint = ",\n   "


def _error(file: Checked) -> dict[str, Any]:
    where = {"file": file.path, "line": 0, "path": "", "rule": "unreadable", "message": file.error, "hint": ""}
    return {"message": f"{file.path}: {file.error}", "hint": "", "candidates": [], "problems": [where]}


def finding(item: Located, base: Base) -> dict[str, Any]:
    """A finding as it stands under its file."""
    claim = item.claim
    return {
        "rule": claim.rule, "kind": RULES[claim.rule].kind, "severity": claim.severity, "verdict": claim.verdict,
        "verdict_when_written": claim.written or claim.verdict, **_place(item), "message": claim.message,
        "advice": claim.advice, "models": list(claim.models), "evidence": _evidence(claim.facts, base),
        "fix": {"start": claim.fix.start, "end": claim.fix.end, "text": claim.fix.text} if claim.fix else None,
    }  # fmt: skip


def recognised(item: Located, base: Base) -> dict[str, Any]:
    """A claim that was recognised, found fault with or not."""
    claim = item.claim
    return {
        "kind": claim.kind, "verdict": claim.verdict, "verdict_when_written": claim.written or claim.verdict,
        "rule": claim.rule or None, **_place(item), "models": list(claim.models), "evidence": _evidence(claim.facts, base),
    }  # fmt: skip


def _evidence(facts: Iterable[Fact], base: Base) -> list[dict[str, Any]]:
    return [evidence(fact, base) for fact in facts]


def _place(item: Located) -> dict[str, Any]:
    return {
        "line": item.line, "column": item.column, "end_line": item.end_line, "end_column": item.end_column,
        "start": item.claim.start, "end": item.claim.end, "text": item.text,
    }  # fmt: skip


def _line(record: dict[str, Any]) -> str:
    return compact(record) + "\n"
