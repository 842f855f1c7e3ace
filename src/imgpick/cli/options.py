"""Options that several commands share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from imgpick.cli.complete import words

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FILE", help="A knowledge base of your own (its models.yaml)."),
]
Overlay = Annotated[
    list[Path] | None,
    typer.Option("--overlay", metavar="FILE", help="A file that adds or replaces entries; may be repeated."),
]
Today = Annotated[str | None, typer.Option("--today", metavar="DAY", help="Take this day for today (YYYY-MM-DD).")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="Answer with what was true on this day (YYYY-MM-DD)."),
]
Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.html|.md", help="Write a page that can be read and printed anywhere."),
]
Chart = Annotated[
    str | None,
    typer.Option(
        "--chart",
        metavar="FILE.svg|.png|-",
        help="Write price against preference as a picture, or with - plot it in characters here.",
    ),
]


def output(formats: Sequence[str]) -> Any:
    """``--format`` of a command that knows these."""
    return typer.Option(metavar="|".join(formats), autocompletion=words(formats), help="Output format.")
