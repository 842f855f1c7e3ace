"""A recorded decision is the same on the day it was made, and notices what has moved since."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imgpick.choosing.brief import WORKFLOWS, brief
from imgpick.choosing.verdict import choose
from imgpick.deciding.recheck import recheck
from imgpick.deciding.record import Record, answers, as_tree, faults, from_tree, record
from imgpick.kb.base import Base
from imgpick.kb.build import Sections
from tests.cli.schemas import validate
from tests.conftest import DATA, TODAY, Result, model_of

Run = Callable[..., Result]
BRIEF = {
    "workflow": "api",
    "images": "10k",
    "family": ["gpt-image-2.5"],
    "tier": ["high"],
    "route": ["openai-api", "azure"],
}
DRAWS = 200


def made(base: Base, given: dict[str, Any] | None = None, day: str = TODAY) -> Record:
    return record(choose(base, brief(given or BRIEF, base), day, DRAWS), base)


def cheaper_route(sections: Sections) -> None:
    """The same model and tier is sold at half the price elsewhere."""
    model = made_model(sections)
    model["routes"] = [row for row in model["routes"] if row["route"] != "azure"] + [
        {"route": "azure", "source": SOURCE}
    ]
    model["prices"].append({"route": "azure", "unit": "image", "tier": "high", "size": "1024x1024", "usd": "0.001",
                            "from": "2026-11-01", "source": SOURCE})  # fmt: skip


def prices_rise(sections: Sections) -> None:
    for model in sections["models"]:
        for row in model.get("prices", ()):
            row["usd"] = str(Decimal(row["usd"]) * Decimal("1.1"))


def retires_soon(sections: Sections) -> None:
    made_model(sections)["life"].append(
        {"status": "deprecated", "from": "2026-11-01", "shutdown": "2026-12-24", "source": SOURCE}
    )


def retires_later(sections: Sections) -> None:
    made_model(sections)["life"].append(
        {"status": "deprecated", "from": "2026-11-01", "shutdown": "2027-12-24", "source": SOURCE}
    )


def made_model(sections: Sections) -> dict[str, Any]:
    return model_of(sections, WINNER)


SOURCE = "openai-reference"
WINNER = "gpt-image-2.5-sunburst"


def test_the_table_speaks_of_the_winner(base: Base) -> None:
    verdict = made(base).verdict
    assert verdict is not None
    assert (verdict.model, verdict.tier, verdict.route) == (WINNER, "high", "openai-api")


@pytest.mark.parametrize(
    ("change", "states", "words"),
    [
        (lambda s: None, set(), ""),
        (cheaper_route, {"cheaper"}, "instead of"),
        (prices_rise, {"dearer"}, "its price rose"),
        (retires_soon, {"retiring", "verdict"}, "stops on 2026-12-24, in 32 days"),
        (retires_later, set(), ""),
    ],
)
def test_says_what_has_moved(
    base: Base, changed: Callable[[Callable[[Sections], None]], Base], change: Any, states: set[str], words: str
) -> None:
    found = recheck(made(base), changed(change), TODAY, DRAWS)
    assert {finding.state for finding in found.findings} == states
    assert found.state == next((s for s in ("retiring", "verdict", "cheaper", "dearer") if s in states), "unchanged")
    assert words in " ".join(finding.text for finding in found.findings)
    assert all(finding.facts for finding in found.findings if finding.state != "verdict")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    workflow=st.sampled_from(sorted(WORKFLOWS)),
    text=st.sampled_from(["", "none", "short", "dense"]),
    images=st.sampled_from(["", "100", "50k"]),
    use=st.sampled_from(["general", "posters", "editing"]),
    need=st.sampled_from(["", "svg", "4k", "references=5"]),
    budget=st.sampled_from(["", "10", "500"]),
    weights=st.sampled_from(["", "price=3,quality=1"]),
)
def test_law_nothing_has_moved_on_the_day_itself(
    base: Base, workflow: str, text: str, images: str, use: str, need: str, budget: str, weights: str
) -> None:
    """A record read back and run on the same day and base is unchanged, and its brief is the same brief."""
    given = {"workflow": workflow, "text": text, "images": images, "use": [use], "need": [need] if need else [],
             "max-monthly": budget, "weights": weights}  # fmt: skip
    first = brief({key: value for key, value in given.items() if value}, base)
    again = brief(answers(first), base)
    assert again._replace(assumed=()) == first._replace(assumed=())
    kept = record(choose(base, first, TODAY, 100), base)
    assert faults(json.loads(json.dumps(as_tree(kept)))) == []
    assert recheck(from_tree(as_tree(kept)), base, TODAY, 100).findings == ()


@pytest.fixture
def decisions(imgpick: Run, tmp_path: Path) -> Path:
    """Three decisions of different days, a broken one, and a file that is none."""
    folder = tmp_path / "decisions"
    for name, day, flags in (
        ("chat", "2026-05-26", ["--workflow", "chatgpt"]),
        ("now", TODAY, ["--workflow", "api", "--images", "10k"]),
        ("mini", "2026-05-26", ["--workflow", "api", "--family", "imagen"]),
    ):
        done = imgpick(
            "choose", "--no-input", *flags, "--as-of", day, "--today", TODAY, "--record", str(folder / f"{name}.yaml")
        )
        assert (done.code, "decision written" in done.err) == (0, True)
    (folder / "other.yaml").write_text("a: 1\n")
    return folder


def test_runs_every_record_in_a_folder(imgpick: Run, decisions: Path) -> None:
    done = imgpick("recheck", str(decisions), "--today", TODAY, "--format", "json")
    document = json.loads(done.out)
    validate(document, "recheck")
    assert (done.code, document["exit_code"]) == (1, 1)
    states = {Path(r["path"]).stem: r["state"] for r in document["data"]["records"]}
    assert states == {"chat": "verdict", "mini": "retiring", "now": "unchanged"}


@pytest.mark.parametrize(
    ("names", "fail_on", "code"),
    [
        (["now"], "cheaper,verdict,retiring", 0), (["chat"], "verdict", 1), (["chat"], "retiring,cheaper", 0),
        (["chat", "mini"], "never", 0), (["mini"], "retiring", 1), (["now"], "retirin", 2), (["gone"], "never", 2),
    ],
)  # fmt: skip
def test_fails_on_what_was_chosen(imgpick: Run, decisions: Path, names: list[str], fail_on: str, code: int) -> None:
    files = [str(decisions / f"{name}.yaml") for name in names]
    assert imgpick("recheck", *files, "--fail-on", fail_on, "--today", TODAY).code == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema: imgpick-record/1\n", "'brief' is missing"),
        ("schema: imgpick-record/1\nrecorded: [\n", "broken.yaml"),
        ("imgpick-record/1\n", "is no record of a decision"),
        (
            "schema: imgpick-record/1\nrecorded: 2026-11-22\nbase: {version: x, data: gone.yaml}\nbrief: {}\nclass: tie\n",
            "gone.yaml",
        ),
        (
            "schema: imgpick-record/1\nrecorded: 2026-11-22\nbase: {version: x}\nbrief: {use: hats}\nclass: tie\n",
            "hats",
        ),
    ],
)
def test_an_unreadable_record_does_not_stop_the_rest(imgpick: Run, decisions: Path, text: str, words: str) -> None:
    (decisions / "broken.yaml").write_text(text)
    done = imgpick("recheck", str(decisions), "--today", TODAY)
    assert done.code == 2
    assert words in done.out.replace("\n    ", " ")
    assert "3 decisions" not in done.out
    assert "1 unchanged" in done.out


def test_screen(imgpick: Run, decisions: Path, snapshot: Callable[[str, str], None]) -> None:
    for form, name in (("terminal", "recheck-80.txt"), ("markdown", "recheck.md")):
        done = imgpick("recheck", "decisions", "--today", TODAY, "--format", form, width=80, cwd=decisions.parent)
        snapshot(name, done.out)


def test_a_record_finds_its_own_base_from_anywhere(imgpick: Run, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "base")
    done = imgpick(
        "choose",
        "--no-input",
        "--workflow",
        "api",
        "--data",
        "base/models.yaml",
        "--record",
        "kept/a.yaml",
        "--today",
        TODAY,
        cwd=tmp_path,
    )
    assert done.code == 0
    assert "data: ../base/models.yaml" in (tmp_path / "kept" / "a.yaml").read_text(encoding="utf-8")
    assert imgpick("recheck", str(tmp_path / "kept"), "--today", TODAY, cwd=Path("/")).code == 0


@pytest.mark.parametrize("path", ["folder", "file/a.yaml"])
def test_a_record_that_cannot_be_written_is_a_usage_error(imgpick: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    done = imgpick("choose", "--no-input", "--record", path, "--today", TODAY, cwd=tmp_path)
    assert (done.code, done.out, "cannot write" in done.err) == (2, "", True)
