"""What a screen names beside a verdict: each offer once, with everything for which it is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from imgpick.choosing.older import replaced_by
from imgpick.choosing.result import Also, Choice, short_list
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base
from imgpick.render.choose_licence import licensed
from imgpick.render.choose_table import app_plans, cited, sized_offer
from imgpick.render.screen import Citer
from imgpick.render.words import bill, named_plans, newer_than, usd

EVIDENCE = 2
"""Offers beside the short list that are named for their evidence, one for each use at least; --explain and other formats
name all."""
JOINED = ("compare", "unrated", "family")
"""Kinds whose offers stand side by side, in one entry, the most useful first."""
BESIDE = {"unrated": 2, "family": 2}
"""How many offers such an entry names at most beside a verdict."""
ENTRIES = 7
"""Entries that a screen has room for; --explain has all."""


class AlsoNamed:
    """The lines of one verdict; what they cite gets its letters in their order."""

    def __init__(self, choice: Choice, base: Base, citer: Citer) -> None:
        self.choice = choice
        self.base = base
        self.citer = citer

    def offers(self) -> list[Offer]:
        """The offers that the lines name."""
        return [named[0].offer for _, offers in self._entries()[:ENTRIES] for named in offers]

    def lines(self) -> list[str]:
        """Each offer that is named for itself, with what else it is named for; then those that stand side by side; how many
        more there are."""
        entries = self._entries()[:ENTRIES]
        out: list[str] = []
        for beside, offers in entries:
            out += [self._beside(offers)] if beside else self._apart(offers[0])
        shown = {offer.id for offer in self.offers()}
        left = {a.offer.id for a in self.choice.also if a.offer.model not in self._listed()} - shown
        return [*out, f"{len(left)} more (--explain)"] if left else out

    def _entries(self) -> list[tuple[bool, list[list[Also]]]]:
        """Entries of one offer each, then (True) those of several; an offer has a place in one of them, and a reason that
        heads an entry of several stands nowhere else."""
        named = self._shown()
        own = {also.offer.id for also in named if also.kind not in (*JOINED, "evidence")}
        groups: dict[str, dict[str, list[Also]]] = {}
        for kind in JOINED:
            most = BESIDE.get(kind) if self.choice.verdict.offer else None
            group = [also for also in named if also.kind == kind and also.offer.id not in own][:most]
            if group:
                groups[kind] = {also.offer.id: [also] for also in group}
        apart: dict[str, list[Also]] = {}
        for also in named:
            beside = next((group[also.offer.id] for group in groups.values() if also.offer.id in group), None)
            if beside is None and also.kind not in (set(JOINED) if also.offer.id not in own else groups):
                apart.setdefault(also.offer.id, []).append(also)
            elif beside is not None and also.kind == "evidence":
                beside.append(also)
        return [
            *((False, [group]) for group in apart.values()),
            *((True, same) for group in groups.values() for same in _by_text(group.values())),
        ]

    def _beside(self, offers: Sequence[Sequence[Also]]) -> str:
        """Offers that are named for the same, side by side."""
        between = "; " if any(len(named) > 1 for named in offers) else ", "
        doubts = {named[0].doubt for named in offers}
        if len(offers) > 1 and len(doubts) == 1 and (doubt := doubts.pop()):  # what is open of all is said once
            offers = [[named[0]._replace(doubt=""), *named[1:]] for named in offers]
            return f"{offers[0][0].text}: {between.join(map(self._with_price, offers))}, none of them sure ({doubt})"
        return f"{offers[0][0].text}: {between.join(map(self._with_price, offers))}"

    def _shown(self) -> list[Also]:
        """All but what a screen has no room for, and the families that the short list shows."""
        choice, listed = self.choice, self._listed()
        evidence = [a for a in choice.also if a.kind == "evidence"]
        new = [a for a in evidence if a.offer.model not in listed][: max(EVIDENCE, len(choice.brief.uses))]
        told = new or evidence[: len(choice.brief.uses)]
        shown = (a for a in choice.also if a.kind != "evidence" or a in told)
        return [a for a in shown if not (a.kind == "family" and a.offer.model in listed)]

    def _listed(self) -> set[str]:
        """The models of the short list."""
        return {scored.offer.model for scored in short_list(self.choice.ranking, self.choice.brief, self.base)}

    def _apart(self, group: Sequence[Also]) -> Iterator[str]:
        """One offer with all that it is named for; of the verdict itself only that it is the cheapest."""
        offer = group[0].offer
        if self.choice.verdict.offer == offer:
            yield from (f"{also.text}: the verdict itself" for also in group if also.kind == "cheapest")
            group = [also for also in group if also.kind != "cheapest"]
        if not group:
            return
        heads = [also.text for also in group if also.kind != "evidence"]
        tails = [also.text for also in group if also.kind == "evidence"]
        head = f"{'; '.join(heads)}: " if heads else ""
        yield "; ".join([f"{head}{self._by_month(offer, group)}", *tails])

    def _by_month(self, offer: Offer, group: Sequence[Also]) -> str:
        """An offer with its bill, and what weakens it; a doubt that a text tells already is not told again."""
        computed = offer.cost is not None and (offer.cost.counted or offer.cost.basis == "computed")
        weak = ["computed"] * bool(computed) + ["size not stated"] * (offer.size == "unknown")
        weak += [*self._replaced(offer), *filter(None, [licensed(offer, self.base)])]
        doubts = dict.fromkeys(a.doubt for a in group if a.doubt and not any(a.doubt in b.text for b in group))
        weak += [f"not sure: {doubt}" for doubt in doubts]
        month = bill(group[0].per_month, "")
        price = f", {offer.cost.word}{month} a month{cited(self.citer, offer)}" if offer.cost else self._sold(offer)
        aside = f" ({', '.join(weak)})" if weak else ""
        return f"{sized_offer(self.base, offer, self.choice.brief)}{price}{aside}"

    def _with_price(self, named: Sequence[Also]) -> str:
        """An offer of a group with its price per image, and what else it is named for."""
        offer, weak = named[0].offer, ["superseded" for _ in self._replaced(named[0].offer)]
        weak += filter(None, [licensed(offer, self.base)])
        if named[0].doubt:
            weak.append(f"not sure: {named[0].doubt}")
        doubt = f" ({', '.join(weak)})" if weak else ""
        price = (
            f" {offer.cost.word}{usd(offer.per_image)}{cited(self.citer, offer)}" if offer.cost else self._sold(offer)
        )
        also = "".join(f", {more.text}" for more in named[1:])
        return f"{sized_offer(self.base, offer, self.choice.brief)}{price}{doubt}{also}"

    def _sold(self, offer: Offer) -> str:
        found = app_plans(self.choice, self.base, offer)
        if offer.access and offer.access.paid and not found:
            return f", on paid plans only {self.citer.mark([offer.access.source])}"
        newer = [plan.plan for plan in found if not plan.usd and newer_than(plan, offer, "it")]
        unsaid = f" (no source says whether {newer[0]} has it)" if newer else ""
        return f", {named_plans(found)} a month{unsaid} {self.citer.mark(p.source for p in found)}" if found else ""

    def _replaced(self, offer: Offer) -> Iterator[str]:
        """That a later model replaces one, the one to take by now, save the first, of which the box says it."""
        first, heir = self.choice.verdict.offer, self.base.model(offer.model).heir(self.choice.day)
        after = replaced_by(offer, self.base, self.choice.day)
        if after and not (first and first.model == offer.model):
            yield f"superseded by {heir.name if heir else after}"


def _by_text(named: Iterable[list[Also]]) -> list[list[list[Also]]]:
    """Offers that are named for the same, apart where the words for it differ."""
    found: dict[str, list[list[Also]]] = {}
    for group in named:
        found.setdefault(group[0].text, []).append(group)
    return list(found.values())
