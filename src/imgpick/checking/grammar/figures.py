"""Numbers and coins as they are written: "1,000.50", "twenty-five", "sixth", "three times", "half a", "cents"."""

from decimal import Decimal

FIGURE = r"(?:0,\d{1,4}(?![\d,])|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
]  # fmt: skip
_TENTHS = [f"{word[:-1]}ieth" for word in TENS]
CARDINAL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[:9])}))?|{'|'.join(reversed(ONES))})"
"""A number below a hundred in words."""
SEVERAL = rf"(?:(?!one\b){CARDINAL})"
"""The same from two on: "one" is seldom a number."""
ORDINAL = rf"(?:{'|'.join(_TENTHS)}|(?:(?:{'|'.join(TENS)})[- ])?(?:{'|'.join(reversed(_ORDINALS))})|\d{{1,2}}(?:st|nd|rd|th))"
TIMES = rf"(?:twice|thrice|double|triple|quadruple|{SEVERAL} times|\d+(?:\.\d+)?(?:x| times))"
"""How many times as much: "twice", "six times", "2.5x"."""
SHARE = rf"(?:(?:\d{{1,2}}(?:\.\d+)?|{CARDINAL}) ?(?:%|percent\b|per cent\b)|half|two[- ]thirds|three[- ]quarters|a (?:third|quarter|fifth|tenth))"
SPELLED = rf"(?:{'|'.join(ONES)}) and a half|{CARDINAL}|(?:a|one) hundred|half a|a (?:quarter|third|fifth|tenth) of a|two (?:thirds|fifths) of a|three quarters of a|a"
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
    "three quarters of a": Decimal("0.75"),
    "a third of a": Decimal("0.333"),
    "two thirds of a": Decimal("0.667"),
    "a fifth of a": Decimal("0.2"),
    "two fifths of a": Decimal("0.4"),
    "a tenth of a": Decimal("0.1"),
    "a": Decimal(1),
}
_WORDS = {
    **{word: number for words in (ONES, _ORDINALS) for number, word in enumerate(words, 1)},
    **{word: 10 * number for words in (TENS, _TENTHS) for number, word in enumerate(words, 2)},
    "hundred": 100,
}
_DOZENS = {"": Decimal(12), "a": Decimal(12), "half a": Decimal(6), "two": Decimal(24), "three": Decimal(36)}
_MULTIPLES = {"twice": 2, "doubl": 2, "thrice": 3, "tripl": 3, "trebl": 3, "quadrupl": 4}
"""How words for so many times as much begin."""
_SHARES = {
    "half": Decimal(1) / 2, "third": Decimal(1) / 3, "thirds": Decimal(2) / 3, "quarter": Decimal(1) / 4,
    "quarters": Decimal(3) / 4, "fifth": Decimal(1) / 5, "tenth": Decimal(1) / 10,
}  # fmt: skip


def _number_word(text: str) -> Decimal:
    if text in _FRACTIONS:
        return _FRACTIONS[text]
    if text.endswith(" and a half"):
        return _number_word(text.removesuffix(" and a half")) + Decimal("0.5")
    if text.endswith("dozen"):
        return _DOZENS[text.removesuffix("dozen").strip()]
    if "hundred" in text:
        many, _, rest = text.partition("hundred")
        more = rest.removeprefix(" and").strip()
        return 100 * (_WORDS.get(many.strip()) or 1) + (_number_word(more) if more else Decimal(0))
    return Decimal(sum(_WORDS[word] for word in text.replace("-", " ").split()))


def _plain(text: str) -> Decimal:
    """A figure without its commas, save the one behind a zero, which some languages write for the point: "0,04"."""
    return Decimal(text.replace(",", "." if text.startswith("0,") else ""))


def figure(text: str, shift: int = 0) -> tuple[Decimal, Decimal]:
    """A figure and its last written place; ``shift`` places down for cents."""
    value = _plain(text).scaleb(-shift)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def value_of(text: str) -> Decimal:
    """A number in figures or in words, one that counts or one that orders: "1,000", "twenty-five", "sixth", "2nd",
    "two hundred and ten", "half a dozen"."""
    return _plain(text.rstrip("stndrh")) if text[0] in ".0123456789" else _number_word(text)


def times_of(text: str) -> Decimal:
    """How many times as much: "twice", "doubles", "six times", "2.5x"."""
    multiple = next((number for word, number in _MULTIPLES.items() if text.startswith(word)), 0)
    return Decimal(multiple) if multiple else value_of(text.removesuffix("x").removesuffix(" times"))


def share_of(text: str) -> Decimal:
    """A part of something: "a third", "two-thirds", "25 %", "ten per cent"."""
    number, unit, _ = text.replace("per cent", "%").replace("percent", "%").partition("%")
    return value_of(number.strip()) / 100 if unit else _SHARES[text.replace("-", " ").split()[-1]]
