"""Inputs that must not grow with the square: names, prices and markup of all kinds, without end.

The tests count calls, ``python -m benchmarks.growth`` takes the time.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from imgpick import api
from imgpick.checking.engine import check_text
from imgpick.kb.base import Base

TODAY = "2026-11-22"
FALSE = "GPT Image 2 costs $9 per image at high quality."


def doubling() -> dict[str, Callable[[int], str]]:
    plain = "The river runs past the old mill and the bridge. "
    return {
        "prose": lambda n: (plain * 5 + "\n") * (4 * n),
        "one long line": lambda n: plain * (20 * n),
        "one long word": lambda n: "x" * (1000 * n),
        "claims": lambda n: f"{FALSE} FLUX.2 [pro] is 3 cents.\n\n" * (2 * n),
        "claims on one line": lambda n: f"{FALSE} " * n,
        "names without a stop": lambda n: "GPT Image 2 " * n,
        "names and commas": lambda n: "GPT Image 2, FLUX.2 [pro], " * n,
        "prices": lambda n: "$0.05 " * (3 * n),
        "prices of a model": lambda n: "GPT Image 2: " + "$0.05, " * n,
        "numbers": lambda n: "1,000,000.00 " * (10 * n),
        "digits": lambda n: "GPT Image 2 costs $" + "9" * (100 * n),
        "brackets": lambda n: "[" * (200 * n) + "GPT Image 2",
        "links": lambda n: "[GPT Image 2](http://a.b/c) " * n,
        "broken links": lambda n: "[GPT Image 2](" * (3 * n),
        "backticks": lambda n: "`" * (300 * n),
        "backticks that grow": lambda n: "".join("`" * (i % 40 + 1) + "a " for i in range(10 * n)),
        "stars": lambda n: "*a **b " * (50 * n),
        "quotes": lambda n: '"GPT Image 2 ' * n,
        "open comments": lambda n: "<!-- " * (100 * n) + "GPT Image 2",
        "open tags": lambda n: "<td " * (100 * n) + "GPT Image 2",
        "tables": lambda n: "| Model | Price |\n|---|---|\n| GPT Image 2 | $9 |\n\n" * n,
        "one long table": lambda n: "| Model | Price |\n|---|---|\n" + "| GPT Image 2 | $9 |\n" * n,
        "one wide row": lambda n: "| GPT Image 2 " * n + "|\n" + "|---" * n + "|\n" + "| $9 " * n + "|\n",
        "pipes": lambda n: "|" * (200 * n) + "\n" + "-" * 50,
        "deep lists": lambda n: "".join(" " * (i % 40) + "- GPT Image 2\n" for i in range(n)),
        "deep quotes": lambda n: ">" * (100 * n) + " GPT Image 2",
        "headings": lambda n: "# GPT Image 2\n\nIt costs $9.\n\n" * n,
        "fences": lambda n: "```\nGPT Image 2\n```\n" * (5 * n),
        "fences never closed": lambda n: "```a\n~~~b\n" * (20 * n) + "GPT Image 2",
        "front matter never closed": lambda n: "---\n" + "a: b\n" * (100 * n) + "GPT Image 2",
        "ignores": lambda n: f"<!-- imgpick: ignore price-mismatch because -->\n{FALSE}\n\n" * n,
        "blanks in an ignore": lambda n: "<!-- imgpick-ignore price: x" + " " * (300 * n) + "y -->\nGPT Image 2",
        "ignores on lines": lambda n: "GPT Image 2\n" + "<!-- imgpick-ignore price: x -->\n" * (3 * n),
        "tags in tags": lambda n: "GPT Image 2 " + "<a://" * (60 * n),
        "at at at": lambda n: "GPT Image 2 is at " + "at " * (60 * n) + "number 3",
        "dashes": lambda n: "-" * (300 * n) + " GPT Image 2",
        "dashes in a unit": lambda n: "GPT Image 2 costs $9 per i" + "-" * (300 * n) + "mage",
        "dots in code": lambda n: "`gpt" + "." * (300 * n) + "!` GPT Image 2",
        "blanks": lambda n: "GPT Image 2 costs" + " " * (300 * n) + "$9 per image",
        "new lines": lambda n: "GPT Image 2 costs" + "\n" * (300 * n) + "$9 per image",
        "dates": lambda n: "checked 2026-05-26, updated May 2026, " * (3 * n),
        "ranks": lambda n: "GPT Image 2 is rank 1 on LMArena with Elo 1300. " * n,
        "years": lambda n: "GPT Image 2 was released in " + "May 2026 and " * (3 * n),
        "joiners": lambda n: "GPT" + "\u200d" * (200 * n) + " Image 2",
        "bold lines": lambda n: "**GPT Image 2**\n\n- it costs $9\n\n" * n,
        "items with names": lambda n: "- GPT Image 2\n" * n,
        "questions": lambda n: "Is GPT Image 2 free of charge? Yes. " * n,
        "one question long": lambda n: "GPT Image 2? " * n,
        "pronouns": lambda n: "GPT Image 2 is out. It costs $9 per image. " * n,
        "versions alone": lambda n: "GPT Image 2 and 2.5 or 2.6 than 1.5, " * n,
        "levels of headings": lambda n: "".join("#" * (6 - i % 6) + " GPT Image 2\n" for i in range(n)),
        "figures without a coin": lambda n: "GPT Image 2 costs six cents and medium three, " * n,
        "newest of vendors": lambda n: "google's latest image model came out in " * n,
        "neither": lambda n: "GPT Image 2 neither " * n + ": x",
        "families": lambda n: "flux flux.2 imagen gpt-image nano banana " * (2 * n),
    }  # fmt: skip


def table() -> list[str]:
    """Each input and its double, timed in this process; a growth with the square shows as four times."""
    base = api.load()
    check_text(FALSE, base, today=TODAY)
    lines = ["| text without end | characters | s | twice as many, s | x |", "|---|--:|--:|--:|--:|"]
    for what, make in doubling().items():
        count = 25
        while _seconds(base, make(count)) < 0.1 and count < 12_800:
            count *= 2
        first, second = (min(_seconds(base, make(n)) for _ in range(3)) for n in (count, 2 * count))
        lines.append(f"| {what} | {len(make(count)):,} | {first:.3f} | {second:.3f} | {second / first:.1f} |")
        print(lines[-1], flush=True)
    return lines


def _seconds(base: Base, text: str) -> float:
    begin = time.process_time()
    check_text(text, base, today=TODAY)
    return time.process_time() - begin


if __name__ == "__main__":
    table()
