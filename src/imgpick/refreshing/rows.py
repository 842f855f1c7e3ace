"""What an upstream says, row by row, before anything is known of our models."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from imgpick.errors import ImgpickError
from imgpick.records import NamedTuple


class PriceRow(NamedTuple):
    """One price as an upstream lists it. What it does not name stays empty."""

    key: str
    """The upstream's own key."""
    names: tuple[str, ...]
    """What to look up, the closest name first."""
    routes: tuple[str, ...]
    """The routes of ours that its provider can be."""
    unit: str
    usd: Decimal
    parts: tuple[str, ...] = ("",)
    """The parts it can be the price of; more than one where the upstream mixes them."""
    tier: str = ""
    size: str = ""
    mode: str = "standard"
    since: str = ""
    """The day the price began, when the upstream says so."""
    page: str = ""
    """The page that the upstream cites."""
    note: str = ""
    basis: str = "quoted"


class EndRow(NamedTuple):
    """An announced end: of the model on its vendor's own route, else of its service on that route."""

    key: str
    names: tuple[str, ...]
    routes: tuple[str, ...]
    day: str
    """Empty when the upstream names no day."""
    page: str = ""


class ReleaseRow(NamedTuple):
    """The day of a release."""

    key: str
    names: tuple[str, ...]
    day: str


class AccessRow(NamedTuple):
    """A model served on a route."""

    key: str
    names: tuple[str, ...]
    routes: tuple[str, ...]


class ScoreRow(NamedTuple):
    """One row of one board."""

    key: str
    """The board's own name of what it tested."""
    board: str
    day: str
    score: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    votes: int = 0
    rank: int = 0
    of: int = 0
    preliminary: bool = False


Row: TypeAlias = PriceRow | EndRow | ReleaseRow | AccessRow | ScoreRow


class Reading(NamedTuple):
    """A whole upstream as read."""

    rows: tuple[Row, ...]
    skipped: tuple[tuple[str, int], ...] = ()
    """(why, how many) of what is left out on purpose."""
    foreign: tuple[str, ...] = ()
    """Keys on providers or boards that the base does not know."""


def decoded(content: bytes, what: str) -> Any:
    """The JSON in ``content`` with exact numbers; an ImgpickError says what is wrong with it."""
    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise broken(what, f"it is not JSON{where}") from error


def _no_number(text: str) -> Any:
    raise ValueError(text)


def broken(what: str, why: str) -> ImgpickError:
    """The error of an answer that cannot be read."""
    return ImgpickError(
        f"{what}: {why}", hint="nothing was changed; the upstream may have a new shape or be in trouble"
    )


def money(value: Any) -> Decimal | None:
    """A positive amount; None for nothing, 0 or anything else (0 stands for `not applicable` upstream)."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount > 0 else None


def plain(amount: Decimal) -> str:
    """An amount without an exponent and without needless zeros."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def text(value: Any) -> str:
    """A text, or the empty string for anything else."""
    return value if isinstance(value, str) else ""
