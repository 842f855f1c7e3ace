"""A verdict as Markdown: the record of a decision."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.choosing.check import together
from imgpick.choosing.reasons import LEAST, against_runner_up, beside_runner_up, doubt_of, weighed
from imgpick.choosing.result import Choice, per_month, short_list
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render.choose_brief import said
from imgpick.render.choose_table import VOTED, app_plans, cited, licensed_offer, rated_as, short_offer, votes
from imgpick.render.markdown import cell, table
from imgpick.render.screen import Citer
from imgpick.render.words import CREDIT, bill, named_plans, source_name, usd


def markdown(choice: Choice, base: Base) -> str:
    """The decision record."""
    return "\n".join(_lines(choice, base)).rstrip() + "\n"


def record(choice: Choice, base: Base, command: str) -> str:
    """The record with the runner-up, the command that gives it again, and the credit of the boards."""
    lines = list(_lines(choice, base))
    if choice.runner_up:
        other = choice.runner_up.offer
        price = f", {other.cost.word}{usd(other.per_image)} an image{other.cost.with_inputs}" if other.cost else ""
        lines[3:3] = ["", f"Runner-up: {cell(short_offer(base, other))}{price}"]
    lines += ["", "To run it again:", "", "```sh", command, "```"]
    if choice.ranking:
        lines += ["", f"Scores: {CREDIT}."]
    return "\n".join(lines).rstrip() + "\n"


def _lines(choice: Choice, base: Base) -> Iterator[str]:
    citer = Citer()
    yield f"# {cell(choice.verdict.sentence)}"
    yield ""
    yield f"Brief: {cell(said(choice.brief))}"
    yield ""
    if choice.verdict.convenience:
        yield f"Convenience decides here, not rank: {cell(choice.verdict.convenience)}."
        yield ""
    if question := choice.verdict.question:
        yield f"{cell(question[0].upper() + question[1:])}."
        yield ""
    yield from _why(choice, base, citer)
    yield from _short_list(choice, base, citer)
    yield from _lists(choice, base, citer)
    yield from _sources(base, citer)
    yield f"Knowledge base {base.version}, newest fact {base.newest_fact}; answered for {choice.day}."


def _why(choice: Choice, base: Base, citer: Citer) -> Iterator[str]:
    told = against_runner_up(choice)
    if choice.runner_up:
        yield f"## {cell(beside_runner_up(choice, short_offer(base, choice.runner_up.offer), told.rows))}"
        yield ""
        for reason in told.rows:
            votes_text = f"; {reason.votes}" if reason.votes else ""
            mark = citer.mark(sources_of(reason.facts))
            text = f"{reason.criterion}: {reason.winner} against {reason.runner_up}{votes_text}{doubt_of(reason)}"
            yield f"- {weighed(reason.delta)} {cell(text)} {cell(mark)}"
        if told.rows and abs(told.rest) >= LEAST:
            yield f"- {weighed(told.rest)} the rest: {', '.join(told.among)}"
        yield from ("",) if told.rows else ()


def _short_list(choice: Choice, base: Base, citer: Citer) -> Iterator[str]:
    if choice.ranking:
        yield "## Short list"
        yield ""
        rows = []
        listed = short_list(choice.ranking, choice.brief, base)
        for scored in listed:
            month = per_month(scored.offer, choice.brief)
            word, mark = (scored.offer.cost.word if scored.offer.cost else ""), cited(citer, scored.offer)
            rows.append(
                [licensed_offer(base, scored.offer, choice.brief), votes(scored.values["quality"]), votes(scored.values["text"]),
                 scored.values["convenience"].shown, f"{word}{usd(scored.offer.per_image, '-')}{mark}", word + bill(month, "-"),
                 f"{choice.first_places.get(scored.offer.id, 0):.0%}"]
            )  # fmt: skip
        yield from table(["offer", "quality", "text", "convenience", "an image", "a month", "first in"], rows)
        yield ""
        if others := list(rated_as(listed, VOTED, base)):
            yield from (*map(cell, others), "")


def _lists(choice: Choice, base: Base, citer: Citer) -> Iterator[str]:
    sections = [
        (
            "Also",
            [
                f"{a.text}: {licensed_offer(base, a.offer, choice.brief)}"
                + (f", {a.offer.cost.word}{bill(a.per_month)} a month{cited(citer, a.offer)}" if a.offer.cost else "")
                + (f", {named_plans(sold)} a month" if (sold := app_plans(choice, base, a.offer)) else "")
                + (f" (not sure: {a.doubt})" if a.doubt else "")
                for a in choice.also
            ],
        ),
        (
            "Would change the answer",
            [f.text + (f" ({base.model(f.to).name})" if f.to else "") for f in choice.flips],
        ),
        ("Unsure", list(_unsure(choice, base))),
        ("Ruled out", [g.text for g in choice.ruled_out]),
        ("Checklist", ["[ ] " + text for text in choice.checklist]),
        ("Mind", list(choice.caveats)),
    ]
    for title, items in sections:
        if items:
            yield f"## {title}"
            yield ""
            yield from (f"- {item if title == 'Checklist' else cell(item)}" for item in items)
            yield ""


UNSURE = 5
"""Models of which it is said what is open."""


def _unsure(choice: Choice, base: Base) -> Iterator[str]:
    """What may fit, nearest first, with what nobody confirms; how many more there are."""
    for scored in choice.cannot_confirm[:UNSURE]:
        open_ones = "; ".join(together(check.reason for check in scored.candidate.open))
        yield f"{short_offer(base, scored.offer)}: {open_ones}"
    if (more := len(choice.cannot_confirm) - UNSURE) > 0:
        yield f"{more} more"


def _sources(base: Base, citer: Citer) -> Iterator[str]:
    marks = list(citer.items())
    if marks:
        yield "## Sources"
        yield ""
        for letter, key in marks:
            source = base.source(key)
            link = f" <{source.url}>" if source.url.startswith("http") else ""
            yield f"- [{letter}] {cell(source_name(source))}{link}"
        yield ""
