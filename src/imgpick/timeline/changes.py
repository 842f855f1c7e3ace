"""What a reader of an older day must know today, by vendor, the most important first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imgpick.kb import cite, wording
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.days import days_between
from imgpick.kb.facts import Score
from imgpick.kb.model import Model
from imgpick.kb.standing import successor
from imgpick.records import NamedTuple
from imgpick.timeline.moves import BOARDS, Repriced, Standing, first_seen, repriced, size, standings, table_day, top

RETIRING, RETIRED, UNSURE, PRICE, NEW, SUPERSEDED, BOARD, NAME = (
    "retiring", "retired", "unsure", "price", "new", "superseded", "board", "name",
)  # fmt: skip
_WEIGHT = {RETIRING: 100, RETIRED: 90, UNSURE: 85, PRICE: 60, NEW: 50, SUPERSEDED: 40, BOARD: 30, NAME: 20}
_MINOR = 15
_HIGH = 10
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Item(NamedTuple):
    """One thing to know. ``weight`` orders items; minor ones are only shown when all are wanted."""

    kind: str
    vendor: str
    models: tuple[str, ...]
    day: str
    text: str
    weight: int
    facts: tuple[Fact, ...]

    @property
    def minor(self) -> bool:
        return self.weight < _MINOR


class Group(NamedTuple):
    """The items of one vendor."""

    vendor: str
    items: tuple[Item, ...]


class Board(NamedTuple):
    """What happened to a board as a whole."""

    board: str
    text: str
    facts: tuple[Fact, ...]


class Changes(NamedTuple):
    """The difference between two days."""

    since: str
    until: str
    groups: tuple[Group, ...]
    boards: tuple[Board, ...]
    new_cells: int
    """Price cells that were first seen in the time: nothing older is known of them."""

    def left_out(self, everything: bool = False) -> int:
        """How many minor items are not shown."""
        return 0 if everything else sum(item.minor for group in self.groups for item in group.items)


def changes(base: Base, since: str, until: str) -> Changes:
    """What changed after ``since`` and up to ``until`` (ISO days)."""
    items: list[Item] = []
    seen = 0
    for model in base.models:
        items += _life(model, since, until, base.constant("retirement-notice"))
        items += [_price(model, row) for row in repriced(model, since, until)]
        items += _names(model, since, until)
        seen += first_seen(model, since, until)
    items = _together(base, items, until)
    moved = {board: standings(base, board, since, until) for board in BOARDS}
    for board, rows in moved.items():
        items += _standings(base, board, rows)
    vendors: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda i: (-i.weight, i.kind, i.day, i.models)):
        vendors.setdefault(item.vendor, []).append(item)
    groups = [Group(vendor, tuple(rows)) for vendor, rows in vendors.items()]
    groups.sort(key=lambda g: (-g.items[0].weight, -sum(i.weight for i in g.items if not i.minor), g.vendor))
    whole = tuple(_whole(base, board, rows, since, until) for board, rows in moved.items() if rows)
    return Changes(since, until, tuple(groups), whole, seen)


def _life(model: Model, since: str, until: str, notice: float) -> Iterator[Item]:
    """The gravest thing that happened to a model; arrivals beside it. ``notice`` days before an end it is urgent."""
    life = model.life(until)
    fact = (cite.life(model, life),) if life.source else ()

    def item(kind: str, day: str, less: int = 0, facts: Iterable[Fact] = ()) -> Item:
        return Item(kind, model.vendor, (model.id,), day, "", _WEIGHT[kind] - less, (*fact, *facts))

    arrived = next((row for row in model.raw["life"] if row["status"] == "current" and "use" not in row), None)
    if arrived and since < arrived["from"] <= until:
        less = 0 if life.status == "current" else 25
        first = (Fact(f"{model.id}.life", "current", "", arrived["source"], arrived["from"]),)
        yield item(NEW, arrived["from"], less)._replace(facts=first)
    if life.status == "retired" and since < life.since <= until:
        yield item(RETIRED, life.since)
    elif life.shutdown and since < life.shutdown <= until:
        yield item(RETIRED if life.confirmed else UNSURE, life.shutdown, facts=_other_ends(model, until).values())
    elif life.shutdown > until:
        if life.since > since or days_between(until, life.shutdown) < notice:
            less = 0 if days_between(until, life.shutdown) < notice else 45
            yield item(RETIRING, life.shutdown, less, _other_ends(model, until).values())
    elif life.status == "superseded" and since < life.since <= until and not (arrived and arrived["from"] > since):
        yield item(SUPERSEDED, life.since)


def _together(base: Base, items: list[Item], until: str) -> list[Item]:
    """Life items of one kind and day are one sentence, arrivals of a vendor too."""
    out: list[Item] = [item for item in items if item.text]
    sets: dict[tuple[str, str, str], list[Item]] = {}
    for item in items:
        if not item.text:
            day = "" if item.kind == NEW else item.day
            sets.setdefault((item.vendor, item.kind, day), []).append(item)
    for rows in sets.values():
        rows.sort(key=lambda row: (row.day, row.models), reverse=rows[0].kind == NEW)
        models = [base.model(row.models[0]) for row in rows]
        out.append(
            rows[0]._replace(
                models=tuple(model.id for model in models), text=_sentence(base, rows, models, until),
                weight=max(row.weight for row in rows), facts=tuple(f for row in rows for f in row.facts),
            )
        )  # fmt: skip
    return out


def _sentence(base: Base, rows: list[Item], models: list[Model], until: str) -> str:
    kind, day = rows[0].kind, rows[0].day
    names = listed([model.name for model in models])
    if kind == SUPERSEDED:
        return "; ".join(_superseded(model, until) for model in models)
    if kind == NEW:
        return _arrivals(base, rows, models, until)
    if kind == UNSURE:
        return f"{names} may have stopped: {day} was named as the earliest day{_also_named(models, until)}, no source confirms it{_towards(models, until)}"
    if kind == RETIRED:
        lives = [model.life(until) for model in models]
        word = "stopped" if all(life.status == "retired" for life in lives) else "should have stopped"
        return f"{names} {word} on {day}{_towards(models, until)}"
    if kind == RETIRING:
        sure = "" if all(model.life(until).confirmed for model in models) else " at the earliest"
        verb = "stops" if len(models) == 1 else "stop"
        left = f"in {days_between(until, day)} days{_also_named(models, until)}"
        return f"{names} {verb} on {day}{sure}, {left}{_towards(models, until)}"
    raise AssertionError(kind)


def _also_named(models: list[Model], until: str) -> str:
    days = sorted({day for model in models for day in _other_ends(model, until)})
    return f" (also named: {listed(days)})" if days else ""


def _other_ends(model: Model, until: str) -> dict[str, Fact]:
    """Other days on which a model was to stop, by another source or before, with who said so."""
    life = model.life(until)
    rows = [
        row for row in model.raw["life"] if row["from"] <= until and row.get("shutdown", life.shutdown) != life.shutdown
    ]
    return {r["shutdown"]: Fact(f"{model.id}.life", r["status"], "", r["source"], r["from"]) for r in rows}


def _superseded(model: Model, until: str) -> str:
    after = successor(model, until)
    return f"{model.name} on {model.life(until).since}{f' by {after}' if after else ''}, still served"


def _towards(models: list[Model], until: str) -> str:
    """The models to move to, named once when all go the same way."""
    heirs: dict[str, list[str]] = {}
    for model in models:
        heir = model.heir(until)
        if heir:
            heirs.setdefault(heir.name, []).append(model.name)
    if not heirs:
        return "; the base names no successor"
    if len(heirs) == 1:
        return f"; go to {next(iter(heirs))}"
    return f"; go to {', '.join(f'{heir} from {listed(names)}' for heir, names in heirs.items())}"


def _arrivals(base: Base, rows: list[Item], models: list[Model], until: str) -> str:
    """Those that are current by day; those that have gone again apart."""
    table = table_day([row for m in base.models for row in m.scores_on(BOARDS[0], until)])
    stay: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    for row, model in zip(rows, models, strict=True):
        life = model.life(until)
        if life.status == "current":
            stay.setdefault(row.day, []).append(model.name + _rated(base, model, until, table))
        else:
            gone.setdefault(f"{row.day}, {life.status} {life.since}", []).append(model.name)
    text = "; ".join(f"{listed(names)} ({day})" for day, names in stay.items())
    passed = "; ".join(f"{listed(names)} ({when})" for when, names in gone.items())
    joint = ". In between: " if text and passed else "came and went: " if passed else ""
    return f"{text}{joint}{passed}"


def _rated(base: Base, model: Model, until: str, table: str) -> str:
    """Its place on the first board, when it is among the best."""
    rows = [row for row in model.scores_on(BOARDS[0], until) if 0 < row.rank <= _HIGH and row.day >= table]
    best = min(rows, key=lambda row: row.rank, default=None)
    return f" [rank {best.rank} on {base.board(BOARDS[0]).name}, {best.day}]" if best else ""


def _price(model: Model, row: Repriced) -> Item:
    old, new = row.old, row.new
    where = ", ".join(
        part for part in (new.tier, new.size, new.part, new.mode if new.mode != "standard" else "") if part
    )
    share = (new.usd - old.usd) / old.usd * 100
    move = f"${old.usd.normalize():f} to ${new.usd.normalize():f} ({share:+.0f} %)"
    text = f"{model.name} on {model.base.route(new.route).name}, {where}: {move} per {new.unit} {cite.price(new).dated}"
    return Item(PRICE, model.vendor, (model.id,), new.day, text, _WEIGHT[PRICE], (cite.price(old), cite.price(new)))


def _names(model: Model, since: str, until: str) -> Iterator[Item]:
    """Ids that a source of the time calls old, with what to write instead; a model that is gone needs none."""
    life = model.life(until)
    if not life.source or life.status == "retired" or (life.shutdown and life.shutdown <= until):
        return
    rows = model.raw.get("names", ())
    for row in rows:
        if row["kind"] != "old":
            continue
        now = min(
            (r["name"] for r in rows if r["kind"] == "api" and r.get("route") == row.get("route")), key=len, default=""
        )
        days = [
            day
            for day in (*_DATE.findall(row.get("note", "")), model.base.source(row["source"]).date)
            if since < day <= until
        ]
        if not days or " " in row["name"] or not now:
            continue
        note = f" ({row['note']})" if row.get("note") else ""
        fact = Fact(f"{model.id}.names.{row['name']}", row["name"], "", row["source"], days[0])
        yield Item(
            NAME, model.vendor, (model.id,), days[0], f"write {now} for {row['name']}{note}", _WEIGHT[NAME], (fact,)
        )


def _standings(base: Base, board: str, rows: list[Standing]) -> Iterator[Item]:
    """Scores that moved one by one; those that were passed while steady in one sentence a vendor."""
    passed: dict[str, list[Standing]] = {}
    for row in rows:
        if not row.steady:
            entry = f"; listed as {row.new.entry} by now" if row.other_entry else ""
            yield _item(base, board, [row], f"the score itself moved: {_move(row)}{entry}", 0)
        elif row.old.rank != row.new.rank:
            if 0 < row.old.rank <= _HIGH:
                passed.setdefault(row.model.vendor, []).append(row)
            else:
                yield _item(base, board, [row], f"steady score: {_move(row)}", 25)
    for group in passed.values():
        yield _item(base, board, group, f"steady, but others came above: {'; '.join(map(_move, group))}", 5)


def _item(base: Base, board: str, rows: list[Standing], text: str, less: int) -> Item:
    """Only the first board makes news; the others are told in a sentence of their own."""
    facts = tuple(cite.score(score) for row in rows for score in (row.old, row.new))
    weight = _WEIGHT[BOARD] - (less if board == BOARDS[0] else 20)
    models = tuple(dict.fromkeys(row.model.id for row in rows))
    return Item(
        BOARD, rows[0].model.vendor, models, rows[0].new.day, f"{base.board(board).name}: {text}", weight, facts
    )


def _move(row: Standing) -> str:
    old, new = row.old, row.new
    tier = f" ({new.tier or new.assume})" if new.tier or new.assume else ""
    return f"{row.model.name}{tier} {_points(old)} to {_points(new)}, rank {old.rank or '?'} to {new.rank or '?'}"


def _points(score: Score) -> str:
    half = f" ±{score.half_width:.0f}" if score.half_width else ""
    return f"{score.value:.0f}{half}"


def _whole(base: Base, board: str, rows: list[Standing], since: str, until: str) -> Board:
    first, last = top(base, board, since), top(base, board, until)
    steady = sum(row.steady for row in rows)
    fell = sum(row.steady and 0 < row.old.rank < row.new.rank for row in rows)
    came = next((row.passed_by for row in rows if row.passed_by), ())
    text = ""
    if first and last:
        text = f"first was {_first(base, first)}; in the newest table known it is {_first(base, last)}. "
    before, after = size(base, board, since), size(base, board, until)
    grew = f"The table went from {before} to {after} entries. " if before and after else ""
    text += f"{grew}Of {len(rows)} entries known on both days {steady} kept their score within its interval, and "
    text += f"{'all' if fell == steady else fell} of these lost places only because others came"
    new = listed(list(dict.fromkeys(name for row in rows for name in row.passed_by)), 6) if came else ""
    text += f": {new}" if new else ""
    facts = tuple(cite.score(score) for score in (first, last) if score)
    return Board(board, text, facts)


def _first(base: Base, score: Score) -> str:
    tier = score.tier or score.assume
    return f"{base.model(score.model).name}{f' ({tier})' if tier else ''} at {_points(score)} on {score.day}"


def listed(names: list[str], most: int = 99) -> str:
    """``a, b and c``; beyond ``most`` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return wording.listed(names)
