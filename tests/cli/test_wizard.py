"""The wizard in a real terminal, driven through a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

DOWN, ENTER, SPACE, CTRL_C = "\x1b[B", "\r", " ", "\x03"


@pytest.fixture
def wizard(tmp_path: Path) -> Iterator[pexpect.spawn[str]]:
    env = {**os.environ, "TERM": "xterm", "IMGPICK_CACHE": str(tmp_path), "NO_COLOR": "1"}
    child = pexpect.spawn(sys.executable, ["-m", "imgpick", "choose", "--today", "2026-11-22"], env=env, encoding="utf-8",
                          timeout=30, dimensions=(50, 100))  # fmt: skip
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


def test_a_step_back_returns_to_the_question_before(wizard: pexpect.spawn[str]) -> None:
    reply(wizard, "Where will the images be made?", ENTER)
    reply(wizard, "What are they for?", ENTER)
    reply(wizard, "Is there text in the image?", ENTER)
    reply(wizard, "How many images a month?", "<" + ENTER)
    reply(wizard, "Is there text in the image?", DOWN + ENTER)
    wizard.expect_exact("How many images a month?")


def test_ctrl_c_ends_with_130_and_the_command_that_goes_on(wizard: pexpect.spawn[str]) -> None:
    reply(wizard, "Where will the images be made?", DOWN + ENTER)
    wizard.expect_exact("What are they for?")
    wizard.send(CTRL_C)
    wizard.expect_exact("imgpick choose --workflow chatgpt")
    wizard.expect(pexpect.EOF)
    wizard.close()
    assert wizard.exitstatus == 130
