"""Checking many files: one process or several, results in the order of the files, one at a time in memory."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from imgpick.checking.engine import Checker
from imgpick.checking.text.placed import Checked, place
from imgpick.cli import articles
from imgpick.cli.articles import Article
from imgpick.kb import files
from imgpick.kb.base import Base
from imgpick.records import NamedTuple

SMALL = 40
"""Files from which several processes pay."""
CHUNK = 16


class Setup(NamedTuple):
    """What a process needs to check files."""

    data: Path | None
    overlays: tuple[Path, ...]
    today: str
    as_of: str
    enabled: frozenset[str]


_state: tuple[Setup, Checker] | None = None


def prepare(setup: Setup) -> Base:
    """Load the base of this process once."""
    global _state
    from imgpick.cli import own
    from imgpick.cli.session import cache_folder, load_base

    base = load_base(setup.data, list(setup.overlays), setup.today)
    _state = setup, Checker(base, setup.today, own.boards(cache_folder(), base))
    return base


def checked(article: Article) -> Checked:
    """One file checked; the reason where it cannot be read."""
    try:
        text = articles.read(article.path)
    except files.UnreadableError as error:
        return unreadable(article, error)
    return checked_text(article, text)


def unreadable(article: Article, why: Exception) -> Checked:
    """A file that was passed over."""
    return Checked(article.path, error=str(why))


def checked_text(article: Article, text: str) -> Checked:
    """A text checked as if it were the file's."""
    assert _state is not None
    setup, checker = _state
    return place(article.path, checker.check(text, article.form, setup.as_of), setup.enabled)


def run(files: Sequence[Article], setup: Setup, jobs: int) -> Iterator[Checked]:
    """The results in the order of the files. The base of this process must be prepared."""
    if len(files) >= SMALL:
        gc.set_threshold(50_000, 20, 20)  # the garbage of thousands of files must not pile up
    if jobs <= 1 or len(files) < SMALL:
        yield from map(checked, files)
        return
    from multiprocessing import get_context

    from imgpick.cli.ending import end_with_children

    end_with_children()
    with get_context("fork" if _can_fork() else "spawn").Pool(jobs, _initialise, (setup,)) as pool:
        yield from pool.imap(checked, files, CHUNK)


def _initialise(setup: Setup) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _state is None:
        prepare(setup)


def _can_fork() -> bool:
    import sys

    return sys.platform == "linux"
