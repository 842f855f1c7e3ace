"""A sentence (or table cell) with all that was recognised in it, worked out when asked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import voices, words
from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.cues import Cued, bits, cued
from imgpick.checking.patterns.lazy import Once, lazy
from imgpick.checking.result import Claim, Fix
from imgpick.checking.sentences import columns, elided, leaves, money, subjects
from imgpick.checking.sentences.context import Context
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.pairing import Pairing
from imgpick.checking.text.outline import Over
from imgpick.kb.cite import Fact
from imgpick.kb.model import Model


class Reading:
    """One sentence. Offsets inside it count from its start; ``claim`` turns them into those of the file."""

    def __init__(
        self,
        text: str,
        start: int,
        mentions: Iterable[Mention],
        context: Context,
        *,
        kind: str = "prose",
        subject: Mention | None = None,
        aside: str = "",
        setting: Callable[[], str] = str,
        over: Callable[[], Over] = Over,
        near: Iterable[Mention] = (),
        heads: str = "",
        sourced: bool = False,
        leads: bool = False,
        answer: str = "",
        denial: tuple[int, int] | None = None,
        behind: str = "",
    ) -> None:
        self.text = text
        self.lower = words.lower(text)
        self.start = start
        self.context = context
        self.kind = kind
        self.sourced = sourced
        self.leads = leads
        """Whether what is said before any name is said of the subject: the sentence begins with "it"."""
        self.answer = answer
        """``yes`` for a question that is answered so, ``denied`` for one that is answered with no, ``no`` for a statement
        that the next sentence calls wrong."""
        self.denial = denial
        """Where the "no" stands that answers it, as offsets of the file."""
        self.behind = behind
        """How the text goes on behind it, in small letters: "That is for low"."""
        self.subject = subject and Mention(0, len(text), *subject[2:])
        """The model that a table's row or column, the sentence before or the heading speaks of: it has no place here."""
        self.aside = aside.casefold() if aside else ""
        """The words of a table's head and row label, which name tier, size, unit and route."""
        self.heads = heads
        """The heads of all columns of a cell's table."""
        self.near = near
        """The names in its paragraph, and that of its title; of a cell the label of its row."""
        self._setting = setting
        self._over = over
        self.mentions = tuple(Mention(m.start - start, m.end - start, *m[2:]) for m in mentions)

    @Once
    def setting(self) -> str:
        """What stands before it in its section, in small letters: it may name the board and the day."""
        return self._setting().casefold()

    @Once
    def over(self) -> Over:
        """The headings over its section, and the lines that credit the data."""
        return self._over()

    @property
    def whole(self) -> tuple[int, int]:
        """Where its words stand, without the blanks around them."""
        start = len(self.text) - len(self.text.lstrip())
        return start, start + len(self.text.strip())

    @Once
    def cues(self) -> int:
        """The bits of the patterns that can match the sentence."""
        return bits(self.lower)

    def hears(self, what: Cued) -> bool:
        """Whether a pattern can match the sentence or a part of it."""
        return bool(self.cues & what.bit)

    def search(self, what: Cued, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in the sentence in small letters."""
        return what.pattern.search(self.lower, start, end) if self.cues & what.bit else None

    def finditer(self, what: Cued) -> Iterator[re.Match[str]]:
        """The matches in the sentence in small letters."""
        return what.pattern.finditer(self.lower) if self.cues & what.bit else iter(())

    @Once
    def silent(self) -> str:
        """Why the sentence makes no claim: question (or one that is denied), hypothetical or reported; else empty."""
        if self.answer == "denied":
            return "hypothetical" if self.search(voices.HYPOTHETICAL) else "denied"
        if self.answer != "yes" and self.text.rstrip(" \t\n\"')*_\u201d\u2019").endswith("?"):
            return "question"
        if _PROMPT.match(self.lower) or self.search(voices.TAG):
            return "question"
        if self._hedged:
            return "hypothetical"
        if self.answer == "no" or self.search(voices.REPORTED):
            return "reported"
        return "reported" if self.kind == "item" and _MISTAKES.search(self.over.heading) else ""

    @property
    def _hedged(self) -> bool:
        """Whether it is a hypothesis, other than in a last clause that names nobody: "...; more is said to be coming"."""
        match = self.search(voices.HYPOTHETICAL)
        last = self.lower.rfind("; ", 0, match.start()) if match else -1
        return match is not None and (last < 0 or not self.models or any(m.start > last for m in self.models))

    @Once
    def names_an_id(self) -> bool:
        """Whether the sentence speaks of what stands in the model field of a request."""
        return bool(self.search(_ID_CONTEXT))

    @Once
    def past(self) -> bool:
        """Whether the sentence speaks of how things were, by its words or by the day at the head of its paragraph."""
        told = any(not self._of_a_change(match) for match in self.finditer(voices.PAST))
        return self._of_a_day_before or told or self._begins_in_the_past

    def _of_a_change(self, match: re.Match[str]) -> bool:
        """ "$32, up from $30": what stands before is the price of today."""
        changed = match.group().endswith(" from")
        return changed and any(0 <= match.start() - amount.end < _NEXT_TO for amount in self.amounts)

    @property
    def _begins_in_the_past(self) -> bool:
        """ "In 2025 X cost $0.17": a day that has passed at the head, and a verb of the past."""
        days = self.days
        written = self.context.written
        return (
            bool(days)
            and days[0].start < _HEAD
            and days[0].value < written[: len(days[0].value)]
            and bool(_COST.search(self.lower, days[0].end))
        )

    @property
    def _of_a_day_before(self) -> bool:
        """Whether its paragraph begins with nothing but a day that has passed, as in a timeline."""
        marks = words.days(self.aside) if self.aside and self.kind != "row" else ()
        written = self.context.written
        return any(
            mark.value < written[: len(mark.value)]
            for mark in marks
            if self.aside[mark.start : mark.end] == self.aside.strip()
        )

    @Once
    def amounts(self) -> tuple[Amount, ...]:
        signed = tuple(money.amounts(self._with_names_joined())) if self.hears(money.SIGNS) else ()
        if self.kind == "row" and self.head:
            named = self.subject is not None and self.subject.text.casefold() in self.head
            named = named or any(mark.start < 4 for mark in self.context.routes.find(f"| {self.head} |"))
            return columns.of_cell(self.head, self.lower, signed, named, self._around_table, self._in_dollars)
        if self.kind == "item" and signed and self.aside and not self.models:
            return leaves.of_labels(self.lower, signed, self.aside)
        if self.is_name and signed:
            signed = columns.of_counted_list(self.lower, signed, self.setting)
        if self.kind == "item" and not signed:
            return leaves.amounts(self.lower, self._around_list, self.context.in_dollars)
        return elided.with_bare(self.lower, signed, self._labels()) if signed and self.models else signed

    def _with_names_joined(self) -> str:
        """The sentence in small letters, in which the number of a name counts nothing: "GPT Image 2 pictures" are not two."""
        lower = self.lower
        for mention in self.mentions:
            name = lower[mention.start : mention.end]
            lower = f"{lower[: mention.start]}{_BEFORE_NUMBER.sub('_', name)}{lower[mention.end :]}"
        return lower

    def _around_table(self) -> str:
        return columns.around(self.aside, self.heads, self.setting)

    def _in_dollars(self) -> bool:
        """Whether the bare figures of its table are dollars, as the text says of its prices and a heading of the section."""
        over = self.over
        return columns.headed_by_prices((over.heading, *over.enclosing)) and self.context.in_dollars()

    def _around_list(self) -> str:
        return f"{self.aside} | {self.over.heading} | {columns.line_above(self.setting, _MARKS)}"

    def _labels(self) -> Iterator[tuple[int, int]]:
        """Where a tier, a size, a route or a model is named."""
        tiers = self.tiers(tuple(dict.fromkeys(key for m in self.models for key in m.models)))
        yield from ((mark.start, mark.end) for marks in (self.routes_here, tiers, self.sizes) for mark in marks)
        yield from ((mention.start, mention.end) for mention in self.models)

    @Once
    def head(self) -> str:
        """The head of a cell's column, in small letters."""
        return self.aside.partition(" | ")[0] if self.kind == "row" else ""

    @Once
    def headed_by_a_tier(self) -> bool:
        """Whether a cell's column is headed by a tier of the row's model, and by nothing else."""
        known = self.context.book.tiers(self.subject.models) if self.subject else ()
        length = len(self.head.strip(" *_`"))
        return any(mark.end - mark.start == length for mark in words.tiers(self.head, known))

    @Once
    def pairing(self) -> Pairing:
        """Which mark belongs to which amount."""
        return Pairing(self.lower, self.amounts)

    @Once
    def routes(self) -> tuple[Mark, ...]:
        """The routes that are named, or those that a table names beside it."""
        return self.routes_here or self.routes_beside

    @Once
    def routes_here(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.context.routes.find(self.lower) if not self._in_mention(mark))

    @Once
    def routes_beside(self) -> tuple[Mark, ...]:
        """The routes in a table's head and row; of several that which the row's label names."""
        head = "| " if self.kind in ("row", "item") else ""
        beside = self.context.routes.find(f"{head}{self.aside}")
        if len({mark.value for mark in beside}) < 2:
            return beside
        return self.context.routes.find(" | ".join(self.aside.split(" | ")[:2])) or beside

    @Once
    def boards(self) -> tuple[Mark, ...]:
        found = words.boards(self.lower) or words.boards(self.aside)
        if self.kind != "row" or not found or any("lm" in self.aside[mark.start : mark.end] for mark in found):
            return found
        if {mark.value for mark in found} != {"LMArena"}:
            return found
        above = words.boards(self.setting[-_ABOVE:].rpartition("\n\n|")[0]) or words.boards(self.setting[-_NARROW:])
        return above[-1:] or found

    @Once
    def days(self) -> tuple[Mark, ...]:
        return words.days(self.lower)

    def tiers(self, models: tuple[str, ...]) -> tuple[Mark, ...]:
        """The tiers of some models that are named."""
        return words.tiers(self.lower, self.context.book.tiers(models), self.text)

    @Once
    def sizes(self) -> tuple[Mark, ...]:
        return words.sizes(self.lower)

    def _in_mention(self, mark: Mark) -> bool:
        return self.inside_name(mark.start, mark.end)

    @Once
    def models(self) -> tuple[Mention, ...]:
        """The mentions that stand for models or families."""
        named = [m for m in self.mentions if m.models and m.kind not in ("app", "unknown-id")]
        longer = [found.span() for found in self.finditer(subjects.STRANGERS)]  # "Stable Diffusion XL"
        named = [m for m in named if not any(a <= m.start and m.end < b for a, b in longer)]
        named = [m for at, m in enumerate(named) if not (at and _explains(self.lower, named[at - 1], m))]
        routes = self.context.routes.find(self.lower) if len(named) > 1 else ()
        meant = [
            m for m in named
            if not any(r.start <= m.start and m.end < r.end for r in routes)
            and not (len(named) > 1 and m.kind == "family" and self._is_maker(m, named))
        ]  # fmt: skip
        return tuple(meant or named)

    def _is_maker(self, family: Mention, named: list[Mention]) -> bool:
        """Whether a family's name is that of the maker: "Ideogram's own API", "Leonardo's Lucid Origin"."""
        if AS_VENDOR.match(self.lower, family.end):
            return True
        if _BRINGS.match(self.lower, family.end):
            return any(m.start > family.end and set(m.models) < set(family.models) for m in named)
        own = self.lower[family.end : family.end + 3]
        return own in ("'s ", "\u2019s ") and any(m.start == family.end + 3 and m.kind == "exact" for m in named)

    @Once
    def is_name(self) -> bool:
        """Whether it is an item of a list that is a name and little more."""
        return self.kind == "item" and len(self.text) < 90 and bool(self.models) and self.models[0].start < 3

    @property
    def app(self) -> Mention | None:
        """A chat app that is named beside pictures."""
        return next((m for m in self.mentions if m.kind == "app"), None)

    @property
    def anyone(self) -> Mention | None:
        """The first model, the one that the sentence goes on about, or a chat app."""
        return self.models[0] if self.models and not self.leads else self.subject or self.app

    def inside_name(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a name."""
        return any(m.start <= start and end <= m.end for m in self.mentions if m.kind != "app")

    def subject_of(self, start: int, end: int) -> Mention | None:
        """The model that something at these offsets speaks of: named right after it, or last before, or first after."""
        return subjects.of(self.lower, self.models, self.strangers, self.subject, self.leads, start, end)

    @Once
    def strangers(self) -> tuple[tuple[int, int], ...]:
        """Where names stand that the base does not know, or knows as something else."""
        found = [m.span() for m in self.finditer(subjects.STRANGERS) if not self.inside_name(*m.span())]
        return (*found, *((m.start, m.end) for m in self.mentions if m.kind in _UNKNOWN))

    def joined(self, mention: Mention, span: tuple[int, int]) -> tuple[int, int]:
        """From a model to what is said of it; the latter alone where the model stands elsewhere."""
        named = mention in self.mentions
        return (min(mention.start, span[0]), max(mention.end, span[1])) if named else span

    def the_model(self, mention: Mention) -> Model:
        return self.context.base.model(mention.models[0])

    def claim(
        self,
        kind: str,
        span: tuple[int, int],
        verdict: str,
        models: tuple[str, ...],
        facts: tuple[Fact, ...] = (),
        *,
        rule: str = "",
        severity: str = "",
        message: str = "",
        advice: str = "",
        fix: str | None = None,
        written: str = "",
    ) -> Claim:
        """A claim at offsets of this sentence."""
        start, end = self.start + span[0], self.start + span[1]
        repair = None if fix is None else Fix(start, end, fix)
        return Claim(kind, start, end, verdict, models, facts, rule, severity, message, advice, repair, written=written)


def _explains(lower: str, name: Mention, other: Mention) -> bool:
    """Whether a family's name in brackets only explains the model's name before it: "Gemini 2.5 Flash Image (Nano Banana)"."""
    inside = name.kind == "exact" and other.kind == "family" and set(name.models) <= set(other.models)
    return inside and lower[name.end : other.start] == " (" and lower.startswith(")", other.end)


_ID_CONTEXT = cued(
    r"\bset (?:the )?[`\"']?model[`\"']? to\b|\b(?:set|change|switch)(?: (?:the|your|its))? {4,}(?:(?:param\w*|field|string|key|argument) )?to\b|(?<= (?:in|as)) (?:the|your) {9}(?:param\w*|field|string|key|argument)\b|\bthe {9}(?:param\w*|field|string|key|argument) (?:is|must be|should be|takes|wants|expects)\b|\bmodel[ _-]?(?:ids?|names?|strings?|param\w*|field|slug|key|identifier)\b|\bmodel\s?=|(?:^|[{(,|`]\s?)[\"'`]?model[\"'`]?\s?:|\"model\"|\bapi (?:model )?(?:ids?|names?|identifiers?)\b|--model\b|\b(?:the|its|whose) (?:right |correct |only )?id (?:of|for|is|to (?:call|use|pass|send))\b|\bendpoint\b|\b(?:calls|invokes|requests|defaults? to|falls? back (?:to|on)|default(?: model)? is)(?: [\w'\u2019]+){0,3} `|\b(?:bare|plain|unversioned) `[\w.-]+` (?:works|is (?:an alias|accepted|valid|fine)|exists|resolves|points|maps|answers|stands)|\b(?:old|new|current|previous|retired|deprecated) ids? (?:by|with|for|to|is|was|in)\b|\b(?:set|pass|send|use|put|call|specify|request)\b.{0,30}\b(?:as|for|in) (?:the |your )?model\b|^\W*(?:just |simply |then )?(?:call|use) it(?: as)? `|\b(?:call|invoke|request|pass|send)(?:s|ing)? (?:the )?`[\w.-]+`|\buse `[\w.-]+` (?:in|on|over|via|with|through|from) (?:the |your |our )?(?:[\w-]+ ){0,2}?(?:apis?|sdk|requests?|code|calls?)\b|^\W*(?:call|request|specify|pass)\b.{0,40}\b(?:in|on|via|through|from|over) (?:the |your )?(?:[\w-]+ ){0,2}api\b"
)
_UNKNOWN = ("other", "unknown-id", "unknown-version")
_BEFORE_NUMBER = lazy(r" (?=\d)")
_MISTAKES = lazy(
    r"\b(?:mistakes?|errors?|myths?|misconceptions?|pitfalls?|confusions?|what (?:not|people get wrong)|do not (?:write|say|believe)|false claims?)\b"
)
"""Heads a list of what others get wrong."""
_MARKS = "-*+\u2022"
"""Begin an item of a list."""
_ABOVE, _NARROW = 900, 300
"""Characters above a table, or before a cell, that may name the board of a column that is headed "Arena"."""
_PROMPT = lazy(r"\W*(?:(?:the|my|our|test|example|sample|image) ){0,2}prompt(?: text)?\W{0,4}[:=] ")
""" "Prompt: a poster ..." says nothing of models."""
_NEXT_TO = 4
"""Characters between an amount and what it has changed from."""
_HEAD = 24
"""Characters at the head of a sentence within which its day puts it into the past."""
_COST = lazy(r"\b(?:cost|was|were|charged|sold|asked|billed|took|paid|spent)\b")
_BRINGS = lazy(
    r" (?:(?:has|had|have|just|recently|finally|quietly|also|then|announced and) )*(?:released|launched|announced|unveiled|introduced|shipped|published|rolled out|brought out|put out|debuted|presented)\b"
)
""" "Ideogram launched Ideogram 3.0"."""
AS_VENDOR = lazy(
    r"[ -](?:hosted )?api\b|['\u2019]s (?:own |official |public |first-party )*(?:api|site|website|app|price|pricing|docs|documentation|terms|blog|own|first|second|third|earlier|previous|open-\w+)\b"
)
"""A family's name that stands for the vendor: "Ideogram's own API"."""
