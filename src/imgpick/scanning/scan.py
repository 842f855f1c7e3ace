"""Files to call sites."""

from __future__ import annotations

from imgpick.kb.base import Base
from imgpick.scanning.find import Finder
from imgpick.scanning.ignores import without_ignored
from imgpick.scanning.judge import Judge
from imgpick.scanning.result import HEAD, Scanned, Site
from imgpick.scanning.vocabulary import vocabulary

_RECORD = b"\nschema: imgpick-record/"


class Scanner:
    """Holds the names in files against a base, with what was true on a day; ignores end by ``today``."""

    def __init__(self, base: Base, day: str, today: str = "") -> None:
        known = vocabulary(base)
        self._finder = Finder(known)
        self._judge = Judge(base, known, day)
        self._today = today or day

    def scan(self, path: str, data: bytes) -> Scanned:
        """The sites of one file, in order; none in a binary file, nor in a record, which ``recheck`` looks after."""
        head = data[:HEAD]
        if b"\0" in head or _RECORD in head:
            return Scanned(path)
        sites = []
        for hit in self._finder.find(data):
            advice = self._judge.advice(hit)
            if advice:
                sites.append(Site(path, hit, advice))
        kept = without_ignored(sites, data, self._today)
        return Scanned(path, tuple(kept), size=len(data), accepted=len(sites) - len(kept))
