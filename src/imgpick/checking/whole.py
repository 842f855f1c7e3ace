"""The document as a whole: its day, its sources, and what it leaves out. Suggestions only."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import AMBIGUOUS, OPINION, OUTDATED, Claim
from imgpick.checking.sentences.context import Context
from imgpick.checking.text.document import Document
from imgpick.kb.days import days_between
from imgpick.kb.wording import listed
from imgpick.records import NamedTuple

LONG = 120
"""Words from which a text is an article of its own; shorter ones are notes and snippets."""
OLD_TEXT_DAYS = 120
"""Days after which a check is old: the base has seen a new flagship about every four months."""
_VOLUME = lazy(
    r"\b(?:high[- ]volume|volume (?:work|production|use)|at scale|bulk|thousands of (?:images|thumbnails|pictures)|\d{1,3}(?:,\d{3})+ (?:images|thumbnails|pictures)|mass[- ]produc\w+|batch production)\b"
)
_CHEAPER = lazy(r"\b(?:cheaper|lower[- ]cost|less expensive|low[- ]cost|budget|inexpensive|economical)\b")


class Whole(NamedTuple):
    """A document with everything that was recognised in it."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    context: Context


def judge(whole: Whole) -> Iterator[Claim]:
    """The suggestions for a document as a whole."""
    if not whole.mentions or len(whole.document.readable.split(maxsplit=LONG)) < LONG:
        return
    yield from _day(whole)
    yield from _sources(whole)
    yield from _volume(whole)
    yield from _rivals(whole)


def _at(mention: Mention, rule: str, verdict: str, message: str, advice: str) -> Claim:
    return Claim("document", mention.start, mention.end, verdict, mention.models[:1], (), rule, "", message, advice)


def _day(whole: Whole) -> Iterator[Claim]:
    context, first = whole.context, whole.mentions[0]
    facts = [c for c in whole.claims if c.kind in ("price", "rank", "elo")]
    if not context.dated:
        if facts:
            yield _at(
                first,
                "document-undated",
                AMBIGUOUS,
                "prices and ranks stand in a text that names no day",
                "add a line “Last checked YYYY-MM-DD” or a date to the front matter",
            )
        return
    if len(context.written) < 10:
        return
    age = days_between(context.written, context.today)
    if age > OLD_TEXT_DAYS:
        new = _since(whole, context.written)
        yield _at(
            first,
            "document-old",
            OUTDATED,
            f"last checked {context.written}, {age} days ago"
            + (f"; since then came {phrases.names(context.base, new)}" if new else ""),
            "check it again and renew the day",
        )


def _since(whole: Whole, day: str) -> list[str]:
    """What came out since in the lines that the text speaks of most, newest first."""
    base = whole.context.base
    lines = list(dict.fromkeys(base.model(m.models[0]).family for m in whole.mentions if m.models))[:3]
    tops = list(dict.fromkeys(_top(whole.context, line) for line in lines))
    new = [
        base.model(key)
        for top in tops
        for key in base.members(top)
        if day < base.model(key).released <= whole.context.today
    ]
    return [model.id for model in sorted(new, key=lambda model: model.released, reverse=True)]


def _top(context: Context, family: str) -> str:
    return (context.base.raw(f"family/{family}") or {}).get("parent", "") or family


def _sources(whole: Whole) -> Iterator[Claim]:
    prices = [c for c in whole.claims if c.kind == "price" and c.verdict != OPINION]
    if prices and not whole.document.links:
        yield Claim(
            "document",
            prices[0].start,
            prices[0].end,
            AMBIGUOUS,
            prices[0].models,
            prices[0].facts[:1],
            "document-unsourced",
            "",
            "prices are given and no page is linked that says so",
            "link the price page",
        )


def _volume(whole: Whole) -> Iterator[Claim]:
    """GPT Image talked about for volume work with no cheaper model named."""
    base, lower = whole.context.base, whole.document.readable.lower()
    families = {base.model(m.models[0]).family for m in whole.mentions if m.models}
    lines = {_top(whole.context, family) for family in families}
    dear = next(
        (m for m in whole.mentions if m.models and _top(whole.context, base.model(m.models[0]).family) == "gpt-image"),
        None,
    )
    if dear is None or lines != {"gpt-image"} or any("mini" in key for m in whole.mentions for key in m.models[:1]):
        return
    match = _VOLUME.search(lower)
    if match and not _CHEAPER.search(lower):
        cheap = [
            base.model(base.current(key, whole.context.today))
            for key in base.rivals("gpt-image")
            if base.current(key, whole.context.today)
        ]
        yield _at(
            dear,
            "document-volume",
            AMBIGUOUS,
            f"“{match.group()}”: GPT Image is discussed for volume work without a cheaper model beside it",
            f"compare the price of {listed([m.name for m in cheap[:3]], 'or')}" if cheap else "name a cheaper model",
        )


def _rivals(whole: Whole) -> Iterator[Claim]:
    """A comparison of several lines that leaves out all usual rivals of the one it speaks of most."""
    base = whole.context.base
    counts: dict[str, int] = {}
    for mention in whole.mentions:
        if mention.models:
            line = _top(whole.context, base.model(mention.models[0]).family)
            counts[line] = counts.get(line, 0) + 1
    if len(counts) < 2:
        return
    main = max(counts, key=lambda line: counts[line])
    rivals = [_top(whole.context, key) for key in base.rivals(main)]
    if rivals and not set(rivals) & set(counts):
        first = next(
            m for m in whole.mentions if m.models and _top(whole.context, base.model(m.models[0]).family) == main
        )
        names = [base.raw(f"family/{key}")["name"] for key in dict.fromkeys(rivals) if base.raw(f"family/{key}")]
        yield _at(
            first,
            "document-rivals",
            OPINION,
            f"the comparison leaves out the usual rivals of {first.text}",
            f"add {listed(names[:3], 'or')}",
        )
