"""What is said to be free, or without limit."""

import re
from collections.abc import Iterator

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Cell
from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing.plan_prices import PLAN, app_of
from imgpick.checking.pricing.plans import API, CHAT
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, OPINION, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.costing.step import dollars
from imgpick.kb import cite

_GIVES = r"(?:includes?|covers?|gives?|offers?|allows?|lets|grants?|comes with)(?! (?:only |just )?(?:the )?(?:text|chat|language))"
_A_TIER = r"(?:the |its |their )?(?:[\w'\u2019-]+ ){0,3}?free tier"
_FREE = cued(
    r"\b(?:(?:is|are|it'?s|totally|completely|entirely|100 ?%|absolutely|currently|now|still) (?:\w+ )?free\b(?! (?:for|from|of (?!charge)|to (?:choose|decide|modify))|-form|[- ]tier|-flowing| trial)|(?:free of charge|for free(?! (?:trials?|samples?|users?|accounts?|tiers?))|at no (?:cost|charge)|costs? (?:you )?nothing|\d+ free (?:[\w.-]+ ){0,5}?(?:requests?|calls?|images?|generations?|pictures?) (?:a|per|each) (?:day|month)|free to use|free api|apis? (?:has|have|offers?|comes? with|includes?) an? (?:[\w-]+ )?free tier|without paying|free and unlimited|unlimited and free|(?:has|have|offers?|with|comes? with|includes?|keeps?) (?:an? |the )?(?:[\w-]+ )?free tier|free (?:daily|monthly) (?:allowance|quota|budget|contingent)|free tier(?= ?:| of \d| with \d)|there(?: is|['\u2019]s) an? (?:[\w-]+ )?free tier"
    rf"|free tier (?:of|in|on|for) the (?:[\w-]+ ){{0,2}}api {_GIVES}|apis?['\u2019]s? free tier {_GIVES}"
    rf"|(?:(?:is|are|comes?) (?:also |now |still )?(?:available|included|usable|accessible|covered|part|offered)|can (?:use|call|try|run|reach|generate|make|create)\b(?:(?! and )(?:[^.;,]|\.(?=\d))){{2,48}}?) (?:on|in|by|of|with|under|via|through) {_A_TIER}"
    r"))\b(?! (?:in|of|for|on|inside) (?:the )?(?:[\w-]+ )?(?:app|chatgpt|web))"
)
_FREE_OK = lazy(
    r"\b(?:free (?:tier|plan|trial|credits?|account|users?|quota|version|limit)|on the free|with limits|limited|a few|per day|daily|\d+ (?:images|generations|credits)|self[- ]host\w*|weights|download\w*|open[- ]?(?:source|weights?)|local(?:ly)?|commercial use|not free|no free|n['\u2019]t free|isn't|first (?:\d|one|reference|picture|image|two|three)|plan|chatgpt|gemini app|app|preview|references?|inputs?|beta|playground|studio)\b"
)
_CALLED = lazy(r"\bcall(?:s|ed|ing)? (?:the )?[`*_\"]*$")
_IN_APP = lazy(r"\b(?:app|playground|chatgpt|studio)\b")
_API_CALLS = lazy(r"\bfree (?:[\w.-]+ ){0,4}?api (?:requests?|calls?|images?|generations?)\b")
_NOTHING = lazy(r"at no (?:cost|charge)|without paying")
"""Says that something is free, though it holds a negation."""
_WAYS = cued(
    r"\b(?:ways?|methods?|options|how|where|places?|possible|possibilities) (?:\w+ )?to (?:access|use|try|get|test|play with)\b"
)
"""Speaks of access, which an app may give for nothing."""
_UNLIMITED = cued(
    r"\b(?:free and unlimited|unlimited and free)\b|\b(?:unlimited|limitless|endless|unrestricted) (?:[\w-]+ ){0,2}?(?:images?|pictures?|generations?|pics|renders?|photos?|use|access)\b|\b(?:as many|all the) (?:images|pictures|pics|photos)(?: as)? (?:you|they|anyone|we|i) (?:like|likes|want|wants|please|need|needs|wish)\b|\bno (?:cap|quota|(?:daily |monthly |usage |rate )?limit)s? (?:on (?:images|pictures|generations)|will|applies|apply|whatsoever|at all|(?:to|on|for) (?:[\w.-]+ ){0,4}?(?:images|pictures|generations))\b|\b(?:is|are) (?:(?:totally|completely|practically|basically|truly) )?unlimited\b|\b(?:with no|without(?: any)?) limits?\b"
)


_MADE = ("", "all", "image-out")
"""What of a request a price is for: the picture that comes out."""
CUES = (_FREE, _UNLIMITED)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about what costs nothing or has no end."""
    if reading.silent or reading.kind == "heading":
        return
    yield from _free(reading)
    yield from _unlimited(reading)


def _free(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_FREE)
    if match is None or words.negated(words.before(reading.lower, match.start(), 30) + _NOTHING.sub("", match.group())):
        return
    mention = reading.subject_of(match.start(), match.end())
    if mention is None or mention.kind not in ("exact", "product", "family") or not mention.models:
        return
    base, today = reading.context.base, reading.context.today
    clause = reading.lower[slice(*clause_of(reading.lower, *match.span()))].replace("free to use", "")
    by_api = reading.search(API) or (mention in reading.models and _CALLED.search(reading.lower, 0, mention.start))
    if _FREE_OK.search(clause) and not (by_api and (_API_CALLS.search(clause) or not _IN_APP.search(clause))):
        return
    models = [base.model(key) for key in mention.models]
    cells = [c for c in reading.context.book.cells(mention.models) if c.part in _MADE and c.holds(today) and c.usd]
    hosted = _hosted(reading, match, cells)
    opened = any(m.licence.weights == "open" for m in models)
    if opened and not hosted and not regex(r"\bapis?\b|\bendpoint").search(reading.lower):
        yield reading.claim("price", match.span(), AMBIGUOUS, mention.models)
        return
    cells = hosted or [c for c in cells if c.unit in ("image", "1M-tokens")]
    apps = [a.route for m in models for a in m.access(today) if base.route(a.route).kind == "chat-app"]
    plans = [p for app in dict.fromkeys(apps) for p in base.plans(app, today)]
    if not cells and not plans:
        return
    free = next((p for p in plans if not p.usd), None)
    if free and reading.search(_WAYS) and not reading.search(API):
        yield reading.claim("price", match.span(), AMBIGUOUS, mention.models, (cite.plan(free),))
        return
    hint = f"; {base.route(free.route).name} has a plan {free.plan} with limits" if free else ""
    paid = (
        phrases.ladder(base, [c for c in cells if c.kind == cells[0].kind])
        if cells
        else ", ".join(f"{p.plan} {dollars(p.usd)} a month" for p in plans[:3])
    )
    yield reading.claim(
        "price", (min(mention.start, match.start()) if mention in reading.models else match.start(), match.end()), CONTRADICTED, mention.models,
        tuple(c.fact for c in cells[:3]) or tuple(cite.plan(p) for p in plans[:3]), rule="price-free",
        message=f"{mention.text} is not free: {paid}{hint}", advice="say on which plan and with which limits" if free else "give the price",
    )  # fmt: skip


def _hosted(reading: Reading, match: re.Match[str], cells: list[Cell]) -> list[Cell]:
    """What the host that is named in the clause asks for a picture or a megapixel."""
    start, end = clause_of(reading.lower, *match.span())
    kinds = reading.context.routes.kinds
    hosts = {m.value for m in reading.routes_here if start <= m.start < end and kinds[m.value] == "provider-api"}
    return [c for c in cells if c.route in hosts and c.unit in ("image", "megapixel")]


def _unlimited(reading: Reading) -> Iterator[Claim]:
    """ "Plus makes unlimited images": no plan is known to."""
    match = reading.search(_UNLIMITED)
    mention = reading.anyone
    if match is None or mention is None or not mention.models or not (reading.search(CHAT) or reading.search(PLAN)):
        return
    if words.negated(words.before(reading.lower, match.start(), 24)) or reading.past:
        return
    base, today = reading.context.base, reading.context.today
    app = app_of(base, mention)
    sold = base.plans(app, today) if app else []
    limits = [row["text"] for row in (base.raw(f"route/{app}") or {}).get("limits", [])] if app else []
    limits += [f"{plan.plan}: {plan.limits}" for plan in sold if plan.limits]
    if not limits:
        return
    plans = tuple(cite.plan(p) for p in sold[:3])
    yield reading.claim(
        "superlative-unsourced", match.span(), OPINION, mention.models, plans, rule="superlative-unsourced-unlimited",
        message=f"no source promises that for {base.route(app).name}: {limits[0]}", advice="name the plan and its limits",
    )  # fmt: skip
