"""Whether weights may be used to earn money, in words without "commercial use": "fine for client work", "off limits to businesses"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import places, words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, Claim
from imgpick.checking.rights import commercial
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

_PAID = r"(?:[\w-]+ ){0,2}?(?:paid|commercial|client|customer|for-profit|business)"
_MAY = cued(
    rf"\b(?:may|can|could) (?:freely |safely |also )?be (?:used|built|put|dropped|shipped|embedded|integrated|bundled|hosted|deployed) (?:in|into|inside|for) {_PAID} (?:apps?|products?|services?|projects?|work|jobs?|software|tools?)\b"
    r"|\b(?:you(?:['\u2019]re| are)|anyone is|everyone is|businesses are) (?:completely |perfectly |entirely )?free to (?:charge|sell|bill|resell|moneti[sz]e|commerciali[sz]e)\b"
    rf"|\b(?:is|are) (?:perfectly |absolutely |totally |also )?(?:fine|ok|okay|safe|good|cleared|suitable) for {_PAID} (?:work|projects?|use|jobs?|products?|apps?|purposes)\b"
    r"|\b(?:comes?|ships?) with an? (?:full |proper )?commercial licen[cs]e\b"
    r"|\bnothing in (?:its|the|that) licen[cs]e\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:stops|prevents|keeps|bars)\b[^.;]{0,20}\b(?:selling|charging|hosting|shipping|making money|offering|reselling)\b"
    r"|\b(?:build|launch|run|start) (?:a|an|your) (?:[\w-]+ ){0,2}?(?:saas|business|startup|paid (?:app|service|product)) (?:on|with|around|on top of)\b"
    r"|\b(?:licen[cs]e|terms) (?:places?|sets?|puts?|imposes?|has|have|contains?) no (?:[\w-]+ )?(?:limits?|caps?|restrictions?|ceilings?)\b"
    r"|\bfor commercial (?:self-?hosting|deployments?|inference)\b"
    r"|\bfree software\b|\b(?:permissive(?:ly)?|(?:business|commercial(?:ly)?|enterprise|startup)[- ]friendly)[- ]licen[cs]ed?\b"
)
_MAY_NOT = cued(
    rf"\b(?:may|can|must)(?:not| not|n['\u2019]t) be (?:used|sold|hosted|deployed|embedded|shipped|put) (?:in|into|for) {_PAID}\b"
    r"|\b(?:under|with|has|carries) an? (?:strict(?:ly)? |purely )?(?:non-?commercial|research(?:-only)?) licen[cs]e\b"
    r"|\boff[- ]limits (?:for|to) (?:[\w-]+ ){0,2}?(?:business(?:es)?|compan(?:y|ies)|commercial|client|paid|agencies|startups)\b"
    r"|\bcommercial (?:use|work|projects?) (?:is|are) (?:strictly |simply )?(?:banned|ruled out|excluded|off limits|out of the question|not an option)\b"
    r"|\b(?:needs?|requires?) an? (?:(?:paid|separate|commercial|extra|written|special) )+licen[cs]e (?:from [\w. ]{2,24}? )?(?:for|before) (?:any )?(?:commercial|client|paid|business)\b"
    r"|\b(?:you|businesses|companies|firms)? ?needs? (?:[\w.]+['\u2019]s?|an?|the vendor['\u2019]s|written) (?:[\w.-]+ )?permission (?:to|for|before)\b[^.;]{0,40}?\b(?:commercial(?:ly)?|sell|ship|business|product)\b|\bask [\w.]+(?: [\w.]+)? for an? (?:[\w-]+ )?licen[cs]e\b|\bevery (?:company|business|firm) needs an? (?:[\w.]+ ){0,2}licen[cs]e\b"
    r"|\b(?:must|have to|need to) (?:first )?(?:buy|get|obtain|sign|pay for) an? (?:[\w-]+ ){0,2}?licen[cs]e (?:before|to|if) (?:they |you |we )?(?:\w+ ){0,2}?(?:use|using|deploy\w*)\b"
)
_FIRM = r"(?:studio|agency|agencies|compan(?:y|ies)|team|shop|start-?up|business(?:es)?|freelancer|firm|developer|designer|publisher|bank|school|customer|client|user)s?"
_WHERE = cued(
    rf"\b(?:[\w-]+ ){{0,3}}{_FIRM} (?:(?:in|from|based in|out of) (?:[a-z]+ ){{1,2}})?(?:can|may) (?:also |freely |legally |still |now )?(?:run|use|host|deploy|ship|embed|sell|build)\b"
    rf"|\b(?:may|can) (?:also |freely |legally )?be (?:used|run|hosted|deployed|licen[sc]ed) by (?:[\w-]+ ){{0,3}}{_FIRM} (?:based )?(?:in|from) (?:[a-z]+ )?[a-z]+\b"
    r"|\b(?:used|run|hosted|deployed) (?:legally |freely )?(?P<all>anywhere(?: in the world)?|everywhere|worldwide|in any country|all over the world)\b"
    r"|\b(?P<us>(?:(?:is|are) )?(?:perfectly |totally |absolutely )?(?:fine|no problem|ok|okay|safe|free|usable|legal|open|allowed)(?: to use)? for us)\b"
)
_TABLE = lazy(r"\bcommercial\b(?! api)")
_YES = lazy(r"\W*(?:yes|allowed|ok|\u2705|\u2714|\u2713)\W*")
_NO = lazy(r"\W*(?:no|forbidden|not allowed|\u274c|\u2717|\u2718|\u2716)\W*")
_UNLESS = lazy(
    r"\b(?:if|unless|after|once|until|only|except|provided|as long as|almost|nearly|but not|outputs?|agreement|permission|api)\b|\b(?:needs?|requires?|buy|get|sign|costs?) an? (?:\w+ )?licen[cs]e\b|\b(?:with|without|under) an? (?:\w+ )?(?:licen[cs]e|agreement|contract)\b"
)
_OUTPUTS = lazy(
    r"\b(?:images|pictures|what|anything)\b[^.;]{0,12}\b(?:you|we|they|it|made|generated|created|from|of)\b"
)
CUES = (_MAY, _MAY_NOT, _WHERE)


def claims(reading: Reading) -> Iterator[Claim]:
    """What a sentence or a table says may be done with weights."""
    if reading.silent or reading.kind == "heading" or not (reading.models or reading.subject):
        return
    yield from _cell(reading) if reading.kind == "row" else _sentence(reading)


def _sentence(reading: Reading) -> Iterator[Claim]:
    for pattern, allowed in ((_MAY, True), (_MAY_NOT, False)):
        match = reading.search(pattern)
        mention = commercial.who(reading, match) if match else None
        if match is None or mention is None or words.negated(words.before(reading.lower, match.start(), 24)):
            continue
        rest = f"{reading.lower[: match.start()]} {reading.lower[match.end() :]}"
        if allowed and (_UNLESS.search(rest) or _OUTPUTS.search(rest)):
            continue
        yield from held(reading, mention, match.span(), allowed=allowed)
        return
    yield from _place(reading)


def _cell(reading: Reading) -> Iterator[Claim]:
    """ "yes" or "no" in a column of commercial use."""
    if not reading.subject or not _TABLE.search(reading.head):
        return
    for pattern, allowed in ((_YES, True), (_NO, False)):
        match = pattern.fullmatch(reading.lower)
        if match:
            yield from held(reading, reading.subject, match.span(), allowed=allowed)


def held(reading: Reading, mention: Mention, span: tuple[int, int], *, allowed: bool) -> Iterator[Claim]:
    """Allowed or not, held against the licence of open weights."""
    if mention.kind != "exact":
        return
    model = reading.the_model(mention)
    licence = model.licence
    if licence.weights != "open" or licence.self_host not in ("yes", "no"):
        return
    facts = (cite.licence(model, "self-host", licence.self_host),)
    if (licence.self_host == "yes") == allowed:
        yield reading.claim("licence", span, SUPPORTED, mention.models, facts)
        return
    note = licence.condition or licence.note
    yield reading.claim(
        "licence", reading.joined(mention, span), CONTRADICTED, mention.models, facts, rule="licence-contradicted",
        message=f"the licence of {model.name} ({licence.name}) {'does not allow' if allowed else 'allows'} commercial use of the weights{f': {note}' if note else ''}",
    )  # fmt: skip


def _place(reading: Reading) -> Iterator[Claim]:
    """ "A studio in Vienna can run X", "X may be used anywhere": wrong where the licence leaves the place out."""
    match = reading.search(_WHERE)
    mention = commercial.who(reading, match) if match else None
    if match is None or mention is None or mention.kind != "exact" or _UNLESS.search(reading.lower):
        return
    if reading.search(commercial.FORBIDDEN) or words.negated(words.before(reading.lower, match.start(), 24)):
        return
    model = reading.the_model(mention)
    place = (
        ", ".join(model.licence.not_in)
        if match.group("all")
        else places.left_out_of(model, reading.lower if match.group("us") else match.group())
    )
    if place:
        yield commercial.leaves_out(reading, mention, match, model, place)
