"""Call sites as text and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render import envelope
from imgpick.render.screen import Screen, hanging, line
from imgpick.render.words import source_name
from imgpick.scanning.result import ERROR, LEVELS, WARNING, Advice, Scanned, Site

if TYPE_CHECKING:
    from rich.console import RenderableType

_STYLES = {ERROR: "bold red", WARNING: "yellow"}


def text(found: Sequence[Scanned], base: Base, day: str, screen: Screen) -> str:
    """Every site on a line of its own, then what each move changes, then the count."""
    return screen.text(_text(found, base, day))


def _text(found: Sequence[Scanned], base: Base, day: str) -> Iterator[RenderableType]:
    sites = [site for file in found for site in file.sites]
    for site in sites:
        hit, advice = site.hit, site.advice
        yield line((f"{site.path}:{hit.line}:{hit.column}", "bold"), "  ",
                   (advice.severity, _STYLES.get(advice.severity, "")), f"  {advice.rule}")  # fmt: skip
        yield hanging("    ", f"{hit.text}: {said(advice)}")
    moves = {(s.advice.model, s.advice.route): s.advice for s in sites if s.advice.changes}
    if moves:
        yield ""
        yield line(("What changes", "bold"))
    for advice in moves.values():
        yield from _move(advice, base)
    told = (row for s in sites for row in (s.advice.facts, *(change.facts for change in s.advice.changes)))
    sources = sources_of(fact for row in told for fact in row)
    if sources:
        yield ""
        yield line(("Sources", "bold"))
        for key in sources:
            yield hanging("  ", source_name(base.source(key)))
    if sites:
        yield ""
    yield line(totals(found, day))


def _move(advice: Advice, base: Base) -> Iterator[RenderableType]:
    old, new = base.model(advice.model), base.model(advice.successor)
    where = f" on {base.route(advice.route).name}" if advice.route else ""
    yield hanging("  ", f"{old.name} to {new.name}{where}")
    for change in advice.changes:
        yield hanging("    ", f"{change.what}: {change.text}")
    if not any(change.what == "price" for change in advice.changes):
        yield hanging("    ", "price: the base has no cell that both models share")


def said(advice: Advice) -> str:
    """The message and what to write, as one sentence."""
    return f"{advice.message}; {advice.advice}" if advice.advice else advice.message


def totals(found: Sequence[Scanned], day: str) -> str:
    """How much was read and what was found in it."""
    counts = Counter(site.advice.severity for file in found for site in file.sites)
    number = sum(counts.values())
    files = sum(1 for file in found if file.sites)
    size = sum(file.size for file in found)
    parts = ", ".join(
        f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in LEVELS if counts[level]
    )
    accepted = sum(file.accepted for file in found)
    head = f"{number} call site{'' if number == 1 else 's'}"
    tail = f" in {files} file{'' if files == 1 else 's'} ({parts})" if number else ""
    read = f"{len(found):,} file{'' if len(found) == 1 else 's'}, {size / 1e6:,.1f} MB of text"
    return f"{head}{tail}{f', {accepted} accepted' if accepted else ''}; {read}; as of {day}"


def data(found: Sequence[Scanned], base: Base, day: str) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    sites = [site for file in found for site in file.sites]
    counts = Counter(site.advice.severity for site in sites)
    return {
        "day": day,
        "files": len(found),
        "bytes": sum(file.size for file in found),
        "accepted": sum(file.accepted for file in found),
        "counts": {level: counts[level] for level in LEVELS},
        "sites": [_site(site, base) for site in sites],
        "unreadable": [{"path": file.path, "error": file.error} for file in found if file.error],
    }


def _site(site: Site, base: Base) -> dict[str, Any]:
    hit, advice = site.hit, site.advice
    return {
        "path": site.path,
        "line": hit.line,
        "column": hit.column,
        "text": hit.text,
        "rule": advice.rule,
        "severity": advice.severity,
        "message": advice.message,
        "model": advice.model or None,
        "route": advice.route or None,
        "successor": advice.successor or None,
        "write": advice.write or None,
        "advice": advice.advice or None,
        "changes": [
            {"what": c.what, "text": c.text, "facts": [envelope.fact(f, base) for f in c.facts]} for c in advice.changes
        ],
        "facts": [envelope.fact(f, base) for f in advice.facts],
    }
