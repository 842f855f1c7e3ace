"""Which of LMArena's boards is meant, by the words of a sentence or those that stand over its section."""

from __future__ import annotations

from functools import lru_cache

from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.text.outline import Over
from imgpick.records import NamedTuple

CATEGORIES = (
    ("lmarena-edit-multi-image", ("multi-image", "multiple images", "multi image")),
    ("lmarena-edit", ("edit",)),
    ("lmarena-t2i-text-rendering", ("text rendering", "text-rendering", "text category", "category for text", "board for text", "rendering text", "typography category", "typography board", "typography arena", "typography leaderboard", "in typography", "for typography", "on typography")),
    ("lmarena-t2i-photorealistic", ("photoreal", "photo-real")),
    ("lmarena-t2i-portraits", ("portrait",)),
    ("lmarena-t2i-cartoon", ("cartoon", "anime")),
    ("lmarena-t2i-commercial-design", ("commercial design", "product design", "branding", "commercial")),
    ("lmarena-t2i-3d-modeling", ("3d",)),
    ("lmarena-t2i-art", (" art category", " art board", "artistic", "art leaderboard", "art arena")),
    ("lmarena-t2i-chinese", ("chinese",)),
    ("lmarena-t2i-russian", ("russian",)),
    ("lmarena-t2i-english", ("english",)),
)  # fmt: skip
"""Which board of LMArena the words of a sentence mean; without any of them the overall text-to-image board."""


_ANY = lazy(
    r"multi|edit|text|overall|rendering|typo|photo|portrait|cartoon|anime|commercial|product|branding|3d|art|chinese|russian|english"
)
"""One of these stands in every word of a board: most sentences have none."""


def board_of(lower: str) -> str:
    """The board of LMArena that a sentence means."""
    if not _ANY.search(lower):
        return "lmarena-t2i"
    return next((board for board, words in CATEGORIES if any(word in lower for word in words)), "lmarena-t2i")


_OVERALL = ("text-to-image", "text to image", "overall")


@lru_cache(maxsize=1024)
def category(text: str) -> str:
    """The one board of LMArena that a text names; empty where it names none, or several."""
    if not _ANY.search(text):
        return ""
    named = {board for board, words in CATEGORIES if any(word in text for word in words)}
    if "lmarena-edit-multi-image" in named:
        named.discard("lmarena-edit")
    if any(word in text for word in _OVERALL):
        named.add("lmarena-t2i")
    return named.pop() if len(named) == 1 else ""


class Carried(NamedTuple):
    """The board that stands over a section."""

    publisher: str = ""
    board: str = ""
    """The board of LMArena, where one is told."""
    days: frozenset[str] = frozenset()
    """The days that the same line names."""
    firm: bool = False
    """Whether the words speak of a table and not only of its publisher."""


_PUBLISHER = lazy(r"\blm ?arena|\blmsys|\bartificial ?analysis|\barena\.ai")
_TABLE = lazy(r"\b(?:leaderboards?|boards?|rankings?|ratings|standings|scores?|elo)\b")


def carried_board(over: Over) -> Carried:
    """The publisher, board and day of the nearest line over a section that names a publisher."""
    texts = (over.heading, *over.credits, *over.enclosing)
    text = next((text for text in texts if _PUBLISHER.search(text)), "")
    named = {mark.value for mark in words.boards(text)} - {"other"}
    if len(named) != 1:
        return Carried()
    days = frozenset(mark.value for mark in words.days(text) or words.days(over.heading))
    board = category(over.heading) or category(text)
    firm = text in over.credits or bool(_TABLE.search(text))
    return Carried(named.pop(), board, days, firm)
