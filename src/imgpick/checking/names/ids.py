"""Ids of an API: unknown ones, and a product's name where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.names.aliases import api_ids
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, SUGGESTION, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.errors import did_you_mean
from imgpick.kb.base import Base
from imgpick.kb.wording import listed

_API_NAMES = ("api", "route-id", "weights")


@lru_cache(maxsize=256)
def _near(text: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    return did_you_mean(text, ids, 2)


def unknown(reading: Reading, mention: Mention) -> Iterator[Claim]:
    if reading.silent == "reported":
        return
    base = reading.context.base
    ids = [
        row["name"]
        for model in mention.models[:1]
        for key in base.members(base.model(model).family)
        for row in base.model(key).raw.get("names", [])
        if row["kind"] == "api"
    ]
    vague = len(mention.models) > 1 and not any(map(str.isdigit, mention.text))
    near = () if vague else _near(mention.text, tuple(ids))
    told = reading.names_an_id or f"`{mention.text}`" in reading.text
    api = (
        not vague
        and not _RESOLD_AS.search(reading.lower)
        and told
        and "/" not in mention.text
        and bool(reading.routes or _VENDORS.search(reading.lower))
    )
    yield reading.claim(
        "naming", (mention.start, mention.end), NOT_IN_BASE, mention.models, rule="naming-unknown-id",
        severity="" if api else SUGGESTION, message=f"no route lists the id “{mention.text}”",
        advice=f"write {listed(near, 'or')}" if near else "",
    )  # fmt: skip


_RESOLD_AS = lazy(r"\b(?:reverse[- ]engineered|resellers?['\u2019]?s?|unofficial|relay(?:ed)?|back door)\b")
"""Says itself whose an id is."""
_NO_ID = lazy(
    r"\b(?:is|are)(?: not|n['\u2019]t| no)(?: an?| the)?(?: valid| real| right| correct)?(?: api| model)? ?(?:ids?|identifiers?|strings?)\b"
)
"""Says itself that a name is no id."""
_THERE_IS_NO = lazy(
    r"\b(?:no|without|never|lacks?)(?: an?)?(?: (?:plain|bare|single|separate|generic|simple|such|own))* [`\"'*_]*$"
)
""" "There is no plain X endpoint"."""


def _in_a_tool(reading: Reading) -> bool:
    """Whether a name is what a node, a menu or a flag of somebody's tool calls a model: those are no ids of an API."""
    flag = reading.kind in ("row", "item") and "--model" in reading.lower and "api" not in reading.lower
    return flag or bool(_TOOL.search(f"{reading.setting[-_BEFORE:]} {reading.lower}"))


_TOOL = lazy(r"\b(?:partner nodes?|comfyui nodes?|drop-?down|model (?:picker|menu|selector))\b")
_BEFORE = 300
"""Characters before a sentence in which the tool may be named."""
_OF_A_FAMILY = lazy(r"[`*_]* (?:image )?(?:models|family|line|series|generation|versions)\b")
"""Makes a family's name that of all its models."""
_OTHERS_ID = lazy(r"`@?[\w.-]+/[\w./-]+`")
"""The id of a gateway stands in the sentence: the name beside it explains it."""
_VENDORS = lazy(rf"\b(?:{words.MAKERS})\b")


def of_product(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """A product's or family's name that stands where an API takes an id."""
    if mention.kind == "other" and _RESOLD.search(mention.note):
        yield from _of_reseller(reading, mention)
        return
    if (
        not mention.models
        or reading.silent
        or not (mention.id_like or mention.kind in ("product", "exact"))
        or not reading.names_an_id
        or _in_a_tool(reading)
    ):
        return
    if _THERE_IS_NO.search(reading.lower, max(0, mention.start - 40), mention.start):
        return
    if (
        _RESOLD_AS.search(reading.lower)
        or _NO_ID.search(reading.lower)
        or (mention.kind == "family" and _OF_A_FAMILY.match(reading.lower, mention.end))
    ):
        return
    if reading.text[mention.start - 1 : mention.start] == "/" or "/" in mention.text or _OTHERS_ID.search(reading.text):
        return  # a gateway's id, of which the base need not have all
    base = reading.context.base
    routes = {mark.value for mark in reading.routes if reading.context.routes.kinds[mark.value] != "chat-app"}
    if any(_is_id(base, m, routes) for m in reading.mentions if m.models[:1] == mention.models[:1]):
        return
    if not mention.id_like and not re.search(
        rf"(?:\bid|\bstring|\bparam\w*|\bfield|=|(?:^|[{{(,|`\"])\W*model\W*:)\W*(?:is |to |as )?\W*{re.escape(mention.text.lower())}|{re.escape(mention.text.lower())}\W{{1,3}}as (?:the|your|an?) (?:api )?(?:model )?(?:id|string|param|field)",
        reading.lower,
    ):
        return
    ids = [name for key in mention.models[:3] for name in api_ids(base, key)]
    if mention.text in ids:
        return
    wanted = listed(ids, "or")
    yield reading.claim(
        "naming", (mention.start, mention.end), CONTRADICTED, mention.models, rule="naming-product-id",
        message=f"“{mention.text}” is a product's name and no API id",
        advice=(f"write {wanted}" + (f" and set the quality to {mention.tier}" if mention.tier else "")) if wanted else "its vendor has no public API",
        fix=replacement(reading, mention, ids) if len(mention.models) == 1 and mention.id_like else None,
    )  # fmt: skip


_RESOLD = lazy(r"\breseller|\bnever an id of\b")
_MAKERS_OWN = lazy(rf"\b(?:{words.MAKERS})['\u2019]s? (?:[\w-]+ ){{0,3}}[`\"'*_]*$")
_IS_OF_MAKER = lazy(
    rf"[`\"'*_]*, (?:the |an? )?(?:(?:new|newest|official|current|own) ){{0,2}}(?:{words.MAKERS})['\u2019]s? (?:[\w-]+ ){{0,2}}?(?:endpoint|api|model|id)\b"
    rf"|[`\"'*_]* (?:is|as) (?:the |an? )?(?:[\w-]+ ){{0,2}}?(?:(?:{words.MAKERS})(?:['\u2019]s)?|official)(?: [\w-]+){{0,2}}? (?:endpoint|api|model|id|version|tier|one)\b"
)


def _of_reseller(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """A reseller's name for a route of its own, told as if its maker sold it."""
    before = _MAKERS_OWN.search(reading.lower, max(0, mention.start - 60), mention.start)
    told = before or _IS_OF_MAKER.match(reading.lower, mention.end)
    if reading.silent or not told or words.negated(reading.lower):
        return
    yield reading.claim(
        "naming", (mention.start, mention.end), CONTRADICTED, (), rule="naming-product-id",
        message=f"“{mention.text}” is no id of the maker: {mention.note}", advice="write the maker's own id",
    )  # fmt: skip


def _is_id(base: Base, mention: Mention, routes: set[str]) -> bool:
    """Whether a name is an id as written, on the routes of the sentence where it names some."""
    return any(
        row["kind"] in _API_NAMES and row["name"] == mention.text and (not routes or row.get("route") in routes)
        for key in mention.models
        for row in base.model(key).raw.get("names", ())
    )


DATED = lazy(r"\b(?:snapshots?|dated|pin(?:s|ned|ning)?|frozen|freez\w*|fixed version)\b")
"""Says of an id with a day that the day matters: without it the id means something else."""


def replacement(reading: Reading, mention: Mention, names: list[str]) -> str | None:
    """The name to write in place of another: there must be no choice, and no day may be lost that is spoken of."""
    if len(names) != 1 or (mention.text.startswith(names[0]) and DATED.search(reading.lower)):
        return None
    return names[0]
