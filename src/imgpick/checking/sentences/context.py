"""What is known beside a sentence: the base, the day, the boards that the text names."""

from __future__ import annotations

from collections.abc import Callable

from imgpick.checking.facts.book import Book
from imgpick.checking.facts.standings import Standings
from imgpick.checking.grammar import words
from imgpick.kb.base import Base
from imgpick.records import NamedTuple


class Context(NamedTuple):
    """What the judges know beside the sentence."""

    base: Base
    book: Book
    routes: words.Routes
    standings: Standings
    today: str
    written: str
    """The day the text was written or last checked; ``today`` when it names none."""
    dated: bool = False
    """Whether the text names its day."""
    publishers: frozenset[str] = frozenset()
    """The publishers of boards that the text names anywhere."""
    in_dollars: Callable[[], bool] = bool
    """Whether it says of all its prices that they are in dollars."""
