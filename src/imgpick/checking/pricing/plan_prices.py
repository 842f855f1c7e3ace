"""Prices of plans: amounts a month, and amounts by image that are said of a chat app."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar.figures import SEVERAL
from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading
from imgpick.costing.step import dollars
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan
from imgpick.kb.wording import listed

PLAN = cued(
    r"\b(?:subscriptions?|subscribers?|subscribe|plans?(?! (?:before|ahead|the (?:image|picture|layout|composition)|its|compositions?|layouts?))|plus|membership|chatgpt (?:pro|plus|go|business|team|free|enterprise)|monthly fee|paid tier|google ai (?:pro|ultra|plus)|(?:free|paid) (?:chatgpt )?account|basic|mega|seat|firefly (?:standard|pro|premium)|creative cloud pro|midjourney (?:basic|standard|pro|mega))\b"
)
_IS_PRICED = lazy(
    r"\b([a-z+]+)[*_]{0,2}(?: plan| tier)?(?: (?:is|costs|at|for|runs|comes to)|:| =|)(?: (?:still|now|just|only))? ?[*_]{0,2}$"
)
_VOLUME = lazy(r"\d (?:images|pictures|thumbnails) (?:a|per) month\b|\bimages/month\b")
"""Says for how many pictures a month a bill is."""
_AN_IMAGE = 2
"""Dollars below which an amount is likely the price of one image."""
_SEPARATE = lazy(
    r"\b(?:separate(?:ly)?|distinct|different(?:ly)? (?:price|bill|budget|account|thing)\w*|apart|own (?:bill|price|pricing|account)|(?:billed|charged|paid|priced|sold) (?:(?:for )?(?:per|by|apart|extra|on its own|on their own|on top)|as a thing of its own)|whereas|rather than|instead of(?! (?:paying|an? api key|api keys))|unlike|two (?:bills|prices|budgets|things)|not (?:one|a single (?:one|image|picture|call)|any|a cent) (?:in|on|over|through|via|of|for) (?:the |its )?(?:[\w-]+ )?api)\b"
)
DENIED = lazy(
    r"\b(?:not|n['\u2019]t|never|no|none|nothing|neither|nor|cannot|without|(?:thinking|assuming|believing|expecting|hoping|(?:wrongly|mistakenly) (?:think|assume|believe)s?) (?:that )?(?:it|this|that|they|the (?:plan|subscription)))\b(?! only)|n['\u2019]t\b"
)


def mixed_up(
    reading: Reading,
    mention: Mention,
    span: tuple[int, int],
    message: str,
    advice: str,
    facts: tuple[cite.Fact, ...] = (),
) -> Claim:
    return reading.claim(
        "price", span, CONTRADICTED, mention.models, facts, rule="chatgpt-vs-api-price", message=message, advice=advice
    )


_IT = lazy(r"\W*(?:it|this|that|the (?:plan|subscription)|(?:both|all) plans)\b")
_REACH = 200
"""Characters in which the sentence before is looked for."""


def plan_before(reading: Reading) -> re.Match[str] | None:
    """ "It includes API access", "It was $20 a month": the "it" that is a plan of the sentence before."""
    it = _IT.match(reading.lower)
    if it is None:
        return None
    before = reading.setting[-_REACH:].rstrip(" .\n").rpartition(". ")[2]
    return it if PLAN.pattern.search(before) else None


def by_month(reading: Reading) -> Iterator[Claim]:
    """Amounts a month: right for a plan that is named, wrong as the price of a model."""
    base, today = reading.context.base, reading.context.today
    for amount in reading.amounts:
        seat = amount.unit == "other" and _SEAT.search(reading.lower, amount.money_end, amount.end)
        if (amount.unit != "month" and not seat and not _of_plans(reading, amount)) or amount.is_range:
            continue
        mention = reading.subject_of(amount.start, amount.end) or reading.app
        if (
            mention is None
            or not mention.models
            or regex(
                r"\b(?:images|pictures|thumbnails|budget|spend|bill|total|save|comes? to|works? out|adds? up)\b"
            ).search(reading.lower)
        ):
            continue
        if any(other.end <= amount.start and other.low < _AN_IMAGE for other in reading.amounts):
            continue  # a bill that is worked out from the price of an image
        span = (amount.start, amount.end)
        chat = next((m.value for m in reading.routes if reading.context.routes.kinds[m.value] == "chat-app"), "")
        app = _own_app(reading, mention, amount) or chat or app_of(base, mention)
        plans = base.plans(app, today) if app else []
        said = f"{reading.lower} {reading.aside}" if reading.kind == "row" else reading.lower
        named = any(plan.plan.lower() in said for plan in plans) or plan_before(reading)
        billed = (reading.routes and not chat) or "\u00b7" in reading.lower or _VOLUME.search(reading.setting)
        if _is_app_too(base, mention):
            yield from _named_plan(reading, mention, amount, plans)
            continue
        if not (named or chat or billed or reading.search(PLAN)) and _has_api(base, mention):
            fact = tuple(cite.plan(p) for p in plans if p.usd == amount.low)
            if not fact and app not in _KNOWN_APPS:  # the vendor's own app may sell it
                yield reading.claim("price", span, NOT_IN_BASE, mention.models)
                continue
            yield mixed_up(
                reading, mention, span, f"{mention.text} has no price by the month: its API bills by image or token" + (f"; ${amount.low} a month is the plan {plans_named(plans, amount.low)}" if fact else ""),
                "name the plan, or give the API price by tier", fact,
            )  # fmt: skip
            continue
        yield from _named_plan(reading, mention, amount, plans)


def _own_app(reading: Reading, mention: Mention, amount: Amount) -> str:
    """The app of a model whose own plan stands right before an amount, whatever other app is named: "Midjourney Basic $10"."""
    app = app_of(reading.context.base, mention)
    before = reading.lower[mention.end : amount.start] if mention in reading.mentions else ""
    plans = reading.context.base.plans(app, reading.context.today) if app else []
    return app if any(before.startswith((f" {p.plan} ".lower(), f"'s {p.plan} ".lower())) for p in plans) else ""


def _of_plans(reading: Reading, amount: Amount) -> bool:
    """Whether an amount without a unit stands in a table of plans, or right behind a plan."""
    if not amount.unit and _PLAN_IS.search(reading.lower, 0, amount.start):
        return amount.low > _AN_IMAGE and not _BY_YEAR.search(reading.lower)
    heads = reading.heads.casefold() if reading.kind == "row" and not amount.unit and amount.low > _AN_IMAGE else ""
    return bool(_PLANS_HEAD.match(heads)) and not _BY_YEAR.search(f"{heads} {reading.over.heading}")


_PLANS_HEAD = lazy(r"\W*(?:[\w-]+ )?(?:plan|subscription)s?\W*\|")
_PLAN_IS = lazy(
    r"\b(?:chatgpt|google ai|midjourney(?:['\u2019]s)?|(?:adobe )?firefly) (?:plus|go|pro|business|team|basic|standard|mega|premium|ultra)(?: plan| tier| subscription)? (?:is|costs|runs(?: at)?|for|at) (?:(?:only|just|now|still|about|around) ){0,2}[*_]{0,2}$"
)
_BY_YEAR = lazy(r"\byear|\bannual|\b/ ?yr\b|\bweek")
_EARNED = lazy(
    r"\bannual (?:gross )?(?:revenue|turnover)|\b(?:million|revenue|turnover|earn\w*|makes?)\b[^.;,]{0,40}?\b(?:a|per|each) year\b|\b(?:this|last|since|all) year\b"
)
"""Years that no plan is paid for."""


def plans_named(plans: list[Plan], amount: object) -> str:
    return listed([p.plan for p in plans if p.usd == amount], "or")


_ANOTHER = lazy(
    r" (?:plan|tier|version|account)[^.;$]{0,24}? (?:and|or|plus|then) (?:one|another(?: one)?|an? (?:paid|second|third|larger|bigger|dearer|pricier)(?: (?:one|plan|tier))?)(?: [\w-]+){0,3} $"
)
""" "A free plan and one at ..."."""


def _named_plan(reading: Reading, mention: Mention, amount: Amount, plans: list[Plan]) -> Iterator[Claim]:
    span = (amount.start, amount.end)
    words_of = (
        regex(
            r"\b("
            + "|".join(re.escape(p.plan.lower()) for p in plans)
            + r")\b(?<!free(?= (?!plan|tier|account|version|users?)[a-z]))"
        )
        if plans
        else None
    )
    told = f"{reading.lower} {reading.aside}" if reading.kind == "row" else reading.lower
    named = [m.group(1) for m in words_of.finditer(told)] if words_of else []
    wanted = [p for p in plans if p.plan.lower() in named]
    if len({p.plan for p in wanted}) > 1:
        wanted = [p for p in wanted if p.plan.lower() == _right_before(reading, amount)] or wanted
    of_plans = reading.search(PLAN) or not _has_api(reading.context.base, mention)
    if not wanted and of_plans and _LEAST.search(reading.lower, 0, amount.start):
        wanted = sorted((p for p in plans if p.usd), key=lambda p: p.usd)[:1]
    if len(wanted) == 1 and _ANOTHER.search(reading.lower, 0, amount.start):
        wanted = [p for p in plans if amount.fits(p.usd)]
    if len({p.plan for p in wanted}) != 1:
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
        return
    plan = wanted[0]
    sold = [plan, *(p for p in plans if p.plan.startswith(f"{plan.plan} ("))]  # "Pro" comes in two sizes
    plan = next((p for p in sold if amount.fits(p.usd)), plan)
    if amount.fits(plan.usd) or (plan.note == "about" and abs(plan.usd - amount.low) <= _NEAR * plan.usd):
        yield reading.claim("price", span, SUPPORTED, mention.models, (cite.plan(plan),))
    elif _of_another_app(reading, amount, app_of(reading.context.base, mention)):
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
    elif not reading.past and not _BY_YEAR.search(_EARNED.sub(" ", reading.lower)):
        prices = listed([dollars(p.usd) for p in sorted(sold, key=lambda p: p.usd)], "or")
        yield reading.claim(
            "price", span, CONTRADICTED, mention.models, (cite.plan(plan),), rule="price-plan",
            message=f"the plan {plan.plan} costs {prices} a month", advice=f"write {prices} a month",
        )  # fmt: skip


def _of_another_app(reading: Reading, amount: Amount, own: str) -> bool:
    """Whether an amount is that of a plan of another app, which the lines above name, or the sentence with its plan."""
    base, above = reading.context.base, reading.setting[-_ABOVE:]
    told = (
        (f"{m.text} {p.plan}".casefold(), p)
        for m in reading.models
        for p in base.plans(app_of(base, m), reading.context.today)
    )
    if any(name in reading.lower and amount.fits(plan.usd) for name, plan in told):
        return True
    apps = [key for key, kind in reading.context.routes.kinds.items() if kind == "chat-app"]
    named = [key for key in apps if key != own and base.route(key).name.casefold() in above]
    return any(amount.fits(plan.usd) for key in named for plan in base.plans(key, reading.context.today))


_SEAT = lazy(r"\b(?:seat|user|person)$")
_OF_SEATS = lazy(
    rf"(?:\d|\b{SEVERAL}) (?:[\w-]+ )?(?:seats|users|licen[cs]es|accounts|subscriptions|memberships|colleagues)\b[^.;$]{{0,60}}$"
)
"""Counts what costs so much each."""
_LEAST = lazy(
    r"\b(?:cheapest|lowest|entry(?:-level)?|smallest|least expensive)\b[^.;$]{0,40}$|\b(?:starts?|starting|begins?|beginning) (?:at|from|with) (?:just |only |about )?$"
)
"""Says that an amount is what the cheapest plan costs."""
_KNOWN_APPS = ("chatgpt", "gemini-app")
"""Apps of which the base has every plan."""
_ABOVE = 300
_NEAR = Decimal("0.05")
"""How far from a plan's price that is itself an "about" another may lie, as a share."""


def _right_before(reading: Reading, amount: Amount) -> str:
    """The word that an amount is said of at once: "Basic is $10 a month, Standard is $30"."""
    start = max((other.end for other in reading.amounts if other.end <= amount.start), default=0)
    found = _IS_PRICED.search(reading.lower, start, amount.start)
    return found.group(1) if found else ""


def app_of(base: Base, mention: Mention) -> str:
    vendor = base.model(mention.models[0]).vendor
    return next(
        (
            key
            for key in base.ids("route")
            if base.route(key).kind == "chat-app" and vendor in base.route(key).vendors and base.plans(key, "9999")
        ),
        "",
    )


def _is_app_too(base: Base, mention: Mention) -> bool:
    """Whether a family's name is that of its vendor or app, too, whose plans need not be in the base: "Ideogram: $8/mo"."""
    text = mention.text.casefold()
    if mention.kind != "family" or any(map(str.isdigit, text)):
        return False
    apps = (base.route(key) for key in base.ids("route"))
    vendor = base.model(mention.models[0]).vendor
    own = [app for app in apps if app.kind == "chat-app" and vendor in app.vendors]
    return vendor.casefold() in text or any(text in app.name.casefold() for app in own)


def _has_api(base: Base, mention: Mention) -> bool:
    return any(
        base.route(row.route).kind in ("vendor-api", "provider-api")
        for key in mention.models
        for row in base.model(key).access("9999")
    )


def by_image(reading: Reading) -> Iterator[Claim]:
    """A price by image that is said of a chat app."""
    for index, amount in enumerate(reading.amounts):
        if amount.unit not in ("image", "1M-tokens"):
            continue
        routes = [m for m in reading.routes if reading.context.routes.kinds[m.value] == "chat-app"]
        mention = reading.subject_of(amount.start, amount.end) or reading.app
        product = mention if mention and mention.kind == "product" else None
        if mention and routes and _sold_elsewhere(reading, mention, routes):
            continue
        if (
            mention is None
            or not mention.models
            or (not routes and product is None)
            or regex(r"\bapis?\b").search(reading.lower)
            or len(reading.routes) > len(routes)
        ):
            continue
        if apart(reading.lower) or index or _OF_SEATS.search(reading.lower, 0, amount.start):
            continue
        name = reading.context.base.route(routes[0].value).name if routes else mention.text
        cells = [
            c
            for c in reading.context.book.cells(mention.models)
            if c.kind == "vendor-api" and c.unit == "image" and c.holds(reading.context.today)
        ]
        own = f": that is the API, {phrases.ladder(reading.context.base, cells)}" if cells else ""
        yield mixed_up(
            reading,
            mention,
            (amount.start, amount.end),
            f"{name} has no price by image: it is paid by plan and limits{own}",
            "name the API as the route, or the plan and its limits",
            tuple(c.fact for c in cells[:3]),
        )


def _sold_elsewhere(reading: Reading, mention: Mention, apps: Sequence[Mark]) -> bool:
    """Whether a model is of none of the vendors whose apps are named: what it costs is held against their plans."""
    base = reading.context.base
    makers = {base.model(key).vendor for key in mention.models}
    return mention.kind == "exact" and not any(makers & set(base.route(app.value).vendors) for app in apps)


def apart(lower: str) -> bool:
    """Whether plan and API are kept apart: "billed separately", but not "no separate bill"."""
    return any(not DENIED.search(lower[max(0, m.start() - 12) : m.start()]) for m in _SEPARATE.finditer(lower))
