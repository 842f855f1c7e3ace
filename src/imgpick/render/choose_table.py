"""The short list of a verdict: the best offers side by side, with what their figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from imgpick.choosing.brief import Brief
from imgpick.choosing.older import one_end, replaced_by
from imgpick.choosing.plain import beside
from imgpick.choosing.preference import TEXT_BOARD
from imgpick.choosing.reasons import UNKNOWN_TAKEN
from imgpick.choosing.result import Choice, offer_name, per_month, short_list
from imgpick.choosing.scoring import Scored
from imgpick.choosing.screen import job
from imgpick.choosing.value import Value
from imgpick.costing.arithmetic import other_shape
from imgpick.costing.offers import Offer
from imgpick.kb import sizes
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan, Score, carrying
from imgpick.render import choose_licence
from imgpick.render.screen import Citer, hanging, labelled, line
from imgpick.render.words import bill, usd

if TYPE_CHECKING:
    from rich.console import RenderableType

VOTED = ("quality", "text")
"""Criteria that boards measure."""
SHORT = {"convenience": "conv.", "legal-safety": "legal"}
"""Names of criteria where room is scarce."""
OFTENER = 0.022
"""By how much another row must come first more often than the verdict before that is explained: two standard errors."""
WIDER = 0.02
"""From how much more of the score being open in one wish that is told as a cause."""
LEGEND = {
    "other-tier": "° assumed around the tier that was tested",
    "copy": "‡ a quantised copy, assumed up to a tier below the whole that was rated",
    "predecessor": "* not rated yet, assumed around its predecessor",
}
"""What the marks of scores mean, by how a score came about: one mark, one meaning."""
OTHER = "‖"
"""What stands behind a score that was given to a sister or another version."""
INPUTS = {"about": "~", "up to": "≤"}
"""What stands before a price that holds input pictures as assumed."""
NARROW = 76
"""Below so many columns the short list is lines, not a table."""
ROOMY, WIDE = 96, 110
"""From so many columns on a table has two blanks between columns, and the whole names of criteria."""


class ShortList:
    """The first offers of a ranking: a table, or lines where the terminal is narrow."""

    def __init__(self, choice: Choice, base: Base, width: int, citer: Citer) -> None:
        self.choice = choice
        self.base = base
        self.width = width
        self.citer = citer
        self.rows = short_list(choice.ranking, choice.brief, base)
        first = choice.brief.order[0]
        second = "text" if first in (*VOTED, "convenience", "price") else first
        quality = () if second == "text" and choice.board == TEXT_BOARD else ("quality",)
        self.shown = (*quality, second, "convenience")

    def parts(self) -> Iterator[RenderableType]:
        yield ""
        if self.width >= NARROW:
            yield self._table()
        else:
            for index, scored in enumerate(self.rows):
                yield from self._lines_of(scored, index == 0)
        notes = [self._boards(), *(text for how, text in LEGEND.items() if self._any(how)), *self._beside_table()]
        if told := " · ".join(n for n in notes if n):
            yield labelled("", told, "dim")

    def _table(self) -> RenderableType:
        from rich.table import Table

        rows = [self._cells(scored) for scored in self.rows]
        short = {} if self.width >= WIDE else SHORT
        heads = [*(short.get(name, name) for name in self.shown), "an image", "a month", "first"]
        gap = 2 if self.width >= ROOMY else 1
        table = Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="dim")
        table.add_column("  offer", overflow="fold")
        for index, head in enumerate(heads):
            table.add_column(head, justify="right" if index >= len(self.shown) else "left", no_wrap=True)
        columns = zip(heads, *(row[1:] for row in rows), strict=True)
        room = self.width - sum(gap + max(map(len, column)) for column in columns) - len("▸ ")
        for index, (name, *cells) in enumerate(rows):
            mark, style = ("▸ ", "bold") if index == 0 else ("  ", "")
            first, *second = _in_lines(name, room)
            offer = line((mark, "green"), (first, style))
            for sold in second:
                offer.append("\n").append(line((f"  {sold}", style)))
            table.add_row(offer, *map(line, cells))
        return table

    def _lines_of(self, scored: Scored, first: bool) -> Iterator[RenderableType]:
        name, *values, each, month, share = self._cells(scored)
        yield hanging("▸ " if first else "  ", name, "bold" if first else "")
        told = zip(self.shown, values, strict=True)
        yield hanging("    ", " · ".join(f"{SHORT.get(key, key)} {value}" for key, value in told))
        yield hanging("    ", f"{each} an image · {month} a month · first in {share}")

    def _beside_table(self) -> Iterator[str]:
        shown, firsts = self.rows, self.choice.first_places
        yield from rated_as(shown, [name for name in self.shown if name in VOTED], self.base)
        if any(self._replaced(scored.offer) for scored in shown):
            yield "† superseded" + self._remaining()
        yield from choose_licence.legend([scored.offer for scored in shown], self.base)
        costs = [scored.offer.cost for scored in shown if scored.offer.cost]
        if costs:
            yield beside(self.choice.brief)
        words = {cost.inputs.word for cost in costs if cost.inputs}
        yield from (f"{mark} {word} that, input images included" for word, mark in INPUTS.items() if word in words)
        if any(cost.floor for cost in costs):
            yield "+ a need costs extra"
        told = "".join(reason.winner + reason.runner_up for reason in self.choice.reasons if reason.criterion in VOTED)
        if "taken as" in told.replace(UNKNOWN_TAKEN, ""):
            yield "taken as: the board names no tier, the vendor's usual one is taken"
        oftenest = max(shown, key=lambda scored: firsts.get(scored.offer.id, 0))
        if firsts.get(oftenest.offer.id, 0) > firsts.get(shown[0].offer.id, 0) + OFTENER:
            yield self._oftener(shown[0], oftenest)

    def _oftener(self, first: Scored, other: Scored) -> str:
        """Why the verdict stands before an offer that comes first in more draws."""
        name = offer_name(self.base, other.offer)
        if other.score > first.score:
            return f"{name} wins more draws and scores higher: the box says why it does not stand first"
        wider = {
            wish: weight * (_width(other.values[wish]) - _width(first.values[wish]))
            for wish, weight in self.choice.weights.items()
        }
        wish = max(wider, key=wider.__getitem__)
        known = "is known less" if other.values[wish].known else "could be anything"
        why = f", partly as its {wish} {known}" if wider[wish] >= WIDER else ""
        texts = [[f"{scored.score:.{places}f}" for scored in (other, first)] for places in (2, 3, 4)]
        theirs, mine = next((two for two in texts if two[0] != two[1]), texts[-1])
        where = "behind" if mine != theirs else "level"
        return f"{name} wins more draws{why}; rows stand by the score of middle values, where it is {where} ({theirs} against {mine})"

    def _offer(self, offer: Offer) -> str:
        """The offer, with its size where that is another than the one that is asked for."""
        mark = " †" if self._replaced(offer) else ""
        name = sized_offer(self.base, offer, self.choice.brief)
        return f"{name}{mark}{choose_licence.mark(offer, self.base)}{cited(self.citer, offer)}"

    def _replaced(self, offer: Offer) -> bool:
        return bool(replaced_by(offer, self.base, self.choice.day))

    def _remaining(self) -> str:
        """Until when those of the table that are superseded are served, where that is one for all."""
        end = one_end(self.base, [scored.offer for scored in self.rows], self.choice.day)
        return f", {end}" if end else ""

    def _boards(self) -> str:
        """Which boards the two score columns are read on, and of which day."""
        found: dict[str, Score] = {}
        for scored in self.rows:
            for name in (name for name in self.shown if name in VOTED):
                value = scored.values[name]
                if value.estimate:
                    newest = max(value.estimate.scores, key=lambda s: s.day)
                    if name not in found or newest.day > found[name].day:
                        found[name] = newest
        parts = [
            f"{name}: {score.board}, {score.day} {self.citer.mark([score.source])}" for name, score in found.items()
        ]
        return " · ".join(parts)

    def _any(self, how: str) -> bool:
        return any(
            (value.estimate is not None and value.estimate.how == how)
            for scored in self.rows
            for value in (scored.values[name] for name in self.shown if name in VOTED)
        )

    def _cells(self, scored: Scored) -> tuple[str, ...]:
        """Offer, quality, text, convenience, price, bill and share of first places."""
        choice, offer = self.choice, scored.offer
        share = choice.first_places.get(offer.id, 0)
        about = INPUTS[offer.cost.inputs.word] if offer.cost and offer.cost.inputs else ""
        more = "+" if offer.cost and offer.cost.floor else ""
        return (
            self._offer(offer),
            *(votes(v) if n in VOTED else _brief(v, self.width) for n, v in ((n, scored.values[n]) for n in self.shown)),
            about + usd(offer.per_image, "plan" if offer.plans else "-") + more,
            about + bill(per_month(offer, choice.brief), "-") + more,
            f"{share:.0%}" if share >= 0.005 else "-",
        )  # fmt: skip


def _in_lines(name: str, room: int) -> list[str]:
    """An offer on one line, or where its column is too narrow with what is sold of the model on lines of its own: the
    model's name stays whole."""
    if len(name) <= room:
        return [name]
    model, _, sold = name.partition(" · ")
    return [model, *wrap(sold, max(1, room), break_long_words=False, break_on_hyphens=False)]


def _brief(value: Value, width: int) -> str:
    """A value without what stands behind its first comma: ``29.4 s at high``; where columns are scarce without a card
    whose name takes a line of its own."""
    told = value.shown.partition(",")[0]
    return told if width >= WIDE or len(told) <= _CELL else told.partition(" on ")[0]


_CELL = 18
"""Characters that a value has room for between the columns of a narrow table."""


def _width(value: Value) -> float:
    return value.high - value.low


def cited(citer: Citer, offer: Offer) -> str:
    """The marks of the sources of an offer's price."""
    mark = citer.mark(price.source for price in offer.cost.prices) if offer.cost else ""
    return f" {mark}" if mark else ""


def app_plans(choice: Choice, base: Base, offer: Offer) -> list[Plan]:
    """The plans of an app that may do for pictures made by hand; none for the app of the answer, which names them. Where one
    is said to carry a need, only that."""
    first, brief = choice.verdict.offer, choice.brief
    if brief.asked_images > base.constant("by-hand") or (first and first.route == offer.route):
        return []
    most = brief.max_monthly
    found = [p for p in carrying(offer.plans, brief.asked_images) if most is None or p.usd <= most]
    return [p for p in found if any(p.speaks_of(need.name) for need in brief.needs)] or found


def short_offer(base: Base, offer: Offer) -> str:
    """Model, tier and route in a few words."""
    name = offer_name(base, offer)
    tier = f" · {offer.tier}" if offer.tier else ""
    route = base.route(offer.route).name
    route = {
        "OpenAI API": "OpenAI",
        "Gemini API": "Gemini",
        "Microsoft Foundry": "Foundry",
        "ComfyUI partner nodes": "Comfy",
    }.get(route, route)
    return f"{name}{tier} · {route}"


def sized_offer(base: Base, offer: Offer, brief: Brief) -> str:
    """An offer in a few words, with its size where the price is that of another size or shape than is asked for."""
    exact, aspect = sizes.edges(offer.size), brief.need("aspect") is not None
    other = exact and (aspect or _another_size(offer.size, brief.size))
    size = f" · {offer.size}" if other or other_shape(offer.size, job(brief)) else ""
    return f"{short_offer(base, offer)}{size}"


def _another_size(size: str, wanted: str) -> bool:
    """Whether an exact size is another than is wanted, and not merely the nearest that a model can be asked for."""
    if not sizes.edges(wanted):
        return sizes.class_of(size) != sizes.class_of(wanted)
    return abs(sizes.megapixels(size) / sizes.megapixels(wanted) - 1) > _SAME_SIZE


_SAME_SIZE = 0.05
"""How far the areas of two sizes that count as one may lie apart."""


def licensed_offer(base: Base, offer: Offer, brief: Brief) -> str:
    """The same with for whom its weights are not."""
    told = choose_licence.licensed(offer, base)
    return f"{sized_offer(base, offer, brief)}{f' ({told})' if told else ''}"


def votes(value: Value) -> str:
    """A score on the board, marked when it is assumed."""
    if value.estimate is None:
        return "unrated"
    mark = LEGEND.get(value.estimate.how, "")[:1]
    other = OTHER * any(score.rated_as for score in value.estimate.scores)
    return f"{value.estimate.low:.0f}-{value.estimate.high:.0f}{mark}{other}" if mark else f"{value.shown}{other}"


def rated_as(rows: Sequence[Scored], criteria: Sequence[str], base: Base) -> Iterator[str]:
    """What the board rated under the name of a model, for each score that was given to a sister or another version."""
    found: dict[str, None] = {}
    for estimate in (row.values[name].estimate for row in rows for name in criteria):
        for score in estimate.scores if estimate else ():
            if score.rated_as:
                found[f"{OTHER} {base.model(score.model).name} was rated as {score.rated_as}"] = None
    yield from found
