"""``imgpick choose`` as a user runs it: screens, formats, exit codes, mistakes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from imgpick.render.choose_also import ENTRIES
from tests.cli.schemas import cited, validate
from tests.conftest import DATA, TODAY, Result

Run = Callable[..., Result]
VOLUME = [
    "--workflow",
    "api",
    "--use",
    "thumbnails",
    "--text",
    "short",
    "--images",
    "50k",
    "--max-monthly",
    "500",
]


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [("thumbnails", VOLUME), ("chatgpt", ["--workflow", "chatgpt", "--use", "marketing-concepts"]),
     ("self-host", ["--workflow", "self-host", "--need", "commercial-weights"]),
     ("nothing", ["--workflow", "api", "--max-per-image", "0.0001"])],
)  # fmt: skip
def test_screen(
    imgpick: Run, snapshot: Callable[[str, str], None], name: str, arguments: list[str], width: int
) -> None:
    done = imgpick("choose", *arguments, "--no-input", "--today", TODAY, width=width)
    assert (done.code, done.err) == (1 if name == "nothing" else 0, "")
    assert max(map(len, done.out.splitlines())) <= width
    snapshot(f"choose-{name}-{width}.txt", done.out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--family", "recraft"], "family recraft"),
        (["--vendor", "Recraft", "--vendor", "OpenAI"], "vendor Recraft, OpenAI"),
        (["--not-vendor", "OpenAI"], "not OpenAI"),
        (["--route", "fal"], "route fal"),
        (["--not-route", "fal"], "not by fal"),
        (["--tier", "low"], "tier low"),
        (["--retries", "1.5"], "1.5 tries a picture"),
        (["--unknown", "exclude"], "nothing unconfirmed"),
        (["--include-resellers"], "resellers too"),
        (["--need", "svg"], "needs svg"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_everything_that_was_asked_for_is_said_again(imgpick: Run, arguments: list[str], said: str) -> None:
    done = imgpick("choose", *arguments, "--no-input", "--format", "markdown", "--today", TODAY)
    brief = next(line for line in done.out.splitlines() if line.startswith("Brief:"))
    assert f" {said} · " in brief


@pytest.mark.parametrize(
    "arguments", [["choose", *VOLUME, "--no-input"], ["cost", "gpt-image-2", "--images", "10k"]], ids=lambda a: a[0]
)
def test_a_narrow_terminal_cuts_no_figure(imgpick: Run, arguments: list[str]) -> None:
    narrow, wide = (imgpick(*arguments, "--today", TODAY, width=width).out for width in (60, 160))
    assert "…" not in narrow
    assert max(map(len, narrow.splitlines())) <= 60
    figures = re.compile(r"\$[\d.,]*\d|\d{4}-\d{4}[°*]|\d{3,4} ±\d+")
    assert set(figures.findall(wide)) <= set(figures.findall(narrow))


@pytest.mark.parametrize(
    ("most", "words"),
    [
        ("20", "Plans within $20 a month: Free $0, Go $8, Plus $20 (over it Business $25 a seat, Pro (lower) $100, Pro $200)"),
        ("", "Plans a month: Free $0, Go $8, Plus $20, Business $25 a seat, Pro (lower) $100, Pro $200"),
    ],
    ids=["a limit", "none"],
)  # fmt: skip
def test_plans_stand_with_their_limit_and_their_age(imgpick: Run, most: str, words: str) -> None:
    limit = ["--max-monthly", most] if most else []
    out = imgpick("choose", "--workflow", "chatgpt", *limit, "--no-input", "--today", TODAY, width=200).out
    assert f"{words}, as of 2026-04-22 or later" in out
    assert "plan prices are from 2026-04-22 on, 214 days before 2026-11-22" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--workflow", "api", "--images", "300k", "--max-monthly", "9000", "--need", "exact-layout"],
         "leaning, the only one that is sure to fit"),
        (["--workflow", "chatgpt", "--use", "slides", "--images", "80"], "clear, the only one that fits"),
        (["--workflow", "api", "--use", "thumbnails"], " of 100 "),
    ],
    ids=["others unsure", "alone", "among others"],
)  # fmt: skip
def test_how_sure_an_answer_is_says_why(imgpick: Run, arguments: list[str], words: str) -> None:
    out = imgpick("choose", *arguments, "--no-input", "--today", TODAY).out
    assert words in next(line for line in out.splitlines() if line.startswith("╰"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--workflow", "api", "--use", "ads", "--text", "short", "--images", "20k", "--need", "language=ko"],
         "Nobody has rated it at medium"),  # beside a doubt
        (["--workflow", "api", "--use", "logo-vector", "--need", "svg", "--images", "20", "--order", "quality"],
         "Nobody has rated it at vector"),  # beside a higher score
        (["--workflow", "any", "--use", "editorial", "--text", "none", "--images", "8"],
         "Free at $0 should do for 8 images: users report about 90 a month [a]."),
    ],
    ids=["not sure", "level", "plan"],
)  # fmt: skip
def test_the_box_says_what_to_know_first(imgpick: Run, arguments: list[str], words: str) -> None:
    out = imgpick("choose", *arguments, "--no-input", "--today", TODAY, width=140).out
    assert sum(words in line for line in out.splitlines() if line.startswith("│")) == 1


def test_a_large_volume_is_not_called_enough_and_doubtful_at_once(imgpick: Run) -> None:
    many = ["--workflow", "gemini-app", "--images", "400", "--no-input", "--today", TODAY]
    out = imgpick("choose", *many, width=140).out
    assert "no source says whether a plan allows 400 images" in out
    assert "does for 400 images" not in out


@pytest.mark.parametrize(
    ("arguments", "named", "reasons"),
    [
        (["--use", "social", "--order", "price,quality"],
         "Ideogram P-Image · very-low · inference.sh", ("usually compared with: ", ", named for social: ")),
        (["--use", "general", "--text", "none", "--images", "300k", "--max-monthly", "2500", "--need", "max-seconds=3",
          "--not-vendor", "Alibaba", "--not-vendor", "Black Forest Labs"],
         "GPT Image 2.5 Sunburst · low · OpenAI", ("would come first, were it sure to fit", "; usually compared with: ")),
    ],
    ids=["evidence", "unsure"],
)  # fmt: skip
def test_an_offer_is_named_once_with_all_its_reasons(
    imgpick: Run, arguments: list[str], named: str, reasons: tuple[str, ...]
) -> None:
    out = imgpick("choose", "--workflow", "api", *arguments, "--no-input", "--today", TODAY, width=200).out
    also = out[out.index("\nAlso ") : out.index("\nUnsure ")]
    line = re.sub(r"\s+", " ", also)
    assert line.count(named) == 1
    assert all(reason in line for reason in reasons)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--use", "posters", "--text", "dense", "--images", "300", "--need", "language=zh"],
        ["--use", "thumbnails", "--images", "200k", "--max-monthly", "2000", "--order", "price,quality"],
        ["--use", "ads", "--images", "400", "--need", "layers", "--need", "transparent"],
    ],
)
def test_what_stands_beside_a_verdict_is_short_and_whole_in_the_explanation(imgpick: Run, arguments: list[str]) -> None:
    run = ["choose", "--workflow", "api", *arguments, "--no-input", "--today", TODAY]
    out = imgpick(*run, width=200).out
    also = out[out.index("\nAlso ") : out.index("\nFlips if ")].strip().splitlines()
    assert len(also) <= 2 * ENTRIES  # at this width few entries take two lines
    assert "".join(also).count("usually compared with") == 1
    explained = imgpick(*run, "--explain", width=200).out
    named = re.sub(r"\s+", " ", explained[explained.index("Also named") :])
    assert all(f" {a['text']}: " in named for a in json.loads(imgpick(*run, "--format", "json").out)["data"]["also"])


@pytest.mark.parametrize(
    ("arguments", "name", "words"),
    [
        (["--workflow", "api", "--use", "product", "--text", "none", "--need", "references=2"],
         "GPT Image 2.6 Flare", "wins more draws, partly as its control is known less; rows stand by the score of middle"),
        (["--workflow", "api", "--use", "slides", "--text", "dense"],
         "GPT Image 2.5 Sunburst", "wins more draws and scores higher: the box says why"),
    ],
    ids=["uncertain", "level"],
)  # fmt: skip
def test_a_verdict_that_wins_fewer_draws_says_why_it_stands_first(
    imgpick: Run, arguments: list[str], name: str, words: str
) -> None:
    run = ["choose", *arguments, "--images", "200", "--no-input", "--today", TODAY]
    out = re.sub(r"\s+", " ", imgpick(*run, width=140).out)
    assert f"{name} {words}" in out
    first, *others = json.loads(imgpick(*run, "--format", "json").out)["data"]["ranking"]
    other = next(row for row in others if row["name"] == name)
    assert other["first_place"] > first["first_place"]
    assert (other["score"] > first["score"]) == ("scores higher" in words)
    assert "scores higher" not in words or f"About level in score with {name}" in out


def test_a_plan_is_joined_to_the_models_that_it_is_said_to_have(imgpick: Run) -> None:
    asked = ["--workflow", "any", "--use", "comics", "--need", "multi-turn", "--images", "100"]
    out = re.sub(r"\s+", " ", imgpick("choose", *asked, "--no-input", "--today", TODAY, width=200).out)
    assert "Nano Banana 2.1 · Gemini app, Basic $0 a month (no source says whether Basic has it) [" in out
    asked = ["--workflow", "app", "--use", "characters", "--vendor", "Google"]
    out = re.sub(r"\s+", " ", imgpick("choose", *asked, "--no-input", "--today", TODAY, width=200).out)
    assert "Nano Banana Pro · Gemini app, on paid plans only [" in out
    asked = ["--workflow", "gemini-app", "--images", "30", "--max-monthly", "0"]
    out = re.sub(r"[\s│]+", " ", imgpick("choose", *asked, "--no-input", "--today", TODAY, width=80).out)
    assert (
        "allowed about 600 images a month in March 2026, enough for 30; since June 2026 limits are compute-based" in out
    )


@pytest.mark.parametrize("order", ["legal-safety", "quality"])
def test_no_two_empty_lines_follow_one_another(imgpick: Run, order: str) -> None:
    asked = ["--workflow", "any", "--need", "indemnity", "--images", "50", "--order", order]
    assert "\n\n\n" not in imgpick("choose", *asked, "--no-input", "--today", TODAY).out


def test_the_checklist_says_nothing_twice(imgpick: Run) -> None:
    out = imgpick("choose", "--workflow", "chatgpt", "--no-input", "--today", TODAY, width=200).out
    assert sum("version and the quality tier" in line for line in out.splitlines()) == 1
    assert "offers of another family" in imgpick("choose", "--family", "flux", "--no-input", "--today", TODAY).out


def test_the_answer_comes_first_and_is_one_screen_and_a_half(imgpick: Run) -> None:
    lines = imgpick("choose", *VOLUME, "--no-input", "--today", TODAY).out.splitlines()
    assert any("Use GPT Image" in line and "at low" in line for line in lines[:5])
    assert len(lines) <= 72


def test_json_holds_its_schemas_and_is_stable(imgpick: Run) -> None:
    runs = [imgpick("choose", *VOLUME, "--format", "json", "--today", TODAY) for _ in range(2)]
    assert runs[0].out == runs[1].out
    document = json.loads(runs[0].out)
    validate(document, "choose")
    assert document["data"]["verdict"]["cost_per_month"] == "294"
    assert document["knowledge_base"]["age_days"] >= 0


@pytest.mark.parametrize(
    ("limits", "code", "status"),
    [
        (["--max-monthly", "1"], 1, "findings"),
        (["--max-per-image", "0.0001"], 1, "findings"),
        (["--max-monthly", "500"], 0, "ok"),
    ],
)
def test_nothing_that_fits_is_a_gate_not_met(imgpick: Run, limits: list[str], code: int, status: str) -> None:
    done = imgpick("choose", "--workflow", "api", "--images", "50k", "--no-input", *limits, "--format", "json")
    document = json.loads(done.out)
    validate(document, "choose")
    assert (done.code, document["exit_code"], document["status"]) == (code, code, status)
    assert (document["data"]["verdict"]["offer"] is None) == bool(code)


@pytest.mark.parametrize(
    "arguments",
    [VOLUME, ["--workflow", "chatgpt", "--use", "posters"], ["--need", "svg", "--need", "4k", "--max-per-image", "0.001"]],
    ids=["volume", "chat", "nothing"],
)  # fmt: skip
def test_every_source_that_json_names_is_listed_once(imgpick: Run, arguments: list[str]) -> None:
    data = json.loads(imgpick("choose", *arguments, "--no-input", "--today", TODAY, "--format", "json").out)["data"]
    listed = [source["id"] for source in data.pop("sources")]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(cited(data))


def test_markdown_and_explain(imgpick: Run, snapshot: Callable[[str, str], None]) -> None:
    done = imgpick("choose", *VOLUME, "--format", "markdown", "--today", TODAY)
    snapshot("choose-thumbnails.md", done.out)
    text = imgpick("choose", *VOLUME, "--no-input", "--explain", "--today", TODAY).out
    assert "rank-order centroids" in text
    assert "gpt-image-2 high 1024x1024 openai-api standard: $10,550 a month" in text


def test_without_a_terminal_nothing_is_asked(imgpick: Run) -> None:
    done = imgpick("choose", stdin="y\n", width=80)
    assert done.code == 0
    assert "taken:" in done.out


def test_colour_only_when_wanted(imgpick: Run) -> None:
    assert "\x1b[" not in imgpick("choose", "--no-input").out
    assert "\x1b[" in imgpick("choose", "--no-input", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in imgpick("choose", "--no-input", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def test_a_narrow_encoding_gets_plain_characters(imgpick: Run) -> None:
    done = imgpick("choose", "--no-input", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"})
    assert done.code == 0
    assert "Traceback" not in done.err


def test_answers_are_saved_and_read_back(imgpick: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    first = imgpick("choose", *VOLUME, "--need", "references=2", "--order", "price,text", "--no-input",
                    "--save-answers", str(file), "--today", TODAY)  # fmt: skip
    assert "answers written" in first.err
    again = imgpick("choose", "--answers", str(file), "--no-input", "--today", TODAY)
    assert again.out == first.out
    changed = imgpick("choose", "--answers", str(file), "--images", "10", "--no-input", "--today", TODAY)
    assert changed.out != first.out


BROKEN_BASES: list[tuple[str, str | bytes, int, str]] = [
    ("broken YAML", "models: [", 3, "YAML:"),
    ("unknown source", "source: nowhere", 3, "no source 'nowhere'"),
    ("negative price", "usd: -1", 3, "not an amount"),
    ("duplicate key", "id: dup\n  id: dup2", 3, "given twice"),
    ("future date", "from: 2031-01-01", 3, "future"),
]


def _base_with(kind: str, text: str | bytes, tmp_path: Path) -> Path:
    path = tmp_path / "models.yaml"
    shipped = (DATA / "models.yaml").read_text(encoding="utf-8")
    changes: dict[str, Callable[[], str]] = {
        "broken YAML": lambda: "models: [\n",
        "unknown source": lambda: shipped.replace("source: openai-pricing}", "source: nowhere}", 1),
        "negative price": lambda: shipped.replace("usd: 0.211", "usd: -0.211", 1),
        "duplicate key": lambda: shipped.replace("  vendor: Bria\n", "  vendor: Bria\n  vendor: Bria\n", 1),
        "future date": lambda: shipped.replace("usd: 0.211, from: 2026-04-21", "usd: 0.211, from: 2031-01-01", 1),
    }
    path.write_text(changes[kind](), encoding="utf-8")
    return path


@pytest.mark.parametrize(("kind", "text", "code", "words"), BROKEN_BASES, ids=[c[0] for c in BROKEN_BASES])
def test_a_broken_base_never_yields_a_verdict(
    imgpick: Run, tmp_path: Path, kind: str, text: str, code: int, words: str
) -> None:
    path = _base_with(kind, text, tmp_path)
    for command in (["choose", "--no-input"], ["data", "lint"]):
        done = imgpick(*command, "--data", str(path))
        assert (done.code, done.out) == (code, "")
        assert words in done.err
        assert f"{path}:" in done.err
        assert "Traceback" not in done.err


def test_a_folder_or_a_huge_file_is_no_base(imgpick: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    for path, words in (
        (tmp_path, "is a directory"),
        (huge, "100 MB"),
        (tmp_path / "no.yaml", "cannot read"),
    ):
        done = imgpick("choose", "--no-input", "--data", str(path))
        assert done.code == 3
        assert words in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--images", "-5"], "above 0"),
        (["--weights", "beauty=3"], "one of: quality"),
        (["--workflow", "chatgtp"], "did you mean chatgpt"),
        (["--tier", "hihg"], "did you mean high"),
        (["--as-of", "yesterday"], "not a day"),
        (["--as-of", "0000-01-01"], "not a day"),
        (["--as-of", "２０２６-01-01"], "not a day"),
        (["--format", "jsn"], "did you mean json"),
        (["--no-such-flag"], "No such option"),
        (["--size", "1²24x1024"], "is not known"),
        (["--answers", "/no/such/file"], "cannot read"),
    ],
)
def test_a_mistake_is_explained_with_exit_2(imgpick: Run, arguments: list[str], words: str) -> None:
    done = imgpick("choose", "--no-input", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert "Traceback" not in done.err


def test_an_answers_file_with_an_unknown_key_names_line_and_hint(imgpick: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("workflow: api\nimges: 10k\n")
    done = imgpick("choose", "--no-input", "--answers", str(file))
    assert done.code == 2
    assert f"{file}:2" in done.err
    assert "did you mean images" in done.err


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("weights: {price: [1, 2]}\n", 0, "weights: ['1', '2'] is not a number"),
        ("- workflow: api\n", 1, "the file must be a mapping"),
        ("use: &a [ads]\n", 1, "not allowed in an answers file"),
    ],
)
def test_an_answers_file_of_another_shape_is_called_one(
    imgpick: Run, tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text)
    done = imgpick("choose", "--no-input", "--answers", str(file))
    assert done.code == 2
    assert words in done.err
    assert (f"{file}:{line}:" in done.err) == bool(line)
    assert "base" not in done.err


def test_errors_are_enveloped_when_json_is_asked_for(imgpick: Run) -> None:
    done = imgpick("choose", "--workflow", "chatgtp", "--format", "json")
    document = json.loads(done.out)
    validate(document, "choose")
    assert (done.code, document["status"], document["exit_code"]) == (2, "error", 2)
    assert "chatgpt" in document["errors"][0]["candidates"]


def test_markup_and_escape_sequences_of_a_base_are_text(imgpick: Run, tmp_path: Path) -> None:
    path = tmp_path / "models.yaml"
    shipped = (DATA / "models.yaml").read_text(encoding="utf-8")
    path.write_text(
        shipped.replace("name: GPT Image 2.5 Sunburst\n", "name: '[red]GPT[/red] [s12 2026-08-21]'\n", 1),
        encoding="utf-8",
    )
    done = imgpick("choose", *VOLUME, "--no-input", "--data", str(path))
    assert done.code == 0
    assert "[red]GPT[/red] [s12 2026-08-21]" in done.out


def test_an_unknown_command_is_a_usage_error(imgpick: Run) -> None:
    done = imgpick("chose")
    assert done.code == 2
    assert "chose" in done.err


def test_the_box_says_what_must_be_known_and_nothing_says_it_again(imgpick: Run) -> None:
    out = imgpick("choose", "--workflow", "chatgpt", "--need", "svg", "--no-input", "--today", TODAY, width=200).out
    box = out[out.index("╭") : out.index("╯")]
    for text in ("Not sure: svg: known of the API", "Boards rate pictures, not vector files"):
        assert text in box
        assert out.lower().count(text.lower().removeprefix("not sure: ")) == 1
    assert "of 100" not in box


def test_sources_of_one_publisher_are_told_apart(imgpick: Run) -> None:
    out = imgpick("choose", "--use", "logo-vector", "--need", "svg", "--no-input", "--today", TODAY, width=200).out
    named = re.findall(r"\[\w+\] (.*?)(?=  |\n|$)", out[out.index("\nSources") :])
    assert any(name.startswith("Recraft: ") for name in named)
    assert len(named) == len(set(named))


def test_convenience_is_said_to_decide_only_where_it_does(imgpick: Run) -> None:
    decides = "Convenience decides here, not rank"
    one = imgpick("choose", "--workflow", "chatgpt", "--no-input", "--today", TODAY).out
    several = imgpick("choose", "--workflow", "app", "--use", "illustration", "--no-input", "--today", TODAY).out
    assert (decides in one, decides in several) == (True, False)


def test_a_doubt_about_what_is_compared_stands_in_every_format(imgpick: Run, tmp_path: Path) -> None:
    asked = ["choose", "--use", "logo-vector", "--need", "svg", "--no-input", "--today", TODAY]
    page = tmp_path / "page.html"
    texts = [imgpick(*asked, "--report", str(page), width=200).out, imgpick(*asked, "--format", "markdown").out]
    texts.append(page.read_text(encoding="utf-8"))
    assert all("(not sure: no price for vector files in the base; svg: no source says)" in text for text in texts)
    also = json.loads(imgpick(*asked, "--format", "json").out)["data"]["also"]
    assert "no price for vector files in the base; svg: no source says" in [a["doubt"] for a in also]


def test_the_plans_of_an_app_stand_where_it_is_named_in_every_format(imgpick: Run, tmp_path: Path) -> None:
    asked = ["choose", "--workflow", "app", "--vendor", "Midjourney", "--no-input", "--today", TODAY]
    page = tmp_path / "page.html"
    texts = [imgpick(*asked, "--report", str(page), width=200).out, imgpick(*asked, "--format", "markdown").out]
    texts.append(page.read_text(encoding="utf-8"))
    assert all("Basic $10, Standard $30" in text.replace("\\", "") for text in texts)
