"""Capabilities: what a text says a model can or cannot do, held against the rows of that day."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from imgpick.checking import naming, words
from imgpick.checking.cues import Cued, cued
from imgpick.checking.lazy import lazy, regex
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.kb import cite, sizes
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model


class Phrase(NamedTuple):
    """The words for a capability."""

    key: str
    what: str
    pattern: Cued


def _phrase(key: str, what: str, pattern: str) -> Phrase:
    return Phrase(key, what, cued(pattern))


PHRASES = (
    _phrase("transparent", "transparent backgrounds", r"\bbackground[\"'`]?(?:\s?[:=]\s?|(?: (?:is|parameter|field|option)){0,2} (?:set )?to )[\"'`]?transparent\b|\btransparent (?:background|png|image|output|webp)s?\b|\btransparency\b(?! (?:about|report|on|in pricing))|\balpha[- ]channels?\b"),
    _phrase("svg", "SVG output", r"\bsvgs?\b|\b(?:native |editable |true )?vectors? (?:output|graphic|file|image|art|format)s?\b"),
    _phrase("layers", "layers", r"\b(?:separate |editable |psd |image )*layers\b(?! of\b)|\blayered (?:psd|output|file|image)s?\b"),
    _phrase("mask-edit", "edits with a mask", r"\binpaint\w*\b|\bmask(?:ed|s|ing)?(?:[- ]based)? ?(?:edit\w*)?\b"),
    _phrase("edit", "edits", r"\b(?:image[- ])?edit(?:s|ing)?\b(?! (?:arena|board|leaderboard|category|ranking))|\bretouch(?:es|ing)?\b|\b(?:modif(?:y|ies)|alters?|reworks?) (?:an? |your |the )?(?:existing |uploaded |finished )?(?:photo|picture|image)s?\b"),
    _phrase("fine-tune", "fine-tuning", r"\bfine[- ]?tun\w+\b|\bloras?\b"),
    _phrase("batch", "batch requests", r"\bbatch (?:api|mode|processing|endpoint|requests?|pricing|discount)\b"),
    _phrase("streaming", "streaming", r"\bstreaming\b|\bpartial images?\b"),
    _phrase("seed", "seeds", r"\bseeds?\b(?:(?= )(?! (?:round|fund|stage|money|investor)))?"),
    _phrase("provenance", "provenance marks", r"\bc2pa\b|\bsynthid\b|\bcontent credentials\b|\b(?:invisible )?watermark\w*\b"),
    _phrase("indemnity", "indemnity", r"\bindemni\w+\b"),
    _phrase("licensed-training-data", "licensed training data", r"\blicen[sc]ed (?:training )?data\b|\btrained (?:only |solely |exclusively |entirely )?on (?:fully )?licen[sc]ed\b"),
    _phrase("web-search", "web search", r"\bweb[- ]search\b|\b(?:google )?search grounding\b|\bgrounding (?:with|in) google\b|\bsearch(?:es)? the web\b"),
    _phrase("official-api", "an official API", r"\b(?:official|public|first-party|developer) (?:[\w.]+ ){0,2}api\b|\b(?:has|have|offers?|an|any|without an?|no) api\b(?! (?:keys?|calls?|access|bill|cost|pric\w+|credits?|budget))"),
    _phrase("multi-turn", "edits over several turns", r"\bmulti[- ]turn\b|\bconversational edit\w*\b"),
)  # fmt: skip
_CLAIMS = cued(
    r"\b(?:support(?:s|ed|ing)?|offer(?:s|ed|ing)?|can(?:not)?|can['\u2019]t|do(?:es)?|do(?:es)?n['\u2019]?t|has|have|comes? with|includes?|including|provides?|produces?|produce|generat(?:es?|ing)|outputs?|output|accepts?|accept|takes?|take|allows?|allow|lets?|lacks?|without|exports?|export|handles?|handle|delivers?|renders?|render|makes?|embeds?|adds?|features?|enables?|natively|native|able to|is the only|only model|returns?|return|gives?|fills?|creates?|create|trained|there is|there's|missing|up to|no\b|won['\u2019]t|isn['\u2019]t|available|impossible|possible|exposes?|ships?|works?|set|pass|fix|lock|send|grab|get|call|maxes? out|launch(?:es|ed)|opened|introduced|guarantee[ds]?|entitled|covered|built[- ]in|whose|hands? (?:you |back|over)|will (?:also |even |happily |gladly )?(?:edit|retouch|modify|make|give|return|accept|take|produce|render|output|export)|reach(?:es)?|pin|limited to|capped at|goes? (?:all the way |up )?to|tops out)\b"
)
_RESOLUTION = cued(
    r"(?<![\w$.])(?P<size>8k|4k|2k|\d{3,4}\s?(?:x|\u00d7)\s?\d{3,4})\b(?! (?:images? (?:a|per) (?:month|day)|tokens|per image|users))"
)
_REFERENCES = cued(
    r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty)\+? (?:\w+ ){0,2}?(?:reference|input|source)s?(?: (?:image|picture|photo)s?)?\b|\b(?:combine|blend|accepts?|mix|merge|fuse|takes?)s? (?:up to )?(?P<m>\d{1,2}) images\b"
)
_PER_CALL = cued(
    r"(?P<n>\d{1,2}|two|four|eight|ten) (?:images|pictures|outputs|variants|variations)\b[^.;]{0,20}?\b(?:per|in (?:one|a single)|in a|from one|with one|from a single|at once|a) ?(?:api )?(?:call|request|prompt|batch|generation|go)?\b"
)
_COUNT = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_ABSOLUTE = cued(
    r"\b(?:guarantee\w*|full(?:y)?|complete(?:ly)?|blanket|always|automatic(?:ally)?|every(?:one|body|thing)?|all|any|whatever|without exception|unconditional\w*)\b"
)
_NOT_A_CLAIM = lazy(
    r"\b(?:if you need|when you need|need(?:s|ed)?\b|want|looking for|require[sd]?|depends|whether|for (?:the )?(?:edits?|editing)|should|prompt|ask(?:ed|ing)? for|benchmark|leaderboard|workflow|test(?:ed)? (?:for|on)|compare[ds]?|best at|better at|good at|great at|excels? at|strong (?:at|in)|weak(?:er)? (?:at|in)|price|cost|costs|budget|post-process\w*|plugin|separate(?:ly)? (?:tool|step)|remove the background|background remov\w+|vectori[sz]e it|convert|workaround)\b"
)


CUES = (*(phrase.pattern for phrase in PHRASES), _RESOLUTION, _REFERENCES, _PER_CALL)


def judge(reading: Reading) -> Iterator[Claim]:
    """The capability claims of a sentence."""
    if reading.silent or reading.kind == "heading":
        return
    if reading.kind != "row" and not reading.search(_CLAIMS):
        return
    for phrase in (phrase for phrase in PHRASES if reading.cues & phrase.pattern.bit):
        for match in reading.finditer(phrase.pattern):
            mention = _who(reading, match)
            if mention is None:
                continue
            stretch = _stretch(reading, mention, match)
            if _NOT_A_CLAIM.search(stretch) or not _CLAIMS.pattern.search(stretch):
                continue
            yield from _flag(reading, phrase, mention, match.span(), not words.negated(_without_only(stretch)))
            break
    yield from _resolution(reading)
    yield from _numbers(reading)


def _who(reading: Reading, match: re.Match[str]) -> Mention | None:
    mention = reading.subject_of(match.start(), match.end())
    if mention and mention.start >= match.end() and ")" in reading.lower[match.end() : mention.start]:
        return None  # in brackets behind something that the base does not know
    return (
        mention
        if mention and mention.kind in ("exact", "family", "ambiguous", "product", "old") and mention.models
        else None
    )


def _stretch(reading: Reading, mention: Mention, match: re.Match[str]) -> str:
    """The words between a model and what is said of it, with a little after."""
    named = mention in reading.models and mention.end <= match.start()
    begin = mention.end if named else max(0, match.start() - 60)
    clause = max(
        (
            reading.lower.rfind(joint, begin, match.start())
            for joint in ("; ", " but ", " while ", " whereas ", " although ")
        ),
        default=-1,
    )
    return reading.lower[max(begin, clause) : min(len(reading.lower), match.end() + 18)]


_GIVEN_UP = lazy(
    r"\b(?:reject(?:s|ed|ing)?|refus(?:e|es|ing)|ignor(?:e|es|ing)|giv(?:e|es|ing) up|los(?:e|es|ing)|forgo(?:es|ing)?|sacrific\w+|minus)\b"
)


def _without_only(stretch: str) -> str:
    stretch = _GIVEN_UP.sub("without", stretch)
    return regex(
        r"\b(?:not only|no doubt|no problem|no need|no longer need|not just|without (?:issue|trouble|a problem|losing|extra|any extra|problems))\b"
    ).sub(
        " ",
        stretch,
    )


def _rows(model: Model, key: str, day: str) -> list[Capability]:
    return list(model.any_capability(key, day))


def _flag(reading: Reading, phrase: Phrase, mention: Mention, span: tuple[int, int], said: bool) -> Iterator[Claim]:
    context, base = reading.context, reading.context.base
    route = reading.routes[0].value if len(reading.routes) == 1 else ""
    verdicts, facts = [], []
    for key in mention.models:
        model = base.model(key)
        rows = [r for r in _rows(model, phrase.key, context.today) if not route or not r.routes or route in r.routes]
        facts += [cite.capability(r, base) for r in rows]
        verdicts.append(_verdict(rows, said))
    whole = reading.joined(mention, span)
    shown = tuple(facts[:4])
    if phrase.key == "indemnity" and said and _conditional(facts) and reading.search(_ABSOLUTE):
        yield reading.claim(
            "licence", whole, AMBIGUOUS, mention.models, shown, rule="licence-condition",
            message=f"the indemnity of {_name(reading, mention)} has a condition{_note(base.model(mention.models[0]), phrase.key, context.today)}",
            advice="name the plan or contract",
        )  # fmt: skip
        return
    if all(v == "unknown" for v in verdicts):
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, shown)
    elif all(v in ("right", "unknown") for v in verdicts):
        yield reading.claim("capability", whole, SUPPORTED, mention.models, shown)
    elif all(v in ("wrong", "unknown") for v in verdicts) and not (phrase.key == "seed" and route):
        then = all(
            _verdict(_rows(base.model(key), phrase.key, context.written), said) == "right" for key in mention.models
        )
        if reading.past:
            yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, shown)
            return
        kind, rule = (
            ("availability", "availability-api")
            if phrase.key == "official-api"
            else ("capability", "capability-contradicted")
        )
        yield reading.claim(
            kind, whole, CONTRADICTED, mention.models, shown, rule=rule, severity=WARNING if then and context.dated else "",
            message=f"{_name(reading, mention)} {'has' if not said else 'does not have'} {phrase.what}{_note(base.model(mention.models[0]), phrase.key, context.today)}",
            written=SUPPORTED if then else CONTRADICTED,
        )  # fmt: skip
    elif mention.kind == "family" and "wrong" in verdicts:
        yield naming.version_missing(reading, mention, f"in {phrase.what}", WARNING)._replace(facts=shown)
    else:
        yield reading.claim("capability", whole, AMBIGUOUS, mention.models, shown)


def _conditional(facts: list[Fact]) -> bool:
    return any(fact.value == "conditional" for fact in facts)


def _verdict(rows: list[Capability], said: bool) -> str:
    values = {str(r.value) for r in rows}
    known = values & {"yes", "no", "conditional", "announced"}
    if not known:
        return "unknown"
    if values == {"yes"}:
        return "right" if said else "wrong"
    if values == {"no"}:
        return "wrong" if said else "right"
    return "mixed" if said or "yes" in values or "conditional" in values else "unknown"


def _name(reading: Reading, mention: Mention) -> str:
    base = reading.context.base
    return base.model(mention.models[0]).name if len(mention.models) == 1 else mention.text


def _note(model: Model, key: str, day: str) -> str:
    rows = _rows(model, key, day)
    since = next((f" since {r.since}" for r in rows if r.since), "")
    note = next((r.note for r in rows if r.note), "")
    return since + (f" ({note})" if note else "")


def _resolution(reading: Reading) -> Iterator[Claim]:
    for match in reading.finditer(_RESOLUTION):
        mention = _who(reading, match)
        if mention is None or mention.kind != "exact":
            continue
        stretch = _stretch(reading, mention, match)
        if (
            _NOT_A_CLAIM.search(stretch)
            or not _CLAIMS.pattern.search(stretch)
            or "$" in reading.lower
            or "upscal" in reading.lower
        ):
            continue
        said = not words.negated(_without_only(stretch))
        asked = (
            match.group("size").upper()
            if match.group("size")[-1] == "k"
            else regex(r"\s?[x\u00d7]\s?").sub("x", match.group("size"))
        )
        yield from _reach(reading, mention, match.span(), asked, said)
        return


def _reach(reading: Reading, mention: Mention, span: tuple[int, int], asked: str, said: bool) -> Iterator[Claim]:
    context = reading.context
    model = context.base.model(mention.models[0])
    rows = [
        r
        for r in _rows(model, "max-edge", context.today)
        if not r.routes or any(m.value in r.routes for m in reading.routes)
    ]
    limits = [float(str(r.value)) for r in rows]
    facts = tuple(cite.capability(r, context.base) for r in rows)
    whole = reading.joined(mention, span)
    if not limits:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models)
        return
    needed = sizes.longest_edge(asked)
    # a class is a way of speaking: 2K and 4K are met within a few percent
    reach = needed <= max(limits) * 1.07
    all_routes = [float(str(r.value)) for r in _rows(model, "max-edge", context.today)]
    if reach == said or (said and needed <= max(all_routes, default=0) * 1.07 and not reading.routes):
        yield reading.claim("capability", whole, SUPPORTED, mention.models, facts)
    elif reading.past or (not said and regex(r"\bup to|more than|above|beyond|over\b").search(reading.lower)):
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, facts)
    else:
        top = int(max(limits))
        yield reading.claim(
            "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-contradicted",
            message=f"{model.name} reaches {top} px on its longest edge{_note(model, 'max-edge', context.today)}, {asked} takes {needed} px",
        )  # fmt: skip


def _numbers(reading: Reading) -> Iterator[Claim]:
    for what_number, key, what in (
        (_REFERENCES, "references", "reference images"),
        (_PER_CALL, "images-per-call", "images a call"),
    ):
        for match in reading.finditer(what_number):
            mention = _who(reading, match)
            text = match.group("n") or match.groupdict().get("m")
            if (
                mention is None
                or mention.kind != "exact"
                or not text
                or not regex(
                    r"\b(?:up to|at most|max(?:imum)?|limit\w*|accepts?|takes?|supports?|can use|allows?|handles?|combine|blend|per|returns?|in one|as many as|only)\b"
                ).search(
                    reading.lower,
                )
            ):
                continue
            if regex(r"\b(?:we|our|tested|used|gave|with the same)\b").search(reading.lower):
                continue
            yield from _number(reading, mention, match.span(), key, what, _COUNT.get(text) or int(text))
            break


def _number(
    reading: Reading, mention: Mention, span: tuple[int, int], key: str, what: str, said: int
) -> Iterator[Claim]:
    context = reading.context
    model = context.base.model(mention.models[0])
    rows = _rows(model, key, context.today)
    facts = tuple(cite.capability(r, context.base) for r in rows)
    whole = reading.joined(mention, span)
    known = {int(str(r.value)) for r in rows}
    if not known:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models)
        return
    top = regex(r"\b(?:up to|at most|max(?:imum)?|limit\w*|only|as many as|capped)\b").search(reading.lower)
    if said in known or (said < max(known) and not top):
        yield reading.claim("capability", whole, SUPPORTED, mention.models, facts)
    elif reading.past:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, facts)
    else:
        row = max(rows, key=lambda r: int(str(r.value)))
        yield reading.claim(
            "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-number",
            message=f"{model.name} takes {row.value} {what}" + (f" ({row.note})" if row.note else ""), advice=f"write {row.value}",
        )  # fmt: skip
