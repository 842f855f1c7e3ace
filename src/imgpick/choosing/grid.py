"""Which exact sizes a model can be asked for: steps of its edges, a least area, a shortest side, or a list."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from imgpick.kb import sizes
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model
from imgpick.kb.wording import listed
from imgpick.records import NamedTuple


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
    """What sources say of the sizes that a model can be asked for on a day."""
    return [_READ[key](row) for key in _READ for row in model.any_capability(key, day)]


def _listed(row: Capability) -> Rule:
    sizes = tuple(row.value)
    return Rule(f"only {listed(sizes, 'or')}", row.source, listed=sizes)


_READ: dict[str, Callable[[Capability], Rule]] = {
    "edge-step": lambda row: Rule(f"edges in steps of {row.value} px", row.source, step=int(str(row.value))),
    "min-megapixels": lambda row: Rule(
        f"{float(str(row.value)) * 1e6:,.0f} pixels at least", row.source, area=float(str(row.value)) * 1e6
    ),
    "min-edge": lambda row: Rule(f"sides of at least {row.value} px", row.source, side=int(str(row.value))),
    "sizes-only": _listed,
}
"""How each capability that limits sizes is read."""


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
