"""Of which model of a sentence something is said, by its place."""

from __future__ import annotations

from collections.abc import Sequence

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy

_HELD_AGAINST = lazy(
    r"\b(?:follow(?:s|ed)|replace[sd]|succeed(?:s|ed)|supersede[sd]|came after|comes after|builds on|improves on|overt(?:ook|akes)|surpass(?:es|ed)|pass(?:es|ed)|(?:goes|went|moved|shot) past|dethron(?:es|ed)|edge[sd] out|outrank(?:s|ed)|(?:half|twice|double|a third of|a quarter of) the (?:price|cost|speed) of|(?:half|a third|a quarter|a tenth|double|twice) of|as [\w-]+ as|(?:than)) $"
)
_AND_IS = lazy(
    r" with (?:per-image )?(?:pricing|prices?|a price)\b|[,:] (?:at )?(?:about |around |only |just )?\$| (?:to (?:get|take|claim|win|grab|reach)|for) (?:the )?(?:top|first|no\.|number|#|\d)|,? and (?:(?:now|also|still) )?(?:is|was|has|costs?|goes|comes|takes|runs|makes|supports|can)\b"
)
STRANGERS = cued(
    r"\b(?:sdxl(?: (?:turbo|lightning))?|sd ?(?:1\.[45]|2\.\d|3)(?![.\d])|stable diffusion (?:xl|1(?:\.\d)?|2(?:\.\d)?|3)(?!\.?\d)|playground v?\d(?:\.\d)?|pixart[\w-]*|kandinsky|deepfloyd|dall-?e mini|craiyon|cogview\d?|omnigen\d?|janus[- ]pro|veo \d|sora(?: \d)?\b|(?:sunburst|flare)(?= (?:(?:also|now|still|only|even) )?(?:[a-z]{2,}(?:s|ed)|led|stood|won|came|is|has|had|at|with|first|second)\b)|flux(?:\.1| 1) ?\[?pro\b\]?|flux(?:\.1| 1)? (?:krea|fill|redux|canny|depth)\b(?:[ -]\[?(?:dev|pro)\b\]?)?)"
)
"""Image and video models that the base does not have: what is said of them is said of nobody here."""
_CONTRASTED = lazy(
    r"(?:\b(?:than|unlike|in contrast (?:to|with)|as opposed to|contrary to|compared (?:to|with))|['\u2019]s (?:rival|elder|older))(?: the)? [`*_\"]*$"
)
""" "A, unlike B, has ...": B is held against A, and nothing is said of it."""
_HAS_IT = lazy(
    r"[`*_\"]*(?:,? (?:but|yet|and|though)(?:,? unlike (?:it|that|the latter),?)?|,) (?:(?:also|still|even) )*(?:is|was|has|have|may|might|must|should|would|can(?:not)?|can['\u2019]t|does(?:n['\u2019]t)?|do(?:n['\u2019]t)?|will|won['\u2019]t|lacks?|without|with|(?!this|its|as|plus|less|minus|versus|besides|thus|perhaps|always)[a-z]{2,}s) "
)
_APART = lazy(
    r"\b(?:but|while|whereas|versus|vs|against|than|compared|times|half|twice|where|comparable|similar|akin|on par)\b|;|\([\[\s]*$"
)
_PLURAL = lazy(
    r"[`*_\"]*,? (?:(?:both|all|each|now|also|still|could|will|may) )*(?:can|cannot|are|have|do|don['\u2019]t|support|offer|return|write|export|output|accept|take|render|reach|make|give|allow|include|produce|deliver|lack|come|let|handle|edit|run|go|stop|use)\b"
)
_JOINED = lazy(r"[`*_\"]*(?: \([^()]{2,24}\))?(?:,|,? and|,? as well as| &)(?: the| also)? [`*_\"]*")
_AGAINST = lazy(
    r"\b(?:unlike|than|to|with|besides|like|versus|vs\.?|after|before|beyond|for|from|against|over|between|neither|compared?|of)\W+$"
)
_OBJECT = lazy(r"\b(?:compared (?:with|to)|unlike|next to|beside|against|versus) (?:the )?[`*_]*$")
"""What the model behind it is held against is said of another: "compared with X, it costs ..."."""
_TILE = lazy(r"[\s*_]*(?:from )?\$\d[^\n]{0,24}\n")
"""Begins a block of short lines in which what is sold stands below its price."""
_LABEL = lazy(r"[^\n]{0,16}\n[ \t*_]*")
_THAN = lazy(r"\b(?:than|over|half of|twice|double) (?:the )?[`*_]*$")
""" "20% cheaper than X: from $0.009 to $0.133" is said of another."""
_COLON = lazy(r"[`*_]*:")
_BESIDE = 2
"""Characters between a word and the name that it belongs to: "open-source X"."""
_FORWARD = frozenset(
    f"{joint} {article}".strip()
    for joint in (
        "for",
        "with",
        "using",
        "on",
        "for one",
        "of",
        "by",
        "from",
        "via",
        "in",
        "to run",
        "to use",
        "is",
        "was",
        "belongs to",
        "is the price of",
        "goes to",
    )
    for article in ("", "the", "a", "an", "one")
)


def of(
    lower: str,
    models: Sequence[Mention],
    strangers: Sequence[tuple[int, int]],
    subject: Mention | None,
    leads: bool,
    start: int,
    end: int,
) -> Mention | None:
    """The model that a stretch speaks of: named in it, right after it, or last before, else the ``subject`` or the next.

    ``leads`` says that what stands before any name is said of the ``subject``, of which the text goes on. ``strangers`` are
    where names stand that the base does not know: they take what is said right before or behind them.
    """
    inside = next((m for m in models if m.start < end and start < m.end), None)
    if inside:
        return inside
    after = next((m for m in models if m.start >= end), None)
    if after and lower[end : after.start] == " " and lower[end - 1 : end].isalpha():
        return after  # "X for finals, open-weight Y for research"
    if strangers and _of_stranger(models, strangers, start, end):
        return None
    if after and words.between(lower, end, after.start) in _FORWARD:
        return after
    if after and _TILE.match(lower) and _LABEL.fullmatch(lower, end, after.start):
        return after if after.kind == "exact" else None
    before = [m for m in models if m.end <= start]
    if before or leads:
        return _before(lower, before, subject, leads)
    return subject or (None if after and _APART.search(lower, end, after.start) else after)


def _before(lower: str, before: Sequence[Mention], subject: Mention | None, leads: bool) -> Mention | None:
    """Of the models that are named before a stretch the one that it speaks of; the ``subject`` where it is held against one."""
    if not before:
        return subject
    last = before[-1]
    if len(before) > 1 and _goes_on_with(lower, before[-2], last):
        return before[-2]
    if leads and subject and _OBJECT.search(lower, 0, last.start):
        return subject
    held = _THAN.search(lower, 0, last.start) and (_COLON.match(lower, last.end) or _AND_IS.match(lower, last.end))
    return subject if held and len(before) == 1 else last


def _of_stranger(models: Sequence[Mention], strangers: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether an unknown name stands nearer before a stretch than any model, or right behind it."""
    nearest = max((m.end for m in models if m.end <= start), default=0)
    return any((nearest <= first and last <= start) or 0 <= first - end < _BESIDE for first, last in strangers)


def _goes_on_with(lower: str, first: Mention, second: Mention) -> bool:
    """ "A replaced B and is the newest", "A is half the price of B, and goes up to 4K": what follows is said of A."""
    joint = lower[first.end : second.start]
    if _CONTRASTED.search(joint) and _HAS_IT.match(lower, second.end):
        return True
    return bool(_HELD_AGAINST.search(joint)) and bool(_AND_IS.match(lower, second.end))


def coordinated(lower: str, models: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The models named with one as joint subjects of a verb: A and B of "A, B and C support it", where C is the one."""
    return joined_before(lower, models, mention) if _PLURAL.match(lower, mention.end) else []


def joined_before(lower: str, models: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The models before one that are joined to it: A and B of "A, B and C"."""
    if mention not in models:
        return []
    at = models.index(mention)
    found: list[Mention] = []
    while at and _JOINED.fullmatch(lower, models[at - 1].end, models[at].start):
        at -= 1
        found.append(models[at])
    apart = found and _AGAINST.search(lower, max(0, found[-1].start - 16), found[-1].start)
    return [] if apart else found
