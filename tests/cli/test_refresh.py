"""Refreshing from a real server: what comes back is a proposal or a clear message, and the base is never touched."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.schemas import validate
from tests.cli.upstream_server import Upstream, serving
from tests.conftest import DATA, TODAY, Result
from tests.refreshing.fixtures import GENAI, LITELLM, MODELS_DEV, arena_csv

Run = Callable[..., Result]


@pytest.fixture
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture
def world(tmp_path: Path, imgpick: Run) -> Callable[..., Result]:
    """Runs the program in a folder of its own, with its own copy of the base."""
    shutil.copytree(DATA, tmp_path / "base", ignore=shutil.ignore_patterns("schemas", ".imgpick-*"))

    def run(*arguments: str, env: dict[str, str] | None = None, width: int = 100) -> Result:
        own = {"IMGPICK_HTTP_TIMEOUT": "0.5", "IMGPICK_AA_KEY": "", **(env or {})}
        named = ("--data", str(tmp_path / "base" / "models.yaml"), "--today", TODAY)
        return imgpick(*arguments, *named, env=own, cwd=tmp_path, width=width)

    return run


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/silent", "no answer within 0.5 seconds (4 tries)"),
        ("/slow", "is too slow"),
        ("/closed", "status 429; it asks to wait 3600 seconds"),
        ("/failing", "status 500 (4 tries)"),
        ("/api/v1/data/media", "moved its API: the paths are now /api/v2/media/"),
        ("/broken", "it is not JSON, line"),
        ("/page", "it is not JSON"),
        ("/other", "no rows with a `litellm_provider`"),
        ("/endless", "sends more than 64 MB"),
        ("/announced", "sends more than 64 MB"),
        ("/elsewhere", "redirects to another host: https://elsewhere.invalid"),
        ("/circle", "more than 5 redirects"),
        ("/dropped", "the connection failed"),
        ("/secret", "refuses access (403)"),
    ],
)
def test_a_bad_day_of_an_upstream_leaves_the_base_as_it_was(
    path: str, says: str, server: str, world: Run, tmp_path: Path
) -> None:
    before = bytes_of(tmp_path / "base")
    done = world("data", "refresh", "litellm", "--from", server + path)
    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err
    assert bytes_of(tmp_path / "base") == before
    assert not list(tmp_path.glob("*.yaml"))


def test_nobody_listening_is_said(world: Run) -> None:
    with serving() as address:
        pass
    done = world("data", "refresh", "litellm", "--from", f"{address}/good")
    assert (done.code, "the connection failed" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org/prices.json", "is not https"),
        ("https://me:secret@example.org/p.json", "must not carry a name or password"),
        ("http://127.0.0.1.example.org/p.json", "is not https"),
        ("https://example.org:notaport/", "is no address"),
        ("nowhere.json", "cannot read nowhere.json"),
    ],
)
def test_an_address_that_is_not_safe_is_refused_before_anything_is_sent(url: str, says: str, world: Run) -> None:
    done = world("data", "refresh", "litellm", "--from", url)
    assert (done.code, says in done.err) == (2, True)
    assert "secret" not in done.err


def test_a_busy_server_is_asked_again_and_a_redirect_within_it_followed(server: str, world: Run) -> None:
    for path in ("/busy", "/same"):
        assert world("data", "refresh", "litellm", "--from", server + path).code == 2
    assert Upstream.asked["/busy"] == 3


def test_an_unchanged_upstream_is_not_sent_again_and_a_damaged_copy_is(server: str, world: Run, tmp_path: Path) -> None:
    url = f"{server}/tagged"
    env = {"IMGPICK_CACHE": str(tmp_path / "cache")}
    first = world("data", "refresh", "litellm", "--from", url, env=env)
    again = world("data", "refresh", "litellm", "--from", url, env=env)
    assert Upstream.headers_of["/tagged"]["if-none-match"] == '"one"'
    assert "nothing newer than the copy" in again.out
    assert first.out.splitlines()[-5:] == again.out.splitlines()[-5:]
    about = json.loads(next((tmp_path / "cache" / "upstreams").glob("*.json")).read_text())
    assert (len(about["sha256"]), about["read"][:2], about["url"]) == (64, "20", url)
    next((tmp_path / "cache" / "upstreams").glob("*.body")).write_bytes(b"{}")
    world("data", "refresh", "litellm", "--from", url, env=env)
    assert "if-none-match" not in Upstream.headers_of["/tagged"]


def test_the_proposal_names_every_guard(world: Run, tmp_path: Path) -> None:
    (tmp_path / "prices.json").write_bytes(LITELLM)
    done = world("data", "refresh", "litellm", "--from", "prices.json", "--format", "json")
    assert done.code == 2
    answer = json.loads(done.out)
    validate(answer, "data-refresh")
    found = {item["key"]: item for item in answer["data"]["items"] if item["state"] != "confirmed"}
    assert {key: (item["state"], (item["held"] or "")[:24]) for key, item in found.items()} == {
        "gpt-image-2": ("changed", ""),
        "high/1024-x-1024/gpt-image-1.5": ("conflict", "moves by 6.8 times; more"),
        "fal_ai/low/2560-x-1440/openai/gpt-image-2": ("new", "one list alone: needs th"),
        "azure/gpt-image-2": ("retiring", ""),
    }
    assert (found["gpt-image-2"]["old"], found["gpt-image-2"]["new"]) == ("30", "24")
    sure = [item for item in answer["data"]["items"] if item["state"] == "confirmed"]
    reasons = {item["key"]: item["reason"] for item in sure}
    assert "listed upstream under input_cost_per_image" in reasons["low/1024-x-1024/gpt-image-1.5"]
    assert "the same as ours for 512" in reasons["gemini/gemini-3.1-flash-image"]
    assert "names no tier or size; the same as ours for high 1024x768" in reasons["fal_ai/openai/gpt-image-2"]
    assert answer["data"]["unmapped"] == ["bedrock/made-up-8", "fal_ai/fal-ai/made-up-9"]


def test_the_table_reads_well(world: Run, tmp_path: Path, snapshot: Callable[[str, str], None]) -> None:
    (tmp_path / "prices.json").write_bytes(LITELLM)
    done = world("data", "refresh", "litellm", "--from", "prices.json", width=80)
    snapshot("refresh-80.txt", done.out)


def test_the_other_lists_are_read_in_their_published_shapes(world: Run, tmp_path: Path) -> None:
    (tmp_path / "genai.json").write_bytes(GENAI)
    (tmp_path / "dev.json").write_bytes(MODELS_DEV)
    genai = data_of(world("data", "refresh", "genai-prices", "--from", "genai.json", "--format", "json"))
    assert (
        genai["counts"]["confirmed"] == 4
    )  # the bare output rate is the image rate here; the price of 2099 is not taken
    assert [(i["model"], i["state"], i["new"]) for i in genai["items"] if i["state"] != "confirmed"] == [
        ("nano-banana-2", "conflict", "0.1")
    ]
    assert genai["unmapped"] == ["novita/made-up-image"]
    dev = data_of(world("data", "refresh", "models-dev", "--from", "dev.json", "--format", "json"))
    states = [(i["kind"], i["model"], i["state"]) for i in dev["items"] if i["state"] != "confirmed"]
    assert states == [("release", "gpt-image-1.5", "conflict"), ("route", "recraft-v3", "new")]
    assert dev["left_out"] == {"cost of an image model, which is unreliable here": 1, "not an image model": 1}


def data_of(done: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.out)["data"]
    return found


def test_two_lists_that_agree_prove_a_price(world: Run, tmp_path: Path) -> None:
    (tmp_path / "prices.json").write_bytes(
        LITELLM.replace(b'"source": "https://developers.openai.com', b'"source": "https://made.up')
    )
    (tmp_path / "genai.json").write_bytes(
        GENAI.replace(b'"output_mtok": 30', b'"output_mtok": 7, "output_image_mtok": 24')
    )
    command = ("data", "refresh", "litellm", "--from", "prices.json", "--format", "json")
    alone = next(i for i in data_of(world(*command))["items"] if i["new"] == "24")
    both = next(i for i in data_of(world(*command, "--second", "genai-prices=genai.json"))["items"] if i["new"] == "24")
    assert (alone["state"], alone["held"][:14]) == ("conflict", "one list alone")
    assert (both["state"], both["reason"]) == ("changed", "genai-prices has the same")


def test_a_board_comes_page_by_page_and_never_from_another_scale(server: str, world: Run, tmp_path: Path) -> None:
    paged = data_of(world("data", "refresh", "lmarena", "--from", f"{server}/rows?dataset=x", "--format", "json"))
    assert Upstream.asked["/rows"] == 2
    assert {i["state"] for i in paged["items"]} == {"changed", "gone"}
    first = next(i for i in paged["items"] if i["cell"]["entry"] == "gpt-image-2.5-sunburst")
    assert (first["new"], first["cell"]["of"]) == ("1426.4", "120")
    for name, day, shift, says in (
        ("scale", "2026-11-01", 300.0, "another scale: the scores lie +"),
        ("older", "2026-05-01", 0.0, "of 2026-05-01, older than our table"),
        ("undated", "", 0.0, "a rank without a date"),
    ):
        (tmp_path / f"{name}.csv").write_bytes(arena_csv(day, shift))
        found = data_of(world("data", "refresh", "lmarena", "--from", f"{name}.csv", "--format", "json"))
        held = [i["held"] for i in found["items"] if i["state"] != "gone"]
        assert all(text.startswith(says) for text in held), (name, held)


def test_the_parquet_copy_says_the_same(world: Run, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    from tests.refreshing.fixtures import arena_rows

    parquet.write_table(pyarrow.Table.from_pylist(arena_rows("2026-11-01")), tmp_path / "board.parquet")
    (tmp_path / "board.csv").write_bytes(arena_csv("2026-11-01"))
    found = [
        data_of(world("data", "refresh", "lmarena", "--from", f"board.{kind}", "--format", "json"))["items"]
        for kind in ("parquet", "csv")
    ]
    assert found[0] == found[1]


def test_a_key_of_ones_own_fills_ones_own_cache_and_check_uses_it(server: str, world: Run, tmp_path: Path) -> None:
    before = bytes_of(tmp_path / "base")
    command = ("data", "refresh", "artificial-analysis", "--from", f"{server}/board")
    env = {"IMGPICK_CACHE": str(tmp_path / "cache"), "IMGPICK_AA_KEY": "own-key-123"}
    assert "needs your own key" in world(*command).err
    abroad = world("data", "refresh", "artificial-analysis", "--from", "https://example.org/board", env=env)
    assert (abroad.code, "your key is sent to artificialanalysis.ai only" in abroad.err) == (2, True)
    done = world(*command, env=env)
    assert (done.code, Upstream.headers_of["/board"]["x-api-key"]) == (0, "own-key-123")
    assert "Made Up 9" in done.out
    kept = (tmp_path / "cache" / "own-boards.json").read_text()
    assert "GPT Image 2 (high) stood at place 1" in kept
    assert "own-key-123" not in kept + done.out + done.err
    assert bytes_of(tmp_path / "base") == before
    (tmp_path / "a.md").write_text(f"As of {TODAY}, GPT Image 2 is ranked #7 on Artificial Analysis.\n")
    assert "at place 1 with 1171.2 (6), read with your own key" in world("check", "a.md", env=env, width=200).out
    claimed = world("claim", (tmp_path / "a.md").read_text(), env=env).out
    assert "read with your own key" in " ".join(claimed.split())
    (tmp_path / "cache" / "own-boards.json").unlink()
    assert "with your own key" not in world("check", "a.md", env=env, width=200).out
    gone = world("data", "refresh", "artificial-analysis", "--from", f"{server}/api/v1/x", env={"IMGPICK_AA_KEY": "k"})
    assert "/api/v2/media/" in gone.err


def test_an_unknown_upstream_gets_a_suggestion(world: Run) -> None:
    done = world("data", "refresh", "litelm")
    assert (done.code, "did you mean litellm?" in done.err) == (2, True)


@pytest.mark.parametrize("debug", ["", "1"])
@pytest.mark.parametrize("key", ["SECRET\nKEY", "SECRETKÉY", "SECRET\udcffKEY", "SECRET\x1bKEY"])
def test_a_key_that_cannot_be_sent_is_not_shown(server: str, world: Run, tmp_path: Path, key: str, debug: str) -> None:
    env = {"IMGPICK_AA_KEY": key, "IMGPICK_DEBUG": debug, "IMGPICK_CACHE": str(tmp_path / "cache")}
    done = world("data", "refresh", "artificial-analysis", "--from", f"{server}/board", env=env)
    assert (done.code, "holds a line end" in done.err) == (2, True), done.err
    assert "SECRET" not in done.out + done.err


@pytest.mark.parametrize("proxy", ["foo://ann:SECRET@proxy:1", "http://[ann:SECRET"])
def test_a_proxy_that_cannot_be_used_is_said_without_its_password(world: Run, proxy: str) -> None:
    env = {"HTTPS_PROXY": proxy, "IMGPICK_DEBUG": "1", "NO_PROXY": "", "no_proxy": ""}
    done = world("data", "refresh", "litellm", "--from", "https://localhost.invalid/x", env=env)
    assert (done.code, "HTTPS_PROXY" in done.err) == (2, True), done.err
    assert "SECRET" not in done.out + done.err
