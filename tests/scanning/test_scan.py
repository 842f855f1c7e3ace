"""``scan`` finds the ids that are gone, going or wrong in a code base, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imgpick.kb.base import Base
from imgpick.scanning.scan import Scanner
from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]

# (file, line of code, text found, column, rule, what to write instead)
NO_LETTERS = st.characters(exclude_categories=("L", "N"))
"""What may stand before an id without being one."""
SITES = [
    ("app/draw.py", 'client.images.generate(model="dall-e-3")', "dall-e-3", 31, "retired-id", "gpt-image-2.6-sunburst"),
    ("app/draw.py", "MODEL = 'gpt-image-1'", "gpt-image-1", 10, "retired-id", "gpt-image-2.6-sunburst"),
    ("app/draw.py", 'mini = f"{vendor}/gpt-image-1-mini"', "gpt-image-1-mini", 19, "retiring-id", "gpt-image-2.6-flare"),
    ("app/draw.py", "# falls back to DALL·E 3 for posters", "DALL·E 3", 17, "retired-id", "gpt-image-2.6-sunburst"),
    ("app/draw.py", 'naïve = "gpt-image-3"', "gpt-image-3", 10, "unknown-id", None),
    ("app/draw.py", 'POSTERS = {"gemini-3-flash-image": 2}', "gemini-3-flash-image", 13, "wrong-id", "gemini-3.1-flash-image"),
    ("web/image.ts", 'const model = "imagen-4.0-generate-001";', "imagen-4.0-generate-001", 16, "retired-id", "gemini-nano-banana-2.1"),
    ("web/image.ts", "export const EDIT: Model = `gpt-image-1.5`", "gpt-image-1.5", 29, "retiring-id", "gpt-image-2.6-sunburst"),
    ("web/image.ts", "fetch(`${base}/v1beta/models/gemini-2.5-flash-image-preview:generateContent`)",
     "gemini-2.5-flash-image-preview", 30, "retiring-id", "gemini-nano-banana-2.1"),
    ("web/image.ts", "run('openai/gpt-image-1.5:3fa9c1')", "openai/gpt-image-1.5", 6, "retiring-id", None),
    ("web/image.ts", "type M = 'chatgpt-image-latest' | 'auto'", "chatgpt-image-latest", 11, "retiring-id", "gpt-image-2.6-sunburst"),
    ("web/image.ts", '// "GPT-IMAGE-1" in upper case', "GPT-IMAGE-1", 5, "retired-id", "gpt-image-2.6-sunburst"),
    ("deploy/values.yaml", "model: gpt-image-2", "gpt-image-2", 8, "superseded-id", "gpt-image-2.6-sunburst"),
    ("deploy/values.yaml", "fallback: [gemini-3-pro-image-preview]", "gemini-3-pro-image-preview", 12, "old-id", "gemini-3-pro-image"),
    ("deploy/values.yaml", 'quality: "grok-imagine-image-quality"', "grok-imagine-image-quality", 11, "retired-id", "grok-imagine-image-2.0"),
    ("deploy/values.yaml", "weights: gemini-nano-banana-pro", "gemini-nano-banana-pro", 10, "wrong-id", "gemini-3-pro-image"),
    (".env", "IMAGE_MODEL=gpt-image-2.5-flare", "gpt-image-2.5-flare", 13, "superseded-id", "gpt-image-2.6-flare"),
    (".env", 'export ALT="imagen-4.0-ultra-generate-001"', "imagen-4.0-ultra-generate-001", 13, "retired-id", "gemini-3-pro-image"),
    (".env", "OLD=dall-e-2,flux-2-pro", "dall-e-2", 5, "retired-id", "gpt-image-2.6-sunburst"),
    (".env", "DRAFT=gemini-3.1-flash-image", "gemini-3.1-flash-image", 7, "retiring-id", "gemini-nano-banana-2.1"),
]  # fmt: skip
DECOYS = {
    "app/fruit.py": '# a banana, two nano bananas, and an image of flux\nflux_2_pro = dalle = None\nx = "my-gpt-image-1-wrapper"\n'
    'y = "gpt-image-1.png"; z = a_gpt-image-1\nw = gpt-image-1_backup\nv = "dall-e-3x"; u = "xgpt-image-1"\n',
    "app/current.py": 'A = "gpt-image-2.6-flare"\nB = "gemini-nano-banana-2.1"\nC = "flux-2-pro"\nD = "gpt-4o"\nE = "gemini-3-pro"\n',
    "deploy/flux.yaml": "namespace: flux-system\nimage: ghcr.io/fluxcd/flux-cli:v2.4.0\nname: flux-2\ncontext: flux-dev\npath: clusters/flux-3\n",
    "docs/links.md": "See https://platform.openai.com/docs/models/gpt-image-1 and https://docs.example.org/dall-e-3.\n",
    "web/words.ts": "// reimagen 4 photons; a recraft of krea; seedreams; midjourneyed; Imagen 4x\n",
}  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A code base with 20 call sites, decoys, and files that nobody should read."""
    texts: dict[str, str] = {}
    for file, code, *_ in SITES:
        texts[file] = texts.get(file, "") + code + "\n"
    hidden = 'model = "dall-e-3"\n'
    texts |= {".gitignore": "/out/\n*.log\n", "sub/.gitignore": "secret.py\n!kept.log\n", "out/a.py": hidden, "b.log": hidden,
              "sub/secret.py": hidden, "node_modules/x/i.js": hidden, ".git/config": hidden}  # fmt: skip
    for file, text in {**texts, **DECOYS}.items():
        (tmp_path / "repo" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "repo" / file).write_text(text, encoding="utf-8")
    (tmp_path / "outside.py").write_text(hidden)
    (tmp_path / "repo" / "link.py").symlink_to(tmp_path / "outside.py")
    (tmp_path / "repo" / "up").symlink_to(tmp_path)
    (tmp_path / "repo" / "picture.bin").write_bytes(b"\x89PNG\0 dall-e-3")
    return tmp_path / "repo"


def scan(imgpick: Run, tree: Path, *more: str) -> Any:
    done = imgpick("scan", ".", "--format", "json", "--today", TODAY, *more, cwd=tree)
    document = json.loads(done.out)
    assert document["exit_code"] == done.code
    return document


def test_finds_every_call_site_and_nothing_else(imgpick: Run, tree: Path) -> None:
    document = scan(imgpick, tree)
    validate(document, "scan")
    found = {(s["path"], s["text"], s["column"], s["rule"], s["write"]) for s in document["data"]["sites"]}
    assert found == {(file, text, column, rule, write) for file, _, text, column, rule, write in SITES}
    lines = {(s["path"], s["line"]): s["text"] for s in document["data"]["sites"]}
    assert len(lines) == len(SITES)
    for (file, line), text in lines.items():
        assert text in (tree / file).read_text(encoding="utf-8").splitlines()[line - 1]


def test_says_what_changes_with_the_move(imgpick: Run, tree: Path) -> None:
    sites = {s["text"]: s for s in scan(imgpick, tree)["data"]["sites"]}
    changes = {c["what"]: c for c in sites["gpt-image-2"]["changes"]}
    assert changes["tier"]["text"] == '"high" means 3,337 image tokens instead of 13,342 at 3840x2160'
    assert changes["price"]["facts"][0]["url"].startswith("https://")
    assert all(s["facts"][0]["source"] for s in sites.values() if s["rule"] != "unknown-id")


def test_the_day_decides(imgpick: Run, tree: Path) -> None:
    rules = {s["text"]: s["rule"] for s in scan(imgpick, tree, "--as-of", "2026-05-26")["data"]["sites"]}
    assert rules["dall-e-3"] == "retired-id"
    assert "gpt-image-2" not in rules
    assert "imagen-4.0-generate-001" not in rules


@pytest.mark.parametrize(
    ("text", "rule", "advice"),
    [
        ("imagen-4.0-fast-generate-preview-06-06", "unknown-id",
         "it reads like a release of imagen-4.0-fast-generate-001: Imagen 4 Fast was retired on 2026-08-17; write gemini-nano-banana-2.1"),
        ("seedream-5-5-270301", "unknown-id", "did you mean seedream-5-5-261028?"),
        ("fal-ai/ideogram/v3", "superseded-id", "its successor is Ideogram 4.6; the base has no id of it on fal"),
    ],
)  # fmt: skip
def test_advises_an_id_for_the_same_work(base: Base, text: str, rule: str, advice: str) -> None:
    (site,) = Scanner(base, TODAY).scan("a.py", f'x = "{text}"\n'.encode()).sites
    assert (site.advice.rule, site.advice.advice) == (rule, advice)


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        ("gpt-image-2.6-flare", "suggestion", 0), ("gpt-image-2", "error", 0), ("gpt-image-2", "suggestion", 1),
        ("gpt-image-3", "error", 0), ("gpt-image-3", "warning", 1), ("dall-e-3", "error", 1), ("dall-e-3", "never", 0),
    ],
)  # fmt: skip
def test_fails_from_a_level_on(imgpick: Run, tmp_path: Path, text: str, level: str, code: int) -> None:
    (tmp_path / "a.py").write_text(f'x = "{text}"\n')
    assert imgpick("scan", str(tmp_path), "--fail-on", level, "--today", TODAY).code == code


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ('m: dall-e-3  # imgpick-ignore retired-id: legacy', True),
        ('m: dall-e-3  # imgpick-ignore old-id, retired-id: legacy (until 2026-12-31)', True),
        ('m: dall-e-3  # imgpick-ignore all: legacy', True),
        ('// imgpick-ignore retired-id: the line below\nm: dall-e-3', True),
        ('<!-- imgpick-ignore retired-id: the line below -->\nm: dall-e-3', True),
        ('m: dall-e-3  # imgpick-ignore wrong-id: another rule', False),
        ('m: dall-e-3  # imgpick-ignore retired-id: it was so (until 2026-10-01)', False),
        ('m: dall-e-3  # imgpick-ignore retired-id: no day (until May 2027)', False),
        ('m: dall-e-3  # imgpick-ignore: no rule', False),
        ('# imgpick-ignore retired-id: one line only\nm: 1\nm: dall-e-3', False),
        ('x: 1  # imgpick-ignore retired-id: its own line only\nm: dall-e-3', False),
    ],
)  # fmt: skip
def test_a_call_site_is_accepted_where_it_stands(base: Base, text: str, accepted: bool) -> None:
    found = Scanner(base, "2026-11-01", TODAY).scan("a.yaml", text.encode())
    assert (len(found.sites), found.accepted) == ((0, 1) if accepted else (1, 0))


def test_excluded_files_are_passed_over(imgpick: Run, tree: Path) -> None:
    sites = scan(imgpick, tree, "--exclude", "web", "--exclude", "*.yaml")["data"]["sites"]
    assert {site["path"] for site in sites} == {"app/draw.py", ".env"}


def test_a_baseline_accepts_the_call_sites_of_today(imgpick: Run, tree: Path) -> None:
    first = scan(imgpick, tree, "--baseline", "../known.json")
    assert (first["exit_code"], first["data"]["sites"], first["data"]["accepted"]) == (0, [], len(SITES))
    (tree / "app" / "new.py").write_text('m = "dall-e-2"\n', encoding="utf-8")
    second = scan(imgpick, tree, "--baseline", "../known.json")
    assert (second["exit_code"], [site["path"] for site in second["data"]["sites"]]) == (1, ["app/new.py"])
    (tree / ".env").write_text("", encoding="utf-8")
    words = ("scan", ".", "--today", TODAY, "--baseline", "../known.json")
    assert "4 accepted findings are gone" in imgpick(*words, cwd=tree).err
    assert f"{len(SITES) - 4} accepted;" in imgpick(*words, cwd=tree).out


def test_sarif_holds_its_schema(imgpick: Run, tree: Path) -> None:
    document = json.loads(imgpick("scan", ".", "--format", "sarif", "--today", TODAY, cwd=tree).out)
    schema = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(document)
    assert len(document["runs"][0]["results"]) == len(SITES)


def test_a_repository_below_obeys_the_ignore_files_above(imgpick: Run, tree: Path) -> None:
    (tree / ".gitignore").write_text("draw.py\n")
    done = imgpick("scan", "app", "--today", TODAY, cwd=tree)
    assert (done.code, "0 call sites" in done.out) == (0, True)
    assert "draw.py" in imgpick("scan", "app", "--no-ignore", "--today", TODAY, cwd=tree).out
    assert "draw.py" in imgpick("scan", "app/draw.py", "--today", TODAY, cwd=tree).out


def test_agrees_with_git_on_what_is_ignored(imgpick: Run, tree: Path) -> None:
    (tree / "sub" / "kept.log").write_text("dall-e-3\n")
    shutil.rmtree(tree / ".git")
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=tree, capture_output=True, text=True, check=True
    )
    files = {f for f in listed.stdout.splitlines() if not (tree / f).is_symlink() and "node_modules" not in f}
    assert scan(imgpick, tree)["data"]["files"] == len(files)


def test_a_missing_path_is_a_usage_error(imgpick: Run) -> None:
    done = imgpick("scan", "no-such-folder")
    assert (done.code, "no such file" in done.err) == (2, True)


def test_a_folder_without_files_is_a_usage_error(imgpick: Run, tmp_path: Path) -> None:
    done = imgpick("scan", str(tmp_path))
    assert (done.code, "no file in" in done.err) == (2, True)


def test_screen(imgpick: Run, tree: Path, snapshot: Callable[[str, str], None]) -> None:
    done = imgpick("scan", "deploy", "--today", TODAY, width=80, cwd=tree)
    snapshot("scan-80.txt", done.out)


def test_law_places_are_those_that_an_editor_shows(base: Base) -> None:
    """Whatever stands before an id, its line and column are those of the text."""
    scanner = Scanner(base, TODAY)

    @settings(max_examples=150, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.text(NO_LETTERS, max_size=30),
                st.sampled_from(["dall-e-3", "gpt-image-1", "imagen-4.0-generate-001"]),
            ),
            max_size=6,
        )
    )
    def check(parts: list[tuple[str, str]]) -> None:
        text = "".join(f'{before.replace(chr(0), "")} "{key}" ' for before, key in parts)
        found = scanner.scan("a.py", text.encode("utf-8", "replace"))
        text = text.encode("utf-8", "replace").decode()
        lines = text.split("\n")
        assert [site.hit.text for site in found.sites] == [key for _, key in parts]
        for site in found.sites:
            hit = site.hit
            assert lines[hit.line - 1][hit.column - 1 :].startswith(hit.text)

    check()


def test_one_long_line_does_not_take_long(base: Base) -> None:
    data = b'{"model":"dall-e-3","flux":"gpt-image"},' * 20_000
    start = perf_counter()
    assert len(Scanner(base, TODAY).scan("a.json", data).sites) == 20_000
    assert perf_counter() - start < 10
