"""The Language Server Protocol around the workshop. Imported by ``imgpick lsp`` only.

Texts are sent whole at each change: positions then follow the protocol's line ends alone, whatever separators of
other kinds an article holds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from imgpick import __version__
from imgpick.checking.result import ERROR, SUGGESTION, WARNING
from imgpick.checking.text.placed import Checked, Located
from imgpick.cli.serving import end_on_interrupt
from imgpick.cli.workshop import Text, Workshop
from imgpick.editing import repairs
from imgpick.editing.positions import UTF16, Position, Positions, Span
from imgpick.errors import ImgpickError
from imgpick.records import NamedTuple

if TYPE_CHECKING:
    from imgpick.editing.notes import Note

SEVERITIES = {
    ERROR: types.DiagnosticSeverity.Error,
    WARNING: types.DiagnosticSeverity.Warning,
    SUGGESTION: types.DiagnosticSeverity.Information,
}
FIX_ALL = "source.fixAll.imgpick"
T = TypeVar("T")


class Seen(NamedTuple):
    """A text with what was found in it."""

    text: Text
    found: Checked
    lines: Positions


class Editor:
    """The open texts of one editor. All checking happens on one thread beside the loop, in order."""

    def __init__(self, server: LanguageServer, shop: Workshop, delay: float) -> None:
        self._server = server
        self._shop = shop
        self._delay = delay
        self._seen: dict[str, Seen] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._thread = ThreadPoolExecutor(1, "check")
        self._complaint = ""

    async def opened(self, uri: str) -> None:
        self._shop.forget_settings()
        await self._show(uri)

    def changed(self, uri: str) -> None:
        """Check when nothing more was typed for a while."""
        self._cancel(uri)
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._later(uri))

    async def saved(self) -> None:
        """Settings may have been saved: check every open text again."""
        self._shop.forget_settings()
        for uri in list(self._seen):
            self._seen.pop(uri)
            await self._show(uri)

    def closed(self, uri: str) -> None:
        self._cancel(uri)
        self._seen.pop(uri, None)
        self._publish(uri, [], None)

    async def hover(self, uri: str, at: types.Position) -> types.Hover | None:
        seen = await self._current(uri)
        if seen is None:
            return None
        offset = seen.lines.offset(Position(at.line, at.character))
        line = seen.lines.line_of(offset)

        def work() -> Note | None:
            from imgpick.editing.notes import note

            return note(seen.text.text, offset, seen.found, self._shop.checker(seen.text), line)

        found = await self._beside(work) if seen.text.form else None
        if found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
        return types.Hover(content, _range(seen.lines.span(found.start, found.end)))

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        seen = await self._current(uri)
        if seen is None:
            return []
        start, end = (
            seen.lines.offset(Position(at.line, at.character)) for at in (params.range.start, params.range.end)
        )
        here = [item for item in seen.found.findings if item.claim.start <= end and start <= item.claim.end]
        actions = [
            _action(
                offer.title, types.CodeActionKind.QuickFix, uri, offer.edits, seen.lines, offer.items, offer.certain
            )
            for offer in repairs.offers(here, seen.text.form, seen.lines)
        ]
        if every := repairs.certain(seen.found.findings):
            title = f"Write all certain repairs ({len(every)})"
            actions.append(_action(title, FIX_ALL, uri, every, seen.lines, (), False))
        only = params.context.only
        return [a for a in actions if not only or any(_word(a.kind).startswith(_word(kind)) for kind in only)]

    async def completions(self, uri: str, at: types.Position) -> types.CompletionList:
        text, lines = self._read(uri)
        offset = lines.offset(Position(at.line, at.character))
        start, _ = lines.line_of(offset)
        begun = text.text[start:offset]
        found = await self._beside(lambda: self._shop.completions(text, begun)) or []
        items = []
        for index, (column, entry) in enumerate(found):
            place = _range(lines.span(start + column, offset))
            items.append(
                types.CompletionItem(
                    entry.text, detail=entry.about, kind=types.CompletionItemKind.Constant, sort_text=f"{index:03}",
                    filter_text=entry.text, text_edit=types.TextEdit(place, entry.text),
                    tags=[types.CompletionItemTag.Deprecated] if entry.gone else None,
                )
            )  # fmt: skip
        return types.CompletionList(is_incomplete=True, items=items)

    async def _later(self, uri: str) -> None:
        await asyncio.sleep(self._delay)
        await self._show(uri)

    async def _show(self, uri: str) -> None:
        seen = await self._current(uri)
        document = self._open(uri)
        if seen is None or document is None or document.source != seen.text.text:
            return
        self._publish(uri, [_diagnostic(item, seen.lines) for item in seen.found.findings], document.version)

    async def _current(self, uri: str) -> Seen | None:
        """The text as it is now with its findings; None where the settings or the base are wrong."""
        text, lines = self._read(uri)
        seen = self._seen.get(uri)
        if seen is None or seen.text != text:
            found = await self._beside(lambda: self._shop.checked(text))
            if found is None:
                return None
            seen = Seen(text, found, lines)
            if self._open(uri):
                self._seen[uri] = seen
        return seen

    def _open(self, uri: str) -> TextDocument | None:
        """The open document; pygls keeps it under its address without escapes."""
        documents: dict[str, TextDocument] = self._server.workspace.text_documents
        return documents.get(unquote(uri))

    def _read(self, uri: str) -> tuple[Text, Positions]:
        workspace = self._server.workspace
        document = workspace.get_text_document(uri)
        path = (to_fs_path(uri) or "") if uri.startswith("file:") else ""
        encoding = workspace.position_encoding
        units = _word(encoding) if encoding else UTF16
        text = Text(path, document.language_id or "", document.source)
        return text, Positions(text.text, units)

    async def _beside(self, work: Callable[[], T]) -> T | None:
        """The result of work on the checking thread. A mistake of the user's is shown once, not raised."""
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except ImgpickError as error:
            self._complain(error)
            return None
        self._complaint = ""
        return found

    def _complain(self, error: ImgpickError) -> None:
        more = "".join(f"\n{problem}" for problem in error.problems[:3])
        said = f"imgpick: {error.message}{more}" + (f" ({error.hint})" if error.hint else "")
        if said != self._complaint:
            self._complaint = said
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))

    def _cancel(self, uri: str) -> None:
        if task := self._waiting.pop(uri, None):
            task.cancel()

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=version)
        self._server.text_document_publish_diagnostics(params)


def _diagnostic(item: Located, lines: Positions) -> types.Diagnostic:
    claim = item.claim
    message = claim.message + (f"\n{claim.advice}" if claim.advice else "")
    return types.Diagnostic(
        range=_range(lines.span(claim.start, claim.end)), message=message, severity=SEVERITIES[claim.severity],
        code=claim.rule, source="imgpick",
    )  # fmt: skip


def _action(
    title: str, kind: str, uri: str, edits: tuple[repairs.Edit, ...], lines: Positions,
    items: tuple[Located, ...], preferred: bool,
) -> types.CodeAction:  # fmt: skip
    changes = [types.TextEdit(_range(lines.span(edit.start, edit.end)), edit.text) for edit in edits]
    return types.CodeAction(
        title, kind=kind, diagnostics=[_diagnostic(item, lines) for item in items] or None,
        is_preferred=preferred or None, edit=types.WorkspaceEdit(changes={uri: changes}),
    )  # fmt: skip


def _range(span: Span) -> types.Range:
    return types.Range(types.Position(*span.start), types.Position(*span.end))


def _word(kind: str | Enum | None) -> str:
    """The word of a kind that the protocol's library may know, or may not."""
    return str(kind.value) if isinstance(kind, Enum) else kind or ""


def serve(shop: Workshop, delay: float) -> None:
    """Answer on standard output until the editor leaves."""
    server = LanguageServer("imgpick", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    editor = Editor(server, shop, delay)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await editor.opened(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        editor.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await editor.saved()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(params: types.DidChangeWatchedFilesParams) -> None:
        await editor.saved()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        editor.closed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await editor.hover(params.text_document.uri, params.position)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await editor.actions(params)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["-", "."]))
    async def completions(params: types.CompletionParams) -> types.CompletionList:
        return await editor.completions(params.text_document.uri, params.position)

    end_on_interrupt()
    server.start_io()
