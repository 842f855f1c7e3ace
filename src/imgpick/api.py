"""The Python interface: the jobs of the command line with typed results.

Days are ISO texts such as ``2026-11-22`` or dates; where none is given, today is meant. Money is USD as Decimal.
Every result leads back to price rows, scores and capabilities that carry the id of their source:
``base.source(id)`` gives its address and date.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from imgpick.checking.result import Report
from imgpick.choosing.brief import brief
from imgpick.choosing.result import Choice
from imgpick.comparing.result import Comparison
from imgpick.costing.arithmetic import Job
from imgpick.costing.bill import Bill, bill
from imgpick.costing.offers import MODES
from imgpick.errors import ImgpickError
from imgpick.guiding.result import Guide
from imgpick.kb import typed
from imgpick.kb.base import Base
from imgpick.kb.names import Resolution


def _day(day: str | date | None) -> str:
    return _iso("day", day or date.today())  # noqa: DTZ011 (the user's own day is meant)


def _iso(key: str, day: str | date) -> str:
    return day.isoformat()[:10] if isinstance(day, date) else typed.day(key, day)


def load(data: str | Path | None = None, overlays: Sequence[str | Path] = ()) -> Base:
    """The shipped knowledge base, or the one in ``data``, with ``overlays`` that add or replace entries.

    Raises ImgpickError with every problem of a base that breaks a data rule.
    """
    from imgpick.kb.load import load as load_base

    return load_base(Path(data) if data else None, tuple(Path(path) for path in overlays), today=_day(None))


def resolve(name: str, base: Base | None = None) -> Resolution:
    """What a name stands for: exact, family, product, old, wrong, ambiguous or unknown, with its models."""
    return (base or load()).resolve(name)


def cost(
    name: str,
    *,
    images: int = 1,
    size: str = "",
    tier: str = "",
    route: str = "",
    mode: str = "",
    references: int = 0,
    retries: Decimal = Decimal(1),
    budget: Decimal | None = None,
    base: Base | None = None,
    day: str | date | None = None,
) -> Bill:
    """What ``images`` pictures a month cost on every route and tier, cheapest first.

    ``size`` is a class (``1K``) or pixels (``1536x1024``), ``mode`` standard, batch or edit. Each line has
    ``per_image`` and ``per_month`` in USD and its steps. Raises ImgpickError for a name that is no one model, and
    for a size, tier, route, mode or number that cannot be.
    """
    from imgpick.comparing.columns import one, tier_of

    base, on = base or load(), _day(day)
    column = one(base, name, on)
    if not 0 <= references <= typed.MOST_REFERENCES:
        raise ImgpickError(f"references: {references} is out of range", hint=f"0 to {typed.MOST_REFERENCES} pictures")
    job = Job(typed.size(size) if size else "", references)
    return bill(
        base, column.model, on, job, volume=typed.count("images", str(images)),
        tries=typed.money("retries", str(retries), "a number"),
        tier=tier_of(column, tier), route=typed.route("route", route, base) if route else "",
        mode=typed.one_of("mode", mode, MODES) if mode else "edit" if references else "",
        budget=None if budget is None else typed.money("budget", str(budget)),
    )  # fmt: skip


def compare(
    *names: str,
    tier: str = "",
    size: str = "1K",
    route: str = "",
    images: int = 0,
    all_members: bool = False,
    base: Base | None = None,
    day: str | date | None = None,
) -> Comparison:
    """Models side by side: rows of cells, each with tier, size, route, state and facts.

    Raises ImgpickError for a name that is unknown, wrong or ambiguous, and as ``cost`` does.
    """
    from imgpick.comparing.compare import compare as side_by_side
    from imgpick.comparing.wanted import Wanted

    base = base or load()
    wanted = Wanted(
        job=Job(typed.size(size)), tier=tier.lower(), route=typed.route("route", route, base) if route else "",
        images=typed.count("images", str(images)) if images else 0,
    )  # fmt: skip
    return side_by_side(base, names, _day(day), wanted, all_members=all_members)


def choose(answers: dict[str, Any] | None = None, *, base: Base | None = None, day: str | date | None = None) -> Choice:
    """The verdict for a brief. ``answers`` has the keys of the flags: ``{"workflow": "api", "images": "50k"}``.

    Raises ImgpickError for an unknown key or value.
    """
    from imgpick.choosing.verdict import choose as decide

    base = base or load()
    with _uncollected():
        return decide(base, brief(answers or {}, base), _day(day))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: among many models that took half of the time, and there is none to find."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # what was made counts as old: not looked through at once
            gc.enable()


def guide(name: str, *, base: Base | None = None, day: str | date | None = None) -> Guide:
    """The guide to a model, a family, a pair (``gpt-image vs flux``) or a workflow, with the facts of a day.

    Raises ImgpickError for a name without a guide.
    """
    from imgpick.guiding.build import guide as build

    return build(base or load(), name, _day(day))


def check_text(text: str, base: Base, *, today: str | date, form: str = "markdown", as_of: str | date = "") -> Report:
    """The claims of a text held against a base: a pure function of its arguments, offline, safe to run anywhere.

    ``form`` is markdown, mdx, html, rst or text; ``today`` a day; ``as_of`` the day the text was written,
    where it does not say so itself. The report holds ``claims`` and ``findings``, whose offsets
    count characters of ``text``. What a base needs for checking is made ready once for a process.
    Raises ImgpickError for another format, or a day that is none.
    """
    from imgpick.checking.engine import check_text as checked
    from imgpick.checking.text.document import FORMS

    form = typed.one_of("form", form, FORMS)
    written = _iso("as_of", as_of) if as_of else ""
    return checked(text, base, today=_iso("today", today), form=form, as_of=written)


def check(
    path: str | Path, *, base: Base | None = None, day: str | date | None = None, as_of: str | date = ""
) -> Report:
    """The claims of a file held against the base, read in the format that its ending names.

    Raises ImgpickError for a file that cannot be read as text.
    """
    from imgpick.checking.text.document import form_of
    from imgpick.kb import files

    try:
        text = files.text(Path(path))
    except files.UnreadableError as error:
        raise ImgpickError(f"{path}: {error}") from error
    return check_text(text, base or load(), today=_day(day), form=form_of(str(path)), as_of=as_of)
