"""Ignores written into a text: which findings they cover, and which of them are useless.

``<!-- imgpick-ignore price-mismatch: quoted from the press release (until 2027-01-31) -->`` covers its own line,
or the next one when it stands alone; ``imgpick-ignore-file`` covers the whole text. In reStructuredText and MDX
the same words stand in a comment of theirs, in plain text on a line of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import OPINION, Claim, Rule
from imgpick.checking.text.document import Lines
from imgpick.errors import clipped, did_you_mean
from imgpick.kb.kinds import DAY
from imgpick.records import NamedTuple

_IGNORE = lazy(
    r"imgpick-ignore(?P<file>-file)?[ \t]+(?P<rules>[a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)"
    r"(?:[ \t]*:[ \t]*(?P<reason>(?:[^ \t\n][^\n]*?)?)(?<![ \t]))?(?:[ \t]*\(?until (?P<until>\d{4}-\d\d-\d\d)\)?)?[ \t]*(?:-->|\*/\}?|$)",
    re.MULTILINE,
)
_MEANT = lazy(
    r"(?:<!--|\{/\*|/\*|^[ \t]*\.\.)[ \t]*imgpick-ignore[^\n]*?(?:-->|\*/\}?|$)"
    r"|^[ \t]*imgpick-ignore(?:-file)?[ \t]*(?::[^\n]*)?$",
    re.MULTILINE,
)
"""A comment that begins like an ignore, or a line that is nothing else."""
_UNTIL = lazy(r"(?<![ \t])[ \t]*\(until (?P<until>[^()\n]*)\)$")
_HOW = "write it as imgpick-ignore RULE: reason (until YYYY-MM-DD)"
_COMMENT = lazy(r"[ \t]*(?:(?:<!--|\{/\*|/\*|\.\.|#|//)[ \t]*)?$")


class Ignore(NamedTuple):
    """One ignore. ``first`` and ``last`` are the lines that it covers."""

    start: int
    end: int
    first: int
    last: int
    rules: tuple[str, ...]
    reason: str
    until: str = ""
    fault: str = ""
    """Why it cannot be understood; it then covers nothing."""


def find(text: str, lines: Lines) -> list[Ignore]:
    """The ignores of a text, and what was meant to be one."""
    if "imgpick-ignore" not in text:
        return []
    found: list[Ignore] = []
    for match in _IGNORE.finditer(text):
        of_file = not found or found[-1].first == 1
        found.append(_read(match, text, lines, 0 if of_file else found[-1].last))
    starts = [item.start for item in found]
    for match in _MEANT.finditer(text):
        start, end = match.span()
        if bisect_left(starts, start) == bisect_left(starts, end):
            line = lines.place(end)[0]
            found.append(Ignore(start, end, line, line, (), "", fault="this ignore cannot be understood"))
    return found


def _read(match: re.Match[str], text: str, lines: Lines, walked: int) -> Ignore:
    line = lines.place(match.start())[0]
    line_start = lines.starts[line - 1]
    alone = (
        _COMMENT.fullmatch(text, line_start, match.start()) and not lines.line(line)[match.end() - line_start :].strip()
    )
    first, last = (line, line) if not alone else (line, _next(lines, line, walked))
    if match.group("file"):
        first, last = 1, len(lines.starts)
    rules = tuple(regex(r"[ \t]*,[ \t]*").split(match.group("rules")))
    reason, until = (match.group("reason") or "").strip(), match.group("until") or ""
    unread = _UNTIL.search(reason)
    if unread and not until:
        reason, until = reason[: unread.start()], unread.group("until").strip()
    wrong = DAY.check(until) if until else "" if not unread else "is no day"
    fault = f"the end of this ignore, {clipped(until)!r}, {wrong}" if wrong else ""
    return Ignore(match.start(), match.end(), first, last, rules, reason, until, fault)


def _next(lines: Lines, line: int, walked: int) -> int:
    """The next line that holds something, and the lines of its paragraph; ``walked`` is the last line of one that was
    walked to its end."""
    number = line + 1
    while number <= len(lines.starts) and not lines.line(number).strip():
        number += 1
    if number <= walked:
        return walked
    while number < len(lines.starts) and lines.line(number + 1).strip():
        number += 1
    return min(number, len(lines.starts))


def apply(
    claims: Iterable[Claim], ignores: list[Ignore], lines: Lines, today: str, known: Mapping[str, Rule]
) -> Iterator[Claim]:
    """The findings that no ignore covers, then what is wrong with the ignores themselves."""
    used: set[int] = set()
    for claim in claims:
        line = lines.place(claim.start)[0]
        covering = [
            n for n, item in enumerate(ignores) if item.first <= line <= item.last and _covers(item, known[claim.rule])
        ]
        used.update(covering)
        if all(_expired(ignores[n], today) for n in covering):
            yield claim
    for number, item in enumerate(ignores):
        yield from _about(item, number in used, today, known)


def _covers(item: Ignore, rule: Rule) -> bool:
    return any(map(rule.called, item.rules))


def _expired(item: Ignore, today: str) -> bool:
    return bool(item.fault) or (bool(item.until) and item.until < today)


def _about(item: Ignore, used: bool, today: str, known: Mapping[str, Rule]) -> Iterator[Claim]:
    if item.fault:
        yield _finding(item, "ignore-malformed", item.fault, _HOW)
        return
    unknown = [name for name in item.rules if not any(rule.called(name) for rule in known.values())]
    if unknown:
        near = did_you_mean(unknown[0], known, 1)
        yield _finding(
            item,
            "ignore-unknown",
            f"no rule is called {unknown[0]}",
            f"write {near[0]}" if near else "see imgpick check --list-rules",
        )
    elif _expired(item, today):
        yield _finding(
            item,
            "ignore-expired",
            f"this ignore ended on {item.until}",
            "check the sentence again, then renew or delete it",
        )
    elif not used:
        yield _finding(item, "ignore-unused", "this ignore covers no finding", "delete it")
    if not item.reason:
        yield _finding(item, "ignore-reason", "this ignore gives no reason", "write why: imgpick-ignore RULE: reason")


def _finding(item: Ignore, rule: str, message: str, advice: str) -> Claim:
    return Claim("ignore", item.start, item.end, OPINION, (), (), rule, "", message, advice)
