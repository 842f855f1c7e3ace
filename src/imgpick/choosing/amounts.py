"""Volumes and budgets as people write them: with a rate, with a mark of how sure they are, or from one figure to another."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, Decimal

from imgpick.errors import ImgpickError
from imgpick.kb.typed import count, money

_A_MONTH = {"day": Decimal(30), "week": Decimal(52) / 12, "month": Decimal(1), "year": Decimal(1) / 12}
"""How many of each a month holds; of a day thirty, as prices a month are reckoned."""
_SHORT = {"d": "day", "wk": "week", "w": "week", "mo": "month", "m": "month", "yr": "year", "y": "year"}
_RATE = re.compile(
    r"\s*(?:(?:/|\b(?:per|an?|each|every))\s*(day|week|month|year|d|wk|w|mo|m|yr|y)|\b(daily|weekly|monthly|yearly))$"
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}
_AN_IMAGE = re.compile(r"\s*(?:(?:/|\b(?:per|an?|each))\s*(?:image|picture|img|pic)|\beach)$")
_PICTURES = re.compile(r"\s*\b(?:images?|pictures?|imgs?|pics?|photos?)$")
_MARKS = re.compile(
    r"^(?:about|around|approx\.?|approximately|roughly|circa|ca\.?|up to|at most|max\.?|maximum|less than|below|under|over"
    r"|more than|at least|[~≈<>≤≥]=?)\s*"
)
_FROM_TO = re.compile(r"^[\d.,]+\s*[km]?\s*(?:-|–|to)\s*(?=\$?[\d.])")
_WORDS = ((r"\s*thousand$", "k"), (r"\s*million$", "m"))
_CURRENCY = re.compile(r"^us\$\s*|^\$\s*|\s*(?:usd|us dollars?|dollars?|bucks?|\$)$")
_CENTS = re.compile(r"^(a|[\d.,]+)\s*(?:cents?|c|¢)$")
_OTHERS = re.compile(r"[€£¥]|\b(?:eur|euros?|gbp|pounds?)\b")
_FREE = ("0", "0.00", "free", "nothing", "free tier", "free plan", "no money")
_NO_LIMIT = ("none", "unlimited", "no limit", "any", "no")


def images(value: str) -> int:
    """Images a month: 10k, 50/day, about 200 a week, 2-3k; of a range the most, for it is what has to be paid."""
    text, months = _rate(_PICTURES.sub("", value.strip().lower()))
    text = _plain(_PICTURES.sub("", text)).removesuffix("+")
    if not any(sign.isdecimal() for sign in text):
        raise ImgpickError(f"images: {value!r} is not a number", hint="for example 500, 10k or 50/day")
    for word, sign in _WORDS:
        text = re.sub(word, sign, text)
    return int((count("images", text) * months).to_integral_value(ROUND_CEILING))


def budget(key: str, value: str) -> Decimal:
    """A limit in USD: $40 a month, under 10 dollars, 4 cents; 0 and "free" ask for what costs nothing."""
    text = value.strip().lower()
    if text in _NO_LIMIT:
        raise ImgpickError(f"{key}: {value!r} is no limit", hint=f"leave --{key} out")
    if _OTHERS.search(text):
        raise ImgpickError(
            f"{key}: {value!r} is not in USD", hint="the base has prices in USD: write the limit in dollars"
        )
    by_image, (rest, months) = _AN_IMAGE.sub("", text), _rate(text)
    if key == "max-monthly" and by_image != text:
        raise ImgpickError(f"{key}: {value!r} is a price per image", hint=f"write --max-per-image {_dollars(by_image)}")
    if key == "max-per-image" and rest != text:
        raise ImgpickError(f"{key}: {value!r} is a sum a month", hint=f"write --max-monthly {_dollars(rest)}")
    amount = _dollars(rest if key == "max-monthly" else by_image)
    if amount in _FREE:
        return Decimal(0)
    thousands = amount.endswith("k") and amount[:-1].replace(".", "").isdecimal()
    number = money(key, amount.removesuffix("k")) * 1000 if thousands else money(key, amount)
    return number if months == 1 or key == "max-per-image" else (number * months).quantize(Decimal("0.01"))


def _rate(text: str) -> tuple[str, Decimal]:
    """A text without the rate behind it, and how often that comes in a month."""
    found = _RATE.search(text)
    if not found:
        return text, Decimal(1)
    word = _ADVERBS.get(found[2] or "", found[1])
    return text[: found.start()], _A_MONTH[_SHORT.get(word, word)]


def _plain(text: str) -> str:
    """A figure without the marks before it; of a range its end."""
    return _FROM_TO.sub("", _MARKS.sub("", text.strip()).strip())


def _dollars(text: str) -> str:
    """The figure of an amount of money, cents as a part of a dollar."""
    amount = _CURRENCY.sub("", _plain(_CURRENCY.sub("", _MARKS.sub("", text.strip()))))
    if not (cents := _CENTS.match(amount)):
        return amount
    try:
        return f"{Decimal(cents[1].replace('a', '1').replace(',', '')) / 100}"
    except ArithmeticError:
        return amount
