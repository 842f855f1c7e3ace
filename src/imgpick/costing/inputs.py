"""What input pictures add to the cost of an image: as their seller prices them, else as the nearest facts let assume."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from imgpick.costing.step import Step, dollars, pictures
from imgpick.kb.facts import Price, Tokens
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

MILLION = Decimal(1_000_000)
GENERATIONS = 2
"""How many predecessors back the tokens of an input picture may be taken from."""


class Inputs(NamedTuple):
    """What input pictures are assumed to add to an image, where no source says it of the model at its seller."""

    number: int
    usd: Decimal
    """Of all of them."""
    how: str
    """Where the amount comes from, in words."""
    measured: bool = False
    """Whether so much was counted or billed, of a predecessor or elsewhere; else it is the most that they may add."""
    facts: tuple[Price | Tokens, ...] = ()

    @property
    def word(self) -> str:
        """What stands before a figure that holds them: ``about`` or ``up to``."""
        return "about" if self.measured else "up to"

    def told(self, total: Decimal) -> str:
        """What an image comes to with them, in words: ``about $0.0481 with 3 input images``."""
        return f"{self.word} {dollars(total)} with {pictures(self.number)}"


def priced(model: Model, own: Sequence[Price], tier: str, mode: str, count: int) -> tuple[tuple[Step, ...], str]:
    """What ``count`` further input pictures add at their seller, or that nobody says it."""
    if count <= 0:
        return (), ""
    flat = [p for p in own if p.unit == "image" and p.part == "reference" and p.tier in ("", tier)]
    cell = next((p for p in flat if p.mode == mode), flat[0] if flat else None)
    if cell:
        billed = max(0, count - cell.free)
        return (Step(f"{pictures(billed)} x {dollars(cell.usd)}", billed * cell.usd, (cell,)),), ""
    area = next((p for p in own if p.unit == "megapixel" and p.part in ("reference", "all")), None)
    if area:
        return (Step(f"{pictures(count)} of 1 MP x {dollars(area.usd)}", count * area.usd, (area,)),), ""
    rate, tokens = _rate(own), _tokens(model)
    if rate and tokens:
        usd = _billed(count * tokens.number, rate)
        text = f"{pictures(count)} x {tokens.number:,} tokens x {dollars(rate.usd)} per 1M"
        return (Step(text, usd, (rate, tokens)),), ""
    if rate:
        return (
            (),
            f"input images are billed on top at {dollars(rate.usd)} per 1M tokens, no source says how many one takes",
        )
    return (), "input images are billed on top, no source says how much"


def assumed(model: Model, own: Sequence[Price], every: Sequence[Price], count: int) -> Inputs:
    """What input pictures are assumed to add, by the nearest that is known: the tokens of a predecessor at the seller's
    own rate, what an edit was seen to add on any route (``every``), the most tokens at that rate, the most at all."""
    rate, constant = _rate(own), model.base.constant
    return (
        (_as_older(model, rate, count) if rate else None)
        or _as_seen(model, every, count)
        or (_at_rate(rate, int(constant("unsaid-input-tokens")), count) if rate else None)
        or Inputs(
            count,
            (count * Decimal(str(constant("unsaid-input")))).normalize(),
            "taken as the most, no source prices them",
        )
    )


def _as_older(model: Model, rate: Price, count: int) -> Inputs | None:
    """By the tokens of what it or a sister that came out with it replaced."""
    base, older = model.base, _older(model)
    for _ in range(GENERATIONS):
        tokens = next(filter(None, (_tokens(base.model(key)) for key in older)), None)
        if tokens:
            name = base.model(tokens.path.partition(".tokens")[0]).name
            how = f"{tokens.number:,} tokens each, as {name} took"
            return Inputs(count, _billed(count * tokens.number, rate), how, True, (rate, tokens))
        older = [key for one in older for key in _older(base.model(one))]
    return None


def _older(model: Model) -> list[str]:
    """What a model replaced, first, and what its sisters of the same day did."""
    own, members = model.before[:1], map(model.base.model, model.base.members(model.family))
    twins = (m for m in members if m.id != model.id and m.released == model.released != "unknown")
    return list(dict.fromkeys([*own, *(key for twin in twins for key in twin.before[:1])]))


def _as_seen(model: Model, every: Sequence[Price], count: int) -> Inputs | None:
    """By a bill of an edit, less what the same picture costs there without input."""
    cells = [p for p in every if p.unit == "image" and not p.part]
    for bill in (p for p in cells if p.mode == "edit" and p.basis == "measured"):
        where = bill.route, bill.tier, bill.size, "standard"
        alone = next((p for p in cells if (p.route, p.tier, p.size, p.mode) == where), None)
        if alone and bill.usd > alone.usd:
            usd = (count * (bill.usd - alone.usd) / max(1, bill.references)).quantize(Decimal("0.00001")).normalize()
            how = f"as an edit was billed on {model.base.route(bill.route).name}"
            return Inputs(count, usd, how, True, (bill, alone))
    return None


def _at_rate(rate: Price, most: int, count: int) -> Inputs:
    how = f"at most {most:,} tokens each, which no source counts"
    return Inputs(count, _billed(count * most, rate), how, False, (rate,))


def _rate(own: Sequence[Price]) -> Price | None:
    return next((p for p in own if p.unit == "1M-tokens" and p.part == "image-in" and p.mode != "batch"), None)


def _tokens(model: Model) -> Tokens | None:
    return next((t for t in model.tokens if t.part == "image-in"), None)


def _billed(tokens: int, rate: Price) -> Decimal:
    return (tokens * rate.usd / MILLION).quantize(Decimal("0.00001")).normalize()
