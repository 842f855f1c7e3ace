"""Tables and lists of features: what a cell says by the label of its row or column, and what a line lists of a model."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.abilities import capabilities, limits
from imgpick.checking.abilities.profiles import profile
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.features import PHRASES, Phrase
from imgpick.checking.grammar.figures import value_of
from imgpick.checking.lifetime.releases import release_day
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.rights import terms
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, sizes

LABEL = cued(
    r"^\W*(?:(?:max(?:imum)?\.?|number of|no\. of|up to|open|model) )*(?P<what>(?:reference|input|source) (?:image|picture|photo)s?|references|(?:image|picture|output)s? (?:per|a) (?:call|request)|weights|resolution|(?:output |image )?size|release[ds]?(?: date| on)?|launch(?:ed)?(?: date| on)?)(?: \((?:max(?:imum)?|up to)\.?\))?\W*$"
)
_YES = lazy(r"\W*(?:yes|y|supported|native|\u2713|\u2714\ufe0f?|\u2705)\W*")
_NO = lazy(r"\W*(?:no|n|none|not supported|unsupported|\u2717|\u2718|\u274c|\u2716)\W*")
_NUMBER = lazy(r"\W*(?:(?:up to|max(?:imum)?\.?|at most) )?(\d{1,2})(?: (?:images|pictures|references|max\.?))?\W*")
_OPEN = lazy(r"\W*(?:open|downloadable|public|yes)(?: weights)?\W*")
_CLOSED = lazy(r"\W*(?:closed|proprietary|not public|no|hosted only|api only)(?: weights)?\W*")
_OPEN_SOURCE = lazy(r"(?:is )?open[- ]sourced?(?: model)?\??")
_LEAST = lazy(r"\b(?:max(?:imum)?|up to)\b")
_BARE = lazy(
    r"(?:native |supports? |can |true |image )?(?: ?(?:support|output|export|control|parameter|available|\(?api\)?))?\??"
)
"""What may stand beside the name of a capability in a label that asks whether the model has it."""
_API = lazy(r"(?:official |public |developer )?api(?: access)?\??")
_ACCESS = lazy(r"(?:api )?(?:access|availability|how to (?:get|use) it)|api|available (?:via|as|through)")
_OWN_API = lazy(r"\W*(?:official|public|first-party) api\W*")
""" "Official API" in a column of ways of access."""
_LONGEST_LABEL = 40
_REFERENCES = lazy(
    r"(?:up to |max\.? )?(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:reference|input|source)(?:s| images| pictures| photos)(?:,? (?:max(?:imum)?\.?|at most|tops))?"
)
_SIZED = lazy(r"(?:native |up to |max\.? )?(?P<size>[248]k)(?: (?:native|output|max\.?|images|pictures|resolution))?")
CUES = (LABEL, *(phrase.pattern for phrase in PHRASES), *limits.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim of a cell that holds a number, a size, a day, "open" or "yes" and nothing else."""
    mention = reading.subject
    if reading.kind != "row" and not reading.silent:
        yield from _listed(reading)
    if reading.kind != "row" or mention is None or reading.mentions:
        return
    label = _label(reading, mention)
    of_family = mention.kind in ("family", "ambiguous") and (_API.fullmatch(label) or _ACCESS.fullmatch(label))
    if len(label) > _LONGEST_LABEL or not (mention.kind == "exact" or of_family):
        return
    found = LABEL.pattern.match(label)
    if _OPEN_SOURCE.fullmatch(label) and _YES.fullmatch(reading.lower):
        yield from terms.called_open(reading, mention, reading.whole)
    elif found is None:
        yield from _flag(reading, mention, label)
    else:
        yield from _told(reading, mention, label, found.group("what"))


def _listed(reading: Reading) -> Iterator[Claim]:
    """What a line lists of its model: capabilities by their bare names, a number of references, the largest size."""
    found = profile(reading, least=1)
    if found is None:
        return
    for item in found.items:
        span = item.start, item.end
        named = _named(item.text) if len(found.items) > 1 else None
        many, size = _REFERENCES.fullmatch(item.text), _SIZED.fullmatch(item.text)
        if named:
            yield from capabilities.flag(reading, named, found.mention, span, not item.denied)
        elif many and not item.denied:
            said = int(value_of(many.group("n").replace("a dozen", "12")))
            yield from limits.number(reading, found.mention, span, "references", "reference images", said)
        elif size:
            yield from limits.reach(reading, found.mention, span, size.group("size").upper(), not item.denied)


def _named(text: str) -> Phrase | None:
    """The capability that a few words name and nothing else."""
    found = ((phrase, phrase.pattern.pattern.search(text)) for phrase in PHRASES)
    named = [phrase for phrase, match in found if match and _BARE.fullmatch(text.replace(match.group(), "", 1))]
    return named[0] if len(named) == 1 else None


def _told(reading: Reading, mention: Mention, label: str, what: str) -> Iterator[Claim]:
    """The claim of a cell by what its label asks for."""
    if "reference" in what or what.startswith(("input", "source")):
        yield from _number(reading, mention, "references", "reference images")
    elif what.endswith(("call", "request")):
        yield from _number(reading, mention, "images-per-call", "images a call")
    elif what == "weights":
        yield from _weights(reading, mention)
    elif what.startswith(("release", "launch")):
        for day in words.days(reading.lower)[:1]:
            if not reading.lower[: day.start].strip() and not reading.lower[day.end :].strip():
                yield release_day(reading, mention, day, (day.start, day.end))
    elif _LEAST.search(label) or _LEAST.search(reading.lower):
        yield from _resolution(reading, mention)


def _label(reading: Reading, mention: Mention) -> str:
    """What a cell is about: the head of its column, or the head of its row where the model heads the column."""
    head, _, rest = reading.aside.partition(" | ")
    return (rest.partition(" | ")[0] if mention.text.casefold() in head else head).strip(" \t*_`")


def _flag(reading: Reading, mention: Mention, label: str) -> Iterator[Claim]:
    """Yes or no below the name of a capability."""
    named_so = bool(_OWN_API.fullmatch(reading.lower)) and bool(_ACCESS.fullmatch(label))
    asks_for_api = named_so or bool(_API.fullmatch(label))
    said = named_so or bool(_YES.fullmatch(reading.lower))
    if not said and not _NO.fullmatch(reading.lower):
        return
    if asks_for_api:
        api = next(phrase for phrase in PHRASES if phrase.key == "official-api")
        yield from capabilities.flag(reading, api, mention, reading.whole, said)
        return
    named = _named(label)
    if named:
        yield from capabilities.flag(reading, named, mention, reading.whole, said)


def _number(reading: Reading, mention: Mention, key: str, what: str) -> Iterator[Claim]:
    cell = _NUMBER.fullmatch(reading.lower)
    if cell is None:
        return
    model, today = reading.the_model(mention), reading.context.today
    rows = capabilities.rows_of(model, key, today)
    known = {int(str(row.value)) for row in rows}
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    span = cell.span(1)
    if not known or int(cell.group(1)) in known:
        yield reading.claim("capability", span, SUPPORTED if known else NOT_IN_BASE, mention.models, facts)
        return
    yield reading.claim(
        "capability", span, CONTRADICTED, mention.models, facts, rule="capability-number",
        message=f"{model.name} takes {max(known)} {what}{capabilities.note_of(model, key, today)}", advice=f"write {max(known)}",
    )  # fmt: skip


def _weights(reading: Reading, mention: Mention) -> Iterator[Claim]:
    said = "open" if _OPEN.fullmatch(reading.lower) else "closed" if _CLOSED.fullmatch(reading.lower) else ""
    model = reading.the_model(mention)
    known = model.licence.weights
    if not said or known not in ("open", "closed"):
        return
    span, facts = reading.whole, (cite.licence(model, "weights", known),)
    if said == known:
        yield reading.claim("licence", span, SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "licence", span, CONTRADICTED, mention.models, facts, rule="licence-contradicted",
        message=f"the weights of {model.name} are {known} (licence: {model.licence.name})", advice=f"write {known}",
    )  # fmt: skip


def _resolution(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """The largest size: wrong where it is more than the model reaches on any route, or far less than on every one."""
    told = [mark for mark in words.sizes(reading.lower) if sizes.longest_edge(mark.value)]
    marks = sorted(told, key=lambda mark: -sizes.longest_edge(mark.value))
    model, today = reading.the_model(mention), reading.context.today
    rows = capabilities.rows_of(model, "max-edge", today)
    if not marks or not rows:
        return
    top = max(float(str(row.value)) for row in rows)
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    span, asked = (marks[0].start, marks[0].end), sizes.longest_edge(marks[0].value)
    least = min([float(str(row.value)) for row in rows if not row.routes] or [top])
    if asked <= top * 1.07 and (least <= asked * 1.5 or "native" in reading.lower):
        yield reading.claim("capability", span, SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "capability", span, CONTRADICTED, mention.models, facts, rule="capability-contradicted",
        message=f"{model.name} reaches {int(top)} px on its longest edge{capabilities.note_of(model, 'max-edge', today)}, {marks[0].value} takes {asked} px",
    )  # fmt: skip
