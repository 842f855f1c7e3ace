"""Running one command: the Typer application with only that command in it, errors as messages, exit codes."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from itertools import pairwise
from typing import Annotated

import typer

from imgpick import __version__
from imgpick.errors import INTERRUPTED, OK, ImgpickError

COMMANDS = {
    "choose": "answer a few questions and get one cited verdict",
    "compare": "compare models side by side, every cell with its tier, source and day",
    "cost": "what a job costs on every tier and route, step by step",
    "list": "list the models of the base",
    "facts": "every fact of a model with its source and day",
    "guide": "read a guide to a model, a pair or a workflow, current and cited",
    "check": "hold the claims of an article against the base",
    "claim": "hold one sentence against the base, answered in prose",
    "history": "what changed for a model, with days, sources and a chart",
    "changes": "what a reader of an older day must know today",
    "recheck": "run recorded decisions again and say what has moved",
    "scan": "find model ids in a code base that are gone, going or wrong",
    "sources": "list every source with what it supports, and facts that have aged",
    "data": "check the knowledge base and keep it true",
    "schema": "the JSON Schemas of --format json",
    "mcp": "serve the base to assistants through the Model Context Protocol",
    "lsp": "serve checks to editors through the Language Server Protocol",
}
"""Every command with its help, in the order of the help page. Its module is ``imgpick.cli.<name>``."""


def build(names: list[str]) -> typer.Typer:
    """The application with some of its commands; a module is imported only when its command is wanted."""
    app = typer.Typer(
        name="imgpick",
        help="Choose an AI image model with evidence: every figure with its tier, source and date.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        module = import_module(f"imgpick.cli.{name}")
        module.register(app, name, COMMANDS[name])
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"imgpick {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Shared options."""


def wanted(arguments: list[str]) -> list[str]:
    """The commands that a run needs: the one it names, or all for help, completion of commands and mistakes."""
    if "_IMGPICK_COMPLETE" in os.environ:
        line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
        arguments = line.split()[1 : None if line[-1:].isspace() else -1]
    first = next((a for a in arguments if not a.startswith("-")), "")
    if first in COMMANDS:
        return [first]
    return [] if arguments == ["--version"] else list(COMMANDS)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    _open_streams(arguments)
    if "--chart" in arguments:
        from imgpick.cli.reports import bare_chart

        arguments = bare_chart(arguments)
    try:
        code = build(wanted(arguments))(arguments, prog_name="imgpick", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except ImgpickError as error:
        return report(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        print("\ninterrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return OK
    except OSError as error:  # a full disk behind a redirection, a terminal that is gone
        if os.environ.get("IMGPICK_DEBUG"):
            raise
        silence()
        return report(ImgpickError(f"input or output failed: {error.strerror or error}"), [])
    except Exception as error:  # usage errors of the parser look alike: they can format themselves
        if hasattr(error, "format_message"):
            return report(ImgpickError(error.format_message(), hint=_usage(error)), arguments)
        if os.environ.get("IMGPICK_DEBUG"):
            raise
        from imgpick.cli.crash import crash

        return report(crash(error, list(COMMANDS), arguments), arguments)


def _open_streams(arguments: list[str]) -> None:
    """Streams that were closed by whoever started the program lead nowhere; what is always UTF-8 is written so."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    if _wants(arguments, ("json", "sarif", "html")) and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "imgpick"
    return f"try {path} --help"


def report(error: ImgpickError, arguments: list[str]) -> int:
    """Say what is wrong: on stderr for people, as an envelope on stdout when JSON was asked for and none has begun."""
    from imgpick.cli import session

    if _wants(arguments, ("json",)) and not session.begun():
        from imgpick.render.envelope import envelope

        with suppress(OSError):  # else it is said on stderr
            sys.stdout.write(envelope(_command(arguments), None, None, session.clock(), error.code, error))
            sys.stdout.flush()
            return error.code
    from imgpick.render.screen import safe

    lines = [_folded(safe(line)) for line in f"error: {error.message}".split("\n")]
    lines += [f"  {safe(str(problem))}" for problem in error.problems]
    if error.hint:
        lines.append(_folded(f"  hint: {safe(error.hint)}"))
    try:
        print("\n".join(lines), file=sys.stderr)
    except UnicodeEncodeError:
        print("\n".join(lines).encode("ascii", "backslashreplace").decode(), file=sys.stderr)
    return error.code


def _command(arguments: list[str]) -> str:
    """The command that a run came to, ``data-lint`` for one of a group; the program itself where there was none."""
    first, second, *_ = [*(word for word in arguments if not word.startswith("-")), "", ""]
    if first == "data":
        from imgpick.cli.data import COMMANDS as GROUP

        return f"{first}-{second}" if second in GROUP else first
    return first if first in COMMANDS else "imgpick"


def _folded(text: str) -> str:
    """A long line, whole words at a time on a terminal, which would break them."""
    if not sys.stderr.isatty():
        return text
    from shutil import get_terminal_size
    from textwrap import fill

    width = get_terminal_size((100, 40)).columns
    return fill(text, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _wants(arguments: list[str], formats: tuple[str, ...]) -> bool:
    named = [after for word, after in pairwise(arguments) if word == "--format"]
    named += [word.partition("=")[2] for word in arguments if word.startswith("--format=")]
    return any(form in formats for form in named)


def silence() -> None:
    """A closed pipe is no error: keep the interpreter from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
