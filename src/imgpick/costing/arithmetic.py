"""What one image costs on one route, at one tier, size and mode: the price cells, step by step.

All amounts are USD as Decimal. A megapixel is 1024 x 1024 pixels and is billed whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from math import ceil

from imgpick.costing.inputs import MILLION, Inputs, assumed, priced
from imgpick.costing.step import Step, dollars, pictures
from imgpick.kb import sizes
from imgpick.kb.facts import Price, Tokens
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

_MEGAPIXEL = 1024 * 1024


class Cost(NamedTuple):
    """The cost of one image. ``steps`` add up to ``per_image``."""

    model: str
    route: str
    tier: str
    size: str
    """The size that is priced: exact, a class, or ``unknown`` when the source names none."""
    mode: str
    per_image: Decimal
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    unsaid: str = ""
    """What is billed on top and nobody prices: the cost is the least that an image costs. Empty where it is whole."""
    inputs: Inputs | None = None
    """What input pictures are assumed to add, where that is what nobody prices."""
    extra: bool = False
    """Whether something else is billed on top, too, of which nothing is assumed."""
    wanted: str = ""
    """The size to ask for, where the price may be that of another; empty where it is the one that is priced."""

    @property
    def total(self) -> Decimal:
        """The cost with what its input pictures are assumed to add."""
        return self.per_image + (self.inputs.usd if self.inputs else 0)

    @property
    def floor(self) -> bool:
        """Whether even the total is no more than the least that an image costs."""
        return self.extra or bool(self.unsaid and not self.inputs)

    @property
    def word(self) -> str:
        """What stands before the total: ``about `` or ``up to `` where it holds input pictures as assumed, ``from ``
        where it is the least."""
        assumed = f"{self.inputs.word} " if self.inputs else ""
        return f"from {'about ' if assumed else ''}" if self.floor else assumed

    @property
    def with_inputs(self) -> str:
        """What stands behind the total where it holds input pictures as assumed: `` with 3 input images``."""
        return f" with {pictures(self.inputs.number)}" if self.inputs else ""

    @property
    def prices(self) -> tuple[Price, ...]:
        return tuple([fact for step in self.steps for fact in step.facts if isinstance(fact, Price)])

    @property
    def counted(self) -> tuple[Price, Tokens] | None:
        """The rate and the count of tokens by which the picture is priced; None where its price stands by itself."""
        rate, *rest = self.steps[0].facts
        return next(((rate, fact) for fact in rest if isinstance(rate, Price) and isinstance(fact, Tokens)), None)

    @property
    def basis(self) -> str:
        """How the figure came about: ``measured``, ``computed from tokens``; empty where its seller lists it."""
        if self.counted:
            return "computed from tokens"
        basis = self.prices[0].basis
        return "" if basis == "listed" else basis

    @property
    def weak(self) -> bool:
        """Whether the figure was measured, computed or quoted by somebody else instead of listed."""
        return any(price.basis != "listed" for price in self.prices)


class Job(NamedTuple):
    """What is to be made: one output picture of a size, with input pictures."""

    size: str = "1K"
    references: int = 0
    aspect: str = ""
    vector: bool = False
    """Vector output is wanted: only cells for SVG count."""
    free: bool = False
    """Whether any size can be asked for, so that a class is no more than made as the price for a larger one has it."""


def cost(
    model: Model, own: Sequence[Price], tier: str, mode: str, job: Job, every: Sequence[Price] = ()
) -> Cost | None:
    """The cost of one image, or None when the cells do not reach it.

    ``own`` are the cells of one route in use on the day, ``every`` those of all routes. ``mode`` is standard, batch or
    edit.
    """
    found = _output(model, own, tier, mode, job)
    if found is None and mode == "edit":
        found = _output(model, own, tier, "standard", job)
    if found is None:
        return None
    size, steps, included, notes = found
    if sizes.edges(job.size) and sizes.class_of(size) and size != job.size and not sizes.covers(size, job.size):
        where = model.base.route(own[0].route).name
        notes = (*notes, f"{UNPRICED} {job.size} on {where}: the price is that of {size}")
    wanted = max(job.references, 1 if mode == "edit" else 0)
    more, unsaid = priced(model, own, tier, mode, wanted - included)
    steps, notes = (*steps, *more), (*notes, unsaid) if unsaid else notes
    whole = sum((s.usd for s in steps), Decimal(0))
    inputs = assumed(model, own, every or own, wanted - included) if unsaid else None
    wished = job.size if sizes.edges(job.size) or (job.free and sizes.class_of(size) != job.size) else ""
    return Cost(model.id, own[0].route, tier, size, mode, whole, steps, notes, unsaid, inputs, wanted=wished)


UNPRICED = "no source prices"
"""How it begins that the price of one size stands for that of another."""

Found = tuple[str, tuple[Step, ...], int, tuple[str, ...]]
"""Priced size, steps, input pictures already included, notes."""


def _output(model: Model, own: Sequence[Price], tier: str, mode: str, job: Job) -> Found | None:
    if job.vector:
        return _vector(own, tier, from_text=mode != "edit" and not job.references)
    return _megapixels(own, tier, mode, job) or _flat(own, tier, mode, job) or _tokens(model, own, tier, mode, job)


def _vector(own: Sequence[Price], tier: str, *, from_text: bool) -> Found | None:
    cells = [p for p in own if p.unit == "image" and not p.part and p.tier == tier]
    found = next((p for p in cells if p.size == "svg" or (from_text and p.mode == "svg-from-text")), None)
    return ("svg", (_flat_step(found),), 0, ()) if found else None


def _flat(own: Sequence[Price], tier: str, mode: str, job: Job) -> Found | None:
    cells = [p for p in own if p.unit == "image" and not p.part and p.tier == tier]
    modes = EDITS if mode == "edit" else (mode,)
    cell = best_cell([p for p in cells if p.mode in modes and p.size != "svg"], job)
    if cell is None:
        return None
    size = job.size if cell.size == "any" or sizes.band(cell.size) else cell.size
    notes = ("the source names no size",) if cell.size == "unknown" else ()
    return size, (_flat_step(cell),), max(cell.references, 1 if cell.mode in EDITS else 0), notes


EDITS = ("edit", "precise-edit")
"""Modes whose price is that of an edit, with the picture that is edited."""


def _flat_step(cell: Price) -> Step:
    return Step(_cell_text(cell.tier, cell.size, cell.mode), cell.usd, (cell,))


@cache
def _cell_text(tier: str, size: str, mode: str) -> str:
    size = {"any": "any size", "unknown": "size not stated"}.get(size, size)
    return " ".join([part for part in (tier, size, f"({mode})" if mode != "standard" else "") if part])


def best_cell(cells: Sequence[Price], job: Job) -> Price | None:
    """The cell nearest to a size: exact, then same class, then flat, then the smallest larger one.

    Where a shape is asked for, the next larger picture of that shape comes before one of another shape.
    """
    if not cells:
        return None
    wanted = sizes.class_of(job.size)

    def rank(cell: Price) -> tuple[float, ...]:
        step = 0.0 if cell.size == job.size else 1.0 if sizes.covers(cell.size, job.size) else 9.0
        if cell.size == "any":
            step = 2.0
        elif job.aspect and other_shape(cell.size, job):
            step = max(step, 2.9)
        if step == 9.0:
            own = sizes.class_of(cell.size)
            if cell.size == "unknown" and sizes.order(wanted) <= sizes.order("1K"):
                step = 3.0
            elif own and sizes.edges(job.size):
                step = _near(cell.size, job.size)
            elif own and sizes.order(own) > sizes.order(wanted):
                near = job.aspect and sizes.order(own) == sizes.order(wanted) + 1 and _has_shape(cell.size, job)
                step = 2.5 if near else 4.0 + sizes.order(own) / 10
        return (step, _shape_distance(cell.size, job), abs(cell.references - job.references), float(cell.usd))

    ranks = [rank(cell) for cell in cells]
    least = min(ranks)
    return cells[ranks.index(least)] if least[0] < 9 else None


_NEAR = 0.5
"""The share of a picture's area from which on a price for a smaller one is still a guide to it."""
_LARGER = 1.5
_SAME_SHAPE = 1.2
"""How far two shapes may differ and still share a price, as the ratio of their ratios."""


_USUAL_SHAPE = {"4K": "16:9"}
"""What a size means in the trade where no shape is named, if not a square."""


def other_shape(size: str, job: Job, within: float = _SAME_SHAPE) -> bool:
    """Whether an exact size is of another shape than the wanted one; ``within`` is the ratio that still is the same."""
    return _shape_distance(size, job) > within


def _near(cell: str, size: str) -> float:
    """The rank of a price for another size than an exact one: nearly as large, else the next larger one."""
    share = sizes.megapixels(cell) / sizes.megapixels(size)
    apart = max(share, 1 / share) / 10
    least = _NEAR if sizes.edges(cell) else 1.0  # a class is sold as the most that it holds
    return 9.0 if share < least else 3.5 + apart if share <= _LARGER else 4.0 + apart


def _has_shape(size: str, job: Job) -> bool:
    return 0 < _shape_distance(size, job) <= _SAME_SHAPE


def _shape_distance(size: str, job: Job) -> float:
    """How far an exact cell's shape is from the wanted one (the usual one when none is named); 0 for no exact size."""
    exact = sizes.edges(size)
    if exact is None or size == job.size:
        return 0.0
    wanted = _shape(job)
    ratio = exact[0] / exact[1] / wanted
    return max(ratio, 1 / ratio)


def _shape(job: Job) -> float:
    """The ratio of width and height that a job asks for."""
    if not job.aspect and sizes.edges(job.size):
        return sizes.ratio(job.size)
    return sizes.shape(job.aspect or _USUAL_SHAPE.get(job.size, "1:1"))


def _megapixels(own: Sequence[Price], tier: str, mode: str, job: Job) -> Found | None:
    if mode not in ("standard", "edit"):
        return None
    cells = {p.part: p for p in own if p.unit == "megapixel" and p.tier == tier}
    if not cells:
        return None
    exact = sizes.edges(job.size)
    pixels = exact[0] * exact[1] if exact else sizes.megapixels(job.size) * 1e6
    count = max(1, ceil(pixels / _MEGAPIXEL - 1e-9))
    if "all" in cells:
        cell = cells["all"]
        return job.size, (Step(f"{count} MP x {dollars(cell.usd)}", count * cell.usd, (cell,)),), 0, ()
    if "first" not in cells:
        return None
    first = cells["first"]
    steps = [Step(f"first MP {dollars(first.usd)}", first.usd, (first,))]
    if count > 1:
        further = cells.get("further")
        if further is None:
            return None
        text = f"{count - 1} further MP x {dollars(further.usd)}"
        steps.append(Step(text, (count - 1) * further.usd, (further,)))
    return job.size, tuple(steps), 0, ()


def _tokens(model: Model, own: Sequence[Price], tier: str, mode: str, job: Job) -> Found | None:
    rate = next((p for p in own if p.unit == "1M-tokens" and p.part == "image-out" and p.mode == mode), None)
    if rate is None:
        return None
    tokens = image_tokens(model, tier, job)
    if tokens is None:
        return None
    usd = (tokens.number * rate.usd / MILLION).quantize(Decimal("0.00001"), ROUND_HALF_EVEN).normalize()
    text = f"{tokens.number:,} image tokens x {dollars(rate.usd)} per 1M"
    return tokens.size, (Step(text, usd, (rate, tokens)),), 0, ()


def image_tokens(model: Model, tier: str, job: Job) -> Tokens | None:
    """The count of a tier at the size nearest to the job's; None when no count reaches it."""
    counts = [t for t in model.tokens if t.part == "image-out" and t.tier == tier]
    cells = [Price(t.path, 0, "", "image", Decimal(t.number), size=t.size) for t in counts]
    cell = best_cell(cells, job)
    return counts[cells.index(cell)] if cell else None
