"""The data rules: what must hold in a base beyond the shape of its rows.

A rule is a small named object with a check that yields faults. All rules run, so that one run names
every problem. An exception carries its reason and fails once it is no longer needed.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from itertools import islice

from imgpick.errors import clipped, suggestion
from imgpick.kb.build import Sections
from imgpick.kb.layout import SECTIONS
from imgpick.kb.rules import boards, guides, identity, lives, prices  # noqa: F401 (each declares its rules)
from imgpick.kb.rules.declare import MOST, RULES, Fault, Walked
from imgpick.kb.rules.prices import PLAUSIBLE
from imgpick.kb.shape import Checker, EnoughError, Trail

__all__ = ["MOST", "PLAUSIBLE", "RULES", "Fault", "faults_of"]


def faults_of(sections: Sections, *, today: str, version: str, sound: Collection[int] = frozenset()) -> list[Fault]:
    """The faults of a base, at most MOST. Rules that read facts run only when every row has its shape.

    ``sound`` are the identities of entries whose shape has been checked before.
    """
    faults = [Fault(trail, "shape", message, hint) for trail, message, hint in _shape(sections, sound)]
    if faults:
        return faults
    limit = max(today, version.replace(".", "-"))
    walked = Walked(sections)
    found = (
        Fault(trail, each.id, message, hint)
        for each in RULES.values()
        for trail, message, hint in each.check(walked, limit)
    )
    return list(islice(found, MOST))


def _shape(sections: Sections, sound: Collection[int]) -> Iterator[tuple[Trail, str, str]]:
    unknown = [name for name in sections if name not in SECTIONS]
    for name in unknown[:MOST]:
        yield (name,), f"unknown section {clipped(name)!r}", suggestion(name, SECTIONS)
    checker = Checker(MOST, sound)
    with suppress(EnoughError):
        for name in SECTIONS.keys() & sections.keys():
            checker.check(sections[name], SECTIONS[name], (name,))
    yield from checker.faults
    if not sections.get("models"):
        yield (), "no models", "the file needs a `models:` list"
