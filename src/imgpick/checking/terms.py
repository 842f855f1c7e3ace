"""Licences: open source, open weights, commercial use, running it oneself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking import naming, words
from imgpick.checking.cues import cued
from imgpick.checking.lazy import regex
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUPPORTED, WARNING, Claim
from imgpick.kb import cite
from imgpick.kb.model import Model

_OPEN_SOURCE = cued(
    r"\b(?:fully |truly |completely )?open[- ]?sourced?\b(?! (?:client|sdk|library|community|tool|project|plugin|repo|code|alternative|wrapper|app))|\b(?:osi|foss)\b"
)
_OPEN_WEIGHTS = cued(
    r"\bopen[- ]?weights?\b|\bopen model\b|\bweights (?:are|is) (?:now |freely |publicly |also )*(?:open|available|public|downloadable|on hugging ?face|out)\b|\bpublished (?:the )?weights\b|\bdownload (?:the |its )?weights\b|\bdownloadable weights\b"
)
_CLOSED = cued(
    r"\bclosed[- ]?(?:source|weights?|model)\b|\bproprietary\b|\bweights (?:are|remain|is) (?:closed|not (?:public|available|open|released)|private)\b|\bno (?:open|public|downloadable) weights\b|(?<!weights )\b(?:are|remain) (?:still )?(?:closed|private|secret)\b"
)
_PERMISSIVE = cued(
    r"\b(?:under |an? |the )?(?P<name>apache[- ]?(?:license |licence )?2(?:\.0)?|apache (?:license|licence)|apache|mit|bsd|creativeml|openrail\w*|cc[- ]by(?:-nc)?|gpl|non-commercial|research(?:-only)?)[- ]?(?:licen[sc]ed?|2\.0)?\b(?= ?(?:licen|,|\.|;|\)|weights|and|so|which|\u2014|$))"
)
_COMMERCIAL = cued(
    r"\b(?:sell (?:what|the|its|your|their)|any size|(?:any|every) (?:company|business|enterprise|startup)|no (?:revenue|user|size) (?:cap|limit|ceiling|threshold)s?|commercial(?:ly)?(?: (?:use|usage|projects?|work|purposes?|deployment|applications?|products?))?)\b"
)
_FREE_USE = cued(
    r"\b(?:free (?:for|to use in|of charge for)|allow\w*|permit\w*|can (?:be )?use[d]?|licen[sc]ed for|ok(?:ay)? for|usable|lets? (?:anyone|anybody|everyone|you|companies|businesses)(?: \w+){0,2} use|(?:anyone|anybody|everyone|businesses|companies|any company|startups|agencies)(?: [\w-]+){0,4} (?:can|may) (?:use|sell|ship|deploy)|without (?:a |any |paying )?(?:extra |separate |special )?(?:licen[sc]e|fee|restrict\w*|limit\w*)|welcome|suitable for|cleared for|safe for|may (?:be )?use[d]?|(?:may|can) (?:freely )?(?:deploy|run|ship|sell|host)|use (?:it|them)|unrestricted|no (?:revenue|user|size) (?:cap|limit|ceiling|threshold)s?)\b"
)
_NO_LIMIT = cued(
    r"\b(?:no|without(?: an?| any)?) (?:revenue|user|size|turnover) (?:cap|limit|ceiling|threshold|restriction)s?\b"
)
_FORBIDDEN = cued(
    r"\b(?:non-?commercial|no commercial|not (?:be )?(?:\w+ )?(?:commercial|for commercial|allowed|permitted)|prohibit\w*|forbid\w*|forbidden|research[- ]only|cannot|can['\u2019]t|doesn['\u2019]t allow|does not (?:allow|permit))\b"
)
_SELF = cued(
    r"\bself[- ]?host(?:able|ing)?\b|\b(?:be|is|are|when|if) self[- ]hosted\b|\brun(?:s|ning)? (?:it |them )?(?:locally|on (?:your|my|our|a|one) (?:own )?(?:gpu|hardware|machine|laptop|server|rtx|card|mac))\b|\brun (?:it )?offline\b|\binstall(?:ed)? locally\b"
)


_COVERS = cued(
    r"\blicen[cs]e\b[^.;]{0,30}?\b(?:covers?|applies|apply|holds?|is valid|is good|works|reaches)\b[^.;]{0,30}?\b(?:world\w*|everywhere|anywhere|globally|every country|all countries|europe\w*|the eu|the uk|britain|korea)\b"
)


CUES = (_OPEN_SOURCE, _OPEN_WEIGHTS, _CLOSED, _PERMISSIVE, _SELF, _COMMERCIAL, _COVERS)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about licences and weights."""
    if reading.silent or reading.kind == "heading" or (not reading.models and reading.subject is None):
        return
    for what, check in (
        (_OPEN_SOURCE, _open_source),
        (_OPEN_WEIGHTS, _open_weights),
        (_CLOSED, _closed),
        (_PERMISSIVE, _licence_name),
        (_SELF, _self_host),
    ):
        for match in reading.finditer(what):
            mention = _who(reading, match)
            if mention:
                yield from check(reading, mention, match)
                break
    yield from _commercial(reading)
    yield from _covers(reading)


def _covers(reading: Reading) -> Iterator[Claim]:
    """ "The licence covers the whole world": wrong where it leaves places out."""
    match = reading.search(_COVERS)
    mention = _who(reading, match) if match else None
    if match is None or mention is None or len(mention.models) > 1 or words.negated(match.group()):
        return
    model = reading.context.base.model(mention.models[0])
    if model.licence.not_in and not reading.search(_FORBIDDEN):
        yield _leaves_out(reading, mention, match, model, ", ".join(model.licence.not_in))


def _who(reading: Reading, match: re.Match[str]) -> Mention | None:
    mention = reading.subject_of(match.start(), match.end())
    return mention if mention and mention.models and mention.kind in ("exact", "family", "ambiguous", "old") else None


def _said(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a thing is asserted and not denied."""
    before = regex(r"[:;.]").split(reading.lower[max(0, match.start() - 24) : match.start()])[-1]
    return not words.negated(regex(r"\bnot only\b").sub("", before))


def _models(reading: Reading, mention: Mention) -> list[Model]:
    return [reading.context.base.model(key) for key in mention.models]


def _answer(
    reading: Reading,
    mention: Mention,
    match: re.Match[str],
    wrong: list[Model],
    right: list[Model],
    message: str,
    part: str,
) -> Iterator[Claim]:
    """Contradicted when wrong for all, the version asked for when wrong for some."""
    span = (
        (min(mention.start, match.start()), max(mention.end, match.end()))
        if mention in reading.models
        else match.span()
    )
    facts = tuple(cite.licence(m, part, str(getattr(m.licence, part.replace("-", "_")))) for m in (*wrong, *right)[:3])
    if wrong and (not right or _of_each(reading, mention)):
        model = wrong[0]
        name = f"licence: {model.licence.name}" + (f"; {model.licence.note}" if model.licence.note else "")
        yield reading.claim(
            "licence",
            span,
            CONTRADICTED,
            mention.models,
            facts,
            rule="licence-contradicted",
            message=f"{message.format(model.name)} ({name})",
        )
    elif wrong:
        yield naming.version_missing(reading, mention, "in licence", WARNING)._replace(facts=facts)
    else:
        yield reading.claim("licence", span, SUPPORTED if right else NOT_IN_BASE, mention.models, facts)


def _of_each(reading: Reading, mention: Mention) -> bool:
    """ "Both sizes of X", "every X"."""
    before = reading.lower[max(0, mention.start - 32) : mention.start]
    after = reading.lower[mention.end : mention.end + 28]
    return bool(
        regex(r"\b(?:both|all|every|each)\b(?! but)[^.;,:]*$").search(before)
        or regex(r",? (?:the )?[\w.-]+ (?:included|and all|too)\b|,? including\b").match(after)
    )


def _open_source(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    models = [m for m in _models(reading, mention) if m.licence.weights != "unknown"]
    free = [m for m in models if _is_free(m)]
    other = [m for m in models if not _is_free(m)]
    if _said(reading, match):
        closed = bool(other) and other[0].licence.weights != "open"
        message = (
            "the weights of {} are closed"
            if closed
            else "the weights of {} are open, but its licence is no open-source licence"
        )
        yield from _answer(reading, mention, match, other, free, message, "weights")
    else:
        yield from _answer(reading, mention, match, free, other, "{} is open source", "weights")


def _is_free(model: Model) -> bool:
    """Whether weights are out under a licence that lets anybody use them for anything."""
    licence = model.licence
    return (
        licence.weights == "open"
        and licence.self_host == "yes"
        and bool(regex(r"apache|mit\b|bsd").search(licence.name.casefold()))
    )


def _open_weights(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    models = [m for m in _models(reading, mention) if m.licence.weights in ("open", "closed", "announced")]
    out = [m for m in models if m.licence.weights == "open"]
    shut = [m for m in models if m.licence.weights != "open"]
    said = _said(reading, match)
    yield from _answer(
        reading,
        mention,
        match,
        shut if said else out,
        out if said else shut,
        "the weights of {} are " + ("not open" if said else "open"),
        "weights",
    )


def _closed(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    if not _said(reading, match):
        return
    models = [m for m in _models(reading, mention) if m.licence.weights in ("open", "closed")]
    out = [m for m in models if m.licence.weights == "open"]
    yield from _answer(
        reading, mention, match, out, [m for m in models if m not in out], "the weights of {} are open", "weights"
    )


def _licence_name(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    said = match.group("name")
    if not regex(r"licen|apache|mit\b|weights|under").search(reading.lower) or (
        said in ("research", "non-commercial")
        and "licen" not in match.group() + reading.lower[match.end() : match.end() + 9]
    ):
        return
    if not _said(reading, match):
        return
    key = "apache" if "apache" in said else regex(r"[^a-z]").sub("", said)
    models = [m for m in _models(reading, mention) if m.licence.weights == "open" or m.licence.weights == "closed"]
    right = [
        m
        for m in models
        if key
        in regex(r"[^a-z]").sub(
            "",
            f"{m.licence.name} {m.licence.note if key in ('noncommercial', 'research') else ''}".casefold(),
        )
    ]
    if key in ("noncommercial", "research", "openrail", "creativeml", "gpl"):
        return
    yield from _answer(
        reading, mention, match, [m for m in models if m not in right], right, "{} is not under that licence", "name"
    )


def _self_host(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    models = [m for m in _models(reading, mention) if m.licence.weights in ("open", "closed")]
    out = [m for m in models if m.licence.weights == "open"]
    shut = [m for m in models if m.licence.weights == "closed"]
    if regex(r"\b(?:unlike|instead of|rather than|compared to|than|versus|vs\.?|alternative|over|replac\w+)\b").search(
        reading.lower
    ):
        return
    said = not words.negated(reading.lower[max(0, match.start() - 40) : match.start()])
    left_out = _where(out[0], reading.lower) if said and len(models) == len(out) == 1 else ""
    if left_out and not reading.search(_FORBIDDEN):
        yield _leaves_out(reading, mention, match, out[0], left_out)
        return
    yield from _answer(
        reading,
        mention,
        match,
        shut if said else out,
        out if said else shut,
        "{} "
        + (
            "cannot be run on one's own hardware, its weights are closed"
            if said
            else "can be run on one's own hardware"
        ),
        "weights",
    )


def _commercial(reading: Reading) -> Iterator[Claim]:
    match = next(
        (
            m
            for m in reading.finditer(_COMMERCIAL)
            if m.group() not in ("commercial", "commercially") or "use" in reading.lower or "free" in reading.lower
        ),
        None,
    )
    if match is None:
        return
    mention = _who(reading, match)
    if mention is None:
        return
    forbidden = bool(reading.search(_FORBIDDEN))
    if not forbidden and not reading.search(_FREE_USE):
        return
    base = reading.context.base
    span = (
        (min(mention.start, match.start()), max(mention.end, match.end()))
        if mention in reading.models
        else match.span()
    )
    states = {_may(base.model(key), reading.lower) for key in mention.models}
    facts = tuple(
        cite.licence(base.model(key), "self-host", base.model(key).licence.self_host) for key in mention.models[:3]
    )
    model = base.model(mention.models[0])
    left_out = _where(model, reading.lower)
    if states <= {"unknown"}:
        yield reading.claim("licence", span, NOT_IN_BASE, mention.models, facts)
    elif left_out and not forbidden:
        yield _leaves_out(reading, mention, match, model, left_out)
    elif states == {"conditional"} and reading.search(_NO_LIMIT):
        yield reading.claim(
            "licence", span, CONTRADICTED, mention.models, facts, rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) has a limit: {model.licence.condition or model.licence.note}",
        )  # fmt: skip
    elif len(states) > 1 and mention.kind == "family":
        yield naming.version_missing(reading, mention, "in licence", WARNING)._replace(facts=facts)
    elif (states == {"no"} and not forbidden) or (states == {"yes"} and forbidden):
        what = "does not allow" if not forbidden else "allows"
        yield reading.claim(
            "licence", span, CONTRADICTED, mention.models, facts, rule="licence-contradicted",
            message=f"the licence of {model.name} ({model.licence.name}) {what} commercial use of the weights" + (f": {model.licence.condition or model.licence.note}" if model.licence.condition or model.licence.note else ""),
        )  # fmt: skip
    elif (
        states == {"conditional"}
        and not forbidden
        and not regex(
            r"\b(?:under|below|if|unless|revenue|with a|paid|up to|condition\w*|agreement|outputs?)\b"
        ).search(
            reading.lower.replace("any size", ""),
        )
    ):
        yield reading.claim(
            "licence", span, AMBIGUOUS, mention.models, facts, rule="licence-condition",
            message=f"the licence of {model.name} ({model.licence.name}) has a condition: {model.licence.condition or model.licence.note}", advice="name the condition",
        )  # fmt: skip
    else:
        yield reading.claim("licence", span, SUPPORTED, mention.models, facts)


def _leaves_out(reading: Reading, mention: Mention, match: re.Match[str], model: Model, place: str) -> Claim:
    named = mention in reading.models
    span = (min(mention.start, match.start()), max(mention.end, match.end())) if named else match.span()
    return reading.claim(
        "licence", span, CONTRADICTED, mention.models, (cite.licence(model, "self-host", model.licence.self_host),),
        rule="licence-contradicted",
        message=f"the licence of {model.name} ({model.licence.name}) leaves out {place}: {model.licence.condition}",
    )  # fmt: skip


def _where(model: Model, lower: str) -> str:
    """The place that a sentence includes although the licence leaves it out."""
    names = {
        "EU": r"\beu\b|europe\w*|german\w*|french|france|italian|spanish|spain|munich|berlin|hamburg|paris|madrid|barcelona|milan|rome|amsterdam|vienna|dublin|warsaw|stockholm",
        "UK": r"\buk\b|united kingdom|british|britain|london",
        "KR": r"south korea\w*|korean?",
    }
    return next(
        (place for place, pattern in names.items() if place in model.licence.not_in and regex(pattern).search(lower)),
        "",
    )


def _may(model: Model, lower: str) -> str:
    """Whether a model may be used commercially: its weights where they are out, else its outputs."""
    licence = model.licence
    if licence.weights == "open" and "output" not in lower:
        return licence.self_host if licence.self_host in ("yes", "no", "conditional") else "unknown"
    return licence.outputs if licence.outputs in ("yes", "no", "conditional") else "unknown"
