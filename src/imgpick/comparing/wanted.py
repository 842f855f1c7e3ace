"""What a comparison is about: the job, the offers and the boards."""

from __future__ import annotations

from imgpick.costing.arithmetic import Job
from imgpick.kb.base import Base
from imgpick.records import NamedTuple

BOARDS = {
    "overall": "lmarena-t2i", "edit": "lmarena-edit", "multi-image": "lmarena-edit-multi-image",
    "text": "lmarena-t2i-text-rendering", "product": "lmarena-t2i-commercial-design",
    "design": "lmarena-t2i-commercial-design", "portraits": "lmarena-t2i-portraits",
    "photoreal": "lmarena-t2i-photorealistic", "art": "lmarena-t2i-art", "illustration": "lmarena-t2i-art",
    "cartoon": "lmarena-t2i-cartoon", "anime": "lmarena-t2i-cartoon", "3d": "lmarena-t2i-3d-modeling",
}  # fmt: skip
"""Words for a category and the boards they are read on."""
ALWAYS = ("overall", "edit", "text")


def boards(base: Base) -> dict[str, str]:
    """The words for ``--for`` with their boards: categories, and the uses of ``choose``."""
    return {**{key: use["board"] for key, use in base.method["uses"].items()}, **BOARDS}


class Wanted(NamedTuple):
    """What the comparison is about."""

    job: Job = Job()
    tier: str = ""
    route: str = ""
    mode: str = "standard"
    images: int = 0
    boards: tuple[str, ...] = ALWAYS
