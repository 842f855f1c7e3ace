"""Ignores in code: ``# imgpick-ignore retired-id: the legacy branch (until 2027-01-31)``.

One covers its own line and, where nothing but a comment sign stands before it, the next one. It names rules or
``all``. Whose end has passed or is no day covers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.kb.kinds import DAY
from imgpick.scanning.result import RULES, Site

ALL = "all"
_MARK = "imgpick-ignore"
_UNTIL = re.compile(r"\(until ([^()]*)\)|\buntil (\d{4}-[\d-]*)")


def without_ignored(sites: list[Site], data: bytes, today: str) -> list[Site]:
    """The sites of a file that no ignore in it covers."""
    if not sites or _MARK.encode() not in data:
        return sites
    covered = set(_covered(data.decode("utf-8", "replace").split("\n"), today))
    return [site for site in sites if not {(site.hit.line, site.advice.rule), (site.hit.line, ALL)} & covered]


def _covered(lines: list[str], today: str) -> Iterator[tuple[int, str]]:
    """Every line, from 1, with a rule that is ignored there."""
    for number, line in enumerate(lines, 1):
        before, mark, after = line.partition(f"{_MARK} ")
        if not mark:
            continue
        names, _, reason = after.partition(":")
        until = _UNTIL.search(reason)
        if until and _over(until[1] or until[2] or "", today):
            continue
        alone = not any(map(str.isalnum, before))
        for rule in re.findall(r"[\w-]+", names):
            if rule in RULES or rule == ALL:
                yield number, rule
                if alone:
                    yield number + 1, rule


def _over(until: str, today: str) -> bool:
    return bool(DAY.check(until)) or until < today
