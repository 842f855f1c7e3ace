"""``compare``, ``cost``, ``list`` and ``facts`` as scripts and people run them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.schemas import validate
from tests.conftest import TODAY, Result

Run = Callable[..., Result]
PAIR = ["compare", "gpt-image-2", "flux-2", "--today", TODAY]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("pair", ["gpt-image-2", "flux-2", "--images", "10k"]),
        ("four", ["gpt-image-2.6", "nano-banana-2.1", "flux-3", "ideogram"]),
        ("gone", ["dall-e-3", "imagen-4", "nano-banana-2"]),
        ("same-word", ["gpt-image-2", "gpt-image-2.5-flare", "--tier", "high", "--size", "1024x1024", "--sources"]),
    ],
)
def test_screen(
    imgpick: Run, snapshot: Callable[[str, str], None], name: str, arguments: list[str], width: int
) -> None:
    done = imgpick("compare", *arguments, "--today", TODAY, width=width)
    assert (done.code, done.err) == (0, "")
    assert all(len(line) <= width or "http" in line for line in done.out.splitlines())
    snapshot(f"compare-{name}-{width}.txt", done.out)


def test_json_holds_its_schema_and_is_stable(imgpick: Run) -> None:
    first, second = (imgpick(*PAIR, "--format", "json") for _ in range(2))
    assert first.out == second.out
    document = json.loads(first.out)
    validate(document, "compare")
    assert [m["id"] for m in document["data"]["models"]] == ["gpt-image-2", "flux-2-pro"]
    known = [c for row in document["data"]["rows"] for c in row["cells"] if c["state"] == "known"]
    assert all(c["facts"] for c in known)
    assert all(f["source"] and f["date"] for c in known for f in c["facts"])


def test_csv_has_one_line_a_cell_with_its_source(imgpick: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(imgpick(*PAIR, "--format", "csv").out)))
    price = next(r for r in rows if r["attribute"] == "price an image, high" and r["model"] == "gpt-image-2")
    assert (price["value"], price["tier"], price["size"], price["route"]) == (
        "0.211",
        "high",
        "1024x1024",
        "openai-api",
    )
    assert price["url"].startswith("https://")
    assert all(r["source"] for r in rows if r["state"] == "known")


def test_a_score_has_its_bare_numbers_in_csv_and_json(imgpick: Run) -> None:
    words = (*PAIR, "--rows", "preference,votes,price")
    rows = list(csv.DictReader(io.StringIO(imgpick(*words, "--format", "csv").out)))
    score = next(r for r in rows if r["unit"] == "points" and r["model"] == "gpt-image-2")
    assert float(score["low"]) < float(score["number"]) < float(score["high"])
    assert 0 < int(score["rank"]) < int(score["rank_of"])
    share = next(r for r in rows if r["unit"] == "% of votes" and r["state"] == "known")
    assert 0 < float(share["low"]) < float(share["number"]) < float(share["high"]) < 100
    document = json.loads(imgpick(*words, "--format", "json").out)
    validate(document, "compare")
    cells = [cell for row in document["data"]["rows"] for cell in row["cells"]]
    first = next(cell["figure"] for cell in cells if cell["unit"] == "points")
    assert (first["number"], first["rank"]) == (score["number"], int(score["rank"]))
    assert all(cell["figure"] is None for cell in cells if cell["unit"] == "USD/image")


def test_markdown_has_footnotes_and_the_credit(imgpick: Run, snapshot: Callable[[str, str], None]) -> None:
    done = imgpick(*PAIR, "--format", "markdown")
    assert "CC BY 4.0" in done.out
    snapshot("compare-pair.md", done.out)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["gpt-image-2", "flux 2 klein"], "can mean FLUX.2 [klein] 4B"),
        (["gpt-image-2", "Nano Banana 2 Pro"], "does not exist"),
        (["gpt-image-2", "gpt-imge-3"], "did you mean"),
        (["gpt-image", "flux", "--all-members"], "too many"),
        (["gpt-image-2", "flux-2", "--tier", "hihg"], "did you mean high"),
        (["gpt-image-2", "flux-2", "--tier", "bogus"], "one of: low, medium, high"),
        (["gpt-image-2", "flux-2", "--rows", "prize"], "did you mean price"),
        (["gpt-image-2", "flux-2", "--for", "texts"], "did you mean text"),
        (["gpt-image-2", "flux-2", "--route", "opnai-api"], "did you mean openai-api"),
        (["x\x1b[31m[red]", "flux-2"], "\\x1b[31m[red]"),
    ],
)
def test_a_name_that_is_no_one_model_ends_with_2(imgpick: Run, names: list[str], words: str) -> None:
    done = imgpick("compare", *names)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert "\x1b" not in done.err


def test_one_name_is_compared_with_its_usual_rivals(imgpick: Run) -> None:
    document = json.loads(imgpick("compare", "gpt-image-2.6", "--format", "json", "--today", TODAY).out)
    ids = [m["id"] for m in document["data"]["models"]]
    assert ids == ["gpt-image-2.6-sunburst", "nano-banana-2.1", "flux-3-image", "ideogram-4.6"]
    screen = imgpick("compare", "gpt-image-2.6", "--today", TODAY, width=140).out
    assert screen.count("usual rivals by the guide, Nano Banana 2.1, FLUX 3 Image, Ideogram 4.6") == 1


def test_a_model_without_tiers_shows_its_one_price_once(imgpick: Run) -> None:
    wide = imgpick("compare", "gpt-image-2", "flux-2-pro", "--rows", "price", "--today", TODAY, width=120).out
    assert (wide.count("$0.03 "), wide.count("as above"), wide.count("has no tier")) == (1, 2, 0)
    narrow = imgpick("compare", "gpt-image-2", "flux-2-pro", "--rows", "price", "--today", TODAY, width=60).out
    assert narrow.count("FLUX.2 [pro] ") == 1


@pytest.mark.parametrize(
    ("size", "price", "tokens"),
    [("1K", "1536x1024", "1,353 tokens 1536x1024"), ("2K", "3840x2160", "3,337 tokens 3840x2160")],
)
def test_tokens_are_those_of_the_size_that_is_priced(imgpick: Run, size: str, price: str, tokens: str) -> None:
    out = imgpick("compare", "gpt-image-2.6", "flux-2-pro", "--size", size, "--tier", "high", "--rows", "price,tokens",
                  "--today", TODAY, width=120).out  # fmt: skip
    assert price in out
    assert tokens in out


def test_a_use_of_choose_names_a_board_too(imgpick: Run) -> None:
    found = [imgpick(*PAIR, "--for", word, "--rows", "preference").out for word in ("posters", "design")]
    assert found[0] == found[1]
    assert "commercial design" in found[0]


def test_all_members_of_a_family(imgpick: Run) -> None:
    document = json.loads(imgpick("compare", "flux-2", "--all-members", "--format", "json", "--today", TODAY).out)
    assert len(document["data"]["models"]) == 6


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        (["--max-monthly", "100", "--images", "10k"], 1),
        (["--max-monthly", "400", "--images", "10k"], 0),
        (["--require", "seed"], 1),
        (["--require", "edit"], 0),
        (["--require", "transparent", "--require", "svg"], 1),
    ],
)
def test_gates_end_with_1_and_the_reason(imgpick: Run, gate: list[str], code: int) -> None:
    for form in ("json", "csv"):
        done = imgpick(*PAIR, *gate, "--format", form)
        assert done.code == code
        if form == "json":
            document = json.loads(done.out)
            assert (document["exit_code"], document["status"]) == (code, "findings" if code else "ok")
            assert bool(document["data"]["gates"]) == bool(code)
        elif code:
            assert "fails" in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "offers"),
    [
        (["--tier", "high"], 1, {"gpt-image-2": ("high", "openai-api", False), "flux-2-pro": (None, "bfl-api", True)}),
        (["--route", "replicate", "--tier", "high"], 1, {"gpt-image-2": ("high", "replicate", True)}),
        ([], 0, {"gpt-image-2": ("low", "openai-api", True), "flux-2-pro": (None, "bfl-api", True)}),
    ],
)
def test_a_budget_is_held_against_the_offer_that_is_shown(
    imgpick: Run, arguments: list[str], code: int, offers: dict[str, tuple[str | None, str, bool]]
) -> None:
    """At high, Replicate asks $0.128 for GPT Image 2, but the table shows the vendor's own $0.211."""
    asked = [*PAIR, *arguments, "--images", "10k", "--max-monthly", "1300"]
    done = imgpick(*asked, "--format", "json")
    document = json.loads(done.out)
    validate(document, "compare")
    assert done.code == code
    data = document["data"]
    judged = {g["model"]: (g["tier"], g["route"], g in data["gates_met"]) for g in data["gates"] + data["gates_met"]}
    assert judged.items() >= offers.items()
    cells = [cell for row in data["rows"] if row["attribute"] == "price" for cell in row["cells"]]
    assert all((g["model"], g["route"]) in {(c["model"], c["route"]) for c in cells} for g in data["gates_met"])
    screen = imgpick(*asked).out
    assert all(f"{'meets' if met else 'fails'}  {model}: max-monthly" in screen for model, (*_, met) in offers.items())


def test_a_need_names_the_offer_that_meets_it(imgpick: Run) -> None:
    data = json.loads(imgpick(*PAIR, "--require", "edit", "--format", "json").out)["data"]
    assert [(g["model"], g["limit"], bool(g["route"])) for g in data["gates_met"]] == [
        ("gpt-image-2", "edit", True),
        ("flux-2-pro", "edit", True),
    ]
    assert "meets  flux-2-pro: edit" in imgpick(*PAIR, "--require", "edit", "--format", "csv").err


def test_a_budget_needs_a_number_of_images(imgpick: Run) -> None:
    done = imgpick(*PAIR, "--max-monthly", "1300")
    assert (done.code, done.out) == (2, "")
    assert "--images" in done.err


def test_a_closed_pipe_is_silent() -> None:
    program = f"{sys.executable} -m imgpick compare gpt-image gpt-image-2.5 --format json | head -1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {program}"], capture_output=True, text=True, check=False)
    assert done.stdout == "{\n"
    assert done.stderr == ""


def test_the_past_is_unknown_before_the_first_fact(imgpick: Run) -> None:
    done = imgpick("compare", "gpt-image-2", "flux-2-pro", "--as-of", "2026-03-01", "--format", "json")
    document = json.loads(done.out)
    assert any("was not released on 2026-03-01" in note for note in document["data"]["notes"])
    price = next(row for row in document["data"]["rows"] if row["attribute"] == "price")
    assert next(cell["state"] for cell in price["cells"]) != "known"


def test_cost_gives_the_official_table_batch_and_other_routes(imgpick: Run) -> None:
    document = json.loads(imgpick("cost", "gpt-image-2", "--images", "10k", "--format", "json", "--today", TODAY).out)
    validate(document, "cost")
    rows: dict[tuple[str, ...], Any] = {
        (r["route"], r["tier"], r["size"], r["mode"]): r for r in document["data"]["rows"]
    }

    def each(*key: str) -> str:
        return str(rows[key]["cost_per_image"])

    assert [each("openai-api", t, "1024x1024", "standard") for t in ("low", "medium", "high")] == [
        "0.006",
        "0.053",
        "0.211",
    ]
    assert [each("openai-api", t, "1536x1024", "standard") for t in ("low", "medium", "high")] == [
        "0.005",
        "0.041",
        "0.165",
    ]
    assert each("openai-api", "high", "1024x1024", "batch") == "0.10536"
    assert each("fal", "high", "1024x1024", "standard") == "0.211"
    assert each("replicate", "high", "1K", "standard") == "0.128"
    azure = rows["azure", "high", "1024x1024", "standard"]
    assert [s["factor"] for s in azure["surcharges"]] == ["1.10", "1.10"]
    assert rows["openai-api", "low", "1024x1024", "standard"]["cost_per_month"] == "60"
    assert all(f["source"] and f["url"] and f["date"] for r in document["data"]["rows"] for f in r["facts"])


def test_cost_counts_megapixels_and_references(imgpick: Run) -> None:
    plain = json.loads(imgpick("cost", "flux-2-pro", "--size", "2048x2048", "--format", "json").out)["data"]["rows"]
    assert [r["cost_per_image"] for r in plain] == ["0.075"]
    assert [s["text"] for s in plain[0]["steps"]] == ["first MP $0.03", "3 further MP x $0.015"]
    more = json.loads(imgpick("cost", "flux-2-pro", "--size", "2048x2048", "--references", "2", "--format", "json").out)
    assert [r["cost_per_image"] for r in more["data"]["rows"]] == ["0.105"]


def test_cost_turned_round_says_what_a_budget_buys(imgpick: Run) -> None:
    done = imgpick(
        "cost", "gpt-image-2", "--budget", "100", "--route", "openai-api", "--tier", "low", "--format", "json"
    )
    rows = json.loads(done.out)["data"]["rows"]
    assert {r["size"]: r["images_for_budget"] for r in rows if r["mode"] == "standard"}["1024x1024"] == 16_666


def test_cost_turned_round_has_its_images_in_csv(imgpick: Run) -> None:
    words = ("cost", "gpt-image-2", "--route", "openai-api", "--tier", "low", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(imgpick(*words, "--budget", "100").out)))
    bought = {row["size"]: row["images_for_budget"] for row in rows if row["mode"] == "standard"}
    assert bought["1024x1024"] == "16666"
    assert {row["images_for_budget"] for row in csv.DictReader(io.StringIO(imgpick(*words).out))} == {""}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["recraft-v4.1", "--tier", "vector"], "vector  svg   recraft-api  standard     $0.08"),
        (["midjourney"], "No price per image is known, only plans:\n  Midjourney Basic $10 a month (quoted, as of 2026-05)"),
        (["gpt-image-2"], "GPT Image 2 has been superseded by GPT Image 2.5 Sunburst (today GPT Image 2.6 Sunburst)"),
        (["dall-e-3"], "! DALL·E 3 was retired on 2026-05-12; its successor is"),
        (["flux-2-pro", "--budget", "100"], "FLUX.2 [pro]: what $100 a month buys"),
        (["flux-2-pro", "--references", "1"], "1 input image each"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_cost_says(imgpick: Run, arguments: list[str], words: str) -> None:
    assert words in imgpick("cost", *arguments, "--today", TODAY, width=120).out


@pytest.mark.parametrize(("command", "hint"), [("cost", "imgpick list"), ("facts", "imgpick list"), ("history", "imgpick list"),
                                               ("compare", "--all-members")])  # fmt: skip
def test_the_other_members_are_shown_by_what_the_hint_names(imgpick: Run, command: str, hint: str) -> None:
    done = imgpick(command, "flux", "--today", TODAY)
    assert hint in " ".join((done.out + done.err).split())
    listed = imgpick("list", "--family", "flux", "--names", "--today", TODAY).out.split()
    assert f"shows {len(listed) - 1} more" in " ".join((done.out + done.err).split())


def test_a_price_that_nobody_confirms_does_not_lead(imgpick: Run) -> None:
    rows = json.loads(imgpick("cost", "nano banana", "--format", "json", "--today", TODAY).out)["data"]["rows"]
    assert rows[0]["mode"] == "standard"
    assert [row["mode"] for row in rows if "no source confirms a batch mode" in row["notes"]] == ["batch"]
    confirmed = json.loads(imgpick("cost", "gpt-image-2", "--format", "json", "--today", TODAY).out)["data"]["rows"]
    assert confirmed[0]["mode"] == "batch"


def test_cost_sets_a_plan_beside_the_api(imgpick: Run) -> None:
    plans = json.loads(imgpick("cost", "gpt-image-2.6", "--format", "json", "--today", TODAY).out)["data"]["plans"]
    plus = next(p for p in plans if p["plan"] == "Plus")
    assert plus["break_even_images"] > 0
    assert "no API credit" in imgpick("cost", "gpt-image-2.6", "--today", TODAY).out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("cost-gpt-image-2-80.txt", ["cost", "gpt-image-2", "--tier", "high"]), ("list-80.txt", ["list", "--status", "current"]),
     ("facts-80.txt", ["facts", "nano-banana-2.1", "--group", "prices,scores,life"])],
)  # fmt: skip
def test_other_screens(imgpick: Run, snapshot: Callable[[str, str], None], name: str, arguments: list[str]) -> None:
    done = imgpick(*arguments, "--today", TODAY, width=80)
    assert (done.code, done.err) == (0, "")
    snapshot(name, done.out)


@pytest.mark.parametrize(
    ("arguments", "inside", "outside"),
    [
        (["--vendor", "google"], "nano-banana-pro", "gpt-image-2"),
        (["--status", "retired"], "dall-e-3", "gpt-image-2"),
        (["--need", "svg"], "recraft-v4.1", "flux-2-pro"),
        (["--max-per-image", "0.01"], "z-image-turbo", "flux-2-pro"),
        (["--route", "self-host"], "z-image-turbo", "gpt-image-2"),
        (["--family", "flux-2"], "flux-2-pro", "flux-3-image"),
        (["--family", "recraft", "--need", "svg"], "recraft-v4", "recraft-v4.1-flash"),
        (["--need", "batch"], "gpt-image-2", "flux-2-pro"),
    ],
)
def test_list_filters(imgpick: Run, arguments: list[str], inside: str, outside: str) -> None:
    names = imgpick("list", "--names", *arguments, "--today", TODAY).out.split()
    assert inside in names
    assert outside not in names


def test_list_writes_the_columns_that_are_asked_for(imgpick: Run) -> None:
    done = imgpick("list", "--columns", "preference,model,price", "--format", "csv")
    assert done.out.splitlines()[0] == "score,score_tier,score_day,model,price_from,price_to,unit"
    assert len(next(csv.reader([done.out.splitlines()[1]]))) == 7


@pytest.mark.parametrize("words", [["--names", "--format", "json"], ["--columns", "model", "--format", "json"]])
def test_list_says_which_options_do_not_go_together(imgpick: Run, words: list[str]) -> None:
    done = imgpick("list", *words)
    assert (done.code, json.loads(done.out)["status"]) == (2, "error")


def test_a_family_that_is_not_known_is_answered_with_those_that_are(imgpick: Run) -> None:
    done = imgpick("list", "--family", "nope")
    assert (done.code, "one of: " in done.err, "flux-2" in done.err) == (2, True, True)


def test_list_and_facts_hold_their_schemas(imgpick: Run) -> None:
    document = json.loads(imgpick("list", "--format", "json", "--today", TODAY).out)
    validate(document, "list")
    assert len(document["data"]["models"]) >= 80
    for name in ("gpt-image-2", "krea-2", "midjourney-v8.2"):
        validate(json.loads(imgpick("facts", name, "--format", "json").out), "facts")


def test_facts_show_what_disagrees_side_by_side(imgpick: Run) -> None:
    facts = json.loads(imgpick("facts", "nano-banana-2.1", "--format", "json").out)["data"]["facts"]
    fal = [f for f in facts if f["group"] == "prices" and f.get("route") == "fal" and f.get("size") == "1K"]
    assert {(f["value"], f["used"]) for f in fal} == {("0.04", True), ("0.08", False)}
    assert all(f["why_not"] for f in fal if not f["used"])


def test_what_nobody_prices_makes_a_cost_the_least(imgpick: Run) -> None:
    asked = ("cost", "gpt-image-2.5-sunburst", "--mode", "edit", "--references", "3", "--today", TODAY)
    text, rows = imgpick(*asked).out, json.loads(imgpick(*asked, "--format", "json").out)["data"]["rows"]
    assert "$0.00588+" in text
    assert "No price per image is known" not in text
    assert {row["route"]: row["cost_is_floor"] for row in rows} == {
        "azure": True,
        "openai-api": True,
        "replicate": False,
    }


def test_plans_are_named_only_where_the_app_runs_the_model(imgpick: Run) -> None:
    assert "ChatGPT Plus" in imgpick("cost", "gpt-image-2.6", "--today", TODAY).out
    assert "ChatGPT Plus" not in imgpick("cost", "gpt-image-2", "--today", TODAY).out


@pytest.mark.parametrize(
    ("name", "group", "words"),
    [
        ("gpt-image-2.5-flare", "routes", "Azure OpenAI until 2027-09-08"),
        ("gpt-image-2.5-flare", "routes", "ChatGPT until 2026-11-04"),
        ("midjourney-v8.2", "plans", "Midjourney Basic: 10 USD/month per account"),
    ],
)
def test_facts_show_routes_with_an_end_and_plans(imgpick: Run, name: str, group: str, words: str) -> None:
    assert words in imgpick("facts", name, "--group", group, "--today", TODAY).out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_model_names(imgpick: Run, shell: str) -> None:
    def complete(words: str) -> str:
        env = {"_IMGPICK_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": words, "COMP_WORDS": words,
               "COMP_CWORD": str(len(words.split(" ")) - 1), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}  # fmt: skip
        return imgpick(env=env).out

    assert "compare" in complete("imgpick comp")
    assert "nano-banana-2.1" in complete("imgpick compare nano")
