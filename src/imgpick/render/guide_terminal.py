"""A guide on the terminal, and the list of guides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imgpick.guiding.result import Entry, Group, Guide, Said
from imgpick.kb.base import Base
from imgpick.render.guide_words import KINDS, base_line, cell_of, checked, credit, editorial, lists, noted, rerun
from imgpick.render.screen import Citer, Screen, hanging, line

if TYPE_CHECKING:
    from rich.console import RenderableType


def terminal(guide: Guide, base: Base, screen: Screen) -> str:
    """The whole guide."""
    return screen.text(_Page(guide, base, screen.width).parts())


class _Page:
    def __init__(self, guide: Guide, base: Base, width: int) -> None:
        self.guide, self.base, self.width = guide, base, width
        self.citer = Citer()

    def parts(self) -> Iterator[RenderableType]:
        guide = self.guide
        yield line((guide.entry.title, "bold"))
        if guide.entry.summary:
            yield line(guide.entry.summary)
        if guide.best_fit or guide.common_comparison or guide.watch_closely:
            yield ""
        for title, said in (
            ("Best fit", guide.best_fit), ("Common comparison", guide.common_comparison),
            ("Watch closely", guide.watch_closely),
        ):  # fmt: skip
            yield from self._labelled(title, said)
        if guide.brief:
            yield ""
            yield from hanging_lines("The brief", [rerun(guide)])
        yield from self._said("Today, from the base" if not guide.choice else "Verdict for this brief", guide.now)
        yield from self._said(f"{'Verdict' if not guide.choice else 'Advice'}{editorial(guide)}", guide.verdict)
        if guide.evidence:
            yield from _heading("Evidence snapshot")
        for index, group in enumerate(guide.evidence):
            if index:
                yield ""
            yield from self._group(group)
        yield from self._words()
        yield from self._end()

    def _labelled(self, title: str, said: Sequence[Said]) -> Iterator[RenderableType]:
        for index, item in enumerate(said):
            yield hanging(f"{title if not index else '':<18} ", f"{item.text} {self.citer.mark(item.sources)}".strip())

    def _said(self, title: str, said: Sequence[Said]) -> Iterator[RenderableType]:
        if said:
            yield from _heading(title)
        yield from (hanging("  ", f"{item.text} {self.citer.mark(item.sources)}".strip()) for item in said)

    def _group(self, group: Group) -> Iterator[RenderableType]:
        from rich.table import Table

        wide = self.width >= 100
        yield line((group.title, "bold"))
        table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="dim", expand=True)
        table.add_column("signal", ratio=5, overflow="fold")
        table.add_column("what to use", ratio=8 if wide else 7, overflow="fold")
        table.add_column("tier, size, route", ratio=5, overflow="fold")
        table.add_column("date", width=10, overflow="fold")
        for row in group.rows:
            note = f" ({row.note})" if row.note else ""
            text = f"{row.text}{note} {self.citer.mark(row.sources)}".strip()
            table.add_row(line(row.signal), line(text), line((cell_of(row), "dim")), line(row.date))
        yield table

    def _words(self) -> Iterator[RenderableType]:
        guide = self.guide
        mark = editorial(guide)
        for kind, title, items in lists(guide):
            bullet = "☐" if kind == "checks" else "-"
            yield from _heading(f"{title}{mark}")
            yield from (hanging(f"  {bullet} ", text) for text in items)
        if guide.answers:
            yield from _heading(f"Quick answers{mark}")
        for item in guide.answers:
            yield hanging("  ", item.question, "bold")
            yield hanging("  ", item.text)
        if guide.related:
            yield from _heading("Related guides")
            wide = max(len(entry.id) for entry in guide.related) + 4
            yield from (hanging(f"  {entry.id}".ljust(wide), entry.title) for entry in guide.related)

    def _end(self) -> Iterator[RenderableType]:
        marks = list(self.citer.items())
        if marks:
            yield from _heading(f"Source notes, last checked {checked(self.guide, self.base)}")
        for letter, key in marks:
            source = self.base.source(key)
            url = f": {source.url}" if source.url.startswith("http") else ""
            yield hanging(f"  [{letter}] ", f"{noted(source)}{url}")
        yield ""
        for text in (*credit(self.guide), base_line(self.guide, self.base)):
            yield hanging("", text, "dim")


def _heading(title: str) -> Iterator[RenderableType]:
    yield ""
    yield line((title, "bold"))


def hanging_lines(title: str, texts: Sequence[str]) -> Iterator[RenderableType]:
    """A label of the width of the guide's first column, and texts beside it."""
    yield from (hanging(f"{title if not index else '':<18} ", text) for index, text in enumerate(texts))


def listing(entries: Sequence[Entry], screen: Screen) -> str:
    """Every guide with what to type."""
    return screen.text(_list(entries))


def _list(entries: Sequence[Entry]) -> Iterator[RenderableType]:
    wide = max(len(entry.id) for entry in entries) + 4
    for kind, title in KINDS.items():
        inside = [entry for entry in entries if entry.kind == kind]
        if inside:
            yield line((title, "bold"))
            yield from (hanging(f"  {e.id}".ljust(wide), e.summary or e.title, "") for e in inside)
            yield ""
    yield hanging("", "imgpick guide NAME shows one; any model and any pair (A vs B) has one, too.", "dim")
