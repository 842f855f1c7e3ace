"""What a comparison answers with."""

from __future__ import annotations

from imgpick.kb.cite import Fact
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

KNOWN, UNKNOWN, NO, NOT_APPLICABLE, ANNOUNCED = "known", "unknown", "no", "not_applicable", "announced"


class Figure(NamedTuple):
    """The bare numbers of a cell whose value is a sentence; empty where there is none."""

    number: str
    low: str = ""
    high: str = ""
    rank: int = 0
    of: int = 0


class Cell(NamedTuple):
    """One value of one model. An unknown one says so; it is never empty, 0 or ``no``."""

    model: str
    value: str = ""
    unit: str = ""
    tier: str = ""
    size: str = ""
    route: str = ""
    mode: str = ""
    state: str = UNKNOWN
    facts: tuple[Fact, ...] = ()
    note: str = ""
    """A footnote: what a reader must know of this cell."""
    figure: Figure | None = None


class Row(NamedTuple):
    """One attribute of all models."""

    attribute: str
    label: str
    cells: tuple[Cell, ...]


class Column(NamedTuple):
    """A model that is compared, and how it came to be named."""

    model: Model
    asked: str
    tier: str = ""
    note: str = ""
    """What the name was, if it was not simply the model's."""
    added: bool = False
    """Whether nobody named it: a usual rival, which no gate holds."""


class Gate(NamedTuple):
    """A limit, whether a named model meets it, and the offer that this was judged by."""

    model: str
    limit: str
    reason: str
    met: bool = False
    tier: str = ""
    size: str = ""
    route: str = ""
    mode: str = ""


class Comparison(NamedTuple):
    """The whole answer."""

    columns: tuple[Column, ...]
    day: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    """Labels of rows in which nobody has a fact."""
    gates: tuple[Gate, ...] = ()

    @property
    def failed(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates if not gate.met)
