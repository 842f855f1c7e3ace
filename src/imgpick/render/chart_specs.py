"""The charts as Vega-Lite specifications: what is drawn, in which colours, with which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from imgpick.guiding.plots import Bills, Cloud, Share
from imgpick.render.screen import safe
from imgpick.render.words import bill, usd

Spec = dict[str, Any]
COLOURS = ("#0b6e99", "#b8470d", "#1b7a3d", "#7b3fc4", "#a3215f", "#6b5a00")
"""Each has a contrast of 4.5 to 1 on white; shapes tell the lines apart without colour."""
INK, MUTED, RULE, PAPER = "#1d232b", "#5b6572", "#d9dde3", "#ffffff"
LABEL_ROOM, MARK_ROOM = 13, 9
"""Pixels that a label needs from top to bottom, and from the middle of a mark."""


class Size:
    """How large a chart is drawn: for a page, or for a phone."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height

    @property
    def narrow(self) -> bool:
        return self.width < 400


PAGE, PHONE = Size(620, 340), Size(250, 300)


def cloud(data: Cloud, size: Size) -> Spec:
    """USD an image on a log axis against points, intervals as bars, the tiers of one model joined."""
    names = data.models
    rows: list[Spec] = [
        {"model": safe(p.model), "tier": p.tier, "usd": float(p.usd), "score": p.score, "low": p.low, "high": p.high,
         "assumed": p.assumed, "chosen": p.chosen}
        for p in data.points
    ]  # fmt: skip
    low, high = min(r["low"] for r in rows), max(r["high"] for r in rows)
    edge = (high - low or 100) * 0.06
    y_scale = {"domain": [low - edge, high + edge], "nice": False, "zero": False}
    prices = [r["usd"] for r in rows]
    x: Spec = {
        "field": "usd", "type": "quantitative", "title": "USD an image, log scale",
        "scale": {"type": "log", "domain": [min(prices) / 1.25, max(prices) * 1.6], "nice": False},
        "axis": {"values": list(_ticks(min(prices) / 1.25, max(prices) * 1.6)), "format": "$~f"},
    }  # fmt: skip
    y: Spec = {"field": "score", "type": "quantitative", "title": "points of preference", "scale": y_scale}
    hue = _hue("model", names, size)
    shape = {**hue, "legend": hue["legend"]}
    shape["scale"] = {"domain": [safe(n) for n in names], "range": list(SHAPES[: len(names)])}
    _place_labels(rows, size.height / (high - low + 2 * edge), size)
    return _frame(
        size,
        [
            {"mark": {"type": "rule", "strokeWidth": 2, "opacity": 0.45},
             "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": hue}},
            {"mark": {"type": "line", "strokeWidth": 1.5}, "encoding": {"x": x, "y": y, "color": hue}},
            *_labels("isValid(datum.at)", {"x": x, "y": {**y, "field": "at"}, "text": {"field": "tier"}}, {**hue, "legend": None}),
            {"mark": {"type": "point", "size": 70, "filled": True, "opacity": 1}, "transform": [{"filter": "!datum.assumed"}],
             "encoding": {"x": x, "y": y, "color": hue, "shape": shape}},
            {"mark": {"type": "point", "size": 70, "strokeWidth": 1.8, "fill": PAPER, "opacity": 1},
             "transform": [{"filter": "datum.assumed"}], "encoding": {"x": x, "y": y, "color": hue, "shape": shape}},
            {"mark": {"type": "point", "size": 330, "strokeWidth": 1.5, "shape": "circle", "color": INK, "filled": False},
             "transform": [{"filter": "datum.chosen"}], "encoding": {"x": x, "y": y}},
        ],
        rows,
    )  # fmt: skip


SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def _place_labels(rows: Sequence[Spec], per_point: float, size: Size) -> None:
    """Give each tier's name a height where it covers no other one; leave it out where there is no room."""
    taken: list[tuple[float, float]] = []
    for row in sorted(rows, key=lambda r: (not r["chosen"], r["assumed"], -r["score"])):
        if not row["tier"] or (size.narrow and not row["chosen"]):
            continue
        reach = 1.8 if size.narrow else 1.35
        labels = [at for usd, at in taken if 1 / reach < row["usd"] / usd < reach]
        marks = [r["score"] for r in rows if r is not row and 1 / reach < row["usd"] / r["usd"] < reach]
        for shift in (1.1, -1.1, 2.0, -2.0):
            at = row["score"] + shift * LABEL_ROOM / per_point
            free = all(abs(at - other) * per_point >= LABEL_ROOM for other in labels)
            if free and all(abs(at - other) * per_point >= MARK_ROOM for other in marks):
                row["at"] = at
                taken.append((row["usd"], at))
                break


def _labels(test: str, encoding: Spec, colour: Spec) -> list[Spec]:
    """Words on a halo of paper, so that lines do not run through them."""
    mark: Spec = {"type": "text", "fontSize": 10.5}
    halo = {**mark, "stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round", "fill": PAPER}
    kept = [{"filter": test}]
    return [
        {"mark": halo, "transform": kept, "encoding": encoding},
        {"mark": mark, "transform": kept, "encoding": {**encoding, "color": colour}},
    ]


def bills(data: Bills, size: Size) -> Spec:
    """Bills by volume, both axes logarithmic; crossings with a flat amount are marked and named."""
    low, high = data.span
    rows: list[Spec] = [
        {"line": safe(line.label), "images": images, "usd": float(line.flat or (line.per_image or 0) * images),
         "flat": line.flat is not None}
        for line in data.lines
        for images in (low, high)
    ]  # fmt: skip
    rows = [row for row in rows if row["usd"] > 0]
    names = [line.label for line in data.lines]
    amounts = [row["usd"] for row in rows]
    x: Spec = {
        "field": "images", "type": "quantitative", "title": "images a month, log scale",
        "scale": {"type": "log", "domain": [low, high], "nice": False}, "axis": {"format": "~s", "values": list(_powers(low, high))},
    }  # fmt: skip
    y: Spec = {
        "field": "usd", "type": "quantitative", "title": "USD a month, log scale",
        "scale": {"type": "log", "domain": [min(amounts), max(amounts)], "nice": True}, "axis": {"labelExpr": _MONEY, "values": list(_powers(min(amounts), max(amounts)))},
    }  # fmt: skip
    hue = _hue("line", names, size)
    dash = {
        **hue,
        "field": "flat",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [False, True], "range": [[1, 0], [5, 4]]},
    }
    crossings = [
        {"images": c.images, "usd": float(c.usd), "text": f"{c.images:,} images for {bill(c.usd)}"}
        for c in data.crossings
    ]
    asked = [{"images": data.volume}] if low <= data.volume <= high else []
    return _frame(
        size,
        [
            {"mark": {"type": "rule", "strokeWidth": 1, "color": MUTED, "strokeDash": [2, 3]}, "data": {"values": asked},
             "encoding": {"x": x}},
            {"mark": {"type": "line", "strokeWidth": 1.8}, "encoding": {"x": x, "y": y, "color": hue, "strokeDash": dash}},
            {"mark": {"type": "point", "size": 60, "filled": True, "color": INK, "opacity": 1}, "data": {"values": crossings},
             "encoding": {"x": x, "y": y}},
            {"mark": {"type": "text", "align": "right", "dx": -7, "dy": -8, "fontSize": 10.5, "fill": PAPER, "stroke": PAPER,
                      "strokeWidth": 4}, "data": {"values": crossings}, "encoding": {"x": x, "y": y, "text": {"field": "text"}}},
            {"mark": {"type": "text", "align": "right", "dx": -7, "dy": -8, "fontSize": 10.5, "color": INK},
             "data": {"values": crossings}, "encoding": {"x": x, "y": y, "text": {"field": "text"}}},
        ],
        rows,
        lines=True,
    )  # fmt: skip


def shares(data: Sequence[Share], size: Size) -> Spec:
    """What each criterion adds to the score of each offer, as stacked bars."""
    offers = list(dict.fromkeys(share.offer for share in data))
    order = list(dict.fromkeys(share.criterion for share in data))
    rows = [
        {"offer": safe(s.offer), "criterion": s.criterion, "part": round(s.part, 4), "place": order.index(s.criterion)}
        for s in data
    ]
    hue = {
        "field": "criterion", "type": "nominal", "sort": order,
        "scale": {"domain": order, "range": list(_TONES[: len(order)])}, "legend": _legend(order, size),
    }  # fmt: skip
    x = {
        "field": "part",
        "type": "quantitative",
        "title": "score, 0 to 1",
        "stack": "zero",
        "scale": {"domain": [0, 1]},
        "axis": {"tickCount": 5},
    }
    y = {"field": "offer", "type": "nominal", "sort": [safe(o) for o in offers], "title": None,
         "axis": {"labelLimit": 105 if size.narrow else 220}}  # fmt: skip
    return _frame(
        Size(size.width - (0 if size.narrow else 120), 44 * len(offers)),
        [{"mark": {"type": "bar", "stroke": PAPER, "strokeWidth": 1},
          "encoding": {"x": x, "y": y, "color": hue, "order": {"field": "place"}}}],
        rows,
    )  # fmt: skip


_MONEY = "'$' + format(datum.value, datum.value < 1 ? '~f' : '~s')"
_TONES = ("#0b4f6c", "#2b86ad", "#8ec3dc", "#7a4a12", "#c58232", "#ecc693", "#4c6b2f", "#a9c48b")


def _hue(field: str, names: Sequence[str], size: Size) -> Spec:
    shown = [safe(name) for name in names]
    return {
        "field": field, "type": "nominal", "sort": shown,
        "scale": {"domain": shown, "range": [COLOURS[i % len(COLOURS)] for i in range(len(shown))]},
        "legend": _legend(shown, size),
    }  # fmt: skip


def _legend(names: Sequence[str], size: Size) -> Spec:
    columns = 1 if size.narrow or max(map(len, names), default=0) > 32 else 3
    return {"title": None, "orient": "bottom", "columns": columns, "labelLimit": 460, "symbolOpacity": 1}


def _frame(size: Size, layers: list[Spec], rows: Sequence[Spec], *, lines: bool = False) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": size.width, "height": size.height, "background": PAPER, "padding": 4,
        "data": {"values": list(rows)}, "layer": layers,
        "config": {
            "font": "Arial, Liberation Sans, Helvetica, sans-serif", "view": {"stroke": None},
            "axis": {"labelColor": INK, "titleColor": MUTED, "titleFontWeight": "normal", "gridColor": RULE,
                     "domainColor": MUTED, "tickColor": MUTED, "labelFontSize": 11, "titleFontSize": 11},
            "legend": {"labelColor": INK, "labelFontSize": 11, "symbolType": "stroke" if lines else "circle"},
        },
    }  # fmt: skip


def _ticks(low: float, high: float) -> Iterator[float]:
    """1, 2 and 5 of every power of ten inside."""
    for power in range(-5, 4):
        for step in (1, 2, 5):
            value = round(step * 10.0**power, 6)
            if low <= value <= high:
                yield value


def _powers(low: float, high: float) -> Iterator[float]:
    """The powers of ten around a span."""
    values = [10.0**power for power in range(-4, 13)]
    yield from (a for a, b in pairwise(values) if b > low and a <= high * 1.01)


def titled(spec: Spec, title: str, credit: str) -> Spec:
    """The chart with its title above it and the credit below that, for a picture that stands alone."""
    under = {"subtitle": credit} if credit else {}
    look = {
        "anchor": "start",
        "color": INK,
        "fontSize": 14,
        "subtitleColor": MUTED,
        "subtitleFontSize": 10.5,
        "offset": 12,
    }
    return {**spec, "title": {"text": safe(title), **under, **look}}


def described(data: Cloud | Bills | Sequence[Share]) -> str:
    """A chart in words, for those who cannot see it."""
    if isinstance(data, Cloud):
        parts = [
            f"{p.model}{' ' + p.tier if p.tier else ''} {usd(p.usd)}, {p.low:.0f} to {p.high:.0f} points"
            f"{' (assumed)' if p.assumed else ''}"
            for p in data.points
        ]
        return f"Price an image against preference on {data.board}: {'; '.join(parts)}."
    if isinstance(data, Bills):
        parts = [
            f"{line.label} {f'{bill(line.flat)} a month' if line.flat else f'{usd(line.per_image)} an image'}"
            for line in data.lines
        ]
        marks = [f"{c.label} at {c.images:,} images" for c in data.crossings]
        return f"Monthly bill by volume: {'; '.join([*parts, *marks])}."
    totals: dict[str, float] = {}
    for share in data:
        totals[share.offer] = totals.get(share.offer, 0.0) + share.part
    return f"Score by criterion: {'; '.join(f'{offer} {total:.2f}' for offer, total in totals.items())}."
