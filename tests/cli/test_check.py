"""``imgpick check`` and ``imgpick claim`` as writers and their CI run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
ARTICLE = """---
title: Our stack
date: 2026-11-20
---

# Prices

GPT Image 2 costs $0.17 per image at high quality, 1024x1024.

Set the model to `gemini-3-pro-image-preview` for posters. “Größe” 🍌

| Model | Price per image |
| ----- | --------------- |
| GPT Image 2 medium, 1024x1024 | $0.053 |
"""
CLEAN = "Last checked: 2026-11-20. GPT Image 2 costs $0.053 per image at medium, 1024x1024, on the [OpenAI API](https://x.test/).\n"
ON = ("--today", TODAY)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [80, 120])
def test_screen(imgpick: Run, snapshot: Callable[[str, str], None], article: Path, width: int) -> None:
    done = imgpick("check", "article.md", *ON, width=width, cwd=article.parent)
    assert (done.code, done.err) == (1, "")
    assert all(len(line) <= width for line in done.out.splitlines())
    snapshot(f"check-screen-{width}.txt", done.out)


@pytest.mark.parametrize("form", ["line", "github", "markdown", "json", "sarif"])
def test_format(imgpick: Run, snapshot: Callable[[str, str], None], article: Path, form: str) -> None:
    done = imgpick("check", "article.md", *ON, "--format", form, cwd=article.parent)
    assert (done.code, done.err) == (1, "")
    if form == "json":
        found = json.loads(done.out)
        validate(found, "check")
        finding = next(f for f in found["data"]["files"][0]["findings"] if f["rule"] == "price-mismatch")
        assert (
            finding["evidence"][0] | {"value": "0.211", "tier": "high", "route": "openai-api"} == finding["evidence"][0]
        )
        assert any(c["verdict"] == "supported" and c["text"] == "$0.053" for c in found["data"]["claims"])
    elif form == "sarif":
        schema = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text())
        jsonschema.Draft7Validator(schema).validate(json.loads(done.out))
        assert any("fixes" in result for result in json.loads(done.out)["runs"][0]["results"])
    else:
        snapshot(f"check-format-{form}.txt", done.out)


def test_github_says_so_by_itself(imgpick: Run, article: Path) -> None:
    done = imgpick("check", str(article), *ON, env={"GITHUB_ACTIONS": "true"})
    assert done.out.startswith("::error file=")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--select", "naming"), 0),
        (("--select", "naming", "--fail-on", "warning"), 1),
        (("--ignore", "price"), 0),
        (("--ignore", "all"), 0),
        (("--select", "prices"), 2),
        (("--fail-on", "eror"), 2),
        (("--format", "xml"), 2),
        (("--ext", "docx"), 2),
    ],
)
def test_exit_code(imgpick: Run, article: Path, options: tuple[str, ...], code: int) -> None:
    done = imgpick("check", str(article), *ON, *options)
    assert done.code == code
    assert (code == 2) == ("hint:" in done.err)


def test_certain_repairs(imgpick: Run, article: Path) -> None:
    shown = imgpick("check", "article.md", *ON, "--diff", cwd=article.parent)
    assert article.read_text(encoding="utf-8") == ARTICLE
    fixed = imgpick("check", "article.md", *ON, "--fix", cwd=article.parent)
    expected = ARTICLE.replace("$0.17", "$0.211").replace("gemini-3-pro-image-preview", "gemini-3-pro-image")
    assert article.read_text(encoding="utf-8") == expected
    assert fixed.code == 0
    assert "2 repairs written" in fixed.err
    article.write_text(ARTICLE, encoding="utf-8")
    subprocess.run(["patch", "-p1", "--quiet"], input=shown.out, text=True, cwd=article.parent, check=True)
    assert article.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_repair_keeps_encoding_line_ends_and_permissions(imgpick: Run, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    text = "Set the model to `gemini-3-pro-image-preview`.\r\nEnde ü\r\n"
    path.write_bytes(text.encode(encoding))
    path.chmod(0o640)
    imgpick("check", str(path), *ON, "--fix")
    assert path.read_bytes() == text.replace("-preview", "").encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640


def test_standard_input_is_repaired_to_standard_output(imgpick: Run) -> None:
    done = imgpick("check", "-", "--ext", "md", "--fix", *ON, stdin=ARTICLE)
    assert done.out == ARTICLE.replace("$0.17", "$0.211").replace("-image-preview", "-image")


def test_a_baseline_accepts_what_there_is(imgpick: Run, article: Path) -> None:
    arguments = ("check", "article.md", *ON, "--baseline", "known.json", "--fail-on", "suggestion")
    first = imgpick(*arguments, cwd=article.parent)
    assert (first.code, "accepted" in first.err) == (0, True)
    article.write_text("Moved down.\n\n" + ARTICLE.partition("---\n\n")[2], encoding="utf-8")
    moved = imgpick(*arguments, cwd=article.parent)
    assert "price-mismatch" not in moved.out
    article.write_text(ARTICLE + "\nNano Banana 2 Pro is new here.\n", encoding="utf-8")
    more = imgpick(*arguments, cwd=article.parent)
    assert (more.code, "naming-wrong" in more.out, "price-mismatch" in more.out) == (1, True, False)
    article.write_text(CLEAN, encoding="utf-8")
    assert "gone" in imgpick(*arguments, cwd=article.parent).err


def test_a_baseline_says_nothing_of_files_and_rules_that_were_not_checked(imgpick: Run, article: Path) -> None:
    folder = article.parent
    (folder / "b.md").write_text(CLEAN, encoding="utf-8")
    assert imgpick("check", "article.md", *ON, "--baseline", "known.json", cwd=folder).code == 0
    for arguments in (["b.md"], ["gone.md", "b.md"], ["article.md", "--select", "rank"]):
        assert "accepted" not in imgpick("check", *arguments, *ON, "--baseline", "known.json", cwd=folder).err


def test_excluded_files_that_are_named(imgpick: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts" / "deep").mkdir(parents=True)
    draft = tmp_path / "drafts" / "deep" / "b.md"
    draft.write_text("Nano Banana 2 Pro draws text.\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / ".imgpick.toml").write_text('[check]\nexclude = ["drafts"]\n', encoding="utf-8")
    named = ("check", "a.md", "drafts/deep/b.md", *ON, "--fail-on", "warning", "--format", "json")
    assert imgpick(*named, cwd=tmp_path).code == 1
    held = imgpick(*named, "--force-exclude", cwd=tmp_path)
    assert (held.code, [f["path"] for f in json.loads(held.out)["data"]["files"]]) == (0, ["a.md"])
    alone = imgpick("check", str(draft), *ON, "--force-exclude", cwd=tmp_path)
    assert (alone.code, alone.err) == (0, "")


@pytest.mark.parametrize("count", ["1e999", "NaN", '"many"', "null"])
def test_a_baseline_whose_counts_are_none_is_refused(imgpick: Run, article: Path, count: str) -> None:
    row = f'{{"file": "article.md", "rule": "price-mismatch", "text": "x", "count": {count}}}'
    (article.parent / "known.json").write_text(f'{{"schema": "imgpick/baseline/1", "findings": [{row}]}}')
    done = imgpick("check", "article.md", *ON, "--baseline", "known.json", cwd=article.parent)
    assert (done.code, "not a baseline of imgpick" in done.err) == (2, True), done.err


@pytest.mark.parametrize("places", [["first"], ["²"], ["9" * 5000], "1", [1]])
def test_looks_at_boards_of_another_shape_are_passed_over(imgpick: Run, tmp_path: Path, places: object) -> None:
    row = {"id": "artificial-analysis-own-1", "board": "artificial-analysis-t2i-v2", "day": TODAY, "text": "x", "source": "openai-pricing",
           "models": ["gpt-image-2"], "places": places}  # fmt: skip
    (tmp_path / "own-boards.json").write_text(json.dumps({"schema": "imgpick-own-boards/1", "statements": [row]}))
    text = f"As of {TODAY}, GPT Image 2 is ranked #7 on Artificial Analysis."
    done = imgpick("claim", text, *ON, env={"IMGPICK_CACHE": str(tmp_path)})
    assert done.code in (0, 1), done.err


def git(folder: Path, *words: str) -> None:
    who = [
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t.test",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_only_what_changed_since_a_revision(imgpick: Run, article: Path) -> None:
    folder = article.parent
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "a")
    article.write_text(ARTICLE + "\nNano Banana 2 Pro is new here.\n", encoding="utf-8")
    (folder / "new.md").write_text("Nano Banana 3 Pro draws text.\n", encoding="utf-8")
    done = imgpick("check", ".", *ON, "--since", "HEAD", "--format", "line", cwd=folder)
    assert [line.split(": ")[0] for line in done.out.splitlines() if "naming-" in line] == [
        "article.md:16:1",
        "new.md:1:1",
    ]
    assert "price-mismatch" not in done.out
    shutil.rmtree(folder / ".git")
    outside = imgpick("check", ".", "--since", "HEAD", cwd=folder)
    assert (outside.code, "is in no git repository" in outside.err) == (2, True)
    git(folder, "init")
    unknown = imgpick("check", ".", "--since", "nowhere", cwd=folder)
    assert (unknown.code, "nowhere" in unknown.err) == (2, True)


@pytest.mark.parametrize(
    ("note", "rules"),
    [
        ("<!-- imgpick-ignore naming-wrong: quoted from the vendor -->", set()),
        ("<!-- imgpick-ignore naming-wrong: until they answer (until 2026-12-31) -->", set()),
        ("<!-- imgpick-ignore naming-wrong: it was so (until 2026-01-31) -->", {"naming-wrong", "ignore-expired"}),
        ("<!-- imgpick-ignore naming-wrong -->", {"ignore-reason"}),
        ("<!-- imgpick-ignore price-mismatch: another rule -->", {"naming-wrong", "ignore-unused"}),
        ("<!-- imgpick-ignore naming-rong: a slip -->", {"naming-wrong", "ignore-unknown"}),
        ("<!-- imgpick-ignore naming: a kind, as in --ignore -->", set()),
        ("<!-- imgpick-ignore all: as in --ignore -->", set()),
        ("<!-- imgpick-ignore nam: no kind -->", {"naming-wrong", "ignore-unknown"}),
        ("<!-- imgpick-ignore naming-wrong: agreed (until 1 January 2027) -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore naming-wrong: agreed (until 2027-13-45) -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore naming-wrong: agreed until 2027-13-45 -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore naming-wrong: agreed (until 2027-01) -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore naming-wrong: agreed (until ) -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore naming-wrong: until they answer -->", set()),
        ("<!-- imgpick-ignore -->", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore: because -->", {"naming-wrong", "ignore-malformed"}),
        ("imgpick-ignore: because", {"naming-wrong", "ignore-malformed"}),
        ("<!-- imgpick-ignore Naming_Wrong: capitals -->", {"naming-wrong", "ignore-malformed"}),
        ("The mark imgpick-ignore needs a rule.\n", {"naming-wrong"}),
    ],
)
def test_an_ignore_in_the_text(imgpick: Run, tmp_path: Path, note: str, rules: set[str]) -> None:
    (tmp_path / "a.md").write_text(f"{note}\nNano Banana 2 Pro draws text.\n", encoding="utf-8")
    done = imgpick("check", "a.md", *ON, "--format", "json", cwd=tmp_path)
    found = {
        f["rule"] for f in json.loads(done.out)["data"]["files"][0]["findings"] if f["kind"] in ("naming", "ignore")
    }
    assert found == rules


def test_settings_of_a_project(imgpick: Run, article: Path) -> None:
    folder = article.parent
    (folder / "drafts").mkdir()
    (folder / "drafts" / "b.md").write_text("Nano Banana 2 Pro draws text.\n", encoding="utf-8")
    settings = folder / "pyproject.toml"
    settings.write_text('[tool.imgpick.check]\nignore = ["price"]\nexclude = ["drafts"]\nfail-on = "warning"\n')
    done = imgpick("check", ".", *ON, "--format", "line", cwd=folder)
    assert (done.code, "drafts" in done.out, "price-" in done.out) == (1, False, False)
    assert imgpick("check", ".", *ON, "--fail-on", "error", cwd=folder).code == 0
    settings.write_text('[tool.imgpick.check]\nignroe = ["price"]\n')
    wrong = imgpick("check", ".", *ON, cwd=folder)
    assert (wrong.code, "did you mean ignore" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[tool]\nimgpick = 3", "tool.imgpick must be a table"),
        ("[tool.imgpick]\ncheck = 4", "check must be a table"),
        ("[tool.imgpick.check]\nselect = 4", "check.select must be a list of texts"),
        ("[tool.imgpick.choose]", "'choose' is not known"),
        ("[tool.imgpick.check]\nfail-on = never", "pyproject.toml: Invalid value (at line 2, column 11)"),
        ("[project]\nname = here\n[tool.imgpick]", "pyproject.toml: Invalid value (at line 2, column 8)"),
    ],
)
def test_mistakes_in_settings_are_said(imgpick: Run, article: Path, text: str, why: str) -> None:
    article.with_name("pyproject.toml").write_text(text, encoding="utf-8")
    done = imgpick("check", article.name, cwd=article.parent)
    assert done.code == 2
    assert why in done.err


@pytest.mark.parametrize(
    "text", ["tool = 3 # imgpick", "imgpick is broken here", "[tool.imgpick]", "[project]\nname = ("]
)
def test_a_project_without_settings_is_checked_without_a_word(imgpick: Run, article: Path, text: str) -> None:
    article.with_name("pyproject.toml").write_text(text, encoding="utf-8")
    done = imgpick("check", article.name, cwd=article.parent)
    assert (done.code, done.err) == (1, "")


BAD = {
    "binary.md": (b"GPT\0Image", "binary"),
    "latin.md": ("GPT Image 2 für".encode("latin-1"), "not UTF-8 (the encoding tried): byte 0xfc on line 1"),
    "gone.md": (None, "there is no such file; did you mean good.md?"),
}


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
@pytest.mark.parametrize("name", BAD)
def test_an_unreadable_file_is_said_and_the_rest_checked(imgpick: Run, tmp_path: Path, name: str, form: str) -> None:
    content, reason = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.md").write_text("Nano Banana 2 Pro draws text.\n", encoding="utf-8")
    done = imgpick("check", name, "good.md", *ON, "--format", form, cwd=tmp_path)
    assert done.code == 2
    assert reason in (done.err if form == "text" else done.out)
    assert "naming-wrong" in done.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(imgpick: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.md").chmod(0)
    done = imgpick("check", "a.md", cwd=tmp_path)
    assert (done.code, "Permission denied" in done.err) == (2, True)


def test_folders(imgpick: Run, tmp_path: Path) -> None:
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "empty.md").write_text("")
    (tmp_path / "docs" / "deep" / "page.html").write_text("<p>Nano Banana 2 Pro</p><!-- Nano Banana 2 Pro -->")
    (tmp_path / "docs" / "deep" / "loop").symlink_to(tmp_path / "docs", target_is_directory=True)
    (tmp_path / "docs" / "code.py").write_text("# Nano Banana 2 Pro")
    done = imgpick("check", "docs", *ON, "--format", "json", "--select", "naming", cwd=tmp_path)
    assert [(f["path"], len(f["findings"])) for f in json.loads(done.out)["data"]["files"]] == [
        ("docs/empty.md", 0), ("docs/deep/page.html", 1)
    ]  # fmt: skip
    nothing = imgpick("check", "docs/deep/loop/code", cwd=tmp_path)
    assert nothing.code == 2


def test_many_files_in_several_processes_keep_their_order(imgpick: Run, tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.md").write_text(f"Number {number}. Nano Banana 2 Pro draws text.\n", encoding="utf-8")
    (tmp_path / "050.md").write_bytes(b"\xff\xff")
    one, two = (imgpick("check", ".", *ON, "--format", "json", "--jobs", str(n), cwd=tmp_path) for n in (1, 2))
    assert one.out == two.out
    assert (one.code, two.code) == (2, 2)
    assert [f["path"] for f in json.loads(one.out)["data"]["files"]] == [f"{n:03}.md" for n in range(120)]


def test_rules_are_listed_and_explained(imgpick: Run, snapshot: Callable[[str, str], None]) -> None:
    snapshot("check-rules.txt", imgpick("check", "--list-rules", width=100).out)
    snapshot("check-explain.txt", imgpick("check", "--explain", "tier-missing", width=80).out)
    far = imgpick("check", "--select", "nope", "-")
    assert (far.code, "--list-rules" in far.err, "did you mean" in far.err) == (2, True, False)
    wrong = imgpick("check", "--explain", "tier-mising")
    assert (wrong.code, "did you mean tier-missing" in wrong.err) == (2, True)


@pytest.mark.parametrize("option", [["--list-rules"], ["--explain", "tier-missing"], ["--diff", "-"]])
def test_what_is_only_text_refuses_another_format(imgpick: Run, option: list[str]) -> None:
    done = imgpick("check", *option, "--format", "json")
    assert (done.code, f"{option[0]} writes text" in done.out + done.err) == (2, True)


def test_counts(imgpick: Run, article: Path) -> None:
    done = imgpick("check", str(article), *ON, "--stats")
    assert "1 price-mismatch" in done.out
    assert "claims supported" in done.out


@pytest.mark.parametrize(
    ("name", "sentence", "code"),
    [
        ("ambiguous", "GPT Image 2 costs $0.04 per image", 0),
        ("mismatch", "GPT Image 2 at high quality costs $0.17 at 1024x1024 on the OpenAI API", 1),
        ("outdated", "GPT Image 2 ranks first on LMArena", 1),
        ("family", "Nano Banana costs $0.039 per image", 0),
        ("supported", "Nano Banana Pro costs $0.134 at 2K on the Gemini API", 0),
        ("silent", "GPT Image 2 is pretty", 0),
        ("unknown", "A cat sat on the mat", 0),
    ],
)
def test_one_sentence(imgpick: Run, snapshot: Callable[[str, str], None], name: str, sentence: str, code: int) -> None:
    done = imgpick("claim", sentence, *ON, width=80)
    assert (done.code, done.err) == (code, "")
    snapshot(f"claim-{name}.txt", done.out)
    as_json = imgpick("claim", sentence, *ON, "--format", "json")
    validate(json.loads(as_json.out), "claim")
