"""What each format sets apart: offsets and line maps agree with a CommonMark parser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from imgpick.checking.text.document import read

ARTICLES = Path(__file__).parent.parent / "articles"
PARSER = MarkdownIt("commonmark")
LINES = st.sampled_from(
    [
        "word zword",
        "```",
        "```py",
        "~~~",
        "````",
        "    zindented",
        "\tztab",
        "",
        "- zitem",
        "  zlazy",
        "1. znumber",
        "> zquote",
        "# zhead",
        "    - zdeep",
        "zlast   ",
        "***",
        "      zfar",
    ]
)
WORD = re.compile(r"\bz[a-z]+")


def lines_apart(text: str) -> set[int]:
    """The lines of a text that stand in code or quotations, as the parser has them."""
    lines: set[int] = set()
    for token in PARSER.parse(text):
        if token.type in ("fence", "code_block", "blockquote_open") and token.map:
            lines |= set(range(*token.map))
    return lines


def agrees(text: str) -> None:
    """Every word that the parser takes for code or a quotation is blanked out, and none beside."""
    readable = read(text).readable.split("\n")
    code = lines_apart(text)
    for number, line in enumerate(text.split("\n")):
        for match in WORD.finditer(line):
            kept = readable[number][match.start() : match.end()].strip() != ""
            assert kept == (number not in code), (number, line)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.md")), ids=lambda path: path.name)
def test_articles_agree_with_the_parser(path: Path) -> None:
    body = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    agrees("\n".join(f"{line} zword" if line.strip() and "`" not in line else line for line in body.split("\n")))


EXAMPLES = [
    "```\nzcode\n```\nzprose",
    "~~~ zinfo\nzcode\n```\nzcode\n~~~\nzprose",
    "````\nzcode\n```\nzcode\n````\nzprose",
    "```\nzcode never closed",
    "zprose\n    zlazy continuation",
    "zprose\n\n    zcode\n\n    zcode\nzprose",
    "- zitem\n\n  zstill the item\n\nzprose",
    "- zitem\n\n      zcode in the item\n\nzprose",
    "1. zitem\n\n   ```\n   zcode\n   ```\n\n   zstill",
    "   ```\n   zcode\n   ```",
    "    ```\nzprose",
    "``` zinfo ` tick\nzprose",
    "\tzcode\n\nzprose",
    "# zheading\n    zcode\nzprose",
    "zprose\n```\nzcode\n```\nzprose",
    "- ```\n  zcode\n  ```\n- zitem",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_agree_with_the_parser(text: str) -> None:
    agrees(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_lines_agree_with_the_parser(text: str) -> None:
    agrees(text)


@pytest.mark.parametrize(
    ("form", "text", "kept"),
    [
        ("markdown", "a `code span` b `gpt-image-2` c", "a b `gpt-image-2` c"),
        ("markdown", "see [the page](https://x.test/gpt-image-2 'title') now", "see [the page] now"),
        ("markdown", "a <!-- hidden --> b", "a b"),
        ("markdown", "> quoted\n\nprose", "prose"),
        ("markdown", "---\ntitle: GPT Image 2\n---\nprose", "prose"),
        ("markdown", "he said “this is what somebody else has written” today", "he said today"),
        ("mdx", "import X from 'gpt'\n\n<Card a={1}>text {/* note */} more</Card>", "text more"),
        ("html", "<p>a&amp;b <code>c</code> d</p><script>e</script><blockquote>f</blockquote>", "a& b d"),
        (
            "rst",
            "a ``literal text`` b::\n\n    code\n\nc\n\n.. comment\n\n.. code-block:: py\n\n    d\n\ne",
            "a b:: c e",
        ),
        ("text", "a `b` <c> d", "a `b` <c> d"),
    ],
)
def test_what_is_set_apart(form: str, text: str, kept: str) -> None:
    document = read(text, form)
    assert len(document.readable) == len(text)
    assert document.readable.split() == kept.split()
