"""From a text to its claims: one pass, offline, the same answer for the same text, base and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain

from imgpick.checking import unnamed, whole
from imgpick.checking.boards import shares
from imgpick.checking.facts.book import Book
from imgpick.checking.facts.standings import Standings
from imgpick.checking.finding import composed
from imgpick.checking.finding.lexicon import Lexicon, Mention
from imgpick.checking.finding.nesting import Nest
from imgpick.checking.finding.surroundings import Surroundings
from imgpick.checking.finding.titles import Title, below, title
from imgpick.checking.finding.versions import firsts, in_heads, short_forms, variants
from imgpick.checking.grammar import words
from imgpick.checking.judges import judged
from imgpick.checking.patterns.cues import bits
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import Claim, Report
from imgpick.checking.rules import RULES
from imgpick.checking.sentences import scare
from imgpick.checking.sentences.cells import row
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.leaves import all_in_dollars
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.sentences.readings import prose, setting_of
from imgpick.checking.sentences.rows import anchors as rows_of
from imgpick.checking.text import ignores
from imgpick.checking.text.blocks import Blocks
from imgpick.checking.text.calendar import day_of
from imgpick.checking.text.document import Document, read
from imgpick.checking.text.outline import Outline
from imgpick.kb.base import Base

_DOLLARS = lazy(r"\$ ?\.?\d")
_PUBLISHERS = (("arena", "LMArena"), ("lmsys", "LMArena"), ("artificial analysis", "Artificial Analysis"))


class Checker:
    """A base made ready for checking many texts on one day."""

    def __init__(self, base: Base, today: str, own_boards: Iterable[dict[str, object]] = ()) -> None:
        self.base = base
        self.today = today
        self.lexicon = Lexicon(base)
        self._book = Book(base, today)
        self._routes = words.Routes(base)
        self._standings = Standings(base, today, own_boards)

    def check(self, text: str, form: str = "markdown", as_of: str = "") -> Report:
        """All claims and findings of a text, in order. ``as_of`` stands for the day it was written."""
        document = read(text, form)
        low = words.lower(document.readable)
        mentions = list(self.lexicon.find(document.readable, low))
        mentions = sorted([*mentions, *composed.find(self.lexicon, document.readable, mentions)])
        mentions = composed.with_siblings(self.lexicon, low, mentions)
        mentions = sorted([*mentions, *in_heads(self.lexicon, document, mentions)]) if document.tables else mentions
        of_vendors = unnamed.find(low)
        gaps = shares.bare(low)
        if not (mentions or of_vendors or gaps):
            return self._report(document, [], self.today, False)
        written = as_of or day_of(document)
        if written and len(written) == 7:
            written = f"{written}-28"
        context = Context(
            self.base,
            self._book,
            self._routes,
            self._standings,
            self.today,
            min(written or self.today, self.today),
            bool(written),
            frozenset(name for word, name in _PUBLISHERS if word in low),
            partial(all_in_dollars, low),
        )
        kept, readings = self._readings(document, low, mentions, context, form)
        claims = [claim for reading in readings for claim in _claims(judged(reading), reading)]
        claims += shares.told_again(low, tuple(claims), gaps)
        claims += unnamed.claims(document, of_vendors, form == "text", context)
        claims += whole.judge(whole.Whole(document, tuple(kept), tuple(claims), context))
        return self._report(document, _ordered(claims), context.written, context.dated)

    def _report(self, document: Document, claims: list[Claim], written: str, dated: bool) -> Report:
        """The claims with the severity of their rules, and the findings that no ignore covers."""
        found = [c._replace(severity=c.severity or RULES[c.rule].severity) for c in claims if c.rule]
        notes = ignores.find(document.text, document.lines)
        if notes:
            kept = ignores.apply(found, notes, document.lines, self.today, RULES)
            found = _ordered(c._replace(severity=c.severity or RULES[c.rule].severity) for c in kept)
        return Report(document.text, tuple(claims), tuple(found), written, dated)

    def _readings(
        self, document: Document, low: str, mentions: list[Mention], context: Context, form: str
    ) -> tuple[list[Mention], list[Reading]]:
        """The sentences of interest, and the mentions that stand for models in their surroundings."""
        blocks = Blocks(document, plain=form == "text")
        places = {m.start for m in mentions}
        nest = Nest(low)
        lines = chain(
            below(document.readable, mentions),
            nest.below(mentions),
            rows_of(document, mentions, partial(all_in_dollars, low)),
        )
        bare = [at for at in variants(document.readable, low) if at not in places]
        anchors = sorted(places.union(_money(low), lines, bare))
        kept: list[Mention] = []
        readings: list[Reading] = []
        over = Title()
        outline = Outline(low, document.meta.get("title", ""))
        at = 0
        for block in blocks.around(anchors):
            while at < len(mentions) and mentions[at].start < block.start:
                at += 1
            first = at
            while at < len(mentions) and mentions[at].start < block.end:
                at += 1
            around = low[block.start : block.end]
            named = first < at or any(block.start <= place < block.end for place in bare)
            cues = bits(around) if named or block.start < over.end else 0
            surroundings = Surroundings(around, block.start, cues, mentions[first:at])
            own = firsts(self.base, low, [m for m in mentions[first:at] if surroundings.means(m)])
            known = own or list(over.mentions if block.start < over.end else ())
            short = short_forms(self.lexicon, document.readable, low, block.start, block.end, known, cues, kept)
            own = sorted([*own, *short]) if short else own
            kept += [m for m in own if m.kind != "app"]
            if block.start >= over.end:
                over = Title()
            nest.note(block, own)
            above, over = over, title(document.readable, block, own, over)
            above, around_it = nest.over(block, above)
            if block.kind == "row":
                readings += row(
                    document, block, own, mentions, context, partial(setting_of, low, block.start), outline, above
                )
            else:
                readings += prose(document, low, block, own, above, context, outline, around_it)
        return kept, readings


def _claims(claims: Iterable[Claim], reading: Reading) -> Iterable[Claim]:
    """The claims of a sentence, without those that it only holds in quotation marks; those of a "no" are there."""
    if reading.denial:
        start, end = reading.denial
        claims = [claim._replace(start=start, end=end, fix=None) for claim in claims]
    return scare.without(reading, claims) if any(mark in reading.text for mark in scare.MARKS) else claims


def _money(low: str) -> Iterator[int]:
    """Where amounts begin."""
    yield from (match.start() for match in _DOLLARS.finditer(low))
    for coin in ("cent", "usd", "\u00a2"):
        at = low.find(coin)
        while at >= 0:
            digit = at - 2 if low[at - 1 : at] == " " else at - 1
            if low[digit : digit + 1].isdecimal():
                yield digit
            at = low.find(coin, at + 1)


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in order of place, each finding once; where two say the same of one place, the first stays."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for claim in sorted(claims, key=lambda c: (c.start, c.end, c.rule, c.kind)):
        key = (claim.rule, claim.start) if claim.rule else (claim.kind, claim.verdict, claim.start, claim.end)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


@lru_cache(maxsize=4)
def checker(base: Base, today: str) -> Checker:
    """The checker of a base and day, kept."""
    return Checker(base, today)


def check_text(text: str, base: Base, *, today: str, form: str = "markdown", as_of: str = "") -> Report:
    """The claims of one text held against a base, on a day. ``form`` is markdown, mdx, html, rst or text."""
    return checker(base, today).check(text, form, as_of)


__all__ = ["Checker", "check_text", "checker"]
