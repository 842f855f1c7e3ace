"""``imgpick check``: hold the claims of articles against the base."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imgpick.cli import session
from imgpick.cli.complete import words
from imgpick.cli.options import Data, Overlay, Today
from imgpick.errors import FINDINGS, OK, USAGE, ImgpickError, suggestion
from imgpick.kb.typed import one_of
from imgpick.records import NamedTuple

if TYPE_CHECKING:
    from imgpick.checking.text.placed import Checked
    from imgpick.cli.articles import Article
    from imgpick.cli.baseline import Baseline
    from imgpick.cli.config import Config
    from imgpick.cli.pool import Setup
    from imgpick.kb.base import Base
    from imgpick.render.check import Totals, Writer

FORMATS = ("text", "line", "json", "sarif", "github", "markdown")
LEVELS = ("error", "warning", "suggestion", "never")


def register(app: typer.Typer, name: str, about: str) -> None:
    app.command(name, help=about[0].upper() + about[1:] + ".", short_help=about)(check)


def check(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|DIR|-...", help="Articles, folders of them, or - for stdin.")
    ] = None,
    ext: Annotated[
        str, typer.Option(metavar="EXT", help="Read files and stdin as this: md, mdx, html, rst, txt.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="The day the articles were written (YYYY-MM-DD).")
    ] = None,
    today: Today = None,
    select: Annotated[list[str] | None, typer.Option(metavar="RULE,...", help="Only these rules or kinds.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE,...", help="Not these rules or kinds.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="|".join(LEVELS), autocompletion=words(LEVELS), help="Exit 1 from here (default error)."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(metavar="|".join(FORMATS), autocompletion=words(FORMATS), help="Output format (default text)."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Write certain repairs into the files.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show certain repairs as a diff; write nothing.")] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Accept the findings in it; written when it is not there.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="REV", help="Only lines changed since a git revision.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Pass over these in folders.")] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Pass over excluded files that are named, too (for hooks).")
    ] = False,
    jobs: Annotated[int, typer.Option(metavar="N", min=0, help="Processes (default: one a processor).")] = 0,
    stats: Annotated[bool, typer.Option("--stats", help="Count findings by rule and claims by verdict.")] = False,
    explain: Annotated[str | None, typer.Option(metavar="RULE", help="Explain a rule, and end.")] = None,
    list_rules: Annotated[bool, typer.Option("--list-rules", help="List the rules, and end.")] = False,
    data: Data = None,
    overlay: Overlay = None,
) -> int:
    """Hold the claims of articles against the base."""
    for option, asked in (("--explain", explain), ("--list-rules", list_rules), ("--diff", diff)):
        if asked and one_of("format", format or "text", FORMATS) != "text":
            raise ImgpickError(f"{option} writes text, not {format}", hint="leave out --format")
    if explain or list_rules:
        return _rules(explain)
    from imgpick.checking.patterns.stored import kept_in
    from imgpick.cli.config import find

    config = find(Path.cwd())
    form = _format(format)
    level = one_of("fail-on", fail_on or config.fail_on or "error", LEVELS)
    files = _files(paths, (*(exclude or ()), *config.exclude), ext, force=force_exclude)
    with kept_in(session.cache_folder()):
        base, setup = _setup(config, select, ignore, today, as_of, data, overlay)
        accepted = _baseline(baseline, config)
        run = _Run(base, setup, form, level, stats, accepted, _lines(since, files))
        if fix or diff:
            return run.repair(files, write=fix and not diff)
        return run.report(files, jobs or os.cpu_count() or 1)


def _format(asked: str | None) -> str:
    if asked:
        return one_of("format", asked, FORMATS)
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _files(paths: list[str] | None, exclude: tuple[str, ...], ext: str, *, force: bool) -> "list[Article]":
    from imgpick.cli.articles import collect

    if not paths:
        raise ImgpickError("no file named", hint="for example: imgpick check article.md, or - to read standard input")
    files = collect(paths, exclude, ext, force=force)
    if not files and not force:
        raise ImgpickError(
            f"no article in {', '.join(paths)}",
            hint="folders are searched for .md, .mdx, .html, .rst and .txt; name other files one by one, with --ext",
        )
    return files


def _setup(
    config: "Config",
    select: list[str] | None,
    ignore: list[str] | None,
    today: str | None,
    as_of: str | None,
    data: Path | None,
    overlay: list[Path] | None,
) -> "tuple[Base, Setup]":
    from imgpick.cli import pool
    from imgpick.cli.selection import enabled

    now = session.day("--today", today, session.clock())
    setup = pool.Setup(
        data or (Path(config.data) if config.data else None),
        tuple(overlay or (Path(path) for path in config.overlay)),
        now,
        session.day("--as-of", as_of, ""),
        enabled(_split(select) or config.select, (*_split(ignore), *config.ignore)),
    )
    return pool.prepare(setup), setup


def _split(values: list[str] | None) -> tuple[str, ...]:
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def _baseline(asked: Path | None, config: "Config") -> "Baseline | None":
    from imgpick.cli.baseline import Baseline

    path = asked or (Path(config.baseline) if config.baseline else None)
    return Baseline(path) if path else None


def _lines(revision: str | None, files: "Sequence[Article]") -> dict[str, list[tuple[int, int]] | None]:
    if not revision:
        return {}
    from imgpick.cli.changed import since

    return since(revision, (file.path for file in files if file.path != "-"))


def _rules(explain: str | None) -> int:
    from imgpick.checking.rules import RULES
    from imgpick.render import rules_text

    if explain is None:
        session.write(rules_text.listing(RULES.values(), session.width()))
        return OK
    if explain not in RULES:
        raise ImgpickError(
            f"--explain: no rule is called {explain!r}",
            hint=suggestion(explain, RULES) or "imgpick check --list-rules lists them",
        )
    session.write(rules_text.page(RULES[explain], session.width()))
    return OK


class _Run(NamedTuple):
    """What one run keeps and how it answers."""

    base: "Base"
    setup: "Setup"
    format: str
    level: str
    stats: bool
    accepted: "Baseline | None"
    lines: dict[str, list[tuple[int, int]] | None]

    def report(self, files: "Sequence[Article]", jobs: int) -> int:
        """Check the files and write what was found, file by file."""
        from imgpick.cli import pool
        from imgpick.cli.progress import shown

        return self._written(shown(pool.run(files, self.setup, jobs), len(files)))

    def repair(self, files: "Sequence[Article]", *, write: bool) -> int:
        """Write certain repairs, or show them; what is left is reported."""
        taken = not write or any(file.path == "-" for file in files)
        return self._written(self._repaired(files, write), taken=taken)

    def _written(self, found: "Iterable[Checked]", *, taken: bool = False) -> int:
        """Write the report; where standard output is ``taken`` by a text or a diff, only the count, beside it."""
        from imgpick.render.check import Totals

        totals, writer = Totals(), self._writer()
        silent = self.format in ("json", "sarif") and not taken
        session.write("" if taken else writer.start())
        for file in found:
            if self.accepted:
                self.accepted.remember(file)
            kept = self._kept(file)
            totals.add(kept)
            if file.error and not silent:
                session.say(f"error: {file.path}: {file.error}")
            session.write("" if taken else writer.file(kept))
        code = self._code(totals)
        if taken:
            session.say(str(totals))
        else:
            for piece in writer.end(totals, code):
                session.write(piece)
        if self.accepted and (said := self.accepted.settle(self.setup.enabled)):
            session.say(said)
        return code

    def _kept(self, file: "Checked") -> "Checked":
        """The findings on changed lines that are not accepted."""
        if file.path in self.lines:
            from imgpick.cli.changed import touches

            stretches = self.lines[file.path]
            file = file._replace(findings=tuple(f for f in file.findings if touches(stretches, f.line, f.end_line)))
        return self.accepted.new(file) if self.accepted else file

    def _code(self, totals: "Totals") -> int:
        from imgpick.checking.text.placed import at_or_over

        if totals.unreadable:
            return USAGE
        if self.accepted and not self.accepted.exists:
            return OK
        return FINDINGS if any(n and at_or_over(s, self.level) for s, n in totals.severities.items()) else OK

    def _repaired(self, named: "Sequence[Article]", write: bool) -> "Iterator[Checked]":
        from imgpick.cli import articles, fixing, pool
        from imgpick.kb import files

        fixed = 0
        for file in named:
            try:
                text = articles.read(file.path)
            except files.UnreadableError as error:
                yield pool.unreadable(file, error)
                continue
            found = pool.checked_text(file, text)
            edits = fixing.fixes(self._kept(found))
            after = fixing.repaired(text, edits)
            if not write:
                session.write_exact(fixing.diff(file.path, text, after))
            elif file.path == articles.STDIN:
                session.write(after)
            elif edits:
                fixing.save(file.path, after)
            fixed += len(edits)
            yield pool.checked_text(file, after) if write and edits else found
        if write:
            session.say(f"{fixed} repair{'' if fixed == 1 else 's'} written")

    def _writer(self) -> "Writer":
        if self.format == "json":
            from imgpick.render.check_json import Json

            return Json(self.base, self.setup.today)
        if self.format == "sarif":
            from imgpick.render.check_sarif import Sarif

            return Sarif(self.base)
        if self.format == "text":
            from imgpick.render.check_terminal import Terminal

            return Terminal(self.base, session.screen(), stats=self.stats)
        from imgpick.render import check_lines

        if self.format == "line":
            return check_lines.Lines()
        return check_lines.GitHub() if self.format == "github" else check_lines.Markdown()
