"""A guide as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.guiding.plots import bills_of_choice, cloud_of_choice, cloud_of_models, shares
from imgpick.guiding.result import Guide, Said
from imgpick.kb.base import Base
from imgpick.render.guide_words import checked, editorial, lists, rerun
from imgpick.render.page import Block, Letters, Page, Text, charts, cloud_caption, footer, sources

HEAD = ("signal", "what to use", "tier", "size, route", "date")


def page(guide: Guide, base: Base) -> Page:
    """The whole guide."""
    letters = Letters()
    blocks = [*_top(guide, letters), *_charts(guide, base), *_evidence(guide, letters), *_words(guide)]
    if guide.sources:
        blocks.append(sources(letters, base, f"Source notes, last checked {checked(guide, base)}"))
    return Page(
        guide.entry.title, guide.entry.summary, tuple(blocks), footer(base, guide.day, credit=guide.shows_votes)
    )


def _top(guide: Guide, letters: Letters) -> Iterator[Block]:
    glance = tuple(
        (title, _texts(said, letters))
        for title, said in (
            ("Best fit", guide.best_fit), ("Common comparison", guide.common_comparison),
            ("Watch closely", guide.watch_closely),
        )
        if said
    )  # fmt: skip
    if glance:
        yield Block("glance", pairs=glance)
    if guide.brief:
        yield Block("code", "The brief, to run again", text=rerun(guide))
    if guide.now:
        title = "Verdict for this brief" if guide.choice else "Today, from the base"
        yield Block("said", title, items=_texts(guide.now, letters))
    if guide.verdict:
        title = "Advice" if guide.choice else "Verdict"
        yield Block("said", title, mark=_mark(guide), items=_texts(guide.verdict, letters))


def _mark(guide: Guide) -> str:
    return editorial(guide).strip(" ()")


def _texts(said: Sequence[Said], letters: Letters) -> tuple[Text, ...]:
    return tuple(letters.text(item.text, item.sources) for item in said)


def _charts(guide: Guide, base: Base) -> Iterator[Block]:
    if guide.choice:
        choice = guide.choice
        cloud = cloud_of_choice(choice, base)
        bills = bills_of_choice(choice, base)
        parts = shares(choice, base)
        yield from charts(
            ("Price against preference", cloud_caption(cloud), cloud),
            ("Monthly bill by volume", f"The dotted line is this brief: {choice.brief.images:,} images.", bills),
            ("What makes up each score", "Each criterion with its weight; a gap counts with the middle of its interval.", parts),
        )  # fmt: skip
    elif guide.models:
        cloud = cloud_of_models(base, guide.models, guide.day)
        yield from charts(("Price against preference", cloud_caption(cloud), cloud))


def _evidence(guide: Guide, letters: Letters) -> Iterator[Block]:
    if guide.evidence:
        yield Block("said", "Evidence snapshot")
    for group in guide.evidence:
        rows = tuple(
            (Text(row.signal), letters.text(row.text, row.sources, row.note), Text(row.tier),
             Text(", ".join(part for part in (row.size, row.route) if part)), Text(row.date))
            for row in group.rows
        )  # fmt: skip
        yield Block("table", group.title, level=3, look="evidence", head=HEAD, rows=rows)


def _words(guide: Guide) -> Iterator[Block]:
    for kind, title, items in lists(guide):
        yield Block(kind, title, mark=_mark(guide), items=tuple(Text(item) for item in items))
    if guide.answers:
        pairs = tuple((item.question, item.text) for item in guide.answers)
        yield Block("answers", "Quick answers", mark=_mark(guide), pairs=pairs)
    if guide.related:
        related = tuple(Text(f"{entry.title} (imgpick guide {entry.id})") for entry in guide.related)
        yield Block("list", "Related guides", items=related)
