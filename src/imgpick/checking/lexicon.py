"""The names of the base as a tree of words, and how they are found in a text.

A text is searched for the first word of each name only; at a hit the tree is walked word by word, so the
longest name wins and ``Imagen 1`` is not found inside ``Imagen 1.5``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from imgpick.kb.base import Base
from imgpick.kb.facts import Name
from imgpick.kb.names import RANK

_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)*|[^\W\d_a-z]+")
_TOKEN = re.compile(r"([a-z]+|\d+(?:\.\d+)*|[^\W\d_a-z]+)([ \t\-\u2010-\u2014_.\[\]()\u00b7/]{0,2}\n?[ \t\[]?)")
_END = Name("", "", ())

COMMON = frozenset(
    "flux photon muse luma reve firefly leonardo imagen wan riverflow hunyuan kling krea fibo bria hidream ernie".split()
)
"""First words that mean other things, too: alone, or with a bare number, they need a context."""
CONTEXT = re.compile(
    r"\b(?:image[- ](?:model|generat\w+|edit\w+|api|ai)|text[- ]to[- ]image|ai (?:image|art|picture)|generat\w+ (?:an? )?(?:image|picture)s?"
    r"|diffusion|black forest|prompts?|per image|an image|leaderboard|arena|thumbnails?|images? (?:models?|generators?))\b"
)
OTHER = re.compile(
    r"\b(?:kubernetes|k8s|gitops|helm|kubectl|fluxcd|cluster|soldering|magnetic|serenity|whedon|episodes?|tv series|lightning bugs?|beetles?"
    r"|redux|blue light|night light|f\.lux|monitor|capacitor|da vinci|dicaprio|java|react|angular|tokio|quantum|magnet\w*|gauss|tesla"
    r"|heat flux|flux (?:density|capacitor)|museum|influxdb|recipe|flour|oven|baking)\b"
)


class Mention(NamedTuple):
    """A name in a text. Offsets are those of the original text."""

    start: int
    end: int
    text: str
    kind: str
    """exact, family, product, old, wrong, ambiguous, or board and route for those."""
    models: tuple[str, ...] = ()
    family: str = ""
    tier: str = ""
    note: str = ""
    source: str = ""
    weak: bool = False
    """Whether the name means other things, too, and needs a context."""
    id_like: bool = False
    """Whether it is written as an API id: small letters, hyphens, no spaces."""


class Lexicon:
    """The names of one base, ready for searching."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._tree: dict[str, Any] = {}
        self._cache: dict[tuple[str, ...], tuple[Any, ...]] = {}
        for name in base.all_names():
            self._add(name)
        self.anchors = sorted(self._tree)
        self._resolved: dict[str, Any] = {}

    def _add(self, name: Name) -> None:
        if name.kind == "board" and " " not in name.name and "(" not in name.name and name.name.isalpha():
            return
        words = tuple(_WORD.findall(name.name.casefold().replace("\u00b7", "")))
        if not words or len(words[0]) < 2:
            return
        variants = {words}
        letters = [i for i, w in enumerate(words) if w.isalpha()]
        if len(letters) > 1 and letters[:2] == [0, 1]:
            variants.add((words[0] + words[1], *words[2:]))
        for variant in variants:
            node = self._tree
            for word in variant:
                node = node.setdefault(word, {})
            node.setdefault("", []).append(name)

    def find(self, text: str, lower: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """The names in ``text``, in order, none inside another. ``lower`` is the text in small letters, same length."""
        end = len(text) if end is None else end
        hits = sorted(self._hits(lower, start, end))
        last = start
        for at, anchor in hits:
            if at < last:
                continue
            mention = self._at(text, lower, at, anchor, end)
            if mention:
                yield mention
                last = mention.end

    def _hits(self, lower: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        for anchor in self.anchors:
            at = lower.find(anchor, start, end)
            while at >= 0:
                before = lower[at - 1] if at else " "
                if not before.isalnum() and before not in "_@#":
                    yield at, anchor
                at = lower.find(anchor, at + len(anchor), end)

    def _at(self, text: str, lower: str, at: int, anchor: str, end: int) -> Mention | None:
        """The longest name that begins here."""
        node: dict[str, Any] = self._tree
        best: tuple[int, list[Name]] | None = None
        position = at
        words: list[str] = []
        while position < end:
            token = _TOKEN.match(lower, position, min(end, position + 60))
            if not token:
                break
            node = node.get(token.group(1), {})
            if not node:
                break
            words.append(token.group(1))
            stop = token.end(1)
            if "" in node and self._whole(lower, stop, end):
                best = (stop, node[""])
            position = token.end()
        if best is None:
            return None
        stop, names = best
        if stop < end and lower[stop] in ")]" and ("(" in text[at:stop] or "[" in text[at:stop]):
            stop += 1
        return self._mention(text, at, stop, names, anchor)

    def _whole(self, lower: str, stop: int, end: int) -> bool:
        """Whether a name may end here: not inside a word, a version or an id."""
        after = lower[stop : min(end, stop + 2)]
        if not after:
            return True
        if after[0].isalnum() or after[0] == "_":
            return False
        return not (after[0] == "." and len(after) > 1 and after[1].isdigit())

    def _mention(self, text: str, start: int, end: int, names: list[Name], anchor: str) -> Mention:
        shown = text[start:end]
        kind, models, family, tier, note, source = self._reading(names)
        bare = anchor in COMMON and not any(c.isalpha() for c in shown[len(anchor) :])
        id_like = shown == shown.lower() and " " not in shown and ("-" in shown or "_" in shown)
        return Mention(start, end, shown, kind, models, family, tier, note, source, bare, id_like)

    def _reading(self, names: list[Name]) -> tuple[str, tuple[str, ...], str, str, str, str]:
        best = min(RANK[name.kind] for name in names)
        rows = [name for name in names if RANK[name.kind] == best]
        row = rows[0]
        families = [name for name in rows if name.kind == "family"]
        if families:
            row = families[0]
            members = tuple(self.base.members(row.family))
            if len(members) == 1:
                return "exact", members, row.family, "", row.note, row.source
            return "family", members, row.family, "", row.note, row.source
        models = tuple(dict.fromkeys(model for name in rows for model in name.models))
        tier = row.tier if len({name.tier for name in rows}) == 1 else ""
        if row.kind in ("old", "wrong", "product"):
            return row.kind, models, "", tier, row.note, row.source
        if row.kind in ("reseller", "other"):
            return "other", models, "", tier, row.note, row.source
        return ("exact" if len(models) == 1 else "ambiguous"), models, "", tier, row.note, row.source


def in_context(lower: str) -> bool:
    """Whether a text is about image models, so that a common word in it may be a model's name."""
    return bool(CONTEXT.search(lower)) and not OTHER.search(lower)
