"""How many images a plan of ChatGPT is said to give in some hours: its seller publishes no number."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.patterns.cues import cued
from imgpick.checking.result import NOT_IN_BASE, SUGGESTION, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.cite import Fact

_APP = "chatgpt"
_QUOTA = cued(
    rf"(?<![\w.$])(?:\d[\d,]{{0,4}}|{SEVERAL})(?:[-\u2013]\d{{1,4}})? (?:[\w-]+ )?(?:images?|pictures?|generations?|renders?|photos?)\b[^.;,]{{0,12}}? ?\b(?:(?:every|per|in|within|each|a|an) (?:the )?(?:(?:\d{{1,2}}|{SEVERAL}|few)[ -])?(?:hours?|days?|week|month)\b|daily\b)"
)
_PLAN = cued(r"\b(?:chatgpt(?: on)?(?: the)? ?)?(?:plus|go|free|business|team|pro)\b|\bchatgpt\b")
_FIRM = cued(
    r"\b(?:guarantee[sd]?|promise[sd]?|officially|official|exactly|precisely|fixed|contractual\w*|hard (?:cap|limit)|documented|by contract|always)\b"
)
_HEDGED = cued(
    r"\b(?:report(?:s|ed|edly)?|about|around|roughly|some|something like|approximately|unofficial\w*|communit\w+|users? (?:say|see|count|tell)|testers?|estimat\w+|seems?|appears?|may|might|var(?:y|ies)|(?:no|not|never|n['\u2019]t) |up to us|i (?:got|made|counted|hit)|we (?:got|made|counted|hit)|budget|need|want|make|post|publish \d|test(?:s|ed)?)\b|~"
)
CUES = (_QUOTA,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the number of images that a plan gives."""
    if reading.silent or reading.past or reading.kind == "heading" or reading.amounts:
        return
    match = reading.search(_QUOTA)
    if (
        match is None
        or not reading.search(_PLAN)
        or "chatgpt" not in f"{reading.lower} {reading.over.heading.casefold()}"
    ):
        return
    firm = any(not words.negated(words.before(reading.lower, m.start(), 16)) for m in reading.finditer(_FIRM))
    if not firm and reading.search(_HEDGED):
        return
    facts = tuple(_facts(reading))
    yield reading.claim(
        "price", match.span(), NOT_IN_BASE, (), facts, rule="price-plan-limit", severity="" if firm else SUGGESTION,
        message="; ".join(str(fact.value) for fact in facts), advice="say who counted, and that it is no promise",
    )  # fmt: skip


def _facts(reading: Reading) -> Iterator[Fact]:
    """What the base holds of the limits of the app's plans."""
    base = reading.context.base
    for row in (base.raw(f"route/{_APP}") or {}).get("limits", ()):
        source = base.source(row["source"])
        yield Fact(f"routes.{_APP}.limits", row["text"], "", row["source"], source.day, route=_APP)
