"""What an editor shows agrees with what ``imgpick check`` reports in the same folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from imgpick.cli.serving import need
from imgpick.cli.workshop import LARGEST, Text, Workshop
from imgpick.errors import ImgpickError
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
WRONG = "GPT Image 2 costs $0.30 an image at high, 1024x1024, on the OpenAI API.\n"
SETTINGS = {
    "none": "",
    "rules": '[check]\nignore = ["price"]\n',
    "excluded folder": '[check]\nexclude = ["drafts"]\n',
    "excluded ending": '[check]\nexclude = ["*.md"]\n',
    "other ending": '[check]\nexclude = ["*.html"]\n',
    "baseline": '[check]\nbaseline = "accepted.json"\n',
}


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv("IMGPICK_CACHE", "")
    for key in ("IMGPICK_DATA", "IMGPICK_OVERLAY"):
        monkeypatch.delenv(key, raising=False)
    return Workshop(None, (), lambda: TODAY)


@pytest.mark.parametrize("settings", SETTINGS)
def test_settings_count_as_they_do_for_check(imgpick: Run, shop: Workshop, tmp_path: Path, settings: str) -> None:
    path = tmp_path / "drafts" / "article.md"
    path.parent.mkdir()
    path.write_text(WRONG)
    (tmp_path / ".imgpick.toml").write_text(SETTINGS[settings])
    if settings == "baseline":
        assert imgpick("check", ".", "--today", TODAY, cwd=tmp_path).code == 0
    done = imgpick("check", ".", "--format", "json", "--today", TODAY, cwd=tmp_path)
    reported = [
        f["rule"] for file in (json.loads(done.out)["data"] or {"files": []})["files"] for f in file["findings"]
    ]
    shown = [item.claim.rule for item in shop.checked(Text(str(path), "markdown", WRONG)).findings]
    assert shown == reported
    assert shown == (["price-mismatch"] if settings in ("none", "other ending") else [])


@pytest.mark.parametrize(
    ("path", "language", "form"),
    [
        ("/a/b.md", "", "markdown"),
        ("/a/b.rst", "plaintext", "rst"),
        ("", "markdown", "markdown"),
        ("/a/README", "plaintext", "text"),
        ("/a/b.py", "python", ""),
        ("", "python", ""),
    ],
)
def test_the_format_comes_from_the_ending_then_from_the_language(path: str, language: str, form: str) -> None:
    assert Text(path, language, "").form == form


def test_code_and_very_long_texts_are_left_alone_and_nothing_is_loaded_for_them(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "nowhere.yaml", (), lambda: TODAY)
    assert shop.checked(Text("/a/b.py", "python", WRONG)).findings == ()
    assert shop.checked(Text("/a/b.md", "markdown", "x" * (LARGEST + 1))).findings == ()
    with pytest.raises(ImgpickError):
        shop.checked(Text("/a/b.md", "markdown", WRONG))


def test_a_missing_extra_is_named_with_what_installs_it() -> None:
    with pytest.raises(ImgpickError, match="needs the extra 'mcp'") as caught:
        need("no_such_package_here", "mcp")
    assert caught.value.hint == "pip install 'imgpick[mcp]'"


@pytest.mark.parametrize(("package", "module"), [("mcp", "mcp_server"), ("pygls", "lsp_server")])
def test_a_server_that_nobody_has_asked_has_loaded_neither_base_nor_checker(package: str, module: str) -> None:
    pytest.importorskip(package, reason="an extra is not installed")
    code = f"import sys, imgpick.cli.{module}; print(*(m for m in sys.modules if m.startswith('imgpick.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert f"imgpick.cli.{module}" in loaded
    assert not loaded & {"imgpick.kb.load", "imgpick.checking.engine", "imgpick.choosing.verdict"}
