"""The wizard in a real terminal, driven through a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

UP, DOWN, ENTER, SPACE, CTRL_C = "\x1b[A", "\x1b[B", "\r", " ", "\x03"


START = ["-m", "imgpick", "choose", "--today", "2026-11-22"]


@pytest.fixture
def wizard(tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    own = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    # this terminal never says where its cursor is, and after each question a second would pass in waiting for that
    own["PROMPT_TOOLKIT_NO_CPR"] = "1"
    env = {**own, "TERM": "xterm", "IMGPICK_CACHE": str(tmp_path), "NO_COLOR": "1"}
    saved = ["--save-answers", str(tmp_path / "answers.yaml")]
    child = pexpect.spawn(sys.executable, [*START, *saved], env=env, encoding="utf-8", timeout=30, dimensions=(50, 100))
    yield child
    child.close(force=True)


def reply(child: pexpect.spawn[str], question: str, keys: str) -> None:
    child.expect_exact(question)
    child.expect_exact(")")
    child.send(keys)


def test_every_question_can_be_answered_and_the_verdict_follows(wizard: pexpect.spawn[str]) -> None:
    reply(wizard, "Where will the images be made?", DOWN * 4 + ENTER)  # from "not decided yet" around to the API
    reply(wizard, "What are they for?", DOWN * 3 + SPACE + ENTER)
    reply(wizard, "Is there text in the image?", DOWN + ENTER)
    reply(wizard, "How many images a month?", "50k" + ENTER)
    reply(wizard, "How large?", ENTER)
    reply(wizard, "At most how many dollars", "500" + ENTER)
    reply(wizard, "anything it must have?", ENTER)
    reply(wizard, "which would you lift first?", ENTER)
    wizard.expect_exact("You said:")
    wizard.send(ENTER)
    wizard.expect_exact("$294 a month for 50,000")
    wizard.expect(pexpect.EOF)
    wizard.close()
    assert wizard.exitstatus == 0


def test_a_wrong_number_is_refused_by_the_check_of_the_flag(wizard: pexpect.spawn[str]) -> None:
    reply(wizard, "Where will the images be made?", ENTER)
    reply(wizard, "What are they for?", ENTER)
    reply(wizard, "Is there text in the image?", ENTER)
    reply(wizard, "How many images a month?", "lots" + ENTER)
    wizard.expect_exact("is not a number")


def test_a_step_back_keeps_every_answer(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    reply(wizard, "Where will the images be made?", ENTER)
    reply(wizard, "What are they for?", DOWN * 3 + SPACE + ENTER)
    reply(wizard, "Is there text in the image?", DOWN + ENTER)
    reply(wizard, "How many images a month?", "<" + ENTER)
    reply(wizard, "Is there text in the image?", UP * 2 + ENTER)  # from "a headline" over "no text" to the step back
    reply(wizard, "What are they for?", ENTER)
    reply(wizard, "Is there text in the image?", ENTER)
    wizard.expect_exact("How many images a month?")
    wizard.send(CTRL_C)
    wizard.expect(pexpect.EOF)
    assert (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "workflow: any", "use:", "- thumbnails", "text: short",
    ]  # fmt: skip


def test_asked_again_every_question_stands_at_its_answer(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    asked = ("Where will the images be made?", "What are they for?", "Is there text in the image?",
             "How many images a month?", "How large?", "At most how many dollars", "anything it must have?",
             "which would you lift first?", "And which second?")  # fmt: skip
    keys = (DOWN, DOWN + SPACE, DOWN * 2, "2k", DOWN, "90", SPACE, DOWN * 3, DOWN)
    for question, key in zip(asked, keys, strict=True):
        reply(wizard, question, key + ENTER)
    wizard.expect_exact("You said:")
    wizard.send(DOWN + ENTER)
    for question in asked:
        reply(wizard, question, ENTER)
    wizard.expect_exact("You said:")
    wizard.send(ENTER)
    wizard.expect(pexpect.EOF)
    assert (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "workflow: chatgpt", "use:", "- marketing-concepts", "text: dense", "images: 2k", "size: 2K", "max-monthly: 90",
        "need:", "- transparent", "order:", "- price", "- quality",
    ]  # fmt: skip


def test_on_own_gpus_memory_is_asked_and_not_money(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    reply(wizard, "Where will the images be made?", DOWN * 5 + ENTER)
    for question in ("What are they for?", "Is there text in the image?", "How many images a month?", "How large?"):
        reply(wizard, question, ENTER)
    reply(wizard, "anything it must have?", SPACE + ENTER)
    reply(wizard, "How many GB of memory", "lots" + ENTER)
    wizard.expect_exact("is not a number")
    wizard.send("\x15" + "8" + ENTER)
    reply(wizard, "which would you lift first?", ENTER)
    wizard.expect_exact("You said:")
    wizard.send(ENTER)
    wizard.expect(pexpect.EOF)
    saved = (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[1:]
    assert saved == ["workflow: self-host", "text: none", "size: 1K", "need:", "- transparent", "- vram=8"]


@pytest.mark.parametrize(("downs", "volume"), [(0, "1,000"), (1, "100")], ids=["anywhere", "chatgpt"])
def test_a_typed_question_says_what_enter_alone_means(wizard: pexpect.spawn[str], downs: int, volume: str) -> None:
    reply(wizard, "Where will the images be made?", DOWN * downs + ENTER)
    reply(wizard, "What are they for?", ENTER)
    reply(wizard, "Is there text in the image?", ENTER)
    wizard.expect_exact(f"Enter: {volume};")


def test_ctrl_c_ends_with_130_and_the_command_that_goes_on(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    reply(wizard, "Where will the images be made?", DOWN + ENTER)
    wizard.expect_exact("What are they for?")
    wizard.send(CTRL_C)
    wizard.expect_exact("stopped; to go on from here:")
    told = wizard.read().replace("\r\n", "")
    assert f"imgpick choose --today 2026-11-22 --save-answers {tmp_path}/answers.yaml --workflow chatgpt" in told
    wizard.close()
    assert wizard.exitstatus == 130
    assert "workflow: chatgpt" in (tmp_path / "answers.yaml").read_text(encoding="utf-8")


def named_languages(child: pexpect.spawn[str], typed: str) -> None:
    """Up to the last question, with text in several languages marked."""
    for question in ("Where will the images be made?", "What are they for?", "Is there text in the image?",
                     "How many images a month?", "How large?", "At most how many dollars"):  # fmt: skip
        reply(child, question, ENTER)
    reply(child, "anything it must have?", SPACE + DOWN * 11 + SPACE + ENTER)
    reply(child, "Which languages must the text be in?", typed + ENTER)


@pytest.mark.parametrize(
    ("typed", "needs"),
    [
        ("Japanese, ko", ["- transparent", "- language=Japanese", "- language=ko"]),
        ("German and french", ["- transparent", "- language=German", "- language=french"]),
        ("", ["- transparent", "- multilingual-text"]),
    ],
    ids=["two", "words", "any"],
)
def test_languages_are_asked_for_where_several_are_marked(
    wizard: pexpect.spawn[str], tmp_path: Path, typed: str, needs: list[str]
) -> None:
    named_languages(wizard, typed)
    reply(wizard, "which would you lift first?", ENTER)
    wizard.expect_exact("You said:")
    wizard.send(ENTER)
    wizard.expect(pexpect.EOF)
    saved = (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[1:]
    assert saved == ["workflow: any", "text: none", "size: 1K", "need:", *needs]


def test_a_language_that_nobody_knows_is_refused(wizard: pexpect.spawn[str]) -> None:
    named_languages(wizard, "klingon")
    wizard.expect_exact("'klingon' is not a two-letter language code")


class Watched:
    """What a terminal of so many columns shows of a program."""

    def __init__(self, columns: int) -> None:
        self.screen = pyte.Screen(columns, 60)
        self.stream = pyte.Stream(self.screen)

    def write(self, text: str) -> None:
        self.stream.feed(text)

    def flush(self) -> None:
        """Nothing waits."""

    def lines(self) -> list[str]:
        return [line.strip() for line in self.screen.display]


def test_a_narrow_terminal_breaks_no_word(wizard: pexpect.spawn[str]) -> None:
    watched = Watched(60)
    wizard.setwinsize(60, 60)
    wizard.logfile_read = watched
    reply(wizard, "Where will the images be made?", DOWN * 4 + ENTER)
    for question in ("What are they for?", "Is there text in the image?", "How many images a month?", "How large?",
                     "At most how many dollars", "anything it must have?"):  # fmt: skip
        reply(wizard, question, ENTER)
    reply(wizard, "would you lift", DOWN * 7 + ENTER)
    reply(wizard, "And which second?", ENTER)
    wizard.expect_exact("You said:")
    wizard.expect_exact("ask me again")
    shown = watched.lines()
    for whole in ("through an API, in a product or script of your own", "freedom: open weights, the right to run them,",
                  "fine-tuning, a choice of routes", "the usual order for this use"):  # fmt: skip
        assert whole in shown


def test_vendors_to_leave_out_are_asked_for_where_they_are_marked(wizard: pexpect.spawn[str], tmp_path: Path) -> None:
    for question in ("Where will the images be made?", "What are they for?", "Is there text in the image?",
                     "How many images a month?", "How large?", "At most how many dollars"):  # fmt: skip
        reply(wizard, question, ENTER)
    reply(wizard, "anything it must have?", UP * 2 + SPACE + ENTER)  # over the step back
    reply(wizard, "Which vendors are left out?", "Opennai" + ENTER)
    wizard.expect_exact("did you mean OpenAI")
    wizard.send("\x15" + "OpenAI, alibaba" + ENTER)
    reply(wizard, "which would you lift first?", ENTER)
    wizard.expect_exact("You said:")
    wizard.send(ENTER)
    wizard.expect(pexpect.EOF)
    saved = (tmp_path / "answers.yaml").read_text(encoding="utf-8").splitlines()[1:]
    assert saved == ["workflow: any", "text: none", "size: 1K", "not-vendor:", "- OpenAI", "- alibaba"]
