"""The facts of the base as immutable records. No files, no clock.

They are named tuples: defining one costs a sixth of defining a frozen dataclass, and every run of
the program defines all of them.
Dates are ISO texts (``2026-11-22``, or ``2026-11`` where only the month is known), so they compare as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from imgpick.records import NamedTuple


class Source(NamedTuple):
    """Where a fact was read."""

    id: str
    url: str
    title: str
    publisher: str
    kind: str
    """official, leaderboard, provider, article or code."""
    date: str
    """The page's own date, or ``unknown``."""
    read: str
    via: str = ""
    note: str = ""

    @property
    def day(self) -> str:
        """The page's date, or the day it was read when it has none."""
        return self.read if self.date == "unknown" else self.date

    @property
    def undated(self) -> bool:
        return self.date == "unknown"


class Life(NamedTuple):
    """The stage of a model's life on a day."""

    status: str
    since: str
    by: str = ""
    """The model that replaces it."""
    shutdown: str = ""
    confirmed: bool = True
    """False when the vendor calls the shutdown an earliest date."""
    source: str = ""
    note: str = ""


class Price(NamedTuple):
    """One price cell: one figure for model x route x tier x size x mode in one unit."""

    model: str
    row: int
    route: str
    unit: str
    usd: Decimal
    part: str = ""
    tier: str = ""
    size: str = ""
    mode: str = "standard"
    references: int = 0
    """Input images that the price already includes."""
    free: int = 0
    """Reference images that cost nothing before this price applies."""
    plan: str = ""
    since: str = ""
    """The day the price began, when a source says so."""
    seen: str = ""
    """The day of its source."""
    until: str = ""
    basis: str = "listed"
    """listed, measured, computed or quoted (by somebody else than the seller)."""
    used: bool = True
    why: str = ""
    note: str = ""
    source: str = ""

    @property
    def path(self) -> str:
        return f"{self.model}.prices[{self.row}]"

    @property
    def day(self) -> str:
        """The day since which the price is known to hold."""
        return self.since or self.seen


class Tokens(NamedTuple):
    """How many image tokens one picture takes."""

    part: str
    tier: str
    size: str
    number: int
    basis: str
    note: str
    source: str
    path: str


class Score(NamedTuple):
    """What one board said of one model on one day."""

    model: str
    board: str
    day: str
    entry: str
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    votes: int = 0
    rank: int = 0
    of: int = 0
    tier: str = ""
    """The tier that the board names; empty when it names none."""
    assume: str = ""
    """The tier taken when the board names none."""
    size: str = ""
    preliminary: bool = False
    used: bool = True
    note: str = ""
    source: str = ""
    seen: str = ""
    """The first day on which the table could be read, where that was later than its own day."""

    @property
    def rated_as(self) -> str:
        """What was voted on, where that is not just the model as it is sold: ``qwen-image-edit-2511 (the editing
        sibling)``; empty where it is, or where no more than the tier is taken."""
        return f"{self.entry} ({self.note})" if self.note and not self.assume else ""

    @property
    def known(self) -> str:
        """The day since which a reader could know it."""
        return self.seen or self.day

    @property
    def half_width(self) -> Decimal:
        """Half of the 95 % interval, or 0 when the board gives none."""
        if self.low is None or self.high is None:
            return Decimal(0)
        return (self.high - self.low) / 2


class Capability(NamedTuple):
    """A capability of a model, for the tiers and routes it names (all when empty)."""

    path: str
    key: str
    value: str | tuple[str, ...]
    tiers: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    basis: str = "documented"
    used: bool = True
    why: str = ""
    note: str = ""
    source: str = ""
    offloaded: bool = False
    """For memory: enough only while parts wait outside it, which is slow."""
    quantised: bool = False
    """For memory: enough only for a copy of fewer bits than the vendor's own."""
    remote: bool = False
    """For memory: enough only while a part of it runs on another machine."""
    card: str = ""
    """For seconds on own GPUs: the graphics card that was timed."""
    data_centre: bool = False
    """Whether that is a card of a data centre: own ones take at least as long."""
    extra: bool = False
    """Whether its seller takes a surcharge for it that the price does not hold."""


class Access(NamedTuple):
    """A route on which a model is served."""

    route: str
    state: str = "yes"
    since: str = ""
    until: str = ""
    product: str = ""
    note: str = ""
    source: str = ""
    paid: bool = False
    """Whether an app has it on paid plans only."""


class Licence(NamedTuple):
    """What the licence lets a user do."""

    name: str
    weights: str
    outputs: str
    self_host: str
    condition: str
    not_in: tuple[str, ...]
    note: str
    source: str
    outputs_by_api: str = ""
    """Whether pictures from an API may be used commercially, where that is told apart from the licence of the weights."""

    def pictures(self, kind: str) -> str:
        """Whether the pictures of a route of a kind may be used commercially."""
        return (kind != "self-host" and self.outputs_by_api) or self.outputs

    def of_weights(self, kind: str) -> bool:
        """Whether what it says of the pictures of a route of a kind is no more than the terms of weights that others can
        run."""
        return kind != "self-host" and not self.outputs_by_api and self.weights != "closed" and self.self_host != "n/a"


class Plan(NamedTuple):
    """A subscription of a chat app, in USD a month."""

    route: str
    plan: str
    usd: Decimal
    per: str
    limits: str
    since: str
    until: str
    basis: str
    note: str
    source: str
    most: int = 0
    """The images in 30 days that a source allows it; 0 where none says."""
    most_source: str = ""
    official: bool = True
    """Whether the seller itself says so."""
    computed: bool = False
    """Whether it is what images of a shorter span come to at the very most, which is no promise of so many."""
    held: str = ""
    """When so many were allowed, where that has changed."""
    then: str = ""
    """What has been so since."""

    @property
    def allows(self) -> str:
        """How many images a month it allows, or did when that was told."""
        much = f"{'at most' if self.computed else 'about'} {self.most:,} images a month"
        return f"{self.plan} at ${self.usd} {f'allowed {much} {self.held}' if self.held else f'allows {much}'}"

    def speaks_of(self, need: str) -> bool:
        """Whether what it allows names a need: ``edit`` is not in "credits"."""
        return need in self.limits.replace(",", " ").split()

    def carries(self, images: int) -> bool:
        """Whether no source says that so many images a month are too many."""
        return not self.most or images <= self.most


def carrying(plans: Iterable[Plan], images: int) -> list[Plan]:
    """The plans that no source calls too small for so many images a month; what costs less than an account that is too
    small is so, too."""
    rows = list(plans)
    small = max((plan.usd for plan in rows if not plan.carries(images) and plan.per == "account"), default=Decimal(-1))
    return [plan for plan in rows if plan.carries(images) and plan.usd > small]


class Route(NamedTuple):
    """Where models are used."""

    id: str
    name: str
    kind: str
    vendors: tuple[str, ...]
    note: str
    names: tuple[str, ...] = ()
    """What else writers call it."""
    account: str = ""
    paid: bool = False
    """Whether that account is a paid plan."""
    for_code: bool = False
    """Whether it is an app for code."""


class Board(NamedTuple):
    """One leaderboard, one category, one scale era."""

    id: str
    name: str
    publisher: str
    task: str
    category: str
    era: str
    url: str
    tables: str
    scale: str = ""
    licence: str = ""
    credit: str = ""
    note: str = ""
    source: str = ""


class Name(NamedTuple):
    """One name and what it stands for."""

    name: str
    kind: str
    models: tuple[str, ...]
    family: str = ""
    tier: str = ""
    route: str = ""
    note: str = ""
    source: str = ""
    image: str = ""
    """``no`` where it is that of a product that makes no images."""
