"""``python -m benchmarks``: whole processes, each beside what it is compared with, medians and ratios.

Every row of the table is a round of its own: bare Python, the comparison and imgpick take turns, run by
run, so that a busy minute meets all of them. hyperfine times each run (``apt-get install hyperfine``).
The programs that are compared with live in an environment of their own, made on the first run, and so
does imgpick: built as a wheel, because only a wheel has the compiled base.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import pty
import shlex
import signal
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import bases, corpus
from benchmarks import growth as doubled

ROOT = Path(__file__).parent.parent
OTHERS = ("typer==0.28.0", "pipx", "genai-prices", "commitizen", "codespell", "proselint")
HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello(name: str = "you") -> None:
    typer.echo(f"hello {name}")
app()
"""
FIRST_QUESTION = "first question of the wizard"
SAMPLE = 2_000_000
"""Bytes of articles for the checkers that imgpick is set beside."""
LONG_LINES = {
    "prose.md": "The river runs past the old mill and the bridge. ",
    "claims.md": "GPT Image 2 costs $9 per image at high quality. FLUX.2 [pro] is 3 cents. ",
}
"""Texts of 1 MB on one line."""
TEN_THOUSAND = """
import time, imgpick
from benchmarks.bases import grown
from imgpick.kb.base import Base
from imgpick.kb.build import entries
from imgpick.kb.pack import Memory
base = Base(Memory(entries(grown(10_000), "1")))
begin = time.perf_counter()
imgpick.choose({}, base=base)
print(time.perf_counter() - begin)
"""
COMPLETE = {"_IMGPICK_COMPLETE": "complete_bash", "COMP_WORDS": "imgpick compare gpt", "COMP_CWORD": "2"}


class Row(NamedTuple):
    """One line of the table: a command, what it is set beside, and the targets as ratios."""

    what: str
    command: str
    target: float
    beside: str = ""
    target_beside: float = 0.0
    env: dict[str, str] = {}  # noqa: RUF012 (never changed)


class Place(NamedTuple):
    """Where the programs and the files of a run are."""

    own: Path
    others: Path
    files: Path

    def articles(self, size: int) -> Path:
        """A folder with articles of so many bytes."""
        return self.files / f"corpus-{size}"

    @property
    def repository(self) -> Path:
        """Where `cz commit` has something to ask about."""
        return self.files / "repository"

    def rows(self) -> list[Row]:
        """What is timed."""
        imgpick, files = self.own / "bin" / "imgpick", self.files
        compare = f"{imgpick} compare gpt-image-2 flux-2"
        genai = f"{self.others}/bin/genai-prices calc --input-tokens 1000 --output-tokens 100 gpt-4o"
        pipx, hello = f"{self.others}/bin/pipx --version", f"{self.others}/bin/python {files}/hello.py"
        return [
            Row("`imgpick --version`", f"{imgpick} --version", 6, hello),
            Row("complete a model name", str(imgpick), 7, env=COMPLETE),
            Row("`compare a b --format json`", f"{compare} --format json", 6.5, genai, 0.30),
            Row("`compare a b --format csv`", f"{compare} --format csv", 6.5, pipx, 1.0),
            Row("`compare a b --format markdown`", f"{compare} --format markdown", 6.5, pipx, 1.0),
            Row("`compare a b` on a terminal", compare, 9, genai, 0.45),
            Row("the same, base just edited", f"{compare} --data {files}/own/models.yaml", 13, env={"IMGPICK_CACHE": ""}),
            Row("the same, every entry edited", f"{compare} --data {files}/other/models.yaml", 13,
                env={"IMGPICK_CACHE": ""}),
            Row("the same, base cached", f"{compare} --data {files}/own/models.yaml", 13),
            Row("`choose --no-input --format json`", f"{imgpick} choose --no-input --format json", 14),
            Row(FIRST_QUESTION, f"{imgpick} choose", 12.5, f"{self.others}/bin/cz commit", 0.6),
            Row("`check` on 12 KB", f"{imgpick} check {files}/one.md", 9),
        ]  # fmt: skip


def prepared(work: Path, size: int) -> Place:
    """The environments and files; made when they are not there."""
    place = Place(work / "imgpick", work / "others", work / "files")
    for folder, what in ((place.others, OTHERS), (place.own, (str(ROOT),))):
        if not (folder / "bin" / "pip").exists():
            venv.create(folder, with_pip=True)
            subprocess.run([folder / "bin" / "pip", "install", "--quiet", *what], check=True)
    subprocess.run([place.own / "bin" / "pip", "install", "-q", "--no-deps", "--force-reinstall", ROOT], check=True)
    place.repository.mkdir(parents=True, exist_ok=True)
    (place.repository / "text.md").write_text("something to commit\n", encoding="utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "text.md"]):
        subprocess.run(command, cwd=place.repository, check=True)
    edited(place.files / "own", lambda text: text.replace("usd: 0.04,", "usd: 0.041,", 1))
    edited(place.files / "other", lambda text: text.replace("\n", " \n"))
    from imgpick.kb.load import load

    base = load(today="9999-12-31")
    (place.files / "hello.py").write_text(HELLO, encoding="utf-8")
    corpus.write(place.files / "small", base, 1)
    (place.files / "one.md").write_bytes(next((place.files / "small").rglob("*.md")).read_bytes())
    for length in (size, size // 2, SAMPLE):
        folder = place.articles(length)
        if not folder.exists():
            corpus.write(folder, base, length)
    for name, sentence in LONG_LINES.items():
        (place.files / name).write_text(sentence * (1_000_000 // len(sentence)), encoding="utf-8")
    return place


def edited(folder: Path, edit: Callable[[str], str]) -> None:
    """A copy of the shipped base with an edit made to each of its files."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "data").glob("*.yaml"):
        (folder / path.name).write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")


def asked(command: str, env: dict[str, str]) -> float:
    """Until a command on a terminal has asked something; then it is ended. It runs in ``env["PWD"]``."""
    begin = time.perf_counter()
    process, out = pty.fork()
    if not process:
        os.chdir(env["PWD"])
        os.execve(command.split()[0], command.split(), {**os.environ, **env})  # noqa: S606
    seen = b""
    while b"?" not in seen:
        seen += os.read(out, 4096)
    took = time.perf_counter() - begin
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(out)
    return took


def seconds(command: str, env: dict[str, str]) -> float:
    """One run of a command, timed by hyperfine without a shell."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run(
            ["hyperfine", "-N", "-i", "--runs", "1", "--style", "none", "--export-json", out.name, command],
            check=True, capture_output=True, env={**os.environ, **env}, cwd=tempfile.gettempdir(),
        )  # fmt: skip
        return float(json.loads(Path(out.name).read_text(encoding="utf-8"))["results"][0]["median"])


def race(
    commands: Sequence[tuple[Callable[[str, dict[str, str]], float], str, dict[str, str]]], runs: int
) -> list[float]:
    """The medians of some commands that take turns, each with how it is timed."""
    times: list[list[float]] = [[] for _ in commands]
    for timed, command, env in commands:
        timed(command, env)
    for _ in range(runs):
        for kept, (timed, command, env) in zip(times, commands, strict=True):
            kept.append(timed(command, env))
    return [median(kept) for kept in times]


def start_up(place: Place, runs: int, only: str) -> list[str]:
    """The table of whole processes."""
    bare = f"{place.own}/bin/python -c pass"
    world = {"IMGPICK_CACHE": str(place.files / "cache"), "PWD": str(place.repository)}
    lines = ["| what | ms | x bare Python | target | beside | x it | target |", "|---|--:|--:|--:|---|--:|--:|"]
    for row in place.rows():
        if only not in row.what:
            continue
        timed = asked if row.what == FIRST_QUESTION else seconds
        commands = [(seconds, bare, {}), (timed, row.command, {**world, **row.env})]
        commands += [(timed, row.beside, world)] if row.beside else []
        found = race(commands, runs)
        ratio = found[1] / found[0]
        cells = [row.what, f"{found[1] * 1000:.0f}", f"{ratio:.1f}", f"{row.target:g}"]
        name = " ".join(Path(word).name if "/" in word else word for word in shlex.split(row.beside))
        name = name.replace("python ", "").replace("hello.py", "typer hello-world").split(" --input")[0]
        cells += (
            [f"{name}, {found[2] / found[0]:.1f} x", f"{found[1] / found[2]:.2f}", f"{row.target_beside or '':}"]
            if row.beside
            else ["", "", ""]
        )
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    return lines


def throughput(place: Place, runs: int, size: int) -> list[str]:
    """Megabytes a second of `check` and of what checks prose elsewhere, and the largest process of each."""
    imgpick, others = place.own / "bin" / "imgpick", place.others / "bin"
    lines = ["| what | MB | MB/s | s | largest process, MB |", "|---|--:|--:|--:|--:|"]
    for what, length, command in (
        ("`check`, one process", size, f"{imgpick} check --jobs 1 --format line"),
        ("`check`, one process, half as much", size // 2, f"{imgpick} check --jobs 1 --format line"),
        ("`check`, two processes", size, f"{imgpick} check --jobs 2 --format line"),
        ("codespell", SAMPLE, f"{others}/codespell"),
        ("proselint", SAMPLE, f"{others}/proselint check"),
    ):
        folder = place.articles(length)
        bytes_in_all = sum(file.stat().st_size for file in folder.rglob("*.md"))
        took, most = long_run(f"{command} {folder}", runs)
        lines.append(
            f"| {what} | {bytes_in_all / 1e6:.0f} | {bytes_in_all / took / 1e6:.2f} | {took:.1f} | {most:.0f} |"
        )
        print(lines[-1], flush=True)
    return lines


def long_run(command: str, runs: int) -> tuple[float, float]:
    """Median seconds of a command that takes long, and the MB of the largest of its processes."""
    times, most = [], 0
    for _ in range(runs):
        begin = time.perf_counter()
        run = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(run.pid, 0)
        times.append(time.perf_counter() - begin)
        most = max(most, used.ru_maxrss)
    return median(times), most / 1024


def limits(place: Place, runs: int) -> list[str]:
    """What must not take long whatever is asked for."""
    lines = ["| what | s | target |", "|---|--:|--:|"]
    for name in LONG_LINES:
        took, _ = long_run(f"{place.own}/bin/imgpick check --format line {place.files / name}", runs)
        lines.append(f"| `check`, 1 MB of {Path(name).stem} on one line | {took:.2f} | 0.5 |")
        print(lines[-1], flush=True)
    command = [place.own / "bin" / "python", "-c", TEN_THOUSAND]
    took = median(float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout) for _ in range(runs))
    lines.append(f"| `imgpick.choose` among 10,000 models | {took:.2f} | 2 |")
    print(lines[-1], flush=True)
    return lines


def growth(place: Place, runs: int) -> list[str]:
    """Start-up against the number of models that were not asked for, from the cache of compiled bases."""
    lines = ["| models in the base | `compare a b --format json`, x bare Python |", "|--:|--:|"]
    bare = f"{place.own}/bin/python -c pass"
    cache = {"IMGPICK_CACHE": str(place.files / "cache")}
    for count in (82, 328, 1312):
        path = place.files / f"{count}" / "models.yaml"
        path.parent.mkdir(exist_ok=True)
        bases.write(path, count)  # anew: one of an older base has problems with the sources of today's
        command = f"{place.own}/bin/imgpick compare gpt-image-2 flux-2 --format json --data {path}"
        for _ in range(2):  # files of a moment ago are read and hashed; from then on they are known untouched
            seconds(command, cache)
            time.sleep(2.5)
        seconds(command, cache)
        found = race([(seconds, bare, {}), (seconds, command, cache)], runs)
        lines.append(f"| {count:,} | {found[1] / found[0]:.1f} |")
        print(lines[-1], flush=True)
    return lines


def versions(place: Place) -> str:
    """What was measured, on what."""
    listed = subprocess.run([place.others / "bin" / "pip", "list", "--format", "json"], capture_output=True, check=True)
    found = {item["name"].lower(): item["version"] for item in json.loads(listed.stdout)}
    names = [item.partition("=")[0] for item in OTHERS]
    hyperfine = subprocess.run(["hyperfine", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    tools = ", ".join(f"{name} {found.get(name, '?')}" for name in names)
    return f"Python {platform.python_version()}, {hyperfine}, {os.cpu_count()} cores, {platform.machine()}; {tools}."


def main() -> None:
    """Measure and write the tables between the marks of RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "imgpick-benchmarks")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (15 or more for the record)")
    parser.add_argument("--corpus", type=int, default=20, help="megabytes of articles")
    parser.add_argument("--only", default="", help="rows of the first table that hold this word, and no other table")
    given = parser.parse_args()
    place = prepared(given.work, given.corpus * 1_000_000)
    table = start_up(place, given.runs, given.only)
    if given.only:
        return
    text = "\n".join(
        [versions(place), "", f"Medians of {given.runs} runs.", "", *table, "", *growth(place, max(5, given.runs // 2)), "",
         f"{given.corpus} MB of articles; medians of 3 runs.", "", *throughput(place, 3, given.corpus * 1_000_000), "",
         *limits(place, 5), "", *doubled.table(), ""]
    )  # fmt: skip
    results = Path(__file__).parent / "RESULTS.md"
    head, begin, rest = results.read_text(encoding="utf-8").partition("<!-- measured -->\n")
    _, end, tail = rest.partition("<!-- end -->")
    results.write_text(f"{head}{begin}{text}{end}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
