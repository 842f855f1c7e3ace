"""The dated rows of one model in order: what was there, what came in its place, who says so."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Price, Score
from imgpick.kb.model import Model
from imgpick.records import NamedTuple
from imgpick.timeline.moves import BOARDS, cells

LIFE, NAME, PRICE, SCORE = "life", "name", "price", "score"
_NAMES = ("api", "old", "product")


class Event(NamedTuple):
    """One change. ``old`` is empty where nothing was known before."""

    day: str
    kind: str
    what: str
    """The cell: a price cell, a board, or nothing for the model's life."""
    old: str
    new: str
    note: str
    fact: Fact


class Series(NamedTuple):
    """The figures of one cell over time, at least two of them, oldest first."""

    kind: str
    label: str
    unit: str
    points: tuple[tuple[str, Decimal], ...]
    end: str = ""
    """Until when the last figure held; empty for a figure of one day."""


class History(NamedTuple):
    """What changed for a model up to a day."""

    model: Model
    until: str
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    cells: int
    """Price cells that are known, changed or not."""
    whole: bool
    """Whether every price cell is listed."""
    disputed: int
    """Rows that are kept but not used, because another source is trusted more."""


def history(base: Base, model: Model, until: str, only: tuple[str, ...] = ()) -> History:
    """The events of a model up to a day. ``only`` price or score gives every cell and every board of that kind."""
    events: list[Event] = []
    series: list[Series] = []
    if not only:
        events += [*_life(base, model), *_names(base, model)]
    if not only or PRICE in only:
        events += _prices(base, model, until, every=PRICE in only)
        series += _price_series(base, model, until)
    if not only or SCORE in only:
        for board in _boards(model, every=SCORE in only):
            rows = _tests(model, board, until)
            events += [event for tested in rows.values() for event in _scores(base, board, tested)]
            series += _score_series(base, board, rows)
    kept = sorted(
        (e for e in events if e.day <= until), key=lambda e: (e.day, (LIFE, NAME, PRICE, SCORE).index(e.kind), e.what)
    )
    disputed = sum(not p.used and p.day <= until for p in model.all_prices) + sum(
        not s.used and s.known <= until for s in model.scores
    )
    known = sum(1 for rows in cells(model).values() if rows[0].day <= until)
    return History(
        model, until, tuple(kept), tuple(s for s in series if len(s.points) > 1), known, PRICE in only, disputed
    )


def _life(base: Base, model: Model) -> Iterator[Event]:
    old = ""
    for index, row in enumerate(model.raw["life"]):
        if "use" in row:
            continue
        parts = [row["status"]]
        if row.get("by"):
            parts.append(f"by {base.model(row['by']).name}")
        if row.get("shutdown"):
            parts.append(f"shutdown {row['shutdown']}{'' if row.get('confirmed') != 'no' else ' at the earliest'}")
        fact = Fact(
            f"{model.id}.life[{index}]", row["status"], "", row["source"], row["from"], note=row.get("note", "")
        )
        yield Event(row["from"], LIFE, "", old, ", ".join(parts), row.get("note", ""), fact)
        old = row["status"]


def _names(base: Base, model: Model) -> Iterator[Event]:
    """Names by the day of the page that has them; a page without a date tells nothing about the day."""
    for index, row in enumerate(model.raw.get("names", ())):
        source = base.source(row["source"])
        if row["kind"] in _NAMES and not source.undated:
            fact = Fact(
                f"{model.id}.names[{index}]", row["name"], "", row["source"], source.date, route=row.get("route", "")
            )
            word = {"api": "API id", "old": "called old", "product": "product name"}[row["kind"]]
            yield Event(source.date, NAME, word, "", row["name"], row.get("note", ""), fact)


def _prices(base: Base, model: Model, until: str, every: bool) -> Iterator[Event]:
    """Every change of a cell; the first rows one by one, or counted by route and source."""
    first: dict[tuple[str, str, str], list[Price]] = {}
    for rows in cells(model).values():
        if every:
            yield _price(base, None, rows[0])
        else:
            first.setdefault((rows[0].day, rows[0].route, rows[0].source), []).append(rows[0])
        for old, new in itertools.pairwise(rows):
            yield _price(base, old, new)
        last = rows[-1]
        if last.until and last.until <= until:
            yield Event(
                last.until,
                PRICE,
                _cell(base, last),
                usd(last),
                "ends",
                "",
                cite.price(last)._replace(day=last.until),
            )
    for (day, route, _), found in first.items():
        if len(found) == 1:
            yield _price(base, None, found[0])
            continue
        low, high = min(p.usd for p in found), max(p.usd for p in found)
        units = {p.unit for p in found}
        span = f", ${low.normalize():f} to ${high.normalize():f} per {units.pop()}" if len(units) == 1 else ""
        start = next((start for price in found if (start := _start(price))), "")
        yield Event(day, PRICE, base.route(route).name, "", f"{len(found)} prices{span}", start, cite.price(found[0]))


def _price(base: Base, old: Price | None, new: Price) -> Event:
    basis = "" if new.basis == "listed" else new.basis
    note = "; ".join(part for part in (basis, new.note, _start(new)) if part)
    return Event(new.day, PRICE, _cell(base, new), usd(old) if old else "", usd(new), note, cite.price(new))


def _start(price: Price) -> str:
    """That a day is only the one of the page; empty where a source says when the price began."""
    return "" if price.since else "first seen"


def usd(price: Price) -> str:
    """A price with its unit."""
    return f"${price.usd.normalize():f} per {price.unit}"


def _cell(base: Base, price: Price) -> str:
    mode = price.mode if price.mode != "standard" else ""
    refs = f"{price.references} references" if price.references else ""
    return ", ".join(
        part
        for part in (base.route(price.route).name, price.part, price.tier, price.size, mode, refs, price.plan)
        if part
    )


def _price_series(base: Base, model: Model, until: str) -> Iterator[Series]:
    for rows in cells(model).values():
        points = tuple((row.day, row.usd) for row in rows if row.day <= until)
        if len({value for _, value in points}) > 1:
            yield Series(PRICE, _cell(base, rows[0]), f"USD per {rows[0].unit}", points, rows[-1].until or until)


def _boards(model: Model, every: bool) -> list[str]:
    known = dict.fromkeys(score.board for score in model.scores)
    return [board for board in known if every or board in BOARDS]


def _tests(model: Model, board: str, until: str) -> dict[str, list[Score]]:
    """The scores of a board by tested tier, one a day: the row with an interval before one without."""
    out: dict[str, dict[str, Score]] = {}
    for row in model.scores:
        if row.board == board and row.used and row.known <= until:
            kept = out.setdefault(row.tier or row.assume, {})
            if row.day not in kept or (row.half_width and not kept[row.day].half_width):
                kept[row.day] = row
    return {tier: [rows[day] for day in sorted(rows)] for tier, rows in out.items()}


def _scores(base: Base, board: str, rows: list[Score]) -> Iterator[Event]:
    old = ""
    for row in rows:
        tier = f" ({row.tier})" if row.tier else f" (assumed {row.assume})" if row.assume else ""
        new = points(row)
        yield Event(
            row.day,
            SCORE,
            f"{base.board(board).name}{tier}",
            old,
            new,
            "preliminary" if row.preliminary else "",
            cite.score(row),
        )
        old = new


def points(row: Score) -> str:
    """A score with its interval and its rank."""
    half = f" ±{row.half_width:.0f}" if row.half_width else ""
    rank = f", rank {row.rank}{f' of {row.of}' if row.of else ''}" if row.rank else ""
    return f"{row.value:.0f}{half}{rank}"


def _score_series(base: Base, board: str, rows: dict[str, list[Score]]) -> Iterator[Series]:
    for tier, tested in rows.items():
        label = f"{base.board(board).name}{f' ({tier})' if tier else ''}"
        yield Series(SCORE, label, "points", tuple((row.day, row.value) for row in tested))
