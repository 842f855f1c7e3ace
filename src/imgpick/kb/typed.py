"""What users type, read strictly: a known word, a count, an amount of money, a size, a day, a route, a vendor, a family."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from imgpick.errors import ImgpickError, suggestion
from imgpick.kb.kinds import DAY, ROUTE_KINDS, SIZE_CLASSES

if TYPE_CHECKING:
    from imgpick.kb.base import Base

MOST_REFERENCES = 64
"""Input images for one picture."""


def one_of(key: str, value: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    """``value`` if it is one of the known words."""
    word = value.strip().lower()
    if word not in known:
        hint = suggestion(word, known) or f"one of: {', '.join(known)}"
        raise ImgpickError(f"{key}: {value!r} is not known", hint=hint, candidates=known)
    return word


def count(key: str, value: str) -> int:
    """A whole number such as 10000, 10k, 1.5m or 50,000."""
    text = value.strip().lower().replace(",", "").replace("_", "")
    whole, dot, thousands = text.partition(".")
    if dot and whole.isdecimal() and len(thousands) == 3 and thousands.isdecimal():
        raise ImgpickError(f"{key}: {value!r} may mean {int(whole + thousands):,}", hint=f"write {whole}{thousands}")
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:], 1)
    try:
        number = Decimal(text[:-1] if factor > 1 else text) * factor
    except InvalidOperation:
        raise ImgpickError(f"{key}: {value!r} is not a number", hint="for example 10000 or 10k") from None
    if not number.is_finite() or number != number.to_integral_value() or not 0 < number <= 10**12:
        raise ImgpickError(f"{key}: {value!r} must be a whole number above 0", hint="for example 10000 or 10k")
    return int(number)


def money(key: str, value: str, what: str = "an amount in USD") -> Decimal:
    """An amount in USD such as 500, $500 or 0.01, or another number above 0."""
    try:
        number = Decimal(value.strip().lstrip("$").replace(",", ""))
    except InvalidOperation:
        raise ImgpickError(f"{key}: {value!r} is not {what}", hint="for example 500 or 0.01") from None
    if not number.is_finite() or number <= 0:
        raise ImgpickError(f"{key}: {value!r} must be above 0", hint="for example 500 or 0.01")
    return number


def size(value: str) -> str:
    """A size class or exact pixels; ``1k`` and ``1024X1024`` are read too."""
    text = re.sub(r"\s*[x×*]\s*", "x", value.strip().lower()).removesuffix("px").strip()
    text = _SCREENS.get(text, text)
    for known in SIZE_CLASSES:
        if text == known.lower():
            return known
    width, cross, height = text.partition("x")
    if cross and width.isdecimal() and height.isdecimal():
        if not all(len(side) < 6 and 64 <= int(side) <= 16384 for side in (width, height)):
            raise ImgpickError(f"size: {value!r} is out of range", hint="64 to 16384 pixels a side")
        return f"{int(width)}x{int(height)}"
    hint = f"{', '.join(SIZE_CLASSES)}, or pixels such as 1536x1024"
    if text in _PAPER:
        hint = f"{_PAPER[text]} is {text.upper()} at 300 dots an inch"
    elif text in _SHAPES:
        hint = f"for a shape --need aspect={_SHAPES[text]}; {hint}"
    elif ":" in text:
        hint = f"for a shape --need aspect={text}; {hint}"
    elif text.isdecimal():
        hint = f"{text}x{text} for a square; {hint}"
    raise ImgpickError(f"size: {value!r} is not known", hint=hint)


_PAPER = {"a3": "3508x4961", "a4": "2480x3508", "a5": "1748x2480", "a6": "1240x1748", "letter": "2550x3300"}
"""Sheets of paper in pixels at 300 dots an inch."""
_SCREENS = {
    "hd": "1280x720", "720p": "1280x720", "full hd": "1920x1080", "fhd": "1920x1080", "1080p": "1920x1080", "qhd": "2560x1440",
    "1440p": "2560x1440", "uhd": "3840x2160", "2160p": "3840x2160", "4k uhd": "3840x2160",
}  # fmt: skip
_SHAPES = {
    "square": "1:1",
    "portrait": "2:3",
    "landscape": "3:2",
    "wide": "16:9",
    "widescreen": "16:9",
    "vertical": "9:16",
}


def day(key: str, value: str) -> str:
    """An ISO day."""
    wrong = DAY.check(value)
    if wrong:
        raise ImgpickError(f"{key}: {value!r} {wrong}", hint="for example 2026-11-22")
    return value


def route(key: str, value: str, base: Base) -> str:
    """A route id that the base knows, or a kind of route."""
    word, routes = value.strip().lower(), base.ids("route")
    if word not in routes and word not in ROUTE_KINDS:
        called = [key for key in routes if word in _called(base, key)]
        if len(called) == 1:
            return called[0]
        hint = suggestion(word, routes) or f"a kind ({', '.join(ROUTE_KINDS)}) or one of: {', '.join(routes)}"
        raise ImgpickError(f"{key}: {value!r} is not in the base", hint=hint, candidates=routes)
    return word


def _called(base: Base, route: str) -> set[str]:
    """What a route is called, in small letters: its name and its other names, with "API" or without."""
    names = {name.lower() for name in (base.route(route).name, *base.route(route).names)}
    return names | {name.removesuffix(" api") for name in names}


def vendor(value: str, base: Base) -> str:
    """A vendor as the base writes it."""
    vendors = sorted({model.vendor for model in base.models})
    word = value.strip().lower()
    plain = re.sub(r"[\W_]+", "", word)
    match = [v for v in vendors if word == "".join(part[0] for part in v.lower().split())]
    match = match or [
        v
        for v in vendors
        if plain in (re.sub(r"\W+", "", v.lower()), v.lower().partition(" ")[0], v.lower().partition(".")[0])
    ]
    if not match:
        hint = suggestion(value, vendors) or f"one of: {', '.join(vendors)}"
        raise ImgpickError(f"vendor: {value!r} is not in the base", hint=hint, candidates=vendors)
    return match[0]


def family(value: str, base: Base) -> str:
    """The id of the family that a name stands for, or belongs to."""
    found = base.resolve(value)
    key = found.family or (base.model(found.models[0]).family if found.kind == "exact" else "")
    if not key:
        families = base.ids("family")
        hint = suggestion(value, families) or f"one of: {', '.join(families)}"
        raise ImgpickError(f"family: {value!r} is not in the base", hint=hint, candidates=families)
    return key
