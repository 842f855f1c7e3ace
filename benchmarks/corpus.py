"""Makes articles to check: Markdown dense with names, prices, ranks and tables, the same for the same seed.

About 3,000 claims a megabyte.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from imgpick.kb.base import Base

NOUNS = (
    "banner", "batch", "caption", "column", "draft", "editor", "invoice", "label", "layout", "mask", "palette", "poster",
    "prompt", "shadow", "texture",
)  # fmt: skip
TURNS = ("follows", "misses", "repeats", "keeps", "rarely explains", "often changes", "quietly replaces", "supports")
VERBS = ("costs", "is priced at", "comes in at", "runs to about", "bills")
FILLER = (
    "We tried it on forty prompts of our own and kept notes on each of them.",
    "None of this replaces a test with the pictures that you need.",
    "The interface has changed twice since spring, and the habits of its users with it.",
    "What matters to a small shop is rarely what matters to an agency.",
    "Lighting is where these models used to give themselves away.",
    "A colleague printed the results and hung them in the corridor without labels.",
)


def article(random: Random, base: Base, size: int) -> str:
    """An article of about ``size`` characters."""
    models = [base.model(key) for key in base.ids("model")]
    day = f"2026-{random.randint(1, 11):02}-{random.randint(1, 28):02}"
    out = [f"---\ntitle: Image models compared\ndate: {day}\n---\n\n# Image models compared\n\n"]
    length = len(out[0])
    while length < size:
        first, second = random.sample(models, 2)
        part = random.choice((_prose, _talk, _talk, _talk, _talk, _table, _list, _code))(
            random, first.name, second.name
        )
        out.append(part)
        length += len(part)
    return "".join(out)


def _usd(random: Random) -> str:
    return f"${random.choice((0.003, 0.02, 0.034, 0.04, 0.053, 0.08, 0.134, 0.211))}"


def _prose(random: Random, first: str, second: str) -> str:
    tier = random.choice(("", " at low", " at medium", " at high"))
    sentences = [
        f"{first} {random.choice(VERBS)} {_usd(random)} per image{tier}.",
        f"{second} is {random.choice(('cheaper', 'faster', 'better at text', 'newer'))} than {first}.",
        f"On LMArena {first} has an Elo of {random.randint(900, 1450)} and is ranked #{random.randint(1, 40)}.",
        f"{second} was released in {random.choice(('March', 'May', 'September'))} 2026.",
        *random.sample(FILLER, 3),
    ]
    random.shuffle(sentences)
    return f"## {first} or {second}\n\n{' '.join(sentences)}\n\n"


def _talk(random: Random, first: str, second: str) -> str:
    """Names without claims, as most paragraphs of an article are."""
    notes = [
        f"{random.choice(('The', 'Our', 'Every'))} {random.choice(NOUNS)} {random.choice(TURNS)} the {random.choice(NOUNS)},"
        f" and {first} {random.choice(TURNS)} the {random.choice(NOUNS)}."
        for _ in range(random.randint(3, 6))
    ]
    return " ".join([*notes, *random.sample(FILLER, 2), f"{second} {random.choice(TURNS)} it as well."]) + "\n\n"


def _table(random: Random, first: str, second: str) -> str:
    rows = "".join(f"| {name} | {_usd(random)} | {random.randint(900, 1450)} |\n" for name in (first, second))
    return f"| Model | Price per image | Elo |\n|---|---|---|\n{rows}\n"


def _list(random: Random, first: str, second: str) -> str:
    return f"- **{first}**: {_usd(random)}, transparent backgrounds\n- **{second}**: {_usd(random)}, 4K\n- [prices](https://example.org/{first[:4]})\n\n"


def _code(random: Random, first: str, second: str) -> str:
    return f'```python\nclient.images.generate(model="{first}", quality="high")  # {_usd(random)}\n```\n\n'


def write(folder: Path, base: Base, size: int, each: int = 12_000, seed: int = 7) -> None:
    """Write articles of ``each`` characters until ``size`` bytes are reached."""
    random = Random(seed)
    written = number = 0
    while written < size:
        path = folder / f"{number // 1000:02}" / f"{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(random, base, each), encoding="utf-8")
        written += path.stat().st_size
        number += 1
