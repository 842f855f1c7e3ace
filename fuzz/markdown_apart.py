"""Fuzzes how code and quotations of Markdown are found without a parser, against the parser."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))
with atheris.instrument_imports(include=["imgpick.checking.text.formats"]):
    import imgpick.checking.text.formats.apart  # noqa: F401
from tests.checking.test_apart import agrees

PIECES = (
    "\n", "\n", "\n\n", " ", "  ", "   ", "    ", "\t", "-", "- ", "* ", "+ ", "1. ", "2) ", "10. ", ">", "> ", "#", "# ", "## ",
    "`", "```", "````", "~~~", "=", "===", "---", "***", "___", "<div>", "</div>", "<!--", "-->", "<pre>", "</pre>", "<?", "?>",
    "<script>", "</script>", "<b>", "[a]: ", "/url", "'x", "'", "|", "a", "text", "word ", "\\", "&nbsp;", "[ ] ", "![CDATA[", "]]>",
)  # fmt: skip


def one(data: bytes) -> None:
    """One input: every byte picks a piece of Markdown."""
    text = "".join(PIECES[byte % len(PIECES)] for byte in data)
    assert agrees(text), text


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
