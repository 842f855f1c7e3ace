"""What a model is made of and runs on: graphics memory, parameters and sampling steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking.abilities.capabilities import rows_of
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.grammar.figures import CARDINAL, FIGURE, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OPINION, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model

_GB = r"(?:gb|gigs?|gigabytes?)"
_CARDS = {"3060": 12, "3090": 24, "4060": 8, "4070": 12, "4080": 16, "4090": 24, "5070": 12, "5080": 16, "5090": 32}
"""Graphics cards by their numbers, with their memory in GB."""
_VRAM = r"(?:v-?ram|(?:graphics |gpu |video )?memory)"
_CARD = r"(?:(?:consumer|gaming|graphics|nvidia|budget) ){0,2}(?:cards?|gpus?|laptops?)"
_SOME = r"(?:(?:an?|any|one|your|single|just|only|about|under|around|as little as|consumer|ordinary|normal|gaming|nvidia|geforce|(?:card|gpu|laptop|machine|pc)s? with) ){0,4}"
_MEMORY = cued(
    rf"\b(?P<needs>needs?|requires?|wants?|takes|demands?|eats|uses|asks? for|calls? for|sips|consumes|occupies|(?:memory|v-?ram|gpu) footprint (?:of|is))\b(?: (?:at least|about|around|roughly|some|up to|only|just|more than|over|a card with|a gpu with)){{0,2}} (?P<n>\d{{1,3}}(?:\.\d)?) ?{_GB}(?:(?: of)? {_VRAM}|(?<=footprint of \d\d gb)|(?<=footprint of \d gb))"
    rf"|\b(?:needs?|requires?|wants?|demands?|asks? for) (?:at least )?(?:an?|one) (?P<q>\d{{1,3}}) ?{_GB} {_CARD}\b"
    rf"|\b(?:minimum|min\.?|least) {_VRAM}(?: needed| required)?(?: (?:for|of) (?:[^.,;:]|\.(?=\d)){{2,40}}?)?(?: is|:| of) (?P<least>\d{{1,3}}) ?{_GB}\b|\b(?P<floor>\d{{1,3}}) ?{_GB} (?:of )?{_VRAM} (?:minimum|at (?:the )?least|required|needed)\b"
    rf"|\b(?P<fits>fits?|runs?|squeezes?|works?|loads?|gets? by|makes? do|is (?:happy|fine|content|comfortable|at home|usable|(?:light|small|lean) enough|designed|made|built|meant))\b(?: (?:comfortably|easily|happily|fine|well|locally|perfectly))?(?:(?<=fit)|(?<=fits)| (?:in(?:to|side)?|on|within|with|for)) {_SOME}(?P<m>\d{{1,3}}(?:\.\d)?) ?{_GB}(?: (?:of )?{_VRAM}| {_CARD}|(?= (?:at|for|without|when|and|but)\b|[.,;!)]|$))"
    rf"|\b(?:(?:a single|an?|one|single) )?(?P<p>\d{{1,3}}) ?{_GB} (?:(?:of )?{_VRAM}|{_CARD}) (?:will do|(?:is|are) (?:enough|sufficient|plenty)|suffices?|does it|is all (?:you|it|that))\b"
    rf"|\b(?P<h>\d{{1,3}}) ?{_GB} {_CARD} (?:(?:can|will|could) )?(?:(?:easily|happily|comfortably|just) )?(?:handles?|runs?|manages?|copes? with|loads?) (?:the )?"
    rf"|\bon (?:(?:an?|one|any|single|my|your) ){{1,2}}(?P<on>\d{{1,3}}) ?{_GB} {_CARD}\b"
    rf"|\b(?P<run>run|load|fit|squeeze|host) (?:the )?(?:[\w.\[\]-]+ ){{1,6}}?(?:on|in|into|inside|with|within) (?:an? |one |only |just |your |single ){{0,3}}(?P<r>\d{{1,3}}) ?{_GB}(?: (?:of )?{_VRAM}| {_CARD})\b"
    rf"|\b(?:fits?|runs?|works?|loads?)(?: (?:comfortably|easily|fine|well))? (?:in(?:to)?|on) (?:(?:an?|any|one|your|single|nvidia|geforce) ){{0,3}}(?:rtx )?(?P<card>{'|'.join(_CARDS)})\b(?! ?(?:x|ti|super))"
)
_NOT_EXPECTED = lazy(
    r"\b(?:don['\u2019]t|do not|never|cannot|can['\u2019]t|nobody should|no one should|hard to) (?:ever )?(?:expect|hope|imagine|believe|count on|think)\b"
)
""" "Don't expect it to run on a small card"."""
_HARDLY = lazy(
    r"\b(?:fail\w*|crash\w*|oom|out of memory|too (?:big|large|heavy|slow|much)|forget|impossible|struggl\w+|chok\w+|no way|hopeless|quanti[sz]\w*|offload\w*|(?:int|fp|nf|q)[48]|gguf|[48]-bit|loras?|train\w*|fine-?tun\w*|not|never|cannot|can['\u2019]t|n['\u2019]t)\b"
)
"""Says that a card is too small, or how the model is made to fit."""
_PARAMETERS = cued(
    rf"(?<![\w.$])(?P<n>{FIGURE}|{CARDINAL})[ -]?(?:b|billion)\b(?P<what>[ -]?(?:parameters?|params|weights))?"
)
_STEPS = cued(
    rf"\b(?:in|needs?|takes?|uses?|with|requires?|runs? (?:in|with|at)) (?:only |just |about |as few as )?(?P<n>\d{{1,3}}|{CARDINAL}) (?:sampling |inference |denoising |diffusion )?steps?\b"
)
_SIZED = lazy(r"[ -](?:image |diffusion |open )?(?:model|transformer|checkpoint)\b")
_LISTED = lazy(r"(?:^\W*|, )$")
""" "From V, 6B, open": a size among what a profile lists."""
_NAMED_SO = lazy(r"\bparam(?:eter)?s?(?: count| size)?(?: (?:is|are))?[:=]? ?$")
_SIMPLE = lazy(r"(\d+(?:\.\d+)?)b")
_SIZES = lazy(r"\d+(?:\.\d+)?b\b")
_NUMBERS = lazy(r"\d+(?:\.\d+)?")
_SLACK = 1.3
"""How far a figure of memory may lie from those of the base, as a factor."""
_SECONDS = cued(
    rf"\b(?:takes?|needs?|wants?|requires?|in|within) (?:(?:only|just|about|around|roughly|some|up to|well|under|over|more than|less than|close to|nearly) ){{0,3}}(?P<n>\d{{1,3}}(?:\.\d)?|{CARDINAL}|half a|an?)(?: (?P<unit>second|sec|minute|min)s?|(?<=\d) ?s)\b(?! (?:of|video|clip|long|timeout|delay|window))"
)
_PICTURE = lazy(
    r"\b(?:images?|pictures?|photos?|renders?|generat\w+|drafts?|thumbnails?|draws?|paints?|squares?|frames?|requests?|calls?|answers?|responses?|responds?|returns?|finish(?:es)?|delivers?|comes? back|arrives?)\b"
)
_OWN_CARD = lazy(r"\b(?:gpus?|rtx|[345]0[6789]0|h[12]00|h800|a100|laptop|macbook|mac|locally|local|comfyui|card)\b")
_TIMES_OFF = 3.0
"""How far seconds may lie from those that were measured, as a factor: they change with route, size and hour."""
CUES = (_MEMORY, _PARAMETERS, _STEPS, _SECONDS)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about memory, parameters and steps."""
    if reading.silent or reading.past or reading.kind == "heading":
        return
    for pattern, check in ((_MEMORY, _memory), (_PARAMETERS, _parameters), (_STEPS, _steps), (_SECONDS, _seconds)):
        match = reading.search(pattern)
        mention = reading.subject_of(match.start(), match.end()) if match else None
        if match is None or mention is None or mention.kind != "exact" or reading.inside_name(*match.span()):
            continue
        if pattern is _MEMORY and _NOT_EXPECTED.search(reading.lower, 0, match.start()):
            continue
        if not words.negated(words.before(reading.lower, match.start(), 14)):
            yield from check(reading, mention, match)
        elif pattern is _MEMORY and not _needs(match):
            yield from _too_small(reading, mention, match)


def _memory(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    model = reading.the_model(mention)
    rows = _memory_rows(model, reading.context.today)
    known = {float(str(row.value)): cite.capability(row, reading.context.base) for row in rows}
    if not known or (match.group("h") and mention.start != match.end()):
        return
    if match.group("on") and _HARDLY.search(reading.lower):
        return
    if _needs(match) and "more than" in match.group():
        yield from _too_small(reading, mention, match)
        return
    needs, said = _needs(match), _gigabytes(match)
    least, most = min(known), max(known)
    wrong = (needs and not least / _SLACK <= said <= most * _SLACK) or (not needs and said < least / _SLACK)
    span, facts = match.span(), tuple(known.values())
    if not wrong:
        yield reading.claim("capability", span, SUPPORTED, mention.models, facts)
        return
    told = f"{least:g} GB" if least == most else f"{least:g} to {most:g} GB"
    yield reading.claim(
        "capability", span, CONTRADICTED, mention.models, facts, rule="capability-number", severity=WARNING,
        message=f"{model.name} takes {told} of graphics memory",
        advice=f"write {told} and say how the weights are loaded",
    )  # fmt: skip


def _memory_rows(model: Model, day: str) -> list[Capability]:
    return [row for row in rows_of(model, "vram", day) if isinstance(row.value, str)]


def _needs(match: re.Match[str]) -> bool:
    return any(match.group(name) for name in ("needs", "q", "least", "floor"))


def _gigabytes(match: re.Match[str]) -> float:
    told = (match.group(name) for name in ("n", "m", "p", "q", "r", "h", "on", "least", "floor"))
    return float(next(filter(None, told), None) or _CARDS[match.group("card")])


def _too_small(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """ "It does not fit on a card of 16 GB": wrong where it is known to run on one with all its weights in memory."""
    model, base = reading.the_model(mention), reading.context.base
    rows = _memory_rows(model, reading.context.today)
    whole = [row for row in rows if not row.offloaded and not row.quantised]
    enough = min(whole, key=lambda row: float(str(row.value)), default=None)
    if enough is None or _gigabytes(match) < float(str(enough.value)):
        return
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, (cite.capability(enough, base),),
        rule="capability-number", severity=WARNING, message=f"{model.name} runs on {enough.value} GB of graphics memory",
        advice="say how the weights are loaded",
    )  # fmt: skip


def _seconds(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """How long a picture takes, held against what was measured elsewhere than on a card of one's own."""
    model = reading.the_model(mention)
    rows = [row for row in rows_of(model, "seconds", reading.context.today) if isinstance(row.value, str)]
    own = [found.group() for found in _OWN_CARD.finditer(reading.lower)]
    same = [row for row in rows if (row.card.lower().endswith(own[-1]) if own else not row.card)]
    faster = [row for row in rows if own and row.data_centre]  # no own card beats that of a data centre
    rows = same or faster
    if (own and not rows) or not _PICTURE.search(reading.lower) or len(reading.models) > 1:
        return
    if not rows:
        yield from _untimed(reading, mention, match)
        return
    ends = [float(part) for row in rows for part in str(row.value).split("-")]
    count = "1" if match.group("n") in ("a", "an") else match.group("n")
    said = float(value_of(count)) * (60 if (match.group("unit") or "").startswith("min") else 1)
    facts = tuple(cite.capability(row, reading.context.base) for row in rows)
    most = max(max(ends), 1.0) if same else float("inf")
    if min(ends) / _TIMES_OFF <= said <= most * _TIMES_OFF:
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, facts)
        return
    told = f"{min(ends):g} s" if min(ends) == max(ends) else f"{min(ends):g} to {max(ends):g} s"
    yield reading.claim(
        "capability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, facts, rule="capability-number",
        severity=SUGGESTION, message=f"{model.name} was timed at {told}", advice="name who timed it, on which route and at which size",
    )  # fmt: skip


def _untimed(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    """Seconds of a model with tiers, by nobody who is named, where the base has no time to hold them against."""
    tiers = reading.context.book.tiers(mention.models)
    if len(tiers) < 2 or reading.sourced or _TIMED_BY.search(reading.lower) or words.tiers(reading.lower, tiers):
        return
    yield reading.claim(
        "superlative-unsourced", reading.joined(mention, match.span()), OPINION, mention.models, rule="superlative-unsourced-figure",
        message=f"how long {reading.the_model(mention).name} takes depends on tier and size, and nobody is named who timed it",
        advice="name the tier, the size and who timed it",
    )  # fmt: skip


_TIMED_BY = lazy(
    r"\b(?:measur\w+|timed|tim(?:es|ings?)|tested|tests?|logs?|logged|median|mean|average|averages|averaged|according|says?|said|reports?|reported|benchmark\w*|we|our|i|my|users?|vendor|claims?|up to|can take|may take|minutes?)\b"
)
_PART = lazy(r"\b(?:encoder|decoder|vae|tokeni[sz]er|upscaler)\b")


_COMPONENT = lazy(
    r" (?:[\w.-]+ ){0,4}?(?:(?:vision-language|language|text|vl) (?:model|encoder)|encoder|decoder|vae|vlm|llm|tokeni[sz]er|upscaler)\b"
)
"""Makes a size that of a part: "an 8B text encoder"."""


def _parameters(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    alone = not reading.models and _LISTED.search(reading.lower, 0, match.start())
    alone = alone or _NAMED_SO.search(reading.lower, 0, match.start())
    if not match.group("what") and not alone and not _SIZED.match(reading.lower, match.end()):
        return
    if _PART.search(reading.aside) or _COMPONENT.match(reading.lower, match.end()):
        return  # of the text encoder, not of the model
    fact = _trait(reading.the_model(mention), ("parameters",))
    whole = _SIMPLE.fullmatch(fact.value.casefold()) if fact else None
    if fact is None:
        return
    said = float(value_of(match.group("n")))
    known = [float(number) for number in _NUMBERS.findall(fact.value)]
    if any(abs(said - number) <= max(0.05 * number, 0.5 if said == int(said) else 0.0) for number in known):
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, (fact,))
    elif whole is None and not (_of_parts(fact.value, len(known)) and said != sum(known)):
        yield reading.claim("capability", match.span(), NOT_IN_BASE, mention.models, (fact,))
    else:
        yield _other(reading, mention, match, fact, "parameters")


def _of_parts(value: str, numbers: int) -> bool:
    """Whether all of some numbers are sizes: "80B, 13B of them active"."""
    return numbers > 1 and len(_SIZES.findall(value.casefold())) == numbers


def _steps(reading: Reading, mention: Mention, match: re.Match[str]) -> Iterator[Claim]:
    fact = _trait(reading.the_model(mention), ("sampling steps", "steps"))
    if fact is None or "-" in fact.value:
        return
    known = [float(number) for number in _NUMBERS.findall(fact.value)]
    if float(value_of(match.group("n"))) in known:
        yield reading.claim("capability", match.span(), SUPPORTED, mention.models, (fact,))
    else:
        yield _other(reading, mention, match, fact, "steps")


def _other(reading: Reading, mention: Mention, match: re.Match[str], fact: Fact, what: str) -> Claim:
    """The finding that a number is another."""
    return reading.claim(
        "capability", match.span(), CONTRADICTED, mention.models, (fact,), rule="capability-number", severity=WARNING,
        message=f"{what} of {reading.the_model(mention).name}: {fact.value}", advice=f"write {fact.value}",
    )  # fmt: skip


def _trait(model: Model, about: tuple[str, ...]) -> Fact | None:
    """What the base tells of a model under one of some headings."""
    rows = enumerate(model.raw.get("traits", ()))
    return next((cite.trait(model, index) for index, row in rows if row["about"] in about), None)
