"""Fetching one file over HTTP, distrustfully: time-outs, retries, limits, https only, no change of host."""

from __future__ import annotations

import os
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from imgpick import __version__
from imgpick.errors import ImgpickError
from imgpick.records import NamedTuple

if TYPE_CHECKING:
    import httpx

UNCHANGED = 304
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Limits(NamedTuple):
    """How long and how much."""

    seconds: float = 30.0
    """For one step: connecting, or the next piece of the answer."""
    whole: float = 300.0
    """Seconds for everything, retries included."""
    size: int = 64_000_000
    retries: int = 3
    pause: float = 0.5
    """Seconds before the first retry; doubled each time."""
    patience: float = 60.0
    """The longest wait that a server may ask for."""
    redirects: int = 5


class Answer(NamedTuple):
    """What came back: 200 with a body, or 304 without one."""

    status: int
    body: bytes = b""
    etag: str = ""
    modified: str = ""


class _Again(Exception):  # noqa: N818 (control flow, not an error)
    """Worth another try, after ``wait`` seconds if the server named a time."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.wait = wait


def limits() -> Limits:
    """The limits, with IMGPICK_HTTP_TIMEOUT (seconds for one step) where it is set."""
    own = os.environ.get("IMGPICK_HTTP_TIMEOUT", "")
    try:
        seconds = float(own) if own else Limits().seconds
    except ValueError as error:
        raise ImgpickError(f"IMGPICK_HTTP_TIMEOUT: {own!r} is not a number of seconds") from error
    if not 0 < seconds <= 3600:
        raise ImgpickError(f"IMGPICK_HTTP_TIMEOUT: {own} is not between 0 and 3600 seconds")
    return Limits(seconds=seconds, whole=seconds * 10, pause=min(0.5, seconds / 10))


def fetch(url: str, headers: dict[str, str], bounds: Limits) -> Answer:
    """The answer of a GET; an ImgpickError says what went wrong."""
    check(url)
    end = time.monotonic() + bounds.whole
    own = {"User-Agent": f"imgpick/{__version__}", "Accept-Encoding": "gzip", **headers}
    # a proxy or .netrc of the machine is not asked on loopback
    with _client(bounds.seconds, own, trust=not _loopback(url)) as client:
        for attempt in range(bounds.retries + 1):
            try:
                return _once(client, url, bounds, end)
            except _Again as again:
                wait = bounds.pause * 2**attempt if again.wait is None else again.wait
                if wait > bounds.patience:
                    raise failed(
                        url, f"{again.why}; it asks to wait {wait:.0f} seconds", "try again after that"
                    ) from again
                if attempt == bounds.retries or time.monotonic() + wait > end:
                    tries = f" ({attempt + 1} tries)" if attempt else ""
                    raise failed(url, again.why + tries, "try again later") from again
                time.sleep(wait)
    raise AssertionError


def _client(seconds: float, headers: dict[str, str], *, trust: bool) -> httpx.Client:
    try:
        import httpx
    except ImportError as error:
        raise ImgpickError(
            "reading from the network needs httpx", hint="pip install 'imgpick[refresh]', or --from FILE"
        ) from error
    try:
        return httpx.Client(timeout=seconds, headers=headers, trust_env=trust)
    except (ValueError, ImportError, OSError, httpx.InvalidURL) as error:  # its words may hold a proxy's password
        raise ImgpickError(
            f"the proxy or the certificates that the environment names cannot be used ({type(error).__name__})",
            hint="look at HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR",
        ) from error


def check(url: str) -> None:
    """Refuse an address that is not https, unless it is this machine's own."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ImgpickError(f"{url!r} is no address", hint="for example https://example.org/prices.json") from error
    if parts.username or parts.password:
        raise ImgpickError("an address must not carry a name or password")
    if not parts.hostname or parts.scheme not in ("https", "http"):
        raise ImgpickError(f"{url!r} is no web address", hint="for example https://example.org/prices.json")
    if parts.scheme == "http" and not _loopback(url):
        raise ImgpickError(f"{url} is not https", hint="plain http is only read from this machine itself")


def _loopback(url: str) -> bool:
    return urlsplit(url).hostname in LOOPBACK


def _once(client: httpx.Client, url: str, bounds: Limits, end: float) -> Answer:
    import httpx

    here = url
    try:
        for _ in range(bounds.redirects + 1):
            with client.stream("GET", here) as response:
                if response.has_redirect_location:
                    here = _next(here, response.headers["location"])
                    continue
                _judge(url, response)
                body = _body(url, response, bounds, end) if response.status_code != UNCHANGED else b""
                return Answer(
                    response.status_code,
                    body,
                    response.headers.get("etag", ""),
                    response.headers.get("last-modified", ""),
                )
    except httpx.TimeoutException as error:
        raise _Again(f"no answer within {bounds.seconds:g} seconds") from error
    except httpx.DecodingError as error:
        raise failed(url, "its compression is broken", "try again later") from error
    except (httpx.TransportError, httpx.InvalidURL) as error:
        raise _Again(f"the connection failed: {str(error) or type(error).__name__}") from error
    raise failed(url, f"more than {bounds.redirects} redirects", "name the final address with --from")


def _next(here: str, location: str) -> str:
    import httpx

    there = str(httpx.URL(here).join(location))
    old, new = urlsplit(here), urlsplit(there)
    if (old.hostname, old.port, old.scheme) != (new.hostname, new.port, new.scheme):
        raise failed(
            here, f"redirects to another host: {new.scheme}://{new.netloc}", "if it moved for good, name it with --from"
        )
    return there


def _judge(url: str, response: httpx.Response) -> None:
    """Say what a status means, unless it is a success."""
    code = response.status_code
    if code in (200, UNCHANGED):
        return
    if code == 429 or code >= 500:
        raise _Again(f"status {code}", _wait(response.headers.get("retry-after", "")))
    if code == 410:
        raise failed(url, "is gone for good (410)", _moved(url))
    if code in (401, 403):
        raise failed(url, f"refuses access ({code})", "is the key right, and meant for this service?")
    raise failed(url, f"status {code}", "name another address or file with --from")


def _moved(url: str) -> str:
    if "artificialanalysis" in url or "/data/media/" in url or "/api/v1/" in url:
        return "Artificial Analysis moved its API: the paths are now /api/v2/media/..."
    return "the upstream moved; name its new address with --from"


def _wait(text: str) -> float | None:
    """Seconds of a Retry-After header, which is a number or a date."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _body(url: str, response: httpx.Response, bounds: Limits, end: float) -> bytes:
    limit = f"more than {bounds.size / 1e6:.0f} MB"
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > bounds.size:
        raise failed(url, f"sends {limit}", "is it the right address?")
    parts, size = [], 0
    for part in response.iter_bytes():
        size += len(part)
        if size > bounds.size:
            raise failed(url, f"sends {limit}", "is it the right address?")
        if time.monotonic() > end:
            raise failed(url, f"is too slow: {size} bytes in {bounds.whole:g} seconds", "try again later")
        parts.append(part)
    return b"".join(parts)


def failed(url: str, why: str, hint: str) -> ImgpickError:
    """The error of an address that could not be read."""
    return ImgpickError(f"{url}: {why}", hint=f"{hint}; nothing was changed")
