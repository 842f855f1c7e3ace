"""A guide as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.guiding.result import Entry, Guide, Said
from imgpick.kb.base import Base
from imgpick.render.guide_words import KINDS, base_line, checked, credit, editorial, lists, noted, rerun
from imgpick.render.markdown import cell, table
from imgpick.render.screen import Citer


def markdown(guide: Guide, base: Base) -> str:
    """The whole guide."""
    return "\n".join(_lines(guide, base)).rstrip() + "\n"


def _lines(guide: Guide, base: Base) -> Iterator[str]:
    citer = Citer()
    yield f"# {cell(guide.entry.title)}"
    yield ""
    if guide.entry.summary:
        yield from (cell(guide.entry.summary), "")
    for title, said in (
        ("Best fit", guide.best_fit), ("Common comparison", guide.common_comparison),
        ("Watch closely", guide.watch_closely),
    ):  # fmt: skip
        if said:
            yield f"- **{title}:** {' '.join(_one(item, citer) for item in said)}"
    yield ""
    if guide.brief:
        yield from ("The brief, to run again:", "", "```sh", rerun(guide), "```", "")
    yield from _list("Verdict for this brief" if guide.choice else "Today, from the base", guide.now, citer)
    yield from _list(f"{'Advice' if guide.choice else 'Verdict'}{editorial(guide)}", guide.verdict, citer)
    if guide.evidence:
        yield from ("## Evidence snapshot", "")
    for group in guide.evidence:
        rows = [
            [row.signal, f"{row.text}{f' ({row.note})' if row.note else ''}", row.tier, row.size, row.route, row.date,
             citer.mark(row.sources)]
            for row in group.rows
        ]  # fmt: skip
        yield from (f"### {cell(group.title)}", "")
        yield from table(["signal", "what to use", "tier", "size", "route", "date", "source"], rows)
        yield ""
    yield from _words(guide)
    yield from _sources(guide, base, citer)


def _one(item: Said, citer: Citer) -> str:
    return f"{cell(item.text)} {cell(citer.mark(item.sources))}".strip()


def _list(title: str, said: Sequence[Said], citer: Citer) -> Iterator[str]:
    if said:
        yield from (f"## {title}", "", *(f"- {_one(item, citer)}" for item in said), "")


def _words(guide: Guide) -> Iterator[str]:
    mark = editorial(guide)
    for kind, title, items in lists(guide):
        bullet = "- [ ]" if kind == "checks" else "-"
        yield from (f"## {title}{mark}", "", *(f"{bullet} {cell(text)}" for text in items), "")
    if guide.answers:
        yield from (f"## Quick answers{mark}", "")
    for item in guide.answers:
        yield from (f"### {cell(item.question)}", "", cell(item.text), "")
    if guide.related:
        related = (f"- {cell(entry.title)} (`imgpick guide {entry.id}`)" for entry in guide.related)
        yield from ("## Related guides", "", *related, "")


def _sources(guide: Guide, base: Base, citer: Citer) -> Iterator[str]:
    marks = list(citer.items())
    if marks:
        yield from (f"## Source notes, last checked {checked(guide, base)}", "")
    for letter, key in marks:
        source = base.source(key)
        link = f" <{source.url}>" if source.url.startswith("http") else ""
        yield f"- [{letter}] {cell(noted(source))}{link}"
    yield ""
    for text in (*credit(guide), base_line(guide, base)):
        yield from (text, "")


def listing(entries: Sequence[Entry]) -> str:
    """The list of guides as tables."""
    lines: list[str] = []
    for kind, title in KINDS.items():
        inside = [[entry.id, entry.title, entry.summary] for entry in entries if entry.kind == kind]
        if inside:
            lines += [f"## {title}", "", *table(["guide", "title", "about"], inside), ""]
    return "\n".join(lines)
