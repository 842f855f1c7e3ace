"""Licences: commercial use, and the places that a licence leaves out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import places, words
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.rights.licensed import OTHERS
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.model import Model

_COMMERCIAL = cued(
    r"(?:(?<= is )|(?<=\w \()|(?<=\w[,:] ))non-?commercial\b(?! (?:licen|weights|release|use))|\b(?:(?:re)?sell (?:what|the|its|your|their)|(?:may|can) be (?:freely |legally )?(?:re)?sold|any (?:size|revenue|turnover|income)|(?:any|every) (?:company|business|enterprise|startup|firm|organi[sz]ation)|(?:regardless|irrespective) of (?:your |their |its |the )?(?:turnover|revenue|size|headcount|income)|needs? no (?:[\w-]+ )?licen[cs]e|no (?:revenue|user|size) (?:cap|limit|ceiling|threshold)s?|whatever (?:your|their|its|the) (?:(?:company|business|firm|team|studio)(?:['\u2019]s)? )?(?:turnover|revenue|size|headcount|income|earns|makes)|no matter (?:how (?:big|large|rich)|(?:the|your|its|their) (?:revenue|turnover|size|income|headcount)|how much (?:it|they|you|one) (?:earns?|makes?))|(?:your|a|any|their|our) paid (?:product|app|service|saas|tool)s?|(?:licen[cs]e|terms|weights) (?:is|are|say)\b[^.;]{0,16}\b(?:research[- ]only|non-?commercial)|research use only|for research only|client (?:work|projects?|jobs?)|(?:for|to) (?:(?:your|our|their|the) )?(?:paying (?:customers|clients|users|subscribers)|paid subscribers)|in production(?! (?:via|through|over|with|quality|use)\b)|without (?:asking|paying) (?:anyone|anybody|a cent|a dime|[\w ]{2,24} a (?:cent|dime|penny|fee))|never talk to a lawyer|asks? for nothing|commercial(?:ly)?(?: (?:use|usage|rights|projects?|work|purposes?|deployment|applications?|products?))?)\b"
)
_FREE_USE = cued(
    r"\b(?:needs? no (?:[\w-]+ )?licen[cs]e|free (?:for|to (?:use|deploy|host|run|sell|ship)|of charge for)|allow\w*|permit\w*|(?:covers?|includes?|grants?|gets?|gives?|comes? with|carr(?:y|ies)|ha(?:s|ve))(?: (?:you|full|complete|unrestricted|unlimited|all|its|the|general))* commercial|can (?:be )?use[d]?|licen[sc]ed for|ok(?:ay)? for|usable|lets? (?:anyone|anybody|everyone|you|companies|businesses)(?: \w+){0,2} use|(?:anyone|anybody|everyone|businesses|companies|any company|startups|agencies)(?: [\w-]+){0,4} (?:can|may) (?:use|sell|ship|deploy)|without (?:a |any |paying )?(?:extra |separate |special )?(?:licen[sc]e|fee|restrict\w*|limit\w*)|welcome|(?:can|may) (?:go|be (?:put|built|dropped|baked)) (?:straight |right |directly )?into|no (?:further |extra |separate |other )?(?:agreement|licen[cs]e|permission|contract|paperwork) (?:is )?(?:needed|required|necessary)|suitable for|cleared for|safe for|(?:may|can|could) be (?:freely |legally |safely )?(?:run|deployed|hosted|operated|employed)|may (?:be )?use[d]?|(?:may|can|could) (?:freely |also |then )?(?:be )?(?:deploy|run|ship|sell|host|put|embed|bundle|build|integrate|bake|include|resell|offer)(?:ed|d)?|(?:ship|sell|embed|bake|build|put) (?:it|them|either|the weights)\b|lets? (?:[\w-]+ ){1,4}(?:use|(?:re)?sell|ship|deploy|host)|(?:can|may) be (?:freely |legally )?(?:re)?sold|without (?:asking|paying)|never talk to a lawyer|no strings|asks? for nothing|use (?:it|them)|unrestricted|no (?:revenue|user|size) (?:cap|limit|ceiling|threshold)s?)\b"
)
_NO_LIMIT = cued(
    r"\b(?:no|without(?: an?| any)?) (?:revenue|user|size|turnover) (?:cap|limit|ceiling|threshold|restriction)s?\b|\b(?:of|at) any size\b|\b(?:with|at|of) any (?:revenue|turnover|income|headcount)\b|\b(?:whatever|regardless of|irrespective of) (?:your |their |its |the )?(?:(?:company|business|firm|team|studio)(?:['\u2019]s)? )?(?:turnover|revenue|size|headcount|income|earns|makes)\b|\b(?:large|big|huge|biggest|largest) (?:companies|corporations|businesses|enterprises|firms) (?:included|too|as well)\b|\bno matter (?:how (?:big|large|rich)|(?:the|your|its|their) (?:revenue|turnover|size|income|headcount)|how much (?:it|they|you|one) (?:earns?|makes?))|\bwithout (?:asking|paying) (?:anyone|anybody|a cent|a dime|[\w ]{2,24} a (?:cent|dime|penny|fee))\b|\bno strings\b|\b(?:even|also) (?:for|to|by) (?:(?:the )?(?:largest|biggest|large|big|huge|giant|any) )?(?:enterprises?|corporations?|companies|businesses|firms)\b|\basks? for nothing\b"
)
FORBIDDEN = cued(
    r"\b(?:non-?commercial|no commercial|not (?:be )?(?:\w+ ){0,3}(?:commercial(?:ly)?|for commercial|allowed|permitted)|prohibit\w*|forbid\w*|rul(?:es|ed|ing) out|excludes?|bars|(?:may|must)(?: not|n['\u2019]t) use\b|research[- ](?:use )?only|cannot|can['\u2019]t|doesn['\u2019]t allow|does not (?:allow|permit))\b"
)
_WITHOUT = lazy(
    r"\b(?:without(?! (?:(?:an?|the|its|your|prior|written|separate|paid) ){0,2}(?:licen[cs]e|permission|agreement|contract|consent|deal))|unlike|no longer|free of|instead of|rather than)\b(?:[^.;,]|\.(?=\d))*$"
)
"""What stands behind it is said of others: "without the terms of non-commercial releases"."""
_NEAR = 80
_COVERS = cued(
    r"\blicen[cs]e\b(?:[^.;]|\.(?=\d)){0,44}?\b(?:covers?|applies|apply|holds?|is valid|is good|works|reaches)\b[^.;]{0,30}?\b(?:world\w*|everywhere|anywhere|globally|every country|all countries|(?:all (?:of )?|the whole (?:of )?)?europe\w*|the (?:whole |entire )?eu|the uk|britain|korea)\b|\blicen[cs]e\b[^.;]{0,30}?\b(?:has|have|knows|sets|with) no (?:territorial|regional|geographic\w*) (?:limits?|restrictions?|exclusions?|borders?)\b"
    rf"|\b(?:(?:may|can) be (?:freely |legally )?(?:used|run|deployed|licensed)|licen[sc]ed for use|allows? (?:its |the )?(?:use|deployment)|permits? (?:its |the )?use|(?:is|are) (?:allowed|permitted)) (?:[\w-]+ )?in (?:the )?(?:whole )?{places.NAMED}\b"
)


_LIMIT = cued(
    r"\b(?:less than|below|under|up to|no more than|at most|(?:limit|threshold|ceiling|cap|line)(?: (?:of|at|is|being|set at|drawn at))*) (?:us ?)?\$? ?(?P<n>\d{1,3}(?:\.\d)?|a|one) ?(?:m\b|million\b)(?=(?:[^.;]|\.(?=\d)){0,50}\b(?:year|annual\w*|revenue|turnover|sales|dollars)\b|(?<=revenue)|$|[.,;)])"
)
_SIBLING = lazy(r"[\s-]*(?:\w+ )?(?:sibling|brother|sister|cousin|counterpart|variant|version|edition)\b")
"""Makes what is said that of the model named next: "its open-weights sibling, X"."""
_MADE = lazy(
    r"\b(?:images|pictures|photos|anything|everything|what) (?:that )?(?:you |we |they )?(?:make|made|generate|generated|create|created|get|produce)\b|\b(?:its|the|your|generated|resulting) (?:images|pictures|photos|outputs?)\b|\b(?:images|pictures|photos|outputs?|renders) (?:from|by|of|made (?:with|by)|generated (?:with|by))\b|\b(?:what|whatever|anything|everything) (?:that )?(?:[^.;,]|\.(?=\d)){2,40}? (?:draws|makes|paints|generates|renders|creates|produces|returns)\b"
)
"""Says something of the pictures, not of the weights."""
_SERVED = lazy(r"\b(?:apis?|endpoints?|replicate|fal|azure|vertex|foundry|bedrock|hosted|we|our)\b")
"""Whoever buys pictures does not run the weights."""
_DOING = lazy(r"use|free|\b(?:host|sell|ship|deploy|run|build|embed)\w*\b")
_ANY = lazy(r"\bany (?:size|revenue|turnover|income|headcount)\b")
_EXCEPT = lazy(r"\b(?:except|excluding|save for|other than|outside|apart from|but not)\b")
_OWN_SERVERS = cued(
    r"\b(?:self-?host\w*|own (?:servers?|gpus?|hardware|machines?|premises)|on-prem\w*|open[- ]weights?)\b"
)
_BUSINESS = cued(
    r"\b(?:production|commercial(?:ly)?|paying customers|client work|(?:a|an|your|any|every) (?:shop|business|company|startup|agency|store|studio))\b"
)
_PICTURES = r"(?:images?|pictures?|photos?|outputs?|what it makes)"
_BANNED = cued(
    rf"\b{_PICTURES}\b(?:[^.;]|\.(?=\d)){{0,40}}?\b(?:cannot|can['\u2019]t|must not|may not|are not to) be (?:sold|used commercially|used for commercial)\b"
    rf"|\b(?:(?:does not|doesn['\u2019]t|won['\u2019]t) (?:allow|let|permit) (?:you |anyone |users )?(?:to )?|forbids|blocks|prohibits|bars|rules out)(?: you from)? ?(?:sell(?:ing)?|commercial use of|the sale of) (?:the |its |your |generated |any )*{_PICTURES}\b"
)
CUES = (_COMMERCIAL, _COVERS, _LIMIT, _OWN_SERVERS, _BANNED)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about commercial use, and about where a licence holds."""
    if reading.silent or reading.kind == "heading" or (not reading.models and reading.subject is None):
        return
    yield from _commercial(reading)
    yield from _production(reading)
    yield from _outputs(reading)
    yield from _covers(reading)
    yield from _threshold(reading)


def who(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model whose licence a stretch speaks of."""
    mention = reading.subject_of(match.start(), match.end())
    if mention not in reading.models and OTHERS.match(reading.lower):
        return None
    if _SIBLING.match(reading.lower, match.end()):
        mention = next((m for m in reading.models if m.start >= match.end()), mention)
    return mention if mention and mention.models and mention.kind in ("exact", "family", "ambiguous", "old") else None


def _commercial(reading: Reading) -> Iterator[Claim]:
    match = next(
        (
            m
            for m in reading.finditer(_COMMERCIAL)
            if m.group() not in ("commercial", "commercially") or _DOING.search(reading.lower)
        ),
        None,
    )
    if match is None:
        return
    mention = who(reading, match)
    if mention is None or (match.group() == "in production" and _SERVED.search(reading.lower)):
        return
    forbidden = any(
        not _WITHOUT.search(reading.lower, max(0, m.start() - _NEAR), m.start())
        and not _of_another(reading, mention, match, m)
        for m in reading.finditer(FORBIDDEN)
    )
    if not forbidden and not reading.search(_FREE_USE):
        return
    yield from _further(reading, match, mention, forbidden)
    base = reading.context.base
    span = reading.joined(mention, match.span())
    states = {_may(base.model(key), reading.lower) for key in mention.models}
    facts = tuple(
        cite.licence(base.model(key), "self-host", base.model(key).licence.self_host) for key in mention.models[:3]
    )
    model = base.model(mention.models[0])
    left_out = places.left_out_of(model, reading.lower)
    if states <= {"unknown"}:
        yield reading.claim("licence", span, NOT_IN_BASE, mention.models, facts)
    elif left_out and not forbidden:
        yield leaves_out(reading, mention, match, model, left_out)
    elif states == {"conditional"} and reading.search(_NO_LIMIT):
        yield reading.claim(
            "licence", span, CONTRADICTED, mention.models, facts, rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) has a limit: {model.licence.condition or model.licence.note}",
        )  # fmt: skip
    elif len(states - {"unknown"}) > 1 and mention.kind == "family":
        yield naming.version_missing(reading, mention, "in licence")._replace(facts=facts)
    elif (states == {"no"} and not forbidden) or (states == {"yes"} and forbidden):
        what = "does not allow" if not forbidden else "allows"
        yield reading.claim(
            "licence", span, CONTRADICTED, mention.models, facts, rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) {what} commercial use of the weights" + (f": {model.licence.condition or model.licence.note}" if model.licence.condition or model.licence.note else ""),
        )  # fmt: skip
    elif (
        states == {"conditional"}
        and not forbidden
        and not _MADE.search(reading.lower)
        and not regex(
            r"\b(?:under|below|less than|as long as|until|if|unless|revenue|with a|paid|up to|condition\w*|agreement|outputs?)\b"
        ).search(
            _ANY.sub("", reading.lower).replace("your paid", ""),
        )
    ):
        yield reading.claim(
            "licence", span, AMBIGUOUS, mention.models, facts, rule="licence-condition",
            message=f"the licence of {model.name} ({model.licence.name}) has a condition: {model.licence.condition or model.licence.note}", advice="name the condition",
        )  # fmt: skip
    else:
        yield reading.claim("licence", span, SUPPORTED, mention.models, facts)


def _further(reading: Reading, match: re.Match[str], first: Mention, forbidden: bool) -> Iterator[Claim]:
    """The others of a list behind a colon: "free for commercial use: A, B and C"."""
    named = reading.models[reading.models.index(first) :] if first in reading.models else ()
    if first.start < match.end() or ":" not in reading.lower[match.end() : first.start]:
        return
    for before, mention in pairwise(named):
        if not _COMMA.fullmatch(reading.lower, before.end, mention.start):
            return
        model = reading.the_model(mention)
        if mention.kind == "exact" and _may(model, reading.lower) == ("yes" if forbidden else "no"):
            note = model.licence.condition or model.licence.note
            yield reading.claim(
                "licence", (mention.start, mention.end), CONTRADICTED, mention.models,
                (cite.licence(model, "self-host", model.licence.self_host),), rule="licence-contradicted",
                message=f"the licence of {model.name} ({model.licence.name}) {'allows' if forbidden else 'does not allow'} commercial use of the weights" + (f": {note}" if note else ""),
            )  # fmt: skip


_COMMA = lazy(r"[`*_]*(?:,|,? and|,? or| &) (?:the )?[`*_]*")


def _of_another(reading: Reading, mention: Mention, match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a ban is told of another model in a clause of its own: "A may be sold, whereas B is non-commercial"."""
    start, end = sorted((match.span(), other.span()))
    others = any(start[1] <= m.start < end[0] and m.models != mention.models for m in reading.models)
    others = others or bool(_MEMBER.search(reading.lower, start[1], end[0]))
    return others and bool(_JOINT.search(reading.lower, start[1], end[0]))


_MEMBER = lazy(r"\[[a-z]+\]")
_JOINT = lazy(r"\b(?:whereas|while|but|though|yet)\b|;")


def _production(reading: Reading) -> Iterator[Claim]:
    """ "Take X for production on your own servers", of weights whose licence keeps businesses out."""
    own = reading.search(_OWN_SERVERS)
    mention = who(reading, own) if own else None
    if own is None or mention is None or mention.kind != "exact" or len(mention.models) > 1:
        return
    if not reading.search(_BUSINESS) or reading.search(FORBIDDEN) or not _FOR_IT.search(reading.lower):
        return
    model = reading.the_model(mention)
    if model.licence.weights == "open" and model.licence.self_host == "no" and not reading.past:
        yield reading.claim(
            "licence", reading.joined(mention, own.span()), CONTRADICTED, mention.models,
            (cite.licence(model, "self-host", model.licence.self_host),), rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) does not let a business run the weights" + (f": {model.licence.condition or model.licence.note}" if model.licence.condition or model.licence.note else ""),
        )  # fmt: skip


_FOR_IT = lazy(
    r"^\W*(?:take|use|pick|choose|run|deploy|host)\b|[,;:] (?:take|use|pick|choose|run)\b|\b(?:good|great|ideal|right|best|safe|solid) (?:choice|option|pick|bet|model|fit)\b|\b(?:can|may) (?:freely |simply |now |just )?(?:use|run|host|self-host|deploy)\b|\bmodel to (?:use|run|take|pick)\b"
)


def _outputs(reading: Reading) -> Iterator[Claim]:
    """What may be done with the pictures: "its images cannot be sold"."""
    match = reading.search(_BANNED)
    mention = who(reading, match) if match else None
    if match is None or mention is None or mention.kind != "exact" or len(mention.models) > 1:
        return
    model = reading.the_model(mention)
    state, fact = model.licence.outputs, (cite.licence(model, "outputs", model.licence.outputs),)
    if state not in ("yes", "conditional"):
        yield reading.claim("licence", match.span(), SUPPORTED if state == "no" else NOT_IN_BASE, mention.models, fact)
        return
    free, note = state == "yes", model.licence.condition or model.licence.note
    yield reading.claim(
        "licence", reading.joined(mention, match.span()), CONTRADICTED if free else AMBIGUOUS, mention.models, fact,
        rule="licence-contradicted" if free else "licence-condition",
        message=f"the licence of {model.name} ({model.licence.name}) " + ("lets its pictures be sold" if free else "has a condition") + (f": {note}" if note else ""),
        advice="" if free else "name the condition",
    )  # fmt: skip


def _threshold(reading: Reading) -> Iterator[Claim]:
    """ "While the company makes less than $5M": the limit of revenue that a licence sets."""
    match = reading.search(_LIMIT)
    mention = who(reading, match) if match else None
    if match is None or mention is None or len(mention.models) > 1:
        return
    model = reading.context.base.model(mention.models[0])
    limit = model.raw["licence"].get("revenue-below")
    said = 1.0 if match.group("n") in ("a", "one") else float(match.group("n"))
    if limit and said != int(limit) / 1_000_000:
        yield reading.claim(
            "licence", reading.joined(mention, match.span()), CONTRADICTED, mention.models,
            (cite.licence(model, "self-host", model.licence.self_host),), rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) has another limit: {model.licence.condition or model.licence.note}",
        )  # fmt: skip


def _covers(reading: Reading) -> Iterator[Claim]:
    """ "The licence covers the whole world": wrong where it leaves places out."""
    match = reading.search(_COVERS)
    mention = who(reading, match) if match else None
    if (
        match is None
        or mention is None
        or len(mention.models) > 1
        or words.negated(regex(r"\bno (?:terr|reg|geo)\w+").sub("", match.group()))
    ):
        return
    model = reading.context.base.model(mention.models[0])
    if model.licence.not_in and not reading.search(FORBIDDEN) and not _EXCEPT.search(reading.lower):
        yield leaves_out(reading, mention, match, model, ", ".join(model.licence.not_in))


def leaves_out(reading: Reading, mention: Mention, match: re.Match[str], model: Model, place: str) -> Claim:
    """The finding that a licence leaves out a place that the sentence names."""
    span = reading.joined(mention, match.span())
    return reading.claim(
        "licence", span, CONTRADICTED, mention.models, (cite.licence(model, "self-host", model.licence.self_host),),
        rule="licence-contradicted",
        message=f"the licence of {model.name} ({model.licence.name}) leaves out {place}: {model.licence.condition}",
    )  # fmt: skip


def _may(model: Model, lower: str) -> str:
    """Whether a model may be used commercially: its weights where they are out, else its outputs."""
    licence = model.licence
    if licence.weights == "open" and "output" not in lower and not _MADE.search(lower):
        return licence.self_host if licence.self_host in ("yes", "no", "conditional") else "unknown"
    return licence.outputs if licence.outputs in ("yes", "no", "conditional") else "unknown"
