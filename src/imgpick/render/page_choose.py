"""A verdict as a page that can be handed on: answer, reasons, charts, short list, doubts, sources."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.choosing.check import together
from imgpick.choosing.reasons import LEAST, against_runner_up, beside_runner_up, weighed
from imgpick.choosing.result import SHORT_LIST, Choice, offer_name, per_month, short_list, stands
from imgpick.choosing.scoring import Scored
from imgpick.choosing.value import Value
from imgpick.guiding.plots import bills_of_choice, cloud_of_choice, shares
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of
from imgpick.render.choose_brief import said
from imgpick.render.choose_licence import licensed
from imgpick.render.choose_table import LEGEND, VOTED, app_plans, licensed_offer, rated_as, votes
from imgpick.render.choose_terminal import STRENGTH, headline
from imgpick.render.page import Block, Letters, Page, Text, charts, cloud_caption, footer, sources
from imgpick.render.words import bill, does_for, enough, named_plans, newer_than, plans, usd

HEAD = ("offer", "tier, size, route", "quality", "text", "convenience", "an image", "a month", "first in")


def page(choice: Choice, base: Base, command: str) -> Page:
    """The whole verdict. ``command`` is what gives it again."""
    letters = Letters()
    blocks = [
        _answer(choice, base, letters),
        Block("said", "The brief", items=(Text(said(choice.brief)),)),
        *_reasons(choice, base, letters),
        *_charts(choice, base),
        *_short_list(choice, base, letters),
        *_lists(choice, base, letters),
        Block("code", "To run it again", text=command),
    ]
    if any(True for _ in letters.items()):
        blocks.append(sources(letters, base, "Sources"))
    lead = f"Which image model for this job, decided on {choice.day}"
    return Page(headline(choice, base), lead, tuple(blocks), footer(base, choice.day, credit=bool(choice.ranking)))


def _answer(choice: Choice, base: Base, letters: Letters) -> Block:
    verdict = choice.verdict
    word = STRENGTH[verdict.kind][0]
    standing = stands(choice.ranking, bool(choice.cannot_confirm), verdict.first_place)
    share = f", {standing}" if verdict.offer else ""
    return Block(
        "answer",
        "Verdict",
        text=word,
        note=f"{word[0].upper()}{word[1:]}{share}",
        items=tuple(_answer_lines(choice, base, letters)),
    )


def _answer_lines(choice: Choice, base: Base, letters: Letters) -> Iterator[Text]:
    verdict = choice.verdict
    if verdict.offer is None:
        yield Text(verdict.sentence)
        return
    offer = choice.ranking[0].offer
    if offer.cost:
        first = offer.cost.prices[0]
        basis = f", {offer.cost.basis}" if offer.cost.basis else ""
        tries = f" with {choice.brief.retries} tries a picture" if choice.brief.retries != 1 else ""
        word = offer.cost.word
        text = f"{word}{usd(verdict.per_image)} an image{offer.cost.with_inputs}, {word}{bill(verdict.per_month)} a month for {choice.brief.images:,}{tries} ({cite.price(first).dated}{basis})."
        yield letters.text(text, (p.source for p in offer.cost.prices))
    elif offer.plans:
        asked = (choice.brief.asked_images, choice.brief.max_monthly)
        if (plan := enough(offer.plans, *asked)) and not choice.ranking[0].candidate.large:
            newer = newer_than(plan, offer, verdict.name)
            yield letters.text(f"{does_for(plan, asked[0], newer)}.", [plan.most_source])
        yield letters.text(f"{plans(offer.plans, *asked)}.", (p.source for p in offer.plans))
    else:
        licence = base.model(offer.model).licence
        yield letters.text(f"Licence {licence.name}; no price per image.", [licence.source])
    if choice.runner_up:
        other = choice.runner_up.offer
        tier = f" at {other.tier}" if other.tier else ""
        bills = (
            f": {other.cost.word}{usd(other.per_image)} an image, {other.cost.word}{bill(per_month(other, choice.brief))} a month"
            if other.cost
            else ""
        )
        prices = [p.source for p in other.cost.prices] if other.cost else []
        yield letters.text(
            f"Runner-up is {offer_name(base, other)}{tier}, {base.route(other.route).name}{bills}.", prices
        )
    if verdict.convenience:
        yield Text(f"Convenience decides here, not rank: {verdict.convenience}.")
    if verdict.question:
        yield Text(f"{verdict.question[0].upper()}{verdict.question[1:]}.")
    yield from (Text(text) for text in choice.caveats if text.startswith("Nobody has "))


def _reasons(choice: Choice, base: Base, letters: Letters) -> Iterator[Block]:
    if not choice.runner_up:
        return
    other = choice.runner_up.offer
    tier = f" at {other.tier}" if other.tier else ""
    told = against_runner_up(choice)
    rows = [
        (Text(reason.criterion), Text(weighed(reason.delta)),
         letters.text(reason.winner, sources_of(reason.facts), "; ".join(filter(None, (reason.votes, reason.doubt)))),
         Text(reason.runner_up))
        for reason in told.rows
    ]  # fmt: skip
    if told.rows and abs(told.rest) >= LEAST:
        rows.append((Text("the rest"), Text(weighed(told.rest)), Text(", ".join(told.among)), Text("")))
    head = ("criterion", "for or against", choice.verdict.name, offer_name(base, other))
    title = beside_runner_up(choice, f"{offer_name(base, other)}{tier}", told.rows)
    yield Block("table", title, head=head, rows=tuple(rows)) if rows else Block("said", title)


def _charts(choice: Choice, base: Base) -> Iterator[Block]:
    cloud = cloud_of_choice(choice, base)
    yield from charts(
        ("Price against preference", cloud_caption(cloud) + " The ring is the verdict.", cloud),
        ("Monthly bill by volume", f"The dotted line is this brief, {choice.brief.images:,} images a month; a dashed line is the budget.",
         bills_of_choice(choice, base)),
        ("What makes up each score", "Each criterion times its weight; what nobody knows counts with the middle of its interval.",
         shares(choice, base)),
    )  # fmt: skip


def _short_list(choice: Choice, base: Base, letters: Letters) -> Iterator[Block]:
    if choice.ranking:
        listed = short_list(choice.ranking, choice.brief, base)
        rows = tuple(_row(choice, base, scored, letters) for scored in listed)
        notes = (
            Text(f"{'; '.join((*LEGEND.values(), *rated_as(listed, VOTED, base)))}."),
            Text(f"Quality: {choice.board}. Days of prices and scores stand beside their sources below."),
        )
        yield Block("table", "Short list", head=HEAD, rows=rows, items=notes)


def _row(choice: Choice, base: Base, scored: Scored, letters: Letters) -> tuple[Text, ...]:
    offer = scored.offer
    month, word = per_month(offer, choice.brief), offer.cost.word if offer.cost else ""
    cell = ", ".join(part for part in (offer.tier or "no tier", offer.size, base.route(offer.route).name) if part)
    facts = [cite.price(p) for p in offer.cost.prices] if offer.cost else []
    dated = max(facts, key=lambda fact: fact.day).dated if facts else ""
    return (
        Text(offer_name(base, offer)), Text(cell + (f" ({told})" if (told := licensed(offer, base)) else "")), _scored(scored.values["quality"], letters),
        _scored(scored.values["text"], letters), Text(scored.values["convenience"].shown),
        letters.text(word + usd(offer.per_image, "plan" if offer.plans else "-"), sources_of(facts), dated),
        Text(word + bill(month, "-")), Text(f"{choice.first_places.get(offer.id, 0):.0%}"),
    )  # fmt: skip


def _scored(value: Value, letters: Letters) -> Text:
    days = sorted({fact.day for fact in value.facts})
    return letters.text(votes(value), sources_of(value.facts), days[-1] if days else "")


def _lists(choice: Choice, base: Base, letters: Letters) -> Iterator[Block]:
    also = [
        f"{a.text[0].upper()}{a.text[1:]}: {licensed_offer(base, a.offer, choice.brief)}"
        f"{f', {a.offer.cost.word}{usd(a.offer.per_image)} an image' if a.offer.cost else ''}{f', {a.offer.cost.word}{bill(a.per_month)} a month' if a.offer.cost else ''}"
        + (f", {named_plans(sold)} a month" if (sold := app_plans(choice, base, a.offer)) else "")
        + (f" (not sure: {a.doubt})" if a.doubt else "")
        for a in choice.also
    ]
    marks = [letters.of(p.source for p in a.offer.cost.prices) if a.offer.cost else () for a in choice.also]
    if also:
        yield Block("list", "Also worth naming", items=tuple(Text(t, m) for t, m in zip(also, marks, strict=True)))
    flips = [flip.text + (f" ({base.model(flip.to).name})" if flip.to else "") for flip in choice.flips]
    unsure = [
        f"{offer_name(base, s.offer)}: {'; '.join(together(check.reason for check in s.candidate.open))}"
        for s in choice.cannot_confirm[:SHORT_LIST]
    ]
    for kind, title, items in (
        ("list", "What would change the answer", flips), ("list", "Nobody can confirm", unsure),
        ("list", "Ruled out", [group.text for group in choice.ruled_out]),
        ("checks", "Checklist", list(choice.checklist)),
        ("list", "Mind", [text for text in choice.caveats if not text.startswith("Nobody has ")]),
    ):  # fmt: skip
        if items:
            yield Block(kind, title, items=tuple(Text(text) for text in items))
