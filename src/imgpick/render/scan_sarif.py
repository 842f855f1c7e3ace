"""Call sites as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from imgpick import __version__
from imgpick.kb.base import Base
from imgpick.render import envelope
from imgpick.render.check_sarif import LEVELS, SCHEMA, uri
from imgpick.render.scan import said
from imgpick.scanning.result import RULES, Scanned, Site

_INDEX = {rule: index for index, rule in enumerate(RULES)}


def sarif(found: Sequence[Scanned], base: Base, code: int) -> str:
    """One run with its rules, a result for each call site, a notification for each unreadable file."""
    driver = {
        "name": "imgpick", "version": __version__, "semanticVersion": __version__,
        "properties": {"knowledgeBase": base.version, "newestFact": base.newest_fact},
        "rules": [
            {"id": rule.id, "shortDescription": {"text": rule.title}, "fullDescription": {"text": rule.why},
             "defaultConfiguration": {"level": LEVELS[rule.severity]}}
            for rule in RULES.values()
        ],
    }  # fmt: skip
    invocation: dict[str, Any] = {"executionSuccessful": code < 2, "exitCode": code}
    unreadable = [_notice(file) for file in found if file.error]
    if unreadable:
        invocation["toolExecutionNotifications"] = unreadable
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(site, base) for file in found for site in file.sites],
        "invocations": [invocation],
    }
    return envelope.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(site: Site, base: Base) -> dict[str, Any]:
    hit, advice = site.hit, site.advice
    region: dict[str, Any] = {
        "startLine": hit.line, "startColumn": hit.column, "endLine": hit.line, "endColumn": hit.column + len(hit.text),
        "snippet": {"text": hit.text},
    }  # fmt: skip
    changes = [f"{change.what}: {change.text}" for change in advice.changes]
    return {
        "ruleId": advice.rule,
        "ruleIndex": _INDEX[advice.rule],
        "level": LEVELS[advice.severity],
        "message": {"text": ". ".join([said(advice), *changes])},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(site.path)}, "region": region}}],
        "properties": {
            "model": advice.model, "successor": advice.successor, "write": advice.write,
            "evidence": [envelope.fact(fact, base) for fact in advice.facts],
        },
    }  # fmt: skip


def _notice(file: Scanned) -> dict[str, Any]:
    where = {"physicalLocation": {"artifactLocation": {"uri": uri(file.path)}}}
    return {"level": "error", "message": {"text": file.error}, "locations": [where]}
