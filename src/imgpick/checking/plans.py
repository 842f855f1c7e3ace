"""Plans: a chat app's plan kept apart from the price of the API, and plan prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from imgpick.checking import phrases, plan_names, words
from imgpick.checking.cues import cued
from imgpick.checking.lazy import lazy, regex
from imgpick.checking.lexicon import Mention
from imgpick.checking.money import SIGNS, Amount
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUPPORTED, Claim
from imgpick.costing.arithmetic import dollars
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Plan

CHAT = cued(
    r"\bchatgpt(?! images? \d)(?!-)(?:'s|\u2019s)?\b|\bgemini(?:'s)? app\b|\bgoogle ai (?:pro|ultra|plus)\b|\bgemini advanced\b|\bmidjourney subscription\b|\bfirefly app\b"
)
PLAN = cued(
    r"\b(?:subscriptions?|subscribers?|subscribe|plans?|plus|membership|chatgpt (?:pro|plus|go|business|team|free|enterprise)|monthly fee|paid tier|google ai (?:pro|ultra|plus)|(?:free|paid) (?:chatgpt )?account|basic|mega|seat|firefly (?:standard|pro|premium)|creative cloud pro|midjourney (?:basic|standard|pro|mega))\b"
)
API = cued(
    r"\bapis?\b|\b(?:developer|secret) keys?\b|\bprogrammatic\w*\b|\bdeveloper platform\b|\bendpoints?\b|\bper-token\b|\bcalls (?:my|our|your|the|it|a) |\bcalls to\b|\bthe calls\b|\b(?:gpt-image-[\w.-]+|model) calls\b|\bcalls (?:of|from|by) (?:my|our|your|the) (?:own )?(?:app|software|server|code|site|shop)\b|\b(?:users|customers|visitors) of (?:my|our|your) \w+|\bbackend at\b|\bscripts?\b|\bfrom (?:\w+ ){0,2}(?:code|software|servers?|backend)\b"
)
_INCLUDES = lazy(
    r"\b(?:includ(?:es?|ed|ing)|cover(?:s|ed|ing)?|comes? with|carr(?:y|ies)|gives? (?:you |access)|gets? you|got you|bundled?|part of|at no (?:extra|additional) (?:cost|charge)|no (?:extra|additional) (?:cost|charge|fees?)|for free|free (?:with|for|api|of charge|via)|unlimited|pays? for|unlocks?|lets? you (?:call|use)|allows? (?:you )?to (?:call|use)|opens? (?:it |them )?up|opens? (?:up )?(?:the|every|its|your)\b|(?:doubles?|serves?|works?|acts?) as|(?:is|are) (?:all |everything )?(?:you need|enough) (?:for|to)|costs? (?:you )?nothing|for nothing|so (?:you can|the api)|without (?:paying|(?:any )?(?:extra|additional|further))|already (?:paid|pay|have|includes)|same (?:as|price|cost)|entitle[sd]?|counts? (?:towards?|against)|(?:is|are|comes?|get) (?:drawn from|out of|deducted from|taken from|counted against)|(?:scripts?|apps?|software|code|servers?|backend) (?:can|may) (?:use|call|draw on) (?:it|that|them)|(?:instead of|without) (?:an? |any )?api keys?|shares? (?:one|the same|an?|its|their) (?:balance|budget|quota|wallet|bill|account|allowance|credits?)|(?:can|may) be (?:spent|used|redeemed|transferred) (?:in|on|for|with|towards?|through|via)|you (?:can|may|could) (?:then |also |even |now )?(?:call|use|reach|access)|you (?:also )?get|(?:subscribers|members|users) (?:also |even |all )?get|(?:anyone|everyone|anybody) with (?:an? )?[\w ]{2,24}(?:plan|subscription|account) (?:can|may) (?:use|call|reach))\b"
)
_NEEDS = cued(
    r"\b(?:need|needs|require[sd]?|must have|have to have|takes) (?:an? |the )?(?:active |paid |valid )?(?:chatgpt|google ai|gemini|plus)(?: [\w-]+)? (?:plan|subscription|account|membership)\b"
)
_CALLS = lazy(r"\b(?:those|these|all|our|your|their|its) (?:requests|calls|images|pictures|usage|bills?|costs?)\b")
_ACTIVE = lazy(r"(?:includes?|covers?|comes? with|carr(?:y|ies)|you .*|.* get)$")
"""What these words are followed by is what is included."""
_NO_BILL = cued(
    r"\b(?:no (?:separate|extra|additional|further|other) (?:bill|charge|cost|fee|price|payment)s?|costs? (?:\w+ )?nothing\b|(?:does|do|will|would)(?: not|n['\u2019]t) cost (?:\w+ )?(?:a (?:thing|cent|penny|dime)|anything|extra)|(?:is|are) (?:all |then |therefore |also )?free\b(?! (?:to|from|of|plan|tier|with)\b)|pays? nothing|nothing (?:extra|more|else) (?:to pay|is charged|is billed|on top)|(?:is|are) (?:all |fully |already )?(?:covered|included)|(?:never|not|without) (?:ever )?(?:see(?:ing)?|get(?:ting)?|receiv(?:e|ing)|pay(?:ing)?) (?:an? |any )?(?:(?:extra|additional|separate|further|other|single) )?(?:invoice|bill|charge|cost|fee|cent)s?|no (?:per-\w+|metered|usage) (?:charge|fee|cost|bill(?:ing)?)s?)\b"
)
_WORK = cued(
    r"\b(?:apis?|batch(?:es)?|bulk|production|automat\w+|scripts?|pipelines?|integrations?|developers?|at scale|thousands|programmatic\w*|backend|software|bots?|plug-?ins?|app you build|your (?:own )?app)\b"
)
_DENIED = lazy(r"\b(?:not|n['\u2019]t|never|no|none|nothing|neither|nor|cannot|without)\b(?! only)|n['\u2019]t\b")
_SAME = cued(
    r"\bpays? (?:exactly |just |about )?the same (?:per|for|as|price)\b|\b(?:the )?same (?:price|cost|rate|pricing|economics|amount|fee|as (?:the|via|through|by) (?:the )?api)\b|\bequal(?:ly)? (?:expensive|cheap|priced)\b|\bno (?:price )?difference\b|\bcosts? (?:exactly |just )?(?:the same|as much)\b|\bidentical (?:price|pricing|cost)\w*\b|\bapplies (?:equally )?(?:to|in) chatgpt\b"
)
_IS_PRICED = lazy(
    r"\b([a-z+]+)[*_]{0,2}(?: plan| tier)?(?: (?:is|costs|at|for|runs|comes to)|:| =|)(?: (?:still|now|just|only))? ?[*_]{0,2}$"
)
_VOLUME = lazy(r"\d (?:images|pictures|thumbnails) (?:a|per) month\b|\bimages/month\b")
"""Says for how many pictures a month a bill is."""
_AN_IMAGE = 2
"""Dollars below which an amount is likely the price of one image."""
_SEVERAL_WAYS = cued(
    r"\b(?:two|three|four|several|separate|different) (?:\w+ )?(?:paths|ways|routes|options|doors|channels|products|flavou?rs)\b"
)
"""Sets plan and API side by side."""
_WAY = cued(
    r"\b(?:is|are) (?:the |a |an |your )?(?:cheap\w*|best|easiest|simplest) way to (?:generate|make|call|run|get|serve)\b"
)
_NO_API = lazy(r"\b(?:no|without|lacks) (?:an? |any )?api\b(?! (?:key|bill|cost|fee|charge|budget|payment)s?\b)")
_CREDITS = cued(r"\bcredits?\b")
_SEPARATE = lazy(
    r"\b(?:separate(?:ly)?|distinct|different(?:ly)? (?:price|bill|budget|account|thing)\w*|apart|own (?:bill|price|pricing|account)|billed (?:per|by)|charged (?:per|by)|whereas|rather than|instead of(?! (?:paying|an? api key|api keys))|unlike|two (?:bills|prices|budgets|things))\b"
)


CUES = (API, _NO_BILL, SIGNS, *plan_names.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about routes and plans."""
    if reading.silent or reading.kind == "heading":
        return
    plans = list(_plan_and_api(reading))
    yield from plans
    if not plans:
        yield from plan_names.claims(reading)
        yield from _plan_prices(reading)
        yield from _app_prices(reading)


def _rule(
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


def _plan_and_api(reading: Reading) -> Iterator[Claim]:
    """ "The subscription includes the API", or the same price for both."""
    chat, api = reading.search(CHAT), reading.search(API)
    plan = reading.search(PLAN)
    mention = reading.anyone
    bill = reading.search(_NO_BILL)
    if (
        bill
        and bill.group()[:2] in ("is", "ar")
        and _DENIED.search(reading.lower, max(0, bill.start() - 24), bill.start())
    ):
        bill = None
    if mention and bill and (chat or plan) and _does_work(reading, bill):
        yield _rule(
            reading,
            mention,
            bill.span(),
            "a plan of a chat app covers pictures made by hand within limits; work that software sends goes to the API and is billed there",
            "say what the plan covers, and give the API price beside it",
        )
        return
    first = chat or plan or _flat_rate(reading)
    if mention is None or not api or first is None or _NO_API.search(reading.lower):
        return
    span = (min(first.start(), api.start()), max(first.end(), api.end()))
    app = "chatgpt" if not chat or chat.group().startswith("chatgpt") else "gemini-app"
    plans = tuple(cite.plan(p) for p in reading.context.base.plans(app, reading.context.today)[:3])
    if reading.search(_SAME) and not words.negated(reading.lower[: span[1]]):
        yield _rule(
            reading,
            mention,
            span,
            "a chat app's plan and the API have separate prices: one is paid by the month with limits, the other by image or token",
            "keep the two prices apart",
            plans,
        )
    elif (
        (plan or reading.search(_CREDITS) or _flat_rate(reading))
        and not reading.search(_SEVERAL_WAYS)
        and (_includes(reading.lower) or reading.search(_NEEDS) or _is_the_way(reading, api))
        and not _apart(reading.lower)
    ):
        yield _rule(
            reading,
            mention,
            span,
            "a plan of a chat app does not pay for API calls: they are billed apart, by image or token",
            "say what the plan covers, and give the API price beside it",
            plans,
        )


def _does_work(reading: Reading, bill: re.Match[str]) -> bool:
    """Whether what costs nothing is what software sends, in the same clause or in the one that leads to it."""
    work, base = reading.search(_WORK), reading.context.base
    weights = any(base.model(key).licence.weights == "open" for m in reading.models for key in m.models)
    told_apart = reading.amounts and bill.group().endswith("free")
    if work is None or told_apart or _apart(reading.lower) or (weights and bill.group().endswith("free")):
        return False
    between = reading.lower[min(work.end(), bill.end()) : max(work.start(), bill.start())]
    return not _OTHER_SIDE.search(between)


def _is_the_way(reading: Reading, api: re.Match[str]) -> bool:
    """Whether a plan is called the way to do what scripts do."""
    way = reading.search(_WAY)
    return way is not None and not _OTHER_SIDE.search(reading.lower[way.end() : max(way.end(), api.start())])


_OTHER_SIDE = lazy(r";|\b(?:but|while|whereas|yet|only)\b")


def _flat_rate(reading: Reading) -> re.Match[str] | None:
    """ "Unlimited pictures for $20 a month", as if that were a plan of the API."""
    monthly = any(amount.unit == "month" for amount in reading.amounts)
    return regex(r"\bunlimited\b").search(reading.lower) if monthly else None


def _of_software(text: str) -> bool:
    return bool(API.pattern.search(text) or _CALLS.search(text))


def _includes(lower: str) -> bool:
    """Whether something is said to be included, and not denied."""
    return any(
        not _DENIED.search(lower[max(0, m.start() - 32) : m.start()])
        and not lower.startswith((" no ", " nothing ", " none "), m.end())
        and (not _ACTIVE.match(m.group()) or _of_software(_object(lower, m.end())))
        for m in _INCLUDES.finditer(lower)
    )


def _object(lower: str, start: int) -> str:
    """What follows a verb in its clause."""
    return regex(r";|, (?:and|but|while|the)\b").split(lower[start : start + 80])[0]


def _apart(lower: str) -> bool:
    """Whether plan and API are kept apart: "billed separately", but not "no separate bill"."""
    return any(not _DENIED.search(lower[max(0, m.start() - 12) : m.start()]) for m in _SEPARATE.finditer(lower))


def _plan_prices(reading: Reading) -> Iterator[Claim]:
    """Amounts a month: right for a plan that is named, wrong as the price of a model."""
    base, today = reading.context.base, reading.context.today
    for amount in reading.amounts:
        seat = amount.unit == "other" and _SEAT.search(reading.lower, amount.money_end, amount.end)
        if (amount.unit != "month" and not seat) or amount.is_range:
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
        app = chat or app_of(base, mention)
        plans = base.plans(app, today) if app else []
        said = f"{reading.lower} {reading.aside}" if reading.kind == "row" else reading.lower
        named = any(plan.plan.lower() in said for plan in plans)
        billed = (reading.routes and not chat) or "\u00b7" in reading.lower or _VOLUME.search(reading.setting)
        if _is_app_too(base, mention):
            yield from _named_plan(reading, mention, amount, plans)
            continue
        if not (named or chat or billed or reading.search(PLAN)) and _has_api(base, mention):
            fact = tuple(cite.plan(p) for p in plans if p.usd == amount.low)
            if not fact and app not in _KNOWN_APPS:  # the vendor's own app may sell it
                yield reading.claim("price", span, NOT_IN_BASE, mention.models)
                continue
            yield _rule(
                reading, mention, span, f"{mention.text} has no price by the month: its API bills by image or token" + (f"; ${amount.low} a month is the plan {plans_named(plans, amount.low)}" if fact else ""),
                "name the plan, or give the API price by tier", fact,
            )  # fmt: skip
            continue
        yield from _named_plan(reading, mention, amount, plans)


def plans_named(plans: list[Plan], amount: object) -> str:
    return phrases.listed([p.plan for p in plans if p.usd == amount], "or")


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
    named = [m.group(1) for m in words_of.finditer(reading.lower)] if words_of else []
    wanted = [p for p in plans if p.plan.lower() in named]
    if len({p.plan for p in wanted}) > 1:
        wanted = [p for p in wanted if p.plan.lower() == _right_before(reading, amount)] or wanted
    if not wanted and reading.search(PLAN) and _LEAST.search(reading.lower, 0, amount.start):
        wanted = sorted((p for p in plans if p.usd), key=lambda p: p.usd)[:1]
    if len({p.plan for p in wanted}) != 1:
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
        return
    plan = wanted[0]
    if amount.fits(plan.usd) or (plan.note == "about" and abs(plan.usd - amount.low) <= _NEAR * plan.usd):
        yield reading.claim("price", span, SUPPORTED, mention.models, (cite.plan(plan),))
    elif _of_app_above(reading, amount):
        yield reading.claim("price", span, NOT_IN_BASE, mention.models)
    elif not reading.past and "year" not in reading.lower and "annual" not in reading.lower:
        yield reading.claim(
            "price", span, CONTRADICTED, mention.models, (cite.plan(plan),), rule="price-plan",
            message=f"the plan {plan.plan} costs {dollars(plan.usd)} a month", advice=f"write {dollars(plan.usd)} a month",
        )  # fmt: skip


def _of_app_above(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is that of a plan of another app, which the lines above name."""
    base, above = reading.context.base, reading.setting[-_ABOVE:]
    apps = [key for key, kind in reading.context.routes.kinds.items() if kind == "chat-app"]
    named = [key for key in apps if base.route(key).name.casefold() in above]
    return any(amount.fits(plan.usd) for key in named for plan in base.plans(key, reading.context.today))


_SEAT = lazy(r"\b(?:seat|user|person)$")
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


def _app_prices(reading: Reading) -> Iterator[Claim]:
    """A price by image that is said of a chat app."""
    for index, amount in enumerate(reading.amounts):
        if amount.unit not in ("image", "1M-tokens"):
            continue
        routes = [m for m in reading.routes if reading.context.routes.kinds[m.value] == "chat-app"]
        mention = reading.subject_of(amount.start, amount.end) or reading.app
        product = mention if mention and mention.kind == "product" else None
        if (
            mention is None
            or not mention.models
            or (not routes and product is None)
            or regex(r"\bapis?\b").search(reading.lower)
            or len(reading.routes) > len(routes)
        ):
            continue
        if _apart(reading.lower) or index:
            continue
        name = reading.context.base.route(routes[0].value).name if routes else mention.text
        cells = [
            c
            for c in reading.context.book.cells(mention.models)
            if c.kind == "vendor-api" and c.unit == "image" and c.holds(reading.context.today)
        ]
        own = f": that is the API, {phrases.ladder(reading.context.base, cells)}" if cells else ""
        yield _rule(
            reading,
            mention,
            (amount.start, amount.end),
            f"{name} has no price by image: it is paid by plan and limits{own}",
            "name the API as the route, or the plan and its limits",
            tuple(c.fact for c in cells[:3]),
        )
