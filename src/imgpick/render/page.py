"""A page that stands alone: blocks of text, tables and charts in one HTML file without scripts or requests.

Templates escape everything; text of a base or a user is never markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from imgpick.guiding.plots import Bills, Cloud, Share
from imgpick.kb.base import Base
from imgpick.records import NamedTuple
from imgpick.render import chart_files, chart_specs
from imgpick.render.guide_words import noted
from imgpick.render.screen import Citer, safe
from imgpick.render.words import CREDIT

TEMPLATES = Path(__file__).parent / "templates"


class Text(NamedTuple):
    """A text with the letters of its sources."""

    text: str
    marks: tuple[str, ...] = ()
    note: str = ""


class Block(NamedTuple):
    """One part of a page; which fields count depends on its kind."""

    kind: str
    """answer, said, glance, list, checks, code, answers, chart, table or sources."""
    title: str = ""
    level: int = 2
    mark: str = ""
    """Beside the title: that words are editorial, and of when."""
    text: str = ""
    note: str = ""
    look: str = ""
    """A class of the table, for the widths of its columns."""
    caption: str = ""
    items: tuple[Text, ...] = ()
    pairs: tuple[tuple[Any, ...], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    wide: str = ""
    narrow: str = ""


class Page(NamedTuple):
    """A whole page."""

    title: str
    lead: str
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]


class Letters(Citer):
    """Letters for sources as a page links them."""

    def of(self, sources: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.letter(source) for source in dict.fromkeys(sources) if source)

    def text(self, text: str, sources: Iterable[str] = (), note: str = "") -> Text:
        return Text(text, self.of(sources), note)


def html(page: Page) -> str:
    """The page as one HTML document."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, finalize=shown, keep_trailing_newline=True,
    )  # fmt: skip
    style = Markup((TEMPLATES / "page.css").read_text(encoding="utf-8").strip())  # noqa: S704 (our own file)
    blocks = [
        block._replace(wide=Markup(block.wide), narrow=Markup(block.narrow))  # noqa: S704 (drawn, and escaped there)
        for block in page.blocks
    ]
    return environment.get_template("page.html.j2").render(page=page._replace(blocks=tuple(blocks)), style=style)


def charts(*wanted: tuple[str, str, Cloud | Bills | Sequence[Share]]) -> Iterator[Block]:
    """A block for each chart (title, caption, data) that has something to show; none where charts cannot be drawn."""
    for number, (title, caption, data) in enumerate(wanted):
        if chart_files.available() and something(data):
            words = chart_specs.described(data)
            yield Block(
                "chart", title, text=caption,
                wide=chart_files.inline(spec_of(data, chart_specs.PAGE), title, words, f"w{number}"),
                narrow=chart_files.inline(spec_of(data, chart_specs.PHONE), title, words, f"n{number}"),
            )  # fmt: skip


def something(data: Cloud | Bills | Sequence[Share]) -> bool:
    """Whether a chart of it would show more than an empty frame."""
    if isinstance(data, Cloud):
        return len(data.points) > 1
    return bool(data.lines if isinstance(data, Bills) else data)


def spec_of(data: Cloud | Bills | Sequence[Share], size: chart_specs.Size) -> chart_specs.Spec:
    """The specification of a chart at a size."""
    if isinstance(data, Cloud):
        return chart_specs.cloud(data, size)
    if isinstance(data, Bills):
        return chart_specs.bills(data, size)
    return chart_specs.shares(data, size)


def cloud_caption(data: Cloud) -> str:
    """How to read price against preference."""
    left = f" Not shown, without a price or a score: {', '.join(data.left_out)}." if data.left_out else ""
    return (
        f"Board: {data.board}, {data.board_day}. Filled marks: the tier that was tested. Hollow marks: assumed around it; "
        f"a bar is the interval. A line joins the tiers of one model.{left} Scores: {CREDIT}."
    )


def sources(letters: Letters, base: Base, title: str) -> Block:
    """The list that the letters lead to."""
    pairs = []
    for letter, key in letters.items():
        source = base.source(key)
        url = source.url if source.url.startswith(("https://", "http://")) else ""
        pairs.append((letter, noted(source), url))
    return Block("sources", title, pairs=tuple(pairs))


def footer(base: Base, day: str, *, credit: bool) -> tuple[str, ...]:
    """The credit of board data where it is shown, and which base answered."""
    lines = [f"Scores and votes: {CREDIT} (https://creativecommons.org/licenses/by/4.0/)."] if credit else []
    lines.append(f"imgpick knowledge base {base.version}, newest fact {base.newest_fact}; facts as of {day}.")
    return tuple(lines)
