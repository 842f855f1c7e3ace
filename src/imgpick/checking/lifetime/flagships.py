"""What "flagship" says of a model: the current one of its vendor, or the first of its line."""

from __future__ import annotations

from imgpick.checking.facts import generations
from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.model import Model

_OF_LINE = lazy(r"(?: \w+){0,2} (?:of|in) (?:the |its )?(?:[\w.-]*\d|[\w.-]+ (?:line|family|series|generation)\b)")


def of_line(reading: Reading, end: int) -> bool:
    """Whether the words behind "flagship" name a line: "the flagship of the FLUX.2 family"."""
    return bool(_OF_LINE.match(reading.lower, end))


def within_line(reading: Reading, word: str, span: tuple[int, int]) -> bool:
    """Whether "flagship" may be the first of its line, or what an app leads with: nobody's, and not called the current one."""
    if not word.startswith("flagship"):
        return False
    before = reading.lower[max(0, span[0] - _WHOSE_REACH) : span[1]]
    return not _WHOSE_FLAG.search(before) and not _FLAG_OF.match(reading.lower, span[1])


_WHOSE_REACH = 24
_WHOSE_FLAG = lazy(
    rf"(?:\b(?:{words.MAKERS})(?:['\u2019]s?)?|\b(?:current|latest|new(?:er|est)?|today['\u2019]s))(?: [\w-]+){{0,2}} flagship$"
)
_FLAG_OF = lazy(rf" (?:image )?(?:model |generator )?(?:of|from|at|by) (?:{words.MAKERS})\b")


def above(base: Base, own: tuple[str, ...], newer: list[Model], day: str, of_line: bool) -> list[Model]:
    """What takes the flag from a model that nothing has replaced: a later generation, no sibling of another size, and
    nothing where it is called the flagship of its line."""
    if of_line or not generations.is_current(base, own, day):
        return [] if of_line else newer
    return [m for m in newer if generations.generation(m) > generations.generation(base.model(own[0])) > 0]
