"""Availability: on which routes a text says a model is sold, and whether it has an API."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUPPORTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Access, Capability
from imgpick.kb.standing import sold_by_vendor
from imgpick.kb.wording import listed

_ON = r"(?:on|via|through|in|from|at|by|inside|within|with|to)"
_SERVED = cued(
    rf"\b(?:(?:is|are|was|were|now|also|currently|still) )*(?:available|accessible|offered|served|hosted|supported|sold|listed|live|callable|deployed|usable|found|reachable|reached|used|called|run|generated)\s+(?:(?:for|to) (?:[\w-]+ ){{1,3}})?(?:\w+ )?{_ON}\b|\b(?:hosts?|serves?|offers?|sells?|lists?|carries|carry|stocks?|supports)\b|\b(?:you can|can be|(?:developers?|anyone|teams?|people) can) (?:use|used|call|called|run|get|found|access\w*|reach\w*)\b|\bonly {_ON}\b|\b(?:exclusive(?:ly)?|limited|restricted) (?:to|on|in|via|through)\b|\b(?:available|offered|served|sold) there\b|\b(?:doesn|don)['\u2019]t have\b|\b(?:picked|taken) up\b|\badopted\b|\b(?:is|are)(?: still)?(?: not|n['\u2019]t)(?: yet| currently)? (?:on|in)\b|\b(?:does|do)(?: not|n['\u2019]t)(?: yet)? have\b|\b(?:(?:won|can|don|will|would)['\u2019]?t|will not|cannot|can not|do not|never) (?:\w+ )?(?:find|get|buy|rent|order|see)\b|\bin vain\b|\bisn['\u2019]t to be (?:had|found)\b|\b(?:has|have)(?: not|n['\u2019]t| yet to)(?: yet)? (?:reach|reached|come to|arrived? (?:on|at|in))\b"
)
_ONLY = lazy(
    rf"\bonly (?:be )?(?:\w+ )?{_ON} (?:the )?|\bexclusive(?:ly)? (?:to|on|in|via|through|available (?:on|in|via|through)) (?:the )?|\b(?:limited|restricted) to (?:the )?$"
)
_NO_API = cued(
    r"\b(?:no|without an?|lacks? an?|does(?:n['\u2019]t| not) have an?|has not got an?|not (?:yet )?(?:available|accessible|offered) (?:via|through|in|on|by) (?:the |an? )?)\s?(?:official |public |developer )?api\b(?! (?:keys?|calls?|bill|credits?|costs?|needed|required))|\bno (?:other )?way (?:for developers )?to (?:call|reach|use) (?:it|[\w. -]{2,30}) (?:from|by|in) (?:code|scripts?|software)\b|\bdevelopers?\b[^.;]{0,20}\bno way to (?:call|reach|use)\b|\bno (?:developer|programmatic) access\b|\bchatgpt[- ]only\b|\bnot (?:yet )?in the api\b|\bonly (?:be )?(?:(?:available|usable|found|accessible|reachable|offered|used) )?(?:in|inside|within|through|via) (?:the |its |their |[\w]+['\u2019]s )(?:own )?apps?\b(?! (?:or|and|store))"
)


_WANTS = lazy(r"\b(?:needs?|needed|needing|requires?|wants?|uses?|using|touch(?:es)?|knows?) $")
""" "Your team needs no API" says nothing of what there is."""
_KINDS = ("exact", "family", "ambiguous")
_NEAR = 14
"""Characters between a denied verb and the model."""
_DENIED = lazy(
    r"(?:\b(?:not|never)|n['\u2019]t)(?: (?:yet|currently|even))? (?:offer(?:ed)?|carry|serve[ds]?|host(?:ed)?|s[eo]ll?d?|list(?:ed)?|stock|have|support(?:ed)?|pick(?:ed)? up|add(?:ed)?|taken? up|adopt(?:ed)?)\b|\bnot (?:yet )?(?:offered|available|served|sold) there\b"
)
"""The verb of offering, denied wherever the route stands."""
_NONE = cued(r"\b(?:has|have) no\b")
_IN_VAIN = lazy(r"\bin vain\b")
_HAS_NO = lazy(r"\b(?:has|have|sells?|offers?|carries|lists?|hosts?|serves?) no [`*_]*$")
_ALONE = lazy(r"[`*_]*(?:$|[.,;:)!]| (?:yet|at all|so far|today|for now|in|and|but)\b)")
_CLOSED = lazy(
    r"\b(?:clos(?:e|es|ed|ing|ure)|shut|end(?:s|ed)|wound|retire[sd]?|withdr\w+|gone|no longer|discontinued|switched off|drop(?:s|ped)|remove[sd]?|pull(?:s|ed)|took|taken)\b"
)
_OWN_API = cued(
    r"\b(?:sells?|offers?|has|provides?|gives?) (?:an? |the |paid |public |open |full |rest |http |web |image )*api(?: access)?\b(?! (?:keys?|calls?|bill|credits?|costs?|pric\w+))|\b(?:available|accessible|reachable|sold|offered|served|provided) (?:through|via|over|by) (?:an?|the|its) (?:public |official )?api\b|(?:['\u2019]s|\bits|\btheir) (?:own |public |official |developer |first-party |rest |http |web |image )*api\b(?! (?:keys?|calls?|bill|credits?|costs?|pric\w+|rates?|fees?|docs|documentation))"
)


_IN_PART = lazy(
    r"\b(?:free|costs?|pric(?:e|es|ed)|bill(?:s|ed)|charg(?:e|es|ed)|cheaper|dearer|the same|as much|without|unless|billing|tiers?|regions?|batch\w*|for (?:new|unverified|everyone|all))\b"
)
"""What is denied beside these words is denied under a condition only."""
_WAS = lazy(r"\b(?:was|were|been) (?:\w+ )?$")
_ONCE = lazy(r"\b(?:was|were|had been|used to)\b")
_USES = lazy(
    r"\b(?:sends?|sending|posts?|calls?|calling|uses?|using|runs?|running|hits?|through|via|rely on|integrat\w+|connect\w*|talks? to|plug\w*|hook\w*|with|build on|over|routes?|go(?:es)? to|sign(?:ing)?[- ]?up (?:for|to)|(?:get|getting|grab) (?:an? )?(?:api )?key)\b[^.;,]{0,40}$"
)
_ITS_API = cued(
    r"[`*_\"']*(?:(?:['\u2019]s)? (?:own |official |public |developer |rest |http |web )*| (?:(?:is|are) what (?:\S+ ){1,2}?(?:call|use|run|hit) )?(?:from|over|via|through|by) (?:the|its|their|an) (?:own |official |public |rest )*)api\b(?! (?:was|closed|is gone))"
)
_ASKS = lazy(r"[`*_\"']* (?:costs?|charges?|bills?|starts?|asks?|runs at|is priced)\b")
_BY_ITS_API = cued(
    r"\b(?:(?:through|via|over|on|from|by) (?:its|their)|via(?: the)?) (?:own |official |public |rest )*api\b"
)
CUES = (_SERVED, _NONE, _NO_API, _ITS_API, _OWN_API, _BY_ITS_API)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about routes."""
    if reading.silent or reading.kind == "heading":
        return
    if reading.kind == "item" and _CLOSED.search(reading.over.heading):
        return  # a list of what is over
    yield from _served(reading)
    yield from _used(reading)


def _used(reading: Reading) -> Iterator[Claim]:
    """ "We send everything to the X API": wrong where it is closed."""
    for mention in (m for m in reading.mentions if m.models):
        api = _ITS_API.pattern.match(reading.lower, mention.end) if mention.kind in _KINDS else None
        asks = api and reading.amounts and _ASKS.match(reading.lower, api.end())
        using = api and (
            asks or " what " in api.group() or _USES.search(reading.lower, max(0, mention.start - 60), mention.start)
        )
        if api and using:
            yield from _own_api(reading, mention, api) if mention.kind == "exact" else ()
            yield from _no_such_api(reading, mention, api)
            return
    through = reading.search(_BY_ITS_API) if reading.amounts else None
    vendor = reading.subject_of(*through.span()) if through else None
    own = not reading.routes_here or all(
        reading.context.routes.kinds[m.value] == "chat-app" for m in reading.routes_here
    )
    if through and own and vendor and vendor.kind in _KINDS:
        yield from _no_such_api(reading, vendor, through)


def _no_official(reading: Reading, mention: Mention) -> list[Capability]:
    """The rows that say of all models of a name that they have no official API; none where a row says otherwise."""
    base, today = reading.context.base, reading.context.today
    rows = [list(base.model(key).any_capability("official-api", today)) for key in mention.models]
    sold = any(sold_by_vendor(base.model(key), today) for key in mention.models)
    return [] if sold or any(row.value != "no" for own in rows for row in own) else [row for own in rows for row in own]


def _no_such_api(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """ "We connect to V's API" where V has none."""
    base, rows = reading.context.base, _no_official(reading, mention)
    if not rows or reading.past or _UNOFFICIAL.search(reading.lower) or words.negated(reading.lower):
        return
    yield reading.claim(
        "availability", reading.joined(mention, match.span()), CONTRADICTED, mention.models,
        tuple(cite.capability(row, base) for row in rows[:2]), rule="availability-api",
        message=f"{mention.text} has no official API", advice="name the vendor's own app",
    )  # fmt: skip


def _served(reading: Reading) -> Iterator[Claim]:
    """ "Available on R", "not on R", "only on R", "no API"."""
    none = reading.search(_NO_API)
    if none and _WANTS.search(reading.lower, 0, none.start()):
        return
    if none:
        mention = reading.subject_of(none.start(), none.end())
        if mention and (mention.kind == "exact" or _alike_on(reading, mention)):
            yield from _no_api(reading, mention, none)
        return
    told = reading.search(_SERVED) or reading.search(_OWN_API) or (reading.search(_NONE) and _has_none(reading))
    if not told or reading.amounts:
        return
    apis = [m for m in reading.models[1:] if _ITS_API.pattern.match(reading.lower, m.end)]
    mention = reading.models[0] if apis else reading.anyone
    if mention is None or mention.kind not in _KINDS or len({m.models for m in reading.models if m not in apis}) > 1:
        return
    if len(mention.models) == 1 or _alike(reading, mention):
        yield from _on_routes(reading, mention)


def _alike_on(reading: Reading, mention: Mention) -> bool:
    """Whether all members of a numbered family are on their vendor's API."""
    base, today = reading.context.base, reading.context.today
    if mention.kind != "family" or not any(map(str.isdigit, mention.text)):
        return False
    served = (
        {base.route(row.route).kind for row in base.model(key).access(today) if row.state == "yes"}
        for key in mention.models
    )
    return all("vendor-api" in kinds for kinds in served)


def _on_routes(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """What is said of each route that a sentence names."""
    own = reading.search(_OWN_API)
    if own and not reading.routes:
        yield from _own_api(reading, mention, own)
    model = reading.context.base.model(mention.models[0])
    access = {row.route: row for row in model.access(reading.context.today)}
    ever = {r.route for r in model.access("9999")} | {
        r["route"] for r in model.raw.get("routes", ()) if r.get("state") == "closed"
    }
    denied = _denied(reading)
    for route in reading.routes:
        if route.value == "self-host":
            continue
        before = words.before(reading.lower, route.start, 45)
        row = access.get(route.value)
        if _ONLY.search(before) and len(reading.routes) == 1:
            yield from _only(reading, mention, route, access)
        elif row is not None or route.value in ever:
            yield from _on(reading, mention, route, row, not (denied or words.negated(before)))
        elif reading.context.routes.kinds[route.value] in ("vendor-api", "provider-api") and not _UNOFFICIAL.search(
            reading.lower
        ):
            yield from _nowhere(reading, mention, route, not (denied or words.negated(before)))


_UNOFFICIAL = lazy(r"\b(?:unofficial\w*|wrapper|proxy|scrap\w+|third[- ]party|reverse)\b")


def _nowhere(reading: Reading, mention: Mention, route: words.Mark, said: bool) -> Iterator[Claim]:
    """An API that is said to serve what its vendor sells in its app only."""
    base, rows = reading.context.base, _no_official(reading, mention)
    sold = {base.route(row.route).kind for key in mention.models for row in base.model(key).access("9999")}
    if not said or not rows or sold & {"vendor-api", "provider-api", "self-host"} or reading.past:
        return
    name = base.route(route.value).name
    yield reading.claim(
        "availability", reading.joined(mention, (route.start, route.end)), CONTRADICTED, mention.models,
        tuple(cite.capability(row, base) for row in rows[:2]), rule="availability-contradicted",
        message=f"{mention.text} has no official API, and no source has it on {name}",
        advice="name the vendor's own app",
    )  # fmt: skip


def _denied(reading: Reading) -> bool:
    """Whether offering is denied of a model: "Azure does not carry X", "it is not offered there"."""
    if _IN_VAIN.search(reading.lower) or _has_none(reading):
        return True
    found = _DENIED.search(reading.lower)
    return found is not None and (
        found.group().endswith("there")
        or reading.lower.startswith((" it", " them"), found.end())
        or any(0 <= mention.start - found.end() < _NEAR for mention in reading.mentions)
    )


def _has_none(reading: Reading) -> bool:
    """ "Azure has no X yet"."""
    return any(
        _HAS_NO.search(reading.lower, 0, m.start) and _ALONE.match(reading.lower, m.end) for m in reading.mentions
    )


def _alike(reading: Reading, mention: Mention) -> bool:
    """Whether all that a name can mean is served on the same of the routes that are named."""
    named = {mark.value for mark in reading.routes}
    models = map(reading.context.base.model, mention.models)
    served = [
        {(row.route, row.state) for row in model.access(reading.context.today) if row.route in named}
        for model in models
    ]
    return all(rows == served[0] for rows in served)


def _only(reading: Reading, mention: Mention, route: words.Mark, access: dict[str, Access]) -> Iterator[Claim]:
    base = reading.context.base
    own = base.route(route.value)
    others = [
        row
        for key, row in access.items()
        if key != route.value
        and row.state in ("yes", "limited")
        and base.route(key).kind in ("vendor-api", "provider-api")
    ]
    span = reading.joined(mention, (route.start, route.end))
    if others:
        yield reading.claim(
            "availability", span, CONTRADICTED, mention.models, tuple(cite.access(base.model(mention.models[0]), row) for row in others[:4]), rule="availability-contradicted",
            message=f"{mention.text} is served elsewhere than {own.name}, too: {listed([base.route(row.route).name for row in others[:4]])}",
        )  # fmt: skip
    else:
        yield reading.claim("availability", span, NOT_IN_BASE, mention.models)


def _on(reading: Reading, mention: Mention, route: words.Mark, row: Access | None, said: bool) -> Iterator[Claim]:
    base = reading.context.base
    model = base.model(mention.models[0])
    name = base.route(route.value).name
    span = reading.joined(mention, (route.start, route.end))
    retired = model.life(reading.context.today).status == "retired"
    served = row is not None and row.state in ("yes", "limited") and not retired
    past = [
        r
        for r in model.raw.get("routes", ())
        if r["route"] == route.value and r.get("until", "9999") <= reading.context.today
    ]
    facts = (cite.access(model, row),) if row else ()
    in_part = not said and _IN_PART.search(reading.lower, *clause_of(reading.lower, route.start, route.end))
    if in_part or (row is not None and row.state == "unknown"):
        yield reading.claim("availability", span, NOT_IN_BASE, mention.models, facts)
    elif served == said:
        yield reading.claim("availability", (route.start, route.end), SUPPORTED, mention.models, facts)
    elif retired and said and row is not None and not reading.past:
        yield reading.claim("availability", span, OUTDATED, mention.models, facts)
    elif (
        reading.past
        or retired
        or (past and _ONCE.search(reading.lower, 0, route.start))
        or any(d.value < reading.context.written[: len(d.value)] for d in reading.days)
    ):
        yield reading.claim("availability", span, NOT_IN_BASE, mention.models, facts)
    else:
        state = (
            f"is served on {name}"
            if served
            else f"is no longer on {name} since {past[0]['until']}"
            if past
            else f"is not served on {name}"
        )
        note = f" ({row.note})" if row and row.note else ""
        yield reading.claim(
            "availability",
            span,
            CONTRADICTED,
            mention.models,
            facts,
            rule="availability-contradicted",
            message=f"{model.name} {state}{note}",
        )


def _own_api(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """ "Reachable through its public API": wrong where the vendor's own route is closed."""
    model, base = reading.context.base.model(mention.models[0]), reading.context.base
    own = [row for row in model.raw.get("routes", ()) if base.route(row["route"]).kind == "vendor-api"]
    open_ = [
        row
        for row in own
        if row.get("until", "9999") > reading.context.today and row.get("state") not in ("closed", "no")
    ]
    before = words.before(reading.lower, match.start(), 45)
    then = reading.past or _WAS.search(before)
    if not own or open_ or words.negated(before) or then or _CLOSED.search(reading.lower):
        return
    row = own[-1]
    facts = (
        Fact(
            f"{model.id}.routes.{row['route']}", "closed", "", row["source"], row.get("until", ""), route=row["route"]
        ),
    )
    yield reading.claim(
        "availability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts,
        rule="availability-contradicted",
        message=f"{base.route(row['route']).name} is closed for {model.name}" + (f" since {row['until']}" if "until" in row else ""),
    )  # fmt: skip


def _no_api(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    base, today = reading.context.base, reading.context.today
    model = base.model(mention.models[0])
    served = sold_by_vendor(model, today)
    span = reading.joined(mention, match.span())
    if served and not reading.past and model.life(today).status != "retired":
        yield reading.claim(
            "availability", span, CONTRADICTED, mention.models, tuple(cite.access(model, row) for row in served[:3]), rule="availability-api",
            message=f"{model.name} has an API: {listed([base.route(row.route).name for row in served[:3]])}",
        )  # fmt: skip
    else:
        yield reading.claim("availability", span, SUPPORTED if not served else NOT_IN_BASE, mention.models)
