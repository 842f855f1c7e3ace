"""Which price cells the words of a claim can mean, and which of them make its figure true."""

from collections.abc import Sequence
from decimal import Decimal

from imgpick.checking.facts import phrases
from imgpick.checking.facts.book import Book, Cell
from imgpick.checking.patterns.lazy import Once, lazy
from imgpick.checking.pricing import parts
from imgpick.checking.pricing.axes import EDITS
from imgpick.checking.pricing.said import Said
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import sizes
from imgpick.kb.base import Base


class Meant:
    """The cells that a claim can mean, in the order of the book: the vendor's own routes first."""

    def __init__(self, base: Base, book: Book, said: Said) -> None:
        self._base, self._book, self._said = base, book, said
        cells = book.cells(said.models)
        if said.mode == EDITS and not any(
            c.mode == "edit" and c.kind == "vendor-api" and _same_unit(c, said) for c in cells
        ):
            self._said = said = said._replace(mode="edit")
        self.every = [c for c in cells if _same_unit(c, said) and _same_part(c, said) and _same_mode(c, said)]
        """The cells of all days for the models, the unit, the part and the mode."""
        self.all_modes = [c for c in cells if c.holds(book.today)]
        """Those of today in any mode and unit."""
        self.strict = _nearest(_named(self.every, said), said.size)
        """Those that agree with the tier, the size and the route that are named."""
        self.now = [c for c in self.strict if c.holds(self._book.today)]
        """Those that hold today."""

    @Once
    def last(self) -> list[Cell]:
        """Where none holds today, the last listed ones that did, on routes of the first one's kind."""
        ended = [c for c in self.strict if c.until and c.kind == self.strict[0].kind]
        end = max((c.until for c in ended), default="")
        return [] if self.now else [c for c in ended if c.until == end]

    def may_have_been(self, amount: Amount) -> bool:
        """Whether an amount lies about where the last prices lay: of what has ended not every size is listed."""
        prices = [c.usd for c in self.last]
        return len(set(prices)) > 1 and min(prices) <= amount.low and amount.high <= _SIZES_APART * max(prices)

    @Once
    def other_units(self) -> list[Cell]:
        """The listed cells of today in other units, standard mode."""
        return [
            c for c in self._book.cells(self._said.models)
            if c.unit not in (self._said.unit, "month") and not c.computed and c.mode == "standard"
            and c.part != "reference" and c.usd and c.holds(self._book.today)
        ]  # fmt: skip

    @Once
    def own(self) -> list[Cell]:
        """The cells of today on routes of the first one's kind."""
        return [c for c in self.now if c.kind == self.now[0].kind]

    @Once
    def ladder(self) -> str:
        """What they cost, tier by tier."""
        return phrases.ladder(self._base, self.own)

    def whatever(self, axis: str) -> list[Cell]:
        """The cells of today that agree with all but one of tier, size and route."""
        return [c for c in _named(self.every, self._said, **{axis: False}) if c.holds(self._book.today)]


_SIZES_APART = Decimal("1.5")
"""How much dearer than the dearest listed one another size of a model that has ended may have been."""


def meant_by(base: Base, book: Book, said: Said) -> Meant:
    """The cells that a claim can mean; worked out once for claims that name the same."""
    named = said[2:12]  # all but the amount, the mention, and how the amount stands
    found = book.kept.get(named)
    if found is None:
        found = book.kept[named] = Meant(base, book, said)
    return found


def _same_unit(item: Cell, said: Said) -> bool:
    """An edit by the megapixel may be told as what an edit of one megapixel costs, with the picture that is edited."""
    of_one = (
        said.unit == "megapixel"
        and item.mode == "edit"
        and said.mode in ("edit", EDITS)
        and item.size in ("1024x1024", "1K")
    )
    return item.unit == said.unit or (of_one and item.unit == "image")


def _same_part(item: Cell, said: Said) -> bool:
    if said.unit == "image":
        return item.part == ("reference" if said.part == "reference" else "")
    if said.unit == "1M-tokens":
        return parts.same(item.part, said.part)
    return item.part != "reference" and (said.part not in parts.OF_MEGAPIXELS or item.part in (said.part, "all", ""))


def _same_mode(item: Cell, said: Said) -> bool:
    if item.mode in said.modes:
        return True
    if said.mode == EDITS:
        return item.mode == "edit"
    if said.mode not in ("standard", "edit"):
        return item.mode == said.mode
    if said.mode == "edit":
        return item.mode in ("standard", "edit")
    return item.mode == "standard" or said.part == "reference"


def _named(
    cells: Sequence[Cell], said: Said, *, tier: bool = True, size: bool = True, route: bool = True
) -> list[Cell]:
    """The cells that agree with what the claim names."""
    return [
        c for c in cells
        if (not tier or not said.tier or c.tier == said.tier or (c.unit != "image" and not c.tier))
        and (not size or not said.size or same_size(c, said.size))
        and (not route or not said.route or c.route == said.route)
        and (not route or said.route or not said.third_party or c.kind != "vendor-api")
        and (not route or said.route or not said.own_route or c.kind == "vendor-api")
    ]  # fmt: skip


def same_size(item: Cell, size: str) -> bool:
    """Whether a cell is for a size, or for a band of sizes with it."""
    if size.startswith(">"):
        return item.size in (size, "any") or sizes.megapixels(item.size) > float(size[1:-2])
    if size.endswith("MP"):
        # megapixels are given loosely: a class counts from half to double of what is said
        area = float(size[:-2])
        return (
            item.size == "any"
            or area / 2 <= sizes.megapixels(item.size) <= area * 2
            or bool((band := sizes.band(item.size)) and band[0] < area <= band[1] * 1.01)
        )
    return item.size == size or sizes.covers(item.size, size)


def _nearest(cells: list[Cell], size: str) -> list[Cell]:
    """Of the cells for about so many megapixels those of that very size, where there are any beside the others."""
    if not size.endswith("MP") or size.startswith(">"):
        return cells
    area = float(size[:-2])
    at = [abs(sizes.megapixels(c.size) - area) <= area * _BESIDE for c in cells]
    own = {_but_size(c) for c, here in zip(cells, at, strict=True) if here}
    return [c for c, here in zip(cells, at, strict=True) if here or _but_size(c) not in own or not sizes.edges(c.size)]


_BESIDE = 0.1
"""How far a picture may be from the megapixels that are named, as a share, and still be of that size."""


def _but_size(item: Cell) -> tuple[str, ...]:
    return item.model, item.route, item.tier, item.mode, item.part, item.unit


def meant_for(said: Said, fits: list[Cell]) -> list[Cell]:
    """The fitting cells, less those worked out for another size than the usual one that a plain figure is rounded far from."""
    if said.size or said.amount.is_range or said.amount.bound not in ("", "about"):
        return fits
    return [
        c for c in fits
        if not c.computed or c.size in ("1024x1024", "1K", "any", "") or abs(c.usd * said.amount.images - said.amount.low) <= _ROUNDED * said.amount.low
    ]  # fmt: skip


_ROUNDED = Decimal("0.06")


def fitting(amount: Amount, cells: Sequence[Cell]) -> list[Cell]:
    """The cells that make an amount true; empty when none does."""
    many = amount.images
    if amount.bound == "under":
        return [c for c in cells if c.usd * many <= amount.low]
    if amount.bound == "over":
        return [c for c in cells if c.usd * many >= amount.low]
    if amount.bound == "upto":
        return [c for c in cells if amount.fits(c.usd)] or [
            c for c in cells if c.usd * many <= amount.low and amount.low <= c.usd * many * 2
        ]
    if amount.is_range:
        inside = [c for c in cells if amount.low <= c.usd * many <= amount.high or amount.fits(c.usd)]
        ends = [
            any(amount._replace(low=end, high=end).fits(c.usd) for c in inside) for end in (amount.low, amount.high)
        ]
        return inside if all(ends) or len(inside) == len(cells) else []
    if many > 1:
        return [c for c in cells if amount.fits(c.usd)]
    figure, reach = float(amount.low), amount.reach
    return [c for c in cells if abs(c.near - figure) <= reach and amount.fits(c.usd)]


def ladder_of(pool: Sequence[Cell], chosen: Sequence[Cell]) -> list[Cell]:
    """The cells of other tiers, on the route and at the size of the fitting ones, whose prices do not fit."""
    where = {(c.model, c.route, c.size_class, c.mode) for c in chosen if c.tier}
    fine = {(c.model, c.route, c.tier, c.size_class) for c in chosen}
    return [
        c
        for c in pool
        if c.tier
        and (c.model, c.route, c.size_class, c.mode) in where
        and (c.model, c.route, c.tier, c.size_class) not in fine
    ]


def cheaper_tier(said: Said, others: Sequence[Cell]) -> Cell | None:
    """Of the other tiers the cheapest, where a price is told as the one that a model starts at, and is not."""
    least = min(others, key=lambda c: c.usd, default=None) if said.amount.bound == "from" else None
    return least if least and least.usd * said.amount.images < said.amount.low * _CLEARLY_LESS else None


_CLEARLY_LESS = Decimal("0.8")


def other_tiers(pool: Sequence[Cell], chosen: Sequence[Cell]) -> list[Cell]:
    """The cells of other tiers at whatever size, where every fitting one has a tier."""
    tiers = {c.tier for c in chosen}
    return [] if "" in tiers else [c for c in pool if c.tier and c.tier not in tiers]


def counted(reading: Reading, amount: Amount, now: Sequence[Cell]) -> Amount:
    """An amount with the number of pictures that makes it true, where their count stands apart from it."""
    return _of_many(reading, _of_one(amount, now), now)


def _of_one(amount: Amount, now: Sequence[Cell]) -> Amount:
    """An amount as the price of one image, where the pictures that are counted before it are another matter."""
    each = amount._replace(images=1)
    if amount.bound == "under" and now and amount.low >= _MUCH * max(cell.usd for cell in now):
        return amount  # one picture costs less than any budget for many
    return each if amount.is_total and not fitting(amount, now) and fitting(each, now) else amount


_MUCH = 5
"""How many times the dearest price a figure must be to be taken for a sum."""
_COUNTED = lazy(
    r"(?<![\w$.])(\d[\d,]*)(k?) (?:[\w-]+ ){0,2}?(?:images|pictures|thumbnails|renders|photos|visuals|squares|banners|posters|headers|drafts|products)\b"
)


def _of_many(reading: Reading, amount: Amount, now: Sequence[Cell]) -> Amount:
    """An amount as the bill for the pictures that are counted before it: "2,000 pictures are $82. With X they are $67"."""
    if amount.images > 1 or amount.bound or fitting(amount, now):
        return amount
    said = f"{reading.setting[-200:] if reading.kind != 'row' else ''} {reading.lower[: amount.start]}"
    here = len(said) - amount.start
    for count in _COUNTED.finditer(said):
        if count.start() >= here and reading.inside_name(count.start(1) - here, count.end(1) - here):
            continue  # "GPT Image 2 pictures" are not two
        many = amount._replace(images=max(1, int(count.group(1).replace(",", "")) * (1000 if count.group(2) else 1)))
        if fitting(many, now) or (count.end() > here and is_far(amount, now)):
            return many
    return amount


def is_far(amount: Amount, now: Sequence[Cell]) -> bool:
    """Whether an amount is far more than one picture costs."""
    return bool(now) and amount.unit == "" and amount.low >= _MUCH * max(cell.usd for cell in now)
