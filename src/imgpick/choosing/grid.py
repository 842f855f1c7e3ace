"""Which exact sizes a model can be asked for: steps of its edges, a least area, a shortest side, or a list."""

from __future__ import annotations

import re
from math import ceil

from imgpick.kb import sizes
from imgpick.kb.model import Model
from imgpick.records import NamedTuple

_STEP = re.compile(r"(?:edges in steps|multiples|grid) of (\d+)")
_AREA = re.compile(r"([\d,]+) pixels at least")
_SIDE = re.compile(r"sides of at least (\d+)")
_LISTED = re.compile(r"(?:\d+x\d+(?:, | or ))+\d+x\d+")
_MEGAPIXELS = re.compile(r"([\d.]+) MP")
_TRAITS = ("image sides", "sizes", "smallest size")
"""Traits that say which sizes a model makes."""


class Rule(NamedTuple):
    """What a source says of the sizes that can be asked for."""

    text: str
    source: str
    step: int = 1
    area: float = 0
    """Pixels at least."""
    side: int = 0
    listed: tuple[str, ...] = ()
    """The only sizes there are; empty where any is made that keeps the other limits."""

    def made(self, size: str) -> str:
        """The nearest size that is at least as large, of the same shape where it is free; empty for none."""
        width, height = sizes.edges(size) or (0, 0)
        if self.listed:
            covering = [s for s in self.listed if (e := sizes.edges(s)) and e[0] >= width and e[1] >= height]
            return min(covering, key=sizes.megapixels, default="")
        larger = max(1.0, (self.area / (width * height)) ** 0.5, self.side / min(width, height))
        return "x".join(str(ceil(edge * larger / self.step - _ROUNDING) * self.step) for edge in (width, height))


_ROUNDING = 1e-9


def rules(model: Model, day: str) -> list[Rule]:
    """What sources say of the sizes that a model can be asked for on a day, as far as it can be read."""
    rows = [row for key in ("max-edge", "max-megapixels") for row in model.any_capability(key, day)]
    said = [(row.note, row.source, False) for row in rows]
    traits = (row for row in model.raw.get("traits", ()) if row["about"] in _TRAITS and "use" not in row)
    said += [(row["value"], row["source"], row["about"] == "smallest size") for row in traits]
    return [rule for text, source, least in said for rule in _read(text, source, least=least)]


def _read(text: str, source: str, *, least: bool) -> list[Rule]:
    """The rules of one text, each with its own words; ``least`` tells that megapixels are the fewest."""
    out: list[Rule] = []
    for part in text.split("; "):
        if found := _STEP.search(part):
            out.append(Rule(part, source, step=_number(found.group(1))))
        if found := _AREA.search(part):
            out.append(Rule(found.group(0), source, area=_number(found.group(1))))
        if found := _SIDE.search(part):
            out.append(Rule(part, source, side=_number(found.group(1))))
        if _is(_LISTED, part):
            out.append(Rule(f"only {part}", source, listed=tuple(part.replace(" or ", ", ").split(", "))))
        if least and (found := _MEGAPIXELS.search(part)):
            out.append(Rule(f"{part} at least", source, area=float(found.group(1)) * 1e6))
    return out


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.fullmatch(text) is not None


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def orderable(model: Model, day: str, size: str) -> str:
    """The size to ask a model for where exact pixels are wanted: the nearest at least as large that it makes, empty for
    none. Any other size as it is."""
    return _through(rules(model, day), size) if sizes.edges(size) else size


def _through(every: list[Rule], size: str) -> str:
    """A size that keeps all rules: a larger least comes before the steps on which it must fall."""
    for rule in sorted(every, key=lambda rule: rule.step):
        size = rule.made(size) if size else ""
    return size


def free(model: Model, day: str, size_class: str) -> bool:
    """Whether a source says that any size of a class can be asked for that falls on some steps."""
    found = rules(model, day)
    least = max((rule.area for rule in found), default=0.0)
    return any(rule.step > 1 for rule in found) and sizes.megapixels(size_class) * 1e6 >= least


def against(model: Model, day: str, size: str) -> list[Rule]:
    """The rules that a wanted size does not keep."""
    return [rule for rule in rules(model, day) if sizes.edges(size) and rule.made(size) != size]
