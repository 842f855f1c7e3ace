"""Every data rule catches what it is for; the shipped base passes all of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from imgpick.errors import ImgpickError
from imgpick.kb.build import Sections
from imgpick.kb.load import check, load, read
from imgpick.kb.rules import RULES, faults_of
from tests.conftest import DATA, NEWEST, TODAY, model_of

Broken = Callable[[Sections], Any]


def price(sections: Sections, index: int = 10) -> dict[str, str]:
    row: dict[str, str] = model_of(sections, "gpt-image-2")["prices"][index]
    return row


def _entry_without_tier(sections: Sections) -> dict[str, str]:
    entries: dict[str, dict[str, str]] = sections["entries"]
    return next(entry for entry in entries.values() if not {"tier", "assume"} & set(entry))


CASES: list[tuple[str, Broken, str]] = [
    ("shape", lambda s: price(s).update(usd="-0.006"), "not an amount"),
    ("shape", lambda s: price(s).update(usd="1e-3"), "not an amount"),
    ("shape", lambda s: price(s).update(usd="NaN"), "not an amount"),
    ("shape", lambda s: price(s).update(colour="red"), "unknown key 'colour'"),
    ("shape", lambda s: price(s).pop("source"), "'source' is missing"),
    ("shape", lambda s: price(s).update(mode="bach"), "not one of"),
    ("shape", lambda s: price(s).update({"from": "2026-02-30"}), "not a day of that month"),
    ("shape", lambda s: s.update(modles=[]), "unknown section"),
    ("shape", lambda s: s.update(models=[]), "no models"),
    ("shape", lambda s: model_of(s, "gpt-image-2").update(name="GPT\u200bImage"), "hidden"),
    ("source-exists", lambda s: price(s).update(source="openai-imge-guide"), "no source"),
    ("source-used", lambda s: s["sources"].update(lonely=dict(s["sources"]["openai-pricing"])), "supports no fact"),
    ("source-can-be-found", lambda s: _unresolved(s), "no address"),
    ("no-future", lambda s: s["sources"]["openai-pricing"].update(date="2031-01-01"), "lies in the future"),
    ("ids-unique", lambda s: s["models"].append(copy.deepcopy(s["models"][-1])), "used twice"),
    ("ids-sorted", lambda s: s["models"].insert(0, s["models"].pop()), "stands after"),
    ("references-exist", lambda s: price(s).update(route="openai-ap"), "no route"),
    ("references-exist", lambda s: model_of(s, "gpt-image-2").update(family="gtp-image"), "no family"),
    ("references-exist", lambda s: _entry_without_tier(s).update(model="gpt-image-22"), "no model"),
    ("listed-references-exist", lambda s: s["shared-names"][0].update(means=["gpt-image-22"]), "no model"),
    ("entries-name-tiers", lambda s: s["entries"]["gpt-image-2 (medium)"].update(tier="mid"), "has no tier"),
    ("entries-known", lambda s: s["scores"][0]["rows"][0].update(entry="nobody"), "unknown entry"),
    ("one-name-one-model", lambda s: _same_name(s), "stands for"),
    ("family-current", lambda s: s["families"][0]["current"][0].update(model="gpt-image-2"), "no member"),
    ("life-in-order", lambda s: model_of(s, "gpt-image-2")["life"].reverse(), "is before"),
    ("price-plausible", lambda s: price(s).update(usd="4000000"), "not plausible"),
    ("price-cell-whole", lambda s: price(s).pop("size"), "no size"),
    ("price-cell-whole", lambda s: price(s).pop("tier"), "no tier"),
    ("price-cell-whole", lambda s: price(s).update(part="first"), "has no part"),
    ("one-price-a-cell", lambda s: _twice(s), "same cell at the same time"),
    ("reasons-given", lambda s: _no_reason(s), "gives no reason"),
    ("routes-listed", lambda s: _drop_route(s), "not among its routes"),
    ("span-runs-forward", lambda s: price(s).update({"from": "2026-05-01", "until": "2026-04-01"}), "before it begins"),
    ("score-in-interval", lambda s: _score(s), "is outside"),
    ("boards-credited", lambda s: _board(s), "licence and credit"),
    ("tiers-consistent", lambda s: model_of(s, "gpt-image-2")["tokens"][0].update(tier="lo"), "no tier"),
    ("strengths-speak-to-known-uses", lambda s: _strength(s), "no use or wish"),
    ("one-script", lambda s: model_of(s, "gpt-image-2").update(name="GРT Image 2"), "look alike"),
    ("family-current", lambda s: _circle(s), "no member"),
    ("guides-hold-no-figures", lambda s: s["guides"][0]["checklist"].append("it costs $0.04"), "states a figure"),
    ("guides-hold-no-figures", lambda s: s["guides"][0]["checklist"].append("about 4 cents"), "states a figure"),
    ("guides-point-to-known-things", lambda s: s["guides"][1]["related"].append("gpt-imge"), "nothing called"),
]  # fmt: skip


def _circle(s: Sections) -> None:
    first, second = s["families"][:2]
    first["parent"], second["parent"] = second["id"], first["id"]
    model_of(s, "gpt-image-2")["family"] = first["id"]


def _unresolved(s: Sections) -> None:
    source = s["sources"]["openai-pricing"]
    source.pop("note", None)
    source.update(url="unresolved")


def _same_name(s: Sections) -> None:
    row = {"name": "GPT Image 2", "kind": "spelling", "source": "openai-pricing"}
    model_of(s, "flux-2-pro").setdefault("names", []).append({**row, "kind": "api"})


def _twice(s: Sections) -> None:
    prices = model_of(s, "gpt-image-2")["prices"]
    prices.append({**prices[10], "usd": "0.007"})


def _no_reason(s: Sections) -> None:
    row = next(r for m in s["models"] for r in m.get("traits", []))
    row["use"] = "no"


def _drop_route(s: Sections) -> None:
    model = model_of(s, "gpt-image-2")
    model["routes"] = [r for r in model["routes"] if r["route"] != "fal"]


def _score(s: Sections) -> None:
    next(r for t in s["scores"] for r in t["rows"] if "low" in r)["score"] = "9"


def _board(s: Sections) -> None:
    next(b for b in s["boards"] if b["tables"] == "shipped").pop("credit")


def _strength(s: Sections) -> None:
    next(r for m in s["models"] for r in m.get("remarks", []) if "for" in r)["for"] = ["portrats"]


@pytest.mark.parametrize(("rule", "break_it", "words"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_a_broken_base_is_caught_by_its_rule(sections: Sections, rule: str, break_it: Broken, words: str) -> None:
    own = copy.deepcopy(sections)
    break_it(own)
    faults = [f for f in faults_of(own, today=NEWEST, version=NEWEST.replace("-", ".")) if f.rule == rule]
    assert any(words in fault.message for fault in faults), faults


def test_every_rule_has_a_case_and_says_what_it_demands() -> None:
    assert set(RULES) == {case[0] for case in CASES} - {"shape"}
    assert all(rule.about.endswith(".") for rule in RULES.values())


def test_the_shipped_base_has_no_faults(sections: Sections) -> None:
    assert faults_of(sections, today=NEWEST, version=NEWEST.replace("-", ".")) == []


def test_problems_carry_file_line_and_path(tmp_path: Path) -> None:
    text = (DATA / "models.yaml").read_text(encoding="utf-8")
    old = "tier: high, size: 1024x1024, usd: 0.211, from: 2026-04-21"
    assert old in text
    path = tmp_path / "models.yaml"
    path.write_text(text.replace(old, old.replace("0.211", "-0.211"), 1), encoding="utf-8")
    line = next(i for i, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "-0.211" in row)
    with pytest.raises(ImgpickError) as raised:
        load(path, today=NEWEST)
    problem = raised.value.problems[0]
    assert (problem.file, problem.line, raised.value.code) == (str(path), line, 3)
    assert problem.path.startswith("gpt-image-2.prices[")
    assert problem.path.endswith("].usd")


def overlay_with(tmp_path: Path, *ids: str) -> Path:
    """An overlay with a family, a route and the models of some ids, in that order."""
    models = "".join(
        f"- id: {key}\n  name: {key} image\n  vendor: Us\n  family: {ids[0]}-family\n"
        "  released: {on: 2026-01-01, source: contract}\n"
        "  life:\n  - {status: current, from: 2026-01-01, source: contract}\n"
        "  licence: {name: own, weights: closed, outputs: yes, self-host: n/a, source: contract}\n"
        f"  routes:\n  - {{route: {ids[0]}-api, source: contract}}\n"
        f"  prices:\n  - {{route: {ids[0]}-api, unit: image, size: any, usd: 0.004, source: contract}}\n"
        for key in ids
    )
    path = tmp_path / "mine.yaml"
    path.write_text(
        f"schema: imgpick-base/1\nmodels:\n{models}"
        f"families:\n- id: {ids[0]}-family\n  name: {ids[0]} family\n  vendor: Us\n"
        f"  current: [{{model: {ids[0]}, from: 2026-01-01, source: contract}}]\n"
        f"routes:\n- {{id: {ids[0]}-api, name: Our API, kind: vendor-api, vendors: [Us]}}\n"
        "sources:\n  contract: {url: https://example.org/c, title: Our contract, publisher: Us, kind: official,"
        " date: 2026-01-01, read: 2026-01-01}\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("ids", [("aa-own",), ("gpt-image-2-own",), ("zz-own",), ("aa-own", "hh-own", "zz-own")])
def test_an_overlay_adds_entries_wherever_their_ids_sort(tmp_path: Path, ids: tuple[str, ...]) -> None:
    base = load(None, (overlay_with(tmp_path, *ids),), today=NEWEST)
    for key in ids:
        assert base.model(key).prices(TODAY)[0].source == "contract"
        assert base.resolve(key.replace("-", " ")).models == (key,)
    assert base.has_model("gpt-image-2")


def test_an_overlay_is_sorted_by_itself(tmp_path: Path) -> None:
    path = overlay_with(tmp_path, "zz-own", "aa-own")
    with pytest.raises(ImgpickError) as raised:
        load(None, (path,), today=NEWEST)
    line = next(i for i, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "id: aa-own" in row)
    assert [(p.file, p.line, p.rule) for p in raised.value.problems] == [(str(path), line, "ids-sorted")]


def test_an_overlay_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = overlay_with(tmp_path, "aa-own")
    path.write_text(path.read_text(encoding="utf-8").replace("imgpick-base/1", "imgpick-base/2"), encoding="utf-8")
    with pytest.raises(ImgpickError) as raised:
        load(None, (path,), today=NEWEST)
    assert [(p.file, p.rule) for p in raised.value.problems] == [(str(path), "schema")]


def test_problems_of_a_base_keep_their_place_beside_an_overlay(tmp_path: Path) -> None:
    own, broken = tmp_path / "models.yaml", tmp_path / "broken.yaml"
    own.write_bytes((DATA / "models.yaml").read_bytes().replace(b"usd: 0.211, from", b"usd: -0.211, from", 1))
    broken.write_bytes(overlay_with(tmp_path, "aa-own").read_bytes().replace(b"usd: 0.004", b"usd: none"))
    with pytest.raises(ImgpickError) as raised:
        load(own, (broken,), today=NEWEST)
    assert [(p.file, p.path) for p in raised.value.problems] == [
        (str(broken), "aa-own.prices[0].usd"),
        (str(own), "gpt-image-2.prices[6].usd"),
    ]


def test_an_overlay_replaces_entries_and_may_leave_sources_without_a_fact(sections: Sections, tmp_path: Path) -> None:
    model = copy.deepcopy(model_of(sections, "z-image-turbo"))
    model["prices"] = [{**model["prices"][0], "usd": "0.0011", "source": "contract"}]
    contract = {**sections["sources"]["openai-pricing"], "url": "https://example.org/c", "title": "Our contract"}
    path = tmp_path / "mine.yaml"
    path.write_text(json.dumps({"models": [model], "sources": {"contract": contract}}), encoding="utf-8")
    base = load(None, (path,), today=NEWEST)
    assert [price.usd for price in base.model("z-image-turbo").all_prices] == [Decimal("0.0011")]
    path.write_text(json.dumps({"models": [], "sources": {"contract": contract}}), encoding="utf-8")
    with pytest.raises(ImgpickError) as raised:
        load(None, (path,), today=NEWEST)
    assert [problem.path for problem in raised.value.problems] == ["sources.contract"]


def test_sections_that_a_file_lacks_come_from_the_shipped_files(tmp_path: Path) -> None:
    path = tmp_path / "models.yaml"
    path.write_bytes((DATA / "models.yaml").read_bytes())
    found, _ = check(read(path), NEWEST)
    assert found["boards"]
