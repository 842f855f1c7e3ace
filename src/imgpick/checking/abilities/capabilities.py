"""Capabilities: what a text says a model can or cannot do, held against the rows of that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.abilities import asserted
from imgpick.checking.abilities.advised import advised, implied
from imgpick.checking.abilities.asserted import CLAIMS, who, whose_api
from imgpick.checking.abilities.profiles import profile
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.features import PHRASES, Phrase
from imgpick.checking.names import naming
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.checking.sentences.subjects import coordinated
from imgpick.kb import cite
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model
from imgpick.kb.standing import sold_by_vendor

_ABSOLUTE = cued(
    r"\b(?:guarantee\w*|full(?:y)?|complete(?:ly)?|blanket|always|automatic(?:ally)?|every(?:one|body|thing)?|all|any|whatever|without exception|unconditional\w*)\b"
)
_FOR_SOME = lazy(
    r"\b(?:for|to|by|under|on|with) (?:its |an? |the |qualifying |eligible |some )*(?:enterprise|qualifying|eligible|contract)\b|\bdepend(?:s|ing) on\b"
)
"""Says itself that an indemnity is not for all."""
CUES = tuple(phrase.pattern for phrase in PHRASES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The capability claims of a sentence."""
    if reading.silent not in ("", "denied") or reading.kind == "heading":
        return
    claims = reading.kind == "row" or (
        reading.search(CLAIMS) and not _ADVICE.match(reading.lower) and not profile(reading)
    )
    if not claims and not implied(reading):
        return
    for phrase in (phrase for phrase in PHRASES if reading.cues & phrase.pattern.bit):
        for match in reading.finditer(phrase.pattern):
            mention = (whose_api(reading, match) if phrase.key == "official-api" else None) or who(reading, match)
            said = asserted.said(reading, phrase, mention, match) if mention and claims else None
            if mention and said is None and advised(reading, mention, match):
                yield from (claim for claim in flag(reading, phrase, mention, match.span(), said=True) if claim.rule)
                break
            if mention is None or said is None:
                continue
            if phrase.key == "transparent" and said and _AS_JPEG.match(reading.lower, match.end()):
                yield _no_alpha(reading, mention, match)
                break
            for one in (mention, *coordinated(reading.lower, reading.models, mention)):
                yield from flag(reading, phrase, one, match.span(), said)
            break


def _no_alpha(reading: Reading, mention: Mention, match: re.Match[str]) -> Claim:
    """The finding that a JPEG holds no transparency, whatever the model."""
    return reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, rule="capability-contradicted",
        message="a JPEG holds no transparency, whatever the model", advice="name PNG or WebP",
    )  # fmt: skip


_ADVICE = lazy(r"\W*(?:take|pick|choose|go (?:for|with)|consider) [^.;]{2,40} (?:when|if|where) ")
""" "Take X when edits have to be precise" says what is needed, not what X can."""
_AS_JPEG = lazy(r"(?:(?! and | but | not |n't )[^.,;]){0,24}? (?:as|in|to|into) (?:an? )?jpe?gs?\b")


def rows_of(model: Model, key: str, day: str) -> list[Capability]:
    return list(model.any_capability(key, day))


def flag(reading: Reading, phrase: Phrase, mention: Mention, span: tuple[int, int], said: bool) -> Iterator[Claim]:
    """The claim that a model has a capability, or has it not, held against its rows."""
    context, base = reading.context, reading.context.base
    route = reading.routes[0].value if len(reading.routes) == 1 else ""
    verdicts, facts = [], []
    for key in mention.models:
        model = base.model(key)
        rows = [r for r in rows_of(model, phrase.key, context.today) if not route or not r.routes or route in r.routes]
        if phrase.key == "mask-edit" and said and not rows:  # what cannot edit at all cannot inpaint
            rows = [r for r in rows_of(model, "edit", context.today) if r.value == "no" and not r.routes]
        facts += [cite.capability(r, base) for r in rows]
        if phrase.key == "official-api" and not rows and sold_by_vendor(model, context.today):
            verdicts.append("right" if said else "wrong")
        else:
            verdicts.append(_verdict(rows, said))
    whole = reading.joined(mention, span)
    shown = tuple(facts[:4])
    conditional = any(fact.value == "conditional" for fact in facts)
    absolute = reading.search(_ABSOLUTE) and not _FOR_SOME.search(reading.lower)
    if phrase.key == "indemnity" and said and conditional and absolute:
        yield reading.claim(
            "licence", whole, AMBIGUOUS, mention.models, shown, rule="licence-condition",
            message=f"the indemnity of {_name(reading, mention)} has a condition{note_of(base.model(mention.models[0]), phrase.key, context.today)}",
            advice="name the plan or contract",
        )  # fmt: skip
        return
    sold = (
        phrase.key == "official-api"
        and said
        and any(sold_by_vendor(base.model(key), context.today) for key in mention.models)
    )
    if all(v == "unknown" for v in verdicts) and not sold:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, shown)
    elif sold or all(v in ("right", "unknown") for v in verdicts):
        yield reading.claim("capability", span, SUPPORTED, mention.models, shown)
    elif all(v in ("wrong", "unknown") for v in verdicts) and not (phrase.key == "seed" and route):
        then = all(
            _verdict(rows_of(base.model(key), phrase.key, context.written), said) == "right" for key in mention.models
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
            message=f"{_name(reading, mention)} {'has' if not said else 'does not have'} {phrase.what}{note_of(base.model(mention.models[0]), phrase.key, context.today)}",
            written=SUPPORTED if then else CONTRADICTED,
        )  # fmt: skip
    elif mention.kind == "family" and "wrong" in verdicts:
        severity = SUGGESTION if said and _current_has(reading, mention, phrase.key) else WARNING
        yield naming.version_missing(reading, mention, f"in {phrase.what}", severity)._replace(facts=shown)
    else:
        yield reading.claim("capability", whole, AMBIGUOUS, mention.models, shown)


def _current_has(reading: Reading, mention: Mention, key: str) -> bool:
    """Whether the current model of a family, for which its bare name stands, can do something."""
    base, today = reading.context.base, reading.context.today
    current = base.current(mention.family, today)
    if not current:
        return False
    if key == "official-api" and sold_by_vendor(base.model(current), today):
        return True
    return _verdict(rows_of(base.model(current), key, today), said=True) == "right"


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


def note_of(model: Model, key: str, day: str) -> str:
    rows = rows_of(model, key, day)
    since = next((f" since {r.since}" for r in rows if r.since), "")
    note = next((r.note for r in rows if r.note), "")
    return since + (f" ({note})" if note else "")
