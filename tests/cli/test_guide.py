"""``guide``, ``sources``, ``--report`` and ``--chart`` as people and scripts run them."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.cli.schemas import validate
from tests.conftest import DATA, TODAY, Result

Run = Callable[..., Result]
Snapshot = Callable[[str, str], None]
BRIEF = ["--workflow", "api", "--use", "thumbnails", "--text", "short", "--images", "50k", "--max-monthly", "500"]
COMMANDS = {
    "choose": ["choose", *BRIEF, "--no-input"],
    "compare": ["compare", "gpt-image-2", "nano-banana-2.1", "flux-2"],
    "cost": ["cost", "gpt-image-2.6", "--images", "1000"],
    "guide": ["guide", "gpt-image-2"],
    "workflow": ["guide", "blog-thumbnails"],
}


class Reader(HTMLParser):
    """What a page asks for and how it is built."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.headings: list[int] = []
        self.tags: dict[str, int] = {}
        self.unscoped = 0
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = dict(attrs)
        self.tags[tag] = self.tags.get(tag, 0) + 1
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.unscoped += tag == "th" and "scope" not in have
        self.asked += [
            value or "" for key, value in attrs if key in ("src", "srcset", "xlink:href") or key.startswith("on")
        ]
        self.asked += [have.get("href") or ""] if tag in ("link", "use", "image") else []
        self.ids += [have["id"] or ""] if "id" in have else []
        self.links += [have.get("href") or ""] if tag == "a" else []

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_stands_alone_and_is_built_for_everyone(imgpick: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    done = imgpick(*COMMANDS[name], "--today", TODAY, "--report", str(path))
    assert done.code == 0, done.err
    assert f"report written to {path}" in done.err
    text = path.read_text(encoding="utf-8")
    page = Reader(text)
    assert page.asked == []
    assert not {"script", "iframe", "link", "img", "object"} & set(page.tags)
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(later - sooner <= 1 for sooner, later in zip(page.headings, page.headings[1:], strict=False))
    assert page.unscoped == 0
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert page.tags["figure"] >= 1
    assert page.tags["title"] == 1 + 2 * page.tags["figure"]
    assert "CC BY 4.0" in page.words
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_a_page_says_verdict_price_reason_flips_sources(imgpick: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    imgpick(*COMMANDS["choose"], "--today", TODAY, "--report", str(path))
    words = Reader(path.read_text(encoding="utf-8")).words
    for part in ("Use GPT Image 2.5 Sunburst at low", "$294 a month for 50,000", "Runner-up is GPT Image 2 at low",
                 "What would change the answer", "To run it again", "knowledge base 2026", "2026-10-07"):  # fmt: skip
        assert part in words, part


def test_the_decision_record(imgpick: Run, tmp_path: Path, snapshot: Snapshot) -> None:
    path = tmp_path / "record.md"
    imgpick(*COMMANDS["choose"], "--today", TODAY, "--report", str(path))
    snapshot("choose-record.md", path.read_text(encoding="utf-8"))


def test_markup_in_a_base_or_in_arguments_appears_as_text(imgpick: Run, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="y">&amp;'
    overlay = tmp_path / "own.yaml"
    guides = [{"id": "gpt-image", "title": f"Guide {evil}", "kind": "family", "about": ["gpt-image"], "checked": TODAY,
               "summary": evil, "verdict": [evil], "answers": [{"q": evil, "a": evil}]}]  # fmt: skip
    overlay.write_text(yaml.safe_dump({"schema": "imgpick-base/1", "guides": guides}), encoding="utf-8")
    path = tmp_path / "page.html"
    done = imgpick("guide", "gpt-image", "--overlay", str(overlay), "--today", TODAY, "--report", str(path))
    assert done.code == 0, done.err
    text = path.read_text(encoding="utf-8")
    page = Reader(text)
    assert not {"script", "img"} & set(page.tags)
    assert "<script>alert(1)</script>" in page.words
    own = tmp_path / "<b>own.yaml"
    own.write_text(overlay.read_text(encoding="utf-8"), encoding="utf-8")
    done = imgpick(*COMMANDS["compare"], "--overlay", str(own), "--today", TODAY, "--report", str(path))
    assert done.code == 0, done.err
    page = Reader(path.read_text(encoding="utf-8"))
    assert "b" not in page.tags
    assert "<b>own.yaml" in page.words


@pytest.mark.parametrize("name", ["choose", "cost"])
def test_charts_as_pictures(imgpick: Run, tmp_path: Path, name: str) -> None:
    for ending in ("svg", "png"):
        path = tmp_path / f"chart.{ending}"
        done = imgpick(*COMMANDS[name], "--today", TODAY, "--chart", str(path))
        assert done.code == 0, done.err
        if ending == "png":
            assert path.read_bytes().startswith(b"\x89PNG")
            continue
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 (drawn here)
        kinds = [child.tag.rpartition("}")[2] for child in root]
        assert kinds[:2] == ["title", "desc"]
        assert re.search(r"\$\d", root[1].text or "")


def test_the_chart_of_the_readme_is_current(imgpick: Run, tmp_path: Path) -> None:
    """In what it says; how it is drawn may change with the library."""
    shown = DATA.parent / "docs" / "price-preference.svg"
    path = shown if os.environ.get("IMGPICK_UPDATE") else tmp_path / "chart.svg"
    imgpick(*COMMANDS["choose"], "--today", TODAY, "--chart", str(path))
    said = [re.findall(r"<(?:title|desc)>(.*?)</", file.read_text(encoding="utf-8")) for file in (path, shown)]
    assert said[0] == said[1]
    assert len(said[0]) == 2


@pytest.mark.parametrize("width", [80, 120])
def test_the_plot_in_characters(imgpick: Run, snapshot: Snapshot, width: int) -> None:
    done = imgpick(*COMMANDS["compare"], "--rows", "price", "--today", TODAY, "--chart", width=width)
    assert (done.code, done.err) == (0, "")
    plot = done.out[done.out.index("LMArena") :]
    assert all(len(line) <= width for line in plot.splitlines())
    snapshot(f"plot-compare-{width}.txt", plot)


def test_without_the_library_pages_come_without_charts_and_say_so(tmp_path: Path, imgpick: Run) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nclass No:\n    def find_spec(self, name, *_):\n"
        "        if name == 'vl_convert': raise ModuleNotFoundError(name, name=name)\nsys.meta_path.insert(0, No())\n"
    )
    world = {"PYTHONPATH": str(tmp_path)}
    page = tmp_path / "page.html"
    done = imgpick(*COMMANDS["guide"], "--today", TODAY, "--report", str(page), env=world)
    assert done.code == 0, done.err
    assert "imgpick[charts]" in done.err
    assert "<figure" not in page.read_text(encoding="utf-8")
    done = imgpick(*COMMANDS["guide"], "--chart", str(tmp_path / "chart.svg"), env=world)
    assert (done.code, done.out) == (2, "")
    assert "imgpick[charts]" in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["guide", "gpt-image", "--report", "x.pdf"], "no known ending"),
        (["guide", "gpt-image", "--chart", "x.pdf"], "no known ending"),
        (["guide", "--report", "x.html"], "needs a guide"),
        (["guide", "gpt-imge"], "did you mean gpt-image"),
        (["guide", "midjourney-v8.2", "--chart", "x.svg"], "nothing to plot"),
        (["guide", "gpt-image", "--report", "/nowhere/at/all/x.html"], "cannot write"),
        (["sources", "--stale-after", "soon"], "is not a span"),
        (["sources", "--stale-after", "²d"], "is not a span"),
        (["sources", "--fail"], "needs --stale-after"),
    ],
)
def test_mistakes_end_with_2_and_a_word(imgpick: Run, arguments: list[str], words: str) -> None:
    done = imgpick(*arguments)
    assert done.code == 2
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("list", []), ("gpt-image-2", ["gpt-image-2"]), ("pair", ["GPT", "Image", "vs", "Nano", "Banana"]),
     ("thumbnails", ["blog", "thumbnails"]), ("z-image", ["z-image"])],
)  # fmt: skip
def test_screens(imgpick: Run, snapshot: Snapshot, name: str, arguments: list[str]) -> None:
    for width in (80, 120):
        done = imgpick("guide", *arguments, "--today", TODAY, width=width)
        assert (done.code, done.err) == (0, "")
        assert all(len(line) <= width or "http" in line for line in done.out.splitlines())
        snapshot(f"guide-{name}-{width}.txt", done.out)


def test_markdown(imgpick: Run, snapshot: Snapshot) -> None:
    done = imgpick("guide", "gpt-image-2", "--format", "markdown", "--today", TODAY)
    assert "CC BY 4.0" in done.out
    snapshot("guide-gpt-image-2.md", done.out)


@pytest.mark.parametrize("name", ["", "gpt-image-2", "gpt-image-vs-flux", "self-hosting", "wan"])
def test_json_holds_its_schema_and_is_stable(imgpick: Run, name: str) -> None:
    first, second = (imgpick("guide", *name.split(), "--format", "json", "--today", TODAY).out for _ in range(2))
    assert first == second
    validate(json.loads(first), "guide")


def test_html_on_standard_output_is_the_report(imgpick: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = imgpick("guide", "wan", "--format", "html", "--today", TODAY, "--report", str(path))
    assert done.out == path.read_text(encoding="utf-8")


def test_a_long_guide_is_paged_on_a_terminal(tmp_path: Path) -> None:
    """Through the pager that the user named, and only there."""
    pager = tmp_path / "pager.py"
    pager.write_text("import sys\nprint('PAGED', len(sys.stdin.read().splitlines()))\n")
    master, slave = pty.openpty()
    env = {**os.environ, "PAGER": f"{sys.executable} {pager}", "TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
    done = subprocess.Popen(
        [sys.executable, "-m", "imgpick", "guide", "gpt-image-2", "--today", TODAY], stdin=slave, stdout=slave, stderr=slave,
        env=env,
    )  # fmt: skip
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(master)
    assert done.wait(60) == 0
    assert re.search(rb"PAGED \d{3}", said)


def test_sources_as_a_table_and_for_a_weekly_job(imgpick: Run, snapshot: Snapshot) -> None:
    rows = list(csv.DictReader(io.StringIO(imgpick("sources", "--format", "csv", "--today", TODAY).out)))
    assert len(rows) > 300
    assert all(int(row["facts"]) > 0 and row["publisher"] and row["kind"] for row in rows)
    document = json.loads(imgpick("sources", "--format", "json", "--stale-after", "60d", "--today", TODAY).out)
    validate(document, "sources")
    assert document["exit_code"] == 0
    assert document["data"]["stale"]
    aged = imgpick("sources", "--stale-after", "8w", "--fail", "--today", TODAY)
    assert aged.code == 1
    assert "prices:" in aged.out
    snapshot("sources-stale-80.txt", imgpick("sources", "--stale-after", "200d", "--today", TODAY, width=80).out)
    assert imgpick("sources", "--stale-after", "2000d", "--fail", "--today", TODAY).code == 0


def test_an_old_base_says_so_and_a_new_one_does_not(imgpick: Run) -> None:
    assert imgpick("guide", "wan", "--today", TODAY).err == ""
    old = imgpick("guide", "wan", "--today", "2027-03-01")
    assert "days old" in old.err
    assert old.code == 0
