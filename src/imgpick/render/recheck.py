"""Rechecked decisions: terminal, Markdown, JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from imgpick.deciding.recheck import RETIRING, STATES, UNCHANGED, VERDICT, Rechecked, shown
from imgpick.deciding.record import Decided
from imgpick.errors import ImgpickError
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact, sources_of
from imgpick.render import envelope
from imgpick.render.choose_json import money
from imgpick.render.markdown import cell as escaped
from imgpick.render.screen import Screen, hanging, line
from imgpick.render.words import short_source

if TYPE_CHECKING:
    from rich.console import RenderableType

Done = Sequence[tuple[str, Rechecked | ImgpickError]]
WORDS = {"retiring": "retiring", "verdict": "verdict changed", "cheaper": "cheaper offer", "dearer": "dearer", "unchanged": "unchanged"}  # fmt: skip
_STYLES = {RETIRING: "bold red", VERDICT: "bold red", UNCHANGED: "green"}


def terminal(done: Done, day: str, screen: Screen) -> str:
    """Those that moved first, each with its reasons; then the rest, one line each."""
    return screen.text(_terminal(done, day))


def _terminal(done: Done, day: str) -> Iterator[RenderableType]:
    for path, item in _sorted(done):
        if isinstance(item, ImgpickError):
            yield line(("unreadable", "bold red"), f"  {path}")
            yield hanging("    ", item.message)
            for problem in item.problems:
                yield hanging("    ", str(problem))
            continue
        yield line((WORDS[item.state], _STYLES.get(item.state, "yellow")), f"  {path}")
        decided = item.record.verdict
        yield hanging(
            "    ",
            f"decided {item.record.recorded}: {shown(decided) if decided else item.record.kind.replace('_', ' ')}",
        )
        for finding in item.findings:
            yield hanging("    ", f"{finding.text}{_cited(finding.facts, item.base)}")
    yield ""
    yield line(totals(done, day))


def _cited(facts: Sequence[Fact], base: Base) -> str:
    names = [short_source(base.source(key)) for key in sources_of(facts)][:2]
    return f" [{'; '.join(names)}]" if names else ""


def _sorted(done: Done) -> list[tuple[str, Rechecked | ImgpickError]]:
    def place(entry: tuple[str, Rechecked | ImgpickError]) -> tuple[int, str]:
        path, item = entry
        return (-1 if isinstance(item, ImgpickError) else STATES.index(item.state), path)

    return sorted(done, key=place)


def totals(done: Done, day: str) -> str:
    """How many decisions stand and how many do not."""
    counts = Counter("unreadable" if isinstance(item, ImgpickError) else item.state for _, item in done)
    words = {**WORDS, "unreadable": "unreadable"}
    parts = ", ".join(f"{counts[state]} {word}" for state, word in words.items() if counts[state])
    return f"{len(done)} decision{'' if len(done) == 1 else 's'}: {parts}; as of {day}"


def markdown(done: Done, day: str) -> str:
    """A table for a job summary."""
    lines = ["| decision | state | decided | what moved |", "|---|---|---|---|"]
    for path, item in _sorted(done):
        if isinstance(item, ImgpickError):
            lines.append(
                f"| {escaped(path)} | unreadable | | {escaped('; '.join([item.message, *map(str, item.problems)]))} |"
            )
            continue
        decided = item.record.verdict
        what = f"{item.record.recorded}: {shown(decided) if decided else item.record.kind}"
        moved = "; ".join(finding.text + _cited(finding.facts, item.base) for finding in item.findings)
        lines.append(f"| {escaped(path)} | {WORDS[item.state]} | {escaped(what)} | {escaped(moved)} |")
    return "\n".join([*lines, "", totals(done, day), ""])


def data(done: Done, day: str) -> dict[str, Any]:
    """The ``data`` of the envelope."""
    kept = [(path, item) for path, item in done if not isinstance(item, ImgpickError)]
    failed = [(path, item) for path, item in done if isinstance(item, ImgpickError)]
    counts = Counter(item.state for _, item in kept)
    return {
        "day": day,
        "counts": {state: counts[state] for state in STATES},
        "records": [_record(path, item) for path, item in kept],
        "unreadable": [
            {"path": path, "error": item.message, "problems": [str(problem) for problem in item.problems]}
            for path, item in failed
        ],
    }


def _record(path: str, item: Rechecked) -> dict[str, Any]:
    record = item.record
    return {
        "path": path,
        "state": item.state,
        "recorded": record.recorded,
        "base_version": record.base_version,
        "class": record.kind,
        "verdict": _offer(record.verdict),
        "runner_up": _offer(record.runner_up),
        "now": {"class": item.now_kind, "verdict": _offer(item.now)},
        "findings": [
            {"state": f.state, "text": f.text, "facts": [envelope.fact(fact, item.base) for fact in f.facts]}
            for f in item.findings
        ],
    }


def _offer(item: Decided | None) -> dict[str, str | None] | None:
    if item is None:
        return None
    return {
        "model": item.model, "name": item.name, "route": item.route or None, "tier": item.tier or None,
        "size": item.size or None, "mode": item.mode, "cost_per_image": money(item.per_image),
        "cost_per_month": money(item.per_month),
    }  # fmt: skip
