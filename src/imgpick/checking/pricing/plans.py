"""Plans: a chat app's plan kept apart from the price of the API, and plan prices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing import plan_names, plan_prices
from imgpick.checking.result import Claim
from imgpick.checking.sentences.money import SIGNS
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

CHAT = cued(
    r"\bchatgpt(?! images? \d)(?!-)(?:'s|\u2019s)?\b|\bgemini(?:'s)? app\b|\b(?:google|gemini)(?:['\u2019]s)? ai (?:pro|ultra|plus)\b|\bgemini advanced\b|\bmidjourney subscription\b|\bfirefly app\b"
)
API = cued(
    r"\bapis?\b|\b(?:developer|secret) keys?\b|\bprogrammatic\w*\b|\bdeveloper platform\b|\bendpoints?\b|\bper-token\b|\bcalls (?:my|our|your|the|it|a) |\bcalls to\b|\bthe calls\b|\b(?:gpt-image-[\w.-]+|model) calls\b|\bcalls (?:of|from|by) (?:my|our|your|the) (?:own )?(?:app|software|server|code|site|shop)\b|\b(?:users|customers|visitors) of (?:my|our|your) \w+|\b(?:my|our|your) (?:own )?(?:app|product|service|site|website|shop|backend|bot)['\u2019]s\b|\bgives? (?:your|our|my) (?:own )?(?:backend|servers?|code|bot|pipeline|software|app|product)\b|\bbackend at\b|\bscripts?\b|\bin (?:your|our|my) (?:own )?(?:app|product|service|pipeline|backend)\b|\bfrom (?:\w+ ){0,2}(?:code|software|servers?|backend)\b|\b(?:your|our|my|the) (?:own )?(?:backend|servers?|code|bot|pipeline|software|app) (?:can |may |to )?(?:calls?|hits?|requests?)\b"
)
_INCLUDES = lazy(
    r"\b(?:includ(?:es?|ed|ing)|cover(?:s|ed|ing)?|comes? with|carr(?:y|ies)|gives? (?:(?:you|us|them|me|everyone|your \w+) )?access|gives? you|gets? you|got you|bundled?|part of|at no (?:extra|additional) (?:cost|charge)|no (?:extra|additional) (?:cost|charge|fees?)|for free|free (?:with|for|api|of charge|via)|unlimited|as many (?:[\w.-]+ ){0,3}(?:calls|requests) as you (?:like|want|please|wish|need)\b|(?<!subscribers )(?<!users )(?<!members )(?<!customers )(?<!you )(?<!we )(?<!they )(?<!rs also )(?<!you also )(?<!still )(?<!always )pays? for|unlocks?|lets? (?:you|your (?:own )?\w+) (?:call|use|reach|access|hit)|(?:thrown|built|rolled|baked|folded) in(?:to)?\b|in (?:the|your|that) (?:plan|subscription|price)|no (?:reason|point|sense) (?:to|in) pay(?:ing)? (?:extra |separately )?(?:per|by the|for (?:each|every|the))|(?:need(?:n['\u2019]t| not)|no need to|(?:do not|don['\u2019]t) (?:have|need) to) (?:worry about|pay for|budget for|think about)|(?:do not|don['\u2019]t) need (?:an?|any) (?:(?:separate|extra|additional|own) )?(?:api|budget)|allows? (?:you )?to (?:call|use)|opens? (?:it |them )?up|opens? (?:up )?(?:the|every|its|your)\b|(?:doubles?|serves?|works?|acts?) as|(?:is|are) (?:all |everything )?(?:you need|enough) (?:for|to)|costs? (?:you )?nothing|for nothing|so (?:you can|the api)|without (?:paying|(?:any )?(?:extra|additional|further))|already (?:paid|pay|have|includes)|same (?:as|price|cost)|entitle[sd]?|counts? (?:towards?|against)|(?:removes?|lifts?) (?:(?:all|the|your|any|every|api|rate) ){0,3}limits?|(?:uses?(?: up)?|draws? on|eats? into|consumes?|runs? on) (?:your|the|our|my) (?:[\w-]+ ){0,3}?(?:quota|allowance|subscription)|(?:upgrade|subscribe) to (?:[\w-]+ ){1,3}(?:to|and) (?:get|receive|unlock)|(?:is|are|comes?|get) (?:drawn from|out of|deducted from|taken from|counted against)|(?:scripts?|apps?|software|code|servers?|backend) (?:can|may) (?:use|call|draw on) (?:it|that|them)|(?:instead of|without|no need (?:for|of)) (?:an? |any )?api keys?|no api keys? (?:is |are )?(?:needed|required|necessary)|shares? (?:one|the same|an?|its|their) (?:balance|budget|quota|wallet|bill|account|allowance|credits?)|(?:can|may) be (?:spent|used|redeemed|transferred) (?:in|on|for|with|towards?|through|via)|you (?:can|may|could) (?:then |also |even |now )?(?:call|use|reach|access)|you (?:also )?get|(?:do not|don['\u2019]t|never) (?:have to )?pay (?:anything |extra |separately )?for|(?:subscribers|members|users) (?:also |even |all )?get|(?:anyone|everyone|anybody) with (?:an? )?[\w ]{2,24}(?:plan|subscription|account) (?:can|may) (?:use|call|reach))\b"
)
_NEEDS = cued(
    r"\b(?:need|needs|require[sd]?|must have|have to have|takes) (?:an? |the )?(?:active |paid |valid )?(?:chatgpt|google ai|gemini|plus)(?: [\w-]+)? (?:plan|subscription|account|membership)\b|\b(?:need|needs|require[sd]?) an? \$\d+(?:[ -](?:a[ -])?month(?:ly)?|/month|/mo)? (?:plan|subscription|membership)\b"
)
_CALLS = lazy(r"\b(?:those|these|all|our|your|their|its) (?:requests|calls|images|pictures|usage|bills?|costs?)\b")
_ACTIVE = lazy(r"(?:includes?|covers?|comes? with|carr(?:y|ies)|you .*|.* get)$")
"""What these words are followed by is what is included."""
_NO_BILL = cued(
    r"\b(?:no (?:separate|extra|additional|further|other) (?:bill|charge|cost|fee|price|payment)s?|costs? (?:\w+ )?nothing\b|(?:does|do|will|would)(?: not|n['\u2019]t) cost (?:\w+ )?(?:a (?:thing|cent|penny|dime)|anything|extra)|(?:is|are) (?:all |then |therefore |also )?free\b(?! (?:to|from|of|plan|tier|with)\b)|pays? nothing|nothing (?:extra|more|else) (?:to pay|is charged|is billed|on top)|(?:is|are) (?:all |fully |already )?(?:covered|included)|(?:on|with|under|from) (?:the|that|your) same (?:chatgpt )?(?:subscription|plan)|bills? (?:is|are|stays at|drops? to|becomes?|comes to) (?:zero|nothing|\$0)|(?:never|not|without) (?:ever )?(?:see(?:ing)?|get(?:ting)?|receiv(?:e|ing)|pay(?:ing)?|incur(?:ring)?|fac(?:e|ing)) (?:an? |any )?(?:(?:extra|additional|separate|further|other|single) )?(?:api )?(?:invoice|bill|charge|cost|fee|cent)s?|no (?:per-\w+|metered|usage) (?:charge|fee|cost|bill(?:ing)?)s?)\b"
)
_WORK = cued(
    r"\b(?:apis?|batch(?:es)?|bulk|production|automat\w+|scripts?|pipelines?|integrations?|developers?|at scale|thousands|programmatic\w*|backend|software|bots?|plug-?ins?|app you build|your (?:own )?app)\b"
)
_SAME = cued(
    r"\bpays? (?:exactly |just |about )?the same (?:per|for|as|price)\b|\b(?:the )?same (?:price|cost|rate|pricing|economics|amount|fee|as (?:the|via|through|by) (?:the )?api)\b|\bequal(?:ly)? (?:expensive|cheap|priced)\b|\bno (?:price )?difference\b|\bcosts? (?:exactly |just )?(?:the same|as much)\b|\bidentical (?:price|pricing|cost)\w*\b|\bapplies (?:equally )?(?:to|in) chatgpt\b"
)
_BREAK_EVEN = lazy(
    r"\bbreaks? even\b|\bbreak-even\b|\b(?:before|until|by the time)\b[^.;]{0,60}\bcosts? (?:you )?(?:the same|as much)|\b\d[\d,]* (?:[\w-]+ ){0,3}(?:images|pictures|squares|renders|photos) (?:a|per|each) month\b"
)
"""Works out how many pictures by the API cost what a plan does."""
_SEVERAL_WAYS = cued(
    r"\b(?:two|three|four|several|separate|different) (?:\w+ )?(?:paths|ways|routes|options|doors|channels|products|flavou?rs)\b"
)
"""Sets plan and API side by side."""
_WAY = cued(
    r"\b(?:is|are) (?:the |a |an |your )?(?:cheap\w*|best|easiest|simplest) way to (?:generate|make|call|run|get|serve)\b"
)
_NO_API = lazy(r"\b(?:no|without|lacks) (?:an? |any )?api\b(?! (?:key|bill|cost|fee|charge|budget|payment)s?\b)")
_CREDITS = cued(r"\bcredits?\b")


CUES = (API, _NO_BILL, SIGNS, *plan_names.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about routes and plans."""
    if reading.silent or reading.kind == "heading":
        return
    plans = list(_plan_and_api(reading))
    yield from plans
    if not plans:
        yield from plan_names.claims(reading)
        yield from plan_prices.by_month(reading)
        yield from plan_prices.by_image(reading)


def _plan_and_api(reading: Reading) -> Iterator[Claim]:
    """ "The subscription includes the API", or the same price for both."""
    chat, api = reading.search(CHAT), reading.search(API)
    plan = reading.search(plan_prices.PLAN)
    mention = reading.anyone
    bill = reading.search(_NO_BILL)
    if (
        bill
        and bill.group()[:2] in ("is", "ar")
        and plan_prices.DENIED.search(reading.lower, max(0, bill.start() - 24), bill.start())
    ):
        bill = None
    if mention and bill and (chat or plan) and _does_work(reading, bill):
        yield plan_prices.mixed_up(
            reading,
            mention,
            bill.span(),
            "a plan of a chat app covers pictures made by hand within limits; work that software sends goes to the API and is billed there",
            "say what the plan covers, and give the API price beside it",
        )
        return
    first = chat or plan or _flat_rate(reading) or plan_prices.plan_before(reading)
    if mention is None or not api or first is None or _NO_API.search(reading.lower):
        return
    span = (min(first.start(), api.start()), max(first.end(), api.end()))
    app = "chatgpt" if not chat or chat.group().startswith("chatgpt") else "gemini-app"
    plans = tuple(cite.plan(p) for p in reading.context.base.plans(app, reading.context.today)[:3])
    if reading.search(_SAME) and _BREAK_EVEN.search(reading.lower):
        return
    if reading.search(_SAME) and not words.negated(reading.lower[: span[1]]):
        yield plan_prices.mixed_up(
            reading,
            mention,
            span,
            "a chat app's plan and the API have separate prices: one is paid by the month with limits, the other by image or token",
            "keep the two prices apart",
            plans,
        )
    elif (
        (plan or not chat or reading.search(_CREDITS) or _flat_rate(reading))
        and not reading.search(_SEVERAL_WAYS)
        and (_includes(reading.lower) or reading.search(_NEEDS) or _is_the_way(reading, api))
        and not plan_prices.apart(reading.lower)
    ):
        yield plan_prices.mixed_up(
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
    if work is None or told_apart or plan_prices.apart(reading.lower) or (weights and bill.group().endswith("free")):
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
        not plan_prices.DENIED.search(lower[max(0, m.start() - 32) : m.start()])
        and not lower.startswith((" no ", " nothing ", " none "), m.end())
        and (not _ACTIVE.match(m.group()) or _of_software(_object(lower, m.end())))
        and not (_KEY.search(m.group()) and _is_by_hand(m.group(), lower))
        for m in _INCLUDES.finditer(lower)
    )


def _is_by_hand(told: str, lower: str) -> bool:
    """Whether what needs no key is a tool in which one signs in, or nothing that software does."""
    return bool(_SIGNED_IN.search(lower)) or (told.startswith("no ") and not _BACKEND.search(lower))


_KEY = lazy(r"api keys?\b")
_BACKEND = lazy(
    r"\b(?:backends?|servers?|production|pipelines?|web ?shop|(?:my|our|your) (?:own )?(?:app|product|service|website|site|shop|bot))\b"
)
_SIGNED_IN = lazy(
    r"\b(?:codex|oauth|sign(?:s|ed|ing)?[- ]?in|log(?:s|ged|ging)? in|plug-?ins?|(?:[a-z]+ )?cli)\b(?![^.;]{0,40}\byour (?:own )?(?:backend|servers?|app)\b)"
)
"""A tool that makes pictures on the plan of whoever signs in needs no API key."""


def _object(lower: str, start: int) -> str:
    """What follows a verb in its clause."""
    return regex(r";|, (?:and|but|while|the)\b").split(lower[start : start + 80])[0]
