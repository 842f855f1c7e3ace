"""The terminal as a place for text: width, colour, characters. Everything shown goes through ``Text``.

Text from a base or a user is data: Rich markup in it is never read, and control characters are made visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING

from imgpick.records import NamedTuple

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


class Screen(NamedTuple):
    """How wide the output is and whether it may have colour."""

    width: int = 100
    color: bool = False

    def text(self, parts: Iterable[RenderableType]) -> str:
        """The rendered parts as one text, without trailing blanks."""
        from rich.console import Console

        console = Console(
            file=StringIO(), width=self.width, color_system="standard" if self.color else None,
            force_terminal=self.color, no_color=not self.color, highlight=False, emoji=False, markup=False,
            legacy_windows=False,
        )  # fmt: skip
        for part in parts:
            console.print(part)
        file = console.file
        assert isinstance(file, StringIO)
        return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def picture(parts: Iterable[RenderableType], title: str, width: int) -> str:
    """The rendered parts as an SVG picture that asks for nothing from outside."""
    import re

    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console

    console = Console(file=StringIO(), width=width, record=True, force_terminal=True, color_system="truecolor",
                      highlight=False, emoji=False, markup=False)  # fmt: skip
    for part in parts:
        console.print(part)
    form = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title=title, code_format=form, unique_id="imgpick")


_CONTROL = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))}
_CONTROL |= {
    code: f"\\u{code:04x}"
    for code in (0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
}
_CONTROL |= {0xDC00 + byte: f"\\x{byte:02x}" for byte in range(128, 256)}  # bytes of a name that is not UTF-8


def safe(text: str) -> str:
    """``text`` with escape sequences and invisible characters made visible."""
    return text.translate(_CONTROL)


def line(*parts: str | tuple[str, str]) -> Text:
    """One line from texts and (text, style) pairs."""
    from rich.text import Text

    out = Text()
    for part in parts:
        if isinstance(part, tuple):
            out.append(safe(part[0]), style=part[1])
        else:
            out.append(safe(part))
    return out


def hanging(head: str, text: str, style: str = "") -> RenderableType:
    """A text that wraps beside its head, not under it."""
    if not head:  # as a table would set it, which keeps a column for the head, in half the time
        from rich.padding import Padding

        alone = line((text, style))
        alone.overflow = "fold"
        return Padding(alone, (0, 1, 0, 0))
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=0, pad_edge=False, expand=True)
    table.add_column(no_wrap=True, width=len(head))
    table.add_column(overflow="fold", ratio=1)
    table.add_row(line((head, "bold")), line((text, style)))
    return table


class Citer:
    """Gives every source a letter in the order in which it is first cited."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def mark(self, sources: Iterable[str]) -> str:
        """``[a][b]`` for some sources; empty for none."""
        return "".join(f"[{self.letter(source)}]" for source in dict.fromkeys(sources) if source)

    def letter(self, source: str) -> str:
        if source not in self._letters:
            self._letters[source] = _letters(len(self._letters))
        return self._letters[source]

    def items(self) -> Iterator[tuple[str, str]]:
        """(letter, source id), in order."""
        return ((letter, source) for source, letter in self._letters.items())


def _letters(number: int) -> str:
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(97 + rest) + text
        if not number:
            return text
        number -= 1


def labelled(label: str, text: str, style: str = "") -> RenderableType:
    """A label in a narrow column and a text that wraps beside it."""
    return hanging(f"{label:<9} ", text, style)
