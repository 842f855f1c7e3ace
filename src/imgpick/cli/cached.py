"""What was fetched before, with its hash and time, so that an unchanged upstream is not sent again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from imgpick.cli import http
from imgpick.cli.files import write_bytes
from imgpick.errors import ImgpickError
from imgpick.records import NamedTuple


class Fetched(NamedTuple):
    """Content, and whether the upstream had nothing newer than the copy kept."""

    body: bytes
    unchanged: bool = False
    before: bytes | None = None
    """The copy kept before."""
    etag: str = ""
    modified: str = ""


class Copy(NamedTuple):
    """A kept answer."""

    body: bytes
    read: str
    etag: str
    modified: str


def get(url: str, folder: Path | None, headers: dict[str, str], bounds: http.Limits) -> Fetched:
    """The content of an address; conditional when a sound copy is kept, and kept for the next time."""
    place = place_of(url, folder) if folder else None
    old = kept(place) if place else None
    asked = dict(headers)
    if old and old.etag:
        asked["If-None-Match"] = old.etag
    if old and old.modified:
        asked["If-Modified-Since"] = old.modified
    try:
        answer = http.fetch(url, asked, bounds)
    except ImgpickError as error:
        if old and place:
            error.hint += f"; the copy of {old.read[:10]} is {place}.body (--from reads it)"
        raise
    if answer.status == http.UNCHANGED:
        if old is None:
            raise http.failed(url, "says that nothing changed, without having been asked", "try again later")
        return Fetched(old.body, True, old.body, old.etag, old.modified)
    return Fetched(answer.body, False, old.body if old else None, answer.etag, answer.modified)


def place_of(url: str, folder: Path) -> Path:
    """Where the copy of an address is kept, without its ending."""
    return folder / "upstreams" / sha256(url.encode()).hexdigest()[:16]


def keep(url: str, folder: Path | None, got: Fetched) -> None:
    """Keep content that was understood; a cache that cannot be written is no reason to stop."""
    if folder is None:
        return
    place = place_of(url, folder)
    about = {
        "url": url, "sha256": sha256(got.body).hexdigest(), "read": datetime.now(UTC).isoformat(timespec="seconds"),
        "etag": got.etag, "last-modified": got.modified,
    }  # fmt: skip
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(place.with_suffix(".body"), got.body)
        write_bytes(place.with_suffix(".json"), json.dumps(about, indent=1).encode())
    except (OSError, ImgpickError):
        return


def kept(place: Path) -> Copy | None:
    """A kept answer whose hash is right; None when there is none."""
    try:
        about = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
        body = place.with_suffix(".body").read_bytes()
        if about["sha256"] != sha256(body).hexdigest():
            return None
        return Copy(body, str(about["read"]), str(about["etag"]), str(about["last-modified"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
