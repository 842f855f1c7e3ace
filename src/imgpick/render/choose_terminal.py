"""A verdict on the terminal: answer, price, certainty, reason, alternatives, doubts, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imgpick.choosing.aside import ASIDE
from imgpick.choosing.budget import MONEY
from imgpick.choosing.check import together
from imgpick.choosing.legal import LEGAL
from imgpick.choosing.newer import WHY_NOT
from imgpick.choosing.notes import MAKES_NO, NAMED
from imgpick.choosing.older import SUPERSEDED, of_older, one_end
from imgpick.choosing.own_gpus import FITS
from imgpick.choosing.plain import PLAIN
from imgpick.choosing.reasons import LEAST, against_runner_up, beside_runner_up, doubt_of, weighed
from imgpick.choosing.result import Choice, Reason, canvas, nothing, offer_name, opening, short_list, stands
from imgpick.choosing.ruled import at
from imgpick.costing.arithmetic import UNPRICED
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render.choose_also import AlsoNamed
from imgpick.render.choose_brief import said
from imgpick.render.choose_table import ShortList
from imgpick.render.screen import Citer, Screen, labelled, line, picture, safe
from imgpick.render.words import bill, does_for, enough, newer_than, plans, short_source, usd

if TYPE_CHECKING:
    from rich.console import RenderableType

UNSURE = 3
"""Offers of which it is said what is open."""
MOST_REASONS = 5
"""Differences to the runner-up that are told one by one."""
FRAME = 8
"""Columns that a title needs for its border."""
SAID = ("Nobody has ", "cannot confirm: ")
UNRATED = "not rated yet; assumed around "
"""How a caveat begins that says what the box says where it tells of a test."""
BOXED = (
    ASIDE,
    FITS,
    LEGAL,
    NAMED,
    "input images: ",
    "boards rate pictures, not vector files",
    "about level in score with",
    "ahead of ",
    PLAIN,
    UNPRICED,
    WHY_NOT,
)
"""How caveats begin that the box holds in its own words, and as they are."""
ELSEWHERE = ("resellers", "workflow", "app for code", "offered", "tier named")
"""Limits that rule out what never was in question; counted, not listed."""
STRENGTH = {
    "clear": ("clear", "green"), "leaning": ("leaning", "yellow"), "tie": ("a tie", "yellow"),
    "not_enough_evidence": ("not enough evidence", "magenta"), "nothing_fits": ("nothing fits", "red"),
}  # fmt: skip


def terminal(choice: Choice, base: Base, screen: Screen) -> str:
    """The answer on one screen and a half."""
    return screen.text(_Page(choice, base, screen).parts())


def svg(choice: Choice, base: Base, width: int) -> str:
    """The same screen as a picture."""
    return picture(_Page(choice, base, Screen(width, True)).parts(), "imgpick choose", width)


class _Page:
    def __init__(self, choice: Choice, base: Base, screen: Screen) -> None:
        self.choice = choice
        self.base = base
        self.width = screen.width
        self.citer = Citer()

    def parts(self) -> Iterator[RenderableType]:
        choice = self.choice
        yield labelled("You said", said(choice.brief))
        yield ""
        yield self._verdict()
        if choice.runner_up:
            yield from self._why()
        if choice.ranking:
            yield from ShortList(choice, self.base, self.width, self.citer).parts()
        yield from self._lists()
        yield from self._sources()

    def _verdict(self) -> RenderableType:
        from rich import box
        from rich.panel import Panel
        from rich.text import Text

        choice, verdict = self.choice, self.choice.verdict
        word, style = STRENGTH[verdict.kind]
        body, title = Text(), headline(choice, self.base)
        if len(title) > self.width - FRAME:  # a border cuts what it cannot hold
            body, title = line((title, "bold")).append("\n"), ""
        if verdict.offer:
            for index, text in enumerate(self._price_lines()):
                body.append(("\n" if index else "") + safe(text))
        else:
            body.append(safe(verdict.sentence))
            if choice.relax and choice.relax.facts:
                body.append(f" {self.citer.mark(sources_of(choice.relax.facts))}")
            if costs := self._costs():
                body.append(f" {self.citer.mark(dict.fromkeys(costs))}")
        share = ""
        if verdict.offer and verdict.kind != "not_enough_evidence":
            alone = stands(choice.ranking, bool(choice.cannot_confirm), verdict.first_place)
            share = f", {verdict.first_place * 100:.0f} of 100" if len(choice.ranking) > 1 else f", {alone}"
        return Panel(
            body, title=line((f" {title} ", "bold")) if title else None, title_align="left", subtitle=line((f" {word}{share} ", style)),
            subtitle_align="right", box=box.ROUNDED, border_style=style, width=self.width, padding=(0, 1),
        )  # fmt: skip

    def _costs(self) -> list[str]:
        """The sources of the price that is told where there is not enough evidence for any."""
        first = self.choice.unrated[:1] if self.choice.verdict.kind == "not_enough_evidence" else ()
        found = [price.source for scored in first if scored.offer.cost for price in scored.offer.cost.prices]
        return found + [plan.source for scored in first for plan in scored.offer.plans]

    def _price_lines(self) -> Iterator[str]:
        choice, verdict = self.choice, self.choice.verdict
        winner = choice.ranking[0]
        offer = winner.offer
        if offer.cost:
            price = offer.cost.prices[0]
            basis = f", {offer.cost.basis}" if offer.cost.basis else ""
            tries = f" with {choice.brief.retries} tries a picture" if choice.brief.retries != 1 else ""
            rests_on = offer.cost.inputs.facts if offer.cost.inputs else ()
            mark = self.citer.mark(fact.source for fact in (*offer.cost.prices, *rests_on))
            word = offer.cost.word
            yield (
                f"{word}{usd(verdict.per_image)} an image{offer.cost.with_inputs}, {word}{bill(verdict.per_month)} a month for {choice.brief.images:,}{tries} "
                f"({cite.price(price).dated}{basis}) {mark}"
            )
        elif offer.plans:
            asked = (choice.brief.asked_images, choice.brief.max_monthly)
            if (plan := enough(offer.plans, *asked)) and not winner.candidate.large:
                newer = newer_than(plan, offer, verdict.name)
                yield f"{does_for(plan, asked[0], newer)} {self.citer.mark([plan.most_source])}."
            told = [p.source for p in offer.plans]
            told += [p.most_source for p in offer.plans if not p.carries(asked[0])]
            yield f"{plans(offer.plans, *asked)} {self.citer.mark(dict.fromkeys(told))}"
        elif offer.kind == "self-host":
            licence = self.base.model(offer.model).licence
            business = {"yes": "", "conditional": ", for a business only under a condition"}
            allowed = business.get(licence.self_host, ", not for a business")
            yield f"Licence {licence.name}{allowed}; running costs are your own {self.citer.mark([licence.source])}"
        elif offer.access and offer.access.paid:
            route = self.base.route(offer.route).name
            mark = self.citer.mark([offer.access.source])
            yield f"It takes a paid plan of {route} {mark}, of which the base has no price: look there before you count on it."
        else:
            yield f"The base has no price for it on {self.base.route(offer.route).name}: ask there before you count on a budget."
        yield from self._first_to_know()
        if verdict.convenience:
            yield f"Convenience decides here, not rank: {verdict.convenience}."
        if verdict.question:
            yield f"{verdict.question[0].upper()}{verdict.question[1:]}."
        yield from (text for text in choice.caveats if text.startswith(SAID[0]))

    def _first_to_know(self) -> Iterator[str]:
        """What a reader must know before taking the verdict; it is not said again below."""
        winner = self.choice.ranking[0]
        if winner.candidate.open:
            mark = self.citer.mark(sources_of([fact for check in winner.candidate.open for fact in check.facts]))
            yield f"Not sure: {'; '.join(together(check.reason for check in winner.candidate.open))}. {mark}".rstrip()
        for text in self.choice.caveats:
            if text.startswith(self._boxed()):
                yield f"{text[0].upper()}{text[1:]}."

    def _boxed(self) -> tuple[str, ...]:
        """How the caveats begin that the box holds as they are."""
        offer = self.choice.verdict.offer
        name = self.base.model(offer.model).name if offer else ""
        return (*BOXED, f"{name} has been ", f"{name} {MAKES_NO} ") if offer else BOXED

    def _why(self) -> Iterator[RenderableType]:
        from rich.table import Table

        choice = self.choice
        assert choice.runner_up
        other = offer_name(self.base, choice.runner_up.offer)
        tier = f" at {choice.runner_up.offer.tier}" if choice.runner_up.offer.tier else ""
        told = against_runner_up(choice, MOST_REASONS)
        yield line((beside_runner_up(choice, f"{other}{tier}", told.rows), "bold"))
        table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        rows = [(reason.delta, reason.criterion, self._reason(reason)) for reason in told.rows]
        if told.rows and abs(told.rest) >= LEAST:
            rows.append((told.rest, "the rest", ", ".join(told.among)))
        for delta, name, text in rows:
            style = "green" if delta > 0 else "red"
            table.add_row(line((f"  {weighed(delta)}", style)), line(name), line(text))
        yield table

    def _reason(self, reason: Reason) -> str:
        votes = f"; {reason.votes}" if reason.votes else ""
        mark = self.citer.mark(sources_of(reason.facts))
        return f"{reason.winner} against {reason.runner_up}{votes}{doubt_of(reason)} {mark}".strip()

    def _lists(self) -> Iterator[RenderableType]:
        choice = self.choice
        yield ""
        also = AlsoNamed(choice, self.base, self.citer)
        rows: list[tuple[str, list[str]]] = [
            ("Also", also.lines()),
            (
                "Flips if",
                [flip.text + (f" ({self.base.model(flip.to).name})" if flip.to else "") for flip in choice.flips[:4]],
            ),
            ("Unsure", self._unconfirmed()),
            ("Ruled out", self._ruled_out()),
            ("Checklist", ["☐ " + text for text in choice.checklist]),
            ("Mind", [*self._caveats(), *filter(None, [self._older(also.offers())])]),
        ]
        for title, items in rows:
            for index, item in enumerate(items):
                yield labelled(title if index == 0 else "", item)

    def _caveats(self) -> Iterator[str]:
        """What the box does not hold already."""
        aside = (*self._boxed(), *SAID, SUPERSEDED)
        if any(text.startswith(SAID[0]) for text in self.choice.caveats):
            aside = (*aside, UNRATED)
        return (text for text in self.choice.caveats if not text.startswith(aside))

    def _older(self, also: Sequence[Offer]) -> str:
        """Until when what has been replaced is served, of all that the screen shows beside the verdict; nothing where the
        table says it of all."""
        first, base, day = self.choice.verdict.offer, self.base, self.choice.day
        shown = [s.offer for s in short_list(self.choice.ranking, self.choice.brief, base)]
        beside = [offer for offer in (*shown, *also) if not (first and offer.model == first.model)]
        said = one_end(base, shown, day)
        return "" if said and said == one_end(base, beside, day) else of_older(base, beside, day)

    def _ruled_out(self) -> list[str]:
        groups = self.choice.ruled_out
        told = [group for group in groups if group.limit.partition("=")[0] not in ELSEWHERE]
        aside = sum(len(group.offers) for group in groups) - sum(len(group.offers) for group in told)
        shown = [group.text for group in told[:4]]
        more = sum(len(group.offers) for group in told[4:]) + aside
        if more:
            shown.append(
                f"{more} more outside your workflow, by resellers or without a tier (--explain lists every one)"
            )
        return shown

    def _unconfirmed(self) -> list[str]:
        """The first few that are not sure to fit, by the first thing that is open; how many more there are."""
        named: dict[str, list[str]] = {}
        listed = {scored.offer.model for scored in short_list(self.choice.ranking, self.choice.brief, self.base)}
        unsure = [scored for scored in self.choice.cannot_confirm if scored.offer.model not in listed]
        for scored in unsure[:UNSURE]:
            check = scored.candidate.open[0]
            mark = self.citer.mark(sources_of(check.facts))
            where = at(scored.offer) if check.limit.startswith(MONEY) and scored.offer.cost else ""
            name = f"{offer_name(self.base, scored.offer)}{f' at {where}' if where else ''}"
            named.setdefault(f"{check.reason} {mark}".strip(), []).append(name)
        shown = [f"{', '.join(names)} ({reason})" for reason, names in named.items()]
        more = len(unsure) - UNSURE
        return [*shown[:-1], f"{shown[-1]}; {more} more (--explain)"] if more > 0 and shown else shown

    def _sources(self) -> Iterator[RenderableType]:
        sources = [(letter, self.base.source(key)) for letter, key in self.citer.items()]
        names = Counter(short_source(source) for _, source in sources)
        items = [
            f"[{letter}] {short_source(source, titled=names[short_source(source)] > 1)}" for letter, source in sources
        ]
        if items:
            yield ""
            yield labelled("Sources", "  ".join(items))


def headline(choice: Choice, base: Base) -> str:
    """The answer in a few words."""
    verdict = choice.verdict
    if verdict.offer is None:
        return nothing(choice.cannot_confirm) if verdict.kind == "nothing_fits" else "Not enough evidence"
    offer = verdict.offer
    where = {"chat-app": "in ", "self-host": "on "}.get(offer.kind, "by ") + base.route(offer.route).name
    tier = f" at {offer.tier}" if offer.tier else ""
    made = canvas(offer, choice.brief)
    size = f", {made}" if made else ""
    mode = f", {offer.mode}" if offer.mode != "standard" else ""
    return f"{opening(verdict.kind)} {verdict.name}{tier}{size}{mode}, {where}"
