"""What runs in the processes beside the server: each fetches the base at its first question and keeps it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from imgpick.agents import resources
from imgpick.agents.desk import Desk
from imgpick.cli import session
from imgpick.records import NamedTuple


class Setup(NamedTuple):
    """Which base is asked, on which day; an empty day is the day of the question."""

    data: Path | None
    overlays: tuple[Path, ...]
    today: str


@cache
def _desk(setup: Setup) -> Desk:
    def day() -> str:
        return setup.today or session.clock()

    return Desk(lambda: session.load_base(setup.data, list(setup.overlays), day()), day)


def answer(setup: Setup, name: str, given: object) -> dict[str, Any]:
    """The answer of a tool."""
    return _desk(setup).answer(name, given)


def reading(setup: Setup, uri: str) -> tuple[str, str]:
    """The type and the text of a resource."""
    return _desk(setup).reading(uri)


def listed(setup: Setup) -> list[tuple[str, str, str]]:
    """Address, name and type of every resource, those of single ids where they are listed."""
    found = []
    for item in resources.RESOURCES:
        if item.ids is None:
            found.append((item.uri, item.name, item.mime))
        elif item.listed:
            ids = item.ids(_desk(setup).base())
            found += [(item.uri.replace("{id}", key), f"{item.name}: {key}", item.mime) for key in ids]
    return found
