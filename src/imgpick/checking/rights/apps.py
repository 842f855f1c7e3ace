"""Which model a chat app runs: "ChatGPT draws with X", "X powers ChatGPT"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.lifetime import life
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import NOT_IN_BASE, OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Access

_APP = r"(?:chatgpt|the gemini app)"
_ADVERBS = r"(?:(?:now|today|currently|still|already|itself) ){0,2}"
_RUNS = cued(
    rf"\b{_APP}(?: (?:plus|free|pro|go|business|team))?(?: (?:costs|for|at) \$\d+(?: [a-z]+){{0,3}}(?: and)?)? {_ADVERBS}(?:uses?|runs?(?: on)?|draws? with|paints? with|generates? (?:its |your |all )?(?:images |pictures )?with|(?:is|gets) (?:now |still )?(?:powered|driven) by|makes (?:its |your |all )?(?:images|pictures) with|relies on|(?:hands?|passes|sends|forwards|gives) (?:(?:over|on|your|the|all|every|its|any|image) ){{0,3}}(?:prompts?|requests?|jobs?|work)? ?(?:over |on )?to|(?:generates?|makes?|draws?|creates?)(?: [^.;]{{0,60}}?)? (?:with|through|via|using)|(?:handles|offers|has|does|includes)[^.;]{{0,60}}? image generation (?:via|with|through|using)|includes? access to|(?:gives|gets|buys) you|unlocks|ships with|comes with|defaults to|(?:(?:users|subscribers|members|accounts|plans) )?(?:(?:can|may|get to|will|let you|lets you) )(?:still )?(?:generate|create|make|draw) (?:[\w-]+ ){{0,2}}?(?:with|using|via|through)|(?:users|subscribers|members|customers|accounts) (?:get|have|receive)(?: (?:a little|some|limited|full|unlimited|expanded))?(?: (?:access to|use of))?(?= (?:the )?[`\"'*_]*(?:dall|gpt|imagen|nano))|(?:users|subscribers|members|customers|accounts) (?:get|enjoy|receive|have|are given)[^.;]{{0,60}}? (?:with|using|via|through)) (?:the )?[`\"'*_]*(?P<model>)"
)
_MODEL_OF = r"(?:underlying |current |default |built-in |actual )*(?:image )?(?:image[- ]generation )?(?:model|engine|generator)"
_IS_MODEL = cued(
    rf"\b(?:{_MODEL_OF} (?:in|of|behind|inside|under|that (?:runs|powers|drives)|used by) {_APP}|{_APP}(?:['\u2019]s)? {_MODEL_OF}) (?:is|remains) {_ADVERBS}(?:the )?[`\"'*_]*(?P<model>)"
)
_INSIDE = cued(
    rf"\b(?:images|pictures) (?:in|inside|from|by) {_APP} (?:are |get )?{_ADVERBS}(?:come from|(?:generated|made|drawn|created|painted|produced) (?:by|with|through|via|using)) (?:the )?[`\"'*_]*(?P<model2>)|\b(?:in|inside|within) {_APP},? (?:all )?(?:images|pictures) (?:are|get) {_ADVERBS}(?:generated|made|drawn|created|painted|produced) (?:by|with|through|via|using) (?:the )?[`\"'*_]*(?P<model>)"
)
_POWERS = cued(
    rf"(?P<model>)[`\"'*_]* {_ADVERBS}(?:powers?|drives?|sits behind|(?:exists|lives(?: on)?|survives|runs) (?:inside|in|within|behind)|is (?:now |still |currently )?(?:the |its )?(?:default |image )*(?:model|engine) (?:in|of|behind|inside)|is (?:now |still )?(?:what you get in|what {_APP} (?:uses|runs))) {_APP}\b"
)
_NAMED_WITH = cued(
    rf"(?P<model>)[`\"'*_]*:?(?: \(|,? )(?:(?:is|comes|was) )?(?:(?:now|still|also) )?(?:included |built |available |bundled |integrated )?(?:inside|in|into|within|with) {_APP}\b|\b{_APP}(?: (?:plus|pro|free))? \(?[`\"'*_]*(?P<model2>)"
)
"""A model in one breath with an app: worth a word only where it has been retired."""
_ASKS = cued(rf"\b(?:ask|asks|open|tell|prompt) {_APP}\b")
_ASKS_APP = lazy(
    rf"\b(?:ask|asks|open|tell|prompt) {_APP}\b[^.;]{{0,60}}, (?:and |then )?(?:it is |it['\u2019]s )?(?:the )?[`*_]*$"
)
_DOES = lazy(
    r"[`*_]* (?:does|is what|draws?|paints?|makes?|answers?|generates?|responds?|creates?|renders?|produces?|handles?)\b"
)
CUES = (_ASKS, _RUNS, _IS_MODEL, _INSIDE, _POWERS, _NAMED_WITH)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about the model behind a chat app."""
    if reading.silent or reading.past or reading.kind == "heading":
        return
    for pattern in (_RUNS, _IS_MODEL, _INSIDE, _POWERS):
        for match in reading.finditer(pattern):
            place = match.start("model" if match.group("model") is not None else "model2")
            mention = next((m for m in reading.models if place in (m.start, m.end)), None)
            if mention and mention.kind in ("exact", "family", "ambiguous", "product"):
                app = "chatgpt" if "chatgpt" in match.group() else "gemini-app"
                yield from _judged(reading, mention, app, match.span())
                return
    yield from _asked(reading)
    yield from _beside(reading)


def _asked(reading: Reading) -> Iterator[Claim]:
    """ "Ask CHATGPT for a picture, and X draws it"."""
    if not reading.search(_ASKS):
        return
    for mention in reading.models:
        before = _ASKS_APP.search(reading.lower, 0, mention.start)
        does = _DOES.match(reading.lower, mention.end) if before else None
        if before and does and mention.kind in ("exact", "family", "ambiguous", "product"):
            app = "chatgpt" if "chatgpt" in before.group() else "gemini-app"
            yield from _judged(reading, mention, app, (before.start(), does.end()))
            return


def _beside(reading: Reading) -> Iterator[Claim]:
    """ "DALL-E 3 (inside ChatGPT)"."""
    for match in reading.finditer(_NAMED_WITH):
        behind = match.group("model2") is not None
        place = match.start("model2") if behind else match.start("model")
        mention = next((m for m in reading.models if place == (m.start if behind else m.end)), None)
        if mention and life.is_over(reading, mention) and not life.GONE.pattern.search(reading.lower):
            span = min(mention.start, match.start()), max(mention.end, match.end())
            yield from _retired(reading, mention, "chatgpt" if "chatgpt" in match.group() else "gemini-app", span)
            return


def _judged(reading: Reading, mention: Mention, app: str, span: tuple[int, int]) -> Iterator[Claim]:
    base, today = reading.context.base, reading.context.today
    rows = {key: _row(reading, key, app) for key in mention.models}
    span = (min(span[0], mention.start), max(span[1], mention.end))
    facts = tuple(cite.access(base.model(key), row) for key, row in rows.items() if row)
    until = max((row.until for row in rows.values() if row), default="")
    new, fact = _today(reading, app)
    if fact and all(base.model(key).life(today).status == "retired" for key in mention.models) and not until:
        yield from _retired(reading, mention, app, span)
    elif fact and not until and all(base.model(key).life(today).status in _PASSED for key in mention.models):
        yield from _old(reading, mention, app, span)
    elif any(row is None for row in rows.values()):
        yield reading.claim("availability", span, NOT_IN_BASE, mention.models, facts)
    elif any(not row.until or today < row.until for row in rows.values() if row):
        yield reading.claim("availability", span, SUPPORTED, mention.models, facts)
    elif not words.negated(reading.lower[span[0] : span[1]]):
        then = reading.context.dated and reading.context.written < until
        yield reading.claim(
            "availability", span, OUTDATED, mention.models, (*facts, *fact), rule="availability-contradicted",
            severity=WARNING if then else "", message=f"{base.route(app).name} ran {mention.text} until {until}" + (f"; today it runs {new}" if new else ""),
            advice=f"write {new}" if new else "", written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip


def _retired(reading: Reading, mention: Mention, app: str, span: tuple[int, int]) -> Iterator[Claim]:
    """A model that has ended: the app runs another one, as the base knows."""
    base, model = reading.context.base, reading.the_model(mention)
    life = model.life(reading.context.today)
    new, fact = _today(reading, app)
    then = reading.context.dated and model.life(reading.context.written).status != "retired"
    if not words.negated(reading.lower[slice(*span)]) and not then:
        yield reading.claim(
            "availability", span, OUTDATED, mention.models, (cite.life(model, life), *fact), rule="availability-retired",
            message=f"{model.name} was retired on {life.since}; {base.route(app).name} runs {new} today", advice=f"write {new}",
        )  # fmt: skip


_PASSED = ("superseded", "deprecated")


def _old(reading: Reading, mention: Mention, app: str, span: tuple[int, int]) -> Iterator[Claim]:
    """A model that another one has replaced since: the app runs a newer one."""
    base, model = reading.context.base, reading.the_model(mention)
    new, fact = _today(reading, app)
    life, then = model.life(reading.context.today), model.life(reading.context.written).status == "current"
    if not words.negated(reading.lower[slice(*span)]):
        yield reading.claim(
            "availability", span, OUTDATED, mention.models, (cite.life(model, life), *fact), rule="availability-contradicted",
            severity=WARNING if then and reading.context.dated else "",
            message=f"{model.name} is {life.status} since {life.since}; {base.route(app).name} runs {new} today", advice=f"write {new}",
            written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip


def _row(reading: Reading, key: str, app: str) -> Access | None:
    """The last row of a model for an app."""
    rows = [row for row in reading.context.base.model(key).all_access if row.route == app]
    return max(rows, key=lambda row: row.until or "9999") if rows else None


def _today(reading: Reading, app: str) -> tuple[str, tuple[Fact, ...]]:
    """What an app runs today, with the fact that says so: the product that the base names, else the newest model there."""
    base, today = reading.context.base, reading.context.today
    found = [
        (bool(row.product), model.released, row, model)
        for model in map(base.model, base.ids("model"))
        for row in model.access(today)
        if row.route == app and row.state == "yes" and (row.product or model.life(today).status == "current")
    ]
    if not found:
        return "", ()
    _, _, row, model = max(found, key=lambda item: item[:2])
    return row.product or model.name, (cite.access(model, row),)
