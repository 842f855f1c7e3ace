"""Names people write, and the model, family or mistake each stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from imgpick.kb.facts import Name
from imgpick.records import NamedTuple

_SAME = str.maketrans({"–": "-", "—": "-", "‑": "-", "‐": "-", "·": "", "’": "'"})
_KEPT = frozenset("/:@+")

RANK = {
    "id": 0, "name": 0, "api": 0, "spelling": 1, "family": 1, "tier-label": 2, "product": 2,
    "route-id": 3, "weights": 3, "board": 3, "code-name": 4, "old": 5, "wrong": 6, "app": 4, "reseller": 7, "other": 8,
}  # fmt: skip
"""Which reading wins when a name has several: lower first."""


@lru_cache(maxsize=4096)
def normal(name: str) -> str:
    """The form in which spellings of one name agree: ``FLUX.2 [pro]``, ``flux-2-pro`` and ``Flux 2 Pro``.

    A dot counts only between digits, so ``gpt-image-2.5`` is not ``gpt-image-25``.
    """
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFKC", name.translate(_SAME))
    text = name.casefold()
    out: list[str] = []
    for index, char in enumerate(text):
        if (
            char.isalnum()
            or char in _KEPT
            or (char == "." and 0 < index < len(text) - 1 and text[index - 1].isdigit() and text[index + 1].isdigit())
        ):
            out.append(char)
    return "".join(out)


class Resolution(NamedTuple):
    """What a name stands for.

    ``kind`` is exact, family, product, old, wrong, ambiguous or unknown. ``models`` are the models it can
    mean, the likeliest first; ``family`` is set for a family; ``tier`` when the name carries one.
    """

    query: str
    kind: str
    models: tuple[str, ...] = ()
    family: str = ""
    tier: str = ""
    note: str = ""
    source: str = ""
    suggestions: tuple[str, ...] = ()


def resolve(
    query: str,
    find: Callable[[str], Sequence[Name]],
    members: Callable[[str], Sequence[str]],
    every_name: Iterable[str],
) -> Resolution:
    """Resolve a name. ``find`` gives the rows of a normal form, ``members`` a family's models, newest first.

    ``every_name`` is gone through only for the suggestions to an unknown name.
    """
    rows = find(normal(query)) if query.strip() else ()
    if not rows:
        return Resolution(query, "unknown", suggestions=_near(query, every_name))
    best = min(RANK[row.kind] for row in rows)
    rows = [row for row in rows if RANK[row.kind] == best]
    families = [row for row in rows if row.kind == "family"]
    if families:
        row = families[0]
        models = tuple(members(row.family))
        if len(models) == 1:
            return Resolution(query, "exact", models, row.family)
        return Resolution(query, "family", models, row.family, note=row.note, source=row.source)
    meant = tuple(dict.fromkeys(model for row in rows for model in row.models))
    row = rows[0]
    tier = row.tier if len({r.tier for r in rows}) == 1 else ""
    return Resolution(query, _kind(row.kind, len(meant)), meant, "", tier, row.note, row.source)


def _kind(kind: str, count: int) -> str:
    if kind in ("old", "wrong", "product"):
        return kind
    if kind in ("reseller", "other"):
        return "wrong"
    return "exact" if count == 1 else "ambiguous"


def _near(query: str, every_name: Iterable[str]) -> tuple[str, ...]:
    from difflib import get_close_matches

    forms: dict[str, str] = {}
    for name in every_name:
        forms.setdefault(normal(name), name)
    near = get_close_matches(normal(query), forms, n=5, cutoff=0.6)
    return tuple(forms[form] for form in near)
