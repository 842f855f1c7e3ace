"""Tiers that a text sets for a model, and whether the model has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking import phrases, words
from imgpick.checking.cues import cued
from imgpick.checking.figures import SEVERAL, value_of
from imgpick.checking.lazy import lazy
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.kb.cite import Fact

_SET = cued(
    r"\bquality[\"'`]?(?:\s?[:=]\s?|(?: (?:parameter|field|option|setting|level))? (?:(?:set )?to |is |of |at |as )?)[\"'`\u201c]?(?P<a>very[- ]low|low|medium|high|xhigh|max|hd)\b[\"'`\u201d]?"
    r"|(?:\b(?:at|on|in|with|has|offers|the|its|an?|new)|['\u2019]s) (?:the |an? |its )?[\"'`\u201c]?(?P<b>xhigh|max)[\"'`\u201d]? (?:quality|tier|setting|level)\b"
    r"|\b(?:at|offers|has|sells|with|knows|supports) (?:the |an? )?[\"'`\u201c]?(?P<c>xhigh)\b(?! ?[-+]?\d)|(?<=\d )at [\"'`\u201c]?(?P<d>max)[\"'`\u201d]?(?= (?:is|costs|takes|looks|gives|runs|and|for|on)\b|[,.;:)]|$)"
)
_TIER = r"[\"'`]?(?:very[- ]low|low|medium|high|xhigh|max|auto)[\"'`]?"
_LIST = cued(
    r"\b(?:tiers?|qualit(?:y|ies)|levels?|settings?|offers?|has|have|comes in|comes with|knows|between|choose|choice)\b"
    rf"[^.;$]{{0,40}}?(?P<list>{_TIER}(?:(?:, (?:and |or )?| and | or ){_TIER}){{2,6}})"
)
"""Three tiers or more, one after the other."""
_ITEM = lazy(r"very[- ]low|low|medium|xhigh|high|max")
_NO_TIER = lazy(r"\b(?:unknown|rejected|refused|invalid|unsupported|fails?|error|instead of the missing|no such)\b")

_COUNT = cued(
    rf"\b(?P<n>{SEVERAL}|\d) (?:(?:image |output )?quality )?(?:levels|tiers|quality settings|qualities)\b(?! (?:up|down|above|below|higher|lower))"
)
_HAS = lazy(
    r"\b(?:has|have|knows|offers|comes (?:in|with)|with|there are|supports|sells|provides|gives you|lets you choose)\b"
)
_DEFAULT = cued(
    rf"\bdefault(?: image)? (?:quality|tier|setting|level)(?: of [^.;]{{2,30}})? ?(?:is|:|=) (?P<a>{_TIER})(?![\w-])|\bdefaults? to (?P<b>{_TIER})(?![\w-])|\b(?:by default|(?:quality|tier) (?:is )?unset|unless (?:told|set) otherwise),?(?:[^.;]|\.(?=\d)){{2,60}}? (?:in|at) (?P<c>{_TIER})(?![\w-])"
)
CUES = (_SET, _LIST, _COUNT, _DEFAULT)


def judge(reading: Reading) -> Iterator[Claim]:
    """ "Pass quality max" to a model whose vendor sells no such tier."""
    if reading.silent or reading.kind == "heading" or reading.past:
        return
    yield from _counted(reading)
    default = list(_unset(reading))
    yield from default
    if default:
        return
    for match, said in _named(reading):
        mention = reading.subject_of(match.start(), match.end())
        if mention is None or mention.kind != "exact" or len({m.models for m in reading.models}) > 1:
            continue
        model = reading.context.base.model(mention.models[0])
        if not model.tiers:
            continue
        facts = tuple(
            Fact(f"{model.id}.tiers", ", ".join(model.tiers), "", p.source, p.day) for p in _priced(reading, model.id)
        )
        span = reading.joined(mention, match.span())
        before = words.before(reading.lower, match.start(), 24)
        if said in model.tiers:
            named = match.span("list" if "list" in match.re.groupindex else 0)
            yield reading.claim("capability", named, SUPPORTED, mention.models, facts)
        elif not words.negated(before) and not _NO_TIER.search(reading.lower):
            yield reading.claim(
                "capability", span, CONTRADICTED, mention.models, facts, rule="capability-tier",
                message=f"{model.name} has no tier {said}: {phrases.listed(model.tiers)}", advice="name one of its tiers",
            )  # fmt: skip


def _counted(reading: Reading) -> Iterator[Claim]:
    """ "X knows three quality levels": how many there are, with or without "auto"."""
    match = reading.search(_COUNT)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact" or len({m.models for m in reading.models}) > 1:
        return
    model = reading.context.base.model(mention.models[0])
    begin = mention.end if mention in reading.models and mention.end <= match.start() else 0
    stretch = words.before(reading.lower, match.start(), match.start() - begin if begin else 40)
    if not model.tiers or not _HAS.search(stretch) or words.negated(stretch):
        return
    said, known = int(value_of(match.group("n"))), len(model.tiers)
    without_auto = known - ("auto" in model.tiers)
    facts = tuple(
        Fact(f"{model.id}.tiers", ", ".join(model.tiers), "", p.source, p.day) for p in _priced(reading, model.id)
    )
    if said == len(reading.amounts):  # those that are priced behind it, of more that there may be
        return
    if without_auto <= said <= without_auto + 1:
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, facts)
    else:
        yield reading.claim(
            "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts, rule="capability-number",
            message=f"{model.name} has {without_auto} tiers: {phrases.listed(model.tiers)}", advice=f"write {without_auto}",
        )  # fmt: skip


def _unset(reading: Reading) -> Iterator[Claim]:
    """ "X defaults to low": the tier that it takes where none is set."""
    match = reading.search(_DEFAULT)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact" or len(mention.models) > 1 or reading.routes_here:
        return
    model = reading.the_model(mention)
    said = next(group for group in match.groups() if group).strip("\"'`").replace(" ", "-")
    known, span = model.default_tier, reading.joined(mention, match.span())
    if known in ("", "unknown") or words.negated(words.before(reading.lower, match.start(), 16)):
        return
    source = model.raw["tiers"]["source"]
    fact = Fact(f"{model.id}.tiers.default", known, "", source, reading.context.base.source(source).day)
    if said == known:
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, (fact,))
        return
    yield reading.claim(
        "capability", span, CONTRADICTED, mention.models, (fact,), rule="capability-tier", severity=SUGGESTION if known == "auto" else WARNING,
        message=f"{model.name} takes {known} where no tier is set", advice=f"write {known}, or set the tier",
    )  # fmt: skip


def _named(reading: Reading) -> Iterator[tuple[re.Match[str], str]]:
    """Where tiers are set or listed, and each tier."""
    for match in reading.finditer(_SET):
        yield match, next(filter(None, match.groups())).replace(" ", "-")
    for match in reading.finditer(_LIST):
        for item in _ITEM.finditer(match.group("list")):
            yield match, item.group().replace(" ", "-")


def _priced(reading: Reading, key: str) -> list[Fact]:
    """A price with a tier, for its source."""
    cells = reading.context.book.cells((key,))
    return [cell.fact for cell in cells if cell.tier and not cell.computed and cell.kind == "vendor-api"][:1]
