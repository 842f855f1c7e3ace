"""Limits: how large pictures get, how many references a model takes, how many pictures a call gives."""

import re
from collections.abc import Iterator

from imgpick.checking.abilities import largest
from imgpick.checking.abilities.asserted import CLAIMS, NOT_A_CLAIM, neither, stretch_of, who, without_only
from imgpick.checking.abilities.capabilities import note_of, rows_of
from imgpick.checking.abilities.profiles import profile
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import SEVERAL, value_of
from imgpick.checking.patterns.cues import Cued, cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUGGESTION, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite, sizes

RESOLUTION = cued(
    r"(?<![\w$.])(?P<size>8k|4k|2k|\d{3,4}\s?(?:x|\u00d7)\s?\d{3,4})\b(?! (?:images? (?:a|per) (?:month|day)|tokens|per image|users))"
)
_REFERENCES = cued(
    rf"(?<![\w.,$])(?P<n>\d{{1,3}}|{SEVERAL}|dozen)\+? (?:(?!cents?\b|dollars?\b|bucks?\b)\w+ ){{0,2}}?(?:refs?|(?:reference|input|source)s?(?: (?:image|picture|photo)s?)?)\b|\b(?:accepts?|takes?|allows?|supports?) (?:only |just )?(?P<one>one|a single) (?:reference|input|source)(?: image| picture)?\b(?! (?:and|or|more|plus|tokens?))|\b(?:combine|blend|accepts?|mix|merge|fuse|takes?)s? (?:up to )?(?P<m>\d{{1,2}}) images\b|\b(?P<all>unlimited|any number of|as many|countless|endless) (?:reference|input|source) ?(?:images|pictures|photos)\b"
)
_PER_CALL = cued(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{SEVERAL}) (?:images|pictures|outputs|variants|variations)\b[^.;]{{0,20}}?\b(?:per|in (?:one|a single)|in a|from one|with one|from a single|at once|a) ?(?:api )?(?:call|request|prompt|batch|generation|go)?\b"
    r"|\b(?:only|just|at most|no more than|never more than) (?:(?:make|return|generate|produce|give|create|output|render)s? |ever )?(?P<one>one|an?|1)(?: single)? (?:image|picture|output) (?:per|with each|for each|in each|in a|in one) (?:api )?(?:call|request)\b"
    r"|\b(?P<single>a single|just one|only one) (?:image|picture|output) (?:per|with each|for each|in each|in a|in one) (?:api )?(?:call|request)\b"
)
_EDGE = cued(
    r"\b(?:longest|long|maximum|largest|max\.?) (?:side|edge|dimension)s?\b(?:[^.;$]|\.(?=\d)){0,60}?(?<![\d,.])(?P<n>\d,?\d{3}) ?(?:px|pixels?)\b|(?<![\d,.x\u00d7])(?P<m>\d,?\d{3}) ?(?:px|pixels?) (?:on|along|for|at) (?:its |the |their )?(?:longest|long) (?:side|edge)\b"
)
_ALIKE = 0.03
"""How far a length may lie from the real one, as a share."""
_ASK = lazy(r"(?:^\W*|\b(?:can|may|could) |[,;] )ask (?:the )?[`*_]*$")
_FOR_A = lazy(r"[`*_]* for (?:an? |its )?")
""" "Ask X for a 4K file" says that it makes one."""
_GOES = lazy(
    r"\b(?:goes|reaches|works|outputs?|renders?|supports?|offers?|makes?|delivers?|produces?|generates?|does) (?:all the way )?(?:up to )?(?:native )?$"
)
_GIVES = lazy(
    r"\b(?:gives?|offers?|outputs?|makes?|delivers?|renders?|produces?|does) (?:you |us )?(?:true |real |full )?native $"
)
""" "It gives you native 4K for $0.03": the size is one that it makes."""
_APART = 12
"""Characters between a size and a price from which on neither belongs to the other."""
_OPEN_ENDED = lazy(r"(?:\bnot|n['\u2019]t|\bno longer) (?:be )?(?:limited|capped|restricted|confined) to\b")
_NO_MORE = lazy(r"\b(?:not|n['\u2019]t|never|cannot) (?:[a-z]+ ){0,2}more than $")
_NO_UPSCALER = lazy(r"\b(?:without|no|no longer needs?|never needs?|(?:not|n['\u2019]t) need) (?:any |an? )?upscal\w+")
"""Claims a size all the more; else it may be reached by an upscaler."""
_SPAN = lazy(r"\d ?[-\u2013] ?$")
_OF_SOURCES = lazy(
    r"\b(?:sources?|inputs?|references?|originals?|uploads?)(?: (?:images?|pictures?|files?))?(?: (?:can|may|be|of|up|to|at|as|large|larger|big))* $"
)
""" "Keeps sources up to 8192x8192" says nothing of what comes out."""
_BETWEEN = lazy(r"\bbetween\b[^.;,]{0,16}$")
CUES = (RESOLUTION, _REFERENCES, _PER_CALL, _EDGE, *largest.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about limits."""
    if not reading.silent and reading.kind != "heading":
        yield from _longest(reading)
        ends = list(largest.ends_at(reading))
        yield from ends
        if ends:
            return
    if (
        reading.silent
        or reading.kind == "heading"
        or (reading.kind != "row" and not reading.search(CLAIMS) and "ask " not in reading.lower)
    ):
        return
    if profile(reading):
        return
    yield from _resolution(reading)
    yield from _numbers(reading)


def _resolution(reading: Reading) -> Iterator[Claim]:
    first = True
    for match in reading.finditer(RESOLUTION):
        mention = who(reading, match)
        if mention is None or mention.kind != "exact":
            continue
        stretch = stretch_of(reading, mention, match)
        asked_for = _ASK.search(reading.lower, 0, mention.start) and _FOR_A.match(reading.lower, mention.end)
        if (
            NOT_A_CLAIM.search(stretch)
            or not (asked_for or CLAIMS.pattern.search(stretch))
            or (reading.amounts and not _goes_to(reading, match))
            or "upscal" in _NO_UPSCALER.sub(" ", reading.lower)
            or _OPEN_ENDED.search(stretch)
            or _BETWEEN.search(reading.lower, max(0, match.start() - 24), match.start())
            or _OF_SOURCES.search(reading.lower, max(0, match.start() - 48), match.start())
        ):
            continue
        said = not words.negated(without_only(stretch)) and not neither(reading, mention)
        asked = match.group("size").upper() if match.group("size")[-1] == "k" else largest.class_of(match.group("size"))
        found = list(reach(reading, mention, match.span(), asked, said))
        yield from (claim for claim in found if first or claim.rule)
        first = False


def _longest(reading: Reading) -> Iterator[Claim]:
    """ "The longest side is 2048 pixels": held against the largest that the base has."""
    match = reading.search(_EDGE)
    mention = who(reading, match) if match else None
    rows = rows_of(reading.the_model(mention), "max-edge", reading.context.today) if mention else []
    if match is None or mention is None or not rows or reading.past:
        return
    if mention.kind != "exact" and not _alike(reading, mention, "max-edge"):
        return
    said = int((match.group("n") or match.group("m")).replace(",", ""))
    here = {mark.value for mark in reading.routes}
    rows = [row for row in rows if not here or not row.routes or here.intersection(row.routes)]
    known = sorted({int(str(row.value)) for row in rows})
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    if any(abs(said - edge) <= edge * _ALIKE for edge in known):
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, facts)
        return
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts, rule="capability-number",
        message=f"{reading.the_model(mention).name} reaches {known[-1]} px on its longest edge", advice=f"write {known[-1]} px",
    )  # fmt: skip


def _goes_to(reading: Reading, match: re.Match[str]) -> bool:
    """ "It goes up to 4K, ... and costs $0.10": the size is no one's price."""
    before, after = reading.lower[: match.start()], reading.lower[match.end() : match.end() + 1]
    if _GIVES.search(before):
        return True
    return bool(_GOES.search(before)) and after in (",", ";") and reading.amounts[0].start - match.end() > _APART


def reach(reading: Reading, mention: Mention, span: tuple[int, int], asked: str, said: bool) -> Iterator[Claim]:
    """The claim that a model makes pictures of a size, or does not, held against its longest edge."""
    context = reading.context
    model = context.base.model(mention.models[0])
    rows = [
        r
        for r in rows_of(model, "max-edge", context.today)
        if not r.routes or any(m.value in r.routes for m in reading.routes)
    ]
    limits = [float(str(r.value)) for r in rows]
    facts = tuple(cite.capability(r, context.base) for r in rows)
    whole = reading.joined(mention, span)
    if not limits:
        yield from pixels(reading, mention, span, sizes.megapixels(asked), said)
        return
    needed = sizes.longest_edge(asked)
    loose = 1.02 if "x" in asked else 1.07  # a class is a way of speaking: 2K and 4K are met within a few percent
    reached = needed <= max(limits) * loose
    all_routes = [float(str(r.value)) for r in rows_of(model, "max-edge", context.today)]
    if reached == said or (said and needed <= max(all_routes, default=0) * loose and not reading.routes):
        yield reading.claim("capability", span, SUPPORTED, mention.models, facts)
    elif reading.past or (not said and regex(r"\bup to|more than|above|beyond|over\b").search(reading.lower)):
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, facts)
    else:
        top = int(max(limits))
        disputed = any("disputed" in r.note for r in rows)
        yield reading.claim(
            "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-contradicted", severity=SUGGESTION if disputed else "",
            message=f"{model.name} reaches {top} px on its longest edge{note_of(model, 'max-edge', context.today)}, {asked} takes {needed} px",
        )  # fmt: skip


def pixels(reading: Reading, mention: Mention, span: tuple[int, int], asked: float, said: bool) -> Iterator[Claim]:
    """The claim that a model makes pictures of so many megapixels, held against the most that the base has."""
    context = reading.context
    model = context.base.model(mention.models[0])
    rows = [r for r in rows_of(model, "max-megapixels", context.today) if not r.routes and not r.tiers]
    facts = tuple(cite.capability(r, context.base) for r in rows)
    whole = reading.joined(mention, span)
    most = max((float(str(r.value)) for r in rows), default=0.0)
    if most and said and not reading.past and _STOPS.match(reading.lower, span[0]) and asked * _FAR_BELOW < most:
        yield reading.claim(
            "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-number",
            message=f"{model.name} makes up to {most:g} megapixels{note_of(model, 'max-megapixels', context.today)}, more than {asked:g}",
        )  # fmt: skip
        return
    if not most or not said or reading.past or asked <= most * _ROUNDED:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, facts)
        return
    yield reading.claim(
        "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-number",
        message=f"{model.name} makes {most:g} megapixels at most{note_of(model, 'max-megapixels', context.today)}", advice=f"write {most:g} megapixels",
    )  # fmt: skip


_STOPS = lazy(r"tops out|maxe?s out|peaks|is (?:capped|limited)|stops")
"""Begins a stretch that tells the most that a model makes, and not how far it reaches at least."""
_FAR_BELOW = 1.5
_ROUNDED = 1.1
"""By how much a figure of megapixels may be rounded up."""


def _numbers(reading: Reading) -> Iterator[Claim]:
    for what_number, key, what in (
        (_REFERENCES, "references", "reference images"),
        (_PER_CALL, "images-per-call", "images a call"),
    ):
        for match in _outside_of_names(reading, what_number):
            mention = who(reading, match)
            single = match.groupdict().get("one") or match.groupdict().get("single")
            text = match.group("n") or match.groupdict().get("m") or (single and "one")
            if match.groupdict().get("all") and mention and mention.kind == "exact":
                yield from number(reading, mention, match.span(), key, what, _NO_LIMIT)
                break
            if (
                mention is None
                or not (mention.kind == "exact" or _alike(reading, mention, key))
                or not text
                or not regex(
                    r"\b(?:up to|at most|max(?:imum)?|limit\w*|accepts?|takes?|supports?|can use|allows?|handles?|combine|blend|per|returns?|in one|as many as|no more than|only|capped)\b"
                ).search(
                    reading.lower,
                )
            ):
                continue
            if single and _BY_CHOICE.search(reading.lower):
                continue
            if (single or _NO_MORE.search(reading.lower, 0, match.start())) and not reading.past:
                yield from number(reading, mention, match.span(), key, what, _count(text), top=True)
                break
            if _SPAN.search(reading.lower, 0, match.start()):
                continue  # "8-10": one of them may be right
            if regex(r"\b(?:we|our|tested|used|gave|with the same)\b").search(reading.lower):
                continue
            yield from number(reading, mention, match.span(), key, what, _count(text))
            break


def _outside_of_names(reading: Reading, what: Cued) -> Iterator[re.Match[str]]:
    """The matches of a pattern that do not begin with the number of a name: "GPT Image 2 accepts 16 references"."""
    match = reading.search(what)
    while match:
        begun = match.start()
        end = next((m.end for m in reading.mentions if m.start <= begun < m.end), 0)
        if not end:
            yield match
        match = reading.search(what, end or match.end())


_NO_LIMIT = 1000
"""More than any model takes."""
_BY_CHOICE = lazy(r"\b(?:by default|unless|if you|set|billed|charged|pays?|paid|got|we|our)\b")
"""Says how many were asked for, not how many can be."""


def _count(text: str) -> int:
    return 12 if text == "dozen" else int(value_of(text))


def _alike(reading: Reading, mention: Mention, key: str) -> bool:
    """Whether all versions of a family have the same limit, so that none need be named."""
    base, today = reading.context.base, reading.context.today
    known = [{str(row.value) for row in rows_of(base.model(model), key, today)} for model in mention.models]
    return mention.kind in ("family", "ambiguous") and bool(known[0]) and all(own == known[0] for own in known)


def number(
    reading: Reading, mention: Mention, span: tuple[int, int], key: str, what: str, said: int, *, top: bool = False
) -> Iterator[Claim]:
    """The claim that a model takes or gives so many of something; ``top`` says that it is called the most."""
    context = reading.context
    model = context.base.model(mention.models[0])
    rows = rows_of(model, key, context.today)
    facts = tuple(cite.capability(r, context.base) for r in rows)
    whole = reading.joined(mention, span)
    known = {int(str(r.value)) for r in rows}
    if not known:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models)
        return
    top = top or bool(
        regex(
            r"\b(?:up to|at most|no more than|not more than|max(?:imum)?|limit\w*|only|as many as|capped|stops? (?:dead )?at|ceiling)\b"
        ).search(reading.lower)
    )
    if said in known or (said < max(known) and not top):
        yield reading.claim("capability", span, SUPPORTED, mention.models, facts)
    elif reading.past:
        yield reading.claim("capability", whole, NOT_IN_BASE, mention.models, facts)
    else:
        row = max(rows, key=lambda r: int(str(r.value)))
        yield reading.claim(
            "capability", whole, CONTRADICTED, mention.models, facts, rule="capability-number",
            message=f"{model.name} {'gives' if key == 'images-per-call' else 'takes'} {row.value} {what}" + (f" ({row.note})" if row.note else ""),
            advice=f"write {row.value}",
        )  # fmt: skip
