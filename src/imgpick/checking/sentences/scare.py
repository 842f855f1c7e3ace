"""Words in quotation marks inside a sentence: a term that is held at arm's length, not something the text claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import NOT_IN_BASE, Claim
from imgpick.checking.sentences.reading import Reading

MARKS = ("\u201c", '"', "\u201e", "\u00ab")
_QUOTED = lazy(
    r"\u201c[^\u201c\u201d]{3,160}\u201d|\u201e[^\u201c\u201e]{3,160}\u201c|\u00ab[^\u00ab\u00bb]{3,160}\u00bb|(?<!\w)\"[^\"]{3,160}\"(?!\w)"
)
_NAMES = ("naming", "document")
_ID = lazy(r".[\w.:/-]*[\w]-[\w.:/-]+.")
"""An id between quotation marks stands there to be copied."""


def without(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of a sentence; those that lie within its quotation marks raise no objection, but for names."""
    quoted = (m for m in _QUOTED.finditer(reading.text) if not _ID.fullmatch(m.group()))
    spans = [(reading.start + m.start(), reading.start + m.end()) for m in quoted]
    for claim in claims:
        inside = any(start < claim.start and claim.end < end for start, end in spans)
        quiet = inside and claim.rule and not claim.rule.startswith(_NAMES)
        yield claim._replace(rule="", verdict=NOT_IN_BASE, message="", advice="", fix=None) if quiet else claim
