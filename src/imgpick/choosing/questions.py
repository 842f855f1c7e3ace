"""The questions of the wizard, as data: what is asked, why, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from re import split
from typing import Any

from imgpick.choosing.brief import NEEDS, TEXTS, WORKFLOWS, brief
from imgpick.choosing.wishes import CRITERIA
from imgpick.kb.base import Base
from imgpick.records import NamedTuple

Answers = Mapping[str, Any]


class Question(NamedTuple):
    """One question. ``choices`` are (value, label); none for a typed answer."""

    key: str
    kind: str
    """one, many or typed."""
    ask: str
    why: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    when: Callable[[Answers], bool] = lambda answers: True
    bare: Callable[[Answers, Base], str] = lambda answers, base: ""
    """What Enter alone means for a typed answer."""
    none: str = ""
    """What no mark means."""


BACK = "<"
USUAL = "usual"
MEMORY = "vram"
"""A question of its own about one of the needs."""
LANGUAGES = "language"
"""A question of its own that narrows ``SEVERAL`` down."""
SEVERAL = "multilingual-text"
LEAVE_OUT = "not-vendor"
"""A mark among the needs that asks a question of its own."""


def with_reply(answers: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """Answers with one more: wishes follow one another, memory is one of the needs, languages that are named stand for
    several that are not, and vendors to leave out are marked there before they are named."""
    if key == "order":
        return {**answers, "order": list(dict.fromkeys([*answers.get("order", []), value]))}
    if key == MEMORY:
        return {**answers, "need": [*answers.get("need", []), f"{MEMORY}={value}"]}
    if key == LANGUAGES:
        named = [f"{LANGUAGES}={name}" for name in split(r"\s*(?:[,;]|\band\b)\s*", value.strip()) if name]
        return {**answers, "need": [*(need for need in answers["need"] if need != SEVERAL), *named]}
    if key == "need" and LEAVE_OUT in value:
        needs = [need for need in value if need != LEAVE_OUT]
        return {LEAVE_OUT: [], **answers, **({"need": needs} if needs else {})}
    if key == LEAVE_OUT:
        return {**answers, key: [name.strip() for name in value.split(",") if name.strip()]}
    return {**answers, key: value}


def _says_memory(answers: Answers) -> bool:
    return any(str(need).startswith(MEMORY) for need in answers.get("need", []))


def questions(base: Base) -> list[Question]:
    """All questions, in the order in which they are asked."""
    uses = tuple((key, use["name"]) for key, use in base.method["uses"].items())
    wishes = tuple((name, f"{name}: {base.method['criteria'][name]['about']}") for name in CRITERIA)
    flags = tuple((name, kind.about) for name, kind in NEEDS.items() if not kind.value)
    limits = (*flags, (LEAVE_OUT, "nothing of certain vendors"))
    usual = ((USUAL, "the usual order for this use"),)
    return [
        Question("workflow", "one", "Where will the images be made?", "decides which prices and limits apply",
                 tuple(WORKFLOWS.items()), "any"),
        Question("use", "many", "What are they for?", "decides the board and the order of wishes", uses,
                 none=base.method["uses"]["general"]["name"]),
        Question("text", "one", "Is there text in the image?", "the models differ most in readable text", tuple(TEXTS.items()), "none"),
        Question("images", "typed", "How many images a month?", "at volume prices add up",
                 bare=lambda answers, base: f"Enter: {brief(answers, base).images:,}"),
        Question("size", "one", "How large?", "a large picture can cost ten times a small one",
                 (("1K", "about 1024 pixels"), ("2K", "about 2048 pixels"), ("4K", "3840 pixels and more")), "1K"),
        Question("max-monthly", "typed", "At most how many dollars a month?",
                 "dearer offers drop out",
                 when=lambda answers: not answers.get("max-per-image") and answers.get("workflow") != "self-host",
                 bare=lambda *_: "Enter: no limit"),
        Question("need", "many", "Is there anything it must have?", "each is a hard limit", limits, none="no limit"),
        Question(LANGUAGES, "typed", "Which languages must the text be in?", "names, with commas between them",
                 when=lambda answers: SEVERAL in answers.get("need", []), bare=lambda *_: "Enter: several, whichever"),
        Question(LEAVE_OUT, "typed", "Which vendors are left out?", "names, with commas between them",
                 when=lambda answers: LEAVE_OUT in answers, bare=lambda *_: "Enter: none"),
        Question(MEMORY, "typed", "How many GB of memory has your graphics card?", "models that need more drop out",
                 when=lambda answers: answers.get("workflow") == "self-host" and not _says_memory(answers),
                 bare=lambda *_: "Enter: any"),
        Question("order", "one", "If every wish were at its worst, which would you lift first?",
                 "the order of wishes becomes their weights", usual + wishes, USUAL),
        Question("order", "one", "And which second?", "the order of wishes becomes their weights", usual + wishes, USUAL,
                 lambda answers: bool(answers.get("order"))),
    ]  # fmt: skip


def command_line(answers: Answers, start: str = "imgpick choose") -> str:
    """The command that gives these answers again; ``start`` is what it begins with."""
    from shlex import quote

    parts = [start]
    for key, value in answers.items():
        if key == "order" and not isinstance(value, str):
            parts.append(f"--order {','.join(value)}")
            continue
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if key == "include-resellers":
                parts.append("--include-resellers")
            elif isinstance(value, Mapping):
                parts.append(f"--{key} {quote(','.join(f'{k}={v}' for k, v in value.items()))}")
                break
            else:
                parts.append(f"--{key} {quote(str(item))}")
    return " ".join(parts)
