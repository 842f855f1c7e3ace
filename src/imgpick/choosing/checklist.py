"""What to look at before one trusts a verdict: by use, by need, by the way pictures are made, by family."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, zip_longest

from imgpick.choosing.brief import Brief
from imgpick.costing.offers import Offer
from imgpick.kb.base import Base

MOST = 4
"""Lines of advice that a reader takes in."""
_OF_A_GUIDE = 2
"""Lines that are taken from one guide."""


def checklist(base: Base, brief: Brief, offer: Offer | None, named: Collection[Offer] = ()) -> tuple[str, ...]:
    """A few lines of advice, first those of the uses and needs by turns, then of the way the pictures are made, of the
    family, and those that hold for everybody; ``named`` are the offers that stand side by side."""
    family = base.model(offer.model).family if offer else ""
    uses = [list(_of_use(base, use)) for use in brief.uses]
    needs = [line for need in brief.needs for line in _checks(base, need.name)]
    kind = _checks(base, offer.kind) if offer else []
    by_turns = [line for row in zip_longest(*uses, needs) for line in row if line]
    fitting = [
        line for line in (*by_turns, *kind, *_of_family(base, family, brief)) if _to_the_point(line, brief, named)
    ]
    first: dict[str, str] = {}
    for line in fitting:
        first.setdefault(_beginning(line), line)
    return tuple(dict.fromkeys([*list(first.values())[: MOST - 1], *_of_everybody(base)]))[:MOST]


def _beginning(line: str) -> str:
    """The words by which two pieces of advice on the same thing are known: ``open the SVG``."""
    return " ".join(line.split()[:3])


def _to_the_point(line: str, brief: Brief, named: Collection[Offer]) -> bool:
    """Whether a line speaks of nothing that none of the offers has."""
    holds = {
        "SVG": brief.need("svg") is not None or any(o.size == "svg" for o in named),
        "weights": any(o.kind == "self-host" for o in named),
        "ChatGPT": any(o.route == "chatgpt" for o in named),
        "megapixels": any(o.cost for o in named),
    }
    return all(holds[word] for word in holds if word in line)


def _checks(base: Base, key: str) -> list[str]:
    found: list[str] = base.method.get("checks", {}).get(key, [])
    return found


def _of_use(base: Base, use: str) -> Iterator[str]:
    guided = (line for about, lines in _guides(base) if use in about for line in lines)
    yield from islice((*_checks(base, use), *guided), _OF_A_GUIDE)


def _of_family(base: Base, family: str, brief: Brief) -> Iterator[str]:
    """The words about a family, and about weights for a business where own GPUs are asked for."""
    parent = (base.raw(f"family/{family}") or {}).get("parent", "") if family else ""
    licences = {need.name for need in brief.needs} | ({"open-weights"} if brief.workflow == "self-host" else set())
    for about, lines in _guides(base):
        if {family, parent, *licences} & set(about):
            yield from lines


def _guides(base: Base) -> Iterator[tuple[list[str], list[str]]]:
    """What each guide is about, with its first lines; comparisons are about two families and fit no single one."""
    for key in base.ids("guide"):
        guide = base.raw(f"guide/{key}")
        if guide["kind"] not in ("comparison", "general"):
            yield guide["about"], guide.get("checklist", [])[:_OF_A_GUIDE]


def _of_everybody(base: Base) -> Iterator[str]:
    for key in base.ids("guide"):
        guide = base.raw(f"guide/{key}")
        if guide["kind"] == "general":
            yield from guide.get("checklist", [])[:_OF_A_GUIDE]
