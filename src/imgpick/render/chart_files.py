"""Charts as SVG and PNG. The drawing is Vega-Lite's; it is an extra because it weighs 84 MB."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from imgpick.errors import ImgpickError
from imgpick.render.chart_specs import INK, MUTED, PAPER, RULE, Spec

_VERSION = "5.21"
MISSING = "charts need a library that is not installed"
INSTALL = "python -m pip install 'imgpick[charts]'"


def _library() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise ImgpickError(MISSING, hint=INSTALL) from None
    return vl_convert


def available() -> bool:
    """Whether charts can be drawn here."""
    try:
        _library()
    except ImgpickError:
        return False
    return True


def svg(spec: Spec, title: str, words: str) -> str:
    """A picture of its own, with its title and description inside."""
    drawn = str(_library().vegalite_to_svg(json.dumps(spec), vl_version=_VERSION, allowed_base_urls=[]))
    head = f"<title>{escape(title, quote=False)}</title><desc>{escape(words, quote=False)}</desc>"
    return re.sub(r"(<svg[^>]*>)", lambda m: f"{m[1]}{head}", drawn, count=1) + "\n"


def png(spec: Spec) -> bytes:
    """The same as pixels, twice as dense as the screen."""
    drawn = _library().vegalite_to_png(json.dumps(spec), vl_version=_VERSION, scale=2, allowed_base_urls=[])
    return bytes(drawn)


def inline(spec: Spec, title: str, words: str, key: str) -> str:
    """A picture inside a page: it takes the page's colours, light or dark, and no id twice."""
    drawn = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg(spec, title, words))  # one picture, not a tree of parts
    for colour, name in ((INK, "ink"), (MUTED, "muted"), (RULE, "rule"), (PAPER, "paper")):
        drawn = drawn.replace(f'"{colour}"', f'"var(--{name})"')
    for colour in sorted(set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', drawn))):
        drawn = drawn.replace(f'"{colour}"', f'"var(--c{colour[1:]}, {colour})"')
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{key}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{key}-\1)", drawn)
    drawn = re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', r"\1", drawn, count=1)
    return re.sub(r"<svg ", f'<svg role="img" aria-labelledby="{key}-t" ', drawn, count=1).replace(
        "<title>", f'<title id="{key}-t">', 1
    )
