"""Whether an offer can make a picture of a size or a shape."""

from __future__ import annotations

from functools import lru_cache

from imgpick.choosing.check import FAIL, PASS, UNKNOWN, Check, in_an_app_too, row_of, unsaid_of_app
from imgpick.choosing.grid import against, orderable
from imgpick.costing.offers import Offer
from imgpick.kb import cite, sizes
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model

_USUAL_EDGE = 1536
"""Pixels that every image model paints; a larger picture needs a source."""


def _names_a_size(offer: Offer) -> bool:
    """Whether the price is that of a size; one for any size, or by area, says nothing of how large it can be."""
    facts = [fact for step in offer.cost.steps for fact in step.facts] if offer.cost else []
    return any(fact.size not in ("", "any", "unknown") for fact in facts)


def reach(model: Model, offer: Offer, day: str, size: str) -> Check:
    """Whether the offer can make a picture of a size."""
    edge = row_of("max-edge", model, offer, day)
    area = row_of("max-megapixels", model, offer, day)
    wanted_edge, wanted_area = (
        sizes.longest_edge(size),
        sizes.megapixels(size if size != "4K" else "3840x2160"),
    )
    facts = tuple(cite.capability(r, model.base) for r in (edge, area) if r)
    of_app = any(offer.route in row.routes for row in (edge, area) if row)
    if wanted_edge > _USUAL_EDGE and not of_app and facts and in_an_app_too(model, offer, day):
        passed = reach(model, offer._replace(kind=""), day, size)
        known = f"size: {passed.reason} by API"
        return unsaid_of_app(passed, known, offer, model.base) if passed.state == PASS else passed
    if sizes.edges(size) and (edge or area):
        return _exactly(model, offer, day, size, edge, area)
    if edge and float(str(edge.value)) >= wanted_edge and not (area and float(str(area.value)) < wanted_area * 0.9):
        return Check(f"size={size}", PASS, f"up to {edge.value} px", facts)
    if area and float(str(area.value)) >= wanted_area * 0.9:
        return Check(f"size={size}", PASS, f"up to {area.value} MP", facts)
    if edge or area:
        most = f"{edge.value} px" if edge else f"{area.value} MP" if area else ""
        return Check(f"size={size}", FAIL, f"at most {most}", facts, int(float(str(edge.value))) if edge else 0)
    if offer.cost and sizes.covers(offer.size, size) and _names_a_size(offer):
        return Check(f"size={size}", PASS, f"sold at {offer.size}", tuple(cite.price(p) for p in offer.cost.prices))
    if wanted_edge <= _USUAL_EDGE:
        return Check(f"size={size}", PASS, "a size that every model paints")
    largest = _largest(model.base, day)
    if largest and wanted_edge > int(largest.value):
        text = f"no model is known to paint more than {largest.value} px along an edge"
        return Check(f"size={size}", FAIL, text, (largest,))
    return Check(f"size={size}", UNKNOWN, "no source gives its largest size")


def _exactly(
    model: Model, offer: Offer, day: str, size: str, edge: Capability | None, area: Capability | None
) -> Check:
    """Whether the offer can make a picture of so many pixels: its longer edge, its area and its shape must be allowed."""
    shape = row_of("aspect", model, offer, day)
    facts = [cite.capability(row, model.base) for row in (edge, area) if row]
    made = orderable(model, day, size)
    if not made:
        text = "; ".join(rule.text for rule in against(model, day, size))
        return Check(f"size={size}", FAIL, text, tuple(facts))
    largest = int(float(str(edge.value))) if edge else 0
    if edge and largest < sizes.longest_edge(made):
        return Check(f"size={size}", FAIL, f"at most {edge.value} px", tuple(facts), largest)
    if area and float(str(area.value)) < (wanted := sizes.megapixels(made)):
        text = f"at most {area.value} MP, this is {wanted:.2f}"
        of_shape = int(sizes.longest_edge(made) * (float(str(area.value)) / wanted) ** 0.5)
        return Check(f"size={size}", FAIL, text, tuple(facts), min(largest or of_shape, of_shape))
    known = spans(shape) if shape else []
    least, most = min((low for low, _ in known), default=0.0), max((high for _, high in known), default=0.0)
    if shape and not least / _LOOSE <= sizes.ratio(size) <= most * _LOOSE:
        listed = (shape.value,) if isinstance(shape.value, str) else shape.value
        return Check(f"size={size}", FAIL, f"shapes of {', '.join(listed)} only", (cite.capability(shape, model.base),))
    told = " and ".join(f"{row.value} {unit}" for row, unit in ((edge, "px"), (area, "MP")) if row)
    return Check(f"size={size}", PASS, f"up to {told}", tuple(facts))


def endless(limit: str) -> Check:
    """Any size is met by a file that has none."""
    return Check(limit, PASS, "a vector file has no size in pixels")


_LOOSE = 1.02
"""How far a picture's shape may lie beyond the last one that is listed, as the ratio of their ratios."""


@lru_cache(maxsize=4)
def _largest(base: Base, day: str) -> Fact | None:
    """The longest edge that any model of a base is known to paint on a day."""
    rows = [row for model in base.models for row in model.any_capability("max-edge", day)]
    return cite.capability(max(rows, key=lambda row: int(float(str(row.value)))), base) if rows else None


def spans(row: Capability) -> list[tuple[float, float]]:
    """The shapes of a row, each from..to, as width by height."""
    values = (row.value,) if isinstance(row.value, str) else row.value
    ends = (value.partition("..") for value in values)
    return [(sizes.shape(low), sizes.shape(high or low)) for low, _, high in ends]
