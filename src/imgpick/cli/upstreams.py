"""The upstreams that can be read: where they are, how they are read, what a fact taken from them names as its source."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from imgpick.cli import cached, http
from imgpick.cli.cached import Fetched
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb import files
from imgpick.kb.base import Base
from imgpick.records import NamedTuple
from imgpick.refreshing.rows import Reading, broken, decoded

_HF = "https://datasets-server.huggingface.co/rows?dataset=lmarena-ai%2Fleaderboard-dataset&split=latest&config="
_DATASET = "https://huggingface.co/datasets/lmarena-ai/leaderboard-dataset"
PAGES = 200


class Upstream(NamedTuple):
    """One upstream. ``page`` is what a reader is sent to."""

    name: str
    url: str
    page: str
    title: str
    publisher: str
    kind: str
    task: str = ""


UPSTREAMS = {
    item.name: item
    for item in (
        Upstream("lmarena", f"{_HF}text_to_image", _DATASET, "Arena leaderboard dataset, text to image", "LMArena", "leaderboard",
                 "lmarena-t2i"),
        Upstream("lmarena-edit", f"{_HF}image_edit", _DATASET, "Arena leaderboard dataset, image edit", "LMArena", "leaderboard",
                 "lmarena-edit"),
        Upstream("litellm", "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
                 "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json", "LiteLLM price file", "LiteLLM",
                 "code"),
        Upstream("genai-prices", "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json",
                 "https://github.com/pydantic/genai-prices/blob/main/prices/data.json", "genai-prices", "Pydantic", "code"),
        Upstream("models-dev", "https://models.dev/api.json", "https://models.dev", "models.dev catalogue", "models.dev", "code"),
        Upstream("artificial-analysis", "https://artificialanalysis.ai/api/v2/media/text-to-image/models/free",
                 "https://artificialanalysis.ai/image/leaderboard/text-to-image", "Text-to-image leaderboard",
                 "Artificial Analysis", "leaderboard"),
    )
}  # fmt: skip
OWN = "artificial-analysis"
"""Read with the user's own key, for the user's cache only."""
HOST = "artificialanalysis.ai"
PRICED = ("litellm", "genai-prices")
"""Upstreams that can be the second list that agrees."""


def named(name: str) -> Upstream:
    """The upstream of a name, or an ImgpickError."""
    if name not in UPSTREAMS:
        hint = suggestion(name, UPSTREAMS) or f"one of: {', '.join(UPSTREAMS)}"
        raise ImgpickError(f"no upstream is called {name!r}", hint=hint, candidates=UPSTREAMS)
    return UPSTREAMS[name]


def content(upstream: Upstream, place: str | None, folder: Path | None, headers: dict[str, str]) -> tuple[str, Fetched]:
    """(address, content) from the upstream's own address, another one, or a file; the address is empty for a file."""
    url = place or upstream.url
    if not url.lower().startswith(("http://", "https://")):
        return "", Fetched(_file(Path(url)))
    bounds = http.limits()
    if urlsplit(url).path.endswith("/rows") and "offset=" not in url:
        return url, _pages(url, folder, headers, bounds)
    return url, cached.get(url, folder, headers, bounds)


def _file(path: Path) -> bytes:
    try:
        return files.read(path, http.Limits().size)
    except OSError as error:
        raise ImgpickError(f"cannot read {path}: {error.strerror or error}") from error


def _pages(url: str, folder: Path | None, headers: dict[str, str], bounds: http.Limits) -> Fetched:
    """All pages of a rows API as one JSON list."""
    from imgpick.refreshing.lmarena import PAGE

    bodies, have, total, unchanged = [], 0, 1, True
    joint = "&" if "?" in url else "?"
    for _ in range(PAGES):
        page = f"{url}{joint}offset={have}&length={PAGE}"
        got = cached.get(page, folder, headers, bounds)
        tree = decoded(got.body, url)
        rows = tree.get("rows") if isinstance(tree, dict) else None
        if not isinstance(rows, list) or not isinstance(tree.get("num_rows_total"), int):
            raise broken(url, "an answer without `rows` and `num_rows_total`")
        cached.keep(page, folder, got)
        bodies.append(got.body)
        unchanged = unchanged and got.unchanged
        total, have = tree["num_rows_total"], have + len(rows)
        if have >= total:
            return Fetched(b"[" + b",".join(bodies) + b"]", unchanged)
        if not rows or sum(map(len, bodies)) > bounds.size:
            break
    raise broken(url, f"only {have} of {total} rows came")


def parsed(upstream: Upstream, body: bytes, base: Base, today: str) -> Reading:
    """The rows of an upstream."""
    from imgpick.refreshing import genai_prices, litellm, lmarena, models_dev

    if upstream.task:
        return lmarena.read(body, upstream.task, frozenset(base.ids("board")))
    if upstream.name == "litellm":
        return litellm.read(body)
    return genai_prices.read(body, today) if upstream.name == "genai-prices" else models_dev.read(body)


def sources(upstream: Upstream, days: set[str], today: str, place: str) -> dict[str, dict[str, str]]:
    """The source rows that accepted items will name: of a board one of each day, else one of today."""
    shared = {"publisher": upstream.publisher, "kind": upstream.kind}
    note = {"note": f"read from a copy, {Path(place).name}"} if place else {}
    if upstream.task:
        note = {"note": "CC BY 4.0; rows of models outside the base left out" + (f"; {note['note']}" if note else "")}
        short = upstream.task.removeprefix("lmarena-")
        return {
            f"lmarena-dataset-{short}-{day}": {
                "url": upstream.page, "title": f"{upstream.title}, published {day}", **shared, "date": day, "read": today, **note,
            }
            for day in sorted(days) or [today]
        }  # fmt: skip
    row = {
        "url": upstream.page,
        "title": f"{upstream.title} as read {today}",
        **shared,
        "date": "unknown",
        "read": today,
        **note,
    }
    return {f"{upstream.name}-{today}": row}


def key_for(place: str) -> dict[str, str]:
    """The header with the user's key for an address of Artificial Analysis (or this machine's own); none for a file."""
    if not place.lower().startswith(("http://", "https://")):
        return {}
    http.check(place)
    host = urlsplit(place).hostname or ""
    if host not in (*http.LOOPBACK, HOST) and not host.endswith(f".{HOST}"):
        raise ImgpickError(
            f"your key is sent to {HOST} only, not to {host}", hint="--from FILE reads a copy without a key"
        )
    return {"x-api-key": key()}


def key() -> str:
    """The user's key for Artificial Analysis: from IMGPICK_AA_KEY, else from the system's key ring."""
    import os

    return _sendable(os.environ.get("IMGPICK_AA_KEY", "").strip() or _kept())


def _sendable(found: str) -> str:
    """A key that can stand in a header: where it cannot, the error of the HTTP library would quote it."""
    if not (found.isascii() and found.isprintable()):
        raise ImgpickError(
            "the key for Artificial Analysis holds a line end or another character that no key has",
            hint="copy it again; it is not shown here",
        )
    return found


def _kept() -> str:
    try:
        import keyring

        found: str | None = keyring.get_password("imgpick", OWN)
    except Exception:  # no key ring installed, locked, or without a backend: each library raises its own
        found = None
    if not found:
        raise ImgpickError(
            "Artificial Analysis needs your own key",
            hint="set IMGPICK_AA_KEY, or store it: keyring set imgpick artificial-analysis (pip install 'imgpick[keyring]')",
        )
    return found.strip()
