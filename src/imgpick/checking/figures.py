"""Figures and coins as they are written: "1,000.50", "twenty-five", "half a", "cents"."""

from decimal import Decimal

FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SPELLED = rf"(?:{'|'.join(ONES)}) and a half|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[:9])}))?|{'|'.join(reversed(ONES))}|(?:a|one) hundred|half a|a quarter of a|a tenth of a|a"
COINS = {
    "dollar": Decimal(1),
    "buck": Decimal(1),
    "cent": Decimal("0.01"),
    "penny": Decimal("0.01"),
    "nickel": Decimal("0.05"),
    "dime": Decimal("0.1"),
}
_FRACTIONS = {
    "half a": Decimal("0.5"),
    "a quarter of a": Decimal("0.25"),
    "a tenth of a": Decimal("0.1"),
    "a": Decimal(1),
}


def _number_word(text: str) -> Decimal:
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if text.endswith("hundred"):
        return Decimal(100)
    if text.endswith(" and a half"):
        return _number_word(text.removesuffix(" and a half")) + Decimal("0.5")
    tens, _, ones = text.replace("-", " ").partition(" ")
    if tens in TENS:
        return Decimal(20 + 10 * TENS.index(tens) + (ONES.index(ones) + 1 if ones else 0))
    return Decimal(ONES.index(text) + 1)


def figure(text: str, shift: int = 0) -> tuple[Decimal, Decimal]:
    """A figure and its last written place; ``shift`` places down for cents."""
    value = Decimal(text.replace(",", "")).scaleb(-shift)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def value_of(text: str) -> Decimal:
    """A number in figures or in words."""
    return Decimal(text.replace(",", "")) if text[0] in ".0123456789" else _number_word(text)
