"""Tiers that a text sets for a model, and whether the model has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.cite import Fact
from imgpick.kb.wording import listed

_SET = cued(
    r"\bquality[\"'`]?(?:\s?[:=]\s?|(?: (?:parameter|field|option|setting|level))? (?:(?:set )?to |is |of |at |as )?)[\"'`\u201c]?(?P<a>very[- ]low|low|medium|high|xhigh|max|hd|standard(?=[\"'`\u201d]))\b[\"'`\u201d]?"
    r"|(?:\b(?:at|on|in|with|has|offers|the|its|an?|new)|['\u2019]s) (?:the |an? |its )?[\"'`\u201c]?(?P<b>xhigh|max)[\"'`\u201d]? (?:quality|tier|setting|level)\b"
    r"|\b(?:at|offers|has|sells|with|knows|supports|up to|pick|choose|request|set|use) (?:the |an? )?[\"'`\u201c]?(?P<c>xhigh)\b(?! ?[-+]?\d)|\bquality(?:=| = |[\"'`]? ?[:=] ?(?=[\"'`\u201c])|(?<=(?:set|for|use) quality) (?=[\"'`\u201c]))[\"'`\u201c]?(?!(?:auto|default|value|tier|level|none|null|your|quality|setting|the|is|of|x)\b)(?P<e>[a-z][a-z-]{2,14})\b[\"'`\u201d]?(?![\w=(.]\w)|\b(?:at|in|on|with|offers|has|its|the|an) [\"'`\u201c]?(?P<f>ultra)(?:[- ]high)?[\"'`\u201d]? (?:quality|tier|setting|level)\b|(?<=\d )at [\"'`\u201c]?(?P<d>max)[\"'`\u201d]?(?= (?:is|costs|takes|looks|gives|runs|and|for|on)\b|[,.;:)]|$)"
)
_TIER = r"[\"'`]?(?:very[- ]low|low|medium|high|xhigh|max|auto)[\"'`]?"
_LIST = cued(
    r"\b(?:tiers?|qualit(?:y|ies)|levels?|settings?|offers?|takes?|accepts?|has|have|comes in|comes with|knows|between|choose|choice)\b"
    rf"[^.;$]{{0,40}}?(?P<list>{_TIER}(?:(?:, (?:and |or )?| and | or ){_TIER}){{2,6}})"
)
"""Three tiers or more, one after the other."""
_ITEM = lazy(r"very[- ]low|low|medium|xhigh|high|max")
_NO_TIER = lazy(r"\b(?:unknown|rejected|refused|invalid|unsupported|fails?|error|instead of the missing|no such)\b")

_BARE_VERSION = lazy(
    r"(?:^\W*|\b(?:on|in|with|of|for|from|to|than) )\d\.\d\b(?! ?(?:%|x\b|k\b|mp\b|seconds?|cents?|million))"
)
"""Another version, named by its number alone: "on 2.5 the new max setting ..."."""
_COUNT = cued(
    rf"\b(?P<n>{SEVERAL}|\d) (?:(?:image |output )?quality )?(?:levels|tiers|quality settings|qualities)\b(?! (?:up|down|above|below|higher|lower))"
)
_HAS = lazy(
    r"\b(?:has|have|knows|offers|comes (?:in|with)|with|there are|supports|sells|provides|gives you|lets you choose)\b"
)
_DEFAULT = cued(
    rf"\bdefault(?: image)? (?:quality|tier|setting|level)(?: of [^.;]{{2,30}})? ?(?:is|:|=) (?P<a>{_TIER})(?![\w-])|\bdefaults? to (?P<b>{_TIER})(?![\w-])|\b(?:by default|(?:quality|tier) (?:is )?unset|unless (?:told|set) otherwise),?(?:[^.;]|\.(?=\d)){{2,60}}? (?:in|at) (?P<c>{_TIER})(?![\w-])"
)
_OWN_MODEL = cued(
    r"\b(?:(?:two|three|separate|different|distinct|another|further|second|both|other|premium|dearer|better) (?:[\w-]+ ){0,2}(?:models?|ids?|endpoints?|products?)|models? (?:called|named|of (?:its|their) own|in (?:its|their) own right)|(?:bigger|larger|stronger|smaller|weaker) (?:model|brother|sister|sibling|one)|the (?:bigger|larger|stronger|smaller|dearer|weaker))\b"
)
_AS_A_NAME = lazy(r"[ -](High|Medium|Low|Max|XHigh|Xhigh)\b(?! (?:quality|tier|setting|level|res))")
_ONLY = lazy(r"\b(?:only|just|no more than) $")
_NOTHING_ELSE = lazy(r",? (?:and|but) (?:nothing else|no others?|nothing more|that(?: is|['\u2019]s) (?:all|it))\b")
CUES = (_SET, _LIST, _COUNT, _DEFAULT, _OWN_MODEL)


def judge(reading: Reading) -> Iterator[Claim]:
    """ "Pass quality max" to a model whose vendor sells no such tier."""
    if reading.silent or reading.kind == "heading" or reading.past:
        return
    yield from _taken_for_models(reading)
    yield from _counted(reading)
    yield from _no_other(reading)
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
            yield from _by_size(reading, mention, match)
            continue
        facts = tuple(
            Fact(f"{model.id}.tiers", ", ".join(model.tiers), "", p.source, p.day) for p in _priced(reading, model.id)
        )
        span = reading.joined(mention, match.span())
        before = words.before(reading.lower, match.start(), 24)
        if said in model.tiers:
            named = match.span("list" if "list" in match.re.groupindex else 0)
            yield reading.claim("capability", named, SUPPORTED, mention.models, facts)
        elif not (words.negated(before) or _NO_TIER.search(reading.lower) or _BARE_VERSION.search(reading.lower)):
            yield reading.claim(
                "capability", span, CONTRADICTED, mention.models, facts, rule="capability-tier",
                message=f"{model.name} has no tier {said}: {listed(model.tiers)}", advice="name one of its tiers",
            )  # fmt: skip


def _by_size(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """A list of tiers for a model that its vendor sells by size only."""
    cells = [c for c in reading.context.book.cells(mention.models) if c.kind == "vendor-api"]
    listed = "list" in match.re.groupindex and _QUALITY.search(reading.lower, match.start(), match.end() + _BEHIND)
    if not cells or any(c.tier for c in cells) or not listed or words.negated(reading.lower):
        return
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, (cells[0].fact,), rule="capability-tier", severity=WARNING,
        message=f"{reading.the_model(mention).name} has no quality tiers: {reading.context.base.route(cells[0].route).name} sells it by size",
        advice="name the size",
    )  # fmt: skip


_QUALITY = lazy(r"\b(?:quality|qualities|tiers?)\b")
_BEHIND = 24
"""Characters behind a list of tiers in which it may be called one."""


def _taken_for_models(reading: Reading) -> Iterator[Claim]:
    """ "X and the bigger X High": a tier is no model."""
    if not reading.search(_OWN_MODEL) or words.negated(reading.lower):
        return
    for mention in reading.models:
        behind = _AS_A_NAME.match(reading.text, mention.end)
        tier = behind.group(1).lower() if behind else mention.tier
        end = behind.end() if behind else mention.end
        if tier and _ITEM.fullmatch(tier) and tier in _tiers(reading, mention) and reading.lower.endswith(tier, 0, end):
            shown = reading.text[mention.start : end]
            name = reading.the_model(mention).name if mention.kind == "exact" else mention.text
            yield reading.claim(
                "naming", (mention.start, end), CONTRADICTED, mention.models, rule="naming-product-id" if mention.id_like else "naming-wrong",
                message=f"“{shown}” is no model of its own: {tier} is a quality tier of {name}", advice=f"write {name} and set the quality to {tier}",
            )  # fmt: skip
            return


def _tiers(reading: Reading, mention: Mention | None) -> tuple[str, ...]:
    """The tiers of a model, or of all models that a name may mean; none where they differ."""
    if mention is None or mention.kind not in ("exact", "family"):
        return ()
    found = {reading.context.base.model(key).tiers for key in mention.models}
    return found.pop() if len(found) == 1 else ()


def _no_other(reading: Reading) -> Iterator[Claim]:
    """ "X takes low, medium or high and nothing else": wrong where it has more."""
    match = reading.search(_LIST)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    known = _tiers(reading, mention)
    if match is None or mention is None or words.negated(words.before(reading.lower, match.start("list"), 30)):
        return
    said = {item.group().replace(" ", "-") for item in _ITEM.finditer(match.group("list"))}
    more = [tier for tier in known if tier not in said and tier != "auto"]
    alone = _ONLY.search(reading.lower, 0, match.start("list")) or _NOTHING_ELSE.match(reading.lower, match.end())
    if more and alone and said.issubset(known):
        yield reading.claim(
            "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, rule="capability-tier",
            message=f"{mention.text} has more tiers: {listed(more)}", advice="name all of its tiers",
        )  # fmt: skip


def _counted(reading: Reading) -> Iterator[Claim]:
    """ "X knows three quality levels": how many there are, with or without "auto"."""
    match = reading.search(_COUNT)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or not _tiers(reading, mention) or len({m.models for m in reading.models}) > 1:
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
            message=f"{model.name} has {without_auto} tiers: {listed(model.tiers)}", advice=f"write {without_auto}",
        )  # fmt: skip


def _unset(reading: Reading) -> Iterator[Claim]:
    """ "X defaults to low": the tier that it takes where none is set."""
    match = reading.search(_DEFAULT)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    kinds = {reading.context.routes.kinds[mark.value] for mark in reading.routes_here}
    if match is None or mention is None or mention.kind != "exact" or kinds - {"vendor-api"}:
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
