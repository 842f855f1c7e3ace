"""Labels with a value, as in profiles and tables: "Status: current", "End of life: 2026-12-01", "Seed: yes"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.abilities import limits
from imgpick.checking.abilities.capabilities import flag, rows_of
from imgpick.checking.abilities.limits import RESOLUTION
from imgpick.checking.boards import ranks
from imgpick.checking.boards.placing import placing, sure
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.features import PHRASES
from imgpick.checking.lifetime import ending
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.rights import permits
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, sizes
from imgpick.records import NamedTuple

_CUE = cued(r":|=|\u2013|\u2014")
_LABEL = lazy(
    r"\W{0,8}(?P<label>[a-z][a-z0-9 ./()'\u2019-]{1,38}?)[*_`]{0,3} ?[:=\u2013\u2014][*_`]{0,3} *(?P<value>[^\n]{1,80}?)\W{0,3}$"
)
_YES = lazy(
    r"\W{0,4}(?:yes|supported|allowed|native|available)(?:, official)?\W*|[\s*_`]*[\u2713\u2705\u2714]\ufe0f?\W*"
)
_NO = lazy(
    r"\W{0,4}(?:no|none|not supported|not allowed|unsupported|missing)\W*|[\s*_`]*[\u2717\u274c\u2718\u2716]\ufe0f?\W*"
)
_STATUS = lazy(r"(?:current )?(?:status|availability|state|life ?cycle)")
_ALIVE = lazy(r"\W*(?:current(?:ly available)?|available|active|live|online|generally available|ga)\W*")
_DEAD = lazy(r"\W*(?:retired|discontinued|gone|shut ?down|offline|dead|switched off|removed|sunset)\b")
_END = lazy(
    r"(?:api )?(?:shut ?-?down|shuts down|end(?:s|ed)?|end of (?:life|service|support)|end date|eol|retire[ds]?|retirement|sunset|switched off|discontinued|last day(?: (?:on|in|of) (?:the |its )?(?:[\w-]+ )?(?:api|service|sale))?|(?:callable|supported|available|sold|answers|runs|works) (?:until|till)|stops(?: working)?|goes away|(?:shut-?down|retirement|deprecation|termination|removal) ?date|deadline|off since|gone since|closed)(?: (?:on|date|day|since))?"
)
_ENDLESS = lazy(
    r"\W*(?:none|no(?:thing)?|not)(?: (?:yet|planned|announced|known|set|scheduled|published|so far|in sight|(?:end |shut-?down |retirement )?(?:date|day)))*\W*|\W*(?:open[- ]ended|indefinite(?:ly)?)\W*"
)
_TEXT = lazy(r"\S(?:.*\S)?")
_DAY_FIRST = lazy(r"\W*(?:on |since |from )?(?:the )?$")
_REFERENCES = lazy(
    r"(?:max(?:imum|\.)? |number of )?(?:reference|input)(?:s| images| pictures)?(?: \(max\.?\)| limit)?"
)
_NUMBER = lazy(r"\W*(?:up to |max\.? |at most )?(\d{1,2})(?: (?:images|pictures|references|files))?\W*")
_SIZE = lazy(
    r"(?P<max>max(?:imum|\.)? |largest )?(?:native |output )?(?:resolution|size|picture size|image size)(?P<max2> \(max\.?\))?"
)
_UP_TO = lazy(r"\W*(?:up to|max)\b")
_API = lazy(r"(?:official |public |developer )?api(?: access)?")
_BOARD = lazy(
    r"(?:lm ?arena|arena)\b[^:]{0,24}\b(?:rank|place|position)|(?:rank|place|position) (?:on|in) (?:the )?(?:lm ?arena|arena)\b[^:]{0,20}"
)
_PLACE = lazy(r"\W*(?:#|no\. ?|number )?(\d{1,3})(?:st|nd|rd|th)?\b(?! ?(?:of|points|%))")
_LICENCE = lazy(r"(?:weights )?licen[cs]e")
_CLOSED_TO = lazy(
    r"\W*(?:research[- ](?:use )?only|(?:for )?research only|non-?commercial(?: only)?|no commercial use)\W*"
)
CUES = (_CUE,)


class _Labelled(NamedTuple):
    """What a label says of a model."""

    mention: Mention
    label: str
    value: str
    span: tuple[int, int]


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a label with its value."""
    if reading.silent or reading.kind == "heading":
        return
    said = _in_cell(reading) if reading.kind == "row" else _in_line(reading)
    if said is None or said.mention.kind != "exact":
        return
    yield from _life(reading, said)
    if reading.kind != "row":
        yield from _feature(reading, said)
        yield from _limit(reading, said)


def _in_line(reading: Reading) -> _Labelled | None:
    match = _LABEL.fullmatch(reading.lower)
    if match is None or reading.models or reading.subject is None:
        return None
    return _Labelled(reading.subject, match.group("label").strip(), match.group("value"), match.span("value"))


def _in_cell(reading: Reading) -> _Labelled | None:
    """A cell below its head; in a table whose columns are models beside its row's label."""
    if reading.subject is None or reading.models:
        return None
    parts = reading.aside.split(" | ")
    label = parts[1] if len(parts) > 1 and reading.subject.text.casefold() in parts[0] else parts[0]
    return _Labelled(reading.subject, label.strip(" *_`"), reading.lower, (0, len(reading.lower)))


def _life(reading: Reading, said: _Labelled) -> Iterator[Claim]:
    """Whether a model is there, and when it ended or will."""
    if _END.fullmatch(said.label):
        if _ENDLESS.fullmatch(said.value):
            yield from ending.endless(reading, said.mention, said.span)
            return
        day = next((d for d in reading.days if d.start >= said.span[0]), None)
        says = _TEXT.search(reading.lower)
        if day and says and _DAY_FIRST.fullmatch(reading.lower, said.span[0], day.start):
            yield from ending.judged(reading, said.mention, says, day.value)
        return
    alive, dead = _ALIVE.fullmatch(said.value), _DEAD.match(said.value)
    if not _STATUS.fullmatch(said.label) or not (alive or dead):
        return
    model = reading.the_model(said.mention)
    life = model.life(reading.context.today)
    facts = (cite.life(model, life),)
    rule = ""
    if alive and life.status == "retired":
        rule, message = "availability-retired", f"{model.name} was retired on {life.since}"
    elif dead and life.status in ("current", "superseded"):
        rule, message = (
            "availability-not-retired",
            f"{model.name} is {life.status} since {life.since}; the base has no end for it",
        )
    elif dead and life.shutdown > reading.context.today:
        rule, message = "stale-date-day", f"{model.name} has not ended yet: it ends on {life.shutdown}"
    else:
        message = ""
    yield reading.claim(
        "stale-date",
        said.span,
        CONTRADICTED if rule else SUPPORTED,
        said.mention.models,
        facts,
        rule=rule,
        message=message,
    )


def _feature(reading: Reading, said: _Labelled) -> Iterator[Claim]:
    """Yes or no to a capability, an API, commercial use."""
    if _LICENCE.fullmatch(said.label):
        closed = _CLOSED_TO.fullmatch(said.value)
        if closed:
            yield from permits.held(reading, said.mention, said.span, allowed=False)
        return
    yes = bool(_YES.fullmatch(said.value))
    if not yes and not _NO.fullmatch(said.value):
        return
    api = bool(_API.fullmatch(said.label))
    for phrase in PHRASES:
        named = phrase.key == "official-api" if api else bool(phrase.pattern.pattern.fullmatch(said.label))
        if named:
            yield from flag(reading, phrase, said.mention, said.span, yes)
            return


def _limit(reading: Reading, said: _Labelled) -> Iterator[Claim]:
    """References, the largest size, a rank."""
    number = _NUMBER.fullmatch(said.value)
    if number and _REFERENCES.fullmatch(said.label):
        yield from limits.number(
            reading, said.mention, said.span, "references", "reference images", int(number.group(1))
        )
    size = _SIZE.fullmatch(said.label)
    if size:
        yield from _largest(reading, said, bool(size.group("max") or size.group("max2") or _UP_TO.match(said.value)))
    place = _PLACE.match(said.value) if _BOARD.fullmatch(said.label) else None
    if place:
        yield from sure(
            lambda where: ranks.rank_of(where, said.mention, int(place.group(1)), False, said.span), placing(reading)
        )


def _largest(reading: Reading, said: _Labelled, most: bool) -> Iterator[Claim]:
    """A size that a model does not reach, or the largest said to be less than it is."""
    found = [m.group("size").replace("\u00d7", "x").replace(" ", "") for m in RESOLUTION.pattern.finditer(said.value)]
    rows = rows_of(reading.the_model(said.mention), "max-edge", reading.context.today)
    if not found or not rows:
        return
    edges = {sizes.longest_edge(text.upper() if text[-1] == "k" else text): text for text in found}
    top = max(float(str(row.value)) for row in rows)
    if max(edges) <= top * 1.07 and not (most and top > max(edges) * 1.5):
        return
    model = reading.the_model(said.mention)
    yield reading.claim(
        "capability", said.span, CONTRADICTED, said.mention.models, tuple(cite.capability(row, reading.context.base) for row in rows),
        rule="capability-contradicted", message=f"{model.name} reaches {top:g} px on its longest edge, {edges[max(edges)]} takes {max(edges)} px",
    )  # fmt: skip
