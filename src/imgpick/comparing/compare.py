"""A comparison: names in, rows with cited cells and the notes that belong to them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from imgpick.comparing.columns import columns
from imgpick.comparing.gates import gates
from imgpick.comparing.result import KNOWN, UNKNOWN, Column, Comparison, Row
from imgpick.comparing.rows import rows
from imgpick.comparing.wanted import Wanted
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb.base import Base
from imgpick.kb.standing import warning

if TYPE_CHECKING:
    from imgpick.choosing.brief import Need


def compare(
    base: Base,
    names: Sequence[str],
    day: str,
    wanted: Wanted | None = None,
    *,
    all_members: bool = False,
    only: Sequence[str] = (),
    max_monthly: Decimal | None = None,
    require: Sequence[Need] = (),
) -> Comparison:
    """Compare models on a day (ISO). ``only`` picks attributes; ``max_monthly`` (USD) and ``require`` are gates."""
    wanted = wanted or Wanted()
    found = columns(base, names, day, all_members)
    _known_tier(found, wanted)
    every = list(rows(base, found, day, wanted))
    _known_attributes(only, every)
    kept = [row for row in every if any(cell.state != UNKNOWN for cell in row.cells)]
    left_out = [row.label for row in every if row not in kept]
    if only:
        kept, left_out = [row for row in kept if row.attribute in only], []
    return Comparison(
        columns=tuple(found),
        day=day,
        rows=tuple(kept),
        notes=tuple(_notes(found, every, day)),
        left_out=tuple(left_out),
        gates=tuple(gates(base, found, every, day, wanted, max_monthly, require)),
    )


def _known_tier(found: Sequence[Column], wanted: Wanted) -> None:
    tiers = list(dict.fromkeys(tier for column in found for tier in column.model.tiers))
    if wanted.tier and tiers and wanted.tier not in tiers:
        hint = suggestion(wanted.tier, tiers) or f"one of: {', '.join(tiers)}"
        raise ImgpickError(f"tier: {wanted.tier!r} is no tier of these models", hint=hint, candidates=tiers)


def _known_attributes(only: Sequence[str], every: Sequence[Row]) -> None:
    known = list(dict.fromkeys(row.attribute for row in every))
    for word in only:
        if word not in known:
            raise ImgpickError(f"rows: {word!r} is not known", hint=suggestion(word, known) or ", ".join(known))


def _notes(found: Sequence[Column], every: Sequence[Row], day: str) -> Iterator[str]:
    """What must be said at the top: gone or going models, families, old names, tiers that differ."""
    yield from (note for column in found if (note := warning(column.model, day)))
    yield from dict.fromkeys(column.note for column in found if column.note)
    yield from _same_word(found, every)


def _same_word(found: Sequence[Column], every: Sequence[Row]) -> Iterator[str]:
    """The same tier word that means different token counts is said in so many words."""
    for row in every:
        counts = {cell.model: cell for cell in row.cells if cell.state == KNOWN} if row.attribute == "tokens" else {}
        sizes = {cell.size for cell in counts.values()}
        if len({cell.value for cell in counts.values()}) < 2 or len(sizes) != 1:
            continue
        tier = next(iter(counts.values())).tier
        price_row = next((r for r in every if r.attribute == "price" and r.label.endswith(f", {tier}")), None)
        prices = {cell.model: cell.value for cell in price_row.cells if cell.state == KNOWN} if price_row else {}
        names = {column.model.id: column.model.name for column in found}
        parts = [
            f"{int(cell.value):,} image tokens in {names[model]}" + (f" (${prices[model]})" if model in prices else "")
            for model, cell in counts.items()
        ]
        yield f'"{tier}" is not the same tier: at {sizes.pop()} it means {" and ".join(parts)}'
