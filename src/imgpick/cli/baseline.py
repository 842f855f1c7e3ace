"""A baseline: the findings that a team has accepted as of a day, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TypeVar

from imgpick.checking.text.placed import Checked, Located
from imgpick.cli.files import write_whole
from imgpick.errors import ImgpickError
from imgpick.kb import files
from imgpick.scanning.result import Scanned, Site

SCHEMA = "imgpick/baseline/1"
LARGEST = 64_000_000
_Key = tuple[str, str, str]
_Item = TypeVar("_Item", Located, Site)


class Baseline:
    """Accepted findings by file, rule and words; moved lines stay accepted, changed words do not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.exists = path.exists()
        self._accepted: Counter[_Key] = _read(path) if self.exists else Counter()
        self._now: Counter[_Key] = Counter()
        self._checked: set[str] = set()

    def new(self, file: Checked) -> Checked:
        """The file with its new findings only."""
        return file._replace(findings=self._new(file.path, file.findings))

    def new_sites(self, file: Scanned) -> Scanned:
        """The file with its new call sites only."""
        sites = self._new(file.path, file.sites)
        return file._replace(sites=sites, accepted=file.accepted + len(file.sites) - len(sites))

    def remember(self, file: Checked | Scanned) -> None:
        """Count what a file has today; of one that cannot be read nothing is known."""
        if not file.error:
            self._checked.add(self._shown(file.path))
        items = file.findings if isinstance(file, Checked) else file.sites
        self._now.update(self._key(file.path, item) for item in items)

    def settle(self, rules: Container[str]) -> str:
        """Write the baseline where there is none yet; what a person must know of it, if anything."""
        if not self.exists:
            count = self.write()
            return f"{self.path}: {count} finding{'' if count == 1 else 's'} accepted as of today"
        gone = self.gone(rules)
        if not gone:
            return ""
        return (
            f"{self.path}: {gone} accepted finding{' is' if gone == 1 else 's are'} gone from the files that were "
            "checked; to renew it, delete it and check all its files again"
        )

    def gone(self, rules: Container[str]) -> int:
        """How many accepted findings of the files that were checked for these rules are no longer there."""
        left = self._accepted - self._now
        return sum(n for (file, rule, _), n in left.items() if file in self._checked and rule in rules)

    def write(self) -> int:
        """Accept what was seen; how many findings."""
        rows = [{"file": f, "rule": r, "text": t, "count": n} for (f, r, t), n in sorted(self._now.items())]
        write_whole(self.path, json.dumps({"schema": SCHEMA, "findings": rows}, indent=2, ensure_ascii=False) + "\n")
        return self._now.total()

    def _new(self, path: str, items: Sequence[_Item]) -> tuple[_Item, ...]:
        seen: Counter[_Key] = Counter()
        kept = []
        for item in items:
            key = self._key(path, item)
            seen[key] += 1
            if seen[key] > self._accepted[key]:
                kept.append(item)
        return tuple(kept)

    def _key(self, path: str, item: Located | Site) -> _Key:
        rule, text = (item.claim.rule, item.text) if isinstance(item, Located) else (item.advice.rule, item.hit.text)
        return self._shown(path), rule, " ".join(text.split())

    def _shown(self, path: str) -> str:
        try:
            return Path(path).resolve().relative_to(self.path.resolve().parent).as_posix()
        except ValueError:
            return Path(path).as_posix()


def _read(path: Path) -> Counter[_Key]:
    try:
        tree = json.loads(files.read(path, LARGEST))
        if tree["schema"] != SCHEMA:
            raise ValueError(tree["schema"])
        return Counter({(row["file"], row["rule"], row["text"]): int(row["count"]) for row in tree["findings"]})
    except OSError as error:
        raise ImgpickError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ImgpickError(f"{path}: not a baseline of imgpick", hint="delete it to write a new one") from error
