"""The first of some models only: of one vendor's, or of those with open weights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from imgpick.checking.boards.analysis import right
from imgpick.checking.boards.placing import Placing, board_words
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, Claim
from imgpick.kb import cite
from imgpick.kb.facts import Score

_FAMILIES = r"gpt(?:[ -]image)?(?: \d(?:\.\d)?)?|gemini|nano banana|flux(?:[. ]?\d(?:\.\d)?)?|imagen|seedream|qwen(?:[ -]image)?|grok(?: imagine)?|mai|firefly|hunyuan"
_SOME = r"(?:open|free|chinese|local|self-host)"
_BEST = r"(?:best|top|strongest|leading|highest)"
_MODEL = r"(?:(?:image|text-to-image|editing) )?(?:model|generator|entry|offering)"
_FIRST = rf"(?:(?:highest|top|best)[- ](?:ranked|ranking|rated|scoring|placed)|(?:top|best|leading|number one|no\.? 1|#1)(?= {_SOME}[\w-]*(?: [\w-]+){{0,3}}? (?:model|generator|weights)\b))"
OF_GROUP = cued(
    r"\b(?:among|of|amongst|within|tops|leads|heads|dominates) (?:all )?(?:the )?(?:(?:[\w.]+ ){0,2}[\w.]+['\u2019]s? |open[- ](?:weights?|source|sourced|model)?\s?|free |chinese |self-host\w* |local |small |cheap\w* )(?:own )?(?:image )?(?:models|generators|weights|tools)\b"
    rf"|(?:(?<=[\w.])['\u2019]s?|\b(?:its|their)) (?:own )?(?:{_FIRST}\b|{_BEST}(?= {_MODEL}\b))|\b{_BEST} (?:{ANY}|{_FAMILIES}) {_MODEL}\b|\b{_FIRST} {_SOME}|\b{_FIRST} (?:image )?(?:model|generator|entry) (?:with|that has|of those with) (?:open|downloadable|free)\b"
)
"""A place among some models only."""
_TOP = cued(
    rf"\b(?:(?:(?P<who>{ANY})['\u2019]s? (?:own )?)?{_FIRST}|(?P<whose>{ANY})['\u2019]s? (?:own )?{_BEST} {_MODEL}|{_BEST} (?P<by>{ANY}) {_MODEL}|{_BEST} (?:{_FAMILIES}) {_MODEL})\b(?P<rest>[^.;]{{0,60}})"
)
_OPEN = cued(r"\bopen[- ](?:weights?|sourced?|(?:image )?(?:models?|generators?))\b|\b(?:open|downloadable) weights\b")
_OTHER = cued(
    r"\b(?:free|chinese|european|local|small|cheap\w*|self-host\w*|fast\w*|smaller|apache|mit|commercial\w*)\b"
)
_rank = attrgetter("rank")
CUES = (OF_GROUP,)


def in_group(p: Placing) -> Iterator[Claim]:
    """A place among some models: the first of a vendor's or of the open ones can be told, others only asked their day."""
    reading = p.reading
    match = reading.search(_TOP)
    mention = reading.subject_of(match.start(), match.start() + 1) if match else None
    if match is None or mention is None or mention.kind != "exact" or p.publisher != "LMArena":
        return
    ranked = [row for row in p.standings.ever(p.board, _group(p, mention, _maker(match))) if row.rank]
    newest = max((row.day for row in ranked if row.day <= _until(p)), default="")
    rows = sorted((row for row in ranked if row.day == newest), key=_rank)
    mine = next((row for row in rows if row.model in mention.models), None)
    span = match.span() if not match.group("rest") else (match.start(), match.start("rest"))
    if mine is None or len(rows) < 2:
        yield undated(p, reading.claim("rank", span, NOT_IN_BASE, mention.models))
        return
    first = rows[0]
    facts = (cite.score(mine), cite.score(first))
    if mine.rank <= first.rank:
        if reading.search(_OPEN):  # there may be open models that the base does not know
            yield undated(p, reading.claim("rank", span, NOT_IN_BASE, mention.models, facts[:1]))
        else:
            yield right(p, mention, facts[:1], span, f"on the table of {first.day}", first.day)
        return
    if reading.past:
        yield reading.claim("rank", span, NOT_IN_BASE, mention.models, facts)
        return
    name = reading.context.base.model(first.model).name
    once = not p.day and any(row.model in mention.models for row in _firsts(ranked))
    yield reading.claim(
        "rank", reading.joined(mention, span), OUTDATED if once else CONTRADICTED, mention.models, facts, rule="rank-outdated" if once else "rank-mismatch",
        message=f"on LMArena{board_words(p.board)}, table of {first.day}, {name} is number {first.rank} and {mention.text} number {mine.rank}",
        advice=f"write {name}" if p.day else f"name the day, or write {name}",
    )  # fmt: skip


def undated(p: Placing, claim: Claim) -> Claim:
    """A claim of a place among some models, with a remark where it has no day."""
    if p.day or p.reading.context.dated or p.reading.past:
        return claim
    message = "ranks move, those within a group as well: the sentence names no day"
    return claim._replace(rule="rank-undated", message=message, advice="name the day")


def _maker(match: re.Match[str]) -> str:
    """The vendor of whose models one is called the first; empty for none, or a name that is one of a family's."""
    return match.group("who") or match.group("whose") or match.group("by") or ""


def _group(p: Placing, mention: Mention, who: str) -> list[str]:
    """The models among which one is the first: those of its vendor, or those with open weights; empty if others are meant."""
    base, reading = p.reading.context.base, p.reading
    models = [base.model(key) for key in base.ids("model")]
    vendor = base.model(mention.models[0]).vendor
    if reading.search(_OTHER):
        return []
    if NAMES.get(who) == vendor:
        return [model.id for model in models if model.vendor == vendor]
    if not who and reading.search(_OPEN):
        return [model.id for model in models if model.licence and model.licence.weights == "open"]
    return []


def _until(p: Placing) -> str:
    """The last day that is meant."""
    end = p.day or p.reading.context.today
    return end if len(end) == 10 else f"{end}-99"


def _firsts(rows: Iterable[Score]) -> Iterable[Score]:
    """The first of each day."""
    firsts: dict[str, Score] = {}
    for row in rows:
        known = firsts.get(row.day)
        firsts[row.day] = row if known is None or row.rank < known.rank else known
    return firsts.values()
