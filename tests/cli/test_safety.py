"""The program in an unfriendly world: terminals, pipes, interrupts, disks, homes, networks, and bugs of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imgpick.cli.crash import hidden
from imgpick.cli.files import write_whole
from imgpick.cli.run import COMMANDS as EVERY
from imgpick.errors import ImgpickError
from tests.cli.schemas import validate
from tests.conftest import DATA, TODAY, Result

Run = Callable[..., Result]
README = str(DATA.parent / "README.md")
EXAMPLES = str(DATA.parent / "examples")
COMMANDS = [
    ["--version"],
    ["--help"],
    ["compare", "gpt-image-2", "flux-2"],
    ["compare", "gpt-image-2", "flux-2", "--format", "json"],
    ["cost", "gpt-image-2", "--images", "1k"],
    ["choose", "--no-input"],
    ["choose", "--no-input", "--format", "json"],
    ["list"],
    ["facts", "gpt-image-2"],
    ["check", README],
    ["check", README, "--format", "sarif"],
    ["claim", "GPT Image 2 costs $9 an image."],
    ["data", "lint"],
    ["data", "refresh", "litellm", "--from", f"{EXAMPLES}/litellm.json", "-o", "-"],
    ["guide"],
    ["guide", "gpt-image-2"],
    ["history", "gpt-image-2"],
    ["changes", "--since", "2026-06-01"],
    ["recheck", f"{EXAMPLES}/decisions", "--today", TODAY],
    ["scan", f"{EXAMPLES}/app"],
    ["sources"],
    ["schema"],
]  # fmt: skip
SERVERS = [["mcp"], ["lsp"]]
IDS = [" ".join(word.rpartition("/")[2] for word in command) for command in COMMANDS]
CODES = (0, 1, 2)
"""2 where the copy of an upstream holds a conflict."""


def test_every_command_is_tried_here() -> None:
    assert {words[0] for words in COMMANDS[2:] + SERVERS} == set(EVERY)


@pytest.mark.parametrize("width", [40, 250])
@pytest.mark.parametrize("arguments", COMMANDS[2:], ids=IDS[2:])
def test_any_width_is_written_without_a_crash(imgpick: Run, arguments: list[str], width: int) -> None:
    done = imgpick(*arguments, width=width)
    assert done.code in CODES, done.err
    assert "Traceback" not in done.err
    assert done.out


@pytest.mark.parametrize("arguments", COMMANDS, ids=IDS)
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["cp1252", "C"],
)
def test_a_narrow_encoding_gets_plain_characters(imgpick: Run, arguments: list[str], env: dict[str, str]) -> None:
    done = imgpick(*arguments, env=env)
    assert done.code in CODES, done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [["claim", "画→ GPT Image 2 costs $9.", "--format", "json"], ["claim", "画→ GPT Image 2 costs $9.", "--format=json"],
     ["guide", "gpt-image-2", "--format", "html"]],
    ids=["json", "=json", "html"],
)  # fmt: skip
def test_what_is_utf8_by_its_own_rules_is_so_in_any_encoding(arguments: list[str]) -> None:
    def written(encoding: str) -> bytes:
        done = _start(*arguments, "--today", TODAY, stdout=subprocess.PIPE, env={"PYTHONIOENCODING": encoding})
        return done.communicate(timeout=60)[0].encode("utf-8", "surrogateescape")

    assert written("cp1252") == written("utf-8")


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colour_only_where_it_is_wanted(imgpick: Run, env: dict[str, str], colored: bool) -> None:
    done = imgpick("compare", "gpt-image-2", "flux-2", env=env)
    assert ("\x1b[" in done.out) == colored


def _start(*arguments: str, **more: object) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONUTF8": "1", "IMGPICK_CACHE": "", **more.pop("env", {})}  # type: ignore[dict-item]
    done: subprocess.Popen[str] = subprocess.Popen(
        [sys.executable, "-m", "imgpick", *arguments],
        text=True,
        env=env,
        stderr=subprocess.PIPE,
        **more,  # type: ignore[call-overload]
    )
    return done


@pytest.mark.parametrize("arguments", COMMANDS, ids=IDS)
def test_a_closed_pipe_is_silent(arguments: list[str]) -> None:
    done = _start(*arguments, stdout=subprocess.PIPE)
    assert done.stdout
    done.stdout.close()
    assert done.stderr
    assert done.stderr.read() == ""
    assert done.wait(60) in CODES
    done.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", COMMANDS, ids=IDS)
def test_a_full_disk_behind_a_redirection_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = _start(*arguments, stdout=full)
        said = done.communicate(timeout=60)[1]
    assert "No space left" in said
    assert "Traceback" not in said
    assert "bug" not in said
    assert done.returncode == 2


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder that keeps a run of `check` busy for a while."""
    text = "GPT Image 2 costs $9 per image at high quality. FLUX.2 [pro] is 3 cents. " * 60
    for index in range(120):
        (tmp_path / f"{index}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What a job in the background has been told to ignore, its children ignore, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_a_long_run_with_130(corpus: Path, jobs: str) -> None:
    done = _start(
        "check", str(corpus), "--jobs", jobs, "--format", "line", stdout=subprocess.PIPE, start_new_session=True
    )
    assert done.stdout
    done.stdout.readline()
    os.killpg(done.pid, signal.SIGINT)
    said = done.communicate(timeout=60)[1]
    assert done.returncode == 130
    assert "Traceback" not in said


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_told_to_end_takes_its_processes_along(corpus: Path, number: signal.Signals) -> None:
    """The other processes hold standard error: it ends only when the last of them has."""
    done = _start("check", str(corpus), "--jobs", "2", "--format", "line", stdout=subprocess.PIPE)
    assert done.stdout
    done.stdout.readline()
    done.send_signal(number)
    said = done.communicate(timeout=60)[1]
    assert (done.returncode, said) == (128 + number, "")


def test_a_kill_in_the_middle_of_repairs_leaves_whole_files(corpus: Path) -> None:
    whole = {path: path.read_text(encoding="utf-8") for path in corpus.iterdir()}
    done = _start("check", str(corpus), "--fix", "--today", TODAY, stdout=subprocess.DEVNULL)
    limit = time.monotonic() + 60
    while (
        time.monotonic() < limit
        and done.poll() is None
        and not any(p.read_text("utf-8") != t for p, t in whole.items() if p.exists())
    ):
        time.sleep(0.02)
    done.kill()
    done.communicate()
    repaired = {path.read_text(encoding="utf-8") for path in whole}
    assert all(len(text) > 4_000 for text in repaired)
    assert len(repaired) <= 2, "each file is as it was or wholly repaired"


def test_repairs_keep_permissions_and_follow_no_link_out_of_the_tree(imgpick: Run, tmp_path: Path) -> None:
    text = "Set `model` to `gpt-image-2-pro` as the model id.\nGPT Image 2 costs $9 per image at high quality.\n"
    tree, outside = tmp_path / "tree", tmp_path / "outside.md"
    tree.mkdir()
    outside.write_text(text, encoding="utf-8")
    (tree / "a.md").write_text(text, encoding="utf-8")
    (tree / "a.md").chmod(0o640)
    (tree / "link.md").symlink_to(outside)
    (tree / "up").symlink_to(tmp_path, target_is_directory=True)
    done = imgpick("check", str(tree), "--fix", "--today", TODAY)
    assert done.code in (0, 1), done.err
    assert outside.read_text(encoding="utf-8") == text
    assert (tree / "a.md").stat().st_mode & 0o777 == 0o640
    assert (tree / "link.md").is_symlink()
    assert not list(tree.glob(".*"))


@pytest.mark.parametrize("mode", [0o600, 0o755, 0o666])
@pytest.mark.parametrize("through", ["file", "link"])
def test_a_repair_keeps_mode_and_owner(imgpick: Run, tmp_path: Path, mode: int, through: str) -> None:
    article, link = tmp_path / "a.md", tmp_path / "link.md"
    article.write_text("GPT Image 2 costs $9 per image at high quality.\n", encoding="utf-8")
    article.chmod(mode)
    link.symlink_to("a.md")
    if os.geteuid() == 0:
        os.chown(article, 12345, 54321)
    before = article.stat()
    done = imgpick("check", str(link if through == "link" else article), "--fix", "--today", TODAY)
    after = article.stat()
    assert "1 repair" in done.err
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert link.is_symlink()


def test_ctrl_c_while_a_file_is_written_leaves_the_old_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert [item.read_text(encoding="utf-8") for item in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("name", ["画" * 83 + ".md", "a" * 252 + ".md", "loop.md"])
def test_a_page_is_written_under_any_name(imgpick: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    done = imgpick("cost", "gpt-image-2", "--report", name, cwd=tmp_path)
    assert done.code == 0, done.err
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize("command", ["check", "scan", "recheck"])
def test_folders_without_end_are_refused(imgpick: Run, tmp_path: Path, command: str) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
    finally:
        os.chdir(here)
    done = imgpick(command, ".", cwd=tmp_path)
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)
    assert (done.code, "nested deeper" in done.err) == (2, True), done.err


@pytest.mark.parametrize("command", ["scan", "recheck"])
def test_no_search_follows_a_link_out_of_its_folder(imgpick: Run, tmp_path: Path, command: str) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    record = (DATA.parent / "examples" / "decisions" / "drafts.yaml").read_text(encoding="utf-8")
    (tmp_path / "out.yaml").write_text(f"{record}# gpt-image-2-vip\n", encoding="utf-8")
    (tree / "link.yaml").symlink_to(tmp_path / "out.yaml")
    (tree / "up").symlink_to(tmp_path, target_is_directory=True)
    (tree / ".gitignore").symlink_to("/dev/zero")
    done = imgpick(command, "tree", cwd=tmp_path)
    assert "out.yaml" not in done.out + done.err
    assert "link.yaml" not in done.out + done.err


WITHOUT_HOME = {"HOME": "/nonexistent/home", "XDG_CACHE_HOME": "", "IMGPICK_CACHE": "/proc/nothing/here"}


@pytest.mark.parametrize(
    "env",
    [
        WITHOUT_HOME,
        {"HOME": "", "XDG_CACHE_HOME": ""},
        {"IMGPICK_CACHE": "/dev/null/cache"},
        {"IMGPICK_CACHE": README},
        {"IMGPICK_CACHE": ""},
    ],
    ids=["no home", "empty home", "under a device", "a file", "none"],
)
def test_a_home_or_cache_that_cannot_be_written_is_nothing_to_speak_of(imgpick: Run, env: dict[str, str]) -> None:
    done = imgpick("compare", "gpt-image-2", "flux-2", "--format", "json", env=env)
    assert (done.code, done.err) == (0, "")


def test_no_home_at_all(imgpick: Run) -> None:
    code = "import os, sys; [os.environ.pop(k, 0) for k in ('HOME', 'USER', 'XDG_CACHE_HOME', 'IMGPICK_CACHE')]"
    nobody = "import pwd; pwd.getpwuid = lambda _: {}['no such user']"
    script = f"{code}\n{nobody}\nfrom imgpick.cli.run import run\nsys.exit(run(['list']))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "content",
    [b"", b"imgpick-pack/1", b"\x80\x04cos\nsystem\n", b"\0" * 100_000],
    ids=["empty", "head", "pickle", "zeros"],
)
def test_a_foreign_file_in_the_cache_is_ignored(imgpick: Run, tmp_path: Path, content: bytes) -> None:
    env = {"IMGPICK_CACHE": str(tmp_path), "IMGPICK_DATA": str(DATA / "models.yaml")}
    first = imgpick("compare", "gpt-image-2", "flux-2", "--format", "json", "--today", TODAY, env=env)
    packs = list(tmp_path.glob("*.pack"))
    assert packs
    for pack in packs:
        pack.write_bytes(content)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    again = imgpick("compare", "gpt-image-2", "flux-2", "--format", "json", "--today", TODAY, env=env)
    assert (again.code, again.out) == (0, first.out)
    assert (tmp_path / "notes.txt").exists()


def test_many_runs_at_once_share_a_cache(tmp_path: Path) -> None:
    env = {"IMGPICK_CACHE": str(tmp_path), "IMGPICK_DATA": str(DATA / "models.yaml")}
    runs = [_start("list", stdout=subprocess.PIPE, env=env) for _ in range(6)]
    answers = {run.communicate(timeout=120) for run in runs}
    assert len(answers) == 1
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".note", ".pack"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for 64 KB."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("cannot mount a tmpfs here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_loses_nothing(imgpick: Run, small_disk: Path) -> None:
    text = "GPT Image 2 costs $9 per image at high quality.\n" * 1000
    article = small_disk / "a.md"
    article.write_text(text, encoding="utf-8")
    done = imgpick("check", str(article), "--fix", "--today", TODAY, env={"IMGPICK_CACHE": str(small_disk / "cache")})
    assert done.code == 2
    assert "No space left" in done.err
    assert article.read_text(encoding="utf-8") == text
    assert [path.name for path in small_disk.iterdir() if path.is_file()] == ["a.md"]


NO_NETWORK = """
import sys
def guard(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__",):
        sys.stderr.write(f"NETWORK {event} {args}\\n")
sys.addaudithook(guard)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        *COMMANDS,
        *SERVERS,
        ["choose", "--no-input", "--report", "page.html", "--chart", "chart.svg", "--record", "record.yaml"],
        ["check", "texts", "--jobs", "2"],
        ["data", "apply", "nosuch.yaml", "--accept", "all"],
    ],
    ids=lambda words: " ".join(word.rpartition("/")[2] for word in words),
)
def test_no_command_opens_a_socket(imgpick: Run, tmp_path: Path, arguments: list[str]) -> None:
    """Only `data refresh` may, and not where it has a copy to read."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    for number in range(50):
        (tmp_path / "texts" / f"{number}.md").write_text("GPT Image 2 costs $9 an image.", encoding="utf-8")
    done = imgpick(*arguments, env={"PYTHONPATH": str(tmp_path)}, cwd=tmp_path)
    assert done.code in CODES, done.err
    assert "NETWORK" not in done.err


def test_the_guard_of_the_network_test_works(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(tmp_path)}, check=True
    )  # fmt: skip
    assert "NETWORK socket.connect" in done.stderr


BUG = "import imgpick.comparing.compare as c\ndef broken(*a, **k): raise KeyError('SECRET-VALUE')\nc.compare = broken\n"


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_is_reported_with_versions_and_without_values(tmp_path: Path, debug: bool) -> None:
    code = f"{BUG}import sys\nfrom imgpick.cli.run import run\nsys.exit(run(sys.argv[1:]))"
    env = {
        **os.environ,
        "IMGPICK_CACHE": "",
        "OPENAI_API_KEY": "sk-SECRET",
        **({"IMGPICK_DEBUG": "1"} if debug else {}),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", "secret-model", "flux-2", "--tier=secret", "--images", "777"],
        capture_output=True, text=True, env=env, check=False,
    )  # fmt: skip
    if debug:
        assert "Traceback" in done.stderr
        return
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    for part in (
        "KeyError",
        "version: imgpick ",
        "base ",
        "compare ... ... --tier=... --images ...",
        "report",
        "IMGPICK_DEBUG",
    ):
        assert part in done.stderr
    for secret in ("SECRET", "secret", "777"):
        assert secret not in done.stderr


def test_a_bug_behind_json_keeps_the_envelope(tmp_path: Path) -> None:
    code = f"{BUG}import sys\nfrom imgpick.cli.run import run\nsys.exit(run(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "compare", "a", "b", "--format", "json"], capture_output=True, text=True, check=False
    )  # fmt: skip
    document = json.loads(done.stdout)
    validate(document, "compare")
    assert (document["status"], document["exit_code"], done.returncode) == ("error", 70, 70)


def test_a_bug_behind_half_a_document_is_no_second_one(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("GPT Image 2 is here.")
    code = (
        "import sys\nfrom imgpick.checking import engine\nfrom imgpick.cli.run import run\n"
        "engine.Checker.check = lambda *a, **k: {}['SECRET']\nsys.exit(run(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(tmp_path), "--format", "json"], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (done.returncode, done.stdout.count('"schema"')) == (70, 1)
    assert "imgpick has a bug: KeyError" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["compare", "x", "--tier", "high"], "compare ... --tier ..."),
        (["choose", "--max-monthly=500", "-"], "choose --max-monthly=... ..."),
        (["check", "/home/ann/secret.md", "--sk-12ab", "--" + "k" * 60], "check ... ... ..."),
        (["-5"], "..."),
    ],
)
def test_only_commands_and_names_of_options_are_shown(arguments: list[str], shown: str) -> None:
    assert " ".join(hidden(["compare", "choose", "check"], arguments)) == shown


def test_the_crash_code_is_no_code_of_a_mistake() -> None:
    assert ImgpickError("x").code == 2
