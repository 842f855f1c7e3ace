"""``imgpick mcp`` as assistants and hostile peers drive it, over real pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

from tests.conftest import TODAY, Result

pytest.importorskip("mcp", reason="the extra mcp is not installed")

import anyio
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent, TextResourceContents

Run = Callable[..., Result]
BRIEF = ["choose", "--use", "thumbnails", "--workflow", "api", "--text", "short", "--images", "50k", "--max-monthly", "500",
         "--no-input"]  # fmt: skip
COMMAND = [sys.executable, "-m", "imgpick", "mcp", "--today", TODAY]
ENV = {**os.environ, "IMGPICK_CACHE": "", "PYTHONUTF8": "1"}


def talk(session: Callable[[Client], Any]) -> Any:
    """Run a session of the official client with a server of its own."""

    async def run() -> Any:
        with anyio.fail_after(90):
            async with Client(stdio_client(StdioServerParameters(command=COMMAND[0], args=COMMAND[1:], env=ENV))) as c:
                return await session(c)

    return anyio.run(run)


def said(result: CallToolResult) -> str:
    """The text that a model reads."""
    content = result.content[0]
    assert isinstance(content, TextContent)
    return content.text


def test_an_agent_session_from_a_vague_brief_to_a_comparison(
    imgpick: Run, snapshot: Callable[[str, str], None]
) -> None:
    """A vague brief, the question it raises, the verdict, its cost on every tier, the comparison with the runner-up."""
    calls: list[tuple[str, dict[str, Any]]] = [
        ("choose", {"use": ["thumbnails"]}),
        ("choose", {"use": ["thumbnails"], "workflow": "api", "text": "short", "images": "50k", "max-monthly": 500}),
        ("cost", {"name": "{model}", "images": 50000, "route": "openai-api", "size": "1024x1024"}),
        ("compare", {"names": ["{model}", "{runner-up}"], "rows": ["price", "preference"]}),
        ("claim", {"sentence": "GPT Image 2 costs $0.04 an image."}),
    ]

    async def session(client: Client) -> list[tuple[str, dict[str, Any], CallToolResult]]:
        done, known = [], dict[str, str]()
        for name, arguments in calls:
            filled = json.loads(json.dumps(arguments).replace("{model}", known.get("model", "")).replace(
                "{runner-up}", known.get("runner-up", "")))  # fmt: skip
            result = await client.call_tool(name, filled)
            done.append((name, filled, result))
            if name == "choose" and result.structured_content:
                ranking = result.structured_content["data"]["ranking"]
                known = {"model": ranking[0]["model"], "runner-up": ranking[1]["model"]}
        return done

    done = talk(session)
    (_, _, vague), (_, _, verdict), (_, _, cost), (_, _, comparison), (_, _, claim) = done
    assert vague.is_error
    assert all(len(said(result)) < 13_000 for _, _, result in done)
    assert all(result.structured_content["base"] in said(result) for _, _, result in done[1:])
    told = json.loads(
        imgpick(*BRIEF,
                "--format", "json", "--today", TODAY).out
    )["data"]  # fmt: skip
    data = verdict.structured_content["data"]
    assert data["verdict"] == {key: value for key, value in told["verdict"].items() if value is not None}
    rows = cost.structured_content["data"]["rows"]
    offer = data["verdict"]["offer"]
    row = next(r for r in rows if all(r[key] == offer[key] for key in ("tier", "size", "route", "mode")))
    assert Decimal(row["cost_per_month"]) == Decimal(data["verdict"]["cost_per_month"])
    cells = [cell for row in comparison.structured_content["data"]["rows"] for cell in row["cells"]]
    assert {cell["model"] for cell in cells} == {entry["model"] for entry in data["ranking"][:2]}
    assert all(cell["facts"] for cell in cells if cell["state"] == "known")
    assert claim.structured_content["data"]["claims"][0]["verdict"] != "supported"
    snapshot("agent-session.txt", "".join(_shown(*call) for call in done))


def _shown(name: str, arguments: dict[str, Any], result: CallToolResult) -> str:
    """A call as a person follows it: what was asked, what was said, how long it was."""
    head = f"> {name} {json.dumps(arguments)}\n"
    if result.is_error or result.structured_content is None:
        return f"{head}{said(result)}\n\n"
    data = result.structured_content["data"]
    lines = [result.structured_content["base"], *(f"cut: {line}" for line in result.structured_content["cut"])]
    if name == "choose":
        lines += [data["verdict"]["sentence"], *(f"- {flip['text']}" for flip in data["flips"][:2])]
    elif name == "cost":
        lines += [f"- {r['tier']} {r['size']} {r['mode']}: ${r['cost_per_image']} an image, ${r['cost_per_month']} a month"
                  f" ({', '.join(sorted({f['source'] for f in r['facts']}))})" for r in data["rows"][:4]]  # fmt: skip
    elif name == "compare":
        lines += [f"- {row['label']}: " + " | ".join(f"{c['value']} ({c['state']})" for c in row["cells"])
                  for row in data["rows"][:4]]  # fmt: skip
    else:
        lines += [f"- {c['verdict']}: {c['message']}" for c in data["claims"]]
    text = said(result)
    return head + "\n".join(lines) + f"\n[{len(text) // 1000 + 1},000 characters at most]\n\n"


def test_resources_and_prompts_are_served() -> None:
    async def session(client: Client) -> tuple[Any, ...]:
        listed = (await client.list_resources()).resources
        read = {item.uri: (await client.read_resource(item.uri)).contents[0] for item in listed}
        templates = (await client.list_resource_templates()).resource_templates
        facts = (await client.read_resource("imgpick://models/gpt-image-2")).contents[0]
        prompt = await client.get_prompt("check-this-article", {"article": "GPT Image 2 costs $0.04."})
        return read, templates, facts, prompt

    read, templates, facts, prompt = talk(session)
    guides = {uri for uri in read if uri.startswith("imgpick://guides/")}
    assert set(read) - guides == {"imgpick://base", "imgpick://models"}
    assert len(guides) > 10
    assert all(isinstance(content, TextResourceContents) for content in read.values())
    assert json.loads(read["imgpick://base"].text)["age_days"] == 2
    assert read["imgpick://models"].text.count("\n") > 50
    assert [item.uri_template for item in templates] == ["imgpick://models/{id}", "imgpick://guides/{id}"]
    assert "openai-api" in facts.text
    assert "GPT Image 2 costs $0.04." in prompt.messages[0].content.text


def test_tools_are_typed_and_read_only() -> None:
    async def session(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = talk(session)
    assert len(tools) >= 7
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["properties"]["data"]
        assert len(tool.description) < 300


class Raw:
    """A peer that writes what it likes."""

    def __init__(self, *more: str) -> None:
        self.process = subprocess.Popen([*COMMAND, *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=ENV)  # fmt: skip
        self._lines: Queue[bytes] = Queue()
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()
        hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "raw", "version": "1"}}
        assert self.ask(0, "initialize", hello)["result"]["serverInfo"]["name"] == "imgpick"
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def send(self, message: object) -> None:
        assert self.process.stdin
        raw = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(raw + b"\n")
        self.process.stdin.flush()

    def ask(self, number: int, method: str, params: object) -> dict[str, Any]:
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        return self.answer(number)

    def answer(self, number: int, seconds: float = 30) -> dict[str, Any]:
        """The answer to a request; others that come before are passed over."""
        while True:
            found: dict[str, Any] = json.loads(self._lines.get(timeout=seconds))
            if found.get("id") == number:
                return found

    def silent(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except Empty:
            return True
        return False

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self._thread.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe
            with suppress(BrokenPipeError):
                pipe.close()

    def close(self) -> tuple[int, str]:
        assert self.process.stdin
        assert self.process.stderr
        self.process.stdin.close()
        code = self.process.wait(20)
        return code, self.process.stderr.read().decode()


@pytest.fixture
def raw() -> Iterator[Raw]:
    peer = Raw()
    yield peer
    peer.stop()


DENSE = "GPT Image 2 at medium costs $0.04 an image, and Nano Banana 2 ranks first on LMArena.\n\n" * 11_000


def test_bad_messages_are_survived(raw: Raw) -> None:
    for junk in (b"{bad json", b"", b"[]", b"null", b"42", b"\xff\xfe\x00", b"[" * 5000, b'{"jsonrpc":"2.0"}'):
        raw.send(junk)
    assert raw.ask(1, "no/such", {})["error"]["code"] == -32601
    assert raw.ask(2, "tools/call", {})["error"]["code"] == -32602
    assert raw.ask(3, "tools/call", {"name": "cost", "arguments": "text"})["error"]["code"] == -32602
    unknown = raw.ask(4, "tools/call", {"name": "chooze", "arguments": {}})["result"]
    assert unknown["isError"]
    assert "did you mean choose" in unknown["content"][0]["text"]
    assert raw.ask(5, "resources/read", {"uri": "file:///etc/passwd"})["error"]["code"] == -32602
    deep: Any = "x"
    for _ in range(50):
        deep = {"name": deep}
    assert raw.ask(6, "tools/call", {"name": "cost", "arguments": deep})["result"]["isError"]
    assert raw.ask(7, "tools/call", {"name": "resolve", "arguments": {"name": "flux"}})["result"]["structuredContent"]
    assert raw.close() == (0, "")


def test_huge_messages_are_refused(raw: Raw) -> None:
    text = "x" * 1_000_001
    refused = raw.ask(1, "tools/call", {"name": "check", "arguments": {"text": text}})["result"]
    assert "at most 1,000,000" in refused["content"][0]["text"]
    raw.send(b'{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"' + b"y" * 9_000_000 + b'"}}')
    assert raw.ask(3, "ping", {})["result"] == {}
    assert raw.close() == (0, "imgpick mcp: a message over 8 MB was passed over\n")


def test_a_cancelled_answer_stops_and_others_go_on(raw: Raw) -> None:
    for number in (1, 2, 3):
        arguments = {"text": DENSE[:990_000]}
        raw.send(
            {
                "jsonrpc": "2.0",
                "id": number,
                "method": "tools/call",
                "params": {"name": "check", "arguments": arguments},
            }
        )
        raw.send({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": number}})
    assert raw.ask(4, "ping", {})["result"] == {}
    assert raw.ask(5, "tools/call", {"name": "resolve", "arguments": {"name": "flux"}})["result"]["structuredContent"]
    assert raw.silent(0.5), "nobody waits for the cancelled ones"
    assert raw.close()[0] == 0


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    peer = Raw("--seconds", "0.5")
    try:
        arguments = {"name": "check", "arguments": {"text": DENSE[:990_000]}}
        stopped = peer.ask(1, "tools/call", arguments)["result"]
        assert stopped["isError"]
        assert "stopped after 0.5 seconds" in stopped["content"][0]["text"]
        assert peer.ask(2, "ping", {})["result"] == {}
    finally:
        peer.stop()


def test_http_serves_loopback_and_warns_of_anything_else() -> None:
    for host, warned in (("127.0.0.1", False), ("0.0.0.0", True)):  # noqa: S104 (to see the warning)
        server = subprocess.Popen([*COMMAND, "--http", "--host", host, "--port", "0"], stderr=subprocess.PIPE, text=True,
                                  env=ENV)  # fmt: skip
        try:
            assert server.stderr
            line = server.stderr.readline()
            assert ("is not loopback" in line) == warned
            line = server.stderr.readline() if warned else line
            port = line.strip().removesuffix("/mcp").rpartition(":")[2]

            async def ask(url: str) -> CallToolResult:
                with anyio.fail_after(30):
                    async with Client(url) as client:
                        return await client.call_tool("resolve", {"name": "flux"})

            assert "FLUX" in said(anyio.run(ask, f"http://127.0.0.1:{port}/mcp"))
        finally:
            server.kill()
            server.communicate()
