"""The arithmetic of a verdict, line by line, so that a reader can redo it; and every offer ruled out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from imgpick.choosing.check import together
from imgpick.choosing.result import Choice
from imgpick.choosing.scoring import Scored
from imgpick.kb.base import Base
from imgpick.render.choose_table import short_offer
from imgpick.render.screen import Screen, line
from imgpick.render.words import source_name, usd

if TYPE_CHECKING:
    from rich.console import RenderableType

OPTIONS = 4


def explain(choice: Choice, base: Base, screen: Screen) -> str:
    """Method, arithmetic, everything ruled out, everything unconfirmed, all sources."""
    return screen.text(_parts(choice, base))


def _parts(choice: Choice, base: Base) -> Iterator[RenderableType]:
    yield from _method(choice, base)
    for scored in choice.ranking[:OPTIONS]:
        yield from _arithmetic(scored, choice, base)
    if choice.also:
        yield ""
        yield line(("Also named", "bold"))
        for also in choice.also:
            price = f", {also.offer.cost.word}{usd(also.offer.per_image)} an image" if also.offer.cost else ""
            doubt = f" (not sure: {also.doubt})" if also.doubt else ""
            yield line(f"  {also.text}: {short_offer(base, also.offer)}{price}{doubt}")
    if choice.cannot_confirm:
        yield ""
        yield line(("Cannot confirm", "bold"))
        for scored in choice.cannot_confirm:
            reasons = "; ".join(together(check.reason for check in scored.candidate.open))
            yield line(f"  {short_offer(base, scored.offer)}: {reasons}")
    if choice.ruled_out:
        yield ""
        yield line(("Ruled out", "bold"))
        for group in choice.ruled_out:
            yield line(f"  {group.limit} ({len(group.offers)})")
            for offer, check in group.offers:
                where = f"{offer.model} {offer.tier} {offer.size} {offer.route} {offer.mode}".replace("  ", " ")
                yield line(f"    {where}: {check.reason}")
    yield ""
    yield line(("Sources", "bold"))
    for key in dict.fromkeys(fact.source for fact in choice.facts):
        source = base.source(key)
        yield line(f"  {source_name(source)}  {source.url}")


def _method(choice: Choice, base: Base) -> Iterator[RenderableType]:
    yield ""
    yield line(("Method", "bold"))
    yield line("  score = sum of weight x middle of the interval; every scale is fixed, 0 is poor and 1 is good")
    how = "given by you" if choice.brief.weights else "rank-order centroids of your order of wishes"
    yield line(f"  weights, {how}: " + ", ".join(f"{name} {share:.3f}" for name, share in choice.weights.items()))
    anchor = base.method["anchors"][choice.board]
    yield line(
        f"  quality is read on {choice.board}: {anchor['zero']} points are 0, {anchor['one']} are 1 ({anchor['reason']})"
    )
    for name in ("price", "speed"):
        scale = base.method["criteria"][name]
        yield line(
            f"  {name}: {scale['zero']} {scale['unit']} is 0, {scale['one']} is 1, logarithmic ({scale['reason']})"
        )
    for name, items in base.method["rubrics"].items():
        yield line(f"  {name}, points: " + "; ".join(f"{item['points']} {item['about']}" for item in items))
    for name, constant in base.method["constants"].items():
        yield line(f"  {name} = {constant['value']} {constant['unit']}: {constant['reason']}")


def _arithmetic(scored: Scored, choice: Choice, base: Base) -> Iterator[RenderableType]:
    known, of = scored.coverage
    yield ""
    share = choice.first_places.get(scored.offer.id, 0)
    head = f"{short_offer(base, scored.offer)}, {scored.offer.size or 'no size'}, {scored.offer.mode}"
    yield line(
        (f"{head}: {scored.score:.4f}", "bold"),
        f"  first in {share:.1%} of draws, {known} of {of} criteria known",
    )
    for name, weight in choice.weights.items():
        value = scored.values[name]
        span = f"{value.low:.3f}" if value.low == value.high else f"{value.low:.3f} to {value.high:.3f}"
        note = f"; {value.note}" if value.note else ""
        facts = "".join(f" [{fact.source} {fact.day}]" for fact in dict.fromkeys(value.facts))
        yield line(
            f"  {weight * value.mid:.4f} = {weight:.3f} x {value.mid:.3f}  {name}: {value.shown} -> {span}{note}{facts}"
        )
    if scored.offer.cost:
        for step in scored.offer.cost.steps:
            paths = ", ".join(fact.path for fact in step.facts)
            yield line(f"    {usd(step.usd)}  {step.text}  ({paths})")
