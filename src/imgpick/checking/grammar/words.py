"""The words of the grammar: tiers, sizes, routes, boards, modes, days, and the turns that make a sentence no claim.

Every reader takes a text in small letters and answers with marks: offsets in that text and what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from imgpick.checking.grammar import per
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.kb.base import Base
from imgpick.records import NamedTuple


class Mark(NamedTuple):
    """Something that was recognised in a text."""

    start: int
    end: int
    value: str


_NOT_A_TIER = (
    r"(?![- ]?(?:resolution|res\b|volume|demand|traffic|level|end\b|fidelity|contrast|concurrency|throughput|latency|budget|cost(?!s? (?:\$|\d|about|around|roughly|only|just|exactly|nearly|almost|as (?:much|little)|less|more|the same|twice|half|an? (?:third|quarter|tenth)|[a-z]+ times|(?:[a-z]+ ){1,3}cents))|price|priced"
    r"|stakes|rank\w*|on the (?:list|agenda|board|leader\w*|table|rank\w*|chart)|in the|school|way|as\b|for a\b(?! (?:\d|square|landscape|portrait|standard|single|plain))|enough|and dry|pass\b|risk|scores?\b|scoring|up\b|key\b|light|speed|side|"
    r"model|models\b|users?\b|plans?\b))"
)
_AFTER_FOR = r"|(?<=for ){0}(?=[.,;)]|$| and\b| or\b)|(?<=at ){0}(?=[.,;)]|$| and\b| or\b)|(?<=\d in ){0}(?=[.,;)]|$| and\b| or\b)|(?<=, ){0}(?=$| \|)|(?<=\| ){0}(?=$| \|)|^{0}$|{0}(?= ?/ ?[a-z])|(?<=/ ){0}\b|(?<=[a-z]/){0}\b"
"""An everyday word is a tier where it stands alone: behind a price ("$0.10 for Quality") or in a cell."""
_PRICED = r"|(?:(?<=, )|(?<=and )){0}(?= (?:only |just )?(?:\$\.?\d|[\w.]+ cents?\b))|{0}(?= (?:at|is|for|costs?|runs?|asks?|takes?|comes? to|will (?:cost|be|set you back)) (?:about |only |just )?(?:\$?\.?\d|[a-z]+ cents?\b)|:? \(?\$\.?\d)|(?<=\(){0}(?=\))|^{0}(?= \|)|^{0}(?= (?:on|with|in|from) )"
_TIER_WORDS = {
    "very-low": r"very[- ]low", "low": r"low(?:est)?", "medium": r"medium|med|mid[- ]tier", "high": r"high(?:est)?",
    "very-high": r"very[- ]high", "xhigh": r"x-?high|extra[- ]high", "max": r"max\b(?!imum)", "hd": r"hd",
    "vector": r"vector|svg", "pro-vector": r"pro[- ](?:text[- ]to[- ])?(?:vectors?|svgs?)",
    "auto": r"auto", "turbo": r"turbo", "quality": rf"quality (?:tier|mode|speed|setting|option){_PRICED.format('quality')}{_AFTER_FOR.format('quality')}",
    "default": rf"default (?:tier|speed|mode|setting|option){_PRICED.format('default')}{_AFTER_FOR.format('default')}",
}  # fmt: skip
_KEPT = 4096
"""Texts whose marks are kept: heads and labels of tables come again and again."""
_TIER_STEMS = {
    "standard": ("standard", "raster"),
    "vector": ("vector", "svg"),
    "pro-vector": ("pro",),
    "medium": ("med", "mid"),
    "very-low": ("low",),
    "xhigh": ("high",),
}
"""Texts of which one stands wherever a tier is named; for all others the longest part of its name."""
_SIZE = lazy(
    r"(?=[\dfu])(?:(?<![\w.])(\d{3,4})\s?(?:x|\u00d7|by)\s?(\d{3,4})(?:\s?px|\s?pixels?)?(?!\w)|(?<![\w$.])(0\.5|0\.75|1|1\.5|2|3|4|8)\s?k(?!\w|-?ish\b)(?! (?:images\b|imgs?\b|pictures\b|tokens?|generations|calls|requests|words|users|votes|stars|downloads|thumbnails|a month|per month|renders))"
    r"|(?<![\w.$])(\d+(?:\.\d+)?)[- ]?(?:mp|megapixels?)(?!\w)|(?<![\w$.])(1|2|4|8)k(?= (?:images|pictures|thumbnails|renders)\b)|\b(1080p|full hd|uhd|4k uhd)\b|(?<![\w.$x\u00d7])(512|1024|2048|4096)(?:\s?(?:px|pixels?)(?!\w)|(?= (?:size|class|setting)\b)))"
)
_SQUARES = {"1": "1.05", "2": "4.19", "4": "8.29"}
"""The megapixels of the classes, as vendors give the limits of their price bands."""
_ABOVE = lazy(r"(?:\b(?:above|over|beyond|(?:larger|bigger|more) than)|>)\s?$")
_MODES = {
    "batch": (("batch",), lazy(r"(?<!not )(?<!non-)(?<!no )(?<!without )(?<!/)\bbatch(?:ed|es|ing)?\b(?! of\b)")),
    "edit": (
        ("edit", "image", "inpaint"),
        lazy(
            r"\bedit(?:s|ed|ing)?\b(?!(?: \d)?: (?!(?:about|from|only|around|roughly|up|low|medium|high|starts|at|per)\b)[a-z])(?! (?:rank\w*|(?:leader)?board|arena|category|table|list|scores?|elo)\b)|\bimage[- ]to[- ]image\b|\binpaint\w*"
        ),
    ),
    "standard": (("raster",), lazy(r"\braster\b")),
    "svg": (("svg", "vector"), lazy(r"\bsvgs?\b|\bvectors?\b")),
}
_BOARDS = (
    ("Artificial Analysis", ("artificial", "aa"), lazy(r"\bartificial ?analysis(?:'s|\u2019s)?(?: (?:image|text[- ]to[- ]image|image editing))?(?: (?:arena|leaderboard|index|board))?|\baa(?='s|\u2019s| (?:image|arena|leader|board|elo|rank))")),
    ("LMArena", ("arena", "lmsys"), lazy(r"\b(?:lm ?arena|lmsys(?: arena)?|arena\.ai|chatbot arena)(?:\.ai)?(?:'s|\u2019s)?|\b(?:(?:text[- ]to[- ]image|image[- ]edit(?:ing)?|image|vision|the) )?(?<!ai )(?<!mage )(?<!design )(?<!lumenfall )(?<!speech )(?<!video )(?<!music )(?<!web )(?<!analysis )(?<!analysis image )(?<!own )(?<!internal )(?<!in-house )(?<!office )(?<!private )arena\b(?! (?:of|for (?:debate|competition)))")),
)  # fmt: skip
_LEAD = 26
"""Letters that may stand before the year in a date, or before the stem of a board's name."""
_OTHER_BOARDS = lazy(
    r"\b(?:geneval|dpg(?:-bench)?|genexam|t2i-compbench|imgedit|gedit|hpsv?\d?|hugging ?face|(?:our|my) (?:(?!lm)[\w-]+ ){0,2}?(?:tests?|benchmark|leaderboard|evaluation|editors?|testers?|readers|jury|panel|designers?|arena|votes?|poll|students)|imagebench|vbench|mj-bench|(?:design|ai|mage|lumenfall|web|video|own) ?arena|[a-z][\w-]{2,20}(?:bench|eval)|llm-stats|openrouter(?:'s)? rankings?)\b"
)
_BENCHMARKS = lazy(r"\b(?:on|in|across) (?:[\w-]+ ){1,3}?benchmarks?\b|\ba benchmark\b")
_OTHER_WORDS = (
    "eval", "bench", "imgedit", "gedit", "hps", "hugging", "our ", "my ", "arena", "ranking", "genexam", "dpg", "llm-stats",
)  # fmt: skip
"""One of these stands in every match of ``_OTHER_BOARDS``: looking for them first is cheap."""
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTHS = {name: index for index, name in enumerate(MONTHS.split("|"), 1)}
_MONTHS |= {name[:3]: index for name, index in _MONTHS.items()} | {"sept": 9}
_MONTH = rf"({MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_DAYS = lazy(
    rf"(?=[\djfmasondielsbq])(?:(?:(?<![\w.-])|(?<=mid-)|(?<=early-)|(?<=late-))(?:(20\d\d)-(\d\d)(?:-(\d\d))?(?![\w-])|(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (20\d\d)|{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)|{_MONTH},? (?:of )?(20\d\d)"
    rf"|(?:early|mid|late|in|since|of|during|by|spring|summer|autumn|fall|q[1-4])[ -](20\d\d)(?!-\d))(?!\w))"
)


@lru_cache(_KEPT)
def tiers(lower: str, known: tuple[str, ...], text: str = "") -> tuple[Mark, ...]:
    """The tiers of ``known`` that a text names, in order; everyday words too where ``text`` writes them as names."""
    found = [
        Mark(match.start(), match.end(), match.group().lower())
        for match in (_AS_NAMES.finditer(text) if "quality" in known or "default" in known else ())
        if match.group().lower() in known
    ]
    for tier in known:
        if not any(stem in lower for stem in _TIER_STEMS.get(tier) or (max(tier.split("-"), key=len),)):
            continue
        words = _TIER_WORDS.get(tier) or re.escape(tier).replace(r"\-", "[- ]")
        for match in _tier_pattern(words).finditer(lower):
            found.append(Mark(match.start(), match.end(), tier))
    found.sort(key=lambda mark: (mark.start, mark.start - mark.end))
    return tuple(mark for index, mark in enumerate(found) if index == 0 or mark.start >= found[index - 1].end)


_AS_NAMES = lazy(
    r"(?<=[\w,;:(] )(?:Quality|Default)\b(?! (?:of|[A-Z]))|(?:(?<=\b[Aa]t )|(?<=\b[Ii]n ))(?:Quality|Default)\b(?! of\b)"
)


@cache
def _tier_pattern(words: str) -> re.Pattern[str]:
    return regex(rf"(?<![\w-])(?:{words})(?![\w]){_NOT_A_TIER}(?:[- ]quality| tier| setting| mode)?")


@lru_cache(_KEPT)
def sizes(lower: str) -> tuple[Mark, ...]:
    """Picture sizes as the base writes them: 1024x1536, 2K, or megapixels such as ``2MP``."""
    found = []
    for match in _SIZE.finditer(lower):
        if match.group(1):
            value = f"{match.group(1)}x{match.group(2)}"
        elif match.group(3):
            value = {"0.5": "512", "0.75": "768x768"}.get(match.group(3), f"{match.group(3)}K")
            if match.group(3) in _SQUARES and _ABOVE.search(lower, max(0, match.start() - 12), match.start()):
                value = f">{_SQUARES[match.group(3)]}MP"
        elif match.group(4):
            above = _ABOVE.search(lower, max(0, match.start() - 12), match.start())
            value = f"{'>' if above else ''}{match.group(4)}MP"
        elif match.group(5):
            if not per.is_class(lower, match.start(), int(match.group(5))):
                continue
            value = f"{match.group(5)}K"
        elif match.group(6):
            value = "4K" if "uhd" in match.group(6) else "1920x1080"
        else:
            value = {"512": "512", "1024": "1K", "2048": "2K", "4096": "4K"}[match.group(7)]
        found.append(Mark(match.start(), match.end(), value))
    return tuple(found)


@lru_cache(_KEPT)
def modes(lower: str) -> tuple[Mark, ...]:
    """Where a text names batch, edit, svg, and raster, which is none of them."""
    return tuple(
        Mark(m.start(), m.end(), mode)
        for mode, (stems, pattern) in _MODES.items()
        if any(stem in lower for stem in stems)
        for m in pattern.finditer(lower)
    )


@lru_cache(_KEPT)
def boards(lower: str) -> tuple[Mark, ...]:
    """The publishers of leaderboards that a text names; ``other`` for boards that the base does not have."""
    found: list[Mark] = []
    for name, stems, pattern in _BOARDS:
        first = min((at for stem in stems if (at := lower.find(stem)) >= 0), default=-1)
        if first >= 0:
            for match in pattern.finditer(lower, max(0, first - _LEAD)):
                if not any(mark.start < match.end() and match.start() < mark.end for mark in found):
                    found.append(Mark(match.start(), match.end(), name))
    if any(word in lower for word in _OTHER_WORDS):
        found += [Mark(match.start(), match.end(), "other") for match in _OTHER_BOARDS.finditer(lower)]
    if not found and "benchmark" in lower:
        found += [Mark(match.start(), match.end(), "other") for match in _BENCHMARKS.finditer(lower)]
    return tuple(_own_arenas(lower, sorted(found)))


_ITS_ARENA = lazy(r"['\u2019]?s? (?:[\w-]+ ){0,4}")


def _own_arenas(lower: str, found: list[Mark]) -> Iterator[Mark]:
    """Boards without the bare "arena" that is another publisher's: "Artificial Analysis blind image-editing arena"."""
    before: Mark | None = None
    for mark in found:
        bare = (
            mark.value == "LMArena"
            and "lm" not in lower[mark.start : mark.end]
            and ".ai" not in lower[mark.start : mark.end]
        )
        if not (
            bare
            and before
            and before.value == "Artificial Analysis"
            and _ITS_ARENA.fullmatch(lower, before.end, mark.start)
        ):
            yield mark
        before = mark


@lru_cache(_KEPT)
def days(lower: str) -> tuple[Mark, ...]:
    """Dates as ISO texts: a day, a month (2026-05) or a year."""
    first = lower.find("20")
    if first < 0:
        return ()
    found = [(match, _iso(match.groups())) for match in _DAYS.finditer(lower, max(0, first - _LEAD))]
    return tuple(Mark(match.start(), match.end(), day) for match, day in found if day)


def _iso(groups: Sequence[str | None]) -> str:
    year, month, day, day2, month2, year2, month3, day3, year3, month4, year4, year5 = groups
    if year:
        valid = 1 <= int(month or 0) <= 12
        return (_of_calendar(f"{year}-{month}-{day}") if day else f"{year}-{month}") if valid else ""
    if month2 and day2:
        return _of_calendar(f"{year2}-{_MONTHS[month2]:02}-{int(day2):02}")
    if month3 and day3:
        return _of_calendar(f"{year3}-{_MONTHS[month3]:02}-{int(day3):02}")
    if month4:
        return f"{year4}-{_MONTHS[month4]:02}"
    return year5 or ""


def _of_calendar(day: str) -> str:
    """``day`` if there is such a day, else the empty text: February has no 30th."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return ""
    return day


class Routes:
    """The routes of a base by the words that writers use for them."""

    def __init__(self, base: Base) -> None:
        words: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        for key in base.ids("route"):
            route = base.route(key)
            self.kinds[key] = route.kind
            if key == "midjourney-app":
                continue
            for name in (route.name.partition(" (")[0], *route.names):
                words.setdefault(name.casefold().replace("\u2019", "'"), key)
        self._words = words
        pattern = "|".join(re.escape(word).replace("'", "['\u2019]") for word in sorted(words, key=len, reverse=True))
        self._pattern = lazy(rf"(?<![\w./@-])(?:{pattern})(?![\w-])")
        self.find = lru_cache(_KEPT)(self._found)
        """The routes that a text names, in order."""

    def _found(self, lower: str) -> tuple[Mark, ...]:
        found = []
        for match in self._pattern.finditer(lower):
            key = self._words[match.group().replace("\u2019", "'")]
            if match.group() in ("together", "vertex", "foundry", "codex", "poe", "venice", "fal") and not _is_route(
                lower, match
            ):
                continue
            found.append(Mark(match.start(), match.end(), key))
        return tuple(found)


def _is_route(lower: str, match: re.Match[str]) -> bool:
    """Whether a common word stands where a route stands: after on, via, through, at, or with a possessive."""
    before = lower[max(0, match.start() - 12) : match.start()]
    after = lower[match.end() : match.end() + 3]
    if not before.strip():
        return bool(
            regex(
                r"(?:'s|\u2019s)? (?:[a-z]+s|now|still|also)\b|['\u2019]s (?:own )?(?:price|rate|fee|charge)\b"
            ).match(lower[match.end() :])
        )
    return bool(
        regex(r"\b(?:on|via|through|at|from|by|using|with|and|or|pay|pays|paid)\s(?:the\s)?$|[(:/|,]\s{0,3}$").search(
            before
        )
    ) or after.startswith(("'s", "\u2019s", ":", " (", " |"))


MAKERS = r"openai|google|xai|microsoft|adobe|bfl|black forest labs|bytedance|alibaba|meta|recraft|ideogram|midjourney|stability(?: ai)?|luma(?: ai| labs)?|krea|reve|kling|leonardo(?:\.ai)?|bria|baidu|tencent|z\.ai"
"""The vendors by the names that writers use, as part of a pattern."""
AT_LAST = "(?:(?:only|finally|quietly|has|have|officially|already|just|then|eventually) ){0,3}"
"""May stand between a maker and what it did to a model: "OpenAI has finally retired"."""
_NEGATED = lazy(
    r"\b(?:not|n't|n\u2019t|never|no(?![,.:])|none of|nothing (?:in|from)|avoid(?:s|ed|ing)?|declin(?:es|ed|ing)|refus(?:es|ed|ing)|cannot|without|nor|neither|lacks?|lacking|isnt|doesnt)\b|n['\u2019]t\b"
)


def negated(lower: str) -> bool:
    """Whether a stretch of text holds a negation."""
    return bool(_NEGATED.search(lower))


def before(lower: str, at: int, reach: int) -> str:
    """The last characters before an offset, beginning with a whole word: no "no" is cut out of "Nano"."""
    start = max(0, at - reach)
    while 0 < start < at and lower[start - 1].isalnum():
        start += 1
    return lower[start:at]


def same_day(said: str, known: str) -> bool:
    """Whether two ISO dates agree as far as both go."""
    length = min(len(said), len(known))
    return said[:length] == known[:length]


def between(text: str, start: int, end: int) -> str:
    """The words of a stretch, joined by single blanks, without marks of emphasis."""
    return (
        " ".join(text[start:end].replace("*", " ").replace("_", " ").replace("(", " ").split())
        if end - start < 40
        else "..."
    )


def lower(text: str) -> str:
    """A text in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
