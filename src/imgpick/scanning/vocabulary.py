"""The names that a scan looks for: ids, and names that nobody writes for anything else.

A name is unmistakable when it has a digit and a word that is not everyday English; ``flux`` alone is a
Kubernetes tool, ``banana`` a fruit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.kb.base import Base
from imgpick.kb.facts import Name
from imgpick.records import NamedTuple

_IDS = ("api", "old", "wrong", "route-id", "weights", "id", "reseller", "board", "other")
_WORDS = ("name", "old", "wrong", "spelling")
_RANK = {kind: place for place, kind in enumerate(("api", "route-id", "old", "wrong", "weights", "name", "spelling"))}
_ID = re.compile(r"[a-z0-9][a-z0-9._/:@+-]*[a-z0-9]")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_RELEASE = re.compile(r"(?:-(?:preview|exp|experimental|beta|latest|\d{2,}))+$")
_WORD = re.compile(r"[a-z]+")
_STEM = 4
_COMMON = (
    "image", "images", "openai", "google", "microsoft", "tencent", "meta", "edit", "black", "labs", "forest", "turbo",
    "preview", "create", "reve", "bytedance", "baidu", "tongyi", "stabilityai", "blackforestlabs", "sourceful", "chatgpt",
    "stable", "nano", "seed", "latest", "pruna",
)  # fmt: skip
"""Words that stand in other text too often to search for."""


class Vocabulary(NamedTuple):
    """What to look for. ``ids`` are in lower case, ``words`` as they are written."""

    ids: dict[str, tuple[Name, ...]]
    words: dict[str, tuple[Name, ...]]
    shapes: frozenset[str]
    """Ids with their numbers taken out: what an id of a known family looks like."""
    releases: dict[str, str]
    """Ids without the day or number of their release -> the id with it."""
    stems: tuple[str, ...]
    """Texts in lower case of which every name holds at least one."""


def vocabulary(base: Base) -> Vocabulary:
    """The names of a base that can be told from other text."""
    ids: dict[str, list[Name]] = {}
    words: dict[str, list[Name]] = {}
    for name in base.all_names():
        low = name.name.lower()
        if name.kind in _IDS and is_id(low):
            ids.setdefault(low, []).append(name)
        elif name.kind in _WORDS and _is_plain(name.name):
            words.setdefault(name.name, []).append(name)
    families = base.ids("family")
    branded = [
        key for key, rows in ids.items() if any(row.kind in ("api", "old") for row in rows) and _brand(key, families)
    ]
    releases = {bare: key for key in branded if (bare := unreleased(key)) != key and bare not in ids}
    brands = {match.group() for key in ids if (match := _WORD.match(key))}
    words = {text: rows for text, rows in words.items() if _WORD.match(text.lower()).group() in brands}  # type: ignore[union-attr]
    every = {_stem(text.lower()) for text in (*ids, *words)}
    return Vocabulary(_ranked(ids), _ranked(words), frozenset(map(shape, branded)), releases, tuple(_fewest(every)))


def is_id(text: str) -> bool:
    """Whether a text in lower case can only be an id: a number and a long word, or three parts and more."""
    if not _ID.fullmatch(text) or re.match(r"v\d", text):
        return False
    parts = [part for part in re.split(r"[-_./:@]", text) if part]
    longest = max((len(word) for word in _WORD.findall(text)), default=0)
    if longest < _STEM:
        return False
    if not any(char.isdigit() for char in text):
        return longest > _STEM and len(parts) > 1 and "-" in text and text != "p-image"
    return len(parts) > 2 or longest > _STEM


def shape(text: str) -> str:
    """An id with its numbers taken out: ``gpt-image-#-mini``."""
    return _NUMBER.sub("#", text)


def unreleased(text: str) -> str:
    """An id in lower case without what tells its release: ``imagen-4.0-generate`` of its ``-001`` and of its preview."""
    return _RELEASE.sub("", text)


def _brand(key: str, families: list[str]) -> bool:
    """Whether the shape of an id belongs to image models alone."""
    return "#" in shape(key) and "/" not in key and ("image" in key or any(family in key for family in families))


def _is_plain(text: str) -> bool:
    """A written-out name: words and a number, the last word not an everyday one."""
    last = text.rpartition(" ")[2]
    return (
        " " in text
        and len(text) > 7
        and any(char.isdigit() for char in text)
        and text[0].isalpha()
        and not last.islower()
    )


def _stem(text: str) -> str:
    """What to search for: the first telling word before the first digit, else all that stands before it."""
    head = re.split(r"\d", text, maxsplit=1)[0]
    telling: list[str] = [word for word in _WORD.findall(head) if len(word) >= _STEM and word not in _COMMON]
    if telling:
        return telling[0]
    found = re.match(r"\D*[\d.]+.?", text)
    return head if len(head) >= _STEM or not found else found.group()


def _fewest(stems: set[str]) -> Iterator[str]:
    """The stems that hold no other stem."""
    kept: list[str] = []
    for stem in sorted(stems, key=lambda s: (len(s), s)):
        if not any(other in stem for other in kept):
            kept.append(stem)
            yield stem


def _ranked(rows: dict[str, list[Name]]) -> dict[str, tuple[Name, ...]]:
    return {key: tuple(sorted(names, key=lambda n: _RANK.get(n.kind, 9))) for key, names in rows.items()}
