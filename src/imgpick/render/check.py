"""What the formats of ``imgpick check`` share. Each writes file by file, so nothing grows with their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Protocol

from imgpick.checking.result import ERROR, SUGGESTION, WARNING
from imgpick.checking.text.placed import Checked
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.render.envelope import fact as as_fact
from imgpick.render.words import short_source

_PATH = re.compile(r"^.*?\.(?=[a-z])")
"""The model at the beginning of a fact's path; ids hold dots before digits only."""


class Totals:
    """What was counted over all files."""

    def __init__(self) -> None:
        self.files = self.unreadable = self.claims = 0
        self.severities: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()

    def add(self, file: Checked) -> None:
        self.files += 1
        self.unreadable += bool(file.error)
        self.claims += len(file.claims)
        self.verdicts.update(item.claim.verdict for item in file.claims)
        self.severities.update(item.claim.severity for item in file.findings)
        self.rules.update(item.claim.rule for item in file.findings)

    @property
    def findings(self) -> int:
        return sum(self.severities.values())

    def __str__(self) -> str:
        counts = [
            f"{n} {word}{'' if n == 1 else 's'}"
            for word in (ERROR, WARNING, SUGGESTION)
            if (n := self.severities[word])
        ]
        said = ", ".join(counts) or "no findings"
        where = f"{self.files} file{'' if self.files == 1 else 's'}, {self.claims} claim{'' if self.claims == 1 else 's'} recognised"
        return f"{said} in {where}" + (f", {self.unreadable} unreadable" if self.unreadable else "")


class Writer(Protocol):
    """A format: what stands before, for each file, and after."""

    def start(self) -> str: ...
    def file(self, checked: Checked) -> str: ...
    def end(self, totals: Totals, code: int) -> Iterable[str]: ...


_CELL = ("value", "unit", "tier", "size", "route", "source", "url", "date")


def evidence(item: Fact, base: Base) -> dict[str, Any]:
    """A fact as evidence: value, unit, cell, source, address, day; null where one does not apply."""
    return {**dict.fromkeys(_CELL), **as_fact(item, base)}


def fact_line(item: Fact, base: Base, *, named: bool = False) -> str:
    """A fact in one line: ``low, 1024x1024, OpenAI API: $0.006 since 2026-04-21 (OpenAI, 2026-10-02)``."""
    route = base.route(item.route).name if item.route and "," not in item.route else item.route
    mode = item.mode if item.mode not in ("", "standard") else ""
    size = item.size if item.size not in ("any", "unknown") else ""
    cell = ", ".join(part for part in (item.tier, size, mode, route) if part)
    unit = item.unit.removeprefix("USD/")
    value = (
        f"${item.value}" + ("" if unit == "image" else f" per {unit}")
        if item.unit.startswith("USD/")
        else f"{item.value} {item.unit}".rstrip()
    )
    model, _, rest = item.path.partition(".scores[")
    if named and not rest:
        model, _, rest = item.path.partition(".prices[")
    about = rest and f"{base.model(model).name}, {cell}".rstrip(", ")
    subject = about or cell or _PATH.sub("", item.path).partition("[")[0].replace("-", " ").replace(".", " ")
    basis = f", {item.basis}" if item.basis else ""
    source = short_source(base.source(item.source)) if item.source else ""
    return (
        f"{subject}: {value}{basis}"
        + (f" {item.dated}" if item.unit.startswith("USD/") else f", {item.day}")
        + (f" ({source})" if source else "")
    )
