"""Facts by day: life cycle, prices, scores; a compiled base answers like a fresh one."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest

from imgpick.kb import cite, strict
from imgpick.kb.base import Base
from imgpick.kb.build import Sections, entries
from imgpick.kb.load import load
from imgpick.kb.pack import BrokenPackError, Pack, write
from tests.conftest import DATA, NEWEST, TODAY

VERSION = NEWEST.replace("-", ".")


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


@pytest.mark.parametrize("size", ["768x768", "1.5K", "2K", "4K"])
def test_no_list_price_is_said_to_hold_during_a_launch_offer(base: Base, size: str) -> None:
    def known(day: str) -> list[str]:
        rows = base.model("flux-3-image").prices(day, "bfl-api")
        return [str(p.usd) for p in rows if p.size == size]

    assert known("2026-10-07") == []
    assert len(known("2026-10-08")) == 1


def test_a_price_is_listed_only_where_the_page_of_its_seller_was_read(base: Base) -> None:
    for price in (price for model in base.models for price in model.all_prices if price.basis == "listed"):
        source = base.source(price.source)
        assert not (source.kind == "official" and source.via), price.path
        if price.used and base.route(price.route).kind == "vendor-api":
            assert source.kind != "provider", price.path


def test_an_end_that_nobody_confirmed_leaves_the_route_unknown(base: Base) -> None:
    model = base.model("nano-banana-1")
    states = [row.state for row in model.access("2026-10-03") if row.route == "gemini-api"]
    assert states == ["unknown"]
    assert (model.life(TODAY).shutdown, model.life(TODAY).confirmed) == ("2026-10-02", False)
    assert [row["shutdown"] for row in model.raw["life"] if "shutdown" in row] == ["2026-10-02", "2027-03-15"]


@pytest.mark.parametrize(
    ("model", "size", "dated"),
    [("flux-3-image", "768x768", "since 2026-10-08"), ("flux-2-pro", "2048x2048", "as of 2026-02-03")],
    ids=["a source says when it began", "the day of the page"],
)
def test_a_price_holds_since_a_day_only_where_a_source_says_so(base: Base, model: str, size: str, dated: str) -> None:
    (row,) = (p for p in base.model(model).all_prices if (p.route, p.size) == ("bfl-api", size))
    assert cite.price(row).dated == dated


def test_the_score_of_a_day_is_the_newest_until_then(base: Base) -> None:
    model = base.model("gpt-image-2")
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-26")] == [1389]
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-27")] == [1389], (
        "the table of the 25th was not out"
    )
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-28")] == [1388]
    assert [int(s.value) for s in model.scores_on("lmarena-t2i", "2026-05-24")] == [1389]
    assert model.scores_on("lmarena-t2i", "2026-04-01") == []


def test_no_table_of_a_board_stands_under_two_days(base: Base) -> None:
    tables: dict[str, dict[str, dict[str, int]]] = {}
    for score in (score for model in base.models for score in model.scores if score.votes):
        tables.setdefault(score.board, {}).setdefault(score.day, {})[score.entry] = score.votes
    for board, days in tables.items():
        for one, other in combinations(sorted(days), 2):
            both = days[one].keys() & days[other].keys()
            assert not both or any(days[one][entry] != days[other][entry] for entry in both), (board, one, other)


def test_a_launch_table_counts_from_the_day_on_which_it_was_out(base: Base) -> None:
    model = base.model("gpt-image-2")
    known = {day: [int(s.value) for s in model.scores_on("lmarena-t2i", day)] for day in ("2026-04-21", "2026-04-22")}
    assert known == {"2026-04-21": [], "2026-04-22": [1512]}


def test_a_family_has_no_current_model_before_its_life_says_so(base: Base, sections: Sections) -> None:
    for family in sections["families"]:
        for row in family["current"]:
            assert base.model(row["model"]).life(row["from"]).status == "current", (family["id"], row)


def test_a_shared_name_is_declared_once(sections: Sections) -> None:
    shared = {row["name"] for row in sections["shared-names"]}
    own = [row["name"] for model in sections["models"] for row in model.get("names", ())]
    assert not shared & set(own)


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
    load(DATA / "models.yaml", today=NEWEST, cache_folder=folder)
    (file,) = folder.glob("*.pack")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))  # type: ignore[operator]
    with pytest.raises(BrokenPackError):
        Pack(file, verify=True)
    assert load(DATA / "models.yaml", today=NEWEST, cache_folder=folder).version == VERSION
    assert file.read_bytes() == whole


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A base of one's own with a version to change."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "models.yaml").write_bytes((DATA / "models.yaml").read_bytes())
    return folder / "models.yaml"


def _version(own: Path, cache: Path) -> str:
    return load(own, today=NEWEST, cache_folder=cache).version


def test_a_base_that_nobody_touched_is_not_read_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, before = tmp_path / "cache", own.stat().st_mtime_ns
    assert _version(own, cache) == VERSION
    with monkeypatch.context() as changed:
        changed.setattr(strict, "read", None)
        with pytest.raises(TypeError):  # so young that it could change again within one tick of the clock
            _version(own, cache)
        (note,) = cache.glob("*.note")
        os.utime(note, ns=(before + 10**11, before + 10**11))
        assert _version(own, cache) == VERSION
    own.write_bytes(own.read_bytes().replace(f'"{VERSION}"'.encode(), b'"2026.11.21"', 1))
    os.utime(own, ns=(before, before))
    assert _version(own, cache) == "2026.11.21"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"about": 1, "pack": "../x", "stamps": []}', b"\xff"])
def test_a_note_that_says_nothing_is_ignored(own: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    _version(own, cache)
    (note,) = cache.glob("*.note")
    note.write_bytes(content)
    assert _version(own, cache) == VERSION


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert load(DATA / "models.yaml", today=NEWEST, cache_folder=blocked / "cache").has_model("gpt-image-2")
