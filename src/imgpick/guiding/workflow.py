"""A workflow guide's answer: its stated brief, run through the same method as any other brief."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from imgpick.choosing.brief import KEYS, LISTS, brief
from imgpick.choosing.newer import WHY_NOT
from imgpick.choosing.notes import cited
from imgpick.choosing.older import SUPERSEDED
from imgpick.choosing.result import Choice, offer_name
from imgpick.choosing.scoring import Scored
from imgpick.choosing.verdict import choose
from imgpick.costing.step import dollars
from imgpick.errors import bad_base
from imgpick.guiding.evidence import span
from imgpick.guiding.result import Evidence, Group, Said
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import sources_of

SHORT_LIST = 5


def answers(flags: str) -> dict[str, Any]:
    """The flags of a brief as answers. Raises ImgpickError (exit 3) for flags that are none."""
    out: dict[str, Any] = {}
    words = shlex.split(flags)
    for flag, value in zip(words[::2], words[1::2], strict=False):
        key = flag.removeprefix("--")
        if key not in KEYS or len(words) % 2:
            raise bad_base(f"a guide's brief {flags!r} is not made of flags of `imgpick choose`")
        if key in LISTS:
            out.setdefault(key, []).append(value)
        else:
            out[key] = value
    return out


def decide(base: Base, flags: str, day: str) -> Choice:
    """The verdict for a guide's brief on a day."""
    return choose(base, brief(answers(flags), base), day)


def answer(base: Base, choice: Choice) -> Iterator[Said]:
    """The verdict in a sentence, the runner-up, and what a careful reader must know."""
    winner = choice.ranking[0] if choice.ranking else None
    facts = _main_facts(winner) if winner else list(choice.facts)
    sources = tuple(sources_of(facts))
    yield Said(choice.verdict.sentence, sources)
    if choice.runner_up:
        other = choice.runner_up.offer
        tier = f" at {other.tier}" if other.tier else ""
        price = f", {other.cost.word}{dollars(other.cost.total)} an image" if other.cost else ""
        word = "Level with it" if choice.verdict.kind == "tie" else "Runner-up"
        text = f"{word}: {offer_name(base, other)}{tier} by {base.route(other.route).name}{price}."
        yield Said(text, tuple(sources_of(_main_facts(choice.runner_up))))
    own = {caveat.text: caveat.sources for caveat in cited(base, choice.brief, choice.day, winner)} if winner else {}
    own |= {text: tuple(sources_of(choice.newer)) for text in choice.caveats if text.startswith(WHY_NOT)}
    for text in (text for text in choice.caveats if not text.startswith(SUPERSEDED)):
        sentence = f"{text[0].upper()}{text[1:]}"
        yield Said(sentence if sentence.endswith(".") else f"{sentence}.", own.get(text, sources))


def _main_facts(scored: Scored) -> list[cite.Fact]:
    """The facts behind price and quality."""
    return [fact for name in ("price", "quality") for fact in scored.values[name].facts]


def groups(base: Base, choice: Choice) -> Iterator[Group]:
    """The short list: preference and price of every offer, each with its cell."""
    rows = [row for scored in choice.ranking[:SHORT_LIST] for row in _offer(base, choice, scored)]
    if rows:
        yield Group("Short list for this brief", tuple(rows))


def _offer(base: Base, choice: Choice, scored: Scored) -> Iterator[Evidence]:
    offer = scored.offer
    name = offer_name(base, offer)
    no_tier = "no tiers" if offer.cost else "does not apply"
    if offer.cost:
        facts = [cite.price(price) for price in offer.cost.prices]
        month, word = choice.brief.per_month(offer.cost.total), offer.cost.word
        text = f"{word}{dollars(offer.cost.total)} an image, {word}${month:,.2f} a month for {choice.brief.images:,}"
        weak = ", ".join(sorted({p.basis for p in offer.cost.prices if p.basis != "listed"}))
        yield Evidence(f"{name}: price", text, offer.tier or no_tier, offer.size, offer.route, span(facts),
                       tuple(sources_of(facts)), f"{weak}, not listed by the seller" if weak else "")  # fmt: skip
    found = scored.values["quality"].estimate
    if found and found.scores:
        facts = [cite.score(score) for score in found.scores]
        rated = found.how != "predecessor"
        tested = "tested" if found.normal else "assumed around the tier that was tested"
        text = f"{found.low:.0f} to {found.high:.0f} points, {tested}" if rated else scored.values["quality"].note
        tier = (found.tested or "not named by the board") if rated else "none tested"
        board = base.board(choice.board).name
        yield Evidence(f"{name}: {board}", text, tier, "", "", span(facts), tuple(sources_of(facts)))
