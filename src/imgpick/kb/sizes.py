"""Picture sizes: exact (1024x1024), classes (1K), bands (<=4.19MP), and how they compare."""

from functools import cache

from imgpick.kb.kinds import SIZE_CLASSES

_EDGE = {"512": 512, "768": 768, "1K": 1024, "1.5K": 1536, "2K": 2048, "3K": 3072, "4K": 4096, "8K": 8192}
_UP_TO_MP = (("512", 0.4), ("768", 0.75), ("1K", 1.6), ("1.5K", 3.0), ("2K", 7.0))


@cache
def edges(size: str) -> tuple[int, int] | None:
    """Width and height in pixels of an exact size."""
    width, cross, height = size.partition("x")
    return (int(width), int(height)) if cross and width.isdecimal() and height.isdecimal() else None


@cache
def class_of(size: str) -> str:
    """The size class of an exact size or a class; empty for ``any``, ``unknown``, ``svg`` and bands.

    By area, except that a long edge of 3840 pixels and more is called 4K as the trade does.
    """
    if size in _EDGE:
        return size
    exact = edges(size)
    if exact is None:
        return ""
    area = exact[0] * exact[1] / 1e6
    longest = max(exact)
    if longest >= 7000:
        return "8K"
    if longest >= 3840 and area >= 5:
        return "4K"
    return next((name for name, limit in _UP_TO_MP if area <= limit), "3K" if area <= 12 else "4K")


def order(size_class: str) -> int:
    """The place of a class from small to large."""
    return SIZE_CLASSES.index(size_class)


def megapixels(size: str) -> float:
    """The area of an exact size, or of the square of a class, in megapixels; 0 when it has none."""
    exact = edges(size)
    if exact:
        return exact[0] * exact[1] / 1e6
    edge = _EDGE.get(size, 0)
    return edge * edge / 1e6


def ratio(size: str) -> float:
    """Width by height of an exact size, 1 for any other."""
    exact = edges(size)
    return exact[0] / exact[1] if exact else 1.0


def shape(text: str) -> float:
    """Width by height of a shape such as ``16:9``."""
    wide, _, high = text.partition(":")
    return int(wide) / int(high)


def longest_edge(size: str) -> int:
    """The longest side in pixels that ``size`` asks for (4K asks for 3840, as the trade does)."""
    exact = edges(size)
    if exact:
        return max(exact)
    return 3840 if size == "4K" else _EDGE.get(size, 0)


def band(size: str) -> tuple[float, float] | None:
    """The megapixels from..to of a band such as ``<=4.19MP``; the lower end is not included."""
    if not size.endswith("MP"):
        return None
    text = size[:-2]
    if text.startswith("<="):
        return (0.0, float(text[2:]))
    if text.startswith(">"):
        return (float(text[1:]), float("inf"))
    low, _, high = text.partition("-")
    return (float(low), float(high))


@cache
def covers(cell: str, size: str) -> bool:
    """Whether a price for ``cell`` is a price for ``size`` (exact, same class, or inside the band)."""
    if cell in ("any", size):
        return True
    limits = band(cell)
    if limits:
        area = megapixels(size)
        # 2K and 4.19 MP are the same square in the trade's rounding
        return limits[0] * 1.01 < area <= limits[1] * 1.01 if limits[0] else area <= limits[1] * 1.01
    own = class_of(cell)
    return bool(own) and own == class_of(size) and (edges(cell) is None or edges(size) is None)
