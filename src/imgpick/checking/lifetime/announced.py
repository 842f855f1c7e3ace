"""Models that have only been announced, spoken of as if they were out, and models that are out, said not to be."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

_THERE = cued(
    r"\b(?:available|released|launched|came out|live|out since|(?:is|are|been) (?:out|up)|downloads?|downloaded|(?:on|from|at) (?:hugging ?face|fal|replicate|runware|comfyui)|(?:we|i|you can) (?:now )?(?:use|run|call|try|get|grab)|costs?|runs on|ranks?|scores?)\b|\$\d"
)
_COMING = cued(
    r"\b(?:not|n['\u2019]t|never|no|nobody|announce\w*|coming|soon|will|wait\w*|expect\w*|promis\w*|plan\w*|yet|once|when|until|upcoming|may|might|rumou?r\w*|nothing|would|hope\w*|one day|someday|imagine)\b"
)
_OUT = r"(?:released|launched|shipped|published|unveiled|come out|arrived|out|available)"
_NOT_OUT = cued(
    rf"\b(?:has|have|is|are)(?: not|n['\u2019]t)(?: yet| been| even| officially)* {_OUT}\b|\b(?:has|have) yet to (?:be )?(?:release|launch|ship|publish|unveil|come out|arrive|appear)(?:d|ed)?\b"
    r"|\b(?:still |are |is |am )*waiting for (?:the )?(?=[\w`*\[])|\b(?:still|as yet) unreleased\b|\bwill (?:be released|launch|come out|arrive|ship|drop) (?:soon|later|next|in)\b"
    r"|\b(?:is|are) still in the works\b|\b(?:is|are) (?:still )?(?:due|coming|expected|slated|scheduled)(?: to (?:launch|arrive|ship|come out|be released|drop))? (?:soon|shortly|any day now|next (?:week|month|year)|later this (?:week|month|year))\b"
)
_SOMEWHERE = lazy(
    r" (?:yet )?(?:on|in|via|through|for|at|to|as|from|there|with|under|by|of)\b(?! (?:now|the moment|yet|today|time)\b)"
)
""" "Not available on R" says nothing of its release."""
_PART = lazy(
    r"\b(?:weights?|checkpoints?|code|source|apis?|papers?|scores?|results?|numbers?|pric\w+|images?(?= (?:that|from|of|made|it))|pictures?|outputs?|beta|preview|sdk|docs|loras?|ids?|snapshots?|editions?|variants?)\b"
)
"""What of a model is not out, or comes out of it."""
_TO_COME = lazy(r"[`*_\]]*(?: to (?:be released|come out|ship|launch|arrive|appear|drop))?\s*(?:$|[.,;:!)])")
CUES = (_THERE, _NOT_OUT)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about what is out and what is not."""
    if reading.silent:
        return
    yield from _not_there(reading)
    yield from _out_already(reading)


def _out_already(reading: Reading) -> Iterator[Claim]:
    """ "V has yet to release X", "X is not out yet": wrong once it is."""
    match = reading.search(_NOT_OUT)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact" or reading.past:
        return
    if _SOMEWHERE.match(reading.lower, match.end()) or _PART.search(reading.lower, 0, match.end()):
        return
    if "waiting" in match.group() and not (mention.start == match.end() and _TO_COME.match(reading.lower, mention.end)):
        return
    model, context = reading.the_model(mention), reading.context
    life = model.life(context.today)
    if not life.source or model.released == "unknown" or life.status == "announced":
        return
    then = context.dated and model.released > context.written
    yield reading.claim(
        "stale-date", reading.joined(mention, match.span()), CONTRADICTED, mention.models, (cite.life(model, life),),
        rule="stale-date-release", severity=WARNING if then else "", written=SUPPORTED if then else "",
        message=f"{model.name} has been out since {model.released}", advice="say that it is out, and since when",
    )  # fmt: skip


def _not_there(reading: Reading) -> Iterator[Claim]:
    """A model of which the base knows no more than the announcement, told as if it were out."""
    if not reading.search(_THERE) or reading.search(_COMING):
        return
    for mention in (m for m in reading.mentions if m.image == "announced"):
        yield reading.claim(
            "availability", (mention.start, mention.end), CONTRADICTED, (), rule="availability-contradicted", severity=WARNING,
            message=f"{mention.text} is not out, as far as the base knows: {mention.note}", advice="name a model that is out",
        )  # fmt: skip
