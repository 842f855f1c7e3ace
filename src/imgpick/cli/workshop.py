"""The texts that an editor has open, checked with the settings of their folders. Knows no protocol."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from imgpick.checking.text.document import EXTENSIONS
from imgpick.checking.text.placed import Checked, place
from imgpick.cli import config, session
from imgpick.cli.baseline import Baseline
from imgpick.cli.config import Config
from imgpick.cli.folders import excluded
from imgpick.editing.names import Completion, Names
from imgpick.records import NamedTuple

if TYPE_CHECKING:
    from imgpick.checking.engine import Checker

FORMS = {
    "markdown": "markdown", "mdx": "mdx", "html": "html", "restructuredtext": "rst", "rst": "rst", "plaintext": "text",
    "text": "text",
}  # fmt: skip
"""Formats by the name that editors give a language."""
LARGEST = 500_000
"""Characters of a text that are still checked while it is typed."""


class Text(NamedTuple):
    """One open text. ``path`` is empty for one that has no file yet."""

    path: str
    language: str
    text: str

    @property
    def form(self) -> str:
        """The format by the file's ending, else by its language; empty for one that is not read."""
        suffix = Path(self.path).suffix.lower() if self.path else ""
        return (EXTENSIONS.get(suffix, "") if suffix else "") or FORMS.get(self.language, "")


class _Key(NamedTuple):
    data: str
    overlays: tuple[str, ...]
    today: str


class Workshop:
    """Bases, settings and names, each fetched when first needed and kept."""

    def __init__(self, data: Path | None, overlays: tuple[Path, ...], clock: Callable[[], str]) -> None:
        self._data = data
        self._overlays = overlays
        self._clock = clock
        self._configs: dict[Path, Config] = {}
        self._checkers: dict[_Key, Checker] = {}
        self._names: dict[_Key, Names] = {}

    def forget_settings(self) -> None:
        """Read the settings again at the next check."""
        self._configs.clear()

    def checked(self, text: Text) -> Checked:
        """What is found in a text, as ``imgpick check`` would. Raises ImgpickError for bad settings or a bad base."""
        settings = self._config(text)
        if not text.form or len(text.text) > LARGEST or _left_out(text.path, settings):
            return Checked(text.path)
        from imgpick.cli.selection import enabled as among

        enabled = among(settings.select, settings.ignore)
        report = self.checker(text).check(text.text, text.form)
        found = place(text.path, report, enabled)
        return Baseline(Path(settings.baseline)).new(found) if settings.baseline else found

    def checker(self, text: Text) -> Checker:
        """The checker of a text's base, on today."""
        key = self._key(text)
        if key not in self._checkers:
            from imgpick.checking.engine import Checker

            base = session.load_base(Path(key.data) if key.data else None, [Path(p) for p in key.overlays], key.today)
            for old in [other for other in self._checkers if other.today != key.today]:
                del self._checkers[old]
            self._checkers[key] = Checker(base, key.today)
        return self._checkers[key]

    def completions(self, text: Text, line: str) -> list[Completion]:
        """The names that go on from the end of a line's beginning."""
        key = self._key(text)
        if key not in self._names:
            self._names[key] = Names(self.checker(text).base, key.today)
        return self._names[key].complete(line)

    def _key(self, text: Text) -> _Key:
        settings = self._config(text)
        data = str(self._data) if self._data else settings.data
        overlays = tuple(str(path) for path in self._overlays) or settings.overlay
        return _Key(data, overlays, self._clock())

    def _config(self, text: Text) -> Config:
        folder = Path(text.path).parent if text.path else Path.cwd()
        if folder not in self._configs:
            self._configs[folder] = config.find(folder)
        return self._configs[folder]


def _left_out(path: str, settings: Config) -> bool:
    """Whether the settings exclude a file or a folder above it."""
    if not (path and settings.exclude):
        return False
    top = Path(settings.file).parent
    inside = [Path(path), *(parent for parent in Path(path).parents if top in parent.parents)]
    return any(excluded(str(part), settings.exclude) for part in inside)
