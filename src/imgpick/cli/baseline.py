"""A baseline: the findings that a team has accepted as of a day, so that only new ones count."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from imgpick.checking.placed import Checked, Located
from imgpick.cli.files import write_whole
from imgpick.errors import ImgpickError

SCHEMA = "imgpick/baseline/1"


class Baseline:
    """Accepted findings by file, rule and words; moved lines stay accepted, changed words do not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.exists = path.exists()
        self._left: Counter[tuple[str, str, str]] = Counter()
        self._now: Counter[tuple[str, str, str]] = Counter()
        if self.exists:
            self._left = _read(path)

    def new(self, file: Checked) -> Checked:
        """The file with its new findings only; all of them are remembered."""
        kept = []
        for item in file.findings:
            key = self._key(file.path, item)
            self._now[key] += 1
            if self._left[key] > 0:
                self._left[key] -= 1
            else:
                kept.append(item)
        return file._replace(findings=tuple(kept))

    def gone(self) -> int:
        """How many accepted findings are no longer there."""
        return sum(count for count in self._left.values() if count > 0)

    def write(self) -> int:
        """Accept what was seen; how many findings."""
        rows = [{"file": f, "rule": r, "text": t, "count": n} for (f, r, t), n in sorted(self._now.items())]
        write_whole(self.path, json.dumps({"schema": SCHEMA, "findings": rows}, indent=2, ensure_ascii=False) + "\n")
        return sum(self._now.values())

    def _key(self, path: str, item: Located) -> tuple[str, str, str]:
        try:
            shown = Path(path).resolve().relative_to(self.path.resolve().parent).as_posix()
        except ValueError:
            shown = Path(path).as_posix()
        return shown, item.claim.rule, " ".join(item.text.split())


def _read(path: Path) -> Counter[tuple[str, str, str]]:
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        if tree["schema"] != SCHEMA:
            raise ValueError(tree["schema"])
        return Counter({(row["file"], row["rule"], row["text"]): int(row["count"]) for row in tree["findings"]})
    except OSError as error:
        raise ImgpickError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ImgpickError(f"{path}: not a baseline of imgpick", hint="delete it to write a new one") from error
