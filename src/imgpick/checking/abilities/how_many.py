"""A number that answers a question: "How many reference images does X take?" - "Ten." """

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.abilities.capabilities import note_of, rows_of
from imgpick.checking.grammar.figures import CARDINAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

NUMBER = cued(
    rf"^\W*(?:a:\W*)?(?:(?:up to|at most|a maximum of|it takes|exactly) )?(?P<n>{CARDINAL}|\d{{1,2}})\b(?! ?(?:[%$\u00a2]|percent|cents?))"
)
_HOW_MANY = (
    ("references", "reference images", lazy(r"\bhow many (?:reference|input|source) (?:image|picture|photo)?s?\b|\bhow many references\b")),
    ("images-per-call", "images a call", lazy(r"\bhow many (?:images|pictures|outputs)\b[^?]{0,40}\b(?:per|in (?:one|a single)|with one|from one) (?:api )?(?:call|request)")),
)  # fmt: skip
CUES = (NUMBER,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The number with which a sentence answers the question before it."""
    mention, match = reading.subject, reading.search(NUMBER)
    if (
        match is None
        or mention is None
        or mention.kind != "exact"
        or reading.silent
        or not reading.aside.rstrip(" *_").endswith("?")
    ):
        return
    found = next(((key, what) for key, what, pattern in _HOW_MANY if pattern.search(reading.aside)), None)
    model, today = reading.the_model(mention), reading.context.today
    rows = rows_of(model, found[0], today) if found else []
    if found is None or not rows:
        return
    key, what = found
    known = {int(str(row.value)) for row in rows}
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    if int(value_of(match.group("n"))) in known:
        yield reading.claim("capability", match.span("n"), SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "capability", match.span("n"), CONTRADICTED, mention.models, facts, rule="capability-number",
        message=f"{model.name} takes {max(known)} {what}{note_of(model, key, today)}", advice=f"write {max(known)}",
    )  # fmt: skip
