"""Writes what the fuzzers start from: the examples of every rule, pieces of the base, and words to splice in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from imgpick.checking.rules import RULES
from imgpick.kb import locate
from imgpick.kb.build import Sections
from imgpick.kb.load import check, load, read

WORDS = ("$0.05", "per image", "per 1,000 images", "cents", "Elo", "rank 1", "#1 on", "LMArena", "as of", "May 2026",
         "retired", "deprecated", "free", "cheaper than", "1024x1024", "medium", "batch", "megapixel", "<!--", "-->",
         "imgpick: ignore", "| --- |", "```", "~~~", "---\n", "[x](", "https://", "&amp;", "<td>", "\u200d", "\u202e")  # fmt: skip


def quoted(words: Iterable[str]) -> str:
    """A libFuzzer dictionary."""
    out = set()
    for word in words:
        raw = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}" for b in word.encode())
        if 0 < len(word) < 60:
            out.add(f'"{raw}"')
    return "\n".join(sorted(out)) + "\n"


def small(sections: Sections, model: dict[str, Any]) -> dict[str, Any]:
    """A base of one model with its family, routes and sources: small enough to be changed everywhere."""
    own = {key: value for key, value in model.items() if key != "remarks"}
    families = [family for family in sections["families"] if family["id"] == model["family"]]
    names = set(re.findall(r"'(?:source|route)': '([^']+)'", str([own, families])))
    return {
        "schema": "imgpick-base/1",
        "version": "2026.11.22",
        "models": [own],
        "families": families,
        "routes": [route for route in sections["routes"] if route["id"] in names],
        "sources": {key: source for key, source in sections["sources"].items() if key in names},
    }


def main(folder: Path) -> None:
    """Write seeds and dictionaries below ``folder``."""
    text, pieces = folder / "text", folder / "yaml"
    for path in (text, pieces):
        path.mkdir(parents=True, exist_ok=True)
    base = load(today="9999-12-31")
    examples = [example for rule in RULES.values() for example in (*rule.flags, *rule.passes)]
    for index, example in enumerate(examples):
        (text / f"rule-{index:03}").write_bytes(bytes([index % 5]) + example.encode())
    (folder / "names.dict").write_text(quoted([*(row.name for row in base.all_names()), *WORDS]), encoding="ascii")
    keys = set()
    for path in sorted(locate.shipped().glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        keys |= {line.strip("- ").partition(":")[0] + ":" for line in lines if ":" in line}
        for index in range(0, len(lines), 60):
            (pieces / f"{path.stem}-{index:05}").write_text("".join(lines[index : index + 60]), encoding="utf-8")
    sections, _ = check(read(None), "9999-12-31")
    for model in sections["models"]:
        tree = yaml.safe_dump(small(sections, model), sort_keys=False, width=10_000, default_flow_style=None)
        if len(tree) < 8000:
            (pieces / f"small-{model['id']}").write_text(tree, encoding="utf-8")
    traps = (
        "&a",
        "*a",
        "!!map",
        "<<:",
        "? ",
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "'",
        '"',
        "[",
        "{",
        "\ufeff",
    )
    (folder / "keys.dict").write_text(quoted([*keys, *traps]), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
