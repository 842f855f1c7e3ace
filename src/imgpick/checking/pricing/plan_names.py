"""Plans that nobody sells: names that no app of the vendor has."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import regex
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.wording import listed

_PLANS = cued(
    r"\b((?:[A-Z][a-z+]+)(?:, [A-Z][a-z+]+)*,? (?:or|and|/) [A-Z][a-z+]+) (?:plans?|subscriptions?|memberships?)\b|\b(?:on|with) the ([A-Z][a-z]+) plan\b"
)
CUES = (_PLANS,)


def claims(reading: Reading) -> Iterator[Claim]:
    """Plans that nobody sells: names that no app of the vendor has."""
    match = _PLANS.pattern.search(reading.text) if reading.hears(_PLANS) else None
    mention = reading.anyone
    if match is None or mention is None or not mention.models or reading.past:
        return
    base, today = reading.context.base, reading.context.today
    vendor = base.model(mention.models[0]).vendor
    apps = [
        key
        for key in base.ids("route")
        if base.route(key).kind == "chat-app" and vendor in base.route(key).vendors and base.plans(key, today)
    ]
    known = {word.lower() for app in apps for plan in base.plans(app, today) for word in plan.plan.split()}
    said = regex(r"[A-Z][\w+]*").findall(match.group(1) or match.group(2))
    foreign = (
        [name for name in said if name.lower() not in known and name.lower() not in base.route(apps[0]).name.lower()]
        if apps
        else []
    )
    if not foreign:
        return
    plans = base.plans(apps[0], today)
    yield reading.claim(
        "price", match.span(), CONTRADICTED, mention.models, tuple(cite.plan(p) for p in plans), rule="price-plan",
        message=f"no plan of {base.route(apps[0]).name} is called {listed(foreign, 'or')}: it has {listed([p.plan for p in plans])}",
        advice="name the app and its plan, or give the API price by tier",
    )  # fmt: skip
