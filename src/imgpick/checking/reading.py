"""A sentence (or table cell) with all that was recognised in it, worked out when asked for."""

from collections.abc import Iterable
from typing import NamedTuple

from imgpick.checking import money, words
from imgpick.checking.book import Book
from imgpick.checking.lazy import Once, lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.money import Amount
from imgpick.checking.pairing import Pairing
from imgpick.checking.result import Claim, Fix
from imgpick.checking.words import Mark
from imgpick.kb.base import Base, Model
from imgpick.kb.cite import Fact


class Context(NamedTuple):
    """What the judges know beside the sentence."""

    base: Base
    book: Book
    routes: words.Routes
    today: str
    written: str
    """The day the text was written or last checked; ``today`` when it names none."""
    dated: bool = False
    """Whether the text names its day."""
    own_boards: tuple[dict[str, object], ...] = ()
    """Rows of the user's own copy of boards whose tables the base may not hold."""


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
        setting: str = "",
        sourced: bool = False,
    ) -> None:
        self.text = text
        self.lower = lower(text)
        self.start = start
        self.context = context
        self.kind = kind
        self.sourced = sourced
        self.subject = subject and subject._replace(start=0, end=len(text))
        """The model that a table's row or column, the sentence before or the heading speaks of: it has no place here."""
        self.aside = aside.casefold()
        """The words of a table's head and row label, which name tier, size, unit and route."""
        self.setting = setting.casefold()
        """What stands before it in its section: it may name the board and the day."""
        self.mentions = tuple(m._replace(start=m.start - start, end=m.end - start) for m in mentions)

    @Once
    def silent(self) -> str:
        """Why the sentence makes no claim; empty when it does."""
        return words.no_claim(self.text, self.lower)

    @Once
    def names_an_id(self) -> bool:
        """Whether the sentence speaks of what stands in the model field of a request."""
        return bool(_ID_CONTEXT.search(self.lower))

    @Once
    def past(self) -> bool:
        return words.of_the_past(self.lower)

    @Once
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(money.amounts(self.lower))

    @Once
    def pairing(self) -> Pairing:
        """Which mark belongs to which amount."""
        return Pairing(self.lower, self.amounts)

    @Once
    def routes(self) -> tuple[Mark, ...]:
        found = [mark for mark in self.context.routes.find(self.lower) if not self._in_mention(mark)]
        return tuple(found) or tuple(self.context.routes.find(self.aside))

    @Once
    def boards(self) -> tuple[Mark, ...]:
        return tuple(words.boards(self.lower)) or tuple(words.boards(self.aside))

    @Once
    def days(self) -> tuple[Mark, ...]:
        return tuple(words.days(self.lower))

    @Once
    def sizes(self) -> tuple[Mark, ...]:
        return tuple(words.sizes(self.lower))

    def _in_mention(self, mark: Mark) -> bool:
        return self.inside_name(mark.start, mark.end)

    @Once
    def models(self) -> tuple[Mention, ...]:
        """The mentions that stand for models or families."""
        named = [m for m in self.mentions if m.models and m.kind != "app"]
        routes = self.context.routes.find(self.lower) if len(named) > 1 else ()
        return tuple(m for m in named if not any(r.start <= m.start and m.end < r.end for r in routes)) or tuple(named)

    @property
    def app(self) -> Mention | None:
        """A chat app that is named beside pictures."""
        return next((m for m in self.mentions if m.kind == "app"), None)

    @property
    def anyone(self) -> Mention | None:
        """The first model, the one that the sentence goes on about, or a chat app."""
        return self.models[0] if self.models else self.subject or self.app

    def inside_name(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a name."""
        return any(m.start <= start and end <= m.end for m in self.mentions if m.kind != "app")

    def subject_of(self, start: int, end: int) -> Mention | None:
        """The model that something at these offsets speaks of: named right after it, or last before, or first after."""
        inside = next((m for m in self.models if start <= m.start < end), None)
        if inside:
            return inside
        after = next((m for m in self.models if m.start >= end), None)
        if after and words_between(self.lower, end, after.start) in _FORWARD:
            return after
        before = [m for m in self.models if m.end <= start]
        if before:
            return before[-1]
        if after and _APART.search(self.lower, end, after.start):
            after = None
        return self.subject or after

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


_ID_CONTEXT = lazy(
    r"\bset (?:the )?[`\"']?model[`\"']? to\b|\b(?:set|change|switch) {4,}to\b|\bmodel[ _-]?(?:ids?|names?|strings?|param\w*|field|slug|key|identifier)\b|\bmodel\s?[=:]|\"model\"|\bapi (?:model )?(?:ids?|names?|identifiers?)\b|--model\b|\bendpoint\b|\b(?:set|pass|send|use|put|call|specify|request)\b.{0,30}\b(?:as|for|in) (?:the |your )?model\b"
)
_APART = lazy(r"\b(?:but|while|whereas|versus|vs|against|than|compared)\b|;")
_FORWARD = frozenset(
    f"{joint} {article}".strip()
    for joint in ("for", "with", "using", "on", "for one", "by", "from", "via", "in", "to run", "to use")
    for article in ("", "the", "a", "an", "one")
)


def words_between(text: str, start: int, end: int) -> str:
    """The words of a stretch, joined by single blanks, without marks of emphasis."""
    return (
        " ".join(text[start:end].replace("*", " ").replace("_", " ").replace("(", " ").split())
        if end - start < 40
        else "..."
    )


def lower(text: str) -> str:
    """A text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
