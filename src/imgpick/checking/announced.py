"""Models that have only been announced, spoken of as if they were out."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.cues import cued
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, WARNING, Claim

_THERE = cued(
    r"\b(?:available|released|launched|came out|live|out since|(?:is|are|been) (?:out|up)|downloads?|downloaded|(?:on|from|at) (?:hugging ?face|fal|replicate|runware|comfyui)|(?:we|i|you can) (?:now )?(?:use|run|call|try|get|grab)|costs?|runs on|ranks?|scores?)\b|\$\d"
)
_COMING = cued(
    r"\b(?:not|n['\u2019]t|never|no|nobody|announce\w*|coming|soon|will|wait\w*|expect\w*|promis\w*|plan\w*|yet|once|when|until|upcoming|may|might|rumou?r\w*|nothing|would|hope\w*|one day|someday|imagine)\b"
)
CUES = (_THERE,)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about a model of which the base knows no more than the announcement."""
    if reading.silent or not reading.search(_THERE) or reading.search(_COMING):
        return
    for mention in (m for m in reading.mentions if m.image == "announced"):
        yield reading.claim(
            "availability", (mention.start, mention.end), CONTRADICTED, (), rule="availability-contradicted", severity=WARNING,
            message=f"{mention.text} is not out, as far as the base knows: {mention.note}", advice="name a model that is out",
        )  # fmt: skip
