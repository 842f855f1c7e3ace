"""Facts by day: life cycle, prices, scores; a compiled base answers like a fresh one."""

from __future__ import annotations

from pathlib import Path

import pytest

from imgpick.kb.base import Base
from imgpick.kb.build import Sections, entries
from imgpick.kb.load import load
from imgpick.kb.pack import BrokenPackError, Pack, write
from tests.conftest import DATA, TODAY


@pytest.mark.parametrize(
    ("model", "day", "status"),
    [
        ("gpt-image-2", "2026-04-01", "announced"),
        ("gpt-image-2", "2026-05-26", "current"),
        ("gpt-image-2", TODAY, "superseded"),
        ("gpt-image-1.5", TODAY, "deprecated"),
        ("dall-e-3", TODAY, "retired"),
        ("imagen-4", TODAY, "retired"),
        ("nano-banana-2.1", TODAY, "current"),
    ],
)
def test_the_stage_of_life_depends_on_the_day(base: Base, model: str, day: str, status: str) -> None:
    assert base.model(model).life(day).status == status


def test_a_price_change_is_a_dated_row(base: Base) -> None:
    def square(day: str) -> list[str]:
        rows = base.model("flux-3-image").prices(day)
        return [str(p.usd) for p in rows if p.route == "bfl-api" and p.size == "1K" and p.unit == "image"]

    assert square("2026-10-02") == ["0.024"]
    assert square("2026-10-08") == ["0.048"]
    assert square("2026-09-30") == []


def test_the_score_of_a_day_is_the_newest_until_then(base: Base) -> None:
    model = base.model("gpt-image-2")
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-26")] == [1389]
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-27")] == [1389], (
        "the table of the 25th was not out"
    )
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-28")] == [1388]
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-24")] == [1389]
    assert model.scores_on("lmarena-t2i", "2026-04-01") == []


def test_a_disputed_row_is_kept_and_not_used(base: Base) -> None:
    model = base.model("nano-banana-2.1")
    disputed = [p for p in model.all_prices if not p.used]
    assert disputed
    assert all(p.why for p in disputed)
    assert not set(disputed) & set(model.prices(TODAY))


def test_a_pack_answers_like_the_entries_it_was_made_of(sections: Sections, tmp_path: Path) -> None:
    made = entries(sections, "v")
    path = tmp_path / "base.pack"
    path.write_bytes(write(made))
    pack = Pack(path, verify=True)
    assert all(pack.get(key) == value for key, value in made.items())
    assert pack.get("model/none") is None
    assert list(pack.keys("route/")) == sorted(k[6:] for k in made if k.startswith("route/"))
    assert write(made) == write(dict(reversed(made.items())))


@pytest.mark.parametrize(
    "damage",
    [lambda b: b[: len(b) // 2], lambda b: b"x" + b[1:], lambda b: b[:-9] + b"123456789", lambda b: b""],
)
def test_a_damaged_cache_is_noticed_and_made_anew(sections: Sections, tmp_path: Path, damage: object) -> None:
    folder = tmp_path / "cache"
    load(DATA / "models.yaml", today=TODAY, cache_folder=folder)
    (file,) = folder.glob("*.pack")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))  # type: ignore[operator]
    with pytest.raises(BrokenPackError):
        Pack(file, verify=True)
    assert load(DATA / "models.yaml", today=TODAY, cache_folder=folder).version == "2026.11.22"
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert load(DATA / "models.yaml", today=TODAY, cache_folder=blocked / "cache").has_model("gpt-image-2")
