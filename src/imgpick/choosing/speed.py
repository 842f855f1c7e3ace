"""Seconds an image on the scale of speed: as timed, as a predecessor, or as far as other tiers tell."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from imgpick.choosing.brief import Brief
from imgpick.choosing.check import timed, told_seconds, waits
from imgpick.choosing.preference import estimate
from imgpick.choosing.value import UNKNOWN, Value, clamp, log_scale
from imgpick.costing.offers import Offer
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model, closest


class Speeds:
    """Reads the speed of offers for one brief on one day; ``board`` tells whose successor a model is taken for."""

    def __init__(self, base: Base, brief: Brief, day: str, board: str) -> None:
        self.base = base
        self.brief = brief
        self.day = day
        self.board = board
        scale = base.method["criteria"]["speed"]
        self._ends = float(scale["zero"]), float(scale["one"])

    def value(self, model: Model, offer: Offer, fits: Capability | None) -> Value:
        """How long an image takes. ``fits`` is the row by which the model fits the memory of own GPUs."""
        need = self.brief.need("vram")
        outside = need is not None and waits(fits, model, float(need.value))
        found = self._timed(model, offer, offloaded=outside)
        return self._slow(found) if outside and not found.known else found

    def _slow(self, found: Value) -> Value:
        """The speed of weights of which parts wait outside the card and that nobody has timed on one like it."""
        least = self.base.constant("offloaded-speed")
        shown = found.shown if found.card else f"assumed over {least:g} s, as parts may wait outside the card"
        return found._replace(high=log_scale(least, *self._ends), shown=shown)

    def _timed(self, model: Model, offer: Offer, *, offloaded: bool) -> Value:
        rows = timed(model, offer, self.day)
        if not rows:
            return self._speed_of_predecessor(model, offer)
        row = closest(rows, offer.tier, offer.route)
        if row is None:
            return self._speed_of_other_tiers(rows, model, offer)
        low, high = self._speed_span(row)
        note = _timed_by(row)
        shown, low = told_seconds(row, offloaded=offloaded), 0.0 if row.data_centre or offloaded else low
        return Value(low, high, shown, (cite.capability(row, self.base),), note, card=row.card)

    def _speed_of_predecessor(self, model: Model, offer: Offer) -> Value:
        """A model whose votes are assumed around its predecessor's is assumed about as fast, within a factor."""
        found = estimate(model, offer.tier, self.board, self.day)
        if found.how != "predecessor":
            return UNKNOWN
        older = self.base.model(found.scores[0].model)
        rows = timed(older, offer, self.day)
        row = closest(rows, offer.tier, offer.route)
        if row is not None and row.card:
            return UNKNOWN
        around = self._told_of(row) if row else self._speed_of_other_tiers(rows, older, offer)
        if not around.known:
            return UNKNOWN
        wide = self._times("successor-speed")
        shown = f"{around.shown if around.note else f'about {around.shown}'}, as {older.name}"
        low, high = clamp(around.low - wide), clamp(around.high + wide)
        return Value(low, high, shown, around.facts, "not measured yet")

    def _told_of(self, row: Capability) -> Value:
        low, high = self._speed_span(row)
        return Value(low, high, f"{row.value} s", (cite.capability(row, self.base),))

    def _times(self, constant: str) -> float:
        """The width on the scale of speed of so many times as fast."""
        zero, one = self._ends
        return log(self.base.constant(constant)) / log(zero / one)

    def _speed_span(self, row: Capability) -> tuple[float, float]:
        low, high = (log_scale(s, *self._ends) for s in reversed(_seconds(row)))
        return low, high

    def _speed_of_other_tiers(self, rows: Sequence[Capability], model: Model, offer: Offer) -> Value:
        """A dearer tier is never assumed faster than a timed one, a cheaper one never slower, and faster within a factor:
        what nobody timed may not win by its best case."""
        low, high, shown = 0.0, 1.0, ""
        told = []
        for row in rows:
            known = [model.tiers.index(t) for t in row.tiers if t in model.tiers]
            if not known or offer.tier not in model.tiers or (row.routes and offer.route not in row.routes):
                continue
            span, (first, last) = self._speed_span(row), _seconds(row)
            if model.tiers.index(offer.tier) > max(known):
                high = min(high, span[1])
                shown = shown or f"{row.value} s at {' and '.join(row.tiers)}, more assumed"
            elif model.tiers.index(offer.tier) < min(known):
                low, high = max(low, span[0]), min(high, clamp(span[1] + self._times("untimed-tier")))
                least = first / self.base.constant("untimed-tier")
                shown = shown or f"{row.value} s at {' and '.join(row.tiers)}, {least:.0f} to {last:g} s assumed"
            told.append(row)
        if not shown:
            return UNKNOWN
        facts = [cite.capability(row, self.base) for row in told]
        return Value(min(low, high), high, shown, tuple(facts), _timed_by(told[0]))


def _timed_by(row: Capability) -> str:
    """Who took some seconds and how: ``measured, mean of one forum tester``."""
    basis = {"documented": "", "vendor-claim": "the vendor's claim", "third-party": "said by a third party"}
    note = "" if row.card and row.card in row.note else row.note  # the card stands beside the seconds
    return ", ".join(part for part in (basis.get(row.basis, row.basis), note) if part)


def _seconds(row: Capability) -> tuple[float, float]:
    """The fewest and the most seconds of a row."""
    first, _, last = str(row.value).partition("-")
    fewest, most = sorted(max(0.1, float(seconds)) for seconds in (first, last or first))
    return fewest, most
