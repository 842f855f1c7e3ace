"""Licences: open source, open weights, their names, running it oneself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import places, words
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.rights import licensed
from imgpick.checking.rights.commercial import FORBIDDEN, leaves_out, who
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.sentences.subjects import coordinated
from imgpick.kb import cite
from imgpick.kb.model import Model

_OPEN_SOURCE = cued(
    r"\b(?:fully |truly |completely )?open[- ]?sourced?\b(?! (?:and [a-z]+ |(?:(?!(?:and|but|for|to|so|with|in|on|by|under|your|my|our|the|an?|as)\b|model|image|weights|text|generat)[\w/-]+ ){1,2})?(?:prompts?|gallery|client|sdk|toolkit|collection|cli|skills?|node|library|libraries|community|tool|project|plugin|repo|code|alternative|wrapper|app|workflow|pipeline))|\b(?:osi|foss)\b"
)
_OPEN_WEIGHTS = cued(
    r"(?<!of the )\bopen[- ]?weights?\b|\bopen model\b|\bweights (?:are|is) (?:now |freely |publicly |also )*(?:open|available|public|downloadable|on hugging ?face|out)\b|\bweights of (?:[^.;]|\.(?=\d)){2,40}? (?:are|is) (?:now |freely |publicly |also )*(?:open|available|public|downloadable|on hugging ?face|out)\b|\bone of the (?:[\w-]+ ){0,2}?open models\b|\bpublished (?:the )?weights\b|\b(?:published|released|shared|opened(?: up)?|put out|publishes|releases|(?:does )?offers?|hosts?|provides?|gives? away|gave away) (?:the |its )?(?:(?:[\w.\[\]-]+ ){1,4}?weights\b|weights (?:of|for)\b)|\bweights (?:of (?:[^.;]|\.(?=\d)){2,30} )?(?:have been|were|are|has been) (?:now |freely |publicly )?(?:published|released|shared|on hugging ?face)\b|\bdownload(?:able|ed)? (?:it |(?:[\w.\[\]-]+ ){1,4}?)?(?:from|on) hugging ?face\b|\bdownload (?:the |its )?weights\b|\bdownloadable weights\b|\bweights (?:can|may) be (?:freely )?(?:downloaded|fetched|pulled)\b|\b(?:can|may) be (?:freely )?downloaded\b(?! (?:as|in|by|for|once|after)\b)|\bopen(?= ?\?)"
    r"|(?:^\W*|[;:,.] |\b(?:just|simply|then|(?<!if )you can|you may|anyone can) )(?P<take>(?:grab|pull|fetch|download|get) (?:the |its )?(?:(?!lora|adapter|controlnet)[\w.\[\]-]+ ){0,5}?(?:weights|checkpoints?)\b(?: (?:of|for) (?:[\w.\[\]-]+ ){0,3})?|download (?:the )?(?:(?!lora|adapter|controlnet|images?\b|pictures?|photos?|apps?\b|plug-?in|prompts?|results?|files?|skills?|extension|workflow)[\w.\[\]-]+ ){1,5}?and (?:then )?(?:run|install|use|host|self-host|fine-?tune) (?:it|them)\b(?! (?:in|on) (?:the |a )?(?:cloud|api)))"
)
_CLOSED = cued(
    r"(?<!open/)(?<!semi-)\bclosed[- ]?(?:source|weights?|model)\b|\bproprietary\b|\bweights of (?:[^.;]|\.(?=\d)){2,40}? (?:are|remain) (?:still )?(?:closed|private|not (?:public|out|open|available|released))\b|\bweights (?:are|remain|is) (?:closed|not (?:public|available|open|released)|private)\b|\bno (?:open|public|downloadable) weights\b|\bno way to download\b|\b(?:cannot|can not|can['\u2019]t) be downloaded\b|\b(?P<plain>is (?:fully |still |completely )?closed)(?=[.,;]|$| (?:and|but|while|whereas)\b)|(?<!weights )\b(?:are|remain) (?:still )?(?:closed|private|secret)\b"
)
_PERMISSIVE = cued(
    r"\b(?:under |an? |the )?(?P<name>apache[- ]?(?:license |licence )?2(?:\.0)?|apache (?:license|licence)|(?:apache|mit|bsd)(?:[- ](?:style|like))?|creativeml|openrail\w*|cc[- ]by(?:-nc)?|gpl|non-commercial|research(?:-only)?)[- ]?(?:licen[sc]ed?|2\.0)?\b(?= ?(?:(?:commercial |open |open[- ]source )?licen|,|\.|;|\)|weights|and|so|which|\u2014|$))"
)
_SELF = cued(
    r"\bself[- ]?host(?:able|ing)?\b|\b(?:be|is|are|when|if) self[- ]hosted\b|\brun(?:s|ning)? (?:it |them |(?:[\w.\[\]-]+ ){1,4}?)?(?:locally|on (?:your|my|our|a|one) (?:own )?(?:gpu|hardware|machine|laptop|server|rtx|card|mac))\b|\bhost(?:s|ed|ing)? (?:[\w.\[\]-]+ ){1,4}?on (?:your|my|our|their|its) own (?:servers?|hardware|machines?|gpus?|premises)\b|\bfine-?tun(?:e|ed|es|ing) (?:it |them |(?:[\w.\[\]-]+ ){1,4}?)?(?:locally|on (?:your|my|our|a|one) (?:own )?(?:gpu|hardware|machine|laptop|server|rtx|card|mac)s?)\b|\brun (?:it )?offline\b|\b(?:self-)?host (?:it|them) yourself\b|\binstall(?:ed)? locally\b"
)


_IS_IT = lazy(r"\W*(?:is|are) (?!.{0,40}\b(?:api|beta|access|registration|app|code)\b)")
_NOBODY = lazy(
    r"\b(?:nobody|no one|none of|not even|nothing (?:in|from)|neither|avoid(?:s|ed|ing)?|declin(?:es|ed|ing)|refus(?:es|ed|ing)|with(?:holds|held|holding)|stop(?:s|ped)? short of)\b(?:[^.;:]|\.(?=\d))*$"
)
_TOLD_APART = lazy(
    r"\bopen[- ]weights? (?:are|is|do|does)(?: not|n['\u2019]t)(?: mean| the same as| imply)? open[- ]source"
)
"""Says of open weights in general what they are not."""
_CROSSED = lazy(
    r"[\s*_]*(?:[:|(\u2013\u2014-][\s*_]*)?(?:\u274c|\u2717|\u2718|\u2716|no\b|not (?:allowed|possible|permitted|available|supported)\b)"
    r"|(?:[^.;]|\.(?=\d)){0,40}? (?:is|are) (?:not (?:allowed|possible|permitted|available|supported)|out of the question|forbidden|prohibited|ruled out|off the table|impossible)\b"
)
_OTHER_TIER = lazy(
    r"(?:;|\bwhile\b|\bwhereas\b|\bbut\b|,|\u2014|\u2013) ?(?:the |only )*\[?(?:pro|flex|max|dev|schnell|klein|ultra|lite|mini)\b"
)
"""A clause about a member that is called by its last word: "...; Pro and Flex remain proprietary"."""
_GROUP = lazy(
    r"[`*_\]]*(?: ?/ ?| (?:and|&) )\[?(?:dev|pro|flex|max|klein|schnell|lite|flash|mini|turbo|ultra)\b(?! (?:is|are|has|have)\b)"
)
"""Names joined to one: "FLUX.2 [pro/dev]"."""
_NAMED = cued(r"\bunder (?:the |an? )[`\"'*_]*(?:[\w.-]+ ){1,4}?licen[cs]e\b")
_LICENCE_OF = lazy(r"\bunder (?:the |an? )[`\"'*_]*(?P<name>(?:[A-Z][\w.-]* ){1,4}|community )[Ll]icen[cs]e\b")
_PLAIN_WORDS = frozenset(
    ["the", "a", "an", "model", "ai", "open", "image", "research", "commercial", "non-commercial", "free",
     "permissive", "custom", "apache", "mit", "bsd", "source", "weights", "use", "enterprise", "standard"]
)  # fmt: skip
CUES = (_NAMED, _OPEN_SOURCE, _OPEN_WEIGHTS, _CLOSED, _PERMISSIVE, _SELF)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about licences and weights."""
    denied = reading.silent == "denied"
    if (reading.silent and not denied) or reading.kind == "heading" or (not reading.models and reading.subject is None):
        return
    if _TOLD_APART.search(reading.lower):
        return
    if not denied:
        yield from _other_name(reading)
    for what, check in (
        (_OPEN_SOURCE, _open_source),
        (_OPEN_WEIGHTS, _open_weights),
        (_CLOSED, _closed),
        (_PERMISSIVE, _licence_name),
        (_SELF, _self_host),
    ):
        for match in reading.finditer(what) if not denied or what in (_OPEN_SOURCE, _OPEN_WEIGHTS) else ():
            denied_behind = _IS_NO.match(reading.lower, match.end())  # "Open weights: no"
            mention = None if denied_behind or licensed.of_others(reading, match) else who(reading, match)
            if mention and not _of_another(reading, mention, match):
                for one in (mention, *coordinated(reading.lower, reading.models, mention)):
                    yield from check(reading, one, match)
                break


def _of_another(reading: Reading, mention: Mention, match: re.Match[str]) -> bool:
    """Whether it may be said of another than the model that is named."""
    return bool(
        (match.groupdict().get("plain") and mention.end != match.start() - 1)  # "the waiting list for X is closed"
        or _GROUP.match(reading.lower, mention.end)  # what one of them is, another need not be
        or _OTHER_TIER.search(reading.lower, mention.end, max(mention.end, match.start()))
    )


_IS_NO = lazy(r"[*_]{0,2}\s?[:=\u2013\u2014][*_]{0,2} ?(?:no|none|not|closed|\u2717|\u274c)\b")


def _other_name(reading: Reading) -> Iterator[Claim]:
    """A licence by name that is not the one of the model: "under the Tongyi License"."""
    match = _LICENCE_OF.search(reading.text) if reading.search(_NAMED) else None
    mention = who(reading, match) if match else None
    if (
        match is None
        or mention is None
        or mention.kind != "exact"
        or not _said(reading, match)
        or licensed.of_code(reading, match)
    ):
        return
    model = reading.the_model(mention)
    said = [word for word in match.group("name").casefold().split() if word not in _PLAIN_WORDS]
    letters = regex(r"[^a-z0-9]")
    known = letters.sub("", f"{model.licence.name} {model.licence.note} {model.name} {model.vendor}".casefold())
    if said and model.licence.weights == "open" and not any(letters.sub("", word) in known for word in said):
        yield from _answer(reading, mention, match, [model], [], "{} is not under that licence", "name")


def _said(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a thing is asserted and not denied."""
    before = regex(r"[:;.]").split(words.before(reading.lower, match.start(), 24))[-1]
    negated = words.negated(regex(r"\bnot only\b").sub("", before)) or bool(
        _NOBODY.search(reading.lower, 0, match.start())
    )
    return negated == (reading.silent == "denied")


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
    loosely: bool = False,
) -> Iterator[Claim]:
    """Contradicted when wrong for all, the version asked for when wrong for some.

    ``loosely`` says that a family is commonly called so for the members of which it is true.
    """
    span = reading.joined(mention, match.span())
    facts = tuple(cite.licence(m, part, str(getattr(m.licence, part.replace("-", "_")))) for m in (*wrong, *right)[:3])
    if wrong and (not right or licensed.of_each(reading, mention, match)):
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
        severity = SUGGESTION if loosely else WARNING
        yield naming.version_missing(reading, mention, "in licence", severity)._replace(facts=facts)
    else:
        yield reading.claim("licence", match.span(), SUPPORTED if right else NOT_IN_BASE, mention.models, facts)


def _open_source(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    if licensed.of_code(reading, match):
        return
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


def called_open(reading: Reading, mention: Mention, span: tuple[int, int]) -> Iterator[Claim]:
    """ "Open source: yes", held against the licence of the weights."""
    model = reading.the_model(mention)
    if model.licence.weights == "unknown" or _is_free(model):
        return
    closed = model.licence.weights != "open"
    yield reading.claim(
        "licence", span, CONTRADICTED, mention.models, (cite.licence(model, "weights", model.licence.weights),), rule="licence-contradicted",
        message=f"the weights of {model.name} are " + ("closed" if closed else f"open, but its licence is no open-source licence ({model.licence.name})"),
    )  # fmt: skip


def _is_free(model: Model) -> bool:
    """Whether weights are out under a licence that lets anybody use them for anything."""
    licence = model.licence
    return (
        licence.weights == "open"
        and licence.self_host == "yes"
        and bool(regex(r"apache|mit\b|bsd").search(licence.name.casefold()))
    )


def _open_weights(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    if match.group() == "open" and not _IS_IT.match(reading.lower):
        return
    if match.group() == "open model" and reading.text[match.start()].isupper():  # the name of a licence
        return
    if match.group("take") and not (mention in reading.mentions and match.start() <= mention.start <= match.end()):
        return  # whose weights they are must stand beside them
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
        loosely=said,
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
    if not _said(reading, match) or licensed.of_code(reading, match):
        return
    key = next((name for name in ("apache", "mit", "bsd") if said.startswith(name)), regex(r"[^a-z]").sub("", said))
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
    if key in ("noncommercial", "research", "researchonly", "openrail", "creativeml", "gpl"):
        return
    yield from _answer(
        reading, mention, match, [m for m in models if m not in right], right, "{} is not under that licence", "name"
    )


_FOR_MONEY = lazy(
    r"\b(?:clients?|customers?|paying|paid|commercial(?:ly)?|production|business(?:es)?|compan(?:y|ies)|firms?|without (?:an? |the |its )?(?:\w+ )?(?:licen[cs]e|contract|agreement|permission)|revenue|agency|agencies|shops?)\b"
)


_OF_WHATEVER = lazy(
    r"\b(?:everything|anything|whatever|those|(?:all|every|any)(?: of)?(?: the)?(?: [\w-]+)?|(?:[\w-]+ )?(?:models|ones)) (?:(?:that|which|you|we|one|i|people) )?(?:(?:can|could|may|may be|can be) )?$"
)
""" "Ahead of everything that runs on our own hardware" is said of what is behind."""


def _limited(reading: Reading, out: list[Model], shut: list[Model]) -> bool:
    """Whether running weights is denied to those whom their licence keeps out: "not for client work"."""
    limited = all(model.licence.self_host in ("no", "conditional") for model in out)
    return bool(out) and not shut and limited and bool(_FOR_MONEY.search(reading.lower))


def _self_host(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    models = [m for m in _models(reading, mention) if m.licence.weights in ("open", "closed")]
    out = [m for m in models if m.licence.weights == "open"]
    shut = [m for m in models if m.licence.weights == "closed"]
    if regex(r"\b(?:unlike|instead of|rather than|compared to|than|versus|vs\.?|alternative|over|replac\w+)\b").search(
        reading.lower
    ):
        return
    if _OF_WHATEVER.search(reading.lower, 0, match.start()):
        return
    said = not words.negated(words.before(reading.lower, match.start(), 40))
    if reading.lower[match.start() - 1 : match.end() + 1] == f"({match.group()})":
        return  # a route in brackets
    if _CROSSED.match(reading.lower, match.end()) or _NOBODY.search(reading.lower, 0, match.start()):
        said = False
    left_out = places.left_out_of(out[0], reading.lower) if len(models) == len(out) == 1 else ""
    if not said and (left_out or _limited(reading, out, shut)):
        yield reading.claim("licence", match.span(), SUPPORTED, mention.models)
        return
    if left_out and not reading.search(FORBIDDEN):
        yield leaves_out(reading, mention, match, out[0], left_out)
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
        loosely=said,
    )
