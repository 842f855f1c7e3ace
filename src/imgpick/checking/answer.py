"""One sentence answered: what it claims, what it could mean, which facts make it true, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from imgpick.checking.engine import Checker, checker
from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Book, Cell
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, OUTDATED, SUPPORTED
from imgpick.checking.rules import RULES
from imgpick.checking.text.placed import Located, place
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.records import NamedTuple

MEANINGS = {
    SUPPORTED: "supported: the base says the same",
    CONTRADICTED: "contradicted: the base says otherwise",
    OUTDATED: "outdated: it held once",
    AMBIGUOUS: "ambiguous: it holds for one reading and not for another",
    NOT_IN_BASE: "not in the base: neither confirmed nor contradicted",
    "opinion": "an opinion: no fact of the base can settle it",
}


_OWN = frozenset(rule.id for rule in RULES.values() if rule.kind != "document")
"""The rules about what a sentence says; those about a document as a whole are not asked."""


class Part(NamedTuple):
    """One claim of the sentence with what surrounds it in the base."""

    item: Located
    true_for: tuple[Fact, ...]
    """The facts that make it true."""
    not_for: tuple[Fact, ...]
    """Prices of the same models and routes that it does not hold for."""
    rewrite: str
    """The sentence as it may stand; empty when it is not certain."""


class Answer(NamedTuple):
    """What the base says of a sentence. ``models`` are named in it, claims or not."""

    text: str
    parts: tuple[Part, ...]
    models: tuple[str, ...]


def answer(text: str, base: Base, today: str, as_of: str = "", own_boards: Iterable[dict[str, Any]] = ()) -> Answer:
    """The claims of a sentence, each with its readings."""
    own = list(own_boards)
    check = Checker(base, today, own) if own else checker(base, today)
    placed = place("", check.check(text, as_of=as_of), _OWN)
    fine = (item for item in placed.claims if not item.claim.rule)
    found = sorted((*fine, *placed.findings), key=lambda item: (item.claim.start, item.claim.end))
    mentions = (mention for mention in check.lexicon.find(text, text.lower()) if mention.kind != "app")
    named = dict.fromkeys(key for mention in mentions for key in mention.models)
    return Answer(text, tuple(_part(item, text, base, today) for item in found), tuple(named))


def _part(item: Located, text: str, base: Base, today: str) -> Part:
    claim = item.claim
    cells = list(phrases.distinct(Book(base, today).cells(claim.models))) if claim.meant else []
    meant = _nearest([cell for cell in cells if cell.fact in claim.meant])
    others = [cell for cell in cells if _beside(cell, meant, today)] if claim.verdict == AMBIGUOUS else []
    return Part(
        item,
        tuple(cell.fact for cell in meant),
        tuple(cell.fact for cell in others),
        _rewrite(item, text, meant, base, today),
    )


def _nearest(cells: list[Cell]) -> list[Cell]:
    """The cells on the vendors' own routes; all of them where there are none."""
    return [cell for cell in cells if cell.kind == "vendor-api"] or cells


def _beside(cell: Cell, meant: list[Cell], today: str) -> bool:
    """Whether a cell is another price of today on the routes of the meant ones."""
    return (
        cell not in meant
        and any((cell.route, cell.unit, cell.part, cell.mode) == (m.route, m.unit, m.part, m.mode) for m in meant)
        and cell.holds(today)
    )


def _rewrite(item: Located, text: str, meant: list[Cell], base: Base, today: str) -> str:
    """The sentence with its figure or name repaired, or with the cell that makes its price true."""
    claim = item.claim
    if claim.fix:
        return f"{text[: claim.fix.start]}{claim.fix.text}{text[claim.fix.end :]}"
    if not meant or claim.kind != "price" or not claim.rule or meant[0].kind != "vendor-api":
        return ""
    cell = meant[0]
    inner = ", ".join(part for part in (cell.tier, _size(cell), base.route(cell.route).name) if part)
    return f"{text[: claim.end].rstrip()} ({inner}, as of {today}){text[claim.end :]}"


def _size(cell: Cell) -> str:
    return "" if cell.size in ("any", "unknown") else cell.size
