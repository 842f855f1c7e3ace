"""A baseline: the findings that a team has accepted as of a day, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Container
from pathlib import Path

from imgpick.checking.placed import Checked, Located
from imgpick.cli.files import write_whole
from imgpick.errors import ImgpickError
from imgpick.kb import files

SCHEMA = "imgpick/baseline/1"
LARGEST = 64_000_000
_Key = tuple[str, str, str]


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
        seen: Counter[_Key] = Counter()
        kept = []
        for item in file.findings:
            key = self._key(file.path, item)
            seen[key] += 1
            if seen[key] > self._accepted[key]:
                kept.append(item)
        return file._replace(findings=tuple(kept))

    def remember(self, file: Checked) -> None:
        """Count what a file has today; of one that cannot be read nothing is known."""
        if not file.error:
            self._checked.add(self._shown(file.path))
        self._now.update(self._key(file.path, item) for item in file.findings)

    def gone(self, rules: Container[str]) -> int:
        """How many accepted findings of the files that were checked for these rules are no longer there."""
        left = self._accepted - self._now
        return sum(n for (file, rule, _), n in left.items() if file in self._checked and rule in rules)

    def write(self) -> int:
        """Accept what was seen; how many findings."""
        rows = [{"file": f, "rule": r, "text": t, "count": n} for (f, r, t), n in sorted(self._now.items())]
        write_whole(self.path, json.dumps({"schema": SCHEMA, "findings": rows}, indent=2, ensure_ascii=False) + "\n")
        return self._now.total()

    def _key(self, path: str, item: Located) -> _Key:
        return self._shown(path), item.claim.rule, " ".join(item.text.split())

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
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ImgpickError(f"{path}: not a baseline of imgpick", hint="delete it to write a new one") from error
