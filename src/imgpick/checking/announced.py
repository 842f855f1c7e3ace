"""Models that have only been announced, spoken of as if they were out, and those that are out, spoken of as to come."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.cues import cued
from imgpick.checking.lazy import lazy
from imgpick.checking.reading import Reading
from imgpick.checking.releases import released
from imgpick.checking.result import CONTRADICTED, WARNING, Claim

_THERE = cued(
    r"\b(?:available|released|launched|came out|live|out since|(?:is|are|been) (?:out|up)|downloads?|downloaded|(?:on|from|at) (?:hugging ?face|fal|replicate|runware|comfyui)|(?:we|i|you can) (?:now )?(?:use|run|call|try|get|grab)|costs?|runs on|ranks?|scores?)\b|\$\d"
)
_BACK = 60
"""Characters before a name in which a phrase may stand that ends at it."""
_COMING = cued(
    r"\b(?:not|n['\u2019]t|never|no|nobody|announce\w*|coming|soon|will|wait\w*|expect\w*|promis\w*|plan\w*|yet|once|when|until|upcoming|may|might|rumou?r\w*|nothing|would|hope\w*|one day|someday|imagine)\b"
)
_NOT_OUT = cued(
    r"\b(?:not|n['\u2019]t|yet|unreleased|works|due|coming|expected|slated|scheduled|rumou?red|upcoming|launch|arrive|ship)\b"
)
_TIME = r"(?:soon|next (?:week|month|year)|later this (?:week|month|year)|shortly|any day now)"
_IS_TO_COME = lazy(
    r"[`*_\"']* (?:(?:(?:has|have)(?: not|n['\u2019]t) (?:yet )?(?:been )?(?:released|launched|shipped|come out|published|announced)|(?:is|are)(?: not|n['\u2019]t) (?:yet )?(?:out|released|public)|(?:is|are) (?:still )?(?:unreleased|in the works)|(?:is|are|has|have) yet to (?:be released|come out|launch|ship|appear))(?: yet| so far)?(?=[.,;!)]|$)"
    rf"|(?:(?:is|are) (?:still )?(?:due|coming|expected|slated|scheduled|rumou?red)(?: to (?:launch|arrive|ship|come|be released|drop))?|will (?:launch|come out|be released|ship|arrive|drop)) {_TIME}\b)"
)
_NOT_BROUGHT = lazy(
    r"\b(?:has|have)(?: not|n['\u2019]t) (?:yet |even )?(?:released|launched|shipped|published|announced|unveiled) (?:the |its )?(?:new )?[`*_\"']*$"
)
_OF_IT = lazy(r"\b(?:of|for|to|than|like|on) (?:the )?[`*_\"']*$")
""" "The weights of X have not been released" is said of the weights."""
_ENDS = lazy(r"[`*_\"']*(?: yet| so far)?(?=[.,;!)]|$)")
CUES = (_THERE, _NOT_OUT)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about models that are out, or have only been announced."""
    if reading.silent:
        return
    if reading.search(_NOT_OUT) and reading.kind not in ("heading", "row"):
        yield from _out_already(reading)
    if not reading.search(_THERE) or reading.search(_COMING):
        return
    yield from _announced(reading)


def _out_already(reading: Reading) -> Iterator[Claim]:
    """ "V has not released X yet": wrong once X is out."""
    for mention in (m for m in reading.models if m.kind == "exact"):
        model = reading.the_model(mention)
        before = _NOT_BROUGHT.search(reading.lower, max(0, mention.start - _BACK), mention.start)
        match = _IS_TO_COME.match(reading.lower, mention.end)
        match = match or (_ENDS.match(reading.lower, mention.end) if before else None)
        if (
            match is None
            or _OF_IT.search(reading.lower, 0, mention.start)
            or not model.released <= reading.context.written
        ):
            continue
        span = (before.start() if before else mention.start, match.end())
        yield reading.claim(
            "availability", span, CONTRADICTED, mention.models, released(reading.context.base, mention.models[:1]),
            rule="availability-contradicted", message=f"{model.name} is out since {model.released}", advice="name the day it came out",
        )  # fmt: skip


def _announced(reading: Reading) -> Iterator[Claim]:
    """What only a model that is out can be or cost, said of one that is announced."""
    for mention in (m for m in reading.mentions if m.image == "announced"):
        yield reading.claim(
            "availability", (mention.start, mention.end), CONTRADICTED, (), rule="availability-contradicted", severity=WARNING,
            message=f"{mention.text} is not out, as far as the base knows: {mention.note}", advice="name a model that is out",
        )  # fmt: skip
