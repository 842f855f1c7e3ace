"""``imgpick lsp`` as an editor drives it, over a real pipe."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import TODAY

pytest.importorskip("pygls", reason="the extra lsp is not installed")
pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed; it comes with the extra test")

from lsprotocol import types  # noqa: E402
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities  # noqa: E402

ARTICLE = """\
---
date: 2026-11-20
---

# Which model for thumbnails \U0001f3a8

\U0001f3a8\U0001f3a8 Call `gpt-image-2`: GPT Image 2 costs $0.30 an image at high, 1024x1024, on the OpenAI API.

| Model | Price per image |
|---|---|
| GPT Image 2 high | $0.30 |

GPT Image 2 at medium, 1024x1024, costs $0.053 an image on the OpenAI API.
"""
SENTENCE, ROW, RIGHT = 6, 10, 12
ENV = {**os.environ, "IMGPICK_CACHE": "", "PYTHONUTF8": "1"}


@pytest_lsp.fixture(
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "imgpick", "lsp", "--today", TODAY, "--delay", "50"], server_env=ENV
    )
)  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("visual-studio-code"),
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="articles")],
        )
    )
    yield
    await lsp_client.shutdown_session()


class Desk:
    """A writer at an editor with one article open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.version = 1
        self.text = ""

    async def open(self, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        self.text = text
        item = types.TextDocumentItem(uri=self.uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.shown()

    async def type(self, text: str) -> list[types.Diagnostic]:
        self.write(text)
        return await self.shown()

    def write(self, text: str) -> None:
        self.text, self.version = text, self.version + 1
        document = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def shown(self) -> list[types.Diagnostic]:
        await asyncio.wait_for(self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 20)
        return list(self.client.diagnostics[self.uri])

    async def actions(self, at: types.Range) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri), at, types.CodeActionContext(diagnostics=[])
        )
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    async def hover(self, line: int, column: int) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri), types.Position(line, column))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    def applied(self, action: types.CodeAction) -> str:
        """The text after an action, as an editor that counts UTF-16 units writes it."""
        assert action.edit
        assert action.edit.changes
        rows = self.text.split("\n")
        starts = [sum(len(row) + 1 for row in rows[:n]) for n in range(len(rows))]

        def offset(at: types.Position) -> int:
            raw = rows[at.line].encode("utf-16-le")[: at.character * 2]
            return starts[at.line] + len(raw.decode("utf-16-le"))

        text = self.text
        for edit in sorted(action.edit.changes[self.uri], key=lambda e: -offset(e.range.start)):
            text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
        return text


@pytest.fixture
def desk(client: LanguageClient, tmp_path: Path) -> Desk:
    return Desk(client, tmp_path / "ein Entwurf für 100 % [neu].md")


def utf16(line: str, word: str) -> int:
    return len(line[: line.index(word)].encode("utf-16-le")) // 2


@pytest.mark.asyncio
async def test_findings_appear_a_repair_applies_and_they_go(desk: Desk) -> None:
    found = await desk.open(ARTICLE)
    assert [(d.code, d.severity) for d in found] == [("price-mismatch", types.DiagnosticSeverity.Error)] * 2
    column = utf16(ARTICLE.split("\n")[SENTENCE], "$0.30")
    assert found[0].range.start == types.Position(SENTENCE, column)
    first = next(a for a in await desk.actions(found[0].range) if a.is_preferred)
    assert first.title == "Replace with “$0.211”"
    left = await desk.type(desk.applied(first))
    assert "GPT Image 2 costs $0.211 an image at high" in desk.text
    assert [d.range.start.line for d in left] == [ROW]
    every = next(a for a in await desk.actions(left[0].range) if a.kind == "source.fixAll.imgpick")
    assert await desk.type(desk.applied(every)) == []
    assert "| GPT Image 2 high | $0.211 |" in desk.text


@pytest.mark.asyncio
async def test_an_ignore_comment_silences_a_finding(desk: Desk) -> None:
    found = await desk.open(ARTICLE)
    for left in (1, 0):
        ignore = next(a for a in await desk.actions(found[0].range) if a.title.startswith("Ignore"))
        found = await desk.type(desk.applied(ignore))
        assert len(found) == left
    assert desk.text.count("<!-- imgpick-ignore price-mismatch: say why -->") == 2


@pytest.mark.asyncio
async def test_hover_shows_the_fact_behind_a_figure_and_a_name(desk: Desk) -> None:
    await desk.open(ARTICLE)
    line = ARTICLE.split("\n")[RIGHT]
    figure = await desk.hover(RIGHT, line.index("$0.053") + 2)
    assert "**supported** (price)" in figure
    assert "medium, 1024x1024, OpenAI API: $0.053 since 2026-04-21 (OpenAI, 2026-10-02)" in figure
    name = await desk.hover(RIGHT, 3)
    assert (
        "**GPT Image 2** `gpt-image-2`, OpenAI: superseded since 2026-09-08, replaced by GPT Image 2.5 Sunburst" in name
    )
    assert "$0.006 an image (low, 1024x1024, OpenAI API), 2026-04-21" in name
    assert "https://" in name
    assert await desk.hover(3, 0) == ""


@pytest.mark.asyncio
async def test_names_and_ids_are_completed(desk: Desk) -> None:
    text = f"{ARTICLE}\n\U0001f3a8 We take GPT Image 2.5 S"
    await desk.open(text)
    line = text.count("\n")
    column = len(text.split("\n")[-1].encode("utf-16-le")) // 2
    params = types.CompletionParams(types.TextDocumentIdentifier(desk.uri), types.Position(line, column))
    found = await desk.client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    assert [item.label for item in found.items] == ["GPT Image 2.5 Sunburst"]
    edit = found.items[0].text_edit
    assert isinstance(edit, types.TextEdit)
    assert edit.range.start.character == utf16(text.split("\n")[-1], "GPT")


@pytest.mark.asyncio
async def test_settings_of_the_folder_count_and_mistakes_in_them_are_said(desk: Desk, tmp_path: Path) -> None:
    settings = tmp_path / ".imgpick.toml"
    settings.write_text('[check]\nignore = ["price"]\n')
    assert await desk.open(ARTICLE) == []
    settings.write_text('[check]\nexclude = ["*.html"]\n')
    desk.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(desk.uri)))
    assert len(await desk.shown()) == 2
    settings.write_text('[check]\nignroe = ["price"]\n')
    desk.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(desk.uri)))
    await asyncio.wait_for(desk.client.wait_for_notification(types.WINDOW_SHOW_MESSAGE), 20)
    assert "did you mean ignore?" in desk.client.messages[-1].message


@pytest.mark.asyncio
async def test_typing_is_checked_once_it_pauses(desk: Desk) -> None:
    await desk.open("Nothing here.\n")
    for count in range(1, 40):
        desk.write(ARTICLE[: len(ARTICLE) * count // 39])
    began = time.monotonic()
    found = await desk.shown()
    assert len(found) == 2, "the first answer is about the last text"
    assert time.monotonic() - began < 10
