"""The names of the base as a tree of words, and how they are found in a text.

A text is searched for the first word of each name only; at a hit the tree is walked word by word, so the
longest name wins and ``Imagen 1`` is not found inside ``Imagen 1.5``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imgpick.checking.finding.name_words import COMMON, COMPOUND, NUMBERED
from imgpick.checking.patterns.cues import Words, tables
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.patterns.literals import plain
from imgpick.kb.anchors import Tree, grow, merged, spellings
from imgpick.kb.base import Base, read_name
from imgpick.kb.facts import Name
from imgpick.kb.names import RANK, normal
from imgpick.records import NamedTuple

_TOKEN = lazy(
    r"([a-z]+|\d+(?:\.\d+)*|[^\W\d_a-z]+)([ \t\-\u2010-\u2014_.\[\]()\u00b7/\\]{0,3}(?:\n(?![ \t]*\d{1,3}[.)][ \t]))?[ \t\[]?)"
)
_VERSION = lazy(
    r"[ \-.]?v?(\d{1,2}(?:\.\d{1,2})?)(?![\w%\u00d7]|\.\d|,\d| ?(?:x|\u00d7) ?\d|[-\u2013]\d| ?(?:images|pictures|pics|variants|models|times|versions|tiers"
    r"|examples|ways|reasons|things|prompts|seconds?|secs?|minutes?|steps?|credits?|mp\b|megapixels?|cents?|usd|dollars?|percent|points?|of\b|out of"
    r"|votes|months?|weeks?|days?|years?|or \d|to \d|by \d|by\b|reference|input|people|users|languages|routes|plans|bit|generations|outputs|aspect)"
    r"|(?<=[ -]1) (?:image|picture|variant|model|version|tier|prompt)\b)"
)
_HYPHENED = lazy(r"\d-(\d)(?![\d.])")
"""A version in an id that writes its stop as a hyphen."""
_WITH_V = lazy(r"[ -]v\d")
_MISSPELT = lazy(r"-\d(?:-\d|\.0)$")
"""Ends an id that writes a version otherwise than its vendor."""
_GEMINI = lazy(
    r"gemini \d(?:\.\d)? (?:flash|pro|ultra|nano)(?:[ -]lite)? image(?: preview)?(?! (?:understanding|input|analysis|recognition))\b"
)
_IDS = frozenset(("old", "wrong", "route-id", "board", "reseller", "weights"))
_TAIL = lazy(r"(?:[-_.][a-z0-9]+)+")
_FILE = lazy(r"\.(?:png|jpe?g|webp|gif|svg|md|mdx|html?|py|js|ts|json|ya?ml|txt|com|ai|org|net|io|dev|app)$")


class Mention(NamedTuple):
    """A name in a text. Offsets are those of the original text."""

    start: int
    end: int
    text: str
    kind: str
    """exact, family, product, old, wrong, ambiguous, other, unknown-version or unknown-id."""
    models: tuple[str, ...] = ()
    family: str = ""
    tier: str = ""
    note: str = ""
    source: str = ""
    weak: bool = False
    """Whether the name means other things, too, and needs a context."""
    id_like: bool = False
    """Whether it is written as an API id: small letters, hyphens, no spaces."""
    image: str = ""
    """``no`` where the base says that it is the name of a product that makes no images, ``announced`` of one that is not out."""


_APPS = (
    ("ChatGPT", "gpt-image"), ("Google AI Pro", "nano-banana"), ("Google AI Ultra", "nano-banana"), ("Gemini app", "nano-banana"),
    ("Gemini Advanced", "nano-banana"),
)  # fmt: skip
"""Chat apps and their plans, which people take for the model they run."""


_REACH = 60
"""Characters in which the next word of a name is looked for."""
_MOST_SEEN = 10_000
"""Ways to write names that are kept."""


class Lexicon:
    """The names of one base, ready for searching."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._trees: dict[str, Tree] = {}
        self._seen: dict[tuple[str, str], tuple[Any, ...]] = {}
        self._ended: dict[int, list[Name]] = {}
        self._apps: dict[str, Tree] = {}
        for app, family in _APPS:
            for first, *rest in spellings(app):
                grow(self._apps.setdefault(first, {}), rest, Name(app, "app", tuple(base.members(family)[:1])))
        self.anchors = sorted({*base.anchors(), *self._apps})
        self._words = Words(tables((f" {plain(anchor.split()[0])}", 1 << at) for at, anchor in enumerate(self.anchors)))

    def _tree(self, first: str) -> Tree:
        """The names that begin with a word, word by word; at "" the names that end there."""
        tree = self._trees.get(first)
        if tree is None:
            tree = merged(self.base.begun(first), self._apps.get(first, {}))
            if tree:  # texts hold any number of words that no name begins with
                self._trees[first] = tree
        return tree

    def _ending(self, node: Tree) -> list[Name]:
        """The names that end at a place of a tree, read when a text first gets there."""
        rows = node.get("")
        if rows is None:
            return []
        known = self._ended.get(id(rows))
        if known is None:
            every = (row if isinstance(row, Name) else read_name(row) for row in rows)
            known = self._ended[id(rows)] = [name for name in every if not _is_a_word(name)]
        return known

    def find(self, text: str, lower: str) -> Iterator[Mention]:
        """The names in ``text``, in order, none inside another. ``lower`` is the text in small letters, same length."""
        last = 0
        for at, anchor in sorted(self._hits(lower)):
            if at < last:
                continue
            mention = self._at(text, lower, at, anchor, len(text))
            if mention:
                yield mention
                last = mention.end

    def _hits(self, lower: str) -> Iterator[tuple[int, str]]:
        bits = self._words.of(lower)
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            anchor = self.anchors[lowest.bit_length() - 1]
            at = lower.find(anchor)
            while at >= 0:
                before = lower[at - 1] if at else " "
                if not before.isalnum() and before not in "_@#":
                    yield at, anchor
                at = lower.find(anchor, at + len(anchor))

    def _at(self, text: str, lower: str, at: int, anchor: str, end: int) -> Mention | None:
        """The longest name that begins here."""
        best = self._longest(text, lower, at, end)
        near = lower[at : min(end, at + _REACH)]
        if ".0" in near:
            best = _longer(best, self._longest(text, lower, at, end, whole=True))
        if _WITH_V.search(near):
            best = _longer(best, self._longest(text, lower, at, end, bare=True))
        if _HYPHENED.search(near):
            best = _longer(best, self._longest(text, lower, at, end, joined=True))
        if best is None:
            return self._no_such(text, lower, at, end)
        stop, names = best
        if lower.startswith("\\]", stop) and "\\[" in text[at:stop]:
            stop += 2
        elif stop < end and lower[stop] in ")]" and ("(" in text[at:stop] or "[" in text[at:stop]):
            stop += 1
        mention = self._unknown(text, lower, self._mention(text, at, stop, names, anchor), end)
        spelled = (
            mention.kind == "exact" and _MISSPELT.search(mention.text) and all(n.name != mention.text for n in names)
        )
        return mention._replace(kind="unknown-id", id_like=True, weak=False) if spelled else mention

    def _longest(
        self, text: str, lower: str, at: int, end: int, *, whole: bool = False, joined: bool = False, bare: bool = False
    ) -> Ending | None:
        """Where the longest name ends that begins here, and what it may mean. ``whole`` reads "4.0" as "4", ``joined``
        "4-5" as "4.5", ``bare`` "v5" as "5"."""
        node: Tree | None = None
        best: Ending | None = None
        position = at
        while position < end:
            token = _TOKEN.match(lower, position, min(end, position + _REACH))
            if not token:
                break
            word, stop = token.group(1), token.end(1)
            hyphened = joined and node and " " not in lower[at:position] and _HYPHENED.match(lower, position, end)
            if hyphened and node and f"{word}.{hyphened.group(1)}" in node:  # seedream-4-5
                word, stop = f"{word}.{hyphened.group(1)}", hyphened.end()
                token = _TOKEN.match(lower, hyphened.start(1), min(end, position + _REACH)) or token
            if bare and word == "v" and node and lower[stop : stop + 1].isdigit():
                position = token.end()
                continue
            node = self._tree(word) if node is None else node.get(word.removesuffix(".0") if whole else word, {})
            if not node:
                break
            ended = lower.startswith(". ", stop)  # the end of a sentence
            names = self._ending(node)
            found = _written_so(names, text[at:stop]) if names else []
            if found and (self._whole(lower, stop, end) or self._goes_on(lower, stop, end, found)):
                best = (stop, found)
            if ended:
                break
            position = token.end()
        return best

    def _no_such(self, text: str, lower: str, at: int, end: int) -> Mention | None:
        """A name built like Google's own ("Gemini 2.5 Pro Image") that no model has."""
        match = _GEMINI.match(lower, at, end)
        if match is None:
            return None
        return Mention(at, match.end(), text[at : match.end()], "wrong", note="no Gemini image model is called so")

    def _unknown(self, text: str, lower: str, mention: Mention, end: int) -> Mention:
        """The mention, or what it becomes when a version or id goes on that the base does not know."""
        if mention.kind in ("family", "exact") and not any(char.isdigit() for char in mention.text):
            version = _VERSION.match(lower, mention.end, end)
            known = self.base.model(mention.models[0]).name if mention.kind == "exact" else ""
            written = self._written_otherwise(mention.text, version.group(1)) if version else []
            if version and written:
                shown = text[mention.start : version.end()]
                return Mention(mention.start, version.end(), *self.meaning(shown, written, shown.casefold()))
            if version and (not known or _is_another(version.group(1), known)):
                shorter = self._without_vendor(text, lower, mention, end)
                if shorter:
                    return shorter
                stop = version.end()
                more = _TAIL.match(lower, stop, end) if _is_id(text[mention.start : stop]) else None
                stop = more.end() if more and not _FILE.search(more.group()) else stop
                shown = text[mention.start : stop]
                return mention._replace(end=stop, text=shown, kind="unknown-version", note=version.group(1))
        tail = _TAIL.match(lower, mention.end, end) if lower[mention.end : mention.end + 1] in ("-", "_", ".") else None
        if tail:
            shown = text[mention.start : tail.end()]
            words = regex(r"[-_.]").split(tail.group()[1:])
            if "-" in shown and shown == shown.lower() and not COMPOUND & set(words) and not _FILE.search(shown):
                weak = mention.weak and not any(map(str.isdigit, tail.group()))
                return mention._replace(end=tail.end(), text=shown, kind="unknown-id", id_like=True, weak=weak)
        return mention

    def _written_otherwise(self, name: str, version: str) -> list[Name]:
        """The names of a version that the base writes with a v or a nought more: "Midjourney 7", "ChatGPT Images 2"."""
        forms = (f"{name} v{version}", f"{name} {version}.0")[: 1 if "." in version else 2]
        return next(filter(None, (self.base.named(normal(form)) for form in forms)), [])

    def _without_vendor(self, text: str, lower: str, mention: Mention, end: int) -> Mention | None:
        """The version that is known without the first word, as in "Microsoft MAI Image 2.5"; None where it is not."""
        gap = _TOKEN.match(lower, mention.start, mention.end)
        if gap is None or gap.end() >= mention.end:
            return None
        word = _TOKEN.match(lower, gap.end(), end)
        found = word and self._at(text, lower, gap.end(), word.group(1), end)
        known = found and found.kind in ("exact", "ambiguous", "unknown-id") and found.end > mention.end
        return found._replace(start=mention.start, text=text[mention.start : found.end]) if found and known else None

    def _whole(self, lower: str, stop: int, end: int) -> bool:
        """Whether a name may end here: not inside a word, a version or an id."""
        after = lower[stop : min(end, stop + 2)]
        if not after:
            return True
        if after[0].isalnum() or after[0] == "_":
            return False
        return not (after[0] == "." and len(after) > 1 and after[1].isdigit())

    def _goes_on(self, lower: str, stop: int, end: int, names: list[Name]) -> bool:
        """Whether a version follows a family's name: ``FLUX.7``."""
        return any(name.kind == "family" for name in names) and bool(_VERSION.match(lower, stop, end))

    def _mention(self, text: str, start: int, end: int, names: list[Name], anchor: str) -> Mention:
        shown = text[start:end]
        known = self._seen.get((shown, anchor))
        if known is None:
            if len(self._seen) > _MOST_SEEN:
                self._seen.clear()
            known = self._seen[shown, anchor] = self.meaning(shown, names, anchor)
        return Mention(start, end, *known)

    def meaning(self, shown: str, names: list[Name], anchor: str) -> tuple[Any, ...]:
        """What a mention holds beside its place."""
        names = [n for n in names if n.kind == "api" and n.name == shown] or names
        kind, models, family, tier, row = self._reading(names)
        rest = shown[len(anchor) :]
        bare = kind == "app" or (anchor in COMMON and not any(c.isalpha() and c not in "vV" for c in rest))
        if bare and any(c.isdigit() for c in rest):
            joined = shown[:1].isupper() and rest[:1] == "." and rest[1:2].isdigit()  # "Flux.2"
            bare = anchor in NUMBERED and not joined and not (shown.isupper() and "." in rest)
        return shown, kind, models, family, tier, row.note, row.source, bare, _is_id(shown), row.image

    def _reading(self, names: list[Name]) -> tuple[str, tuple[str, ...], str, str, Name]:
        """Kind, models, family and tier of what some names mean together, and the one that says so."""
        best = min(RANK[name.kind] for name in names)
        rows = [name for name in names if RANK[name.kind] == best]
        row = rows[0]
        families = [name for name in rows if name.kind == "family"]
        if families:
            row = families[0]
            members = tuple(self.base.members(row.family))
            if len(members) == 1:
                return "exact", members, row.family, "", row
            return "family", members, row.family, "", row
        models = tuple(dict.fromkeys(model for name in rows for model in name.models))
        tier = row.tier if len({name.tier for name in rows}) == 1 else ""
        if row.kind in ("old", "wrong", "product"):
            return row.kind, models, "", tier, row
        if row.kind == "app":
            return "app", row.models, "", "", row
        if row.kind in ("reseller", "other"):
            return "other", (), "", tier, row
        return ("exact" if len(models) == 1 else "ambiguous"), models, "", tier, row


def _is_id(shown: str) -> bool:
    """Whether a name is written as an API id: small letters, hyphens, no blanks."""
    return shown == shown.lower() and " " not in shown and ("-" in shown or "_" in shown)


Ending = tuple[int, list[Name]]
"""Where a name ends, and what it may mean."""


def _is_another(version: str, name: str) -> bool:
    """Whether a version is none of a model's name; "3" may be short for "3.5"."""
    numbers = regex(r"\d+(?:\.\d+)?").findall(name)
    return bool(numbers) and not any(n == version or n.startswith(f"{version}.") for n in numbers)


def _longer(one: Ending | None, other: Ending | None) -> Ending | None:
    """The name that reaches further; the first of two that end alike."""
    return other if other and (one is None or other[0] > one[0]) else one


def _written_so(names: list[Name], shown: str) -> list[Name]:
    """The names that a text can mean as it is written: an id keeps its hyphens, so it never holds a blank."""
    if len(shown.split()) == 1:
        return names
    return [n for n in names if n.kind not in _IDS or " " in n.name or n.name != n.name.lower()]


def _is_a_word(name: Name) -> bool:
    """Whether a board's name for a model is nothing but a word, which other texts hold for other reasons."""
    return name.kind == "board" and " " not in name.name and "(" not in name.name and name.name.isalpha()
