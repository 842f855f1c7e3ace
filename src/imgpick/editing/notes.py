"""What stands behind a place in a text: the claim there with its facts, or the model that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imgpick.checking.engine import Checker
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.words import lower
from imgpick.checking.text.placed import Checked, Located
from imgpick.costing.arithmetic import Job
from imgpick.costing.offers import offers
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model
from imgpick.records import NamedTuple
from imgpick.render.check import fact_line
from imgpick.render.words import source_name, usd

SHOWN = 6
"""Facts that a note lists."""
OVERALL = "lmarena-t2i"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


class Note(NamedTuple):
    """A note in Markdown about a stretch of text."""

    start: int
    end: int
    text: str


def note(text: str, offset: int, found: Checked, checker: Checker, line: tuple[int, int]) -> Note | None:
    """What is known at an offset; ``line`` is the stretch of its line."""
    here = [item for item in (*found.findings, *found.claims) if item.claim.start <= offset < item.claim.end]
    told = [item for item in here if item.claim.facts or item.claim.meant or item.claim.message]
    if told:
        item = min(told, key=lambda item: (item.claim.end - item.claim.start, not item.claim.rule))
        return Note(item.claim.start, item.claim.end, "\n".join(_claim(item, checker.base)))
    start, end = line
    words = text[start:end]
    for mention in checker.lexicon.find(words, lower(words)):
        if mention.start <= offset - start < mention.end and mention.models:
            body = "\n".join(_mention(mention, checker))
            return Note(start + mention.start, start + mention.end, body)
    return None


def _claim(item: Located, base: Base) -> Iterator[str]:
    claim = item.claim
    yield f"**{claim.verdict.replace('_', ' ')}** ({claim.kind})" + (f" `{claim.rule}`" if claim.rule else "")
    if claim.written and claim.written != claim.verdict:
        yield f"\nOn the day of the text: {claim.written.replace('_', ' ')}."
    if claim.message:
        yield f"\n{escaped(claim.message)}"
    if claim.advice:
        yield f"\n{escaped(claim.advice)}"
    yield from _facts(claim.meant or claim.facts, base, named=len(claim.models) > 1)


def _facts(facts: Iterable[Fact], base: Base, *, named: bool = False) -> Iterator[str]:
    listed = list(facts)
    if listed:
        yield ""
    yield from (f"- {escaped(fact_line(fact, base, named=named))}" for fact in listed[:SHOWN])
    if len(listed) > SHOWN:
        yield f"- and {len(listed) - SHOWN} more"
    links = [base.source(key) for key in cite.sources_of(listed[:SHOWN])]
    if links:
        yield ""
    yield from (f"[{escaped(source_name(source))}](<{source.url}>)  " for source in links if source.url[:4] == "http")


def _mention(mention: Mention, checker: Checker) -> Iterator[str]:
    base, today = checker.base, checker.today
    if mention.kind not in ("exact", "family"):
        yield f"“{escaped(mention.text)}” is {_KINDS.get(mention.kind, mention.kind)}" + (
            f": {escaped(mention.note)}\n" if mention.note else ".\n"
        )
    models = list(mention.models)
    if mention.kind in ("family", "product") and len(models) > 1:
        current = base.current(mention.family or base.model(models[0]).family, today)
        names = ", ".join(f"{base.model(key).name}" for key in models[:8])
        yield f"It can mean {escaped(names)}.\n"
        models = [current] if current else models
    if models:
        yield from _model(base.model(models[0]), base, today, mention.tier)


_KINDS = {
    "product": "a product name", "old": "an old name", "wrong": "no model's name", "ambiguous": "ambiguous",
    "app": "an app, not a model",
}  # fmt: skip


def _model(model: Model, base: Base, today: str, tier: str) -> Iterator[str]:
    """A model in short: life, prices on the vendor's own routes, the newest score."""
    life = model.life(today)
    end = f", shutdown {life.shutdown}" if life.shutdown else ""
    by = f", replaced by {base.model(life.by).name}" if life.by else ""
    yield f"**{escaped(model.name)}** `{model.id}`, {escaped(model.vendor)}: {life.status} since {life.since}{escaped(by)}{end}"
    facts = [cite.life(model, life)] if life.source else []
    prices = [o for o in offers(model, today, Job(), ("standard",)) if o.cost and o.kind == "vendor-api"]
    prices = [o for o in prices if not tier or o.tier == tier] or prices
    order = {name: index for index, name in enumerate(model.tiers)}
    rows = sorted(prices, key=lambda o: (order.get(o.tier, 99), o.per_image or 0))
    best = list({o.tier: o for o in reversed(rows)}.values())[::-1]
    if best:
        yield ""
    for offer in best[:SHOWN]:
        assert offer.cost
        price = cite.price(offer.cost.prices[0])
        facts.append(price)
        cell = ", ".join(part for part in (offer.tier, offer.size, base.route(offer.route).name) if part)
        yield f"- {usd(offer.per_image)} an image ({escaped(cell)}), {price.day}"
    for score in model.scores_on(OVERALL, today)[:3]:
        facts.append(cite.score(score))
        rank = f", rank {score.rank} of {score.of}" if score.rank else ""
        tested = score.tier or score.assume
        yield f"- {score.value} on {escaped(base.board(score.board).name)}{f' at {tested}' if tested else ''}{rank}, {score.day}"
    links = [base.source(key) for key in cite.sources_of(facts)]
    yield ""
    yield from (f"[{escaped(source_name(s))}](<{s.url}>)  " for s in links if s.url[:4] == "http")


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)
