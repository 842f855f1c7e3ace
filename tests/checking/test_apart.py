"""Code and quotations are found without a parser exactly where the parser finds them."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from benchmarks.growth import doubling
from imgpick.checking.text.formats.apart import blocks_apart

PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).disable("inline")
EXAMPLES: list[str] = json.loads(Path(__file__).with_name("commonmark.json").read_text(encoding="utf-8"))["markdown"]
ARTICLES = sorted(Path(__file__).parent.parent.joinpath("articles").iterdir())
LINES = st.sampled_from(
    ["", "", "", "text", "text  ", "# head", "## h2", "---", "***", "===", "--", "=", "* * *", "\\", "a > b", "&nbsp;",
     "- item", "* item", "+ item", "1. one", "2) two", "10. ten", "-", "- # h", "- [ ] x", "-     five", "1.  two", "-\ttab",
     " text1", "  cont", "   text3", "   - sub", "  - sub", "    - sub4", "    deep", "     deep5", "        deep8",
     "   deep3", "\tdeep", "  \tdeep", "> quote", ">", "> > q", " > q", "  > q", "   > q", "    > q", " \t> x", "- > q",
     "- ```", "```", "```py", "````", "~~~", "~~~~ x", "  ```", "    ```", "``` a`b", "```x```", "`code`",
     "<div>", "</div>", "<b>x</b>", "<!-- c -->", "<!--", "-->", "<pre>", "</pre>", "<script>", "<?php", "?>", "<https://x.y>",
     "[a]: /url", "[a]: /url 'x", "|a|b|", "|-|-|"]
)  # fmt: skip


def parsed(text: str) -> set[int]:
    """The lines that hold something and are code or quotation, as the parser has it."""
    lines = text.split("\n")
    kinds = ("fence", "code_block", "blockquote_open")
    maps = [token.map for token in PARSER.parse(text + "\n") if token.type in kinds and token.map]
    return {n for first, last in maps for n in range(first, min(last, len(lines))) if lines[n].strip(" \t")}


def found(text: str) -> set[int] | None:
    """The same without the parser; None where it is left to it."""
    spans = blocks_apart(text, 0)
    if spans is None:
        return None
    out, at = set(), 0
    for number, line in enumerate(text.split("\n")):
        if line.strip(" \t") and any(start <= at and at + len(line.rstrip(" \t")) <= end for start, end in spans):
            out.add(number)
        at += len(line) + 1
    return out


def agrees(text: str) -> bool:
    own = found(text)
    return own is None or own == parsed(text)


def test_the_examples_of_commonmark() -> None:
    assert [text for text in EXAMPLES if not agrees(text)] == []
    certain = sum(found(text) is not None for text in EXAMPLES)
    assert certain > len(EXAMPLES) / 2, "the parser is for what is uncertain"


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, max_size=10).map("\n".join))
def test_any_lines(text: str) -> None:
    assert agrees(text), (found(text), parsed(text))


def test_any_three_lines_of_lists() -> None:
    lines = [
        "", "x", "- x", "-    x", "   - x", "1.   x", "  10. x", "    x", "      x", "    - x", "     - x", "    ---", "       ---",
        "    # x", "    1. x", "    - 0.", "[a]: /u", "'", "> q",
    ]  # fmt: skip
    assert [text for text in map("\n".join, product(lines, repeat=3)) if not agrees(text)] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("\r", "")
    assert agrees(text)


@pytest.mark.parametrize("what", doubling())
def test_texts_without_end(what: str) -> None:
    assert agrees(doubling()[what](5).replace("\r", ""))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("text\n\n```\ncode\n```\n\ntext", {2, 3, 4}),
        ("```\nnever closed\n\nmore", {0, 1, 3}),
        ("text\n    goes on\n\n    code\n\n    code\n\ntext", {3, 5}),
        ("> quoted\n> more\n\ntext", {0, 1}),
        ("a `` ` `` b\n```not a fence```", set()),
    ],
)
def test_what_articles_hold_needs_no_parser(text: str, apart: set[int]) -> None:
    assert found(text) == apart


@pytest.mark.parametrize(
    "text", ["- item\n\n      code", "> quoted\nlazy", "<div>\n> in HTML\n</div>", "- ```\n  code", "1. a\n\n   ```\n   code\n   ```",
             "- 1.     code", "[a]: /url\n'\n    code"]
)  # fmt: skip
def test_what_hangs_together_with_other_blocks_is_left_to_the_parser(text: str) -> None:
    assert found(text) is None
