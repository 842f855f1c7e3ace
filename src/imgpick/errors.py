"""The one error that users see, and the exit codes of every command."""

from __future__ import annotations

from collections.abc import Iterable

from imgpick.records import NamedTuple

OK = 0
FINDINGS = 1
USAGE = 2
BAD_BASE = 3
CRASH = 70
"""A bug of the program's own (EX_SOFTWARE)."""
INTERRUPTED = 130


class Problem(NamedTuple):
    """One thing that is wrong in a file: where it is, what it is, what to do."""

    file: str
    line: int
    """1-based line; 0 when the problem belongs to the file as a whole."""
    path: str
    """Path of the fact, for example ``gpt-image-2.prices[3].usd``."""
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        path = f" {self.path}" if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}:{path} {self.message}{hint} [{self.rule}]"


class ImgpickError(Exception):
    """A mistake that its message explains; never shown as a traceback.

    ``code`` is the exit code (2 usage or unreadable input, 3 bad knowledge base).
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        code: int = USAGE,
        problems: Iterable[Problem] = (),
        candidates: Iterable[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.problems = tuple(problems)
        self.candidates = tuple(candidates)


def bad_base(message: str, problems: Iterable[Problem] = (), hint: str = "") -> ImgpickError:
    """The error of a knowledge base that must not be used."""
    return ImgpickError(message, hint=hint, code=BAD_BASE, problems=problems)


def clipped(text: str, most: int = 60) -> str:
    """A text short enough to stand in a message."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def did_you_mean(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The known words nearest to ``word``, best first."""
    from difflib import get_close_matches

    written = {item.lower(): item for item in known}
    near = get_close_matches(clipped(word, 200).lower(), written, n=count, cutoff=0.65)
    return tuple(written[item] for item in near)


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint sentence with the nearest known words, or the empty string."""
    near = did_you_mean(word, known)
    return f"did you mean {' or '.join(near)}?" if near else ""
