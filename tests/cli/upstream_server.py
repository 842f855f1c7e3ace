"""A local HTTP server that behaves as upstreams do on bad days."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from tests.refreshing.fixtures import LITELLM, arena_rows


class Upstream(BaseHTTPRequestHandler):
    """Every path is one way to answer."""

    asked: ClassVar[Counter[str]] = Counter()
    headers_of: ClassVar[dict[str, dict[str, str]]] = {}
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.asked[path] += 1
        self.headers_of[path] = {key.lower(): value for key, value in self.headers.items()}
        try:
            getattr(self, "do_" + path.strip("/").replace("-", "_").split("/")[0])()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_good(self) -> None:
        self.answer(200, LITELLM)

    def do_tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self.answer(304, ETag='"one"')
        else:
            self.answer(200, LITELLM, ETag='"one"')

    def do_silent(self) -> None:
        time.sleep(1.5)
        self.close_connection = True

    def do_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b" ")
            time.sleep(0.05)
        self.close_connection = True

    def do_busy(self) -> None:
        if self.asked["/busy"] < 3:
            self.answer(429, Retry_After="0")
        else:
            self.answer(200, LITELLM)

    def do_closed(self) -> None:
        self.answer(429, Retry_After="3600")

    def do_failing(self) -> None:
        self.answer(500)

    def do_api(self) -> None:
        self.answer(410, b"Gone")

    def do_broken(self) -> None:
        self.answer(200, LITELLM[:-40])

    def do_other(self) -> None:
        self.answer(200, b'{"hello": {"world": 1}}')

    def do_page(self) -> None:
        self.answer(200, b"<!doctype html><title>Please log in</title>")

    def do_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        block = b" " * 1_000_000
        for _ in range(2000):
            self.wfile.write(block)
        self.close_connection = True

    def do_announced(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2000000000")
        self.end_headers()
        self.close_connection = True

    def do_elsewhere(self) -> None:
        self.answer(302, Location="https://elsewhere.invalid/prices.json")

    def do_same(self) -> None:
        self.answer(302, Location="/good")

    def do_circle(self) -> None:
        self.answer(302, Location="/circle")

    def do_dropped(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(LITELLM)))
        self.end_headers()
        self.wfile.write(LITELLM[:100])
        self.close_connection = True

    def do_secret(self) -> None:
        self.answer(403)

    def do_rows(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        offset, length = int(asked["offset"][0]), int(asked["length"][0])
        rows = arena_rows("2026-11-01")
        page = [{"row_idx": i, "row": row, "truncated_cells": []} for i, row in enumerate(rows)][
            offset : offset + length
        ]
        self.answer(
            200, json.dumps({"features": [], "rows": page, "num_rows_total": len(rows), "partial": False}).encode()
        )

    def do_board(self) -> None:
        rows = [
            {"id": "1", "name": "GPT Image 2 (high)", "slug": "gpt-image-2", "elo": 1171.2, "ci_95": 6},
            {"id": "2", "name": "Made Up 9", "slug": "made-up-9", "elo": 1100, "ci_95": "-5/+5"},
            {"id": "3", "name": "FLUX.2 [dev]", "slug": "flux-2-dev", "elo": 1000, "ci_95": None},
        ]
        self.answer(200, json.dumps({"tier": "free", "data": rows}).encode())


@contextmanager
def serving() -> Iterator[str]:
    """The address of a running server."""
    Upstream.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
