"""Which size a sentence means where it tells pictures apart by their shape: portrait, landscape, square."""

from collections.abc import Iterable

from imgpick.checking.facts.book import Book
from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.cues import cued
from imgpick.checking.sentences.reading import Reading

_LONG, _SQUARE = "1024x1536", "1024x1024"
_SHAPE = cued(
    r"\b(?:(?P<long>portrait|landscape|vertical|horizontal|upright)|square)s?(?:[- ](?:format|orientation|layout|mode|aspect))?\b(?! (?:root|inch|feet|foot|meters?|metres?|photograph\w*|scenes?|paintings?))"
)
_FORMAT = cued(
    r"\b(?:portrait|landscape|vertical|horizontal|upright)[- ](?:format|orientation|layout|mode|aspect)\b|\b(?:low|medium|high)(?:[- ]quality)? (?:portrait|landscape)\b"
)


def marks(reading: Reading, models: Iterable[tuple[str, ...]]) -> tuple[Mark, ...]:
    """The sizes that shapes stand for, where both kinds are named, or one as a format, of models sold by these sizes."""
    found = tuple(reading.finditer(_SHAPE))
    told_apart = {bool(m.group("long")) for m in found} == {True, False} or reading.search(_FORMAT)
    if not found or not told_apart or reading.sizes:
        return ()
    if not all(_is_sold_by_shape(reading.context.book, own) for own in models):
        return ()
    return tuple(Mark(m.start(), m.end(), _LONG if m.group("long") else _SQUARE) for m in found)


def _is_sold_by_shape(book: Book, models: tuple[str, ...]) -> bool:
    listed = {c.size for c in book.cells(models) if c.unit == "image" and not c.computed and c.kind == "vendor-api"}
    return {_LONG, _SQUARE} <= listed
