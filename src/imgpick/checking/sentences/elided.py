"""Figures that leave out their coin: "six cents in large and three in medium", "0.6 cents in low, high 21"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from imgpick.checking.grammar.figures import CARDINAL, FIGURE, value_of
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.money import Amount

_NUMBER = rf"(?P<figure>(?!\d+,\d){FIGURE}|{CARDINAL})"
_COIN = lazy(r"(?P<cents>cents?|\u00a2|\dc)$|(?:dollars?|bucks?)$")
_JOINT = lazy(
    r"(?:[;,]|,? (?:and|but|while|whereas|against|versus|vs\.?)) (?:(?:the|an?|its|at|in|on|for|with|only|just|about|around) ){0,2}[`*_]*"
)
_LED = lazy(
    rf"[`*_]*(?: (?:tier|quality|version|variant|mode|ones?|images?|pictures?))?[,:]? (?:(?:is|at|for|costs?|only|just|about|around|roughly) ){{0,2}}{_NUMBER}(?=[.,;)](?!\d)|$| (?:and|but|while|whereas|on|at|via|through|with)\b)"
)
_FOLLOWED = lazy(rf"(?:(?:only|just|about|around) )?{_NUMBER} (?:on|at|in|with|through|for|via) (?:the )?[`*_]*")
_CLOSED = lazy(r"[`*_]*(?:[.,;)](?!\d)|$| (?:and|but|while|whereas)\b)")
_NEAR = 40
"""Characters between an amount and what joins the next figure to it."""


def with_bare(lower: str, amounts: Sequence[Amount], labels: Iterable[tuple[int, int]]) -> tuple[Amount, ...]:
    """The amounts of a sentence, and the bare figures that follow one beside a label: a tier, size, route or model.

    ``labels`` are where those stand, as offsets of ``lower``.
    """
    ends = dict(sorted(labels))
    found: list[Amount] = []
    for at, amount in enumerate(amounts):
        stop = amounts[at + 1].start if at + 1 < len(amounts) else len(lower)
        found += [amount, *_following(lower, amount, stop, ends)]
    return tuple(found)


def _following(lower: str, amount: Amount, stop: int, labels: dict[int, int]) -> Iterator[Amount]:
    coin = _COIN.search(lower, amount.start, amount.money_end)
    place = amount.end
    while coin and not amount.is_range:
        figure = _next(lower, place, stop, labels)
        if figure is None:
            return
        start, place = figure.span("figure")
        value = value_of(figure.group("figure")) * (Decimal("0.01") if coin.group("cents") else 1)
        step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
        yield amount._replace(
            start=start, end=place, money_end=place, low=value, high=value, step=step, bound="", part=""
        )


def _next(lower: str, place: int, stop: int, labels: dict[int, int]) -> re.Match[str] | None:
    """The next figure that is joined to an amount and has a label."""
    for joint in _JOINT.finditer(lower, place, min(stop, place + _NEAR)):
        label = labels.get(joint.end())
        led = _LED.match(lower, label) if label else None
        if led:
            return led
        behind = _FOLLOWED.match(lower, joint.end())
        if behind and _CLOSED.match(lower, labels.get(behind.end(), 0)):
            return behind
    return None
