"""The Model Context Protocol around the desk: lists, calls, limits. Imported by ``imgpick mcp`` only."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar, TypeVarTuple, Unpack, cast

import anyio
import anyio.to_process
import anyio.to_thread
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from imgpick import __version__
from imgpick.agents import prompts, resources, tools
from imgpick.agents.desk import error_text
from imgpick.agents.shorten import compact
from imgpick.cli import mcp_worker
from imgpick.cli.mcp_worker import Setup
from imgpick.cli.serving import end, end_on_interrupt
from imgpick.errors import ImgpickError

LARGEST = 8_000_000
"""Bytes of one message: a text of the longest kind with every character escaped."""
INSTRUCTIONS = (
    "Facts about AI image models with tier, route, source and date: choose one for a brief, compare, cost, check what a "
    "text says. Use it instead of memory, which is stale here. Read-only and offline. Answers are shortened; `cut` says "
    "what was left out, narrower questions bring it. Repeat how old the base is."
)
_READS = types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
T = TypeVar("T")
Given = TypeVarTuple("Given")
PROCESSES = 2


class Service:
    """The handlers of one server. Work runs in processes beside it, which end when an answer takes too long or nobody
    waits for it any more; the server itself loads nothing."""

    def __init__(self, setup: Setup, seconds: float) -> None:
        self._setup = setup
        self._seconds = seconds
        self._places: anyio.CapacityLimiter | None = None

    async def _beside(self, work: Callable[[Unpack[Given]], T], *given: *Given) -> T:
        if self._places is None:
            self._places = anyio.CapacityLimiter(PROCESSES)
        try:
            with anyio.fail_after(self._seconds):
                return await anyio.to_process.run_sync(work, *given, cancellable=True, limiter=self._places)
        except TimeoutError:
            raise ImgpickError(
                f"stopped after {self._seconds:g} seconds", hint="ask for less: fewer names, or the text in parts"
            ) from None
        except anyio.BrokenWorkerProcess:
            raise ImgpickError("the answer was lost with its process", hint="ask again, for less") from None

    async def list_tools(self, _: Any, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(
            tools=[
                types.Tool(name=name, title=tool.title, description=tool.about, input_schema=tool.takes,
                           output_schema=tools.answer_schema(name), annotations=_READS)
                for name, tool in tools.TOOLS.items()
            ]
        )  # fmt: skip

    async def call_tool(self, _: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            answer = await self._beside(mcp_worker.answer, self._setup, asked.name, asked.arguments or {})
        except ImgpickError as error:
            text = types.TextContent(text=error_text(error))
            return types.CallToolResult(content=[text], is_error=True)
        return types.CallToolResult(content=[types.TextContent(text=compact(answer))], structured_content=answer)

    async def list_resources(self, _: Any, __: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        alone = all(item.ids is None or not item.listed for item in resources.RESOURCES)
        rows = mcp_worker.listed(self._setup) if alone else await self._beside(mcp_worker.listed, self._setup)
        about = {item.uri: item.about for item in resources.RESOURCES}
        return types.ListResourcesResult(
            resources=[
                types.Resource(uri=uri, name=name, description=about.get(uri), mime_type=mime)
                for uri, name, mime in rows
            ]
        )

    async def list_templates(
        self, _: Any, __: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(
            resource_templates=[
                types.ResourceTemplate(
                    uri_template=item.uri, name=item.name, description=item.about, mime_type=item.mime
                )
                for item in resources.RESOURCES
                if item.ids
            ]
        )

    async def read_resource(self, _: Any, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            mime, text = await self._beside(mcp_worker.reading, self._setup, str(asked.uri))
        except ImgpickError as error:
            raise MCPError(types.INVALID_PARAMS, error_text(error)) from error
        content = types.TextResourceContents(uri=asked.uri, mime_type=mime, text=text)
        return types.ReadResourceResult(contents=[content])

    async def list_prompts(self, _: Any, __: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        return types.ListPromptsResult(
            prompts=[
                types.Prompt(
                    name=name, title=item.title, description=item.about,
                    arguments=[types.PromptArgument(name=key, description=what, required=key in item.required)
                               for key, what in item.takes.items()],
                )
                for name, item in prompts.PROMPTS.items()
            ]
        )  # fmt: skip

    async def get_prompt(self, _: Any, asked: types.GetPromptRequestParams) -> types.GetPromptResult:
        try:
            text = prompts.fill(asked.name, asked.arguments or {})
        except ImgpickError as error:
            raise MCPError(types.INVALID_PARAMS, error_text(error)) from error
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(description=prompts.PROMPTS[asked.name].about, messages=[message])


def server(setup: Setup, seconds: float) -> Server[Any]:
    """The server with its handlers; nothing is loaded yet."""
    service = Service(setup, seconds)
    return Server(
        "imgpick", version=__version__, title="imgpick", instructions=INSTRUCTIONS,
        on_list_tools=service.list_tools, on_call_tool=service.call_tool, on_list_resources=service.list_resources,
        on_list_resource_templates=service.list_templates, on_read_resource=service.read_resource,
        on_list_prompts=service.list_prompts, on_get_prompt=service.get_prompt,
    )  # fmt: skip


class Lines:
    """Messages from standard input. One that is too long is passed over, and said on standard error."""

    def __init__(self) -> None:
        self._raw = sys.stdin.buffer

    def __aiter__(self) -> AsyncIterator[str]:
        return self._lines()

    async def _lines(self) -> AsyncIterator[str]:
        while line := await anyio.to_thread.run_sync(self._next, abandon_on_cancel=True):
            yield line

    def _next(self) -> str:
        line = self._raw.readline(LARGEST)
        long = len(line) == LARGEST and not line.endswith(b"\n")
        while long and (rest := self._raw.readline(LARGEST)) and not rest.endswith(b"\n"):
            pass
        if long:
            print(f"imgpick mcp: a message over {LARGEST // 1_000_000} MB was passed over", file=sys.stderr, flush=True)
        return "too long\n" if long else line.decode("utf-8", "replace")


def serve_stdio(setup: Setup, seconds: float) -> None:
    """Answer on standard output until standard input ends."""

    async def run() -> None:
        made = server(setup, seconds)
        async with stdio_server(stdin=cast("anyio.AsyncFile[str]", Lines())) as (read, write):
            await made.run(read, write, made.create_initialization_options())

    # From 3.12 on asyncio sometimes warns at the end that a process beside it was waited for twice: by asyncio itself.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    end_on_interrupt()
    anyio.run(run)
    end()


def serve_http(setup: Setup, seconds: float, host: str, port: int) -> None:
    """Streamable HTTP at ``/mcp``. Raises OSError when the address is taken."""
    import uvicorn

    app = server(setup, seconds).streamable_http_app(host=host, max_request_body_size=LARGEST)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen()
    shown = f"[{host}]" if ":" in host else host
    print(f"serving http://{shown}:{listening.getsockname()[1]}/mcp", file=sys.stderr, flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
