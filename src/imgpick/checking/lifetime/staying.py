"""Whether a model is said to be safe for long, or on its way out: "here to stay", "no hurry to leave X", "being phased out"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.lifetime import end_days
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

_CUE = cued(
    r"\b(?:safe|secure|here to stay|going anywhere|planned|scheduled|foreseeable|hurry|rush|reason|pressure|need|plans?|intention|keeps?|be (?:switched|shut|turned|retired|discontinued|sunset|deprecated|removed|killed)|(?:shut ?down|retired|switched off|turned off|discontinued)|outlive|phased|wound down|way out|last legs|alive and well|kicking)\b"
)
_ENDED = r"(?:switched off|shut ?down|turned off|retired|discontinued|sunset|deprecated|removed|killed(?: off)?)"
_SAFE = lazy(
    r"[`\"'*_]* (?:(?:is|are|stays?|remains?) (?:perfectly |completely |still )?(?:here to stay|not going anywhere|alive and (?:well|kicking)|(?:safe|secure) (?:for (?:years|a long time|the (?:long run|foreseeable future|next)|20\d\d)|to (?:build on|use) for years|until well into))|(?:isn|aren)['\u2019]t going anywhere|ha(?:s|ve) no (?:planned|scheduled|foreseeable) (?:retirement|end|shut-?down|sunset|deprecation)|will outlive (?:the year )?20\d\d"
    rf"|(?:will not|won['\u2019]t|(?:is|are)(?: not|n['\u2019]t) going to) be {_ENDED} (?:any ?time soon|(?:before|until|till) (?=[\w ]{{0,24}}20\d\d)|this (?:year|decade)|in (?:the )?(?:near|foreseeable)|for years|yet))\b"
)
_NOT_OFF = lazy(
    rf"[`\"'*_]* (?:(?:is|are|has|have)(?: not|n['\u2019]t)(?: yet| actually| really)?(?: been)? {_ENDED}|(?:is|are) (?:only|just|merely) deprecated,? (?:and |but )?not (?:yet )?{_ENDED})\b"
)
""" "X has not been shut down": wrong of one that has."""
_STAY = lazy(
    r"\b(?:no (?:hurry|rush|need|reason|pressure) (?:at all )?(?:yet )?to (?:leave|replace|abandon|drop|(?:migrate|move|switch) (?:off|away from|from))|(?:no|without any) (?:plans?|intention)(?: (?:yet|at all|whatsoever|for now))? (?:to|of) (?:retir(?:e|ing)|shut(?:ting)? down|switch(?:ing)? off|turn(?:ing)? off|sunset(?:ting)?|discontinu(?:e|ing)|deprecat(?:e|ing)|end(?:ing)?|kill(?:ing)?(?: off)?)) (?:the )?[`\"'*_]*$"
)
_KEPT = lazy(r"\bkeeps? (?:on )?(?:the )?[`\"'*_]*$")
_RUNNING = lazy(
    r"[`\"'*_]* (?:running|alive|available|online|around|up|going)(?: (?:until|till|through|into|for) (?=[\w ]{0,24}20\d\d)| for (?:years|a long time)\b| (?:next to|beside|alongside|parallel to|as well as)\b|(?=[.,;!)]|$))"
)
""" "V will keep X running until 2027", "V keeps X running"."""
_FADING = lazy(
    r"[`\"'*_]* (?:is|are) (?:(?:slowly|gradually|now|currently|already) )?(?:being (?:phased out|wound down)|on (?:its|the) way out|on its last legs)\b"
)
_BACK = 60
"""Characters before a name in which a phrase may stand that ends at it."""
CUES = (_CUE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence that a model will last, or will not."""
    if reading.silent or reading.past or reading.kind in ("row", "heading"):
        return
    for mention in reading.models:
        if mention.kind != "exact":
            continue
        before = _STAY.search(reading.lower, max(0, mention.start - _BACK), mention.start) or _of_it(reading, mention)
        kept = _KEPT.search(reading.lower, max(0, mention.start - _BACK), mention.start)
        running = _RUNNING.match(reading.lower, mention.end) if kept else None
        safe = _SAFE.match(reading.lower, mention.end) or before or running
        on = _NOT_OFF.match(reading.lower, mention.end)
        if on and reading.the_model(mention).life(reading.context.today).status == "retired":
            safe = safe or on
        fading = _FADING.match(reading.lower, mention.end)
        if safe and not _covered(reading, mention, safe.end()):
            yield _lasts(reading, mention, safe.span())
        elif fading:
            yield from _fades(reading, mention, fading.span())


def _of_it(reading: Reading, mention: Mention) -> re.Match[str] | None:
    """ "X is fine: V has no plans to retire it", where no other model is named."""
    if len(reading.models) > 1:
        return None
    places = (match.start() for match in regex(r"\b(?:it|this model|that model)\b").finditer(reading.lower))
    return next(filter(None, (_STAY.search(reading.lower, max(0, at - _BACK), at) for at in places)), None)


def _covered(reading: Reading, mention: Mention, end: int) -> bool:
    """Whether the day until which a model is said to last lies before its end."""
    day, known = next((d.value for d in reading.days if d.start >= end - 1), ""), end_days.end_of(reading, mention)
    return bool(day and known and day <= known[: len(day)] and known > reading.context.today)


def _lasts(reading: Reading, mention: Mention, said: tuple[int, int]) -> Claim:
    model, end = reading.the_model(mention), end_days.end_of(reading, mention)
    life = model.life(reading.context.today)
    start, stop = said
    said = (start, start + len(reading.text[start:stop].rstrip()))
    facts, span = (cite.life(model, life),), reading.joined(mention, said)
    if not end or life.status not in ("retired", "deprecated"):
        return reading.claim("availability", span, SUPPORTED, mention.models, facts)
    return reading.claim(
        "availability", span, CONTRADICTED, mention.models, facts, rule="availability-ending",
        message=f"{model.name} {'ended' if life.status == 'retired' else 'ends'} on {end}", advice="name the day of its end",
    )  # fmt: skip


def _fades(reading: Reading, mention: Mention, said: tuple[int, int]) -> Iterator[Claim]:
    model = reading.the_model(mention)
    life = model.life(reading.context.today)
    facts, span = (cite.life(model, life),), reading.joined(mention, said)
    if life.status in ("retired", "deprecated"):
        yield reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
    elif life.status == "current":
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="availability-not-retired",
            message=f"{model.name} is {life.status} since {life.since}; the base has no end for it",
        )  # fmt: skip
